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
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from scanner.evidence.chained import (
    PACK,
    Record,
    chained,
    digest,
    lines_of,
    listed,
    opened,
    public_keys,
)
from scanner.evidence.heads import held_against
from scanner.evidence.verdict import Verdict
from scanner.evidence.verifier_words import WORDS, Trouble, UnusableError

MANIFEST, RECORDS, CONTENTS = "manifest.json", "records.jsonl", "contents.jsonl"
VALID, UNUSABLE, INVALID = 0, 2, 10


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
    manifest = opened(_read(files.get(MANIFEST)).removesuffix(b"\n"), keys, PACK)
    sound = not isinstance(manifest, str) and _read(files[MANIFEST]).endswith(b"\n")
    stated: Mapping[str, Any] = manifest if not isinstance(manifest, str) else {}
    lines = lines_of(_read(files.get(RECORDS)))
    records, broken = chained(lines, keys, int(stated.get("first", _first(lines, keys))))
    troubles = [broken] if broken else []
    last = int(stated.get("last", 0))
    if not broken and sound and last != stated["first"] + len(records) - 1:
        troubles.append(Trouble("dropped", min(last, stated["first"] + len(records))))
    there = lines_of(_read(files.get(CONTENTS)))
    troubles += _contents(records, there, all_records=broken is None)
    troubles += [] if sound else [Trouble("file", MANIFEST)]
    troubles += _files(files, stated) if sound else []
    period = (str(stated.get("from", "")), str(stated.get("to", "")))
    if anchors is None or not sound:
        return Verdict(tuple(troubles), records, later=len(records), period=period)
    held = held_against(records, anchors, period)
    found = (*troubles, *held.troubles)
    return Verdict(found, records, held.until, held.later, held.beyond, held.late, period)


def _read(path: Path | None) -> bytes:
    return path.read_bytes() if path is not None and path.is_file() else b""


def _first(lines: Sequence[bytes], keys: Mapping[str, Ed25519PublicKey]) -> int:
    """Take the number of the first record that holds, where no manifest states it."""
    for place, line in enumerate(lines):
        said = opened(line, keys)
        if not isinstance(said, str):
            return int(said["number"]) - place
    return 1


def _contents(
    records: Sequence[Record], lines: Sequence[bytes], *, all_records: bool
) -> list[Trouble]:
    """Hold what records list against what is there, which is sorted and listed once."""
    there = [digest(line) for line in lines]
    known, wanted = set(there), set[str]()
    troubles = []
    for record in records:
        mine = set(listed(record.predicate))
        wanted |= mine
        if not mine <= known:
            troubles.append(Trouble("content", record.number))
    if all_records and not troubles and (known - wanted or any(a >= b for a, b in pairwise(there))):
        troubles.append(Trouble("file", CONTENTS))
    return troubles[:1]


def _files(files: Mapping[str, Path], manifest: Mapping[str, Any]) -> list[Trouble]:
    """Hold every file against the manifest, and the manifest against the folder."""
    stated = {one["name"]: one["digest"]["sha256"] for one in manifest["subject"]}
    there = {name: digest(_read(path)) for name, path in files.items() if name != MANIFEST}
    names = sorted(stated.keys() | there.keys())
    return [Trouble("file", name) for name in names if stated.get(name) != there.get(name)]


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
