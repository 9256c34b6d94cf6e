"""What keeps the scanner itself: ledger, key, locate."""

from pathlib import Path

from scanner.cli.arguments.actions import actions
from scanner.cli.arguments.readers import day
from scanner.cli.helping import Parser


def ledger(command: Parser, language: Parser) -> None:
    """Add the actions on the ledger."""
    action = actions(command, language)

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


def key(command: Parser, language: Parser) -> None:
    """Add the actions on secrets."""
    action = actions(command, language)
    new = action("new", "make the secret that the configuration names")
    new.add_argument("config", type=Path, metavar="CONFIG", help="the policy")
    new.add_argument(
        "--key",
        choices=("system", "evidence"),
        default="system",
        help="which secret (default: system); evidence: the one that signs",
    )
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


def locate(command: Parser) -> None:
    """Add what looks a hidden name up."""
    command.add_argument("reference", metavar="REF", help="12 hex digits, or [name:…]")
    command.add_argument("config", type=Path, metavar="CONFIG", help="the policy")
