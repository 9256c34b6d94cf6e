"""One value on one line, for machines."""

import json
from datetime import date

from scanner.reports.shown import HARMFUL


def compact(value: object) -> str:
    """Write one value on one line, with nothing in it that acts on a terminal."""
    line = json.dumps(
        value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain
    )
    return HARMFUL.sub(lambda found: json.dumps(found[0])[1:-1], line)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON form for {type(value).__name__}")
