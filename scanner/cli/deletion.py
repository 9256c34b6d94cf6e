"""``deletion``: everything read afresh, and one erasure proved or refuted by it."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime

from scanner import config
from scanner.cli.clock import has_come, now
from scanner.cli.language import message
from scanner.cli.progress import reporting
from scanner.cli.registering import lists_of, registers_of
from scanner.cli.saying import say
from scanner.cli.scanning import parts_of
from scanner.ledger import Act, ActKind, SqlLedger, key_id, open_ledger
from scanner.model.deletion import Certificate, Proof
from scanner.model.entry import Register
from scanner.model.erased import ErasedStore
from scanner.model.errors import UsageError
from scanner.model.register import Registers
from scanner.model.register_data import Erasure
from scanner.model.system import System
from scanner.pipeline.erasing import Erased
from scanner.pipeline.printing import MemoryStore, Printing, printer
from scanner.pipeline.proving import Looked, certificate
from scanner.pipeline.scan import scan
from scanner.pipeline.survey import survey
from scanner.reports.deletion import deletion_html, deletion_json, deletion_said
from scanner.reports.write import prepare, write_all

CODES = {Proof.PROVED: 0, Proof.REFUTED: 10, Proof.OPEN: 3}


def run(args: argparse.Namespace, lang: str) -> int:
    """Look into one erasure, write the certificate, and put down what it came to.

    Raises:
        UsageError: There is no such record, it was not done, or the ledger cannot be used.
        ConfigError: The configuration cannot be used.
    """
    clock = now()
    system = config.load(args.config, lang=lang)
    as_of = args.as_of or clock
    parts = parts_of(system, args)
    registers = registers_of(system, as_of, parts.namer)
    entry = _entry(registers, args.record, as_of.date(), lang)
    prepare(args.out)
    key = system.city_key
    with _kept(system) as ledger:
        store: ErasedStore | None = None
        if ledger is not None and key is not None:
            store = ledger.erased(as_of.date(), key_id(key))
        erased = Erased((entry,), lists_of(registers, system), store, thorough=True)
        printing = None if key is None else Printing(printer(key), MemoryStore())
        parts = replace(parts, registers=registers, erased=erased, printing=printing)
        surveyed = survey(parts.sources, system.policy, parts.namer)
        with reporting(len(surveyed.placed)) as progress:
            inventory, _ = scan(parts, surveyed, system.policy, as_of, progress)
        since = None if ledger is None else _proved_since(ledger, entry, as_of)
        looking = Looked(as_of, since, kept=store is not None, keyed=key is not None)
        made = certificate(inventory, system.policy, entry, looking)
        _write(args, made)
        if ledger is not None:
            _put_down(ledger, made, as_of, clock)
    say(deletion_said(made, lang))
    return CODES[made.proof]


def _entry(registers: Registers, record: str, today: date, lang: str) -> Erasure:
    """Find an entry of the register of erasures that was done.

    Raises:
        UsageError: There is none.
    """
    if Register.ERASURES not in registers.named:
        raise UsageError(message("no-erasures", lang))
    if Register.ERASURES in registers.unread:
        raise UsageError(message("erasures-unread", lang))
    found = [one for one in registers.erasures if one.spot.id == record]
    if not found:
        known = ", ".join(one.spot.id for one in registers.erasures) or "-"
        raise UsageError(message("no-record", lang, record=record, known=known))
    [entry] = found
    if entry.done is None or entry.done > today:
        raise UsageError(message("not-erased", lang, record=record))
    return entry


@contextmanager
def _kept(system: System) -> Iterator[SqlLedger | None]:
    """Open the ledger, where the configuration names one."""
    if system.ledger is None:
        yield None
        return
    with open_ledger(system.ledger, system.key) as ledger:
        yield ledger


def _proved_since(ledger: SqlLedger, entry: Erasure, as_of: datetime) -> date | None:
    """Give the day since which it has been proved whenever it was looked into."""
    since: date | None = None
    looked = [
        (datetime.fromisoformat(act.notes["as_of"]), act.notes["outcome"])
        for act in ledger.acts()
        if act.kind is ActKind.DELETION and act.notes["record"] == entry.spot.id
    ]
    for moment, outcome in sorted(looked):
        if moment <= as_of:
            since = (since or moment.date()) if outcome == Proof.PROVED else None
    return since


def _put_down(ledger: SqlLedger, made: Certificate, as_of: datetime, clock: datetime) -> None:
    """Note what it came to, and destroy what has come to its last day."""
    notes = {"record": made.entry, "outcome": made.proof.value, "as_of": as_of.isoformat()}
    ledger.note(Act(ActKind.DELETION, clock, notes=notes))
    ledger.expire_erased(has_come(as_of, clock), clock)


def _write(args: argparse.Namespace, made: Certificate) -> None:
    write_all(
        args.out,
        {
            "deletion.json": deletion_json(made),
            "deletion.ja.html": deletion_html(made, "ja"),
            "deletion.en.html": deletion_html(made, "en"),
        },
    )
