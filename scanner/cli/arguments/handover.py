"""What checks an item before it is handed over."""

from pathlib import Path

from scanner.cli.arguments.readers import moment
from scanner.cli.helping import Parser


def handover(command: Parser) -> None:
    """Add it."""
    command.add_argument("config", type=Path, metavar="CONFIG", help="the policy")
    flow = "the declared flow by which it goes"
    command.add_argument("--flow", required=True, metavar="NAME", help=flow)
    item = "file or folder, env:URL of a blob, or query:NAME"
    command.add_argument("--item", required=True, metavar="ITEM", help=item)
    made = "for reports; made where it is missing"
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help=made)
    command.add_argument("--as-of", type=moment, metavar="DATETIME", help="default: now")
