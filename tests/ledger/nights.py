"""Small systems for tests of the ledger: a few places, findings and nights."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from scanner.ledger import SqlLedger, SqlMemory, Start
from scanner.model.category import DataCategory
from scanner.model.coverage import CoverageLine
from scanner.model.detection import Tally
from scanner.model.finding import Basis, Cause, Finding, Outcome, people
from scanner.model.inventory import Location
from scanner.model.memory import Bindings, Place
from scanner.model.profile import Coverage, DatasetProfile, FieldProfile, MaskTally
from scanner.model.run import Run, RunRecord
from scanner.model.secret import Secret
from scanner.model.severity import Severity

KEY = Secret(b"k" * 32)
OTHER_KEY = Secret(b"o" * 32)
FIRST = datetime(2026, 11, 1, 3, tzinfo=ZoneInfo("Asia/Tokyo"))
DAY = timedelta(days=1)
WEEK = timedelta(days=7)
BINDINGS = Bindings("recognisers 1", "policy 1", {"system": "abc"})
DUE = {Severity.HIGH: 30, Severity.CRITICAL: 7}
PLACE = Place(Location("files", "members"), "mark 1")
PROFILE = DatasetProfile(
    rows=3,
    fields={
        "氏名": FieldProfile(
            cells=3,
            filled=2,
            tallies={DataCategory.PERSON: Tally(certain=2)},
            named={DataCategory.PERSON: frozenset({"name-ja", "kana"})},
            mask=MaskTally(kept=1),
        )
    },
    days={date(2026, 4, 1): 2},
    undated=1,
    coverage=Coverage(read=1),
)


def finding(  # noqa: PLR0913 - each is what some test varies
    dataset: str | None = "members",
    field: str | None = "電話番号",
    *,
    control: str = "MIN-1",
    outcome: Outcome = Outcome.FAIL,
    cause: Cause = Cause.DATA,
    rows: int = 2,
    file: str | None = None,
    source: str = "files",
) -> Finding:
    return Finding(
        control=control,
        severity=Severity.HIGH,
        outcome=outcome,
        cause=cause,
        location=Location(source, dataset, field, file),
        subject="PHONE_NUMBER",
        measures={"rows": rows, "rows_read": 3, "people": people(rows), "score": 0.5},
        basis=(Basis("pref", "3(4)"),),
        cities=("yachiyo",),
    )


def line(
    dataset: str | None = "members",
    status: str = "read",
    *,
    file: str | None = None,
    source: str = "files",
) -> CoverageLine:
    reasons = () if status in {"read", "reused"} else ("permission",)
    return CoverageLine(source, dataset, file, status, 3, 100, reasons)


def start(number: int = 1, command: str = "nightly", only: str | None = None) -> Start:
    """Begin the ``number``-th night."""
    as_of = FIRST + (number - 1) * DAY
    return Start(f"run-{number}", command, as_of, as_of + timedelta(minutes=1), BINDINGS, only)


def record(
    begun: Start, findings: Sequence[Finding] = (), coverage: Sequence[CoverageLine] = (line(),)
) -> Run:
    head = RunRecord(
        begun.id,
        begun.command,
        begun.as_of,
        begun.clock,
        10 if findings else 0,
        begun.only,
        versions={"scanner": "0.1.0"},
        seconds={"scan": 1.5},
        coverage=tuple(coverage),
    )
    return Run(head, tuple(findings))


@dataclass(frozen=True)
class Nights:
    """Runs nights on one ledger."""

    ledger: SqlLedger

    def run(
        self,
        number: int,
        findings: Sequence[Finding] = (),
        coverage: Sequence[CoverageLine] = (line(),),
        *,
        only: str | None = None,
    ) -> Start:
        begun = self.ledger.begin(start(number, only=only), resume=True)
        self.end(begun, findings, coverage)
        return begun

    def end(
        self,
        begun: Start,
        findings: Sequence[Finding] = (),
        coverage: Sequence[CoverageLine] = (line(),),
        memory: SqlMemory | None = None,
    ) -> None:
        self.ledger.finish(
            begun,
            record(begun, findings, coverage),
            sources={"files"},
            due_days=DUE,
            memory=memory,
        )

    def memory(self, number: int, *, resume: bool = False) -> tuple[Start, SqlMemory]:
        begun = self.ledger.begin(start(number), resume=resume)
        return begun, self.ledger.memory(begun, WEEK)
