"""Names of tables and files come from outside: in no report may one do harm."""

import csv
import json
import unicodedata
from html.parser import HTMLParser

import pytest

from scanner.model.category import DataCategory
from scanner.model.control import ControlText
from scanner.model.coverage import CoverageLine
from scanner.model.detect import DetectCoverage, DetectLine, FieldLine, SpanLine
from scanner.model.detection import Verdict
from scanner.model.errors import Reason
from scanner.model.flow_map import EdgeKind, FlowEdge, FlowNode
from scanner.model.inventory import Location
from scanner.model.run import Run, RunRecord
from scanner.model.severity import Severity
from scanner.reports.committee.page import committee_html
from scanner.reports.compact import compact
from scanner.reports.detect import detect_table
from scanner.reports.detect_lines import detect_jsonl
from scanner.reports.machine import findings_json, run_json
from scanner.reports.mermaid import mermaid
from scanner.reports.ocsf import ocsf
from scanner.reports.officer import officer_html
from scanner.reports.open_lineage import open_lineage
from scanner.reports.report import Report
from scanner.reports.sarif import sarif
from scanner.reports.sheet import findings_csv
from scanner.reports.shown import shown
from scanner.reports.terminal import terminal
from scanner.reports.wording import Titles
from tests.golden.regenerate import printed
from tests.golden.sample import AS_OF, HOSTILE, finding, gap

ALLOWED = {"\n", "\r"}
ACTS = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _run(name: str) -> Run:
    place = Location(name, name, name, name)
    findings = (
        finding("MIN-1", Severity.HIGH, place, name, (name,), rows=1, measure=name),
        gap("COV-1", place, Reason.LINK),
        gap("FLOW-1", place, name),
    )
    line = CoverageLine(name, name, name, "unread", 0, 1, (name,))
    here, there = FlowNode(name, name, name), FlowNode("", name)
    flows = (FlowEdge(here, there, EdgeKind.UNDECLARED, flow=name, people=1),)
    record = RunRecord("r", "scan", AS_OF, AS_OF, 11, only=name, coverage=(line,))
    return Run(record, findings, flows)


def _texts(name: str) -> dict[str, ControlText]:
    words = {"ja": name, "en": name}
    return {"MIN-1": ControlText("MIN-1", words, words, words)}


def _detected(name: str) -> list[DetectLine]:
    return [
        FieldLine(name, name, DataCategory.PERSON, 1, 1, 1, Verdict.PERSONAL, 1.0, (name,)),
        SpanLine(name, 0, name, 0, 1, DataCategory.PERSON, 1.0),
        DetectCoverage(name, "unread", name, 1),
    ]


def _all(name: str) -> dict[str, str]:
    run, texts, titles = _run(name), _texts(name), Titles({name: name}, {name: name})
    told = Report(run, texts, titles, system=name, remembered=True)
    return {
        "findings.json": findings_json(run.findings, AS_OF),
        "run.json": run_json(run.record),
        "html": committee_html(Report(run, texts, titles), "ja"),
        "officer": officer_html(Report(run, texts, titles), "ja"),
        "csv": findings_csv(run.findings, texts, "ja", titles)[1:],
        "sarif": sarif(told, "ja"),
        "ocsf": ocsf(told, "ja"),
        "openlineage": open_lineage(told, "ja"),
        "mermaid": mermaid(told, "ja"),
        "terminal": printed(terminal(run, texts, "ja", titles, [name])),
        "detect.jsonl": "".join(detect_jsonl(_detected(name))),
        "detect": printed(detect_table(_detected(name), "ja")),
    }


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_that_acts_gets_into_a_report(name: str) -> None:
    for report, text in _all(name).items():
        acting = {c for c in text if unicodedata.category(c) in ACTS} - ALLOWED
        assert not acting, report
        text.encode()


@pytest.mark.parametrize("name", HOSTILE)
def test_machines_get_the_name_as_it_is(name: str) -> None:
    document = json.loads(_all(name)["findings.json"])
    assert {place["dataset"] for place in (f["location"] for f in document["findings"])} == {name}
    lines = [json.loads(line) for line in _all(name)["detect.jsonl"].splitlines()]
    assert [line["dataset"] for line in lines] == [name] * 3


@pytest.mark.parametrize("name", HOSTILE)
def test_other_tools_get_the_name_as_it_is(name: str) -> None:
    made = _all(name)
    [run] = json.loads(made["sarif"])["runs"]
    ends = {one["logicalLocations"][0]["name"] for r in run["results"] for one in r["locations"]}
    assert ends == {name}
    events = [json.loads(line) for line in made["ocsf"].splitlines()]
    assert {event["resources"][0]["namespace"] for event in events} == {name}
    [flow] = map(json.loads, made["openlineage"].splitlines())
    assert flow["outputs"][0]["name"] == name


@pytest.mark.parametrize("name", HOSTILE)
def test_a_flowchart_holds_three_lines_and_no_sign_of_its_syntax_in_a_name(name: str) -> None:
    lines = _all(name)["mermaid"].splitlines()
    assert len(lines) == 4
    for line in lines[1:]:
        label = line.split('"')
        assert len(label) == 3
        assert not set('<>[]{}|`\\"') & set(label[1])


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        assert not {key for key, _ in attrs} & {"src", "onclick", "onload", "style"}
        assert all((value or "")[:1] == "#" for key, value in attrs if key == "href")


@pytest.mark.parametrize("name", HOSTILE)
def test_the_page_has_no_script_and_asks_nobody(name: str) -> None:
    page, tags = _all(name)["html"], _Tags()
    tags.feed(page)
    assert "table" in tags.seen
    assert not tags.seen & {"script", "link", "img", "iframe", "object", "embed"}
    assert "url(" not in page
    assert "@import" not in page


@pytest.mark.parametrize("name", HOSTILE)
def test_a_sheet_holds_text_only_in_whole_lines(name: str) -> None:
    lines = list(csv.reader(_all(name)["csv"].splitlines(), strict=True))
    assert len(lines) == 4
    assert len({len(line) for line in lines}) == 1
    assert not [cell for line in lines for cell in line if cell[:1] in {*"=+-@＝＋－＠"}]


def test_markup_is_a_name_on_a_terminal() -> None:
    assert "[red]危険[/red]" in _all("[red]危険[/red]")["terminal"]
    assert "[red]危険[/red]" in _all("[red]危険[/red]")["detect"]


def test_a_terminal_stays_in_its_columns() -> None:
    report = terminal(_run("長" * 4_000), _texts("x"), "ja")
    assert max(_width(line) for line in printed(report, 80).splitlines()) <= 80


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("会員 番号", "会員 番号"),
        ("a\u202eb", "a\\u{202e}b"),
        ("\x1b[0m", "\\u{1b}[0m"),
        ("x" * 10, "x" * 10),
        ("abcdefghijk", "abcd…ghijk"),
        ("", ""),
    ],
)
def test_a_name_is_shown_with_both_its_ends(name: str, text: str) -> None:
    assert shown(name, 10 if len(name) >= 10 else None) == text


def test_a_long_name_is_cut_to_the_limit() -> None:
    assert len(shown("長" * 4_000)) == 96
    assert len(shown("長" * 96)) == 96
    assert "…" not in shown("長" * 96)
    assert "…" in shown("長" * 97)


def test_only_what_has_a_json_form_is_written() -> None:
    assert compact(AS_OF.date()) == '"2026-11-01"'
    with pytest.raises(TypeError, match="no JSON form for bytes"):
        compact(b"090-1234-5678")
    with pytest.raises(ValueError, match="Out of range"):
        compact(float("nan"))
