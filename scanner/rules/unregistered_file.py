"""ORG-4: a dataset that differs from its entry in the register of personal-information files.

An entry is due from 1,000 people (個人情報保護法 第74条第2項第9号, 施行令 第20条第2項), which
only a dataset of one row a person can show. An item stands for a column of its name, or of its
category.

Fail: a personal column is not among the items of the entry, or an item has no column; or a dataset
of 1,000 people or more has no entry.
Open: the register is not named, not read or not understood; or a dataset with an entry, or with
one row a person, was not read whole and nothing was seen to differ.
Pass: every entry fits its dataset, and nothing else needs one.
"""

from collections.abc import Container, Iterator, Mapping
from datetime import datetime

from scanner.model.category import DataCategory
from scanner.model.declaration import DatasetDeclaration, Treatment
from scanner.model.entry import Register
from scanner.model.errors import Reason
from scanner.model.finding import Cause, Finding, Outcome, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Holding, Inventory
from scanner.model.policy import Policy
from scanner.model.profile import OF_NO_CITY, DatasetProfile
from scanner.model.severity import Severity
from scanner.model.writing import compact
from scanner.rules.one_fact import cities, concerned, may_be_personal
from scanner.rules.recorded import Asked

META = RuleMeta(
    "ORG-4", "Not as in the register of information files", Severity.LOW, is_breach=False
)

DUE_FROM = 1_000
"""People from whom an entry is due."""

CATEGORIES: Mapping[DataCategory, frozenset[str]] = {
    DataCategory.PERSON: frozenset({"氏名", "名前"}),
    DataCategory.BIRTH_DATE: frozenset({"生年月日"}),
    DataCategory.ADDRESS: frozenset({"住所"}),
    DataCategory.GENDER: frozenset({"性別"}),
    DataCategory.PHONE_NUMBER: frozenset({"電話番号"}),
    DataCategory.EMAIL_ADDRESS: frozenset(
        {"メールアドレス", "e-mailアドレス", "電子メールアドレス"}
    ),
    DataCategory.WAON_NUMBER: frozenset({"waon番号"}),
    DataCategory.JP_MY_NUMBER: frozenset({"個人番号", "マイナンバー"}),
}
"""What the items of a register call a category."""


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every declared dataset that may hold personal data."""
    asked = Asked(META, inventory, policy, as_of.date(), (Register.INFORMATION_FILES,))
    if asked.is_due:
        readable = asked.is_named and Register.INFORMATION_FILES not in inventory.registers.unread
        yield from asked.answer(_found(asked) if readable else ())


def _found(asked: Asked) -> Iterator[Finding]:
    entries = {e.dataset: e for e in asked.inventory.registers.information_files}
    for holding in asked.inventory.holdings:
        dataset = holding.declaration
        if dataset is None or not may_be_personal(dataset):
            continue
        entry, rows = entries.get(dataset.name), _of_one_city(holding.profile)
        if entry is not None:
            yield from _compared(holding, dataset, entry.items, asked.policy)
        elif dataset.person_per_row and rows >= DUE_FROM:
            yield _stated(holding, Outcome.FAIL, asked.policy, "no-entry")
        elif dataset.person_per_row and not holding.profile.coverage.whole():
            yield _stated(holding, Outcome.OPEN, asked.policy, None)
    yield from _unseen(asked, entries)


def _unseen(asked: Asked, entries: Container[str]) -> Iterator[Finding]:
    """Leave open what could not be looked for, and has an entry or may need one."""
    for gone in asked.inventory.unlisted:
        dataset = gone.declaration
        if dataset is None or gone.reason is Reason.NOT_FOUND or not may_be_personal(dataset):
            continue
        if dataset.person_per_row or dataset.name in entries:
            whose = dataset.cities
            yield META.finding(gone.location, Outcome.OPEN, Cause.COVERAGE, cities=whose)


def _of_one_city(profile: DatasetProfile) -> int:
    """Count the records that one city may have at most: each keeps a register of its own."""
    others = {city: part.rows for city, part in profile.cities.items() if city != OF_NO_CITY}
    elsewhere = sum(others.values()) - max(others.values(), default=0)
    return profile.rows - elsewhere


def _compared(
    holding: Holding, dataset: DatasetDeclaration, items: tuple[str, ...], policy: Policy
) -> Iterator[Finding]:
    """Hold the personal columns against the items, in both directions."""
    columns = {name: _names(dataset, name) for name in sorted(holding.profile.fields)}
    personal = [name for name in columns if _is_personal(dataset, name)]
    unlisted = [name for name in personal if columns[name].isdisjoint(items)]
    absent = [item for item in items if all(item not in names for names in columns.values())]
    whole = holding.profile.coverage.whole()
    if unlisted or (absent and whole):
        yield _stated(holding, Outcome.FAIL, policy, None, unlisted=unlisted, absent=len(absent))
    elif not whole:
        yield _stated(holding, Outcome.OPEN, policy, None)


def _is_personal(dataset: DatasetDeclaration, column: str) -> bool:
    field = dataset.field(column)
    return field is not None and bool(field.categories) and field.treatment is not Treatment.REMOVED


def _names(dataset: DatasetDeclaration, column: str) -> frozenset[str]:
    """Give what an item may call a column."""
    called = (CATEGORIES.get(category, frozenset()) for category in dataset.categories(column))
    return frozenset({compact(column)}).union(*called)


def _stated(
    holding: Holding,
    outcome: Outcome,
    policy: Policy,
    subject: str | None,
    **measures: object,
) -> Finding:
    rows = holding.profile.rows
    return META.finding(
        holding.location,
        outcome,
        Cause.DATA if outcome is Outcome.FAIL else Cause.COVERAGE,
        subject=subject,
        cities=cities(holding, policy),
        rows=rows,
        rows_read=rows,
        people=concerned(holding, rows),
        **measures,
    )
