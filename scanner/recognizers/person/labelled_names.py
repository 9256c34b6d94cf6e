"""Names behind labels: 氏名：, 担当 and ``name=``, and others that follow the first in a list.

What a label says of a name is as much as how it is written: behind 氏名 a name stands whatever it
is, behind 確認 only one that the dictionary has, and beside a price ``name`` is that of goods.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from scanner.model.detection import Evidence, Grade
from scanner.recognizers.headers.of_persons import person_evidence
from scanner.recognizers.person.honoured_names import is_name_in_kana
from scanner.recognizers.person.name_context import (
    COMPANY,
    CONTACT,
    GOODS,
    HONOURED,
    LABEL,
    LABEL_SIGN,
    LABEL_WORD,
    LEADING,
    NEXT,
    ORDERED,
)
from scanner.recognizers.person.names_by_form import (
    has_form_of_name,
    is_firm_in_kana,
    is_given_by_form,
    is_given_in_kana,
    is_pair_by_form,
    is_told_by_label,
    is_trade_in_kana,
)
from scanner.recognizers.person.names_by_sound import is_full_by_sound
from scanner.recognizers.person.names_of_kanji import (
    begins_with_surname,
    is_full_name,
    may_be_called,
    name_at_start,
)
from scanner.recognizers.person.people import Known, heard, known, reads_as_surname, words_of
from scanner.recognizers.person.writings import (
    HALF_KANA,
    HIRAGANA,
    KANJI,
    KATAKANA,
    of_kanji,
    pair_in_kanji,
)
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.screening import EVERY

Span = tuple[int, int]
NOW = expression(
    "(?:今|現在|前|元|昔|以前|後|先)(?:[はも]|まで|のところ)"
    "|中 (?:よろし|お[待願]|ご[確了連]|引き?続|取り?急|とのこと)"
)
"""Behind a label, and what is said of it then: 旧姓は林、今は酒井."""

OF_WHAT = expression(
    "(?:台風|号|ハリケーン|[犬猫鳥馬魚船店駅橋町村島山川道園城寺薬本歌曲]|ペット|キャラクター|キャラ|マスコット|人形|ぬいぐるみ|愛犬|愛猫|商品|製品|品種|銘柄|景品"
    "|会社|企業|団体|施設|建物|会場|病院|学校|チーム|グループ|バンド|クラブ|サークル|イベント|大会|番組|作品|映画|ゲーム|ファイル|フォルダ|テーブル|サーバー?"
    "|システム|アプリ|サービス|ポイント|カード|通り|路線|停留所|バス停|交差点|公園|地区|花|木|植物|星|彗星|小惑星|列車|電車|病気|症状|料理|メニュー)の\\Z"
)
"""What has a name and is nobody, before the word for it: 台風3号の名前."""

STATES = frozenset("済未可否要無有他同正副生性年月日歳才電住")
"""What stands behind a label where nobody is named."""

OF_PERSON = expression("[者人員主様名]\\Z")
"""How labels end behind which words in kana that a point joins are somebody from abroad."""

SURELY = expression("氏名\\Z|(?:[者人員主客]|会員|顧客|お客様)名\\Z")
"""How labels end behind which a name stands, whatever it is."""

WRITTEN = frozenset(("カナ", "かな", "ｶﾅ"))
LABELS = Known.THING | Known.UNFIT
"""What is known of labels in kana."""

BRACKETS = ("]", "】")
FAIR = expression(rf"[・、/][{KANJI}]{{1,4}}?(?:[{KATAKANA}]|展|祭|市場|物産|名産|方面|地区|特産)")
"""Behind a place: another, and what is held there, 長野・秋田フェア."""

PARTICLES = "がはにをもとのへでかよさやだ"
INFLECTED = expression("さ(?!ん|ま)|か[さなれせ]")
"""How a verb goes on with what could be a particle: 名前は出さないで."""

"""What goes on behind a surname of one sign; other kana are the rest of a word: 迎え."""

GOES_ON = expression(
    rf"[{KATAKANA}]|(?![{PARTICLES}]|[さち][んゃま]|くん|だ|[でま]す|より|から|まで|ほか|など|しか|あて|とも|ば|ら[0-9、])"
    rf"[{HIRAGANA}]"
)
"""Behind what reads as a name: the word goes on, 前田|リース, 鈴木のり|あられ."""

LABELS_REMEMBERED, RUNS_REMEMBERED = 1 << 12, 1 << 16
LONGEST_GIVEN, SHORT_GIVEN = 4, 3
LONGEST_BEFORE = 20
LONGEST_BEHIND = 32

OWN = expression(
    "の(?:代理|代わり|まま|件|携帯|電話|家族|[父母妻夫娘]|息子|カード|住所|[ごお]|[0-9両各])"
)
"""What people have, and places have not: 作業：大橋の塗装."""

ACCOUNT = expression(
    "の(?:性別|生年月日|誕生日|アカウント|ID|パスワード|PC|端末|メール|後任|引き?継|業務用?|個人|携帯|机|席)"
)
"""What those have who work somewhere: 退職者森のアカウント."""

KEY_ENDS = frozenset("abcdefghijklmnopqrstuvwxyz_ -")
KEY = expression(r"[A-Za-z_]+[_ -]\Z|[A-Za-z]*[a-z]\Z")
ENDS = ":=(\"'>., \t\n"

ONWARD = expression(rf"(?!様|殿|氏|君|宛|宅)[{KANJI}{KATAKANA}]")
"""Behind a word in kana: it goes on, パン工房."""

ASKED = (
    expression(f"{LABEL_WORD}(?:{LABEL_SIGN}[{KANJI}{HIRAGANA}{KATAKANA}{HALF_KANA}]|[{KANJI}])"),
)
FIRST_KANJI = "㐀"
"""No kana comes behind it in the order of signs: right behind a label they are no name."""


def labelled_names(text: str, _may: int = EVERY) -> Iterator[Span]:
    """Find the names behind labels."""
    for label in LABEL.finditer(text):
        if label["sign"]:
            told = True
        else:
            behind = text[label.end() : label.end() + 1]
            told = behind >= FIRST_KANJI and label[0][-1] >= "ぁ" and not label["kin"]
        if told and not _is_of_things(text, label):
            yield from _list(text, label)


@lru_cache(1)
def speaks_of_goods(text: str) -> bool:
    """Tell whether a record is one of goods; asked once for all the labels in it."""
    ordered = ORDERED.search(text) is not None and CONTACT.search(text) is None
    return ordered or GOODS.search(text) is not None


def _is_of_things(text: str, label: re.Match[str]) -> bool:
    """Tell whether ``name`` ends the key of something else: ``product_name``."""
    if label[0].lower().startswith("name") and speaks_of_goods(text):
        return True
    start = label.start()
    if text[start - 1 : start] == "の":
        what = OF_WHAT.search(text, max(0, start - LONGEST_BEFORE), start)
        return what is not None and label[0].startswith("名")
    if text[start - 1 : start] not in KEY_ENDS:
        return False
    key = KEY.search(text, max(0, start - LONGEST_BEFORE), start)
    if key is None:
        return False
    return Evidence.OTHER_NAME in person_evidence(key[0] + label[0].rstrip(ENDS))


class Told(NamedTuple):
    """What a label says of what stands behind it.

    Attributes:
        joined: No sign stands between them.
        strict: A name follows, whatever it is.
        person: Somebody follows.
        plain: What の goes on from may be no name: 担当 本店の.
    """

    joined: bool
    strict: bool
    person: bool
    plain: bool


@lru_cache(LABELS_REMEMBERED)
def _told(label: str, strict: str | None, sign: str) -> Told:
    word = label.rstrip(ENDS)
    surely = bool(strict or SURELY.search(word)) or sign[-1:] == ")"
    person = bool(sign) and OF_PERSON.search(word) is not None
    bracketed = sign.strip()[-1:] in BRACKETS and not surely and not person
    return Told(not sign, surely, person, not sign.strip() or bracketed)


def _list(text: str, label: re.Match[str]) -> Iterator[Span]:
    """Find the name behind a label, and others that follow it with a comma."""
    at, told = label.end(), _told(*label.group(0, "strict"), label["sign"] or "")
    while length := _length(text, at, told):
        yield at, at + length
        further = NEXT.match(text, at + length)
        if further is None:
            return
        at, told = further.end(), told._replace(joined=False, strict=False)


def _length(text: str, at: int, told: Told) -> int:
    """Give how many signs at a place are a name; 0 for none."""
    nobody = COMPANY.match(text, at) or NOW.match(text, at)
    match = None if nobody else LEADING.match(text, at, at + LONGEST_BEHIND)
    if match is None:
        return 0
    length = _length_at_start(match, told)
    if not length and told.person:
        length = _length_for_person(match)
    behind = text[at + length : at + length + 1]
    if length and not told.strict and GOES_ON.match(text, at + length):
        length = _length_of_whole(match, told)
    inflected = length == 1 and "ぁ" <= behind <= "ん" and behind not in PARTICLES
    inflected = inflected or (length == 1 and INFLECTED.match(text, at + 1) is not None)
    plain = behind == "の" and told.plain and not ACCOUNT.match(text, at + length)
    if behind.isdigit() or inflected or plain:
        return 0
    if behind == "の" and not told.person and known(text[at : at + length]) & Known.PLACE:
        return length * (OWN.match(text, at + length) is not None)
    fair = not told.strict and FAIR.match(text, at + length)
    return 0 if fair and known(text[at : at + length]) & Known.PLACE else length


def _length_of_whole(match: re.Match[str], told: Told) -> int:
    """Take no part of a word: a short given name that nobody knows, or the surname before a gap."""
    left, right = match["left"], match["right"] or ""
    if not left:
        return _run_at_start(match["first"], told) if match["first"] else 0
    named = known(left) & Known.SURNAME and is_given_in_kana(right, told=False)
    return len(left + right) * bool(named and len(right) <= SHORT_GIVEN)


def _length_for_person(match: re.Match[str]) -> int:
    """Take what may be a name, behind a label that ends like a word for people."""
    run, foreign = match["run"] or match["first"] or "", match["foreign"] or ""
    run = HONOURED.split(run)[0]
    return len(foreign) or len(run) * (may_be_called(run) or has_form_of_name(run))


def _length_at_start(match: re.Match[str], told: Told) -> int:
    kind = match.lastgroup or ""
    word = match[kind]
    if kind in {"second", "right"}:
        left = match["first"] or match["left"]
        gap, given = int(kind == "second"), HONOURED.split(word)[0]
        firm = is_firm_in_kana(word) if told.strict or gap else is_trade_in_kana(word)
        if not told.joined and known(left) & Known.SURNAME and word[0] <= "ヿ" and firm:
            return 0
        sure = told.strict or told.person
        if sure and not told.joined and is_pair_by_form(left, given, apart=bool(gap)):
            return len(left) + gap + len(given)
        length = _parted_at_start(left, word, gap=gap)
        return length or _run_at_start(left, told)
    if kind == "run":
        return _run_at_start(word, told)
    if told.joined or ONWARD.match(match.string, match.end()):
        return 0
    words = (word, word.split(" ")[0])
    return next((len(w) for w in words if _is_in_kana(w, strict=told.strict)), 0)


@lru_cache(RUNS_REMEMBERED)
def _is_in_kana(word: str, *, strict: bool) -> bool:
    """Tell whether kana behind a label are a name, and not the next label: 氏名 カナ."""
    if heard(word) == LABELS or word in WRITTEN or (word[0] < "ァ" and _is_said(word)):
        return False
    return is_name_in_kana(word, strict=strict) or is_full_by_sound(word)


def _is_said(word: str) -> bool:
    """Tell what somebody says from who they are, behind user: ありがとう."""
    kinds = [kind[0] for _, kind in words_of(word)]
    return kinds == ["感動詞"]


@lru_cache(RUNS_REMEMBERED)
def _parted_at_start(left: str, right: str, gap: int) -> int:
    """Take as much of the right run as is a given name for the left one."""
    surname, right = known(left), HONOURED.split(right)[0]
    if not surname & (Known.SURNAME | Known.PLACE):
        return 0
    least = int(len(left) == 1 < len(right))
    for end in range(min(len(right), LONGEST_GIVEN if gap else len(right)), least, -1):
        given = of_kanji(right[:end])
        pair = pair_in_kanji(surname, given, apart=bool(gap))
        if pair >= Grade.CHECKED and (given & Known.GIVEN or _may_be_new(left, right[:end])):
            return len(left) + gap + end
    return (len(left) + gap + len(right)) * bool(gap and right and is_full_name(left, right))


def _may_be_new(surname: str, given: str) -> bool:
    """Tell whether a given name nobody knows may stand behind a surname of some signs."""
    return given[-1] <= "ヿ" or (len(surname) > 1 and is_given_by_form(given))


@lru_cache(RUNS_REMEMBERED)
def _run_at_start(run: str, told: Told) -> int:
    length = name_at_start(run)
    if run in STATES or "同様" in run:
        return 0
    thing = known(run) & Known.THING and not reads_as_surname(run)
    if told.joined and length == len(run) and thing:
        return 0
    if length or told.joined or not told.strict:
        return length
    run = HONOURED.split(run)[0]
    return len(run) * (begins_with_surname(run) or is_told_by_label(run))
