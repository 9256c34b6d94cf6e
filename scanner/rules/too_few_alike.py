"""MASK-5: a dataset that is declared to be statistics has groups that are too small.

Statistics are rows of people, of whom k or more must be alike in every quasi-identifier, or a cross
table, whose cells must count k people or more, or nobody. Each file of a dataset of many is judged
by itself, as whoever receives it has it. Whether a cell that is withheld can be reckoned from
totals, or from an earlier issue of the table, is not told.

Fail: everything was read, and a group has fewer rows than k; or a cell counts fewer people than k,
whatever else was read.
Open: part of the dataset was not read, so that a group that seems small may go on elsewhere; a row
could not be counted, since a declared column is missing or a cell is no count (cause policy); or
there are more groups than are kept, and none of those that are kept is small.
Pass: every row was read and counted, and no group and no cell is small.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.finding import Cause, Finding, Outcome, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Holding, Inventory
from scanner.model.policy import Policy
from scanner.model.severity import Severity
from scanner.model.statistics import Seen, Statistics
from scanner.rules.one_fact import cities, concerned

META = RuleMeta("MASK-5", "Statistics show groups that are too small", Severity.MEDIUM)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, _as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every dataset that is declared to be statistics."""
    for holding in inventory.holdings:
        declared = holding.declaration and holding.declaration.statistics
        if declared:
            yield _judge(holding, declared, policy)


def _judge(holding: Holding, declared: Statistics, policy: Policy) -> Finding:
    seen = holding.profile.statistics
    sizes = seen.groups.sizes(declared.k)
    coverage = holding.profile.coverage
    columns = declared.counts or declared.quasi_identifiers
    whole = all(map(coverage.whole, columns))
    outcome, cause = _outcome(seen, sizes.below, whole=whole)
    rows = seen.small_rows if declared.counts else sizes.below
    return META.finding(
        holding.location,
        outcome,
        cause,
        cities=cities(holding, policy),
        rows=rows,
        rows_read=holding.profile.rows,
        people=concerned(holding, rows),
        least=declared.k,
        smallest=seen.smallest if declared.counts else sizes.smallest,
        groups=sizes.groups,
        unique=sizes.unique,
        cells=seen.small,
        not_counted=seen.unknown,
    )


def _outcome(seen: Seen, below: int, *, whole: bool) -> tuple[Outcome, Cause]:
    """Fail on what no other row can mend; pass only on all rows."""
    if seen.small or (below and whole and not seen.unknown):
        return Outcome.FAIL, Cause.DATA
    if seen.unknown:
        return Outcome.OPEN, Cause.POLICY
    if not whole or seen.groups.incomplete:
        return Outcome.OPEN, Cause.COVERAGE
    return Outcome.PASS, Cause.DATA
