"""The same people in two places, as fingerprints tell it."""

from collections.abc import Iterable, Mapping

from scanner.model.category import DataCategory
from scanner.model.chance import MOST, PHONE, Common
from scanner.model.declaration import DatasetDeclaration, Treatment
from scanner.model.fingerprint import IDENTIFIERS, PERSON, PERSON_AT_PHONE
from scanner.model.inventory import Location

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
    few = phones.shared <= MOST * min(phones.one, phones.other)
    return few and _as_full(together, phones)


def _as_full(named: Common, phones: Common) -> bool:
    """Say whether names stand beside most of the phones in both places."""
    return min(named.one, named.other) > MOST * min(phones.one, phones.other)


def people_of(commons: Iterable[Common]) -> tuple[int | None, str]:
    """Say how many people two places share, and how that is known: exact, estimate, unknown.

    Where names and birth dates stand beside most of the phones, phones of others are households'.
    """
    every = {common.of: common for common in commons if common.of != CARD}
    if PERSON in every:
        every.pop(PERSON_AT_PHONE, None)
    named = next((common for of, common in every.items() if of in SINGLE), None)
    if named is not None and PHONE in every and _as_full(named, every[PHONE]):
        del every[PHONE]
    most = max(every.values(), key=lambda common: common.shared, default=None)
    if most is None:
        return None, "unknown"
    exact = (common.shared for of, common in every.items() if of in SINGLE)
    return most.shared, "exact" if most.shared in exact else "estimate"
