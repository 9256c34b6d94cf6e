"""Addresses in a text: from each municipality, or a label like 住所：, on to a door.

Towns are those of the gazetteer. An address that stands behind a word for an office (所在地, 本社,
会場) is that office's and left out.
"""

import re
from collections.abc import Iterator

from scanner.recognizers.address.forms import (
    BUILDING,
    CITY_MARK,
    DASH,
    DIGIT,
    DOORS,
    FROM_CITY,
    FULL,
    HONOURED,
    IN_KANJI,
    JAPANESE,
    JOIN,
    KANJI,
    KEYS,
    LABELS,
    LOT,
    NUMBER,
    NUMERAL,
    OAZA,
    POSTCODE,
    PREFECTURE,
    PUBLIC,
    ROW,
    SCREEN,
    SENTENCE,
    SPACE,
    TOWN,
    UNIT,
)
from scanner.recognizers.address.gazetteer import Gazetteer
from scanner.recognizers.address.in_kana import KANA, KANA_SCREEN
from scanner.recognizers.address.in_parts import parts_of_addresses
from scanner.recognizers.address.of_places import is_of_place
from scanner.recognizers.address.unlisted import (
    FURTHER,
    HOUSE,
    KYOTO,
    NOBODY_BEHIND,
    RANGE_SIGNS,
    unlisted,
    unlisted_town,
)
from scanner.recognizers.departments import is_line_of_department
from scanner.recognizers.houses import stands_for_house
from scanner.recognizers.person.name_beside import is_behind_name
from scanner.recognizers.person.people import Known, known, reads_as_surname
from scanner.recognizers.reading.expressions import expression, of_python
from scanner.recognizers.reading.lines import unwrapped
from scanner.recognizers.reading.normalise import narrow_with_spaces

SCORE = 0.9

_TO_DOOR = expression(
    f"(?:{OAZA}[{JAPANESE}]{{1,10}}?|[甲乙丙丁]|[一二三四五六七八九十]{{1,3}}番[町丁])?[{SPACE},，]?第?{HOUSE}"
)
_KYOTO = expression(
    f"[{SPACE}]?[{KANJI}之]{{2,14}}?{KYOTO}(?:{NUMBER}丁目)?[{KANJI}之]{{0,10}}?(?:町[{SPACE}]?{HOUSE}|{HOUSE}"
    rf"|町{IN_KANJI}(?![一-龠])|町(?![一-龠]|地?先|付近|周辺|交差点))"
)
"""Streets of Kyoto lead to a block of houses even without a number."""

_NO_TOWN = expression(
    f"[{SPACE}]?(?:{OAZA}[{JAPANESE}]{{1,12}}?{HOUSE}|{NUMERAL}区{HOUSE}"
    f"|(?=[北南東西中]?{NUMBER}[{SPACE}]?(?:丁目|番地|条))[北南東西中]?{LOT}"
    f"|[{JAPANESE}]{{2,20}}?{KYOTO}[{JAPANESE}]{{0,12}}?{HOUSE})"
)
"""Numbers at once, a hamlet, or streets of Kyoto."""

_UNKNOWN_TOWN = expression(f"[{SPACE}]?[{KANJI}]{{1,14}}?[{SPACE}]?{LOT}")
_OTHER_TOWN = expression(
    f"[{SPACE}]?(?!役[所場]|立|民|営|内|議会)[{KANJI}]{{1,8}}?[{SPACE}]?"
    f"(?:{NUMBER}丁目[{SPACE}]?{NUMBER}|{NUMERAL}番地の?(?:{NUMERAL})?"
    f"|(?<![局課部係署院校館所園場室棟店社会]){NUMERAL}[{DASH}]{NUMERAL})"
    f"{FURTHER}{{0,2}}(?:{UNIT})?(?![0-9０-９{DASH}])"
)
"""A town that Japan Post does not list by itself (下鴨), on to the numbers of a door."""

_DISTRICT = expression(
    "(?:地区|地域|一帯|方面)[のではにをが]|を(?=[^0-9０-９]{0,16}[のがは、]|[結経走])"
)
_DISTRICT_BEHIND = expression("[東西南北中]?[部側]?(?:地区|地域|一帯|方面)(?![0-9０-９])")
"""A part of a town of which something is told, or a line from one to another, within what leads to
a number, and the first behind it."""

_NO_DOOR_BEHIND = expression(f"[{SPACE}]?{RANGE_SIGNS}|(?:人|世帯)(?![一-龠々])")
"""Behind a number: where works are, and nobody lives, or how many do."""

_INDENTED = expression(r"(?<=[^\s、。:：])\r?\n[ 　]{0,4}(?=[^\s\"<{【・])")
"""A line break within an address, before which forms and mails indent what goes on."""

_END_OF_TOWN = expression(
    r"\Z|[\s、。,，)）」』】\"':：;；／/<]|(?:に|へ|を|は|が|で|から|まで|より|と|在住|出身)"
)
_LIVES = expression(
    rf"[{SPACE}]?(?:(?:には?|へ)?(?:在住|お?住ま?い|住ん|住む|引っ?越|転[居入])|から(?:転[入居出]|引っ?越)"
    r"|の方(?:から|より)の?(?=[^。\n]{0,10}(?:連絡|電話|苦情|相談|通報|問い?合|要望|申[し込出請]|届))"
    r"|の者(?=です|だが|だけど|と申|ですが)"
    r"|の(?:お宅|ご?自宅|ご?実家|[一-龠々]{1,4}(?:様|さん))|(?:の|、)表札)"
    r"(?![^。\n]{0,8}(?:方|者|世帯)(?:は|を|が|へ|に|も|の|限))"
)
"""Behind a town: somebody lives there, whatever the number; whoever does is nobody."""

_WHO_BEHIND = expression(
    r"の(?:(?P<sure>[一-龠々ヶ]{1,4})(?=と申|と[い言]えば|という者|じゃ[がけ])"
    r"|(?P<says>[一-龠々ヶ]{2,4})(?=です|でござ|だけど|やけど|と[い言][いう]))"
)
"""A surname behind a town, of who calls from there: …の山崎です."""

_SIGNED = expression(f"[{SPACE}](?P<who>[一-龠々ヶ]{{1,4}})[{SPACE}]*(?:[\n、]|\\Z)")
_SENTENCE_BEFORE = expression(f"[。\n!！?？][{SPACE}]{{0,2}}[^。\n{SPACE}]{{4,20}}\\Z")
"""Around where who wrote a text lives, and signs it with a surname."""

_ITEM_BEFORE = expression(rf"[{SPACE}、,，|｜:：=＝/／→⇒\n\"'＇]\Z")
_CALLED_BEFORE = expression(rf"{HONOURED}\Z")
_BRACKET_BEHIND = expression(f"[)）]|[{SPACE}、,，/／・]")
"""Around where somebody lives, in brackets behind whose it is."""

_OPENED_BEFORE = expression(rf"[^\s{SPACE}][「『・]\Z|(?:\A|[\n{SPACE}:：])[「『]\Z")
_OWN_BESIDE = expression(
    rf"[歳才]|生年|[^客者皆]様|[SHTshtＳＨＴ昭平]{DIGIT}{{1,2}}[.．/／]"
    rf"|(?<![0-9０-９])[1１][9９]{DIGIT}{{2}}[-/.年／．]"
)
"""The same for an item that a quote or a dot begins, as a list of shops does: no telephone."""

_BESIDE = expression(
    rf"(?:さん|様|さま|氏)[{SPACE}]?[→⇒]|(?<![0-9０-９])[0０]{DIGIT}{{1,4}}[{DASH}()（）]|[0０][5-9５-９][0０]{DIGIT}{{8}}|[@＠〒様]|生年|[歳才]"
    rf"|[SHsh昭平]{DIGIT}{{1,2}}[.．/／]|[12][09]{DIGIT}{{2}}[-/.年]"
    rf"|(?<![0-9０-９])(?:[1１][9９]{DIGIT}|[2２][0０][0０]){DIGIT}[01０１]{DIGIT}[0-3０-３]{DIGIT}"
    "(?![0-9０-９])"
)
"""What is somebody's, beside a town of two signs that is an item of a list."""

NEAR = 60
"""Signs to either side of such a town that are asked for it."""

_HAMLET_BEFORE = expression(f"字[{KANJI}]{{1,8}}\\Z")
"""What a town goes on with before its number: …町字北山61番地."""

_GENDER_BEFORE = expression(f"(?<![一-龠々])[男女]性?[,，\t{SPACE}]{{1,3}}\\Z")
_PHONE_BEHIND = expression(
    f"[{SPACE},，\t]{{1,4}}[(（+]?(?:[0０]|81)[{DASH}()（）]?(?:{DIGIT}[{DASH}()（）]{{0,2}}){{8,10}}(?![0-9０-９])"
)
"""Around the address of a row: the gender of whose it is, and their telephone."""

_FURTHER = expression(f"(?:[{SPACE}]?{JOIN}[{SPACE}]?{NUMERAL})*(?:[{SPACE}]?{UNIT})?")
BLANKS = 8
"""White space before a town, at most, that leaves it the first of a text."""

_ROW_OF_NUMBERS = expression(ROW)
_PAIR = expression(f"{NUMERAL}[{DASH}]{NUMERAL}")
_TOWN_ALONE = expression(of_python(TOWN.replace(r"\A", "")))
_RUN_BEFORE = expression("[一-龠々〆ァ-ヴー0-9０-９]")
LONGEST_LABEL, LONGEST_NAME = 20, 24
SHORTEST_TOWN, SHORTEST_BEFORE_ROW, LONGEST_TOWN = 2, 3, 12
"""Signs of a town without its municipality; before 3-1-2 two are a word (中央)."""

_BUILDING_BEHIND = expression(
    f"(?![{SPACE}]?(?:電話|携帯|連絡|氏名|名前|生年|性別|営業|定休|受付|年中|カード|会員|番号|TEL|Tel|tel|FAX|WAON))"
    f"(?![{SPACE}]?[{JAPANESE}]{{1,12}}(?:[{SPACE}][{JAPANESE}]{{1,8}})?[{SPACE}]?(?:様|殿|さん|さま|氏|宛)"
    f"|[{SPACE}]?[{JAPANESE}{SPACE}]{{1,16}}(?:[0０]{DIGIT}{{1,3}}[{SPACE}（(]|{DIGIT}{{1,3}}[歳才]))"
    f"(?![{SPACE}]?[にへをはがで][一-龠お]"
    f"|[{SPACE}]?[{JAPANESE}]{{0,14}}?(?:{'|'.join(SENTENCE)}))"
    f"{BUILDING}(?![0-9０-９{DASH}才歳]|[.．][{SPACE}]?[^\\s{SPACE}])"
)
"""What a sentence goes on with is no building, nor the next item of a list, nor who is so old."""

_BUILDING_BELOW = expression(
    rf"[{SPACE}]?\r?\n[{SPACE}]{{0,4}}(?!電話|携帯|連絡|氏名|会員|番号|TEL|Tel|tel|FAX|WAON|〒)"
    r"(?=[^\n]{0,24}(?:[ァ-ヴー]{3}|荘|団地|住宅|寮|棟|号室?|宿舎|官舎|[0-9０-９]室))"
    rf"{BUILDING}(?<=[0-9０-９室号階棟館FＦ])[{SPACE}]*(?=\r?\n|\Z)"
)
"""A line of its own that is a building and a room."""

_BLOCK = expression(f"{NUMBER}丁目(?![{SPACE}の]?[0-9０-９一二三四五六七八九十])")
"""Behind a town, which municipalities are called like: nothing that leads to a door."""

_BLOCK_ALONE = expression(f"{NUMBER}[{SPACE}]?丁目")
"""Numbers that lead to a block of houses, and to none of its doors."""

_NUMBER_AT_END = expression(rf"[{SPACE}]{NUMERAL}\Z")
_ITEM_BEHIND = expression(f"[.．][{SPACE}]?[^\\s0-9０-９]")
"""The number of the next item of a list, which a way must not end with."""

_SCREEN, _FULL, _FROM_CITY, _PUBLIC = map(expression, (SCREEN, FULL, FROM_CITY, PUBLIC))
_KANA_SCREEN, _KANA = map(expression, (KANA_SCREEN, KANA))
_HOME = f"自宅(?!は)[{SPACE}]?[（(]?|引っ?越[^。\\n0-9０-９]{{0,12}}[→⇒][{SPACE}]?"
"""What leads to a town that is known: the word for a home, and a sign behind a move."""

_PLACES = expression(
    r"(?=[0-9０-９一二三四五六七八九十百千〇市区町村〒\"住送届転居引大上下東西家宅自番様])"
    rf"(?:{CITY_MARK}|(?P<doors>(?<=[{JAPANESE}])(?:{DOORS}))"
    rf"|(?P<told>〒[{SPACE}]?{DIGIT}{{3}}[{DASH}]?{DIGIT}{{4}}[{SPACE}\r\n]{{0,2}}"
    rf"|(?:(?:{LABELS})欄?(?:の?(?:記載|変更|登録|届出)(?=[:：]))?|\"address\")(?:(?:は|が|を|[:：=＝→])(?:ですね、?)?[\s」』）)\"「『]{{0,3}}|[{SPACE}」』）)（(、「『\n]{{1,3}}))"
    r"|(?P<home>[家宅](?:は[ 　]?|[(（]|(?<=宅)[:：][ 　]?))|(?P<stop>様[ 　](?=[一-龠]))"
    rf"|(?:{LABELS}|{_HOME})(?:は|が|を|[:：])?|(?P<unlisted>大字|{KYOTO}))"
)
_OF_SOMEBODY = expression("(?:さん|様|さま|氏)(?:の(?:ご?[実自]|お)?|お?)\\Z")
_CALLED_SO = expression(rf"(?<![{KANJI}])旧?(?P<surname>[{KANJI}]{{1,4}})\Z")
"""Before a word for a home, at which a place stands then, listed or not: 佐藤さんの実家は…."""

_ITEM_END = rf"[{SPACE}]{{0,2}}(?:\Z|[\n①-⑳])"
_STOP = expression(
    rf"[{KANJI}ァ-ヴー]{{2,12}}(?:(?<=町){DIGIT}{{2,4}}(?={_ITEM_END}|[{SPACE}、。][^0-9０-９])"
    rf"|{DIGIT}{{3,4}}(?={_ITEM_END}))"
)
"""A town and one number behind a name with an honorific, where a list has its stops."""

_GAP = expression(rf"(?:[,，]|[{SPACE}\r\n]{{0,2}})(?:{OAZA}(?=.))?")
_AROUND = f"{SPACE}\r\n'\""
_PREFECTURE_BEFORE = expression(rf"{PREFECTURE}[{SPACE},，]?\Z")
_LED_BEFORE = expression(
    rf"(?:(?:{LABELS}|{KEYS})欄?[\"'」』)）]?[{SPACE}]?(?:[はがを:：=＝→(（]|\Z)[\s\"'「『]{{0,3}}"
    rf"|(?<![0-9０-９{DASH}]){POSTCODE}[{SPACE}\r\n]{{0,2}}|{HONOURED})\Z"
)
"""A label, a postcode or a bracket behind a name: a town is somebody's then without its number."""

_POSTCODE_BEFORE = expression(rf"(?<![0-9０-９{DASH}]){POSTCODE}[{SPACE}\r\n]{{0,2}}\Z")
_OFFICE_BEFORE = expression(
    "(?:所在地|本社|本店|支店|支社|会場|営業所|事務所|店舗|勤務先|施設|役所|工場|会社(?!員)|開催地|庁舎|センター)"
    "(?!入[所居園院]|[にへ]入[所居]|[をに]?退所|利用者|の?(?:すぐ)?(?:近|そば|隣|となり|向か|裏|横|[東西南北]側))"
    r"(?!.*(?:住所|自宅|様|宛|送付|届|転居|在住))[^。\n]{0,24}\Z"
)
_HOUSE_BEFORE = expression(
    "(?:(?<!お)店|局|病院|医院|クリニック|歯科|センター|役所|役場|図書館|会館|公民館|学校|大学|園|会社|㈱|㈲|ホール|組合|協会|工場"
    rf"|営業所|事務所)[{SPACE}:：（(]{{1,2}}\Z"
)
"""What ends like the name of an office, right before its address."""

_DAY = expression(
    rf"(?<![0-9０-９])(?:19|20|１９|２０){DIGIT}{{2}}[{DASH}]"
    rf"(?:[0０]{DIGIT}[{DASH}][0-3０-３]{DIGIT}|[1１][0-2０-２][{DASH}](?:[0０]{DIGIT}"
    rf"|[1-3１-３]{DIGIT}(?=[TＴ]|[{SPACE}]{{1,2}}{DIGIT}{{1,2}}[:：])))(?![0-9０-９])"
)
_LONGEST_DAY = 10
"""A day, as logs write it, that is no number of a house."""

_HOUSE_BEHIND = expression(
    r"(?:[(（][^()（）\n]{1,24}[)）])?(?:の|(?<=の))(?:株式会社|有限会社|合同会社|㈱|㈲|[^\s、。のはがをにへ様]{0,20}?(?:店舗?|局|会社|病院|医院|クリニック|会館|公民館|図書館|学校|大学|学部|キャンパス"
    r"|センター|役[所場]|支[社所]|工場|組合|協会|会議所|[税警消][務察防]署|銀行|金庫|庁舎|事務所|営業所|ホール|ホテル|寺|神社)(?![一-龠]))"
)
"""An office that stands there: …3丁目14-18の株式会社…"""


def addresses(text: str) -> Iterator[tuple[int, int, float]]:
    """Give start, end and score of each address."""
    if _SCREEN.search(text):
        yield from likely_addresses(text)
    if _KANA_SCREEN.search(text):
        yield from ((*match.span(), SCORE) for match in _KANA.finditer(text))


def likely_addresses(text: str) -> Iterator[tuple[int, int, float]]:
    """Give the same for a text that passes the screen, those in kana left out."""
    parts = list(parts_of_addresses(text))
    yield from ((*part, SCORE) for part in parts)
    for found in unwrapped(text, _of_people, _INDENTED):
        if all(found[1] <= start or end <= found[0] for start, end in parts):
            yield found


def _of_people(text: str) -> Iterator[tuple[int, int, float]]:
    """Find the addresses of a text, those of offices left out."""
    done = 0
    for start, way in _ways(text):
        postcode = _POSTCODE_BEFORE.search(text, max(done, start - 14), start)
        first = postcode.start() if postcode else start
        door = _before_next_item(text, start, way)
        building = _BUILDING_BEHIND.match(text, door) or _BUILDING_BELOW.match(text, door)
        done = building.end() if building else door
        before = text[max(0, first - 28) : first]
        told = _HOUSE_BEFORE.search(before) or _OFFICE_BEFORE.search(before)
        told = told or _DISTRICT.search(text, start, door) or _DISTRICT_BEHIND.match(text, door)
        if told or _is_in_day(text, max(start, door - _LONGEST_DAY), door):
            continue
        if _HOUSE_BEHIND.match(text, done) or _NO_DOOR_BEHIND.match(text, done):
            continue
        where = text, first, done
        if not (
            stands_for_house(*where) or is_line_of_department(text, first) or is_of_place(*where)
        ):
            yield first, done, SCORE


def _is_in_day(text: str, start: int, door: int) -> bool:
    """Say whether the number of a door is a day, or begins one."""
    day = _DAY.search(text, start, door + _LONGEST_DAY)
    return day is not None and day.start() < door


def _ways(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of each way that leads from a municipality, or a label, to a door."""
    way = _way_at_the_beginning(text)
    done = 0
    if way is not None:
        yield way
        done = way[1]
    for mark in _PLACES.finditer(text, done):
        way = _way_at(text, mark) if mark.start() >= done else None
        if way is not None and way[0] >= done:
            yield way
            done = way[1]


def _way_at(text: str, mark: re.Match[str]) -> tuple[int, int] | None:
    """Follow a municipality, a label, or numbers behind a town."""
    if mark["doors"]:
        return _lone_town(text, mark.start(), mark[0])
    if mark.end() == len(text):
        return None
    start = mark.start()
    whose = mark["home"] and _is_of_somebody(text[max(0, start - NEAR) : start])
    if mark["home"] and not whose and not text.endswith("自", 0, start):
        return None
    if mark["unlisted"]:
        return unlisted(text, *mark.span())
    places = Gazetteer.of_japan_post()
    if len(mark[0]) == 1:
        return _way_from_city(places, text, mark.end())
    way = _way_to(places, text, *mark.span())
    way = None if way and mark["stop"] and not _is_stop(text, *way) else way
    return way or (unlisted_town(text, mark.end()) if mark["told"] or whose else None)


def _is_of_somebody(before: str) -> bool:
    """Say whether somebody is named right before a word for a home: 佐藤さんの家, 佐藤宅."""
    called = _CALLED_SO.search(before)
    named = called is not None and known(called["surname"]) & Known.SURNAME > 0
    return named or _OF_SOMEBODY.search(before) is not None


def _is_stop(text: str, start: int, end: int) -> bool:
    """Say whether a way ends as those of a list of stops do."""
    stop = _STOP.match(text, start)
    return stop is not None and stop.end() == end


def _way_at_the_beginning(text: str) -> tuple[int, int] | None:
    full = _FULL.match(text)
    if full is not None:
        return len(full[0]) - len(full[0].lstrip(_AROUND)), full.end()
    city = _FROM_CITY.match(text)
    if city is None or _PUBLIC.match(text):
        return None
    places = Gazetteer.of_japan_post()
    heads = (text[:n] for n in range(2, places.longest_municipality + 1))
    known = any(head in places.municipalities for head in heads)
    return (0, _FURTHER.match(text, city.end()).end()) if known else None  # type: ignore[union-attr]


def _before_next_item(text: str, start: int, way: int) -> int:
    """Leave the number of the next item of a list out: 12番地 3.電話."""
    number = _NUMBER_AT_END.search(text, max(start, way - 6), way)
    return number.start() if number and _ITEM_BEHIND.match(text, way) else way


def _lone_town(text: str, start: int, row: str) -> tuple[int, int] | None:
    """Find a town without its municipality by the numbers behind; a cell that is one is not asked.

    Args:
        text: Raw.
        start: Where the numbers begin.
        row: How they begin.
    """
    door = _TO_DOOR.match(text, start)
    end = door.end() if door else start
    pair = _PAIR.fullmatch(row) is not None
    hamlet = _HAMLET_BEFORE.search(text, max(0, start - LONGEST_TOWN), start)
    last = hamlet.start() if hamlet else start
    town = _town_up_to(text, last)
    if town is None or door is None or _is_all(text, town) or NOBODY_BEHIND.match(text, end):
        return None
    if _BLOCK_ALONE.fullmatch(row):
        return (town, end) if _is_in_brackets_of_one(text, town, end) else None
    known = not _ROW_OF_NUMBERS.fullmatch(row) or _is_lived_in(text, end)
    if not known and (hamlet or not pair):
        known = _is_beside_data(text, town) or _is_told_of_one(text, town, end)
    short = last - town < SHORTEST_BEFORE_ROW
    whose = known or not (short or pair) or _is_of_whom_it_is_behind(text, town)
    if not whose or (not known and short and pair and not _PHONE_BEHIND.match(text, end)):
        return None
    return town, end


def _is_in_brackets_of_one(text: str, start: int, end: int) -> bool:
    """Say whether a town is all in a bracket right behind a name."""
    before = narrow_with_spaces(text[max(0, start - LONGEST_NAME) : start])
    closed = text.startswith((")", "）"), end)
    return closed and before[-1:] == "(" and is_behind_name(before[:-1].rstrip())


def _is_of_whom_it_is_behind(text: str, start: int) -> bool:
    """Say whether an item begins here, and a name or a gender stands right before it."""
    return (
        _is_behind_name(text, start)
        or _GENDER_BEFORE.search(text, max(0, start - NEAR), start) is not None
    )


def _is_behind_name(text: str, start: int) -> bool:
    """Say whether an item begins here, and somebody is named right before it."""
    before = narrow_with_spaces(text[max(0, start - LONGEST_NAME) : start])
    return before[-1:] in {" ", "\n", ",", "→"} and is_behind_name(before.rstrip(" \n,→"))


def _is_lived_in(text: str, door: int) -> bool:
    """Say whether somebody lives, or is to live, behind a door or in a room of its building."""
    building = _BUILDING_BEHIND.match(text, door)
    return _LIVES.match(text, building.end() if building else door) is not None


def _is_beside_data(text: str, start: int) -> bool:
    """Say whether an item begins here, and what is somebody's stands near."""
    if start > 0 and _ITEM_BEFORE.search(text, start - 1, start):
        return _BESIDE.search(text, max(0, start - NEAR), start + NEAR) is not None
    if _OPENED_BEFORE.search(text, max(0, start - 2), start) is None:
        return False
    return _OWN_BESIDE.search(text, max(0, start - NEAR), start + NEAR) is not None


def _is_told_of_one(text: str, start: int, end: int) -> bool:
    """Say whether a town with its numbers stands in brackets behind somebody, or who calls does."""
    if _CALLED_BEFORE.search(text, max(0, start - LONGEST_NAME), start):
        return _BRACKET_BEHIND.match(text, end) is not None
    return _is_of_one(text, end)


def _is_all(text: str, town: int) -> bool:
    """Say whether a town with its number is all that a text holds."""
    first = town <= BLANKS and not text[:town].strip()
    return first and _TOWN_ALONE.match(text, town) is not None


def _town_up_to(text: str, end: int) -> int | None:
    """Give the start of the longest town that ends here and begins no later than its word."""
    towns = Gazetteer.of_japan_post().towns
    for start in range(max(end - LONGEST_TOWN, 0), end - SHORTEST_TOWN + 1):
        if text[start:end] in towns:
            within = start and _RUN_BEFORE.match(text, start - 1)
            return None if within else start
    return None


def _way_to(places: Gazetteer, text: str, _start: int, end: int) -> tuple[int, int] | None:
    """Follow a label like 住所： to a town and its number."""
    towns = (_TO_DOOR.match(text, town) for town in places.towns_from(text, end))
    return next(((end, door.end()) for door in towns if door is not None), None)


def _way_from_city(places: Gazetteer, text: str, end: int) -> tuple[int, int] | None:
    """Follow the municipality that ends here."""
    start = places.municipality_up_to(text, end)
    if start is None or places.municipality_beyond(text, start, end):
        return None
    prefecture = _PREFECTURE_BEFORE.search(text, max(0, start - 6), start)
    if prefecture is None and text[end - 1] in "町村" and _BLOCK.match(text, end):
        return None
    behind = _GAP.match(text, end)
    whole = prefecture or _LED_BEFORE.search(text, max(0, start - LONGEST_LABEL), start)
    door = _door(places, text, behind.end() if behind else end, whole=whole is not None)
    return None if door is None else (prefecture.start() if prefecture else start, door)


def _door(places: Gazetteer, text: str, start: int, *, whole: bool) -> int | None:
    """Find the end of the way; with its prefecture an address needs no number."""
    kyoto = _KYOTO.match(text, start)
    if kyoto is not None:
        return kyoto.end()
    towns = list(places.towns_from(text, start))
    ways = (_TO_DOOR.match(text, town) for town in towns)
    way = next(filter(None, ways), None) or _NO_TOWN.match(text, start)
    if way is None:
        way = (_UNKNOWN_TOWN if whole else _OTHER_TOWN).match(text, start)
    if way is not None:
        return way.end()
    if not towns:
        return None
    ends = (_END_OF_TOWN.match(text, towns[0]) if whole else None) or _LIVES.match(text, towns[0])
    return towns[0] if ends or _is_of_one(text, towns[0]) else None


def _is_of_one(text: str, town: int) -> bool:
    """Say whether somebody says who they are behind a town, or signs there."""
    signed = _SIGNED.match(text, town)
    if signed is not None and _SENTENCE_BEFORE.search(text, max(0, town - NEAR), town):
        return known(signed["who"]) & Known.SURNAME > 0
    who = _WHO_BEHIND.match(text, town)
    if who is None:
        return False
    sure = who["sure"]
    return known(sure) & Known.SURNAME > 0 if sure else reads_as_surname(who["says"])
