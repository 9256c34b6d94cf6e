"""From tallies to verdicts: what counts is put on a scale with the evidence for it.

A few values are never outvoted: whatever counts is a verdict, personal where the field consists of
it, incidental where it is a field of other things.
"""

from dataclasses import dataclass, field
from math import exp, log
from typing import Self

from scanner.model.category import DataCategory
from scanner.model.detection import Evidence, Grade, Recognition, Tally, Verdict
from scanner.model.profile import FieldProfile

MOSTLY = 0.5
"""From which share of filled cells a field consists of something."""

NAMED_MOSTLY = 0.1
"""The same, in a field whose name says so."""

LIKELIHOOD = 1e-3
"""Below this chance has not made what was seen."""

OTHERS = {Evidence.OTHER_NAME, Evidence.BUSINESS_NAME, Evidence.AUDIENCE_NAME}
CLEAR = {
    DataCategory.PERSON: (Grade.CERTAIN, Grade.CHECKED),
    DataCategory.GENDER: (Grade.CHECKED,),
    DataCategory.ADDRESS: (Grade.CERTAIN,),
    DataCategory.PHONE_NUMBER: (Grade.CERTAIN,),
    DataCategory.EMAIL_ADDRESS: (Grade.CERTAIN, Grade.CHECKED),
}
"""Grades that tell what a column without a name consists of."""


def by_chance(right: int, shaped: int, chance: float, likelihood: float = LIKELIHOOD) -> bool:
    """Say whether chance could have made so many right ones (Chernoff's bound of the binomial).

    Args:
        right: Values that pass a check.
        shaped: Values of the right shape, those included.
        chance: Share of random values that pass.
        likelihood: Below this it has not.
    """
    if not right:
        return True
    share = right / shaped
    if share <= chance:
        return True
    wrong = (1 - share) * log((1 - share) / (1 - chance)) if share < 1 else 0.0
    distance = share * log(share / chance) + wrong
    return exp(-shaped * distance) > likelihood * (1 + 1e-9)


NOTHING = Tally()


@dataclass(slots=True)
class Scale:
    """Collects what counts in one field for one category.

    Attributes:
        names: What the column's name speaks for.
    """

    tally: Tally
    filled: int
    names: frozenset[str]
    counted: set[Grade] = field(default_factory=set)
    evidence: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, profile: FieldProfile, category: DataCategory) -> Self:
        """Begin with an empty scale."""
        tally = profile.tallies.get(category, NOTHING)
        return cls(tally, profile.filled, profile.named.get(category, frozenset()))

    @property
    def named(self) -> bool:
        """Say whether the name alone says what the column holds."""
        return Evidence.NAME in self.names

    @property
    def hinted(self) -> bool:
        """Say whether the name speaks for the category at all."""
        return self.named or Evidence.WEAK_NAME in self.names

    def cells(self, *grades: Grade) -> int:
        """Count the cells of these grades."""
        return self.tally.cells(*grades)

    def share(self, *grades: Grade) -> float:
        """Give the share of the filled cells that have these grades."""
        return self.cells(*grades) / self.filled if self.filled else 0.0

    def count(self, grade: Grade, evidence: Evidence) -> None:
        """Let the cells of a grade count, if there are any."""
        if self.cells(grade):
            self.counted.add(grade)
            self.evidence.add(evidence)

    def verdict(self) -> Recognition | None:
        """Judge by what counts; without that, by what is masked."""
        if self.counted:
            mostly = self.share(*self.counted) >= (NAMED_MOSTLY if self.hinted else MOSTLY)
            return self.recognition(Verdict.PERSONAL if mostly else Verdict.INCIDENTAL)
        replaced = self.named or Evidence.REPLACED_NAME in self.names
        in_place = _IN_PLACE if replaced else {Grade.MASKED: Evidence.MASK}
        if self.share(*in_place) >= (NAMED_MOSTLY if self.hinted else MOSTLY):
            for grade, evidence in in_place.items():
                self.count(grade, evidence)
            return self.recognition(Verdict.MASKED)
        return None

    def business(self, grade: Grade, *, outweighs: bool = False) -> Recognition | None:
        """Judge a field about offices: by its name, or because it holds no others.

        Args:
            grade: What offices have.
            outweighs: There is more of it than of all that counts.
        """
        told = outweighs or Evidence.BUSINESS_NAME in self.names
        mostly = self.hinted or self.share(grade) >= MOSTLY
        if not told and (self.counted or not mostly):
            return None
        self.count(grade, Evidence.BUSINESS)
        return self.recognition(Verdict.BUSINESS)

    def recognition(self, verdict: Verdict) -> Recognition | None:
        """State a verdict on what counts; none where nothing does."""
        hits = self.cells(*self.counted)
        if not hits:
            return None
        sure = self.cells(*(self.counted & _SURE)) / hits
        return Recognition(
            verdict=verdict,
            hits=hits,
            score=round(min(0.99, 0.5 + 0.3 * sure + 0.2 * max(self.named, hits / self.filled)), 2),
            evidence=tuple(sorted(self.evidence | self.names)),
            counted=frozenset(self.counted),
        )


_IN_PLACE = {
    Grade.MASKED: Evidence.MASK,
    Grade.HIDDEN: Evidence.HIDDEN,
    Grade.DIGEST: Evidence.HASHED,
    Grade.TOKEN: Evidence.TOKENISED,
}
"""What stands in place of a value, and by which technique: the code of its evidence."""

_SURE = {Grade.CHECKED, Grade.CERTAIN, Grade.CERTAIN_WITHIN, Grade.MASKED}


def is_of(category: DataCategory, profile: FieldProfile) -> bool:
    """Say whether a column is one of a category, by its name or its cells."""
    if category not in profile.tallies and category not in profile.named:
        return False
    scale = Scale.of(profile, category)
    if not OTHERS.isdisjoint(scale.names):
        return False
    return scale.named or scale.share(*CLEAR.get(category, ())) >= MOSTLY
