"""How long a data contract says that records are kept: service levels named ``retention``."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from scanner.config.document import Trail
from scanner.config.messages import contract as messages
from scanner.config.mistake import Mistake
from scanner.config.odcs.contract import Contract
from scanner.config.odcs.grafting import Graft

UNITS = {
    **dict.fromkeys(("y", "yr", "year", "years"), "years"),
    **dict.fromkeys(("mo", "month", "months"), "months"),
    **dict.fromkeys(("d", "day", "days"), "days"),
}


@dataclass(frozen=True, slots=True)
class Periods:
    """The periods of one contract, on their way into a configuration.

    Attributes:
        made: Datasets that the contract declares.
    """

    contract: Contract
    graft: Graft
    made: Container[str]

    def declared(self) -> Iterator[Mistake]:
        """Give datasets the periods of the service levels."""
        for at in self.contract.each("slaProperties"):
            if str(self.contract.get((*at, "property"))).lower() != "retention":
                continue
            stated = (
                self.contract.first(at, "element")
                or self.contract.first((), "slaDefaultElement")
                or at
            )
            unit = UNITS.get(str(self.contract.get((*at, "unit"))).lower())
            element = str(self.contract.get(stated)).partition(",")
            dataset = self._dataset(element[0])
            if unit is None:
                yield self.contract.mistake((*at, "unit"), messages.UNIT)
            elif stated == at or dataset is None or element[1]:
                known = ", ".join(map(str, self.graft.names("datasets")))
                yield self.contract.mistake(stated, messages.ELEMENT, known=known)
            else:
                yield from self._retention(at, stated, dataset, unit)

    def _retention(
        self, at: Trail, stated: Trail, dataset: tuple[str, str], unit: str
    ) -> Iterator[Mistake]:
        name, column = dataset
        to: Trail = ("datasets", name, "retention")
        if not isinstance(self.graft.get(to), dict):
            self.graft.put(to, {}, self.contract.document.key(at))
        if unit in self.graft.names(*to):
            yield self.contract.mistake((*at, "unit"), messages.TWICE, name=unit)
            return
        self.graft.move((*to, unit), self.contract.document, (*at, "value"))
        if column and self.graft.get((*to, "by")) not in (None, column):
            yield self.contract.mistake(stated, messages.TWICE, name="by")
        elif column:
            self.graft.put((*to, "by"), column, self.contract.document.value(stated))

    def _dataset(self, element: str) -> tuple[str, str] | None:
        """Find the object that an element names, and the column in it as it is read."""
        for at in self.contract.each("schema"):
            for key in ("name", "physicalName"):
                name = self.contract.get((*at, key))
                head, _, rest = element.partition(f"{name}.")
                named = str(self.contract.get((*at, "name")))
                if named in self.made and ((rest and not head) or element == name):
                    return named, self._column((*at, "properties"), rest)
        return None

    def _column(self, at: Trail, name: str) -> str:
        """Give the physical name of a property."""
        for place in self.contract.each(*at):
            if self.contract.get((*place, "name")) == name:
                return str(
                    self.contract.get(self.contract.first(place, "physicalName", "name") or place)
                )
        return name
