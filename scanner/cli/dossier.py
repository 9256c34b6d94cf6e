"""What reports for people are made from: one run, and what the ledger knows around it."""

from datetime import timedelta

from scanner import config
from scanner.cli.parts import titles
from scanner.cli.session import Session
from scanner.cli.standing import life_of
from scanner.model.coverage import READ_WHOLE
from scanner.model.history import Night
from scanner.model.inventory import Inventory
from scanner.model.run import Run
from scanner.model.system import System
from scanner.reports.report import Report
from scanner.reports.transfers import transfers

A_YEAR = timedelta(days=366)
"""How far back handovers and erasures are told where no earlier night says."""


def dossier(
    stated: Run, done: Run, there: Inventory, system: System, current: Session, lang: str
) -> Report:
    """Put together what is known at the end of a run, before it is written down.

    Args:
        stated: The run as it is reported.
        done: The same run with all findings, passes included.
        there: What was seen.
        system: Names cities, and says since when every day has a night.
        current: Knows the ledger.
        lang: Of the names of rulebooks.
    """
    as_of = stated.record.as_of
    history = current.history()
    before = history.nights
    previous = max((night.as_of for night in before), default=None)
    since = (previous or as_of - A_YEAR).date()
    lives = {key: life_of(told, as_of) for key, told in current.lives(done).items()}
    return Report(
        run=stated,
        texts=config.catalogue(),
        titles=titles(system.policy, lang),
        lives=lives,
        nights=(*before, *_this_night(done)),
        nights_since=system.policy.nights_since,
        previous=previous,
        transfers=transfers(there.registers, since, as_of.date()),
        system=system.name,
        remembered=history.kept,
    )


def _this_night(run: Run) -> tuple[Night, ...]:
    """Count a nightly run among the nights, which it will be once it is written down."""
    record = run.record
    if record.command != "nightly" or record.only is not None:
        return ()
    whole = all(line.status in READ_WHOLE for line in record.coverage)
    return (Night(record.id, record.as_of, whole),)
