"""Dataset declarations from data contracts: files of the Open Data Contract Standard, 3.0 to 3.2.

Every object of a contract's ``schema`` becomes an entry of ``datasets``, and from there on it is
checked as if it had been written there; what is wrong with it is told at its line in the contract.

- ``name`` is the dataset's name, ``physicalName`` (else ``name``) its ``where``; the same of its
  properties and columns. Nested properties become ``address.city`` and ``items[].name``.
- ``description.purpose`` is the purpose and ``team.name`` the owner of all of them.
- ``classification``: nothing personal is in a property that has none, or ``public``; the same of
  ``internal`` unless a category is given. The name of a category (``PERSON``) says what is. Of any
  other word a person has to say what it means: the custom property ``pcscan.category``, of which
  ``none`` is a value, too.
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

from scanner.config.document import Document, Trail
from scanner.config.messages import contract as messages
from scanner.config.mistake import Mistake
from scanner.config.odcs.contract import Contract
from scanner.config.odcs.grafting import Graft
from scanner.config.odcs.periods import Periods
from scanner.config.reading import read
from scanner.config.references import literal_secrets
from scanner.config.schema.dataset import NOT_PERSONAL
from scanner.model.category import DataCategory

OWN = "pcscan."
HARMLESS = frozenset({"public", "internal"})
KNOWN = re.compile(r"v3\.[0-2]\.\d+")
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
        self.contract = Contract(contract)
        self.graft = graft
        self.asked = asked
        self.made: set[str] = set()

    def declared(self) -> Iterator[Mistake]:
        """Put every object in its place; yield what is wrong with the contract as such."""
        wrong = tuple(self._malformed())
        yield from wrong
        if wrong:
            return
        for at in self.contract.each("schema"):
            name = self.contract.get((*at, "name"))
            if not isinstance(name, str):
                yield self.contract.mistake(at, messages.NO_NAME)
            elif name in self.graft.names("datasets"):
                yield self.contract.mistake((*at, "name"), messages.SAME_NAME, name=name)
            else:
                yield from self._object(at, ("datasets", name))
        yield from Periods(self.contract, self.graft, self.made).declared()

    def _malformed(self) -> Iterator[Mistake]:
        """Hold the file against the standard's model."""
        from open_data_contract_standard.model import (  # noqa: PLC0415 - most policies need none
            OpenDataContractStandard,
        )

        version = self.contract.get(("apiVersion",))
        if not (isinstance(version, str) and KNOWN.fullmatch(version)):
            yield self.contract.mistake(("apiVersion",), messages.NOT_ODCS)
            return
        try:
            OpenDataContractStandard.model_validate(_as_written(self.contract.document.data))
        except ValidationError as error:
            for wrong in error.errors(include_url=False, include_input=False):
                yield self.contract.mistake(wrong["loc"], messages.NOT_AS_ODCS)

    def _object(self, at: Trail, to: Trail) -> Iterator[Mistake]:
        """Make a dataset of an object."""
        self.made.add(str(to[-1]))
        self.graft.put(to, {}, self.contract.document.key(at))
        for key in PLACED:
            self.graft.move((*to, key), self.graft.base, (*self.asked, key))
        self._copy((*to, "where"), at, "physicalName", "name")
        self._copy((*to, "owner"), (), ("team", "name"))
        self._copy((*to, "purpose"), (), ("description", "purpose"))
        self.graft.put((*to, "fields"), {}, self.contract.document.key((*at, "properties")))
        for column, place in self._columns((*at, "properties"), ""):
            yield from self._field(place, (*to, "fields", column))
        yield from self._custom(at, to)

    def _columns(self, at: Trail, prefix: str) -> Iterator[tuple[str, Trail]]:
        """Give every property that holds values, under the name by which it is read."""
        for place in self.contract.each(*at):
            named = self.contract.first(place, "physicalName", "name")
            name = f"{prefix}{self.contract.get(named) if named else ''}"
            inner = ((*place, "properties"), f"{name}.")
            if isinstance(self.contract.get((*place, "items", "properties")), list):
                inner = ((*place, "items", "properties"), f"{name}[].")
            nested = tuple(self._columns(*inner))
            yield from nested or [(name, place)]

    def _field(self, at: Trail, to: Trail) -> Iterator[Mistake]:
        """Make a field of a property."""
        if not to[-1]:
            yield self.contract.mistake(at, messages.NO_NAME)
            return
        if to[-1] in self.graft.names(*to[:-1]):
            yield self.contract.mistake(at, messages.SAME_COLUMN, name=str(to[-1]))
            return
        self.graft.put(to, {}, self.contract.document.key(at))
        yield from self._custom(at, to)
        yield from self._classified(at, to)
        if self.graft.get((*to, "category")) == NOT_PERSONAL:
            self.graft.drop((*to, "category"))
        if not self.graft.get(to):
            self.graft.put(to, NOT_PERSONAL, self.contract.document.key(at))

    def _classified(self, at: Trail, to: Trail) -> Iterator[Mistake]:
        """Take the word of the classification, where it is one."""
        place = (*at, "classification")
        word = self.contract.get(place)
        category = self.graft.get((*to, "category"))
        if word in HARMLESS:
            if category not in (None, NOT_PERSONAL) and word == "public":
                yield self.contract.mistake(place, messages.PUBLIC)
        elif word in list(DataCategory) and category is None:
            self.graft.move((*to, "category"), self.contract.document, place)
        elif word in list(DataCategory) and category != word:
            yield self.contract.mistake(place, messages.TWO_CATEGORIES)
        elif word is not None and category is None:
            yield self.contract.mistake(place, messages.CLASSIFIED)

    def _custom(self, at: Trail, to: Trail) -> Iterator[Mistake]:
        """Add the custom properties that are meant for this scanner."""
        for place in self.contract.each(*at, "customProperties"):
            name = self.contract.get((*place, "property"))
            if not (isinstance(name, str) and name.startswith(OWN)):
                continue
            key = (*to, name.removeprefix(OWN))
            if isinstance(self.contract.get((*place, "value")), dict):
                inner = self.contract.document.names(*place, "value")
                yield from self._merged(key, place, inner)
            elif self.graft.get(key) is None or key[-1] in OVER_THE_CONTRACT:
                self.graft.move(key, self.contract.document, (*place, "value"))
                self.graft.keys[key] = self.contract.document.value((*place, "property"))
            else:
                yield self.contract.mistake((*place, "property"), messages.TWICE, name=name)

    def _merged(self, key: Trail, place: Trail, inner: tuple[str, ...]) -> Iterator[Mistake]:
        """Add to what is there, such as fields."""
        if not isinstance(self.graft.get(key), dict):
            self.graft.put(key, {}, self.contract.document.value((*place, "property")))
        for one in inner:
            if one in self.graft.names(*key):
                yield self.contract.mistake((*place, "value", one), messages.TWICE, name=one)
            else:
                self.graft.move((*key, one), self.contract.document, (*place, "value", one))

    def _copy(self, to: Trail, at: Trail, *ways: str | tuple[str, ...]) -> None:
        """Copy the first text that is there."""
        found = self.contract.first(at, *ways)
        if found:
            text = str(self.contract.get(found)).strip()
            self.graft.put(to, text, self.contract.document.value(found))
