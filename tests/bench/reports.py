"""What reports of many findings cost: ``python -m tests.bench.reports [FINDINGS]``.

Prints the CPU seconds and the size of each format, and the peak memory of all of them together.
"""

import sys
import time
from pathlib import Path

from scanner.reports import FORMATS
from tests.many import many

KIBI = 1024


def main(findings: int) -> None:
    """Render every file of every format once."""
    total, report = 0.0, many(findings)
    for name, render in (pair for files in FORMATS.values() for pair in files.items()):
        began = time.process_time()
        made = render(report, "ja")
        seconds = time.process_time() - began
        total += seconds
        size = len(made if isinstance(made, bytes) else made.encode())
        sys.stdout.write(f"{name:26} {seconds:5.2f} CPU s, {size:9,} bytes\n")
    sys.stdout.write(f"{findings:,} findings: {total:.2f} CPU s, peak {_peak()} MB\n")


def _peak() -> int:
    """Ask for our own peak: the kernel's account of a child begins with its parent's size."""
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) // KIBI for line in status if line.startswith("VmHWM:"))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
