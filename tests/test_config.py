"""A configuration's mistakes, each told at its line and column, and what a sound one becomes."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from scanner import config
from scanner.config.messages import files, message, policy, references, shape
from scanner.config.messages.message import Message
from scanner.model.errors import ConfigError, Problem
from scanner.model.system import System

HERE = Path(__file__).parent
CASES = YAML(typ="safe", pure=True).load(HERE / "cases" / "config.yaml")
BOOK_CASES = YAML(typ="safe", pure=True).load(HERE / "cases" / "config_rulebook.yaml")
SECRET = "0123456789abcdef0123456789abcdef"  # noqa: S105 - protects nothing
ENVIRONMENT = {
    "EMPTY": "",
    "SHORT": "abc",
    "LONG": SECRET,
    "URL": "mssql://sa:hunter2@db/cards",
    "HOOK_URL": "https://a.example/x",
    "HTTP_URL": "http://a.example/x",
    "USER_URL": "https://sa:hunter2@a.example/x",
    "METADATA_URL": "https://169.254.169.254/latest/meta-data",
}

Case = Mapping[str, Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the files that the cases refer to."""
    (tmp_path / "system.key").write_text(f"{SECRET}\n")
    (tmp_path / "short.key").write_text(f"{SECRET[:31]}\n")
    (tmp_path / "empty.key").write_text("\n")
    (tmp_path / "bytes.key").write_bytes(b"\xff" * 40)
    (tmp_path / "books").mkdir()
    return tmp_path


def text_of(case: Case, base: str) -> str:
    if "text" in case:
        return str(case["text"])
    assert base.count(case["old"]) == 1
    return base.replace(case["old"], case["new"])


def load(folder: Path, text: str, lang: str = "en") -> System:
    (folder / "system.yaml").write_text(text, encoding="utf-8")
    return config.load(folder / "system.yaml", lang=lang, environment=ENVIRONMENT)


def refusal(folder: Path, text: str, lang: str = "en") -> tuple[Problem, ...]:
    with pytest.raises(ConfigError) as caught:
        load(folder, text, lang)
    return caught.value.problems


def told(problems: tuple[Problem, ...]) -> dict[str, str]:
    together: dict[str, str] = {}
    for problem in problems:
        place = f"{problem.line}:{problem.column}"
        together[place] = together.get(place, "") + problem.message
    return together


def compare(case: Case, english: tuple[Problem, ...], japanese: tuple[Problem, ...]) -> None:
    """Hold what was told against a case: its place, its words, and nothing besides."""
    expected = {case["at"]: case["en"]} | dict(case.get("more", {}))
    assert set(told(english)) == set(expected) | {case["at"]}, told(english)
    for place, words in expected.items():
        assert words in told(english)[place]
    assert case["en"] in told(english)[case["at"]]
    assert case["ja"] in told(japanese)[case["at"]]
    assert len(english) == 1 + len(case.get("more", {}))
    assert not any("hunter2" in p.message for p in (*english, *japanese))


@pytest.mark.parametrize("name", CASES["cases"])
def test_mistake_is_told_at_its_place(folder: Path, name: str) -> None:
    case = CASES["cases"][name]
    text = text_of(case, CASES["base"])
    compare(case, refusal(folder, text), refusal(folder, text, "ja"))


@pytest.mark.parametrize("name", BOOK_CASES["cases"])
def test_mistake_in_a_rulebook_is_told_in_its_file(folder: Path, name: str) -> None:
    case = BOOK_CASES["cases"][name]
    book = folder / "books" / "own.yaml"
    book.write_text(text_of(case, BOOK_CASES["base"]), encoding="utf-8")
    text = CASES["base"] + "rulebooks: [books/own.yaml]\n"
    english, japanese = refusal(folder, text), refusal(folder, text, "ja")
    assert {p.file for p in english} == {str(book)}
    compare(case, english, japanese)


SHOWN_ELSEWHERE = {"NOT_UTF8", "TOO_LARGE", "UNREADABLE", "OTHERWISE", "DID_YOU_MEAN"}


def test_every_message_has_a_case(folder: Path) -> None:
    said = [problem.message for text in texts(folder) for problem in refusal(folder, text)]
    silent = {
        name
        for kind in (message, files, shape, policy, references)
        for name, one in vars(kind).items()
        if isinstance(one, Message) and not any(map(pattern_of(one.en).match, said))
    }
    assert silent == SHOWN_ELSEWHERE


def texts(folder: Path) -> Iterator[str]:
    """Give the configurations of all cases, with the rulebook each needs in its place."""
    for case in CASES["cases"].values():
        yield text_of(case, CASES["base"])
    for case in BOOK_CASES["cases"].values():
        book = text_of(case, BOOK_CASES["base"])
        (folder / "books" / "own.yaml").write_text(book, encoding="utf-8")
        yield CASES["base"] + "rulebooks: [books/own.yaml]\n"


def pattern_of(template: str) -> re.Pattern[str]:
    """Match a message whatever its words are."""
    fixed = re.split(r"\{\w+\}", template.replace("{{", "\0").replace("}}", "\1"))
    return re.compile(
        ".*?".join(re.escape(part.replace("\0", "{").replace("\1", "}")) for part in fixed)
    )
