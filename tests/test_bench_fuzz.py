"""That fuzzing finds what breaks, and finds nothing today."""

import time
from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa
import pytest

from scanner.model.category import DataCategory
from scanner.model.detection import Detection, Graded
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers import RECOGNIZERS
from scanner.recognizers.detector import AllRecognizers
from tests.bench.fuzz import SLACK, fuzz, main

TAKEN = SLACK + 0.1
"""CPU seconds, more than any short cell may take."""


@dataclass(frozen=True, slots=True)
class Faulty(AllRecognizers):
    """Finds what lies outside of a text, twice, and nothing in columns."""

    def spans(self, text: str, categories: Iterable[DataCategory]) -> tuple[Detection, ...]:
        found = Detection(DataCategory.PERSON, 0, len(text) + 1, 0.9)
        return (found, found) if DataCategory.PERSON in set(categories) else ()


@dataclass(frozen=True, slots=True)
class Broken(AllRecognizers):
    """Can grade nothing but what it graded first."""

    def grade(self, values: pa.Array) -> Graded:
        if len(values) < 1_000:
            raise OverflowError
        return Graded({})


@dataclass(frozen=True, slots=True)
class Slow(AllRecognizers):
    """Takes long over what ends as the cells do whose time is taken, and finds nothing."""

    def spans(self, text: str, _: Iterable[DataCategory]) -> tuple[Detection, ...]:
        began = time.process_time()
        while text.endswith("\0") and time.process_time() - began < TAKEN:
            pass
        return ()

    def grade(self, _: pa.Array) -> Graded:
        return Graded({})


def test_nothing_breaks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["200", "7"]) == 0
    assert "200 cells of seed 7: 0 broken" in capsys.readouterr().out


def test_what_takes_long_is_found() -> None:
    every = tuple(make(RecognizerSettings()) for make in RECOGNIZERS)
    seen = fuzz(Slow(every, ""), 1, 1)
    assert seen.slowest >= TAKEN
    [said] = seen.broken
    assert "CPU s for" in said


def test_what_breaks_is_found() -> None:
    every = tuple(make(RecognizerSettings()) for make in RECOGNIZERS)
    [said] = fuzz(Broken(every, ""), 20, 1).broken
    assert said == "OverflowError in one of 20 cells"
    found = "\n".join(fuzz(Faulty(every, ""), 20, 1).broken)
    assert "overlap" in found
    assert "outside" in found
    assert "otherwise in a column" in found
