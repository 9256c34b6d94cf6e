"""A run's signed record, as the ledger keeps it: chained by hash, anchored where others keep it.

The ledger says what came before, something else writes and signs the record, in the same write in
which the run ends: no night is completed without its record.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from scanner.model.secret import Secret
from scanner.model.waiver import Waiver


@dataclass(frozen=True, slots=True)
class Link:
    """One record of the chain.

    Attributes:
        number: Its place; numbers have no gaps.
        run: Id of the run.
        at: When it was signed, by this machine's clock.
        head: SHA-256 of the envelope.
        envelope: The record, signed: one line.
    """

    number: int
    run: str
    at: datetime
    head: str
    envelope: str


@dataclass(frozen=True, slots=True)
class Done:
    """What somebody did since the record before, without saying who."""

    kind: str
    at: datetime
    finding: str | None = None
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Before:
    """What the ledger knows when a run ends.

    Attributes:
        number: The place of the record to be written.
        previous: Head of the record before; ``None`` for the first.
        unseen: Ids of findings that are open though this run could not judge them.
        done: What was done since the record before.
        waivers: Exceptions that are known, in force or not.
    """

    number: int
    previous: str | None
    unseen: tuple[str, ...] = ()
    done: tuple[Done, ...] = ()
    waivers: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class Attested:
    """A signed record, and what it speaks of by its SHA-256."""

    at: datetime
    head: str
    envelope: str
    contents: Mapping[str, str] = field(default_factory=dict)


Attest = Callable[[Before], Attested]
"""Writes and signs the record of a run that ends."""


@dataclass(frozen=True, slots=True)
class Anchoring:
    """A head that was taken by somebody else.

    Attributes:
        number: Of the record.
        place: Name of the anchor.
        line: The line of the head, with what that place gave in return.
    """

    number: int
    place: str
    line: str


class Anchor(Protocol):
    """A place whose content the operator cannot rewrite."""

    @property
    def place(self) -> str:
        """Its name in findings and records."""
        ...

    def take(self, number: int, line: str) -> str:
        """Hand a head over.

        Returns:
            The line, with a time stamp where the place gives one.

        Raises:
            AnchorError: The place did not take it.
        """
        ...


@dataclass(frozen=True, slots=True)
class EvidenceSettings:
    """What a configuration says of evidence.

    Attributes:
        key: The operator's private key (Ed25519, 32 bytes).
        time_stamp: Address of a time stamp authority (RFC 3161); empty for none.
        certificates: Its certificates, PEM.
        account: Address of the storage account with ``container``; ``None`` for none.
        container: Name of the container whose blobs cannot be changed.
    """

    key: Secret[bytes]
    time_stamp: str = ""
    certificates: bytes = b""
    account: Secret[str] | None = None
    container: str = ""

    @property
    def places(self) -> tuple[str, ...]:
        """Give the names of the anchors."""
        named = {"time-stamp": bool(self.time_stamp), "immutable-blob": self.account is not None}
        return tuple(place for place, wanted in named.items() if wanted)
