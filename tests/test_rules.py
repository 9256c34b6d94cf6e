"""Every rule, held against its cases: each line of its docstring, each side of a boundary."""

from collections.abc import Iterator
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from ruamel.yaml import YAML

import scanner.rules
from scanner.model.category import DataCategory
from scanner.model.detection import Recognition, Verdict
from scanner.model.errors import Reason
from scanner.model.finding import Finding
from scanner.model.history import History, Night, Tampering
from scanner.model.inventory import Holding, Inventory, Location, Unlisted
from scanner.model.policy import (
    Article,
    Awaited,
    City,
    DatasetDeclaration,
    FieldDeclaration,
    PeriodStart,
    Policy,
    Retention,
    Treatment,
    Undated,
)
from scanner.model.profile import Amount, Coverage, DatasetProfile, FieldProfile, Gap, MaskTally
from scanner.rules import RULES, judge, not_built

CASES = Path(__file__).parent / "cases" / "rules"
SHARED = {"one_fact"}
JAPAN = ZoneInfo("Asia/Tokyo")
CITIES = {"chiba": City("chiba", "千葉市", ("chiba",)), "yachiyo": City("yachiyo", "八千代市", ())}


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
    )


def _declaration(data: dict[str, Any] | None) -> DatasetDeclaration | None:
    if data is None:
        return None
    period = data.get("retention")
    fields = {name: _field(field) for name, field in data.get("fields", {}).items()}
    return DatasetDeclaration(
        name="members",
        source="db",
        where="main.members",
        cities=("chiba",),
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
        specific=data.get("specific", False),
        person_per_row=data.get("person_per_row", False),
    )


def _profile(data: dict[str, Any]) -> DatasetProfile:
    gaps = {
        Gap(Reason(gap["reason"]), gap.get("field")): Amount(1, gap.get("rows", 0))
        for gap in data.get("gaps", [])
    }
    return DatasetProfile(
        rows=data.get("rows", 100),
        fields={
            name: FieldProfile(
                cells=100, filled=field.get("filled", 100), mask=MaskTally(*field.get("mask", ()))
            )
            for name, field in data.get("fields", {}).items()
        },
        days={date.fromisoformat(str(day)): n for day, n in data.get("days", {}).items()},
        undated=data.get("undated", 0),
        misdated=data.get("misdated", 0),
        coverage=Coverage(read=data.get("read", 1), gaps=gaps),
    )


def _seen(data: dict[str, Any]) -> dict[str, dict[DataCategory, Recognition]]:
    return {
        field: {
            DataCategory(category): Recognition(Verdict(verdict), hits, 0.9)
            for category, (verdict, hits) in categories.items()
        }
        for field, categories in data.items()
    }


def _inventory(case: dict[str, Any]) -> tuple[Inventory, Policy]:
    declaration = _declaration(case.get("dataset"))
    datasets = {"members": declaration} if declaration else {}
    policy = Policy(
        datasets=datasets,
        cities=CITIES,
        awaited=tuple(Awaited(**awaited) for awaited in case.get("awaited", [])),
        nights_since=case.get("nights_since"),
    )
    if "unlisted" in case:
        name = declaration.name if declaration else None
        gone = Unlisted(Location("db", name), Reason(case["unlisted"]), declaration)
        return Inventory(unlisted=(gone,)), policy
    holding = Holding(
        location=Location("db", "members" if declaration else "main.shadow"),
        declaration=declaration,
        profile=_profile(case.get("profile", {})),
        recognitions=_seen(case.get("seen", {})),
        bytes=case.get("bytes"),
    )
    return Inventory((holding,)), policy


def _history(data: dict[str, Any] | None) -> History:
    if data is None:
        return History()
    days = [datetime.fromisoformat(f"{day}T03:00:00+09:00") for day in data.get("nights", [])]
    return History(
        nights=tuple(Night(str(number), day, whole=True) for number, day in enumerate(days)),
        tampering=tuple(Tampering(**noticed) for noticed in data.get("tampering", [])),
        kept=True,
    )


def _fact(finding: Finding, keys: set[str]) -> dict[str, Any]:
    """Give what a case can ask of a finding."""
    always = {
        "outcome": finding.outcome.value,
        "cause": finding.cause.value,
        "field": finding.location.field,
        "subject": finding.subject,
        "cities": list(finding.cities),
        "people": finding.measures["people"],
    }
    facts = dict(finding.measures) | always
    return {key: facts[key] for key in keys}


@pytest.mark.parametrize(("module", "case"), list(_cases()))
def test_case(module: str, case: dict[str, Any]) -> None:
    rule = import_module(f"scanner.rules.{module}")
    inventory, policy = _inventory(case)
    as_of = datetime.fromisoformat(case.get("as_of", "2026-11-01T00:00:00+09:00"))
    found = list(rule.evaluate(inventory, policy, _history(case.get("history")), as_of))
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


def test_findings_are_sorted_and_cite_only_articles_in_force() -> None:
    case = {
        "dataset": {"fields": {"memo": {}}},
        "profile": {"fields": {"memo": {}, "extra": {}}},
        "seen": {"memo": {"EMAIL_ADDRESS": ["personal", 9]}},
    }
    inventory, policy = _inventory(case)
    articles = (
        Article("chiba", "委託基準5(1)", "MIN-1", "city", "machine"),
        Article("chiba", "old", "MIN-1", "city", "machine", valid_to=date(2023, 3, 31)),
        Article("chiba", "young", "MIN-1", "city", "machine", valid_from=date(2026, 11, 2)),
        Article("yachiyo", "第2条", "MIN-1", "city", "machine"),
    )
    policy = Policy(policy.datasets, policy.cities, articles)
    found = judge(inventory, policy, History(), datetime(2026, 11, 1, 3, tzinfo=JAPAN))
    assert [f.order for f in found] == sorted(f.order for f in found)
    first = [f for f in found if f.control == "MIN-1"]
    assert [[b.article for b in f.basis] for f in first] == [["委託基準5(1)"]] * 2
