"""Expressions are compiled when they are first used, and then are those of ``re``."""

import pickle
import re

import pytest

from scanner.recognizers.reading.expressions import expression


def test_it_is_compiled_when_it_is_first_used() -> None:
    broken = expression("(")
    assert broken.pattern == "("
    with pytest.raises(re.error):
        broken.search("")


def test_it_answers_as_a_compiled_one() -> None:
    known, compiled = expression("a(B)", re.IGNORECASE), re.compile("a(B)", re.IGNORECASE)
    assert known.findall("ab AB") == compiled.findall("ab AB") == ["b", "B"]
    assert known.sub("", "xAB") == "x"
    assert [match.span(1) for match in known.finditer("ab ab")] == [(1, 2), (4, 5)]


def test_it_has_nothing_else_and_can_be_pickled() -> None:
    known = expression("b")
    with pytest.raises(AttributeError, match="written"):
        known.written  # type: ignore[attr-defined]  # noqa: B018
    assert pickle.loads(pickle.dumps(known)).search("ab").start() == 1  # noqa: S301 - ours
