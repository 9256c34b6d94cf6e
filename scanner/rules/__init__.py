"""What is there, held against what was promised: one control per file, named after the defect."""

from dataclasses import replace
from datetime import datetime

from scanner.model.finding import Basis, Finding
from scanner.model.history import History
from scanner.model.inventory import Inventory
from scanner.model.policy import Policy
from scanner.model.rule import Rule
from scanner.rules import (
    hidden_in_free_text,
    kept_too_long,
    missed_night,
    my_number_out_of_place,
    not_built,
    not_read,
    present_though_removed,
    tampered_record,
    undeclared_dataset,
    undeclared_field,
    unmasked_field,
)

RULES: tuple[Rule, ...] = (
    undeclared_field,
    undeclared_dataset,
    my_number_out_of_place,
    hidden_in_free_text,
    present_though_removed,
    unmasked_field,
    kept_too_long,
    not_read,
    missed_night,
    tampered_record,
    not_built,
)


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
    findings = (f for rule in RULES for f in rule.evaluate(inventory, policy, history, as_of))
    return tuple(sorted((_cite(f, policy, as_of) for f in findings), key=lambda f: f.order))


def _cite(finding: Finding, policy: Policy, as_of: datetime) -> Finding:
    articles = policy.basis(finding.control, finding.cities, as_of.date())
    basis = dict.fromkeys(Basis(a.rulebook, a.article) for a in articles)
    return replace(finding, basis=tuple(basis))
