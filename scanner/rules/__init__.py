"""What is there, held against what was promised: one control per file, named after the defect."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from scanner.model.finding import Basis, Finding
from scanner.model.history import History
from scanner.model.inventory import Inventory
from scanner.model.policy import Policy
from scanner.model.rule import Rule
from scanner.rules import (
    copy_past_its_end,
    credential_in_data,
    erased_but_present,
    erasure_without_procedure,
    flow_with_more_fields,
    handed_over_unprotected,
    handover_without_receipt,
    hidden_in_free_text,
    kept_after_contract,
    kept_too_long,
    member_who_left,
    missed_night,
    my_number_out_of_place,
    no_emergency_contact,
    not_built,
    not_inspected,
    not_read,
    not_reported_in_time,
    not_returned,
    outside_approved_place,
    persons_not_named,
    present_though_removed,
    recipient_without_consent,
    register_not_understood,
    restorable_mask,
    reversible_token,
    signature_in_data,
    tampered_record,
    too_few_alike,
    undeclared_copy,
    undeclared_dataset,
    undeclared_field,
    undeclared_flow,
    unmasked_field,
    unregistered_file,
    untrained_worker,
    unused_field,
    waiver_no_longer_fits,
)
from scanner.rules.by_city import narrowed
from scanner.rules.flow_map import flow_map

__all__ = ["BREACHES", "RULES", "flow_map", "judge"]

RULES: tuple[Rule, ...] = (
    undeclared_field,
    undeclared_dataset,
    my_number_out_of_place,
    hidden_in_free_text,
    unused_field,
    present_though_removed,
    unmasked_field,
    reversible_token,
    restorable_mask,
    too_few_alike,
    kept_too_long,
    kept_after_contract,
    member_who_left,
    erased_but_present,
    erasure_without_procedure,
    not_returned,
    undeclared_copy,
    copy_past_its_end,
    undeclared_flow,
    recipient_without_consent,
    flow_with_more_fields,
    handover_without_receipt,
    outside_approved_place,
    handed_over_unprotected,
    signature_in_data,
    credential_in_data,
    persons_not_named,
    untrained_worker,
    not_inspected,
    unregistered_file,
    not_read,
    missed_night,
    tampered_record,
    not_reported_in_time,
    no_emergency_contact,
    register_not_understood,
    waiver_no_longer_fits,
    not_built,
)

BREACHES = frozenset(rule.META.id for rule in RULES if rule.META.is_breach)
"""Controls whose failure breaks what an article asks for."""


def judge(
    inventory: Inventory, policy: Policy, history: History, as_of: datetime
) -> tuple[Finding, ...]:
    """Apply every rule, cite the articles in force on that day, and sort.

    Args:
        inventory: What is there.
        policy: What was promised.
        history: What earlier nights saw.
        as_of: The moment of judgement, in Asia/Tokyo.
    """

    def evaluate(there: Inventory) -> Iterator[Finding]:
        return (f for rule in RULES for f in rule.evaluate(there, policy, history, as_of))

    return cited(narrowed(inventory, evaluate), policy, as_of)


def cited(found: Iterable[Finding], policy: Policy, as_of: datetime) -> tuple[Finding, ...]:
    """Cite the articles in force on a day, and sort."""
    return tuple(sorted((_cite(f, policy, as_of) for f in found), key=lambda f: f.order))


def _cite(finding: Finding, policy: Policy, as_of: datetime) -> Finding:
    articles = policy.basis(finding.control, finding.cities, as_of.date())
    basis = dict.fromkeys(Basis(a.rulebook, a.article) for a in articles)
    return replace(finding, basis=tuple(basis))
