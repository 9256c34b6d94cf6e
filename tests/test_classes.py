"""Expressions are compiled as without a memory for classes, only faster."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from scanner.recognizers.reading import classes
from scanner.recognizers.reading.classes import remember_classes, remembering

KANJI = "[\u4e00-\u9fff々〆\U00020000-\U0003ffff]"
WRITTEN = (KANJI, "[^a-zé]", "[ァ-ヺーA-Z0-9]", r"[\w々-]", "[k]", "[一二]")
TEXT = "山田 々 𠮷 Kké\u212a1ー一ヲ-"


def codes(written: str, flags: int = 0) -> list[Any]:
    re.purge()
    compiled = re.compile(written, flags)
    return [compiled.findall(TEXT), compiled.findall("")]


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Give what takes the memory away."""
    compiler: Any = re._compiler  # type: ignore[attr-defined]  # noqa: SLF001 - there is no public way
    forgetful = compiler._optimize_charset.plain  # noqa: SLF001
    return lambda: monkeypatch.setattr(compiler, classes.OPTIMIZE, forgetful)


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
def test_a_class_fits_the_same_signs(written: str, flags: int, plain: Callable[[], None]) -> None:
    remembered = [codes(written, flags), codes(written, flags)]
    plain()
    assert remembered == [codes(written, flags)] * 2


def test_a_class_is_compiled_once() -> None:
    asked: list[Any] = []

    def optimize(charset: list[Any], *folding: object) -> classes.Compiled:
        asked.append((charset, folding))
        return charset, False

    remembered = remembering(optimize)
    assert remembered([("range", (1, 2))]) == remembered([("range", (1, 2))])
    remembered([("range", (1, 2))], str.isalpha, str.lower, {})
    remembered([("range", (1, 2))], str.isalpha, str.lower, {})
    assert len(asked) == 3


def test_asking_twice_or_of_another_compiler_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compiler: Any = re._compiler  # type: ignore[attr-defined]  # noqa: SLF001
    before = compiler._optimize_charset  # noqa: SLF001
    remember_classes()
    assert compiler._optimize_charset is before  # noqa: SLF001
    monkeypatch.setattr(classes, "OPTIMIZE", "_gone")
    remember_classes()
    assert not hasattr(compiler, "_gone")
