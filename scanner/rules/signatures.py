"""Which shared access signatures of a field are live."""

from collections.abc import Mapping
from datetime import datetime

from scanner.model.inventory import Holding


def live(holding: Holding, field: str, as_of: datetime) -> Mapping[datetime, int]:
    """Count the cells whose signature expires after a moment, by when it does."""
    ends = holding.profile.fields[field].signatures
    return {end: cells for end, cells in ends.items() if end > as_of}
