"""The fields of a line that is parted by signs or spaces, and what each of them looks like.

A field alone could be anything: what a line tells of somebody, all of them together say.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from scanner.recognizers.birth_date.days import MONTH_AND_DAY, OLD, RECENT, SINCE_2010
from scanner.recognizers.birth_date.forms import CODED
from scanner.recognizers.birth_date.nobodys import is_postcode
from scanner.recognizers.headers.vocabulary import IN_KANA
from scanner.recognizers.numbers.checksums import luhn_passes, my_number_passes
from scanner.recognizers.person.name_beside import is_behind_name
from scanner.recognizers.person.names_by_sound import in_katakana, is_kana_of_row
from scanner.recognizers.person.names_in_sentences import WHO, who
from scanner.recognizers.person.writings import HALF_KANA, KANJI, KATAKANA
from scanner.recognizers.reading.expressions import expression

Place = tuple[int, int]

_LOOSE = expression(r"[ ]?(?:→|->)[ ]?|[ ]+")
_PARTING = (
    ("\t", expression(r"\t")),
    ("<", expression(r"</t[dh]>[ ]?<t[dh][^>]{0,60}>")),
    ("|", expression(r"\|")),
    (";", expression(";")),
    (",", expression(",")),
    (
        "/",
        expression(
            r"(?<![0-9])/|/(?![0-9])|(?<=[0-9]{5})/|(?<=-[0-9]{4})/|(?<= [0-9]{4})/"
            r"|/(?=[0-9]{4}-[0-9]{2}-)"
        ),
    ),
    ("、", expression("、")),
    ("②③④⑤", expression("[ ]?[①-⑨][ ]?")),
    (" ", expression(r"[ ]+(?=(?:[A-Za-z]{1,5}|項目|列|予備)_?[0-9]{1,3}[:=])")),
    (" →>", _LOOSE),
)
"""What parts fields, the surest first, behind the signs of which it has one.

Between digits a slash is one of a day.
"""

LONGEST_PART = 3
"""Signs of a surname or a given name; what is longer may be both."""

OF_PERSON = 12
"""Digits of an individual number."""

_INNER = expression(
    r"(?:<t[dhr][^>]{0,60}>)*"
    r"(?:[(【][^\s0-9()【】]{1,4}[)】]|[>→◎★※・-](?= ?[^ 0-9]))?[\s\"'(\[「]*"
    r"(?:(?:[^\s0-9:=]{1,16}[0-9]{0,3}[:=][\s\"']?){1,2}|[一-龠]{1,2}(?=[ｦ-ﾟ]))?"
    r"(?P<inner>[^、]*?)(?:(?<=[0-9])(?: ?\([^\s0-9()]{1,6}\)| [^\s0-9()]{1,4}))?"
    r"[\s\"')\]」。]*(?:</t[dhr]>)*(?:(?:、|(?<=。))[^\n]*|\([^\n()]{1,8}\))?\Z"
)
_MIDNIGHT = r"(?:[T ]0{1,2}:00(?::00(?:[.]0{1,9})?)?(?:Z|[+]0[09]:?00)?)?(?: ?生(?:まれ)?)?"
_DAY = expression(rf"(?:(?P<late>{SINCE_2010})|{OLD}|{RECENT}|(?P<coded>{CODED})){_MIDNIGHT}\Z")
_DAY_AND_CODE = expression(rf"(?:[MTSHR]|19|20)[0-9]{{2}}{MONTH_AND_DAY}[0-39]\Z")
_SEX = expression(r"(?:0?[1-39]|[MFmf]|[男女]性?|おとこ|おんな|オトコ|オンナ|ｵﾄｺ|ｵﾝﾅ|その他)\Z")
_SIX = expression(
    rf"(?P<coded>[0-9]{{2}}{MONTH_AND_DAY}|[0-9]{{2}}[.][0-9]{{1,2}}[.][0-9]{{1,2}})(?P<late>)\Z"
)
_SAID = expression("[男女]")
"""Two digits of a year and a day, which are one of birth beside a word for a gender."""

_THOUSANDS = expression(",[0-9]{3}[円P点個件]")
"""What makes a figure the thousands of an amount."""

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
_HALF = expression(rf"[{HALF_KANA}]{{2,14}}(?:[ ][{HALF_KANA}]{{2,14}}){{0,2}}\Z")
_KANA = expression(rf"[{KATAKANA}]{{5,12}}\Z|{_HALF.pattern}")
_LODGING = expression(rf"[{KATAKANA}]+\Z")
"""What a house is called, behind an address."""

_PART = expression(rf"[{KANJI}{KATAKANA}{HALF_KANA}ぁ-ゖ]{{1,8}}\Z")
LAST_KANA, FIRST_HALF = "ヿ", "ｦ"
"""Signs up to the one and from the other on write a name as it is read."""

_LATE_IN_KANJI = expression("令|平成?(?:二十[二三四五六七八九]|三十)")


@dataclass(slots=True)
class Fields:
    """The fields of one line by what they look like, each by its number.

    Attributes:
        text: The line.
        places: Where each field is, without quotes and label.
        names: Where names are, one for each part that stands in a field of its own.
        of_names: The fields that these are in.
        days: Those with a day, and how it is written.
        genders: Those with a word, a letter or a figure that may be a gender.
        bare: Those with what may be a telephone number that lost its zero.
        of_persons: Those with an individual number, as its check digit says.
        reached: Those that say where somebody lives or is reached.
        cards: How many hold the number of a card.
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
        start, end = self.places[number]
        return self.text[start:end]


def parted(line: str) -> Iterator[Fields]:
    """Part a line by each sign that could, and say of each field what it looks like, but for names.

    Args:
        line: With signs of ASCII in ASCII.
    """
    for signs, sign in _PARTING:
        cuts = list(sign.finditer(line)) if sum(map(line.count, signs)) > 1 else ()
        if len(cuts) > 1 and (places := _places(line, cuts)):
            fields = Fields(line, places, loose=sign is _LOOSE)
            _look(fields)
            yield fields


def find_names(fields: Fields) -> None:
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


def is_late(day: re.Match[str]) -> bool:
    """Say whether a day is one of those that point cards keep records from."""
    return bool(day["late"]) or _LATE_IN_KANJI.match(day[0]) is not None


def _places(line: str, cuts: Sequence[re.Match[str]]) -> list[Place]:
    """Give where the values between the cuts are, without quotes and label; none is empty.

    A day with a code behind it is two.
    """
    places, begin = [], 0
    for stop, behind in (*(cut.span() for cut in cuts), (len(line), len(line))):
        found = _INNER.match(line, begin, stop)
        begin = behind
        start, end = found.span("inner") if found else (0, 0)
        if start == end:
            continue
        if _DAY_AND_CODE.match(line, start, end):
            places.append((start, end - 1))
            start = end - 1
        places.append((start, end))
    return places


def _look(fields: Fields) -> None:
    """Say of each field what it looks like, but for names."""
    for number, (start, end) in enumerate(fields.places):
        value = fields.text[start:end]
        if _SEX.match(value) and not _THOUSANDS.match(fields.text, end):
            fields.genders.add(number)
        elif _HAS_DIGIT.search(value) is None:
            continue
        elif (day := _DAY.match(value)) and not _is_postcode(fields, number):
            fields.days[number] = day
        elif _OF_CARD.match(value) or _NUMBER.match(value):
            _count(fields, number)
        elif _BARE.match(value):
            fields.bare.add(number)
        elif _REACHED.match(value):
            fields.reached.add(number)
    _look_beside_genders(fields)


def _is_postcode(fields: Fields, number: int) -> bool:
    """Say whether a field is a postcode, with its sign or without it before a place."""
    return is_postcode(fields[number], fields.text[fields.places[number][1] :])


def _look_beside_genders(fields: Fields) -> None:
    """Take two digits of a year and a day for one of birth beside a word for a gender."""
    for number in range(len(fields.places)) if fields.genders else ():
        six = _SIX.match(fields[number])
        if six and any(_SAID.match(fields[n]) for n in {number - 1, number + 1} & fields.genders):
            fields.days[number] = six


def _count(fields: Fields, number: int) -> None:
    """Count the number of a card or of a person, if its check digit says that it is one."""
    digits = re.sub("[^0-9]", "", fields[number].removesuffix(".0"))
    if len(digits) == OF_PERSON:
        fields.of_persons |= {number} if my_number_passes(int(digits)) else set()
    elif "6900" in digits or luhn_passes(int(digits)):
        fields.cards += 1


def _name(fields: Fields, number: int, *, alone: bool) -> None:
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
        if _PART.match(fields[number + 1]) and is_name(f"{value} {fields[number + 1]}"):
            fields.names += [(start, stop)] if fields.loose else [(start, end), (begin, stop)]
            fields.of_names |= {number, number + 1}
            return
    if whole or (fields.loose and _is_whole(fields, number)):
        fields.names.append(fields.places[number])
        fields.of_names.add(number)


def _is_whole(fields: Fields, number: int) -> bool:
    """Say whether a field is a name by itself, or the reading of the one before."""
    value = fields[number]
    reading = number - 1 in fields.of_names and _HALF.match(value)
    return bool(reading and in_katakana(value) not in IN_KANA) or is_name(value)


def is_name(value: str) -> bool:
    """Say whether a field is somebody's name and nothing else."""
    if _KANA.match(value) and is_kana_of_row(value):
        return True
    if value.isascii():
        return is_behind_name(value)
    found = _NAME.match(value)
    return found is not None and who(found) is not None
