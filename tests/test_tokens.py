"""Values that stand for others, cell by cell: digests, other writings, running numbers."""

import codecs
import hmac
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable
from hashlib import md5, sha256, sha512
from urllib.parse import quote

import polars as pl
import pyarrow as pa
import pytest

from scanner.model.category import DataCategory
from scanner.model.declaration import FieldDeclaration, Treatment
from scanner.model.detection import Grade
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.model.secret import Secret
from scanner.model.tokens import SAMPLE, Numbered, Sketch, TokenTally, is_sure, noticed
from scanner.profiling.keyed import rows, sketch
from scanner.profiling.tokens import Looking, token_tally
from scanner.recognizers import detector

DETECTOR = detector(RecognizerSettings())
KEY = Secret(bytes(range(32)))
PHONE, MAIL, WAON, NAME = (
    "090-1234-5678",
    "taro.yamada12@example.jp",
    "6900123412341234",
    "田中 太郎",
)
CATEGORY = {
    PHONE: DataCategory.PHONE_NUMBER,
    MAIL: DataCategory.EMAIL_ADDRESS,
    WAON: DataCategory.WAON_NUMBER,
    NAME: DataCategory.PERSON,
}


def _escaped(value: str) -> str:
    """Escape even what a URL may hold as it is."""
    return "".join(f"%{byte:02X}" for byte in value.encode())


def _rot47(value: str) -> str:
    return "".join(chr(33 + (ord(sign) - 33 + 47) % 94) for sign in value)


WRITINGS: dict[str, Callable[[str], str]] = {
    "hex": lambda value: value.encode().hex(),
    "base64": lambda value: b64encode(value.encode()).decode(),
    "reversed": lambda value: value[::-1],
}


def _tally(*cells: str | None, of: str | None = None) -> TokenTally:
    """Look at cells of a field that is tokenised, or of one that nobody declared."""
    declared = of and FieldDeclaration(frozenset({CATEGORY[of]}), Treatment.TOKENISED)
    return token_tally(pl.Series(cells, dtype=pl.String), Looking(KEY, DETECTOR, declared or None))


@pytest.mark.parametrize("value", CATEGORY)
@pytest.mark.parametrize("code", WRITINGS)
def test_another_writing_of_a_value(code: str, value: str) -> None:
    assert _tally(WRITINGS[code](value), of=value).encoded == {code: 1}


@pytest.mark.parametrize(
    ("code", "written", "value"),
    [
        ("hex", MAIL.encode().hex().upper(), MAIL),
        ("base64", urlsafe_b64encode(PHONE.encode()).decode().rstrip("="), PHONE),
        ("rot13", codecs.encode(MAIL, "rot13"), MAIL),
        ("rot5", WAON.translate(str.maketrans("0123456789", "5678901234")), WAON),
        ("rot5", PHONE.translate(str.maketrans("0123456789", "5678901234")), PHONE),
        ("rot47", _rot47(MAIL), MAIL),
        ("rot47", _rot47(WAON), WAON),
        ("url", _escaped(MAIL), MAIL),
        ("url", _escaped(PHONE), PHONE),
        ("url", _escaped(PHONE).lower(), PHONE),
    ],
)
def test_further_writings(code: str, written: str, value: str) -> None:
    assert _tally(written, of=value).encoded == {code: 1}


@pytest.mark.parametrize("value", [MAIL, NAME])
def test_what_a_url_has_to_escape_is_a_value_in_clear(value: str) -> None:
    assert _tally(quote(value), of=value).encoded == {}
    grades = DETECTOR.grade(pa.array([quote(value)])).grades[CATEGORY[value]]
    assert Grade(grades[0].as_py()) in {Grade.CHECKED, Grade.CERTAIN}


@pytest.mark.parametrize(
    "cell",
    [
        PHONE,
        MAIL,
        b64encode(b"no number at all").decode(),
        b64encode(b"\xff\xfe\xfd090-1234-5678").decode(),
        b"\xed\xa0\x80".hex(),
        "%zz%40",
        "abc",
        "a%",
        " ",
        None,
    ],
)
def test_what_is_no_other_writing(cell: str | None) -> None:
    assert _tally(cell, of=PHONE).encoded == {}
    assert _tally(cell, of=MAIL).encoded == {}


@pytest.mark.parametrize(
    ("cell", "encoded"),
    [
        (MAIL.encode().hex(), {"hex": 1}),
        (WAON.encode().hex(), {"hex": 1}),
        (b64encode(PHONE.encode()).decode(), {"base64": 1}),
        (quote(MAIL), {}),
        (codecs.encode(MAIL, "rot13"), {}),
        (MAIL[::-1], {}),
        (b64encode(NAME.encode()).decode(), {}),
        (MAIL, {}),
    ],
)
def test_in_a_field_that_nobody_declared_only_what_nothing_is_by_chance(
    cell: str, encoded: dict[str, int]
) -> None:
    assert _tally(cell).encoded == encoded


VALUE = PHONE.encode()
DIGESTS = {
    "hex": (sha256(VALUE).hexdigest(), 32),
    "upper case": (sha256(VALUE).hexdigest().upper(), 32),
    "md5": (md5(VALUE, usedforsecurity=False).hexdigest(), 16),
    "sha512": (sha512(VALUE).hexdigest(), 64),
    "base64": (b64encode(sha256(VALUE).digest()).decode(), 32),
    "base64 for URLs": (urlsafe_b64encode(sha256(b"2").digest()).decode().rstrip("="), 32),
    "cut": (sha256(VALUE).hexdigest()[:16], 8),
    "labelled": ("sha256:" + sha256(VALUE).hexdigest(), 32),
    "of LDAP": ("{SHA256}" + b64encode(sha256(VALUE).digest()).decode(), 32),
    "of C": ("0x" + sha256(VALUE).hexdigest(), 32),
}


@pytest.mark.parametrize(("token", "length"), DIGESTS.values(), ids=DIGESTS.keys())
def test_a_digest_is_told_by_its_length(token: str, length: int) -> None:
    same = sketch(rows(bytes.fromhex(sha256(VALUE).hexdigest()), 32), KEY)
    for tally in (_tally(token, token, of=PHONE), _tally(token, token)):
        assert tally.cells == {length: 2}
        assert tally.samples[length].distinct == 1
        if length == 32 and "base64 for" not in token and token != DIGESTS["base64 for URLs"][0]:
            assert tally.samples[32] == same


def test_a_digest_in_the_form_of_a_uuid_counts_where_tokens_are_declared() -> None:
    digest = md5(VALUE, usedforsecurity=False).hexdigest()
    parts = (digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:])
    assert _tally("-".join(parts), of=PHONE).samples == _tally(digest, of=PHONE).samples
    assert _tally("-".join(parts)) == TokenTally()


@pytest.mark.parametrize(
    "cell", ["1234567890123456", "deadbeefdeadbee", "C26S-000001-ABCDEF", NAME]
)
def test_numbers_codes_and_texts_are_no_digests(cell: str) -> None:
    assert _tally(cell) == TokenTally()


@pytest.mark.parametrize(
    ("cell", "anywhere"),
    [
        ("a1b2c3d4", False),
        ("a1b2c3d4a1b2c3d4", True),
        ("abcdefabcdefabcd", False),
        ("b2c3d4a1b2c3d4a1b2c3d4", False),
    ],
)
def test_elsewhere_only_what_is_long_and_mixed_enough(cell: str, *, anywhere: bool) -> None:
    assert _tally(cell, of=PHONE).cells == {len(cell) // 2: 1}
    assert bool(_tally(cell).cells) is anywhere


def test_tokens_that_cannot_be_told_apart_have_the_same_digest_under_one_key_only() -> None:
    token = rows(bytes(32), 32)
    assert sketch(token, KEY) == sketch(token, KEY) != sketch(token, Secret(bytes(32)))


def test_numbers_in_a_row() -> None:
    tally = _tally(*(f"A{n:06d}" for n in range(5_000)), "B", of=WAON).numbered
    assert tally.cells == 5_000
    assert 0.95 < tally.density < 1.05


def test_numbers_here_and_there() -> None:
    tally = _tally(*(f"{n * 1_000}" for n in range(500)), of=WAON).numbered
    assert tally.density == pytest.approx(1 / 16)
    assert _tally("A000001").numbered == Numbered()
    assert Numbered().density == 0


def test_a_sample_counts_exactly_until_it_is_full_and_nearly_after() -> None:
    numbers = [sha256(str(n).encode()).digest() for n in range(SAMPLE * 3)]
    few, many = (sketch(rows(b"".join(some), 32), KEY) for some in (numbers[:SAMPLE], numbers))
    assert sketch(rows(b"".join(numbers[1:SAMPLE]), 32), KEY).distinct == SAMPLE - 1
    assert few.distinct == pytest.approx(SAMPLE, rel=0.05)
    assert many.distinct == pytest.approx(3 * SAMPLE, rel=0.05)
    assert len(many.digests) == SAMPLE
    assert few + many == many == many + Sketch()


@pytest.mark.parametrize(
    ("hits", "tokens", "guesses", "length", "sure"),
    [
        (0, 4096, 10**6, 32, False),
        (1, 4096, 10**7, 32, True),
        (1, 4096, 10**6, 8, True),
        (1, 4096, 10**7, 8, False),
        (1, 4096, 10**6, 6, False),
        (2, 4096, 10**6, 6, True),
        (10, 4096, 674_586, 4, False),
        (12, 4096, 674_586, 4, True),
        (1, 4096, 10**7, 4, False),
    ],
)
def test_hits_that_chance_explains_are_not_sure(
    hits: int, tokens: int, guesses: int, length: int, *, sure: bool
) -> None:
    assert is_sure(hits, tokens, guesses, length) is sure


def test_the_probability_of_noticing() -> None:
    assert noticed(100, 10**7, 4 * 10**8) == pytest.approx(0.917915)
    assert noticed(1, 10, 10) == 1.0
    assert noticed(1, 9, 10) == pytest.approx(0.59343)


def test_a_keyed_digest_is_nothing_but_a_digest() -> None:
    token = hmac.new(b"key", VALUE, sha256).hexdigest()
    assert _tally(token, of=PHONE).encoded == {}
    assert _tally(token, of=PHONE).cells == {32: 1}
