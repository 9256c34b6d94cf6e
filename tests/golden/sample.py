"""A run as a night in two cities would give it, for every report to be seen on."""

from datetime import datetime, timedelta, timezone

from scanner.model.article import Article
from scanner.model.category import DataCategory
from scanner.model.control import ControlText
from scanner.model.coverage import CoverageLine
from scanner.model.declaration import DatasetDeclaration
from scanner.model.detect import DetectCoverage, DetectLine, FieldLine, SpanLine
from scanner.model.detection import Verdict
from scanner.model.errors import Reason
from scanner.model.finding import Basis, Cause, Finding, Outcome, RuleMeta, people
from scanner.model.inventory import Location
from scanner.model.policy import Awaited, City, Policy
from scanner.model.run import Run, RunRecord
from scanner.model.secret import Secret
from scanner.model.severity import Severity
from scanner.model.source import SourceAddress, SourceKind
from scanner.model.system import System
from scanner.reports.before import Planned
from scanner.reports.wording import Titles

TOKYO = timezone(timedelta(hours=9))
AS_OF = datetime(2026, 11, 1, 2, 0, tzinfo=TOKYO)

TITLES = Titles(
    cities={"chiba": "千葉市", "yachiyo": "八千代市"},
    rulebooks={
        "pref": "個人情報を取り扱う事務の委託基準（県）",
        "chiba": "千葉市の基準・特記事項",
        "yachiyo": "八千代市の基準・取扱いに関する事項",
    },
)


def _text(control: str, ja: str, en: str, clears_ja: str, clears_en: str) -> ControlText:
    return ControlText(
        id=control,
        title={"ja": ja, "en": en},
        verifies={"ja": f"{ja}ことがないかを確かめます。", "en": f"Looks for: {en.lower()}."},
        clears={"ja": clears_ja, "en": clears_en},
        measures={"visible": {"ja": "all は全体、part は一部", "en": "all or part of a value"}},
    )


TEXTS = {
    text.id: text
    for text in (
        _text(
            "MIN-1",
            "宣言で認めていない個人情報がある",
            "Personal data that the declaration does not allow",
            "その項目から取り除くか、必要な理由を確かめて宣言に加えます。",
            "Remove it from the field, or declare it where it is needed.",
        ),
        _text(
            "MIN-2",
            "届け出ていないデータに個人情報がある",
            "Personal data in a dataset that nobody declared",
            "消去するか、承認を得て宣言に加えます。",
            "Erase the dataset, or have it approved and declare it.",
        ),
        _text(
            "MIN-3",
            "個人番号があってはならない場所にある",
            "個人番号 where it is not declared",
            "直ちに消去し、責任者に報告します。",
            "Erase it at once and report it to the person responsible.",
        ),
        _text(
            "MASK-2",
            "伏せ字が不十分である",
            "A masked field shows more than it may",
            "作り直した伏せ字のデータに置き換えます。",
            "Replace the data by a copy that is masked as declared.",
        ),
        _text(
            "RET-1",
            "保存期間を過ぎた個人情報がある",
            "Kept longer than the retention period",
            "期限を過ぎた行を消去します。",
            "Erase the rows that are past their last day.",
        ),
        _text(
            "COV-1", "読み取れなかったデータがある", "Not read", "読めるようにします。", "Read it."
        ),
        _text("FLOW-1", "宣言のない受け渡しがある", "An undeclared flow", "止めます。", "Stop it."),
    )
}

BASIS = {
    "MIN-1": (Basis("pref", "3(3)"), Basis("pref", "特記3"), Basis("yachiyo", "第2条")),
    "MIN-2": (Basis("pref", "特記5"), Basis("chiba", "特記3")),
    "MIN-3": (Basis("pref", "3(1)"), Basis("pref", "特記5(特定)"), Basis("yachiyo", "第2条")),
    "MASK-2": (Basis("pref", "3(4)"),),
}

BOTH_CITIES = ("chiba", "yachiyo")


def finding(
    control: str,
    severity: Severity,
    place: Location,
    subject: str | None = None,
    cities: tuple[str, ...] = ("yachiyo",),
    **measures: object,
) -> Finding:
    """A *fail* with its articles."""
    always: dict[str, object] = {"rows": None, "rows_read": None, "people": None}
    return Finding(
        control,
        severity,
        Outcome.FAIL,
        Cause.DATA,
        place,
        subject,
        always | measures,
        BASIS.get(control, ()),
        cities,
    )


def gap(control: str, place: Location, subject: str | None, **measures: object) -> Finding:
    """An *open* that coverage causes."""
    meta = RuleMeta(control, "", Severity.MEDIUM)
    return meta.finding(
        place, Outcome.OPEN, Cause.COVERAGE, subject=subject, cities=BOTH_CITIES, **measures
    )


FINDINGS = (
    finding(
        "MIN-3",
        Severity.CRITICAL,
        Location("members-db", "inquiries", "お問い合わせ内容"),
        DataCategory.JP_MY_NUMBER,
        rows=3,
        rows_read=2_000,
        people=people(None),
    ),
    finding(
        "MASK-2",
        Severity.HIGH,
        Location("members-db", "export_view", "電話番号"),
        DataCategory.PHONE_NUMBER,
        rows=42,
        rows_read=50_000,
        people=people(42),
        visible="all",
    ),
    finding(
        "MIN-1",
        Severity.HIGH,
        Location("files", "campaign-entries", "備考2", "exports/2026/dm_0412.csv"),
        DataCategory.WAON_NUMBER,
        BOTH_CITIES,
        rows=1_204,
        rows_read=1_310,
        people={"value": 1_190, "method": "estimate"},
    ),
    finding(
        "MIN-2",
        Severity.HIGH,
        Location("members-db", "main.members_bak_20260930", "mail"),
        DataCategory.EMAIL_ADDRESS,
        BOTH_CITIES,
        rows=5_000,
        rows_read=5_000,
    ),
    finding(
        "RET-1",
        Severity.HIGH,
        Location("members-db", "withdrawn"),
        rows=17,
        rows_read=812,
        people=people(17),
        oldest="2019-04-01",
        last_day="2025-03-31",
        undated=0,
    ),
    RuleMeta("MIN-1", "", Severity.HIGH).finding(
        Location("members-db", "members", "旧整理番号"),
        Outcome.OPEN,
        Cause.POLICY,
        cities=BOTH_CITIES,
        rows_read=5_000,
        categories=["PERSON", "ADDRESS"],
    ),
    gap("COV-1", Location("files", "legacy/会員名簿_2018.csv"), Reason.UNKNOWN_ENCODING),
    gap("COV-1", Location("members-db", "main.audit_log"), Reason.NO_KEY, bytes=10_240),
    gap("FLOW-1", Location("members-db", "members"), "monthly-report", reason="not-built"),
    gap("MIN-1", Location("members-db", "audit-log", "detail"), None),
)

COVERAGE = (
    CoverageLine("files", "campaign-entries", "exports/2026/dm_0412.csv", "read", 1_310, 98_304),
    CoverageLine(
        "files", "legacy/会員名簿_2018.csv", None, "unread", 0, 1_048_576, ("unknown-encoding",)
    ),
    CoverageLine("members-db", "export_view", None, "read", 50_000, None),
    CoverageLine("members-db", "inquiries", None, "read", 2_000, None),
    CoverageLine("members-db", "main.audit_log", None, "partial", 730, None, ("no-key",)),
    CoverageLine("members-db", "main.members_bak_20260930", None, "read", 5_000, None),
    CoverageLine("members-db", "members", None, "read", 5_000, None),
    CoverageLine("members-db", "withdrawn", None, "reused", 812, 40_000),
)

RECORD = RunRecord(
    id="20261101T020003-7f3a",
    command="nightly",
    as_of=AS_OF,
    clock=datetime(2026, 11, 1, 2, 0, 3, tzinfo=TOKYO),
    exit_code=11,
    versions={"scanner": "0.1.0", "python": "3.11.2"},
    digests={"sample.yaml": "9f86d081884c7d65"},
    keys={"system": "k-1"},
    seconds={"profile": 12.5, "judge": 0.25},
    coverage=COVERAGE,
)

RUN = Run(RECORD, FINDINGS)
WHOLE = tuple(line for line in COVERAGE if line.status in {"read", "reused"})
CLEAN = Run(RunRecord("20261101T020003-7f3a", "scan", AS_OF, AS_OF, 0, coverage=WHOLE), ())

HOSTILE = (
    "<script>alert(1)</script>",
    "[red]危険[/red]",
    "\x1b[31m赤\x1b[0m\x9b2J",
    "gpj.\u202eexe\u200b",
    "a\r\nb\tc",
    "=cmd|' /C calc'!A0",
    "＝1+1",
    "\udc83\udcff",
    "長" * 4_000,
)

DETECTED: tuple[DetectLine, ...] = (
    FieldLine("members.csv", "氏名", DataCategory.PERSON, 2000, 1990, 1985, Verdict.PERSONAL, 0.98),
    FieldLine(
        "members.csv",
        "備考",
        DataCategory.JP_MY_NUMBER,
        2000,
        300,
        9,
        Verdict.INCIDENTAL,
        0.9,
        ("check-digit", "words-beside"),
    ),
    FieldLine("shops.csv", "tel", DataCategory.PHONE_NUMBER, 40, 0, 0, Verdict.BUSINESS, 0.704),
    SpanLine("memo.csv", 12, "備考", 5, 9, DataCategory.PERSON, 0.85),
    DetectCoverage("members.csv", "read", bytes=120_000),
    DetectCoverage("memo.csv", "partial", Reason.RAGGED_ROWS, 4_096),
    DetectCoverage("x.zip", "unread", Reason.UNKNOWN_FORMAT, 1_234),
)

ARTICLES = (
    Article("pref", "3(4)", "MASK-2", "operator", "machine", trigger="提供", deadline="事前に"),
    Article("pref", "特記5", "MIN-2", "operator", "machine"),
    Article(
        "chiba",
        "条例11(1)(4)",
        "MASK-2",
        "city",
        "machine",
        applies_to="specific",
        valid_from=datetime(2005, 4, 1, tzinfo=TOKYO).date(),
        valid_to=datetime(2023, 3, 31, tzinfo=TOKYO).date(),
    ),
)

SYSTEM = System(
    name="point-card",
    policy=Policy(
        datasets={"members": DatasetDeclaration("members", "members-db", "main.members", ())},
        cities={"chiba": City("chiba", "千葉市", ("pref",))},
        articles=ARTICLES,
        awaited=(Awaited("FLOW-1", None, "members", subject="monthly-report"),),
    ),
    sources={
        "members-db": SourceAddress("members-db", SourceKind.DATABASE, Secret("sqlite:///m.db"))
    },
    key=Secret(b"k" * 32),
)

PLANS = (
    Planned("members-db", "members", 5_000, None, 1.2),
    Planned("files", "exports/dm_0412.csv", None, 98_304, 0.01),
    Planned("files", "photos.zip", None, 5_000_000_000, None, Reason.UNKNOWN_FORMAT),
)


def fifty() -> Run:
    """Fifty exceptions over all severities."""
    found = tuple(
        finding(
            control,
            severity,
            Location("members-db", f"main.work_{n:02}", f"項目{n}"),
            DataCategory.ADDRESS,
            (BOTH_CITIES[n % 2],),
            rows=n * 37,
            rows_read=5_000,
            people=people(n * 37),
        )
        for n, (control, severity) in enumerate(
            [("MIN-3", Severity.CRITICAL), ("MIN-2", Severity.HIGH), ("X-1", Severity.LOW)] * 16
            + [("X-2", Severity.MEDIUM)] * 2,
            start=1,
        )
    )
    return Run(RECORD, found)
