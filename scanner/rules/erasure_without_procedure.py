"""DEL-2: an erasure of 特定個人情報 without its procedure.

Fail: an erasure lacks what the articles of its city ask for: an application that states items,
medium, quantity, method and planned day, with consent, before it was done; a witness where the city
asked for one; a medium made unreadable; a record with all that it must state; a report. Or a medium
with 特定個人情報 was disposed of and is not said to be unreadable.
Open: the register of erasures is not named, not read or not understood, though a dataset is
declared as 特定個人情報.
Pass: every erasure of 特定個人情報 has its procedure.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.entry import Register
from scanner.model.finding import Finding, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Inventory
from scanner.model.policy import Policy
from scanner.model.register_data import Erasure
from scanner.model.severity import Severity
from scanner.model.step import Step
from scanner.rules.recorded import Asked

META = RuleMeta("DEL-2", "Erasure without its procedure", Severity.HIGH)

APPLICATION = frozenset({"items", "medium", "quantity", "method", "planned"})
RECORD = frozenset(
    {"done", "time", "worker", "items", "medium", "quantity", "method", "responsible"}
)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every erasure that was done, and every medium that was disposed of."""
    registers = [Register.ERASURES]
    if Register.MEDIA in inventory.registers.named:
        registers.append(Register.MEDIA)
    asked = Asked(META, inventory, policy, as_of.date(), registers)
    handles = any(dataset.specific for dataset in policy.datasets.values())
    if asked.is_named or (handles and asked.is_bound):
        yield from asked.answer(_found(asked))


def _found(asked: Asked) -> Iterator[Finding]:
    for one in asked.inventory.registers.erasures:
        if one.done is not None and _is_specific(one, asked.policy):
            cities = asked.owners((one.dataset,))
            yield from asked.lacking(one.spot, _lacks(one), cities, specific=True)
    for medium in asked.inventory.registers.media:
        if medium.specific and medium.disposed is not None and medium.unreadable is not True:
            yield from asked.lacking(medium.spot, {Step.UNREADABLE}, specific=True)


def _is_specific(one: Erasure, policy: Policy) -> bool:
    """Take the register's word, else the policy's."""
    if one.specific is not None:
        return one.specific
    dataset = policy.datasets.get(one.dataset)
    return dataset is not None and dataset.specific


def _lacks(one: Erasure) -> Iterator[Step]:
    before = one.consented is not None and one.done is not None and one.consented <= one.done
    applied = one.applied is not None and one.consented is not None
    ordered = applied and one.applied <= one.consented  # type: ignore[operator]
    if not (before and ordered and one.application >= APPLICATION):
        yield Step.APPLICATION
    if one.witness_asked and not one.witnessed:
        yield Step.WITNESS
    if one.unreadable is False:
        yield Step.UNREADABLE
    if not one.recorded >= RECORD:
        yield Step.RECORD
    if one.reported is None:
        yield Step.REPORT
