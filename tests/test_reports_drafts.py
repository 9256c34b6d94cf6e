"""Drafts hold the facts that the scan knows, and leave to a person what only a person knows."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from scanner.model.category import DataCategory
from scanner.model.declaration import DatasetDeclaration, FieldDeclaration, Treatment
from scanner.model.finding import Finding, people
from scanner.model.inventory import Location
from scanner.model.policy import Policy
from scanner.model.run import Run
from scanner.model.severity import Severity
from scanner.reports.drafts import SAID, drafts
from scanner.reports.wording import Wording
from scanner.rules import BREACHES
from tests.golden.sample import AS_OF, CLEAN, RECORD, RUN, TEXTS, TITLES, TOKYO, finding
from tests.small import CALL, Small, small

__all__ = ["small"]

JA, EN = (Wording(lang, TEXTS, TITLES) for lang in ("ja", "en"))
INCIDENT = "incident-draft.md"


def draft(*found: Finding, wording: Wording = EN) -> str:
    return drafts(Run(RECORD, found), Policy(), {}, wording, BREACHES)[INCIDENT]


def counted(count: int | None) -> Finding:
    place = Location("db", "members", f"column {count}")
    return finding("MIN-1", Severity.HIGH, place, "PERSON", rows=1, people=people(count))


def test_facts_are_there_and_blanks_are_marked() -> None:
    since = {RUN.findings[0].id: AS_OF - timedelta(days=3)}
    for wording, blank in ((JA, "【　】"), (EN, "[ ]")):
        text = drafts(RUN, Policy(), since, wording, BREACHES)[INCIDENT]
        assert text.count(f": {blank}") == 3
        for one in RUN.findings:
            stated = one.outcome.value == "fail"
            assert (f"[{one.id}]" in text) == stated
        assert wording.moment(AS_OF - timedelta(days=3)) in text
        assert wording.moment(AS_OF) in text
        assert "members-db > inquiries > お問い合わせ内容" in text


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((100,), "no"),
        ((101,), "yes"),
        ((60, 41), "rows do not tell [check]"),
        ((60, 40), "no"),
        ((None, 60), "rows do not tell [check]"),
        ((None, 101), "yes"),
    ],
)
def test_more_than_a_hundred_people(counts: tuple[int | None, ...], said: str) -> None:
    assert f"- More than 100 people: {said}\n" in draft(*map(counted, counts))


def test_without_a_breach_there_is_no_draft() -> None:
    assert drafts(CLEAN, Policy(), {}, EN, BREACHES) == {}
    gaps = tuple(f for f in RUN.findings if f.outcome.value == "open")
    silent = ("COV-2", "EVD-1", "INC-1", "INC-2", "MIN-5", "ORG-4")
    late = tuple(finding(one, Severity.HIGH, Location("incidents")) for one in silent)
    assert drafts(Run(RECORD, (*gaps, *late)), Policy(), {}, EN, BREACHES) == {}


def test_an_entry_of_the_register_of_files() -> None:
    phone = frozenset({DataCategory.PHONE_NUMBER})
    dataset = DatasetDeclaration(
        "members",
        "db",
        "main.members",
        ("chiba",),
        owner="事務局",
        purpose=("発送", "照会"),
        fields={
            "氏名": FieldDeclaration(frozenset({DataCategory.PERSON})),
            "番号": FieldDeclaration(),
            "電話番号": FieldDeclaration(phone, Treatment.REMOVED),
        },
    )
    missing = finding(
        "ORG-4", Severity.LOW, Location("db", "members"), "no-entry", people=people(1_000)
    )
    other = replace(missing, subject=None)
    policy = Policy(datasets={"members": dataset})
    text = drafts(Run(RECORD, (missing, other)), policy, {}, JA, BREACHES)[
        "information-files-draft.md"
    ]
    assert text.count("## members") == 1
    assert "- 記録項目: 氏名\n" in text
    assert "- 利用目的: 発送、照会\n" in text
    assert "- 本人の数: 1,000\n" in text
    assert "- 収集方法: 【　】\n" in text


def test_every_phrase_is_in_both_languages() -> None:
    assert all(ja and en and ja != en for ja, en in SAID.values())


def test_drafts_are_written_on_request(small: Small, tmp_path: Path) -> None:
    small.write("notes.csv", CALL)
    out = tmp_path / "drafts"
    code, _ = small.run(
        "scan", small.config, "--out", str(out), "--as-of", "2026-11-01T03:00", "--format", "drafts"
    )
    assert code == 10
    assert {path.name for path in out.iterdir()} == {
        "findings.json",
        "flows.json",
        "run.json",
        INCIDENT,
    }
    later = tmp_path / "later"
    options = ["--as-of", "2026-11-03T03:00", "--format", "drafts"]
    small.run("scan", small.config, "--out", str(later), *options)
    text = (later / INCIDENT).read_text(encoding="utf-8")
    assert EN.moment(datetime(2026, 11, 1, 3, tzinfo=TOKYO)) in text
    assert text.count(EN.moment(datetime(2026, 11, 3, 3, tzinfo=TOKYO))) == 1  # of the scan itself


def test_an_entry_that_is_due_is_drafted_from_a_scan(small: Small, tmp_path: Path) -> None:
    policy = Path(small.config)
    text = policy.read_text(encoding="utf-8").replace("[operator]", "[appi]")
    fields = "person_per_row: true, purpose: [発送], fields: {氏名: PERSON, no: none}"
    text = text.replace("fields: {id: none, memo: none}", fields)
    policy.write_text(text + "registers: {information_files: files.csv}\n", encoding="utf-8")
    (tmp_path / "files.csv").write_text("番号,対象データ,記録項目\n", encoding="utf-8")
    for number, drafted in (999, False), (1_000, True):
        rows = "".join(f"佐藤太郎,{n}\n" for n in range(number))
        small.write("notes.csv", f"氏名,no\n{rows}")
        out = tmp_path / str(number)
        options = ["--as-of", "2026-11-01T03:00", "--format", "drafts"]
        small.run("scan", small.config, "--out", str(out), *options)
        draft = out / "information-files-draft.md"
        assert draft.exists() == drafted
    written = draft.read_text(encoding="utf-8")
    assert "Items: 氏名\n" in written
    assert "Number of people: 1,000\n" in written
    assert "佐藤" not in written
