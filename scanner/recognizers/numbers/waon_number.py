"""WAON numbers: 16 digits that begin with a configured prefix.

A public AEON front end fixes the first four digits at 6900; no public source names a check digit,
and the Luhn check of credit cards must not be assumed. So the prefix speaks, and how the number is
written: groups of four, as on the card, or words beside it. Sixteen digits with another prefix
count only behind a label or in a column that is named for WAON, and numbers whose prefix is no more
frequent than chance among sixteen digits do not count at all, unless a word in their cell says what
they are.
Numbers of orders mostly begin with a year or a few digits: among them, chance is what those make
that begin as the prefix does (``Grade.SHAPED``; the others are ``Grade.SHAPED_OTHERWISE``).
Records of a fixed width write the number against a day: both together are a run of 24 digits, or
of more where the code of a gender is between them and other fields follow.
Others fill the field with zeros before it, mostly to 18, 20 or 24 digits.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import polars as pl

from scanner.model.category import DataCategory
from scanner.model.detection import Detection, Evidence, Grade, Recognition
from scanner.model.profile import FieldProfile
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers.headers.column_names import NamedBy
from scanner.recognizers.numbers.forms import LEFT, RIGHT, RIGHT_OF_GROUPS, near
from scanner.recognizers.numbers.numbers import NumberForms
from scanner.recognizers.reading.candidates import Form
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.kana import either_width
from scanner.recognizers.reading.normalise import Column, fold_text
from scanner.recognizers.weighing import Scale, by_chance

DIGITS, DIGITS_WITH_DAY, DIGITS_OF_RECORD = 16, 24, 48
DAY = "(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
LONG_ENOUGH = 4
"""Digits of a prefix that no run of digits has beside a day by chance."""

NO_NUMBER = "[^0-9]"
"""What no run of digits fits."""

ZEROS, WIDEST = "00", 24
"""What fields begin with that are wider than a number, and how wide they are at most."""

NEAR = rf"(?i:waon|card\s?(?:no|number))|{either_width('ワオン|カード')}"
LABELLED = (
    rf"[^0-9]*(?:(?i:waon)|{either_width('ワオン')})(?:{either_width('カード')}|(?i:[_ -]?card))?"
    r"(?:番号|№|(?i:[_ -]?(?:no\.?|num(?:ber)?|id)))?[\"']?[ :=は(]{0,3}[\"']?"
)
"""What calls a number so, whatever its prefix: a city may have cards with another."""

CONTEXT = rf"(?i:waon)|{either_width('ワオン|カード番号|電子マネー')}"
NAME = NamedBy(
    strong=("waon", "waonno", "waoncardno", "waon no", "電子 マネー no", "電子マネー no"),
    weak=("card no", "カード no", "kaado no", "cardno", "cardnumber"),
)
SCORES = {
    Grade.CHECKED: 0.85,
    Grade.CERTAIN: 0.98,
    Grade.CHECKED_WITHIN: 0.8,
    Grade.CERTAIN_WITHIN: 0.95,
}

AMONG_OTHERS = 2e-3
"""Below this chance has not made the few of a column that begin with the first digit: one that has
three more digits right, as the only one, is no order's.
"""

_DAY = expression(DAY)


@dataclass(frozen=True, slots=True)
class WaonNumber:
    """Recognises WAON numbers."""

    settings: RecognizerSettings

    @property
    def category(self) -> DataCategory:
        """WAON numbers."""
        return DataCategory.WAON_NUMBER

    def name_evidence(self, name: str) -> frozenset[str]:
        """``waon_no`` is a name, ``card_no`` a hint."""
        return NAME.evidence(name)

    def grade(self, column: Column) -> pl.Series | None:
        """Grade by prefix and by how the number is written."""
        return forms(self.settings.waon_prefixes).grade(column)

    def spans(self, text: str) -> Iterator[Detection]:
        """Find numbers with the prefix."""
        for span in forms(self.settings.waon_prefixes).spans(text, self.category, SCORES):
            yield _without_day(text, span)

    def weigh(self, field: FieldProfile) -> Recognition | None:
        """Count numbers with the prefix where there are more than chance makes."""
        scale = Scale.of(field, self.category)
        scale.count(Grade.CERTAIN, Evidence.FORM)
        scale.count(Grade.CERTAIN_WITHIN, Evidence.FORM)
        sure = scale.cells(*scale.counted)
        for checked, shaped in (
            (Grade.CHECKED, (Grade.SHAPED, Grade.SHAPED_OTHERWISE)),
            (Grade.CHECKED_WITHIN, (Grade.SHAPED_WITHIN,)),
        ):
            right, all_shaped = scale.cells(checked), scale.cells(checked, *shaped)
            likely = not by_chance(right + sure, all_shaped + sure, self._chance)
            if scale.named or likely or (checked is Grade.CHECKED and self._stands_out(scale)):
                scale.count(checked, Evidence.PREFIX)
        if scale.named:
            scale.count(Grade.SHAPED, Evidence.SHAPE)
            scale.count(Grade.SHAPED_OTHERWISE, Evidence.SHAPE)
        return scale.verdict()

    def _stands_out(self, scale: Scale) -> bool:
        """Say whether numbers with the prefix are more than chance among those that begin alike."""
        if not scale.cells(Grade.SHAPED_OTHERWISE):
            return False
        right, alike = scale.cells(Grade.CHECKED), scale.cells(Grade.CHECKED, Grade.SHAPED)
        begun = 0.1 * len(_first_digits(self.settings.waon_prefixes))
        return not by_chance(right, alike, min(1.0, self._chance / begun), AMONG_OTHERS)

    @property
    def _chance(self) -> float:
        """How many of random numbers have one of the prefixes."""
        return sum(0.1 ** len(prefix) for prefix in self.settings.waon_prefixes)


def _without_day(text: str, span: Detection) -> Detection:
    """Leave out the day that a record writes against a number."""
    written = fold_text(text[span.start : span.end])
    if not written.isdigit() or written.startswith(ZEROS) or len(written) < DIGITS_WITH_DAY:
        return span
    if len(written) > DIGITS_WITH_DAY:
        start = span.start + DIGITS_WITH_DAY - DIGITS + len("1")
        return replace(span, start=start, end=start + DIGITS)
    if _DAY.match(written):
        return replace(span, start=span.end - DIGITS)
    return replace(span, end=span.start + DIGITS)


@cache
def forms(prefixes: tuple[str, ...]) -> NumberForms:
    """Give the forms for these prefixes."""
    gap = r"(?:[- \r\n]{1,3}|[_・.])?"
    plain = f"{LEFT}[0-9]{{16}}{RIGHT}"
    grouped = f"{LEFT}[0-9]{{4}}(?:{gap}[0-9]{{4}}){{3}}{RIGHT_OF_GROUPS}"
    zeros = f"{ZEROS}0{{0,{WIDEST - DIGITS - len(ZEROS)}}}"
    filled = f"{zeros}{_numbers(prefixes)}"
    wide = f"{LEFT}[0-9]{{{DIGITS + len(ZEROS)},{WIDEST}}}{RIGHT}"
    return NumberForms(
        lengths=(DIGITS, *range(DIGITS + len(ZEROS), DIGITS_OF_RECORD + 1)),
        alone=(
            Form(Grade.CHECKED, wide, filled),
            Form(Grade.SHAPED, wide, f"{zeros}[1-9][0-9]{{{DIGITS - 1}}}"),
            Form(Grade.CHECKED, plain, prefixes=prefixes),
            Form(Grade.CERTAIN, grouped, prefixes=prefixes),
            Form(Grade.SHAPED, grouped, prefixes=_first_digits(prefixes)),
            Form(Grade.SHAPED_OTHERWISE, grouped),
        ),
        within=(
            Form(Grade.CERTAIN_WITHIN, f"{near(NEAR)}[0-9].*", f"[0-9]{{{DIGITS}}}", prefixes),
            Form(Grade.CERTAIN_WITHIN, f"{near(NEAR)}[0-9].*", filled),
            Form(Grade.CERTAIN_WITHIN, f"{LABELLED}[0-9].*", f"[1-9][0-9]{{{DIGITS - 1}}}"),
            Form(Grade.CHECKED_WITHIN, wide, filled),
            Form(Grade.NONE, wide, f"{zeros}[0-9]+"),
            *_beside_day(prefixes),
            Form(Grade.CHECKED_WITHIN, plain, prefixes=prefixes),
            Form(Grade.CERTAIN_WITHIN, grouped, prefixes=prefixes),
            Form(Grade.SHAPED_WITHIN, grouped),
        ),
        masked=(
            Form(Grade.MASKED, r"[0-9*]{4}(?:[- ][0-9*]{4}){3}"),
            Form(Grade.MASKED, r"[0-9*]{16}", ".*[0-9].*"),
        ),
        context=CONTEXT,
        across_lines=frozenset(SCORES),
    )


def _first_digits(prefixes: tuple[str, ...]) -> tuple[str, ...]:
    """Give with which digits numbers begin."""
    return tuple(sorted({prefix[:1] for prefix in prefixes}))


def _beside_day(prefixes: tuple[str, ...]) -> Iterator[Form]:
    """Give the forms of a number against a day, of prefixes that are long enough."""
    numbers = _numbers(tuple(prefix for prefix in prefixes if len(prefix) >= LONG_ENOUGH))
    further = DIGITS_OF_RECORD - DIGITS_WITH_DAY - len("1")
    run, longer = (
        f"[^0-9]*[0-9]{{{digits}}}(?:[^0-9].*)?"
        for digits in (DIGITS_WITH_DAY, f"{DIGITS_WITH_DAY + len('1')},{DIGITS_OF_RECORD}")
    )
    yield Form(Grade.CERTAIN_WITHIN, run, f"{DAY}{numbers}|{numbers}{DAY}")
    yield Form(Grade.CERTAIN_WITHIN, longer, f"{DAY}[0-39]{numbers}[0-9]{{0,{further}}}")


def _numbers(prefixes: tuple[str, ...]) -> str:
    """Write the numbers with one of these prefixes; without any, there is none."""
    written = "|".join(f"{prefix}[0-9]{{{DIGITS - len(prefix)}}}" for prefix in prefixes)
    return f"(?:{written or NO_NUMBER})"
