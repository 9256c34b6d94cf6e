"""Which masked fields may be copies of one another: told from the policy alone, before reading."""

from dataclasses import dataclass
from itertools import product

from scanner.model.category import DataCategory
from scanner.model.declaration import DatasetDeclaration, FieldDeclaration, Treatment
from scanner.model.policy import Policy

ONE_EACH = frozenset({DataCategory.WAON_NUMBER, DataCategory.JP_MY_NUMBER, DataCategory.BIRTH_DATE})
"""Of these a record has one, whatever its column is called; of phones, mails and names (in kanji,
in kana) it may have several, which only the column tells apart."""

COUNTERS = frozenset(
    {"id", "no", "no.", "seq", "row", "index", "#"} | {"連番", "行番号", "項番", "番号"}
)
"""Columns that count the rows of their own dataset: a number in two is not the same person."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What of a dataset is compared with masked copies elsewhere.

    Attributes:
        masked: Masked columns.
        keys: Columns that are not personal and are in the other copy too, by which its records may
            be told to be the same.
    """

    masked: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()


def compared(policy: Policy, dataset: str) -> Compared:
    """Say what of a dataset is to be compared, with other datasets and between its files."""
    mine = policy.datasets[dataset]
    masked: set[str] = set()
    keys: set[str] = set()
    for other in policy.datasets.values():
        if other.name == dataset and not mine.many:
            continue
        pairs = product(masked_fields(mine), masked_fields(other))
        alike = {name for (name, one), (also, two) in pairs if comparable(name, one, also, two)}
        if alike:
            masked |= alike
            keys |= _keys(mine) & _keys(other)
    return Compared(frozenset(masked), frozenset(keys))


def comparable(
    name: str, field: FieldDeclaration, other_name: str, other: FieldDeclaration
) -> bool:
    """Say whether two masked columns can hold one value of one person."""
    same = field.categories & other.categories
    return bool(same) and (name == other_name or same <= ONE_EACH)


def masked_fields(dataset: DatasetDeclaration) -> list[tuple[str, FieldDeclaration]]:
    """Give the masked columns that a dataset names."""
    return [
        (name, field)
        for name, field in sorted(dataset.fields.items())
        if field.treatment is Treatment.MASKED and field.pattern is not None
    ]


def _keys(dataset: DatasetDeclaration) -> set[str]:
    return {
        name
        for name, field in dataset.fields.items()
        if not field.categories and not field.free_text and name.lower() not in COUNTERS
    }
