"""Full names beside other personal data, and names in a row.

A surname of one sign, or a given name that is a word for things as well (星政信, 布施律), makes a
pair that may be what a place or a shop is called. Where the same text holds a number to call, a
mailbox, a day of birth or somebody's letter, and where several such pairs stand in a row
(…、…、…の3名), people are meant. The dictionary must have both parts of each.
"""

import re
from collections.abc import Iterator

from scanner.recognizers.person.name_context import ON_TO_DOOR
from scanner.recognizers.person.names_by_sound import is_lone_in_kana
from scanner.recognizers.person.names_of_kanji import begins_with_surname, is_called, is_full_name
from scanner.recognizers.person.people import Known, heard, known, reads_as_surname
from scanner.recognizers.person.several_names import READ
from scanner.recognizers.person.writings import (
    HIRAGANA,
    KANJI,
    KATAKANA,
    SPACE,
    WITHIN_KANJI,
)
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import DASHES, VOWEL_SIGNS
from scanner.recognizers.reading.screening import EVERY, bits

Span = tuple[int, int]
SHORTEST = 3
"""Signs of a name that stands by itself; of two signs (東一) there are too many other words."""

PERSONAL = expression(
    rf"0[5-9]0[-. (){DASHES}{VOWEL_SIGNS}]?[0-9]{{3,4}}|[0-9A-Za-z]@[0-9A-Za-z]"
    r"|生年月日|生まれ|誕生日|[0-9元]日?[ ]?生(?![0-9a-z産活徒成命放鮮花ビ])"
    "|個人番号|マイナンバー|WAON|世帯主|続柄|自宅|在住|宛|あて"
)
"""What stands in texts about somebody."""

_RUN = rf"[{KANJI}](?:[{KANJI}]|[{WITHIN_KANJI}](?=[{KANJI}])){{0,7}}"
_KANA = rf"(?:[{HIRAGANA}]{{2,4}}|[{KATAKANA}]{{2,5}})"
_OPEN = rf"(?<![{KANJI}{KATAKANA}{HIRAGANA}0-9A-Za-z])"
_CLOSE = (
    rf"(?=[{SPACE}\t\r\n、。「」『』【】,/|:()\[\]<>\"'&;]|\Z|宛|宅|です|と申|より|から"
    r"|の(?:件|代理|携帯|自宅))"
)
ALONE = expression(
    rf"{_OPEN}(?:(?P<left>{_RUN})[{SPACE}]?(?P<kana>{_KANA})|(?P<run>{_RUN})){_CLOSE}"
)
PARTED = expression(rf"{_OPEN}({_RUN})[{SPACE}]([{KANJI}]{{1,3}})(?![{KANJI}]){_CLOSE}")
_DONE = "(?:出席|参加|欠席|同席|対応|担当|休み|訪問)"
_ITEM = (
    rf"(?:{_RUN}(?:[{SPACE}](?=[{KANJI}])(?!{_DONE}){_RUN}|[{SPACE}]?{_KANA})?|[{KATAKANA}]{{2,8}})"
)
_SEP = rf"(?:[、,・/→]|->|と(?=[{KANJI}]))[{SPACE}]?"
ROW = expression(
    rf"{_OPEN}{_ITEM}(?:{_SEP}{_ITEM}){{1,9}}"
    rf"(?={_CLOSE}|の(?:[0-9一二三四五六七八九十両]+[名人]|[両各諸]氏|各位|皆さん|皆様|面々)|ほか|など|ら[0-9]|さん|様|が|は|と|も|を|で|{_DONE})"
)
DONE = expression(
    rf"[{SPACE}]?{_DONE}|[がで][^、。\n]{{0,4}}{_DONE}|さん|様|ら[0-9]|の(?:[0-9]|[両各諸]氏|各位|皆|面々)"
)
"""What is said of people, behind a row of them."""

ITEMS = expression(_SEP)
ROW_OF_SURNAMES = 3
OF_HALF_WIDTH = expression("[ｦ-ﾟ]")
FEWEST = 2
"""Names of which a row has so many, all others may be names nobody knows."""


ASKED = (ROW, PERSONAL)


def names_among_data(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find full names in rows, and by themselves in texts about somebody.

    Args:
        text: With signs of ASCII in ASCII.
        may: Which of the expressions ``ASKED`` could fit.
    """
    in_row, about = bits(may, ASKED)
    if in_row and ITEMS.search(text) is not None:
        for row in ROW.finditer(text):
            yield from _in_row(row)
    if about and PERSONAL.search(text) is not None:
        yield from _alone(text)


def _alone(text: str) -> Iterator[Span]:
    for alone in ALONE.finditer(text):
        if _is_called(alone) and ON_TO_DOOR.match(text, alone.end()) is None:
            yield alone.span()
    for parted in PARTED.finditer(text) if " " in text else ():
        if reads_as_surname(parted[1]) and is_full_name(parted[1], parted[2]):
            yield parted.span()
    for read in READ.finditer(text) if OF_HALF_WIDTH.search(text) else ():
        names = heard(read[1]) & Known.SURNAME or heard(read[2]) & Known.GIVEN
        if names and read[0][0] >= "ｦ":
            yield read.span()


def _is_called(alone: re.Match[str]) -> bool:
    left, kana, run = alone.group("left", "kana", "run")
    if run is not None:
        return len(run) >= SHORTEST and is_called(run)
    return bool(known(left) & Known.SURNAME and heard(kana) & Known.GIVEN)


def _are_surnames(words: list[str], done: re.Match[str] | None) -> bool:
    """Tell whether words in a row are surnames: most are places too, but not all of these.

    Args:
        words: Three at least.
        done: What follows is said of people.
    """
    kana = [word for word in words if word[0] <= "ヿ"]
    kanji = [word for word in words if word[0] > "ヿ"]
    if not all(map(is_lone_in_kana, kana)) or not all(known(w) & Known.SURNAME for w in kanji):
        return False
    people = len(kana) + sum(map(reads_as_surname, kanji))
    places = sum(known(word) & Known.PLACE > 0 for word in kanji)
    return people * 2 >= len(words) if done else people == len(words) and places < len(words)


def _in_row(row: re.Match[str]) -> Iterator[Span]:
    """Give the names of a row of which two are known wholly and the others may be names."""
    starts = [row.start(), *(row.start() + sep.end() for sep in ITEMS.finditer(row[0]))]
    words = ITEMS.split(row[0])
    done = DONE.match(row.string, row.end())
    if len(words) >= ROW_OF_SURNAMES and _are_surnames(words, done):
        for start, word in zip(starts, words, strict=True):
            yield start, start + len(word)
        return
    called = [is_called(re.sub(f"[{SPACE}]", "", word)) for word in words]
    if sum(called) < FEWEST or not all(
        name or begins_with_surname(word) for name, word in zip(called, words, strict=True)
    ):
        return
    for start, word in zip(starts, words, strict=True):
        yield start, start + len(word)
