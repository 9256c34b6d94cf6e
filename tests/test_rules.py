"""Every rule, held against its cases: each line of its docstring, each side of a boundary."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest
from ruamel.yaml import YAML

import scanner.rules
from scanner import config
from scanner.model.activity import SensitiveActivities
from scanner.model.article import Article
from scanner.model.category import DataCategory
from scanner.model.chance import Common
from scanner.model.declaration import DatasetDeclaration, FieldDeclaration, Treatment
from scanner.model.detection import Recognition, Verdict
from scanner.model.entry import Register
from scanner.model.errors import Reason
from scanner.model.finding import Cause, Finding, Outcome
from scanner.model.flow import Flow
from scanner.model.history import History, Known, Night, Tampering
from scanner.model.inventory import (
    Holding,
    Inventory,
    Location,
    Pursuit,
    Shared,
    Sharing,
    StillPresent,
    Unlisted,
)
from scanner.model.left import Left
from scanner.model.policy import Awaited, City, Policy
from scanner.model.profile import (
    UNKNOWN_END,
    Amount,
    Coverage,
    DatasetProfile,
    FieldProfile,
    Gap,
    MaskTally,
)
from scanner.model.register import Registers
from scanner.model.retention import PeriodStart, Retention, Undated
from scanner.model.severity import Severity
from scanner.model.statistics import Groups, Statistics
from scanner.model.statistics import Seen as StatisticsSeen
from scanner.model.system import RegisterFile
from scanner.model.tokens import Numbered, Sketch, TokenTally, Trial
from scanner.model.waiver import Waiver, reviewed
from scanner.model.waiver_category import WaiverCategory
from scanner.registers import read_registers
from scanner.rules import (
    RULES,
    erasure_without_procedure,
    hidden_in_free_text,
    judge,
    not_built,
    not_reported_in_time,
    unused_field,
)

CASES = Path(__file__).parent / "cases" / "rules"
SHARED = {"one_fact", "by_city", "recorded", "left_over", "handed_over", "signatures"} | {
    "at_places",
    "beyond_the_flow",
    "nobody_to_hand_over",
    "flow_map",
    "observed",
    "places",
}
JAPAN = ZoneInfo("Asia/Tokyo")
CITIES = {"chiba": City("chiba", "千葉市", ("chiba",)), "yachiyo": City("yachiyo", "八千代市", ())}
BOUND = {
    "chiba": City("chiba", "千葉市", ("pref", "chiba", "appi", "operator")),
    "yachiyo": City("yachiyo", "八千代市", ("pref", "yachiyo", "operator")),
}
"""The same under the packaged rulebooks, of which registers have to show the steps."""


def _cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        for case in YAML(typ="safe").load(path):
            yield pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")


def _field(data: dict[str, Any]) -> FieldDeclaration:
    return FieldDeclaration(
        categories=frozenset(map(DataCategory, data.get("category", []))),
        treatment=Treatment(data.get("treatment", "clear")),
        pattern=data.get("pattern"),
        free_text=data.get("free_text"),
        min_candidates=data.get("min_candidates"),
        keyed=data.get("keyed", False),
    )


def _declaration(data: dict[str, Any] | None) -> DatasetDeclaration | None:
    if data is None:
        return None
    period = data.get("retention")
    fields = {name: _field(field) for name, field in data.get("fields", {}).items()}
    return DatasetDeclaration(
        name="members",
        source="db",
        where=data.get("where", "main.members"),
        cities=tuple(data.get("cities", ["chiba"])),
        fields=fields,
        others=_field(data["others"]) if "others" in data else None,
        retention=period
        and Retention(
            by="day",
            years=period.get("years", 0),
            months=period.get("months", 0),
            days=period.get("days", 0),
            start=PeriodStart(period.get("from", "event")),
            undated=Undated(period.get("undated", "unknown")),
        ),
        purpose=tuple(data.get("purpose", ["ポイントの付与"])),
        statistics=Statistics(**data["statistics"]) if "statistics" in data else None,
        sensitive=SensitiveActivities(**data["sensitive"]) if "sensitive" in data else None,
        copy_of=data.get("copy_of", ""),
        never_join=tuple(data.get("never_join", [])),
        specific=data.get("specific", False),
        person_per_row=data.get("person_per_row", False),
    )


def _tokens(data: dict[str, Any]) -> TokenTally:
    cells, numbers, blocks = data.get("numbered", (0, 0, 0))
    return TokenTally(
        cells=data.get("cells", {}),
        encoded=data.get("encoded", {}),
        numbered=Numbered(cells, Sketch(tuple(range(numbers))), Sketch(tuple(range(blocks)))),
    )


def _profile(data: dict[str, Any]) -> DatasetProfile:
    gaps = {
        Gap(Reason(gap["reason"]), gap.get("field")): Amount(
            1, gap.get("rows", 0), gap.get("bytes", 0), gap.get("first")
        )
        for gap in data.get("gaps", [])
    }
    return DatasetProfile(
        rows=data.get("rows", 100),
        fields={
            name: FieldProfile(
                cells=100,
                filled=field.get("filled", 100),
                mask=MaskTally(*field.get("mask", ())),
                left=Left(*field.get("left", ())),
                tokens=_tokens(field.get("tokens", {})),
                signatures={
                    UNKNOWN_END if end == "unknown" else datetime.fromisoformat(end): cells
                    for end, cells in field.get("signatures", {}).items()
                },
            )
            for name, field in data.get("fields", {}).items()
        },
        days={date.fromisoformat(str(day)): n for day, n in data.get("days", {}).items()},
        undated=data.get("undated", 0),
        misdated=data.get("misdated", 0),
        statistics=_seen_of_statistics(data.get("statistics", {})),
        sensitive=data.get("sensitive", 0),
        coverage=Coverage(read=data.get("read", 1), gaps=gaps),
    )


def _seen_of_statistics(data: dict[str, Any]) -> StatisticsSeen:
    sizes = data.pop("groups", [])
    digests, rows = (pa.array(numbers, pa.uint64()) for numbers in (range(len(sizes)), sizes))
    groups = (
        Groups.of(digests, rows, incomplete=data.pop("incomplete", False)) if sizes else Groups()
    )
    return StatisticsSeen(groups=groups, **data)


def _seen(data: dict[str, Any]) -> dict[str, dict[DataCategory, Recognition]]:
    return {
        field: {
            DataCategory(category): Recognition(Verdict(verdict), hits, 0.9)
            for category, (verdict, hits) in categories.items()
        }
        for field, categories in data.items()
    }


def _policy(case: dict[str, Any]) -> Policy:
    declaration = _declaration(case.get("dataset"))
    bound = "bound" in case
    return Policy(
        datasets={"members": declaration} if declaration else {},
        cities={code: BOUND[code] for code in case["bound"]} if bound else CITIES,
        articles=config.articles() if bound else (),
        awaited=tuple(Awaited(**awaited) for awaited in case.get("awaited", [])),
        nights_since=case.get("nights_since"),
        flows={name: Flow(name=name, **flow) for name, flow in case.get("flows", {}).items()},
        places=case.get("places", {}),
        report_within_hours=case.get("report_within_hours"),
        training_within_months=case.get("training_within_months", 12),
    )


def _registers(case: dict[str, Any], policy: Policy, as_of: datetime, folder: Path) -> Registers:
    """Read a case's registers as the product does, each from a file of its own."""
    files = {}
    for name, rows in case.get("registers", {}).items():
        file = folder / f"{name}.yaml"
        if rows != "unread":
            YAML().dump(rows, file)
        files[Register(name)] = RegisterFile(file.name, str(file), folder="/srv/policy")
    return read_registers(files, policy, as_of, str)


def _inventory(case: dict[str, Any], as_of: datetime, folder: Path) -> tuple[Inventory, Policy]:
    policy = _policy(case)
    declaration = policy.datasets.get("members")
    registers = _registers(case, policy, as_of, folder)
    if "datasets" in case:
        return _several(case, policy, registers)
    if "unlisted" in case:
        name = declaration.name if declaration else None
        gone = Unlisted(Location("db", name), Reason(case["unlisted"]), declaration)
        return Inventory(unlisted=(gone,), registers=registers), policy
    left = tuple(StillPresent(Location("db", "members"), **one) for one in case.get("left", []))
    holding = Holding(
        location=Location(
            "db", "members" if declaration else "main.shadow", object=case.get("object")
        ),
        declaration=declaration,
        profile=_profile(case.get("profile", {})),
        recognitions=_seen(case.get("seen", {})),
        bytes=case.get("bytes"),
    )
    holdings = () if case.get("nothing") else (holding,)
    place = holding.location
    trials = {
        Location(place.source, place.dataset, field): tuple(Trial(**one) for one in some)
        for field, some in case.get("trials", {}).items()
    }
    pursuits = {"E-1": _pursuit(case["pursuit"])} if "pursuit" in case else {}
    found = Inventory(holdings, registers=registers, left=left, trials=trials, pursuits=pursuits)
    return found, policy


def _pursuit(data: dict[str, Any]) -> Pursuit:
    present = [(one.pop("at", "members"), one) for one in map(dict, data.get("present", []))]
    return Pursuit(
        known=data.get("known"),
        present=tuple(StillPresent(Location("db", at), **one) for at, one in present),
        remains={Location("db", name): state for name, state in data.get("remains", {}).items()},
        copies=tuple(Location("db", name) for name in data.get("copies", [])),
        compared=data.get("compared", False),
    )


def _several(
    case: dict[str, Any], policy: Policy, registers: Registers
) -> tuple[Inventory, Policy]:
    """Build a system of several places, some of which share people."""
    places = case["datasets"]
    declared = {
        name: replace(declaration, name=name, source=one.get("source", "db"))
        for name, one in places.items()
        if (declaration := _declaration(one.get("dataset"))) is not None
    }
    holdings = tuple(
        Holding(
            Location(one.get("source", "db"), name, object=file),
            declared.get(name),
            _profile(one.get("profile", {})),
            _seen(one.get("seen", {})),
        )
        for name, one in places.items()
        for file in one.get("files", [None])
    )
    sharing = Sharing(
        tuple(
            Shared(_at(pair[0], places), _at(pair[1], places), _common(kinds))
            for *pair, kinds in case.get("shared", [])
        ),
        frozenset(_at(name, places) for name in case.get("missing", [])),
        {
            (_at(end, places), _at(origin, places)): _common(kinds)
            for end, origin, kinds in case.get("rest", [])
        },
    )
    gone = tuple(
        Unlisted(Location("db", name), Reason(reason), declared.get(name))
        for name, reason in case.get("gone", {}).items()
    )
    kept = tuple(h for h in holdings if h.location.dataset not in case.get("gone", {}))
    inventory = Inventory(kept, gone, registers, sharing=sharing if case.get("key", True) else None)
    return inventory, replace(policy, datasets=declared)


def _at(name: str, places: dict[str, Any]) -> Location:
    """Name a place of a case, ``dataset > file`` for one of many."""
    dataset, _, file = name.partition(" > ")
    return Location(places[dataset].get("source", "db"), dataset, object=file or None)


def _common(kinds: dict[str, list[int]]) -> tuple[Common, ...]:
    return tuple(Common(kind, one, other, both) for kind, (one, other, both) in kinds.items())


def _history(data: dict[str, Any] | None) -> History:
    if data is None:
        return History()
    days = [datetime.fromisoformat(f"{day}T03:00:00+09:00") for day in data.get("nights", [])]
    return History(
        nights=tuple(Night(str(number), day, whole=True) for number, day in enumerate(days)),
        findings={
            identity: Known(datetime.fromisoformat(seen), datetime.fromisoformat(seen))
            for identity, seen in data.get("findings", {}).items()
        },
        tampering=tuple(Tampering(**noticed) for noticed in data.get("tampering", [])),
        kept=True,
        unanchored=tuple(data.get("unanchored", ())),
    )


def _waived(
    data: dict[str, Any], inventory: Inventory, policy: Policy, as_of: datetime
) -> dict[str, Known]:
    """Give a waiver of a finding, as it is or as the case says that it was reviewed."""
    elsewhere = "source" in data
    place = Location(data.get("source", "db"), None if elsewhere else "members", data.get("field"))
    made = Finding(
        data["control"], Severity.HIGH, Outcome.FAIL, Cause.DATA, place, data.get("subject")
    )
    there = {one.id: one for one in judge(inventory, policy, History(), as_of)}
    looked = reviewed(there.get(made.id, made))
    waiver = Waiver(
        finding=made.id,
        category=WaiverCategory.WAIVER,
        reason="r",
        expires_on=data["expires_on"],
        requested_by="a",
        approved_by="b",
        approved_on=as_of,
        reviewed={**looked.counts, **data.get("counts", {})},
        control=made.control,
        location=place,
        terms={**looked.terms, **data.get("terms", {})},
        life=data.get("life", 0),
    )
    seen, fixed = as_of, as_of if data.get("fixed") else None
    known = Known(seen, seen, fixed, data.get("reopened", 0), waiver=waiver)
    return {made.id: known}


def _fact(finding: Finding, keys: set[str]) -> dict[str, Any]:
    """Give what a case can ask of a finding."""
    always = {
        "outcome": finding.outcome.value,
        "cause": finding.cause.value,
        "source": finding.location.source,
        "dataset": finding.location.dataset,
        "field": finding.location.field,
        "object": finding.location.object,
        "subject": finding.subject,
        "cities": list(finding.cities),
        "people": finding.measures["people"],
    }
    facts = dict(finding.measures) | always
    return {key: facts[key] for key in keys}


@pytest.mark.parametrize(("module", "case"), list(_cases()))
def test_case(module: str, case: dict[str, Any], tmp_path: Path) -> None:
    rule = import_module(f"scanner.rules.{module}")
    as_of = datetime.fromisoformat(case.get("as_of", "2026-11-01T00:00:00+09:00"))
    inventory, policy = _inventory(case, as_of, tmp_path)
    history = _history(case.get("history"))
    if "waived" in case:
        findings = _waived(case["waived"], inventory, policy, as_of)
        history = replace(history, findings=findings, kept=True)
    found = list(rule.evaluate(inventory, policy, history, as_of))
    expected = case["expect"]
    assert len(found) == len(expected), found
    for finding, wanted in zip(found, expected, strict=True):
        assert _fact(finding, set(wanted)) == wanted
        assert {"rows", "rows_read", "people"} <= set(finding.measures)
        assert finding.control == (rule.META.id if module != "not_built" else case["control"])


def test_every_rule_module_is_in_the_tuple_and_has_cases() -> None:
    modules = {m.name for m in iter_modules(scanner.rules.__path__)} - SHARED
    assert {r.__name__.rpartition(".")[2] for r in RULES} == modules  # type: ignore[attr-defined]
    assert {path.stem for path in CASES.glob("*.yaml")} == modules


def test_every_rule_says_when_it_is_open_or_passes() -> None:
    for rule in RULES:
        text = rule.__doc__ or ""
        assert "\nOpen: " in text
        assert rule is not_built or ("\nPass: " in text and text.startswith(rule.META.id))


def test_findings_are_sorted_and_cite_only_articles_in_force(tmp_path: Path) -> None:
    case = {
        "dataset": {"fields": {"memo": {}}},
        "profile": {"fields": {"memo": {}, "extra": {}}},
        "seen": {"memo": {"EMAIL_ADDRESS": ["personal", 9]}},
    }
    as_of = datetime(2026, 11, 1, 3, tzinfo=JAPAN)
    inventory, policy = _inventory(case, as_of, tmp_path)
    articles = (
        Article("chiba", "委託基準5(1)", "MIN-1", "city", "machine"),
        Article("chiba", "old", "MIN-1", "city", "machine", valid_to=date(2023, 3, 31)),
        Article("chiba", "young", "MIN-1", "city", "machine", valid_from=date(2026, 11, 2)),
        Article("yachiyo", "第2条", "MIN-1", "city", "machine"),
    )
    policy = Policy(policy.datasets, policy.cities, articles)
    found = judge(inventory, policy, History(), as_of)
    assert [f.order for f in found] == sorted(f.order for f in found)
    first = [f for f in found if f.control == "MIN-1"]
    assert [[b.article for b in f.basis] for f in first] == [["委託基準5(1)"]] * 2


BREACH = {
    "bound": ["chiba"],
    "report_within_hours": 24,
    "dataset": {"fields": {"memo": {"free_text": True}}},
    "profile": {"fields": {"memo": {}}},
    "seen": {"memo": {"EMAIL_ADDRESS": ["incidental", 9]}},
}


@pytest.mark.parametrize(
    ("seen", "fixed", "incident", "late"),
    [
        ("2026-10-31T00:00:00+09:00", None, {}, False),
        ("2026-10-30T23:59:00+09:00", None, {}, True),
        ("2026-10-30T23:59:00+09:00", "2026-10-31T01:00:00+09:00", {}, False),
        ("2026-10-30T23:59:00+09:00", None, {"報告日時": "2026-10-31 01:00"}, False),
        ("2026-10-30T23:59:00+09:00", None, {"報告日時": ""}, True),
    ],
)
def test_a_finding_counts_from_when_it_was_first_seen(
    seen: str, fixed: str | None, incident: dict[str, str], *, late: bool, tmp_path: Path
) -> None:
    as_of = datetime(2026, 11, 1, tzinfo=JAPAN)
    inventory, policy = _inventory(BREACH, as_of, tmp_path)
    (breach,) = (
        finding
        for finding in hidden_in_free_text.evaluate(inventory, policy, History(), as_of)
        if finding.outcome is Outcome.FAIL
    )
    rows = [{"覚知日時": "2026-10-31 00:30", "指摘ID": breach.id, **incident}] if incident else []
    case = BREACH | {"registers": {"incidents": rows}}
    inventory, policy = _inventory(case, as_of, tmp_path)
    first = datetime.fromisoformat(seen)
    known = Known(first, first, fixed=datetime.fromisoformat(fixed) if fixed else None)
    history = History(findings={breach.id: known}, kept=True)
    found = list(not_reported_in_time.evaluate(inventory, policy, history, as_of))
    if late:
        assert [(f.outcome, f.cause) for f in found] == [(Outcome.FAIL, Cause.DATA)]
        assert found[0].location == breach.location
        assert found[0].subject == f"MIN-4 {breach.id}"
        assert found[0].measures["first_seen"] == seen
    else:
        assert [f.outcome for f in found] == [Outcome.PASS]


def test_a_finding_that_was_never_seen_before_has_its_hours_ahead(tmp_path: Path) -> None:
    as_of = datetime(2026, 11, 1, tzinfo=JAPAN)
    inventory, policy = _inventory(BREACH | {"registers": {"incidents": []}}, as_of, tmp_path)
    found = list(not_reported_in_time.evaluate(inventory, policy, History(kept=True), as_of))
    assert [f.outcome for f in found] == [Outcome.PASS]


def test_every_rule_of_breaches_starts_the_clock() -> None:
    silent = {"COV-1", "COV-2", "EVD-1", "EXC-1", "INC-1", "INC-2", "MIN-5", "ORG-4", "REG-1", "*"}
    assert {rule.META.id for rule in RULES if not rule.META.is_breach} == silent


@pytest.mark.parametrize(
    ("filled", "gaps", "wanted"),
    [
        ((0, 0), (False, False), (Outcome.FAIL, "empty")),
        ((0, 1), (False, False), (Outcome.PASS, None)),
        ((0, 0), (False, True), (Outcome.OPEN, None)),
    ],
)
def test_all_files_of_a_dataset_count_together(
    filled: tuple[int, int], gaps: tuple[bool, bool], wanted: tuple[Outcome, str | None]
) -> None:
    declaration = _declaration({"fields": {"氏名": {"category": ["PERSON"]}}})
    assert declaration is not None
    holdings = tuple(
        Holding(
            Location("db", "members", object=f"{number}.csv"),
            declaration,
            _profile(
                {
                    "fields": {"氏名": {"filled": cells}},
                    "gaps": [{"reason": "read-failed"}] if gap else [],
                }
            ),
        )
        for number, (cells, gap) in enumerate(zip(filled, gaps, strict=True))
    )
    policy = Policy(datasets={"members": declaration}, cities=CITIES)
    as_of = datetime(2026, 11, 1, tzinfo=JAPAN)
    other = Holding(Location("db", "main.shadow"), None, _profile({"fields": {"氏名": {}}}))
    holdings = (*holdings, other)
    (found,) = unused_field.evaluate(Inventory(holdings), policy, History(), as_of)
    assert (found.outcome, found.subject) == wanted
    assert found.measures["rows_read"] == 200


def test_a_finding_is_of_the_cities_of_its_dataset_and_of_all_where_nobody_declared_it() -> None:
    members = _declaration({"fields": {"memo": {"free_text": True}}})
    shops = _declaration({"cities": ["yachiyo"]})
    assert members is not None
    assert shops is not None
    policy = Policy(datasets={"members": members, "shops": shops}, cities=CITIES)
    seen = _seen({"memo": {"EMAIL_ADDRESS": ["personal", 9]}})
    profile = _profile({"fields": {"memo": {}}})
    holdings = (
        Holding(Location("db", "members"), members, profile, seen),
        Holding(Location("db", "main.shadow"), None, profile, seen),
    )
    found = judge(Inventory(holdings), policy, History(), datetime(2026, 11, 1, tzinfo=JAPAN))
    told = {f.control: f.cities for f in found if f.outcome is Outcome.FAIL}
    assert told == {"MIN-4": ("chiba",), "MIN-2": ("chiba", "yachiyo")}


def test_one_dataset_of_specific_data_is_enough_to_ask_for_the_register_of_erasures() -> None:
    kinds = {"members": {"specific": True}, "shops": {}}
    datasets = {name: _declaration(kind) for name, kind in kinds.items()}
    policy = Policy(
        datasets={name: one for name, one in datasets.items() if one is not None},
        cities=BOUND,
        articles=config.articles(),
    )
    as_of = datetime(2026, 11, 1, tzinfo=JAPAN)
    found = list(erasure_without_procedure.evaluate(Inventory(), policy, History(), as_of))
    assert [(f.outcome, f.subject) for f in found] == [(Outcome.OPEN, "erasures")]
