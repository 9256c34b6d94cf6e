"""Depth ``deep``: what the standard depth leaves in doubt is read again by GiNZA's model.

In doubt is a text with something that stands where names stand, before an honorific, a tab or a
word for kin in brackets, and in which no name was found. GiNZA then reads it, in Presidio's engine.
It takes shops, halls and house numbers for persons too, so its word counts at such a place only.
Addresses are not asked for: of those that the gazetteer does not know, it makes companies.

GiNZA reads about sixty memos a second. One text is read up to its first ``LONGEST`` signs.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa

from scanner.model.category import DataCategory
from scanner.model.detection import Detection, Detector, Grade, Graded, NameKind, Recognition
from scanner.model.errors import UsageError
from scanner.model.profile import FieldProfile
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import Column

if TYPE_CHECKING:
    from presidio_analyzer import AnalyzerEngine

LONGEST = 2_000
BATCH = 64
NOT_INSTALLED = (
    "--depth deep needs Presidio and GiNZA's model, which are not installed. "
    "--depth deep には Presidio と GiNZA のモデルが必要です: "
    "pip install 'pointcard-privacy-scanner[deep]' && pip install --no-deps ja-ginza==5.3.0"
)
"""GiNZA asks for SudachiPy < 0.7 and runs with 0.7: hence ``--no-deps``."""

_LETTER = "一-龠々〆ヶぁ-んァ-ヶーA-Za-z"
_OPEN = '\\t\\n":：「『,，'
_CLOSE = r"(?:\t|[（(](?:父|母|夫|妻|子|娘|息子|長[男女]|本人|男|女)[性)）])"
HONORIFIC = "様|さま|さん|殿|氏|くん|君|ちゃん|先生"
DOUBT = (
    f"[{_LETTER}](?:{HONORIFIC})"
    f"|(?:^|[{_OPEN}])[ \u3000]{{0,2}}[{_LETTER}][{_LETTER} \u3000]{{1,12}}{_CLOSE}"
)
"""Where names stand."""

BEFORE = expression(rf"(?:^|[{_OPEN}])[ \u3000]{{0,2}}\Z")
BEHIND = expression(f"[ \u3000]{{0,2}}{_CLOSE}")
FOLLOWS = expression(f"[ \u3000]?(?:{HONORIFIC})")
SURROGATE = expression("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class DeepDetector:
    """Implements ``scanner.model.detection.Detector``: another one, and GiNZA where it doubts."""

    standard: Detector
    version: str

    def name_evidence(self, column: str) -> Mapping[DataCategory, frozenset[str]]:
        """Say what a column's name speaks for."""
        return self.standard.name_evidence(column)

    def grade(self, values: pa.Array) -> Graded:
        """Grade every cell; a name that GiNZA finds is one amid other text."""
        grades = self.standard.grade(values).grades
        cells = Column(values).raw
        known = grades.get(DataCategory.PERSON)
        persons = (
            pl.repeat(0, len(cells), dtype=pl.UInt8, eager=True)
            if known is None
            else pl.Series(known)
        )
        doubtful = ((persons == 0) & cells.str.contains(DOUBT)).fill_null(value=False)
        if not doubtful.any():
            return Graded(grades)
        texts = cells.filter(doubtful).unique(maintain_order=True)
        named = [text for text, spans in zip(texts, deep_spans(texts), strict=True) if spans]
        found = (doubtful & cells.is_in(named)).arg_true()
        persons = persons.scatter(found, int(Grade.CERTAIN_WITHIN))
        return Graded({**grades, DataCategory.PERSON: persons.to_arrow()} if named else grades)

    def days(self, values: pa.Array) -> pa.Array:
        """Read each cell as a calendar day."""
        return self.standard.days(values)

    def groups(self, values: pa.Array) -> pa.Array:
        """Write groups as the standard depth does."""
        return self.standard.groups(values)

    def expiries(self, values: pa.Array) -> Mapping[datetime, int]:
        """Count signatures as the standard depth does."""
        return self.standard.expiries(values)

    def candidates(self, category: DataCategory, masked: pa.Array) -> pa.Array:
        """Count as the standard depth does."""
        return self.standard.candidates(category, masked)

    def weigh(
        self, profiles: Mapping[str, FieldProfile]
    ) -> Mapping[str, Mapping[DataCategory, Recognition]]:
        """Give the verdicts on the fields of one dataset."""
        return self.standard.weigh(profiles)

    def spans(self, text: str, categories: Iterable[DataCategory]) -> tuple[Detection, ...]:
        """Find spans, and names that GiNZA finds where there were none."""
        wanted = frozenset(categories)
        known = self.standard.spans(text, wanted)
        named = any(span.category is DataCategory.PERSON for span in known)
        if DataCategory.PERSON not in wanted or named or re.search(DOUBT, text) is None:
            return known
        more = (
            span
            for span in chain.from_iterable(deep_spans([text]))
            if all(span.end <= other.start or other.end <= span.start for other in known)
        )
        return tuple(sorted((*known, *more), key=lambda span: span.start))

    def shows(self, name: str, kind: NameKind) -> bool:
        """Say whether a discovered name may be shown."""
        return self.standard.shows(name, kind)


def deep(standard: Detector) -> DeepDetector:
    """Give the detector of depth ``deep``.

    Raises:
        UsageError: Presidio or GiNZA's model is not installed.
    """
    try:
        import ja_ginza  # noqa: PLC0415 - half a CPU second
        import presidio_analyzer  # noqa: F401, PLC0415 - a CPU second; the engine needs it
    except ImportError:
        raise UsageError(NOT_INSTALLED) from None
    return DeepDetector(standard, f"{standard.version} ja-ginza {ja_ginza.__version__}")


def deep_spans(texts: Sequence[str] | pl.Series) -> list[list[Detection]]:
    """Find the names of persons that GiNZA sees in texts, at places where names stand."""
    engine = _engine()
    cut = [SURROGATE.sub("?", text[:LONGEST]) for text in texts]
    read = engine.nlp_engine.process_batch(cut, "ja", batch_size=BATCH)
    return [
        [
            Detection(DataCategory.PERSON, found.start, found.end, found.score)
            for found in engine.analyze(text, "ja", nlp_artifacts=artifacts)
            if stands_as_name(text, found.start, found.end)
        ]
        for text, artifacts in read
    ]


def stands_as_name(text: str, start: int, end: int) -> bool:
    """Say whether a span is followed by an honorific, ends in one, or is a field of its own."""
    if FOLLOWS.match(text, end) or re.search(f"(?:{HONORIFIC})$", text[start:end]):
        return True
    return bool(BEFORE.search(text[max(0, start - 3) : start]) and BEHIND.match(text, end))


@cache
def _engine() -> "AnalyzerEngine":
    """Load Presidio's engine with GiNZA's model once in a process; two CPU seconds."""
    from scanner.recognizers.presidio import ginza  # noqa: PLC0415 - see there

    return ginza()
