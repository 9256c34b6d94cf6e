"""What reads data: draft, check, scan, nightly, detect."""

from pathlib import Path

from scanner.cli.arguments.readers import formats, moment, severity, workers
from scanner.cli.helping import Parser
from scanner.model.severity import Severity


def init(command: Parser) -> None:
    """Add what drafts a policy."""
    for option, kind in (("--database", "databases"), ("--blobs", "storage accounts")):
        text = f"{kind} to draft from; may be given again"
        command.add_argument(option, action="append", default=[], metavar="env:URL", help=text)
    text = "folders to draft from; may be given again"
    command.add_argument("--folder", action="append", default=[], metavar="DIR", help=text)
    where = "never overwritten; default: stdout"
    command.add_argument("--out", type=Path, metavar="FILE", help=where)


def check(command: Parser) -> None:
    """Add what checks one."""
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
    command.add_argument("--workers", type=workers, metavar="N", help="default: one a core")
    counting = "from which severity exceptions count; default: low"
    command.add_argument(
        "--fail-on", type=severity, default=Severity.LOW, metavar="SEVERITY", help=counting
    )
    command.add_argument("--quiet", action="store_true", help="say nothing but what is wrong")
    command.add_argument("--json", action="store_true", help="the outcome for machines, one line")
    command.set_defaults(
        only=None, full=False, resume=True, dry_run=False, all=False, format=("html",), ledger=None
    )


def nightly(command: Parser) -> None:
    """Add the nightly scan."""
    _run(command)


def scan(command: Parser) -> None:
    """Add a scan by hand."""
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
        help="html, pdf, xlsx, csv, json, sarif, ocsf, openlineage, drafts; default: html",
    )
    command.add_argument("--ledger", choices=("off",), help="remember nothing, and know nothing")


def detect(command: Parser) -> None:
    """Add what looks without a policy."""
    command.add_argument("targets", nargs="+", metavar="TARGET", help="file, folder or env:URL")
    command.add_argument("--format", choices=("table", "jsonl"), default="table")
    command.add_argument("--spans", action="store_true", help="every hit, with its place")
    command.add_argument("--explain", action="store_true", help="which evidence counted")
    command.add_argument("--depth", choices=("standard", "deep"), default="standard")
    shows = "show the values found, on a terminal only; goes to the ledger of --config"
    command.add_argument("--show-values", action="store_true", help=shows)
    command.add_argument("--config", type=Path, metavar="CONFIG", help="with --show-values")
