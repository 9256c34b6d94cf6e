"""One run as the ledger sees it: begun or resumed, remembered, ended; or without any ledger."""

import argparse
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from hashlib import sha256

from scanner.cli.clock import has_come, now
from scanner.cli.signing import Signed, anchored, attest, evidence_key_id
from scanner.ledger import (
    Ending,
    Judgement,
    SqlLedger,
    SqlMemory,
    Start,
    Told,
    key_id,
    open_ledger,
)
from scanner.model.entry import Register
from scanner.model.erased import ErasedStore
from scanner.model.history import History
from scanner.model.inventory import Inventory
from scanner.model.memory import Bindings
from scanner.model.run import Run
from scanner.model.secret import derive_key
from scanner.model.system import System
from scanner.pipeline.printing import MemoryStore, Printing, printer
from scanner.pipeline.remembering import Remembering

OWN_PLACES = frozenset({"ledger", "policy"})
"""Sources of findings that speak of the scanner's own nights and of the policy."""


@dataclass(frozen=True, slots=True)
class Session:
    """What a run needs of the ledger.

    Attributes:
        start: The run; its id and ``as_of`` are those of the interrupted one that it resumes.
        remembering: ``None`` without a ledger.
        history: Gives what earlier nights saw, the same however often; to be asked when all is
            read.
        finish: Ends the run, once its reports are written; gives what was signed, if anything.
        printing: ``None`` where the configuration names no city's key.
        lives: Tells the lives of all findings as a run leaves them; nothing without a ledger.
        erased: What is remembered of erasures; ``None`` without a ledger or a city's key.
    """

    start: Start
    remembering: Remembering | None
    history: Callable[[], History]
    finish: Callable[[Run, Inventory], Signed | None]
    printing: Printing | None = None
    lives: Callable[[Run], Mapping[str, Told]] = lambda _run: {}
    erased: ErasedStore | None = None


@contextmanager
def session(
    system: System,
    args: argparse.Namespace,
    start: Start,
    clock: Callable[[], datetime] = now,
) -> Iterator[Session]:
    """Begin a run.

    Args:
        system: What is configured.
        args: Of the command line.
        start: The run, if it resumes none.
        clock: Says when its record is signed.

    Raises:
        UsageError: The ledger cannot be used, or the same job is already running.
    """
    if args.ledger == "off" or system.ledger is None:
        key = system.city_key
        printing = None if key is None else Printing(printer(key), MemoryStore())
        yield Session(start, None, History, lambda _run, _there: None, printing)
        return
    with (
        open_ledger(system.ledger, system.key) as ledger,
        ledger.guard(start.command, start.clock),
    ):
        begun = ledger.begin(start, resume=args.resume)
        yield _begun(ledger, begun, system, clock, full=args.full)


def bindings(system: System, versions: Mapping[str, str]) -> Bindings:
    """Say on what a profile depends besides the data."""
    made_by, policy = (
        sha256(repr(sorted(named.items())).encode()).hexdigest()
        for named in (versions, system.digests)
    )
    return Bindings(made_by, policy, _reading_keys(system))


def key_ids(system: System) -> Mapping[str, str]:
    """Give the ids of the keys in use, by name."""
    signing = {} if system.evidence is None else {"evidence": evidence_key_id(system.evidence)}
    return {**_reading_keys(system), **signing}


def _reading_keys(system: System) -> Mapping[str, str]:
    """Give those that a profile depends on."""
    city = {} if system.city_key is None else {"city": key_id(system.city_key)}
    return {"system": key_id(system.key)} | city


@dataclass(frozen=True, slots=True)
class _Kept:
    """A run that a ledger keeps."""

    ledger: SqlLedger
    start: Start
    system: System
    clock: Callable[[], datetime]
    memory: SqlMemory

    @property
    def listed(self) -> frozenset[str]:
        """Give what the run lists whole."""
        return OWN_PLACES | self.system.sources.keys() | set(Register)

    def history(self) -> History:
        """Freeze what earlier nights saw, and what this one noticed of it."""
        places = self.system.evidence.places if self.system.evidence else ()
        past = self.ledger.history(self.start.as_of, self.start.id, places)
        return replace(past, kept=True)

    def finish(self, run: Run, there: Inventory) -> Signed | None:
        """End the run, sign it, destroy what has come to its last day, and hand out the head."""
        self.ledger.finish(
            self.start,
            run,
            sources=self.listed,
            due_days=self.system.due_days,
            memory=self.memory,
            attest=attest(self.system, run, there, self.clock()),
        )
        self.ledger.expire_erased(has_come(self.start.as_of, self.start.clock), self.start.clock)
        return anchored(self.ledger, self.system.evidence)

    def lives(self, run: Run) -> Mapping[str, Told]:
        """Tell the lives of all findings as the run leaves them."""
        start, coverage = self.start, run.record.coverage
        said = Judgement(start.as_of, run.findings, coverage, self.listed, start.only)
        return self.ledger.lives(Ending(start, said, self.system.due_days))


def _begun(
    ledger: SqlLedger, start: Start, system: System, clock: Callable[[], datetime], *, full: bool
) -> Session:
    memory = ledger.memory(start, system.full_scan_every)
    kept = _Kept(ledger, start, system, clock, memory)
    key, printing, erased = system.city_key, None, None
    if key is not None:
        printing = Printing(printer(key), ledger.fingerprints(start, key_id(key)))
        erased = ledger.erased(start.as_of.date(), key_id(key))
    return Session(
        start=start,
        remembering=Remembering(memory, derive_key(system.key, "marks"), full),
        history=cache(kept.history),
        finish=kept.finish,
        printing=printing,
        lives=kept.lives,
        erased=erased,
    )
