"""Check digits, as arithmetic that a number and a whole column take alike."""

from typing import Any

MY_NUMBER_WEIGHTS = (2, 3, 4, 5, 6, 7, 2, 3, 4, 5, 6)
"""For the eleven digits, counted from the right (平成26年総務省令第85号 第5条)."""

CARD_DIGITS = 19
"""The most that a number of a payment card can have (ISO/IEC 7812-1)."""


def my_number_passes(number: Any) -> Any:  # noqa: ANN401 - a number, or an array of them
    """Say whether the last of twelve digits is the check digit of the eleven before it.

    It is 0 where the remainder is 0 or 1, else 11 less the remainder.

    Args:
        number: An ``int`` or an array of integers.

    Returns:
        A ``bool``, or an array of them.
    """
    total = number * 0
    for place, weight in enumerate(MY_NUMBER_WEIGHTS, start=1):
        total = total + number // 10**place % 10 * weight
    return (11 - total % 11) % 11 % 10 == number % 10


def luhn_passes(number: Any) -> Any:  # noqa: ANN401 - a number, or an array of them
    """Say whether the last digit is the check digit of ISO/IEC 7812-1 Annex B (Luhn).

    Args:
        number: An ``int`` of up to 19 digits or an array of such.

    Returns:
        A ``bool``, or an array of them.
    """
    total = number * 0
    for place in range(CARD_DIGITS):
        digit = number // 10**place % 10 * (1 + place % 2)
        total = total + digit // 10 + digit % 10
    return total % 10 == 0
