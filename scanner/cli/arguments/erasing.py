"""What looks into an erasure: deletion."""

from pathlib import Path

from scanner.cli.arguments.readers import moment
from scanner.cli.helping import Parser
from scanner.model.severity import Severity


def deletion(command: Parser) -> None:
    """Add what proves or refutes one record of the register of erasures."""
    command.add_argument("config", type=Path, metavar="CONFIG", help="the policy")
    number = "its number in the register of erasures"
    command.add_argument("--record", required=True, metavar="ID", help=number)
    made = "for reports; made where it is missing"
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help=made)
    command.add_argument("--as-of", type=moment, metavar="DATETIME", help="default: now")
    command.set_defaults(engine="inline", workers=None, only=None, fail_on=Severity.LOW)
