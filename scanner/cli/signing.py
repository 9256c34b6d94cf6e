"""What a run does for evidence: its record signed as it ends, its head handed to others.

Without ``keys.evidence`` a run goes on unsigned, and says so. A place that does not take the head
costs the night nothing; the next one states it (EVD-1, open).
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from scanner.cli.language import message
from scanner.cli.saying import whisper
from scanner.evidence.chained import key_id
from scanner.evidence.heads import head_text
from scanner.evidence.signing import attesting, public_key, record_of
from scanner.evidence.statement import Told
from scanner.ledger import SqlLedger
from scanner.ledger.codec import encode
from scanner.model.attestation import Anchor, Anchoring, Attest, EvidenceSettings
from scanner.model.inventory import Inventory, Location
from scanner.model.run import Run, RunRecord
from scanner.model.secret import derive_key
from scanner.model.system import System
from scanner.notify.anchor_error import AnchorError
from scanner.notify.head_mail import head_mail
from scanner.reports.write import write

HEAD = "head.txt"


@dataclass(frozen=True, slots=True)
class Signed:
    """A head, and the places that did not take it.

    Attributes:
        line: As it is anchored.
        refused: What went wrong, by place.
    """

    line: str
    refused: Mapping[str, str]


def evidence_key_id(settings: EvidenceSettings) -> str:
    """Name the key that signs, as records and packs name it."""
    return key_id(public_key(settings.key))


def attest(system: System, run: Run, there: Inventory, at: datetime) -> Attest | None:
    """Give what signs the record of a run; ``None`` where no key is named."""
    if system.evidence is None:
        return None
    key = derive_key(system.key, "evidence inputs")
    told = Told(run, there.registers, inputs(there, key.reveal()), system.policy)
    return attesting(system.evidence.key, told, at)


def inputs(there: Inventory, key: bytes) -> Mapping[Location, str]:
    """Digest what was seen of each dataset, under a key: profiles hold days and counts."""
    digests: dict[Location, hashlib.blake2b] = {}
    for holding in there.holdings:
        place = Location(holding.location.source, holding.location.dataset)
        so_far = digests.setdefault(place, hashlib.blake2b(key=key, digest_size=32))
        so_far.update(encode(holding.location).encode() + encode(holding.profile).encode())
    return {place: so_far.hexdigest() for place, so_far in digests.items()}


def anchored(ledger: SqlLedger, settings: EvidenceSettings | None) -> Signed | None:
    """Hand the head of the record that was just signed to all who are to keep it."""
    if settings is None:
        return None
    link = ledger.last_link()
    line = head_text(link.number, record_of(link).as_of, link.head)
    refused: dict[str, str] = {}
    for anchor in anchors(settings):
        try:
            taken = anchor.take(link.number, line)
            ledger.anchored(Anchoring(link.number, anchor.place, taken))
        except AnchorError as error:
            refused[error.place] = error.kind
    return Signed(line, refused)


def anchors(settings: EvidenceSettings) -> Iterator[Anchor]:
    """Give the places that are configured; their libraries are loaded where one is."""
    if settings.time_stamp:
        from scanner.notify.time_stamp import TimeStamp  # noqa: PLC0415 - as said

        yield TimeStamp(settings.time_stamp, settings.certificates)
    if settings.account is not None:
        from scanner.notify.immutable_blob import ImmutableBlob  # noqa: PLC0415 - as said

        yield ImmutableBlob(settings.account, settings.container)


def tell(signed: Signed | None, system: System, record: RunRecord, out: Path, lang: str) -> None:
    """Write the head for whoever is to keep it, and say what is not as it should be."""
    if signed is None:
        key = "unsigned" if system.evidence is None else "unsigned-forgotten"
        whisper(message(key, lang))
        return
    _, body = head_mail(system.name, record, signed.line, lang)
    write(out / HEAD, body)
    for place, kind in signed.refused.items():
        whisper(message("not-anchored", lang, place=place, kind=kind))
