"""FLOW-2: a recipient, or a sub-processor, without contract or consent in force on that day.

A city is no recipient in this sense: it gets its own data back.

Fail: a declared flow goes today, or a handover went on its day, to a recipient who has neither a
contract nor an approval in force; or work is passed on without what the articles of its city ask
for (consent, before it began, to a stated scope that is not the core; the six items of the
application; not passed on again). Subsidiaries are recipients like any other.
Open: a register that it rests on is not named, not read or not understood.
Pass: every recipient and every sub-processor has what is asked for.
"""

from collections.abc import Iterator
from datetime import date, datetime

from scanner.model.entry import Register
from scanner.model.finding import Cause, Finding, Outcome, RuleMeta
from scanner.model.flow import Flow
from scanner.model.history import History
from scanner.model.inventory import Inventory, Location
from scanner.model.policy import Policy
from scanner.model.register_data import ApprovalKind, Contract, Scope
from scanner.model.severity import Severity
from scanner.model.step import Step
from scanner.model.writing import compact
from scanner.rules.handed_over import whose
from scanner.rules.recorded import Asked

META = RuleMeta("FLOW-2", "A recipient without contract or consent", Severity.HIGH)

SIX_ITEMS = frozenset({"party", "reason", "work", "data", "measures", "supervision"})


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every flow, handover and sub-processor."""
    asked = Asked(META, inventory, policy, as_of.date(), (Register.CONTRACTS,))
    handed = Register.HANDOVERS in inventory.registers.named
    if asked.is_named or ((policy.flows or handed) and asked.is_bound):
        yield from asked.answer([*_flows(asked), *_handovers(asked), *_passed_on(asked)])


def _flows(asked: Asked) -> Iterator[Finding]:
    for flow in asked.policy.flows.values():
        ended = flow.until is not None and flow.until < asked.day
        if ended or not _is_permitted(asked, flow.recipient, asked.day, flow):
            origin = asked.policy.datasets[flow.origin]
            yield META.finding(
                Location(origin.source, flow.origin),
                Outcome.FAIL,
                Cause.DATA,
                subject=flow.name,
                cities=origin.cities,
                missing=[Step.CONSENT.value],
            )


def _handovers(asked: Asked) -> Iterator[Finding]:
    for one in asked.inventory.registers.handovers:
        flow = asked.policy.flows.get(one.flow)
        recipient = one.recipient or (flow.recipient if flow else "")
        if recipient and one.day and not _is_permitted(asked, recipient, one.day, flow):
            yield asked.fail(one.spot, whose(asked, one), missing=[Step.CONSENT.value])


def _is_permitted(asked: Asked, recipient: str, day: date, flow: Flow | None) -> bool:
    """Say whether somebody may receive data on a day."""
    registers, name = asked.inventory.registers, compact(recipient)
    own = {compact(city.name) for city in asked.policy.cities.values()}
    contracted = {one.party for one in registers.contracts if one.period.holds(day)}
    approved = flow is not None and any(
        one.kind is ApprovalKind.FLOW
        and (flow.name in one.covers or one.spot.id == compact(flow.approval).upper())
        and one.period.holds(day)
        for one in registers.approvals
    )
    return name in own or name in contracted or approved


def _passed_on(asked: Asked) -> Iterator[Finding]:
    contracts = asked.inventory.registers.contracts
    parents = {one.spot.id: one.parent for one in contracts}
    for one in contracts:
        if one.parent and one.period.holds(asked.day):
            again = bool(parents.get(one.parent))
            steps = _lacks(one, again=again)
            yield from asked.lacking(one.spot, steps, asked.owners(one.datasets))


def _lacks(one: Contract, *, again: bool) -> Iterator[Step]:
    if one.consented is None:
        yield Step.CONSENT
    elif one.period.since is not None and one.consented > one.period.since:
        yield Step.BEFORE_START
    if one.applied is None or not one.items >= SIX_ITEMS:
        yield Step.SIX_ITEMS
    if one.scope is None:
        yield Step.SCOPE
    elif one.scope is not Scope.PART:
        yield Step.NOT_CORE
    if again:
        yield Step.NO_FURTHER
