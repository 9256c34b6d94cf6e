"""Help, and complaints about arguments, in both languages."""

import argparse
from collections.abc import Iterator

import pytest

from scanner.cli import main
from scanner.cli.arguments import parser
from scanner.cli.helping import JAPANESE, told

SPOKEN = {
    *("positional arguments", "options"),
    *("expected one argument", "expected at least one argument"),
}


def parsers(above: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield above
    for action in above._actions:  # noqa: SLF001 - argparse has no other way to ask
        if isinstance(action.choices, dict):
            for below in action.choices.values():
                yield from parsers(below)


def texts(lang: str) -> set[str]:
    """Collect all that help says."""
    said = set()
    for one in parsers(parser(lang)):
        said |= {one.description} | {action.help for action in one._actions}  # noqa: SLF001
    return {text for text in said if text}


def test_all_help_is_there_in_both_languages() -> None:
    assert all(text in JAPANESE for text in texts("en"))
    assert texts("ja") == {JAPANESE[text] for text in texts("en")}


def test_no_translation_is_left_over() -> None:
    rest = JAPANESE.keys() - texts("en") - SPOKEN
    assert all(text.startswith("expected ") for text in rest), rest


@pytest.mark.parametrize("command", [[], ["scan"], ["ledger", "backup"], ["exceptions", "assign"]])
def test_help_is_shown_in_the_language_asked_for(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    more = ["--config", "x"] if "exceptions" in command else []
    asked = [*command[:1], *more, *command[1:], "--help"]
    assert main(["--lang", "ja", *asked]) == 0
    said = capsys.readouterr().out
    assert said.startswith("使い方: pcscan")
    assert "オプション:" in said
    assert "show this" not in said
    assert main(["--lang", "en", *asked]) == 0
    assert capsys.readouterr().out.isascii() or command == ["scan"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["scan"], "pcscan scan: 必要な引数がありません: CONFIG, --out"),
        (["scan", "x", "--out"], "pcscan scan: --out: 値が1つ必要です"),
        (["detect"], "pcscan detect: 必要な引数がありません: TARGET"),
        (["scan", "x", "--out", "y", "--as-of", "soon"], "--as-of: 2026-11-01T03:00 のように"),
        (["scan", "x", "--out", "y", "--engine", "z"], "--engine: 'z' は使えません。使えるのは"),
        (["scan", "x", "--out", "y", "--a", "z"], "--a では決まりません"),
        (["scan", "x", "--out", "y", "--format", "z"], "--format: 次から選んでください: html"),
        (["scan", "x", "--out", "y", "--nope"], "pcscan: 知らない引数です: --nope"),
    ],
)
def test_what_is_wrong_with_arguments_is_told_in_japanese(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--lang", "ja"]) == 2
    assert said in capsys.readouterr().err


def test_what_has_no_translation_is_told_in_english() -> None:
    assert told("argument --out: something new", "ja") == "--out: something new"
    assert told("argument --out: something new", "en") == "argument --out: something new"
