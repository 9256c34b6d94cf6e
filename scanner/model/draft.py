"""What a draft of a policy is made from: what is there, by names that may be shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scanner.model.category import DataCategory
from scanner.model.detection import Verdict
from scanner.model.source import SourceKind

UNDECIDED = "<DECIDE>"
"""Stands in a draft where a person must decide; no configuration that holds it can be used."""


@dataclass(frozen=True, slots=True)
class DraftSource:
    """A source as the draft names it.

    Attributes:
        reference: ``env:NAME``, or the path of a folder as it counts from the draft.
    """

    name: str
    kind: SourceKind
    reference: str


@dataclass(frozen=True, slots=True)
class DraftDataset:
    """One dataset that is there.

    Attributes:
        source: Name of its source.
        where: Its name as it may be shown.
        hidden: Part of its name may not be shown, so that ``where`` does not lead there.
        fields: The verdicts on each field whose name may be shown.
        hidden_fields: How many others there are.
        unread: The code of why it, or part of it, was not read; ``None`` when it was read whole.
    """

    source: str
    where: str
    hidden: bool = False
    fields: Mapping[str, Mapping[DataCategory, Verdict]] = field(default_factory=dict)
    hidden_fields: int = 0
    unread: str | None = None
