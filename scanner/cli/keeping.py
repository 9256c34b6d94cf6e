"""``ledger``: migrate, backup, restore, prune; and the way to a ledger that is there already."""

import argparse
from datetime import datetime, time

from scanner import config
from scanner.cli.arguments.readers import JAPAN
from scanner.cli.clock import now
from scanner.cli.language import message
from scanner.cli.saying import say
from scanner.ledger import LedgerError, SqlLedger, Trouble, migrate_ledger, open_ledger
from scanner.model.errors import UsageError
from scanner.model.secret import Secret
from scanner.model.system import System


def kept_ledger(system: System, *, make: bool = False) -> SqlLedger:
    """Open the ledger of a system; a question makes none where there is none.

    Raises:
        UsageError: It is missing or cannot be used.
    """
    return open_ledger(_url(system), system.key, migrate_new=make)


def run(args: argparse.Namespace, lang: str) -> int:
    """Do what was asked for and say how much it was.

    Raises:
        UsageError: The ledger or the file cannot be used.
        ConfigError: The configuration cannot be used.
    """
    system = config.load(args.config, lang=lang)
    say(ACTIONS[args.action](system, args, lang) + "\n")
    return 0


def _migrate(system: System, _args: argparse.Namespace, lang: str) -> str:
    done = migrate_ledger(_url(system), system.key)
    key = "ledger-as-it-is" if done.before == done.after else "ledger-migrated"
    return message(key, lang, before=done.before, after=done.after)


def _backup(system: System, args: argparse.Namespace, lang: str) -> str:
    with kept_ledger(system) as ledger:
        copied = ledger.backup(args.to)
    total = sum(copied.rows.values())
    return message("ledger-backup", lang, path=args.to, rows=total, unverified=copied.unverified)


def _restore(system: System, args: argparse.Namespace, lang: str) -> str:
    with kept_ledger(system, make=True) as ledger:
        copied = ledger.restore(args.file, now())
    total = sum(copied.rows.values())
    return message("ledger-restored", lang, rows=total, unverified=copied.unverified)


def _prune(system: System, args: argparse.Namespace, lang: str) -> str:
    """Forget what lies before a day; one that is still to come is a slip."""
    before, at = datetime.combine(args.before, time(), JAPAN), now()
    if before > at:
        raise UsageError(message("prune-future", lang, day=args.before))
    with kept_ledger(system) as ledger:
        gone = ledger.prune(before, at)
    return message("ledger-pruned", lang, runs=gone.runs, findings=gone.findings, acts=gone.acts)


ACTIONS = {"migrate": _migrate, "backup": _backup, "restore": _restore, "prune": _prune}


def _url(system: System) -> Secret[str]:
    if system.ledger is None:
        raise LedgerError(Trouble.NO_FILE)
    return system.ledger
