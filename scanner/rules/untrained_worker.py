"""ORG-2: a worker without training or pledge, or dispatched without the clause.

A training counts for as many months as the policy says (12 unless it says otherwise), through the
last day; a pledge does not end.

Fail: somebody on the roster today lacks what the articles of a city ask for.
Open: the roster or the register of trainings is not named, not read or not understood.
Pass: everybody on the roster has what is asked for.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.entry import Register
from scanner.model.finding import Finding, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Inventory
from scanner.model.policy import Policy
from scanner.model.register_people import Instruction, Worker
from scanner.model.retention import Retention
from scanner.model.severity import Severity
from scanner.model.step import Step
from scanner.rules.recorded import Asked

META = RuleMeta("ORG-2", "Training or pledge missing", Severity.LOW)

REGISTERS = (Register.TRAININGS, Register.ROSTER)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, as_of: datetime, /
) -> Iterator[Finding]:
    """Judge everybody on the roster."""
    asked = Asked(META, inventory, policy, as_of.date(), REGISTERS)
    if asked.is_due:
        yield from asked.answer(_found(asked))


def _found(asked: Asked) -> Iterator[Finding]:
    if not asked.is_readable:
        return
    for one in asked.inventory.registers.roster:
        if one.period.holds(asked.day):
            yield from asked.lacking(one.spot, _lacks(one, asked))


def _lacks(one: Worker, asked: Asked) -> Iterator[Step]:
    counts = Retention(by="", months=asked.policy.training_within_months)
    mine = [t for t in asked.inventory.registers.trainings if t.person == one.person]
    trained = [t.day for t in mine if t.kind is Instruction.TRAINING and t.day is not None]
    if not any(counts.last_day(day) >= asked.day for day in trained):
        yield Step.TRAINING
    if all(t.kind is not Instruction.PLEDGE for t in mine):
        yield Step.PLEDGE
    if one.dispatched and one.clause is not True:
        yield Step.CLAUSE
