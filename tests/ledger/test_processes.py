"""Several processes at one ledger: one nightly at a time, every other write safe."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from scanner.ledger import LedgerError, SqlLedger, Trouble
from scanner.model.secret import Secret
from tests.ledger.nights import FIRST, Nights, finding

HOLD = """
import sys, time
from scanner.ledger import open_ledger
from scanner.model.secret import Secret
from tests.ledger.nights import FIRST, KEY
ledger = open_ledger(Secret(sys.argv[1]), KEY)
with ledger.guard("nightly", FIRST):
    print("held", flush=True)
    sys.stdin.readline()
ledger.close()
"""

ASSIGN = """
import sys
from scanner.ledger import open_ledger
from scanner.model.secret import Secret
from tests.ledger.nights import FIRST, KEY, finding
with open_ledger(Secret(sys.argv[1]), KEY) as ledger:
    print("ready", flush=True)
    sys.stdin.readline()
    for turn in range(8):
        ledger.assign(finding().id, FIRST, owner=f"{sys.argv[2]} {turn}")
"""

MAKE = """
import sys
from scanner.ledger import open_ledger
from scanner.model.secret import Secret
from tests.ledger.nights import KEY
print("ready", flush=True)
sys.stdin.readline()
with open_ledger(Secret(sys.argv[1]), KEY) as ledger:
    ledger.runs()
"""


@contextmanager
def process(program: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Start a Python process and wait for its first word."""
    with subprocess.Popen(  # noqa: S603 - ours
        [sys.executable, "-c", program, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as started:
        assert started.stdout is not None
        assert started.stdout.readline()
        try:
            yield started
        finally:
            started.kill()


def test_the_second_is_told_since_when_the_first_runs(ledger: SqlLedger, url: Secret[str]) -> None:
    with process(HOLD, url.reveal()) as first:
        with pytest.raises(LedgerError) as caught, ledger.guard("nightly", FIRST):
            pass
        assert caught.value.trouble is Trouble.RUNNING
        assert "2026-11-01T03:00:00+09:00" in caught.value.say("ja")
        with ledger.guard("scan", FIRST):
            pass
        Nights(ledger).run(1, [finding()])
        first.communicate("\n")
        assert first.returncode == 0
    with ledger.guard("nightly", FIRST):
        pass


def test_a_guard_dies_with_its_holder(ledger: SqlLedger, url: Secret[str]) -> None:
    with process(HOLD, url.reveal()) as first:
        first.kill()
        first.wait()
        wait_for_the_server(ledger)
        with ledger.guard("nightly", FIRST), pytest.raises(LedgerError), again(ledger):
            pass


def again(ledger: SqlLedger) -> AbstractContextManager[None]:
    return ledger.guard("nightly", FIRST)


def wait_for_the_server(ledger: SqlLedger) -> None:
    """Let a server notice, within seconds, that its client is gone; a file needs no time."""
    tries = 1 if ledger.database.file else 100
    for turn in range(tries):
        try:
            with ledger.guard("nightly", FIRST):
                return
        except LedgerError:
            assert turn < tries - 1


def test_a_guard_is_let_go_when_its_work_fails(ledger: SqlLedger) -> None:
    with pytest.raises(ZeroDivisionError), ledger.guard("nightly", FIRST):
        raise ZeroDivisionError
    with ledger.guard("nightly", FIRST):
        pass


def test_decisions_during_a_night_are_all_kept(ledger: SqlLedger, url: Secret[str]) -> None:
    nights = Nights(ledger)
    nights.run(1, [finding()])
    with process(ASSIGN, url.reveal(), "a") as a, process(ASSIGN, url.reveal(), "b") as b:
        for each in (a, b):
            assert each.stdin is not None
            each.stdin.write("\n")
            each.stdin.flush()
        for number in range(2, 12):
            nights.run(number, [finding(rows=number + 1)])
        assert (a.wait(), b.wait()) == (0, 0)
    told = ledger.told(finding().id)
    assert len(told.decisions) == 16
    assert len(told.steps) == 11
    assert ledger.history(FIRST).tampering == ()


def test_a_ledger_that_two_make_at_once_is_made_once(url: Secret[str]) -> None:
    with process(MAKE, url.reveal()) as a, process(MAKE, url.reveal()) as b:
        for each in (a, b):
            assert each.stdin is not None
            each.stdin.write("\n")
            each.stdin.flush()
        assert [each.wait() for each in (a, b)] == [0, 0]
