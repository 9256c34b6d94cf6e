"""Full names that other data about the same person adjoins: a number, a card, a day of birth.

Lists, slips, signatures and logs give a name no label: it stands between signs, and the number to
call, the card, the sex or the day of birth stands next to it. Nothing but a person has these, so a
given name may be one that no dictionary has, and a name may be written in kana as one word. Shops
have a number to call as well: beside one of a fixed line, and above an address, the dictionary must
have both parts.
"""

import re
from collections.abc import Iterator

from scanner.recognizers.person.names_by_form import is_new_by_form
from scanner.recognizers.person.names_by_sound import is_full_by_sound, is_kana_of_row
from scanner.recognizers.person.plain_names import (
    is_called_plainly,
    is_known,
    is_short_name,
    is_somebody,
)
from scanner.recognizers.person.writings import (
    HALF_KANA,
    HIRAGANA,
    KANJI,
    KATAKANA,
    SPACE,
    WITHIN_KANJI,
)
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import DASHES, VOWEL_SIGNS
from scanner.recognizers.reading.screening import EVERY, bits

Span = tuple[int, int]
_D = rf"[-{DASHES}{VOWEL_SIGNS}]"
_RUN = rf"[{KANJI}](?:[{KANJI}]|[{WITHIN_KANJI}](?=[{KANJI}])){{0,6}}"
_KANA = (
    rf"(?:[{HIRAGANA}{KATAKANA}]{{1,3}}[子代江美枝乃恵香奈]|[{HIRAGANA}]{{2,5}}"
    rf"|[{KATAKANA}]{{2,6}})"
)
NAME = (
    rf"(?:(?P<left>{_RUN})[{SPACE}]?(?P<right>{_KANA})|(?P<first>{_RUN})[{SPACE}](?P<second>(?![男女](?:性|[{SPACE}]))[{KANJI}]{{1,3}})"
    rf"|(?P<run>{_RUN})"
    rf"|(?P<kana>[{HIRAGANA}]{{2,6}}[{SPACE}][{HIRAGANA}]{{2,6}}|[{KATAKANA}]{{2,8}}[{SPACE}][{KATAKANA}]{{2,8}}"
    rf"|[{HALF_KANA}]{{2,9}}[{SPACE}][{HALF_KANA}]{{2,9}}|[{KATAKANA}]{{5,12}}|(?![{HALF_KANA}]{{5,16}}[(])[{HALF_KANA}]{{5,16}}))"
)
"""A name of two parts in any Japanese writing, to be asked for by ``is_name``."""

_SIGNS = rf"[{KANJI}{KATAKANA}{HIRAGANA}{HALF_KANA}0-9A-Za-z]"
_OPEN = rf"(?:(?<!{_SIGNS})|(?<=[のは組])(?=[{KANJI}{KATAKANA}]))"
_CLOSE = rf"(?!{_SIGNS})"
TOPICS = frozenset("はがもを")
SHORTEST_GIVEN = 2
"""Kana that may be taken into a given name: 榎本みのりは."""

GAP = rf"[{SPACE}\t\n…‥・、,/|:;()\[\]<>='\"-]"
CARD = (
    rf"(?:(?:[0-9]{{4}}(?:{_D}|[ ])){{2,3}}[0-9]{{4}}"
    rf"|[0-9]{{4}}{_D}?[0-9]{{6}}{_D}?[0-9]{{5}}|[0-9]{{12}}|[0-9]{{16}})(?![0-9])"
)
"""The number of a card or a person; one of 13 digits is that of goods or of a company."""

_MOBILE = rf"(?:[(]?0[5-9]0[)]?|(?:0081|[+]81)[- ]?[(]?0?[)]?[5-9]0)(?:{_D}|[. ])?[0-9]{{3,4}}"
_FIXED = (
    rf"(?:[(]?0[0-9]{{1,4}}[)]?|(?:0081|[+]81)[- ]?[0-9]{{1,4}})(?:{_D}|[. ])?"
    rf"[0-9]{{1,4}}(?:{_D}|[. ])[0-9]{{4}}"
)
BORN = (
    "(?:(?:大正|昭和|平成|[大昭平TSH])[. ]?[元0-9一二三四五六七八九十]{1,3}[-/.年]"
    "[0-9一二三四五六七八九十]{1,3}[-/.月]"
    "|[TSH][0-9]{6}(?![0-9])|19[2-9][0-9](?:[-/.年][0-9]{1,2}[-/.月]|[0-9]{4}(?![0-9]))"
    r"|[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}[ ]?生"
    r"|20[0-2][0-9][-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?(?:[ ]?生|[)]))"
)
"""A day on which somebody living may be born."""

_SEX = (
    rf"(?:男性?|女性?)(?!{_SIGNS})|[MF](?=[|,\t\")])|(?:[Ff]e)?[Mm]ale(?=[|,\t\")])"
    r"|おとこ(?=\))|おんな(?=\))|その他(?=\))"
)
_OWN = "個人番号|マイナンバー|WAON"
_MAILBOX = (
    "(?!(?:info|support|shop|office|contact|mail|admin|help|sales|no-?reply|customer|webmaster)[@.-])"
    "[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9]"
)
"""Of somebody: those of shops and offices are called otherwise."""


_SHORT = (
    rf"(?=[{KANJI}{KATAKANA}{HIRAGANA}{HALF_KANA}{SPACE}]{{2,17}}"
    rf"{GAP}{{1,4}}[0-9A-Za-z(+大昭平男女性個マ携電カ会])"
)
"""What is looked for before a name is taken apart: most words are followed by something else."""

_HONOUR = "(?:様|さん|さま|氏|殿)?"
_CALL = "(?:携帯|TEL|Tel|電話)?[:. ]{0,2}"
SURE = (
    rf"{_CALL}{_MOBILE}|(?:(?:カード|会員|個人|MN|マイナ)(?:番号|No[.]?)?[: ]{{0,2}})?{CARD}"
    rf"|{BORN}"
    rf"|(?:性別[: ]?)?(?:{_SEX})|[0-9]{{1,3}}[歳才](?![以未かま児])|{_OWN}|{_MAILBOX}"
)
"""What only somebody has beside their name."""

BESIDE = expression(
    rf"{_OPEN}{_SHORT}{NAME}{_HONOUR}{GAP}{{1,4}}(?=(?P<sure>{SURE})|{_CALL}{_FIXED})"
)
BEHIND = expression(
    rf"(?P<sure>(?<![0-9]){CARD}{GAP}{{1,4}}(?:[A-Za-z]{{2,12}}(?:\[[0-9]\])?=)?|[(](?:男性?|女性?)[)]{GAP}{{0,2}})"
    rf"{NAME}{_CLOSE}"
)
BLOCK = expression(
    rf"(?m)^[{SPACE}]*{NAME}[{SPACE}]*\n"
    rf"(?=(?:[^\n]{{1,60}}\n){{0,2}}[^\n]{{0,12}}(?:{_MOBILE}|{_FIXED}|[0-9A-Za-z]@[0-9A-Za-z]))"
)
"""A line of its own, above an address and a number."""


def names_beside_data(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find the full names beside which there is other data about somebody.

    Args:
        text: With signs of ASCII in ASCII.
        may: Which of the expressions ``ASKED`` could fit.
    """
    for could, pattern in zip(bits(may, ASKED), ASKED, strict=True):
        for found in pattern.finditer(text) if could else ():
            span = _span(found)
            if span is None and (last := _last(found)):
                again = pattern.match(text, last)
                span = _span(again) if again else None
            if span:
                yield span


def _last(found: re.Match[str]) -> int:
    """Say where the last of two words begins: the first may be what the name stands behind.

    Returns:
        The place; 0 where a match is one word.
    """
    if found["second"]:
        return found.start("second")
    if found["kana"]:
        gap = found["kana"].find(" ")
        return found.start("kana") + gap + 1 if gap > 0 else 0
    apart = found["right"] is not None and found.end("left") < found.start("right")
    return found.start("right") if apart else 0


def _span(found: re.Match[str]) -> Span | None:
    """Give where the name is; in half width its given name may be one that nobody knows."""
    sure = found.groupdict().get("sure") is not None
    kana = found["kana"]
    if sure and kana and kana[0] >= "ｦ" and is_kana_of_row(kana):
        return found.span("kana")
    return name_span(found, new=sure)


def name_span(found: re.Match[str], *, new: bool) -> Span | None:
    """Give where the name of a match is, if it is one.

    Args:
        found: Of an expression that holds ``NAME`` once.
        new: A given name may be one that nobody knows, a surname a rare one.
    """
    kana, run = found.group("kana", "run")
    if kana is not None:
        return found.span("kana") if is_full_by_sound(kana) else None
    if run is not None:
        told = new and (is_new_by_form(run) or is_short_name(run))
        return found.span("run") if told or is_called_plainly(run, new=new) else None
    left, right = ("left", "right") if found["left"] else ("first", "second")
    apart = found.end(left) < found.start(right)
    believes = is_somebody if new else is_known
    named = believes(found[left], found[right], apart=apart)
    if not named and found[right][-1] in TOPICS and len(found[right]) > SHORTEST_GIVEN:
        said = believes(found[left], found[right][:-1], apart=apart)
        return (found.start(left), found.end(right) - 1) if said else None
    if not named and left == "first" and is_called_plainly(found[left], new=new):
        return found.span(left)
    return (found.start(left), found.end(right)) if named else None


ASKED = (BESIDE, BEHIND, BLOCK)
"""What is found with its group ``sure`` filled needs not be known in both parts."""
