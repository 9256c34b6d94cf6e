"""Given names alone: of relatives and children, in a household, and below what somebody wrote.

They are words for things too (桜, 蓮, こころ, 大和). What stands around them tells that somebody is
meant: whose they are (家族の, 世帯員, 児童), the sex or the day of birth in brackets, another given
name beside them in a family, or what only people do (入院, 迷子).
"""

import re
from collections.abc import Callable, Iterator

from scanner.recognizers.headers.vocabulary import AFFIXES, JAPANESE
from scanner.recognizers.person import given_beside
from scanner.recognizers.person.beside_surnames import KIN, RELATIONS
from scanner.recognizers.person.listed_people import may_be_surname
from scanner.recognizers.person.names_among_data import PERSONAL
from scanner.recognizers.person.names_by_form import is_given_by_form
from scanner.recognizers.person.names_by_sound import in_katakana
from scanner.recognizers.person.names_of_kanji import is_from_place, is_like_new
from scanner.recognizers.person.people import (
    Known,
    heard,
    known,
    reads_as_given,
    sounding,
    words_of,
)
from scanner.recognizers.person.told_names import NO_SURNAMES
from scanner.recognizers.person.writings import HIRAGANA, KANJI, KATAKANA, SPACE, of_kanji
from scanner.recognizers.reading.expressions import any_of, expression
from scanner.recognizers.reading.normalise import DASHES, VOWEL_SIGNS
from scanner.recognizers.reading.screening import EVERY, bits

Span = tuple[int, int]
SHORTEST_BY_SOUND = 3
OF_SPEECH = frozenset(("接続詞", "感動詞", "代名詞"))
"""What ends a message as well, and sounds like a surname: またね."""
"""Signs of a surname in kana that is told by its sound alone."""

_RUN = rf"[{KANJI}]{{1,3}}"
_GIVEN = rf"(?:[{KANJI}]{{1,3}}?[{HIRAGANA}]{{0,2}}?|[{HIRAGANA}]{{2,4}}?|[{KATAKANA}]{{2,6}})"
_OPEN = rf"(?<![{KANJI}{KATAKANA}{HIRAGANA}0-9A-Za-z])"
_SEX = r"(?:男性?|女性?|[MF])(?=[)、,・/ ])"
CHILD = (
    "お子(?:さん|様|さま)|子ども|子供|児童|園児|生徒|学生|幼児|乳児|患児|息子さ?ん?|娘さ?ん?|[長次三四二][男女]"
    rf"|(?<![{KANJI}])[子孫妻夫弟妹兄姉]|新生児|入園児|入学児童|対象児童?|被扶養者|同居者|同居人|家族会員|家族"
)
_WHEN = (
    "(?:先月|昨年|去年|今年|先日|昨日|本日|今日|今朝|昨夜|昨晩|先週|今週|来月|来年|一昨年|数年前"
    "|[0-9元]{1,4}[年月日](?:前|に)?|春|夏|秋|冬)"
)
_HUMAN = (
    "迷子|入院|退院|結婚|離婚|出産|誕生|生まれ|入学|卒業|就職|退職|転校|保護|帰宅|帰省|怪我|けが|骨折|発熱|熱を|泣|転倒|転ん"
    "|引っ?越|来庁|来店|紛失|亡く|死去|逝去|他界|倒れ|嘔吐|受診|通院|検診|健診|成人|還暦|入園|卒園|進学|留学|上京|単身|搬送|徘徊|行方"
    "|遊び|通って|通い|習|話し|言って|言い|申し|電話|連絡|忘れ|失くし|なくし|落とし|拾"
)
BRACKETED = expression(
    rf"(?:{CHILD}|(?<![{KANJI}])[祖義]?[父母]親?の)(?:の|[:{SPACE}(「、】]{{0,2}}[:{SPACE}]?)"
    rf"(?P<name>{_GIVEN})(?:ちゃん|くん|君|さん|様)?[」]?"
    rf"[{SPACE}]?[(、,][{SPACE}]?(?:{_SEX}|{given_beside.AGE}|{given_beside.BORN})"
)
OWNED = expression(
    rf"(?:{CHILD}|ご?家族|身内|本人|[父母]|配偶者|[祖義][父母])の(?P<name>{_GIVEN})"
    rf"(?=[{SPACE}]?(?:名義|(?:が|は|も|に|へ)(?=[^。\n]{{0,16}}(?:{_HUMAN}|会員|カード|申込|申請|登録|通|入|生|代|来|使|届|受))|の(?:カード|分|名義|生年|通帳|口座|保険|代理|携帯|番号|書類)|分[はのをもと、。]))"
)
OF_KIN = expression(
    rf"(?<![{KANJI}A-Za-z0-9])(?:[父母夫妻娘]|息子|[長次三][男女])(?P<name>[{KANJI}]{{2,3}}?|[{KATAKANA}]{{2,5}})"
    "(?=に(?:移|譲|変|引き?継|渡|相続|送|贈|代)|へ(?:移|譲|変|引き?継|渡|名義|の)|名義)"
)
"""A relative to whom something goes, by the given name that is written on: 母恵子に移したい."""

MEMBERS = expression(
    rf"(?:世帯員?|ご?一家|同居[者人]|同居家族|家族構成|扶養家族?|扶養親族|被扶養者|兄弟|姉妹|きょうだい|お子(?:さん|様|さま)|子供|子ども|児童|園児|家族)(?:は|名?[:=]|[{SPACE}]|\()[{SPACE}]?"
    rf"(?P<row>{_GIVEN}(?:[、,・/と][{SPACE}]?{_GIVEN}){{1,7}})"
    rf"(?=[。、,()/;\n{SPACE}|]|\Z|の[0-9二三四五六七八九両]|です|が|との)"
)
COMPANIONS = expression(
    rf"(?:同行者|同伴者|家族会員|家族|参加者|利用者|世帯員|ご一行)[:{SPACE}]{{1,2}}(?:[{KANJI}]{{1,5}}[{SPACE}]?[{KANJI}{HIRAGANA}{KATAKANA}]{{1,4}}|[{KATAKANA}]{{4,12}}|[{HIRAGANA}]{{4,10}})"
    rf"[・、](?P<row>{_GIVEN}(?:[・、]{_GIVEN}){{0,6}})(?=[。、()/\n{SPACE}]|\Z|の[0-9])"
)
"""Behind the full name of one: those who share the surname."""

HOUSEHOLD = expression(
    rf"(?:(?P<family>(?<![{KANJI}])[{KANJI}]{{1,4}}|(?<![{KATAKANA}])[{KATAKANA}]{{2,8}})家"
    rf"|[家宅]|世帯|夫婦|夫妻|兄弟|姉妹|親子|一家)(?:では|は|の|に|には)、?(?P<row>{_GIVEN}(?:[、・と]{_GIVEN}){{1,5}})"
    rf"(?=の[0-9一二三四五六七八九両]{{1,2}}(?:人|名)|の(?:両名|ふたり|きょうだい|兄弟|姉妹|親子|夫婦)|が[^。\n]{{0,14}}(?:会員|同居|住|登録|加入|在籍|在園|在学|通|入居))"
)
_TOGETHER = rf"(?=[{SPACE}]?[ごご]?(?:夫妻|夫婦|親子|姉妹|兄弟|連名))"
COUPLE = expression(
    rf"(?P<run>[{KANJI}]{{2,7}})(?P<row>[・と、]{_GIVEN})(?:さん)?(?:様|さま|さん)?{_TOGETHER}"
)
COUPLE_APART = expression(
    rf"(?<![{KANJI}])(?P<run>[{KANJI}]{{1,4}}[{SPACE}][{KANJI}{HIRAGANA}{KATAKANA}]{{1,4}})"
    rf"(?P<row>[・と、]{_GIVEN})(?:さん)?(?:様|さま|さん)?{_TOGETHER}"
)
"""The same where a space parts the first name."""

RELATED = expression(
    rf"(?:\A|(?<=[。\n、「> \u3000\])・※]))(?P<name>{_GIVEN})"
    r"の(?:祖?[父母]|おばあ|おじい|お母さん|お父さん|ママ|パパ|兄|姉|保護者|家族)(?=です|でござ|と申|より|から)"
    rf"|(?<=[は、：:])(?P<owner>{_GIVEN})(?=名義)"
    rf"|(?<=[「。、\n \u3000])(?P<called>{_GIVEN})(?=の(?:名前|氏名|性別|生年月日)[がはを])"
    rf"|(?:保護者|親権者|付添人?|代理人?|児童名|園児名|生徒名|お子様名)[:{SPACE}]?(?P<led>{_GIVEN})(?=[{SPACE}\n。、/)→]|\Z)"
)
"""Whose mother writes, in whose name a card is, and who looks after a child."""

OF_RELATED = expression(
    "の(?:名前|氏名|性別|生年月日)[がはを]|の(?:[父母兄姉]|祖[父母]|おばあ|おじい|お母さん|お父さん|ママ|パパ|保護者|家族)(?:です|でござ|と申|より|から)"
    "|名義|保護者|親権者|付添|代理人|児童名|園児名|生徒名|お子様名"
)
"""What all of these hold."""

DOES = expression(
    rf"(?:{_WHEN}[、,に]{{0,2}}|(?<=[。\n、「])|\A)(?P<name>{_GIVEN})(?=(?:[がは]|も(?!と))(?:[^。\n、]{{0,15}}?)(?:{_HUMAN}))"
)
BESIDE_SURNAME = expression(
    rf"(?<![{KANJI}])(?P<surname>[{KANJI}]{{1,4}})\((?P<name>{_GIVEN})(?:の(?:方|ほう)\)|\)(?=[{SPACE}]?(?:さん|様|さま|氏|くん|君|ちゃん|殿)))"
)
SIGNED = expression(
    rf"(?:。|です。?|ます。?|\n)[{SPACE}\n]{{0,3}}(?P<name>{_RUN}|[{HIRAGANA}]{{2,6}}|[{KATAKANA}]{{2,6}})[{SPACE}]*\Z"
)
"""Below what somebody wrote: a given name, or a surname of one sign or a place."""

LETTER = expression(
    rf"[「『][^」』\n]{{1,16}}(?:様|さん|さま|ちゃん|先生)(?:へ|に)?[、。{SPACE}][^」』\n]{{4,80}}?[。!♪♡{SPACE}](?P<name>{_RUN}|[{HIRAGANA}]{{2,4}})[」』]"
)
"""Below what is quoted of what somebody wrote to somebody."""

DONE = expression(rf"済み?[{SPACE}](?P<name>[{KANJI}]{{1,4}})(?=[。、!…({SPACE}\n]|\Z)")
NO_GIVEN = frozenset(
    "済了可否要無有他同上以上以下注意完終続略休祝済み済 対応 確認 返金 付与".split()  # noqa: SIM905
)


def given_names(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find given names that stand alone.

    Args:
        text: With signs of ASCII in ASCII.
        may: Which of the expressions ``ASKED`` could fit.
    """
    for could, finder in zip(bits(may, ASKED), FINDERS, strict=True):
        if could:
            yield from finder(text)


def _alone(text: str) -> Iterator[Span]:
    """Find those that a word or a bracket beside them tells."""
    for pattern, believes in ALONE:
        for found in filter(believes, pattern.finditer(text)):
            yield found.span("name")
    for beside in filter(_is_beside, BESIDE_SURNAME.finditer(text)):
        yield from (beside.span("surname"), beside.span("name"))


def _related(text: str) -> Iterator[Span]:
    """Find whose mother writes, and in whose name something is."""
    for related in RELATED.finditer(text):
        group = related.lastgroup or ""
        if _is_related(related[group]):
            yield related.span(group)


def _beside(text: str) -> Iterator[Span]:
    """Find those of a household, and those that a day of birth or a chat tells."""
    for pattern in given_beside.BESIDE:
        sure = pattern in given_beside.SURE
        for found in pattern.finditer(text):
            if (_may_be if sure else is_given)(found["name"]):
                yield found.span("name")
    for family in given_beside.FAMILY.finditer(text):
        end = text.find("\n", family.end())
        members = [*given_beside.MEMBER.finditer(text, family.end(), end if end > 0 else len(text))]
        yield from (member.span("name") for member in members if _is_member(member["name"]))


def _rows(text: str) -> Iterator[Span]:
    """Find those of a family, one beside the other."""
    for pattern in ROWS:
        for found in pattern.finditer(text):
            yield from _row(found)


def _signed(text: str) -> Iterator[Span]:
    """Find who wrote a text that holds data about somebody."""
    own = PERSONAL_TOO.search(text) is not None
    for pattern, believes in SIGNING if own else SIGNING[:1]:
        for found in pattern.finditer(text):
            if believes(found["name"]):
                yield found.span("name")


PERSONAL_TOO = expression(rf"{PERSONAL.pattern}|(?:[0-9][- {DASHES}{VOWEL_SIGNS}]?){{12,16}}")


def is_given(word: str) -> bool:
    """Tell whether a word may be a given name, though it is one for things as well."""
    if word in NO_SURNAMES or word in AFFIXES or word in JAPANESE or word in NO_GIVEN:
        return False
    said = of_kanji(word)
    return bool(said & Known.GIVEN)


def _may_be(word: str) -> bool:
    """Tell whether a word may be a given name, known or new, beside those that surely are."""
    if is_given(word):
        return True
    if not word or word in NO_SURNAMES or word in AFFIXES or word in JAPANESE or word in NO_GIVEN:
        return False
    if word[0] <= "ヿ":
        return word[0] < "ァ" and not heard(word) & (Known.UNFIT | Known.PLACE)
    return is_like_new(word) or is_given_by_form(word)


def _is_child(found: re.Match[str]) -> bool:
    return _may_be(found["name"])


def _is_member(word: str) -> bool:
    """Take no place for one of a family: 長男 東京."""
    return is_given(word) or (_may_be(word) and not known(word) & Known.PLACE)


def _is_owned(found: re.Match[str]) -> bool:
    """Take words for things as well, which own nothing: 家族の凪名義のカード."""
    word = found["name"]
    named = found.string.startswith("名義", found.end())
    return is_given(word) or is_like_new(word) or (named and _may_be(word))


def _is_kin(found: re.Match[str]) -> bool:
    """Take no word that begins like one for a relative: 母校に."""
    word = found["name"]
    named = sounding(word) & Known.GIVEN > 0 if word[0] <= "ヿ" else is_given(word)
    return named and not known(found[0])


def _is_related(word: str) -> bool:
    """Take no word for a relative: 友人の母です."""
    return is_given(word) and word not in RELATIONS and word not in KIN | NATURE


def _does(found: re.Match[str]) -> bool:
    """Tell whether somebody does what people do; a season (春) does not, nor does one of us."""
    word = found["name"]
    return (
        is_given(word)
        and word not in NATURE
        and (len(word) > 1 or reads_as_given(word) or found.start("name") > found.start())
    )


NATURE = frozenset("桜梅花春夏秋冬雪空海星月光風森葉虹雨霞露霜")
"""Given names that come and go by themselves."""


def _is_beside(found: re.Match[str]) -> bool:
    """Tell whether a given name in brackets follows a surname."""
    surname, given = found["surname"], found["name"]
    named = of_kanji(given) & Known.GIVEN > 0
    placed = named and is_from_place(known(surname))
    return (may_be_surname(surname) or placed) and (named or _may_be(given))


def _signs(word: str) -> bool:
    """Tell whether a word is who wrote what stands above it."""
    if word in NO_GIVEN or word in JAPANESE or word in AFFIXES:
        return False
    if word[0] <= "ヿ":
        if heard(word) & Known.THING:
            return False
        return heard(word) & Known.GIVEN > 0 or _is_surname_by_sound(word)
    if may_be_surname(word):
        return True
    return known(word) & Known.GIVEN > 0 and (
        len(word) == 1 or not known(word) & Known.THING or reads_as_given(word)
    )


SIGNING = ((LETTER, _may_be), (SIGNED, _signs), (DONE, _signs))


def _is_surname_by_sound(word: str) -> bool:
    """Tell a surname in hiragana from what else may end a message."""
    surname = sounding(in_katakana(word)) & Known.SURNAME > 0
    kinds = {kind[0] for _, kind in words_of(word)}
    return len(word) >= SHORTEST_BY_SOUND and surname and kinds.isdisjoint(OF_SPEECH)


def _row(found: re.Match[str]) -> Iterator[Span]:
    """Give the given names of a row, one of which at least the dictionary has."""
    start, row, groups = found.start("row"), found["row"], found.groupdict()
    if "run" in groups and not _is_full(groups["run"]):
        return
    words = [(part.start(), part[0]) for part in PART.finditer(row)]
    if any(is_given(word) for _, word in words) and all(_may_be(word) for _, word in words):
        yield from ((start + at, start + at + len(word)) for at, word in words)
        yield from (found.span(group) for group in ("family", "run") if groups.get(group))


def _is_full(run: str) -> bool:
    """Tell whether a run may be a surname and the first of two given names."""
    run = run.translate(WITHOUT_SPACE)
    return any(may_be_surname(run[:at]) and _may_be(run[at:]) for at in range(1, min(len(run), 4)))


WITHOUT_SPACE = str.maketrans(dict.fromkeys(SPACE, ""))
PART = expression(rf"(?:[^、,・/と{SPACE}]|と(?![^、,・/{SPACE}]))+")
Row = tuple[re.Pattern[str], Callable[[re.Match[str]], bool]]
ALONE: tuple[Row, ...] = (
    (BRACKETED, _is_child),
    (OWNED, _is_owned),
    (DOES, _does),
    (OF_KIN, _is_kin),
)
ROWS = (MEMBERS, COMPANIONS, HOUSEHOLD, COUPLE, COUPLE_APART)
ASKED = (
    any_of(BESIDE_SURNAME, *(pattern for pattern, _ in ALONE)),
    any_of(*ROWS),
    any_of(LETTER, SIGNED, DONE),
    OF_RELATED,
    given_beside.ASKED,
)
FINDERS = (_alone, _rows, _signed, _related, _beside)
