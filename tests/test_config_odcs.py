"""Datasets declared by data contracts of the Open Data Contract Standard."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from scanner import config
from scanner.cli import main
from scanner.config.messages import contract
from scanner.config.messages.message import Message
from scanner.model.category import DataCategory
from scanner.model.declaration import FieldDeclaration, Treatment
from scanner.model.errors import ConfigError, Problem
from scanner.model.retention import PeriodStart, Retention, Undated
from scanner.model.system import System
from tests.test_config import pattern_of

FILE = YAML(typ="safe", pure=True).load(Path(__file__).parent / "cases" / "config_odcs.yaml")
CASES: Mapping[str, Any] = FILE["cases"]


def load(folder: Path, contract: str, more: str = "", lang: str = "en") -> System:
    (folder / "contracts").mkdir(exist_ok=True)
    (folder / "system.key").write_text("0123456789abcdef" * 2)
    (folder / "contracts" / "members.odcs.yaml").write_text(contract, encoding="utf-8")
    (folder / "c.yaml").write_text(FILE["policy"] + more, encoding="utf-8")
    return config.load(folder / "c.yaml", lang=lang, environment={})


def changed(case: Mapping[str, Any]) -> str:
    text: str = FILE["base"]
    for old, new in ((case["old"], case["new"]), case.get("and", ("kind:", "kind:"))):
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


def refusal(folder: Path, case: Mapping[str, Any], lang: str = "en") -> tuple[Problem, ...]:
    with pytest.raises(ConfigError) as caught:
        load(folder, changed(case), case.get("policy", ""), lang)
    return caught.value.problems


def place(text: str, piece: str) -> tuple[int, int]:
    before = text[: text.index(piece)].split("\n")
    return len(before), len(before[-1]) + 1


@pytest.mark.parametrize("name", CASES)
def test_mistake_is_told_at_its_line_in_the_contract(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    text = changed(case)
    told = {(p.line, p.column): p.message for p in refusal(tmp_path, case)}
    expected = {case["at"]: case["en"], **case.get("more", {})}
    assert told.keys() == {place(text, piece) for piece in expected}, told
    for piece, words in expected.items():
        assert words in told[place(text, piece)]
    japanese = refusal(tmp_path, case, "ja")
    assert any(case["ja"] in problem.message for problem in japanese)
    assert {p.file for p in japanese} == {str(tmp_path / "contracts" / "members.odcs.yaml")}
    assert not any("hunter2" in p.message for p in japanese)


def test_a_contract_that_contradicts_itself_is_refused_by_its_name_and_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = CASES["two categories"]
    refusal(tmp_path, case)
    line, column = place(changed(case), case["at"])
    assert main(["check", str(tmp_path / "c.yaml"), "--lang", "en"]) == 2
    told = capsys.readouterr().err
    assert f"{tmp_path}/contracts/members.odcs.yaml:{line}:{column}: " in told


def test_every_message_has_a_case(tmp_path: Path) -> None:
    said = [p.message for case in CASES.values() for p in refusal(tmp_path, case)]
    for name, message in vars(contract).items():
        if isinstance(message, Message):
            assert any(map(pattern_of(message.en).match, said)), name


def test_objects_of_a_contract_are_datasets(tmp_path: Path) -> None:
    system = load(tmp_path, FILE["base"])
    members, letters = (system.policy.datasets[name] for name in ("members", "letters"))
    assert (members.source, members.where, members.cities) == ("db", "main.members", ("chiba",))
    assert (members.owner, members.purpose) == ("運営事務局", ("ポイントサービスの提供",))
    assert (letters.owner, letters.where) == ("市民課", "main.letters")
    assert (members.person_per_row, letters.person_per_row) == (True, False)
    assert members.retention == Retention(
        "退会日", years=5, start=PeriodStart.FISCAL_YEAR_END, undated=Undated.CURRENT
    )
    assert letters.retention == Retention("sent_on", months=6, days=10)


def test_properties_are_fields(tmp_path: Path) -> None:
    system = load(tmp_path, FILE["base"])
    members, letters = (system.policy.datasets[name] for name in ("members", "letters"))
    phone = frozenset({DataCategory.PHONE_NUMBER})
    assert members.fields == {
        "member_id": FieldDeclaration(),
        "氏名": FieldDeclaration(frozenset({DataCategory.PERSON})),
        "電話番号": FieldDeclaration(phone, Treatment.MASKED, "[*]{3}-[0-9]{4}"),
        "shop": FieldDeclaration(),
        "退会日": FieldDeclaration(),
    }
    assert members.others == FieldDeclaration()
    assert letters.fields == {
        "home.city": FieldDeclaration(frozenset({DataCategory.ADDRESS})),
        "cards[].number": FieldDeclaration(frozenset({DataCategory.WAON_NUMBER})),
        "tags": FieldDeclaration(),
        "sent_on": FieldDeclaration(),
    }
    assert letters.others is None


def test_what_is_internal_or_public_need_not_be_personal_and_internal_may_be(
    tmp_path: Path,
) -> None:
    def custom(word: str, category: str) -> str:
        asked = f"[{{property: pcscan.category, value: {category}}}]"
        return f"{{name: member_id, classification: {word}, customProperties: {asked}}}"

    old = "{name: member_id, classification: internal}"
    for word, category, found in (
        ("internal", "PERSON", frozenset({DataCategory.PERSON})),
        ("public", "none", frozenset()),
    ):
        text = FILE["base"].replace(old, custom(word, category))
        fields = load(tmp_path, text).policy.datasets["members"].fields
        assert fields["member_id"].categories == found


def test_the_column_of_a_period_may_stand_beside_it(tmp_path: Path) -> None:
    text = FILE["base"].replace("undated: current}", "undated: current, by: 退会日}")
    text = text.replace("element: members.left_on", "element: members")
    retention = load(tmp_path, text).policy.datasets["members"].retention
    assert retention is not None
    assert (retention.by, retention.years) == ("退会日", 5)


def test_contract_without_custom_properties(tmp_path: Path) -> None:
    contract = """
apiVersion: v3.0.2
kind: DataContract
schema: [{name: main.shops, properties: [{name: name}, {name: opened}]}]
slaDefaultElement: main.shops.opened
slaProperties: [{property: retention, value: 1, unit: years}]
"""
    dataset = load(tmp_path, contract).policy.datasets["main.shops"]
    assert (dataset.where, dataset.retention) == ("main.shops", Retention("opened", years=1))
    assert (dataset.owner, dataset.purpose) == ("", ())


def test_digest_of_a_contract_is_kept(tmp_path: Path) -> None:
    name = "contracts/members.odcs.yaml"
    digest = sha256(FILE["base"].encode()).hexdigest()
    assert load(tmp_path, FILE["base"]).digests[name] == digest


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("contracts/members.odcs.yaml: {", "contracts/none.yaml: {", 7, "no such file"),
        ("source: db,", "source: dbs,", 7, "There is no source “dbs”"),
        ("source: db,", "", 7, "“source” is missing"),
        ("cities: [chiba]}", "cities: [chibas]}", 7, "There is no city “chibas”"),
        ("odcs:\n", "datasets: []\nodcs:\n", 6, "further indented"),
    ],
)
def test_mistake_in_the_policy(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    load(tmp_path, FILE["base"])
    text = FILE["policy"].replace(old, new)
    (tmp_path / "c.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        config.load(tmp_path / "c.yaml", environment={})
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == (str(tmp_path / "c.yaml"), line)
    assert words in problem.message


def test_editor_accepts_a_policy_with_contracts_alone() -> None:
    import jsonschema  # noqa: PLC0415 - this test alone

    schema = jsonschema.Draft202012Validator(json.loads(config.schema_json()))
    data = YAML(typ="safe", pure=True).load(FILE["policy"])
    assert schema.is_valid(data)
    assert not schema.is_valid({key: value for key, value in data.items() if key != "odcs"})
