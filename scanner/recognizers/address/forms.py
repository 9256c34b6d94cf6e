"""How addresses and their parts are written, as expressions that columns and texts share.

Digits and signs are matched in the raw text, in both widths and with every dash.
"""

from scanner.recognizers.address.gazetteer import PREFECTURES
from scanner.recognizers.address.in_kana import KANA_ALONE, KANA_BEGIN, KANA_SCREEN
from scanner.recognizers.reading.normalise import DASHES, MASKS, SPACES, VOWEL_SIGNS
from scanner.recognizers.reading.shapes import in_shapes

SPACE = f" {SPACES}"
DASH = rf"\-{DASHES}{VOWEL_SIGNS}"
JAPANESE = "一-龠々〆ヵヶぁ-んァ-ヴー㐀-䶿﨎-﨩𠀀-𪛟"
"""Kanji beyond those of JIS included, as names of places and people have them (﨑, 𠮷)."""
PREFECTURE = f"(?:{'|'.join(PREFECTURES)})"
CITY_MARK = "[市区町村]"
DIGIT = "[0-9０-９]"
NUMERAL = f"[1-9１-９]{DIGIT}{{0,4}}"
IN_KANJI = "[一二三四五六七八九十百千〇]{1,7}"
NUMBER = f"(?:{NUMERAL}|{IN_KANJI})"
UNIT = "(?:丁目|番地の?|番|号|条[東西南北]?|丁|地割|線)"
JOIN = f"(?:{UNIT}[{DASH}のノ]?|[{DASH}のノ])"
FIRST_UNIT = "(?:丁目|番地|番|号室?|地割)"
KANJI = "一-龠々〆ヵヶァ-ヴー㐀-䶿﨎-﨩𠀀-𪛟"
LOT = (
    f"(?:{NUMBER}(?:[{SPACE}]?{JOIN}(?:[{SPACE}]?{NUMERAL}|{IN_KANJI})){{1,6}}(?:[{SPACE}]?{UNIT})?"
    f"|{NUMBER}[{SPACE}]?{FIRST_UNIT})"
)
"""Numbers that nothing but an address has; behind a space 三 may begin a name."""

POSTCODE = f"〒?[{SPACE}]?{DIGIT}{{3}}[{DASH}]?{DIGIT}{{4}}"
_WING = (
    f"(?:{DIGIT}{{1,3}}(?:号棟|棟|号館|館|番館)[{SPACE}]?|[A-ZＡ-Ｚ][{DASH}]?"
    f"|{DIGIT}{{1,3}}[{DASH}](?:{DIGIT}{{1,2}}[{SPACE}])?)?"
)
ROOM = f"(?:{_WING}{DIGIT}{{1,4}}(?:号室|号棟|号館|棟|号|階|Ｆ|F|室)?)"
BUILDING = f"[{SPACE}]?(?:第{DIGIT})?[{JAPANESE}A-Za-zＡ-Ｚａ-ｚ・&]{{2,16}}[{SPACE}]?{ROOM}"
OAZA = "(?:大字|小字|字)"

FULL = (
    rf"\A[{SPACE}\r\n'\"]{{0,3}}(?:{POSTCODE}[{SPACE}\r\n]{{0,2}})?"
    f"{PREFECTURE}[{SPACE},，]?[{JAPANESE}]{{1,10}}{CITY_MARK}"
    f"[{SPACE},，{JAPANESE}]{{0,24}}{LOT}"
)
"""A text that begins so needs no gazetteer."""

ON_ONE_LINE = r"[^。\n]*\s*\z"
"""What a cell that begins so may go on with, and no sentence does."""

SENTENCE = (
    *("を", "より", "から", "まで", "です", "ます", "した", "して", "にて"),
    *("お住", "居住", "在住", "の方", "の件"),
)
"""What a sentence goes on with behind an address."""

GOES_ON = [
    *SENTENCE,
    *("、", "．", "@", "＠", "内 ", "内　", "電話", "携帯", "様", "TEL", "Tel", "tel", "ＴＥＬ"),
    *(
        "御中",
        "公民館",
        "図書館",
        "体育館",
        "美術館",
        "博物館",
        "資料館",
        "神社",
        "役所",
        "役場",
        "庁舎",
    ),
    *("病院", "公園", "駅東口", "駅西口", "駅南口", "駅北口", "センター", "ホール"),
    *(particle + verb for particle in "にへ" for verb in "転引住居送届あ"),
    *(space + zero for space in " 　" for zero in "0０"),
]
"""What tells that a cell is more than the address that it begins with."""

FROM_CITY = (
    rf"\A[{JAPANESE}]{{1,10}}{CITY_MARK}[{SPACE}{JAPANESE}]{{0,24}}"
    f"(?:{NUMERAL}[{SPACE}]?{JOIN}[{SPACE}]?{NUMERAL}|{NUMBER}(?:丁目|番地))"
)
"""A text that begins so is an address if its municipality is one."""

PUBLIC = (
    rf"\A(?:[{JAPANESE}]{{1,10}}{CITY_MARK}(?:役[所場]|立|民|営|内|議会|の)"
    rf"|[^市区0-9０-９{SPACE}]{{1,8}}[町村]{NUMBER}丁目(?:[^0-9０-９一二三四五六七八九十の{SPACE}]|$))"
)
"""An office of a municipality, or the blocks of a town that one may be called like: 新富町2丁目."""

LABELS = "住所|番地以[下降]|引っ?越し?先|送付先|届け?先|転居先|転入|転出|住まい|居所"
ROW = f"{NUMERAL}(?:[{DASH}]{NUMERAL}){{1,3}}"
DOORS = (
    f"(?:{NUMERAL}条[東西南北]?)?{NUMBER}[{SPACE}]?丁目[{SPACE}の]?{NUMBER}|{NUMBER}[{SPACE}]?番地"
    f"|{NUMBER}[{SPACE}]?丁目(?=[)）])"
    f"|{ROW}(?![0-9０-９{DASH}])"
)
"""How numbers of a door begin that leave no doubt, even behind a town alone."""

SCREEN = f"{CITY_MARK}|{LABELS}|[家宅][は(（:：]|丁目|番地|[{JAPANESE}]{ROW}"
CALLED = "の[一-龠々ヶ]{1,4}(?:様|さん|で[すご]|じゃ|だけど|やけど|と[い言申])"
SIGNED = rf"[。!！?？\n][^。\n]*[{SPACE}][一-龠々ヶ]{{1,4}}[{SPACE}]*(?:[\n、]|\z)"
KEYS = "(?i:addr(?:ess)?|j[uy]u?s[hy]?o)"
HONOURED = "(?:[^客者皆]様|さん|さま|氏)[(（]"
"""Somebody behind whom a bracket opens, in which their town may stand."""

DOOR = f"{DIGIT}|[丁番条号割都道府県住転越]|{CALLED}|{SIGNED}|{KEYS}|{HONOURED}"
"""What of these texts may hold an address."""

TOWN = (
    rf"\A[{SPACE}]*(?:{OAZA}?[{JAPANESE}]{{1,20}}[{SPACE}]?(?:{LOT}|{NUMERAL})(?:{BUILDING})?)"
    rf"[{SPACE}\r\n]*\z"
)
_YEAR_OF_ERA = f"(?:明治|大正|昭和|平成|令和){DIGIT}{{1,2}}"
YEAR = (
    rf"\A[{SPACE}]*(?:{_YEAR_OF_ERA}[{SPACE}]?(?:年[^\r\n]*)?|[小中高][1-6１-６])[{SPACE}\r\n]*\z"
)
"""Which is one of an era or of a school, though 昭和 and 中 are towns: 昭和25年法律第211号."""

TOWN_NAMES = tuple(
    rf"\A[{SPACE}]*{OAZA}?([{JAPANESE}]+?)(?:{OAZA}[{JAPANESE}]+?)?[{SPACE}]?(?:{number})"
    for number in (DIGIT, "[一二三四五六七八九十]{1,3}(?:丁目|番|条)")
)
"""What stands before its number; in kanji that may be part of the name (九番町)."""

_STREET = (
    r"[1-9][0-9]{0,4}(?:-[1-9][0-9]{0,4}){0,4}[, ]{1,2}[A-Za-z][A-Za-z' -]{2,30}"
    r"|[A-Za-z][A-Za-z' ]{2,30}[, ]{1,2}[1-9][0-9]{0,4}(?:-[1-9][0-9]{0,4}){1,3}"
)
KANA = f"[ァ-ヴーｦ-ﾟ{SPACE}]"
PARTS = (
    rf"\A[{SPACE}\r\n]*(?:{POSTCODE}|{PREFECTURE}|[{JAPANESE}]{{1,10}}{CITY_MARK}|{LOT}"
    rf"|{PREFECTURE}?[{JAPANESE}]{{1,10}}{CITY_MARK}[{SPACE}]?[{JAPANESE}]{{1,14}}|{KANA_ALONE}"
    rf"|[{JAPANESE}A-Za-zＡ-Ｚａ-ｚ・& {SPACES}]{{2,20}}{ROOM}"
    rf"|[{JAPANESE}]{{0,12}}{NUMERAL}[区線号条][{JAPANESE}]{{0,6}}(?:{LOT}|{NUMERAL})"
    rf"|{_STREET}|{KANA}{{4,40}}{DIGIT}[0-9０-９{DASH}{SPACE}]*(?:{KANA}{{0,24}}{ROOM})?)[{SPACE}\r\n]*\z"
)
PREFECTURE_ALONE = rf"\A[{SPACE}]*{PREFECTURE}[{SPACE}\r\n]*\z"
SHORT_PREFECTURES = tuple(name[:-1] for name in PREFECTURES if name != "北海道")
SHORT_SHAPE = r"\A[ s]*(?:Kkk){2,3}[ s]*\z"
_NUMBER = "[1-9][0-9]{0,4}"
_SPACE = "[ \t]"
PARTS_IN_ASCII = (
    rf"\A[ \t\r\n]*(?:{_SPACE}?[0-9]{{3}}-?[0-9]{{4}}"
    rf"|{_NUMBER}(?:{_SPACE}?-{_SPACE}?{_NUMBER}){{1,6}}"
    rf"|{_STREET}|(?:[A-Za-z& \t]{{2,20}}|{_SPACE}{{4,40}}[0-9][0-9 \t-]*)"
    r"(?:[A-Z]-?|[0-9]{1,3}-(?:[0-9]{1,2}[ \t])?)?[0-9]{1,4}F?"
    rf"|{_SPACE}{{4,40}}[0-9][0-9 \t-]*)[ \t\r\n]*\z"
)
"""``PARTS`` in a column without any other sign."""

NUMBERS_ALONE = rf"\A[\r\n〒0-9０-９{DASH}{SPACE}]+\z"
"""Of the parts, those that need no further look."""

TRAIN = rf"\A[{SPACE}]*[ぁ-んァ-ヴー]{{2,6}}[0-9０-９]{{1,4}}号[{SPACE}\r\n]*\z"
"""A train, which towns are called like as well: ひかり501号."""

LIKELY = (SCREEN, TOWN, PARTS, KANA_SCREEN)
"""What has an address is like one of these; as one expression they cost the engine twice."""

NEEDED = f"[0-9０-９市区町村都道府県一二三四五六七八九十百千〇]|{LABELS}|{KANA_BEGIN}"
"""Signs without which none of these is there: to ask for them first costs less."""

SHAPE = "[K0F]"
PARTS_SHAPE = in_shapes(PARTS_IN_ASCII)
MASKED = (
    rf"\A[{SPACE}\r\n]*(?:{PREFECTURE}|[{JAPANESE}]{{1,10}}{CITY_MARK})"
    f"[{SPACE}{JAPANESE}0-9０-９{DASH}]{{0,24}}[*{MASKS}]{{2}}"
)
