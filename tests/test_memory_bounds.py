"""Memory does not grow with the data."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.bench import database
from tests.bench.detect import DETECT, write
from tests.bench.process import measure

pytestmark = pytest.mark.uncovered

MEGABYTE = 1_000_000
OWN = 400 * MEGABYTE
"""Of 500 with libraries, of which the kernel maps 122 MB or, just installed, 233 MB."""


def _repeated(path: Path, copies: int, rows: int) -> Path:
    """Write a table many times over into one file."""
    part = path.with_suffix(".part")
    write(part, rows)
    with part.open("rb") as source, path.open("wb") as target:
        header = source.readline()
        body = source.read()
        target.write(header)
        for _ in range(copies):
            target.write(body)
    part.unlink()
    return path


def _peak(path: Path) -> int:
    return measure(DETECT, "detect", str(path), "--format", "jsonl").peak


def test_four_times_the_data_takes_about_the_same_memory(tmp_path: Path) -> None:
    once = _peak(_repeated(tmp_path / "once.csv", 1, 200_000))
    fourfold = _peak(_repeated(tmp_path / "fourfold.csv", 4, 200_000))
    assert fourfold - once < 160 * MEGABYTE
    assert fourfold < 700 * MEGABYTE


@pytest.mark.long
def test_ten_gigabytes_fit_into_700_megabytes(tmp_path: Path) -> None:
    path = _repeated(tmp_path / "large.csv", 62, 1_000_000)
    assert path.stat().st_size > 10_000 * MEGABYTE
    peak = _peak(path)
    path.unlink()
    assert peak <= 700 * MEGABYTE, f"{peak / MEGABYTE:.0f} MB"


@pytest.mark.long
def test_ten_million_rows_of_a_database_fit_into_400_megabytes_beside_libraries() -> None:
    with TemporaryDirectory(prefix="pcscan-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with database.server(folder) as url:
            database.fill(url, 10_000_000, folder)
            costs = database.compare(url, folder)
    own = costs.scan.peak - costs.scan.shared
    assert own <= OWN, f"{own / MEGABYTE:.0f} MB"
