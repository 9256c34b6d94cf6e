"""Names for which no word speaks: who says something, and full names that stand by themselves.

A surname and a given name that stand by themselves must both be in the dictionary; one word needs
to be led to unless it is certain.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from scanner.model.detection import Evidence, Grade
from scanner.recognizers.headers.of_persons import person_evidence
from scanner.recognizers.person.name_context import (
    FULL,
    LINE,
    ON_TO_DOOR,
    READING,
    SOUNDS,
    SPEAKING,
)
from scanner.recognizers.person.names_by_sound import is_full_by_sound
from scanner.recognizers.person.names_of_kanji import RUNS_REMEMBERED, grade_in_kanji
from scanner.recognizers.person.people import Known, heard, known
from scanner.recognizers.person.plain_names import is_called_plainly, is_somebody_clear
from scanner.recognizers.person.writings import KANJI, KATAKANA, SPACE, pair_in_kanji
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.screening import EVERY, bits

Span = tuple[int, int]
ANNOUNCED = expression(rf"([{KANJI}{KATAKANA}]{{0,8}})(?::|→[{SPACE}]?)\Z")
"""Before names that need not be known wholly."""

SAYS = expression("です|と申|といいます")
OWNED = expression("(?<=.)(?:名義|宅|宛|分)\\Z")
"""What is somebody's, written on to the name."""

OWNING = frozenset("義宅宛分")
"""The last signs of those words."""

BEFALLEN = expression(
    "[がは](?:[0-9月日/]{1,6}(?:付で?|に)|このたび|本日|先日|急遽|[^。\n]{0,2})?、?"
    "(?:退職|着任|異動|転勤|就任|退任|昇進|入社|入職|赴任|復職|休職|産休|育休|出産|結婚|逝去|永眠|死去|入院|退院|受賞|優勝"
    "|欠席|早退|遅刻|代理出席|入会|退会|紛失|転入|転出|死亡|受診|通院|司会)"
    "|の(?:[父母妻夫娘]|息子|祖父|祖母|家族|代理人?)(?:です|でござ|より|から|と申)"
    "|に(?:お?渡し|手渡|交付|引き?渡|贈呈|授与|返却|返還)|」(?:という|と(?:記|書|名乗|申)|で(?:登録|予約|申)|名義|か)"
)
"""What happens to people, and as whom they are entered."""

JOINED = ("、それに", "、および", "、及び", "、並びに", "、ならびに", "、それから")
"""Before the last of those who are named."""

GRANTED = frozenset("可済未")
"""Behind what is done: whether it may be, or was, 利用可."""

HOUSE_IS_MEANT = "御中"
"""What stands behind the name of a house that is written to."""

NUMBERED = expression("[0-9] ?[(]\\Z")
SPOKEN = expression(":(?: (?=[^0-9])|(?=[ぁ-ん了承]))")
"""What is said in a chat."""

LONGEST_BEFORE = 20
ASKED = (SPEAKING, LINE, FULL, SOUNDS)


def by_themselves(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find names for which no word speaks: all there are in a short word.

    Kana alone are no more than a cell: 加盟店カナ has タナカリヨウ, who cuts hair.
    """
    speaking, lined, full, sounds = bits(may, ASKED)
    for found in FULL.finditer(text) if full else ():
        if _may_be_full(*found.groups()):
            yield from _full(found, text)
    for said in SPEAKING.finditer(text) if speaking else ():
        yield from _lone(said)
    for said in LINE.finditer(text) if lined else ():
        yield from _lone(said)
    for kana in SOUNDS.finditer(text) if sounds else ():
        if kana[1] != text and is_full_by_sound(kana[1]):
            yield kana.span(1)


def _lone(said: re.Match[str]) -> Iterator[Span]:
    """Find the name of somebody who speaks or has done something."""
    run = said[1]
    surname = known(run) & Known.SURNAME and not known(run) & Known.SHORT
    sure = surname or grade_in_kanji(run) in {Grade.CHECKED, Grade.CERTAIN}
    if sure or (SAYS.match(said.string, said.end(1)) and is_called_plainly(run, new=True)):
        yield said.span(1)


@lru_cache(RUNS_REMEMBERED)
def _may_be_full(
    surname: str | None, given: str | None, run: str | None, joined: str | None, kana: str | None
) -> bool:
    """Tell whether words that stand by themselves could be a full name, or what is somebody's."""
    if joined and kana:
        return heard(kana) & Known.GIVEN > 0 and is_somebody_clear(joined, kana)
    word = run or surname or ""
    if word.endswith(HOUSE_IS_MEANT):
        return False
    if word[-1] in GRANTED and known(word[:-1]) & Known.THING:
        return False
    if (given or word)[-1] in OWNING or Grade.CERTAIN >= grade_in_kanji(word) >= Grade.CHECKED:
        return True
    return given is not None and is_somebody_clear(word, given)


def _full(match: re.Match[str], text: str) -> Iterator[Span]:
    """Find a surname and a given name that stand by themselves, or as one word."""
    surname, given, run, joined, _ = match.groups()
    if joined:
        yield match.start(4), match.end(5)
        return
    last = given or run
    owned = OWNED.search(last) if last[-1] in OWNING else None
    if owned is not None:
        yield from _owner(match, owned)
        return
    if run is None:
        pair = pair_in_kanji(known(surname), known(given), apart=True)
        end = match.end(2)
        sure = is_somebody_clear(surname, given)
        sure = sure or (pair is Grade.CERTAIN and READING.match(text, end) is not None)
        if sure and not ON_TO_DOOR.match(text, end):
            yield match.start(), end
            return
        run = surname
    if len(run) > 1 and Grade.CERTAIN >= grade_in_kanji(run) >= Grade.CHECKED:
        yield from _joined(match, text, run)


def _owner(match: re.Match[str], owned: re.Match[str]) -> Iterator[Span]:
    """Find the full name that the word for what is somebody's is written on to: 佐藤花子名義."""
    surname, given, run, *_ = match.groups()
    name = (given or run)[: owned.start()]
    if given:
        pair = pair_in_kanji(known(surname), known(name), apart=True)
        sure = pair is Grade.CERTAIN and known(name) & Known.GIVEN
    else:
        sure = len(name) > 1 and grade_in_kanji(name) is Grade.CERTAIN
    if sure:
        yield match.start(), match.start(2 if given else 3) + len(name)


def _joined(match: re.Match[str], text: str, run: str) -> Iterator[Span]:
    """Find a full name of one word, which needs to be led to unless it is certain."""
    start, end = match.start(), match.start() + len(run)
    if text[start - 1 : start] == "『" or ON_TO_DOOR.match(text, max(match.end(2), match.end(3))):
        return
    sure = grade_in_kanji(run) is Grade.CERTAIN or _is_there(text, start, end)
    if sure or READING.match(text, end) or _is_announced(text, start):
        yield start, end


def _is_there(text: str, start: int, end: int) -> bool:
    """Tell whether a place follows, or what is said in a chat: 服部博@駅前, [13:35] 服部博: はい.

    Such a name needs not be known wholly.
    """
    if text.startswith("@", end):
        return not text[end + 1 : end + 2].isascii()
    mentioned = text[start - 1 : start] == "@" and not text[start - 2 : start - 1].strip()
    joined = text.endswith(JOINED, 0, start)
    if mentioned or joined or BEFALLEN.match(text, end):
        return True
    if text[start - 1 : start] == "(" and NUMBERED.search(text, max(0, start - 3), start):
        return text.startswith(")", end)
    led = text[start - 2 : start] in {"] ", "> "} or text[start - 1 : start] in {"", "\n", "。"}
    return led and SPOKEN.match(text, end) is not None


def _is_announced(text: str, start: int) -> bool:
    """Tell whether a sign leads to a name, and not a word for things: 銘柄：山田錦."""
    key = ANNOUNCED.search(text, max(0, start - LONGEST_BEFORE), start)
    return key is not None and Evidence.OTHER_NAME not in person_evidence(key[1].removesuffix("書"))
