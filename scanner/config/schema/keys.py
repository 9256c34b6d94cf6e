"""The shape of ``keys`` and ``evidence``: secrets, and who else keeps what was signed."""

from typing import Annotated

from pydantic import Field

from scanner.config.schema.spec import Spec, Text, optional


class CityKeySpec(Spec):
    """A secret that the city holds and can destroy: it ends all fingerprints made under it."""

    of: Text
    """Code of the city whose it is."""

    secret: Text
    """`env:NAME` or `file:PATH`, at least 32 bytes: the key for fingerprints of people."""


class KeysSpec(Spec):
    """Secrets, by reference only."""

    planned = "ledger"

    system: Text
    """`env:NAME` or `file:PATH`, at least 32 bytes: the key for references to hidden names."""

    city: Annotated[CityKeySpec | None, optional(CityKeySpec)] = None
    """The city's secret; without it nobody is recognised across datasets, and what needs that is
    open."""

    evidence: Text | None = None
    """`env:NAME` or `file:PATH`: the operator's private key (Ed25519, PEM) that signs the record of
    every run; `pcscan key new --key evidence` makes it. Without it runs are not signed."""


class TimeStampSpec(Spec):
    """A time stamp authority (RFC 3161): it gets the digest of the head and nothing else."""

    url: Annotated[str, Field(pattern="^https?://[^/@?#]+(/[^@?#]*)?$")]
    """Its address; tokens are signed, so that http will do."""

    certificates: Text
    """Path of its certificates (PEM), the root's included."""


class HeadsSpec(Spec):
    """A container under an immutability policy, into which every head goes as a blob."""

    url: Text
    """`env:NAME` or `file:PATH`: address of the storage account."""

    container: Text
    """Its name."""


class EvidenceSpec(Spec):
    """Places whose content the operator cannot rewrite."""

    time_stamp: Annotated[TimeStampSpec | None, optional(TimeStampSpec)] = None
    """A time stamp on the head of every record."""

    blob: Annotated[HeadsSpec | None, optional(HeadsSpec)] = None
    """A blob for the head of every record."""
