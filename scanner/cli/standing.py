"""``status`` and ``exceptions``: what the ledger knows, asked between nights."""

import argparse
from datetime import date, datetime, timedelta

from scanner import config
from scanner.cli.clock import now
from scanner.cli.keeping import kept_ledger
from scanner.cli.language import message
from scanner.cli.notes import not_told
from scanner.cli.parts import titles
from scanner.cli.saying import say, show
from scanner.ledger import ActKind, LedgerError, Standing, Told, Trouble
from scanner.model.errors import UsageError
from scanner.model.exit_codes import CLEAN, EXCEPTIONS
from scanner.model.finding import Outcome
from scanner.model.history import History
from scanner.model.inventory import Inventory
from scanner.model.policy import Policy
from scanner.model.system import System
from scanner.reports.life import Decision, Life, Step, life
from scanner.reports.standing import (
    Begun,
    Case,
    Status,
    exceptions_json,
    exceptions_table,
    status,
)
from scanner.rules import missed_night

DECIDING = frozenset({"waive", "sign", "import"})


def run(args: argparse.Namespace, lang: str) -> int:
    """Answer, or write a decision down; a night that is missing or a date that is past exits 10.

    Raises:
        UsageError: The ledger cannot be used, or does not know the finding.
        ConfigError: The configuration cannot be used.
    """
    system = config.load(args.config, lang=lang)
    as_of = args.as_of or now()
    if args.command == "status":
        known = _status(system, as_of)
        names = titles(system.policy, lang)
        show(status(known, config.catalogue(), lang, names))
        return EXCEPTIONS if known.missing or known.overdue else CLEAN
    if args.action in DECIDING:
        from scanner.cli import deciding  # noqa: PLC0415 - signing is seldom asked for

        deciding.run(system, args, as_of, lang)
    elif args.action == "list":
        _list(system, args, as_of, lang)
    else:
        _show(system, args, as_of, lang)
    return CLEAN


def _status(system: System, as_of: datetime) -> Status:
    """Ask the ledger; before the first night there is none, and no night either."""
    try:
        with kept_ledger(system) as ledger:
            history = ledger.history(as_of)
            unfinished, standings = ledger.unfinished(), ledger.exceptions()
            told = [act for act in ledger.acts() if act.kind is ActKind.NOTIFY][-1:]
    except LedgerError as error:
        if error.trouble is not Trouble.NO_FILE:
            raise
        history, unfinished, standings, told = History(), (), (), []
    late = (one for one in standings if one.overdue(as_of.date()))
    return Status(
        as_of=as_of,
        last=max(history.nights, key=lambda night: night.as_of, default=None),
        begun=tuple(Begun(start.command, start.clock) for start in unfinished),
        due=_due(system.policy, history, as_of.date()),
        missing=_missing(system.policy, history, as_of),
        overdue=tuple(_case(one, as_of) for one in late),
        untold=tuple(who for act in told for who in not_told(act.notes)),
    )


def _due(policy: Policy, history: History, today: date) -> date | None:
    """Give the day of the next night: today, as long as today has none."""
    if policy.nights_since is None:
        return None
    done = any(night.as_of.date() == today for night in history.nights)
    return max(policy.nights_since, today + timedelta(days=done))


def _missing(policy: Policy, history: History, as_of: datetime) -> tuple[date, ...]:
    """Ask the rule, so that this never says anything else than COV-2."""
    kept = History(nights=history.nights, kept=True)
    found = missed_night.evaluate(Inventory(), policy, kept, as_of)
    return tuple(date.fromisoformat(f.subject or "") for f in found if f.outcome is Outcome.FAIL)


def _list(system: System, args: argparse.Namespace, as_of: datetime, lang: str) -> None:
    with kept_ledger(system) as ledger:
        cases = [_case(one, as_of) for one in ledger.exceptions()]
    if args.json:
        say(exceptions_json(cases, as_of))
        return
    names = titles(system.policy, lang)
    table = exceptions_table(cases, config.catalogue(), lang, names)
    show(table)


def _show(system: System, args: argparse.Namespace, as_of: datetime, lang: str) -> None:
    """Show one finding, after a decision about it where one was made."""
    if args.action == "assign" and args.due is not None and args.due < as_of.date():
        raise UsageError(message("due-past", lang, day=args.due))
    with kept_ledger(system) as ledger:
        if args.action == "assign":
            ledger.assign(args.id, now(), owner=args.owner, due=args.due)
        told = ledger.told(args.id)
    names = titles(system.policy, lang)
    say(life(life_of(told, as_of), config.catalogue(), lang, names))


def _case(one: Standing, as_of: datetime) -> Case:
    return Case(
        finding=one.finding,
        known=one.known,
        overdue=one.overdue(as_of.date()),
        unseen=one.unseen,
        waived=one.waived(as_of.date()),
    )


def life_of(told: Told, as_of: datetime) -> Life:
    """Give a finding's life as reports take it."""
    return Life(
        case=_case(told.standing, as_of),
        steps=[Step(s.change.value, s.as_of, s.run) for s in told.steps],
        decisions=[
            Decision(act.at, act.owner, act.due, act.waiver)
            for act in told.decisions
            if act.kind in {ActKind.ASSIGN, ActKind.WAIVE}
        ],
    )
