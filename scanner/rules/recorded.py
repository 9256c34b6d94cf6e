"""What rules about registers share: what they rest on, and how they speak of an entry.

An entry lacks steps; which of them are asked for is said by the articles in force of each city.
Evidence in hand fails whatever else is unknown. A register that is not named, or of which a row is
not understood, leaves the rest open by the policy; one that cannot be read leaves it unverified.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from scanner.model.entry import Register, Spot
from scanner.model.finding import Cause, Finding, Outcome, RuleMeta
from scanner.model.inventory import Inventory, Location
from scanner.model.policy import Policy
from scanner.model.step import Step

POLICY = Location("policy")


@dataclass(frozen=True, slots=True)
class Asked:
    """One control, asked of some registers on one day.

    Attributes:
        registers: What it rests on, the one that it speaks of first.
    """

    meta: RuleMeta
    inventory: Inventory
    policy: Policy
    day: date
    registers: Sequence[Register]

    @property
    def is_named(self) -> bool:
        """Say whether the policy names the register that it speaks of."""
        return self.registers[0] in self.inventory.registers.named

    @property
    def is_readable(self) -> bool:
        """Say whether all that it rests on was named and read."""
        read = self.inventory.registers
        return (read.named - read.unread.keys()).issuperset(self.registers)

    @property
    def cities(self) -> tuple[str, ...]:
        """Give the cities whose articles ask for it; all where none does and it is promised."""
        bound = self.policy.bound(self.meta.id, self.day)
        return bound or tuple(sorted(self.policy.cities))

    @property
    def is_due(self) -> bool:
        """Say whether it is judged: an article asks for it, and the policy names some register.

        A policy that names none leaves the lists to people; one that names some must name all that
        the articles ask for.
        """
        return self.is_named or (bool(self.inventory.registers.named) and self.is_bound)

    @property
    def is_bound(self) -> bool:
        """Say whether an article in force asks for it."""
        return bool(self.policy.bound(self.meta.id, self.day))

    def answer(self, found: Iterable[Finding]) -> Iterator[Finding]:
        """Give what was found, then what stands in the way of more; a pass where neither is."""
        stated = (*found, *self._open())
        yield from stated
        if not stated:
            place = Location(self.registers[0].value)
            yield self.meta.finding(place, Outcome.PASS, Cause.DATA, cities=self.cities)

    def _open(self) -> Iterator[Finding]:
        read = self.inventory.registers
        for register in self.registers:
            place, subject, cause = Location(register.value), None, Cause.POLICY
            if register not in read.named:
                place, subject = POLICY, register.value
            elif register in read.unread:
                subject, cause = read.unread[register].value, Cause.COVERAGE
            elif all(flaw.spot.register is not register for flaw in read.flaws):
                continue
            yield self.meta.finding(place, Outcome.OPEN, cause, subject=subject, cities=self.cities)

    def lacking(
        self,
        spot: Spot,
        steps: Iterable[Step],
        cities: Iterable[str] | None = None,
        *,
        specific: bool = False,
    ) -> Iterator[Finding]:
        """Fail an entry for the cities whose articles ask for a step that it lacks.

        Args:
            spot: The entry.
            steps: All that it lacks, asked for or not.
            cities: Whose data it is; by default those of the control.
            specific: It concerns 特定個人情報.
        """
        lacks = frozenset(steps)
        asked = {
            city: self.policy.steps(self.meta.id, (city,), self.day, specific=specific) & lacks
            for city in (self.cities if cities is None else cities)
        }
        whose = [city for city, missing in asked.items() if missing]
        if whose:
            missing = sorted(step.value for city in whose for step in asked[city])
            yield self.fail(spot, whose, missing=list(dict.fromkeys(missing)))

    def fail(
        self, spot: Spot, cities: Iterable[str], missing: Sequence[str] = (), last_day: str = ""
    ) -> Finding:
        """Fail an entry."""
        return self.meta.finding(
            at(spot),
            Outcome.FAIL,
            Cause.DATA,
            cities=cities,
            row=spot.row,
            missing=list(missing),
            last_day=last_day or None,
        )

    def owners(self, datasets: Iterable[str]) -> tuple[str, ...]:
        """Say whose data some datasets are; of unknown ones it may be everybody's."""
        declared = self.policy.datasets
        named = {city for name in datasets if name in declared for city in declared[name].cities}
        return tuple(sorted(named)) or self.cities


def at(spot: Spot, field: str | None = None) -> Location:
    """Point to an entry."""
    return Location(spot.register.value, spot.sheet, field, spot.id)
