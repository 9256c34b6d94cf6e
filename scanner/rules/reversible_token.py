"""MASK-3: a replacement can be undone (県 委託基準 3⑷: names are to be removed or replaced).

Tried are other writings of a value (base64, hexadecimal, URL escapes, turned or reversed letters),
tokens that are numbers in a row, and unkeyed digests: against all days of birth and seeded mobile
numbers, and against the values that the scanned sources hold in clear. How many guesses were made,
and how probably they would have noticed an unkeyed digest, is in the measures. Whether tokens keep
the order of the values cannot be seen in the tokens alone and is not judged.

Fail: a value was read back or guessed, numbers follow each other, or a field is declared hashed and
no key is named.
Open: nothing was found, but part of the dataset was not read, or not all that tokens were to be
compared with; or no key is named and it was not tried enough to tell (cause policy). That holds of
columns that look like digests and that nobody declared, too.
Pass: nothing was found, and a key is named, or it was tried enough.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from scanner.model.category import DataCategory
from scanner.model.declaration import REPLACED, FieldDeclaration, Treatment
from scanner.model.finding import Cause, Finding, Outcome, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Holding, Inventory
from scanner.model.policy import Policy
from scanner.model.profile import FieldProfile
from scanner.model.severity import Severity
from scanner.model.tokens import ENOUGH, Trial
from scanner.rules.one_fact import at, cities, concerned, declared_fields, in_the_clear

META = RuleMeta("MASK-3", "A replacement can be undone", Severity.HIGH)

IN_A_ROW = 0.9
"""So much of the numbers between others is taken where they are given one after the other."""

FEWEST = 30
"""Fewer numbers may stand close by chance."""

BY_CHANCE = frozenset({"reversed", "rot5"})
"""What some numbers are by chance; it counts where most values are it."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What tells that values can be had back.

    Attributes:
        cells: In how many cells.
        method: The code of the method.
        trial: The trial that undid it, if it was guessed.
    """

    cells: int
    method: str
    trial: Trial | None = None


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, _as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every field that is declared replaced, and every other that holds tokens."""
    for holding in inventory.holdings:
        declared = declared_fields(holding)
        replaced = {name for name, field in declared.items() if field.treatment in REPLACED}
        for name in sorted(replaced | holding.profile.fields.keys()):
            trials = inventory.trials.get(at(holding, name), ())
            profile = holding.profile.fields.get(name, FieldProfile())
            evidence = _evidence(profile, trials, declared.get(name))
            if evidence or name in replaced or _is_of_tokens(holding, name):
                yield _finding(holding, name, declared.get(name), trials, evidence, policy)


def _is_of_tokens(holding: Holding, name: str) -> bool:
    """Say whether most values of a field look like digests; credentials are judged as such."""
    profile = holding.profile.fields[name]
    opens = DataCategory.CREDENTIAL in in_the_clear(holding, name)
    return not opens and 0 < profile.filled <= 2 * sum(profile.tokens.cells.values())


def _evidence(
    profile: FieldProfile,
    trials: tuple[Trial, ...],
    declared: FieldDeclaration | None,
) -> list[_Evidence]:
    """List what was found, most cells first."""
    tokens = profile.tokens
    found = [
        _Evidence(cells, code)
        for code, cells in tokens.encoded.items()
        if code not in BY_CHANCE or 2 * cells >= profile.filled
    ]
    found += [_Evidence(tokens.cells[t.length], t.method, t) for t in trials if t.method]
    row = tokens.numbered
    if row.numbers.distinct >= FEWEST and row.density >= IN_A_ROW:
        found.append(_Evidence(row.cells, "sequential"))
    found.sort(key=lambda one: (-one.cells, one.method))
    unkeyed = declared is not None and declared.treatment is Treatment.HASHED
    if unkeyed and declared is not None and not declared.keyed:
        found.append(_Evidence(profile.filled, "unkeyed"))
    return found


def _finding(
    holding: Holding,
    name: str,
    declared: FieldDeclaration | None,
    trials: tuple[Trial, ...],
    evidence: list[_Evidence],
    policy: Policy,
) -> Finding:
    rows = _rows(holding.profile.fields.get(name, FieldProfile()), evidence)
    outcome, cause = _judged(holding, name, declared, trials, found=bool(evidence))
    categories = declared.categories if declared is not None and _is_replaced(declared) else ()
    return META.finding(
        at(holding, name),
        outcome,
        cause,
        subject=",".join(sorted(categories)) or None,
        cities=cities(holding, policy),
        rows=rows,
        rows_read=holding.profile.rows,
        people=concerned(holding, rows),
        method=evidence[0].method if evidence else None,
        category=next((one.trial.category for one in evidence if one.trial), None),
        undone=sum(trial.undone for trial in trials),
        tokens=sum(trial.tokens for trial in trials),
        guesses=min((trial.guesses for trial in trials), default=0),
        probability=_probability(trials),
        compared=max((trial.compared for trial in trials), default=0),
    )


def _rows(profile: FieldProfile, evidence: list[_Evidence]) -> int:
    """Count the cells concerned; a value that is two things at once counts once."""
    return min(sum(one.cells for one in evidence), profile.filled)


def _is_replaced(declared: FieldDeclaration) -> bool:
    return declared.treatment in REPLACED


def _probability(trials: tuple[Trial, ...]) -> float | None:
    """Give the least of all lengths of tokens; ``None`` where any of them cannot be guessed."""
    each = [trial.probability for trial in trials]
    known = [one for one in each if one is not None]
    return round(min(known), 6) if known and len(known) == len(each) else None


def _judged(
    holding: Holding,
    name: str,
    declared: FieldDeclaration | None,
    trials: tuple[Trial, ...],
    *,
    found: bool,
) -> tuple[Outcome, Cause]:
    """Fail on any evidence; without any, ask whether all was looked at, and closely enough."""
    if found:
        return Outcome.FAIL, Cause.DATA
    if not holding.profile.coverage.whole(name) or not all(trial.whole for trial in trials):
        return Outcome.OPEN, Cause.COVERAGE
    spoken_for = declared is not None and (declared.keyed or not _is_replaced(declared))
    empty = not holding.profile.fields.get(name, FieldProfile()).filled
    if spoken_for or empty or (_probability(trials) or 0) >= ENOUGH:
        return Outcome.PASS, Cause.DATA
    return Outcome.OPEN, Cause.POLICY
