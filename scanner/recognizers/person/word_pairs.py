"""Names of two words: surname and given name with a space between them.

In a column of a million such names few different words occur. Cells of one shape are parted at the
same byte, so the words are cut out of the column's bytes without looking at them, each distinct
word is asked for once, and small numbers say what every pair of them is worth. Pairs of which a
word could be anything else, an honorific too, are left to ``whole_names``, which reads like this.
So are unknown pairs of which one word is a label, a title or a whole name: they may hold a name
(担当 鈴木). Of the others only a surname at the end is one that ``names_in_text`` would find, and
nobody has to look.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import polars as pl
import pyarrow as pa

from scanner.model.detection import Grade
from scanner.recognizers.person.by_themselves import by_themselves
from scanner.recognizers.person.history import GOODS, OF_HISTORY
from scanner.recognizers.person.lone_names import OF_THING, PLACED
from scanner.recognizers.person.name_context import HONORIFIC as TITLE
from scanner.recognizers.person.name_context import LABEL
from scanner.recognizers.person.named_shops import SHOP_WORD
from scanner.recognizers.person.names_in_text import names_in
from scanner.recognizers.person.people import heard, reads_as_surname, spelt
from scanner.recognizers.person.writings import (
    FOREIGN,
    HALF_KANA_WORD,
    HIRAGANA_WORD,
    HONORIFIC,
    KANJI_GIVEN,
    KANJI_SURNAME,
    KATAKANA_WORD,
    WORD,
    WRITINGS,
    of_kanji,
)
from scanner.recognizers.reading.candidates import UNGRADED
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import Column
from scanner.recognizers.reading.shapes import GAP, REST, series

Numbers = npt.NDArray[np.int64]

SHAPE = expression(rf"([KJFXa{REST}]+)( |{GAP}{{3}})([KJFXa{REST}]+)")
LONGEST = {"K": 15, "J": 18, "F": 18, "X": 0}
"""Signs of the longest name with a sign of this block; Latin names are longer."""

LONGEST_LATIN = 30
WORDS_REMEMBERED = 1 << 16
PAIRS_REMEMBERED = 1 << 14
"""Of kinds of words: every batch has the same."""

NEITHER = -1
"""What is no pair of words of a name."""

SURNAME, GIVEN, LATIN = "surname in kanji", "given name", "latin"
KANA = {
    "hiragana": HIRAGANA_WORD,
    "katakana": KATAKANA_WORD,
    "half kana": HALF_KANA_WORD,
    "foreign": FOREIGN,
}
ROLES = {
    role: expression(written)
    for role, written in {SURNAME: KANJI_SURNAME, GIVEN: KANJI_GIVEN, **KANA, LATIN: WORD}.items()
}
IN_CLAUSE = expression("[ぁ-ん](?:です|でした|より|から|まで)$")
"""How a name in hiragana goes on: みなと ふみです."""

SIGNS = (LABEL, TITLE, PLACED, IN_CLAUSE)
"""What stands before names, and before what is none."""

HONOURED = expression(f"(?:{HONORIFIC})$")
SHORT = 2


class Kind(NamedTuple):
    """What matters of a word.

    Attributes:
        roles: What it can be in a name.
        known: What the dictionary knows of it.
        opens: Whether the word beside it has to be looked at.
        of_thing: What stands behind it is a place or a shop.
        surname: It is one wherever it ends a text (処理 鈴木).
        shop: Shops are called so (八百屋 太郎).
    """

    roles: tuple[str, ...]
    known: int
    opens: int
    of_thing: bool = False
    surname: bool = False
    shop: bool = False


CLOSED, BESIDE_KANA, OPEN = range(3)
"""Whether a word opens another: two kanji may be a whole name that stands beside its reading."""


def grade_pairs(column: Column) -> pl.DataFrame:
    """Grade the cells that are two words of a name: ``cell`` and ``grade``."""
    parted = [_parted(shape) for shape in column.shapes.distinct]
    fitting = pl.Series([parts is not None for parts in parted], dtype=pl.Boolean)
    cells = column.shaped(fitting)
    if cells.is_empty():
        return UNGRADED
    shape_of = column.shapes.of_cells.gather(cells["cell"]).to_numpy()
    ends = np.array([parts or (0, 0) for parts in parted])[shape_of]
    grades = _grades(_words(column.strings.take(cells["cell"].to_arrow()), ends))
    known = pl.Series(grades != NEITHER)
    found = cells.with_columns(grade=pl.Series(grades, dtype=pl.Int8))
    return found.filter(known).with_columns(pl.col("grade").cast(pl.UInt8))


@lru_cache(WORDS_REMEMBERED)
def _parted(shape: str) -> tuple[int, int] | None:
    """Give the end of the first word and the start of the second, in bytes."""
    parts = SHAPE.fullmatch(shape)
    if parts is None:
        return None
    signs = len(shape.replace(REST, "").replace(GAP * 3, GAP))
    longest = min((LONGEST[block] for block in LONGEST if block in shape), default=LONGEST_LATIN)
    return parts.span(2) if signs <= longest else None


def _words(texts: pa.Array, ends: Numbers) -> pa.DictionaryArray:
    """Cut each text into word, gap and word."""
    _, places, data = texts.buffers()
    starts = np.frombuffer(places, np.int64, len(texts) + 1)
    cuts = np.empty(3 * len(texts) + 1, np.int64)
    cuts[-1] = starts[-1]
    cuts[:-1:3] = starts[:-1]
    cuts[1:-1:3] = starts[:-1] + ends[:, 0]
    cuts[2:-1:3] = starts[:-1] + ends[:, 1]
    buffers = [None, pa.py_buffer(cuts), data]
    return pa.Array.from_buffers(pa.large_string(), 3 * len(texts), buffers).dictionary_encode()


def _grades(words: pa.DictionaryArray) -> npt.NDArray[np.int8]:
    """Decide for each pair of kinds of words once."""
    kinds = [_kind(word) for word in words.dictionary.to_pylist()]
    distinct = sorted(set(kinds))
    numbers = {kind: number for number, kind in enumerate(distinct)}
    number_of = np.array([numbers[kind] for kind in kinds])[_numbers(words.indices)]
    pairs = number_of[::3] * len(distinct) + number_of[2::3]
    worth = np.full(len(distinct) ** 2, NEITHER, np.int8)
    for pair in np.flatnonzero(np.bincount(pairs, minlength=len(worth))):
        left, right = divmod(int(pair), len(distinct))
        worth[pair] = _worth(distinct[left], distinct[right])
    grades: npt.NDArray[np.int8] = worth[pairs]
    for left, right in _of_history(words.dictionary):
        at = _numbers(words.indices)
        grades[(at[::3] == left) & (at[2::3] == right)] = Grade.SHAPED
    return grades


def _of_history(words: pa.Array) -> Iterator[tuple[int, int]]:
    """Find the two words of people of history and of goods, whom the column alone tells."""
    number = {word: at for at, word in enumerate(words.to_pylist())}
    for name in OF_HISTORY | GOODS:
        for cut in range(1, len(name)):
            if name[:cut] in number and name[cut:] in number:
                yield number[name[:cut]], number[name[cut:]]


def _numbers(values: pa.Array) -> npt.NDArray[Any]:
    """See numbers as numpy does; through pyarrow that would load pandas, which nothing needs."""
    return series(values).to_numpy()


@lru_cache(WORDS_REMEMBERED)
def _kind(word: str) -> Kind:
    """Say how a word is written and what the dictionary knows of it."""
    roles = tuple(role for role, written in ROLES.items() if written.fullmatch(word))
    if not roles or HONOURED.search(word):
        return Kind((), 0, OPEN)
    know = spelt if LATIN in roles else heard if "half kana" in roles else of_kanji
    of_thing = OF_THING.search(f"{word} ") is not None
    shop = SHOP_WORD.fullmatch(word) is not None
    return Kind(roles, int(know(word)), _opens(word), of_thing, reads_as_surname(word), shop)


def _opens(word: str) -> int:
    """Say whether the word beside this one may be a name of its own."""
    if any(sign.search(word) for sign in SIGNS) or next(iter(names_of(word)), None):
        return OPEN
    whole = max(writing.grade_cell(word) for writing in WRITINGS) in {Grade.CHECKED, Grade.CERTAIN}
    return (OPEN if len(word) > SHORT else BESIDE_KANA) if whole else CLOSED


def names_of(word: str) -> Iterable[tuple[int, int]]:
    """Find the names in a word; one that is short or all kana has no room for what tells more."""
    brief = len(word) <= SHORT or all("ぁ" <= sign <= "ヺ" or sign == "ー" for sign in word)
    return by_themselves(word) if brief else names_in(word)


@lru_cache(PAIRS_REMEMBERED)
def _worth(left: Kind, right: Kind) -> int:
    """Grade a pair; ``NEITHER`` where the words do not make one."""
    grade = _grade(left, right)
    if left.shop:
        return min(grade, Grade.SHAPED)
    if grade > Grade.SHAPED:
        return grade
    beside_kana = SURNAME in left.roles and not KANA.keys().isdisjoint(right.roles)
    if max(left.opens, right.opens) >= (BESIDE_KANA if beside_kana else OPEN):
        return NEITHER
    return Grade.SHAPED_WITHIN if right.surname and not left.of_thing else grade


def _grade(left: Kind, right: Kind) -> int:
    """Grade a pair as its writing does."""
    in_kanji, in_kana, in_latin = (writing.pair for writing in WRITINGS)
    both = set(left.roles).intersection(right.roles)
    if SURNAME in left.roles and GIVEN in right.roles:
        return int(in_kanji(left.known, right.known, apart=True))
    if both.intersection(KANA):
        return int(in_kana(left.known, right.known, apart=True))
    return int(in_latin(left.known, right.known, apart=True)) if LATIN in both else NEITHER
