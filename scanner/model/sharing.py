"""The same people in two places, as fingerprints tell it."""

from collections.abc import Iterable, Mapping

from scanner.model.category import DataCategory
from scanner.model.chance import MOST, PHONE, Common
from scanner.model.fingerprint import IDENTIFIERS, PERSON, PERSON_AT_PHONE
from scanner.model.inventory import Location
from scanner.model.policy import DatasetDeclaration, Treatment

EARLIER = ("#version=", "#snapshot=", "#deleted=")
"""Marks in the names of what a storage account keeps beside the blob."""

KINDS = (*(category.value for category in IDENTIFIERS), PERSON, PERSON_AT_PHONE)
"""All that people are recognised by."""

CARD = DataCategory.WAON_NUMBER.value
SINGLE = frozenset({PERSON, PERSON_AT_PHONE, DataCategory.JP_MY_NUMBER.value})
"""What is one person's and nobody else's; a phone is a household's, a card is not a person."""

MADE_OF: Mapping[str, tuple[DataCategory, ...]] = {
    PERSON: (DataCategory.PERSON, DataCategory.BIRTH_DATE),
    PERSON_AT_PHONE: (DataCategory.PERSON, DataCategory.BIRTH_DATE, DataCategory.PHONE_NUMBER),
}
"""Categories of which fingerprints of several values are made."""


def made_of(kind: str) -> tuple[DataCategory, ...]:
    """Give the categories that a fingerprint tells."""
    return MADE_OF.get(kind) or (DataCategory(kind),)


def is_earlier(place: Location) -> bool:
    """Say whether a place is a snapshot, an earlier version or a deleted blob."""
    return any(mark in (place.object or place.dataset or "") for mark in EARLIER)


def declares(dataset: DatasetDeclaration | None, kind: str) -> bool:
    """Say whether a dataset is declared to hold an identifier in the clear."""
    if dataset is None:
        return False
    declared = [*dataset.fields.values(), *([dataset.others] if dataset.others else [])]
    clear = [one.categories for one in declared if one.treatment is Treatment.CLEAR]
    return all(any(category in held for held in clear) for category in made_of(kind))


def told(commons: Iterable[Common]) -> tuple[Common, ...]:
    """Give what two places share beyond chance.

    Phones that names and birth dates beside them contradict are those of households, unless they
    are most of all phones.
    """
    every = tuple(commons)
    beyond = tuple(common for common in every if common.is_beyond_chance())
    together = next((common for common in every if common.of == PERSON_AT_PHONE), None)
    if together is None or together in beyond:
        return beyond
    return tuple(c for c in beyond if c.of != PHONE or not _contradicted(c, together))


def _contradicted(phones: Common, together: Common) -> bool:
    """Say whether most phones stand beside names that differ, and few are in both places."""
    fewer = min(phones.one, phones.other)
    return min(together.one, together.other) > MOST * fewer and phones.shared <= MOST * fewer


def people_of(told: Iterable[Common]) -> tuple[int | None, str]:
    """Say how many people two places share, and how that is known: exact, estimate, unknown."""
    counts = {common.of: common.shared for common in told}
    if PERSON in counts:
        counts.pop(PERSON_AT_PHONE, None)
    counts.pop(CARD, None)
    most = max(counts.values(), default=None)
    if most is None:
        return None, "unknown"
    exact = max((n for of, n in counts.items() if of in SINGLE), default=0)
    return most, "exact" if exact == most else "estimate"
