"""The sample system, end to end: exactly the planted breaches, and nothing in its clean twin.

The list of breaches is read here to compare, and nowhere else.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.sample_project import Projects, scan

SEEDS = (2026, 7)

pytestmark = pytest.mark.uncovered

Finding = Mapping[str, Any]


@pytest.fixture(scope="module", params=SEEDS)
def seed(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture(scope="module")
def sample(projects: Projects, seed: int) -> Path:
    return projects.made(seed)


@pytest.fixture(scope="module")
def breached(projects: Projects, seed: int) -> tuple[int, list[Finding]]:
    """Scan the breached twin: its exit code and its findings."""
    code, out = projects.scanned(seed, "breached")
    return code, [f for f in _findings(out) if f["outcome"] != "pass"]


@pytest.fixture(scope="module")
def clean(projects: Projects, seed: int) -> tuple[int, list[Finding]]:
    """Scan the clean twin, passes included."""
    code, out = projects.scanned(seed, "clean")
    return code, _findings(out)


def _findings(out: Path) -> list[Finding]:
    document = json.loads((out / "findings.json").read_text(encoding="utf-8"))
    findings: list[Finding] = document["findings"]
    return findings


def _fact(finding: Finding) -> tuple[Any, ...]:
    place = finding["location"]
    return (
        finding["control"],
        finding["outcome"],
        finding["cause"],
        *(place[key] for key in ("source", "dataset", "field", "object")),
        finding["subject"],
        finding["measures"]["rows"],
    )


def _planted(root: Path) -> Iterator[tuple[Any, ...]]:
    path = root / "sample_data" / "breached" / "breaches.json"
    for entry in json.loads(path.read_text(encoding="utf-8")):
        keys = ("control", "outcome", "cause", "source", "dataset", "field", "object", "subject")
        yield (*(entry[key] for key in keys), entry["rows"])


def _is_consequence(finding: Finding, gaps: set[tuple[Any, ...]]) -> bool:
    """Say whether a verdict is open only because a place was not read, which COV-1 says itself."""
    place = finding["location"]
    unread = (place["source"], place["dataset"], place["object"]) in gaps
    return finding["control"] != "COV-1" and finding["cause"] == "coverage" and unread


def test_exactly_the_planted_breaches_are_found(
    sample: Path, breached: tuple[int, list[Finding]]
) -> None:
    code, findings = breached
    assert code == 11
    gaps = {
        (f["location"]["source"], f["location"]["dataset"], f["location"]["object"])
        for f in findings
        if f["control"] == "COV-1"
    }
    found = Counter(_fact(f) for f in findings if not _is_consequence(f, gaps))
    planted = Counter(_planted(sample))
    assert planted
    assert sorted((found - planted).elements(), key=str) == []
    assert sorted((planted - found).elements(), key=str) == []


def test_a_breach_in_the_rows_of_one_city_is_that_city_s(
    sample: Path, breached: tuple[int, list[Finding]]
) -> None:
    listed = sample / "sample_data" / "breached" / "breaches.json"
    entries = json.loads(listed.read_text(encoding="utf-8"))
    keys = ("control", "source", "dataset", "field")
    planted = {tuple(e[k] for k in keys): e["cities"] for e in entries if e["cities"]}
    flat = ({**finding, **finding["location"]} for finding in breached[1])
    found = {tuple(f[k] for k in keys): f["cities"] for f in flat}
    assert planted
    assert {key: found[key] for key in planted} == planted


def test_every_breach_under_a_rulebook_names_its_article(
    breached: tuple[int, list[Finding]],
) -> None:
    for finding in breached[1]:
        assert finding["cities"]
        if finding["control"].startswith(("MIN-", "ORG-", "FLOW-", "INC-", "DEL-2")):
            assert finding["basis"]


def test_the_clean_twin_is_clean(clean: tuple[int, list[Finding]]) -> None:
    code, findings = clean
    assert code == 0
    assert {f["outcome"] for f in findings} == {"pass"}


def test_a_pass_is_stated_for_everything_that_was_judged(clean: tuple[int, list[Finding]]) -> None:
    findings = clean[1]
    controls = {
        "ACC-2",
        "ACC-7",
        "COPY-1",
        "COPY-2",
        "COV-1",
        "DEL-1",
        "DEL-2",
        "DEL-3",
        "FLOW-1",
        "FLOW-2",
        "FLOW-3",
        "FLOW-4",
        "FLOW-5",
        "FLOW-6",
        "INC-1",
        "INC-2",
        "MASK-1",
        "MASK-2",
        "MASK-3",
        "MASK-4",
        "MASK-5",
        "MIN-1",
        "MIN-2",
        "MIN-3",
        "MIN-4",
        "MIN-5",
        "ORG-1",
        "ORG-2",
        "ORG-3",
        "ORG-4",
        "REG-1",
        "RET-1",
        "RET-2",
        "RET-3",
    }
    assert {f["control"] for f in findings} == controls


@pytest.mark.parametrize("workers", ["1", "3"])
@pytest.mark.usefixtures("breached")
def test_the_bytes_do_not_depend_on_who_does_the_work(sample: Path, workers: str) -> None:
    more = ["--all", "--engine", "local", "--workers", workers]
    scan(sample, "breached", *more, out="local")
    inline, local = (sample / out / "findings.json" for out in ("breached", "local"))
    assert inline.read_bytes() == local.read_bytes()


def test_one_dataset_alone(sample: Path) -> None:
    assert scan(sample, "breached", "--only", "members", out="one") in {10, 11}
    findings = _findings(sample / "one")
    assert {f["location"]["dataset"] for f in findings} == {"members"}
    run = json.loads((sample / "one" / "run.json").read_text(encoding="utf-8"))
    assert run["only"] == "members"


def test_a_dry_run_reads_catalogues_only(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert scan(sample, "breached", "--dry-run", out="dry") == 0
    assert "members" in capsys.readouterr().out
    assert not (sample / "dry").exists()


def test_severity_decides_which_exceptions_count(sample: Path) -> None:
    assert scan(sample, "breached", "--fail-on", "critical", out="critical") == 11
    assert "pass" not in {f["outcome"] for f in _findings(sample / "critical")}
    only = ["--only", "members", "--fail-on", "critical"]
    assert scan(sample, "breached", *only, out="critical") in {0, 10}
