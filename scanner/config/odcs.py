"""Dataset declarations from data contracts: files of the Open Data Contract Standard, 3.0 to 3.2.

Every object of a contract's ``schema`` becomes an entry of ``datasets``, and from there on it is
checked as if it had been written there; what is wrong with it is told at its line in the contract.

- ``name`` is the dataset's name, ``physicalName`` (else ``name``) its ``where``; the same of its
  properties and columns. Nested properties become ``address.city`` and ``items[].name``.
- ``description.purpose`` is the purpose and ``team.name`` the owner of all of them.
- ``classification``: ``public`` and ``internal`` say that nothing personal is in a property, the
  name of a category (``PERSON``) says which is. Of any other word a person has to say what it
  means: the custom property ``pcscan.category``, of which ``none`` is a value, too.
- ``slaProperties`` with ``property: retention`` give the period of the column that ``element``
  names (``members.left_on``), in years, months or days.
- ``customProperties`` named ``pcscan.KEY`` are the keys of a dataset or field that ODCS has no word
  for, such as ``pcscan.treatment`` or ``pcscan.person_per_row``; those of others are let be.

The standard: https://bitol-io.github.io/open-data-contract-standard/v3.1.0/
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from scanner.config import odcs_messages as messages
from scanner.config.dataset_schema import NOT_PERSONAL
from scanner.config.document import Document, Trail
from scanner.config.grafting import Graft
from scanner.config.messages import Message
from scanner.config.mistake import Mistake
from scanner.config.reading import read
from scanner.config.references import literal_secrets
from scanner.model.category import DataCategory

OWN = "pcscan."
HARMLESS = frozenset({"public", "internal"})
KNOWN = re.compile(r"v3\.[0-2]\.\d+")
UNITS = {
    **dict.fromkeys(("y", "yr", "year", "years"), "years"),
    **dict.fromkeys(("mo", "month", "months"), "months"),
    **dict.fromkeys(("d", "day", "days"), "days"),
}
NAMED: Trail = ("odcs",)
PLACED = ("source", "cities")
"""What a contract does not know: where the configuration has its data, and whose that is."""

OVER_THE_CONTRACT = frozenset({*PLACED, "where", "owner", "purpose"})
"""What an object may say otherwise than its contract or the configuration."""


class Contracted(NamedTuple):
    """A configuration with the datasets of its contracts, and the contracts' digests by name."""

    document: Document
    digests: Mapping[str, str]


def contracted(document: Document, folder: Path) -> Contracted:
    """Add the datasets that the contracts of a configuration declare.

    Args:
        document: The configuration.
        folder: Its folder, from which the contracts' paths count.
    """
    graft, digests, named = Graft(document), dict[str, str](), document.names(*NAMED)
    if named and ("datasets",) not in document.keys:
        graft.put(("datasets",), {}, document.key(NAMED))
    if not isinstance(graft.get(("datasets",)), dict):
        named = ()  # which is told as a mistake
    for written in named:
        name = str(Path(document.file).parent / written)
        contract = read(folder / written, name, document.key((*NAMED, written)))
        graft.mistakes += (*contract.mistakes, *literal_secrets(contract))
        asked = document.names(*NAMED, written)
        if contract.data is not None and not contract.mistakes and {*PLACED} <= {*asked}:
            digests[written] = contract.digest
            graft.mistakes += tuple(_Contract(contract, graft, (*NAMED, written)).declared())
    return Contracted(graft.document(), digests)


def _as_written(data: Any) -> Any:  # noqa: ANN401 - YAML
    """Write days as the standard has them: as text."""
    match data:
        case dict():
            return {key: _as_written(value) for key, value in data.items()}
        case list():
            return [_as_written(value) for value in data]
        case date():
            return data.isoformat()
    return data


class _Contract:
    """One contract on its way into a configuration.

    Attributes:
        asked: Where the configuration names it.
    """

    def __init__(self, contract: Document, graft: Graft, asked: Trail) -> None:
        self.contract = contract
        self.graft = graft
        self.asked = asked
        self.made: set[str] = set()

    def declared(self) -> Iterator[Mistake]:
        """Put every object in its place; yield what is wrong with the contract as such."""
        wrong = tuple(self._malformed())
        yield from wrong
        if wrong:
            return
        for at in self._each("schema"):
            name = self.contract.get((*at, "name"))
            if not isinstance(name, str):
                yield self._mistake(at, messages.NO_NAME)
            elif name in self.graft.names("datasets"):
                yield self._mistake((*at, "name"), messages.SAME_NAME, name=name)
            else:
                yield from self._object(at, ("datasets", name))
        yield from self._retentions()

    def _malformed(self) -> Iterator[Mistake]:
        """Hold the file against the standard's model."""
        from open_data_contract_standard.model import (  # noqa: PLC0415 - most policies need none
            OpenDataContractStandard,
        )

        version = self.contract.get(("apiVersion",))
        if not (isinstance(version, str) and KNOWN.fullmatch(version)):
            yield self._mistake(("apiVersion",), messages.NOT_ODCS)
            return
        try:
            OpenDataContractStandard.model_validate(_as_written(self.contract.data))
        except ValidationError as error:
            for wrong in error.errors(include_url=False, include_input=False):
                yield self._mistake(wrong["loc"], messages.NOT_AS_ODCS)

    def _object(self, at: Trail, to: Trail) -> Iterator[Mistake]:
        """Make a dataset of an object."""
        self.made.add(str(to[-1]))
        self.graft.put(to, {}, self.contract.key(at))
        for key in PLACED:
            self.graft.move((*to, key), self.graft.base, (*self.asked, key))
        self._copy((*to, "where"), at, "physicalName", "name")
        self._copy((*to, "owner"), (), ("team", "name"))
        self._copy((*to, "purpose"), (), ("description", "purpose"))
        self.graft.put((*to, "fields"), {}, self.contract.key((*at, "properties")))
        for column, place in self._columns((*at, "properties"), ""):
            yield from self._field(place, (*to, "fields", column))
        yield from self._custom(at, to)

    def _columns(self, at: Trail, prefix: str) -> Iterator[tuple[str, Trail]]:
        """Give every property that holds values, under the name by which it is read."""
        for place in self._each(*at):
            named = self._first(place, "physicalName", "name")
            name = f"{prefix}{self.contract.get(named) if named else ''}"
            inner = ((*place, "properties"), f"{name}.")
            if isinstance(self.contract.get((*place, "items", "properties")), list):
                inner = ((*place, "items", "properties"), f"{name}[].")
            nested = tuple(self._columns(*inner))
            yield from nested or [(name, place)]

    def _field(self, at: Trail, to: Trail) -> Iterator[Mistake]:
        """Make a field of a property."""
        if not to[-1]:
            yield self._mistake(at, messages.NO_NAME)
            return
        if to[-1] in self.graft.names(*to[:-1]):
            yield self._mistake(at, messages.SAME_COLUMN, name=str(to[-1]))
            return
        self.graft.put(to, {}, self.contract.key(at))
        yield from self._custom(at, to)
        yield from self._classified(at, to)
        if self.graft.get((*to, "category")) == NOT_PERSONAL:
            self.graft.drop((*to, "category"))
        if not self.graft.get(to):
            self.graft.put(to, NOT_PERSONAL, self.contract.key(at))

    def _classified(self, at: Trail, to: Trail) -> Iterator[Mistake]:
        """Take the word of the classification, where it is one."""
        place = (*at, "classification")
        word = self.contract.get(place)
        category = self.graft.get((*to, "category"))
        if word in HARMLESS:
            if category not in (None, NOT_PERSONAL) and word == "public":
                yield self._mistake(place, messages.PUBLIC)
        elif word in list(DataCategory) and category is None:
            self.graft.move((*to, "category"), self.contract, place)
        elif word in list(DataCategory) and category != word:
            yield self._mistake(place, messages.TWO_CATEGORIES)
        elif word is not None and category is None:
            yield self._mistake(place, messages.CLASSIFIED)

    def _custom(self, at: Trail, to: Trail) -> Iterator[Mistake]:
        """Add the custom properties that are meant for this scanner."""
        for place in self._each(*at, "customProperties"):
            name = self.contract.get((*place, "property"))
            if not (isinstance(name, str) and name.startswith(OWN)):
                continue
            key = (*to, name.removeprefix(OWN))
            if isinstance(self.contract.get((*place, "value")), dict):
                inner = self.contract.names(*place, "value")
                yield from self._merged(key, place, inner)
            elif self.graft.get(key) is None or key[-1] in OVER_THE_CONTRACT:
                self.graft.move(key, self.contract, (*place, "value"))
                self.graft.keys[key] = self.contract.value((*place, "property"))
            else:
                yield self._mistake((*place, "property"), messages.TWICE, name=name)

    def _merged(self, key: Trail, place: Trail, inner: tuple[str, ...]) -> Iterator[Mistake]:
        """Add to what is there, such as fields."""
        if not isinstance(self.graft.get(key), dict):
            self.graft.put(key, {}, self.contract.value((*place, "property")))
        for one in inner:
            if one in self.graft.names(*key):
                yield self._mistake((*place, "value", one), messages.TWICE, name=one)
            else:
                self.graft.move((*key, one), self.contract, (*place, "value", one))

    def _retentions(self) -> Iterator[Mistake]:
        """Give datasets the periods of the service levels."""
        for at in self._each("slaProperties"):
            if str(self.contract.get((*at, "property"))).lower() != "retention":
                continue
            stated = self._first(at, "element") or self._first((), "slaDefaultElement") or at
            unit = UNITS.get(str(self.contract.get((*at, "unit"))).lower())
            element = str(self.contract.get(stated)).partition(",")
            dataset = self._dataset(element[0])
            if unit is None:
                yield self._mistake((*at, "unit"), messages.UNIT)
            elif stated == at or dataset is None or element[1]:
                known = ", ".join(map(str, self.graft.names("datasets")))
                yield self._mistake(stated, messages.ELEMENT, known=known)
            else:
                yield from self._retention(at, stated, dataset, unit)

    def _retention(
        self, at: Trail, stated: Trail, dataset: tuple[str, str], unit: str
    ) -> Iterator[Mistake]:
        name, column = dataset
        to: Trail = ("datasets", name, "retention")
        if not isinstance(self.graft.get(to), dict):
            self.graft.put(to, {}, self.contract.key(at))
        if unit in self.graft.names(*to):
            yield self._mistake((*at, "unit"), messages.TWICE, name=unit)
            return
        self.graft.move((*to, unit), self.contract, (*at, "value"))
        if column and self.graft.get((*to, "by")) not in (None, column):
            yield self._mistake(stated, messages.TWICE, name="by")
        elif column:
            self.graft.put((*to, "by"), column, self.contract.value(stated))

    def _dataset(self, element: str) -> tuple[str, str] | None:
        """Find the object that an element names, and the column in it as it is read."""
        for at in self._each("schema"):
            for key in ("name", "physicalName"):
                name = self.contract.get((*at, key))
                head, _, rest = element.partition(f"{name}.")
                named = str(self.contract.get((*at, "name")))
                if named in self.made and ((rest and not head) or element == name):
                    return named, self._column((*at, "properties"), rest)
        return None

    def _column(self, at: Trail, name: str) -> str:
        """Give the physical name of a property."""
        for place in self._each(*at):
            if self.contract.get((*place, "name")) == name:
                return str(self.contract.get(self._first(place, "physicalName", "name") or place))
        return name

    def _copy(self, to: Trail, at: Trail, *ways: str | tuple[str, ...]) -> None:
        """Copy the first text that is there."""
        found = self._first(at, *ways)
        if found:
            text = str(self.contract.get(found)).strip()
            self.graft.put(to, text, self.contract.value(found))

    def _first(self, at: Trail, *ways: str | tuple[str, ...]) -> Trail | None:
        trails = ((*at, *((way,) if isinstance(way, str) else way)) for way in ways)
        return next((trail for trail in trails if self.contract.get(trail) is not None), None)

    def _each(self, *at: str | int) -> Iterator[Trail]:
        """Give the way to every item of a list."""
        found = self.contract.get(at)
        return ((*at, i) for i in range(len(found) if isinstance(found, list) else 0))

    def _mistake(self, at: Trail, message: Message, **words: str) -> Mistake:
        known = at in self.contract.keys and not isinstance(at[-1], int)
        place = self.contract.value(at) if known else self.contract.key(at)
        return Mistake(place, message, words)
