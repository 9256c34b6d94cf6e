"""What was looked at of the dictionary does not stay in memory."""

from importlib import import_module
from pathlib import Path

import pytest

from scanner.recognizers.person import dictionary_pages
from scanner.recognizers.person.dictionary_pages import EVERY, FILE, give_back, kept, looked_up
from scanner.recognizers.person.people import opened

WORDS = [f"{a}{b}" for a in "佐藤鈴木高橋田中伊渡辺山" for b in "本村小林加吉松井上野清水森池"]


def mapped() -> int:
    """Count the kilobytes of dictionaries that are mapped."""
    found, ours = 0, False
    for line in Path("/proc/self/smaps").read_text().splitlines():
        if "-" in line.split()[0]:
            ours = line.endswith(FILE)
        elif ours and line.startswith("Rss:"):
            found += int(line.split()[1])
    return found


def test_pages_go_and_words_are_found_again() -> None:
    before = [opened().lookup(word)[0].part_of_speech() for word in WORDS if opened().lookup(word)]
    assert mapped() > 500
    give_back()
    assert mapped() < 100
    again = [opened().lookup(word)[0].part_of_speech() for word in WORDS if opened().lookup(word)]
    assert again == before


def test_they_go_every_so_often(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    monkeypatch.setattr(dictionary_pages, "give_back", lambda: given.append(1))
    for _ in range(3 * EVERY):
        looked_up()
    assert len(given) == 3


def test_pages_of_another_dictionary_stay() -> None:
    opened()
    other = import_module("sudachipy").Dictionary()
    give_back()
    before = mapped()
    for word in WORDS:
        other.lookup(word)
    touched = mapped()
    assert touched > before + 500
    give_back()
    assert mapped() == touched


def test_a_system_that_does_not_say_is_let_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dictionary_pages, "MAPS", tmp_path / "none")
    assert kept(lambda: "a dictionary") == "a dictionary"
    give_back()
