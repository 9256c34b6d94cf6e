"""Counts of people and of rows about them, as a committee may see them.

One to nine appear as fewer than ten, so that nobody is told from a small group (statistical
disclosure control; the primary and the complementary suppression of the field). Three rules keep
the hidden ones hidden:

* a total is the sum of what is shown, stated as *at least* that wherever a part is hidden;
* of several counts of one thing only the largest is shown, never their sum;
* a count that lacks fewer than ten of its whole is rounded down to tens.

Counts of findings, datasets and nights are no counts of people and stay as they are.
"""

from collections.abc import Iterable

from scanner.reports.wording import NOT_APPLICABLE, Wording

FEW = 10
"""Fewer than this many are not counted out."""


def few(number: int) -> bool:
    """Say whether a count must not be shown."""
    return 0 < number < FEW


def published(
    number: int | None, wording: Wording, whole: int | None = None, unit: str = ""
) -> str:
    """Write a count of people or rows.

    Args:
        number: ``None`` where it is unknown.
        wording: In whose language.
        whole: Of how many, where a reader may know that.
        unit: ``-people`` or ``-rows``, where the place does not say what is counted.
    """
    if number is None:
        return wording.say("unknown")
    if few(number):
        return wording.say(f"few{unit}")
    if whole is not None and few(whole - number):
        return wording.say(f"at-least{unit}", n=number // FEW * FEW)
    return wording.say(f"n{unit}", n=number)


def total(numbers: Iterable[int | None], wording: Wording) -> str:
    """Write a sum that gives no hidden part of it back; a dash where there is nothing to add."""
    parts = [number for number in numbers if number is not None]
    if not parts:
        return NOT_APPLICABLE
    shown = sum(number for number in parts if not few(number))
    if not any(map(few, parts)):
        return f"{shown:,}"
    return wording.say("at-least", n=shown) if shown else wording.say("few-each")
