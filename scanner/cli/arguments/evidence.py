"""What packs evidence, and checks it: inspection, evidence."""

from pathlib import Path

from scanner.cli.arguments.actions import actions
from scanner.cli.arguments.readers import day, moment
from scanner.cli.helping import Parser


def inspection(command: Parser) -> None:
    """Add what packs a period."""
    command.add_argument("config", type=Path, metavar="CONFIG", help="the policy")
    for option, dest, text in (
        ("--from", "since", "first day of the period"),
        ("--to", "until", "its last day, which belongs to it"),
    ):
        command.add_argument(option, dest=dest, type=day, required=True, metavar="DATE", help=text)
    made = "for the pack; made where it is missing, with nothing else in it"
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help=made)
    command.add_argument("--as-of", type=moment, metavar="DATETIME", help="default: now")


def evidence(command: Parser, language: Parser) -> None:
    """Add what checks a pack."""
    verify = actions(command, language)("verify", "check a pack; needs neither policy nor ledger")
    verify.add_argument("pack", type=Path, metavar="PACK", help="the folder of a pack")
    verify.add_argument(
        "--key",
        type=Path,
        required=True,
        metavar="PUBKEY",
        help="the operator's public key (PEM), had from elsewhere than the pack",
    )
    anchor = "what others were sent of the records, with certificates (PEM) for time stamps"
    verify.add_argument("--anchor", type=Path, metavar="FILE", help=anchor)
