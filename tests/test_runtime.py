"""The runtimes give the same results, keep to their bounds, and let errors through."""

import os
import pickle
from collections.abc import Iterator

import pytest

from scanner.model.errors import Reason, SourceError, UsageError
from scanner.model.execution import Executor
from scanner.runtime import InlineExecutor, LocalExecutor
from scanner.runtime.local import AHEAD_PER_WORKER, THREADS


def square(number: int) -> int:
    return number * number


def threads(_: int) -> str | None:
    return os.environ.get(THREADS)


def die(_: int) -> None:
    os._exit(9)


def fail(_: int) -> None:
    raise ValueError("quotes data")


@pytest.mark.parametrize("executor", [InlineExecutor(), LocalExecutor(1), LocalExecutor(3)])
def test_every_item_once(executor: Executor) -> None:
    results = dict(executor.each(((f"k{n}", n) for n in range(10)), square))
    assert results == {f"k{n}": n * n for n in range(10)}
    assert dict(executor.each([], square)) == {}


def test_items_are_taken_no_further_ahead_than_promised() -> None:
    taken: list[int] = []

    def items() -> Iterator[tuple[int, int]]:
        for number in range(100):
            taken.append(number)
            yield number, number

    results = LocalExecutor(2).each(items(), square)
    next(results)
    assert len(taken) <= 2 * AHEAD_PER_WORKER
    results.close()  # type: ignore[attr-defined]


def test_a_worker_uses_one_thread() -> None:
    before = os.environ.get(THREADS)
    [(_, told)] = LocalExecutor(2).each([(0, 0)], threads)
    assert told == "1"
    assert os.environ.get(THREADS) == before


def test_threads_set_by_the_user_are_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(THREADS, "7")
    list(LocalExecutor(1).each([(0, 0)], threads))
    assert os.environ[THREADS] == "7"


def test_a_killed_worker_is_told_as_such() -> None:
    with pytest.raises(UsageError, match="killed"):
        list(LocalExecutor(1).each([(0, 0)], die))


def test_an_error_of_a_step_is_a_bug_and_goes_through() -> None:
    with pytest.raises(ValueError, match="quotes"):
        list(LocalExecutor(1).each([(0, 0)], fail))


def test_a_source_error_travels_with_its_reason() -> None:
    error = pickle.loads(pickle.dumps(SourceError(Reason.PERMISSION, "OSError")))  # noqa: S301
    assert (error.reason, error.kind) == (Reason.PERMISSION, "OSError")
