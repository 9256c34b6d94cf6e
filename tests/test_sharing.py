"""Who is in several places: exactly, in bounded memory, and beyond what chance explains."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import combinations
from random import Random
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.model.category import DataCategory
from scanner.model.chance import ALIKE, HOUSEHOLD, UNLIKELY, Common, improbable
from scanner.model.declaration import DatasetDeclaration, FieldDeclaration
from scanner.model.detection import Recognition, Verdict
from scanner.model.fingerprint import PERSON, PERSON_AT_PHONE, Prints, Trail
from scanner.model.flow import Flow
from scanner.model.flow_map import EdgeKind, FlowNode
from scanner.model.inventory import Holding, Inventory, Location, Shared, Sharing
from scanner.model.policy import City, Policy
from scanner.model.profile import DatasetProfile, FieldProfile
from scanner.model.secret import Secret
from scanner.model.sharing import people_of, told
from scanner.pipeline.printing import MemoryStore, Printing, printer
from scanner.pipeline.sharing import apart, sharing
from scanner.profiling import meeting, prints
from scanner.profiling.keyed import WORD, Digests
from scanner.rules import flow_map

PHONE, MAIL = DataCategory.PHONE_NUMBER, DataCategory.EMAIL_ADDRESS
CARD = DataCategory.WAON_NUMBER
AS_OF = datetime(2026, 11, 1, 3, tzinfo=ZoneInfo("Asia/Tokyo"))
Words = Sequence[int]


def column(words: Words) -> Digests:
    return meeting.distinct(np.array(words, WORD))


def by_hand(columns: Sequence[Words]) -> dict[tuple[int, int], int]:
    pairs = combinations(range(len(columns)), 2)
    both = {(a, b): len(set(columns[a]) & set(columns[b])) for a, b in pairs}
    return {pair: count for pair, count in both.items() if count}


few = st.integers(0, 40) | st.integers(2**64 - 40, 2**64 - 1) | st.integers(0, 2**64 - 1)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(few, max_size=30), max_size=6))
def test_counts_are_those_of_comparing_every_two(columns: list[list[int]]) -> None:
    assert meeting.shared([column(words) for words in columns]) == by_hand(columns)


@pytest.mark.parametrize("places", [2, 3, 40])
def test_many_places_with_the_same_people(places: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = Random(places)
    everybody = [rng.getrandbits(64) for _ in range(300)]
    columns = [
        [*rng.sample(everybody, 200), *(rng.getrandbits(64) for _ in range(50))]
        for _ in range(places)
    ]
    sound = by_hand(columns)
    runs = [column(words) for words in columns]
    assert meeting.shared(runs) == sound
    for name, small in (("SLOTS", 64), ("GROUPS", 7), ("MANY", 5)):
        monkeypatch.setattr(meeting, name, small)
    assert meeting.shared(runs) == sound
    for cost in (0, 10**9):  # one by one always, in tables always
        monkeypatch.setattr(meeting, "PAIR_COST", cost)
        assert meeting.shared(runs) == sound


def test_twenty_among_a_hundred_thousand() -> None:
    rng = Random(20)
    one, other = ([rng.getrandbits(64) for _ in range(100_000)] for _ in range(2))
    other[:20] = one[:20]
    assert meeting.shared([column(one), column(other)]) == {(0, 1): 20}


def test_runs_are_put_together_and_each_counts_once() -> None:
    assert column([3, 9, 9, 1, 3, 2**64 - 1]).tolist() == [1, 3, 9, 2**64 - 1]
    assert column([1, 2]).tolist() == [1, 2]
    assert column([]).tolist() == []


# ---- chance


def poisson_tail(seen: int, expected: float) -> float:
    """Sum the probabilities of at least so many, term by term."""
    term = float(np.exp(-expected))
    below = 0.0
    for n in range(seen):
        below += term
        term *= expected / (n + 1)
    return 1 - below


@pytest.mark.parametrize("expected", [0.2, 3.0, 30.0])
def test_what_is_called_improbable_is(expected: float) -> None:
    first = next(n for n in range(1, 1_000) if improbable(n, expected))
    assert poisson_tail(first, expected) < UNLIKELY
    assert not improbable(first - 1, expected)
    assert poisson_tail(int(first * 0.8), expected) > UNLIKELY  # nor much later than it must be


def test_nothing_expected_and_nothing_seen() -> None:
    assert improbable(1, 0)
    assert not improbable(0, 0)
    assert not improbable(30, 30)


@pytest.mark.parametrize(
    ("common", "expected"),
    [
        (Common(PHONE, 1_000, 200, 0), HOUSEHOLD * 200),
        (Common(PERSON, 1_000, 200, 0), ALIKE * 200_000),
        (Common(PERSON_AT_PHONE, 1_000, 200, 0), HOUSEHOLD * ALIKE * 200),
        (Common(CARD, 1_000, 200, 0), 200_000 / 2**64),
    ],
)
def test_how_many_strangers_seem_to_share(common: Common, expected: float) -> None:
    assert common.expected == pytest.approx(expected)


@pytest.mark.parametrize(("cards", "beyond"), [(4, False), (5, True)])
def test_a_few_are_no_flow(cards: int, *, beyond: bool) -> None:
    assert Common(CARD, 100, 100, cards).is_beyond_chance() is beyond


def phones(shared: int, fewer: int = 1_000) -> Common:
    return Common(PHONE, 50_000, fewer, shared)


@pytest.mark.parametrize(
    ("together", "shared", "found"),
    [
        (None, 300, True),  # phones are all there is
        (Common(PERSON_AT_PHONE, 40_000, 501, 4), 300, False),  # names beside most of them differ
        (Common(PERSON_AT_PHONE, 40_000, 500, 4), 300, True),  # names beside half of them only
        (Common(PERSON_AT_PHONE, 40_000, 501, 4), 500, False),
        (Common(PERSON_AT_PHONE, 40_000, 501, 4), 501, True),  # most phones are in both
        (Common(PERSON_AT_PHONE, 40_000, 501, 5), 300, True),  # some names agree
    ],
)
def test_names_beside_phones_tell_households(
    together: Common | None, shared: int, *, found: bool
) -> None:
    commons = (phones(shared), *([together] if together else []))
    assert (PHONE in {common.of for common in told(commons)}) is found


@pytest.mark.parametrize(
    ("commons", "people"),
    [
        ((), (None, "unknown")),
        ((Common(CARD, 9, 9, 9),), (None, "unknown")),
        ((Common(PHONE, 9, 9, 7),), (7, "estimate")),
        ((Common(MAIL, 9, 9, 7), Common(CARD, 9, 9, 9)), (7, "estimate")),
        ((Common(PERSON, 9, 9, 7), Common(PERSON_AT_PHONE, 9, 9, 8)), (7, "exact")),
        ((Common(PERSON_AT_PHONE, 9, 9, 8),), (8, "exact")),
        ((Common(PERSON, 90, 90, 40), Common(PHONE, 90, 90, 46)), (40, "exact")),
        ((Common(PERSON, 40, 40, 40), Common(PHONE, 90, 90, 46)), (46, "estimate")),
        ((Common(PERSON, 9, 9, 5), Common(MAIL, 9, 9, 7)), (7, "estimate")),
    ],
)
def test_people_are_counted(commons: tuple[Common, ...], people: tuple[int | None, str]) -> None:
    assert people_of(commons) == people


# ---- a system


def declaration(name: str, *categories: DataCategory, many: bool = False) -> DatasetDeclaration:
    fields = {c.value: FieldDeclaration(frozenset({c})) for c in categories}
    where = f"{name}/*.csv" if many else f"main.{name}"
    return DatasetDeclaration(name, "db", where, ("chiba",), fields=fields)


class Kept:
    """Datasets with their fingerprints in a store."""

    def __init__(self) -> None:
        self.printing = Printing(printer(Secret(b"city" * 8)), MemoryStore())
        self.holdings: list[Holding] = []

    def add(
        self,
        name: str,
        trails: Mapping[Trail, Words],
        declared: DatasetDeclaration | None = None,
        file: str | None = None,
    ) -> Location:
        blocks = {t: np.sort(np.array(words, WORD)).tobytes() for t, words in trails.items()}
        place = Location("db", name, object=file)
        self.printing.store.put(place, 0, blocks)
        columns = {trail.field: FieldProfile() for trail in trails}
        profile = DatasetProfile(rows=100, prints=prints(blocks), fields=columns)
        kinds = {t.field: DataCategory(t.of) for t in trails if "+" not in t.of}
        seen = {f: {c: Recognition(Verdict.PERSONAL, 9, 0.9)} for f, c in kinds.items()}
        self.holdings.append(Holding(place, declared, profile, seen))
        return place

    def sharing(self, at_once: int = 1_000) -> Sharing:
        found = sharing(self.holdings, self.printing, at_once)
        assert found is not None
        return found


TEL, ADDR = Trail("tel", PHONE.value), Trail("addr", MAIL.value)


def test_columns_that_share_most_speak_for_two_places() -> None:
    kanji, kana = Trail("kanji", PERSON), Trail("kana", PERSON)
    for few, many in ((kanji, kana), (kana, kanji)):
        kept = Kept()
        a = kept.add("a", {many: range(1, 50), few: range(40, 150)})  # both are in one place
        b = kept.add("b", {many: range(1, 20), few: range(100, 110)})
        (pair,) = kept.sharing().pairs
        names = (many.field, many.field)
        assert pair == Shared(a, b, (Common(PERSON, 49, 19, 19, names),))


@pytest.mark.parametrize("at_once", [10**9, 500, 100, 7])
def test_parts_of_what_there_is_add_up(at_once: int) -> None:
    rng = Random(4)
    words = [rng.getrandbits(64) for _ in range(400)]
    kept = Kept()
    a = kept.add("a", {TEL: words[:300], ADDR: words[:10]})
    b = kept.add("b", {TEL: words[200:], ADDR: [5]})
    (pair,) = kept.sharing(at_once).pairs
    assert pair == Shared(a, b, (Common(PHONE, 300, 200, 100, ("tel", "tel")),))


def test_files_of_one_declared_dataset_are_one_place() -> None:
    kept, letters = Kept(), declaration("letters", PHONE, many=True)
    kept.add("letters", {TEL: range(1, 9), ADDR: range(1, 9)}, letters, "a.csv")
    kept.add("letters", {TEL: range(5, 15)}, letters, "b.csv")
    kept.add("letters", {TEL: range(5, 15)}, letters, "b.csv#version=1")
    kept.add("shadow", {TEL: range(1, 9), ADDR: range(1, 9)})
    names = {
        (pair.one.object, pair.other.dataset, pair.other.object): [
            (common.of, common.one, common.shared) for common in pair.common
        ]
        for pair in kept.sharing().pairs
    }
    assert names == {
        (None, "letters", "b.csv#version=1"): [("PHONE_NUMBER", 14, 10)],
        (None, "shadow", None): [("PHONE_NUMBER", 14, 8)],
        ("b.csv#version=1", "shadow", None): [("PHONE_NUMBER", 10, 4)],
        ("a.csv", "shadow", None): [("EMAIL_ADDRESS", 8, 8)],  # not declared, so by file
    }


def test_that_names_beside_phones_differ_is_said() -> None:
    kept, both = Kept(), Trail("name", PERSON_AT_PHONE)
    kept.add("a", {TEL: range(1, 50), both: range(100, 120)})
    wife = Trail("配偶者", PERSON_AT_PHONE)
    kept.add("b", {TEL: range(1, 50), both: range(200, 230), wife: range(300, 310)})
    kept.add("c", {TEL: range(1, 50)})
    said = {
        (pair.one.dataset, pair.other.dataset): {c.of: c.shared for c in pair.common}
        for pair in kept.sharing().pairs
    }
    assert said == {
        ("a", "b"): {PHONE: 49, PERSON_AT_PHONE: 0},
        ("a", "c"): {PHONE: 49},
        ("b", "c"): {PHONE: 49},
    }


def test_fingerprints_that_are_not_whole_are_noticed() -> None:
    kept = Kept()
    kept.add("a", {TEL: range(1, 50)})
    place = kept.add("b", {TEL: range(1, 50)})
    short = replace(kept.holdings[1].profile, prints={TEL: Prints(49, 1)})
    kept.holdings[1] = replace(kept.holdings[1], profile=short)
    assert kept.sharing().missing == {place}


def test_without_a_key_nothing_is_compared() -> None:
    assert sharing([], None) is None
    assert sharing(Kept().holdings, Kept().printing) == Sharing()


def system() -> tuple[Kept, Policy]:
    """Build members who enter a draw, and a printer who gets some of them."""
    kept = Kept()
    members, draw = declaration("members", PHONE, MAIL), declaration("draw", PHONE)
    kept.add("members", {TEL: range(1, 100), ADDR: range(1, 100)}, members)
    kept.add("draw", {TEL: [*range(1, 60), *range(500, 560)]}, draw)
    parcels = Flow("parcels", "members", "out", ("PHONE_NUMBER",), "印刷会社")
    idle = replace(parcels, name="idle", origin="draw", to="市", recipient="千葉市")
    copy = replace(declaration("view", CARD), copy_of="members")
    datasets = {one.name: one for one in (members, draw, copy)}
    cities = {"chiba": City("chiba", "千葉市", ())}
    return kept, Policy(datasets, cities, flows={"parcels": parcels, "idle": idle})


@pytest.mark.parametrize(("strangers", "left"), [(0, 0), (20, 20)])
def test_what_a_declared_flow_does_not_explain(strangers: int, left: int) -> None:
    kept, policy = system()
    sent = kept.add("out/list.csv", {TEL: [*range(1, 50), *range(500, 500 + strangers)]})
    inventory = Inventory(tuple(kept.holdings), sharing=kept.sharing())
    people = apart(inventory, policy, date(2026, 11, 1), kept.printing)
    (rest,) = people.rest[sent, Location("db", "draw")]
    assert (rest.of, rest.shared) == (PHONE, left)
    edges = flow_map(replace(inventory, sharing=people), policy, AS_OF)
    found = [edge.origin.name for edge in edges if edge.kind is EdgeKind.UNDECLARED]
    assert found == (["draw"] if strangers else [])


def test_the_map_shows_declared_and_observed_flows() -> None:
    kept, policy = system()
    kept.add("out/list.csv", {TEL: range(1, 50)})
    kept.add("shadow", {ADDR: range(1, 30)})
    inventory = Inventory(tuple(kept.holdings), sharing=kept.sharing())
    people = apart(inventory, policy, date(2026, 11, 1), kept.printing)
    edges = flow_map(replace(inventory, sharing=people), policy, AS_OF)
    drawn = [(e.origin.name, e.destination, e.kind, e.flow, e.people, e.of) for e in edges]
    assert drawn == [
        ("draw", FlowNode("", "千葉市"), EdgeKind.DECLARED, "idle", None, None),
        ("members", FlowNode("db", "out/list.csv"), EdgeKind.OBSERVED, "parcels", 49, 99),
        ("members", FlowNode("db", "shadow"), EdgeKind.UNDECLARED, None, 29, 99),
        ("members", FlowNode("db", "view"), EdgeKind.DECLARED, "view", None, None),
    ]
    assert edges[1].through == (PHONE,)
    assert edges[1].fields == {PHONE: ("tel",)}
    nothing = flow_map(Inventory(tuple(kept.holdings)), policy, AS_OF)
    assert {edge.kind for edge in nothing} == {EdgeKind.DECLARED}
    ends = {edge.destination for edge in nothing if edge.flow == "parcels"}
    assert ends == {FlowNode("db", "out/list.csv")}
