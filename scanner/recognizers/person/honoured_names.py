"""Names before an honorific or a title, in kanji and in kana, with what stands before them.

The dictionary must agree, because shops, places and offices are honoured as well. Of a place that
is honoured as people are (入間様) somebody is called.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from scanner.model.detection import Grade
from scanner.recognizers.person.alone_in_hiragana import length_behind_particle, length_in_hiragana
from scanner.recognizers.person.beside_surnames import KANA_TRADES, OF_ONE_SIGN
from scanner.recognizers.person.name_context import (
    HONORIFIC,
    INTIMATE,
    JOINING,
    POSITIONS,
    TITLES,
    TRAILING,
)
from scanner.recognizers.person.named_shops import is_used_of_shop
from scanner.recognizers.person.names_by_form import (
    form_at_end,
    is_firm_in_kana,
    is_from_china,
    is_given_by_form,
    is_given_in_kana,
    is_new_by_form,
    is_pair_by_form,
    is_trade_in_kana,
)
from scanner.recognizers.person.names_by_sound import CHAINS, in_katakana, is_full_by_sound
from scanner.recognizers.person.names_of_kanji import (
    grade_in_kanji,
    is_from_place,
    is_like_new,
    name_at_end,
    unknown_at_end,
)
from scanner.recognizers.person.people import (
    NAMED,
    Known,
    heard,
    known,
    reads_as_surname,
    sounding,
)
from scanner.recognizers.person.rare_surnames import SELDOM
from scanner.recognizers.person.whole_names import NOBODY, is_shop
from scanner.recognizers.person.writings import (
    HALF_KANA,
    HIRAGANA,
    KANJI,
    KATAKANA,
    SPACE,
    WRITINGS,
    of_kanji,
)
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.screening import EVERY
from scanner.recognizers.reading.word_sets import word_set

Span = tuple[int, int]
_, IN_KANA, _ = WRITINGS
RUNS_REMEMBERED = 1 << 16
LONGEST_GIVEN = 4
LONGEST_BEFORE = 20
LONGEST_REMARK = 20
ONE_RUN = expression(f"[{KANJI}]+")
CALLED_SO = frozenset("若姫宮上主先外同一多有様殿王神仏")
"""Single signs that make a word with an honorific."""

CHILDREN = (
    *(f"{order}{sex}" for order in "長次三" for sex in "男女"),
    *"娘孫妹弟",
    "息子",
    "児童",
    "園児",
)
"""Before the given name of a child, with what children are honoured by: 長女ひまりちゃん."""

KING = "王"
"""With 様 a word; with other honorifics somebody from China."""

GOD = expression(rf"(?<![{KANJI}{HIRAGANA}{KATAKANA}])神\Z")
"""Of whom nobody has a telephone number, unless it is their surname."""

CHIEF = "長"
KATAKANA_SIGN = expression(f"[{KATAKANA}]")
"""Whose chief is addressed: 運用チーム長 様."""

POLITE = frozenset("おご御")
"""Before words for people: お一人様."""

ADDRESSING = frozenset({"様", "さま", "さん", "氏"})
"""Honorifics that no place is called by: 入間様."""

SHOP = expression(
    rf"(?:会社|法人|\(株\)|㈱|\(有\))(?:[^ 、。の\n]{{1,6}}|[{KATAKANA}・]{{1,14}})\Z"
    rf"|(?:づくり|ひろば|くらし|クラブ|サークル|ネット|プロジェクト|ハウス|ファーム|カフェ|ホーム|ストア|スーパー|プラザ|ベーカリー|ダイナー)・?[{KANJI}]{{1,4}}\Z"
    rf"|(?:プラザ|センター|ベーカリー|カフェ|サロン|温泉|キッチン|ビストロ|食堂|旅館|民宿)[{KANJI}]{{1,2}}(?<![長当者員係])の[{KANJI}]{{1,2}}\Z"
)
"""Behind whom an honorific honours an office."""

IN_POSITION = expression(POSITIONS)
LONGER = 3
FORMER = frozenset("前元現新旧故")
IN_OFFICE = expression(f"{TITLES}|{POSITIONS}")
"""Who was or is in an office: 高橋前店主."""

OF_SOMEBODY = frozenset("員者族人客主長方")
"""How words for people end that a name in kana is written on to: 従業員カルロス."""

BORN = frozenset({"生", "日生"})
"""What stands between a day and whose it is: 1月8日生 木下様."""

REMARK = expression(
    rf"\((?:(?:漢字|よみ|読み|表記|カナ|かな)[^()]{{0,8}}|[{HIRAGANA}{KATAKANA}{HALF_KANA}{SPACE}]{{4,16}})\)\Z"
)
"""Between a name and its honorific: はらだ きらら(漢字不明)様, 佐藤 明（さとう あきら）様."""

IN_BRACKETS = expression(rf"(?:「[{KANJI}]{{3,6}}」|『[{KANJI}]{{3,6}}』|【[{KANJI}]{{3,6}}】)\Z")
"""A name between brackets before its honorific: 【内藤丈】様."""

OFFICIALS = frozenset(("係長", "課長", "部長", "次長", "室長", "主任", "主査", "主事"))
"""Titles before which a place is a surname; a 店長 may be of a place."""


JOINED = expression(rf"(?<=[にとがはをでの])(?=([{HIRAGANA}]{{5,12}})\Z)")
"""Where a name in hiragana may begin."""

QUOTED, VOWEL_SIGN = "」』", "ー"
KANA_AT_END = expression(
    rf"(?<![{KANJI}{HIRAGANA}{KATAKANA}{HALF_KANA}・])"
    rf"(?:[{HIRAGANA}]{{2,6}}|[{KATAKANA}]{{2,6}}|[{HALF_KANA}]{{2,8}})\Z"
)
"""A word in kana before an honorific, and nothing written on to it."""

CHILD_AT_END = expression(
    rf"(?<![{KANJI}{HIRAGANA}{KATAKANA}{HALF_KANA}・])(?:[{HIRAGANA}]{{2,5}}|[{KANJI}]{{1,3}})\Z"
)
"""A word before such an honorific, and nothing written on to it."""

HILLS = frozenset("丘岡台浜崎原谷沢島鼻池野森")
"""What places end in behind が: 緑が丘."""

DIRECTIONS = frozenset("東西南北")
BEFORE_ONE_SIGN = (
    *("様", "客", "者", "員", "番", "課長", "係長", "店長", "本来", "先程"),
    *(day + when for day in "昨今明本先当" for when in "日朝夜"),
)
"""What a surname of one sign is written on to: お客様榊様."""

CHILD = "子孫"
"""What a given name is written on to before くん and ちゃん: 配偶者は…、子節子ちゃん."""

CLANS = frozenset("源平")
"""Of whom there are tales, and pies: 源氏パイ."""

CONTACT = expression(
    rf"[」』]?(?:(?:より|から)[、{SPACE}]?(?:お?電話|[入架]電|着信|ご?連絡|ご?依頼|ご?相談|ご?質問|お?申|お?問|メール|FAX|来)"
    rf"|[{SPACE}]?(?:ｵﾘｶｴｼ|ﾃﾞﾝﾜ|ﾚﾝﾗｸ|オリカエシ|デンワ|レンラク|折り?返し?|(?:再度?)?架電)|ご?本人|です[かがねよ。]|[宅方](?![{KANJI}])|[、,:→({SPACE}]{{0,2}}(?:℡|(?i:tel)|電話|携帯)?[:.{SPACE}]?(?:[+]81|0)[0-9]{{1,4}}[-({SPACE}0-9])"
)
"""Behind an honorific: somebody calls or is to be called, which no shop written in kana is."""

OF_CHILD = expression(
    r"の(?:お?(?:母|父)(?:さん|さま|様)(?!役)|ママ|パパ|ご?両親|保護者|親御|[祖義]?[父母](?=[がはもに、]))"
    r"|[(](?:[0-9]{1,2}[歳才]|(?:19|20)[0-9]{2}[-/.年]|[平令HR][和成0-9])"
)
"""Behind an honorific for children, whatever the name is: a parent, or when it was born."""

HONOURED_WORDS = word_set(
    "かみ ほとけ ひめ おう との みや わか うえ ぬし おや きゃく いしゃ あるじ みな おく"
    " おひとり おふたり おとなり おつれ おあいて おきゃく おとくい おいしゃ おくさ おこ おじ おば"
    " おとう おかあ おにい おねえ おまご おぼう ごきんじょ ごしんせき ごかぞく ごほんにん"
)
"""Words for people and gods that an honorific follows, though names sound so: おひとり様."""

ASKED = (HONORIFIC,)


def honoured_names(text: str, _may: int = EVERY) -> Iterator[Span]:
    """Find the names before honorifics.

    Args:
        text: With signs of ASCII in ASCII.
    """
    for honorific in HONORIFIC.finditer(text):
        used = honorific[0][-2:] == "さん" and is_used_of_shop(text, honorific)
        clan = honorific[0] == "氏" and text[honorific.start() - 1 : honorific.start()] in CLANS
        if not used and not clan and not _is_in_place(text, honorific):
            yield from _before(text, _end_before(text, honorific.start()), honorific)


def _end_before(text: str, end: int) -> int:
    """Give where the name ends, before a remark about how it is written."""
    remark = (
        REMARK.search(text, max(0, end - LONGEST_REMARK), end) if text[end - 1] == ")" else None
    )
    end = remark.start() if remark else end
    end -= IN_BRACKETS.search(text, max(0, end - LONGEST_BEFORE), end) is not None
    return end - (text[end - 1] in FORMER and _is_former(text, end))


def _is_former(text: str, end: int) -> bool:
    """Tell 森前会長 from 宮前会長, whose surname ends so."""
    titled = IN_OFFICE.match(text, end) is not None
    longer = ONE_RUN.match(text, max(0, end - LONGER), end) is not None and end >= LONGER
    return titled and (longer or not reads_as_surname(text[max(0, end - 2) : end]))


def _is_in_place(text: str, honorific: re.Match[str]) -> bool:
    """Tell what looks like an honorific within the name of a place: 伊集院町下神殿."""
    at = honorific.start()
    return (
        honorific[0] == "殿" and ONE_RUN.fullmatch(text) is not None and name_at_end(text[:at]) < at
    )


def _before(text: str, end: int, honorific: re.Match[str]) -> Iterator[Span]:
    """Find the name before an honorific."""
    if SHOP.search(text, max(0, end - LONGEST_BEFORE), end):
        return
    if text[end - 1] == CHIEF and KATAKANA_SIGN.match(text, max(0, end - 2)):
        return
    window = text[max(0, end - LONGEST_BEFORE) : end]
    length = _length_before(window, honorific[0].strip(SPACE))
    if not length and CONTACT.match(text, honorific.end()):
        end -= text[end - 1] in QUOTED
        length = _surname_by_sound(window.rstrip(QUOTED)) or (GOD.search(window) is not None)
    if not length and honorific[0] in INTIMATE and OF_CHILD.match(text, honorific.end()):
        length = _length_of_child(window)
    if length and text[end - length - 1 : end - length] not in POLITE:
        yield end - length, end


@lru_cache(RUNS_REMEMBERED)
def _length_before(window: str, honorific: str) -> int:
    match = TRAILING.search(window)
    length = _rare_at_end(match, honorific) or _length_at_end(match, honorific) if match else 0
    if IN_POSITION.fullmatch(honorific) and not _reads_as_name(window[len(window) - length :]):
        return 0
    if length == 1 and honorific in INTIMATE and KATAKANA_SIGN.match(window[-2:-1]):
        return 0
    joined = length == 1 and window[-2:-1] in JOINING
    return 0 if joined and (window[-2:-1] != "が" or window[-1] in HILLS) else length


def _reads_as_name(word: str) -> bool:
    """Tell whether a word is a name before it is a place or an office."""
    lone = known(word) & Known.PLACE == 0 or reads_as_surname(word)
    return bool(word) and (grade_in_kanji(word) is Grade.CERTAIN or (len(word) > 1 and lone))


def _rare_at_end(match: re.Match[str], honorific: str) -> int:
    """Take a surname that the dictionary has as another word alone, whatever stands before it.

    Before a title it may be a part of one (執行委員, 元課長), or of how a house is called (光の里).
    """
    word = match[match.lastgroup or ""]
    joined = word in FORMER or match.string[: match.start()].endswith("の")
    titled = joined or known(word + honorific) & Known.THING
    return len(word) * (word in SELDOM and (honorific in ADDRESSING or not titled))


def _length_at_end(match: re.Match[str], honorific: str) -> int:
    kind = match.lastgroup or ""
    word = match[kind]
    if kind in {"second", "right"}:
        left = match["first"] or match["left"]
        born = left in BORN and match.string[: match.start()][-1:].isdigit()
        child = honorific in INTIMATE and left.endswith(CHILDREN)
        named = child and is_given_in_kana(word, told=True)
        length = name_at_end(word) if born else _parted_at_end(match, word)
        length = length or _owned(word) or len(word) * named
        if not length and kind == "right" and (match["gap"] or left[-1] in OF_SOMEBODY):
            length = len(word) * is_name_in_kana(word)
        length = length or length_behind_particle(word)
        return length or (_run_at_end(word, honorific) if kind == "second" else 0)
    if kind == "run":
        return _run_at_end(word, honorific)
    if kind == "foreign":
        return _length_of_foreign(word, honorific)
    if is_firm_in_kana(word) and not heard(word) & NAMED:
        return 0
    return _length_in_kana(match.string, word, honorific)


def _length_of_foreign(word: str, honorific: str) -> int:
    """Take words in katakana, but for a firm; behind a space somebody may stand: メモ ニシダ."""
    if is_firm_in_kana(*re.split(f"[・＝{SPACE}]", word)):
        last = word.rpartition(" ")[2]
        return len(last) * (last != word and is_name_in_kana(last))
    least = Grade.CHECKED if honorific in TITLES else Grade.SHAPED
    return len(word) * (IN_KANA.grade_cell(word) >= least)


def _length_in_kana(window: str, word: str, honorific: str) -> int:
    if word in HONOURED_WORDS or word in CHAINS or word[0] == VOWEL_SIGN:
        return 0
    intimate = honorific in INTIMATE and heard(word) & Known.GIVEN
    fits = intimate or is_name_in_kana(word) or _is_full_by_form(word)
    fits = fits or is_full_by_sound(word, told=True)
    if not fits and " " in word:
        return _owned(word) or _last_in_kana(word)
    return len(word) if fits else _owned(word) or _behind_particle(window)


def _length_of_child(window: str) -> int:
    """Take a word before an honorific for children that may be a given name: ひなた, 妃菜."""
    match = CHILD_AT_END.search(window)
    if match is None or match[0] in HONOURED_WORDS:
        return 0
    word = match[0]
    named = heard(word) & Known.GIVEN or sounding(in_katakana(word)) & Known.GIVEN
    if word[0] > "ヿ":
        named = of_kanji(word) & Known.GIVEN or (len(word) > 1 and is_given_by_form(word))
    return len(word) * bool(named)


@lru_cache(RUNS_REMEMBERED)
def _surname_by_sound(window: str) -> int:
    """Take a word in kana that sounds like a surname, whatever else it may be: ヤナギ様, せき様."""
    match = KANA_AT_END.search(window)
    if match is None or match[0] in HONOURED_WORDS:
        return 0
    word = in_katakana(match[0])
    firm = is_firm_in_kana(word) or word in CHAINS
    return len(match[0]) * bool(not firm and sounding(word) & Known.SURNAME)


def _behind_particle(window: str) -> int:
    """Take a full name in hiragana that another word stands before: リストにあきやまたくや."""
    for found in JOINED.finditer(window):
        if is_full_by_sound(found[1], told=True):
            return len(found[1])
    return length_in_hiragana(window)


def _last_in_kana(words: str) -> int:
    """Take the last of two words in kana, the other of which is no name: について ニシダ."""
    last = words.rpartition(" ")[2]
    return len(last) * (last[0] >= "ァ" and is_name_in_kana(last))


def _run_at_end(word: str, honorific: str) -> int:
    """Give how many signs at the end of a run of kanji before an honorific are a name."""
    if honorific in INTIMATE and word[0] in CHILD and of_kanji(word[1:] or word) & Known.GIVEN:
        return len(word) - 1
    if word == KING:
        return int(honorific in {"さん", "氏"})
    titled = known(word + honorific) & Known.THING and not _is_short_surname(word)
    if word in NOBODY or is_shop(word) or titled or _is_thing(word):
        return 0
    length = name_at_end(word) or unknown_at_end(word) or form_at_end(word)
    if not length and word[-1] in OF_ONE_SIGN | DIRECTIONS:
        length = int(word[:-1].endswith(BEFORE_ONE_SIGN) or _is_rare(word, honorific))
    polite = honorific in ADDRESSING and (
        is_like_new(word) or is_new_by_form(word) or is_from_china(word)
    )
    placed = honorific in ADDRESSING | OFFICIALS and is_from_place(known(word))
    return length or len(word) * (polite or placed)


def _is_rare(word: str, honorific: str) -> bool:
    """Tell whether a sign is a surname that the dictionary lacks: 鎌様."""
    return len(word) == 1 and not known(word) & Known.SURNAME and honorific in {"様", "氏"}


def _is_full_by_form(word: str) -> bool:
    """Tell whether two words in kana are a surname and what may be a given name."""
    surname, *given = re.split(f"[{SPACE}]", word)
    return bool(given and heard(surname) & Known.SURNAME and is_given_in_kana(given[0], told=False))


def _is_thing(word: str) -> bool:
    """Tell whether the dictionary has the whole run, and not as a name: 三井住友, 大川市."""
    said = known(word)
    return not said & NAMED and bool(said & Known.UNFIT and said & (Known.THING | Known.PLACE))


def _owned(word: str) -> int:
    """Take a name in hiragana that の joins to whose it is: 長女ののぞみさん, 子のかまた りお様."""
    if word[0] != "の" or word[1:] in KANA_TRADES:
        return 0
    name = word[1:] or word
    full = " " in name and is_name_in_kana(name)
    return len(name) * bool(full or heard(name) & Known.GIVEN)


def _is_short_surname(word: str) -> bool:
    """Tell 南様 from 殿様 and 若様, which are words of their own."""
    return len(word) == 1 and word not in CALLED_SO and known(word) & Known.SURNAME > 0


def _parted_at_end(match: re.Match[str], right: str) -> int:
    """Take as much of the left run as is a surname for the right one."""
    left, given = match["first"] or match["left"], of_kanji(right)
    if left in SELDOM and is_pair_by_form(left, right, apart=match.lastgroup == "second"):
        return match.end() - match.start()
    if right[0] >= "ァ" and is_trade_in_kana(right):
        return 0
    for start in range(max(0, len(left) - LONGEST_GIVEN), len(left)):
        cut = len(left) == start + 1 and known(left[start - 1 :])
        if start and cut & (Known.THING | Known.PLACE):
            continue
        surname = known(left[start:])
        sure = (
            bool(match["gap"])
            or match.lastgroup == "second"
            or (len(left) == 1 and given & Known.GIVEN)
            or not (given & Known.THING or surname & Known.SHORT)
        )
        fits = sure and not given & Known.UNFIT
        by_form = match.lastgroup == "right" and is_given_in_kana(right, told=False)
        if surname & Known.SURNAME and (fits or (by_form and len(left) > start + 1)):
            return match.end() - match.start() - start
    apart = match.lastgroup == "second"
    called = apart and is_from_place(known(left)) and is_given_by_form(right)
    return match.end() - match.start() if called else 0


def is_name_in_kana(word: str, *, strict: bool = False) -> bool:
    """Tell whether one or two words in kana are a name.

    Args:
        word: The words.
        strict: A label says that they are.
    """
    grade = IN_KANA.grade_cell(word)
    if strict:
        return grade is not Grade.NONE
    lone = heard(word)
    named = lone & NAMED and not lone & Known.THING and word[0] >= "ァ"
    return grade in {Grade.CHECKED, Grade.CERTAIN} or bool(named)
