"""How much a mask leaves to guess: the values of a category that a masked value may be.

What counts is not how many signs are hidden but how many values fit what is visible: ``****`` and
the last twelve digits of a WAON number leave one, because all begin alike. A value that shows all
leaves one; one that is nothing of its category leaves 0, which is to say that nobody knows.
"""

import polars as pl

from scanner.model.category import DataCategory
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers.numbers.waon_number import DIGITS as WAON_DIGITS
from scanner.recognizers.remaining import texts
from scanner.recognizers.remaining.days import days_of_birth
from scanner.recognizers.remaining.digits import (
    PHONE_NUMBERS,
    Counts,
    by_plan,
    my_numbers,
    waon_numbers,
)
from scanner.recognizers.remaining.names import people


def remaining(category: DataCategory, values: pl.Series, settings: RecognizerSettings) -> Counts:
    """Count what each value may be.

    Args:
        category: What the values are masked forms of.
        values: Distinct ones, folded (NFKC).
        settings: Prefixes of WAON numbers.
    """
    match category:
        case DataCategory.WAON_NUMBER:
            return by_plan(values, waon_numbers(settings.waon_prefixes, WAON_DIGITS))
        case DataCategory.PHONE_NUMBER:
            return by_plan(values, PHONE_NUMBERS)
        case DataCategory.JP_MY_NUMBER:
            return my_numbers(values)
        case DataCategory.BIRTH_DATE:
            return days_of_birth(values)
    count = {
        DataCategory.PERSON: people,
        DataCategory.ADDRESS: texts.addresses,
        DataCategory.GENDER: texts.genders,
        DataCategory.EMAIL_ADDRESS: texts.mails,
    }.get(category, texts.others)
    return count(texts.hidden(values))
