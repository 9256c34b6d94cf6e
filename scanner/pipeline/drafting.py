"""What is there, dataset by dataset, for the draft of a policy."""

from collections.abc import Iterator
from typing import Any

from scanner.model.category import DataCategory
from scanner.model.detection import Detector, Evidence
from scanner.model.draft import DraftDataset
from scanner.model.source import Source
from scanner.pipeline.detect import Target, look
from scanner.profiling import HIDDEN

SPEAKS_FOR = frozenset({Evidence.NAME, Evidence.WEAK_NAME})
"""What says that a column is named for a category; other evidence of names speaks against it."""


def datasets_there(source: Source[Any], detector: Detector) -> Iterator[DraftDataset]:
    """Read every dataset of a source as ``detect`` does, and yield what was seen in it.

    Raises:
        SourceError: The source itself cannot be listed.
    """
    for shown, profile in look(Target(source), detector):
        verdicts = detector.weigh(profile.fields)
        names = [name for name in profile.fields if HIDDEN not in name]
        gaps = sorted({gap.reason for gap in profile.coverage.gaps})
        yield DraftDataset(
            source=source.name,
            where="".join(shown),
            hidden=any(HIDDEN in part for part in shown),
            fields={
                name: {c: seen.verdict for c, seen in sorted(verdicts.get(name, {}).items())}
                for name in names
            },
            surprising=frozenset(
                name for name in names if verdicts.get(name, {}).keys() - _named(name, detector)
            ),
            hidden_fields=len(profile.fields) - len(names),
            unread=gaps[0] if gaps else None,
        )


def _named(name: str, detector: Detector) -> frozenset[DataCategory]:
    """Give the categories that a column is named for."""
    evidence = detector.name_evidence(name)
    return frozenset(c for c, codes in evidence.items() if SPEAKS_FOR & codes)
