"""Whether a number is that of a person by what else its text holds: who it is, and when born.

Registers, forms for the tax office and lists of dependants write My Numbers with no word for them,
beside a name and a day of birth. One twelve-digit number in ten has the right check digit, so that
nothing less tells. A register of those whose number was changed has two of them in a row.
"""

from scanner.recognizers.birth_date.in_text import born
from scanner.recognizers.numbers.checksums import my_number_passes
from scanner.recognizers.person.name_beside import is_behind_item
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import SIGN_BY_SIGN, folding

_folded = folding(SIGN_BY_SIGN)
_TWELVE = (
    "(?:[0-9]{12}|(?:[0-9]{4}[- ]){2}[0-9]{4}|[0-9]{3}(?:[- ][0-9]{3}){3}|[0-9]{6}[- ][0-9]{6})"
)
_APART = r"[,\t|;、/ \"'(>)】〉■□◆◇●○◎★☆※・→]"
NUMBER = expression(
    rf"(?:\A|(?<={_APART}))(?!\+81|81[5-9]0[0-9]){_TWELVE}(?=[,\t|;、/ \"')\n。]|\Z)"
)
"""One that is an item by itself; the first digits of a mobile phone abroad are none of it."""

_SIGNS = expression("[- ]")
_BEFORE, _BETWEEN = 64, ",\t|; \"'"


def is_of_person(text: str) -> bool:
    """Say whether a number of a text that passes its check stands in somebody's row.

    Args:
        text: The raw text.
    """
    folded = _folded(text)
    rows = [found for found in NUMBER.finditer(folded) if _passes(found[0])]
    if rows and any(born(text)):
        return True
    return len(rows) > 1 and any(
        is_behind_item(folded[max(0, found.start() - _BEFORE) : found.start()].rstrip(_BETWEEN))
        for found in rows
    )


def _passes(written: str) -> bool:
    return bool(my_number_passes(int(_SIGNS.sub("", written))))
