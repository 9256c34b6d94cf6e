"""One fact, one control: which of the minimisation controls a recognised category falls under.

Undeclared dataset: MIN-2, and MIN-3 besides for 個人番号. Declared dataset: 個人番号 that is not
declared as 特定個人情報 is MIN-3 wherever it is; a column that the policy does not name is MIN-1
*open*; free text is MIN-4; a field declared removed is MASK-1; anything else is MIN-1. Masked
values and an office's own contacts are not personal data in the clear and fall under none.
"""

from collections.abc import Callable, Container, Iterator, Mapping
from typing import Any

from scanner.model.category import DataCategory
from scanner.model.declaration import DatasetDeclaration, FieldDeclaration, Treatment
from scanner.model.detection import Recognition, Verdict
from scanner.model.finding import Cause, Finding, Outcome, RuleMeta, people
from scanner.model.inventory import Holding, Inventory, Location
from scanner.model.policy import Policy

IN_THE_CLEAR = frozenset({Verdict.PERSONAL, Verdict.INCIDENTAL})


def in_the_clear(holding: Holding, field: str) -> Mapping[DataCategory, Recognition]:
    """Give the categories that a field shows to whoever reads it."""
    seen = holding.recognitions.get(field, {})
    return {category: r for category, r in seen.items() if r.verdict in IN_THE_CLEAR}


def may_be_personal(dataset: DatasetDeclaration) -> bool:
    """Say whether any field may hold a category."""
    declared = [*dataset.fields.values(), *([dataset.others] if dataset.others else [])]
    return any(f.categories and f.treatment is not Treatment.REMOVED for f in declared)


def declared_fields(holding: Holding) -> Mapping[str, FieldDeclaration]:
    """Give what is declared of every field that the policy names or for which its ``*`` speaks."""
    dataset = holding.declaration
    if dataset is None:
        return {}
    others = dataset.others
    rest = {} if others is None else dict.fromkeys(holding.profile.fields, others)
    return {**rest, **dataset.fields}


def treated(
    inventory: Inventory, treatments: Container[Treatment]
) -> Iterator[tuple[Holding, str, FieldDeclaration]]:
    """Give every declared field that is to be treated in one of these ways."""
    for holding in inventory.holdings:
        for name, field in sorted(declared_fields(holding).items()):
            if field.treatment in treatments:
                yield holding, name, field


def judged(breaching: int, *, whole: bool) -> tuple[Outcome, Cause]:
    """Fail on a single cell; pass only when all were read."""
    if breaching:
        return Outcome.FAIL, Cause.DATA
    return (Outcome.PASS, Cause.DATA) if whole else (Outcome.OPEN, Cause.COVERAGE)


def of_field(
    holding: Holding, field: FieldDeclaration, policy: Policy, rows: int
) -> dict[str, Any]:
    """Give what a finding says of a declared field, and of how many of its cells."""
    return {
        "subject": ",".join(sorted(field.categories)) or None,
        "cities": cities(holding, policy),
        "rows": rows,
        "rows_read": holding.profile.rows,
        "people": concerned(holding, rows),
    }


def control_for(
    dataset: DatasetDeclaration,
    field: FieldDeclaration | None,
    category: DataCategory,
    recognition: Recognition,
) -> str | None:
    """Name the control that a category in a declared dataset falls under.

    Returns:
        ``None`` where it is allowed, and in a column that the policy does not name: that is judged
        as a whole.
    """
    permitted = field is not None and field.allows(category)
    if category is DataCategory.JP_MY_NUMBER and not (permitted and dataset.specific):
        return "MIN-3"
    if field is None or permitted:
        return None
    if field.treatment is Treatment.REMOVED and category in field.categories:
        return "MASK-1"
    incidental = recognition.verdict is Verdict.INCIDENTAL
    prose = incidental if field.free_text is None else field.free_text
    return "MIN-4" if prose else "MIN-1"


def breaches(holding: Holding, meta: RuleMeta, policy: Policy) -> Iterator[Finding]:
    """Yield what falls under a control in a declared dataset, one a field and category."""
    dataset = holding.declaration
    if dataset is None:
        return
    for field in sorted(holding.profile.fields):
        for category, recognition in sorted(in_the_clear(holding, field).items()):
            if control_for(dataset, dataset.field(field), category, recognition) == meta.id:
                yield breach(holding, meta, policy, field, category)


def breach(
    holding: Holding, meta: RuleMeta, policy: Policy, field: str, category: DataCategory
) -> Finding:
    """State that a field shows a category where it must not."""
    recognition = holding.recognitions[field][category]
    return meta.finding(
        at(holding, field),
        Outcome.FAIL,
        Cause.DATA,
        subject=category.value,
        cities=cities(holding, policy),
        rows=recognition.hits,
        rows_read=holding.profile.rows,
        people=concerned(holding, recognition.hits),
        verdict=recognition.verdict.value,
        score=recognition.score,
    )


def judge_datasets(
    inventory: Inventory,
    meta: RuleMeta,
    policy: Policy,
    find: Callable[[Holding], Iterator[Finding]],
    *,
    declared: bool | None = None,
) -> Iterator[Finding]:
    """Apply a control to every dataset, and say of each whether the rest of it is clean.

    Yields what ``find`` finds; then *open* for a dataset that was not read whole, or *pass* for one
    in which nothing was found.

    Args:
        inventory: What is there.
        meta: The control.
        policy: What was promised.
        find: Gives the breaches in one dataset.
        declared: ``True`` for declared datasets only, ``False`` for undeclared ones, else all.
    """
    for holding in inventory.holdings:
        if declared is not None and declared is not (holding.declaration is not None):
            continue
        found = tuple(find(holding))
        yield from found
        whole = holding.profile.coverage.whole()
        if found and whole:
            continue
        yield meta.finding(
            holding.location,
            Outcome.PASS if whole else Outcome.OPEN,
            Cause.DATA if whole else Cause.COVERAGE,
            cities=cities(holding, policy),
            rows_read=holding.profile.rows,
        )


def judge_fields(
    inventory: Inventory,
    meta: RuleMeta,
    policy: Policy,
    find: Callable[[Holding, str], Finding | None],
) -> Iterator[Finding]:
    """Apply a control to every field of every dataset, declared or not, as ``judge_datasets``."""

    def fields(holding: Holding) -> Iterator[Finding]:
        found = (find(holding, field) for field in sorted(holding.profile.fields))
        return (one for one in found if one is not None)

    return judge_datasets(inventory, meta, policy, fields)


def at(holding: Holding, field: str) -> Location:
    """Point to a field of a dataset."""
    place = holding.location
    return Location(place.source, place.dataset, field, place.object)


def cities(holding: Holding, policy: Policy) -> tuple[str, ...]:
    """Say whose data it is: as declared, else of all who keep data in that source."""
    if holding.declaration is not None:
        return holding.declaration.cities
    return policy.cities_of(holding.location.source)


def concerned(holding: Holding, rows: int) -> dict[str, object]:
    """Count people where a row is declared to be one person."""
    per_row = holding.declaration is not None and holding.declaration.person_per_row
    return people(rows if per_row else None)
