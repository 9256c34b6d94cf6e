"""``scan`` and ``nightly``: from a configuration to findings, reports and an exit code."""

import argparse
import os
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from scanner import config
from scanner.cli.arguments.readers import DRAFTS, JAPAN
from scanner.cli.covering import coverage
from scanner.cli.dossier import dossier
from scanner.cli.language import message
from scanner.cli.notifying import Watcher, watched
from scanner.cli.parts import namer, titles
from scanner.cli.progress import reporting
from scanner.cli.registering import lists_of, registers_of
from scanner.cli.saying import say, show, whisper
from scanner.cli.session import Session, bindings, key_ids, session
from scanner.cli.signing import tell
from scanner.cli.versions import versions
from scanner.ledger import Start
from scanner.model.entry import Register
from scanner.model.errors import Reason, UsageError
from scanner.model.execution import Executor
from scanner.model.finding import Finding, Outcome
from scanner.model.history import History
from scanner.model.inventory import Inventory
from scanner.model.policy import Policy
from scanner.model.run import Run, RunRecord, exit_code
from scanner.model.system import System
from scanner.pipeline.erasing import Erased
from scanner.pipeline.scan import Parts, scan
from scanner.pipeline.survey import Survey, survey
from scanner.reports.before import Planned, dry_run
from scanner.reports.drafts import drafts
from scanner.reports.formats import render
from scanner.reports.machine import findings_json, flows_json, outcome_json, run_json
from scanner.reports.report import Report
from scanner.reports.terminal import terminal
from scanner.reports.wording import Wording
from scanner.reports.write import prepare, write_all
from scanner.rules import BREACHES, flow_map, waiver_no_longer_fits
from scanner.runtime import InlineExecutor, LocalExecutor
from scanner.sources import open_source

BYTES_PER_SECOND = 20_000_000
ROWS_PER_SECOND = 100_000
"""Rates for ``--dry-run``, on the safe side of what ``make bench`` prints on two cores."""


OF_THE_WHOLE = frozenset({"policy", *Register})
"""Sources of findings that speak of the office, which one dataset alone cannot settle."""


WAIVER = waiver_no_longer_fits.META.id
"""A waiver fits or not where its finding is, wherever that is."""


@dataclass(slots=True)
class Watch:
    """Times the phases of a run."""

    started: float

    def lap(self) -> float:
        """Give the seconds since the last lap."""
        now = time.monotonic()
        seconds, self.started = now - self.started, now
        return round(seconds, 3)


def run(args: argparse.Namespace, lang: str) -> int:
    """Scan a configured system.

    Raises:
        UsageError: Something is asked for that cannot be done.
        ConfigError: The configuration cannot be used.
    """
    _refuse(args, lang)
    clock = datetime.now(JAPAN)  # noqa: TID251 - the one clock
    system = config.load(args.config, lang=lang)
    with watched(system, args, lang) as watcher:
        return _run(system, args, lang, clock, watcher)


def _run(
    system: System, args: argparse.Namespace, lang: str, clock: datetime, watcher: Watcher | None
) -> int:
    parts = parts_of(system, args)
    if args.only is not None and args.only not in system.policy.datasets:
        raise UsageError(message("no-dataset", lang, name=args.only))
    if args.dry_run:
        surveyed = survey(parts.sources, system.policy, parts.namer, args.only)
        show(dry_run(_plans(surveyed), lang))
        return 0
    prepare(args.out)
    with session(system, args, _start(parts, system, args, clock)) as current:
        if watcher is not None:
            watcher.begun()
        kept = replace(parts, remembering=current.remembering, printing=current.printing)
        done, there = _scan(kept, system, current, args)
        found = tuple(f for f in done.findings if args.all or f.outcome is not Outcome.PASS)
        stated = replace(done, findings=found)
        known = partial(dossier, stated, done, there, system, current, lang)
        written = _write(stated, system, args, lang, current.history, known)
        if _is_cut_short(done.record):
            whisper(message("cut-short", lang))
        else:
            tell(current.finish(done, there), system, done.record, args.out, lang)
            if watcher is not None:
                watcher.completed(done.record, args.out)
    _say(stated, system.policy, written, args, lang)
    return done.record.exit_code


def _start(parts: Parts, system: System, args: argparse.Namespace, clock: datetime) -> Start:
    """Say what run is to begin, if none is gone on with."""
    return Start(
        id=f"{clock:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}",
        command=args.command,
        as_of=args.as_of or clock,
        clock=clock,
        bindings=bindings(system, versions(parts.detector.version)),
        only=args.only,
    )


def _is_cut_short(record: RunRecord) -> bool:
    """Say whether the hours of a database ended the reading: such a run is to be gone on with."""
    return any(Reason.OUT_OF_HOURS.value in line.reasons for line in record.coverage)


def _scan(
    parts: Parts, system: System, current: Session, args: argparse.Namespace
) -> tuple[Run, Inventory]:
    """Read and judge, and put down how it went."""
    watch, seconds, start = Watch(time.monotonic()), {}, current.start
    surveyed = survey(parts.sources, system.policy, parts.namer, start.only)
    registers = registers_of(system, start.as_of, parts.namer)
    erased = Erased(registers.erasures, lists_of(registers, system), current.erased)
    parts = replace(parts, registers=registers, erased=erased)
    seconds["survey"] = watch.lap()
    with reporting(len(surveyed.placed), quiet=args.quiet) as progress:
        inventory, findings = scan(
            parts, surveyed, system.policy, start.as_of, progress, current.history
        )
    if start.only is not None:
        findings = tuple(f for f in findings if _is_about(f, start.only))
    waived = current.history().waived(findings, start.as_of.date())
    seconds["scan"] = watch.lap()
    record = RunRecord(
        id=start.id,
        command=start.command,
        as_of=start.as_of,
        clock=start.clock,
        exit_code=exit_code(findings, args.fail_on, waived),
        only=start.only,
        versions=versions(parts.detector.version),
        digests=system.digests,
        registers=parts.registers.digests,
        keys=key_ids(system),
        seconds=seconds,
        coverage=coverage(inventory),
    )
    flows = flow_map(inventory, system.policy, start.as_of)
    return Run(record, findings, flows, waived), inventory


def _is_about(finding: Finding, only: str) -> bool:
    """Say whether a run limited to one dataset can speak of this."""
    place = finding.location
    elsewhere = finding.control == WAIVER and place.dataset != only
    return place.source not in OF_THE_WHOLE and not elsewhere


def _refuse(args: argparse.Namespace, lang: str) -> None:
    """Refuse what is not built, and a place that is no folder, before anything is read."""
    if args.engine == "spark":
        raise UsageError(message("not-built", lang, what="--engine spark"))
    if "xlsx" in args.format and args.ledger == "off":
        raise UsageError(message("sheet-without-ledger", lang))
    with suppress(OSError):  # writing will say what is wrong with it
        if args.out.exists() and not args.out.is_dir():
            raise UsageError(message("not-a-folder", lang, path=args.out))


def parts_of(system: System, args: argparse.Namespace) -> Parts:
    """Pick the adapters that the configuration and the command line name."""
    names = namer(system, system.key)
    return Parts(
        sources={name: open_source(at, _workers(args)) for name, at in system.sources.items()},
        detector=names.detector,
        namer=names,
        executor=_executor(args),
    )


def _executor(args: argparse.Namespace) -> Executor:
    return LocalExecutor(_workers(args)) if args.engine == "local" else InlineExecutor()


def _workers(args: argparse.Namespace) -> int:
    return (args.workers or os.cpu_count() or 1) if args.engine == "local" else 1


def _plans(surveyed: Survey) -> list[Planned]:
    plans = [
        Planned(
            source=placed.location.source,
            dataset=placed.location.object or placed.location.dataset or "",
            rows=placed.listed.rows,
            bytes=placed.listed.bytes,
            seconds=(placed.listed.rows or 0) / ROWS_PER_SECOND
            + (placed.listed.bytes or 0) / BYTES_PER_SECOND,
            unread=placed.listed.unread,
        )
        for placed in surveyed.placed
    ]
    gone = (
        Planned(u.location.source, u.location.dataset or "", unread=u.reason)
        for u in surveyed.unlisted
    )
    return [*plans, *gone]


def _write(
    run: Run,
    system: System,
    args: argparse.Namespace,
    lang: str,
    history: Callable[[], History],
    known: Callable[[], Report],
) -> tuple[Path, ...]:
    """Write what was asked for."""
    rendered: dict[str, str | bytes] = {
        "findings.json": findings_json(run.findings, run.record.as_of),
        "flows.json": flows_json(run.flows, run.record.as_of),
        "run.json": run_json(run.record),
    }
    if set(args.format) - {DRAFTS}:
        report = known()
        for name in args.format:
            if name != DRAFTS:
                rendered |= render(name, report, lang)
    if DRAFTS in args.format:
        wording = Wording(lang, config.catalogue(), titles(system.policy, lang))
        rendered |= drafts(run, system.policy, first_seen(history()), wording, BREACHES)
    return write_all(args.out, rendered)


def first_seen(history: History) -> Mapping[str, datetime]:
    """Give since when each open finding is known, by id."""
    return {key: known.first_seen for key, known in history.findings.items() if not known.fixed}


def _say(
    run: Run, policy: Policy, written: Sequence[Path], args: argparse.Namespace, lang: str
) -> None:
    """Show it on the terminal, last of all: a reader who left must not cost the night."""
    places = [str(path) for path in written]
    if args.json:
        say(outcome_json(run, places))
    if args.json or args.quiet:
        return
    texts, names = config.catalogue(), titles(policy, lang)
    show(terminal(run, texts, lang, names, places))
