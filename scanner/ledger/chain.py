"""The chain of signed records: appended to in the write that ends a run, never rewritten.

A row of ``meta`` says where the chain begins and ends, so that a record which is missing at either
end is noticed here already. What the ledger cannot tell is whether all of it was written anew by
whoever holds both secrets: that is what heads that others keep are for.
"""

import base64
import json
import re
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from scanner.ledger.codec import decode, encode
from scanner.ledger.seal import Row, Seal, delete
from scanner.ledger.tables import ANCHORS, CHAIN, CONTENTS, META
from scanner.ledger.troubles import LedgerError, Trouble
from scanner.model.attestation import Anchoring, Attested, Link

ENDS = "chain"
AT_ONCE = 500
DIGEST = re.compile(r'"([0-9a-f]{64})"')


@dataclass(frozen=True, slots=True)
class Ends:
    """Where a chain begins and ends; before its first record it ends at none.

    Attributes:
        at: When its last record was signed.
    """

    first: int = 1
    last: int = 0
    head: str | None = None
    at: datetime | None = None


def ends(db: sa.Connection, seal: Seal) -> Ends:
    """Give both ends as they were written last."""
    found = seal.rows(db, META, META.c.name == ENDS)
    return next((decode(Ends, row["value"]) for row, holds in found if holds), Ends())


def append(db: sa.Connection, seal: Seal, run: str, number: int, attested: Attested) -> None:
    """Write down a signed record, and what of its contents is new."""
    row = {
        "number": number,
        "run": run,
        "at": attested.at.isoformat(),
        "head": attested.head,
        "envelope": attested.envelope,
    }
    seal.insert(db, CHAIN, [row])
    fresh = sorted(attested.contents.keys() - _known(db, sorted(attested.contents)))
    packed = ((one, zlib.compress(attested.contents[one].encode())) for one in fresh)
    seal.insert(db, CONTENTS, [{"digest": one, "content": content} for one, content in packed])
    new = replace(ends(db, seal), last=number, head=attested.head, at=attested.at)
    seal.replace(db, META, [{"name": ENDS, "value": encode(new)}])


def _known(db: sa.Connection, wanted: Sequence[str]) -> set[str]:
    """Say which contents are there, asking for no more at once than every engine takes."""
    pieces = (wanted[start : start + AT_ONCE] for start in range(0, len(wanted), AT_ONCE))
    queries = (sa.select(CONTENTS.c.digest).where(CONTENTS.c.digest.in_(one)) for one in pieces)
    return {name for query in queries for name in db.scalars(query)}


def links(db: sa.Connection, seal: Seal) -> tuple[Link, ...]:
    """Give the records as they stand, in their order: what does not hold is for a verifier."""
    return _links(seal.rows(db, CHAIN))


def last(db: sa.Connection, seal: Seal) -> Link:
    """Give the record that was written last."""
    (link,) = _links(seal.rows(db, CHAIN, CHAIN.c.number == ends(db, seal).last))
    return link


def _links(found: Iterable[tuple[Row, bool]]) -> tuple[Link, ...]:
    rows = (row for row, _ in found)
    read = (
        Link(r["number"], r["run"], datetime.fromisoformat(r["at"]), r["head"], r["envelope"])
        for r in rows
    )
    return tuple(sorted(read, key=lambda link: link.number))


def contents(db: sa.Connection, seal: Seal, wanted: Collection[str]) -> Mapping[str, str]:
    """Give what records speak of, by its SHA-256.

    Raises:
        LedgerError: Something of it is gone, or not as the scanner wrote it.
    """
    found = {
        row["digest"]: zlib.decompress(row["content"]).decode()
        for row, holds in seal.rows(db, CONTENTS)
        if holds and row["digest"] in wanted
    }
    if len(found) != len(set(wanted)):
        raise LedgerError(Trouble.CHAIN)
    return found


def is_broken(db: sa.Connection, seal: Seal) -> bool:
    """Say whether a record was changed, dropped or added outside the scanner."""
    at_end, rows = ends(db, seal), list(seal.rows(db, CHAIN))
    numbers = sorted(row["number"] for row, _ in rows)
    whole = numbers == list(range(at_end.first, at_end.last + 1))
    sound = all(holds for _, holds in rows)
    last = {row["number"]: row["head"] for row, _ in rows}.get(at_end.last)
    return not (whole and sound and last == at_end.head)


def anchored(db: sa.Connection, seal: Seal, taken: Anchoring) -> None:
    """Write down that somebody else keeps a head."""
    row = {"number": taken.number, "place": taken.place, "line": taken.line}
    seal.replace(db, ANCHORS, [row])


def anchorings(db: sa.Connection, seal: Seal) -> tuple[Anchoring, ...]:
    """Give which heads others keep, in the order of records and places."""
    read = (
        Anchoring(row["number"], row["place"], row["line"])
        for row, holds in seal.rows(db, ANCHORS)
        if holds
    )
    return tuple(sorted(read, key=lambda one: (one.number, one.place)))


def unanchored(db: sa.Connection, seal: Seal, places: Iterable[str]) -> tuple[str, ...]:
    """List the places that did not take the last record's head."""
    last = ends(db, seal).last
    took = {one.place for one in anchorings(db, seal) if one.number == last}
    return tuple(place for place in places if last and place not in took)


def forget(db: sa.Connection, seal: Seal, runs: Collection[str]) -> None:
    """Forget the records before the first that stays, and what only they spoke of."""
    chain = links(db, seal)
    kept = next((place for place, link in enumerate(chain) if link.run not in runs), len(chain))
    if not kept:
        return
    delete(db, CHAIN, [{"number": link.number} for link in chain[:kept]])
    delete(db, ANCHORS, [{"number": link.number} for link in chain[:kept]])
    wanted = {name for link in chain[kept:] for name in _digests(link.envelope)}
    there = db.scalars(sa.select(CONTENTS.c.digest)).all()
    delete(db, CONTENTS, [{"digest": one} for one in there if one not in wanted])
    new = replace(ends(db, seal), first=chain[kept - 1].number + 1)
    seal.replace(db, META, [{"name": ENDS, "value": encode(new)}])


def _digests(envelope: str) -> Collection[str]:
    payload = base64.b64decode(json.loads(envelope)["payload"])
    return DIGEST.findall(payload.decode())
