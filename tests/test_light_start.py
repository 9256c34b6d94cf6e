"""``detect`` starts without the libraries that it does not need."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scanner.runtime.local import THREADS
from tests.bench.detect import write

HEAVY = {"sqlalchemy", "alembic", "jinja2", "pydantic", "ruamel", "phonenumbers", "sudachipy"}


def printed(program: str, *arguments: str) -> str:
    """Run a program in an interpreter of its own and give the last word that it prints."""
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True
    )
    return ran.stdout.split()[-1]


def printed_after_detection(folder: Path, program: str) -> str:
    """Let a program go on where members were read."""
    path = folder / "members.csv"
    write(path, 2_000)
    detection = "import sys; from scanner.cli import main; main(sys.argv[1:]);"
    return printed(detection + program, "detect", str(path))


def test_detection_loads_no_library_of_the_ledger_or_of_pages() -> None:
    program = f"import sys, scanner.cli.detecting; print({HEAVY!r} & sys.modules.keys())"
    assert printed(program) == "set()"


@pytest.mark.parametrize(
    ("started", "spared"),
    [
        ("scanner.cli", {"pyarrow", "polars"}),
        ("scanner.cli.detecting", {"rich", "scanner.model.finding", "scanner.reports.paper"}),
    ],
)
def test_a_command_loads_nothing_of_others(started: str, spared: set[str]) -> None:
    assert printed(f"import sys, {started}; print({spared!r} & sys.modules.keys())") == "set()"


def test_detection_never_loads_pandas(tmp_path: Path) -> None:
    program = "print('loaded' if 'pandas' in sys.modules else 'light')"
    assert printed_after_detection(tmp_path, program) == "light"


def test_a_table_of_plain_cells_prepares_no_screen_for_texts(tmp_path: Path) -> None:
    program = (
        "from scanner.recognizers.reading import screening;"
        "print(screening._screen.cache_info().currsize)"
    )
    assert printed_after_detection(tmp_path, program) == "0"


def test_reading_postgresql_loads_no_pandas() -> None:
    program = "import sys, scanner.sources.sql_postgres; print('pandas' in sys.modules)"
    assert printed(program) == "False"


@pytest.mark.parametrize(("asked", "used"), [({}, "1"), ({THREADS: "2"}, "2")])
def test_a_command_computes_in_one_thread(asked: dict[str, str], used: str) -> None:
    program = (
        "from scanner.cli import main; main(['detect', 'README.md']);"
        "import polars; print(polars.thread_pool_size())"
    )
    others = {name: value for name, value in os.environ.items() if name != THREADS}
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env=others | asked,
    )
    assert ran.stdout.split()[-1] == used
