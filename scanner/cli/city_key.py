"""``key rotate --key city`` and ``key destroy``: the end of fingerprints, with a record.

What is forgotten is overwritten in an SQLite file; a server overwrites it in its own time. Backups
of the ledger hold what they held, which nobody can use without the key.
"""

import argparse

from scanner import config
from scanner.cli.clock import now
from scanner.cli.keeping import kept_ledger
from scanner.cli.language import message
from scanner.cli.saying import say
from scanner.ledger import Act, ActKind, Forgotten, key_id
from scanner.model.errors import UsageError
from scanner.model.secret import Secret
from scanner.model.system import System
from scanner.reports.shown import shown


def fetched(args: argparse.Namespace, lang: str) -> Secret[bytes]:
    """Fetch the new secret, or say how one is made.

    Raises:
        UsageError: There is none.
    """
    try:
        return config.fetch_secret(args.config, args.to, lang=lang)
    except UsageError as error:
        raise UsageError(message("key-to-make", lang, problem=error)) from None


def rotate_city(args: argparse.Namespace, lang: str) -> None:
    """Go over to the city's next key: fingerprints under the old one go, since none can follow.

    Raises:
        UsageError: There is no such key, or it is the same, or a scan is running.
    """
    system, key = _city_key(args, lang, "key-no-city")
    following = key_id(fetched(args, lang))
    if following == key:
        raise UsageError(message("key-same", lang))
    gone = _leave(system, Act(ActKind.ROTATE_CITY, now(), notes={"key": key}), following)
    reference = shown(args.to, None)
    say(message("key-city-rotated", lang, n=gone.fingerprints, reference=reference) + "\n")


def destroy(args: argparse.Namespace, lang: str) -> None:
    """Forget all fingerprints, and that a key must never be used again write down.

    Raises:
        UsageError: The configuration names no city's key, or a scan is running.
    """
    system, key = _city_key(args, lang, "key-destroy")
    gone = _leave(system, Act(ActKind.DESTROY, now(), notes={"key": key}), None)
    say(message("key-destroyed", lang, n=gone.fingerprints) + "\n")


def _city_key(args: argparse.Namespace, lang: str, missing: str) -> tuple[System, str]:
    """Give the system, and the id of the city's key in use."""
    system = config.load(args.config, lang=lang)
    if system.city_key is None:
        raise UsageError(message(missing, lang))
    return system, key_id(system.city_key)


def _leave(system: System, act: Act, but: str | None) -> Forgotten:
    """Do it while no scan runs."""
    at = act.at
    with kept_ledger(system) as ledger, ledger.guard("nightly", at), ledger.guard("scan", at):
        return ledger.leave_city_key(act, but=but)
