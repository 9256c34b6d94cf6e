"""Names amid other text: by what stands beside them, and by the dictionary.

Four things tell a name in a text: an honorific or a title behind it, a label before it, somebody
who says who they are, and a surname with a given name that stands by itself. The dictionary must
agree each time, because the same words stand beside shops, places and offices. A surname and a
given name that stand by themselves must both be in it, and are not taken where a title follows
(夏目漱石の講座, 徳川家康展): a person in a title is a subject, and mostly dead.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import polars as pl

from scanner.model.detection import Evidence, Grade
from scanner.recognizers.headers.of_persons import person_evidence
from scanner.recognizers.person.colleagues import ASKED as AT_WORK
from scanner.recognizers.person.colleagues import colleagues
from scanner.recognizers.person.foreign_told import ASKED as FOREIGN
from scanner.recognizers.person.foreign_told import foreign_told
from scanner.recognizers.person.given_called import ASKED as GIVEN_CALLED
from scanner.recognizers.person.given_called import given_called
from scanner.recognizers.person.given_names import ASKED as GIVEN
from scanner.recognizers.person.given_names import given_names
from scanner.recognizers.person.honoured_names import ASKED as OF_HONOUR
from scanner.recognizers.person.honoured_names import honoured_names
from scanner.recognizers.person.kana_told import ASKED as IN_KANA_TOLD
from scanner.recognizers.person.kana_told import kana_told
from scanner.recognizers.person.keyed_names import ASKED as BEHIND_KEYS
from scanner.recognizers.person.keyed_names import keyed_names
from scanner.recognizers.person.labelled_names import ASKED as LABELLED
from scanner.recognizers.person.labelled_names import labelled_names
from scanner.recognizers.person.latin_names import ASKED as OF_LATIN
from scanner.recognizers.person.latin_names import latin_names
from scanner.recognizers.person.listed_people import ASKED as LISTED
from scanner.recognizers.person.listed_people import listed_people
from scanner.recognizers.person.lone_names import ASKED as LONE
from scanner.recognizers.person.lone_names import lone_names
from scanner.recognizers.person.name_context import (
    FULL,
    HONOURED_READING,
    LINE,
    ON_TO_DOOR,
    READING,
    SPEAKING,
)
from scanner.recognizers.person.names_among_data import ASKED as AMONG
from scanner.recognizers.person.names_among_data import names_among_data
from scanner.recognizers.person.names_beside_data import ASKED as BESIDE
from scanner.recognizers.person.names_beside_data import names_beside_data
from scanner.recognizers.person.names_by_sound import is_full_by_sound
from scanner.recognizers.person.names_in_clauses import ASKED as IN_CLAUSES
from scanner.recognizers.person.names_in_clauses import names_in_clauses
from scanner.recognizers.person.names_in_notes import ASKED as IN_NOTES
from scanner.recognizers.person.names_in_notes import names_in_notes
from scanner.recognizers.person.names_in_sentences import ASKED as IN_SENTENCES
from scanner.recognizers.person.names_in_sentences import names_in_sentences
from scanner.recognizers.person.names_of_kanji import RUNS_REMEMBERED, grade_in_kanji
from scanner.recognizers.person.names_of_roles import ASKED as OF_ROLES
from scanner.recognizers.person.names_of_roles import names_of_roles
from scanner.recognizers.person.names_on_duty import ASKED as ON_DUTY
from scanner.recognizers.person.names_on_duty import names_on_duty
from scanner.recognizers.person.nobody import end_of_name, is_nobody
from scanner.recognizers.person.people import Known, heard, known
from scanner.recognizers.person.plain_names import is_called_plainly
from scanner.recognizers.person.rosters import ASKED as IN_ROSTERS
from scanner.recognizers.person.rosters import rosters
from scanner.recognizers.person.several_names import ASKED as SEVERAL
from scanner.recognizers.person.several_names import MAILED, several_names
from scanner.recognizers.person.signatures import ASKED as SIGNED_WITH
from scanner.recognizers.person.signatures import signatures
from scanner.recognizers.person.told_names import ASKED as TOLD
from scanner.recognizers.person.told_names import told_names
from scanner.recognizers.person.writings import (
    KANJI,
    KATAKANA,
    SPACE,
    WRITINGS,
    pair_in_kanji,
)
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import WIDE
from scanner.recognizers.reading.widened import EVERY, bits, fitting
from scanner.recognizers.records.records import FIELD, records

Span = tuple[int, int]
Finder = Callable[[str, int], Iterator[Span]]
_, IN_KANA, _ = WRITINGS
ANNOUNCED = expression(rf"([{KANJI}{KATAKANA}]{{0,8}})(?::|→[{SPACE}]?)\Z")
"""Before names that need not be known wholly."""

SAYS = expression("です|と申|といいます")
FIRM = expression(r"[(](?:カ|ｶ|ユ|ﾕ)(?:\)|\Z|[^ァ-ヺｦ-ﾟ])")
"""How banks write behind its kana that a name is a company's."""

GOES_ON = expression(f"(?<=[{KATAKANA}])(?![様殿氏君宛宅方男女生名])[{KANJI}]")
"""Behind a word in katakana that is no reading: オカザキ紙器株式会社."""

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

NUMBERED = expression("[0-9] ?[(]\\Z")
SPOKEN = expression(":(?: (?=[^0-9])|(?=[ぁ-ん了承]))")
"""What is said in a chat."""

LONGEST_BEFORE = 20
BY_THEMSELVES = (SPEAKING, LINE, FULL)
IN_RECORDS = (FIELD,)
ASKED = (
    BEHIND_KEYS,
    SEVERAL,
    OF_HONOUR,
    LABELLED,
    TOLD,
    LONE,
    OF_LATIN,
    BY_THEMSELVES,
    AMONG,
    OF_ROLES,
    BESIDE,
    LISTED,
    GIVEN,
    IN_SENTENCES,
    ON_DUTY,
    AT_WORK,
    IN_RECORDS,
    IN_CLAUSES,
    IN_ROSTERS,
    SIGNED_WITH,
    IN_KANA_TOLD,
    FOREIGN,
    GIVEN_CALLED,
    IN_NOTES,
)
"""The expressions of each finder."""

EVERYTHING = (EVERY,) * len(ASKED)
IN_ASCII = tuple(
    {SEVERAL: 1 << SEVERAL.index(MAILED), OF_LATIN: EVERY, BEHIND_KEYS: EVERY}.get(asked, 0)
    for asked in ASKED
)
"""What a text of ASCII could fit: the others all ask for kanji or kana."""

LATIN = r"[A-Za-z\u017f\u212a\u0130\u0131]"
"""With what Python takes for a letter of ASCII where case does not count."""

BY_LETTERS = (
    tuple(asked if may else () for asked, may in zip(ASKED, IN_ASCII, strict=True)),
    tuple(() if asked is OF_LATIN else asked for asked in ASKED),
    ASKED,
)
"""What a text of ASCII is asked for, one without a letter of ASCII, and any other."""

ALL = slice(None)

IN_WIDTH = expression("[\uff01-\uff5e\u3000\u00a0]")
FULL_WIDTH = str.maketrans(WIDE | dict.fromkeys("\u3000\u00a0", " "))


def names_in(text: str) -> list[Span]:
    """Find the names in a text that is more than a name.

    Args:
        text: Raw.
    """
    text = narrow(text)
    return sorted(each_name(text, IN_ASCII if text.isascii() else EVERYTHING))


def narrow(text: str) -> str:
    """Write signs of full width in ASCII; every sign keeps its place."""
    return text if IN_WIDTH.search(text) is None else text.translate(FULL_WIDTH)


def each_name(
    text: str,
    may: Sequence[int] = EVERYTHING,
    finders: Sequence[Finder] = (),
    taken: bytearray | None = None,
) -> Iterator[Span]:
    """Give names as they are found, the surest first; none touches another.

    Args:
        text: With signs of ASCII in ASCII.
        may: For each finder, which of its expressions could fit; see ``likely``.
        finders: All of them unless some are named.
        taken: Marks the places that were looked at, of other finders too.
    """
    taken = bytearray(len(text)) if taken is None else taken
    for name in _candidates(text, may, finders or FINDERS):
        if taken[name[0]]:
            continue
        for start, read in (name, *_reading(text, name[1])):
            end = end_of_name(text, start, read)
            if end > start and not any(taken[start:end]):
                taken[start:end] = b"1" * (end - start)
                if not is_nobody(text, start, end):
                    yield start, end


def _candidates(text: str, may: Sequence[int], finders: Sequence[Finder]) -> Iterator[Span]:
    """Give places in the order in which they are to be believed."""
    for finder, could in zip(finders, may, strict=True):
        if could:
            yield from finder(text, could)


def by_themselves(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find names for which no word speaks: all there are in a short word."""
    speaking, lined, full = bits(may, BY_THEMSELVES)
    for found in FULL.finditer(text) if full else ():
        if _may_be_full(*found.groups()):
            yield from _full(found, text)
    for said in SPEAKING.finditer(text) if speaking else ():
        yield from _lone(said)
    for said in LINE.finditer(text) if lined else ():
        yield from _lone(said)


def names_in_records(text: str, _may: int = EVERY) -> Iterator[Span]:
    """Find the names of records."""
    return (name for record in records(text) for name in record.names)


def narrowed(texts: pl.Series) -> pl.Series:
    """Write signs of full width in ASCII, as ``narrow`` does."""
    return texts.str.replace_many({chr(wide): sign for wide, sign in FULL_WIDTH.items()})


def likely(texts: pl.Series, finders: slice = ALL) -> list[tuple[int, ...]]:
    """Say for each narrow text, for each of some finders, which of its expressions could fit."""
    japanese = texts.str.len_bytes() != texts.str.len_chars()
    written = japanese.cast(pl.UInt8) + (japanese & texts.str.contains(LATIN))
    asked = (asked[finders] for asked in BY_LETTERS)
    parts = [
        iter(zip(*fitting(texts.filter(written == letters), each), strict=True))
        for letters, each in enumerate(asked)
    ]
    return [next(parts[letters]) for letters in written]


def _lone(said: re.Match[str]) -> Iterator[Span]:
    """Find the name of somebody who speaks or has done something."""
    run = said[1]
    surname = known(run) & Known.SURNAME and not known(run) & Known.SHORT
    sure = surname or grade_in_kanji(run) in {Grade.CHECKED, Grade.CERTAIN}
    if sure or (SAYS.match(said.string, said.end(1)) and is_called_plainly(run, new=True)):
        yield said.span(1)


@lru_cache(RUNS_REMEMBERED)
def _may_be_full(surname: str | None, given: str | None, run: str | None) -> bool:
    """Tell whether words that stand by themselves could be a full name, or what is somebody's."""
    word = run or surname or ""
    if (given or word)[-1] in OWNING or Grade.CERTAIN >= grade_in_kanji(word) >= Grade.CHECKED:
        return True
    if given is None:
        return False
    return pair_in_kanji(known(word), known(given), apart=True) is Grade.CERTAIN


def _full(match: re.Match[str], text: str) -> Iterator[Span]:
    """Find a surname and a given name that stand by themselves, or as one word."""
    surname, given, run = match.groups()
    last = given or run
    owned = OWNED.search(last) if last[-1] in OWNING else None
    if owned is not None:
        yield from _owner(match, owned)
        return
    if run is None:
        pair = pair_in_kanji(known(surname), known(given), apart=True)
        end = match.end(2)
        sure = pair is Grade.CERTAIN and (known(given) & Known.GIVEN or READING.match(text, end))
        if sure and not ON_TO_DOOR.match(text, end):
            yield match.start(), end
            return
        run = surname
    if len(run) > 1 and Grade.CERTAIN >= grade_in_kanji(run) >= Grade.CHECKED:
        yield from _joined(match, text, run)


def _owner(match: re.Match[str], owned: re.Match[str]) -> Iterator[Span]:
    """Find the full name that the word for what is somebody's is written on to: 佐藤花子名義."""
    surname, given, run = match.groups()
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


def _reading(text: str, end: int) -> Iterator[Span]:
    """Find how a name is read, behind it."""
    honoured = HONOURED_READING.match(text, end)
    if honoured and is_full_by_sound(honoured[1]):
        yield honoured.span(1)
    match = READING.match(text, end)
    if match is None or text.startswith(("・", ":", "="), match.end()):
        return
    lone = " " not in match[1] and (match[1][0] < "ァ" or heard(match[1]) & Known.THING)
    if FIRM.match(text, match.end()) or GOES_ON.match(text, match.end()):
        return
    grade = IN_KANA.grade_cell(match[1])
    full = grade in {Grade.CHECKED, Grade.CERTAIN} or is_full_by_sound(match[1])
    if full or (grade and not lone):
        yield match.span(1)


FINDERS: tuple[Finder, ...] = (
    keyed_names,
    several_names,
    honoured_names,
    labelled_names,
    told_names,
    lone_names,
    latin_names,
    by_themselves,
    names_among_data,
    names_of_roles,
    names_beside_data,
    listed_people,
    given_names,
    names_in_sentences,
    names_on_duty,
    colleagues,
    names_in_records,
    names_in_clauses,
    rosters,
    signatures,
    kana_told,
    foreign_told,
    given_called,
    names_in_notes,
)
"""In the order in which they are to be believed."""
