"""Three exceptions between two nights: one late, one that came back, one that nobody owns."""

from dataclasses import replace
from datetime import date, timedelta

from scanner.model.errors import Reason
from scanner.model.history import Known, Night
from scanner.model.inventory import Location, Unlisted
from scanner.reports.life import Decision, Life, Step
from scanner.reports.rotated import Rotation
from scanner.reports.standing import Begun, Case, Status
from tests.golden.sample import AS_OF, FINDINGS

DAY = timedelta(days=1)
NOW = AS_OF + timedelta(hours=7)

EXCEPTIONS = tuple(finding for finding in FINDINGS if finding.is_exception)
LATE = Case(
    EXCEPTIONS[0],
    Known(AS_OF - 30 * DAY, AS_OF, owner="山田 太一", due=date(2026, 10, 31)),
    overdue=True,
)
BACK = Case(
    EXCEPTIONS[1],
    Known(AS_OF - DAY, AS_OF - DAY, reopened=1, owner="a\x1b[31mb", due=date(2026, 11, 14)),
    unseen=True,
)
NEW = Case(EXCEPTIONS[2], Known(AS_OF, AS_OF))
CASES = (LATE, BACK, NEW)
FIXED = replace(BACK, known=replace(BACK.known, fixed=AS_OF), unseen=False)

STATUS = Status(
    as_of=NOW,
    last=Night("20261101T020003-7f3a", AS_OF, whole=False),
    begun=(Begun("scan", NOW - DAY / 24),),
    due=date(2026, 11, 2),
    missing=(date(2026, 10, 29), date(2026, 10, 30)),
    overdue=(LATE,),
    untold=("mail (ConnectionRefusedError)",),
)
CALM = Status(NOW, Night("20261101T020003-7f3a", AS_OF, whole=True), (), date(2026, 11, 2), (), ())
NEVER = Status(NOW, None, (), None, (), ())

LIFE = Life(
    BACK,
    (
        Step("new", AS_OF - 9 * DAY, "20261023T020003-7f3a"),
        Step("stated", AS_OF - 8 * DAY, "20261024T020003-7f3a"),
        Step("fixed", AS_OF - 5 * DAY, "20261027T020003-7f3a"),
        Step("reopened", AS_OF - DAY, "20261031T020003-7f3a"),
        Step("unseen", AS_OF, "20261101T020003-7f3a"),
    ),
    (
        Decision(AS_OF - 8 * DAY, "山田 太一", date(2026, 10, 30)),
        Decision(AS_OF - 7 * DAY, "a\x1b[31mb", None),
    ),
)
ROTATION = Rotation(
    reference="env:NEXT_KEY",
    rows=12_034,
    ids=7,
    unverified=1,
    unlisted=(Unlisted(Location("files"), Reason.UNREACHABLE),),
    lost=(NEW.finding,),
)
