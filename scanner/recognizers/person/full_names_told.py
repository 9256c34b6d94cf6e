"""Full names behind a word for whose they are, without a sign, and before what only people have.

相続人A, 支払先A and 後任としてA lead to somebody, Aの個人番号, Aの後任 and Aあてに…を郵送 are said
of nobody else, and so is who stands in a log between a time and what was done. A given name may be
one that no dictionary has, and a name may be written in hiragana as one word. In a row of names
every item must be one, and half of them be known.
"""

import re
from collections.abc import Iterator
from itertools import compress

from scanner.recognizers.person.names_by_form import is_given_by_form
from scanner.recognizers.person.names_by_sound import is_full_by_sound
from scanner.recognizers.person.names_in_sentences import WHO, WHO_IN_KANA, named, who
from scanner.recognizers.person.people import Known, heard, known
from scanner.recognizers.person.writings import HALF_KANA, HIRAGANA, KANJI, KATAKANA, SPACE
from scanner.recognizers.reading.expressions import any_of, expression
from scanner.recognizers.reading.screening import EVERY, bits

Span = tuple[int, int]
_OPEN = rf"(?:(?<![{KANJI}{KATAKANA}{HIRAGANA}A-Za-z0-9])|(?<=[にではがもとをへのた]))"
_END = (
    rf"(?=[{SPACE}\n、,。/:;=()|→・…\]】」』\"'!※]|\Z|[がはとにへもを]"
    "|の(?:[0-9]|個人番号|マイナンバー|督促|カード|住所|電話|連絡先|件|アカウント|[父母妻夫娘]|家族)|より|から|です|様|さん|氏)"
)
BEHIND = expression(
    "(?:自称|名義|団員|指導者|(?:相続|受取|差出|届出|保証|後見|監査|立会|請求|代理)人|世帯主|(?:ご|お)?(?:支払|届け?|送り|納品|請求|送付)先|[ご御]?(?:依頼|送り)主"
    "|検査[官員]|審査官|調査官|司書|教諭|ドライバー|配達員|児童|生徒|園児|職員|社員|会員|顧客|配偶者|被?扶養者|(?:ご)?本人|講師|後任"
    rf"|(?:質問|利用|寄贈|退職|異動|休職|在職|受診|受給|申告|来店|来庁)者)(?:は|の|[{SPACE}])?{WHO_IN_KANA}{_END}"
)
"""Behind what somebody is, without a sign."""

LATE = expression(
    rf"(?<![{KANJI}])[亡故](?:[父母夫妻子兄弟姉妹娘]|[祖義][父母]|[長次三][男女]|息子)?{WHO_IN_KANA}(?=様|さん|氏|[のがは、{SPACE}])"
)
OF_KIN = expression(
    rf"(?:(?<![{KANJI}])(?:[祖義]?[父母]|[夫妻娘]|息子|[長次三][男女]|主人(?!公)|家内)|(?:友人|知人|同僚|従?[兄姉弟妹]|[祖義]?[父母]|[夫妻娘孫甥姪]|息子|主人|家内|いとこ)の){WHO}(?=の|[がはも]|名義|と申)"
)
"""Whom somebody calls by what they are and by name: 父前田陽菜の…."""

SUCCEEDING = expression(
    rf"(?:(?:後任|責任者|代表者?|管理者|担当者?|代理人?|講師|委員)として、?[{SPACE}]?|後任[はに]|[日0-9]付け?で、?|代わりに|に代わ(?:り|って)、?|に替わり、?){WHO}(?=[{SPACE}]?を|[がは、。]|です|に(?:決|なり))"
)
RIGHT = expression(
    r"(?:カナ|かな|漢字|氏名|名前|表記|読み|綴り|の字が|戸籍)[^\n。]{0,36}?[^\n]{0,4}?(?:正しくは|正:)"
    rf"[{SPACE}「『]?{WHO_IN_KANA}(?=[{SPACE}\n、。」』)!※…?]|です|\Z)"
)
READ = expression(
    rf"(?:(?:ひらがな|カタカナ)(?:表記|登録|印字)?(?:を?希望|依頼)|よみ(?:がな)?|ヨミ|読み(?:仮名|方)?|ふりがな|かな|しめい|なまえ|表示名|登録名|名乗り)(?:は|:|[{SPACE}「])[{SPACE}「]?"
    rf"(?P<name>[{HIRAGANA}]{{2,6}}[{SPACE}][{HIRAGANA}]{{2,6}}|[{KATAKANA}]{{2,8}}[{SPACE}][{KATAKANA}]{{2,8}}|[{KATAKANA}]{{4,12}}"
    rf"|[{HIRAGANA}]{{4,12}}?)(?=[{SPACE}\n、。」)!※…]|です|\Z)"
)
_DIFFERS = "で(?:違|異なる|相違|別)"
ONE_NAME = expression(rf"(?:名前|氏名|名義|表記)が{WHO}(?=と[^。、\n]{{2,12}}{_DIFFERS})")
OTHER_NAME = expression(rf"(?:名前|氏名|名義|表記)が[^。、\n]{{2,12}}と{WHO}(?={_DIFFERS})")
"""Two names of somebody: カードの名前が…と…で違う."""

READ_SO = expression(
    rf"[(「『](?P<name>[{HIRAGANA}]{{2,6}}[{SPACE}][{HIRAGANA}]{{2,6}}|[{KATAKANA}]{{2,8}}[{SPACE}][{KATAKANA}]{{2,8}}|[{HIRAGANA}{KATAKANA}]{{4,12}})"
    "(?=[)」』]と(?:お?読み[ましでい]|読む|お?呼び))"
)
OWNS = expression(
    rf"{_OPEN}{WHO}(?=の(?:個人番号|マイナンバー|基礎年金番号|被保険者番号|免許証番号)[^。\n0-9]{{0,6}}[0-9]"
    r"|(?:から|より)[^。、\n]{2,9}[にへ](?:変更|交代|交替|引き?継)"
    r"|の(?:後任|代わり|代役)(?:として|[はにで])|に代わ(?:り|って)|に替わ(?:り|って)"
    r"|\((?:会員|顧客|お客様|患者|利用者)(?:番号|ID|No)?[.: ]?[0-9]{3,}"
    r"|から(?:申請|届出|申し?出|請求|苦情)(?:が|を|あり)"
    r"|\([^()\n]{1,6}の(?:保護者|[祖]?[父母]|担任)\)"
    r"|\((?:班|組|係|隊|委員|副?会)長[ )、]|\(同(?:住所|居|上|世帯)\)"
    r"|[ ]?\((?i:DOB|birth|born|sex)[: ]|より。"
    r"|ら(?:ほか)?[0-9]{1,4}(?:名|人)[のをがはにへ分、。]|団員[、,。がはに\n]|が[0-9年月日/.-]{4,12}付け?で"
    r"|(?:あて|宛て?)に[^。\n]{1,24}?(?:郵送|発送|手渡|送付|送っ|渡し|届け|投函|通知|返送))"
)
COMES = expression(
    rf"(?:\A|(?<=[、。\n{SPACE}])|(?<=今朝|昨日|本日|先日|当日)){WHO}"
    r"(?=が[^。\n]{1,20}?に(?:お見え|いらっしゃ|いらし|お越し|来られ|来[館店所庁社場])|(?:が|は)[^。、\n]{0,4}持参)"
)
ASKED_OF = expression(
    rf"(?:[課室部係局所館園社班G]|チーム|センター|窓口|担当|事務局)の{WHO_IN_KANA}(?=まで(?:、?お|、?ご|連絡|問))"
)
_TIME = r"[0-9](?::[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,6})?)?|時(?:[0-9]{1,2}分|半)?)"
LOGGED = expression(
    rf"{_TIME}[{SPACE}\t]{{1,2}}(?:職員[{SPACE}])?{WHO}(?=\t|[{SPACE}\t](?:CSV|PDF|Excel|ログ[イア]|検索|閲覧|出力|参照|更新|削除|登録|画面|印刷|ダウンロード|照会|承認|変更|既読|未読))"
)
"""Who did something in a log, or has read something in a chat."""

HOLDS = expression(
    rf"{_OPEN}{WHO}(?=[{SPACE}、,]{{1,2}}[0-9][0-9,]{{0,9}}株(?!式)|\(続柄[:{SPACE}]|[、,{SPACE}]{{1,2}}[現旧新]住所[:は{SPACE}]"
    rf"|\((?:(?:男|女|[MF])[・/、{SPACE}]|[0-9]・)[0-9]{{1,3}}[歳才]?\))"
)
AT_DESK = expression(
    rf"(?:[課係局]|[{KANJI}{KATAKANA}ー]{{2}}[部室班])[{SPACE}]{{1,2}}{WHO}(?=[{SPACE}]{{1,2}}[(]?(?:内線|TEL|Tel|電話|直通|E?-?[Mm]ail)[:{SPACE}]{{0,2}}[0-9a-z(+])"
)
"""Who sits in an office, before the extension."""

EXAMINED = expression(
    rf"[日0-9]生[{SPACE}、]{{1,2}}{WHO}(?=[{SPACE}、]{{1,2}}(?:[未再要済]?受診|精検|対象|[0-9]{{4}}[-/年][0-9月日/-]{{2,8}}予約))"
)
VERIFIED = expression(
    rf"(?:証|パスポート|旅券)(?:により|にて|で確認。?){WHO}(?=、(?:[12][0-9]{{3}}|[明大昭平令MTSHR])[0-9元和成/.-])"
)
"""Whose papers were looked at."""

FAMILY = expression(
    rf"\((?P<name>[{KANJI}{HIRAGANA}{KATAKANA}]{{1,4}})(?=の(?:保護者|[祖曽]?[父母]|[兄姉弟妹]|ママ|パパ|お[父母]さん|担任)\))"
)
"""A child, in brackets behind a relative."""

_ITEM = (
    rf"[{KANJI}{KATAKANA}{HIRAGANA}][{KANJI}{KATAKANA}{HIRAGANA}]{{0,11}}"
    rf"(?:[{SPACE}・][{KANJI}{KATAKANA}{HIRAGANA}]{{1,8}}){{0,4}}"
    rf"|[{HALF_KANA}]{{2,16}}(?:[{SPACE}][{HALF_KANA}]{{2,9}})?"
    rf"|[A-Z][A-Za-z'’.-]{{0,14}}(?:[{SPACE}][A-Z][A-Za-z'’.-]{{0,14}}){{1,4}}"
)
_BETWEEN = rf"[{SPACE}]?[、,/][{SPACE}]?"
ROW = expression(
    rf"(?:(?P<led>(?:[出欠]席|参加|受講|申込|応募|当選|合格|入賞|メンバー|名簿|五十音|番号)[者生順]?:[{SPACE}]?)|(?<=:)|(?<=:[{SPACE}])|(?<![^\n{SPACE}★※・>。]))(?P<row>(?:{_ITEM})(?:{_BETWEEN}(?:{_ITEM})){{1,9}})"
    rf"(?=[{SPACE}]?の(?:[0-9]{{1,2}}|[二三四五六七八九十両各])[名人氏枚通件](?:[がはにをで、分の]|\Z)|[{SPACE}]?(?:各位|\Z|[\n。]))"
)
ITEM = expression(rf"{WHO_IN_KANA}|(?P<half>[{HALF_KANA}{SPACE}]{{4,20}})")
SEPARATOR = expression(_BETWEEN)
FEWEST = 2

GROUPS = (
    (BEHIND, LATE, OF_KIN, SUCCEEDING),
    (RIGHT, ASKED_OF, ONE_NAME, OTHER_NAME),
    (OWNS, COMES),
    (LOGGED, HOLDS, AT_DESK, EXAMINED, VERIFIED),
)
"""In groups whose screens the engine still reads in one pass."""

KNOWN = (OF_KIN,)
"""Where another word may begin: the dictionary must have both parts."""

ASKED = (*(any_of(*patterns) for patterns in GROUPS), any_of(READ, READ_SO, FAMILY), ROW)


def full_names_told(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find full names that a word before them or behind them tells.

    Args:
        text: With signs of ASCII in ASCII.
        may: Which of the expressions ``ASKED`` could fit.
    """
    *groups, lone, rows = bits(may, ASKED)
    yield from named(text, compress(GROUPS, groups), KNOWN)
    for pattern, believes in ALONE if lone else ():
        for found in pattern.finditer(text):
            if believes(found["name"]):
                yield found.span("name")
    for row in ROW.finditer(text) if rows else ():
        yield from _items(row)


def _is_read(word: str) -> bool:
    """Tell whether kana behind a word for a reading sound like a full name."""
    return is_full_by_sound(word, told=True)


def _is_given(word: str) -> bool:
    """Tell whether a word may be the given name of a child."""
    if word[0] <= "ヿ":
        return heard(word) & Known.GIVEN > 0
    return known(word) & Known.GIVEN > 0 or is_given_by_form(word)


ALONE = ((READ, _is_read), (READ_SO, _is_read), (FAMILY, _is_given))


def _items(row: re.Match[str]) -> Iterator[Span]:
    """Give the items of a row if all are names, and at least half of them are known.

    Where it is led to by a word for people, those from abroad are.
    """
    spans, sure, at = list[Span](), 0, row.start("row")
    gaps = [gap.span() for gap in SEPARATOR.finditer(row.string, *row.span("row"))]
    for end, behind in (*gaps, (row.end("row"), row.end("row"))):
        item = ITEM.fullmatch(row.string, at, end)
        span = who(item) if item else None
        if item is None or span is None:
            return
        spans.append(span)
        abroad = row["led"] is not None and item["abroad"] is not None
        sure += abroad or who(item, new=False) is not None
        at = behind
    if sure * 2 >= len(spans) >= FEWEST:
        yield from spans
