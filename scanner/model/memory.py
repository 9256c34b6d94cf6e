"""The port through which a scan remembers profiles: within a night, and from night to night."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from scanner.model.inventory import Location
from scanner.model.profile import DatasetProfile


@dataclass(frozen=True, slots=True)
class Bindings:
    """What a profile depends on besides the data: of other bindings, nothing is reused.

    Attributes:
        recognizers: Version of the recognisers, and of whatever else makes profiles.
        policy: Digest of the policy.
        keys: Ids of the keys in use, by name.
    """

    recognizers: str
    policy: str
    keys: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """A dataset, or one file of many, as findings name it, and what its data looked like.

    Attributes:
        location: Without a field.
        mark: A keyed digest of the source's mark: what must be equal for the data to be unchanged.
            ``None`` where the source has no trustworthy mark.
    """

    location: Location
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Remembered:
    """A profile from an earlier reading.

    Attributes:
        read_at: The ``as_of`` of the run that read it.
    """

    profile: DatasetProfile
    read_at: datetime


class Memory(Protocol):
    """What is remembered is bound to ``Bindings`` and to its place by a MAC.

    What is bound otherwise is not given back; what does not verify is not given back and is noticed
    as tampering.
    """

    def checkpoint(self, place: Place, partition: str) -> DatasetProfile | None:
        """Give the profile of a partition that the interrupted run had finished.

        Args:
            place: The dataset.
            partition: Keyed digest of the partition's description, so that a partition that was
                cut otherwise is read again.
        """
        ...

    def keep_checkpoint(self, place: Place, partition: str, profile: DatasetProfile) -> None:
        """Keep a finished partition, whole or not at all."""
        ...

    def recall(self, place: Place) -> Remembered | None:
        """Give the profile of an unchanged dataset, while it is younger than a full scan is due."""
        ...

    def keep(self, place: Place, profile: DatasetProfile) -> None:
        """Keep the profile of a dataset that was read whole, from the end of the run on."""
        ...
