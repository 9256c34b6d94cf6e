"""Names amid other text: by what stands beside them, and by the dictionary.

Four things tell a name in a text: an honorific or a title behind it, a label before it, somebody
who says who they are, and a surname with a given name that stands by itself. The dictionary must
agree each time, because the same words stand beside shops, places and offices. A surname and a
given name that stand by themselves must both be in it, and are not taken where a title follows
(夏目漱石の講座, 徳川家康展): a person in a title is a subject, and mostly dead.
"""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import polars as pl

from scanner.model.detection import Grade
from scanner.recognizers.person.by_themselves import ASKED as ALONE
from scanner.recognizers.person.by_themselves import by_themselves
from scanner.recognizers.person.colleagues import ASKED as AT_WORK
from scanner.recognizers.person.colleagues import colleagues
from scanner.recognizers.person.foreign_told import ASKED as FOREIGN
from scanner.recognizers.person.foreign_told import foreign_told
from scanner.recognizers.person.full_names_led import ASKED as FULL_LED
from scanner.recognizers.person.full_names_led import full_names_led
from scanner.recognizers.person.full_names_shown import ASKED as FULL_SHOWN
from scanner.recognizers.person.full_names_shown import full_names_shown
from scanner.recognizers.person.full_names_told import ASKED as FULL_TOLD
from scanner.recognizers.person.full_names_told import full_names_told
from scanner.recognizers.person.given_called import ASKED as GIVEN_CALLED
from scanner.recognizers.person.given_called import given_called
from scanner.recognizers.person.given_names import ASKED as GIVEN
from scanner.recognizers.person.given_names import given_names
from scanner.recognizers.person.given_shown import ASKED as GIVEN_SHOWN
from scanner.recognizers.person.given_shown import given_shown
from scanner.recognizers.person.honoured_names import ASKED as OF_HONOUR
from scanner.recognizers.person.honoured_names import honoured_names
from scanner.recognizers.person.kana_told import ASKED as IN_KANA_TOLD
from scanner.recognizers.person.kana_told import kana_told
from scanner.recognizers.person.keyed_names import ASKED as BEHIND_KEYS
from scanner.recognizers.person.keyed_names import keyed_names
from scanner.recognizers.person.labelled_names import ASKED as LABELLED
from scanner.recognizers.person.labelled_names import labelled_names
from scanner.recognizers.person.latin_names import ASKED as OF_LATIN
from scanner.recognizers.person.latin_names import latin_names
from scanner.recognizers.person.listed_people import ASKED as LISTED
from scanner.recognizers.person.listed_people import listed_people
from scanner.recognizers.person.lone_names import ASKED as LONE
from scanner.recognizers.person.lone_names import lone_names
from scanner.recognizers.person.name_context import (
    HONOURED_READING,
    READING,
)
from scanner.recognizers.person.names_among_data import ASKED as AMONG
from scanner.recognizers.person.names_among_data import names_among_data
from scanner.recognizers.person.names_beside_data import ASKED as BESIDE
from scanner.recognizers.person.names_beside_data import names_beside_data
from scanner.recognizers.person.names_by_sound import is_full_by_sound
from scanner.recognizers.person.names_in_clauses import ASKED as IN_CLAUSES
from scanner.recognizers.person.names_in_clauses import names_in_clauses
from scanner.recognizers.person.names_in_notes import ASKED as IN_NOTES
from scanner.recognizers.person.names_in_notes import names_in_notes
from scanner.recognizers.person.names_in_sentences import ASKED as IN_SENTENCES
from scanner.recognizers.person.names_in_sentences import names_in_sentences
from scanner.recognizers.person.names_of_roles import ASKED as OF_ROLES
from scanner.recognizers.person.names_of_roles import names_of_roles
from scanner.recognizers.person.names_on_duty import ASKED as ON_DUTY
from scanner.recognizers.person.names_on_duty import names_on_duty
from scanner.recognizers.person.nobody import end_of_name, is_nobody
from scanner.recognizers.person.people import Known, heard
from scanner.recognizers.person.rosters import ASKED as IN_ROSTERS
from scanner.recognizers.person.rosters import rosters
from scanner.recognizers.person.several_names import ASKED as SEVERAL
from scanner.recognizers.person.several_names import MAILED, several_names
from scanner.recognizers.person.signatures import ASKED as SIGNED_WITH
from scanner.recognizers.person.signatures import signatures
from scanner.recognizers.person.surnames_shown import ASKED as SURNAMES_SHOWN
from scanner.recognizers.person.surnames_shown import surnames_shown
from scanner.recognizers.person.surnames_told import ASKED as SURNAMES_TOLD
from scanner.recognizers.person.surnames_told import surnames_told
from scanner.recognizers.person.surnames_written import ASKED as SURNAMES_WRITTEN
from scanner.recognizers.person.surnames_written import surnames_written
from scanner.recognizers.person.told_names import ASKED as TOLD
from scanner.recognizers.person.told_names import told_names
from scanner.recognizers.person.writings import (
    HIRAGANA,
    KANJI,
    KATAKANA,
    WRITINGS,
)
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import WIDE, folding
from scanner.recognizers.reading.screening import EVERY, Asked, fitting
from scanner.recognizers.records.records import FIELD, records

Span = tuple[int, int]
Finder = Callable[[str, int], Iterator[Span]]
Likely = Sequence[tuple[Finder, int]]
"""Finders in the order in which they are to be believed, with those expressions that could fit."""

_, IN_KANA, _ = WRITINGS
FIRM = expression(r"[(](?:カ|ｶ|ユ|ﾕ)(?:\)|\Z|[^ァ-ヺｦ-ﾟ])")
"""How banks write behind its kana that a name is a company's."""

GOES_ON = expression(f"(?<=[{KATAKANA}{HIRAGANA}])(?![様殿氏君宛宅方男女生名])[{KANJI}]")
"""Behind a word in katakana that is no reading: オカザキ紙器株式会社."""

IN_RECORDS = (FIELD,)


def names_in_records(text: str, _may: int = EVERY) -> Iterator[Span]:
    """Find the names of records."""
    return (name for record in records(text) for name in record.names)


ASKED_BY: dict[Finder, Asked] = {
    keyed_names: BEHIND_KEYS,
    several_names: SEVERAL,
    honoured_names: OF_HONOUR,
    labelled_names: LABELLED,
    told_names: TOLD,
    lone_names: LONE,
    latin_names: OF_LATIN,
    by_themselves: ALONE,
    names_among_data: AMONG,
    names_of_roles: OF_ROLES,
    names_beside_data: BESIDE,
    listed_people: LISTED,
    given_names: GIVEN,
    names_in_sentences: IN_SENTENCES,
    names_on_duty: ON_DUTY,
    colleagues: AT_WORK,
    names_in_records: IN_RECORDS,
    names_in_clauses: IN_CLAUSES,
    rosters: IN_ROSTERS,
    signatures: SIGNED_WITH,
    kana_told: IN_KANA_TOLD,
    foreign_told: FOREIGN,
    given_called: GIVEN_CALLED,
    names_in_notes: IN_NOTES,
    surnames_told: SURNAMES_TOLD,
    full_names_told: FULL_TOLD,
    surnames_shown: SURNAMES_SHOWN,
    full_names_shown: FULL_SHOWN,
    given_shown: GIVEN_SHOWN,
    full_names_led: FULL_LED,
    surnames_written: SURNAMES_WRITTEN,
}
"""The expressions of each finder, in the order in which they are to be believed."""

FINDERS, ASKED = tuple(ASKED_BY), tuple(ASKED_BY.values())

EVERYTHING: Likely = tuple((finder, EVERY) for finder in FINDERS)
FOR_ASCII = {SEVERAL: 1 << SEVERAL.index(MAILED), OF_LATIN: EVERY, BEHIND_KEYS: EVERY}
"""What a text of ASCII could fit: the others all ask for kanji or kana."""

IN_ASCII: Likely = tuple(
    (finder, FOR_ASCII[asked]) for finder, asked in ASKED_BY.items() if asked in FOR_ASCII
)

LATIN = r"[A-Za-z\u017f\u212a\u0130\u0131]"
"""With what Python takes for a letter of ASCII where case does not count."""

ALL = slice(None)

FIRST_HALF = "ｦ"
"""From here on signs are kana in half width."""

FULL_WIDTH = WIDE | dict.fromkeys("\u3000\u00a0", " ")
narrow = folding(FULL_WIDTH)
"""Writes signs of full width in ASCII; every sign keeps its place."""


def names_in(text: str) -> list[Span]:
    """Find the names in a text that is more than a name.

    Args:
        text: Raw.
    """
    text = narrow(text)
    return sorted(each_name(text, IN_ASCII if text.isascii() else EVERYTHING))


def each_name(
    text: str, finders: Likely = EVERYTHING, taken: bytearray | None = None
) -> Iterator[Span]:
    """Give names as they are found, the surest first; none touches another.

    Args:
        text: With signs of ASCII in ASCII.
        finders: Those that could find one; see ``likely``.
        taken: Marks the places that were looked at, of other finders too.
    """
    taken = bytearray(len(text)) if taken is None else taken
    for finder, could in finders:
        for name in finder(text, could):
            if taken[name[0]]:
                continue
            for start, read in (name, *_reading(text, name[1])):
                end = end_of_name(text, start, read)
                if end > start and not any(taken[start:end]):
                    taken[start:end] = b"1" * (end - start)
                    if is_nobody(text, start, end):
                        break
                    yield start, end


def narrowed(texts: pl.Series) -> pl.Series:
    """Write signs of full width in ASCII, as ``narrow`` does."""
    return texts.str.replace_many(FULL_WIDTH)


def likely(texts: pl.Series, finders: slice = ALL) -> list[Likely]:
    """Give for each narrow text those of some finders whose expressions could fit.

    Texts with the same ones share them: a batch holds few combinations.
    """
    japanese = (texts.str.len_bytes() != texts.str.len_chars()).to_numpy()
    latin = ~japanese | texts.str.contains(LATIN).to_numpy()
    any_text = np.ones(len(texts), bool)
    among = [
        latin if asked is OF_LATIN else any_text if asked in FOR_ASCII else japanese
        for asked in ASKED[finders]
    ]
    numbers = np.ascontiguousarray(fitting(texts, ASKED[finders], among))
    rows = numbers.view(f"V{numbers.itemsize * len(ASKED[finders])}").ravel().tolist()
    each = {row: _of_row(np.frombuffer(row, numbers.dtype), finders) for row in set(rows)}
    return [each[row] for row in rows]


def _of_row(numbers: np.ndarray, finders: slice) -> Likely:
    """Give the finders whose number has a bit."""
    pairs = zip(FINDERS[finders], numbers.tolist(), strict=True)
    return tuple((finder, could) for finder, could in pairs if could)


def _reading(text: str, end: int) -> Iterator[Span]:
    """Find how a name is read, behind it."""
    honoured = HONOURED_READING.match(text, end)
    if honoured and is_full_by_sound(honoured[1]):
        yield honoured.span(1)
    match = READING.match(text, end)
    if match is None or text.startswith(("・", ":", "="), match.end()):
        return
    if min(text[end - 1], match[1][0]) >= FIRST_HALF:
        return  # a slip goes on
    lone = " " not in match[1] and (match[1][0] < "ァ" or heard(match[1]) & Known.THING)
    if FIRM.match(text, match.end()) or GOES_ON.match(text, match.end()):
        return
    grade = IN_KANA.grade_cell(match[1])
    full = grade in {Grade.CHECKED, Grade.CERTAIN} or is_full_by_sound(match[1])
    if full or (grade and not lone):
        yield match.span(1)
