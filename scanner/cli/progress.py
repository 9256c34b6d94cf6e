"""How far a scan has come, on stderr: a bar on a terminal, plain lines otherwise."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from scanner.cli.saying import whisper

SECONDS_BETWEEN_LINES = 10.0


@contextmanager
def reporting(datasets: int, *, quiet: bool = False) -> Iterator[Callable[[int], None]]:
    """Give a function that is told the records of each partition as it is done."""
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with _bar(datasets) as advance:
            yield advance
    else:
        yield _lines(datasets)


@contextmanager
def _bar(datasets: int) -> Iterator[Callable[[int], None]]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rows]:,} rows, {task.fields[rate]:,}/s"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=datasets, rows=0, rate=0)
        rows, started = 0, time.monotonic()

        def advance(count: int) -> None:
            nonlocal rows
            rows += count
            rate = _rate(rows, time.monotonic() - started)
            progress.update(task, advance=1, rows=rows, rate=rate)

        yield advance


def _rate(rows: int, seconds: float) -> int:
    return round(rows / max(seconds, 1e-3))


def _remaining(datasets: int, partitions: int, seconds: float) -> str:
    """Estimate by datasets; of one with many partitions nobody knows how many are to come."""
    left = datasets - partitions
    return f", about {seconds * left / partitions:.0f} s to go" if left > 0 else ""


def _lines(datasets: int) -> Callable[[int], None]:
    started = last = time.monotonic()
    partitions = rows = 0

    def advance(count: int) -> None:
        nonlocal last, partitions, rows
        partitions, rows = partitions + 1, rows + count
        if time.monotonic() - last >= SECONDS_BETWEEN_LINES:
            last = time.monotonic()
            seconds = last - started
            whisper(
                f"{datasets} datasets: {partitions} partitions, {rows:,} rows in {seconds:.0f} s, "
                f"{_rate(rows, seconds):,} rows/s{_remaining(datasets, partitions, seconds)}"
            )

    return advance
