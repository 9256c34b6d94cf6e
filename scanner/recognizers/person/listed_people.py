"""Surnames alone, one after the other, where offices list people: to call, on duty, away.

A surname is mostly a place as well. In a list the others speak for it: all are surnames, one of
them is nothing else or has a mobile number beside it, and what leads to the list or closes it is
said of people (当番, の3名, 両名). A row of branches (大阪 06-…、名古屋 052-…) has none of these.
"""

import re
from collections.abc import Iterator, Sequence

from scanner.model.detection import Evidence
from scanner.recognizers.headers.of_persons import person_evidence
from scanner.recognizers.person.beside_surnames import SELDOM
from scanner.recognizers.person.people import Known, heard, known, reads_as_surname
from scanner.recognizers.person.told_names import NO_SURNAMES
from scanner.recognizers.person.whole_names import NOBODY
from scanner.recognizers.person.writings import HIRAGANA, KANJI, KATAKANA, SPACE, WITHIN_KANJI
from scanner.recognizers.reading.expressions import any_of, expression
from scanner.recognizers.reading.normalise import DASHES, VOWEL_SIGNS
from scanner.recognizers.reading.widened import EVERY, bits

Span = tuple[int, int]
_D = rf"[-. {DASHES}{VOWEL_SIGNS}]"
_ONE = rf"[{KANJI}](?:[{KANJI}]|[{WITHIN_KANJI}](?=[{KANJI}])){{0,4}}"
_OPEN = rf"(?<![{KANJI}{KATAKANA}0-9A-Za-z])"
_ABROAD = "(?:0081|[+]81)[- ]?"
_PHONE = (
    rf"(?:(?P<mobile>[(]?0[5-9]0[)]?{_D}?[0-9]{{3,4}}|{_ABROAD}[(]?0?[)]?[5-9]0)"
    rf"|[(]?0[0-9]{{1,4}}[)]?{_D}?[(]?[0-9]{{1,4}}[)]?{_D}?[0-9]{{3,4}}|{_ABROAD}[(]?0?[)]?[0-9])"
)
PHONED = expression(
    rf"{_OPEN}(?P<name>{_ONE})(?:[{SPACE}]{{1,2}}|[{SPACE}]?(?:[:：(→…=/]|->|\.\.\.?)[{SPACE}]?)(?={_PHONE})"
)
URGENT = expression(
    rf"(?:急ぎは|(?:連絡|問い?合わ?せ|担当|緊急|電話)先?は?)[、:]?[{SPACE}]?(?P<name>{_ONE})"
    rf"(?=[{SPACE}]?[(][{SPACE}]?{_PHONE}|[{SPACE}]?[(]内線)"
)
_ITEM = rf"(?:{_ONE}|[{KATAKANA}]{{2,8}}(?:・[{KATAKANA}]{{2,8}})?)"
_SEP = rf"[{SPACE}]?[、,・/と][{SPACE}]?"
_ROW = rf"{_ITEM}(?:{_SEP}{_ITEM}){{0,9}}"
COUNTED = expression(
    rf"(?:{_OPEN}|(?<=[はがもで]))(?P<row>{_ITEM}(?:{_SEP}{_ITEM}){{1,9}})[{SPACE}]?"
    rf"(?=両名|両氏|両人|(?:の|ら|ほか|他)[{SPACE}]?[0-9一二三四五六七八九十]{{1,2}}[{SPACE}]?[名人](?![{KANJI}])"
    rf"|の(?:両名|両氏|二人|ふたり|両者|各氏|面々|皆さん|各位))"
)
DUTY = (
    "当番者?|交代要員|交替要員|代替要員|要員|引率者?|運転手?|運転者|添乗員?|添乗|スタッフ|メンバー|出勤者?"
    "|休み|休暇|公休|欠席者?|欠勤者?|遅刻|早退|外出者?|出張者?|在席|不在者?|離席|看護師|医師|保健師|介護士"
    "|相談員|受付|司会|幹事|会計|書記|監事|班長|副班長|隊長|リーダー|サブリーダー|講師|助手|警備員?|清掃員?"
    "|[早遅中夜日休当]番|夜勤|日勤|準夜|深夜|宿直|当直|日直|オペ|オペレーター?|OP|SV|MC|レジ|ホール|出席者?|参加者?"
    "|配達員?|集配|検針員?|巡回|見回り|立会人?|同行者?|付添|補助|応援|責任者|副責任者|面接官?|試験官|採点"
)
ON_DUTY = expression(
    rf"(?:{DUTY})(?:[:=]|は、?|[{SPACE}](?=[^{SPACE}]{{1,5}}(?:[、,{SPACE}/)]|\Z)))[{SPACE}]?(?P<row>{_ROW})"
    rf"(?=[{SPACE}\n。、/|)\]】;]|\Z|です|が|を)"
)
SEXED = expression(rf"{_OPEN}(?P<name>{_ONE})(?=\((?:男性?|女性?|M|F)[)、,])")
_DAY = "(?:本日|今日|明日|昨日|明後日|一昨日|今朝|今週|来週|午前中?|午後|終日|当日|翌日|現在|[月火水木金土日]曜日?)"
AWAY = expression(
    rf"{_OPEN}(?:{_DAY}[はの、]?[{SPACE}]?)?(?P<name>{_ONE})(?=[はがも]、?(?:{_DAY}|[0-9/時から\-まで日月]{{1,12}}|急遽|急きょ|体調不良[のに]?[でたよ]?[めり]?|私用で|家庭の都合で)*、?"
    r"(?:お?休み|休暇|欠勤|有[給休]|年休|代休|振休|早退|遅刻|病欠|外出|出張|直行|直帰|在宅|テレワーク"
    r"|離席|席を外|育休|産休|公休|夏休|半休|研修|会議中|退席|退社|帰宅|不在|異動|退職|着任|転勤|入院|欠席))"
)
HOUSES = expression(
    rf"{_OPEN}(?P<name>{_ONE})家[・、と＆&][{SPACE}]?(?P<other>{_ONE})家"
    rf"(?=[ごご御]?両家|の(?:両家|駐車|受付|控|席|親族|荷物|披露|結婚|挙式|婚礼|二次会|法事|法要|葬|告別|集金|案内)|様)"
)
DOOR = expression(
    rf"(?:表札|ポスト|郵便受け?|インターホン|呼鈴|名札|ネーム|記名|署名|サイン|押印|印影|印鑑|ハンコ|はんこ|印)(?:の名[前字]?)?(?:は|が|に|も|には|には?、|:)?[{SPACE}]?[「『\"'“](?P<name>{_ONE})[」』\"'”]"
    rf"|表札(?:は|が|に|:|[{SPACE}])?[{SPACE}]?(?P<plain>{_ONE})(?=[、。,){SPACE}\n]|\Z|です|と|の)"
)
NAMED_SO = expression(
    rf"(?:{_OPEN}|(?<=[はがの]))(?P<name>{_ONE})"
    rf"(?=という[0-9一二三四五六七八九十代の若高年配齢い]{{0,6}}(?:男性?|女性?|方|人物?|者|お客|ご?婦人|老人|学生|生徒|社員|職員|名前|名字|苗字|姓|子|青年|店員|業者の)"
    rf"|と(?:名乗|称す|称し|名のる|名のり))"
)
SHARE = expression(
    rf"(?:\A|[、。\n:;]|番号。|(?<=[{SPACE}]))[{SPACE}]?(?P<name>{_ONE})分(?=[、。\n){SPACE}]|\Z|です|の(?:カード|書類|申請|個人|番号|手続|請求|会費))"
)


def listed_people(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find surnames that stand alone in lists, beside numbers and where people are on duty.

    Args:
        text: With signs of ASCII in ASCII.
        may: Which of the expressions ``ASKED`` could fit.
    """
    phoned, rows, others = bits(may, ASKED)
    if phoned:
        yield from _phoned(text)
    for row in _rows(text) if rows else ():
        yield from row
    for pattern in ALONE if others else ():
        yield from (span for found in pattern.finditer(text) for span in _alone(found))


def may_be_surname(word: str) -> bool:
    """Tell whether people are called so, whatever else it is."""
    if word in NO_SURNAMES or word in NOBODY:
        return False
    return known(word) & Known.SURNAME > 0 or word in SELDOM


def _is_in_row(word: str) -> bool:
    """Tell the same of a word that may be somebody from abroad."""
    if word[0] > "ヿ":
        return may_be_surname(word)
    return "・" in word or bool(heard(word) & (Known.SURNAME | Known.FOREIGN))


def _is_surely(word: str) -> bool:
    """Tell whether a surname is no place, or a surname before it is one."""
    return reads_as_surname(word) or (may_be_surname(word) and not known(word) & Known.PLACE)


def _phoned(text: str) -> Iterator[Span]:
    """Find surnames beside numbers to call: in a list, or one beside a mobile number."""
    items = [item for item in PHONED.finditer(text) if may_be_surname(item["name"])]
    if items and not _is_of_things(text, items[0].start()):
        listed = len(items) > 1 and any(_is_surely(item["name"]) for item in items)
        mobile = any(item["mobile"] for item in items)
        yield from (
            item.span("name")
            for item in items
            if (listed and (mobile or all(len(one["name"]) > 1 for one in items))) or item["mobile"]
        )
    for urgent in URGENT.finditer(text):
        if may_be_surname(urgent["name"]):
            yield urgent.span("name")


LED = expression(rf"([{KANJI}{KATAKANA}]{{2,8}})[:{SPACE}]{{1,2}}[^:\n]{{0,8}}\Z")
LED_REACH = 20


def _is_of_things(text: str, at: int) -> bool:
    """Tell whether a label before a list says that it is of shops: 店舗：上野 03-…."""
    led = LED.search(text, max(0, at - LED_REACH), at)
    return led is not None and Evidence.OTHER_NAME in person_evidence(led[1])


SPLIT = expression(_SEP)


def _rows(text: str) -> Iterator[Sequence[Span]]:
    """Give the rows of surnames whose end or whose label says that they are people."""
    for counted in COUNTED.finditer(text):
        yield _row(counted)
    for duty in ON_DUTY.finditer(text):
        yield _row(duty)


def _row(found: re.Match[str]) -> Sequence[Span]:
    """Give the items of a row, all of which are surnames, one of them before anything else."""
    row, start = found["row"], found.start("row")
    seps = [sep.span() for sep in SPLIT.finditer(row)]
    starts, ends = [0, *(end for _, end in seps)], [*(at for at, _ in seps), len(row)]
    words = [row[at:end] for at, end in zip(starts, ends, strict=True)]
    if not all(map(_is_in_row, words)) or not any(map(_is_surely, words)):
        return ()
    return [(start + at, start + end) for at, end in zip(starts, ends, strict=True)]


def _alone(found: re.Match[str]) -> Iterator[Span]:
    """Give the surnames of a match."""
    groups = [group for group, word in found.groupdict().items() if word is not None]
    words = [found[group] for group in groups]
    thing = found.string[found.end() : found.end() + 1] == "分"
    if all(map(may_be_surname, words)) and not (thing and known(words[0] + "分")):
        yield from map(found.span, groups)


ALONE = (SEXED, AWAY, HOUSES, DOOR, NAMED_SO, SHARE)
ASKED = (any_of(PHONED, URGENT), any_of(COUNTED, ON_DUTY), any_of(*ALONE))
