"""Telephones that the sentences around them make those of a shop.

News of a shop end with its number in a sentence of its own (定休日が変わりました。電話…), and
guides go on behind it with what a guest should know (予約不可, 駐車場5台).
"""

from scanner.recognizers.houses import is_house
from scanner.recognizers.numbers.forms import H
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import WIDE, folding

_LABEL_ALONE = expression(r"[ 　]*(?:お?電話(?:番号)?|(?i:tel)|℡|☎|(?:新しい)?番号)?[はが:：. 　]*")
_NEWS = expression(
    "お?忘れ物|落[とし]し?[主物](?!.*(?:届け出|申し出)(?:た|が))|拾得|お心当たり|定休日|営業時間(?![内中外])|年中無休|休業|休館|加盟店|新店"
    "|(?:開|閉|移転|[開閉]店|オープン)(?:しま|し[たて]|予定|に(?:なり|つき))"
)
"""What a sentence says of a shop, whose number the next one tells."""

_OF_MEMBER = expression(
    "(?:加盟|取扱|協賛|参加)店(?!主|員)[^、。\\n]{1,24}の(?:新しい|新)?"
    r"(?:お?電話(?:番号)?|連絡先|番号|(?i:tel))[がはを:：]?[ 　]?\Z"
    r"|[^、。\n様]{2,14}(?<![たいる次今])の(?:受付|窓口|案内所|管理(?:事務)?所|事務[所室]|フロント)"
    r"(?:の?(?:お?電話(?:番号)?|番号|連絡先|(?i:tel)))?[がは:：][ 　]?\Z"
)
"""A shop of the programme or the desk of a place, whose number follows: 索道の受付は…."""

_OF_SOMEBODY = expression("(?<!お客)様|さん|さま|氏|自宅|携帯|本人|折り?返|会員|入電|申[込出し]")
_GUIDE = expression(
    r"(?:です)?[。、 　]{1,2}(?:(?:要|完全)?予約(?:不可|制|優先|のみ)"
    r"|駐車場(?:[0-9０-９]+台|[:：]|あり|なし|有|無|完備)"
    r"|定休日?[:：は]|営業(?:時間)?[:：0-9０-９]|年中無休"
    r"|(?:受付|診療|窓口)(?:時間)?[ 　:：]{0,2}[0-9０-９]{1,2}[:：時][0-9０-９]{0,2}分?"
    r"[ 　]?[-~〜～ー－から]"
    r"|[月火水木金土日]曜(?:日は?)?(?:定休|休)"
    r"|(?:年末年始|冬[期季]間?|夏[期季]間?|お盆|祝日|荒天時|平日)[はも]?(?:お?休|閉)|テイクアウト(?:可|OK)|現金のみ)"
)
"""What guides say of a shop behind its number."""

_CALLED = expression(
    r"[^\s、。()（）]{2,20}に(?:お?電話|(?i:tel)|架電|照会|問い?合わ?せ|確認)(?:を?し(?:た|て)?)?"
    r"[、 　]?[(（]\Z"
)
_CALLED_US = expression(
    r"(?:\A|[\n。、 　])(?P<who>[^\s、。]{2,24}?)(?:様|さま|さん)?(?:より|から)の?"
    r"(?:お?電話|入電|着信|受電|架電|連絡"
    r"|問い?合わ?せ|(?i:tel))"
    r"[^\n]{0,40}折り?返し?(?:先|電話|連絡|番号|(?i:tel))?[はを:： 　]{0,2}\Z"
)
"""A firm that called, and where to call it back: 株式会社…より入電、…。折返し…."""

_COLLEAGUE = expression("の[^の]{1,6}\\Z")
_OF_STOCK = expression(
    r"[)）](?:[、。したとの 　]|しました?){0,4}(?:在庫|営業|予約|入荷|取り?置|取扱|品切)"
)
"""Around the number of a shop that somebody asked for goods: …に電話（…）、在庫3個."""

_FAX_ALONE = expression(
    r"[^0-9A-Za-zＡ-Ｚａ-ｚぁ-んァ-ヴー一-龠]{0,4}[旧新]?(?i:fax|ＦＡＸ|ファッ?クス|ファクシミリ)"
    r"(?:番号|送[付信]先|宛先?)?[ 　:：]{0,3}"
)
"""A text that is the number of a fax, which hardly anybody has at home."""

_FAX_BEFORE = expression(
    "(?i:fax|ＦＡＸ|ファッ?クス|ファクシミリ)(?:番号|の?(?:送[付信]|返信)?先|宛先?)?"
    "[ 　:：]{0,3}\\Z"
)
_MAIN_LINE_BEFORE = expression(
    rf"(?:代表|大代表|直通)(?:電話|番号)?[ 　:：]{{0,2}}[0-9０-９()（）{H}]{{9,18}}"
    r"(?:[ 　、,/／]{0,2}[(（]?内線[ 　:：]?[0-9０-９]{1,6}[)）]?)?[ 　、,/／]{0,3}\Z"
)
"""The line of an office, and perhaps an extension, before the number of its fax."""

_DEPARTMENT_BEHIND = expression("[ 　]?[(（][^()（）\\n様]{1,12}[課係室部局班署所館園校店][)）]")
"""Around the number of a department's fax."""

_narrow = folding(WIDE | {"\u3000": " "})
_OURS = expression(
    r"(?i:(?:call|contact|phone|reach|ring) us(?: (?:at|on|by phone(?: at)?))?"
    r"|our (?:office|phone|tel)(?: number)?(?: is)?)[ :]{1,3}\Z"
)
"""What an office that writes in English says before its own number."""

SCREEN = (
    "[ltehgｌｔｅｈｇ][ 　][uｕ][sｓ][ 　:：]"
    "|[rｒ][ 　](?:[oｏ][fｆ][fｆ][iｉ][cｃ]|[pｐ][hｈ]|[tｔ][eｅ][lｌ])"
    "|の(?:受付|案内所|管理所|事務)|年末年始|[冬夏][期季]|お盆|祝日|荒天|平日|忘れ物|落[とし]し?[主物]|拾得|心当たり"
    "|(?:受付|診療|窓口)(?:時間)?[ 　:：]{0,2}[0-9０-９]"
    "|[FfＦｆ][AaＡａ][XxＸｘ]|ファッ?クス|ファクシミリ"
    "|に(?:お?電話|[TtＴｔ][EeＥｅ][LlＬｌ]|架電|照会|問い?合わ?せ|確認)[^0-9０-９]{0,8}[(（]"
)
"""What a text has, beside words for houses, whose number may be that of a shop."""

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
    if (
        _OURS.search(_narrow(before))
        or _is_fax_of_house(text, start, end)
        or _OF_MEMBER.search(before)
        or _is_of_firm(before)
    ):
        return True
    if _CALLED.search(before) and _OF_STOCK.match(text, end):
        return _OF_SOMEBODY.search(before) is None
    *_, told, label = ["", *_LINE.split(before)]
    if _LABEL_ALONE.fullmatch(label) is None or _OF_SOMEBODY.search(before):
        return False
    return _NEWS.search(told) is not None


def _is_fax_of_house(text: str, start: int, end: int) -> bool:
    """Say whether a number is all that a text holds of a fax, or a department's."""
    if _FAX_ALONE.fullmatch(text, 0, start):
        return _OF_SOMEBODY.search(text, end) is None
    led = _FAX_BEFORE.search(text, max(0, start - _BEFORE), start)
    if led is None:
        return False
    if _MAIN_LINE_BEFORE.search(text, max(0, led.start() - _BEFORE), led.start()):
        return True
    return _DEPARTMENT_BEHIND.match(text, end) is not None


def _is_of_firm(before: str) -> bool:
    """Say whether a firm called, and none who works there by name, and is to be called back."""
    caller = _CALLED_US.search(before)
    if caller is None or _COLLEAGUE.search(caller["who"]):
        return False
    return is_house(caller["who"])
