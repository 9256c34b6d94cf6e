"""The last run beside the completed night before it: what is new, what is settled, what stays."""

import sqlalchemy as sa

from scanner.ledger import runs, standings
from scanner.ledger.life import Change
from scanner.ledger.seal import Seal
from scanner.ledger.tables import EVENTS
from scanner.model.finding import Finding
from scanner.model.notice import Compared

BEGINNING = frozenset({Change.NEW, Change.REOPENED})
"""A finding of which one of these is the first change since a night was not open that night."""


def compared(db: sa.Connection, seal: Seal) -> Compared:
    """Compare what is open now with the completed night before the last run.

    What happened between the two, as in a scan by hand, counts as well.
    """
    known = standings.load(db, seal)
    now = {identity for identity, standing in known.items() if standing.is_open}
    nights = [past for past in runs.past(db, seal) if past.night]
    *_, last = (None, *nights[:-1])
    first: dict[str, Change] = {}
    since = EVENTS.c.number > (last.number if last else 0)
    for row, holds in sorted(seal.rows(db, EVENTS, since), key=lambda read: read[0]["number"]):
        if holds:
            first.setdefault(row["finding"], Change(row["change"]))
    begun = {identity for identity, change in first.items() if change in BEGINNING}
    was = (now | (first.keys() & known.keys())) - begun

    def findings(ids: set[str]) -> tuple[Finding, ...]:
        return tuple(sorted((known[i].finding for i in ids), key=lambda finding: finding.order))

    return Compared(
        last=last.record.as_of if last else None,
        new=findings(now - was),
        fixed=findings(was - now),
        still=findings(now & was),
        unseen=sum(known[identity].unseen for identity in now),
    )
