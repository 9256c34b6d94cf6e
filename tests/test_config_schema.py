"""The JSON Schema with which an editor completes and checks a configuration."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from scanner import config

CASES = Path(__file__).parent / "cases"
SCHEMA = json.loads(config.schema_json())


def read(text: str) -> Any:  # noqa: ANN401 - YAML
    """Read a configuration as JSON has it: a date is a text."""
    return json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=str))


def valid(data: Any) -> bool:  # noqa: ANN401 - JSON
    return jsonschema.Draft202012Validator(SCHEMA).is_valid(data)


def test_committed_schema_is_up_to_date() -> None:
    committed = (files("configs") / "schema.json").read_text(encoding="utf-8")
    assert committed == config.schema_json(), "write config.schema_json() to configs/schema.json"


def test_schema_is_one() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_key_is_described() -> None:
    for shape in (SCHEMA, *SCHEMA["$defs"].values()):
        for key, described in shape.get("properties", {}).items():
            named = (
                SCHEMA["$defs"][described["$ref"].rpartition("/")[2]] if "$ref" in described else {}
            )
            assert (named | described).get("description"), key


def test_example_is_valid() -> None:
    assert valid(read((CASES / "config_example.yaml").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "name",
    [
        "unknown key at the top",
        "unknown key of a field",
        "missing section",
        "missing kind",
        "unknown category",
        "unknown category in a list",
        "unknown treatment",
        "field without anything",
        "retention without anything",
        "no sources",
        "years in quotes",
        "number instead of a text",
        "empty list",
    ],
)
def test_editor_sees_the_mistake_too(name: str) -> None:
    cases = YAML(typ="safe", pure=True).load(CASES / "config.yaml")
    case = cases["cases"][name]
    assert valid(read(cases["base"]))
    assert not valid(read(cases["base"].replace(case["old"], case["new"])))
