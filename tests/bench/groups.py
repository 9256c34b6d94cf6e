"""What it costs to tell how many people are alike: ``python -m tests.bench.groups [--rows N]``.

A million people by age band, gender, five digits of a postcode and town, and the same by the day of
birth, which leaves nearly everybody alone.
"""

import argparse
import sys
import time
from datetime import date, timedelta
from functools import reduce
from operator import add
from random import Random

import pyarrow as pa

from scanner.model.recognizer_settings import RecognizerSettings
from scanner.model.secret import Secret
from scanner.model.statistics import Seen, Statistics
from scanner.profiling import Namer
from scanner.profiling.groups import statistics
from scanner.recognizers import detector

BATCH_ROWS = 25_000
COLUMNS = ("年代", "性別", "郵便番号", "町")
SETTINGS = detector(RecognizerSettings())
NAMER = Namer(SETTINGS, Secret(b"a key for measurements, of no use elsewhere"))


def batches(rows: int, *, days: bool) -> list[dict[str, pa.Array]]:
    """Make people; with days every one is born on a day, else in an age band."""
    rng = Random("groups")
    towns = [(f"26{n // 10:01d}-{n % 100:02d}**", f"千葉県千葉市中央区{n}町") for n in range(100)]
    made = []
    for start in range(0, rows, BATCH_ROWS):
        people = range(min(BATCH_ROWS, rows - start))
        places = rng.choices(towns, k=len(people))
        first = date(1936, 4, 2)
        ages = [
            (first + timedelta(rng.randrange(26_000))).isoformat()
            if days
            else f"{rng.randrange(1, 10)}0代"
            for _ in people
        ]
        cells = (ages, rng.choices("男女", k=len(people)), *zip(*places, strict=True))
        made.append({n: pa.array(c, pa.string()) for n, c in zip(COLUMNS, cells, strict=True)})
    return made


def counted(made: list[dict[str, pa.Array]], k: int) -> tuple[Seen, float]:
    """Count the groups, and the CPU seconds that it takes."""
    start = time.process_time()
    key = NAMER.key
    parts = (statistics(one, Statistics(k, COLUMNS), len(one["町"]), SETTINGS, key) for one in made)
    return reduce(add, parts, Seen()), time.process_time() - start


def main() -> None:
    """Print what it costs."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.groups", description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000, metavar="N")
    rows = parser.parse_args().rows
    for days in (False, True):
        seen, seconds = counted(batches(rows, days=days), 5)
        sizes = seen.groups.sizes(5)
        sys.stdout.write(
            f"{rows:9,} rows x {len(COLUMNS)} quasi-identifiers: {seconds:5.2f} CPU s, "
            f"{sizes.groups:,} groups, {sizes.unique:,} unique, {sizes.below:,} below 5\n"
        )


if __name__ == "__main__":
    main()
