"""All recognisers as one detector, so that they share the forms that they make of a column."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from itertools import chain, starmap

import polars as pl
import pyarrow as pa

from scanner.model.category import DataCategory
from scanner.model.detection import (
    SPEAKING,
    Detection,
    Evidence,
    Grade,
    Graded,
    NameKind,
    Recognition,
    Verdict,
)
from scanner.model.profile import FieldProfile
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers.address.plain import plain_addresses
from scanner.recognizers.birth_date.days import days
from scanner.recognizers.credential.shared_access import expiries
from scanner.recognizers.headers.column_names import (
    HOUSE,
    NAMES_REMEMBERED,
    is_about_business,
    is_in_charge,
    what_is_replaced,
    without_remark,
)
from scanner.recognizers.headers.visible_name import is_of_schemas, may_show
from scanner.recognizers.neighbours import named_by_neighbours
from scanner.recognizers.reading.escapes import in_each_writing, unescaped_cells
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.lanes import lane
from scanner.recognizers.reading.normalise import Column
from scanner.recognizers.reading.shapes import series
from scanner.recognizers.recognizer import Recognizer
from scanner.recognizers.remaining.generalised import generalised
from scanner.recognizers.remaining.remaining import remaining
from scanner.recognizers.weighing import MOSTLY, Scale

NAMELESS = frozenset({DataCategory.GENDER})
"""What names nobody: 男性 heads columns of counts."""

DAY_DIGITS = 6
"""Digits from which on a name may hold a day or a number of somebody."""

PEOPLES = (DataCategory.GENDER, DataCategory.BIRTH_DATE)
"""What only people have."""

OF_SOMEBODY = {
    DataCategory.PHONE_NUMBER: expression(
        "携帯|ケータイ|スマホ|緊急|日中|昼間|夜間|休日|本人|自宅|保護者|代表者|個人|会員|家族"
        "|(?i:mobile|keitai|ktai|cell|emergency|kinkyu|home|personal|private|jitaku|hogos[hy]?a)"
    ),
    DataCategory.EMAIL_ADDRESS: expression(
        "担当|連絡|責任者|管理者|代表者|ログイン|ユーザ|職員|社員|従業員|保護者|講師|教員|委員|会員|顧客|利用者|申[込請]者"
        "|参加者|本人|個人|家族|お客様|スタッフ|役員|議員|店長"
        "|(?i:login|user|tanto|contact|renraku|owner|manager|staff|person|member|customer|employee"
        "|guardian|parent|teacher|applicant|private|s[hy]okuin|hogos[hy]?a|kaiin)"
    ),
}
"""Names of columns with what even in a table about shops is somebody's: who works there has it."""

CARDS = (Grade.CHECKED, Grade.CERTAIN, Grade.MASKED)
"""Grades of cells with a card."""

IN_CLEAR = (Grade.CHECKED, Grade.CERTAIN, Grade.CHECKED_WITHIN, Grade.CERTAIN_WITHIN)
"""Grades of cells in which something is found."""

NEARLY_ALL = 0.9
DOUBTFUL = 0.5
"""Spans that score less are no reason to hide a name."""

SAMPLE_CELLS, FEW = 1_000, 50
"""A column whose first cells hold so few distinct values is graded by those."""

CODES_REMEMBERED = 64
"""Sets of distinct values whose grades are kept: every batch of a column of codes has the same."""

CELLS_FOR_EACH = 10
"""How often each must stand in it at least, on average, for that to be worth it."""


@dataclass(frozen=True, slots=True)
class AllRecognizers:
    """Implements ``scanner.model.detection.Detector`` over a tuple of recognisers.

    Attributes:
        recognizers: In the order in which overlapping spans of the same score are preferred.
    """

    recognizers: tuple[Recognizer, ...]
    version: str
    settings: RecognizerSettings = field(default_factory=RecognizerSettings)

    def name_evidence(self, column: str) -> Mapping[DataCategory, frozenset[str]]:
        """Say what a column's name speaks for."""
        return _name_evidence(self.recognizers, column)

    def grade(self, values: pa.Array) -> Graded:
        """Grade every cell of a string array."""
        few = few_distinct(values)
        if few is None:
            return Graded({c: g.to_arrow() for c, g in self._grades(values).items()})
        distinct = self._grades_of_few(tuple(few.dictionary.to_pylist()))
        cells = series(few.indices)
        spread = {c: grades.gather(cells).fill_null(0) for c, grades in distinct.items()}
        return Graded({c: grades.to_arrow() for c, grades in spread.items()})

    @lru_cache(CODES_REMEMBERED)  # noqa: B019 - detectors live as long as the process
    def _grades_of_few(self, values: tuple[str | None, ...]) -> dict[DataCategory, pl.Series]:
        return self._grades(pl.Series(values, dtype=pl.String).to_arrow())

    def _grades(self, values: pa.Array) -> dict[DataCategory, pl.Series]:
        column = Column(values)
        graded, cells = self._grades_of(column), unescaped_cells(column)
        if cells.is_empty():
            return graded
        nothing = pl.repeat(0, len(values), dtype=pl.UInt8, eager=True)
        again = self._grades_of(Column(cells["text"].to_arrow()))
        both = {c: graded.get(c, nothing) for c in graded.keys() | again.keys()}
        return {
            c: grades_of_both(grades, cells["cell"], again[c]) if c in again else grades
            for c, grades in both.items()
        }

    def _grades_of(self, column: Column) -> dict[DataCategory, pl.Series]:
        """Grade every cell; those that are an address and nothing else are shown as that alone."""
        plain = lane(DataCategory.ADDRESS).submit(column.form, plain_addresses).result()
        if plain.is_empty():
            return dict(_asked(self.recognizers, column))
        place = [r for r in self.recognizers if r.category is DataCategory.ADDRESS]
        graded = dict(_asked(place, column))
        if len(plain) < len(column.raw):
            nothing = pl.repeat(0, len(column.raw), dtype=pl.UInt8, eager=True)
            rest, cells = column.without(plain["cell"])
            others = [r for r in self.recognizers if r not in place]
            for category, grades in _asked(others, rest):
                graded[category] = nothing.clone().scatter(cells, grades)
        return graded

    def days(self, values: pa.Array) -> pa.Array:
        """Read each cell as a calendar day."""
        return days(Column(values).raw).to_arrow()

    def groups(self, values: pa.Array) -> pa.Array:
        """Write each cell as the group that it stands for."""
        return generalised(Column(values).raw).to_arrow()

    def expiries(self, values: pa.Array) -> Mapping[datetime, int]:
        """Count the cells with a shared access signature by when it expires."""
        return expiries(Column(values).raw)

    def candidates(self, category: DataCategory, masked: pa.Array) -> pa.Array:
        """Count what each masked value may be."""
        return pa.array(remaining(category, series(masked), self.settings))

    def weigh(
        self, profiles: Mapping[str, FieldProfile]
    ) -> Mapping[str, Mapping[DataCategory, Recognition]]:
        """Give the verdicts on the fields of one dataset."""
        fields = named_by_neighbours(profiles)
        fields = of_business(fields) if _is_of_houses(fields) else fields
        return {
            name: _masked_as_named(
                {
                    r.category: verdict
                    for r in self.recognizers
                    if r.category in profile.tallies and (verdict := r.weigh(profile)) is not None
                }
            )
            for name, profile in fields.items()
        }

    def spans(self, text: str, categories: Iterable[DataCategory]) -> tuple[Detection, ...]:
        """Find spans; of those that overlap the better, then the longer one stays."""
        wanted = set(categories)
        asked = [r for r in self.recognizers if r.category in wanted]
        found = [
            *in_each_writing(text, lambda read: chain.from_iterable(r.spans(read) for r in asked))
        ]
        found.sort(key=lambda span: (-span.score, span.start - span.end))
        return _apart(found)

    def shows(self, name: str, kind: NameKind) -> bool:
        """Say whether a discovered name may be shown."""
        return may_show(name, kind) and not _is_recognised(self, name)


def _asked(
    recognizers: Iterable[Recognizer], column: Column
) -> Iterator[tuple[DataCategory, pl.Series]]:
    """Give the grades that recognisers give a column, if they give any."""
    for recognizer in recognizers:
        grades = lane(recognizer.category).submit(recognizer.grade, column).result()
        if grades is not None:
            yield recognizer.category, grades


@lru_cache(NAMES_REMEMBERED)
def _name_evidence(
    recognizers: tuple[Recognizer, ...], column: str
) -> Mapping[DataCategory, frozenset[str]]:
    """Ask once for the name of a column: every batch asks again."""
    column = without_remark(column)
    evidence = {r.category: r.name_evidence(column) for r in recognizers}
    behind = what_is_replaced(column)
    for r in recognizers if behind else ():
        if r.category != DataCategory.CREDENTIAL and Evidence.NAME in r.name_evidence(behind):
            evidence[r.category] |= {Evidence.REPLACED_NAME}
    return {category: codes for category, codes in evidence.items() if codes}


@lru_cache(NAMES_REMEMBERED)
def _is_recognised(every: AllRecognizers, name: str) -> bool:
    """Look for personal data in a name; to read 会員番号 as a text would cost a quarter second."""
    of_schemas = is_of_schemas(name)
    if of_schemas and "@" not in name and sum(map(str.isdigit, name)) < DAY_DIGITS:
        return False
    known = {DataCategory.PERSON} if of_schemas else set()
    spans = every.spans(name, set(DataCategory) - NAMELESS - known)
    return any(span.score >= DOUBTFUL for span in spans)


def grades_of_both(written: pl.Series, cells: pl.Series, again: pl.Series) -> pl.Series:
    """Give cells that are read twice the grade that is in clear, or else that as they are written.

    Args:
        written: The grades of all cells as they are written.
        cells: Those that are read again, by their numbers.
        again: The grades of these.
    """
    before = written.gather(cells)
    counts = (before == Grade.NONE) | (again.is_in(IN_CLEAR) & ~before.is_in(IN_CLEAR))
    return written.clone().scatter(cells.filter(counts), again.filter(counts))


def few_distinct(values: pa.Array) -> pa.DictionaryArray | None:
    """Give the distinct values of a column of codes; ``None`` where the first cells show many."""
    if len(values) <= SAMPLE_CELLS or len(values.slice(0, SAMPLE_CELLS).unique()) > FEW:
        return None
    encoded = values.dictionary_encode()
    return encoded if len(encoded.dictionary) * CELLS_FOR_EACH <= len(values) else None


def _is_of_houses(profiles: Mapping[str, FieldProfile]) -> bool:
    """Say whether a table is about shops and offices: one that names people is not, but for staff.

    Nor is one with a column that is named for what only people have, or one of private mailboxes or
    of cards. To take members for a shop would hide what is theirs.
    """
    named = (
        column
        for column, profile in profiles.items()
        if Evidence.NAME in profile.named.get(DataCategory.PERSON, frozenset())
    )
    born = any(
        Evidence.NAME in profile.named.get(category, frozenset())
        for profile in profiles.values()
        for category in PEOPLES
    )
    if born or _names_others(profiles):
        return False
    return is_about_business(profiles) and all(map(is_in_charge, named))


def _names_others(profiles: Mapping[str, FieldProfile]) -> bool:
    """Say whether somebody who does not work there is in a table: by a card, a mailbox or a name.

    What only houses have, as a corporate number, outweighs the private mailboxes of who runs them.
    """
    private = any(map(_is_private, profiles.values())) and not any(map(HOUSE.search, profiles))
    cards = any(map(_has_cards, profiles.values()))
    return private or cards or any(starmap(_is_of_others, profiles.items()))


def _masked_as_named(
    verdicts: Mapping[DataCategory, Recognition],
) -> Mapping[DataCategory, Recognition]:
    """Let a mask be of what the column is named for alone: 千葉県＊＊ in 住所 is nobody's name."""
    masked = {c: seen.evidence for c, seen in verdicts.items() if seen.verdict is Verdict.MASKED}
    named = {category for category, evidence in masked.items() if SPEAKING.intersection(evidence)}
    if not named or named == masked.keys():
        return verdicts
    return {c: seen for c, seen in verdicts.items() if c in named or c not in masked}


def _is_private(profile: FieldProfile) -> bool:
    """Say whether a column holds mailboxes of private people."""
    return Scale.of(profile, DataCategory.EMAIL_ADDRESS).share(Grade.CHECKED) >= MOSTLY


def _has_cards(profile: FieldProfile) -> bool:
    """Say whether a column holds cards of people."""
    return Scale.of(profile, DataCategory.WAON_NUMBER).share(*CARDS) >= MOSTLY


def _is_of_others(name: str, profile: FieldProfile) -> bool:
    """Say whether the cells of a column are people who do not work there: 相手方, 参加メンバー.

    Under a name of something else (摘要名) nearly all must be, and not under one for partners.
    """
    scale = Scale.of(profile, DataCategory.PERSON)
    if is_in_charge(name):
        return False
    if Evidence.OTHER_NAME in scale.names:
        return scale.share(Grade.CERTAIN) >= NEARLY_ALL and Evidence.WEAK_NAME not in scale.names
    return scale.share(Grade.CERTAIN, Grade.CHECKED, Grade.CERTAIN_WITHIN) >= MOSTLY


def of_business(profiles: Mapping[str, FieldProfile]) -> Mapping[str, FieldProfile]:
    """Let every name in a table about shops say that it is about them."""
    return {
        name: replace(profile, named=_of_shop(name, profile)) for name, profile in profiles.items()
    }


def _of_shop(name: str, profile: FieldProfile) -> Mapping[DataCategory, frozenset[str]]:
    """Give what a name speaks for in such a table, but for what is somebody's even there."""
    office = frozenset({Evidence.BUSINESS_NAME})
    mailed = {DataCategory.EMAIL_ADDRESS} if _is_private(profile) else set[DataCategory]()
    return {
        category: profile.named.get(category, frozenset())
        | (frozenset() if category in mailed or _is_of_somebody(name, category) else office)
        for category in {*profile.named, DataCategory.BIRTH_DATE}
    }


def _is_of_somebody(name: str, category: DataCategory) -> bool:
    words = OF_SOMEBODY.get(category)
    return words is not None and words.search(name) is not None


def _apart(preferred: list[Detection]) -> tuple[Detection, ...]:
    """Keep each span that overlaps none of those before it, in the order of the text."""
    kept: list[Detection] = []
    for span in preferred:
        place = bisect_right(kept, span.start, key=lambda other: other.start)
        before, after = kept[max(place - 1, 0) : place], kept[place : place + 1]
        if all(b.end <= span.start for b in before) and all(span.end <= a.start for a in after):
            kept.insert(place, span)
    return tuple(kept)
