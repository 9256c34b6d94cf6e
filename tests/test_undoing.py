"""Tokens held against what the sources hold in clear: a second look that carries no value."""

import hmac
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha1, sha256, sha512
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest

from scanner.model.category import DataCategory
from scanner.model.declaration import DatasetDeclaration, FieldDeclaration, Treatment
from scanner.model.errors import Reason, SourceError
from scanner.model.finding import Finding
from scanner.model.guessing import Guessing
from scanner.model.policy import City, Policy
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.model.secret import Secret
from scanner.model.source import Listed, Skipped, Source
from scanner.pipeline.scan import Parts, scan
from scanner.pipeline.survey import survey
from scanner.profiling import Namer
from scanner.recognizers import detector
from scanner.runtime import InlineExecutor
from scanner.sources import MemorySource
from scanner.sources.memory import RowRange
from scanner.sources.retry import Patience
from tests.bench.tokens import decide, tokens, unsalted
from tests.pace import slowness

DETECTOR = detector(RecognizerSettings())
AS_OF = datetime(2026, 11, 1, 3, tzinfo=ZoneInfo("Asia/Tokyo"))
KEY = Secret(bytes(32))
FEW = Guessing(1_000, (Secret(b"our own"),))

GIVEN = ("太郎", "花子", "一郎", "美咲", "健太", "陽子", "大輔", "直子", "翔太", "由美")
CARDS = [f"6900{n * 73_331:012d}" for n in range(1, 41)]
MAILS = [f"taro.yamada{n}@example.jp" for n in range(40)]
PHONES = [f"047-{n:03d}-{n * 211 % 10_000:04d}" for n in range(200, 240)]
NAMES = [f"{name} {given}" for name in ("田中", "佐藤", "鈴木", "高橋") for given in GIVEN]
WAON, MAIL, PHONE, PERSON = (
    DataCategory.WAON_NUMBER,
    DataCategory.EMAIL_ADDRESS,
    DataCategory.PHONE_NUMBER,
    DataCategory.PERSON,
)


def _sha256(value: str) -> str:
    return sha256(value.encode()).hexdigest()


def _keyed(value: str) -> str:
    return hmac.new(b"a key", value.encode(), sha256).hexdigest()


CARD_PARTITIONS = 3
"""How many there are in forty cards, fifteen each: what is read after them is read again."""


@dataclass(frozen=True)
class Moody:
    """A source that can be listed and read once, and then no more for some datasets.

    Attributes:
        refusing: The dataset that refuses later, and when it does.
        passing: It says that this is soon over.
        patient: After so many times it is, then.
        leaving_out: What a second reading of the cards leaves out.
    """

    inner: MemorySource
    refusing: tuple[str, str] = ("", "")
    passing: bool = False
    patient: int = 2
    leaving_out: Skipped | None = None
    seen: list[str] = field(default_factory=list)
    whole: list[str] = field(default_factory=list)
    name: str = "db"
    separator: str = "."

    def listing(self) -> Iterator[Listed]:
        yield from self.inner.listing()

    def mark(self, dataset: str) -> bytes | None:
        return self.inner.mark(dataset)

    def partitions(self, dataset: str) -> Iterator[RowRange]:
        self._refuse("cutting", dataset)
        yield from self.inner.partitions(dataset)

    def read(self, partition: RowRange) -> Iterator[pa.RecordBatch | Skipped]:
        self._refuse("reading", partition.dataset)
        yield from self.inner.read(partition)
        if partition.dataset == "main.cards":
            self.whole.append(partition.dataset)
            if self.leaving_out is not None and len(self.whole) > CARD_PARTITIONS:
                yield self.leaving_out

    def _refuse(self, when: str, dataset: str) -> None:
        if self.refusing == (dataset, when):
            self.seen.append(dataset)
            if len(self.seen) > 1 and not (self.passing and len(self.seen) > self.patient):
                raise SourceError(Reason.READ_FAILED, passing=self.passing)


CLEAR = {
    "main.cards": {"waon_no": CARDS, "memo": ["x"] * 40},
    "main.people": {"氏名": NAMES, "メールアドレス": MAILS, "電話番号": PHONES},
}


def _judged(
    tokens: list[str],
    declared: FieldDeclaration | None = None,
    clear: Mapping[str, Mapping[str, list[str]]] | None = None,
    wrap: Callable[[MemorySource], Source[RowRange]] = lambda memory: memory,
) -> Finding:
    tables = {"main.tokens": {"t": tokens}} | dict(CLEAR if clear is None else clear)
    memory = MemorySource("db", {name: pa.table(dict(table)) for name, table in tables.items()}, 15)
    source = wrap(memory)
    dataset = DatasetDeclaration(
        "tokens", "db", "main.tokens", ("chiba",), fields={"t": declared} if declared else {}
    )
    policy = Policy({"tokens": dataset}, {"chiba": City("chiba", "千葉市", ())}, guessing=FEW)
    namer = Namer(DETECTOR, KEY)
    patience = Patience(sleep=lambda _: None)
    parts = Parts({"db": source}, DETECTOR, namer, InlineExecutor(), patience=patience)
    surveyed = survey(parts.sources, policy, namer)
    findings = scan(parts, surveyed, policy, AS_OF, lambda _: None)[1]
    (found,) = (f for f in findings if f.control == "MASK-3" and f.location.field == "t")
    return found


def _replaced(category: DataCategory) -> FieldDeclaration:
    return FieldDeclaration(frozenset({category}), Treatment.TOKENISED, keyed=True)


@pytest.mark.parametrize(
    ("values", "written", "category", "method"),
    [
        (CARDS, _sha256, WAON, "sha256"),
        (CARDS, lambda v: sha512(v.encode()).hexdigest()[:32].upper(), WAON, "sha512-cut"),
        (CARDS, lambda v: _sha256(f"{v[:4]}-{v[4:8]}-{v[8:12]}-{v[12:]}"), WAON, "sha256"),
        (CARDS, lambda v: _sha256(f"our own{v}"), WAON, "sha256 known-salt"),
        (CARDS, lambda v: _sha256(f"{v}pepper"), WAON, "sha256 salted"),
        (MAILS, lambda v: sha1(v.encode()).hexdigest(), MAIL, "sha1"),  # noqa: S324 - a bad one
        (PHONES, _sha256, PHONE, "sha256"),
        (NAMES, lambda v: _sha256(v.replace(" ", "")), PERSON, "sha256"),
        (PHONES, lambda v: _sha256(v.replace("-", "")), PHONE, "sha256"),
        (PHONES, lambda v: _sha256("+81" + v.replace("-", "")[1:]), PHONE, "sha256"),
    ],
)
def test_an_unkeyed_token_of_a_value_in_clear(
    values: list[str], written: Callable[[str], str], category: DataCategory, method: str
) -> None:
    found = _judged([written(value) for value in values], _replaced(category))
    assert (found.outcome, found.measures["method"]) == ("fail", method)
    assert found.measures["category"] == category.value
    assert (found.measures["undone"], found.measures["tokens"]) == (40, 40)
    assert found.measures["rows"] == 40


def test_one_token_of_a_value_in_clear_is_enough() -> None:
    found = _judged([_sha256(CARDS[7]), *map(_keyed, CARDS)], _replaced(WAON))
    assert (found.outcome, found.measures["undone"], found.measures["tokens"]) == ("fail", 1, 41)


def test_keyed_tokens_of_values_in_clear_pass() -> None:
    found = _judged([_keyed(card) for card in CARDS], _replaced(WAON))
    assert (found.outcome, found.measures["undone"]) == ("pass", 0)
    assert found.measures["compared"] == 40


def test_a_token_of_another_category_than_declared_is_not_looked_for() -> None:
    found = _judged([_sha256(card) for card in CARDS], _replaced(MAIL))
    assert (found.outcome, found.measures["compared"]) == ("pass", 40)


def test_a_column_that_nobody_declared_is_held_against_all() -> None:
    found = _judged([_sha256(card) for card in CARDS])
    assert (found.outcome, found.measures["category"]) == ("fail", "WAON_NUMBER")
    assert found.subject is None
    found = _judged([_keyed(card) for card in CARDS])
    assert (found.outcome, found.cause) == ("open", "policy")


def test_without_values_in_clear_nothing_is_compared() -> None:
    found = _judged([_sha256(card) for card in CARDS], _replaced(WAON), clear={})
    assert (found.outcome, found.measures["compared"]) == ("pass", 0)


@pytest.mark.parametrize("when", ["cutting", "reading"])
def test_what_cannot_be_read_a_second_time_is_not_passed(when: str) -> None:
    tokens = [_keyed(card) for card in CARDS]
    found = _judged(tokens, _replaced(WAON), wrap=lambda m: Moody(m, ("main.cards", when)))
    assert found.outcome == "open"
    found = _judged(tokens, _replaced(WAON), wrap=Moody)
    assert found.outcome == "pass"


@pytest.mark.parametrize(
    ("left_out", "outcome"),
    [
        (Skipped(Reason.TOO_LARGE, rows=1), "open"),
        (Skipped(Reason.UNSUPPORTED_TYPE, field="waon_no"), "open"),
        (Skipped(Reason.UNSUPPORTED_TYPE, field="memo"), "pass"),
    ],
)
def test_values_that_are_left_out_the_second_time_are_not_passed(
    left_out: Skipped, outcome: str
) -> None:
    tokens = [_keyed(card) for card in CARDS]
    found = _judged(tokens, _replaced(WAON), wrap=lambda m: Moody(m, leaving_out=left_out))
    assert (found.outcome, found.measures["undone"]) == (outcome, 0)


def test_what_passes_is_waited_for() -> None:
    tokens = [_keyed(card) for card in CARDS]
    one = {"main.cards": {"waon_no": CARDS[:10]}}
    found = _judged(
        tokens,
        _replaced(WAON),
        clear=one,
        wrap=lambda m: Moody(m, ("main.cards", "reading"), passing=True),
    )
    assert (found.outcome, found.measures["compared"]) == ("pass", 10)


def test_what_passes_too_late_is_not_passed() -> None:
    found = _judged(
        [_keyed(card) for card in CARDS],
        _replaced(WAON),
        wrap=lambda m: Moody(m, ("main.cards", "reading"), passing=True, patient=99),
    )
    assert found.outcome == "open"


def test_no_value_and_no_token_leaves() -> None:
    found = _judged([_sha256(card) for card in CARDS], _replaced(WAON))
    assert not any(card in repr(found) or _sha256(card) in repr(found) for card in CARDS)


def test_a_hundred_thousand_unsalted_hashes_are_decided_in_a_tenth_of_what_a_million_may_take() -> (
    None
):
    seconds, found = decide(tokens(100_000, unsalted))
    assert (found.outcome, found.measures["method"]) == ("fail", "sha256")
    assert found.measures["rows"] == 100_000
    assert seconds < 3 * slowness()
