"""Surnames alone, one after the other, where offices list people: to call, on duty, away.

A surname is mostly a place as well. In a list the others speak for it: all are surnames, one of
them is nothing else or has a mobile number beside it, and what leads to the list or closes it is
said of people (当番, の3名, 両名). A row of branches (大阪 06-…、名古屋 052-…) has none of these.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import compress

from scanner.model.detection import Evidence
from scanner.recognizers.headers.of_persons import person_evidence
from scanner.recognizers.person.names_by_sound import in_katakana, is_lone_in_kana
from scanner.recognizers.person.people import Known, heard, known, reads_as_surname, sounding
from scanner.recognizers.person.rare_surnames import SELDOM
from scanner.recognizers.person.told_names import NO_SURNAMES
from scanner.recognizers.person.whole_names import NOBODY
from scanner.recognizers.person.writings import (
    HALF_KANA,
    HIRAGANA,
    KANJI,
    KATAKANA,
    SPACE,
    WITHIN_KANJI,
)
from scanner.recognizers.reading.expressions import any_of, expression
from scanner.recognizers.reading.normalise import DASHES, VOWEL_SIGNS
from scanner.recognizers.reading.screening import EVERY, bits
from scanner.recognizers.reading.word_sets import word_set

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
    rf"{_OPEN}(?P<name>{_ONE}|[{KATAKANA}]{{2,8}})(?:[{SPACE}]{{1,2}}|[{SPACE}]?(?:[:：(→…=/]|->|\.\.\.?)[{SPACE}]?)?(?={_PHONE}|(?P<inside>内線(?:番号)?[{SPACE}:(は]{{0,2}}[0-9]))"
)
URGENT = expression(
    rf"(?:急ぎは|(?:連絡|問い?合わ?せ|担当|緊急|電話)先?は?)[、:]?[{SPACE}]?(?P<name>{_ONE})"
    rf"(?=[{SPACE}]?[(][{SPACE}]?{_PHONE}|[{SPACE}]?[(]内線)"
)
_KANA = rf"(?:[{HIRAGANA}]{{2,7}}?|[{KATAKANA}]{{2,8}}|[{HALF_KANA}]{{2,9}})"
_ITEM = rf"(?:{_ONE}|[{KATAKANA}]{{2,8}}(?:・[{KATAKANA}]{{2,8}})?)"
_SEP = rf"(?:さん|様|氏)?[{SPACE}]?[、,・/と][{SPACE}]?"
_WHEN = rf"(?:[月火水木金土日](?:曜日?)?[:{SPACE}]{{1,2}}|\([月火水木金土日]\)[{SPACE}]?)?"
_ROW = rf"{_ITEM}(?:{_SEP}{_WHEN}{_ITEM}){{0,9}}"
COUNTED = expression(
    rf"(?:{_OPEN}|(?<=[はがもで]))(?P<row>{_ITEM}(?:{_SEP}{_ITEM}){{1,9}})[{SPACE}]?"
    rf"(?=両名|両氏|両人|ご?夫[妻婦]|(?:ペア|コンビ)(?![{KATAKANA}{KANJI}])|(?:の|ら|ほか|他)[{SPACE}]?[0-9一二三四五六七八九十]{{1,2}}[{SPACE}]?[名人](?![{KANJI}])"
    rf"|の(?:両名|両氏|二人|ふたり|両者|各氏|面々|皆さん|各位))"
)
_PEOPLE = (
    "当番者?|[交代替]{2}要員|引率者?|運転[手者]|添乗員?|スタッフ|メンバー|看護師|医師|保健師|介護士|相談員"
    "|司会者?|幹事|書記|監事|班長|隊長|リーダー|講師|助手|警備員|清掃員|[早遅中夜日休当]番|夜勤|日勤|準夜|宿直"
    "|当直|日直|オペレーター?|オペ|OP|SV|MC|出席者|欠席者|参加者|配達員|検針員|立会人|同行者|付添人?|責任者"
    rf"|面接官|試験官|調査員|担当者|(?<![{KANJI}])[早中遅夜休](?=:)"
)
_PLACED = (
    "窓口|要員|運転|添乗|出勤者?|休み|休暇|公休|欠席|欠勤者?|遅刻|早退|外出者?|出張者?|在席|不在者?|離席|受付|会計"
    "|深夜|レジ|ホール|出席|参加|集配|巡回|見回り|立会|同行|付添|補助|応援|採点|担当|既読|未読"
)
"""What a row of places may stand behind as well."""

ON_DUTY = expression(
    rf"(?:(?P<people>{_PEOPLE})|{_PLACED})"
    rf"(?:[:=]|は、?|[{SPACE}](?=[^{SPACE}\n]{{1,8}}(?:[、,{SPACE}/)\n]|\Z)))[{SPACE}]?{_WHEN}(?P<row>{_ROW})"
    rf"(?=[{SPACE}\n。、/|)\]】;:]|\Z|です|さんです|が|を)"
)
OWN_SIDE = expression(
    rf"(?<=[様氏長][/、, \n])(?P<people>当[市区町村県社方館店]|弊[社店]|本市|[市町]側|事務局)"
    rf"[{SPACE}:]{{1,2}}(?P<row>{_ROW})(?=[{SPACE}\n。、/|)\]】;:]|\Z)"
)
"""Behind guests in a meeting: those of the office."""

_STATE = "[済未可否出欠要不遅早○×△✓-]|OK|NG|[未返回]?(?:済み?|了|収|完了|提出|受領|返却|回収|確認)"
STATED = expression(
    rf"{_OPEN}(?P<row>{_ONE}\((?:{_STATE})\)(?:[{SPACE}、,・/]{{1,2}}{_ONE}\((?:{_STATE})\)){{1,9}})"
)
STATE = expression(rf"\((?:{_STATE})\)[{SPACE}、,・/]{{0,2}}")
"""A row of those who have done something or not, each in brackets: 西尾（済）、小鹿（未）."""

SEXED = expression(rf"{_OPEN}(?P<name>{_ONE}|[{KATAKANA}]{{2,8}})(?=\((?:男性?|女性?|M|F)[)、,])")
_DAY = (
    "(?:本日|今日|明日|昨日|明後日|一昨日|今朝|今週|来週|午前中?|午後|終日|当日|翌日|現在"
    "|[月火水木金土日]曜日?)"
)
AWAY = expression(
    rf"{_OPEN}(?:{_DAY}[はの、]?[{SPACE}]?)?(?P<name>{_ONE})(?=[はがも]、?(?:{_DAY}|急遽|急きょ|体調不良の?(?:ため|で|により)|私用で|都合で|[0-9/:時半からまで日月、~-]){{0,16}}"
    rf"(?:お?休み|休暇|欠勤|有[給休]|年休|代休|振休|早退|遅刻|病欠|外出|出張|直行|直帰|在宅|テレワーク"
    rf"|離席|席を外|育休|産休|公休|夏休|半休|研修|会議中|退席|退社|帰宅|不在|異動|退職|着任|転勤|入院|欠席)中?(?![{KANJI}]|の(?!ため|予定|都合)))"
)
HOUSES = expression(
    rf"{_OPEN}(?P<name>{_ONE})家[・、と＆&][{SPACE}]?(?P<other>{_ONE})家"
    rf"(?=[ごご御]?両家|の(?:両家|駐車|受付|控|席|親族|荷物|披露|結婚|挙式|婚礼|二次会|法事|法要|葬|告別|集金|案内)|様)"
)
DOOR = expression(
    rf"(?:表札|ポスト|郵便受け?|インターホン|呼鈴|名札|ネーム|記名|署名|サイン|押印|印影|印鑑|ハンコ|はんこ|印)(?:の名[前字]?)?(?:は|が|に|も|には|には?、|:)?[{SPACE}]?[「『\"'“\[](?P<name>{_ONE})[」』\"'”\]]"
    rf"|表札(?:は|が|に|:|[{SPACE}])?[{SPACE}]?(?P<plain>{_ONE})(?=[、。,){SPACE}\n]|\Z|です|と|の)"
)
NAMED_SO = expression(
    rf"(?:{_OPEN}|(?<=[はがの]))(?P<name>{_ONE})"
    rf"(?=という[0-9一二三四五六七八九十代の若高年配齢い]{{0,6}}(?:男性?|女性?|方|人物?|者|お客|ご?婦人|老人|学生|生徒|社員|職員|名前|名字|苗字|姓|子|青年|店員|業者の)"
    rf"|と(?:名乗|称す|称し|名のる|名のり))"
)
_TASK = (
    "対応|受付|担当|司会|説明|案内|窓口|応対|面談|訪問|確認|記録|審査|集計|配達|集金|立会|申請|承認|決裁|起案|報告"
    "|回付|合議|代決|責任"
)
DOER = expression(
    rf"(?:{_TASK})[者員]?は、?(?P<name>{_ONE})(?=が(?:担当|行[いうえっ]|対応|説明|案内|受|承|務|実施|確認|立ち?会|出|代|訪|伺|引|休|済|作|入)|[部課係局室次所店]長|主[任査事幹]|参事|係員)"
    rf"|担当[者]?の(?P<who>{_ONE})(?=[がはも、]|より|から|まで|に(?!は))"
    rf"|(?<=[、。でいしため])(?P<other>{_ONE})"
    r"(?=が[^。\n]{0,40}?(?:手渡|渡し|務め|交付|受け?取|受領|預か|返却|回収|引き?継|届け|持参|伺|送付|郵送|立ち?会))"
)
VOICE = expression(
    rf"(?:[「『]|もしもし、?|えー[っと]*、?|あの[うー]*、?|ええと、?|はい、?|先生、|すみません、?|お世話になります。)"
    rf"(?:えー[っと]*、?|あの[うー]*、?|ええと、?)?(?:[{KANJI}ヶケ]{{2,12}}の(?=[{HIRAGANA}{KATAKANA}]))?(?P<name>{_ONE}|{_KANA})"
    r"(?=[」』]?と(?:申し|言い|いい|名乗)|ですけど|ですが|だけど|でございます|です、[(+0-9]|です。(?=[^」』\n]{0,30}(?:電話(?!番号)|連絡|折り?返)))"
)
HOME = expression(rf"[(](?P<name>{_ONE}|[{KATAKANA}]{{2,8}})(?:様|さん)?(?:宅|ご?自宅)[)]")
OPERATOR = expression(
    rf"(?:オペレーター?|オペ|OP|SV|店員|職員|司会|記者|Q|A)[{SPACE}]?(?P<name>{_ONE})(?=:)"
)
OF_OFFICE = expression(
    rf"(?:[課係局室班署GＧ]|[{KANJI}]部|グループ|チーム|センター|支店|支所)[{SPACE}](?P<official>{_ONE})[{SPACE}]*(?=\n|\Z)"
)
SAYING = expression(
    rf"(?:\A|\n|おります。|なります。)(?P<name>{_ONE})(?=です。[{SPACE}\n]?(?:住所|電話|先|例|お|ご|本|添付|資料|昨|今|以|この|その|よろ|番号|会員|返信|折り?返|メール))"
    rf"|(?:\A|(?<=[\n。]))(?:総務|経理|人事|広報|庶務|法務|情シス|企画|物流|購買)(?P<staff>{_ONE})(?=です[。、])"
    rf"|(?:会社|法人|[(]株[)]|㈱|[{KATAKANA}]{{2}}|[社店部課係局室所行庫校院館会])の(?P<who>{_ONE})(?=です。|でございます|より[{SPACE}]*(?:\n|\Z))"
)
COLUMN = expression(
    rf"(?m)^[0-9]{{4}}(?:[- ]?[0-9]{{4}}){{3}},[^\n]{{1,60}},[{SPACE}\"]*(?P<name>{_ONE})\"?$"
)
"""Who entered a line about a card."""

HEARD_OF = expression(
    rf"(?:(?<![{KANJI}{KATAKANA}{HIRAGANA}0-9A-Za-z])|(?<=の))(?P<name>[{HIRAGANA}]{{2,6}}?)さん"
    r"(?=(?:から|より)[^。\n]{0,4}(?:TEL|Tel|電話|連絡|入電|架電|依頼|申|問|伝言|メール)|[0-9平昭令]|(?:が|は)?[^。\n]{0,4}(?:来[店庁所]|様子))"
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
    phoned, rows, *others = bits(may, ASKED)
    if phoned:
        yield from _phoned(text)
    for row in _rows(text) if rows else ():
        yield from row
    for patterns in compress(ALONE, others):
        for pattern in patterns:
            yield from (span for found in pattern.finditer(text) for span in _alone(found))


ANYBODY = frozenset("方者人他")
DIRECTIONS = frozenset("東西南北")
"""Surnames as well, in a row of others."""


def may_be_surname(word: str) -> bool:
    """Tell whether people are called so, whatever else it is."""
    if word in NO_SURNAMES or word in NOBODY or word in ANYBODY:
        return False
    return known(word) & Known.SURNAME > 0 or word in SELDOM


def _is_in_row(word: str) -> bool:
    """Tell the same of a word that may be somebody from abroad."""
    if word[0] > "ヿ":
        return may_be_surname(word) or word in DIRECTIONS
    return "・" in word or is_lone_in_kana(word) or heard(word) & Known.GIVEN > 0


def _is_surely(word: str) -> bool:
    """Tell whether a surname is no place, or a surname before it is one."""
    return reads_as_surname(word) or (may_be_surname(word) and not known(word) & Known.PLACE)


def _phoned(text: str) -> Iterator[Span]:
    """Find surnames beside numbers to call: in a list, or one beside a mobile number."""
    items = [item for item in PHONED.finditer(text) if _is_in_row(item["name"])]
    if items and not _is_of_things(text, items[0].start()):
        listed = len(items) > 1 and any(_is_surely(item["name"]) for item in items)
        yield from (
            item.span("name") for item in items if listed or item["mobile"] or item["inside"]
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


SPLIT = expression(f"{_SEP}{_WHEN}")
JOINTLY = ("両名", "両氏", "両人", "夫妻", "夫婦", "ご夫", "ペア", "コンビ")
MANY = 3
"""Places beside each other that are counted as people (の3名) are surnames."""


def _rows(text: str) -> Iterator[Sequence[Span]]:
    """Give the rows of surnames whose end or whose label says that they are people."""
    for counted in COUNTED.finditer(text):
        items = _items(counted)
        words = [text[at:end] for at, end in items]
        sure = any(map(_is_surely, words))
        jointly = text.startswith(JOINTLY, counted.end()) or len(items) >= MANY
        if (sure or jointly) and all(map(_is_in_row, words)):
            yield items
    for stated in STATED.finditer(text):
        items = _items(stated, STATE)
        if all(_is_in_row(text[at:end]) for at, end in items):
            yield items
    for duty in (*OWN_SIDE.finditer(text), *ON_DUTY.finditer(text)):
        items = _items(duty)
        words = [text[at:end] for at, end in items]
        among = len(words) > 1 and any(map(_is_surely, words))
        fits = list(map(_is_in_row if duty["people"] or among else _is_surely, words))
        yield items[: [*fits, False].index(False)]


def _items(found: re.Match[str], parting: re.Pattern[str] = SPLIT) -> list[Span]:
    """Give the places of the items of a row."""
    start, end = found.span("row")
    seps = [sep.span() for sep in parting.finditer(found.string, start, end)]
    end = seps.pop()[0] if seps and seps[-1][1] == end else end
    return list(zip([start, *(to for _, to in seps)], [*(at for at, _ in seps), end], strict=True))


def _alone(found: re.Match[str]) -> Iterator[Span]:
    """Give the surnames of a match."""
    groups = [group for group, word in found.groupdict().items() if word is not None]
    words = [found[group] for group in groups]
    official = groups == ["official"]
    if official and "\n" not in found.string:
        return  # a cell of two words is read as such
    believes = _is_surely if official else _is_called
    thing = found.string[found.end() : found.end() + 1] == "分"
    if all(map(believes, words)) and not (thing and known(words[0] + "分")):
        yield from map(found.span, groups)


def _is_called(word: str) -> bool:
    """Tell whether somebody may be called so, in any writing."""
    if word[0] > "ヿ" and not "ｦ" <= word[0] <= "ﾟ":
        return may_be_surname(word)
    if word in NOT_CALLED:
        return False
    if word[0] < "ｦ" and is_lone_in_kana(word):
        return True
    said = heard(word)
    other = said & (Known.THING | Known.UNFIT)
    sounds = len(word) >= SHORTEST_HEARD and not other and sounding(in_katakana(word))
    return bool(said & (Known.SURNAME | Known.GIVEN) or sounds)


SHORTEST_HEARD = 3
"""Signs of a name in kana that no dictionary has as it is written."""

NOT_CALLED = word_set("""
    みな おかあ おとう おば おじ おばあ おじい おねえ おにい おく おまわり たく あん ねえ にい
    ばあ じい とう かあ おやじ こちら そちら どちら うち わたし あたし ぼく おれ そう こう ああ どう
    これ それ あれ どれ ここ そこ いま さき まだ また もう いつ だれ なに なん とき ため はず ほう
    まま そと いえ いや ええ はい あと まえ うえ した なか ひとり ふたり いくつ よろしく おねがい
    すみません おかみ
""")
"""Who is nobody in particular in kana."""

ALONE = (
    (SEXED, AWAY),
    (HOUSES, DOOR, NAMED_SO, SHARE),
    (DOER, VOICE, HOME),
    (OPERATOR, COLUMN, HEARD_OF, OF_OFFICE, SAYING),
)
"""In groups whose screens the engine still reads in one pass."""

ASKED = (
    any_of(PHONED, URGENT),
    any_of(COUNTED, ON_DUTY, OWN_SIDE, STATED),
    *(any_of(*patterns) for patterns in ALONE),
)
