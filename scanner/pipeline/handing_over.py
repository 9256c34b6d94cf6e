"""What is about to be handed over, read whole and held against its flow, as any dataset is.

The item is declared to be what the flow says of it; every rule about data then judges it. Rules
that speak of the office, of nights or of the policy have no business here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from scanner.model.declaration import DatasetDeclaration
from scanner.model.errors import Reason
from scanner.model.finding import Cause, Finding, Outcome
from scanner.model.flow import Flow
from scanner.model.handover import HandedFile, Ticket
from scanner.model.inventory import Inventory, Location
from scanner.model.policy import Policy
from scanner.model.register import Registers
from scanner.pipeline.scan import Parts, Progress, scan
from scanner.pipeline.survey import survey
from scanner.rules import (
    cited,
    credential_in_data,
    hidden_in_free_text,
    my_number_out_of_place,
    not_read,
    present_though_removed,
    restorable_mask,
    reversible_token,
    signature_in_data,
    too_few_alike,
    undeclared_field,
    unmasked_field,
)
from scanner.rules.beyond_the_flow import Item, beyond
from scanner.rules.nobody_to_hand_over import nobody

ITEM = "item"
"""The source that findings about what is to be handed over name."""

OF_CONTENT = frozenset(
    rule.META.id
    for rule in (
        undeclared_field,
        my_number_out_of_place,
        hidden_in_free_text,
        present_though_removed,
        unmasked_field,
        reversible_token,
        restorable_mask,
        too_few_alike,
        signature_in_data,
        credential_in_data,
        not_read,
    )
)
"""Controls of what stands in data. Others ask how long it is kept, where, and for what purpose:
that is asked of the dataset it comes from."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What came of a check.

    Attributes:
        findings: In their order, passes included.
        ticket: What is signed if nothing forbids the handover.
    """

    inventory: Inventory
    findings: tuple[Finding, ...]
    ticket: Ticket


def hand_over(
    parts: Parts,
    flow: Flow,
    described: Callable[[], Sequence[HandedFile]],
    policy: Policy,
    as_of: datetime,
    progress: Progress,
) -> Handed:
    """Check an item.

    Args:
        parts: The item as the only source, and all else that a scan is made of.
        flow: The flow by which it goes.
        described: Gives its files, as they will leave; asked when all is read.
        policy: What was promised.
        as_of: The moment of judgement, in Asia/Tokyo.
        progress: Told of every partition that is done.
    """
    registers, alone = parts.registers, replace(parts, registers=Registers(), remembering=None)
    declared = {flow.name: _declared(flow, policy)}
    narrowed = replace(policy, datasets=declared, flows={}, awaited=(), leavers=None)
    surveyed = survey(parts.sources, narrowed, parts.namer)
    inventory, found = scan(alone, surveyed, narrowed, as_of, progress)
    files = described()
    item = Item(flow, inventory.holdings, files, registers)
    told = (*beyond(item, policy, as_of), *nobody(flow, registers, policy, as_of))
    more = cited(told, policy, as_of)
    extra = {one.location for one in more if one.outcome is Outcome.FAIL}
    kept = (
        one
        for one in found
        if one.control in OF_CONTENT
        and not (one.control == undeclared_field.META.id and one.location in extra)
    )
    findings = tuple(sorted((*kept, *more), key=lambda one: one.order))
    return Handed(inventory, findings, _ticket(flow, files, inventory, as_of))


def _declared(flow: Flow, policy: Policy) -> DatasetDeclaration:
    """Declare the item: fields as in the origin, or as the terms say."""
    origin, terms = policy.datasets[flow.origin], flow.terms
    fields = {name: terms.fields.get(name) or origin.field(name) for name in flow.fields}
    return DatasetDeclaration(
        name=flow.name,
        source=ITEM,
        where="**",
        cities=origin.cities,
        fields={name: field for name, field in fields.items() if field is not None},
        specific=origin.specific,
        person_per_row=origin.person_per_row,
        city_column=origin.city_column if origin.city_column in flow.fields else None,
        city_of=origin.city_of,
        statistics=terms.statistics,
    )


def _ticket(
    flow: Flow, files: Sequence[HandedFile], inventory: Inventory, as_of: datetime
) -> Ticket:
    seen = {name for holding in inventory.holdings for name in holding.profile.fields}
    days = flow.terms.return_within_days
    return Ticket(
        system="",
        flow=flow.name,
        origin=flow.origin,
        recipient=flow.recipient,
        approval=flow.approval,
        as_of=as_of,
        files=tuple(files),
        fields=tuple(name for name in flow.fields if name in seen),
        rows=sum(holding.profile.rows for holding in inventory.holdings),
        k=flow.terms.statistics.k if flow.terms.statistics else None,
        measure=flow.terms.measure,
        due=None if days is None else as_of.date() + timedelta(days),
    )


def changed_meanwhile(handed: Handed, flow: Flow, policy: Policy) -> Handed:
    """Say that what was read is not what is there now: nothing of it counts."""
    gap = not_read.META.finding(
        Location(ITEM, flow.name),
        Outcome.OPEN,
        Cause.COVERAGE,
        subject=Reason.CHANGED_WHILE_READ.value,
        cities=policy.datasets[flow.origin].cities,
    )
    return replace(handed, findings=(gap, *handed.findings))
