"""Other writings of a value, which anybody can read back: base64, hexadecimal, URL escapes.

What a text reads as must be graded as the category without doubt, and the text itself must not: a
value in the clear is no matter of replacement. Letters turned by thirteen places make a mail
address of a mail address, and so does reading it backwards; there the ending must be a usual one
where the text's own is none. Digits are turned by five places.
"""

from collections.abc import Callable, Iterable, Mapping

import polars as pl
import pyarrow as pa

from scanner.model.category import DataCategory
from scanner.model.detection import Detector, Grade

SURE = (Grade.CHECKED.value, Grade.CERTAIN.value)

HEXADECIMAL = r"\A[0-9a-fA-F]+\z"
RADIX_64 = r"\A[0-9A-Za-z+/_-]+={0,2}\z"
ESCAPE = r"%[0-9A-Fa-f]{2}"
PADDING = {0: "", 1: "===", 2: "==", 3: "="}
PRINTABLE = (
    r"\A(?:[2-7][0-9a-f]|c[2-9a-f][89ab][0-9a-f]|d[0-9a-f][89ab][0-9a-f]"
    r"|e0[ab][0-9a-f][89ab][0-9a-f]|e[1-9a-cef](?:[89ab][0-9a-f]){2}|ed[89][0-9a-f][89ab][0-9a-f]"
    r"|f0[9ab][0-9a-f](?:[89ab][0-9a-f]){2}|f[1-3](?:[89ab][0-9a-f]){3})+\z"
)
"""Printable text in UTF-8 (RFC 3629, 4), written in hexadecimal digits."""

USUAL = r"\.(?:jp|com|net|org|info|biz|me|co)\z"
"""How most mail addresses end."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"
GRAPHIC = "".join(map(chr, range(33, 127)))
"""The signs of ASCII that show, which ROT47 turns by 47 places."""


def _turned(signs: str, places: int) -> dict[str, str]:
    return dict(zip(signs, signs[places:] + signs[:places], strict=True))


def _digits(text: str) -> str:
    return text.encode().hex(" ") + " "


ESCAPES = {
    _digits(escape): f"{n:02x} " for n in range(256) for escape in (f"%{n:02X}", f"%{n:02x}")
}
ROT13 = _turned(LETTERS, 13) | _turned(LETTERS.upper(), 13)
ROT5 = _turned("0123456789", 5)
ROT47 = _turned(GRAPHIC, 47)


Writing = Callable[[pl.Series], pl.Series]
"""Reads texts back; null where they are not of that writing."""


def encoded(
    texts: pl.Series,
    writings: Mapping[str, Writing],
    categories: Iterable[DataCategory],
    detector: Detector,
) -> Mapping[str, pl.Series]:
    """Mark the texts that are another writing of a value, by the code of the writing.

    Args:
        texts: Distinct ones.
        writings: What is tried.
        categories: What they may be a writing of.
        detector: Knows values.
    """
    wanted, marks = tuple(categories), {}
    for code, read in writings.items():
        values = read(texts)
        there = values.is_not_null()
        if there.any():
            mark = _are_values(values.filter(there), texts.filter(there), wanted, detector)
            if mark.any():
                marks[code] = there.scatter(there.arg_true(), mark)
    return marks


def _are_values(
    values: pl.Series, texts: pl.Series, categories: Iterable[DataCategory], detector: Detector
) -> pl.Series:
    """Mark the values that are graded as one of the categories where their texts are not."""
    found = pl.repeat(value=False, n=len(values), dtype=pl.Boolean, eager=True)
    read = detector.grade(values.to_arrow()).grades
    for category in (one for one in categories if one in read):
        sure = _sure(values, read[category], category)
        there = sure.arg_true()
        raw = texts.gather(there)
        grades = detector.grade(raw.to_arrow()).grades.get(category) if len(there) else None
        if grades is not None:
            sure = sure.scatter(there, ~_sure(raw, grades, category))
        found |= sure
    return found


def _sure(values: pl.Series, grades: pa.Array, category: DataCategory) -> pl.Series:
    """Mark what is beyond doubt; a mail address that ends as few do is none here."""
    sure = pl.Series(grades).is_in(SURE)
    if category is DataCategory.EMAIL_ADDRESS:
        sure &= values.str.to_lowercase().str.contains(USUAL)
    return sure


def _where(texts: pl.Series, pattern: str) -> pl.Series:
    """Keep the texts that a pattern fits, and null in place of the others."""
    return (
        texts.to_frame("text")
        .select(pl.when(pl.col("text").str.contains(pattern)).then("text"))
        .to_series()
    )


def _hex(texts: pl.Series) -> pl.Series:
    return _text(_where(texts, HEXADECIMAL).str.to_lowercase())


def _base64(texts: pl.Series) -> pl.Series:
    radix = padded(plain_radix(_where(texts, RADIX_64)))
    return _text(radix.str.decode("base64", strict=False).bin.encode("hex"))


def plain_radix(texts: pl.Series) -> pl.Series:
    """Write base64 in one alphabet and without padding (RFC 4648, 4 and 5)."""
    bare = texts.str.strip_chars_end("=").str.replace_all("-", "+", literal=True)
    return bare.str.replace_all("_", "/", literal=True)


def padded(radix: pl.Series) -> pl.Series:
    """Add the signs that base64 lacks to a multiple of four (RFC 4648, 3.2)."""
    missing = (radix.str.len_bytes().cast(pl.Int64) % len(PADDING)).replace_strict(
        PADDING, return_dtype=pl.String
    )
    return radix + missing


def _text(digits: pl.Series) -> pl.Series:
    """Read hexadecimal digits as text; null where they are none."""
    return _where(digits, PRINTABLE).str.decode("hex", strict=False).cast(pl.String)


def _url(texts: pl.Series) -> pl.Series:
    """Read escapes (RFC 3986, 2.1), byte by byte: each becomes two digits set apart."""
    escaped = _where(texts, ESCAPE)
    digits = escaped.cast(pl.Binary).bin.encode("hex").str.replace_all("(..)", "$1 ")
    read = digits.str.replace_many(list(ESCAPES), list(ESCAPES.values()))
    return _text(read.str.replace_all(" ", "", literal=True))


def _reversed(texts: pl.Series) -> pl.Series:
    return texts.str.reverse()


def _rot13(texts: pl.Series) -> pl.Series:
    return texts.str.replace_many(list(ROT13), list(ROT13.values()))


def _rot5(texts: pl.Series) -> pl.Series:
    return texts.str.replace_many(list(ROT5), list(ROT5.values()))


def _rot47(texts: pl.Series) -> pl.Series:
    return texts.str.replace_many(list(ROT47), list(ROT47.values()))


ANYWHERE: Mapping[str, Writing] = {
    "hex": _hex,
    "base64": _base64,
    "url": _url,
}
"""What nothing is by chance."""

TURNED: Mapping[str, Writing] = {
    "reversed": _reversed,
    "rot13": _rot13,
    "rot5": _rot5,
    "rot47": _rot47,
}
