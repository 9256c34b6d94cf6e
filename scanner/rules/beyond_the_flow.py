"""What a handover may not be: more than its flow declares, to somebody else, or unprotected.

Asked of one item before it is handed over, beside all that is asked of any dataset.

FLOW-3 fail: a field that the flow does not declare, or more rows than it allows.
FLOW-2 fail: the recipient is neither a city of the policy nor under a contract or an approval in
force on that day; or the flow's own approval is not in force on it. Open, by coverage: the
contracts or approvals could not be read.
FLOW-6 fail: a file is neither encrypted, by a cipher that holds, nor under a declared measure.
Open, by policy: a query is handed over, which is no file, and no measure is declared: nothing says
what protects its result on the way.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from scanner.model.entry import Register
from scanner.model.finding import Cause, Finding, Outcome, RuleMeta
from scanner.model.flow import Flow
from scanner.model.handover import HandedFile, HandedQuery
from scanner.model.inventory import Holding, Location
from scanner.model.policy import Policy
from scanner.model.register import Registers
from scanner.model.register_data import ApprovalKind
from scanner.model.severity import Severity
from scanner.model.step import Step
from scanner.model.writing import compact
from scanner.rules.handed_over_unprotected import META as UNPROTECTED
from scanner.rules.recipient_without_consent import META as RECIPIENT

MORE = RuleMeta("FLOW-3", "More than the flow declares", Severity.HIGH)


@dataclass(frozen=True, slots=True)
class Item:
    """What is to be handed over.

    Attributes:
        holdings: Its datasets, as they were read.
        files: Its files, as they will leave.
    """

    flow: Flow
    holdings: Sequence[Holding]
    files: Sequence[HandedFile]
    registers: Registers


def beyond(item: Item, policy: Policy, as_of: datetime) -> Iterator[Finding]:
    """Judge an item against its flow."""
    cities = policy.datasets[item.flow.origin].cities
    yield from _more(item, cities)
    yield from _recipient(item, policy, as_of)
    if not item.flow.terms.measure:
        yield from _unprotected(item, cities)


def _unprotected(item: Item, cities: tuple[str, ...]) -> Iterator[Finding]:
    for one in item.files:
        if not one.protection.protects:
            silent = isinstance(one, HandedQuery)
            yield UNPROTECTED.finding(
                Location("item", item.flow.name, object=one.name),
                Outcome.OPEN if silent else Outcome.FAIL,
                Cause.POLICY if silent else Cause.DATA,
                cities=cities,
                missing=[Step.PROTECTED.value],
            )


def _more(item: Item, cities: tuple[str, ...]) -> Iterator[Finding]:
    rows = 0
    for holding in item.holdings:
        place, profile = holding.location, holding.profile
        rows += profile.rows
        for name in profile.fields.keys() - frozenset(item.flow.fields):
            where = Location(place.source, place.dataset, name, place.object)
            yield _fail(MORE, where, cities, {"rows": profile.rows}, item.flow.name)
    most = item.flow.terms.max_rows
    if most is not None and rows > most:
        place = Location("item", item.flow.name)
        yield _fail(MORE, place, cities, {"rows": rows}, item.flow.name)


def _recipient(item: Item, policy: Policy, as_of: datetime) -> Iterator[Finding]:
    """Judge who gets it; what is not read can only make a permission that is missing unknown."""
    flow, day = item.flow, as_of.date()
    ended = flow.until is not None and flow.until < day
    if not ended and _is_permitted(item, policy, day):
        return
    origin, unread = policy.datasets[flow.origin], item.registers.unread
    missing = sorted(unread.keys() & {Register.CONTRACTS, Register.APPROVALS})
    for register in () if ended else missing:
        where, reason = Location(register.value), unread[register].value
        yield RECIPIENT.finding(
            where, Outcome.OPEN, Cause.COVERAGE, subject=reason, cities=origin.cities
        )
    if ended or not missing:
        place = Location(origin.source, flow.origin)
        measures = {"missing": [Step.CONSENT.value]}
        yield _fail(RECIPIENT, place, origin.cities, measures, flow.name)


def _is_permitted(item: Item, policy: Policy, day: date) -> bool:
    """Say whether recipient and approval are in force: an approval that is named must be."""
    flow, registers = item.flow, item.registers
    number = compact(flow.approval).upper()
    approved = any(
        one.kind is ApprovalKind.FLOW
        and (flow.name in one.covers or one.spot.id == number)
        and one.period.holds(day)
        for one in registers.approvals
    )
    if flow.approval and Register.APPROVALS in registers.named:
        return approved
    own = {compact(city.name) for city in policy.cities.values()}
    parties = {one.party for one in registers.contracts if one.period.holds(day)}
    return approved or compact(flow.recipient) in own | parties


def _fail(
    meta: RuleMeta,
    place: Location,
    cities: tuple[str, ...],
    measures: Mapping[str, object],
    subject: str | None = None,
) -> Finding:
    return meta.finding(place, Outcome.FAIL, Cause.DATA, subject=subject, cities=cities, **measures)
