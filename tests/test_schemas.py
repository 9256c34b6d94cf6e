"""The published schemas hold what the scanner writes, and refuse what it does not."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from scanner.reports.detect_lines import detect_jsonl
from scanner.reports.machine import findings_json, flows_json, run_json
from tests.golden import exchanged, sample

FOLDER = Path(__file__).parents[1] / "configs" / "schemas"
NAMES = sorted(path.name.partition(".")[0] for path in FOLDER.iterdir())


def _schema(name: str) -> Any:  # noqa: ANN401 - a schema is any JSON
    return json.loads((FOLDER / f"{name}.schema.json").read_text("utf-8"))


def _documents(name: str) -> list[Any]:
    texts = {
        "findings": [findings_json(sample.FINDINGS, sample.AS_OF), findings_json((), sample.AS_OF)],
        "run": [run_json(sample.RECORD), run_json(sample.CLEAN.record)],
        "detect": list(detect_jsonl(sample.DETECTED)),
        "flows": [flows_json(exchanged.FLOWS, sample.AS_OF)],
    }
    return [json.loads(text) for text in texts[name]]


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(_schema(name))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_holds_to_its_schema(name: str) -> None:
    for document in _documents(name):
        Draft202012Validator(_schema(name)).validate(document)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_may_be_missing_or_unknown(name: str) -> None:
    validator = Draft202012Validator(_schema(name))
    for document in _documents(name):
        assert not validator.is_valid(document | {"more": 1})
        for key in document.keys() - {"evidence"}:
            assert not validator.is_valid({k: v for k, v in document.items() if k != key}), key
