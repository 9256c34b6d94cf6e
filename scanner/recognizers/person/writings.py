"""Ways of writing a name: Japanese, kana, Latin; parted by a space or not.

A column of a million full names has few different surnames and given names. So a cell is cut where
a space is, or after its first characters, and the dictionary is asked for the distinct pieces. Two
small numbers then say what each cell is, and few pairs of them occur. ``grade_cell`` reads one cell
in the same way.

What is only written like a name is ``SHAPED``; of names in kanji with both parts in the dictionary
nobody needs to be told (``CERTAIN``); other full names are ``CHECKED``, and their column decides. A
surname or a given name alone can be a place or a thing (千葉, 緑): ``SHAPED_WITHIN`` stands for it,
and ``SHAPED_OTHERWISE`` for a given name that is no other word.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import polars as pl

from scanner.model.detection import Grade
from scanner.recognizers.person.people import Known, heard, known, spelt
from scanner.recognizers.reading.candidates import parted
from scanner.recognizers.reading.expressions import python

SPACE = " \u3000\u00a0"
KANJI = "\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff々〆\U00020000-\U0003ffff"
WITHIN_KANJI = "ヶケノツヵ"
"""Kana that join kanji to a surname: 一ノ瀬, 三ツ矢."""

HIRAGANA = "ぁ-ゖゝゞー"
KATAKANA = "ァ-ヺーヽヾ"
HALF_KANA = "ｦ-ﾟ"
LATIN = "A-Za-zＡ-Ｚａ-ｚ"
HONORIFIC = "様|さま|さん|殿|氏|くん|君|ちゃん|先生"
GAP = f"[{SPACE}]{{1,3}}"

_K = f"[{KANJI}](?:[{KANJI}]|[{WITHIN_KANJI}][{KANJI}])"
HIRAGANA_WORD = f"[{HIRAGANA}]{{2,8}}"
KATAKANA_WORD = f"[{KATAKANA}]{{2,9}}"
HALF_KANA_WORD = f"[{HALF_KANA}]{{2,14}}"
_KANA = f"(?:{HIRAGANA_WORD}|{KATAKANA_WORD}|{HALF_KANA_WORD})"
_GIVEN_KANA = f"(?:[{HIRAGANA}]{{2,6}}|[{KATAKANA}]{{2,8}}|[{HIRAGANA}{KATAKANA}]{{1,3}}[{KANJI}])"
KANJI_SURNAME = f"{_K}{{0,4}}"
KANJI_GIVEN = f"{_K}{{0,3}}|{_GIVEN_KANA}"
FOREIGN = f"[{KATAKANA}]{{1,12}}"
WORD = f"[{LATIN}][{LATIN}'’-]{{1,15}}"
_DOT = f"[.．][{SPACE}]{{0,2}}"
_CAPITAL = "[A-ZＡ-Ｚ]"
_INITIAL = f"{_CAPITAL}(?:{_DOT}|[{SPACE}]{{1,2}})"
_LAST_INITIAL = f"(?:{_CAPITAL}(?:{_DOT}|[{SPACE}])?)?{_CAPITAL}[.．]?"
INITIALS = (
    (rf"\A({_INITIAL}(?:{_INITIAL})?)({WORD})\z", True),
    (rf"\A({WORD})((?:[,，][{SPACE}]{{0,2}}|[{SPACE}]{{1,2}}){_LAST_INITIAL})\z", True),
)
"""A surname with an initial or two before it or behind it: J. Yaku, YAKU, J."""

LONG_IN_KATAKANA = 6
"""Signs from which a word in katakana is none of the old given names (マツエ, ハルノスケ)."""

POINTED = frozenset(".．,，")
WHOLE_WORD = rf"\A{WORD}\z"

SIDE = 256
"""Values that ``Known`` can have."""

Know = Callable[[str], int]
SURNAME, GIVEN, ABROAD = Known.SURNAME, Known.GIVEN, Known.FOREIGN
THING, PLACE, SHORT, UNFIT, CLEAR = Known.THING, Known.PLACE, Known.SHORT, Known.UNFIT, Known.CLEAR

NAMED = SURNAME | GIVEN | ABROAD
NO_SURNAME = THING | UNFIT | SHORT
"""Whatever of a place is not called like people who come from there: 栃木沙織."""

CALLED = NAMED | PLACE
"""What a name may begin with."""

NEW_WORD = NAMED | THING | PLACE | UNFIT


def of_kanji(word: str) -> int:
    """Ask for a part of a name that is written in kanji, or in kana beside kanji.

    A long word in katakana that nobody is known to be called is a thing: 大塚 ポカリスエット.
    """
    if not "ぁ" <= word[-1] <= "ヿ":
        return known(word)
    known_as = heard(word)
    long = len(word) >= LONG_IN_KATAKANA or "ー" in word
    return known_as or THING * (long and word[0] >= "ァ")


def of_latin(word: str) -> int:
    """Ask for a part of a name in Latin letters; an initial with a sign is of a given name."""
    if python(WHOLE_WORD).search(word) is not None:
        return spelt(word)
    return SHORT | GIVEN * (not POINTED.isdisjoint(word))


def pair_in_kanji(left: int, right: int, *, apart: bool) -> Grade:
    """Grade a surname and a given name."""
    surname, given = left & SURNAME, right & GIVEN
    if surname and given:
        doubtful = left & SHORT or (right & SHORT and right & THING)
        return Grade.CHECKED if doubtful and not apart else Grade.CERTAIN
    if surname and not right & NEW_WORD:
        certain = apart and not (left & THING and not left & (CLEAR | SHORT))
        no_name = left & SHORT and not apart
        return Grade.SHAPED if no_name else Grade.CERTAIN if certain else Grade.CHECKED
    if given and apart and not left & (THING | UNFIT):
        return Grade.CHECKED
    if left & PLACE and not left & NO_SURNAME and given and right & CLEAR and not right & SHORT:
        return Grade.CHECKED
    return Grade.NONE if right & UNFIT else Grade.SHAPED


def pair_in_kana(left: int, right: int, *, apart: bool) -> Grade:
    """Grade two words in kana; abroad the given name stands first."""
    no_name = THING | UNFIT
    orders = [(left & SURNAME, right & GIVEN)]
    if apart:
        orders.append((right & SURNAME, left & GIVEN))
        orders.append((left & ABROAD, right & ABROAD))
    fits = apart and not (left | right) & no_name and any(any(order) for order in orders)
    clear = apart and right & GIVEN and right & CLEAR and not left & UNFIT
    if fits or clear or any(all(order) for order in orders):
        return Grade.CHECKED
    return Grade.NONE if (left | right) & UNFIT else Grade.SHAPED


def pair_in_latin(left: int, right: int, *, apart: bool) -> Grade:  # noqa: ARG001 - as its peers
    """Grade two words: a surname and a given name by sound, or names of which one is foreign."""
    orders = ((left, right), (right, left))
    japanese = any(one & SURNAME and other & GIVEN for one, other in orders)
    foreign = (left | right) & ABROAD and left & NAMED and right & NAMED
    if left & right & UNFIT:
        return Grade.NONE
    return Grade.CHECKED if japanese or foreign else Grade.SHAPED


def lone_in_kanji(word: int) -> Grade:
    """Grade a word without a space: a surname or a given name, unless it is more often a thing.

    A given name that is nothing else tells more than a surname, which most places are as well.
    """
    if not word & (SURNAME | GIVEN):
        return Grade.NONE if word & UNFIT else Grade.SHAPED
    if word & CLEAR and word & GIVEN and not word & (SURNAME | PLACE | THING):
        return Grade.SHAPED_OTHERWISE
    return Grade.SHAPED if word & SHORT or not word & CLEAR else Grade.SHAPED_WITHIN


def lone_in_kana(word: int) -> Grade:
    """Grade a word in kana."""
    if word & (SURNAME | GIVEN):
        return Grade.SHAPED_WITHIN if word & CLEAR else Grade.SHAPED
    return Grade.NONE if word & UNFIT else Grade.SHAPED


def lone_in_latin(word: int) -> Grade:
    """Let the column decide."""
    if word & UNFIT:
        return Grade.NONE
    return Grade.SHAPED_WITHIN if word & CLEAR else Grade.SHAPED


@dataclass(frozen=True)
class Writing:
    """One way to write names.

    Attributes:
        apart: Patterns of two groups, and whether a space or sign parts them.
        joined: The pattern of a name without space, if such are cut.
        cuts: Where, in the order of how often surnames are so long.
    """

    apart: tuple[tuple[str, bool], ...]
    joined: str
    cuts: tuple[int, ...]
    know: Know
    pair: Callable[..., Grade]
    lone: Callable[[int], Grade]

    def best(self, whole: int, cut: Grade) -> Grade:
        """Grade a word that may be a name alone, or two that are not parted."""
        lone = self.lone(whole)
        if not whole & (NAMED | THING | PLACE):
            return cut or lone
        if whole & NAMED:
            sure = whole & SURNAME or (whole & GIVEN and not whole & THING)
            return lone if cut < Grade.CHECKED or sure else Grade.CHECKED
        return Grade.SHAPED if cut >= Grade.CHECKED else lone

    def grade_cell(self, text: str) -> Grade:
        """Grade one cell; ``NONE`` too where it is not written so."""
        for pattern, apart in self.apart:
            parts = python(pattern).search(text)
            if parts is not None:
                return self.pair(self.know(parts[1]), self.know(parts[2]), apart=apart)
        if python(self.joined).search(text) is None:
            return Grade.NONE
        cut = Grade.NONE
        for at in self.cuts:
            if len(text) > at and (left := self.know(text[:at])) & CALLED:
                cut = max(cut, self.pair(left, self.know(text[at:]), apart=False))
            if cut is Grade.CERTAIN:
                break
        return self.best(self.know(text), cut)

    def grades(self, cells: pl.DataFrame) -> Iterator[pl.DataFrame]:
        """Grade the cells (``cell``, ``text``) that are written so."""
        for pattern, apart in self.apart:
            if cells.is_empty():
                return
            fitting, cells = parted(cells, cells["text"].str.contains(pattern))
            if not fitting.is_empty():
                yield self._parted(fitting, pattern, apart=apart)
        joined, _ = parted(cells, cells["text"].str.contains(self.joined))
        if not joined.is_empty():
            yield self._joined(joined)

    def _parted(self, cells: pl.DataFrame, pattern: str, *, apart: bool) -> pl.DataFrame:
        left, right = (flags(part, self.know) for part in _cut(cells["text"], pattern))
        return cells.with_columns(grade=self._look_up(left, right, apart=apart))

    def _look_up(self, left: pl.Series, right: pl.Series, *, apart: bool) -> pl.Series:
        return decide(left, right, lambda a, b: self.pair(a, b, apart=apart))

    def _joined(self, cells: pl.DataFrame) -> pl.DataFrame:
        """Cut every cell at every place, each time with those that are still undecided."""
        whole = flags(cells["text"], self.know)
        cut = pl.repeat(0, len(cells), dtype=pl.UInt8, eager=True)
        lengths = cells["text"].str.len_chars()
        for at in self.cuts:
            wanted = (lengths > at) & (cut < Grade.CERTAIN)
            rows = wanted.arg_true()
            left = flags(cells["text"].gather(rows).str.slice(0, at), self.know)
            named = (left & CALLED) > 0
            rows, left = rows.filter(named), left.filter(named)
            right = flags(cells["text"].gather(rows).str.slice(at), self.know)
            found = self._look_up(left, right, apart=False)
            better = found > cut.gather(rows)
            cut = cut.scatter(rows.filter(better), found.filter(better))
        grade = decide(whole, cut, lambda word, best: self.best(word, Grade(best)))
        return cells.with_columns(grade=grade)


def decide(left: pl.Series, right: pl.Series, rule: Callable[[int, int], Grade]) -> pl.Series:
    """Apply a rule to each distinct pair of small numbers once."""
    if left.is_empty():
        return left
    pairs = left.cast(pl.UInt32) * SIDE + right
    distinct = pairs.unique()
    decided = [int(rule(pair // SIDE, pair % SIDE)) for pair in distinct]
    return pairs.replace_strict(distinct, decided, return_dtype=pl.UInt8)


def _cut(cells: pl.Series, pattern: str) -> tuple[pl.Series, pl.Series]:
    """Give the two groups of a pattern; where one plain space parts all cells cutting is cheap."""
    if GAP not in pattern or "，" in pattern:
        return _groups(cells, pattern)
    plain = cells.str.replace_all("\u3000", " ", literal=True)
    parts = plain.str.splitn(" ", 2).struct.unnest()
    rest = parts.to_series(1)
    if rest.null_count() or rest.str.contains(f"[{SPACE}]").any():
        return _groups(cells, pattern)
    return parts.to_series(0), rest


def _groups(cells: pl.Series, pattern: str) -> tuple[pl.Series, pl.Series]:
    parts = cells.str.extract_groups(pattern).struct.unnest()
    return parts.to_series(0), parts.to_series(1)


def flags(words: pl.Series, know: Know) -> pl.Series:
    """Ask for each distinct word once."""
    if words.is_empty():
        return words.cast(pl.UInt8)
    distinct = words.unique()
    return words.replace_strict(distinct, [know(word) for word in distinct], return_dtype=pl.UInt8)


WRITINGS = (
    Writing(
        apart=(
            (rf"\A({KANJI_SURNAME}){GAP}({KANJI_GIVEN})\z", True),
            (rf"\A({_K}{{0,3}})({_GIVEN_KANA})\z", False),
        ),
        joined=rf"\A(?:{_K}{{0,6}}|[{HIRAGANA}{KATAKANA}]{{1,3}}[{KANJI}])\z",
        cuts=(2, 3, 1, 4),
        know=of_kanji,
        pair=pair_in_kanji,
        lone=lone_in_kanji,
    ),
    Writing(
        apart=(
            (rf"\A({_KANA}){GAP}({_KANA})\z", True),
            (
                rf"\A({FOREIGN})[・＝=.．{SPACE}]+(?:{FOREIGN}[・＝=.．{SPACE}]+){{0,3}}({FOREIGN})\z",
                True,
            ),
        ),
        joined=rf"\A(?:[{HIRAGANA}]{{2,10}}|[{KATAKANA}]{{2,12}}|[{HALF_KANA}]{{2,18}})\z",
        cuts=(3, 4, 2, 5),
        know=heard,
        pair=pair_in_kana,
        lone=lone_in_kana,
    ),
    Writing(
        apart=(
            (
                rf"\A({WORD})(?:[,，][{SPACE}]{{0,2}}|{GAP})(?:(?:{WORD}|{_CAPITAL}[.．]?){GAP}){{0,2}}({WORD})\z",
                True,
            ),
            *INITIALS,
        ),
        joined=rf"\A{WORD}\z",
        cuts=(),
        know=of_latin,
        pair=pair_in_latin,
        lone=lone_in_latin,
    ),
)
