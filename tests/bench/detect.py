"""CPU seconds of the whole ``pcscan detect`` on a member CSV, beside pyarrow parsing the same file.

Both are measured in the same run, in processes of their own; ``detect`` with interpreter start and
imports, the parser without. Prints one line a size. ``python -m tests.bench.detect [ROWS …]``
"""

import sys
import tempfile
from pathlib import Path

import polars as pl

from tests.bench.process import Cost, measure

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
