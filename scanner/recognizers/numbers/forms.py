"""How numbers are written, as expressions that columns and texts share."""

from scanner.recognizers.reading.candidates import Grammar
from scanner.recognizers.reading.normalise import DASHES, INVISIBLE, MASKS, SPACES, VOWEL_SIGNS
from scanner.recognizers.reading.shapes import DIGIT, DIGITLIKE, one_of

D = "[0-9０-９]"
Z = INVISIBLE
H = rf"\-{DASHES}{VOWEL_SIGNS}"
S = f" {SPACES}".replace("\t", "")
"""Without the tab, which parts the columns of a table."""
LETTER = "A-Za-zＡ-Ｚａ-ｚ_＿"
MASK = f"*{MASKS}"

TWELVE = "(?:[0-9]{4}[- ]?){2}[0-9]{4}"
"""As many digits as a 個人番号 has, in groups or not, for texts in half width."""

_RUN = f"{D}[0-9０-９{Z}]*"
_FOUR = f"{D}{{4}}"
_GAP = rf"(?:[{S}]{{1,2}}|[{S}][{H}][{S}]|[{S}{H}]?\r?\n[{S}]?)"
_SPLIT = rf"(?:[{S}]{{1,2}}|[{S}]?[)）][{S}{H}]?|[{S}]?[(（])"
_TWO_LINES = rf"{_FOUR}[{S}{H}]{_FOUR}[{S}{H}]?\r?\n[{S}]?{_FOUR}[{S}{H}]{_FOUR}"
_WIDE_SPACE = "\u3000"
_THIN_GAP = _GAP.replace(f"[{S}]{{1,2}}", f"[{S.replace(_WIDE_SPACE, '')}]{{1,2}}", 1)
_NO_YEAR = f"(?:[03-9０３-９]{D}{{3}}|[1１][0-8０-８]{D}{{2}}|[2２][1-9１-９]{D}{{2}})"
_WIDE_GAP = f"{_WIDE_SPACE}{{1,2}}"
_FOURS = (
    f"(?:{_FOUR}(?:{_THIN_GAP}{_FOUR}){{2,3}}|[6６]{D}{{3}}(?:{_WIDE_GAP}{_FOUR}){{2,3}}"
    f"|{_FOUR}(?:{_WIDE_GAP}{_FOUR}){{2}}(?:{_WIDE_GAP}{_NO_YEAR})?)"
)
"""Groups with one kind of space: behind another kind stands the year of a day, or the next item.

Behind a wide space so does the year, unless the first group is one of cards alone.
"""
_FOUR_WIDE = f"{_FOUR}(?:{_WIDE_GAP}{_FOUR}){{3}}"
"""Four groups that are a whole cell, whatever the last of them is."""

_CLOCK = f"{D}{{1,2}}[:：][0-5０-５]{D}[{S}]"
"""The end of a time of day: the zero of its minutes or seconds begins no phone number."""

_SAID = f"[0０]{D}{{1,3}}の{D}{{2,4}}の{D}{{4}}"
"""A phone number as it is said: 〇九〇の…."""

_OF_JAPAN = f"(?:00|００)?[8８][1１][{S}{H}]?(?:[(（][0０][)）][{S}]?)?"
_ABROAD = f"{_OF_JAPAN}(?:{D}{{1,4}}[{S}{H}]){{2}}{D}{{4}}"
_EXCHANGE = f"[1-9１-９]{D}{{0,3}}"
_SPACED = (
    f"[0０]{D}{{1,4}}(?:{_SPLIT}{_EXCHANGE}(?:{_SPLIT}|[{H}]){D}{{3,4}}|[)）][{S}]?{D}{{6,8}})"
)
_HALVES = f"(?:[4-9４-９]{D}{{7}}[{S}]{D}{{8}}|{D}{{6}}[{S}]{D}{{6}})"
"""A card or a 個人番号 in two groups."""

_THREES = f"{D}{{3}}(?:[{S}]{D}{{3}}){{3}}"
"""A 個人番号 in four groups."""

_AMEX = f"[3３]{D}{{3}}[{S}]{D}{{6}}[{S}]{D}{{4,5}}"
_MARKED = f"{_FOUR}(?:[_＿・･.．]{_FOUR}){{3}}"
"""Four groups of a card with signs between them that make other digits a code or a list."""

_GROUPS = (_TWO_LINES, _MARKED, _HALVES, _FOURS, _ABROAD, _SPACED, _AMEX, _THREES, _SAID)
_CODE = (
    f"(?:{D}+[{H}]?[{LETTER}]+|{D}[0-9０-９{H}]{{0,40}}[A-Fa-fＡ-Ｆａ-ｆ]+)"
    f"[{H}]?{D}[0-9０-９{H}{LETTER}]*"
)
_CHAIN = f"{_RUN}(?:[{H}.．][{H}.．{Z}]{{0,2}}{_RUN}){{0,16}}"
"""A run ends with all the signs that no reader sees: were they also what parts runs, a text of many
would be read in every way in which both share them."""

NUMBERS = Grammar(
    shape=f"{DIGITLIKE}(?:[^0FKa@:/,;=]*{DIGITLIKE}){{8}}",
    screens=(
        f"{D}(?:[{Z}{H}]{{0,3}}{D}){{8}}",
        f"[0０]{D}{{1,4}}[.．]{D}{{1,4}}[.．]{D}{{4}}",
        *_GROUPS,
    ),
    body=f"{_CLOCK}|{_MARKED}|{_CODE}|(?:{'|'.join(_GROUPS)}){D}*|{_FOUR_WIDE}|{_CHAIN}",
    before="[^0-9０-９]{0,16}",
    after=rf"(?:[{H}]?(?:[{LETTER}]{{1,8}}|[@＠{MASK}])|[{S}]?[(（【「\[][^0-9０-９\n]{{0,10}})?",
    reach=16,
    opening=rf"[\s{Z}'\"=(（+＋「【]{{0,4}}",
    closing=rf"(?:[eE]\+?[0-9]{{1,2}})?[\s'{Z}\")）」】]{{0,40}}",
)
"""Nine digits are the fewest that any form has: a fixed line that lost its zero."""

MASKED = (
    rf"\A[\s(（+＋]*(?:[0-9０-９{H}{S}()（）.]*[{MASK}xX]){{3}}[0-9０-９{H}{S}()（）.{MASK}xX]*\z"
)
"""A cell of digits, separators and at least three signs of a mask."""

_NEVER = "K@:/"
MASKED_SHAPE = one_of(
    rf"\A(?:[^{_NEVER}*aFPc]*[*aFPc]){{3}}[^{_NEVER}]*\z",
    rf"\A[^{_NEVER}J]*J[^{_NEVER}0F]*[0F][^{_NEVER}]*\z",  # a sign of U+3000, where kana are, too
    rf"\A[^{_NEVER}0F]*[0F][^{_NEVER}J]*J[^{_NEVER}]*\z",
    rf"\A(?:[^{_NEVER}*aFPJc]*[*aFPJc]){{12}}[^{_NEVER}]*\z",
)
"""Three signs of a mask; without a digit none that is written so has less than twelve."""

PLAIN = rf"\A[{DIGIT} ()-]{{9,80}}\z"
NINE = "9"

BROKEN = rf"{D}[{H})）.．]?\r?\n[{H}(（.．]?{D}"
CUT = (
    rf"(?<=[0-9０-９{H})）.．])\r?\n(?=[{H}(（.．]?{D})"
    rf"(?!{D}[)）.．][^\s0-9０-９]|{D}{{1,2}}[)）.．][{S}])"
)
"""A line break within a number: the next line begins with digits, and none that count its items."""

BROKEN_SHAPE = "(?s)[0F].*\n.*[0F]"

NOT_CODE = r"(?s)\A[^0-9]*[^0-9* ()+.-]|[^0-9*]"
"""A bullet (■) somewhere before a number is no sign of a mask."""
BULLET = r"^\*([0-9]+)$"
"""One sign of a mask before all digits hides none of them."""

EXPONENT = r"^[^0-9]*([0-9]\.[0-9]+[eE]\+?[0-9]{1,2})[^0-9]*$"
POINT_ZERO = r"^([^0-9]*[0-9]{9,})\.0+([^0-9]*)$"
"""How numbers look that went through floating point."""

LABEL = r"(?i:tel|fax|phone|mobile|no|waon|card)"
"""Words that are typed against a number; other letters there make it a code."""

LEFT = rf"(?:|[^0-9]*(?:[^0-9A-Za-z*\-]|{LABEL})|(?:[^0-9]*\s)?\*)-{{0,2}}"
"""Two dashes lead what somebody says: ――090-…."""

RIGHT = r"(?:_|[\s\"')）」】]*|[ ]?[(\[【「][^0-9]*)"
RIGHT_OF_GROUPS = rf"(?:[A-Za-z]*|{RIGHT})"


def near(words: str) -> str:
    """Ask for one of these words within the few characters before or in brackets behind."""
    return rf"[^0-9]*(?:{words})[^0-9]*"
