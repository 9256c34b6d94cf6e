"""What renders a run that is over: report."""

from pathlib import Path

from scanner.cli.arguments.readers import format_name
from scanner.cli.helping import Parser


def report(command: Parser) -> None:
    """Add what renders a run again."""
    command.add_argument("run", metavar="RUN", help="a folder that scan wrote, or a run's id")
    command.add_argument(
        "--format", type=format_name, required=True, metavar="F", help="one of those of scan"
    )
    where = "default: stdout, where it is text"
    command.add_argument("--out", type=Path, metavar="FILE", help=where)
    known = "the policy: names, and what the ledger knows of a run's id"
    command.add_argument("--config", type=Path, metavar="CONFIG", help=known)
