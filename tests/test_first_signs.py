"""Expressions find the same where the engine knows by which signs a match begins, only faster."""

import re
from collections.abc import Callable
from typing import Any, cast

import pytest

from scanner.recognizers.reading import first_signs
from scanner.recognizers.reading.first_signs import know_first_signs

COMPILER: Any = cast("Any", re)._compiler  # noqa: SLF001 - there is no public way
FOUND_BY_FIRST = {
    r"(?<![0-9])[12]日|1": "12",
    r"(?:ab|cd)+?e": "ac",
    r"(?P<who>様|さん){1,2}(?=\n|\Z)": "様さ",
    r"x?[yz]{0,2}(?:w|v)": "xyzwv",
    r"(?>q+|r)s": "qr",
    r"(?i:m(?:[r-s]|\s)|\d-)": "mMİıſK",
    r"(?:(?:a|)b|c)d": "abc",
    r"^(?:[ァ-ヴ]|\s)": "アヴ",
}
"""Expressions, and some signs by which a match of each may begin."""

COULD_BE_ANY = (
    r"(?:.|a)b",
    r"(?:[^a]b|c)d",
    r"(?:[一-龠]x|a)b",
    r"(?i:é|a)b",
    r"(?:a|(?:.|b))c",
    r"(?:.)+a",
    r"(a)?(?(1)b|c)",
)
TEXT = (
    "1日 12日 11 abcde cde abe 様さん 様\n xyw yyv w qqs rs MS mſ Mk m\u3000 3-٣- bd cd アあ é一b"
    " x(1)b ac"
)


def found(written: str) -> list[Any]:
    re.purge()
    compiled = re.compile(written)
    return [[each.span() for each in compiled.finditer(TEXT)], compiled.sub("", TEXT)]


def known(written: str) -> first_signs.Charset | None:
    parsed = COMPILER._parser.parse(written)  # noqa: SLF001
    return cast(
        "first_signs.Charset | None",
        COMPILER._get_charset_prefix(parsed, parsed.state.flags),  # noqa: SLF001
    )


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Give what takes the knowledge away."""
    knowing = COMPILER._get_charset_prefix  # noqa: SLF001
    return lambda: monkeypatch.setattr(COMPILER, first_signs.PREFIX, knowing.plain)


@pytest.mark.parametrize("written", [*FOUND_BY_FIRST, *COULD_BE_ANY])
def test_an_expression_finds_the_same(written: str, plain: Callable[[], None]) -> None:
    knowing = found(written)
    plain()
    assert knowing == found(written)


@pytest.mark.parametrize("written", FOUND_BY_FIRST)
def test_first_signs_are_known(written: str, plain: Callable[[], None]) -> None:
    signs = known(written) or []
    plain()
    assert known(written) is None
    codes = {value for op, value in signs if op.name == "LITERAL"}
    ranges = [value for op, value in signs if op.name == "RANGE"]
    for sign in FOUND_BY_FIRST[written]:
        assert ord(sign) in codes or any(low <= ord(sign) <= high for low, high in ranges)


@pytest.mark.parametrize("written", COULD_BE_ANY)
def test_of_others_nothing_is_said(written: str) -> None:
    assert known(written) is None


def test_asking_twice_or_of_another_compiler_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = COMPILER._get_charset_prefix  # noqa: SLF001
    know_first_signs()
    assert COMPILER._get_charset_prefix is before  # noqa: SLF001
    monkeypatch.setattr(first_signs, "PREFIX", "_gone")
    know_first_signs()
    assert not hasattr(COMPILER, "_gone")
