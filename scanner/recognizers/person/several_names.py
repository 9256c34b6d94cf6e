"""Cells and lines of names: of a couple, with a mail address behind, or in a line of a CSV file.

What such a line is cut into is graded as a cell would be, so a name needs no more than that here.
"""

import re
from collections.abc import Iterator

from scanner.model.detection import Grade
from scanner.recognizers.person.beside_surnames import TRADES
from scanner.recognizers.person.latin_names import OWN_DATA, is_in_row
from scanner.recognizers.person.names_by_form import is_given_by_form
from scanner.recognizers.person.names_by_sound import is_full_by_sound
from scanner.recognizers.person.names_of_kanji import begins_with_surname, is_full_name
from scanner.recognizers.person.names_of_roles import is_from_abroad
from scanner.recognizers.person.people import Known, heard
from scanner.recognizers.person.plain_names import is_called_plainly, is_somebody
from scanner.recognizers.person.writings import (
    FOREIGN,
    HALF_KANA,
    HIRAGANA,
    KANJI,
    KATAKANA,
    LATIN,
    SPACE,
    WITHIN_KANJI,
    WRITINGS,
    of_kanji,
)
from scanner.recognizers.reading.expressions import any_of, expression
from scanner.recognizers.reading.screening import EVERY, bits

Span = tuple[int, int]
IN_KANJI, IN_KANA, _ = WRITINGS
FULL = {Grade.CHECKED, Grade.CERTAIN}
_SIGNS = f"[{KANJI}{WITHIN_KANJI}{HIRAGANA}{KATAKANA}]"
_NAME = rf"[{KANJI}]{_SIGNS}*(?:[{SPACE}]{_SIGNS}+)?"
_AND = rf"[{SPACE}]*[・、,/&+＋][{SPACE}]*|(?<=[{KANJI}子美])[{SPACE}]*と[{SPACE}]*(?=[{KANJI}])"
MEMBER = expression(rf"{_SIGNS}{{1,9}}(?:[{SPACE}]{_SIGNS}{{1,6}})?")
PART = expression(_AND)
COUPLE = expression(rf"\A[{KANJI}{WITHIN_KANJI}{HIRAGANA}{KATAKANA}{SPACE}・、,/&+＋]{{3,40}}\Z")
"""What the names of a couple are made of."""

MAILED = expression(
    rf"(?m)(?:^|[:,;>、])[{SPACE}\"'「・※●■◆★]*"
    rf"(?P<name>[^<>()@\"':,;\n\t「」]{{2,30}}?(?:, [{LATIN}]{{2,15}})?)[{SPACE}\"'」]*"
    r"[<(](?:mailto:)?[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]"
)
LISTED = expression(
    rf"(?m)(?:^|[,\t|;(])[{SPACE}\"']*({_NAME}|[{KATAKANA}]{{4,12}}"
    rf"|[{HIRAGANA}]{{2,6}}[{SPACE}][{HIRAGANA}]{{2,6}}|[{KATAKANA}]{{2,8}}[{SPACE}][{KATAKANA}]{{2,8}}"
    rf"|[{HALF_KANA}]{{2,12}}[{SPACE}]?[{HALF_KANA}]{{2,12}}|{FOREIGN}(?:[・＝{SPACE}]{FOREIGN}){{1,4}})"
    rf"[{SPACE}\"']*(?=[,\t|;)]|$)"
)
NUMBERED = expression(
    rf"(?:(?<![0-9A-Za-z])[0-9]{{1,2}}[).:]|[①-⑳]|[(][0-9]{{1,2}}[)])[{SPACE}]?"
    rf"(?P<name>{_NAME}|[{HIRAGANA}]{{2,6}}[{SPACE}][{HIRAGANA}]{{2,6}}"
    rf"|{FOREIGN}(?:[・＝{SPACE}]{FOREIGN}){{1,4}}|[{KATAKANA}]{{2,12}}"
    rf"|[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]*){{1,3}})"
    rf"(?=[{SPACE}\n、,;)/。]|\Z)"
)
"""The items of a list that have numbers."""

LED = expression(
    rf"(?:参加|出席|申込|応募|当選|受講|利用|対象|受賞|登録)者(?:名簿|一覧|名)?[:{SPACE}\n]{{0,2}}\Z|メンバー[:{SPACE}]{{0,2}}\Z"
)
"""What a list is of, before its first number."""

FEWEST_NUMBERED = 2
IN_KATAKANA = expression(rf"{FOREIGN}(?:[・＝{SPACE}]{FOREIGN}){{1,4}}")
BESIDES = expression(
    r"[0-9A-Za-z]@[0-9A-Za-z]|0[0-9]{1,4}[-.][0-9]|[0-9][-/.年][0-9]{1,2}[-/.月][0-9]|[男女MF](?=[性,\t|\"'])"
)
"""Other columns of a line about somebody."""
COLUMNS = expression(r"[,\t|;]")
FEWEST_COLUMNS = 2
SHORTEST_READING = 6
FIRM_ENDS, FEWEST_FIRMS = frozenset("社組所"), 3
"""How firms end, and from how many a row is one of firms: 石川島播磨 among them."""

INTRODUCED = expression(
    rf"(?:\A|(?<=[。\n、「)>\]{SPACE}]))({FOREIGN}(?:[・＝{SPACE}]{FOREIGN}){{1,4}}"
    rf"|(?P<sound>[{KATAKANA}]{{5,12}}|[{HIRAGANA}]{{2,6}}[{SPACE}][{HIRAGANA}]{{2,6}}))(?=です|と申|といい)"
)
BESIDE_READING = expression(
    rf"(?m)(?:^|(?<=[,\t|;\"]))([A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]*){{1,4}})\"?[,\t|;]\"?"
    rf"({FOREIGN}(?:[・＝{SPACE}]{FOREIGN}){{1,4}})(?=[,\t|;\"]|$)"
)
"""Two columns of a line: a name in Latin letters, and how it is read."""

READ = expression(
    rf"(?<![{KATAKANA}{HALF_KANA}・])(?<![{KATAKANA}{HALF_KANA}][{SPACE}])"
    rf"([{KATAKANA}]{{2,8}}|[{HALF_KANA}]{{2,12}})[{SPACE}]"
    rf"([{KATAKANA}]{{2,8}}|[{HALF_KANA}]{{2,12}})(?![{SPACE}]?[{KATAKANA}{HALF_KANA}・])"
)
"""How a name is read, without the name."""


SPREAD = expression(
    rf"(?<![{KANJI}{KATAKANA}{HIRAGANA}])(?P<left>[{KANJI}](?:[{SPACE}][{KANJI}]){{0,3}})[{SPACE}]{{2,4}}"
    rf"(?P<right>[{KANJI}{HIRAGANA}{KATAKANA}](?:[{SPACE}][{KANJI}{HIRAGANA}{KATAKANA}](?![{KANJI}{HIRAGANA}{KATAKANA}])){{0,3}})(?![{KANJI}{HIRAGANA}{KATAKANA}])"
)
"""A name whose signs a form sets apart: 比 嘉  健 太 郎."""

ASKED = (COUPLE, MAILED, LISTED, any_of(BESIDE_READING, INTRODUCED, NUMBERED), READ, SPREAD)


def several_names(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find the names of a couple, before a mail address, in kana, and among the columns of a line.

    Args:
        text: With signs of ASCII in ASCII.
        may: Which of the expressions ``ASKED`` could fit.
    """
    for could, finder in zip(bits(may, ASKED), FINDERS, strict=True):
        if could:
            yield from finder(text)


def _mailed(text: str) -> Iterator[Span]:
    """Find the names before mail addresses."""
    for mailed in MAILED.finditer(text) if "@" in text else ():
        if _is_full(mailed["name"]):
            yield mailed.span("name")


def _introduced(text: str) -> Iterator[Span]:
    """Find somebody who says who they are, in kana."""
    for said in INTRODUCED.finditer(text):
        if said["sound"] is None or is_full_by_sound(said["sound"]):
            yield said.span(1)


def _numbered(text: str) -> Iterator[Span]:
    """Find the names in a numbered list, all of whose items are names; of people, half of them."""
    items = list(NUMBERED.finditer(text))
    if len(items) < FEWEST_NUMBERED:
        return
    new = [item["name"] for item in items if not _is_item(item["name"])]
    led = not new or (
        len(new) * 2 <= len(items) and LED.search(text, 0, items[0].start()) is not None
    )
    if led and all(map(begins_with_surname, new)):
        yield from (item.span("name") for item in items)


def _is_item(name: str) -> bool:
    """Tell whether an item of a list may be a surname and a given name."""
    left, *right = re.split(f"[{SPACE}]", name)
    if name.isascii():
        return is_in_row(name)
    if name[0] <= "ヿ":
        dotted = "・" in name and IN_KATAKANA.fullmatch(name) is not None
        return is_full_by_sound(name) or (dotted and is_from_abroad(name))
    if right:
        return bool(right[0]) and is_somebody(left, right[0], apart=True)
    return is_called_plainly(name, new=True)


def _read(text: str) -> Iterator[Span]:
    """Find how names are read, without the names."""
    for read in READ.finditer(text):
        left, right = heard(read[1]), heard(read[2])
        full = left & Known.SURNAME and right & Known.GIVEN
        if len(read[0]) > SHORTEST_READING and (full or _is_narrow(read, left, right)):
            yield read.span()


def _is_narrow(read: re.Match[str], left: int, right: int) -> bool:
    """Tell whether two words in half width are a name by one of them: goods seldom are so."""
    named = left & Known.SURNAME or right & Known.GIVEN
    clear = right & Known.GIVEN and right & Known.CLEAR and "ｰ" not in read[1]
    thing = (left | right) & (Known.THING | Known.UNFIT)
    return bool(named) and read[0][0] >= "ｦ" and bool(clear or not thing)


def _seldom(text: str) -> Iterator[Span]:
    """Find what few texts hold, which is asked for together."""
    yield from _beside_reading(text)
    yield from _introduced(text)
    yield from _numbered(text)


def _has_columns(text: str) -> bool:
    return len(COLUMNS.findall(text)) >= FEWEST_COLUMNS


def _beside_reading(text: str) -> Iterator[Span]:
    """Find the names in Latin letters of which the next column says how they are read."""
    for beside in BESIDE_READING.finditer(text) if _has_columns(text) else ():
        yield from (beside.span(1), beside.span(2))


def _listed(text: str) -> Iterator[Span]:
    """Find the names among the columns of a line."""
    if not _has_columns(text):
        return
    own = OWN_DATA.search(text) is not None
    beside = own or BESIDES.search(text) is not None
    columns = list(LISTED.finditer(text))
    firms = sum(listed[1][-2:] in TRADES or listed[1][-1] in FIRM_ENDS for listed in columns)
    if firms >= FEWEST_FIRMS and firms * 2 >= len(columns):
        return
    for listed in columns:
        if IN_KANJI.grade_cell(listed[1]) in FULL or (beside and _is_in_row(listed[1], own=own)):
            yield listed.span(1)


def _is_in_row(name: str, *, own: bool) -> bool:
    """Tell whether a column may be a name, beside other columns about somebody.

    Args:
        name: In kanji or kana.
        own: Only somebody has what stands in them.
    """
    if is_full_by_sound(name):
        return True
    if name[0] > "ヿ" and name[0] < "ｦ":
        return own and _is_item(name)
    return own and "・" in name and is_from_abroad(name)


def _couple(text: str) -> Iterator[Span]:
    """Find a full name and those who share its surname."""
    if COUPLE.search(text) is None:
        return
    ends = [match.span() for match in PART.finditer(text)]
    starts = [len(text) - len(text.lstrip(SPACE)), *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(text.rstrip(SPACE + "様さま殿"))]
    spans = list(zip(starts, stops, strict=True))
    first, *others = words = [text[start:end] for start, end in spans]
    if (
        others
        and all(map(MEMBER.fullmatch, words))
        and IN_KANJI.grade_cell(first) in FULL
        and all(map(_shares, others))
    ):
        yield from spans


def _shares(word: str) -> bool:
    return bool(word and of_kanji(word) & Known.GIVEN) or IN_KANJI.grade_cell(word) in FULL


def _is_full(name: str) -> bool:
    """Tell whether what stands before a mail address is a name that the dictionary has."""
    return max(IN_KANJI.grade_cell(name), IN_KANA.grade_cell(name)) in FULL or _is_item(name)


def _spread(text: str) -> Iterator[Span]:
    """Find the names whose signs are set apart; what precedes one may be its label."""
    at = 0
    while found := SPREAD.search(text, at):
        left, right = ("".join(found[side].split()) for side in ("left", "right"))
        parted = len(found[0].split()) > len(("left", "right"))
        ends = [end for end in range(len(right), 0, -1) if _is_spread(left, right[:end])]
        at = found.start("right")
        if parted and ends:
            at = found.start("right") + 2 * ends[0] - 1
            yield found.start(), at


def _is_spread(surname: str, given: str) -> bool:
    named = is_full_name(surname, given)
    return named and (given[-1] <= "ヿ" or is_given_by_form(given))


FINDERS = (_couple, _mailed, _listed, _seldom, _read, _spread)
"""In the order of the expressions that they look for."""
