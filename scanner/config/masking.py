"""Whether the pattern of a masked value is one.

Promise: a pattern that a clear value of its category matches from end to end is refused, because
MASK-2 would call the field masked for ever. A few plain values per category stand for all.
"""

import re
import warnings
from collections.abc import Iterable, Iterator

from scanner.config import policy_messages as messages
from scanner.config.messages import Message
from scanner.model.category import DataCategory

CLEAR: dict[DataCategory, tuple[str, ...]] = {
    DataCategory.PERSON: ("山田太郎", "山田 太郎", "ヤマダタロウ", "ヤマダ タロウ", "Yamada Taro"),
    DataCategory.BIRTH_DATE: (
        "1985-04-01",
        "1985/04/01",
        "1985/4/1",
        "19850401",
        "1985年4月1日",
        "昭和60年4月1日",
        "S60.4.1",
    ),
    DataCategory.ADDRESS: (
        "千葉県千葉市中央区千葉港1-1",
        "八千代市大和田新田312-5",
        "千葉市中央区",
    ),
    DataCategory.GENDER: ("男", "女", "男性", "女性", "male", "female"),
    DataCategory.PHONE_NUMBER: (
        "090-1234-5678",
        "09012345678",
        "043-245-5111",
        "0432455111",
        "(043)245-5111",
    ),
    DataCategory.EMAIL_ADDRESS: ("hanako@example.jp", "taro.yamada@example.co.jp"),
    DataCategory.WAON_NUMBER: ("6900123456789012", "6900-1234-5678-9012", "6900 1234 5678 9012"),
    DataCategory.JP_MY_NUMBER: ("123456789018", "1234-5678-9018", "1234 5678 9018"),
    DataCategory.CREDENTIAL: ("AccountKey=c2VjcmV0", "sv=2024-11-04&sig=c2VjcmV0"),
    DataCategory.OTHER_IDENTIFIER: ("4111111111111111", "4111-1111-1111-1111"),
}
"""Clear values as they stand in data after folding to half width."""


def faults(pattern: str, categories: Iterable[DataCategory]) -> Iterator[tuple[Message, str]]:
    """Say what is wrong with a pattern: the message, and the category that it concerns."""
    if any("\uff01" <= sign <= "\uff5e" for sign in pattern):
        yield messages.PATTERN_FULL_WIDTH, ""
    elif not _compiles(pattern):
        yield messages.PATTERN_INVALID, ""
    else:
        for category in categories:
            if _any_match(pattern, CLEAR[category]):
                yield messages.PATTERN_CLEAR, category


def _compiles(pattern: str) -> bool:
    """Say whether both regular expressions in use know the pattern, and mean the same by it.

    Python warns of what it will read differently one day; Rust reads ``[[a]`` so already.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            re.compile(pattern)
        _any_match(pattern, ("",))
    except (re.error, Warning, ValueError, RecursionError, OverflowError):
        return False
    return True


def _any_match(pattern: str, values: tuple[str, ...]) -> bool:
    """Say whether one of the values matches from end to end, in time linear in their length.

    Raises:
        ValueError: Rust's regular expressions do not know the pattern.
    """
    import polars as pl  # noqa: PLC0415 - a tenth of a second that most commands need not wait for

    try:
        return pl.Series(values).str.contains(rf"\A(?:{pattern})\z").any()
    except pl.exceptions.PolarsError:
        raise ValueError from None
