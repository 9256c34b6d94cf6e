"""How much of every dataset a run read, for its record."""

from scanner.model.coverage import CoverageLine
from scanner.model.inventory import Holding, Inventory


def coverage(inventory: Inventory) -> tuple[CoverageLine, ...]:
    """State of every dataset how much of it was read."""
    lines = [_line(holding) for holding in inventory.holdings]
    for gone in inventory.unlisted:
        place = gone.location
        lines.append(
            CoverageLine(
                place.source, place.dataset, place.object, "unread", 0, None, (gone.reason.value,)
            )
        )
    for register, reason in inventory.registers.unread.items():
        reasons = (reason.value,)
        lines.append(CoverageLine(register.value, None, None, "unread", 0, None, reasons))
    return tuple(sorted(lines, key=lambda c: (c.source, c.dataset or "", c.object or "")))


def _line(holding: Holding) -> CoverageLine:
    profile, place = holding.profile, holding.location
    status = "read" if profile.coverage.whole() else "partial" if profile.rows else "unread"
    status = status if holding.read_at is None else "reused"
    return CoverageLine(
        source=place.source,
        dataset=place.dataset,
        object=place.object,
        status=status,
        rows=profile.rows,
        bytes=holding.bytes,
        reasons=tuple(sorted({gap.reason.value for gap in profile.coverage.gaps})),
        read_at=holding.read_at,
    )
