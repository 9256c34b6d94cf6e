"""How far a scan has come, on stderr: a bar on a terminal, plain lines otherwise."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from scanner.cli.saying import whisper

SECONDS_BETWEEN_LINES = 10.0


@contextmanager
def reporting(datasets: int) -> Iterator[Callable[[int], None]]:
    """Give a function that is told the records of each partition as it is done."""
    if sys.stderr.isatty():
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
        TextColumn("{task.fields[rows]:,} rows"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=datasets, rows=0)
        rows = 0

        def advance(count: int) -> None:
            nonlocal rows
            rows += count
            progress.update(task, advance=1, rows=rows)

        yield advance


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
                f"{datasets} datasets: {partitions} partitions, {rows:,} rows in {seconds:.0f} s"
            )

    return advance
