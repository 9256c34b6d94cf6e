"""The sample run with everything around it: lives, nights, flows, handovers, a waiver."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from scanner.model.category import DataCategory
from scanner.model.finding import people
from scanner.model.flow_map import EdgeKind, FlowEdge, FlowNode
from scanner.model.history import Known, Night
from scanner.model.inventory import Location
from scanner.model.run import Run
from scanner.model.severity import Severity
from scanner.model.waiver import Waiver
from scanner.model.waiver_category import WaiverCategory
from scanner.reports.life import Decision, Life, Step
from scanner.reports.report import Act, Report, Stage, Transfer
from scanner.reports.standing import Case
from tests.golden.sample import AS_OF, CLEAN, FINDINGS, RUN, TEXTS, TITLES, finding

DAY = timedelta(days=1)
PREVIOUS = AS_OF - 31 * DAY
SINCE = date(2026, 6, 15)

LATE, MASKED, ENTRIES, COPY, RETAINED, COLUMN = (f for f in FINDINGS if f.is_exception)
PERMITTED = Waiver(
    finding=RETAINED.id,
    category=WaiverCategory.MITIGATED,
    reason="年度末の消去作業まで保管する。閲覧は二名に限る。",
    expires_on=date(2026, 11, 20),
    requested_by="佐藤 花子",
    approved_by="鈴木 一郎",
    approved_on=AS_OF - 40 * DAY,
    reviewed={"rows": 17},
    ticket_ref="情管-2026-118",
)
GONE = finding(
    "MIN-1",
    Severity.HIGH,
    Location("files", "campaign-entries", "住所", "exports/2026/dm_0307.csv"),
    DataCategory.ADDRESS,
    rows=310,
    rows_read=310,
    people=people(310),
)
LOST = finding("MIN-2", Severity.HIGH, Location("files", "tmp/名簿.xlsx"), DataCategory.PERSON)


def _step(change: str, at: datetime) -> Step:
    return Step(change, at, f"{at:%Y%m%d}T020003-7f3a")


def _known(days: int, **more: object) -> Known:
    return replace(Known(AS_OF - days * DAY, AS_OF), **more)  # type: ignore[arg-type]


LIVES: Mapping[str, Life] = {
    life.case.finding.id: life
    for life in (
        Life(
            Case(LATE, _known(30, owner="山田 太一", due=date(2026, 10, 31)), overdue=True),
            (_step("new", AS_OF - 30 * DAY),),
            (Decision(AS_OF - 29 * DAY, "山田 太一", date(2026, 10, 31)),),
        ),
        Life(
            Case(MASKED, _known(1, reopened=1, owner="高橋", due=date(2026, 11, 14))),
            (
                _step("new", AS_OF - 90 * DAY),
                _step("fixed", AS_OF - 60 * DAY),
                _step("reopened", AS_OF - DAY),
            ),
        ),
        Life(
            Case(ENTRIES, _known(75, owner="高橋", due=date(2026, 12, 1))),
            (_step("new", AS_OF - 75 * DAY), _step("stated", AS_OF - 2 * DAY)),
        ),
        Life(Case(RETAINED, _known(50, waiver=PERMITTED)), (_step("new", AS_OF - 50 * DAY),)),
        Life(
            Case(GONE, _known(120, fixed=AS_OF - 12 * DAY)),
            (_step("new", AS_OF - 120 * DAY), _step("fixed", AS_OF - 12 * DAY)),
        ),
        Life(
            Case(LOST, _known(20), unseen=True),
            (_step("new", AS_OF - 20 * DAY), _step("unseen", AS_OF - 3 * DAY)),
        ),
    )
}

NIGHTS = tuple(
    Night(f"{at:%Y%m%d}T020003-7f3a", at, whole=n % 9 != 4)
    for n, at in enumerate(AS_OF - DAY * back for back in range(138, -1, -1))
    if at.date() not in {date(2026, 8, 14), date(2026, 10, 29), date(2026, 10, 30)}
)

MEMBERS = FlowNode("members-db", "members")
FLOWS = (
    FlowEdge(
        MEMBERS,
        FlowNode("files", "campaign-entries", "exports/2026/dm_0412.csv"),
        EdgeKind.OBSERVED,
        "campaign",
        people=1_190,
        of=5_000,
        through=(DataCategory.WAON_NUMBER,),
        fields={DataCategory.PERSON: ("氏名",), DataCategory.ADDRESS: ("住所",)},
        directed=True,
    ),
    FlowEdge(
        MEMBERS,
        FlowNode("members-db", "main.members_bak_20260930"),
        EdgeKind.UNDECLARED,
        people=4_996,
        of=5_000,
        through=(DataCategory.EMAIL_ADDRESS,),
        fields={DataCategory.EMAIL_ADDRESS: ("mail",)},
    ),
    FlowEdge(MEMBERS, FlowNode("", "集計受託者"), EdgeKind.DECLARED, "monthly-report"),
    FlowEdge(
        FlowNode("members-db", "inquiries"),
        FlowNode("files", "tmp/名簿.xlsx"),
        EdgeKind.UNDECLARED,
        people=3,
        of=2_000,
        fields={DataCategory.PERSON: ("氏名",)},
    ),
)

TRANSFERS = (
    Transfer(
        Act.HANDOVER,
        date(2026, 10, 5),
        "monthly-report",
        Stage.SETTLED,
        "集計受託者",
        "10-1",
        date(2026, 10, 31),
    ),
    Transfer(
        Act.HANDOVER,
        date(2026, 10, 20),
        "campaign",
        Stage.DONE,
        "発送受託者",
        "10-2",
        date(2026, 11, 30),
    ),
    Transfer(Act.ERASURE, date(2026, 10, 12), "campaign-entries", Stage.DONE, entry="消-7"),
    Transfer(Act.ERASURE, None, "withdrawn", Stage.PLANNED, entry="消-8"),
)

REPORT = Report(
    replace(RUN, flows=FLOWS, waived={RETAINED.id: PERMITTED}),
    TEXTS,
    TITLES,
    LIVES,
    NIGHTS,
    SINCE,
    PREVIOUS,
    TRANSFERS,
)
FIRST = Report(Run(CLEAN.record, ()), TEXTS, TITLES)
"""A first report, in which there is nothing to say."""
