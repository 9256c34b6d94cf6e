"""A large file in CP932: bounded memory, and all of it validated and read at little cost."""

import sys
from pathlib import Path

import pytest

from tests.bench.detect import DETECT, write
from tests.bench.process import Cost, measure

MEGABYTE = 1_000_000
RATIO = 3
WHOLE, OWN = 500, 400
"""Megabytes of memory: with libraries, and without."""

PARSE = """
import sys, time
from pyarrow import csv
before = time.process_time()
reading = csv.ReadOptions(encoding="cp932", use_threads=False)
rows = sum(batch.num_rows for batch in csv.open_csv(sys.argv[1], reading))
print(time.process_time() - before)
"""
READ = """
import sys, time
from scanner.decode import file
before = time.process_time()
with open(sys.argv[1], "rb", buffering=0) as stream:
    form = file.recognise(stream, sys.argv[1], "")
    rows = sum(batch.num_rows for batch in file.read(stream, sys.argv[1], form))
print(time.process_time() - before)
"""


def _cp932(path: Path, copies: int) -> Path:
    """Write a member table many times over into one file."""
    part = path.with_suffix(".part")
    write(part, 200_000)
    header, _, body = part.read_text("utf-8").partition("\n")
    with path.open("w", encoding="cp932") as file:
        file.write(f"{header}\n")
        for _ in range(copies):
            file.write(body)
    part.unlink()
    return path


def _check(path: Path) -> tuple[Cost, float]:
    """Hold the cost of reading to its bound.

    Returns:
        The cost of the whole program, and how many times parsing that is.
    """
    parsed, read = (float(measure(program, str(path)).output) for program in (PARSE, READ))
    found = measure(DETECT, "detect", str(path), "--format", "jsonl")
    said = f"pyarrow {parsed:.1f} CPU s, reading {read:.1f}, detection {found.cpu:.1f}"
    said = f"{path.stat().st_size / 1e6:.0f} MB: {said}, peak {found.peak / 1e6:.0f} MB"
    said = f"{said}, {found.shared / 1e6:.0f} MB of it libraries"
    sys.stderr.write(f"{said}\n")
    assert read <= RATIO * parsed, said
    return found, found.cpu / parsed


def test_a_small_file_in_cp932(tmp_path: Path) -> None:
    found, _ = _check(_cp932(tmp_path / "members.csv", 2))
    assert found.peak - found.shared <= OWN * MEGABYTE, found


@pytest.mark.long
def test_two_gigabytes_in_cp932(tmp_path: Path) -> None:
    path = _cp932(tmp_path / "members.csv", 85)
    assert path.stat().st_size >= 2_000 * MEGABYTE
    found, ratio = _check(path)
    path.unlink()
    assert ratio <= RATIO, found
    assert found.peak <= WHOLE * MEGABYTE, found
