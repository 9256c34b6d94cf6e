"""Every report of the sample run, byte for byte; ``tests/golden/regenerate.py`` renews them."""

import pytest

from tests.golden.regenerate import FOLDER, GOLDEN, as_bytes, golden


@pytest.mark.parametrize("name", GOLDEN)
def test_report_is_the_golden_one(name: str) -> None:
    assert GOLDEN[name] == (FOLDER / name).read_bytes()


def test_rendering_again_gives_the_same_bytes() -> None:
    assert {name: as_bytes(content) for name, content in golden()} == GOLDEN


def test_no_golden_file_is_left_over() -> None:
    kept = {path.name for path in FOLDER.iterdir() if path.suffix not in {".py", ""}}
    assert kept == set(GOLDEN)
