"""What there is to read, held against what was declared, before anything is read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scanner.model.declaration import DatasetDeclaration
from scanner.model.errors import Reason, SourceError, UsageError
from scanner.model.inventory import Location, Unlisted
from scanner.model.policy import Policy
from scanner.model.source import Listed, Source, Sources
from scanner.profiling import Namer


@dataclass(frozen=True, slots=True)
class Placed:
    """One dataset that a source lists, with the name under which findings speak of it."""

    location: Location
    listed: Listed
    declaration: DatasetDeclaration | None


@dataclass(frozen=True, slots=True)
class Survey:
    """Everything that is planned to be read, and what cannot even be listed.

    Attributes:
        placed: Sorted by source, dataset and object.
    """

    placed: tuple[Placed, ...]
    unlisted: tuple[Unlisted, ...]


def survey(sources: Sources, policy: Policy, namer: Namer, only: str | None = None) -> Survey:
    """List every source and find out what each dataset was declared to be.

    Args:
        sources: Adapters by source name.
        policy: What was declared.
        namer: Shows the names of what was not.
        only: Limits the survey to one declared dataset.

    Raises:
        UsageError: ``only`` names no dataset of the policy.
    """
    if only is not None and only not in policy.datasets:
        raise UsageError(f"--only: the policy declares no dataset of this name: {only}")
    placed: list[Placed] = []
    unlisted: list[Unlisted] = []
    for name, source in sorted(sources.items()):
        if only is not None and policy.datasets[only].source != name:
            continue
        try:
            listed = tuple(source.listing())
        except SourceError as error:
            unlisted += _unreachable(name, policy, error.reason, only)
            continue
        found = [p for p in _place(source, listed, policy, namer) if _wanted(p.declaration, only)]
        placed += found
        unlisted += _absent(name, policy, found, only)
    order = sorted(placed, key=lambda p: (*p.location.order, p.listed.name))
    return Survey(tuple(order), tuple(sorted(unlisted, key=lambda u: u.location.order)))


def _wanted(declaration: DatasetDeclaration | None, only: str | None) -> bool:
    return only is None or (declaration is not None and declaration.name == only)


def _place(
    source: Source[Any], listed: tuple[Listed, ...], policy: Policy, namer: Namer
) -> Iterator[Placed]:
    """Give every listed dataset its name: the policy's, else its own as it may be shown."""
    shown = namer.datasets((entry.name for entry in listed), source.separator)
    for entry in listed:
        declaration = policy.declaration(source.name, entry.name)
        if declaration is None:
            location = Location(source.name, _apart(shown[entry.name], policy))
        else:
            file = shown[entry.name] if declaration.many else None
            location = Location(source.name, declaration.name, object=file)
        yield Placed(location, entry, declaration)


def _apart(shown: str, policy: Policy) -> str:
    """Write ``./`` before an undeclared name that the policy gives to a dataset of its own.

    Of a path it means the same path; either way the two are never taken for one another.
    """
    while shown in policy.datasets:
        shown = f"./{shown}"
    return shown


def _unreachable(
    source: str, policy: Policy, reason: Reason, only: str | None
) -> Iterator[Unlisted]:
    """Say it of the source, where undeclared data may be, and of each dataset declared there."""
    if only is None:
        yield Unlisted(Location(source), reason)
    for declaration in policy.datasets.values():
        if declaration.source == source and _wanted(declaration, only):
            yield Unlisted(Location(source, declaration.name), reason, declaration)


def _absent(
    source: str, policy: Policy, found: list[Placed], only: str | None
) -> Iterator[Unlisted]:
    """Name the declared datasets that are not there."""
    present = {p.declaration.name for p in found if p.declaration is not None}
    for name, declaration in policy.datasets.items():
        expected = declaration.source == source and not declaration.may_be_absent
        if expected and _wanted(declaration, only) and name not in present:
            yield Unlisted(Location(source, name), Reason.NOT_FOUND, declaration)
