"""Days and numbers of business that belong to nobody."""

from datetime import datetime, timedelta

from tests.bench.detection.draw import Draw

OPENED = datetime(2023, 4, 1)  # noqa: DTZ001 - a day of the corpus, nobody's clock


def moment(draw: Draw) -> datetime:
    """Give a moment of the last years, as transactions have."""
    return OPENED + timedelta(seconds=draw.between(0, 1300 * 86_400))


def corporate(draw: Draw) -> str:
    """Give 13 digits, the check digit first (法人番号の指定等に関する省令 第2条)."""
    body = str(draw.between(1, 9)) + draw.digits(11)
    total = sum(int(d) * (1 if n % 2 else 2) for n, d in enumerate(reversed(body), start=1))
    return f"{9 - total % 9}{body}"


def jan(draw: Draw) -> str:
    """Give a Japanese article number with its check digit (GS1 prefixes 45 and 49)."""
    body = draw.any(("45", "49")) + draw.digits(10)
    total = sum(int(d) * (3 if n % 2 else 1) for n, d in enumerate(reversed(body), start=1))
    return f"{body}{-total % 10}"
