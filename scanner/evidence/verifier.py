"""Check a pack of evidence: without a database, without a network, without trust in its maker.

This file runs alone, on Python 3.11 or later with ``cryptography``:

    python verify.py PACK --key PUBKEY [--anchor FILE]

PUBKEY: the operator's public key (PEM), had from elsewhere than the pack. FILE: what the city or
an authority was sent night after night, any text with the lines that begin with ``pcscan-head/1``,
and the certificates (PEM) of the authority for lines with a time stamp, which need the package
``rfc3161-client`` besides. Exit codes: 0 valid, 10 invalid, 2 it could not be checked.

A pack is a folder. Each line of ``records.jsonl`` is one run's record, a DSSE envelope (in-toto
Statement, Ed25519); a record names the SHA-256 of the line before it. What records speak of stands
in ``contents.jsonl``, one line each, named by its SHA-256. ``manifest.json`` is signed, too, and
names every other file. All of it is canonical: JSON in ASCII with sorted keys and no spaces.
"""

import argparse
import base64
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

MANIFEST, RECORDS, CONTENTS = "manifest.json", "records.jsonl", "contents.jsonl"
TYPE = "application/vnd.in-toto+json"
LISTS = ("coverage", "findings", "registers", "acts", "waivers")
"""What a record lists by digest."""

HEAD = "pcscan-head/1"
JAPAN = timezone(timedelta(hours=9))
DAY = timedelta(days=1)
VALID, UNUSABLE, INVALID = 0, 2, 10

WORDS = {
    "changed": ("記録 {n} が書き換えられています", "record {n} was changed"),
    "dropped": ("記録 {n} が抜けています", "record {n} was dropped"),
    "reordered": ("記録 {n} の順序が変えられています", "record {n} was reordered"),
    "re-signed": (
        "記録 {n} は別の鍵で署名されています",
        "record {n} was re-signed with another key",
    ),
    "content": (
        "記録 {n} の内容が欠けているか変わっています",
        "a content of record {n} was changed or dropped",
    ),
    "file": (
        "ファイル {n} が変わったか、抜けたか、加えられています",
        "file {n} was changed, dropped or added",
    ),
    "anchor": (
        "記録 {n} は外部に預けられたものと異なります(後から書き換え)",
        "record {n} is not the one that was anchored: it was rewritten later",
    ),
    "cut": (
        "外部に預けられた記録 {n} がありません(末尾の切り捨て)",
        "record {n} was anchored and is missing: the end was cut off",
    ),
    "stamp": (
        "記録 {n} のタイムスタンプが正しくありません",
        "the time stamp of record {n} does not verify",
    ),
    "valid": (
        "有効です: 記録 {n} 件、{since} から {until} まで",
        "valid: {n} records, {since} to {until}",
    ),
    "invalid": ("無効です: {what}", "INVALID: {what}"),
    "anchored": ("{day} まで外部に預けられています", "anchored until {day}"),
    "unanchored": (
        "外部に預けられていない記録: {n} 件(*not anchored*)",
        "not anchored: {n} records",
    ),
    "late": (
        "時計とタイムスタンプが1日以上ずれ、数えなかったもの: 記録 {n}",
        "stamped over a day away from its own clock, and not counted: record {n}",
    ),
    "no-key": ("公開鍵として読めません: {what}", "not an Ed25519 public key (PEM): {what}"),
    "no-pack": ("パックではありません: {what}", "not a pack: {what}"),
    "no-anchor": ("預けた記録の行がありません: {what}", "no line of an anchor in it: {what}"),
    "no-roots": (
        "タイムスタンプ局の証明書(PEM)を --anchor のファイルに加えてください",
        "add the certificates (PEM) of the time stamp authority to the file of --anchor",
    ),
    "no-client": (
        "タイムスタンプの確認には rfc3161-client が必要です",
        "time stamps need the package rfc3161-client",
    ),
}


class UnusableError(Exception):
    """Nothing could be checked; ``key`` is one of ``WORDS``."""

    def __init__(self, key: str, what: object = "") -> None:
        super().__init__(WORDS[key][1].format(what=what))
        self.key = key
        self.what = what


@dataclass(frozen=True)
class Trouble:
    """One thing that is wrong: the key of its words, and the record or file."""

    kind: str
    where: int | str

    def say(self, lang: str) -> str:
        """Put it into Japanese or English."""
        return WORDS[self.kind][lang != "ja"].format(n=self.where)


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


@dataclass(frozen=True)
class Verdict:
    """What a check found.

    Attributes:
        troubles: The first is the first record or file that is wrong; empty for a valid pack.
        anchored: The day until which anchors agree with the records, inclusive; empty for none.
        later: How many records no anchor speaks for.
        late: Records with a time stamp that does not fit their clock.
    """

    troubles: tuple[Trouble, ...]
    records: tuple[Record, ...] = ()
    anchored: str = ""
    later: int = 0
    late: tuple[int, ...] = ()
    period: tuple[str, str] = ("", "")

    def lines(self, lang: str) -> Iterator[str]:
        """Say it in Japanese or English."""

        def say(key: str, **values: object) -> str:
            return WORDS[key][lang != "ja"].format(**values)

        yield from (say("invalid", what=trouble.say(lang)) for trouble in self.troubles[:1])
        yield from (trouble.say(lang) for trouble in self.troubles[1:])
        if self.troubles:
            return
        yield say("valid", n=len(self.records), since=self.period[0], until=self.period[1])
        if self.anchored:
            yield say("anchored", day=self.anchored)
        if self.later:
            yield say("unanchored", n=self.later)
        yield from (say("late", n=number) for number in self.late)


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


def opened(line: bytes, keys: Mapping[str, Ed25519PublicKey]) -> Mapping[str, Any] | str:
    """Give the statement in an envelope; ``changed`` or ``re-signed`` if it does not hold."""
    try:
        envelope = json.loads(line)
        (signature,) = envelope["signatures"]
        payload = base64.b64decode(envelope["payload"], validate=True)
        sig = base64.b64decode(signature["sig"], validate=True)
        statement = json.loads(payload)
        predicate: Mapping[str, Any] = statement["predicate"]
        again = enveloped(payload, signature["keyid"], sig)
        if again.encode() != line or canonical(statement).encode() != payload:
            return "changed"
        key = keys.get(signature["keyid"])
        if key is None:
            return "re-signed"
        key.verify(sig, pae(payload))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, InvalidSignature):
        return "changed"
    return {**predicate, "subject": statement["subject"]}


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


def verify(
    pack: Path, keys: Mapping[str, Ed25519PublicKey], anchors: bytes | None = None
) -> Verdict:
    """Check a pack.

    Raises:
        UnusableError: It is no pack, or the anchors cannot be used.
    """
    files = {path.name: path for path in sorted(pack.iterdir())} if pack.is_dir() else {}
    if not {MANIFEST, RECORDS} & files.keys():
        raise UnusableError("no-pack", pack)
    manifest = opened(_read(files.get(MANIFEST)).removesuffix(b"\n"), keys)
    sound = not isinstance(manifest, str) and _read(files[MANIFEST]).endswith(b"\n")
    stated: Mapping[str, Any] = manifest if not isinstance(manifest, str) else {}
    lines = lines_of(_read(files.get(RECORDS)))
    records, broken = chained(lines, keys, int(stated.get("first", _first(lines, keys))))
    troubles = [broken] if broken else []
    last = int(stated.get("last", 0))
    if not broken and sound and last != stated["first"] + len(records) - 1:
        troubles.append(Trouble("dropped", min(last, stated["first"] + len(records))))
    troubles += _contents(records, lines_of(_read(files.get(CONTENTS))))
    troubles += [] if sound else [Trouble("file", MANIFEST)]
    troubles += _files(files, stated) if sound else []
    period = (str(stated.get("from", "")), str(stated.get("to", "")))
    if anchors is None or not sound:
        return Verdict(tuple(troubles), records, later=len(records), period=period)
    held = _anchored(records, anchors, period)
    return Verdict((*troubles, *held.troubles), records, held.until, held.later, held.late, period)


def _read(path: Path | None) -> bytes:
    return path.read_bytes() if path is not None and path.is_file() else b""


def _first(lines: Sequence[bytes], keys: Mapping[str, Ed25519PublicKey]) -> int:
    """Take the number of the first record that holds, where no manifest states it."""
    for place, line in enumerate(lines):
        said = opened(line, keys)
        if not isinstance(said, str):
            return int(said["number"]) - place
    return 1


def _contents(records: Sequence[Record], lines: Sequence[bytes]) -> list[Trouble]:
    """Hold what records list against what is there, which is sorted and listed once."""
    there = [digest(line) for line in lines]
    known, wanted = set(there), set[str]()
    troubles = []
    for record in records:
        listed = {name for kind in LISTS for name in record.predicate[kind]}
        wanted |= listed
        if not listed <= known:
            troubles.append(Trouble("content", record.number))
    if not troubles and (known - wanted or any(a >= b for a, b in pairwise(there))):
        troubles.append(Trouble("file", CONTENTS))
    return troubles[:1]


def _files(files: Mapping[str, Path], manifest: Mapping[str, Any]) -> list[Trouble]:
    """Hold every file against the manifest, and the manifest against the folder."""
    stated = {one["name"]: one["digest"]["sha256"] for one in manifest["subject"]}
    there = {name: digest(_read(path)) for name, path in files.items() if name != MANIFEST}
    names = sorted(stated.keys() | there.keys())
    return [Trouble("file", name) for name in names if stated.get(name) != there.get(name)]


@dataclass(frozen=True)
class Anchor:
    """One line of a head as somebody else keeps it; ``token`` is its time stamp, or empty."""

    number: int
    as_of: str
    head: str
    token: str = ""

    @property
    def text(self) -> str:
        """Give what was stamped."""
        return head_text(self.number, self.as_of, self.head)


@dataclass
class _Held:
    troubles: list[Trouble] = field(default_factory=list)
    until: str = ""
    later: int = 0
    late: tuple[int, ...] = ()


def head_text(number: int, as_of: str, head: str) -> str:
    """Write the line that is anchored."""
    return f"{HEAD} {number} {as_of} {head}"


def anchors_in(content: bytes) -> tuple[Anchor, ...]:
    """Find the lines of anchors in any text, as a mail or several of them."""
    found = []
    for line in content.decode("utf-8", "replace").splitlines():
        parts = line.strip(" \t\r>").split(" ")
        if parts[0] == HEAD and len(parts) in {4, 5} and parts[1].isdecimal():
            found.append(Anchor(int(parts[1]), *parts[2:]))
    return tuple(found)


def _anchored(records: Sequence[Record], content: bytes, period: tuple[str, str]) -> _Held:
    """Hold the records against what somebody else keeps of them."""
    anchors = anchors_in(content)
    if not anchors:
        raise UnusableError("no-anchor", "--anchor")
    by_number, held = {record.number: record for record in records}, _Held()
    agreed, late = 0, set[int]()
    stamped = _Stamps(content) if any(anchor.token for anchor in anchors) else None
    for anchor in sorted(anchors, key=lambda one: one.number):
        record = by_number.get(anchor.number)
        moment = stamped.moment(anchor) if stamped and anchor.token else None
        if anchor.token and moment is None:
            held.troubles.append(Trouble("stamp", anchor.number))
        elif record is None:
            if records and anchor.number > records[-1].number and anchor.as_of[:10] <= period[1]:
                held.troubles.append(Trouble("cut", anchor.number))
        elif (anchor.head, anchor.as_of) != (record.head, record.as_of):
            held.troubles.append(Trouble("anchor", anchor.number))
        elif moment and abs(moment - _moment(record.predicate["signed_at"])) > DAY:
            late.add(anchor.number)
        else:
            agreed = anchor.number
    held.until = by_number[agreed].as_of[:10] if agreed else ""
    held.later = sum(record.number > agreed for record in records)
    held.late = tuple(sorted(late))
    return held


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


class _Stamps:
    """Verifies time stamps (RFC 3161) under the certificates that stand beside them."""

    def __init__(self, content: bytes) -> None:
        from cryptography import x509  # noqa: PLC0415 - few have time stamps

        try:
            import rfc3161_client  # noqa: PLC0415 - as above
        except ImportError:
            raise UnusableError("no-client") from None
        try:
            certificates = x509.load_pem_x509_certificates(content)
        except ValueError:
            raise UnusableError("no-roots") from None
        self._client: Any = rfc3161_client
        roots = [one for one in certificates if one.issuer == one.subject]
        builder = rfc3161_client.VerifierBuilder(
            roots=roots, intermediates=[one for one in certificates if one not in roots]
        )
        if not roots:
            raise UnusableError("no-roots")
        self._verifier = builder.build()

    def moment(self, anchor: Anchor) -> datetime | None:
        """Give when a head was stamped; ``None`` if the stamp does not hold."""
        try:
            response = self._client.decode_timestamp_response(base64.b64decode(anchor.token))
            self._verifier.verify_message(response, anchor.text.encode())
            moment: datetime = response.tst_info.gen_time
        except (ValueError, self._client.VerificationError):
            return None
        return moment


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


def check(pack: Path, key: Path, anchor: Path | None, lang: str) -> tuple[int, list[str]]:
    """Check files that a user named.

    Returns:
        The exit code, and what to say.
    """
    try:
        keys = public_keys(key.read_bytes(), key)
        anchors = None if anchor is None else anchor.read_bytes()
        verdict = verify(pack, keys, anchors)
    except OSError as error:
        return UNUSABLE, [f"{error.filename}: {error.strerror}"]
    except UnusableError as error:
        return UNUSABLE, [WORDS[error.key][lang != "ja"].format(what=error.what)]
    return INVALID if verdict.troubles else VALID, list(verdict.lines(lang))


def main() -> int:
    """Run from a command line."""
    parser = argparse.ArgumentParser(prog="verify.py", description="Check a pack of evidence")
    parser.add_argument("pack", type=Path, metavar="PACK")
    parser.add_argument("--key", type=Path, required=True, metavar="PUBKEY")
    parser.add_argument("--anchor", type=Path, metavar="FILE")
    parser.add_argument("--lang", choices=("ja", "en"), default="en")
    args = parser.parse_args()
    code, lines = check(args.pack, args.key, args.anchor, args.lang)
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return code


if __name__ == "__main__":
    sys.exit(main())
