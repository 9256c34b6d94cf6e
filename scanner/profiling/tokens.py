"""Values that may stand for others: digests, other writings, running numbers.

A digest is told by its alphabet and length (hexadecimal, or base64 of a length that digests have).
In a field that is declared to hold replaced values everything is looked at; in any other only what
is long enough and mixed enough to be nothing else, so that order numbers and codes are left alone.
Every cell is judged by itself, so that it does not matter how rows are split.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

import polars as pl

from scanner.model.category import DataCategory
from scanner.model.declaration import REPLACED, FieldDeclaration
from scanner.model.detection import Detector, Grade
from scanner.model.secret import Secret, derive_key
from scanner.model.tokens import BLOCK, Numbered, TokenTally
from scanner.profiling.grading import Grades
from scanner.profiling.keyed import of_numbers, rows, sketch
from scanner.profiling.writings import ANYWHERE, TURNED, Writing, encoded, padded, plain_radix

OF_ALL = frozenset(
    {
        DataCategory.PHONE_NUMBER,
        DataCategory.EMAIL_ADDRESS,
        DataCategory.WAON_NUMBER,
        DataCategory.JP_MY_NUMBER,
    }
)
"""What is looked for in fields that are not declared to hold replaced values."""

CLEAR = (
    DataCategory.PERSON,
    DataCategory.BIRTH_DATE,
    DataCategory.ADDRESS,
    DataCategory.PHONE_NUMBER,
    DataCategory.EMAIL_ADDRESS,
    DataCategory.WAON_NUMBER,
)
"""What no digest is taken for."""

SHORTEST, LONGEST = 14, 192
"""Bytes of a text that may be a token anywhere."""

SHAPE = r"\A[0-9A-Za-z+/_=:${}-]*\z"
LETTERED = r"[A-Za-z]|\A(?:3[0-9])+\z"
"""No number; those that are made of the numbers of digits are."""

LABEL = r"(?i)\A(?:0x|[{$]?(?:md5|sha-?[0-9]{1,3}(?:[-_/][0-9]{3})?|blake2[bs]?|hash)[}:$]+)"
UUID = r"\A([0-9a-fA-F]{8})-([0-9a-fA-F]{4})-([0-9a-fA-F]{4})-([0-9a-fA-F]{4})-([0-9a-fA-F]{12})\z"
HEX, RADIX = r"\A[0-9a-fA-F]+\z", r"\A[0-9A-Za-z+/_-]+={0,2}\z"
HEX_LENGTHS = tuple(range(8, 129, 2))
LONG_HEX_LENGTHS = (16, 20, 24, 32, 40, 56, 64, 96, 128)
RADIX_LENGTHS = (22, 24, 27, 28, 38, 40, 43, 44, 64, 86, 88)
"""In base64 digests of 16, 20, 28, 32, 48 and 64 bytes have so many signs."""

DIGESTS = (16, 20, 28, 32, 48, 64)
MIXED = ("[0-9]", "[A-Z]", "[a-z]")
NUMBER = r"\A[^0-9]{0,16}([0-9]{1,18})\z"


def token_key(key: Secret[bytes]) -> Secret[bytes]:
    """Derive the key under which tokens are sampled."""
    return derive_key(key, "tokens")


@dataclass(frozen=True, slots=True)
class Looking:
    """How a field is looked at.

    Attributes:
        key: Under which tokens are sampled.
        declared: ``None`` for a field that nobody declared.
    """

    key: Secret[bytes]
    detector: Detector
    declared: FieldDeclaration | None

    @property
    def replaced(self) -> bool:
        """Say whether the field is declared to hold replaced values."""
        return self.declared is not None and self.declared.treatment in REPLACED

    @property
    def categories(self) -> Iterable[DataCategory]:
        """Give what may stand behind the values."""
        if self.declared is None or not self.replaced:
            return OF_ALL
        return self.declared.categories


def besides_clear(cells: pl.Series, graded: Grades) -> pl.Series:
    """Leave out the cells that are a value in the clear and nothing else: they replace none."""
    clear = [
        (grades > Grade.NONE) & (grades <= Grade.CERTAIN)
        for grades in (pl.Series(graded[category]) for category in CLEAR if category in graded)
    ]
    return cells.filter(~reduce(or_, clear)) if clear else cells


def token_tally(cells: pl.Series, looking: Looking) -> TokenTally:
    """Count and sample what may stand for something else.

    Args:
        cells: Strings.
        looking: How to look.
    """
    if not looking.replaced:
        lengths = cells.str.len_bytes()
        cells = cells.filter((lengths >= SHORTEST) & (lengths <= LONGEST))
        cells = cells.filter(cells.str.contains(LETTERED) & cells.str.contains(SHAPE))
    filled = cells.drop_nulls().str.strip_chars().alias("text")
    counted = filled.filter(filled != "").value_counts(name="cells")
    if counted.is_empty():
        return TokenTally()
    counted = counted.with_columns(_raw(counted["text"], replaced=looking.replaced))
    digests, others = counted.drop_nulls("raw"), counted.filter(pl.col("raw").is_null())
    tally = _sampled(digests, looking.key) + _encoded(counted, ANYWHERE, looking)
    if looking.replaced and not others.is_empty():
        tally += _encoded(others, TURNED, looking)
        tally += TokenTally(numbered=_numbered(others, looking.key))
    return tally


def _raw(texts: pl.Series, *, replaced: bool) -> pl.Series:
    """Give the bytes of what may be a digest, else null."""
    bare = texts.str.replace(LABEL, "")
    if replaced:
        bare = bare.str.replace(UUID, "$1$2$3$4$5")
    size = bare.str.len_bytes()
    lengths = HEX_LENGTHS if replaced else LONG_HEX_LENGTHS
    is_hex = size.is_in(lengths) & bare.str.contains(HEX) & bare.str.contains("[a-fA-F]")
    if not replaced:
        is_hex &= bare.str.contains("[0-9]")
    is_radix = size.is_in(RADIX_LENGTHS) & ~is_hex & bare.str.contains(RADIX)
    for signs in MIXED:
        is_radix &= bare.str.contains(signs)
    frame = pl.DataFrame({"bare": bare, "is_hex": is_hex, "is_radix": is_radix})
    raw = frame.select(
        pl.when("is_hex").then("bare").alias("hex"), pl.when("is_radix").then("bare").alias("radix")
    )
    radix = padded(plain_radix(raw["radix"])).str.decode("base64", strict=False)
    radix = radix.zip_with(radix.bin.size().is_in(DIGESTS), pl.Series([None], dtype=pl.Binary))
    return raw["hex"].str.decode("hex", strict=False).zip_with(is_hex, radix).alias("raw")


def _sampled(digests: pl.DataFrame, key: Secret[bytes]) -> TokenTally:
    """Count and sample digests, length by length."""
    tally = TokenTally()
    lengths = digests["raw"].bin.size()
    for length in lengths.unique().to_list():
        alike = digests.filter(lengths == length)
        things = rows(b"".join(alike["raw"].to_list()), length)
        cells = int(alike["cells"].sum())
        tally += TokenTally(cells={length: cells}, samples={length: sketch(things, key)})
    return tally


def _encoded(
    counted: pl.DataFrame, writings: Mapping[str, Writing], looking: Looking
) -> TokenTally:
    """Count the cells that read as a value in another writing."""
    marks = encoded(counted["text"], writings, looking.categories, looking.detector)
    cells = counted["cells"]
    return TokenTally(encoded={code: int(cells.filter(mark).sum()) for code, mark in marks.items()})


def _numbered(counted: pl.DataFrame, key: Secret[bytes]) -> Numbered:
    """Take the numbers at the end of values."""
    numbers = counted["text"].str.extract(NUMBER).cast(pl.UInt64)
    there = numbers.is_not_null()
    taken = numbers.filter(there).to_numpy()
    return Numbered(
        cells=int(counted["cells"].filter(there).sum()),
        numbers=sketch(of_numbers(taken), key),
        blocks=sketch(of_numbers(taken // BLOCK), key),
    )
