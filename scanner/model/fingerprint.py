"""Keyed fingerprints: how the same person is recognised in two datasets by who holds the key.

A fingerprint is exact, 64 bits of a keyed permutation of a normalised identifier. It leaves a
partition in blocks beside the profile, never in it: the profile holds only how many there are and
their sum. To whoever holds the city's key all of these are pseudonymised personal data; without it,
or once it is destroyed, they are noise.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from scanner.model.category import DataCategory

IDENTIFIERS = (
    DataCategory.WAON_NUMBER,
    DataCategory.PHONE_NUMBER,
    DataCategory.EMAIL_ADDRESS,
    DataCategory.JP_MY_NUMBER,
)
"""What one value alone says who somebody is, or nearly."""

BYTES = 8
"""Of one fingerprint, little-endian."""

MODULUS = 1 << 64


@dataclass(frozen=True, slots=True, order=True)
class Trail:
    """What fingerprints are of: an identifier in a field, alone or beside a masked value.

    Attributes:
        field: The column as it may be shown; of name and birth date together that of the name.
        of: The category; ``PERSON`` is a name with a birth date, ``PERSON_AT_PHONE`` these with a
            phone number of the same record, ``KEY`` a column as it is.
        masked: A masked column of the same rows; each fingerprint is then followed by one of the
            masked value beside it, and each such pair is there once.
        form: Which positions of the masked value are visible.
    """

    field: str
    of: str
    masked: str = ""
    form: str = ""


KEY = "KEY"
PERSON = DataCategory.PERSON.value
PERSON_AT_PHONE = f"{PERSON}+{DataCategory.PHONE_NUMBER}"
"""Of name, birth date and phone together: what a household shares is not one person's."""


@dataclass(frozen=True, slots=True)
class Prints:
    """What a profile says of fingerprints: that these and no others were made.

    Attributes:
        count: How many.
        digest: Their sum, modulo 2 to the 64.
    """

    count: int = 0
    digest: int = 0

    def __add__(self, other: Self) -> Self:
        return type(self)(self.count + other.count, (self.digest + other.digest) % MODULUS)


Blocks = Mapping[Trail, bytes]
"""Fingerprints of one partition, sorted, ``BYTES`` each."""
