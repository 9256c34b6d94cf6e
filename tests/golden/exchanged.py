"""The run of ``sample`` with flows and a past, for the formats that machines exchange."""

from datetime import date, timedelta

from scanner.model.category import DataCategory
from scanner.model.flow_map import EdgeKind, FlowEdge, FlowNode
from scanner.model.history import Known
from scanner.model.inventory import Location
from scanner.model.run import Run
from scanner.model.severity import Severity
from scanner.model.waiver import Waiver
from scanner.model.waiver_category import WaiverCategory
from scanner.reports.life import Life
from scanner.reports.report import Report
from scanner.reports.standing import Case
from tests.golden import sample

MEMBERS = FlowNode("members-db", "members")
FLOWS = (
    FlowEdge(
        MEMBERS,
        FlowNode("", "株式会社カード印刷"),
        EdgeKind.DECLARED,
        flow="card-printing",
        directed=True,
    ),
    FlowEdge(
        MEMBERS,
        FlowNode("files", "campaign-entries", "exports/2026/dm_0412.csv"),
        EdgeKind.OBSERVED,
        flow="campaign",
        people=1_190,
        of=5_000,
        through=(DataCategory.WAON_NUMBER,),
        fields={DataCategory.WAON_NUMBER: ("備考2",), DataCategory.PHONE_NUMBER: ("tel",)},
        origin_fields={
            DataCategory.WAON_NUMBER: ("WAON番号",),
            DataCategory.PHONE_NUMBER: ("電話番号",),
        },
        directed=True,
    ),
    FlowEdge(
        MEMBERS,
        FlowNode("members-db", "main.members_bak_20260930"),
        EdgeKind.UNDECLARED,
        people=5_000,
        of=5_000,
        through=(DataCategory.EMAIL_ADDRESS,),
        fields={DataCategory.EMAIL_ADDRESS: ("mail",)},
        origin_fields={DataCategory.EMAIL_ADDRESS: ("mail",)},
        sure=False,
    ),
)
EARLIER = sample.AS_OF - timedelta(days=9)
WAIVED, ASSIGNED, LEFT = sample.FINDINGS[1], sample.FINDINGS[2], sample.FINDINGS[4]
WAIVER = Waiver(
    finding=WAIVED.id,
    category=WaiverCategory.MITIGATED,
    reason="閲覧は担当者2名に限っている",
    expires_on=sample.AS_OF.date(),
    requested_by="佐藤",
    approved_by="鈴木",
    approved_on=EARLIER,
)
FIXED = sample.finding(
    "MIN-2", Severity.HIGH, Location("files", "old.csv", "氏名"), DataCategory.PERSON, rows=3
)
PERMITTED = Known(EARLIER, sample.AS_OF, waiver=WAIVER)
CASES = (
    Case(WAIVED, PERMITTED),
    Case(ASSIGNED, Known(EARLIER, sample.AS_OF, owner="山田", due=date(2026, 11, 15))),
    Case(LEFT, Known(EARLIER, sample.AS_OF)),
    Case(FIXED, Known(EARLIER, EARLIER, fixed=sample.AS_OF)),
)
RUN = Run(sample.RECORD, sample.FINDINGS, FLOWS, {WAIVED.id: WAIVER})
REPORT = Report(
    RUN,
    sample.TEXTS,
    sample.TITLES,
    {case.finding.id: Life(case) for case in CASES},
    system="point-card",
    remembered=True,
)
"""The run with its past."""
