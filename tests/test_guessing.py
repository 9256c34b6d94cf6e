"""Every unkeyed method is noticed, and a keyed one is not taken for any."""

import hashlib
import hmac
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from scanner.model.category import DataCategory
from scanner.model.guessing import Guessing
from scanner.model.secret import Secret
from scanner.model.tokens import ENOUGH, Trial, noticed
from scanner.profiling.domains import BIRTH_DATES, PHONES
from scanner.profiling.guessing import Suspect, guess
from scanner.profiling.keyed import rows, sketch
from scanner.profiling.methods import methods

KEY = Secret(bytes(range(32)))
DAYS = [date(1960, 1, 1) + timedelta(311 * n) for n in range(60)]
Digest = Callable[[bytes], bytes]


def _of(name: str) -> Digest:
    return lambda value: hashlib.new(name, value, usedforsecurity=False).digest()


def _keyed(value: bytes) -> bytes:
    return hmac.digest(b"a key that nobody guesses", value, "sha512")


def _suspect(
    digest: Digest, values: list[str], length: int, category: str, *, replaced: bool = True
) -> Suspect:
    tokens = b"".join(digest(value.encode())[:length] for value in values)
    return Suspect(
        frozenset({DataCategory(category)}),
        length,
        sketch(rows(tokens, length), KEY),
        replaced=replaced,
    )


def _born(digest: Digest, length: int, form: str = "%Y-%m-%d", *, replaced: bool = True) -> Trial:
    values = [day.strftime(form) for day in DAYS]
    suspect = _suspect(digest, values, length, "BIRTH_DATE", replaced=replaced)
    (trial,) = guess([suspect], Guessing(salts=(Secret(b"our own"),)), KEY)
    return trial


METHODS: dict[str, tuple[Digest, int]] = {
    "md5": (_of("md5"), 16),
    "sha1": (_of("sha1"), 20),
    "sha224": (_of("sha224"), 28),
    "sha256": (_of("sha256"), 32),
    "sha384": (_of("sha384"), 48),
    "sha512": (_of("sha512"), 64),
    "sha512_256": (_of("sha512_256"), 32),
    "sha3_256": (_of("sha3_256"), 32),
    "sha3_512": (_of("sha3_512"), 64),
    "blake2s": (_of("blake2s"), 32),
    "blake2b": (_of("blake2b"), 64),
    "sha256-cut": (_of("sha256"), 10),
    "md5-cut": (_of("md5"), 8),
    "sha512-cut": (_of("sha512"), 32),
    "sha256 salted": (lambda value: hashlib.sha256(b"salt" + value).digest(), 32),
    "md5 salted": (
        lambda value: hashlib.md5(value + b"secret", usedforsecurity=False).digest(),
        16,
    ),
    "sha256 known-salt": (lambda value: hashlib.sha256(value + b"our own").digest(), 32),
    "sha256-cut known-salt": (lambda value: hashlib.sha256(b"our own" + value).digest(), 10),
}


@pytest.mark.parametrize("code", METHODS)
def test_every_method_is_noticed(code: str) -> None:
    digest, length = METHODS[code]
    trial = _born(digest, length)
    assert (trial.method, trial.category) == (code, "BIRTH_DATE")
    assert 0 < trial.undone <= trial.tokens == len(DAYS)


def test_a_short_digest_of_blake2b_is_one_of_its_own() -> None:
    assert _born(lambda value: hashlib.blake2b(value, digest_size=20).digest(), 20).method == (
        "blake2b"
    )


@pytest.mark.parametrize("form", ["%Y-%m-%d", "%Y%m%d", "%Y/%m/%d", "%Y/%-m/%-d", "%Y年%-m月%-d日"])
def test_every_writing_of_a_day_is_tried(form: str) -> None:
    assert _born(_of("sha256"), 32, form).method == "sha256"


@pytest.mark.parametrize("length", [8, 16, 20, 32])
def test_a_keyed_digest_is_tried_and_not_undone(length: int) -> None:
    trial = _born(_keyed, length)
    assert (trial.method, trial.undone) == (None, 0)
    assert (trial.guesses, trial.probability) == (BIRTH_DATES.size, 1.0)


def test_in_fields_that_are_not_declared_replaced_the_usual_methods_alone_are_tried() -> None:
    assert _born(_of("sha256"), 32, replaced=False).method == "sha256"
    assert _born(_of("sha3_256"), 32, replaced=False).method is None
    assert _born(lambda v: hashlib.sha256(b"salt" + v).digest(), 32, replaced=False).method is None


def _phones(count: int, digest: Digest, form: str = "090{:08d}") -> Suspect:
    values = [form.format(n * 73_331 % 10**8) for n in range(count)]
    return _suspect(digest, values, 32, "PHONE_NUMBER", replaced=False)


@pytest.mark.parametrize("form", ["090{:08d}", "070{:08d}", "+8180{:08d}", "060-{:04d}-0001"])
def test_many_phone_numbers_are_betrayed_by_a_few_guesses(form: str) -> None:
    values = [form.format(n * 73_331 % 10 ** (4 if "-" in form else 8)) for n in range(4_000)]
    suspect = _suspect(_of("sha256"), values, 32, "PHONE_NUMBER", replaced=False)
    (trial,) = guess([suspect], Guessing(1_500_000), KEY)
    assert (trial.method, trial.category) == ("sha256", "PHONE_NUMBER")
    assert trial.guesses < 1_500_000


def test_effort_is_bounded_and_its_probability_is_stated() -> None:
    (trial,) = guess([_phones(100, _keyed)], Guessing(50_000), KEY)
    assert trial == Trial(32, 100, guesses=50_000, probability=noticed(100, 50_000, 4 * 10**8))


def test_no_more_is_tried_than_is_enough() -> None:
    (trial,) = guess([_phones(4_000, _keyed)], Guessing(), KEY)
    assert trial.probability is not None
    assert ENOUGH <= trial.probability < ENOUGH + 1e-6
    assert trial.guesses < 10**6


def test_each_field_is_judged_by_itself_and_in_order() -> None:
    suspects = [
        _phones(10, _keyed),
        _suspect(_of("sha1"), [f"{day}" for day in DAYS], 20, "BIRTH_DATE"),
        _suspect(_of("sha256"), ["6900123412341234"], 32, "WAON_NUMBER"),
        _suspect(_of("sha256"), [f"{day}" for day in DAYS], 32, "BIRTH_DATE"),
    ]
    found = guess(suspects, Guessing(60_000), KEY)
    assert [trial.method for trial in found] == [None, "sha1", None, "sha256"]
    assert (found[2].guesses, found[2].probability) == (0, None)  # too many to guess


def test_short_tokens_need_more_hits_than_chance_gives() -> None:
    assert _born(_of("md5"), 4).method == "md5-cut"
    values = [f"{day}" for day in DAYS[:1]]
    suspect = _suspect(_of("md5"), values, 4, "BIRTH_DATE", replaced=False)
    assert guess([suspect], Guessing(), KEY)[0].method is None


def test_values_of_a_domain_come_once_each_whatever_the_key() -> None:
    for key in (KEY, Secret(bytes(32))):
        days = BIRTH_DATES.values(0, BIRTH_DATES.size + 5, "iso", key)
        assert len(set(days)) == len(days) == BIRTH_DATES.size
        assert {b"1900-01-01", b"2030-12-31", b"2000-02-29"} <= set(days)
    first = PHONES.values(0, 1_000, "digits", KEY)
    assert PHONES.values(500, 500, "digits", KEY) == first[500:]
    assert {value[:3] for value in first} == {b"060", b"070", b"080", b"090"}
    assert all(len(value) == 11 for value in first)
    assert first != PHONES.values(0, 1_000, "digits", Secret(bytes(32)))


def test_a_method_says_nothing_of_its_salt() -> None:
    salted = [method for method in methods(32, [Secret(b"our own")]) if method.salted]
    assert len(salted) == 12
    assert "our own" not in repr(salted)
