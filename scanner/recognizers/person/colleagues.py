"""Surnames alone of those who work somewhere, by what a sentence says that they do.

Most surnames are places, and many are words (林, 南, 原). One is believed where somebody acts at
the beginning of a clause (取り違え。牧が訂正), is asked or passes something on (原から報告があり),
has a view of their own (南の提案), has a title that places have not (岸マネジャー), or stands
behind what people in a team are (班長三瓶、サブ原口). Prefectures and large cities act as well, as
branches do: they count with a title or a part in the team alone.
"""

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from scanner.model.detection import Grade
from scanner.recognizers.numbers.forms import TWELVE
from scanner.recognizers.person.beside_surnames import OF_ONE_SIGN
from scanner.recognizers.person.names_by_form import is_given_by_form
from scanner.recognizers.person.names_by_sound import is_lone_in_kana
from scanner.recognizers.person.names_of_kanji import grade_in_kanji
from scanner.recognizers.person.people import Known, heard, is_word, known, reads_as_surname
from scanner.recognizers.person.rare_surnames import SELDOM
from scanner.recognizers.person.told_names import NO_SURNAMES
from scanner.recognizers.person.writings import KANJI, KATAKANA, SPACE, WITHIN_KANJI
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.screening import EVERY, matches, screens_of
from scanner.recognizers.reading.word_sets import word_set

Span = tuple[int, int]
_ONE = (
    rf"(?P<name>[{KANJI}](?:[{KANJI}]|[{WITHIN_KANJI}](?=[{KANJI}])){{0,3}}?"
    rf"|(?<![{KATAKANA}])[{KATAKANA}]{{2,8}})"
)
_WHOLE = rf"(?P<name>[{KANJI}](?:[{KANJI}]|[{WITHIN_KANJI}](?=[{KANJI}])){{0,6}})"
_CLAUSE = rf"(?:\A|(?<=[。、,.\n{SPACE}?!？！:・/>」)]))"
_OPEN = rf"(?<![{KANJI}{KATAKANA}A-Za-z々])"
_BORDER = (
    rf"(?=[{SPACE}\n。、,./:;()→」』]|\Z|[がはもをに]|より|から|の(?:家族|[父母妻夫])|不在|休み"
    "|で(?:す|ござ)|の(?:訪問|面談|面接|診察|所見|巡回|聞き取り|家庭訪問|指導|助言)(?:記録|報告|メモ|日誌)?(?=[。、がはをにで\\n]|より|から|\\Z))"
)
DEEDS = (
    "対応|確認|連絡|説明|案内|回答|処理|受付|承[りるっ]|引き?[継取受]|報告|補足|訂正|修正|削除|設定|登録|更新"
    "|変更|発行|精算|点検|施錠|開錠|同席|立ち?会|代わ|記入|入力|作成|送付|発送|返信|転送|手渡|渡し|預か"
    "|受け取|伺[いうっ]|聞き取|説得|謝罪|お詫び|駆け?つけ|現場|停止|再開|提案|指示|許可|決裁|承認|判断"
    "|捜索|保護|救護|誘導|回収|返却|交換|検品|検収|棚卸|受理|両替|退職|異動|着任|早退|遅刻|欠勤|出勤|休暇|休み"
    "|来[庁店所社訪場館]|申し?出|申し入れ|申請|届け?出|届け[にた]|持参|持っ|取りに来|受領|希望|要望|了承|了解|同意|拒否|署名|押印|出席|欠席|参加"
    "|入院|退院|紛失|拾得|窓口|記録|保管|管理|預り|折電|入電|受電|審査|検印|決済|集計|締め|配達|訪問|巡視|司会|進行|議長|書記"
    "|不在|声かけ|担当|調整|準備|片付|呼び|探し|見つけ|発見|撤去|巡回|架電|折り?返|調べ|申し上げ"
)
"""What people do at work."""

_DAY = "(?:本日|昨日|今日|先日|当日|前日|翌日|今朝|先程|午前中?|午後|[0-9]{1,2}[日時分])"
ACTING = expression(
    rf"(?:{_CLAUSE}(?:{_DAY}[はに、]?)?|(?<=[はにをで]))(?![はにをで]){_ONE}(?=(?:が(?![丘岡崎浜原谷沢池島野森鼻瀬峰台])|は)(?![^。\n]{{0,8}}という)[^。\n]{{0,12}}?(?:{DEEDS}))"
)
ON_WORK = expression(
    rf"[はがも](?:{_DAY}[はに、]?|(?:窓口|電話|現場|店頭|会場|[0-9]{{1,2}}[番階][^。、\n]{{0,3}})で)?(?:{DEEDS})(?![区林樹池者])"
    rf"|(?:が|は{_DAY})[^。、\nをされ]{{1,8}}[をへに](?:{DEEDS})|[にへの宛あ]|から|まで話"
)
"""Behind a sign alone, which may be a tree or a hill: what only somebody does, 牧が訂正."""

ASKED_OF = expression(
    rf"(?:{_CLAUSE}|(?<=[はがをても])|(?<=ではなく)){_ONE}"
    r"(?=[にへ](?:も|は)?(?:聞[いきけ]|確認(?:し|済|を|中|の)|尋ね|訊|相談|依頼|伝え|伝言|引き?継|お願い|任せ|頼|言[っわい]|話[しを]|知らせ|預け|一任)"
    r"|を通し(?:て|た)[^。\n]{0,10}(?:まで話|[にへから]|依頼)"
    r"|からの?(?:報告(?!さ)|引き?継|指示|相談|申し送り|聞[いき])|からの(?:申し?出|電話|連絡|依頼|苦情|問い?合わ?せ|伝言|メール|FAX|返信|回答|要望)"
    r"|の(?:夫|妻|家内|ご?主人|奥(?:様|さん)|旦那(?:様|さん)?|お?(?:じい|ばあ|じ|ば)(?:ちゃん|さん)|母|父|息子|娘|ご?家族|ご?両親|親族)(?:より|から|が|に|へ|です|と|、)|(?:宛て?|あて)(?:の|に)"
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
    r"|看護師(?!長)|司書(?!室|教諭)|学芸員|N[Ss](?![A-Za-z])|宅配員|配達員|警備員|検針員|指導員|相談員|調査員|教頭|園長|邸(?=[\s、。0-9]|\Z)|方\)"
    rf"|夫妻|一家|(?:確認|承認|検|認)印(?=[。、{SPACE}\n)]|\Z))"
)
IN_TEAM = expression(
    "(?:班長|サブ(?:リーダー)?|リーダー|書記|会計|監査|幹事|司会|進行|当方|相手方|先方|預かり|作成"
    "|(?:確認|承認|検|認)印者?|(?:確認|承認|審査|起案)者?|金庫番|レジ担当|レジ締め|鍵当番|届出|拾得者?|患者|請求者|相談者|同意者|扶養(?!控除)者?"
    "|担当|キーパーソン|付添人?|弁護士|看護師|保健師|薬剤師|医師|警備(?:員)?|防災センター|守衛|運転手?|ドライバー"
    "|代表(?:者|取締役)?|年末調整|(?:支払|源泉)(?:調書|徴収票)|申告書|診断書|請求書|申請書|申込書|依頼書|届出?書?)"
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
    rf"(?:(?<=[課部室係局班{KATAKANA}])|(?<=[課部室係局班ー]の)){_ONE}(?=です(?:[。、\n]|\Z)|でございます|と申します|(?<![東西南北])が(?:受付|対応|担当|承))"
)
DONE_BY = expression(
    rf"(?:\A|(?<=[。、\n{SPACE}]))対応者?:?{_WHOLE}(?=[{SPACE}]*(?:\Z|\n)|[{SPACE}]/)"
)
CHATTING = expression(rf"(?<=\] ){_ONE}(?=: )")
BEHIND_NUMBER = expression(rf"(?<=[0-9])[{SPACE}]{{0,2}}\({_ONE}\)")
BEHIND_CARD = expression(rf"(?:[0-9]{{4}}[- ]?){{2,3}}[0-9]{{4}}[{SPACE}]{{0,2}}\({_ONE}\)")
ABOUT_OWN = expression(
    rf"(?:\A|(?<=[\n\"「])){_ONE}(?=です。(?:{_OWN}|手続|退会|入会|よろしく|住所|先[ほ程]|お世話|折り|昨日|ポイント|お電話))"
)
TAXED = expression(
    "(?:調書|徴収票?|報告書|申告書?|年末調整|個人番号|マイナンバー|保険|資格[取喪][得失]|給与"
    "|報酬|謝[金礼])[用分]?"
    rf"[{SPACE}:、]{{1,2}}{_ONE}[{SPACE}:、]{{1,2}}"
    f"(?={TWELVE}(?![- ]?[0-9]))"
)
"""Whose number is kept for the tax."""

SURNAMED = expression(
    rf"(?:旧|現|新)姓[:は「{SPACE}]?{_ONE}(?=[{SPACE}、,。)」(\n]|\Z|[のでにとへ](?![ぁ-ん]{{2}}))"
)
NOW_NAMED = expression(
    rf"(?:{_OPEN}|(?<=[はがもの]))(?![同百旧新現元複各改別]姓){_ONE}(?=姓(?:で|に|へ|の|を|、|。|\)|\Z))"
)
OWNING = expression(
    rf"{_OPEN}(?P<name>[{KANJI}]{{2,7}}|[{KANJI}]{{1,4}}(?:[ァ-ヺ]{{2,4}}|[ぁ-ん]{{2,4}}?))(?=の{_OWN}[^。\n]{{0,12}}?[はが:])"
)
DEPENDENT = expression(
    "(?:扶養|被扶養者|配偶者|家族|[妻夫父母孫娘]|息子|[長次三][男女])の"
    rf"(?P<name>[{KANJI}ぁ-んァ-ヴ]{{1,4}}?)(?=[はがをにも](?![ぁ-ん]{{2}}))"
)

DIRECTIONS = frozenset("東西南北")
NOBODY = (NO_SURNAMES - DIRECTIONS) | frozenset(
    "市町村県国区会誰何方者客店社部局班組隊側次外今朝昼夜春夏秋冬円点件個枚台駅港線道橋弊貴当双両彼君僕皆所"
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
    for found, believes in matches(text, may, ASKED, FOUND_BY):
        if believes(found["name"]) and (found.re.pattern not in ALONE or _works(found)):
            yield found.span("name")


def _works(found: re.Match[str]) -> bool:
    """Tell somebody from what grows, falls and is in bloom: 桜が見ごろ、案内を更新."""
    return len(found["name"]) > 1 or ON_WORK.match(found.string, found.end("name")) is not None


def may_be_surname(word: str) -> bool:
    """Take places and words as well: what stands beside says that it is somebody."""
    if word[0] <= "ヿ":
        return is_lone_in_kana(word) and not heard(word) & Known.PLACE
    return word not in NOBODY and known(word) & Known.SURNAME > 0


def _chats(word: str) -> bool:
    """Take given names as well: [21:27] 恵子: はい."""
    given = heard(word) if word[0] <= "ヿ" else known(word)
    return may_be_surname(word) or (len(word) > 1 and given & Known.GIVEN > 0)


def _is_titled(word: str) -> bool:
    """Leave out what titles begin with: 大会長, 分校長, 本社長."""
    return word not in BEFORE_TITLES and may_be_surname(word)


def _acts(word: str) -> bool:
    """Leave out what offices are called by, and words that are a thing before a name."""
    if word in BRANCHES or not may_be_surname(word):
        return False
    return len(word) == 1 or reads_as_surname(word) or not is_word(word)


def _is_no_place(word: str) -> bool:
    """Leave out where a number may be of: 03-1234-5678(高松)."""
    return may_be_surname(word) and (reads_as_surname(word) or not known(word) & Known.PLACE)


def _is_no_branch(word: str) -> bool:
    """Take places as well, but what branches are called by: 営業部（大阪）."""
    return word not in BRANCHES and may_be_surname(word)


def _is_member(word: str) -> bool:
    """Take a sign alone only where it is a surname before it is a word: カメラ屋です."""
    return may_be_surname(word) and (len(word) > 1 or word in OF_ONE_SIGN | DIRECTIONS)


def is_full(word: str) -> bool:
    """Tell whether one word is a surname and a given name."""
    return grade_in_kanji(word) in {Grade.CHECKED, Grade.CERTAIN}


def _is_surnamed(word: str) -> bool:
    return may_be_surname(word) or word in SELDOM


def _is_somebody(word: str) -> bool:
    """Take a surname, or a full name of one word."""
    return may_be_surname(word) or is_full(word)


Finder: TypeAlias = tuple[re.Pattern[str], Callable[[str], bool]]
FOUND_BY: tuple[tuple[Finder, ...], ...] = (
    ((ACTING, _acts), (ASKED_OF, _acts)),
    (
        (TITLED, _is_titled),
        (POSTED, _acts),
        (SAID_AT, _is_no_place),
        (OF_OFFICE, _is_member),
        (CHATTING, _chats),
    ),
    ((IN_TEAM, _is_somebody), (DONE_BY, may_be_surname)),
    (
        (BEHIND_NUMBER, _is_no_place),
        (BEHIND_OFFICE, _is_no_branch),
        (BEHIND_CARD, may_be_surname),
        (TAXED, may_be_surname),
        (SURNAMED, _is_surnamed),
        (NOW_NAMED, may_be_surname),
        (ABOUT_OWN, may_be_surname),
        (OWNING, is_full),
        (DEPENDENT, is_given_by_form),
    ),
)
"""In groups whose screens the engine still reads in one pass."""

ALONE = frozenset(pattern.pattern for pattern in (ACTING, ASKED_OF))
"""By what is said of trees, hills and woods as well."""

ASKED = screens_of(FOUND_BY)
