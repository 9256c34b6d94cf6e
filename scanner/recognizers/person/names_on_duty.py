"""Names behind any word for what somebody is or does: 夜勤：江口, 相続人は樋口, 査読 ①A②B.

What ends like a word for persons (者, 員, 係), or is done in offices, shops and teams (受付, 鍵),
leads to who is it or does it, and to those in a row behind. Places where something is done stand
behind such words too: one of those named must surely be somebody.
"""

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache

from scanner.model.detection import Evidence
from scanner.recognizers.headers.of_persons import person_evidence
from scanner.recognizers.person.beside_surnames import OF_ONE_SIGN
from scanner.recognizers.person.colleagues import BRANCHES, DIRECTIONS, is_full, may_be_surname
from scanner.recognizers.person.labelled_names import FAIR
from scanner.recognizers.person.names_by_sound import is_lone_in_kana
from scanner.recognizers.person.names_of_kanji import is_from_place
from scanner.recognizers.person.people import Known, is_word, known, reads_as_surname
from scanner.recognizers.person.rare_surnames import SELDOM
from scanner.recognizers.person.writings import KANJI, KATAKANA, SPACE, WITHIN_KANJI
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.screening import EVERY
from scanner.recognizers.reading.word_sets import word_set

Span = tuple[int, int]
RUNS_REMEMBERED = 1 << 16
_ANY = (
    rf"(?:[{KANJI}](?:[{KANJI}]|[{WITHIN_KANJI}](?=[{KANJI}])){{0,5}}"
    rf"|[{KATAKANA}]{{2,8}})"
)
_DUTY_ENDS = (
    rf"(?=[{SPACE}]?(?:[\n。、,./:;()→・|」』\"'\]】>]|\Z|->)|[{SPACE}]"
    "|さん|様|です|が|から|より|[①-⑳]|[0-9]{2})"
)
_SIGN = (
    rf"(?:[{SPACE}]?[:=]|は(?<=[者員人長師士主医係番直勤当任み]は)、?"
    rf"|[{SPACE}](?<=[者員人長師士主医印役][{SPACE}])(?![^:\n]{{1,6}}:))"
)
_BEHIND_SIGN = rf"{_SIGN}[{SPACE}]?[\"'「@①]?(?P<name>{_ANY}){_DUTY_ENDS}"
ON_DUTY = expression(_BEHIND_SIGN)
LABEL = expression(rf"([{KANJI}{KATAKANA}]{{1,10}}[りぎいめ]?)(?:\([^()\n]{{1,8}}\))?\Z")
LABEL_REACH = 21
"""Who stands behind any word for what somebody is or does."""

FURTHER = expression(
    rf"(?:さん|様|氏|[課係部室店]長|主[任査事])?(?:\([^()\n]{{1,4}}\))?"
    rf"[{SPACE}]?(?:[、,・/→と&]|->|[②-⑳])[{SPACE}]?(?P<name>{_ANY})(?![{KANJI}{KATAKANA}]|[0-9]?丁目)"
)
"""Who stands behind them."""

PERSONS = (
    *"者員人係番師士医役手主長印",
    *word_set("""
    休み 公休 有休 欠勤 欠席 早退 遅刻 不在 学生 生徒 院生 修生 習生 講生 代表 児童 選手
    送り主 依頼主
    """),
)
"""How words end that are said of nobody but a person."""

NO_PERSONS = tuple(
    word_set("""
    品番 型番 順番 一番 台番 部屋番 地番 局番 全長 延長 身長 法人 定員 人員 取手 岩手 苦手 切手
    番地主 目印 矢印 消印 無印 刻印
    """)
)
DUTIES = tuple(
    word_set("""
    受付 対応 確認 承認 作成 記入 入力 記録 報告 更新 登録 処理 起票 起案 決裁
    代決 合議 回答 検品 検収 検針 検印 点検 監査 照合 検証 審査 採点 指導 監修
    編集 撮影 翻訳 通訳 校正 施錠 解錠 開錠 調理 厨房 朗読 演奏 演出 音響 照明
    戸締り 最終退出 最終退室 大家 客様 患者様 指名 乾杯 集金 集計 精算 書記 司会
    進行 幹事 印影 立会 立会い 同席 出席 面談 面接 折電 入電 受電 架電 返信 引継
    引継ぎ 引き継ぎ 引取 受領 受取 依頼元 日直 宿直 当直 夜勤 日勤 準夜 深夜
    休暇 在宅 シフト 当番表 鍵 鍵管理 金庫 レジ 客
    担任 副担任 顧問 伴奏 指揮 司式 応対 相談 苦情 クレーム主 サイン 署名 押印 実装
    レビュー レビュア レビュアー テスター リーダー サブリーダー サブ チーフ マネージャー
    オペレーター オペレータ ドライバー ヘルパー ケアマネ スタッフ メンバー アルバイト
    バイト パート キャプテン コーチ 監督 主将 議事録 文責 差出 宛先 宛名 前任 後任
    上司 部下 同僚 友人 知人 家族 祖父 祖母 長男 長女 次男 次女 息子 旧姓 新姓
    現姓
    """)
)
"""Words for what is done in offices, shops and teams that lead to who does it."""

ERRANDS = tuple(
    word_set("""
    運搬 配達 配送 集荷 巡回 見回り 清掃 警備 搬入 搬出 訪問 出張 外出 送信 発信
    依頼 手配 発注 参加 運転 会計 ホール 窓口 連絡網 リレー
    """)
)
"""What may be done at a place: one of those named must be a surname before anything else."""

_LAST_SIGNS = "".join(sorted({word[-1] for word in (*PERSONS, *DUTIES, *ERRANDS)}))
LED_TO = expression(
    rf"[{_LAST_SIGNS})][{SPACE}]?[:=は{SPACE}][{SPACE}、]?[\"'「@①]?[{KANJI}{KATAKANA}]"
)
ASKED = (LED_TO,)
"""A screen: what stands behind the last sign of a label."""


class Duty(IntEnum):
    """What a label says of who stands behind it."""

    NONE = 0
    ERRAND = 1
    DONE = 2
    PERSON = 3


@lru_cache(RUNS_REMEMBERED)
def _duty(label: str) -> Duty:
    """Say whether a label leads to somebody."""
    if label.endswith(NO_PERSONS):
        return Duty.NONE
    if label.endswith(ERRANDS):
        return Duty.ERRAND
    if label.endswith(DUTIES):
        return Duty.DONE
    person = label.endswith(PERSONS) and Evidence.OTHER_NAME not in person_evidence(label)
    return Duty.PERSON if person else Duty.NONE


@lru_cache(RUNS_REMEMBERED)
def _is_on_duty(word: str, duty: Duty) -> bool:
    """Tell whether a word behind a label may be somebody, of whose duty the label speaks."""
    if word[0] <= "ヿ":
        return is_lone_in_kana(word, told=duty is Duty.PERSON)
    if word in SELDOM or is_full(word) or word in BRANCHES:
        return True
    if len(word) == 1 and duty is not Duty.PERSON:
        return word in OF_ONE_SIGN or word in DIRECTIONS
    if duty is Duty.PERSON:
        return may_be_surname(word) or is_from_place(known(word))
    return may_be_surname(word) and not _is_thing(word)


def _is_thing(word: str) -> bool:
    return is_word(word) and not reads_as_surname(word)


def _is_surely(word: str, duty: Duty) -> bool:
    """Tell whether a word is no place where something is done, nor what offices are called by."""
    if duty is Duty.ERRAND:
        return word[0] <= "ヿ" or reads_as_surname(word) or not known(word) & Known.PLACE
    return duty is Duty.PERSON or word not in BRANCHES  # 担当：大分→菊池


def _is_fair(text: str, row: Sequence[re.Match[str]]) -> bool:
    """Tell whether places in a row are whose goods are sold: 参加：長野・秋田フェア."""
    return FAIR.match(text, row[-1].end("name")) is not None


def names_on_duty(text: str, _may: int = EVERY) -> Iterator[Span]:
    """Find who stands behind a label, and those behind them, one of whom is surely somebody.

    Args:
        text: With signs of ASCII in ASCII.
    """
    for first in ON_DUTY.finditer(text):
        label = LABEL.search(text, max(0, first.start() - LABEL_REACH), first.start())
        duty, row = _duty(label[1]) if label else Duty.NONE, list[re.Match[str]]()
        found: re.Match[str] | None = first
        if len(first["name"]) == 1 and duty < Duty.PERSON and first[0][0] == "は":
            continue  # a direction: 受付は東です
        while duty and found and _is_on_duty(found["name"], duty):
            row.append(found)
            found = FURTHER.match(text, found.end("name"))
        if row and not _is_fair(text, row) and any(_is_surely(each["name"], duty) for each in row):
            yield from (each.span("name") for each in row)
