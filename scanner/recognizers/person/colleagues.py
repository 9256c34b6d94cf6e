"""Surnames alone of those who work somewhere, by what a sentence says that they do.

Most surnames are places, and many are words (林, 南, 原). One is believed where somebody acts at
the beginning of a clause (取り違え。牧が訂正), is asked or passes something on (原から報告があり),
has a view of their own (南の提案), has a title that places have not (岸マネジャー), or stands
behind what people in a team are (班長三瓶、サブ原口). Prefectures and large cities act as well, as
branches do: they count with a title or a part in the team alone.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import compress
from typing import TypeAlias

from scanner.model.detection import Evidence, Grade
from scanner.recognizers.headers.of_persons import person_evidence
from scanner.recognizers.person.beside_surnames import OF_ONE_SIGN, SELDOM
from scanner.recognizers.person.labelled_names import FAIR
from scanner.recognizers.person.names_by_form import is_given_by_form
from scanner.recognizers.person.names_by_sound import is_lone_in_kana
from scanner.recognizers.person.names_of_kanji import grade_in_kanji, is_from_place
from scanner.recognizers.person.people import Known, heard, is_word, known, reads_as_surname
from scanner.recognizers.person.told_names import NO_SURNAMES
from scanner.recognizers.person.writings import KANJI, KATAKANA, SPACE, WITHIN_KANJI
from scanner.recognizers.reading.expressions import any_of, expression
from scanner.recognizers.reading.widened import EVERY, bits
from scanner.recognizers.reading.word_sets import word_set

Span = tuple[int, int]
RUNS_REMEMBERED = 1 << 16
_ONE = (
    rf"(?P<name>[{KANJI}](?:[{KANJI}]|[{WITHIN_KANJI}](?=[{KANJI}])){{0,3}}?"
    rf"|(?<![{KATAKANA}])[{KATAKANA}]{{2,8}})"
)
_WHOLE = rf"(?P<name>[{KANJI}](?:[{KANJI}]|[{WITHIN_KANJI}](?=[{KANJI}])){{0,6}})"
_CLAUSE = rf"(?:\A|(?<=[。、,.\n{SPACE}?!？！:・/>」)]))"
_OPEN = rf"(?<![{KANJI}{KATAKANA}A-Za-z々])"
_BORDER = (
    rf"(?=[{SPACE}\n。、,./:;()→」』]|\Z|[がはもをに]|より|から|の(?:家族|[父母妻夫])|不在|休み"
    "|で(?:す|ござ))"
)
DEEDS = (
    "対応|確認|連絡|説明|案内|回答|処理|受付|承[りるっ]|引き?[継取受]|報告|補足|訂正|修正|削除|設定|登録|更新"
    "|変更|発行|精算|点検|施錠|開錠|同席|立ち?会|代わ|記入|入力|作成|送付|発送|返信|転送|手渡|渡し|預か"
    "|受け取|伺[いうっ]|聞き取|説得|謝罪|お詫び|駆け?つけ|現場|停止|再開|提案|指示|許可|決裁|承認|判断"
    "|捜索|保護|救護|誘導|回収|返却|交換|検品|検収|両替|退職|異動|着任|早退|遅刻|欠勤|出勤|休暇|休み"
    "|来[庁店所社訪場館]|申し?出|申し入れ|申請|届け?出|持参|持っ|取りに来|受領|希望|要望|了承|了解|同意|拒否|署名|押印|出席|欠席|参加"
    "|入院|退院|紛失|拾得|窓口|記録|保管|管理|預り|折電|入電|受電|審査|検印|決済|集計|締め|配達|訪問|巡視|司会|進行|議長|書記"
    "|不在|声かけ|担当|調整|準備|片付|呼び|探し|見つけ|発見|撤去|巡回|架電|折り?返"
)
"""What people do at work."""

_DAY = "(?:本日|昨日|今日|先日|当日|前日|翌日|今朝|先程|午前中?|午後|[0-9]{1,2}[日時分])"
ACTING = expression(
    rf"(?:{_CLAUSE}(?:{_DAY}[はに、]?)?|(?<=[はにをで]))(?![はにをで]){_ONE}(?=(?:が(?![丘岡崎浜原谷沢池島野森鼻瀬峰台])|は)(?![^。\n]{{0,8}}という)[^。\n]{{0,12}}?(?:{DEEDS}))"
)
ASKED_OF = expression(
    rf"(?:{_CLAUSE}|(?<=[はがをて])|(?<=ではなく)){_ONE}"
    r"(?=[にへ](?:も|は)?(?:聞[いき]|確認(?:し|済|を|中|の)|尋ね|訊|相談|依頼|伝え|伝言|引き?継|お願い|任せ|頼)"
    r"|を通し(?:て|た)[^。\n]{0,10}(?:まで話|[にへから]|依頼)"
    r"|からの?(?:報告(?!さ)|引き?継|指示|相談|申し送り|聞[いき])|からの(?:申し?出|電話|連絡|依頼|苦情|問い?合わ?せ|伝言|メール|FAX|返信|回答|要望)"
    r"|の(?:夫|妻|ご?主人|奥(?:様|さん)|母|父|息子|娘|ご?家族|ご?両親|親族)(?:より|から|が|に|へ|です|と|、)|(?:宛て?|あて)(?:の|に)"
    r"|の(?:言い分|提案|意見|判断|指示|許可|記憶|認識|確認印|承認印|ミス|報告|説明)(?![書会])"
    r"|のでは?な[くい]|まで話が|の(?:カード|荷物|件|分)(?:です|だ|で[、。]|[、。\n]|\Z))"
)
TITLED = expression(
    rf"(?:{_OPEN}|(?<=センター)|(?<=[課係室部局隊])){_ONE}"
    r"(?=マネジャー|マネージャ|チーフ|リーダー|サブリーダー|スーパーバイザー|SV(?![A-Z])|Dr(?![a-z])|ドクター"
    "|ドライバー|ヘルパー|ケアマネ|コーチ|インストラクター|オペレーター|ディレクター|プロデューサー|デザイナー|アナウンサー|パート(?![ナ0-9])"
    "|(?:弁護|司法書|行政書|税理|社労|会計)士(?!法人|事務|会|合同|共同)|教諭|准?教授|助教|講師|運転[手士]|巡査|刑事|警部|警察官|消防士|救急隊員|保育士|介護士"
    "|社会福祉士|民生委員|専務|常務|取締役|参事|主幹|顧問|校長|会長|社長|理事|監事|議員|住職|神父|牧師|棟梁|婦長|助手|親方|師匠|選手|主将|騎手|投手|監督"
    r"|\((?:記録?|書記|議長|座長|司会|進行|[副委]?会長|委員長|代理|新任|欠席?|遅刻|早退|途中|議事録|幹事|会計|オブザーバー|Web|WEB|オンライン|リモート)\)"
    r"|代理(?=[。、\s]|[がはにへを]|より|から|\Z)|隊員|(?:看護)?師長|医師|薬剤師|技師|栄養士|療法士|保健師"
    r"|看護師(?!長)|宅配員|配達員|警備員|検針員|指導員|相談員|調査員|教頭|園長|邸(?=[\s、。0-9]|\Z)|方\)"
    "|夫妻|一家)"
)
IN_TEAM = expression(
    "(?:班長|サブ(?:リーダー)?|リーダー|書記|会計|監査|幹事|司会|進行|当方|相手方|先方|預かり|作成"
    "|(?:確認|承認|検|認)印者?|(?:確認|承認|審査|起案)者?|金庫番|レジ担当|レジ締め|鍵当番|届出|拾得者?|患者|請求者|相談者|同意者|扶養(?!控除)者?"
    "|担当|キーパーソン|付添人?|弁護士|看護師|保健師|薬剤師|医師|警備(?:員)?|防災センター|守衛|運転手?|ドライバー"
    "|年末調整|(?:支払|源泉)(?:調書|徴収票)|申告書|診断書|請求書|申請書|申込書|依頼書|届出?書?)"
    rf"(?!長)[{SPACE}]?[:はの]?[{SPACE}]?{_WHOLE}{_BORDER}"
)
POSTED = expression(
    rf"(?i:slack|teams|line|chatwork|discord|chat)[{SPACE}]{{1,2}}{_ONE}[{SPACE}]{{1,2}}(?=[0-9]{{1,2}}[:時])"
)
SAID_AT = expression(
    rf"(?m)^{_ONE}[{SPACE}]{{1,2}}(?=[0-9]{{1,2}}[:時][0-9半]{{1,2}}分?(?:\n(?![^\n]{{1,6}}[{SPACE}][0-9])|[{SPACE}]?>))"
)
"""Above or before what somebody wrote in a chat."""
_OWN = "(?:個人番号|マイナンバー|WAON|会員|カード|電話|携帯|住所|連絡先|生年月日|性別|メール)"
BEHIND_OFFICE = expression(rf"[局課係部室団班]\({_ONE}\)(?=[:「はがもにへ。、]|より|から|\Z|\n)")
OF_OFFICE = expression(
    rf"(?:(?<=[課部室係局班{KATAKANA}])|(?<=[課部室係局班ー]の)){_ONE}(?=です(?:[。、\n]|\Z)|でございます|と申します)"
)
CHATTING = expression(rf"(?<=\] ){_ONE}(?=: )")
BEHIND_NUMBER = expression(rf"(?<=[0-9])[{SPACE}]{{0,2}}\({_ONE}\)")
BEHIND_CARD = expression(rf"(?:[0-9]{{4}}[- ]?){{2,3}}[0-9]{{4}}[{SPACE}]{{0,2}}\({_ONE}\)")
ABOUT_OWN = expression(
    rf"(?:\A|(?<=\n)){_ONE}(?=です。(?:{_OWN}|先[ほ程]|お世話|折り|昨日|ポイント|お電話))"
)
OWNING = expression(
    rf"{_OPEN}(?P<name>[{KANJI}]{{2,7}}|[{KANJI}]{{1,4}}(?:[ァ-ヺ]{{2,4}}|[ぁ-ん]{{2,4}}?))(?=の{_OWN}[^。\n]{{0,12}}?[はが:])"
)
DEPENDENT = expression(
    "(?:扶養|被扶養者|配偶者|家族|[妻夫父母孫娘]|息子|[長次三][男女])の"
    rf"(?P<name>[{KANJI}ぁ-んァ-ヴ]{{1,4}}?)(?=[はがをにも](?![ぁ-ん]{{2}}))"
)

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
    *(
        "休み",
        "公休",
        "有休",
        "欠勤",
        "欠席",
        "早退",
        "遅刻",
        "不在",
        "学生",
        "生徒",
        "院生",
        "修生",
        "習生",
        "講生",
        "代表",
        "児童",
        "選手",
        "送り主",
        "依頼主",
    ),
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
    進行 幹事 立会 立会い 同席 出席 面談 面接 折電 入電 受電 架電 返信 引継
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

DIRECTIONS = frozenset("東西南北")
NOBODY = (NO_SURNAMES - DIRECTIONS) | frozenset(
    "市町村県国区会誰何方者客店社部局班組隊側次外今朝昼夜春夏秋冬円点件個枚台駅港線道橋弊貴当双両彼君僕皆"
)
"""Signs that act in sentences and are nobody's name."""

BEFORE_TITLES = frozenset("大協部分学総連商工支議委例集面都小中高実准単各主専技助") | {
    *("東京", "女子", "男子", "若手", "先輩", "日本", "地元", "代表"),
    *("大阪", "広島", "横浜", "福岡", "札幌", "仙台", "名古屋", "神戸"),
}
"""What stands before a title and is none's surname there, teams among it."""

BRANCHES = word_set("""
    東京 大阪 京都 名古屋 札幌 仙台 横浜 神戸 福岡 広島 北海道 埼玉 神奈川 新潟 静岡 浜松 岡山 熊本
    鹿児島 沖縄 北九州 堺 千葉 茨城 栃木 群馬 愛知 岐阜 三重 滋賀 兵庫 奈良 和歌山 鳥取 島根 山形
    岩手 青森 秋田 富山 石川 福井 山梨 長野 香川 愛媛 高知 徳島 佐賀 長崎 大分 宮崎 宮城 福島 山口
""")
"""Places that offices are called by: 大阪から報告があり."""


def colleagues(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find surnames of people at work, and full names of those whose data is told.

    Args:
        text: With signs of ASCII in ASCII.
        may: Which of the expressions ``ASKED`` could fit.
    """
    *may_be, on_duty = bits(may, ASKED)
    if on_duty:
        yield from _on_duty(text)
    for group in compress(FOUND_BY, may_be):
        for pattern, believes in group:
            for found in pattern.finditer(text):
                if believes(found["name"]):
                    yield found.span("name")


def _is_surname(word: str) -> bool:
    """Take places and words as well: what stands beside says that it is somebody."""
    if word[0] <= "ヿ":
        return is_lone_in_kana(word) and not heard(word) & Known.PLACE
    return word not in NOBODY and known(word) & Known.SURNAME > 0


def _is_titled(word: str) -> bool:
    """Leave out what titles begin with: 大会長, 分校長, 本社長."""
    return word not in BEFORE_TITLES and _is_surname(word)


def _acts(word: str) -> bool:
    """Leave out what offices are called by, and words that are a thing before a name."""
    if word in BRANCHES or not _is_surname(word):
        return False
    return len(word) == 1 or reads_as_surname(word) or not is_word(word)


def _is_no_place(word: str) -> bool:
    """Leave out where a number may be of: 03-1234-5678(高松)."""
    return _is_surname(word) and (reads_as_surname(word) or not known(word) & Known.PLACE)


def _is_no_branch(word: str) -> bool:
    """Take places as well, but what branches are called by: 営業部（大阪）."""
    return word not in BRANCHES and _is_surname(word)


def _is_member(word: str) -> bool:
    """Take a sign alone only where it is a surname before it is a word: カメラ屋です."""
    return _is_surname(word) and (len(word) > 1 or word in OF_ONE_SIGN | DIRECTIONS)


def _is_full(word: str) -> bool:
    return grade_in_kanji(word) in {Grade.CHECKED, Grade.CERTAIN}


def _is_somebody(word: str) -> bool:
    """Take a surname, or a full name of one word."""
    return _is_surname(word) or _is_full(word)


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
    if word in SELDOM or _is_full(word) or word in BRANCHES:
        return True
    if len(word) == 1 and duty is not Duty.PERSON:
        return word in OF_ONE_SIGN or word in DIRECTIONS
    if duty is Duty.PERSON:
        return _is_surname(word) or is_from_place(known(word))
    return _is_surname(word) and not _is_thing(word)


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


def _on_duty(text: str) -> Iterator[Span]:
    """Find who stands behind a label, and those behind them, one of whom is surely somebody."""
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


Finder: TypeAlias = tuple[re.Pattern[str], Callable[[str], bool]]
FOUND_BY: tuple[tuple[Finder, ...], ...] = (
    ((ACTING, _acts), (ASKED_OF, _acts)),
    (
        (TITLED, _is_titled),
        (POSTED, _acts),
        (SAID_AT, _is_no_place),
        (OF_OFFICE, _is_member),
        (CHATTING, _is_surname),
    ),
    ((IN_TEAM, _is_somebody),),
    (
        (BEHIND_NUMBER, _is_no_place),
        (BEHIND_OFFICE, _is_no_branch),
        (BEHIND_CARD, _is_surname),
        (ABOUT_OWN, _is_surname),
        (OWNING, _is_full),
        (DEPENDENT, is_given_by_form),
    ),
)
"""In groups whose screens the engine still reads in one pass."""

_LAST_SIGNS = "".join(sorted({word[-1] for word in (*PERSONS, *DUTIES, *ERRANDS)}))
LED_TO = expression(
    rf"[{_LAST_SIGNS})][{SPACE}]?[:=は{SPACE}][{SPACE}、]?[\"'「@①]?[{KANJI}{KATAKANA}]"
)
"""The same behind the last sign of a label, as a screen."""

ASKED = (*(any_of(*(pattern for pattern, _ in group)) for group in FOUND_BY), LED_TO)
