"""Signed envelopes (DSSE, in-toto), their one form, and the chain that they make."""

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from scanner.evidence.verifier_words import Trouble, UnusableError

TYPE = "application/vnd.in-toto+json"
RECORD, PACK = "https://pcscan.invalid/run-record/v1", "https://pcscan.invalid/pack/v1"
"""What a statement is about; a predicate's type is a name, and no page is there."""

LISTS = ("coverage", "findings", "flows", "registers", "acts", "waivers")
"""What a record lists by digest; one of an earlier version may lack some."""

JAPAN = timezone(timedelta(hours=9))
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Record:
    """One record that holds: its line's SHA-256, and what it states."""

    head: str
    predicate: Mapping[str, Any]

    @property
    def number(self) -> int:
        """Give its place in the chain."""
        return int(self.predicate["number"])

    @property
    def as_of(self) -> str:
        """Give the moment that it judged."""
        return str(self.predicate["run"]["as_of"])

    @property
    def day(self) -> str:
        """Give the day of that moment, in Japan."""
        return str(datetime.fromisoformat(self.as_of).astimezone(JAPAN).date())


def canonical(value: object) -> str:
    """Write JSON in its one form: ASCII, sorted keys, no spaces."""
    return json.dumps(
        value, ensure_ascii=True, allow_nan=False, sort_keys=True, separators=(",", ":")
    )


def digest(text: str | bytes) -> str:
    """Give the SHA-256 in hex."""
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


def key_id(key: Ed25519PublicKey) -> str:
    """Name a public key: the SHA-256 of its 32 bytes."""
    return digest(key.public_bytes_raw())


def pae(payload: bytes) -> bytes:
    """Give what DSSE signs: its version, the type and the payload, each with its length."""
    return b"DSSEv1 %d %b %d %b" % (len(TYPE), TYPE.encode(), len(payload), payload)


def opened(
    line: bytes, keys: Mapping[str, Ed25519PublicKey], kind: str = RECORD
) -> Mapping[str, Any] | str:
    """Give what an envelope states; ``changed`` or ``re-signed`` if it does not hold."""
    try:
        envelope = json.loads(line)
        (signature,) = envelope["signatures"]
        payload = base64.b64decode(envelope["payload"], validate=True)
        sig = base64.b64decode(signature["sig"], validate=True)
        statement = json.loads(payload)
        predicate = {**statement["predicate"], "subject": statement["subject"]}
        again = enveloped(payload, signature["keyid"], sig)
        if again.encode() != line or canonical(statement).encode() != payload:
            return "changed"
        if statement["predicateType"] != kind or not _is_whole(predicate, kind):
            return "changed"
        key = keys.get(signature["keyid"])
        if key is None:
            return "re-signed"
        key.verify(sig, pae(payload))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, InvalidSignature):
        return "changed"
    return predicate


def _is_whole(said: Mapping[str, Any], kind: str) -> bool:
    """Say whether all is there that is asked for later: the operator's own hand can slip, too."""
    if kind == PACK:
        since, until = date.fromisoformat(said["from"]), date.fromisoformat(said["to"])
        return since <= until and int(said["first"]) <= int(said["last"])
    run, names = said["run"], listed(said)
    moments = [datetime.fromisoformat(one) for one in (run["as_of"], said["signed_at"])]
    aware = all(moment.tzinfo for moment in moments)
    counted = isinstance(said["status"], dict) and isinstance(said["number"], int)
    return aware and counted and {"only"} <= run.keys() and all(isinstance(n, str) for n in names)


def listed(predicate: Mapping[str, Any], kinds: Sequence[str] = LISTS) -> list[str]:
    """Give the digests of what a record speaks of."""
    return [name for kind in kinds for name in predicate.get(kind, ())]


def enveloped(payload: bytes, keyid: str, sig: bytes) -> str:
    """Write an envelope in its one form."""
    signature = {"keyid": keyid, "sig": base64.b64encode(sig).decode()}
    text = base64.b64encode(payload).decode()
    return canonical({"payload": text, "payloadType": TYPE, "signatures": [signature]})


def chained(
    lines: Sequence[bytes], keys: Mapping[str, Ed25519PublicKey], first: int
) -> tuple[tuple[Record, ...], Trouble | None]:
    """Follow a chain from its ``first`` number.

    Returns:
        The records up to the first that does not hold, and what is wrong with that one.
    """
    found = [opened(line, keys) for line in lines]
    numbers = {one["number"] for one in found if not isinstance(one, str)}
    records: list[Record] = []
    for number, (line, said) in enumerate(zip(lines, found, strict=True), first):
        if isinstance(said, str):
            return tuple(records), Trouble(said, number)
        if said["number"] != number:
            kind = "reordered" if number in numbers else "dropped"
            return tuple(records), Trouble(kind, number)
        if records and said["previous"] != records[-1].head:
            return tuple(records), Trouble("changed", number)
        records.append(Record(digest(line), said))
    return tuple(records), None


def lines_of(content: bytes) -> list[bytes]:
    """Split lines that each end with a line feed; what is cut off stays a line of its own."""
    lines = content.split(b"\n")
    return lines[:-1] if lines[-1] == b"" else lines


def public_keys(content: bytes, name: object = "--key") -> dict[str, Ed25519PublicKey]:
    """Read one public key or several, as there are after a change of keys.

    Raises:
        UnusableError: It is something else.
    """
    mark = b"-----BEGIN PUBLIC KEY-----"
    keys = {}
    for part in content.split(mark)[1:]:
        try:
            key = serialization.load_pem_public_key(mark + part)
        except (ValueError, UnsupportedAlgorithm):
            raise UnusableError("no-key", name) from None
        if not isinstance(key, Ed25519PublicKey):
            raise UnusableError("no-key", name)
        keys[key_id(key)] = key
    if not keys:
        raise UnusableError("no-key", name)
    return keys
