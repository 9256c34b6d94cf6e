"""``detect`` starts without the libraries that it does not need."""

import subprocess
import sys

HEAVY = {"sqlalchemy", "alembic", "jinja2", "pydantic", "ruamel", "phonenumbers", "sudachipy"}


def test_detection_loads_no_library_of_the_ledger_or_of_pages() -> None:
    program = f"import sys, scanner.cli.detecting; print({HEAVY!r} & sys.modules.keys())"
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "set()"
