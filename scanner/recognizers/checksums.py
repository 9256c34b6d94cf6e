"""Check digits, as arithmetic that a number and a whole column take alike."""

from typing import Any

MY_NUMBER_WEIGHTS = (2, 3, 4, 5, 6, 7, 2, 3, 4, 5, 6)
"""For the eleven digits, counted from the right (平成26年総務省令第85号 第5条)."""


def my_number_passes(number: Any) -> Any:  # noqa: ANN401 - a number, or a series of them
    """Say whether the last of twelve digits is the check digit of the eleven before it.

    It is 0 where the remainder is 0 or 1, else 11 less the remainder.

    Args:
        number: An ``int`` or a series of integers.

    Returns:
        A ``bool``, or a series of them.
    """
    total = number * 0
    for place, weight in enumerate(MY_NUMBER_WEIGHTS, start=1):
        total = total + number // 10**place % 10 * weight
    return (11 - total % 11) % 11 % 10 == number % 10
