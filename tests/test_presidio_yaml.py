"""Patterns of users in Presidio's YAML: read as Presidio reads them, or refused at their place."""

import pickle
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pytest
from presidio_analyzer import RecognizerRegistry
from ruamel.yaml import YAML

from scanner.model.category import DataCategory
from scanner.model.detection import Detector, Grade, Tally, Verdict
from scanner.model.profile import FieldProfile
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers import detector
from scanner.recognizers.user_patterns import PatternError, user_patterns
from tests.linear import grows_linearly

OTHER = DataCategory.OTHER_IDENTIFIER
FILE = r"""
supported_languages: [ja]
global_regex_flags: 26
recognizers:
  - name: Staff number
    supported_language: ja
    supported_entity: STAFF_NUMBER
    patterns:
      - {name: number, regex: 'S-[0-9]{5}', score: 0.8}
      - {name: short number, regex: '^T[0-9]{3}$', score: 0.6}
  - name: Ticket
    supported_language: ja
    supported_entity: TICKET
    type: custom
    context: [整理券, ticket]
    patterns:
      - {name: four digits, regex: '[0-9]{4}', score: 0.2}
  - name: Secret projects
    supported_language: ja
    supported_entity: PROJECT
    deny_list: [暁計画, Dawn]
  - name: Old
    supported_language: ja
    supported_entity: OLD
    enabled: false
    patterns:
      - {name: any, regex: '.+', score: 1.0}
"""
TEXTS = {
    "S-12345": ["S-12345"],
    "担当 S-12345 と s-54321 から": ["S-12345", "s-54321"],
    "一行目\nT123\n三行目": ["T123"],
    "T123です": [],
    "暁計画の件": ["暁計画"],
    "about Dawn.": ["Dawn"],
    "Dawns": [],
    "𠮷 S-12345": ["S-12345"],
    "何もない": [],
}


def document(text: str = FILE) -> Any:  # noqa: ANN401 - what a YAML file holds
    return YAML(typ="safe").load(text)


@pytest.fixture(scope="module")
def every() -> Detector:
    return detector(RecognizerSettings(), user_patterns(document()))


def grades(every: Detector, *values: str) -> list[Grade]:
    seen = every.grade(pa.array(values)).grades.get(OTHER)
    return [Grade(g) for g in seen.to_pylist()] if seen else [Grade.NONE] * len(values)


def found(every: Detector, text: str) -> list[str]:
    return [text[s.start : s.end] for s in every.spans(text, [OTHER]) if s.score >= 0.5]


@pytest.mark.parametrize(("text", "values"), TEXTS.items())
def test_patterns_are_found(every: Detector, text: str, values: list[str]) -> None:
    assert found(every, text) == values
    assert bool(values) is (grades(every, text)[0] in {Grade.CERTAIN, Grade.CERTAIN_WITHIN})


def test_presidio_finds_the_same_with_the_same_file(every: Detector, tmp_path: Path) -> None:
    enabled = document()
    enabled["recognizers"] = [
        {k: v for k, v in r.items() if k not in {"type", "enabled"}}
        for r in enabled["recognizers"]
        if r.get("enabled", True) and "deny_list" not in r
    ]
    path = tmp_path / "recognizers.yaml"
    with path.open("w", encoding="utf-8") as file:
        YAML().dump(enabled, file)
    registry = RecognizerRegistry(supported_languages=["ja"])
    registry.add_recognizers_from_yaml(path)
    for text in (text for text in TEXTS if "暁" not in text and "Dawn" not in text):
        spans = {
            (r.start, r.end, r.score)
            for own in registry.recognizers
            for r in own.analyze(text, [], None)  # type: ignore[arg-type]  # no words are needed
        }
        ours = {(s.start, s.end, s.score) for s in every.spans(text, [OTHER])}
        # a doubt inside a surer span is told by Presidio's engine, not by its recognisers
        assert ours == {
            s
            for s in spans
            if not any(o[0] <= s[0] and s[1] <= o[1] and o[2] > s[2] for o in spans)
        }


def test_a_doubt_counts_beside_its_context(every: Detector) -> None:
    assert found(every, "整理券 1234") == ["1234"]
    assert not found(every, "値段 1234")
    assert [s.score for s in every.spans("値段 1234", [OTHER])] == [0.2]
    assert grades(every, "1234", "整理券1234", "TICKET 1234") == [
        Grade.SHAPED_WITHIN,
        Grade.CERTAIN_WITHIN,
        Grade.CERTAIN_WITHIN,
    ]


@pytest.mark.parametrize(
    ("name", "verdict"),
    [("整理券番号", Verdict.PERSONAL), ("ticket", Verdict.PERSONAL), ("x", None)],
)
def test_a_column_is_named_by_context_words(
    every: Detector, name: str, verdict: Verdict | None
) -> None:
    seen = every.grade(pa.array(["1234"] * 9)).grades[OTHER]
    counts = dict(pl.Series(seen).value_counts().iter_rows())
    profile = FieldProfile(9, 9, {OTHER: Tally.of(counts)}, every.name_evidence(name))
    told = every.weigh({"field": profile})["field"].get(OTHER)
    assert (told.verdict if told else None) is verdict


def test_cards_and_patterns_stand_in_one_column(every: Detector) -> None:
    assert grades(every, "4111111111111111", "S-12345", "x") == [
        Grade.CHECKED,
        Grade.CERTAIN,
        Grade.NONE,
    ]


def test_the_version_depends_on_the_patterns(every: Detector) -> None:
    assert every.version != detector(RecognizerSettings()).version
    assert pickle.loads(pickle.dumps(every)) == every  # noqa: S301 - our own bytes


def test_flags_and_languages_are_read() -> None:
    text = """
global_regex_flags: 0
recognizers:
  - name: Staff
    supported_languages: [{language: ja, context: [Staff]}, en]
    patterns: [{name: n, regex: 'S[0-9]', score: 0.3}]
  - name: Word
    supported_languages:
    deny_list: ['*x']
    deny_list_score: 0.7
"""
    with pytest.raises(PatternError, match="texts are read as Japanese"):
        user_patterns(document(text))
    staff, word = user_patterns(document(text.replace(", en]", "]")))
    assert (staff.regex, staff.context, word.score) == ("(?:S[0-9])", ("staff",), 0.7)
    own = detector(RecognizerSettings(), (staff, word))
    assert found(own, "staff S1 s2") == ["S1"]
    assert found(own, "a*x") == ["*x"]


@pytest.mark.uncovered
def test_a_hostile_text_takes_linear_time() -> None:
    slow = {
        "name": "n",
        "patterns": [{"name": "slow in other engines", "regex": "(a+)+b|c", "score": 1}],
    }
    own = detector(RecognizerSettings(), user_patterns({"recognizers": [slow]}))
    assert found(own, "a" * 200_000 + "c") == ["c"]
    assert grows_linearly(lambda text: found(own, text + "c"), "a", 200_000)


def _with(**fields: object) -> object:
    pattern = {"name": "p", "regex": "x1", "score": 0.5}
    return {"recognizers": [{"name": "n", "patterns": [pattern], **fields}]}


def _pattern(**fields: object) -> object:
    return _with(patterns=[{"name": "p", "regex": "x1", "score": 0.5, **fields}])


@pytest.mark.parametrize(
    ("wrong", "place", "problem"),
    [
        ([], "document", "expected keys and values"),
        ({}, "recognizers", "expected a list"),
        ({"recognisers": []}, "document", "unknown: recognisers; known: global_regex_flags"),
        ({"recognizers": ["x"]}, "recognizers.0", "expected keys and values"),
        (_with(type="predefined"), "recognizers.0.type", "only custom"),
        (_with(name=""), "recognizers.0.name", "expected a text"),
        (_with(patterns=[]), "recognizers.0", "patterns or deny_list"),
        (_with(patterns="x"), "recognizers.0.patterns", "expected a list"),
        (_with(deny_list=[1]), "recognizers.0.deny_list", "expected a text"),
        (_with(context=[""]), "recognizers.0.context", "expected a text"),
        (_with(supported_language="en"), "recognizers.0.supported_language", "expected ja"),
        (_with(class_name="X"), "recognizers.0", "unknown: class_name"),
        (_pattern(score=2), "recognizers.0.patterns.0.score", "from 0 to 1"),
        (_pattern(score=True), "recognizers.0.patterns.0.score", "from 0 to 1"),
        (_pattern(regex=None), "recognizers.0.patterns.0.regex", "expected a text"),
        (_pattern(regex="(?<!1)2"), "recognizers.0.patterns.0.regex", "look-around"),
        (_pattern(regex="(a)\\1"), "recognizers.0.patterns.0.regex", "back references"),
        (_pattern(regex="a*"), "recognizers.0.patterns.0.regex", "matches an empty text"),
        ({"recognizers": [], "supported_languages": ["en"]}, "supported_languages", "expected ja"),
        ({"recognizers": [], "global_regex_flags": 256}, "global_regex_flags", "sum of flags"),
        ({"recognizers": [], "global_regex_flags": "i"}, "global_regex_flags", "sum of flags"),
    ],
)
def test_what_cannot_be_used_is_told_at_its_place(wrong: object, place: str, problem: str) -> None:
    with pytest.raises(PatternError) as caught:
        user_patterns(wrong)
    assert str(caught.value).startswith(f"{place}: ")
    assert problem in str(caught.value)
    assert ".".join(map(str, caught.value.place)) == place.removeprefix("document")
