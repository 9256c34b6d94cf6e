"""Files that are no configuration, files with many mistakes, and files changed at random."""

from pathlib import Path
from typing import Annotated

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import Field
from ruamel.yaml import YAML

from scanner import config
from scanner.config.messages import files as messages
from scanner.config.messages import shape
from scanner.config.messages.message import Message
from scanner.config.reading import MAX_BYTES, parse, read
from scanner.config.schema.spec import Spec
from scanner.config.validation import validated
from scanner.model.errors import ConfigError

BASE = YAML(typ="safe", pure=True).load(Path(__file__).parent / "cases" / "config.yaml")["base"]


def only(path: Path, lang: str = "en") -> tuple[str, int, int, str]:
    with pytest.raises(ConfigError) as caught:
        config.load(path, lang=lang, environment={})
    (problem,) = caught.value.problems
    return problem.file, problem.line, problem.column, problem.message


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.yaml", messages.NOT_FOUND),
        (".", messages.NOT_A_FILE),
        ("a.yaml/b.yaml", messages.NOT_FOUND),
        ("x" * 300, messages.UNREADABLE),
        ("a\0b", messages.UNREADABLE),
    ],
)
def test_file_that_cannot_be_read(tmp_path: Path, name: str, message: Message) -> None:
    (tmp_path / "a.yaml").touch()
    assert only(tmp_path / name) == (str(tmp_path / name), 1, 1, message.en)
    assert only(tmp_path / name, "ja")[3] == message.ja


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        (b"version: 1\nsystem: \x93\x5f\x97t\n", 2, 9, messages.NOT_UTF8),
        ("システム: x".encode() + b"\xff", 1, 8, messages.NOT_UTF8),
        ("version: 1".encode("utf-16"), 1, 1, messages.NOT_UTF8),
        (b"a: 1\r\nb: \x00", 2, 4, messages.CONTROL_CHARACTER),
        ("\ufeffa\x07".encode(), 1, 2, messages.CONTROL_CHARACTER),
        (b"#" * (MAX_BYTES + 1), 1, 1, messages.TOO_LARGE),
        (b"[" * 500, 1, 1, messages.TOO_DEEP),
    ],
)
def test_bytes_that_are_no_text(data: bytes, line: int, column: int, message: Message) -> None:
    (mistake,) = parse(data, "c.yaml").mistakes
    assert (mistake.place.line, mistake.place.column) == (line, column)
    assert mistake.message == message


def test_largest_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_bytes(b"a: 1 #" + b"-" * (MAX_BYTES - 6))
    assert read(tmp_path / "c.yaml", "c.yaml").data == {"a": 1}


def test_mark_of_utf_8_and_line_ends_of_windows_do_no_harm() -> None:
    document = parse("\ufeff版: 1\r\n市: x\r\n".encode(), "c.yaml")
    assert document.data == {"版": 1, "市": "x"}
    places = [document.value((key,)) for key in ("版", "市")]
    assert [(place.line, place.column) for place in places] == [(1, 4), (2, 4)]


def test_error_of_a_kind_that_no_shape_raises_yet_has_its_place() -> None:
    class Even(Spec):
        n: Annotated[int, Field(multiple_of=2)]

    (mistake,) = validated(Even, parse(b"n: 3", "c.yaml")).mistakes
    assert (mistake.place.column, mistake.message) == (4, shape.OTHERWISE)


def test_every_mistake_is_told_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = """\
version: 2
keys: {system: 5}
cities:
  chiba: {name: 千葉市, rulebooks: [pref, chibba]}
sources:
  db: {kind: database}
  files: {kind: folder, path: "env:NOT_SET"}
datasets:
  members:
    source: db
    where: main.members
    cities: [chiba, funabashi]
    retention: {years: five, by: 退会日}
    fields:
      氏名: PERSONN
      番号: JP_MY_NUMBER
  cards: {source: card-db, where: main.cards, cities: [chiba], fields: {番号: WAON}}
flows:
  report: {from: members, to: 市, fields: [氏名, 住所], recipient: 市}
  other: {from: cards, to: 市, fields: [番号], recipient: 市, until: soon}
"""
    (tmp_path / "c.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        config.load(tmp_path / "c.yaml", environment={})
    assert [(p.line, p.column) for p in caught.value.problems] == [
        (1, 1),  # no system
        (1, 10),  # another version
        (2, 16),  # a number for a key
        (4, 40),  # no such rulebook
        (6, 3),  # no url
        (7, 31),  # the variable is not set
        (12, 21),  # no such city
        (13, 24),  # no number of years
        (15, 11),  # no such category
        (16, 11),  # 個人番号 in an ordinary dataset
        (17, 19),  # no such source
        (17, 77),  # no such category, of a dataset whose only field it is
        (19, 47),  # no such field
        (20, 66),  # no date
    ]
    assert str(caught.value).count("\n") == 13


SIGNS = st.text(alphabet="*&{}[]:-' \"\n\t|>%@!#~?,\\1x空\u2028\ufeff", max_size=4)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.integers(0, len(BASE)), length=st.integers(0, 8), signs=SIGNS)
def test_whatever_is_written_there_is_an_answer(
    tmp_path: Path, start: int, length: int, signs: str
) -> None:
    text = BASE[:start] + signs + BASE[start + length :]
    (tmp_path / "c.yaml").write_text(text, encoding="utf-8", newline="")
    with pytest.raises(ConfigError) as caught:
        config.load(tmp_path / "c.yaml", environment={})
    for problem in caught.value.problems:
        assert 1 <= problem.line <= len(text.splitlines()) + 1
        assert problem.column >= 1
