"""What a Python program uses, run in a process of its own."""

import os
import sys
from dataclasses import dataclass
from subprocess import PIPE, Popen
from tempfile import TemporaryFile

PEAK = """
with open("/proc/self/status") as status:
    kept = dict(line.split()[:2] for line in status if line.startswith(("VmHWM", "RssFile")))
    print(kept["VmHWM:"], kept["RssFile:"], file=sys.stderr)
"""
"""A program says its own peak: the kernel's account of a child begins with its parent's size."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process used.

    Attributes:
        cpu: Seconds of user and system time.
        peak: Bytes of memory at most.
        shared: Bytes of them that are libraries as they lie in files, mapped by the kernel as it
            sees fit: it can be half as much again on another machine.
        output: What it printed.
    """

    cpu: float
    peak: int
    shared: int
    output: str


def unmeasured() -> dict[str, str]:
    """Give the environment of an installed program that nobody else measures.

    Coverage has its price, and so has a program that may not keep what it was compiled to.
    """
    others = ("COV", "PYTHONDONTWRITEBYTECODE")
    return {name: text for name, text in os.environ.items() if not name.startswith(others)}


def measure(program: str, *arguments: str) -> Cost:
    """Run a Python program to its end and account for it alone, measured by nobody else."""
    command = [sys.executable, "-c", program + PEAK, *arguments]
    with TemporaryFile("w+") as errors:
        with Popen(command, stdout=PIPE, stderr=errors, text=True, env=unmeasured()) as process:  # noqa: S603 - ours
            output = process.stdout.read() if process.stdout else ""
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise SystemExit(f"failed with exit code {process.returncode}")
        errors.seek(0)
        peak, shared = (int(text) * 1024 for text in errors.read().split()[-2:])
    return Cost(used.ru_utime + used.ru_stime, peak, shared, output)
