"""Names behind keys that are called like columns of names, and in rows of a name and its reading.

What a key says is asked as for a column (``headers``): ``NM_KJ=``, ``member_name:``, カナ：. A row
that has a surname, a given name and the sounds of both in four cells is a person whatever else it
holds. Names of foreigners in katakana, which few dictionaries have, are told by the middle dot and
an honorific or a word for what somebody is.
"""

import re
from collections.abc import Iterator

from scanner.model.detection import Evidence, Grade
from scanner.recognizers.headers.column_names import names_people
from scanner.recognizers.headers.of_persons import person_evidence
from scanner.recognizers.person.keyed_parts import is_part
from scanner.recognizers.person.labelled_names import OF_WHAT, speaks_of_goods
from scanner.recognizers.person.names_by_form import (
    is_firm_in_kana,
    is_given_by_form,
    is_told_by_label,
)
from scanner.recognizers.person.names_by_sound import in_katakana, is_full_by_sound
from scanner.recognizers.person.names_of_kanji import grade_in_kanji
from scanner.recognizers.person.people import NAMED, Known, known, sounding, spelt
from scanner.recognizers.person.plain_names import is_called_plainly, is_somebody
from scanner.recognizers.person.rare_surnames import SELDOM
from scanner.recognizers.person.writings import (
    HALF_KANA,
    HIRAGANA,
    KANJI,
    KATAKANA,
    SPACE,
    WITHIN_KANJI,
    of_kanji,
)
from scanner.recognizers.reading.expressions import any_of, expression
from scanner.recognizers.reading.normalise import DASHES, VOWEL_SIGNS
from scanner.recognizers.reading.screening import EVERY, bits

Span = tuple[int, int]
_SIGNS = f"{KANJI}{WITHIN_KANJI}{HIRAGANA}{KATAKANA}"
_LATIN = "[A-Z][A-Za-z'-]{1,14}"
_VALUE = (
    rf"(?P<kanji>[{KANJI}][{_SIGNS}]{{0,6}}(?:[{SPACE}][{_SIGNS}]{{1,5}})?)"
    rf"|(?P<kana>[{HALF_KANA}]{{1,14}}(?:[{SPACE}･][{HALF_KANA}]{{2,14}}){{0,2}}"
    rf"|[{KATAKANA}]{{1,9}}(?:[{SPACE}・][{KATAKANA}]{{1,9}}){{0,2}}"
    rf"|[{HIRAGANA}]{{2,7}}(?:[{SPACE}][{HIRAGANA}]{{2,7}})?)"
    rf"|(?P<latin>{_LATIN}(?:(?:,? |[+]){_LATIN}){{1,3}})"
)
_UP_TO = (
    rf"(?=[{SPACE}]?(?:[;,&|\"'<)\n/%」』\\]|\Z)"
    rf"|[{SPACE}]+[A-Za-z_{KANJI}][A-Za-z0-9_{KANJI}]{{1,15}}[=:])"
)
KEYED = expression(
    rf"(?<![A-Za-z_])(?P<key>[A-Za-z][A-Za-z_]{{1,24}}|[{KANJI}{KATAKANA}]{{2,10}})"
    rf"(?:[ ]?=[ ]?|\\?[\"']?[:：]|[\"']?[ ]?=>|[「『]|[\"'] value=|[ ](?:LIKE|like|IN|in)[ ][(]?)"
    rf"[{SPACE}]?(?:[Nn]?\\?[\"'])?%?(?:{_VALUE}){_UP_TO}"
)
READ = expression(
    rf"(?:フリガナ|ふりがな|ﾌﾘｶﾞﾅ|氏名カナ|カナ氏名|よみがな)[{SPACE}:=]?"
    rf"(?P<name>[{HALF_KANA}]{{2,14}}(?:[{SPACE}][{HALF_KANA}]{{2,14}})?"
    rf"|[{KATAKANA}]{{2,9}}[{SPACE}][{KATAKANA}]{{2,9}})"
    rf"(?=[{SPACE}]*(?:性別|男|女|生年|住所|電話|TEL|携帯|名義|氏名|[;,/|)\n]|\Z))"
)
SPLIT = expression(
    rf"(?:セイ|みょうじ|ミョウジ)[:=][{SPACE}]?"
    rf"(?P<surname>[{KATAKANA}]{{1,9}}|[{HIRAGANA}]{{1,9}})[{SPACE},/]{{1,3}}"
    rf"(?:メイ|なまえ|ナマエ)[:=][{SPACE}]?(?P<given>[{KATAKANA}]{{1,9}}|[{HIRAGANA}]{{1,9}})"
)
INSERTED = expression(
    r"(?i:insert|replace)[ ](?i:into)[^()\n]{1,60}\((?P<keys>[^()\n]{2,400})\)"
    r"[ \n]?(?i:values)[ \n]?\((?P<values>[^()\n]{2,800})\)"
)
CARD = expression(
    rf"(?m)(?:^N(?:;[A-Za-z0-9;=-]{{1,40}})?:|[\"'](?:last|氏|姓)[\"'] ?: ?[\"'])"
    rf"(?P<surname>[{_SIGNS}]{{1,6}})"
    rf"(?:;|[\"'], ?[\"'](?:first|名)[\"'] ?: ?[\"'])(?P<given>[{_SIGNS}]{{1,6}})(?=;|$|[\"'])"
)
"""A surname and a given name on a visiting card or in a record that programs exchange."""

WEEKDAYS = frozenset("月火水木金土日")
COLUMN = expression(r"[^,\s`\"'\[\]]+")
VALUE = expression(r"[Nn]?'(?P<quoted>[^'\n]*)'|[^,'\s]+")
WHOLE = expression(_VALUE)
"""What is put into a table, and for which of its columns."""

PARTS = expression(rf"([{KANJI}]+)([{HIRAGANA}]+|[{KATAKANA}]+)")
FULL = {Grade.CHECKED, Grade.CERTAIN}
_CELL = r"[\"']?[,\t|;][\"']?"
ROW = expression(
    rf"(?<![{_SIGNS}])(?P<surname>[{KANJI}][{KANJI}{WITHIN_KANJI}]{{0,4}}){_CELL}"
    rf"(?P<given>[{_SIGNS}]{{1,5}}){_CELL}"
    rf"(?P<sounds>[{KATAKANA}]{{1,9}}|[{HALF_KANA}]{{1,14}}|[{HIRAGANA}]{{1,9}}){_CELL}"
    rf"(?P<sounded>[{KATAKANA}]{{1,9}}|[{HALF_KANA}]{{1,14}}|[{HIRAGANA}]{{1,9}})(?![{_SIGNS}])"
)
_CALLED = (
    rf"[A-Za-z0-9._+-]{{1,40}}@[A-Za-z0-9]"
    rf"|(?<![0-9])(?:[+]81|[(]?0[0-9]{{1,4}}[-)(. {DASHES}{VOWEL_SIGNS}]|0[0-9]{{9,10}}(?![0-9]))"
)
CELLS = expression(
    rf"(?<![{_SIGNS}])(?P<surname>[{KANJI}][{KANJI}{WITHIN_KANJI}]{{0,4}}|[{KATAKANA}]{{2,8}})"
    rf"{_CELL} ?[\"']?(?P<given>[{_SIGNS}]{{1,5}}){_CELL}"
    rf"(?=[^\n]{{0,24}}?(?:(?<![0-9])(?:19|20)[0-9]{{2}}[-/.年]?[0-9]{{1,2}}"
    rf"|[大昭平令TSHR][0-9元]{{1,2}}[-/.年]|{_CALLED}"
    rf"|[{KATAKANA}]{{2,8}}[{SPACE}][{KATAKANA}]{{2,8}}[\"']?,"
    r"|(?<=[,\t|;\"' ])(?:[男女]性?|[MF])(?=[,\t|;\"')]|$)))"
)
"""A surname and a given name in two cells, before a day of birth, a sex or a number to call."""

OWN = expression(r"[A-Za-z0-9]@[A-Za-z0-9]|(?<![0-9])(?:[+]81|0)[- (]?[5-9]0[-) ]?[0-9]{4}")
OWN_REACH = 60
"""What only somebody has; within so many signs."""

_ABROAD = rf"(?P<name>[{KATAKANA}]{{1,12}}(?:[・＝][{KATAKANA}]{{1,12}}){{1,3}})"
HONOURED = expression(
    rf"(?<![{KATAKANA}・]){_ABROAD}(?=[{SPACE}]?(?:様|さん|さま|氏|先生|[課係部]長))"
)
FIRM = expression(r"(?:会社|法人|組合|\((?:株|有|同|医|福|社|一社)\)|[㈱㈲])[ ]?\Z")
FIRM_REACH = 6
"""What is written on to the name of a firm."""

IN_HOUSEHOLD = expression(
    rf"(?:(?:世帯主|同居人|届出人|[{KANJI}][者員師]|通訳|メンバー|出席)は?[{SPACE}:(「〔]{{0,2}}"
    r"|[0-9] ?[(])"
    rf"{_ABROAD}(?![{KATAKANA}・])"
)
DOTTED = expression(
    r"(?<![A-Za-z0-9._@/-])(?P<given>[A-Z][a-z]{1,11})\.(?P<surname>[A-Z][a-z]{1,11})"
    "(?= ?[がはをにさ])"
)
ADDRESSED = expression(
    r"(?<![A-Za-z])(?:[Aa]sk|[Tt]ell|[Pp]ing|[Cc]all|[Cc]ontact|user=|by|from|Mr\.|Ms\.|Mrs\."
    r"|Dear(?! M))[ ]?"
    r"(?P<word>[A-Z][a-z]{1,11})(?=[ ,.;:\n]|\Z)(?! [A-Z])"
    r"|(?<=# )(?P<doer>[A-Z][a-z]{1,11})(?= ?[がは])"
)

ABROAD_ASKED = any_of(HONOURED, IN_HOUSEHOLD)
LATIN_ASKED = any_of(DOTTED, ADDRESSED)
ASKED = (KEYED, any_of(READ, SPLIT, INSERTED, CARD), any_of(ROW, CELLS), ABROAD_ASKED, LATIN_ASKED)


def keyed_names(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find names behind keys and in rows, and those of foreigners.

    Args:
        text: With signs of ASCII in ASCII.
        may: Which of the expressions ``ASKED`` could fit.
    """
    keyed, read, row, abroad, latin = bits(may, ASKED)
    if keyed:
        yield from (found.span(found.lastgroup or 0) for found in _keyed(text))
    if read:
        yield from _read(text)
        yield from _inserted(text)
    if row:
        yield from _rows(text)
    if abroad:
        yield from _abroad(text)
    if latin:
        yield from _latin(text)


def _keyed(text: str) -> Iterator[re.Match[str]]:
    """Find values whose key is that of a column of names, which can be names at all."""
    for found in KEYED.finditer(text):
        said = person_evidence(found["key"])
        if OF_WHAT.search(text, max(0, found.start() - FIRM_REACH), found.start()):
            continue
        if (Evidence.NAME in said and _can_be(found, found["key"])) or (
            Evidence.WEAK_NAME in said and _is_full(found) and not _is_of_goods(found)
        ):
            yield found


def _is_of_goods(found: re.Match[str]) -> bool:
    """Say whether a key is only called ``name``, in a record with a price."""
    return found["key"].lower().endswith("name") and speaks_of_goods(found.string)


def _is_full(found: re.Match[str]) -> bool:
    """Say whether a value is a full name: goods have keys like ``name`` as well, not ``member``."""
    if found["kanji"]:
        return names_people(found["key"]) and grade_in_kanji(found["kanji"]) in FULL
    if found["kana"]:
        return is_full_by_sound(found["kana"])
    return bool(found["latin"]) and _is_pair(found["latin"])


def _is_pair(latin: str) -> bool:
    """Say whether two words are a surname and a given name, in either order."""
    words = [spelt(word) for word in re.split("[ ,+]+", latin)]
    kinds = (Known.SURNAME, Known.GIVEN), (Known.GIVEN, Known.SURNAME)
    return len(words) == 2 and any(words[0] & a and words[1] & b for a, b in kinds)  # noqa: PLR2004


def _can_be(found: re.Match[str], key: str) -> bool:
    """Say whether a value may be what its key says; one sign is a part of a name at most."""
    one = found["kanji"] or found["kana"]
    if one and (len(one) == 1 or is_part(key, one)):
        return is_part(key, one)
    if found["kanji"]:
        words = re.split(f"[{SPACE}]", found["kanji"])
        if len(words) == 1:
            named = known(words[0]) & (Known.SURNAME | Known.GIVEN) > 0
            return named or grade_in_kanji(words[0]) in FULL or _is_new(words[0])
        return known(words[0]) & Known.SURNAME > 0 or words[0] in SELDOM
    if found["kana"]:
        return is_full_by_sound(found["kana"], told=True) or "･" in found["kana"]
    words = re.split("[ ,+]+", found["latin"])
    return sum(spelt(word) & NAMED > 0 for word in words) * 2 >= len(words)


def _is_new(word: str) -> bool:
    """Say whether one word is a surname with what may be a given name."""
    parts = PARTS.fullmatch(word)
    if parts is None:
        return is_called_plainly(word, new=True) or is_told_by_label(word)
    return is_somebody(parts[1], parts[2], apart=False)


def _inserted(text: str) -> Iterator[Span]:
    """Find the names among the values of a statement, by the columns that they are for."""
    for found in INSERTED.finditer(text):
        keys = COLUMN.findall(found["keys"])
        values = list(VALUE.finditer(text, *found.span("values")))
        for key, value in zip(keys, values, strict=False):
            name = WHOLE.fullmatch(value["quoted"] or "")
            if name and Evidence.NAME in person_evidence(key) and _can_be(name, key):
                yield value.span("quoted")


def _read(text: str) -> Iterator[Span]:
    """Find readings that a label leads to."""
    for found in READ.finditer(text):
        if is_full_by_sound(found["name"], told=True):
            yield found.span("name")
    for found in SPLIT.finditer(text):
        yield from (found.span("surname"), found.span("given"))
    for found in CARD.finditer(text):
        if WEEKDAYS.issuperset(found["surname"] + found["given"]):
            continue
        if is_part("surname", found["surname"]) or is_part("given_name", found["given"]):
            yield from (found.span("surname"), found.span("given"))


def _rows(text: str) -> Iterator[Span]:
    """Find rows of a surname, a given name and how they sound."""
    for row in ROW.finditer(text):
        sounds, sounded = (sounding(in_katakana(row[of])) for of in ("sounds", "sounded"))
        named = known(row["surname"]) & sounds & Known.SURNAME
        if named and (sounded & Known.GIVEN or is_given_by_form(row["given"])):
            yield from map(row.span, ("surname", "given", "sounds", "sounded"))
    for cells in CELLS.finditer(text):
        surname, given = of_kanji(cells["surname"]), of_kanji(cells["given"])
        thing = surname & Known.PLACE and given & Known.THING and not given & Known.CLEAR
        thing = thing and not OWN.search(text, cells.end(), cells.end() + OWN_REACH)
        if surname & Known.SURNAME and given & Known.GIVEN and not thing:
            yield from map(cells.span, ("surname", "given"))


def _abroad(text: str) -> Iterator[Span]:
    """Find foreigners; a shop is honoured as well (カフェ・ロマンさん)."""
    for pattern in (HONOURED, IN_HOUSEHOLD):
        for found in pattern.finditer(text):
            firm = FIRM.search(text, max(0, found.start() - FIRM_REACH), found.start())
            if not firm and not is_firm_in_kana(*re.split("[・＝]", found["name"])):
                yield found.span("name")


def _latin(text: str) -> Iterator[Span]:
    """Find single names in Latin letters of those who are asked or have done something."""
    for found in DOTTED.finditer(text):
        if spelt(found["given"]) & Known.GIVEN and spelt(found["surname"]) & Known.SURNAME:
            yield from (found.span("given"), found.span("surname"))
    for found in ADDRESSED.finditer(text):
        word = found["word"] or found["doer"]
        if spelt(word) & (Known.SURNAME | Known.GIVEN):
            yield found.span("word" if found["word"] else "doer")
