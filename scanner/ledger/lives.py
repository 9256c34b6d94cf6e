"""The lives of all findings at once, as they stand or as a run that is about to end leaves them.

Reports are written before a run is: whoever reads them must find in them what the ledger will say
of that run, and a run whose reports cannot be written has not ended.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

import sqlalchemy as sa

from scanner.ledger import acts, runs, standings
from scanner.ledger.acts import Act
from scanner.ledger.life import Change, Judgement, Life, Standing, live_on
from scanner.ledger.runs import Start
from scanner.ledger.seal import Seal
from scanner.ledger.standings import Step
from scanner.ledger.tables import EVENTS
from scanner.model.severity import Severity


@dataclass(frozen=True, slots=True)
class Told:
    """One finding's life: where it stands, how it got there, and what was decided about it."""

    standing: Standing
    steps: tuple[Step, ...]
    decisions: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """A run that is about to end, and what it said."""

    start: Start
    said: Judgement
    due_days: Mapping[Severity, int]


def lives(db: sa.Connection, seal: Seal, ending: Ending | None) -> dict[str, Told]:
    """Tell the lives of all findings by id."""
    known = standings.load(db, seal)
    life = live_on(known, ending.said, ending.due_days) if ending else Life()
    steps, decisions = _steps(db, seal), _decisions(db, seal)
    if ending:
        for event in life.events:
            step = Step(event.change, ending.start.id, ending.start.as_of)
            steps[event.finding].append(step)
    return {
        identity: Told(
            replace(standing, known=acts.decided(standing.known, decisions[identity])),
            tuple(steps[identity]),
            tuple(decisions[identity]),
        )
        for identity, standing in {**known, **life.changed}.items()
    }


def _steps(db: sa.Connection, seal: Seal) -> dict[str, list[Step]]:
    """Give what runs changed, by finding and in order, as far back as runs are kept."""
    numbered = {past.number: past.record for past in runs.past(db, seal)}
    found: dict[str, list[Step]] = defaultdict(list)
    kept = [row for row, holds in seal.rows(db, EVENTS) if holds and row["number"] in numbered]
    for row in sorted(kept, key=lambda row: row["number"]):
        record = numbered[row["number"]]
        found[row["finding"]].append(Step(Change(row["change"]), record.id, record.as_of))
    return found


def _decisions(db: sa.Connection, seal: Seal) -> dict[str, list[Act]]:
    about: dict[str, list[Act]] = defaultdict(list)
    for act in acts.done(db, seal):
        about[act.finding or ""].append(act)
    return about
