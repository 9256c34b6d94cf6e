"""Names in a run of kanji: where they begin and end, and whether they are one at all."""

from functools import lru_cache

from scanner.model.detection import Grade
from scanner.recognizers.headers.vocabulary import AFFIXES
from scanner.recognizers.person.beside_surnames import RELATIONS, TRADES
from scanner.recognizers.person.name_context import HONOURED
from scanner.recognizers.person.names_by_form import is_given_by_form, is_led
from scanner.recognizers.person.people import NAMED, Known, known
from scanner.recognizers.person.writings import NO_SURNAME, WRITINGS, of_kanji
from scanner.recognizers.reading.expressions import expression

IN_KANJI, _, _ = WRITINGS
RUNS_REMEMBERED = 1 << 16
LONGEST_NAME = 7
LONGEST_FULL = 6
DESTINATION = expression("[市町村区駅港]行\\Z")
"""Where a train goes: 野田市行."""

LENGTHS_OF_GIVEN = (2, 3)
ENDS_OF_GIVEN = frozenset(
    "子美恵江枝代花香菜奈愛音乃之人斗翔太郎介助樹輝也哉志司士真央希陽向月葵和春凪蓮律結衣咲莉彩優羽姫桜梨夏唯花那里佳穂紀"
)
"""Signs that many given names end with, words for things that parents use among them."""

NO_GIVEN = AFFIXES | frozenset("記拝印宛方宅様殿氏君行付承談家娘姉妹兄弟夫妻父母孫児客")
"""Signs that stand behind a surname for something else than a given name."""

GOODS = frozenset(
    ("生花", "造花", "切花", "草花", "菓子", "硝子", "種子", "餅菓子", "和菓子", "写真", "国産")
)

THINGLIKE = {Known.THING, Known.UNFIT, Known.THING | Known.UNFIT}


@lru_cache(RUNS_REMEMBERED)
def grade_in_kanji(run: str) -> Grade:
    """Grade a run as a cell; a surname before a word for things is what is sold: 佐々木製菓."""
    grade = IN_KANJI.grade_cell(run)
    of_thing = grade is Grade.CHECKED and any(
        known(run[:at]) & Known.SURNAME
        and known(run[at:]) & (Known.THING | Known.UNFIT | Known.SHORT) in THINGLIKE
        and not known(run[at:]) & NAMED
        for at in IN_KANJI.cuts
        if 1 < at < len(run)
    )
    of_thing = of_thing or (len(run) > LENGTHS_OF_GIVEN[0] and run[-2:] in TRADES)
    return Grade.SHAPED if of_thing or DESTINATION.search(run) else grade


@lru_cache(RUNS_REMEMBERED)
def name_at_end(run: str) -> int:
    """Give how many characters at the end of a run of kanji are a name; 0 for none.

    What stands before it (市民課佐藤) must leave a full name or a surname that both are known.
    """
    if _is_name(run):
        return len(run)
    for start in range(max(1, len(run) - LONGEST_NAME), len(run) - 1):
        word = run[start:]
        if _is_building(word):
            return 0
        if grade_in_kanji(word) is Grade.CERTAIN or known(word) & Known.SURNAME:
            return len(word)
        if is_called(word) and is_led(run[:start]):
            return len(word)
    return 0


def _is_building(word: str) -> bool:
    """Tell a word for an office or a shop, whose end some are called like: 写|真館."""
    unfit = Known.THING | Known.UNFIT
    return len(word) > LENGTHS_OF_GIVEN[0] and known(word) & (unfit | NAMED) == unfit


@lru_cache(RUNS_REMEMBERED)
def name_at_start(run: str) -> int:
    """Give how many characters at the start of a run of kanji are a name; 0 for none."""
    run = HONOURED.split(run)[0] if HONOURED.search(run) else run
    if _is_name(run):
        return len(run)
    for end in range(min(len(run), LONGEST_NAME), 2, -1):
        cuts_a_word = known(run[end - 1 : end + 1]) & Known.THING and end < len(run)
        if grade_in_kanji(run[:end]) is Grade.CERTAIN and not cuts_a_word:
            return end
    return 0


def _is_name(run: str) -> bool:
    """Tell whether a whole run is a full name, or a surname or given name."""
    lone = known(run) & (Known.SURNAME | Known.GIVEN)
    return bool(lone) or grade_in_kanji(run) in {Grade.CHECKED, Grade.CERTAIN}


def unknown_at_end(run: str) -> int:
    """Take a whole run that is a surname and something that is no word: a given name, too new.

    A word that ends as given names do may be one (桃花), behind a surname of one sign it has to.
    """
    named = any(
        known(run[:at]) & Known.SURNAME
        and (_is_new(run, at) or (at > 1 and not _is_word(run[at:])))
        for at in IN_KANJI.cuts
        if at < len(run) <= LONGEST_FULL
    )
    return len(run) * named


def _is_new(run: str, at: int) -> bool:
    """Tell whether what follows may be a given name: no surname of two signs stands there."""
    longer = at == 1 and known(run[:2]) & Known.SURNAME
    return not longer and _is_like_given(run[at:])


def _is_like_given(word: str) -> bool:
    """Tell whether a word ends as given names do and is none for goods."""
    likely = len(word) in LENGTHS_OF_GIVEN and word[-1] in ENDS_OF_GIVEN
    likely = likely and word not in GOODS and word not in RELATIONS
    return likely and not known(word) & Known.UNFIT


def may_be_called(run: str) -> bool:
    """Tell whether a run may be a surname with a given name that is a word for things: 小菅朝陽."""
    return any(
        known(run[:at]) & Known.SURNAME
        and not known(run[at:]) & Known.UNFIT
        and len(run) - at <= max(LENGTHS_OF_GIVEN)
        and (len(run) == at + 1 or not known(run[at:]) & Known.THING or _is_like_given(run[at:]))
        for at in (2, 3)
        if at < len(run)
    )


def is_like_new(word: str) -> bool:
    """Tell whether a word that nobody knows is formed like a given name."""
    return not known(word) and _is_like_given(word)


def _is_word(word: str) -> bool:
    """Tell whether a word is one for things or places, and longer than a sign."""
    known_as = known(word)
    return bool(
        known_as & Known.UNFIT
        or (known_as & (Known.THING | Known.PLACE) and not known_as & Known.SHORT)
    )


def begins_with_surname(run: str) -> bool:
    """Tell whether a run may be a surname with a given name that nobody knows."""
    return any(
        known(run[:at]) & Known.SURNAME
        and not known(run[at:]) & Known.UNFIT
        and (at > 1 or _is_new(run, at))
        for at in IN_KANJI.cuts
        if at < len(run) <= LONGEST_NAME
    )


@lru_cache(RUNS_REMEMBERED)
def is_called(run: str) -> bool:
    """Tell whether a word is a surname and a given name that the dictionary has, and no other.

    Some surnames are in it as a place alone (松戸, 入間); there the given name must be none for
    things.
    """
    if known(run) & (NAMED | Known.THING | Known.PLACE):
        return False
    return any(
        _may_call(known(run[:at]), of_kanji(run[at:])) for at in IN_KANJI.cuts if at < len(run)
    )


def _may_call(surname: int, given: int) -> bool:
    from_place = is_from_place(surname) and not given & (Known.THING | Known.PLACE)
    return bool(given & Known.GIVEN and (surname & Known.SURNAME or from_place))


def is_from_place(word: int) -> bool:
    """Tell whether people may be called after a place that a word stands for."""
    return bool(word & Known.PLACE) and not word & NO_SURNAME


@lru_cache(RUNS_REMEMBERED)
def ends_with_full_name(run: str) -> bool:
    """Tell whether a run ends with a surname and a given name, of which one may be unknown."""
    starts = range(max(0, len(run) - LONGEST_FULL), len(run) - 1)
    return any(is_called(run[at:]) or grade_in_kanji(run[at:]) is Grade.CERTAIN for at in starts)


def is_full_name(left: str, right: str) -> bool:
    """Tell whether a surname stands before what may be a given name, with a space between them.

    Parents find new names, and many of one sign are words for things (凪, 暖).
    """
    given = of_kanji(right)
    if not known(left) & Known.SURNAME or given & Known.UNFIT:
        return False
    if given & Known.SHORT:
        return right not in NO_GIVEN
    if given & Known.GIVEN or _is_like_given(right):
        return True
    brief = len(left) > 1 or len(right) <= LENGTHS_OF_GIVEN[0]
    return not given and (right[-1] <= "ヿ" or (brief and is_given_by_form(right)))
