"""``detect`` starts without the libraries that it does not need."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scanner.runtime.local import THREADS
from tests.bench.detect import write

HEAVY = {"sqlalchemy", "alembic", "jinja2", "pydantic", "ruamel", "phonenumbers", "sudachipy"}


def test_detection_loads_no_library_of_the_ledger_or_of_pages() -> None:
    program = f"import sys, scanner.cli.detecting; print({HEAVY!r} & sys.modules.keys())"
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "set()"


def test_detection_never_loads_pandas(tmp_path: Path) -> None:
    path = tmp_path / "members.csv"
    write(path, 2_000)
    program = (
        "import sys; from scanner.cli import main; main(sys.argv[1:]);"
        "print('loaded' if 'pandas' in sys.modules else 'light')"
    )
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program, "detect", str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.split()[-1] == "light"


def test_a_table_of_plain_cells_prepares_no_screen_for_texts(tmp_path: Path) -> None:
    path = tmp_path / "members.csv"
    write(path, 2_000)
    program = (
        "import sys; from scanner.cli import main; main(sys.argv[1:]);"
        "from scanner.recognizers.reading import screening;"
        "print(screening._screen.cache_info().currsize)"
    )
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program, "detect", str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.split()[-1] == "0"


def test_reading_postgresql_loads_no_pandas() -> None:
    program = "import sys, scanner.sources.sql_postgres; print('pandas' in sys.modules)"
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "False"


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
