"""Names behind labels: 氏名：, 担当 and ``name=``, and others that follow the first in a list.

What a label says of a name is as much as how it is written: behind 氏名 a name stands whatever it
is, behind 確認 only one that the dictionary has, and beside a price ``name`` is that of goods.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from scanner.model.detection import Grade
from scanner.recognizers.expressions import expression
from scanner.recognizers.honoured_names import is_name_in_kana
from scanner.recognizers.name_context import COMPANY, GOODS, HONOURED, LABEL, LEADING, NEXT
from scanner.recognizers.names_by_form import (
    has_form_of_name,
    is_given_by_form,
    is_pair_by_form,
    is_told_by_label,
)
from scanner.recognizers.names_of_kanji import (
    begins_with_surname,
    is_full_name,
    may_be_called,
    name_at_start,
)
from scanner.recognizers.people import Known, heard, known, reads_as_surname
from scanner.recognizers.person_columns import person_evidence
from scanner.recognizers.weighing import Evidence
from scanner.recognizers.widened import EVERY
from scanner.recognizers.writings import (
    HALF_KANA,
    HIRAGANA,
    KANJI,
    KATAKANA,
    of_kanji,
    pair_in_kanji,
)

Span = tuple[int, int]
STATES = frozenset("済未可否要無有他同正副生性年月日歳才電住")
"""What stands behind a label where nobody is named."""

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

ASKED = (expression(rf"{LABEL.pattern}[{KANJI}{HIRAGANA}{KATAKANA}{HALF_KANA}]"),)


def labelled_names(text: str, _may: int = EVERY) -> Iterator[Span]:
    """Find the names behind labels."""
    for label in LABEL.finditer(text):
        signed = label["sign"] or (not label["kin"] and label[0][-1] >= "ぁ")
        if signed and not _is_of_things(text, label):
            yield from _list(text, label)


@lru_cache(1)
def _speaks_of_goods(text: str) -> bool:
    """Tell whether a record is one of goods; asked once for all the labels in it."""
    return GOODS.search(text) is not None


def _is_of_things(text: str, label: re.Match[str]) -> bool:
    """Tell whether ``name`` ends the key of something else: ``product_name``."""
    if label[0].lower().startswith("name") and _speaks_of_goods(text):
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
    """Tell whether a given name nobody knows may stand behind a surname of some signs."""
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
