"""Masked copies of the same people that give back together what each hides (MASK-4)."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest

from scanner.model.category import DataCategory
from scanner.model.declaration import DatasetDeclaration, FieldDeclaration, Treatment
from scanner.model.errors import Reason
from scanner.model.finding import Cause, Finding, Outcome
from scanner.model.fingerprint import Trail
from scanner.model.inventory import Holding, Location
from scanner.model.policy import City, Policy
from scanner.model.profile import DatasetProfile, FieldProfile
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.model.secret import Secret
from scanner.model.source import Partition, Skipped
from scanner.pipeline import complements
from scanner.pipeline.printing import MemoryStore, Printing, printer
from scanner.pipeline.scan import Parts, scan
from scanner.pipeline.survey import survey
from scanner.profiling import Namer
from scanner.recognizers import detector
from scanner.runtime import InlineExecutor, LocalExecutor
from scanner.sources import MemorySource

DETECTOR = detector(RecognizerSettings())
AS_OF = datetime(2026, 11, 1, 3, tzinfo=ZoneInfo("Asia/Tokyo"))
PRINTER = printer(Secret(b"city" * 8))
PERSON, PHONE = DataCategory.PERSON, DataCategory.PHONE_NUMBER
WAON, MAIL = DataCategory.WAON_NUMBER, DataCategory.EMAIL_ADDRESS
BIRTH = DataCategory.BIRTH_DATE
PEOPLE = 24
CARDS = [f"6900{n * 7_919_113 % 10**12:012d}" for n in range(1, PEOPLE + 1)]
NUMBERS = [f"M{n:05d}" for n in range(PEOPLE)]
NOTHING = FieldDeclaration()

Table = dict[str, list[str | None]]


def masked(category: DataCategory, least: int | None = None) -> FieldDeclaration:
    """Let anything through that has a sign of a mask."""
    return FieldDeclaration(
        frozenset({category}), Treatment.MASKED, ".*[*].*", min_candidates=least
    )


def clear(category: DataCategory) -> FieldDeclaration:
    return FieldDeclaration(frozenset({category}))


def hide(value: str, start: int, stop: int) -> str:
    return value[:start] + "*" * (stop - start) + value[stop:]


def cards(start: int, stop: int) -> list[str | None]:
    return [hide(card, start, stop) for card in CARDS]


@dataclass
class Case:
    """Tables with what is declared of their columns."""

    tables: dict[str, Table] = field(default_factory=dict)
    fields: dict[str, dict[str, FieldDeclaration]] = field(default_factory=dict)
    rows: int = 50_000

    def add(self, name: str, **columns: tuple[FieldDeclaration, list[str | None]]) -> "Case":
        self.fields[name] = {column: declared for column, (declared, _) in columns.items()}
        self.tables[name] = {column: cells for column, (_, cells) in columns.items()}
        return self

    def policy(self) -> Policy:
        datasets = {
            name: DatasetDeclaration(name, "db", f"main.{name}", ("chiba",), fields=fields)
            for name, fields in self.fields.items()
        }
        return Policy(datasets=datasets, cities={"chiba": City("chiba", "千葉市", ())})

    def source(self) -> MemorySource:
        tables = {
            f"main.{name}": pa.table({c: pa.array(v, pa.string()) for c, v in table.items()})
            for name, table in self.tables.items()
        }
        return MemorySource("db", tables, self.rows, 7)

    def findings(self, **parts: Any) -> list[Finding]:  # noqa: ANN401 - attributes of Parts
        printing = Printing(PRINTER, MemoryStore())
        whole = Parts({"db": self.source()}, DETECTOR, Namer(DETECTOR), InlineExecutor())
        whole = replace(whole, **({"printing": printing} | parts))
        surveyed = survey(whole.sources, self.policy(), whole.namer)
        found = scan(whole, surveyed, self.policy(), AS_OF, lambda _: None)[1]
        return [f for f in found if f.control == "MASK-4" and " > " in (f.subject or "")]


def two(first: list[str | None], second: list[str | None], least: int | None = None) -> Case:
    key = (NOTHING, list[str | None](NUMBERS))
    one, other = masked(WAON), masked(WAON, least)
    return Case().add("a", member=key, card=(one, first)).add("b", member=key, card=(other, second))


def told(found: list[Finding]) -> list[tuple[Outcome, Cause, object, object]]:
    return [(f.outcome, f.cause, f.measures["rows"], f.measures["candidates"]) for f in found]


FAIL = (Outcome.FAIL, Cause.DATA)


@pytest.mark.parametrize(
    ("first", "second", "least", "expected"),
    [
        (cards(0, 12), cards(12, 16), None, [(*FAIL, PEOPLE, 1)]),
        (cards(0, 12), cards(4, 8), None, []),  # 10^4 are left, and more than one is enough
        (cards(0, 12), cards(4, 8), 10_000, []),
        (cards(0, 12), cards(4, 8), 10_001, []),  # the second leaves no more by itself
        (cards(0, 14), cards(4, 8), 10_001, []),
        (cards(8, 16), cards(4, 8), 10, [(*FAIL, PEOPLE, 1)]),
        (cards(6, 16), cards(4, 8), 100, []),
        (cards(7, 16), cards(4, 8), 11, [(*FAIL, PEOPLE, 10)]),
        (cards(7, 16), cards(4, 8), 10, []),
        (cards(0, 12), cards(0, 12), 10**9, []),
        (cards(0, 12), [f"****{card[4:]}" for card in CARDS], None, []),  # leaves one by itself
    ],
)
def test_what_two_copies_leave_together(
    first: list[str | None],
    second: list[str | None],
    least: int | None,
    expected: list[object],
) -> None:
    assert told(two(first, second, least).findings()) == expected


def test_a_finding_names_both_copies_and_what_tells_the_people() -> None:
    case = two(cards(0, 12), cards(12, 16))
    [found] = case.findings()
    assert found.location == Location("db", "a", "card")
    assert found.subject == "b > card"
    assert found.cities == ("chiba",)
    assert found.measures == {
        "rows": PEOPLE,
        "rows_read": PEOPLE,
        "people": {"value": None, "method": "unknown"},
        "candidates": 1,
        "least": 2,
        "through": "member",
    }


def test_identifiers_tell_people_under_any_name_and_in_any_writing() -> None:
    phones = [f"090-1000-{n:04d}" for n in range(PEOPLE)]
    bare: list[str | None] = [phone.replace("-", "") for phone in reversed(phones)]
    back = list(reversed(cards(12, 16)))
    case = Case().add("a", tel=(clear(PHONE), [*phones]), card=(masked(WAON), cards(0, 12)))
    case.add("b", 電話=(clear(PHONE), bare), no=(masked(WAON), back))
    [found] = case.findings()
    assert (found.outcome, found.measures["rows"]) == (Outcome.FAIL, PEOPLE)
    assert found.measures["through"] == "PHONE_NUMBER"
    case.tables["b"]["電話"][:] = [f"080-2000-{n:04d}" for n in range(PEOPLE - 1)] + bare[-1:]
    [found] = case.findings()
    assert (found.outcome, found.measures["rows"]) == (Outcome.FAIL, 1)
    case.tables["b"]["電話"][:] = [f"080-2000-{n:04d}" for n in range(PEOPLE)]
    assert told(case.findings()) == [(Outcome.PASS, Cause.DATA, 0, 1)]


@pytest.mark.parametrize("shop", [lambda n: n % 6, lambda n: max(n, PEOPLE - 7)])
def test_a_column_that_tells_few_apart_does_not_count(shop: Callable[[int], int]) -> None:
    shops: list[str | None] = [f"S{shop(n):03d}" for n in range(PEOPLE)]
    case = Case()
    for name, hidden in (("a", cards(0, 12)), ("b", cards(12, 16))):
        case.add(name, shop=(NOTHING, shops), card=(masked(WAON), hidden))
    assert told(case.findings()) == [(Outcome.PASS, Cause.DATA, 0, 1)]


@pytest.mark.parametrize(("shared", "outcome"), [(4, Outcome.PASS), (5, Outcome.FAIL)])
def test_a_few_equal_values_of_a_column_may_be_chance(shared: int, outcome: Outcome) -> None:
    case = two(cards(0, 12), cards(12, 16))
    case.tables["b"]["member"] = [*NUMBERS[:shared], *(f"X{n}" for n in range(shared, PEOPLE))]
    assert [f.outcome for f in case.findings()] == [outcome]


def test_a_key_beside_two_values_is_ambiguous() -> None:
    case = two(cards(0, 12), cards(12, 16))
    for name in ("a", "b"):
        case.tables[name] = {c: [*cells, *cells] for c, cells in case.tables[name].items()}
    assert [f.measures["rows"] for f in case.findings()] == [PEOPLE]  # twice the same is the same
    case.tables["a"]["card"][:2] = reversed(case.tables["a"]["card"][:2])
    assert [f.measures["rows"] for f in case.findings()] == [PEOPLE - 2]


def test_where_nothing_in_both_tells_people_it_is_open() -> None:
    for name, other in (("連番", "連番"), ("id", "id"), ("member", "number")):
        case = Case()
        for table, column, hidden in (("a", name, cards(0, 12)), ("b", other, cards(12, 16))):
            key = (NOTHING, list[str | None](NUMBERS))
            case.add(table, **{column: key, "card": (masked(WAON), hidden)})
        assert told(case.findings()) == [(Outcome.OPEN, Cause.COVERAGE, 0, 1)]


MAILS = ["taro.yamada@example.jp", "hanako@example.jp", "jiro.sato@mail.example.com"] * 8


def test_texts_are_compared_where_their_masks_keep_lengths() -> None:
    key = (NOTHING, list[str | None](NUMBERS))
    front: list[str | None] = [hide(mail, 3, len(mail)) for mail in MAILS]
    back: list[str | None] = [hide(mail, 0, 3) for mail in MAILS]
    case = Case().add("a", member=key, mail=(masked(MAIL), front))
    case.add("b", member=key, mail=(masked(MAIL), back))
    assert told(case.findings()) == [(*FAIL, PEOPLE, 1)]
    one_length: list[str | None] = ["ta*"] * PEOPLE
    case.tables["a"]["mail"] = one_length
    case.tables["b"]["mail"] = ["**o"] * PEOPLE
    assert case.findings() == []


def test_phones_and_names_are_compared_by_column_only() -> None:
    key = (NOTHING, list[str | None](NUMBERS))
    phones = [f"0901000{n:04d}" for n in range(PEOPLE)]
    for other, expected in (("tel", 1), ("tel2", 0)):
        case = Case().add("a", member=key, tel=(masked(PHONE), [hide(p, 0, 7) for p in phones]))
        hidden: list[str | None] = [hide(p, 7, 11) for p in phones]
        case.add("b", **{"member": key, other: (masked(PHONE), hidden)})
        assert len(case.findings()) == expected


def test_birth_dates_by_their_digits() -> None:
    key = (NOTHING, list[str | None](NUMBERS))
    days = [f"19{50 + n}/0{1 + n % 9}/1{n % 10}" for n in range(PEOPLE)]
    case = Case().add("a", member=key, born=(masked(BIRTH), [f"****{d[4:]}" for d in days]))
    case.add("b", member=key, 生年月日=(masked(BIRTH), [f"{d[:4]}/**/**" for d in days]))
    assert told(case.findings()) == [(*FAIL, PEOPLE, 1)]


@pytest.mark.parametrize("categories", [{PERSON, PHONE}, {DataCategory.ADDRESS}])
def test_what_has_no_positions_is_not_compared(categories: set[DataCategory]) -> None:
    case = two(cards(0, 12), cards(12, 16))
    for name in ("a", "b"):
        case.fields[name]["card"] = replace(masked(WAON), categories=frozenset(categories))
    assert case.findings() == []


def test_without_a_key_nobody_can_say_and_nothing_passes() -> None:
    case = two(cards(0, 12), cards(12, 16))
    assert told(case.findings(printing=None)) == [(Outcome.OPEN, Cause.COVERAGE, 0, 1)]
    assert two(cards(0, 12), cards(0, 12)).findings(printing=None) == []


class Losing(MemoryStore):
    """A store in which a run is not what it was."""

    def get(self, place: Location, trail: Trail) -> bytes:
        return super().get(place, trail)[16:] if place.dataset == "b" else super().get(place, trail)


def test_fingerprints_that_are_missing_leave_it_open() -> None:
    case = two(cards(0, 12), cards(12, 16))
    found = case.findings(printing=Printing(PRINTER, Losing()))
    assert told(found) == [(Outcome.OPEN, Cause.COVERAGE, 0, 1)]


@dataclass(frozen=True)
class Failing(MemorySource):
    """Tables of which something is left out."""

    def read(self, partition: Partition) -> Any:  # noqa: ANN401 - as its parent, and what is left out
        yield from MemorySource.read(self, partition)  # type: ignore[arg-type]
        if partition.dataset == "main.b":
            yield Skipped(Reason.TOO_LARGE, rows=1)


def test_what_was_not_read_is_not_clean() -> None:
    case = two(cards(0, 12), cards(12, 16))
    source = Failing("db", case.source().tables)
    assert told(case.findings(sources={"db": source})) == [(*FAIL, PEOPLE, 1)]
    case.tables["b"]["member"] = [f"X{n}" for n in range(PEOPLE)]
    source = Failing("db", case.source().tables)
    found = case.findings(sources={"db": source})
    assert told(found) == [(Outcome.OPEN, Cause.COVERAGE, 0, 1)]


def test_two_columns_of_one_record_are_two_cards() -> None:
    case = Case().add(
        "a",
        member=(NOTHING, list[str | None](NUMBERS)),
        old=(masked(WAON), cards(0, 12)),
        new=(masked(WAON), cards(12, 16)),
    )
    declared = replace(case.policy().datasets["a"], where="main.*")
    case.policy = lambda: Policy({"a": declared}, {"chiba": City("chiba", "千葉市", ())})  # type: ignore[method-assign]
    assert case.findings() == []


def test_thousands_of_copies_are_compared_by_their_kinds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    inner = complements._left  # noqa: SLF001 - what costs

    def left(*arguments: Any) -> int:  # noqa: ANN401 - of that function
        asked.append(1)
        return inner(*arguments)

    monkeypatch.setattr(complements, "_left", left)
    declared = Case().add("a", card=(masked(WAON), cards(0, 12))).policy().datasets["a"]
    seen = FieldProfile(forms={"0" * 12 + "1" * 4: 1})
    holdings = [
        Holding(
            Location("db", "a", object=f"{n}.csv"), declared, DatasetProfile(fields={"card": seen})
        )
        for n in range(2_000)
    ]
    assert complements.complements(holdings, DETECTOR, None) == ()
    assert len(asked) < 10


def test_files_of_one_dataset_are_copies_of_one_another() -> None:
    case = two(cards(0, 12), cards(12, 16))
    declared = DatasetDeclaration(
        "all", "db", "main.*", ("chiba",), fields={"member": NOTHING, "card": masked(WAON)}
    )
    case.policy = lambda: Policy({"all": declared}, {"chiba": City("chiba", "千葉市", ())})  # type: ignore[method-assign]
    [found] = case.findings()
    assert found.location == Location("db", "all", "card", "main.a")
    assert (found.outcome, found.subject) == (Outcome.FAIL, "all > main.b > card")


def test_neither_partitions_nor_engines_change_a_finding() -> None:
    case = two(cards(0, 12), cards(12, 16))
    whole = case.findings()
    assert case.findings(executor=LocalExecutor(2)) == whole
    case.rows = 5
    assert case.findings() == whole
