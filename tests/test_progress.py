"""Progress goes to stderr: plain lines, or a bar where somebody looks at it."""

import io
import sys

import pytest

from scanner.cli import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_plain_lines_come_at_intervals(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter([0.0, 1.0, 11.0, 11.0, 11.0, 12.0])
    monkeypatch.setattr("scanner.cli.progress.time.monotonic", lambda: next(clock))
    with progress.reporting(3) as advance:
        advance(1000)
        assert capsys.readouterr().err == ""
        advance(500)
        assert capsys.readouterr().err == (
            "3 datasets: 2 partitions, 1,500 rows in 11 s, 136 rows/s, about 6 s to go\n"
        )
        advance(1)
    said = capsys.readouterr()
    assert said.out == said.err == ""


def test_a_terminal_gets_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress.reporting(2) as advance:
        advance(1000)
        advance(234)
    assert "1,234 rows" in terminal.getvalue()


def test_nothing_is_told_where_nobody_wants_to_hear(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.reporting(2, quiet=True) as advance:
        advance(1000)
    said = capsys.readouterr()
    assert said.out == said.err == ""
