"""Surnames, and given names of a family, that the wording of a note or a form tells.

Who is on duty at which time of a day, who speaks in minutes, whose family a bracket names, which of
two spellings is right, and what relatives are called: there places that are surnames too name
somebody, and given names stand beside the word for a relative with nothing between.
"""

import re
from collections.abc import Iterator

from scanner.recognizers.person.beside_surnames import OF_ONE_SIGN, RELATIONS
from scanner.recognizers.person.colleagues import BRANCHES, may_be_surname
from scanner.recognizers.person.names_by_form import is_given_by_form
from scanner.recognizers.person.people import Known, is_word, known, reads_as_surname
from scanner.recognizers.person.plain_names import is_called_plainly, is_known
from scanner.recognizers.person.surnames_alone import ONE, RUN
from scanner.recognizers.person.writings import HIRAGANA, KANJI, KATAKANA, SPACE
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.screening import EVERY, believed, screens_of

Span = tuple[int, int]
_SLOT = "午前|午後|夜間|昼間?|夕方?|朝|前半|後半|深夜|早朝|終日|日中"
SLOT = expression(rf"(?<![{KANJI}])(?:{_SLOT})[:=][{SPACE}]?{ONE}(?=[{SPACE}、,。/\n(]|\Z)")
DUTY = expression("当番|担当|応援|シフト|当直|日直|宿直|受付|窓口|勤務|出勤|立ち?番|係")
"""What a row of times is of."""

CHAIR = expression(
    rf"(?:議長|座長|司会|進行|委員長|会長|副会長|書記|議事録|[部課係]長|主査|主事|主任|事務局長?|講師|理事|監事|幹事)"
    rf"[{SPACE}]?\({ONE}\)(?=[:「]|[{SPACE}][:「])"
)
"""Who speaks in minutes."""

TREASURER = expression(
    rf"(?:(?<=[、,:・/])|(?<=[、,:・/][{SPACE}])){ONE}(?=(?:会計|書記|監査|幹事|庶務|副会長|班長|会計監査)(?:[、,。・/\n{SPACE}]|\Z))"
)
"""Who holds what office, in a row of those present."""

FAMILY = expression(rf"\({ONE}(?=(?:家|宅|一家)\))")
SPELT = expression(
    rf"[「『](?P<wrong>{RUN})[」』](?:さん|様)?(?:では?な[くい]て?|じゃな[くい]て?|でなく|は誤りで?、?(?:正しくは)?|→)、?"
    rf"[「『]{ONE}[」』]"
)
"""A spelling, and the one that is right."""

OF_SPELLING = expression("さん|様|氏|[漢旧新]?字|名札|表記|名前|宛名|名義|苗字|名字|姓|読み|呼")
OF_FIRM = expression(
    rf"[{KANJI}{KATAKANA}]{{2,12}}(?:株式会社|有限会社|合同会社|牧場|農園|工業|商店|建設|製作所){ONE}(?=です[。、]|でございます|と申します)"
)
"""Who speaks for a firm whose name stands before them, written on to it."""

_KIN = (
    "[妻夫父母兄姉弟妹]|祖[父母]|義[父母兄姉弟妹]|[長次三二四][男女]|主人|息子|娘|孫|内縁の[妻夫]"
)
RELATIVE = expression(
    rf"(?<![{KANJI}])(?P<kin>{_KIN})(?P<name>{RUN}[{SPACE}]?[{KANJI}]{{0,3}}|[{KANJI}]{{1,3}}[{SPACE}]?[{HIRAGANA}]{{2,4}}?|[{KATAKANA}]{{1,4}}[子江代枝]?)"
    rf"(?=(?:と(?:[2-9二三四五]人|同居|の)|が(?:通い|介護|同居|主|世話|世帯主|筆頭|扶養|別居|転[入出居]|付|対応|面倒)|、(?:{_KIN}|本人)|の[2-9]人|\((?:[MTSHR明大昭平令]|[12][0-9]{{3}}[-/.年]))|(?:ら|と本人)?の[0-9]人世帯)"
)
"""A relative, whose name is written on to what they are: 妻光代と二人暮らし."""

SO_CALLED = expression(
    rf"(?:{_KIN}|家内|旦那|子ども|子供|彼|[父母]親)、?(?P<name>[{KANJI}]{{1,3}}|[{HIRAGANA}]{{2,4}}|[{KATAKANA}]{{2,4}})"
    r"(?=って(?:いう|言う|いいます|言います)|といいま|という(?:ん|の)で)"
)
"""Whom a relative says by name: うちの主人、光男っていうんですけど."""

NOT_GIVEN = frozenset("方子親女男母父上系娘校性国港体語屋音乳胎等側達共会妹弟兄姉孫") | {
    "名前",
    "本人",
}
"""What stands behind a word for a relative and makes another one: 父方, 母子, 父兄."""


def names_in_notes(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find surnames and given names that the wording of a note tells.

    Args:
        text: With signs of ASCII in ASCII.
        may: Which of the expressions ``ASKED`` could fit.
    """
    for found in believed(text, may, ASKED, ROWS):
        yield from (found.span(of) for of in ("wrong", "name") if of in found.groupdict())


def _is_on_duty(found: re.Match[str]) -> bool:
    """Take surnames in a row of times, where somebody is on duty."""
    return _may_be(found["name"]) and DUTY.search(found.string, 0, found.start()) is not None


def _may_be(word: str) -> bool:
    """Tell whether a word is a surname and not only a word for things."""
    if len(word) == 1:
        return may_be_surname(word)
    named = known(word) & Known.SURNAME > 0
    return named and word not in BRANCHES and (reads_as_surname(word) or not is_word(word))


def _is_surname(found: re.Match[str]) -> bool:
    return _may_be(found["name"])


def _is_family(found: re.Match[str]) -> bool:
    """Leave out words that end so: (本家), (農家)."""
    word = found["name"]
    thing = any(known(word + end) & (Known.THING | Known.SURNAME) for end in "家宅")
    return reads_as_surname(word) or (not thing and _may_be(word))


def _is_spelt(found: re.Match[str]) -> bool:
    """Take two surnames, of which one spelling is right; of places something else is said."""
    named = all(known(found[of]) & Known.SURNAME for of in ("wrong", "name"))
    return named and OF_SPELLING.search(found.string) is not None


def _is_of_firm(found: re.Match[str]) -> bool:
    word = found["name"]
    return word in OF_ONE_SIGN or reads_as_surname(word)


def _is_relative(found: re.Match[str]) -> bool:
    """Take given names, and full names of which both parts are known."""
    word = found["name"]
    if word in NOT_GIVEN or word in RELATIONS:
        return False
    if " " in word:
        return is_known(*word.split(" ", 1), apart=True)
    return known(word) & Known.GIVEN > 0 or is_called_plainly(word)


def _is_called(found: re.Match[str]) -> bool:
    """Take any word that may be a given name."""
    word = found["name"]
    return word not in NOT_GIVEN and (word[0] <= "ヿ" or is_given_by_form(word))


ROWS = (
    ((SLOT, _is_on_duty), (CHAIR, _is_surname), (FAMILY, _is_family), (SPELT, _is_spelt)),
    ((TREASURER, _is_surname), (OF_FIRM, _is_of_firm)),
    ((RELATIVE, _is_relative), (SO_CALLED, _is_called)),
)
ASKED = screens_of(ROWS)
