"""Records amid a text: lines that a program or a form writes field by field, without words.

Exports, dumps, lists and slips of fixed width put a name, a number, a day and a code side by side.
Each field alone could be anything. Where a line holds a name and two things more that only people
have, or a name beside the number of their card, it is somebody's, and what a field looks like tells
what it is: a day is that of birth, 1 or F a gender, ten digits a line that lost its zero.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, pairwise

from scanner.recognizers.birth_date.days import OLD, RECENT, SINCE_2010
from scanner.recognizers.birth_date.forms import CODED
from scanner.recognizers.birth_date.of_somebody import EVENT
from scanner.recognizers.numbers.checksums import luhn_passes, my_number_passes
from scanner.recognizers.person.name_beside import is_behind_name
from scanner.recognizers.person.names_by_sound import is_kana_of_row
from scanner.recognizers.person.names_in_sentences import WHO, who
from scanner.recognizers.person.writings import HALF_KANA, KANJI, KATAKANA
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import DASHES, SPACES, VOWEL_SIGNS, WIDE

Place = tuple[int, int]

_PLACES_KEPT = str.maketrans(
    WIDE
    | dict.fromkeys(DASHES, "-")
    | dict.fromkeys(SPACES.replace("\t", ""), " ")
    | dict.fromkeys("‘’", "'")
)
_VOWEL_SIGN = expression(f"(?<=[0-9A-Za-z])[{VOWEL_SIGNS}]")
_END = r"[\"']?(?:[< ,\t|;/]|\Z|\n)"
_MONTH_AND_DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_EIGHT = rf"(?:19|20)[0-9]{{2}}{_MONTH_AND_DAY}|[1-5MTSHR][0-9]{{2}}{_MONTH_AND_DAY}[0-9]?"
_YEAR = (
    "(?:19|20)[0-9]{2}|[明大昭平令][和成正治]?[ .]{0,2}[0-9元一二三四五六七八九十]{1,3}"
    "|[MTSHR][0-9]{1,2}|[0-9]{2}(?=/[0-9]{2}/[0-9]{2})"
)
FIELD = expression(
    rf"[,\t|;/][\"']?(?:0?[1-39]|[MF])[\"']?(?:[,\t|;/\n]|\Z)|[> ,\t|;/][\"']?(?:"
    rf"(?:[男女]性?|{_EIGHT})(?={_END})"
    rf"|(?:{_YEAR})[-/.年][ 0-9一二三四五六七八九十]{{1,3}}[-/.月][ 0-9一二三四五六七八九十]{{1,3}}"
    rf"日?生?(?={_END}|T0|[(])"
    rf"|(?:[0-9]{{4}}[- ]?){{2,3}}[0-9]{{4}}(?:[.]0)?(?={_END}))"
    r"|6900[0-9]{12}(?:[ ]{1,6}[ｦ-ﾟ]|[/,|])"
)
"""A field that only people have: a text without any has no record."""

_LINE = expression(r"[^\r\n]+")
_LONGEST, _REMEMBERED = 400, 1 << 14
_PARTED = tuple(
    map(
        expression,
        (
            r"\t",
            r"</t[dh]>[ ]?<t[dh][^>]{0,60}>",
            r"\|",
            ";",
            ",",
            (
                r"(?<![0-9])/|/(?![0-9])|(?<=[0-9]{5})/|(?<=-[0-9]{4})/|(?<= [0-9]{4})/"
                r"|/(?=[0-9]{4}-[0-9]{2}-)"
            ),
            r"[ ]?(?:→|->)[ ]?|[ ]+",
        ),
    )
)
"""What parts fields, the surest first; between digits a slash is one of a day."""

_FEWEST = 3
LONGEST_PART = 3
"""Signs of a surname or a given name; what is longer may be both."""

OF_PERSON = 12
"""Digits of an individual number."""

LAST_KANA, FIRST_HALF = "ヿ", "ｦ"
_INNER = expression(
    r"(?:<t[dhr][^>]{0,60}>)*[\s\"'(\[「]*(?:[^\s0-9:=]{1,16}[:=][\s\"']?|[一-龠]{1,2}(?=[ｦ-ﾟ]))?"
    r"(?P<inner>[^、]*?)[\s\"')\]」。]*(?:</t[dhr]>)*(?:、[^\n]*)?\Z"
)
_MIDNIGHT = r"(?:[T ]0{1,2}:00(?::00(?:[.]0{1,9})?)?(?:Z|[+]0[09]:?00)?)?(?: ?生(?:まれ)?)?"
_DAY = expression(
    rf"(?:(?P<late>{SINCE_2010})|{OLD}|{RECENT}|(?P<coded>{CODED}|[1-5][0-9]{{6}})){_MIDNIGHT}\Z"
)
_LATE_IN_KANJI = expression("令|平成?(?:二十[二三四五六七八九]|三十)")
_DAY_AND_CODE = expression(rf"[MTSHR][0-9]{{2}}{_MONTH_AND_DAY}[0-39]\Z")
_SEX = expression(r"(?:0?[1-39]|[MFmf]|[男女]性?|おとこ|おんな|オトコ|オンナ|ｵﾄｺ|ｵﾝﾅ|その他)\Z")
_WORD = expression("[男女]")
_THOUSANDS = expression(",[0-9]{3}[円P点個件]")
"""What makes a figure the thousands of an amount."""

_OTHER_DAY = expression(
    r"[一-龠](?<![生誕年月曜祝休])日[ :=]{0,2}\Z"
    "|入社|採用|[着就退]任|[就退]職|異動|[入退]院|入学|卒業"
)
_FIGURE = expression(r"[0-9]{1,2}\Z")
_POSTCODE = expression(r"[0-9]{3}-[0-9]{4}\Z")
_NUMBER = expression(r"(?:[0-9]{4}[- ]?){2,3}[0-9]{4}(?:[.]0)?\Z")
_OF_CARD = expression(r"[^0-9]{0,2}(?:20[0-9]{6})?6900[0-9]{12}(?:[.]0)?\Z")
_HAS_DIGIT = expression("[0-9年]")
_BARE = expression(r"(?:[789]0[0-9]{8}|[1-9][0-9]{8})\Z")
_REACHED = expression(
    rf"0[0-9]{{9,10}}\Z|0[0-9]{{1,4}}[-(][0-9]{{1,4}}[-)][0-9]{{4}}\Z"
    r"|[0-9A-Za-z._%+-]{1,64}@[0-9A-Za-z.-]{3,64}\Z|〒?[0-9]{3}-[0-9]{4}\Z"
    rf"|[{KANJI}{KATAKANA}]{{1,4}}[都道府県市区町村郡][^0-9]{{0,20}}[0-9][^\n]{{0,40}}\Z"
)
_NAME = expression(rf"{WHO}\Z")
_HALF = expression(rf"[{HALF_KANA}]{{2,9}}(?:[ ][{HALF_KANA}]{{2,9}})?\Z")
_KANA = expression(rf"[{KATAKANA}]{{5,12}}\Z|{_HALF.pattern}")
_LODGING = expression(rf"[{KATAKANA}]+\Z")
"""What a house is called, behind an address."""

_PART = expression(rf"[{KANJI}{KATAKANA}{HALF_KANA}ぁ-ゖ]{{1,8}}\Z")


@dataclass(frozen=True, slots=True)
class Record:
    """What a line says of somebody: places in the text, of each kind those that it has."""

    names: tuple[Place, ...] = ()
    days: tuple[Place, ...] = ()
    genders: tuple[Place, ...] = ()
    lines: tuple[Place, ...] = ()

    def behind(self, start: int) -> "Record":
        """Give it as it stands in a text where its line begins there."""
        kinds = (self.names, self.days, self.genders, self.lines)
        moved = (tuple((start + a, start + b) for a, b in places) for places in kinds)
        return Record(*moved) if start else self


@dataclass(slots=True)
class _Fields:
    """The fields of one line by what they look like, each by its number.

    Attributes:
        loose: Nothing but spaces part them, as they part the numbers of a list.
        read: A name is written as it is read; taken for granted until names are looked for.
        slip: One is in half width, as on slips; likewise.
    """

    text: str
    places: list[Place]
    names: list[Place] = field(default_factory=list)
    of_names: set[int] = field(default_factory=set)
    days: dict[int, re.Match[str]] = field(default_factory=dict)
    genders: set[int] = field(default_factory=set)
    bare: set[int] = field(default_factory=set)
    of_persons: set[int] = field(default_factory=set)
    reached: set[int] = field(default_factory=set)
    cards: int = 0
    loose: bool = False
    read: bool = True
    slip: bool = True

    def __getitem__(self, number: int) -> str:
        """Give what a field holds."""
        return self.text[slice(*self.places[number])]


def records(text: str) -> Iterator[Record]:
    """Give the records of a text.

    Args:
        text: Folded or not, every sign in its place.
    """
    folded = _VOWEL_SIGN.sub("-", text.translate(_PLACES_KEPT))
    if FIELD.search(folded) is not None:
        for line in _LINE.finditer(folded):
            if len(line[0]) <= _LONGEST and (record := _record(line[0])) is not None:
                yield record.behind(line.start())


@lru_cache(_REMEMBERED)
def _record(line: str) -> Record | None:
    """Read a line by the first sign that parts it into a record."""
    for parted in _PARTED:
        cuts = [(0, 0), *(cut.span() for cut in parted.finditer(line)), (len(line),) * 2]
        if len(cuts) > _FEWEST:
            places = (_inner(line, start, end) for (_, start), (end, _) in pairwise(cuts))
            fields = _Fields(line, list(chain.from_iterable(places)))
            _look(fields)
            fields.loose = parted is _PARTED[-1]
            if _is_of_somebody(fields):
                _call(fields)
                if fields.names and _is_of_somebody(fields):
                    return _told(fields)
    return None


def _inner(line: str, start: int, end: int) -> Iterator[Place]:
    """Give where the value of a field is, without quotes and label; of a day with a code, two."""
    found = _INNER.match(line[:end], start)
    if found is None or not found["inner"]:
        return
    start, end = found.span("inner")
    if _DAY_AND_CODE.match(found["inner"]):
        yield start, end - 1
        start = end - 1
    yield start, end


def _look(fields: _Fields) -> None:
    """Say of each field what it looks like, but for names."""
    for number in range(len(fields.places)):
        value = fields[number]
        if _SEX.match(value) and not _THOUSANDS.match(fields.text, fields.places[number][1]):
            fields.genders.add(number)
        elif _HAS_DIGIT.search(value) is None:
            continue
        elif (day := _DAY.match(value)) and not _POSTCODE.match(value):
            fields.days[number] = day
        elif _OF_CARD.match(value) or _NUMBER.match(value):
            _count(fields, number)
        elif _BARE.match(value):
            fields.bare.add(number)
        elif _REACHED.match(value):
            fields.reached.add(number)


def _count(fields: _Fields, number: int) -> None:
    """Count the number of a card or of a person, if its check digit says that it is one."""
    digits = re.sub("[^0-9]", "", fields[number].removesuffix(".0"))
    if len(digits) == OF_PERSON:
        fields.of_persons |= {number} if my_number_passes(int(digits)) else set()
    elif "6900" in digits or luhn_passes(int(digits)):
        fields.cards += 1


def _call(fields: _Fields) -> None:
    """Find the name in the fields that are nothing else, with all that follow it at once."""
    taken = fields.days.keys() | fields.genders | fields.of_persons | fields.bare | fields.reached
    for number in range(len(fields.places)):
        if number in taken or number in fields.of_names:
            continue
        if not fields.names or number - 1 in fields.of_names:
            _name(fields, number, alone=number + 1 in taken)
    firsts = [fields.text[start] for start, _ in fields.names]
    fields.read = any(not LAST_KANA < first < FIRST_HALF for first in firsts)
    fields.slip = any(first >= FIRST_HALF for first in firsts)


def _name(fields: _Fields, number: int, *, alone: bool) -> None:
    """Take a field for a name, if it is one by itself or with the next.

    Where spaces part fields they part a surname from a given name as well.
    """
    value = fields[number]
    lodged = number - 1 in fields.reached and _LODGING.match(value)
    if lodged or _HAS_DIGIT.search(value):
        return
    whole = (not fields.loose or len(value) > LONGEST_PART) and _is_whole(fields, number)
    if not whole and not alone and number + 1 < len(fields.places) and _PART.match(value):
        (start, end), (begin, stop) = fields.places[number : number + 2]
        if _PART.match(fields[number + 1]) and _is_name(f"{value} {fields[number + 1]}"):
            fields.names += [(start, stop)] if fields.loose else [(start, end), (begin, stop)]
            fields.of_names |= {number, number + 1}
            return
    if whole or (fields.loose and _is_whole(fields, number)):
        fields.names.append(fields.places[number])
        fields.of_names.add(number)


def _is_whole(fields: _Fields, number: int) -> bool:
    """Say whether a field is a name by itself, or the reading of the one before."""
    reading = number - 1 in fields.of_names and _HALF.match(fields[number])
    return bool(reading) or _is_name(fields[number])


def _is_name(value: str) -> bool:
    """Say whether a field is somebody's name and nothing else."""
    if _KANA.match(value) and is_kana_of_row(value):
        return True
    if value.isascii():
        return is_behind_name(value)
    found = _NAME.match(value)
    return found is not None and who(found) is not None


def _is_of_somebody(fields: _Fields) -> bool:
    """Say whether a line with a name holds two things more, or one in half width and a card.

    A card stands beside the name of a shop and the day of a purchase as well.
    """
    sexed = any(_codes(fields, day) for day in fields.days)
    early = any(not _is_late(day) for day in fields.days.values())
    dated = early or (fields.days and fields.of_persons)
    others = (fields.of_persons, fields.cards, fields.reached, sexed or dated, sexed)
    return (fields.slip and fields.cards > 0) or sum(map(bool, others)) > 1


def _told(fields: _Fields) -> Record:
    """Say what a record tells of somebody: of several days the first is that of birth."""
    days = [day for day in sorted(fields.days) if _is_of_birth(fields, day)][:1]
    genders = {code for day in days for code in _codes(fields, day)}
    bare = fields.bare if fields.days or fields.cards else ()
    return Record(
        tuple(fields.names),
        tuple(fields.places[n] for n in days),
        tuple(fields.places[n] for n in sorted(genders)),
        tuple(fields.places[n] for n in sorted(bare) if fields.places[n] > fields.names[0]),
    )


def _is_of_birth(fields: _Fields, number: int) -> bool:
    """Say whether a day is that of birth: any beside a gender, an early one beside the name.

    A late one that leads a line, or stands in brackets, is when the line was written.
    """
    day, near = fields.days[number], _around(number)
    start = fields.places[number][0]
    if _is_late(day) and (number == 0 or fields.text[start - 1] == "("):
        return False
    if _is_of_event(fields, number):
        return False
    told = fields.of_persons and near & (fields.of_persons | fields.of_names)
    if (told and not day["coded"]) or _codes(fields, number):
        return True
    return not (_is_late(day) or day["coded"]) and bool(near & (fields.of_names | fields.genders))


def _codes(fields: _Fields, number: int) -> set[int]:
    """Give the genders beside a day: figures where no word is, and no order has them there.

    Only a word counts that stands further off, as behind an age.
    Beside a late day a figure is one of a gender only where a name is written as it is read.
    """
    beside = _around(number) & fields.genders
    words = {n for n in beside if not _FIGURE.match(fields[n])}
    if not words and not fields.loose:
        words = {n for n in fields.genders if _WORD.match(fields[n])}
    sure = fields.read or not (fields.loose or _is_late(fields.days[number]))
    return words or (beside if sure else set())


def _is_of_event(fields: _Fields, number: int) -> bool:
    """Say whether what stands beside a day says that something else was on it: 納品日, 入社."""
    last, others = number - 1, fields.of_names | fields.genders | fields.reached
    start = fields.places[last][int(last in others)] if number else 0
    words = [fields.text[start : fields.places[number][0]]]
    if number + 1 < len(fields.places) and number + 1 not in others:
        words.append(fields[number + 1])
    return any(EVENT.search(word) or _OTHER_DAY.search(word) for word in words)


def _is_late(day: re.Match[str]) -> bool:
    """Say whether a day is one of those that point cards keep records from."""
    return day["late"] is not None or _LATE_IN_KANJI.match(day[0]) is not None


def _around(number: int) -> set[int]:
    return {number - 1, number + 1}
