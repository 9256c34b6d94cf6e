"""What asks and decides between nights: explain, status, exceptions."""

from pathlib import Path

from scanner.cli.arguments.actions import Actions, actions
from scanner.cli.arguments.readers import day, line, moment, name
from scanner.cli.helping import Parser
from scanner.model.waiver_category import WaiverCategory


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
    _decisions(action)


def _decisions(action: Actions) -> None:
    """Add what asks for a waiver, signs it, and takes it over."""
    waive = action("waive", "ask for a waiver: writes a request, and decides nothing")
    waive.add_argument("id", metavar="ID", help="of `exceptions list`")
    kinds = [one.value for one in WaiverCategory]
    accepted = "the risk is accepted, or met by other means"
    waive.add_argument("--category", choices=kinds, required=True, help=accepted)
    waive.add_argument("--reason", type=line, required=True, metavar="TEXT", help="why")
    waive.add_argument("--until", type=day, required=True, metavar="DATE", help="its last day")
    asks = "who asks; somebody else approves"
    waive.add_argument("--requested-by", type=line, required=True, metavar="NAME", help=asks)
    waive.add_argument(
        "--out", type=Path, required=True, metavar="DECISION", help="must not be there yet"
    )
    sign = action("sign", "sign a request or a filled-in workbook as an approver")
    sign.add_argument("file", type=Path, metavar="DECISION|FILE.xlsx", help="what is decided")
    sign.add_argument(
        "--key", type=Path, required=True, metavar="FILE", help="the approver's private key (PEM)"
    )
    sign.add_argument(
        "--out", type=Path, required=True, metavar="SIGNED", help="must not be there yet"
    )
    take = action("import", "show what signed decisions change, and write it to the ledger")
    take.add_argument("file", type=Path, metavar="FILE.xlsx|DECISION", help="what was signed")
    take.add_argument(
        "--signed", type=Path, required=True, metavar="SIGNED", help="what `exceptions sign` wrote"
    )
