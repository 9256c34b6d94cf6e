"""A run's signed record, written in the same transaction in which the run ends."""

import sqlalchemy as sa

from scanner.ledger import acts, chain, standings
from scanner.ledger.acts import Act
from scanner.ledger.seal import Seal
from scanner.model.attestation import Attest, Before, Done

WHO = frozenset({"approved_by", "requested_by"})
"""Notes that name people; of waivers, which need them, a content of its own does."""


def attest_run(db: sa.Connection, seal: Seal, run: str, attest: Attest) -> None:
    """Have the record of a run signed, once all else that it speaks of is written."""
    before = _before(db, seal)
    chain.append(db, seal, run, before.number, attest(before))


def _before(db: sa.Connection, seal: Seal) -> Before:
    """Tell what the ledger knows by then."""
    end, known = chain.ends(db, seal), standings.decided(db, seal)
    recent = (a for a in acts.done(db, seal) if end.at is None or a.at >= end.at)
    waivers = (one.known.waiver for _, one in sorted(known.items()))
    return Before(
        number=end.last + 1,
        previous=end.head,
        unseen=tuple(sorted(name for name, one in known.items() if one.is_open and one.unseen)),
        done=tuple(map(_done, recent)),
        waivers=tuple(one for one in waivers if one is not None),
    )


def _done(act: Act) -> Done:
    notes = {name: text for name, text in act.notes.items() if name not in WHO}
    return Done(act.kind.value, act.at, act.finding, notes)
