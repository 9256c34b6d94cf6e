"""Two hundred datasets of a million members: all pairs in bounded time and memory."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.pace import slowness

pytestmark = pytest.mark.uncovered

ROOT = Path(__file__).parents[1]


def measured(ledger: Path, *sizes: str) -> dict[str, str]:
    """Measure in a process of its own what comes after everything is profiled and kept."""
    done = subprocess.run(  # noqa: S603 - our own module
        [sys.executable, "-m", "tests.bench.sharing", str(ledger), *sizes],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(line.split(": ") for line in done.stdout.splitlines())


@pytest.mark.long
def test_two_hundred_datasets_of_a_million(tmp_path: Path) -> None:
    slow = slowness()
    said = measured(tmp_path / "ledger.db")
    assert float(said["CPU seconds"]) <= 120 * max(slow, slowness())
    assert float(said["peak MB"]) <= 2_000
    assert said["found"] == "20 of 1000000 people, and nothing else"


def test_a_small_system_of_the_same_shape(tmp_path: Path) -> None:
    said = measured(tmp_path / "ledger.db", "12", "2000")
    assert said["found"] == "20 of 2000 people, and nothing else"
