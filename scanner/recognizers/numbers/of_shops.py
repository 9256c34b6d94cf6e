"""Telephones that the sentences around them make those of a shop.

News of a shop end with its number in a sentence of its own (定休日が変わりました。電話…), and
guides go on behind it with what a guest should know (予約不可, 駐車場5台).
"""

from scanner.recognizers.reading.expressions import expression

_LABEL_ALONE = expression(r"[ 　]*(?:お?電話(?:番号)?|(?i:tel)|℡|☎|(?:新しい)?番号)?[はが:：. 　]*")
_NEWS = expression(
    "定休日|営業時間(?![内中外])|年中無休|休業|休館|加盟店|新店"
    "|(?:開|閉|移転|[開閉]店|オープン)(?:しま|し[たて]|予定|に(?:なり|つき))"
)
"""What a sentence says of a shop, whose number the next one tells."""

_OF_MEMBER = expression(
    "(?:加盟|取扱|協賛|参加)店(?!主|員)[^、。\\n]{1,24}の(?:新しい|新)?"
    r"(?:お?電話(?:番号)?|連絡先|番号|(?i:tel))[がはを:：]?[ 　]?\Z"
)
"""A shop of the programme, whose number follows: 加盟店たこ焼き花子の連絡先が…."""

_OF_SOMEBODY = expression("(?<!お客)様|さん|さま|氏|自宅|携帯|本人|折り?返|会員|入電|申[込出し]")
_GUIDE = expression(
    r"(?:です)?[。、 　]{1,2}(?:(?:要|完全)?予約(?:不可|制|優先|のみ)"
    r"|駐車場(?:[0-9０-９]+台|[:：]|あり|なし|有|無|完備)"
    r"|定休日?[:：は]|営業(?:時間)?[:：0-9０-９]|年中無休"
    r"|[月火水木金土日]曜(?:日は?)?(?:定休|休)|テイクアウト(?:可|OK)|現金のみ)"
)
"""What guides say of a shop behind its number."""

_LINE = expression(r"[\n。]")
_BEFORE = 80


def is_told_of_shop(text: str, start: int, end: int) -> bool:
    """Say whether the sentence before a number, or what goes on behind it, is about a shop.

    Args:
        text: The whole text.
        start: Where the number begins.
        end: Where it ends.
    """
    if _GUIDE.match(text, end):
        return True
    before = text[max(0, start - _BEFORE) : start]
    if _OF_MEMBER.search(before):
        return True
    *_, told, label = ["", *_LINE.split(before)]
    if _LABEL_ALONE.fullmatch(label) is None or _OF_SOMEBODY.search(before):
        return False
    return _NEWS.search(told) is not None
