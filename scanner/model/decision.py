"""What somebody wants decided about findings, and what somebody else then signed."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeAlias

from scanner.model.approver import WaiverRules
from scanner.model.finding import Finding
from scanner.model.history import Known
from scanner.model.refusal import Refusal
from scanner.model.waiver import NEVER_WAIVED, Reviewed, reviewed
from scanner.model.waiver_category import WaiverCategory

Objection: TypeAlias = tuple[Refusal, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Decision:
    """What is asked for about one finding.

    Attributes:
        finding: Its id.
        review: The code of what it said when it was looked at.
        requested_by: Who asks.
        owner: Who is to answer for it; ``None`` leaves that as it is.
        due: Until when it is to be settled.
        category: ``None`` where no waiver is asked for.
        reason: Why it may be let be.
        until: Last day of the waiver.
        reviewed: What it said; a sheet has the code only.
    """

    finding: str
    review: str
    requested_by: str
    owner: str | None = None
    due: date | None = None
    category: WaiverCategory | None = None
    reason: str = ""
    until: date | None = None
    reviewed: Reviewed | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """Decisions that an approver signed.

    Attributes:
        system: Name of the policy's system.
        file: SHA-256 of the file that was signed, the request or the workbook.
        nonce: Drawn by lot when the file was signed, so that no two signatures are one.
        approver: Name in the policy.
        at: When it was signed.
        key: Id of the key.
    """

    system: str
    file: str
    nonce: str
    approver: str
    at: datetime
    decisions: tuple[Decision, ...]
    key: str = ""


def same_person(one: str, other: str) -> bool:
    """Say whether two names are one, however they are spaced or typed."""
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def objections(
    decisions: Sequence[Decision], approver: str, day: date, rules: WaiverRules
) -> Iterator[Objection]:
    """Say what stands against decisions whatever they are about.

    Args:
        decisions: All that are signed together.
        approver: Who signs.
        day: On which it is signed.
        rules: Of the policy.
    """
    times = Counter(one.finding for one in decisions)
    last = day + min(timedelta(rules.at_most_days), date.max - day)
    for one in decisions:
        where: dict[str, object] = {"where": one.finding}
        if times[one.finding] > 1:
            yield Refusal.TWICE, where
        if same_person(one.requested_by, approver):
            yield Refusal.SAME_PERSON, where | {"name": one.requested_by}
        for column in missing(one):
            yield Refusal.INCOMPLETE, where | {"column": column}
        if one.until is not None and one.until > last:
            yield Refusal.TOO_LONG, where | {"day": one.until, "last": last}


def missing(decision: Decision) -> Iterator[str]:
    """Name what a decision has to say and does not."""
    if decision.category is None:
        if decision.owner is None and decision.due is None:
            yield "owner"
        return
    if not decision.reason:
        yield "reason"
    if decision.until is None:
        yield "until"


def late(decisions: Sequence[Decision], day: date) -> Iterator[Objection]:
    """Say which days are past already; a last day is itself in time."""
    for one in decisions:
        for last in (one.until, one.due):
            if last is not None and last < day:
                yield Refusal.PAST, {"where": one.finding, "day": last}


def against(
    decision: Decision, finding: Finding | None, known: Known | None
) -> Iterator[Objection]:
    """Say what stands against a decision about a finding as it stands.

    Args:
        decision: What is asked for.
        finding: As it was last stated; ``None`` where there is none.
        known: What is known of it.
    """
    where: dict[str, object] = {"where": decision.finding}
    if finding is None or known is None:
        yield Refusal.NO_FINDING, where
    elif known.fixed is not None:
        yield Refusal.FIXED, where
    elif decision.category is not None and finding.control.startswith(NEVER_WAIVED):
        yield Refusal.NEVER_WAIVED, where | {"control": finding.control}
    elif decision.category is not None and not finding.is_exception:
        yield Refusal.NO_EXCEPTION, where
    elif reviewed(finding, known.reopened).code != decision.review:
        yield Refusal.OTHERWISE, where
