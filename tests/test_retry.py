"""Patience with what passes, and with nothing else; a partition that is read anew counts once."""

import pickle
from collections.abc import Iterator
from dataclasses import dataclass, field

import pyarrow as pa
import pytest

from scanner.model.errors import Reason, SourceError
from scanner.model.profile import Amount, Gap
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.model.source import Partition
from scanner.pipeline.partition import Task, profile_partition
from scanner.profiling import Namer, Reading
from scanner.recognizers import detector
from scanner.sources import MemorySource
from scanner.sources.retry import Patience

PASSES = SourceError(Reason.UNREACHABLE, passing=True)
STAYS = SourceError(Reason.PERMISSION)


@dataclass
class Answers:
    """Raises or gives one answer after the other."""

    answers: list[SourceError | int]
    asked: int = 0

    def __call__(self) -> int:
        answer = self.answers[self.asked]
        self.asked += 1
        if isinstance(answer, SourceError):
            raise answer
        return answer


@pytest.mark.parametrize(
    ("answers", "asked", "slept", "gone"),
    [
        ([1], 1, [], False),
        ([PASSES, 1], 2, [1.0], False),
        ([PASSES, PASSES, 1], 3, [1.0, 2.0], False),
        ([PASSES, PASSES, PASSES], 3, [1.0, 2.0], True),
        ([STAYS], 1, [], False),
        ([PASSES, STAYS], 2, [1.0], False),
    ],
)
def test_what_passes_is_waited_for(
    answers: list[SourceError | int], asked: int, slept: list[float], *, gone: bool
) -> None:
    pauses: list[float] = []
    patience, ask = Patience(2, 1.0, pauses.append), Answers(answers)
    if isinstance(answers[-1], SourceError):
        with pytest.raises(SourceError) as refused:
            patience.with_(ask)
        assert refused.value is answers[-1]
    else:
        assert patience.with_(ask) == 1
    assert (ask.asked, pauses, patience.gone) == (asked, slept, gone)


def test_patience_that_was_in_vain_comes_back_with_success() -> None:
    pauses: list[float] = []
    patience = Patience(2, 1.0, pauses.append)
    with pytest.raises(SourceError):
        patience.with_(Answers([PASSES] * 3))
    with pytest.raises(SourceError):
        patience.with_(Answers([PASSES]))
    assert len(pauses) == 2
    patience.with_(Answers([1]))
    patience.with_(Answers([PASSES, 1]))
    assert len(pauses) == 3


def test_an_error_keeps_on_its_way_whether_it_passes() -> None:
    for error in (PASSES, STAYS):
        arrived = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
        assert (arrived.reason, arrived.passing) == (error.reason, error.passing)


@dataclass(frozen=True)
class Failing(MemorySource):
    """Fails after its first batch, so many times."""

    failures: list[SourceError] = field(default_factory=list)

    def read(self, partition: Partition) -> Iterator[pa.RecordBatch]:
        batches = self.tables[partition.dataset].to_batches(2)
        yield batches[0]
        if self.failures:
            raise self.failures.pop(0)
        yield from batches[1:]


TABLE = pa.table({"memo": ["a", "b", "c", "d", "e"]})


@pytest.mark.parametrize(
    ("failures", "rows", "reason"),
    [
        ([], 5, None),
        ([PASSES], 5, None),
        ([PASSES, PASSES], 5, None),
        ([PASSES, PASSES, PASSES], 2, Reason.UNREACHABLE),
        ([STAYS], 2, Reason.PERMISSION),
    ],
)
def test_a_partition_that_is_read_anew_counts_once(
    failures: list[SourceError], rows: int, reason: Reason | None
) -> None:
    recognisers = detector(RecognizerSettings())
    profile = profile_partition(
        Task("m", None, Partition("t", 0)),
        sources={"m": Failing("m", {"t": TABLE}, failures=list(failures))},
        readings={None: Reading(None, recognisers, Namer(recognisers))},
        patience=Patience(2, 1.0, lambda _: None),
    ).profile
    assert profile.rows == rows
    assert profile.coverage.gaps == ({Gap(reason): Amount(partitions=1)} if reason else {})
    assert profile.coverage.read == (reason is None)
