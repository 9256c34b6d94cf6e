"""Given names alone before さん and ちゃん, which are other words in kana, or new.

What only is said of people tells them: whose child somebody is, that a child is late or has a
feast, behind おばあちゃん、, and who takes a shift.
"""

import re
from collections.abc import Callable, Iterator

from scanner.recognizers.person.beside_surnames import KANA_TRADES, RELATIONS
from scanner.recognizers.person.names_by_form import is_given_by_form
from scanner.recognizers.person.names_by_sound import in_katakana
from scanner.recognizers.person.people import NAMED, Known, known, sounding
from scanner.recognizers.person.spoken_of import PIECES
from scanner.recognizers.person.writings import HIRAGANA, KANJI, KATAKANA, SPACE
from scanner.recognizers.reading.expressions import any_of, expression
from scanner.recognizers.reading.screening import EVERY, bits
from scanner.recognizers.reading.word_sets import word_set

Span = tuple[int, int]
_GIVEN = rf"(?P<name>[{HIRAGANA}]{{2,4}}|[{KATAKANA}]{{2,5}}|[{KANJI}]{{1,3}})"
_OPEN = rf"(?:\A|(?<=[{SPACE}\n(「【\]、。:※・→*]))"
_CHILD = "(?:ちゃん|くん|君)"
_HOLD = (
    "カード|ポイント|シフト|代わり|名札|連絡帳|番号|分|荷物|保険証|手帳|写真|お?誕生|出生|七五三|入[園学]|卒[園業]|お?迎え|欠席"
    "|遅刻|早退|発熱|お?休み|お宮参り|退園|転園|保育|通園|おねしょ|お昼寝|けが|嘔吐|熱|健診|検診|予防接種|兄弟|姉妹|兄妹|姉弟"
)
_OF = "[長次三二四]?[男女]|(?:息子|娘|お?孫|[妹弟])さ?ん?|お?子さ?[んま]?|[0-9]{1,2}[歳才]"
BELONGS = expression(
    rf"(?:{_OPEN}|(?P<home>(?<=[家宅]の))){_GIVEN}(?={_CHILD}(?:さん)?[{SPACE}]?"
    rf"(?:(?P<whose>\()[^()\n]{{0,10}}の?(?:{_OF})\)|(?:の|が|は|も|、|\)の)?(?:{_HOLD})))"
)
"""A child whose somebody is, or that something of is spoken."""

GRANDPARENT = expression(
    "(?:(?:おばあ|おじい|おかあ|おとう|おねえ|おにい|お母|お父|お姉|お兄|お祖母|お祖父|ばあ|じい)"
    "(?:ちゃん|さん|様|さま)|奥(?:さん|様|さま)|ご主人|旦那さ[んま])"
    rf"(?:の|、|[{SPACE}]|\(){_GIVEN}(?=さん|様|さま|\))"
)
_TURN = (
    "でも(?:OK|ok|いい|良い|よい|よろし|可|大丈夫)|と(?:交代|交替|代わ|替わ)"
    "|[にへ](?:交代|交替|代わ|替わ|お願い|頼|引き?継)|が(?:お?休み|欠席|遅刻|早退|代わ|替わ|入|出勤)"
    "|[はも](?:お?休み|欠席|遅刻|早退|不在|出勤|遅番|早番)"
    "|、?(?:今日|明日|来週|今週)の?(?:シフト|当番|朝|夜|午[前後]|[月火水木金土日])"
)
TAKES_TURN = expression(
    rf"(?:{_OPEN}|(?<=[日週回番月夜]は)|(?<=わりに))"
    rf"(?P<name>[{HIRAGANA}]{{2,5}})(?=さん(?:{_TURN}))"
)
"""Who could come in for somebody, in kana."""

KINDRED = word_set("""
    あか おかあ おとう おばあ おじい おねえ おにい ばあ じい かあ とう ねえ にい おじょう ぼっ わん
    にゃん みな たく おく おこ むすめ むすこ おまご おきゃく おいしゃ おまわり やくしょ ママ パパ
    ワン ニャン 赤 坊 嬢 兄 姉 母 父 婆 爺 お子 子 孫 皆 諸 奥 客 うさぎ かめ くま ぞう ねこ いぬ
    きりん たぬき きつね りす ひよこ ひつじ ウサギ クマ ゾウ ネコ イヌ
""")
"""What children and animals are called, and call."""


def given_called(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find given names before an honorific, of whom something is said that is said of people.

    Args:
        text: With signs of ASCII in ASCII.
        may: Which of the expressions ``ASKED`` could fit.
    """
    (could,) = bits(may, ASKED)
    for pattern, believes in CALLED if could else ():
        yield from (found.span("name") for found in pattern.finditer(text) if believes(found))


def _is_child(found: re.Match[str]) -> bool:
    """Take any word for a child, but what children and trades are called by."""
    word = found["name"]
    if word in KINDRED or word in RELATIONS or word in KANA_TRADES:
        return False
    if "ぁ" <= word[0] <= "ヿ":
        told = found["whose"] is not None or found["home"] is not None
        return told or sounding(in_katakana(word)) & Known.GIVEN > 0
    return is_given_by_form(word)


def _is_given(found: re.Match[str]) -> bool:
    word = found["name"]
    if word in KINDRED or word in RELATIONS:
        return False
    said = sounding(in_katakana(word)) if "ぁ" <= word[0] <= "ヿ" else known(word)
    return said & Known.GIVEN > 0


def _is_somebody(found: re.Match[str]) -> bool:
    word = found["name"]
    said = sounding(in_katakana(word)) & (Known.SURNAME | Known.GIVEN)
    return word not in KINDRED and in_katakana(word) not in KANA_TRADES and said > 0


def _is_called(found: re.Match[str]) -> bool:
    """Take no word that begins with one for kin: 母里さん, 兄弟さん."""
    written = known(found["kin"] + found["name"])
    return not written & (NAMED | Known.THING | Known.PLACE) and _is_given(found)


def _is_told(found: re.Match[str]) -> bool:
    """Take no word for what belongs to somebody: 孫の分と一緒に."""
    return _is_given(found) and found["name"] not in PIECES


OURS = expression(
    rf"(?:うち|我が家|わが家|当家|ウチ)の{_GIVEN}(?=(?:が|も|は)(?:いつも|先日|昨日|本当に)?(?:大変)?(?:お世話|ご迷惑|ごめいわく|ご面倒|お騒がせ|お邪魔))"
)
CALLS_SELF = expression(
    rf"[「『]{_GIVEN}(?=[」』](?:ちゃん|くん)?(?:と名(?:乗|の)|という|といい)[^。\n]{{0,8}}(?:お?子|男児|女児|児童|園児))"
)
"""Whose family speaks, and a child that says its name."""

OF_KIN = expression(
    rf"(?<![{KANJI}お])(?P<kin>配偶者|[長次三][男女]|[祖義]?[父母]|[夫妻娘孫兄姉]|息子){_GIVEN}(?=さん|様|さま|くん|ちゃん)"
)
"""Whom somebody calls by what they are and by name: 夫みどりさん."""

WITH_KIN = expression(
    rf"(?:お?孫|[夫妻娘甥姪弟妹兄姉]|息子|[長次三][男女])の{_GIVEN}(?=(?:と|も)(?:いつも)?(?:一緒|いっしょ|二人|2人|ふたり)|が(?:生まれ|[0-9]{{1,2}}歳|小学|中学|高校|大学|入[園学]|結婚))"
)
"""Of whom somebody tells what they do together."""

CALLED: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], bool]], ...] = (
    (BELONGS, _is_child),
    (GRANDPARENT, _is_given),
    (TAKES_TURN, _is_somebody),
    (OURS, _is_given),
    (CALLS_SELF, _is_given),
    (OF_KIN, _is_called),
    (WITH_KIN, _is_told),
)
ASKED = (any_of(*(pattern for pattern, _ in CALLED)),)
