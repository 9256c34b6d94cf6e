"""``key`` and ``locate``: the system secret, and the names that it hides."""

import argparse
import os
import re
import secrets
from collections.abc import Collection, Iterator
from pathlib import Path

from scanner import config
from scanner.cli.city_key import destroy, fetched, rotate_city
from scanner.cli.clock import now
from scanner.cli.keeping import kept_ledger
from scanner.cli.language import message
from scanner.cli.parts import namer
from scanner.cli.saying import say
from scanner.cli.showing import need_terminal
from scanner.evidence.chained import public_keys
from scanner.evidence.signing import new_key
from scanner.ledger import SqlLedger, key_id
from scanner.model.detection import NameKind
from scanner.model.errors import UsageError
from scanner.model.finding import Finding
from scanner.model.inventory import Unlisted
from scanner.model.secret import KEY_BYTES
from scanner.model.system import System
from scanner.pipeline.hidden_names import HiddenName, hidden_names
from scanner.profiling import Namer
from scanner.reports.rotated import Rotation, rotated
from scanner.reports.shown import shown
from scanner.sources import open_source

REFERENCE = re.compile(r"\[name:[0-9a-f]{12}\]")
ONLY_FOR_OWNER = 0o600


def run(args: argparse.Namespace, lang: str) -> int:
    """Do what was asked for.

    Raises:
        UsageError: It cannot be done, or must not be.
        ConfigError: The configuration cannot be used.
    """
    if args.command == "locate":
        _locate(args, lang)
    elif args.action == "new":
        _new(args, lang)
    elif args.action == "destroy":
        destroy(args, lang)
    elif args.key == "city":
        rotate_city(args, lang)
    else:
        _rotate(args, lang)
    return 0


def _locate(args: argparse.Namespace, lang: str) -> None:
    """Show a hidden name to whoever sits at the terminal."""
    need_terminal("locate", lang)
    reference = f"[name:{args.reference.removeprefix('[name:').removesuffix(']').lower()}]"
    if not REFERENCE.fullmatch(reference):
        raise UsageError(message("no-reference", lang))
    system = config.load(args.config, lang=lang)
    unlisted = []
    for found in _names(system, namer(system, system.key)):
        if isinstance(found, Unlisted):
            unlisted.append(found.location.source)
        elif reference in found.references:
            _say(found, lang)
            return
    sources = ", ".join(map(shown, unlisted)) or "-"
    raise UsageError(message("not-located", lang, reference=reference, sources=sources))


def _say(found: HiddenName, lang: str) -> None:
    key = "located-column" if found.kind is NameKind.COLUMN else "located-path"
    source, name = shown(found.source), shown(found.name.reveal(), None)
    say(message(key, lang, source=source, name=name) + "\n")


def _names(system: System, *namers: Namer) -> Iterator[HiddenName | Unlisted]:
    sources = {name: open_source(address) for name, address in system.sources.items()}
    return hidden_names(sources, namers)


def _new(args: argparse.Namespace, lang: str) -> None:
    """Make the secret file that the configuration names; for a variable, say how."""
    if args.key == "evidence":
        _new_signing(args, lang)
        return
    place = config.secret_place(args.config, lang=lang)
    if place.file is None:
        say(message("key-env", lang, name=shown(place.name)) + "\n")
        return
    _write(place.file, f"{secrets.token_hex(KEY_BYTES)}\n", lang)
    say(message("key-made", lang, path=shown(str(place.file), None)) + "\n")


def _new_signing(args: argparse.Namespace, lang: str) -> None:
    """Make the key that signs, and its public key beside it for whoever verifies."""
    place = config.secret_place(args.config, config.SIGNING, lang=lang)
    if place.file is None:
        say(message("key-evidence-env", lang) + "\n")
        return
    private, public = new_key()
    path = place.file.with_name(f"{place.file.name}.pub")
    _write(place.file, private.decode(), lang)
    _write(path, public.decode(), lang)
    names = {"path": shown(str(place.file), None), "public": shown(str(path), None)}
    say(message("key-evidence", lang, **names, id=next(iter(public_keys(public)))) + "\n")


def _write(path: Path, text: str, lang: str) -> None:
    """Write a new secret, whole or not at all; what is there already stays."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ONLY_FOR_OWNER)
    except FileExistsError:
        raise UsageError(message("key-exists", lang, path=path)) from None
    except (OSError, ValueError) as error:
        raise UsageError(_unwritable(path, error, lang)) from None
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(handle)
    except OSError as error:
        path.unlink()
        raise UsageError(_unwritable(path, error, lang)) from None


def _unwritable(path: Path, error: Exception, lang: str) -> str:
    return message("key-unwritable", lang, path=path, kind=type(error).__name__)


def _rotate(args: argparse.Namespace, lang: str) -> None:
    """Bring the ledger under another secret, while no scan runs."""
    system = config.load(args.config, lang=lang)
    new = fetched(args, lang)
    if key_id(new) == key_id(system.key):
        raise UsageError(message("key-same", lang))
    at = now()
    with kept_ledger(system) as ledger, ledger.guard("nightly", at), ledger.guard("scan", at):
        found = list(_names(system, namer(system, system.key), namer(system, new)))
        hidden = [one.references for one in found if isinstance(one, HiddenName)]
        references = {references[0]: references[1] for references in hidden}
        lost = _lost(ledger, references)
        done = ledger.rotate(new, references, at)
    rotation = Rotation(
        reference=args.to,
        rows=done.rows,
        ids=len(done.ids),
        unverified=done.unverified,
        unlisted=[one for one in found if isinstance(one, Unlisted)],
        lost=lost,
    )
    say(rotated(rotation, lang))


def _lost(ledger: SqlLedger, renewed: Collection[str]) -> list[Finding]:
    """List the open findings with a hidden name that no source shows any more."""
    return [
        one.finding
        for one in ledger.open_findings()
        if not set(REFERENCE.findall(repr(one.finding))) <= set(renewed)
    ]
