"""CPU seconds of the whole ``pcscan detect`` on a member CSV, beside pyarrow parsing the same file.

Both are measured in the same run, in processes of their own; ``detect`` with interpreter start and
imports, the parser without. Prints one line a size. ``python -m tests.bench.detect [ROWS …]``
"""

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, Popen
from tempfile import TemporaryFile

import polars as pl

SIZES = (100_000, 1_000_000)

KANJI = "佐藤鈴木高橋田中伊渡辺山本村小林加吉松井上野清水森池橋石川前後"
KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロ"

PARSE = """
import sys, time
import pyarrow.csv
before = time.process_time()
rows = pyarrow.csv.read_csv(sys.argv[1]).num_rows
print(time.process_time() - before)
"""
DETECT = "import sys; from scanner.cli import main; assert main(sys.argv[1:]) == 0"
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


def write(path: Path, rows: int) -> None:
    """Write a member table of ten columns; people differ in all but sex, names and towns."""
    columns = {
        "会員番号": pl.format("{}", pl.col("row")).str.zfill(8),
        "氏名": pl.format("{}{} {}{}", *(_sign(KANJI, seed) for seed in range(4))),
        "フリガナ": pl.format("{}{} {}{}", *(_sign(KANA, seed) for seed in range(4, 8))),
        "生年月日": pl.format(
            "{}-{}-{}", _below(80, 8) + 1932, _digits(2, 9, 12, 1), _digits(2, 10, 28, 1)
        ),
        "性別": _sign("男女", 11),
        "郵便番号": pl.format("2{}-{}", _digits(2, 12), _digits(4, 13)),
        "住所": pl.format(
            "千葉県八千代市{}{}{}丁目{}番{}号",
            *(_sign(KANJI, seed) for seed in (14, 15)),
            *(_below(limit, seed) + 1 for seed, limit in ((16, 9), (17, 30), (18, 40))),
        ),
        "電話番号": pl.format("090-{}-{}", _digits(4, 19), _digits(4, 20)),
        "メールアドレス": pl.format("user{}@example{}.jp", _below(10**8, 21), _below(90, 22)),
        "WAON番号": pl.format("6900{}", _digits(12, 23)),
    }
    pl.select(row=pl.int_range(rows)).select(**columns).write_csv(path)


def _below(limit: int, seed: int) -> pl.Expr:
    """Give a number for each row that looks random and is the same in every run."""
    return pl.col("row").hash(seed) % limit


def _digits(width: int, seed: int, limit: int | None = None, least: int = 0) -> pl.Expr:
    number = _below(limit or 10**width, seed) + least
    return pl.format("{}", number).str.zfill(width)


def _sign(signs: str, seed: int) -> pl.Expr:
    return _below(len(signs), seed).replace_strict(dict(enumerate(signs)))


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


def compare(path: Path) -> tuple[float, Cost]:
    """Give the CPU seconds of parsing, and the cost of detection."""
    parsed = float(measure(PARSE, str(path)).output)
    return parsed, measure(DETECT, "detect", str(path), "--format", "jsonl")


def main() -> None:
    """Print a line for each size."""
    sizes = [int(text) for text in sys.argv[1:]] or SIZES
    with tempfile.TemporaryDirectory() as folder:
        for rows in sizes:
            path = Path(folder) / f"{rows}.csv"
            write(path, rows)
            parsed, found = compare(path)
            size = path.stat().st_size
            sys.stdout.write(
                f"{rows:>9,} rows x 10 columns, {size / 1e6:6.1f} MB: "
                f"pyarrow.csv {parsed:5.2f} CPU s, pcscan detect {found.cpu:5.2f} CPU s, "
                f"ratio {found.cpu / parsed:4.1f}, peak {found.peak / 1e6:4.0f} MB\n"
            )


if __name__ == "__main__":
    main()
