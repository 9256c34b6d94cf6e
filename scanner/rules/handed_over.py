"""Handovers: when controls about them are asked, and whose data was handed over."""

from datetime import datetime

from scanner.model.entry import Register
from scanner.model.finding import RuleMeta
from scanner.model.inventory import Inventory
from scanner.model.policy import Policy
from scanner.model.register_data import Handover
from scanner.rules.recorded import Asked


def asked_of_handovers(
    meta: RuleMeta, inventory: Inventory, policy: Policy, as_of: datetime, *registers: Register
) -> Asked | None:
    """Ask a control of the register of handovers; ``None`` where nothing is handed over.

    Args:
        meta: The control.
        inventory: What is there.
        policy: What was promised.
        as_of: The moment of judgement.
        registers: What it rests on, the handovers first.
    """
    asked = Asked(meta, inventory, policy, as_of.date(), registers)
    return asked if asked.is_named or (policy.flows and asked.is_bound) else None


def whose(asked: Asked, one: Handover) -> tuple[str, ...]:
    """Say whose data was handed over: of the dataset, or of the flow's."""
    flow = asked.policy.flows.get(one.flow)
    return asked.owners(name for name in (one.dataset, flow.origin if flow else "") if name)
