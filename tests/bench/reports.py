"""What reports of many findings cost: ``python -m tests.bench.reports [FINDINGS]``.

Prints the CPU seconds and the size of each format, and the peak memory of all of them together.
"""

import resource
import sys
import time
from collections.abc import Callable, Mapping

from scanner.reports import (
    Report,
    committee_html,
    committee_pdf,
    findings_csv,
    findings_json,
    officer_html,
)
from tests.many import many

KIBI = 1024


def formats(report: Report) -> Mapping[str, Callable[[], str | bytes]]:
    """Give every renderer of a report."""
    run = report.run
    return {
        "report.html": lambda: committee_html(report, "ja"),
        "report.pdf": lambda: committee_pdf(report, "ja"),
        "officer.html": lambda: officer_html(report, "ja"),
        "findings.csv": lambda: findings_csv(run.findings, report.texts, "ja", report.titles),
        "findings.json": lambda: findings_json(run.findings, report.as_of),
    }


def main(findings: int) -> None:
    """Render each format once."""
    total = 0.0
    for name, render in formats(many(findings)).items():
        began = time.process_time()
        made = render()
        seconds = time.process_time() - began
        total += seconds
        size = len(made if isinstance(made, bytes) else made.encode())
        sys.stdout.write(f"{name:14} {seconds:5.2f} CPU s, {size:9,} bytes\n")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // KIBI
    sys.stdout.write(f"{findings:,} findings: {total:.2f} CPU s, peak {peak} MB\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
