"""What asks and decides between nights: explain, status, exceptions."""

from pathlib import Path

from scanner.cli.arguments.actions import actions
from scanner.cli.arguments.readers import day, moment, name
from scanner.cli.helping import Parser

LATER_ACTIONS = ("waive", "sign", "import")
"""What ``exceptions`` of the contract can do and this version cannot."""


def explain(command: Parser) -> None:
    """Add what explains a control."""
    command.add_argument("control", metavar="CONTROL", help="such as MIN-4")


def status(command: Parser) -> None:
    """Add what tells how things stand."""
    command.add_argument("config", type=Path, metavar="CONFIG", help="the policy")
    command.add_argument("--as-of", type=moment, metavar="DATETIME", help="default: now")


def exceptions(command: Parser, language: Parser) -> None:
    """Add the questions and decisions about open findings."""
    command.add_argument("--config", type=Path, metavar="CONFIG", required=True, help="the policy")
    command.add_argument("--as-of", type=moment, metavar="DATETIME", help="default: now")
    action = actions(command, language)
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
