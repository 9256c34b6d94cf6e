"""What the name of a column speaks for, by whole words and never by parts of them.

``hotel`` is not ``tel``, and a following word can take a name back: ``email_sent_at`` and
電話受付日時 are times. A name is cut at signs, digits, changes of case and of script; a run of
kanji or kana is cut further into known words, longest first.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from scanner.model.detection import Evidence
from scanner.recognizers.headers.in_kana import in_kanji
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.word_sets import word_set

NAMES_REMEMBERED = 16_384


QUALIFYING = word_set("""
    no 自宅 勤務先 携帯 固定 緊急 緊急時 店 本人 家族 代表 代表者 会員 登録 昼間 夜間 主 副 予備 旧
    新 第一 第二 その他 個人 会社 店舗 法人 事業所 加盟店 先 用 カード card cd home work mobile
    office main sub primary secondary emergency jitaku keitai kinmusaki new old pc first second
    shop store 必須 任意 半角 全角 英数字 英数 英字 数字 記入 入力 ハイフン なし あり
    初期 仮 現 raw base 平文 確認用 再入力 変更前 変更後 最新 桁 plain
""")
"""Words that leave a name what it is; ``no`` stands for every word for number."""

CANCELLING = word_set("""
    日 日時 日付 時刻 時間 年月日 有無 区分 種別 種類 フラグ 可否 要否 希望 許諾 同意 件数 回数 料
    料金 代 受付 対応 担当 担当者 配信 送信 受信 件名 本文 内容 名 氏名 名称 住所 状態 状況 結果
    ステータス ポイント 残高 発行 有効 期限 サービス 通知 設定 確認 認証 メール アドレス at on date
    time datetime dt ts timestamp flag flg kbn kubun type kind status count cnt sent send received
    opened verified verify confirmed consent opt optin ok valid exists has is subject body title
    text template content name sei mei point points balance brand issued expire expires expiry fee
    charge result error retry version hash provider domain model os carrier device color format
    length len mail email address addr
""")
"""Words that, behind a name, make it the name of something else."""

BUSINESS = word_set("""
    店舗 店 会社 法人 事業所 加盟店 代表 info shop store office company tenpo kaisha corporate
    merchant branch 施設 取引先 仕入先 得意先 事業者 業者 企業 団体 テナント 病院 医院 学校 支店
    営業所 支社 本社 工場 倉庫 拠点 窓口 会場 機関 facility vendor supplier tenant hospital school
    tnp venue site outlet dealer agency kameiten torihikisaki jigyosho shisetsu kigyo hojin shiten
    eigyosho
""")
"""Words that make it the name of something that belongs to an office or shop."""

ANYBODYS, INFO = (
    word_set("contact personal customer member user kojin renraku"),
    frozenset({"info"}),
)
"""Beside whom ``info`` is no mailbox of an office: ``contact_info``."""

CODES = word_set("no 番号 コード code cd id key seq serial")
"""Words that end the name of a code."""

OF_GOODS = expression(
    r"(?:[型品図部機棚符証店]番|シリアル|型式|ロット|ロケーション|符号|バーコード|号機)\Z"
    r"|(?i:(?:\A|[-_ .])(?:sku|serial|lot|kataban|hinban|tanaban|barcode|jan|bin)\Z)"
)
"""Endings of names of codes of goods: not words, since 部品番号 has no 品番."""

NAMING = word_set("名 名称 name nm mei meisho")
PERSONAL = word_set("""
    氏名 名前 姓 会員 顧客 本人 利用者 申込者 申請者 契約者 受取人 応募者 当選者 参加者 受講者 患者
    児童 住民 recipient applicant patient member customer user person birth birthday 生年月日 性別
    gender
""")
"""Words in the names of a table about people."""

WHOSE = word_set("""
    child kid kodomo jido dependent dependant dep fuyo spouse haigusha haigu guardian parent hogosha
    setainushi setai kazoku family householder kaiin kokyaku kojin honnin mbr emp employee
    shain shokuin student patient atena taxpayer
""")
"""Whose a joined name may say that it is: ``childdob``, ``KAIINTELNO``."""

IN_CHARGE = word_set("""
    代表 代表者 担当 担当者 店長 館長 園長 校長 院長 所長 会長 社長 理事長 施設長 支店長 管理人
    責任者 管理者 記入者 更新者 manager owner staff contact tanto
    tantou tantosha tantousha op operator 記入者 入力者 受付者 起案者 承認者 approver uketsukesha
    uketsuke
""")
"""Whom a table about shops and offices names as well."""

HOUSE = expression(
    "(?:店舗|施設|会社|事業所|本社|支店|加盟店|会場)(?:の)?(?:所在地|住所)|定休日|営業時間|開[店館業園]日|竣工日|設立(?:年月)?日|法人番号"
    "|加盟(?:年月)?日|避難所名?|投票所名?|休館日|開館時間|収容(?:人数|人員|定員)|従業員数|資本金|利用可能曜日|診療科目|病床数"
    "|適格請求書|インボイス(?:登録)?番号"
    "|(?i:corporat(?:e|ion)_?n(?:o|um|umber)|hojin_?no|annual_?revenue|number_?of_?employees|(?:shop|store|office|branch|facility|venue)_?addr"
    "|hojin_?bango|opening_?hours|established)"
)
"""Names of columns that only tables about houses have."""

_LATIN = (
    r"(?i:hash(?:ed|es)?|sha[-_]?[0-9]{0,3}(?:[-_]?[0-9]{3})?|md5|hmac|digest|mask(?:ed)?|pseudonymi[sz]ed"
    r"|anonymi[sz]ed|tokeni[sz]ed|encrypted|cipher)"
)
_JAPANESE = r"(?:ハッシュ|マスク|マスキング|匿名化|仮名化|暗号化|トークン化)(?:化|値|後|済み?)*"
REPLACED = expression(
    rf"(?P<behind>.*[^\W_])(?:(?:[\s_.-]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[^\x00-\x7f])){_LATIN}|[\s_(（]*{_JAPANESE}[)）]?)+"
)
"""Names that say that something stands in place of a value, and of which: ``email_hash``."""

_REMARKS = (
    "必須|任意|外国籍の?方?|外国人の?方?|漢字|全角|半角|平文|西暦|和暦|確認用?|再入力|再確認|再掲|フルネーム|本人"
    "|扶養(?:親族|者|家族)?|配偶者|児童|保護者|世帯主|代理人|利用者|被保険者|対象者|申[請込]者"
    "|[上中下]段|[1-3１-３]行目|記入|要入力|英字|[0-9]{1,2}桁|(?:ハイフン|スペース)(?:なし|あり|不要)?|(?:変更|訂正|修正)[前後]|新|旧|予備"
)
_ONCE_MORE = "[(（\\[【]?(?:確認|再入力|再確認|照合|表示|印字|検索|比較|参照)用[)）\\]】]?"
"""What says that a column holds a second time what its name says: 生年月日（確認用）."""

REMARK = expression(
    rf"(?:\s*[（(\[【](?:{_REMARKS})[）)\]】]|[\s_-]*{_ONCE_MORE}|[※*＊★●]|__p?c|\s)+\Z"
)
"""Endings that leave a name what it is."""

MARK_BEFORE = expression(r"\A\s*(?:[（(\[【](?:必須|任意)[）)\]】]|[※*＊★●])\s*")
SPACED_OUT = expression(
    r"(?<=[ぁ-んァ-ヴー一-龠々])[ \u3000]+(?=[ぁ-んァ-ヴー一-龠々](?![ぁ-んァ-ヴー一-龠々]))"
)
"""The gap before a sign that stands by itself: 生　年　月　日 is 生年月日, set wide on a form."""

ASKED = expression(
    r"(?:を|は|について)?[ごお御]?(?:選び|選んで|選択|記入|入力|教え|答え|回答|書き|聞かせ|記載|明記|チェック)"
    r"(?:して|て|を)?(?:お願い(?:し|いたし|致し)ます|(?:くだ|下)さい)[。．.]?"
    r"(?=\Z|[ \u3000(（※*＊])"
)
"""What a question on a form ends with: 性別をお選びください."""

COPY = expression(
    r"(?:[-_.]?(?<![A-Za-z])v[0-9]{1,2}|[-_](?:[0-9]{1,2}|old|new|bak|bkup|backup|copy|tmp|temp|orig"
    r"|prev|cur|latest|x)|[-_]?#)\Z",
    re.IGNORECASE,
)
"""What tells one copy of a column from another: ``pref_v2``, ``TownName__c_01``, ``bday_old``."""

OF_TABLE = expression(
    r"\A(?:(?:dbo|[abcdgh-km-z])\.(?=[^.]{3,}\Z)|WK[-](?=[A-Z])"
    r"|(?:old|tmp|bak|x|col[0-9]{1,3}|fld?[0-9]{1,3}|f[0-9]{2})_(?=[^\W\d_]{3}))",
    re.IGNORECASE,
)
"""What a table or a program writes before the name of a column: ``M.SEX``, ``WK-YUBIN``."""

PROGRAMS = expression(
    r"(?:item|column|col|field|data|attr|unnamed:?|kmk|kou?moku|[a-z]|fld?|項目|列|カラム|データ)"
    r"[-_ ]?[0-9]*",
    re.IGNORECASE,
)
"""What is left of the names that a program gave, which keep their numbers."""

SHORTEST_JOINED, SHORTEST_LAST = 3, 2
LAST = frozenset(("no", "cd", "id", "nm", "dt", "kj", "kn"))
"""Words of two letters that end a joined name: in the middle of one they are mostly chance."""

LONGEST_WORD = 12
"""Signs of a known word in kanji or kana, at most."""

ONE_WORD = frozenset(("username",))
"""What somebody logs in with, though it is made of two words."""

_SAME = dict.fromkeys(("num", "number", "nr", "bango", "bangou", "番号", "№"), "no")
_PARTS = expression(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_A-Za-z]+|№")


@dataclass(frozen=True)
class NamedBy:
    """The names of one category: phrases, whose words are separated by spaces.

    Attributes:
        strong: Names that say it alone.
        weak: Names that hint at it.
    """

    strong: tuple[str, ...]
    weak: tuple[str, ...] = ()

    @cached_property
    def _own(self) -> frozenset[str]:
        return word_set(" ".join(self.strong + self.weak))

    @cached_property
    def _phrases(self) -> tuple[tuple[Evidence, tuple[str, ...]], ...]:
        """What the phrases say, the strong and the long ones first."""
        return tuple(
            (code, tuple(phrase.split()))
            for code, phrases in ((Evidence.NAME, self.strong), (Evidence.WEAK_NAME, self.weak))
            for phrase in sorted(phrases, key=len, reverse=True)
        )

    def evidence(self, name: str) -> frozenset[str]:
        """Say what a name speaks for.

        A word behind it that is unknown here makes it a hint at most.
        """
        words = self.words(name)
        for code, phrase in self._phrases:
            behind = _behind(words, phrase) if phrase[0] in words else None
            if behind is not None:
                return _unless_cancelled(code, set(behind) - self._own)
        return frozenset()

    def words(self, name: str) -> list[str]:
        """Cut a name into words, in lower case."""
        return list(_words(self._own, name))


_ANY = NamedBy(())


def without_remark(name: str) -> str:
    """Leave out what forms and systems write on to a name: 氏名（必須）, ``M.Gender__c``, 電話※.

    What is left is read in kanji where it is written by its sound: ｾｲﾈﾝｶﾞｯﾋﾟ.
    """
    bare, longer = SPACED_OUT.sub("", OF_TABLE.sub("", MARK_BEFORE.sub("", name))), ""
    while bare != longer:
        bare, longer = COPY.sub("", ASKED.sub("", REMARK.sub("", bare))), bare
    return in_kanji(name if not bare or PROGRAMS.fullmatch(bare) else bare)


def is_code(name: str) -> bool:
    """Say whether a name ends like that of a code: 加盟店番号, ``item_cd``."""
    return not CODES.isdisjoint(_ANY.words(name)[-1:]) or OF_GOODS.search(name) is not None


def what_is_replaced(name: str) -> str:
    """Give the name of what a column holds something in place of: ``email`` of ``email_sha256``.

    Returns:
        The name, empty where the column's does not say so.
    """
    found = REPLACED.fullmatch(name)
    return found["behind"] if found else ""


def business_name(name: str) -> frozenset[str]:
    """Say whether a name is of something that belongs to an office: ``shop_tel``, 代表メール."""
    words = set(_ANY.words(name))
    office = BUSINESS & words - (frozenset() if ANYBODYS.isdisjoint(words) else INFO)
    return frozenset({Evidence.BUSINESS_NAME} if office else ())


def is_in_charge(name: str) -> bool:
    """Say whether a name is of somebody who works there: 担当者名, ``manager``."""
    return not IN_CHARGE.isdisjoint(_ANY.words(name))


def names_people(name: str) -> bool:
    """Say whether a name mentions whom a table about people is about: 会員番号."""
    words = set(_ANY.words(name))
    return not PERSONAL.isdisjoint(words) and IN_CHARGE.isdisjoint(words)


def is_about_business(names: Iterable[str]) -> bool:
    """Say whether the columns of a table are about shops and offices, and not about people."""
    words = [_ANY.words(name) for name in names]
    named = any(BUSINESS.intersection(w) and _names_it(w) for w in words)
    named = named or any(map(HOUSE.search, names))
    people = (w for w in words if PERSONAL.intersection(w) and not _is_of_other(w))
    return named and all(IN_CHARGE & {*w} for w in people)


def _names_it(words: list[str]) -> bool:
    """Say whether these are the words of a name of an office: 店舗名, お店の名前, 会社."""
    named = (
        words[-1] in NAMING | {"kana", "カナ"}
        or not words[1:]
        or words[-3:] == ["店", "の", "名前"]
    )
    return named or (words[-1] == "店" and not PERSONAL.intersection(words))


def _is_of_other(words: list[str]) -> bool:
    """Say whether a name only mentions what is a person's: 氏名変更フラグ."""
    cancelled = words[-1] in CANCELLING and words[-1] not in PERSONAL
    return cancelled or words[-3:] == ["店", "の", "名前"]


@lru_cache(NAMES_REMEMBERED)
def _words(own: frozenset[str], name: str) -> tuple[str, ...]:
    """Cut a name at signs and into known words; files of one kind repeat their names."""
    parts = (part.lower() for part in _PARTS.findall(_fold(name)))
    cut = (_joined(own, part) if part.isascii() else _longest(_known(own), part) for part in parts)
    return tuple(_SAME.get(word, word) for part in cut for word in part)


def _joined(own: frozenset[str], part: str) -> list[str]:
    """Cut Latin letters in two or three where all are known words: ``BRTHYMD``, ``KAIINTELNO``."""
    known = _latin(own)
    if part in known or part in ONE_WORD:
        return [part]
    ends = range(len(part) - SHORTEST_LAST, SHORTEST_JOINED - 1, -1)
    cuts = [[part[:end], part[end:]] for end in ends if part[:end] in known]
    in_two = next((cut for cut in cuts if cut[1] in known or cut[1] in LAST), None)
    if in_two is not None:
        return in_two
    in_three = ([first, *_joined_in_two(known, rest)] for first, rest in cuts)
    return next((cut for cut in in_three if cut[1:]), [part])


def _joined_in_two(known: frozenset[str], part: str) -> list[str]:
    """Cut what stands behind a known word in two that are known; give nothing where it cannot."""
    ends = range(len(part) - SHORTEST_LAST, SHORTEST_JOINED - 1, -1)
    cuts = ([part[:end], part[end:]] for end in ends if part[:end] in known)
    return next((cut for cut in cuts if cut[1] in known or cut[1] in LAST), [])


@cache
def _latin(own: frozenset[str]) -> frozenset[str]:
    """Give the words of Latin letters that may stand in a joined name."""
    words = _known(own) | NAMING
    return frozenset(word for word in words if word.isascii() and len(word) >= SHORTEST_JOINED)


def _longest(known: frozenset[str], part: str) -> Iterator[str]:
    """Cut kanji or kana into known words, longest first; what is none is cut sign by sign."""
    at = 0
    while at < len(part):
        ends = range(min(len(part), at + LONGEST_WORD), at + 1, -1)
        end = next((end for end in ends if part[at:end] in known), at + 1)
        yield part[at:end]
        at = end


@cache
def _known(own: frozenset[str]) -> frozenset[str]:
    """Give the known words of one category."""
    return own | QUALIFYING | CANCELLING | CODES | PERSONAL | BUSINESS | IN_CHARGE | WHOSE


def _fold(name: str) -> str:
    return unicodedata.normalize("NFKC", name.replace("№", "No"))


def _behind(words: list[str], phrase: tuple[str, ...]) -> list[str] | None:
    """Give the words behind the last place of a phrase; ``None`` where it is not in the name."""
    for start in range(len(words) - len(phrase), -1, -1):
        if tuple(words[start : start + len(phrase)]) == phrase:
            return words[start + len(phrase) :]
    return None


def _unless_cancelled(code: Evidence, behind: set[str]) -> frozenset[str]:
    if behind & CANCELLING:
        return frozenset()
    return frozenset({code if behind <= QUALIFYING else Evidence.WEAK_NAME})
