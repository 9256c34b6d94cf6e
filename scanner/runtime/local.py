"""A pool of processes on this machine.

Workers are spawned, not forked: polars hangs in a forked child. Each is told before polars starts
to use one thread: a batch costs hundreds of small kernels, and handing those over to threads was
measured to cost a fourth more CPU on small files and to gain nothing on large ones. They look for
garbage as seldom as their parent.
"""

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from scanner.model.errors import UsageError

K = TypeVar("K")
I = TypeVar("I")  # noqa: E741 - the letter of "item"
R = TypeVar("R")

AHEAD_PER_WORKER = 2
THREADS = "POLARS_MAX_THREADS"

_step: Callable[[Any], Any]


def _install(step: Callable[[Any], Any], collecting: tuple[int, int, int]) -> None:
    """Keep the step in a worker, so that it travels once and not with every item."""
    global _step  # noqa: PLW0603 - a worker process has one step for its whole life
    _step = step
    gc.set_threshold(*collecting)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    """End a worker whose parent was killed: it would wait for its next item for ever."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _run(item: Any) -> Any:  # noqa: ANN401 - of whatever type the installed step takes
    return _step(item)


@dataclass(frozen=True, slots=True)
class LocalExecutor:
    """Runs steps in worker processes, at most two items ahead of each.

    Attributes:
        workers: Number of processes.
    """

    workers: int

    def each(self, items: Iterable[tuple[K, I]], step: Callable[[I], R]) -> Iterator[tuple[K, R]]:
        """Yield each result as it completes.

        Raises:
            UsageError: A worker was killed from outside, as when memory runs out.
        """
        queue = iter(items)
        pending: dict[Future[R], K] = {}
        with _one_thread(), self._pool(step) as pool:
            try:
                while True:
                    room = AHEAD_PER_WORKER * self.workers - len(pending)
                    pending |= {pool.submit(_run, item): key for key, item in islice(queue, room)}
                    if not pending:
                        return
                    for done in wait(pending, return_when=FIRST_COMPLETED).done:
                        yield pending.pop(done), done.result()
            except BrokenProcessPool:
                raise UsageError(
                    "a worker process was killed from outside, perhaps because memory ran out: "
                    "use fewer --workers"
                ) from None
            finally:
                pool.shutdown(wait=True, cancel_futures=True)

    def _pool(self, step: Callable[[I], R]) -> ProcessPoolExecutor:
        spawn, how = multiprocessing.get_context("spawn"), (step, gc.get_threshold())
        return ProcessPoolExecutor(self.workers, spawn, initializer=_install, initargs=how)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Tell processes started meanwhile that one thread is theirs."""
    before = os.environ.get(THREADS)
    os.environ[THREADS] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[THREADS]
        else:
            os.environ[THREADS] = before
