"""The command line as the contract fixes it; what is not built yet is refused by name."""

import argparse
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from scanner import __version__
from scanner.cli.helping import PARSERS, Parser, told
from scanner.model.finding import Severity

JAPAN = ZoneInfo("Asia/Tokyo")
YEARS = range(1900, 9000)
"""In which a scan may judge; the calendar then has room on both sides for what rules count."""

LATER = (
    "handover",
    "deletion",
    "inspection",
    "report",
    "evidence",
)
"""Commands of the contract that this version does not have."""

LATER_ACTIONS = ("waive", "sign", "import")
"""What ``exceptions`` of the contract can do and this version cannot."""

FORMATS = ("html", "csv", "json", "drafts")
LATER_FORMATS = ("pdf", "xlsx", "sarif", "ocsf", "openlineage")


def parser(lang: str = "en") -> Parser:
    """Build the parser; errors go to stderr and exit 2."""
    made = PARSERS[lang]
    language = made(add_help=False)
    language.add_argument(
        "--lang", choices=("ja", "en"), default=argparse.SUPPRESS, help="default: from the locale"
    )
    about = told("Privacy scanner for point-card systems", lang)
    top = made(prog="pcscan", description=about, parents=[language])
    top.set_defaults(later=None)
    top.add_argument(
        "--version",
        action="version",
        version=f"pcscan {__version__}",
        help="show the version and exit",
    )
    command = _actions(top, language, "command")

    _init(command("init", "draft a policy from what is really there"))
    _check(command("check", "validate a configuration"))
    _scan(command("scan", "read everything, judge it, write findings"))
    _nightly(command("nightly", "the nightly scan"))
    _detect(command("detect", "find personal data in files, folders, databases; no policy needed"))
    _explain(command("explain", "what a control verifies, under which articles"))
    _status(command("status", "last night, next due, what is overdue"))
    _exceptions(command("exceptions", "open exceptions, and who answers for them"), language)
    _ledger(command("ledger", "keep the memory of the scanner"), language)
    _key(command("key", "make a secret, go over to another, destroy the city's"), language)
    _locate(command("locate", "show the name behind [name:REF], on a terminal only"))
    for name in LATER:
        command(name, "(not built in this version)").set_defaults(later=name)
    return top


def moment(text: str) -> datetime:
    """Read a datetime; without an offset it is Asia/Tokyo.

    Raises:
        argparse.ArgumentTypeError: The text is no ISO 8601 date or datetime of our time.
    """
    try:
        value = datetime.fromisoformat(text)
        value = value.replace(tzinfo=JAPAN) if value.tzinfo is None else value.astimezone(JAPAN)
        YEARS.index(value.year)
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(
            "expected a date and time such as 2026-11-01T03:00"
        ) from None
    return value


def day(text: str) -> date:
    """Read a calendar day.

    Raises:
        argparse.ArgumentTypeError: The text is no ISO 8601 date.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("expected a date such as 2026-11-01") from None


def name(text: str) -> str:
    """Read a name that is not blank.

    Raises:
        argparse.ArgumentTypeError: There is nothing to read.
    """
    if not text.strip():
        raise argparse.ArgumentTypeError("expected a name")
    return text.strip()


def severity(text: str) -> Severity:
    """Read a severity.

    Raises:
        argparse.ArgumentTypeError: The text names none.
    """
    try:
        return Severity[text.upper()]
    except KeyError:
        raise argparse.ArgumentTypeError("expected low, medium, high or critical") from None


def formats(text: str) -> tuple[str, ...]:
    """Read a list of report formats.

    Raises:
        argparse.ArgumentTypeError: One is unknown or not built in this version.
    """
    names = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    for name in names:
        if name in LATER_FORMATS:
            raise argparse.ArgumentTypeError(f"{name}: not built in this version")
        if name not in FORMATS:
            raise argparse.ArgumentTypeError(f"expected some of {', '.join(FORMATS)}")
    return names


def _workers(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError("expected a number from 1")
    return int(text)


def _init(command: Parser) -> None:
    for option, kind in (("--database", "databases"), ("--blobs", "storage accounts")):
        text = f"{kind} to draft from; may be given again"
        command.add_argument(option, action="append", default=[], metavar="env:URL", help=text)
    text = "folders to draft from; may be given again"
    command.add_argument("--folder", action="append", default=[], metavar="DIR", help=text)
    where = "never overwritten; default: stdout"
    command.add_argument("--out", type=Path, metavar="FILE", help=where)


def _check(command: Parser) -> None:
    command.add_argument("config", type=Path, metavar="CONFIG", help="the policy")


def _run(command: Parser) -> None:
    """Add what every scan takes."""
    command.add_argument("config", type=Path, metavar="CONFIG", help="the policy")
    made = "for reports; made where it is missing"
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help=made)
    command.add_argument("--as-of", type=moment, metavar="DATETIME", help="default: now")
    where = "where the work runs; default: inline, in this process"
    engines = ("inline", "local", "spark")
    command.add_argument("--engine", choices=engines, default="inline", help=where)
    command.add_argument("--workers", type=_workers, metavar="N", help="default: one a core")
    counting = "from which severity exceptions count; default: low"
    command.add_argument(
        "--fail-on", type=severity, default=Severity.LOW, metavar="SEVERITY", help=counting
    )
    command.set_defaults(
        only=None, full=False, resume=True, dry_run=False, all=False, format=("html",), ledger=None
    )


def _nightly(command: Parser) -> None:
    _run(command)


def _scan(command: Parser) -> None:
    _run(command)
    command.set_defaults(resume=False)
    command.add_argument("--only", metavar="DATASET", help="never a completed night")
    command.add_argument("--full", action="store_true", help="reuse nothing from earlier nights")
    command.add_argument("--resume", action="store_true", help="go on with an interrupted scan")
    command.add_argument("--dry-run", action="store_true", help="read catalogues only")
    command.add_argument("--all", action="store_true", help="put passes into findings.json too")
    command.add_argument(
        "--format",
        type=formats,
        default=("html",),
        metavar="F,…",
        help="html, csv, json, drafts; default: html",
    )
    command.add_argument("--ledger", choices=("off",), help="remember nothing, and know nothing")


def _detect(command: Parser) -> None:
    command.add_argument("targets", nargs="+", metavar="TARGET", help="file, folder or env:URL")
    command.add_argument("--format", choices=("table", "jsonl"), default="table")
    command.add_argument("--spans", action="store_true", help="every hit, with its place")
    command.add_argument("--explain", action="store_true", help="which evidence counted")
    command.add_argument("--depth", choices=("standard", "deep"), default="standard")
    shows = "show the values found, on a terminal only; goes to the ledger of --config"
    command.add_argument("--show-values", action="store_true", help=shows)
    command.add_argument("--config", type=Path, metavar="CONFIG", help="with --show-values")


def _explain(command: Parser) -> None:
    command.add_argument("control", metavar="CONTROL", help="such as MIN-4")


def _status(command: Parser) -> None:
    command.add_argument("config", type=Path, metavar="CONFIG", help="the policy")
    command.add_argument("--as-of", type=moment, metavar="DATETIME", help="default: now")


Actions = Callable[[str, str], Parser]


def _actions(above: Parser, language: Parser, dest: str = "action") -> Actions:
    """Give what adds one command, or action of a command, after another."""
    actions = above.add_subparsers(dest=dest, required=True, metavar=dest.upper())

    def action(name: str, text: str) -> Parser:
        text = told(text, above.lang)
        return actions.add_parser(name, help=text, description=text, parents=[language])

    return action


def _exceptions(command: Parser, language: Parser) -> None:
    command.add_argument("--config", type=Path, metavar="CONFIG", required=True, help="the policy")
    command.add_argument("--as-of", type=moment, metavar="DATETIME", help="default: now")
    action = _actions(command, language)
    listing = action("list", "what is open, since when, whose it is, until when")
    listing.add_argument("--json", action="store_true", help="for machines")
    showing = action("show", "the life of one finding")
    showing.add_argument("id", metavar="ID", help="of `exceptions list`")
    assign = action("assign", "say who answers for a finding, and until when")
    assign.add_argument("id", metavar="ID", help="of `exceptions list`")
    assign.add_argument(
        "--owner", type=name, required=True, metavar="NAME", help="who answers for it"
    )
    assign.add_argument("--due", type=day, metavar="DATE", help="until when; default: as it is")
    for later in LATER_ACTIONS:
        refused = action(later, "(not built in this version)")
        refused.set_defaults(later=f"exceptions {later}")


def _ledger(command: Parser, language: Parser) -> None:
    action = _actions(command, language)

    def with_config(name: str, text: str) -> Parser:
        added = action(name, text)
        added.add_argument("config", type=Path, metavar="CONFIG", help="the policy")
        return added

    with_config("migrate", "bring it to this version")
    backup = with_config("backup", "write everything into a new file")
    backup.add_argument(
        "--to", type=Path, required=True, metavar="FILE", help="must not be there yet"
    )
    restore = with_config("restore", "fill an empty ledger from a backup")
    restore.add_argument(
        "--from",
        dest="file",
        type=Path,
        required=True,
        metavar="FILE",
        help="what `ledger backup` wrote",
    )
    prune = with_config("prune", "forget runs before a day; open findings stay")
    prune.add_argument(
        "--before", type=day, required=True, metavar="DATE", help="from this day on they stay"
    )


def _key(command: Parser, language: Parser) -> None:
    action = _actions(command, language)
    new = action("new", "make the secret that the configuration names")
    new.add_argument("config", type=Path, metavar="CONFIG", help="the policy")
    rotate = action("rotate", "bring the ledger under another secret")
    rotate.add_argument("config", type=Path, metavar="CONFIG", help="the policy")
    rotate.add_argument("--to", required=True, metavar="REFERENCE", help="env:NAME or file:PATH")
    rotate.add_argument(
        "--key",
        choices=("system", "city"),
        default="system",
        help="which secret (default: system); city: the one of fingerprints",
    )
    destroy = action("destroy", "forget all fingerprints, and never use the city's key again")
    destroy.add_argument("config", type=Path, metavar="CONFIG", help="the policy")


def _locate(command: Parser) -> None:
    command.add_argument("reference", metavar="REF", help="12 hex digits, or [name:…]")
    command.add_argument("config", type=Path, metavar="CONFIG", help="the policy")
