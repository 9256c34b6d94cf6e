"""Records amid a text: lines that a program or a form writes field by field, without words.

Exports, dumps, lists and slips of fixed width put a name, a number, a day and a code side by side.
Where a line holds a name and two things more that only people have, or a name beside the number of
their card, it is somebody's, and what a field looks like tells what it is: a day is that of birth,
1 or F a gender, ten digits a line that lost its zero.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from scanner.recognizers.birth_date.days import MONTH_AND_DAY
from scanner.recognizers.birth_date.of_somebody import EVENT
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import folded_in_place
from scanner.recognizers.records.fields import Fields, Place, find_names, is_late, is_name, parted
from scanner.recognizers.records.fixed_width import SCREEN as FIXED_WIDTH
from scanner.recognizers.records.fixed_width import fixed_width

_END = r"[\"']?(?:[< ,\t|;/(、]|\Z|\n)"
_EIGHT = rf"(?:(?:19|20)[0-9]{{2}}|[1-5MTSHR][0-9]{{2}}){MONTH_AND_DAY}[0-9]?"
_YEAR = (
    "(?:19|20)[0-9]{2}|[明大昭平令][和成正治]?[ .]{0,2}[0-9元一二三四五六七八九十]{1,3}"
    "|[MTSHR][0-9]{1,2}|[0-9]{2}(?=/[0-9]{2}/[0-9]{2})"
)
FIELD = expression(
    rf"(?:\A|\n)[1-5][0-9]{{2}}{MONTH_AND_DAY}[ ,\t|]{{1,3}}[12MF男女]"
    rf"|[,\t|;/、][\"']?(?:0?[1-39]|[MF])[\"']?(?:[,\t|;/\n)、]|\Z)|[> ,\t|;/、:=②-⑨][ ]?[\"']?(?:"
    rf"(?:[男女]性?|{_EIGHT})(?={_END})"
    rf"|(?:{_YEAR})[-/.年][ 0-9一二三四五六七八九十]{{1,3}}[-/.月][ 0-9一二三四五六七八九十]{{1,3}}"
    rf"日?生?(?={_END}|T0|[(])"
    rf"|(?:[0-9]{{4}}[- ]?){{2,3}}[0-9]{{4}}(?:[.]0)?(?={_END}))"
    rf"|6900[0-9]{{12}}(?:[ ]{{1,6}}[ｦ-ﾟ]|[/,|])|{FIXED_WIDTH}"
)
"""A field that only people have: a line without any is no record."""

_LINE = expression(r"[^\r\n]+")
_LONGEST, _REMEMBERED = 400, 1 << 14
_OTHER_DAY = expression(
    r"[一-龠](?<![生誕年月曜祝休])日[ :=]{0,2}\Z"
    "|入社|採用|[着就退]任|[就退]職|異動|[入退]院|入学|卒業"
)
_FIGURE = expression(r"[0-9]{1,2}\Z")
_WORD = expression("[男女]")
_PUT = expression(r"(?i:values?) ?\((?P<line>[^()\r\n]{8,400})\)")
"""What a statement without names of columns puts into a table."""

_CARD_FIRST = expression(r"6900[- 0-9]{12,15}\Z")
_MEMBER = ("card", "name")
"""What stands before a day in the row of a member."""

_KIND = expression(
    r"(?:通常|一般|普通|正|家族|本|準|特別|個人|有効|会員|退会|休会|停止)[一-龠]{0,4}\Z"
)
_ONE_OR_TWO = expression(r"0?[12]\Z")


@dataclass(frozen=True, slots=True)
class Record:
    """What a line says of somebody: places in the text, of each kind those that it has.

    Attributes:
        names: Of one person, in each writing; of two where both parts have a field of their own.
        days: The day of birth.
        genders: Words, letters and figures for it.
        lines: Telephone numbers that lost their zero, or have further digits around them; others
            need no record to be found.
    """

    names: tuple[Place, ...] = ()
    days: tuple[Place, ...] = ()
    genders: tuple[Place, ...] = ()
    lines: tuple[Place, ...] = ()

    def behind(self, start: int) -> "Record":
        """Give it as it stands in a text where its line begins there."""
        kinds = (self.names, self.days, self.genders, self.lines)
        moved = (tuple((start + a, start + b) for a, b in places) for places in kinds)
        return Record(*moved) if start else self


def records(text: str) -> Iterator[Record]:
    """Give the records of a text.

    Args:
        text: Folded or not, every sign in its place.
    """
    for line in _LINE.finditer(folded_in_place(text)):
        if FIELD.search(line[0]) is not None:
            put = _PUT.search(line[0])
            row, start = (put["line"], put.start("line")) if put else (line[0], 0)
            if len(row) <= _LONGEST and (record := _record(row)) is not None:
                yield record.behind(line.start() + start)


@lru_cache(_REMEMBERED)
def _record(line: str) -> Record | None:
    """Read a line by its width, or by the first sign that parts it into a record."""
    if (fixed := fixed_width(line)) is not None and is_name(fixed["name"] or fixed["kana"]):
        return _told_by_width(fixed)
    for fields in parted(line):
        if _is_of_somebody(fields):
            find_names(fields)
            if fields.names and _is_of_somebody(fields):
                return _told(fields)
    return None


def _is_of_somebody(fields: Fields) -> bool:
    """Say whether a line with a name holds two things more, or one in half width and a card.

    A card stands beside the name of a shop and the day of a purchase as well.
    """
    sexed = any(_codes(fields, day) for day in fields.days)
    early = any(not is_late(day) for day in fields.days.values())
    dated = early or (fields.days and fields.of_persons)
    sexed_so = _behind_card(fields)
    others = (
        *(fields.of_persons, fields.cards, fields.reached),
        *(sexed or dated, sexed or sexed_so, _is_led(fields)),
    )
    return (fields.slip and fields.cards > 0) or sum(map(bool, others)) > 1


def _is_led(fields: Fields) -> bool:
    """Say whether a name in half width leads a slip, and an early day in an era's sign follows."""
    behind = {max(fields.of_names) + 1} if fields.of_names else {1, 2}
    early = {n for n, day in fields.days.items() if not (day["coded"] or is_late(day))}
    leads = not fields.names or fields.names[0][0] == 0
    return leads and fields.slip and fields.loose and bool(behind & early)


def _told_by_width(fixed: re.Match[str]) -> Record:
    """Say what a record of fixed width tells of somebody."""
    days, genders = ("day", "western", "first"), ("gender", "code", "sex")
    kinds = (("name", "kana"), days, genders, ("line",))
    return Record(*(tuple(fixed.span(group) for group in kind if fixed[group]) for kind in kinds))


def _told(fields: Fields) -> Record:
    """Say what a record tells of somebody: of several days the first is that of birth."""
    days = [day for day in sorted(fields.days) if _is_of_birth(fields, day)][:1]
    genders = {code for day in days for code in _codes(fields, day)} or _behind_card(fields)
    bare = fields.bare if fields.days or fields.cards else ()
    return Record(
        tuple(fields.names),
        tuple(fields.places[n] for n in days),
        tuple(fields.places[n] for n in sorted(genders)),
        tuple(fields.places[n] for n in sorted(bare) if fields.places[n] > fields.names[0]),
    )


def _is_of_birth(fields: Fields, number: int) -> bool:
    """Say whether a day is that of birth: any beside a gender, an early one beside the name.

    A late one that leads a line, or stands in brackets, is when the line was written.
    """
    day, near = fields.days[number], _around(number)
    start = fields.places[number][0]
    if is_late(day) and (number == 0 or fields.text[start - 1] == "("):
        return False
    if _is_of_event(fields, number):
        return False
    told = fields.of_persons and near & (fields.of_persons | fields.of_names)
    if (told and not day["coded"]) or _codes(fields, number):
        return True
    if day["coded"]:
        return fields.slip and bool(near & fields.of_names and near & fields.reached)
    return not is_late(day) and bool(near & (fields.of_names | fields.genders))


def _codes(fields: Fields, number: int) -> set[int]:
    """Give the genders beside a day: figures where no word is, and no order has them there.

    Only a word counts that stands further off, as behind an age.
    Beside a late day a figure is one of a gender only where a name is written as it is read, or
    has an individual number, or the row is that of a member.
    """
    beside = _around(number) & fields.genders
    words = {n for n in beside if not _FIGURE.match(fields[n])}
    if not words and not fields.loose:
        words = {n for n in fields.genders if _WORD.match(fields[n])}
    numbered = fields.read or bool(fields.of_persons) or _is_of_member(fields, number)
    sure = numbered or not (fields.loose or is_late(fields.days[number]))
    return words or (beside if sure else set())


def _is_of_member(fields: Fields, number: int) -> bool:
    """Say whether a row has the card, the name, a day, a code and then a word for a kind."""
    first = fields.text[fields.places[0][1] : fields.places[1][0]]
    row = number == len(_MEMBER) and len(fields.places) > number + len(_MEMBER)
    if not row or first not in {"|", "\t"} or not _CARD_FIRST.match(fields[0]):
        return False
    return bool(_ONE_OR_TWO.match(fields[number + 1]) and _KIND.match(fields[number + 2]))


def _behind_card(fields: Fields) -> set[int]:
    """Give the gender behind the name in a row that begins with a card, and has no day.

    So it is behind 個人番号, where the name is in half width.
    """
    numbered = 0 in fields.of_persons and fields.slip
    if fields.days or fields.loose or not (numbered or _CARD_FIRST.match(fields[0])):
        return set()
    codes = {n for n in fields.genders if _ONE_OR_TWO.match(fields[n])}
    return {max(fields.of_names) + 1} & codes if fields.of_names else codes


def _is_of_event(fields: Fields, number: int) -> bool:
    """Say whether what stands beside a day says that something else was on it: 納品日, 入社."""
    last, others = number - 1, fields.of_names | fields.genders | fields.reached
    start = fields.places[last][int(last in others)] if number else 0
    words = [fields.text[start : fields.places[number][0]]]
    if number + 1 < len(fields.places) and number + 1 not in others:
        words.append(fields[number + 1])
    return any(EVENT.search(word) or _OTHER_DAY.search(word) for word in words)


def _around(number: int) -> set[int]:
    return {number - 1, number + 1}
