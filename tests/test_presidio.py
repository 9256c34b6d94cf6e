"""Presidio reads as the scanner does: every recogniser, on every case, without a network."""

import socket
import subprocess
import sys
from functools import partial

import pyarrow as pa
import pytest
from presidio_analyzer import AnalyzerEngine

from scanner.model.category import DataCategory
from scanner.model.detection import Grade
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers import RECOGNIZERS, detector
from scanner.recognizers.detector import AllRecognizers
from scanner.recognizers.presidio import CONTEXT, JapaneseRecognizer, analyzer, registry
from tests.test_recognizers import CLEAR, GROUPS, texts

CASES = [(case.values[0], str(case.values[1])) for case in texts(*GROUPS)]
Spans = set[tuple[str, int, int]]


def every_recognizer() -> AllRecognizers:
    every = detector(RecognizerSettings())
    assert isinstance(every, AllRecognizers)
    return every


@pytest.fixture(scope="module")
def every() -> AllRecognizers:
    return every_recognizer()


@pytest.fixture(scope="module")
def engine(every: AllRecognizers) -> AnalyzerEngine:
    return analyzer(every)


def read_by(engine: AnalyzerEngine, text: str, entities: list[str] | None = None) -> Spans:
    results = engine.analyze(text, "ja", entities=entities)
    return {(result.entity_type, result.start, result.end) for result in results}


def read_by_all(every: AllRecognizers, text: str) -> Spans:
    spans = [span for category in DataCategory for span in every.spans(text, [category])]
    return {(span.category.value, span.start, span.end) for span in spans}


def test_a_presidio_recognizer_stands_for_each(engine: AnalyzerEngine) -> None:
    registered = engine.get_recognizers("ja")
    assert len(registered) == len(RECOGNIZERS)
    assert {entity for r in registered for entity in r.supported_entities} == {
        recognizer(RecognizerSettings()).category.value for recognizer in RECOGNIZERS
    }
    assert {r.supported_language for r in registered} == {"ja"}
    assert all(r.context for r in registered)
    assert set(CONTEXT) == set(DataCategory)


@pytest.mark.uncovered
def test_presidio_finds_the_same_in_every_case(
    every: AllRecognizers, engine: AnalyzerEngine
) -> None:
    wrong = [text for _, text in CASES if read_by(engine, text) != read_by_all(every, text)]
    assert not wrong


@pytest.mark.uncovered
def test_presidio_and_columns_agree_on_every_case(
    every: AllRecognizers, engine: AnalyzerEngine
) -> None:
    grades = every.grade(pa.array([text for _, text in CASES])).grades
    for number, (category, text) in enumerate(CASES):
        found = engine.registry.get_recognizers("ja", entities=[category.value])
        spans = [r for one in found for r in one.analyze(text, [category.value], None)]  # type: ignore[arg-type]  # no words are needed
        clear = category in grades and Grade(grades[category][number].as_py()) in CLEAR
        assert clear is any(span.score >= 0.5 for span in spans), text


def test_only_what_is_asked_for_is_read(engine: AnalyzerEngine) -> None:
    text = "090-1234-5678とtaro@example.jp"
    assert read_by(engine, text, ["EMAIL_ADDRESS"]) == {("EMAIL_ADDRESS", 14, 29)}
    (mail,) = engine.registry.get_recognizers("ja", entities=["EMAIL_ADDRESS"])
    assert isinstance(mail, JapaneseRecognizer)
    assert mail.analyze(text, ["PHONE_NUMBER"]) == []


def test_a_context_word_raises_the_score(engine: AnalyzerEngine) -> None:
    scores = [
        engine.analyze(text, "ja", entities=["JP_MY_NUMBER"])[0].score
        for text in ("控え 123456789018", "個人番号の控え 123456789018")
    ]
    assert scores[0] < scores[1]


def test_users_add_to_the_registry(every: AllRecognizers) -> None:
    own = registry(every.recognizers)
    own.add_pattern_recognizer_from_dict(
        {
            "name": "staff",
            "supported_language": "ja",
            "supported_entity": "STAFF",
            "patterns": [{"name": "number", "regex": "S[0-9]{5}", "score": 0.8}],
        }
    )
    assert "STAFF" in own.get_supported_entities(["ja"])


def test_no_socket_is_opened(
    every: AllRecognizers, engine: AnalyzerEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, partial(_refused, opened, name))
    for _, text in CASES[::7]:
        every.spans(text, DataCategory)
        engine.analyze(text, "ja")
    every.grade(pa.array([text for _, text in CASES]))
    assert not opened


def _refused(opened: list[str], name: str, *_: object, **__: object) -> None:
    opened.append(name)
    raise OSError


def test_presidio_is_imported_only_where_it_is_used() -> None:
    program = """
import sys
import scanner.cli
from scanner.model.category import DataCategory
from scanner.model.system import RecognizerSettings
from scanner.recognizers import detector
detector(RecognizerSettings()).spans("個人番号 123456789018", DataCategory)
assert not {"presidio_analyzer", "spacy", "ja_ginza"} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603 - our own
