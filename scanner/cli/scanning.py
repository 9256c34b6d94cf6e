"""``scan`` and ``nightly``: from a configuration to findings, reports and an exit code."""

import argparse
import os
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from importlib.metadata import version

from rich.console import Console

from scanner import __version__, config, reports
from scanner.cli.arguments import JAPAN
from scanner.cli.language import message
from scanner.cli.progress import reporting
from scanner.model.errors import UsageError
from scanner.model.execution import Executor
from scanner.model.finding import Outcome
from scanner.model.inventory import Holding, Inventory
from scanner.model.policy import Policy
from scanner.model.run import CoverageLine, Run, RunRecord, exit_code
from scanner.model.system import System
from scanner.pipeline import Parts, Survey, scan, survey
from scanner.profiling import Namer, derive_key
from scanner.recognizers import detector
from scanner.runtime import InlineExecutor, LocalExecutor
from scanner.sources import open_source

LIBRARIES = ("polars", "pyarrow", "sqlalchemy")
BYTES_PER_SECOND = 20_000_000
ROWS_PER_SECOND = 100_000
"""Rates for ``--dry-run``, on the safe side of what ``make bench`` prints on two cores."""


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
    watch, seconds = Watch(time.monotonic()), {}
    as_of: datetime = args.as_of or clock
    system = config.load(args.config, lang=lang)
    parts = _parts(system, args)
    if args.only is not None and args.only not in system.policy.datasets:
        raise UsageError(message("no-dataset", lang, name=args.only))
    surveyed = survey(parts.sources, system.policy, parts.namer, args.only)
    if args.dry_run:
        Console().print(reports.dry_run(_plans(surveyed), lang))
        return 0
    seconds["survey"] = watch.lap()
    with reporting(len(surveyed.placed)) as progress:
        inventory, findings = scan(parts, surveyed, system.policy, as_of, progress)
    seconds["scan"] = watch.lap()
    record = RunRecord(
        id=f"{clock:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}",
        command=args.command,
        as_of=as_of,
        clock=clock,
        exit_code=exit_code(findings, args.fail_on),
        only=args.only,
        versions=_versions(parts),
        digests=system.digests,
        keys={"system": _key_id(system)},
        seconds=seconds,
        coverage=_coverage(inventory),
    )
    kept = tuple(f for f in findings if args.all or f.outcome is not Outcome.PASS)
    _report(Run(record, kept), system.policy, args, lang)
    return record.exit_code


def _refuse(args: argparse.Namespace, lang: str) -> None:
    """Refuse what is not built, and a place that is no folder, before anything is read."""
    if args.engine == "spark":
        raise UsageError(message("not-built", lang, what="--engine spark"))
    if args.resume:
        raise UsageError(message("not-built", lang, what="--resume"))
    if args.out.exists() and not args.out.is_dir():
        raise UsageError(message("not-a-folder", lang, path=args.out))


def _parts(system: System, args: argparse.Namespace) -> Parts:
    """Pick the adapters that the configuration and the command line name."""
    recognisers = detector(system.recognizers)
    key = derive_key(system.key, "name references")
    return Parts(
        sources={name: open_source(address) for name, address in system.sources.items()},
        detector=recognisers,
        namer=Namer(recognisers, key, _declared_names(system.policy)),
        executor=_executor(args),
    )


def _executor(args: argparse.Namespace) -> Executor:
    if args.engine == "local":
        return LocalExecutor(args.workers or os.cpu_count() or 1)
    return InlineExecutor()


def _declared_names(policy: Policy) -> frozenset[str]:
    """Collect the names of folders and files that the policy itself writes."""
    where = (d.where for d in policy.datasets.values())
    return frozenset(part for path in where for part in path.split("/") if "*" not in part)


def _versions(parts: Parts) -> Mapping[str, str]:
    own = {"scanner": __version__, "detector": parts.detector.version}
    return own | {name: version(name) for name in LIBRARIES}


def _key_id(system: System) -> str:
    """Name a key without saying anything about it: a digest of a key derived for this alone."""
    return sha256(derive_key(system.key, "key id").reveal()).hexdigest()[:16]


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
    return tuple(sorted(lines, key=lambda c: (c.source, c.dataset or "", c.object or "")))


def _line(holding: Holding) -> CoverageLine:
    profile, place = holding.profile, holding.location
    status = "read" if profile.coverage.whole() else "partial" if profile.rows else "unread"
    return CoverageLine(
        source=place.source,
        dataset=place.dataset,
        object=place.object,
        status=status,
        rows=profile.rows,
        bytes=holding.bytes,
        reasons=tuple(sorted({gap.reason.value for gap in profile.coverage.gaps})),
    )


def _report(run: Run, policy: Policy, args: argparse.Namespace, lang: str) -> None:
    """Write what was asked for, then say it on the terminal."""
    texts, titles = config.catalogue(), _titles(policy, lang)
    rendered: Mapping[str, str] = {
        "findings.json": reports.findings_json(run.findings, run.record.as_of),
        "run.json": reports.run_json(run.record),
    }
    if "html" in args.format:
        rendered = {**rendered, "report.html": reports.html(run, texts, lang, titles)}
    if "csv" in args.format:
        table = reports.findings_csv(run.findings, texts, lang, titles)
        rendered = {**rendered, "findings.csv": table}
    written = reports.write_all(args.out, rendered)
    places = [str(path) for path in written]
    Console().print(reports.terminal(run, texts, lang, titles, places), crop=False)


def _titles(policy: Policy, lang: str) -> reports.Titles:
    cities = {code: city.name for code, city in policy.cities.items()}
    return reports.Titles(cities, config.rulebook_titles(lang))
