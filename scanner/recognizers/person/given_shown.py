"""Given names alone in letters and messages: with whom somebody goes out, who has won a prize.

Names of flowers and seasons are given names as well (桜, 葵). Of two with whom somebody goes
somewhere one must be a given name before anything else; who is ours has won, passed or been chosen;
and below a letter the writer is named.
"""

import re
from collections.abc import Callable, Iterator

from scanner.recognizers.person.people import Known, heard, is_word, known, reads_as_given
from scanner.recognizers.person.writings import HIRAGANA, KANJI, KATAKANA, SPACE
from scanner.recognizers.reading.expressions import any_of, expression
from scanner.recognizers.reading.screening import EVERY

Span = tuple[int, int]
_GIVEN = rf"(?:[{KANJI}]{{1,3}}|[{HIRAGANA}]{{2,4}}?|[{KATAKANA}]{{2,4}})"
OURS = expression(
    rf"(?:うち|ウチ|我が家|わが家)の(?P<name>{_GIVEN})"
    "(?=[がはも][^。\\n]{0,20}?(?:賞を|入賞|表彰|優勝|合格|選ばれ|入[園学]|卒[園業]|出場|発表|成人|還暦|誕生|就職|結婚|退院|初舞台))"
)
GOING = expression(
    rf"(?:今日|昨日|明日|週末|先日|日曜日?|土曜日?|今朝|午前中|午後|夕方|放課後|これから)(?:は|、|も)?"
    rf"(?P<one>{_GIVEN})と(?P<other>{_GIVEN})と(?:一緒に)?(?=[^。\n、と]{{1,16}}?(?:へ|に行|で遊|で待|でお|に来|で会))"
)
WRITER = expression(
    rf"(?:です|ます|ました|ません|ください|さい|ね|よ)[。!]\n?(?P<name>{_GIVEN})(?=より[{SPACE}。…]{{0,2}}(?:\Z|[\n(。、{SPACE}]|よろしく|以上))"
)
BELOW = expression(
    rf"(?:\A|(?<=[。、.,「{SPACE}\n]))下(?:の(?:お?名前|方))?は、?(?P<name>{_GIVEN})(?=です|と申|といい|と書)"
)
"""The given name of somebody, whose surname was told before: 下は理恵です."""

CHAT = expression(
    rf"(?m)^[0-9]{{1,2}}:[0-9]{{2}}\t(?P<name>{_GIVEN})(?=\t(?:\[|[^\t\n]{{0,60}}[{HIRAGANA}])[^\t\n]*$)"
)
LIVES_WITH = expression(
    rf"(?:同居|別居|扶養)(?:人|者|家族|親族)?[:](?P<name>{_GIVEN})(?=[)、,/{SPACE}\n]|\Z)"
)
NOBODY = frozenset("有無可否要済未夫妻父母子孫兄姉弟妹娘親甥姪者員")
"""What is said of a household without a name."""

ASKED = (any_of(OURS, GOING, WRITER, BELOW, CHAT, LIVES_WITH),)


def given_shown(text: str, _may: int = EVERY) -> Iterator[Span]:
    """Find given names that a message shows.

    Args:
        text: With signs of ASCII in ASCII.
    """
    for pattern, believes in ROWS:
        for found in filter(believes, pattern.finditer(text)):
            yield from map(found.span, found.groupdict())


def _may_be(word: str) -> bool:
    said = heard(word) if word[0] <= "ヿ" else known(word)
    return said & Known.GIVEN > 0


def _is_sure(word: str) -> bool:
    """Tell whether a word is a given name before anything else."""
    return reads_as_given(word) or not is_word(word)


def _are(found: re.Match[str]) -> bool:
    return all(map(_may_be, found.groupdict().values()))


def _lives(found: re.Match[str]) -> bool:
    return found["name"] not in NOBODY and _are(found)


def _are_going(found: re.Match[str]) -> bool:
    """Leave out two words for things: 今日は桜と梅と公園へ."""
    return _are(found) and any(map(_is_sure, found.groupdict().values()))


Row = tuple[re.Pattern[str], Callable[[re.Match[str]], bool]]
ROWS: tuple[Row, ...] = (
    (OURS, _are),
    (GOING, _are_going),
    (WRITER, _are),
    (BELOW, _are),
    (CHAT, _are),
    (LIVES_WITH, _lives),
)
