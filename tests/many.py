"""Reports of any size: findings over many datasets, owners and days, always the same ones."""

import random
from datetime import date, timedelta

from scanner.model.category import DataCategory
from scanner.model.coverage import CoverageLine
from scanner.model.finding import Finding, people
from scanner.model.flow_map import EdgeKind, FlowEdge, FlowNode
from scanner.model.history import Known
from scanner.model.inventory import Location
from scanner.model.run import Run
from scanner.model.severity import Severity
from scanner.reports.life import Life, Step
from scanner.reports.report import Report
from scanner.reports.standing import Case
from tests.golden import reported
from tests.golden.sample import AS_OF, BOTH_CITIES, RECORD, TEXTS, TITLES, finding, gap

CONTROLS = (
    ("MIN-3", Severity.CRITICAL),
    ("MASK-2", Severity.HIGH),
    ("MIN-1", Severity.HIGH),
    ("MIN-2", Severity.HIGH),
    ("RET-1", Severity.HIGH),
    ("MASK-5", Severity.MEDIUM),
    ("MIN-5", Severity.LOW),
)
FIELDS = ("氏名", "電話番号", "住所", "備考", "email_address", "mail2", "お問い合わせ内容")
OWNERS = ("山田 太一", "高橋", "鈴木 一郎", "", "運営事務局 個人情報担当")
CATEGORIES = tuple(DataCategory)


def many(number: int, seed: int = 11) -> Report:
    """Give a report with so many findings."""
    draw = random.Random(seed)
    findings = tuple(_finding(n, draw) for n in range(number))
    lives = {f.id: _life(f, draw) for f in findings if draw.random() < 0.9}
    lines = tuple(_line(n, draw) for n in range(max(number // 4, 1)))
    flows = tuple(_flow(n, draw) for n in range(min(number, 60)))
    record = RECORD.__class__(
        RECORD.id, "nightly", AS_OF, AS_OF, 11, versions=RECORD.versions, coverage=lines
    )
    return Report(
        Run(record, findings, flows),
        TEXTS,
        TITLES,
        lives,
        reported.NIGHTS,
        reported.SINCE,
        reported.PREVIOUS,
        reported.TRANSFERS if number else (),
    )


def _finding(n: int, draw: random.Random) -> Finding:
    dataset = f"exports/dm_{draw.randrange(2, 900):04}/members_{n % 97:03}.csv"
    place = Location(draw.choice(("files", "members-db")), dataset, draw.choice(FIELDS), None)
    if n % 11 == 10:
        return gap("COV-1", Location("files", dataset, None, f"part-{n}"), "malformed")
    control, severity = draw.choice(CONTROLS)
    place = Location(place.source, dataset, place.field, f"part-{n}")
    cities = draw.choice((BOTH_CITIES, ("yachiyo",), ("chiba",)))
    rows = int(10 ** draw.uniform(0, 5))
    return finding(
        control,
        severity,
        place,
        draw.choice(CATEGORIES),
        cities,
        rows=rows,
        rows_read=100_000,
        people=people(rows if draw.random() < 0.5 else None),
    )


def _life(found: Finding, draw: random.Random) -> Life:
    since = AS_OF - timedelta(days=draw.randrange(138))
    due = date(2026, 10, 1) + timedelta(days=draw.randrange(90))
    known = Known(since, AS_OF, owner=draw.choice(OWNERS) or None, due=due)
    steps = (Step("new", since, f"{since:%Y%m%d}T020003-7f3a"),)
    return Life(Case(found, known), steps)


def _line(n: int, draw: random.Random) -> CoverageLine:
    status = draw.choice(("read",) * 9 + ("unread",))
    reasons = (draw.choice(("malformed", "encrypted", "no-key")),) if status == "unread" else ()
    return CoverageLine("files", f"exports/{n:05}.csv", None, status, n * 3, n * 90, reasons)


def _flow(n: int, draw: random.Random) -> FlowEdge:
    origin = FlowNode("members-db", draw.choice(("members", "cards", "inquiries")))
    destination = FlowNode("files", f"exports/dm_{n:04}", f"members_{n:03}.csv")
    return FlowEdge(origin, destination, draw.choice(tuple(EdgeKind)), people=n * 7, of=5_000)
