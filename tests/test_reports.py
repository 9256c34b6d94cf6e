import json
import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scanner.model.category import DataCategory
from scanner.model.detect import DetectCoverage, FieldLine, SpanLine
from scanner.model.detection import Verdict
from scanner.model.entry import Register
from scanner.model.errors import Reason, UsageError
from scanner.model.finding import Cause, Finding, Outcome, RuleMeta, people
from scanner.model.inventory import Location
from scanner.model.run import Run
from scanner.model.severity import Severity
from scanner.model.system import RegisterFile, System
from scanner.reports.before import Planned, checked, dry_run
from scanner.reports.committee.page import committee_html
from scanner.reports.detect import detect_table
from scanner.reports.detect_lines import detect_jsonl
from scanner.reports.explain import explain
from scanner.reports.machine import findings_json
from scanner.reports.officer import officer_html
from scanner.reports.report import Report
from scanner.reports.sheet import findings_csv
from scanner.reports.summary import coverage, verdicts
from scanner.reports.terminal import terminal
from scanner.reports.wording import Titles, Wording, rows, size
from scanner.reports.write import prepare, write, write_all
from tests.golden.regenerate import printed
from tests.golden.sample import (
    AS_OF,
    CLEAN,
    FINDINGS,
    RECORD,
    RUN,
    SYSTEM,
    TEXTS,
    TITLES,
    WHOLE,
    fifty,
    finding,
    gap,
)

JA, EN = Wording("ja", TEXTS, TITLES), Wording("en", TEXTS, TITLES)
PLACE = Location("db", "members", "氏名")


# findings.json


def test_a_finding_has_the_keys_of_the_contract_in_order() -> None:
    document = json.loads(findings_json(FINDINGS, AS_OF))
    assert list(document) == ["version", "as_of", "findings"]
    for found in document["findings"]:
        assert list(found) == [
            *("id", "control", "severity", "outcome", "cause", "location", "subject"),
            *("measures", "basis", "cities"),
        ]
        assert list(found["location"]) == ["source", "dataset", "field", "object"]
        assert list(found["measures"])[:3] == ["rows", "rows_read", "people"]
        assert all(list(entry) == ["rulebook", "article"] for entry in found["basis"])


def test_findings_are_sorted_one_a_line_whatever_their_order() -> None:
    text = findings_json(FINDINGS, AS_OF)
    assert findings_json(FINDINGS[::-1], AS_OF) == text
    controls = [json.loads(line.rstrip(","))["control"] for line in text.splitlines()[1:-1]]
    assert controls == sorted(f.control for f in FINDINGS)


def test_no_findings_are_an_empty_list() -> None:
    assert findings_json((), AS_OF) == (
        '{"version":1,"as_of":"2026-11-01T02:00:00+09:00","findings":[]}\n'
    )


def test_measures_that_a_rule_forgot_are_null() -> None:
    bare = Finding("MIN-1", Severity.HIGH, Outcome.FAIL, Cause.DATA, PLACE)
    document = json.loads(findings_json([bare], AS_OF))
    assert document["findings"][0]["measures"] == {"rows": None, "rows_read": None, "people": None}


# verdicts


def _verdict(run: Run, wording: Wording = EN) -> list[str]:
    return verdicts(run, wording)


def test_a_clean_run_says_so_for_every_city() -> None:
    assert _verdict(CLEAN) == ["千葉市: no exceptions.", "八千代市: no exceptions."]


@pytest.mark.parametrize(
    "doubtful",
    [
        replace(CLEAN, record=replace(CLEAN.record, coverage=RECORD.coverage)),
        replace(CLEAN, record=replace(CLEAN.record, coverage=())),
        replace(CLEAN, record=replace(CLEAN.record, only="members")),
        replace(CLEAN, findings=(gap("FLOW-1", PLACE, "monthly"),)),
    ],
    ids=["not read whole", "nothing read", "one dataset only", "a control not built"],
)
def test_what_is_not_verified_never_sounds_clean(doubtful: Run) -> None:
    for sentence in _verdict(doubtful):
        assert "no exceptions in what could be verified" in sentence
        assert "this is not a clean result" in sentence
    report = Report(doubtful, TEXTS, TITLES)
    assert "no exceptions in what could be verified" in officer_html(report, "en")
    page = committee_html(report, "en")
    assert "this is not a clean result" in page
    assert "nothing is otherwise than promised" not in page
    assert "There is nothing to report." not in page


def test_a_verdict_counts_by_severity_and_city() -> None:
    assert _verdict(RUN) == [
        "千葉市: 3 exceptions (3 high); 4 gaps.",
        "八千代市: 6 exceptions (1 critical, 5 high); 4 gaps.",
    ]


def test_what_belongs_to_no_city_has_its_own_sentence() -> None:
    found = finding("MIN-2", Severity.LOW, PLACE, cities=())
    run = Run(replace(RECORD, coverage=WHOLE), (found,))
    assert _verdict(run)[-1] == "Data of no particular city: 1 exception (1 low)."
    assert verdicts(run, Wording("ja")) == ["全体：指摘事項1件（低1）。"]


def test_a_city_that_only_a_finding_names_is_not_left_out() -> None:
    run = Run(RECORD, (finding("MIN-2", Severity.LOW, PLACE, cities=("abiko",)),))
    assert _verdict(run)[-1] == "abiko: 1 exception (1 low)."


def test_coverage_says_what_was_not_read() -> None:
    assert coverage(RUN, EN) == ["2 of 8 datasets were not read whole (1 partial, 1 unread)."]
    assert coverage(CLEAN, EN) == ["All 6 datasets were read whole."]
    nothing = replace(CLEAN, record=replace(CLEAN.record, coverage=(), only="members"))
    assert coverage(nothing, EN) == [
        "No dataset was read.",
        "This run was limited to the dataset “members”; nothing else was verified.",
    ]


# words of a finding


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (finding("MASK-2", Severity.HIGH, PLACE, "PERSON,ADDRESS"), ("氏名・住所",)),
        (finding("X-1", Severity.HIGH, PLACE, "monthly,report"), ("monthly,report",)),
        (finding("X-1", Severity.HIGH, PLACE, k=1_000, undated=2), ("日付のない行 2", "k 1,000")),
        (finding("X-1", Severity.HIGH, PLACE, undated=0, oldest=None, categories=[]), ()),
        (gap("MIN-1", PLACE, None), (JA.say("undecided-coverage"),)),
        (gap("MIN-1", PLACE, "PERSON"), (f"氏名：{JA.say('undecided-coverage')}",)),
        (gap("COV-1", PLACE, "link"), (JA.matter(gap("X", PLACE, None, reason="link")))),
    ],
)
def test_a_finding_in_words(found: Finding, words: tuple[str, ...]) -> None:
    assert JA.matter(found) == words


def test_a_finding_that_the_policy_leaves_open_says_so() -> None:
    found = RuleMeta("RET-1", "", Severity.HIGH).finding(PLACE, Outcome.OPEN, Cause.POLICY)
    assert EN.matter(found) == ("open: something is undeclared or undated",)


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        (people(1_234), "1,234"),
        (people(0), "0"),
        (people(None), "unknown"),
        ({"value": 90, "method": "estimate"}, "about 90"),
        (None, "-"),
    ],
)
def test_people_in_words(measure: object, text: str) -> None:
    assert EN.people(finding("X-1", Severity.LOW, PLACE, people=measure)) == text


@pytest.mark.parametrize(
    ("measures", "text"),
    [
        ({"rows": 3, "rows_read": 2_000}, "3 / 2,000"),
        ({"rows": 0, "rows_read": None}, "0"),
        ({"rows": None, "rows_read": 5}, "-"),
    ],
)
def test_rows_in_words(measures: dict[str, object], text: str) -> None:
    found = finding("X-1", Severity.LOW, PLACE)
    assert rows(replace(found, measures=measures)) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (None, "-"),
        (0, "0 B"),
        (1_023, "1023 B"),
        (1_024, "1.0 KB"),
        (1_048_576, "1.0 MB"),
        (5 * 1_024**4, "5,120.0 GB"),
    ],
)
def test_sizes_in_words(count: int | None, text: str) -> None:
    assert size(count) == text


# terminal and page


def test_a_terminal_lists_the_worst_first_and_sums_up_at_the_end() -> None:
    text = printed(terminal(fifty(), TEXTS, "en", TITLES))
    order = [text.index(f" {word} ") for word in ("critical", "high", "medium", "low")]
    assert order == sorted(order)
    assert "Total: 50 exceptions (16 critical, 16 high, 2 medium, 16 low); 0 gaps." in text


def test_a_terminal_says_how_many_it_does_not_list() -> None:
    many = tuple(
        found
        for n in range(201)
        for found in (
            finding("MIN-1", Severity.LOW, Location("db", f"t{n:03}")),
            gap("COV-1", Location("db", f"t{n:03}"), Reason.LINK),
        )
    )
    text = printed(terminal(Run(RECORD, many), TEXTS, "en"))
    assert text.count("1 more is in the report files.") == 2
    assert "t199" in text
    assert "t200" not in text


def test_passes_are_counted_where_they_were_asked_for() -> None:
    passed = RuleMeta("MIN-1", "", Severity.HIGH).finding(PLACE, Outcome.PASS, Cause.DATA)
    run = Run(CLEAN.record, (passed,))
    assert "Total: 0 gaps; 1 pass." in printed(terminal(run, TEXTS, "en", TITLES))
    assert "適合" in findings_csv(run.findings, TEXTS, "ja")


def test_a_page_says_its_language_and_who_it_is_for() -> None:
    page = officer_html(Report(RUN, TEXTS, TITLES), "ja")
    assert '<html lang="ja">' in page
    assert "公表・配布しないでください" in page


# detect


def test_numbers_are_rounded_as_the_contract_says() -> None:
    line = FieldLine("a", "b", DataCategory.PERSON, 9, 3, 2, Verdict.PERSONAL, 0.98765)
    (text,) = detect_jsonl([line])
    assert '"rate":0.6667,"verdict":"personal","score":0.99}' in text
    span = SpanLine("a", 0, "b", 1, 2, DataCategory.PERSON, 0.854)
    assert json.loads(next(detect_jsonl([span])))["score"] == 0.85


def test_lines_are_written_as_they_come() -> None:
    def endless() -> Iterator[DetectCoverage]:
        while True:
            yield DetectCoverage("a", "read")

    assert next(detect_jsonl(endless())).endswith('"reason":null,"bytes":null}\n')


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ([DetectCoverage("a.csv", "read")], "No personal data was found."),
        ([DetectCoverage("a.csv", "unread")], "in what could be read"),
        ([], "No dataset was read."),
    ],
)
def test_detect_never_sounds_clean_where_something_is_unread(
    lines: list[DetectCoverage], says: str
) -> None:
    assert says in printed(detect_table(lines, "en"))


def test_detect_says_how_many_spans_it_does_not_list() -> None:
    spans = [SpanLine("a", n, "b", 0, 1, DataCategory.PERSON, 1.0) for n in range(202)]
    assert "2 more are in --format jsonl." in printed(detect_table(spans, "en"))


# explain, check, --dry-run


def test_a_control_without_articles_stands_on_the_policy() -> None:
    text = explain(TEXTS["COV-1"], Severity.MEDIUM, (), "en")
    assert "no article; it stands on the declared policy" in text


def test_a_control_that_is_not_built_says_so() -> None:
    assert "does not verify it yet" in explain(TEXTS["FLOW-1"], None, (), "en")


def test_a_sound_configuration_without_anything_awaited() -> None:
    system = replace(SYSTEM, policy=replace(SYSTEM.policy, awaited=()))
    assert isinstance(system, System)
    lists = {Register.ROSTER: RegisterFile("roster.csv", "/roster.csv")}
    assert checked("a.yaml", replace(system, registers=lists), "en") == (
        "a.yaml: no problems.\nsources 1, datasets 1, cities 1, articles 3\n"
    )


def test_without_registers_nobody_may_think_that_lists_are_judged() -> None:
    system = replace(SYSTEM, policy=replace(SYSTEM.policy, awaited=()))
    english, japanese = (checked("a.yaml", system, lang).splitlines()[2:] for lang in ("en", "ja"))
    said = "No “registers” are named, so the office's lists (roster, contracts …) are not judged."
    assert english == [said]
    assert "台帳は検査しません" in japanese[0]


def test_a_dry_run_sums_up_what_would_be_read() -> None:
    plans = [Planned("db", "a", 10, 5, 0.2), Planned("db", "b", 1, 9, 90.0, Reason.LINK)]
    last = printed(dry_run(plans, "en")).splitlines()[-1].split()
    assert last == ["Total", "10", "5", "B", "0:00:01"]


# writing


def test_a_report_is_its_owners_alone_and_replaces_the_old_one(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "out"
    first, second = write_all(folder, {"a.json": "古い", "b.csv": "b\r\n"})
    write(first, "新しい")
    assert first.read_text("utf-8") == "新しい"
    assert second.read_bytes() == b"b\r\n"
    assert first.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert sorted(path.name for path in folder.iterdir()) == ["a.json", "b.csv"]


def test_a_report_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    (target / "in the way").mkdir(parents=True)
    with pytest.raises(UsageError, match=r"a\.json: 書き込めません / cannot be written: ."):
        write(target, "{}")
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_drafts_that_a_killed_process_left_are_removed(tmp_path: Path) -> None:
    for name, hours in (("left", 2), ("now", 0)):
        draft = tmp_path / f".{name}.draft"
        draft.write_text("{")
        os.utime(draft, (time.time() - hours * 3_600,) * 2)
    (tmp_path / "report.draft").write_text("mine")
    os.utime(tmp_path / "report.draft", (0, 0))
    prepare(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".now.draft", "report.draft"]


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(UsageError, match="out"):
        write_all(tmp_path / "out", {"a.json": "{}"})


def test_a_code_without_a_title_stands_for_itself() -> None:
    wording = Wording("en", titles=Titles({"chiba": "Chiba City"}))
    assert wording.city("chiba") == "Chiba City"
    assert wording.city("yachiyo") == "yachiyo"
    assert wording.rulebook("pref") == "pref"
    assert wording.title("MIN-1") == wording.clears("MIN-1") == ""


def test_a_control_without_further_measures_has_no_such_heading() -> None:
    text = replace(TEXTS["MIN-1"], measures={})
    assert "Further measures" not in explain(text, Severity.HIGH, (), "en")
    assert "Further measures" in explain(TEXTS["MIN-1"], Severity.HIGH, (), "en")
