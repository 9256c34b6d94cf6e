"""What reports of many findings cost: ``python -m tests.bench.reports [FINDINGS]``.

Prints the CPU seconds and the size of each format, and the peak memory of all of them together.
"""

import sys
import time

from scanner.reports.formats import FORMATS
from tests.bench.process import measure
from tests.many import many

MEBI = 1 << 20
RENDER = "import sys; from tests.bench.reports import render; render(int(sys.argv[1]))"


def render(findings: int) -> None:
    """Render every file of every format once."""
    total, report = 0.0, many(findings)
    for name, made_by in (pair for files in FORMATS.values() for pair in files.items()):
        began = time.process_time()
        made = made_by(report, "ja")
        seconds = time.process_time() - began
        total += seconds
        size = len(made if isinstance(made, bytes) else made.encode())
        sys.stdout.write(f"{name:26} {seconds:5.2f} CPU s, {size:9,} bytes\n")
    sys.stdout.write(f"{findings:,} findings: {total:.2f} CPU s\n")


def main(findings: int) -> None:
    """Render in a process of its own, whose peak is nobody else's."""
    cost = measure(RENDER, str(findings))
    sys.stdout.write(f"{cost.output.rstrip()}, peak {cost.peak // MEBI} MB\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
