"""What is written like a name and names nobody: looked at wherever a text seems to hold one.

People of history are subjects, shops are called like who opened them (カフェ花子, 写真の前田),
goods like who grows them (林さんの卵 300円), what is masked tells a part (佐藤＊＊), a mailbox is
no name, and words for people and buildings begin like surnames (申出人, 藤沢駅). An honorific
that is not said of shops, or a label of forms, says that somebody is named nevertheless.
"""

from typing import NamedTuple

from scanner.recognizers.person.animals import is_animal
from scanner.recognizers.person.beside_surnames import TRADES
from scanner.recognizers.person.called_so import goes_on
from scanner.recognizers.person.firms import BEHIND_FIRM, is_led_by_form
from scanner.recognizers.person.goods_called import is_counted, is_of_goods, is_sold
from scanner.recognizers.person.history import BEGINNINGS, GOODS, IN_BOTH, OF_HISTORY
from scanner.recognizers.person.landmarks import is_headed, is_listed_town
from scanner.recognizers.person.mascots import is_mascot
from scanner.recognizers.person.name_context import POSITIONS, TITLES
from scanner.recognizers.person.named_shops import (
    SHOP_WITHIN,
    SHOP_WORD,
    WORKSHOP,
    is_of_shop,
    is_shop_that_is_called,
)
from scanner.recognizers.person.people import Known, known
from scanner.recognizers.person.routes import is_stop
from scanner.recognizers.person.shops_called import KEEPER, is_called_shop
from scanner.recognizers.person.spoken_of import is_money, is_shown_or_sold, is_spoken_of
from scanner.recognizers.person.subjects import (
    is_led_to,
    is_spoken_of_as_subject,
    is_subject,
)
from scanner.recognizers.person.writings import HIRAGANA, KANJI, KATAKANA, SPACE
from scanner.recognizers.reading.expressions import any_of, expression
from scanner.recognizers.reading.word_sets import word_set

REACH, LONGER = 24, 3
_STARS = "*●○◯〇■□△▲×✕"
STARS = frozenset(_STARS)

POLITE = expression(
    rf"[{SPACE}]?(?:様|さま|殿|氏(?!名)|君|くん|ちゃん|{TITLES}|{POSITIONS}|獣医|薬剤師|記者)"
)
"""Honorifics that shops, goods and subjects seldom have; さん is not among them."""

CALLS = expression(rf"[{SPACE}]?さん(?:から|より|が来|に連絡|へ連絡|に電話|と電話|宛|本人)")
LABELLED = expression(
    rf"(?:(?:氏|姓|名義|お?名前|会員|顧客|担当|受付|(?<![作著訳編])者|人|員)名?|(?i:(?<![a-z])(?:full|user|member|customer|last|first)?_?name))[\"'”]?[{SPACE}]*[:=|/>→{SPACE}][{SPACE}\"'“]*\Z"
)

MASKED_APART = expression(rf"[{SPACE}][{_STARS}]{{2,8}}(?![{_STARS}0-9-])")
MASKED_BEHIND = expression(
    rf"(?:[*]{{2,}}|[{_STARS}]{{2,}}|[*●○◯〇■](?=[{KANJI}{HIRAGANA}{KATAKANA}](?![:：])))"
)
MASKED_BEFORE = expression(rf"[{KANJI}{KATAKANA}][{_STARS}]+\Z")

POSTCODE = "郵便番号"
OF_POSTCODE = expression(
    rf"{POSTCODE}[{SPACE}:]?[0-9]{{3}}[^0-9]?[0-9]{{4}}[{SPACE}]?(?:→|->|⇒|=|は)[{SPACE}]?\Z"
)
"""Before the town that a postcode stands for."""

WROTE, WORK = ("著", "訳"), ("『", "「")
"""Between who wrote a book and its title."""

MAILBOX = expression(r"[A-Za-z0-9._+-]*@[A-Za-z0-9]|[#$%&!^][0-9]")
"""Behind Latin letters: what makes them a part of a mailbox or of a password."""

HONORIFICS = frozenset(("さん", "さま", "くん", "ちゃん", "サマ", "サン", "ｻﾏ", "ｻﾝ"))
"""What stands behind a name and is none, though surnames sound so (佐間, 三)."""

ERAS = frozenset(("明治", "大正", "昭和", "平成", "令和"))
GLYPHS = frozenset(("梯子高", "はしご高", "土吉", "立崎", "下長吉", "点付き", "目鳥"))
"""What shapes of kanji are called."""

WORDS = word_set("デス マス です ます 家内 女児 男児 日")
"""Words that surnames or given names are written like: 母の日."""

FORBIDDEN = frozenset(f"{verb}るな" for verb in "触走入乗送切撮取売戻通降知")
"""What nobody may do, as which given names sound: 触るな."""

SET_WIDE = ("生 年 月", "性 別", "住 所", "電 話", "氏 名")
"""Labels of forms with spaces between their signs, as which surnames and given names sound."""

NO_NAMES = HONORIFICS | ERAS | WORDS | FORBIDDEN | {f"{era}元" for era in ERAS} | GLYPHS
"""What is no name, whatever stands beside it."""

OF_PEOPLE = expression(
    r".*(?:[不行]明者|該当者|関係者|(?:申出|届出|申請|相続|代理|請求|保証|受取|差出|名義|後見|依頼|発注|契約|借用"
    r"|管理|同居|同行|付添|通報|申立|世話|発起|参考|来場|使用|証)人"
    r"|周辺|付近|沿い|駅(?:構内|[裏前]|ビル)?|.[^ ]祭り?|.[^ ]像|海岸[内前]"
    r"|[公庭]園[内前]|.[^衛左右]門|町[一二三四五六七八九十]{1,3}"
    r"|(?:江戸|室町|鎌倉|平安|奈良|飛鳥|桃山|戦国|弥生|縄文|古墳|明治|大正|昭和)時代)"
    r"|.* お子|大家|新し[いくさ]"
)
THING = expression(
    f".* お客|[{KATAKANA}]+ [{KATAKANA}]*"
    f"(?:ノート|キャンパス|ファイル|ボールペン|ティッシュ|シャンプー|タオル|スリッパ|カレンダー)[{KATAKANA}]*"
)
"""Two words that no honorific makes a name of: 産直プラザ北 お客様各位, コクヨ ノート."""

CODE = expression(rf"(?:[+=,(→>]|->) ?[A-Za-z_]+[.][a-z_]{{2,20}}[{SPACE}]{{1,2}}[(]?\Z")
"""A key that code reads, which is no label: user.last_name + user.first_name."""

HOW_MANY = expression(r"[0-9][0-9,]{0,6}(?:人|世帯|戸)(?![ァ-ヺー一-龠])")
"""Behind a place: how many live there, 若水町288人."""

CODED = frozenset(f"{SPACE}(")
YEN, HALL, WHOLESALE = "円", "堂", "卸"
SHORT_ERAS, YEAR = frozenset("明大昭平令"), expression("[0-9元]{1,2}[.年/-]|[・/][大昭平令]")
CHOSEN = frozenset(era + sign for era in "明大昭平" for sign in "・/")
"""Around the first sign of an era, which is a surname as well: 平31.1.15, 明・大・昭."""

FIELD, KANA = "欄", frozenset(("カナ", "ｶﾅ", "かな"))
"""What a field of a form is for, where the reading of a name is asked that is itself one."""

STATES = frozenset(("中", "済", "待", "済み"))
WITHIN_KANJI = expression(f"[{KANJI}]")
"""Before what has become of something: 確認|中 済."""

LOAN_WORDS = expression(
    "サポート|サロン|データ|マイボトル|ダイヤル|センター|サービス|システム|カスタマー|ユーザー|クリニック|ホテル|カフェ|ビストロ|レストラン"
    "|ワーク|ショップ|ストア|スーパー|マーケット|ハウス|マンション|パーク|プラザ|ポイント|コース|プラン"
    "|チーム|グループ|フロント|バックエンド|インフラ|ネットワーク|セキュリティ|マーケティング|デザイン|エンジニア|プロジェクト"
    "|ドラッグ|ボウリング|プロダクト|ソリューション|オペレーション|メンテナンス|ヘルプデスク|アプリ|テスト|サンプル|ダミー|コーヒー|ラーメン|ジュース|スエット|ビール|ケーキ|チョコ|クッキー|パック"
    "|セット|タイプ|クーポン|キャンペーン|フェア|イベント|スクール|スポーツ|クリーニング|ベーカリー|スタジオ"
)
"""Words of trade and offices within katakana that sound like a name."""

WITHIN_WORD = expression(rf"[{KATAKANA}]")
HONORIFIC_IN_KANA = expression(rf"サ(?:マ|ン)(?:カラ|ヨリ|[ガニノヘト])?(?![{KATAKANA}])")
"""Honorifics that are written on to a name in the same kana."""

INFLECTED = expression(
    "く(?!ん)|に(?:勝手な|恐れ|申し訳|ありがと|有[難り]|残念|遺憾|恐縮)|わり|きんとん|ごはん|ようかん|もなか|まんじゅう|おこわ"
)
"""What makes another word of the sign before it: 清く, 栗きんとん."""

BUILDER = expression(
    rf"・間(?:(?![{KANJI}])|[本支]?[店社]|営業所|作業所)|の?(?:現場|工事)事務所|(?:・[{KANJI}]{{2,4}})?JV"
)
"""Behind what a large builder is called by: the other surname of 安藤・間, or where it builds."""

SIGN_BEFORE = expression(rf"(?<![{KANJI}{HIRAGANA}{KATAKANA}])[{KANJI}][{SPACE}]\Z")
SIGN_BEHIND = expression(rf"[{SPACE}][{KANJI}](?![{KANJI}{HIRAGANA}{KATAKANA}])")
"""Around two signs in a row of those that stand each by itself: 原 本 林 森."""

CORNERS = frozenset("角隣脇奥向端横前")
CORNER = expression(r"[室号館階棟番地店駅道沿]の\Z")
"""Before where something is, which surnames are as well: 307号室の角です."""

EXAMPLE_BEFORE = expression(
    rf"(?:(?:記入|入力|表示|表記|登録|記載)例|見本|(?:\A|[(「\n{SPACE}])例)[)」]?[{SPACE}:「]{{1,2}}"
    rf"(?:[^:\n。]{{1,8}}:)?[「{SPACE}]?\Z"
)
EXAMPLE_BEHIND = expression("」?(?:は(?:記入例|入力例|サンプル|見本|ダミー|例示|仮名))|[(]仮名[)]")
"""What stands beside a name that only shows how to write one."""

OF_NOBODY = any_of(EXAMPLE_BEHIND, HOW_MANY, BEHIND_FIRM)
"""What stands behind nobody."""

PARTS, WRITTEN_ON = frozenset(("上部", "下部")), expression(rf"[{KANJI}{KATAKANA}]\Z")
"""Where something is written, and on what: チラシ下部."""

WIFE_HONOURED = "奥"
ON_SHELF = expression(rf"[上中下]段[:{SPACE}]\Z")
SHOP_ON = expression(rf"[{HIRAGANA}]{{1,4}}[店屋堂]")
"""Behind a surname and the beginning of what is sold: 飯田こん|にゃく店."""

PRONOUN = "I"

EXITS = expression("[東西南北]口")
TOWN = expression(rf"([{KANJI}]{{2,4}})[市区県][{KANJI}]")
ONWARD = expression(rf"[{KANJI}のて0-9]|[がヶケヵ][{KANJI}]")
APART = str.maketrans("\u3000\u00a0・", "   ")
APART_SIGNS = frozenset(SPACE)
LED_TO = frozenset(":=|/>→「」)' \"”“")
"""What the last sign before a name is, where a label or an example leads to it."""


class Place(NamedTuple):
    """Where something in a text reads as a name.

    Attributes:
        text: With signs of ASCII in ASCII.
        start: Of the name.
        end: Behind it.
        name: What is read there.
        before: What stands before it, as far as ``REACH``.
    """

    text: str
    start: int
    end: int
    name: str
    before: str


def end_of_name(text: str, start: int, end: int) -> int:
    """Give where a name ends that another word may have been taken into: 西泉 フリガ|ナ.

    Args:
        text: With signs of ASCII in ASCII.
        start: Of what reads as a name.
        end: Behind it.

    Returns:
        The end; the start where nothing of it is a name.
    """
    if THING.fullmatch(text, start, end):
        return start
    if not _is_no_name(text, start, end):
        return end
    gap = text.find(" ", start, end)
    return gap if gap > 0 and not _is_no_name(text, start, gap) else start


def _is_no_name(text: str, start: int, end: int) -> bool:
    """Tell whether a place in a text only begins like a name: what is there is another word."""
    name = text[start:end]
    if name.isascii():
        return name == PRONOUN or MAILBOX.match(text, end) is not None
    if name == YEN and text[start - 1 : start].isdigit():
        return True
    other = name.partition(" ")[0] in NO_NAMES or text.startswith(SET_WIDE, start)
    if other or _is_cut(text, name, end):
        return True
    dated = name in SHORT_ERAS and (
        YEAR.match(text, end) or text[max(0, start - 2) : start] in CHOSEN
    )
    field = name in KANA and text.startswith(FIELD, end)
    if dated or field or _is_state(text, start, name) or goes_on(text, start, end):
        return True
    if POLITE.match(text, end):
        return False
    return bool(
        OF_PEOPLE.fullmatch(name) or LOAN_WORDS.search(name) or _is_in_place(text, name, end)
    )


def _is_state(text: str, start: int, name: str) -> bool:
    """Tell what has become of something from a name: 確認中 済."""
    behind_kanji = start > 0 and WITHIN_KANJI.match(text, start - 1) is not None
    return behind_kanji and name.partition(" ")[0] in STATES


def is_nobody(text: str, start: int, end: int) -> bool:
    """Tell whether what is a name in a text names nobody.

    Args:
        text: With signs of ASCII in ASCII.
        start: Of the name.
        end: Behind it.
    """
    at = Place(text, start, end, text[start:end], text[max(0, start - REACH) : start])
    nobody = _is_in_any_writing(at)
    if nobody or at.name.isascii():
        return nobody
    if _is_though_honoured(at):
        return True
    if _is_honoured(at):
        return False
    if _is_though_labelled(at):
        return True
    if at.before[-1:] in LED_TO and LABELLED.search(at.before):
        return is_spoken_of_as_subject(text, end)
    return _is_by_itself(at)


def _is_in_any_writing(at: Place) -> bool:
    """Tell whether something says that nobody is named, also in Latin letters."""
    text, start, end, name, before = at
    return bool(
        name.replace(" ", "") in GOODS
        or OF_NOBODY.match(text, end)
        or _is_masked(at)
        or _is_example(before)
        or (text.startswith("氏", end) and f"{name}氏" in OF_HISTORY)
        or (name in CORNERS and CORNER.search(text, max(0, start - 2), start))
        or (before[-1:] in CODED and CODE.search(before))
        or is_counted(text, end, before)
        or is_led_by_form(before)
        or is_called_shop(text, start, end)
    )


def _is_though_honoured(at: Place) -> bool:
    """Tell whether something says so though an honorific follows."""
    text, start, end, name, before = at
    return bool(
        SHOP_WITHIN.match(name)
        or BUILDER.match(text, end)
        or is_shop_that_is_called(text, name, end, before)
        or (len(name) > LONGER and WORKSHOP.search(name))
        or is_headed(text, start, end)
        or is_listed_town(text, start, end)
        or is_money(name)
        or is_shown_or_sold(text, start, end)
        or is_mascot(text, end, name, before)
        or _is_wife(at)
    )


def _is_though_labelled(at: Place) -> bool:
    """Tell whether something says so though a label of forms stands before it."""
    text, start, end, name, before = at
    return bool(
        is_stop(text, end, before)
        or _is_in_row_of_signs(at)
        or (name in PARTS and WRITTEN_ON.search(before))
        or is_sold(text, start, end, before)
        or _is_of_trade(at)
        or is_led_to(text, before, end)
        or WORKSHOP.search(name)
        or is_animal(text, end, before)
        or (POSTCODE in before and OF_POSTCODE.search(before))
        or is_spoken_of(text, start, end)
    )


def _is_by_itself(at: Place) -> bool:
    """Tell whether something says so where neither speaks for a person."""
    text, start, end, name, before = at
    return bool(
        is_subject(text, start, end)
        or is_of_shop(text, end, before)
        or is_of_goods(text, start, end)
        or (ON_SHELF.search(before) and not text.startswith("さん", end))
        or SHOP_ON.match(text, end)
        or (name.endswith(WROTE) and text.startswith(WORK, end))
    )


def may_be_nobody(word: str) -> bool:
    """Tell whether a word before a space may begin what ``is_of_nobody``."""
    return word in BEGINNINGS or SHOP_WORD.fullmatch(word) is not None


def is_of_nobody(name: str) -> bool:
    """Tell whether a name is a shop, or somebody of history, unless a column says more."""
    if name in IN_BOTH:
        return True
    left, _, right = name.translate(APART).partition(" ")
    called = left + right
    known_as = called in OF_HISTORY or called in GOODS
    return bool(right) and (known_as or SHOP_WORD.fullmatch(left) is not None)


def _is_cut(text: str, name: str, end: int) -> bool:
    """Tell whether a name ends within a word: 村上クリニッ of 村上クリニック, 清 of 清く."""
    if WITHIN_WORD.match(name[-1]):
        return WITHIN_WORD.match(text, end) is not None and not HONORIFIC_IN_KANA.match(text, end)
    return INFLECTED.match(text, end) is not None and (len(name) == 1 or text[end] == "わ")


def _is_honoured(at: Place) -> bool:
    """Tell whether an honorific that is not said of shops says that somebody is named."""
    polite = POLITE.match(at.text, at.end) and not KEEPER.match(at.text, at.end)
    return bool(polite or CALLS.match(at.text, at.end))


def _is_masked(at: Place) -> bool:
    """Tell whether signs stand for the rest of a name; stars on both sides are bold."""
    text, start, end, _, before = at
    if before[-1:] in STARS:
        masked = MASKED_BEFORE.search(before) or (end - start == 1 and before[-2:-1] in STARS)
        return bool(masked) and not text.startswith(before[-1], end)
    if text[end : end + 1] in STARS:
        return end - start == 1 or MASKED_BEHIND.match(text, end) is not None
    return MASKED_APART.match(text, end) is not None


def _is_example(before: str) -> bool:
    """Tell whether what leads to a name says that it only shows how to write one."""
    shown = before[-1:] in LED_TO and ("例" in before or "見本" in before)
    return shown and EXAMPLE_BEFORE.search(before) is not None


def _is_wife(at: Place) -> bool:
    """Tell 奥様の真由美さん, who is somebody's wife, from 担当:奥様."""
    honoured = at.name == WIFE_HONOURED and at.text.startswith(("様", "さん", "さま"), at.end)
    return honoured and at.before[-1:] not in LED_TO


def _is_in_row_of_signs(at: Place) -> bool:
    """Tell whether two signs are amid others that stand each by itself."""
    apart = at.name[1:-1] in APART_SIGNS
    return bool(apart and SIGN_BEHIND.match(at.text, at.end) and SIGN_BEFORE.search(at.before))


def _is_of_trade(at: Place) -> bool:
    """Tell a name with a trade written on to it: 前田電機."""
    long = len(at.name) > LONGER
    return (long and at.name.removesuffix(WHOLESALE)[-2:] in TRADES) or at.text.startswith(
        HALL, at.end
    )


def _is_in_place(text: str, name: str, end: int) -> bool:
    """Tell whether a town is in a name, and more of the address behind it: 佐賀市兵|庫北."""
    if EXITS.fullmatch(name):
        return len(EXITS.findall(text)) > 1
    town = TOWN.match(name)
    return bool(town and known(town[1]) & Known.PLACE and ONWARD.match(text, end))
