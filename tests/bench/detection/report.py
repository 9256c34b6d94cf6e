"""The figures as text and as JSON: counts, classes and forms, never a value."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.bench.detection.harness import Measured
from tests.bench.detection.scoring import Rates, Score, Tallies
from tests.bench.detection.speed import Speed


def lines(measured: Measured) -> Iterator[str]:
    """Lay the figures out for a terminal."""
    for title, tallies in (("COLUMNS", measured.columns), ("SPANS", measured.texts)):
        yield f"\n{title}"
        yield from _score_lines(tallies)
        yield from _rate_lines("recall by form", tallies.forms)
        yield from _rate_lines("false alarms by class", tallies.alarms)
        yield _alarm_line(tallies.alarms)
    yield from _rate_lines("recall by header", measured.columns.headers)
    yield from _rate_lines("exact counts", measured.columns.exact)
    yield from _rate_lines("verdict as labelled", measured.columns.verdicts)
    yield f"\ncorpus tables  {measured.cells_per_second:>12,.0f} cells per CPU second"
    yield f"corpus texts   {measured.snippets_per_second:>12,.0f} snippets per CPU second"


def speed_lines(speed: Speed) -> Iterator[str]:
    """Lay out the figures of the member CSV."""
    yield f"\nmember CSV     {speed.cells_per_second:>12,.0f} cells per CPU second"
    yield f"texts graded   {speed.texts_per_second:>12,.0f} snippets per CPU second"
    yield f"pyarrow.csv    {speed.parse_seconds:.2f} CPU s; reading {speed.read_seconds:.2f}, "
    yield f"detection {speed.detect_seconds:.2f}: {speed.ratio:.1f} times parsing"


def presidio_lines(tallies: Tallies, per_second: float, speed: Speed) -> Iterator[str]:
    """Lay out what Presidio with GiNZA reaches on the same texts."""
    yield "\nPRESIDIO WITH GINZA"
    yield from _score_lines(tallies)
    yield _alarm_line(tallies.alarms)
    times = speed.texts_per_second / per_second
    yield f"{per_second:,.0f} snippets per CPU second; texts are graded {times:,.0f} times as fast"


def _score_lines(tallies: Tallies) -> Iterator[str]:
    yield f"{'':18}{'precision':>10}{'recall':>8}{'F1':>8}{'right':>8}{'wrong':>7}{'missed':>8}"
    for category, s in sorted(tallies.scores.items()):
        figures = f"{s.precision:>10.4f}{s.recall:>8.4f}{s.f1:>8.4f}"
        yield f"{category:18}{figures}{s.right:>8}{s.wrong:>7}{s.missed:>8}"


def _rate_lines(title: str, rates: Rates) -> Iterator[str]:
    yield f"\n{title}"
    for (group, kind), hit, number in rates.rows():
        yield f"  {group:18}{kind:34}{hit:>6} of {number:<6}{hit / number:>7.3f}"


def _alarm_line(alarms: Rates) -> str:
    hit, number = sum(alarms.hit.values()), sum(alarms.all.values())
    return f"  all negatives with a false alarm: {hit} of {number} = {hit / max(1, number):.4f}"


def as_json(measured: Measured) -> dict[str, Any]:
    """Give the same figures as plain data."""
    return {
        "columns": _tallies(measured.columns),
        "spans": _tallies(measured.texts),
        "cells_per_cpu_second": round(measured.cells_per_second),
        "snippets_per_cpu_second": round(measured.snippets_per_second),
    }


def _tallies(tallies: Tallies) -> dict[str, Any]:
    return {
        "scores": {str(c): _score(s) for c, s in sorted(tallies.scores.items())},
        "forms": _rates(tallies.forms),
        "headers": _rates(tallies.headers),
        "alarms": _rates(tallies.alarms),
        "exact": _rates(tallies.exact),
        "verdicts": _rates(tallies.verdicts),
    }


def _score(score: Score) -> Mapping[str, float]:
    return {
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
        "right": score.right,
        "wrong": score.wrong,
        "missed": score.missed,
    }


def _rates(rates: Rates) -> dict[str, list[int]]:
    return {f"{group}: {kind}": [hit, number] for (group, kind), hit, number in rates.rows()}
