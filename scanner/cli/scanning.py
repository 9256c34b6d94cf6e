"""``scan`` and ``nightly``: from a configuration to findings, reports and an exit code."""

import argparse
import os
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from scanner import config, reports
from scanner.cli.arguments.readers import JAPAN
from scanner.cli.language import message
from scanner.cli.parts import namer, titles
from scanner.cli.progress import reporting
from scanner.cli.saying import show, whisper
from scanner.cli.session import Session, bindings, key_ids, session
from scanner.cli.signing import tell
from scanner.cli.versions import versions
from scanner.ledger import Start
from scanner.model.entry import Register
from scanner.model.errors import Reason, UsageError
from scanner.model.execution import Executor
from scanner.model.finding import Outcome
from scanner.model.history import History
from scanner.model.inventory import Holding, Inventory
from scanner.model.policy import Policy
from scanner.model.register import Registers
from scanner.model.run import CoverageLine, Run, RunRecord, exit_code
from scanner.model.secret import derive_key
from scanner.model.system import System
from scanner.pipeline import Parts, Survey, scan, survey
from scanner.profiling import Namer
from scanner.rules import BREACHES
from scanner.runtime import InlineExecutor, LocalExecutor
from scanner.sources import open_source

BYTES_PER_SECOND = 20_000_000
ROWS_PER_SECOND = 100_000
"""Rates for ``--dry-run``, on the safe side of what ``make bench`` prints on two cores."""


OF_THE_WHOLE = frozenset({"policy", *Register})
"""Sources of findings that speak of the office, which one dataset alone cannot settle."""


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
    parts = _parts(system, args)
    if args.only is not None and args.only not in system.policy.datasets:
        raise UsageError(message("no-dataset", lang, name=args.only))
    if args.dry_run:
        surveyed = survey(parts.sources, system.policy, parts.namer, args.only)
        show(reports.dry_run(_plans(surveyed), lang))
        return 0
    reports.prepare(args.out)
    start = Start(
        id=f"{clock:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}",
        command=args.command,
        as_of=args.as_of or clock,
        clock=clock,
        bindings=bindings(system, versions(parts.detector.version)),
        only=args.only,
    )
    with session(system, args, start) as current:
        kept = replace(parts, remembering=current.remembering, printing=current.printing)
        done, there = _scan(kept, system, current, args)
        found = tuple(f for f in done.findings if args.all or f.outcome is not Outcome.PASS)
        stated = Run(done.record, found)
        written = _write(stated, system.policy, args, lang, current.history)
        if _is_cut_short(done.record):
            whisper(message("cut-short", lang))
        else:
            tell(current.finish(done, there), system, done.record, args.out, lang)
    _say(stated, system.policy, written, lang)
    return done.record.exit_code


def _is_cut_short(record: RunRecord) -> bool:
    """Say whether the hours of a database ended the reading: such a run is to be gone on with."""
    return any(Reason.OUT_OF_HOURS.value in line.reasons for line in record.coverage)


def _scan(
    parts: Parts, system: System, current: Session, args: argparse.Namespace
) -> tuple[Run, Inventory]:
    """Read and judge, and put down how it went."""
    watch, seconds, start = Watch(time.monotonic()), {}, current.start
    surveyed = survey(parts.sources, system.policy, parts.namer, start.only)
    parts = replace(parts, registers=_registers(system, start.as_of, parts.namer))
    seconds["survey"] = watch.lap()
    with reporting(len(surveyed.placed)) as progress:
        inventory, findings = scan(
            parts, surveyed, system.policy, start.as_of, progress, current.history
        )
    if start.only is not None:
        findings = tuple(f for f in findings if f.location.source not in OF_THE_WHOLE)
    seconds["scan"] = watch.lap()
    record = RunRecord(
        id=start.id,
        command=start.command,
        as_of=start.as_of,
        clock=start.clock,
        exit_code=exit_code(findings, args.fail_on),
        only=start.only,
        versions=versions(parts.detector.version),
        digests=system.digests,
        registers=parts.registers.digests,
        keys=key_ids(system),
        seconds=seconds,
        coverage=_coverage(inventory),
    )
    return Run(record, findings), inventory


def _registers(system: System, as_of: datetime, names: Namer) -> Registers:
    """Read the lists of the office; pandas is loaded where there are any."""
    if not system.registers:
        return Registers()
    from scanner.registers import read_registers  # noqa: PLC0415 - as said

    def show(sheet: str) -> str:
        return names.datasets([sheet], "/")[sheet]

    moment = as_of.astimezone(JAPAN)
    key = derive_key(system.key, "register digests")
    return read_registers(system.registers, system.policy, moment, show, key)


def _refuse(args: argparse.Namespace, lang: str) -> None:
    """Refuse what is not built, and a place that is no folder, before anything is read."""
    if args.engine == "spark":
        raise UsageError(message("not-built", lang, what="--engine spark"))
    with suppress(OSError):  # writing will say what is wrong with it
        if args.out.exists() and not args.out.is_dir():
            raise UsageError(message("not-a-folder", lang, path=args.out))


def _parts(system: System, args: argparse.Namespace) -> Parts:
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


def _plans(surveyed: Survey) -> list[reports.Planned]:
    plans = [
        reports.Planned(
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
        reports.Planned(u.location.source, u.location.dataset or "", unread=u.reason)
        for u in surveyed.unlisted
    )
    return [*plans, *gone]


def _coverage(inventory: Inventory) -> tuple[CoverageLine, ...]:
    """State of every dataset how much of it was read."""
    lines = [_line(holding) for holding in inventory.holdings]
    for gone in inventory.unlisted:
        place = gone.location
        lines.append(
            CoverageLine(
                place.source, place.dataset, place.object, "unread", 0, None, (gone.reason.value,)
            )
        )
    for register, reason in inventory.registers.unread.items():
        reasons = (reason.value,)
        lines.append(CoverageLine(register.value, None, None, "unread", 0, None, reasons))
    return tuple(sorted(lines, key=lambda c: (c.source, c.dataset or "", c.object or "")))


def _line(holding: Holding) -> CoverageLine:
    profile, place = holding.profile, holding.location
    status = "read" if profile.coverage.whole() else "partial" if profile.rows else "unread"
    status = status if holding.read_at is None else "reused"
    return CoverageLine(
        source=place.source,
        dataset=place.dataset,
        object=place.object,
        status=status,
        rows=profile.rows,
        bytes=holding.bytes,
        reasons=tuple(sorted({gap.reason.value for gap in profile.coverage.gaps})),
        read_at=holding.read_at,
    )


def _write(
    run: Run,
    policy: Policy,
    args: argparse.Namespace,
    lang: str,
    history: Callable[[], History],
) -> tuple[Path, ...]:
    """Write what was asked for."""
    texts, names = config.catalogue(), titles(policy, lang)
    rendered: Mapping[str, str] = {
        "findings.json": reports.findings_json(run.findings, run.record.as_of),
        "run.json": reports.run_json(run.record),
    }
    if "html" in args.format:
        rendered = {**rendered, "report.html": reports.html(run, texts, lang, names)}
    if "csv" in args.format:
        table = reports.findings_csv(run.findings, texts, lang, names)
        rendered = {**rendered, "findings.csv": table}
    if "drafts" in args.format:
        wording = reports.Wording(lang, texts, names)
        made = reports.drafts(run, policy, first_seen(history()), wording, BREACHES)
        rendered = {**rendered, **made}
    return reports.write_all(args.out, rendered)


def first_seen(history: History) -> Mapping[str, datetime]:
    """Give since when each open finding is known, by id."""
    return {key: known.first_seen for key, known in history.findings.items() if not known.fixed}


def _say(run: Run, policy: Policy, written: Sequence[Path], lang: str) -> None:
    """Show it on the terminal, last of all: a reader who left must not cost the night."""
    texts, names = config.catalogue(), titles(policy, lang)
    places = [str(path) for path in written]
    show(reports.terminal(run, texts, lang, names, places))
