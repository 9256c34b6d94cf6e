"""Names amid other text: by what stands beside them, and by the dictionary.

Four things tell a name in a text: an honorific or a title behind it, a label before it, somebody
who says who they are, and a surname with a given name that stands by itself. The dictionary must
agree each time, because the same words stand beside shops, places and offices. A surname and a
given name that stand by themselves must both be in it, and are not taken where a title follows
(夏目漱石の講座, 徳川家康展): a person in a title is a subject, and mostly dead.
"""

import re
from collections.abc import Callable, Iterator, Sequence

import polars as pl

from scanner.model.detection import Grade
from scanner.recognizers.expressions import expression
from scanner.recognizers.honoured_names import ASKED as OF_HONOUR
from scanner.recognizers.honoured_names import honoured_names, is_name_in_kana
from scanner.recognizers.latin_names import ASKED as OF_LATIN
from scanner.recognizers.latin_names import latin_names
from scanner.recognizers.lone_names import ASKED as LONE
from scanner.recognizers.lone_names import lone_names
from scanner.recognizers.name_context import (
    COMPANY,
    FULL,
    GOODS,
    HONOURED,
    LABEL,
    LEADING,
    LINE,
    NEXT,
    ON_TO_DOOR,
    READING,
    SPEAKING,
)
from scanner.recognizers.names_among_data import ASKED as AMONG
from scanner.recognizers.names_among_data import names_among_data
from scanner.recognizers.names_by_form import (
    has_form_of_name,
    is_given_by_form,
    is_given_in_kana,
    is_pair_by_form,
    is_told_by_label,
)
from scanner.recognizers.names_of_kanji import (
    begins_with_surname,
    grade_in_kanji,
    is_full_name,
    may_be_called,
    name_at_start,
)
from scanner.recognizers.normalise import WIDE
from scanner.recognizers.people import Known, heard, known, reads_as_surname
from scanner.recognizers.person_columns import person_evidence
from scanner.recognizers.several_names import ASKED as SEVERAL
from scanner.recognizers.several_names import several_names
from scanner.recognizers.told_names import ASKED as TOLD
from scanner.recognizers.told_names import told_names
from scanner.recognizers.weighing import Evidence
from scanner.recognizers.widened import EVERY, bits, fitting
from scanner.recognizers.writings import (
    HALF_KANA,
    HIRAGANA,
    KANJI,
    KATAKANA,
    SPACE,
    WRITINGS,
    of_kanji,
    pair_in_kanji,
)

Span = tuple[int, int]
IN_KANJI, IN_KANA, _ = WRITINGS
RUNS_REMEMBERED = 1 << 16
STATES = frozenset("済未可否要無有他同正副生性年月日歳才電住")
"""What stands behind a label where nobody is named."""

ANNOUNCED = expression(rf"([{KANJI}{KATAKANA}]{{0,8}})(?::|→[{SPACE}]?)\Z")
"""Before names that need not be known wholly."""

OF_PERSON = expression("[者人員主様名]\\Z")
"""How labels end behind which words in kana that a point joins are somebody from abroad."""

SURELY = expression("氏名\\Z|(?:[者人員主客]|会員|顧客)名\\Z")
"""How labels end behind which a name stands, whatever it is."""

WRITTEN = frozenset(("カナ", "かな", "ｶﾅ"))
LABELS = Known.THING | Known.UNFIT
"""What is known of labels in kana."""

LONGEST_GIVEN = 4
LONGEST_BEFORE = 20
LONGEST_BEHIND = 32

KEY = expression(r"[A-Za-z_]+[_ -]\Z|[A-Za-z]*[a-z]\Z")
ENDS = ":=(\"'>., \t\n"

ONWARD = expression(rf"(?!様|殿|氏|君|宛|宅)[{KANJI}{KATAKANA}]")
"""Behind a word in kana: it goes on, パン工房."""

BY_THEMSELVES = (SPEAKING, LINE, FULL)
LABELLED = (expression(rf"{LABEL.pattern}[{KANJI}{HIRAGANA}{KATAKANA}{HALF_KANA}]"),)
ASKED = (SEVERAL, OF_HONOUR, LABELLED, TOLD, LONE, OF_LATIN, BY_THEMSELVES, AMONG)
"""The expressions of each finder."""

EVERYTHING = (EVERY,) * len(ASKED)

IN_WIDTH = expression("[\uff01-\uff5e\u3000\u00a0]")
FULL_WIDTH = str.maketrans(WIDE | dict.fromkeys("\u3000\u00a0", " "))


def names_in(text: str, may: Sequence[int] = EVERYTHING) -> list[Span]:
    """Find the names in a text that is more than a name.

    Args:
        text: Raw.
        may: For each finder, which of its expressions could fit; see ``likely``.
    """
    if IN_WIDTH.search(text) is not None:
        text = text.translate(FULL_WIDTH)
    found: list[Span] = []
    taken = bytearray(len(text))
    for name in _candidates(text, may):
        for start, end in (name, *_reading(text, name[1])):
            if not any(taken[start:end]):
                found.append((start, end))
                taken[start:end] = b"1" * (end - start)
    return sorted(found)


def _candidates(text: str, may: Sequence[int]) -> Iterator[Span]:
    """Give places in the order in which they are to be believed."""
    for finder, could in zip(FINDERS, may, strict=True):
        if could:
            yield from finder(text, could)


def _labelled(text: str, _may: int = EVERY) -> Iterator[Span]:
    """Find the names behind labels."""
    for label in LABEL.finditer(text):
        signed = label["sign"] or (not label["kin"] and label[0][-1] >= "ぁ")
        if signed and not _is_of_things(text, label):
            yield from _list(text, label)


def by_themselves(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find names for which no word speaks: all there are in a short word."""
    speaking, lined, full = bits(may, BY_THEMSELVES)
    for said in SPEAKING.finditer(text) if speaking else ():
        yield from _lone(said)
    for said in LINE.finditer(text) if lined else ():
        yield from _lone(said)
    for found in FULL.finditer(text) if full else ():
        yield from _full(found, text)


def likely(texts: pl.Series) -> list[tuple[int, ...]]:
    """Say for each text, for each finder, which of its expressions could fit."""
    narrow = texts.str.replace_many({chr(wide): sign for wide, sign in FULL_WIDTH.items()})
    return list(zip(*(fitting(narrow, asked) for asked in ASKED), strict=True))


def _is_of_things(text: str, label: re.Match[str]) -> bool:
    """Tell whether ``name`` ends the key of something else: ``product_name``."""
    if label[0].lower().startswith("name") and GOODS.search(text) is not None:
        return True
    key = KEY.search(text, max(0, label.start() - LONGEST_BEFORE), label.start())
    if key is None:
        return False
    return Evidence.OTHER_NAME in person_evidence(key[0] + label[0].rstrip(ENDS))


def _list(text: str, label: re.Match[str]) -> Iterator[Span]:
    """Find the name behind a label, and others that follow it with a comma."""
    strict = bool(label["strict"] or SURELY.search(label[0].rstrip(ENDS)))
    strict = strict or (label["sign"] or "")[-1:] == ")"
    at, joined = label.end(), not label["sign"]
    while True:
        match = None if COMPANY.match(text, at) else LEADING.match(text, at, at + LONGEST_BEHIND)
        length = _length_at_start(match, joined=joined, strict=strict) if match else 0
        if match and not length and label["sign"] and OF_PERSON.search(label[0].rstrip(ENDS)):
            length = _length_for_person(match)
        behind = text[at + length : at + length + 1]
        if not length or behind.isdigit() or (behind == "の" and not (label["sign"] or "").strip()):
            return
        yield at, at + length
        further = NEXT.match(text, at + length)
        if further is None:
            return
        at, joined, strict = further.end(), False, False


def _length_for_person(match: re.Match[str]) -> int:
    """Take what may be a name, behind a label that ends like a word for people."""
    run, foreign = match["run"] or match["first"] or "", match["foreign"] or ""
    return len(foreign) or len(run) * (may_be_called(run) or has_form_of_name(run))


def _length_at_start(match: re.Match[str], *, joined: bool, strict: bool) -> int:
    kind = match.lastgroup or ""
    word = match[kind]
    if kind in {"second", "right"}:
        left = match["first"] or match["left"]
        gap, given = int(kind == "second"), HONOURED.split(word)[0]
        if strict and not joined and is_pair_by_form(left, given, apart=bool(gap)):
            return len(left) + gap + len(given)
        length = _parted_at_start(left, word, gap=gap)
        return length or _run_at_start(left, joined=joined, strict=strict)
    if kind == "run":
        return _run_at_start(word, joined=joined, strict=strict)
    if joined or ONWARD.match(match.string, match.end()):
        return 0
    return next((len(w) for w in (word, word.split(" ")[0]) if _is_in_kana(w, strict=strict)), 0)


def _is_in_kana(word: str, *, strict: bool) -> bool:
    """Tell whether kana behind a label are a name, and not the next label: 氏名 カナ."""
    return heard(word) != LABELS and word not in WRITTEN and is_name_in_kana(word, strict=strict)


def _parted_at_start(left: str, right: str, gap: int) -> int:
    """Take as much of the right run as is a given name for the left one."""
    surname, right = known(left), HONOURED.split(right)[0]
    if not surname & (Known.SURNAME | Known.PLACE):
        return 0
    least = int(len(left) == 1 < len(right))
    for end in range(min(len(right), LONGEST_GIVEN if gap else len(right)), least, -1):
        given = of_kanji(right[:end])
        pair = pair_in_kanji(int(surname), int(given), apart=bool(gap))
        if pair >= Grade.CHECKED and (given & Known.GIVEN or _may_be_new(left, right[:end])):
            return len(left) + gap + end
    return (len(left) + gap + len(right)) * bool(gap and right and is_full_name(left, right))


def _may_be_new(surname: str, given: str) -> bool:
    """Tell whether a given name that nobody knows may stand behind a surname of more than a sign."""
    return given[-1] <= "ヿ" or (len(surname) > 1 and is_given_by_form(given))


def _run_at_start(run: str, *, joined: bool, strict: bool) -> int:
    length = name_at_start(run)
    if run in STATES:
        return 0
    if joined and length == len(run) and known(run) & Known.THING and not reads_as_surname(run):
        return 0
    if length or joined or not strict:
        return length
    run = HONOURED.split(run)[0]
    return len(run) * (begins_with_surname(run) or is_told_by_label(run))


def _lone(said: re.Match[str]) -> Iterator[Span]:
    """Find the name of somebody who speaks or has done something."""
    run = said[1]
    if (known(run) & Known.SURNAME and not known(run) & Known.SHORT) or grade_in_kanji(run) in {
        Grade.CHECKED,
        Grade.CERTAIN,
    }:
        yield said.span(1)


def _full(match: re.Match[str], text: str) -> Iterator[Span]:
    """Find a surname and a given name that stand by themselves, or as one word."""
    surname, given, run = match.groups()
    if run is None:
        pair = pair_in_kanji(int(known(surname)), int(known(given)), apart=True)
        end = match.end(2)
        sure = pair is Grade.CERTAIN and (known(given) & Known.GIVEN or READING.match(text, end))
        if sure and not ON_TO_DOOR.match(text, end):
            yield match.start(), end
            return
        run = surname
    if len(run) > 1 and Grade.CERTAIN >= grade_in_kanji(run) >= Grade.CHECKED:
        yield from _joined(match, text, run)


def _joined(match: re.Match[str], text: str, run: str) -> Iterator[Span]:
    """Find a full name of one word, which needs to be led to unless it is certain."""
    start, end = match.start(), match.start() + len(run)
    if text[start - 1 : start] == "『" or ON_TO_DOOR.match(text, max(match.end(2), match.end(3))):
        return
    sure = grade_in_kanji(run) is Grade.CERTAIN
    if sure or READING.match(text, end) or _is_announced(text, start):
        yield start, end


def _is_announced(text: str, start: int) -> bool:
    """Tell whether a sign leads to a name, and not a word for things: 銘柄：山田錦."""
    key = ANNOUNCED.search(text, max(0, start - LONGEST_BEFORE), start)
    return key is not None and Evidence.OTHER_NAME not in person_evidence(key[1].removesuffix("書"))


def _reading(text: str, end: int) -> Iterator[Span]:
    """Find how a name is read, behind it."""
    match = READING.match(text, end)
    if match is None:
        return
    lone = not re.search(f"[{SPACE}]", match[1]) and (
        match[1][0] < "ァ" or heard(match[1]) & Known.THING
    )
    grade = IN_KANA.grade_cell(match[1])
    if grade in {Grade.CHECKED, Grade.CERTAIN} or (grade and not lone):
        yield match.span(1)


FINDERS: tuple[Callable[[str, int], Iterator[Span]], ...] = (
    several_names,
    honoured_names,
    _labelled,
    told_names,
    lone_names,
    latin_names,
    by_themselves,
    names_among_data,
)
"""In the order in which they are to be believed."""
