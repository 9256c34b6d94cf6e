"""Two surnames beside each other: colleagues, who handed on to whom, and names before a marriage.

Most surnames are places, and journeys join two of them: where words do not tell that people are
meant (両名, 引き継ぎ, 旧姓), one of the two must be a surname before anything else.
"""

import re
from collections.abc import Iterator

from scanner.recognizers.person.beside_surnames import OF_ONE_SIGN
from scanner.recognizers.person.colleagues import BRANCHES, may_be_surname
from scanner.recognizers.person.names_by_sound import is_lone_in_kana
from scanner.recognizers.person.names_of_kanji import is_called
from scanner.recognizers.person.people import Known, heard, known, reads_as_surname
from scanner.recognizers.person.writings import KANJI, KATAKANA, SPACE, WITHIN_KANJI
from scanner.recognizers.reading.expressions import any_of, expression

Span = tuple[int, int]
RUN = rf"[{KANJI}](?:[{KANJI}]|[{WITHIN_KANJI}](?=[{KANJI}])){{0,6}}?"
ANY = rf"(?:{RUN}|(?<![{KATAKANA}・])[{KATAKANA}]{{2,8}})"
OPEN = rf"(?<![{KANJI}{KATAKANA}0-9A-Za-z々ぁ-ん])"
NO_LONE = Known.PLACE | Known.THING
REACH = 20
"""Characters around two names that are looked at."""

RENAMED = expression(
    rf"(?:旧姓:?|(?<![{KANJI}{KATAKANA}]))({RUN})[{SPACE}]?(?:から|→|⇒|->)[{SPACE}]?(?:[新現]姓:?)?"
    rf"({RUN}(?:[{SPACE}][{KANJI}]{{1,3}})?)(?=[へに様]|さん|[{SPACE}\n。、)]|\Z)"
)
"""The old surname and the new one."""

RENAMING = expression("改姓|旧姓|姓|氏(?!名)|名字|苗字|結婚|離婚|婚姻|養子")

PAIRED = expression(
    rf"{OPEN}({ANY})(?:[・/]|[{SPACE}]?(?:or|OR|&)[{SPACE}]?|または|もしくは|か(?=[^、。\n]{{1,5}}(?:が|で対応|どちら))|と)({ANY})"
    rf"(?=[{SPACE}\n、。・/)\]]|\Z|の[2２二両]|とも|両[名氏]|[がで](?:対応|確認|担当|出席|訪問|協議|同席|調整)|どちら|対応|来られ|来[るれ]|の?(?:ペア|コンビ)(?:[でがはに、]|\Z))"
)
HANDED_ON = expression(
    rf"(?:{OPEN}|(?<=[、。はをが]))({ANY})(?:から|より|→|->)({ANY})(?=[へに](?:の?(?:引き?継|申し?送|交代|交替|バトン|回付|伝言|依頼|報告)|担当)|[{SPACE}]?(?:引き?継ぎ?|申し?送り)(?=[{SPACE}:。、\n]|\Z))"
    rf"|{OPEN}({ANY})(?:→|->|⇒)({ANY})(?=[{SPACE}\n。、]|\Z)"
    rf"|(?:担当|責任|代表|講師|当番|主任|係)者?[をはが:][{SPACE}]?({ANY})[{SPACE}]?(?:から|→)[{SPACE}]?({ANY})(?=[{SPACE}]?[へに](?:変更|交代|交替|引き?継|[変代替]わ|かわ|なり|移))"
)
BORN_AS = expression(
    rf"(?:旧姓|旧氏)(?::|は、?)?[{SPACE}]?({ANY})(?:さん)?(?:で?[、,){SPACE}/]{{1,2}})(?:(?:今|現(?:在|姓|氏)?|(?:婚姻|結婚|改姓)後)[はの:]?、?)[{SPACE}]?({ANY})(?:[{SPACE}][{KANJI}ぁ-んァ-ヶ]{{1,4}})?(?=[{SPACE}\n、。()」]|\Z|です|だ|さん|様|と|で登録|[へに]変更)"
    rf"|(?:{OPEN}|(?<=[、。はをが]))({ANY})[{SPACE}]?\((?:旧姓?|旧氏|旧名|元|結婚前|現姓?|現在|新姓)[:はの{SPACE}]?({ANY})\)"
)
"""A surname and the one before a marriage."""

OF_NAME = frozenset("姓氏")
TOGETHER = expression("の?(?:ペア|コンビ)")
"""Behind two who work together, and not behind two places."""


def two_surnames(text: str) -> Iterator[Span]:
    """Find two surnames beside each other."""
    for pattern, believes in OF_TWO:
        for pair in filter(believes, pattern.finditer(text)):
            yield from (pair.span(group) for group, word in enumerate(pair.groups(), 1) if word)


def may_be_one(word: str) -> bool:
    """Tell whether a word is a surname, beside another one."""
    if word[0] <= "ヿ":
        return is_lone_in_kana(word) and not heard(word) & NO_LONE
    return reads_as_surname(word) or word in OF_ONE_SIGN


def _are_colleagues(pair: re.Match[str]) -> bool:
    """Tell whether two words are surnames, of which not both are places as well."""
    both = pair.groups()
    if TOGETHER.match(pair.string, pair.end()):
        return all(map(may_be_surname, both)) and not BRANCHES.issuperset(both)
    return all(map(may_be_one, both)) and not all(
        known(w) & (Known.PLACE | Known.SHORT) for w in both
    )


def _is_handed_on(pair: re.Match[str]) -> bool:
    """Tell whether two words are surnames, of which each may be a place as well."""
    words = [word for word in pair.groups() if word]
    if not all(word[0] <= "ヿ" or known(word) & Known.SURNAME for word in words):
        return False
    if BRANCHES.issuperset(words):
        return False
    return (
        pair[1] is not None
        or pair[5] is not None
        or any(may_be_one(word) and not known(word) & Known.PLACE for word in words)
    )


def _is_born_as(pair: re.Match[str]) -> bool:
    """Tell whether one of two words is a surname; the other may be any other name."""
    words = [word for word in pair.groups() if word]
    if OF_NAME.isdisjoint(pair[0]) and not all(map(may_be_one, words)):
        return False
    return any(map(may_be_one, words)) and all(
        word[0] <= "ヿ" or known(word) & Known.SURNAME or is_called(word) for word in words
    )


def _is_renamed(pair: re.Match[str]) -> bool:
    """Tell whether somebody is said to have changed one surname for the other."""
    around = max(0, pair.start() - REACH), pair.end() + REACH
    surnames = all(known(word.split(" ")[0]) & Known.SURNAME for word in pair.groups())
    return surnames and RENAMING.search(pair.string, *around) is not None


OF_TWO = (
    (PAIRED, _are_colleagues),
    (RENAMED, _is_renamed),
    (HANDED_ON, _is_handed_on),
    (BORN_AS, _is_born_as),
)
IN_TWO = any_of(*(pattern for pattern, _ in OF_TWO))
