"""Ten thousand findings in every format: within ten CPU seconds and 500 MB, and small enough."""

import re
import subprocess
import sys

import pytest

MOST_BYTES = {"report.html": 2_000_000, "officer.html": 2_000_000, "report.pdf": 5_000_000}


def _measured(findings: int) -> tuple[dict[str, int], float, int]:
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "tests.bench.reports", str(findings)],
        capture_output=True,
        text=True,
        check=True,
    )
    sizes = {
        name: int(size.replace(",", ""))
        for name, size in re.findall(r"^(\S+) .*, +([\d,]+) bytes$", ran.stdout, re.MULTILINE)
    }
    last = re.search(r"findings: ([\d.]+) CPU s, peak (\d+) MB", ran.stdout)
    assert last is not None
    return sizes, float(last[1]), int(last[2])


@pytest.mark.parametrize(
    ("findings", "seconds"), [(1_000, 3.0), pytest.param(10_000, 10.0, marks=pytest.mark.long)]
)
def test_all_formats_together_stay_within_their_bounds(findings: int, seconds: float) -> None:
    sizes, took, peak = _measured(findings)
    assert took <= seconds
    assert peak <= 500
    assert {name for name, most in MOST_BYTES.items() if sizes[name] > most} == set()
