"""Surnames alone in messages and forms of everyday: whose funeral it is, who hands on to whom.

A house has its funeral, a doctor in charge is named behind a check-up, a car is sent for somebody
to an address, two are asked to see to the rest, and behind an extension somebody picks up. There
places and words are surnames as well. Where goods and offices could stand too, the word must be a
surname before anything else.
"""

import re
from collections.abc import Iterator

from scanner.recognizers.person.colleagues import BRANCHES
from scanner.recognizers.person.names_by_form import is_given_by_form
from scanner.recognizers.person.names_by_sound import in_katakana
from scanner.recognizers.person.people import Known, sounding
from scanner.recognizers.person.surnames_alone import (
    LAZY,
    ONE,
    OTHER,
    RUN,
    are,
    are_surely,
    is_house,
    is_read,
    may_be,
)
from scanner.recognizers.person.writings import HIRAGANA, KANJI, KATAKANA, SPACE
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import DASHES, VOWEL_SIGNS
from scanner.recognizers.reading.screening import EVERY, believed, screens_of

Span = tuple[int, int]
_OPEN = rf"(?:\A|(?<=[\n{SPACE}・■●◆:、。,>)」】])|(?<=本日|今朝|昨日))"
_NUMERIC = f"0-9() {DASHES}{VOWEL_SIGNS}-"
_END = rf"(?=[{SPACE}、,。./\n(]|\Z)"
FUNERAL = expression(
    rf"{_OPEN}(?P<house>{RUN}?)(?=家の?(?:ご?葬儀|ご?葬式|お?通夜|告別式|法要|法事|[一三七]周忌|世帯|住民票|戸籍|転[入出居]|相続|家族|扶養|初盆|ご?結婚式|披露宴|ご?親族)|家[:{SPACE}]{{1,2}}(?:お?子(?:様|さん|さま)|お?孫|喪主|施主|ご(?:主人|家族|両親|逝去)))"
)
NEXT_DOOR = expression(
    rf"(?:{_OPEN}|(?<=[はにでがのと])){LAZY}(?=さん(?:ち|家|宅|とこ|のお?(?:家|宅|うち))の?(?:前|横|裏|隣|向かい|近く|方|子|犬|猫|庭))"
)
DOCTOR = expression(
    rf"(?:主治医|担当医師?|執刀医|かかりつけ医|健診医|紹介医|校医|産業医|嘱託医)[は:]?[{SPACE}]?{ONE}(?=医師|先生|[{SPACE}、,。/\n(]|\Z)"
)
SENT = expression(
    rf"(?:配車|送迎|迎え|運行|往診|訪問|配達|引取|集荷)[:][{SPACE}]?{ONE}(?=[{SPACE}]?→[^→\n]{{2,24}}?[市区町村郡0-9])"
)
LEFT_TO = expression(
    rf"[「『]{ONE}[、,{SPACE}]{{1,2}}{OTHER}[、,{SPACE}]{{1,2}}(?=あとは?(?:よろしく|頼|任|お願い)|後は?(?:よろしく|頼|任|お願い)|お疲れ|ちょっと|すぐ|急い)"
)
SEAL = expression(
    rf"[「『]{ONE}[」』]の(?:ご?印鑑|認印|実印|シャチハタ|はんこ|ハンコ|判子|押印|印影|表札|名札|ゴム印|三文判|(?:ほう|方)が(?:戸籍|旧字|新字))"
)
LEADS = expression(
    rf"引率(?:者|教員)?[は:][{SPACE}]?{ONE}(?:教諭|先生|教頭|講師)(?:[と、]{OTHER}(?=教諭|先生|教頭|講師))?"
)
PRESENT = expression(
    rf"出席者?[:{SPACE}][^\n。]{{0,40}}?(?:[課係部室局所]長|主[査任幹事]|補佐|参事|次長|主事)、{ONE}(?=[{SPACE}、,。\n]{{0,2}}(?:欠席|[(]敬称略|傍聴|遅刻|早退|記録|場所|議題|[(][^()\n]{{1,8}}[)]|\n|\Z))"
)
UNCLEAR = expression(
    rf"(?:不明な?点|心当たりの(?:ある)?[方人]|質問|問い?合わ?せ|連絡|返信|返事|申し?込み|相談|変更|訂正|修正|取り?消し?|キャンセル|欠席|詳細)(?:等|など)?(?:は|が[^。\n]{{2,10}}は)、?{ONE}(?=(?:\([^()\n]{{5,60}}\))?(?:まで|へ|宛て?に?)(?:[。、\n]|お|ご|連絡|\Z))"
)
WITH_SOMEBODY = expression(
    rf"(?:[{KATAKANA}]{{2,12}}[・{SPACE}][{KATAKANA}]{{1,12}}|さん|様|氏)と{ONE}(?=[がはも](?:[^。\n]{{0,6}}で)?(?:手続|申請|来[庁店館所]|対応|相談|待機|面談|協議|同席|受付))"
)
DROPPED = expression(
    rf"(?:配達先?|配送先?|お?届け先?|送付先|訪問先?|集荷先?)[^\n]{{5,48}}?[0-9号室階棟地F目][{SPACE}]{ONE}(?=[{SPACE}](?:置き?配|チャイム|ベル|呼び鈴|ポスト|門|対面|インターホン|宅配|不在|玄関|手渡|要?サイン|代引|着払|再配達|留守|犬|午前|午後|時間指定))"
)
NEEDED = expression(
    rf"(?:要対応|至急|急ぎ|引き?継ぎ?|転送|依頼|伝言|申し送り|担当(?:変更|者)?|交代)[:{SPACE}]{{1,2}}{ONE}[{SPACE}]?(?:→|->|⇒)[{SPACE}]?{OTHER}{_END}"
)
SECOND = expression(
    rf"(?:[がは]挨拶し、続いて|続いて、?|次に、?|最後に、?){ONE}(?=(?:副?会長|理事長|部長|課長|委員長|副委員長|校長|教頭|館長|所長|係長|監事|幹事)(?:が|から|より))"
)
READ_SO = expression(
    rf"(?<![{KANJI}]){ONE}\((?P<sounds>[{KATAKANA}]{{2,8}}|[{HIRAGANA}]{{2,8}})\)(?=様|さん|さま|氏)"
)
GAVE_NAME = expression(
    rf"[「『](?P<sounds>[{KATAKANA}]{{2,8}}|[{HIRAGANA}]{{2,8}}?)の(?P<given>[{KATAKANA}]{{2,6}}|[{HIRAGANA}]{{2,6}})[」』](?:と|って)(?:名乗|申し|おっしゃ|仰|電話)"
)
EXTENSION = expression(
    rf"内線[: ]?[0-9]{{2,5}}[{SPACE}:・(]?{ONE}"
    rf"(?=(?:より|から|へ|に|が|まで)(?:引き?継|転送|連絡|入電|取次|依頼|折り?返|受電|内線|電話)|[)]|が(?:対応|出))"
)
ON_DESK = expression(
    rf"(?:書類|資料|荷物|鍵|名刺|預かり物|伝票|申請書|メモ|カード|通帳)は、?{ONE}(?=の(?:机|デスク|引き?出し|席|棚|ロッカー|トレー|レターケース|手元)(?:に|の|へ)|(?:が|に)(?:預|保管|渡し|持っ))"
)
THANKS = expression(
    rf"(?:お礼|返事|返信|連絡|説明|報告|謝罪|案内|回答)は、?{ONE}(?=から(?:し|いた|行|伝|差|済|入れ|[ごお]))"
)
FORMERLY = expression(
    rf"(?:旧姓|結婚前|婚姻前|離婚前|改姓前|変更前)[は:]?[{SPACE}]?{ONE}[、,。{SPACE}→/]{{1,2}}(?:現在|現姓|新姓|結婚後|婚姻後|離婚後|改姓後|変更後|(?:婚姻|結婚|離婚|養子縁組|離縁)(?:により|に伴い|で))[は:、]?[{SPACE}]?(?:{OTHER}(?=[、,。{SPACE}\n)]|へ|に(?:変|改)|です|姓|\Z)|(?=[{KATAKANA}]))"
)
VISITOR = expression(
    rf"(?:(?:訪問|面談|調査|聴取|応対|来訪|巡回|点検|検針|配達|集金|介助|代筆)[者員]|通訳者?|代番|代勤|代打|交代要員|(?:面会|面談|訪問|来訪)(?:先|相手)|(?:受領|確認)?サイン)[は:]?[{SPACE}]?{ONE}(?=[{SPACE}、,。/()\n]|\Z)"
)
SHARED = expression(
    rf"(?:事項|共有|申し送り|情報|注意|引き?継ぎ)(?:として|は|を)、?{ONE}(?=[にへ](?:共有|引き?継|伝|連絡|報告|相談|回付|申し送))"
)
INSTEAD = expression(
    rf"(?:代わりに|代わって|代理で|かわりに|代打で|交代で)、?{ONE}(?=が(?:[^。\n]{{0,14}}?シフト)?(?:に?(?:出|対応|入|行|伺|参|担当|来|立|受|出席|訪問)))"
)
MANAGER = expression(
    rf"(?:SV|スーパーバイザー|上席|上長|責任者|リーダー|管理者|主任)[:の{SPACE}]?{ONE}(?=[へにが](?:エスカレ|転送|取次|引き?継|代わ|交代|報告|相談|確認))"
)
ASSISTANT = expression(
    rf"(?:ため|ので|により|から)、?{LAZY}(?=(?:課長|部長|係長|局長)?(?:補佐|主査|主任|主幹|参事|主事|次長|[課係室]長)[がにへ](?:対応|応対|説明|交代|取次|引き?継|報告))"
)
ADDRESSEE = expression(
    rf"(?:宛先?|宛名|あて|To)[:][{SPACE}]?[^{SPACE}\n:、。]{{1,10}}?(?:[課係部室局所館]|委員会|センター|担当|会議所|事務所){ONE}(?=さん|様|主[任査]|[係課]長|[\n{SPACE}]|\Z)"
)
DRIVER = expression(
    rf"(?:ドライバー|配達員|運転手|乗務員|運転士|オペレーター|スタッフ|アテンダント|レジ担当|係員)[:は]?{ONE}(?=[{SPACE}](?:携帯|TEL|電話|直通|[(]?0[5-9]0)|[がは](?:削除|登録|変更|入力|対応|案内|受付|説明|確認|処理|操作|修正))"
)
BEHIND_MOBILE = expression(
    rf"携帯[:{SPACE}]?0[5-9]0[{_NUMERIC}]{{8,11}}[0-9][{SPACE}]{{1,2}}{ONE}(?=[{SPACE}。、]{{0,2}}(?:\n|\Z)|、)"
)
HANDLED = expression(
    rf"(?:変更|済み?|完了|訂正|修正|発行|付替え?|登録|削除|解除)。{ONE}(?=(?:処理|対応|記入|確認|入力|受付|担当|実施)(?:[。、\n]|\Z))"
)
COMMENTED = expression(
    rf"(?:[{DASHES}{VOWEL_SIGNS}-]{{2}}|//|#|/[*])[{SPACE}]?(?:[0-9/.]{{3,10}}[{SPACE}])?{ONE}(?:(?=(?:依頼|対応|修正|追加|変更|作業|確認|追記|更新)[:{SPACE}])|[{SPACE}](?:依頼|対応|修正|追加|変更|作業|作成|追記|更新)[{SPACE}、](?P<other>{RUN}|[{KATAKANA}]{{2,8}})(?=[{SPACE}]?(?:レビュー|確認|承認|検証|検収)済?))"
)
REVISED = expression(
    rf"(?:[{DASHES}{VOWEL_SIGNS}-]{{2}}|//|#)[^\n]{{0,16}}?[{SPACE}][0-9/.-]{{6,10}}[{SPACE}](?:改修|作成|修正|追加|変更|更新|追記|初版|新規)[:{SPACE}]{ONE}(?=[{SPACE}]*(?:\n|\Z))"
)
"""Who changed a program, and when."""

KANA_STAYS = expression(
    rf"(?:カナ|フリガナ)(?:は、?|(?:検索|照会|入力)[:は]?[{SPACE}]?[「『\"'])(?P<sounds>[{KATAKANA}]{{2,8}})(?=のまま|で(?:合って|変更な|変わ)|[」』\"'](?:で|→|[{SPACE}]|該当))"
)
FORMER = expression(
    rf"(?:退職者?|異動した|前任者?|後任者?|前担当者?|旧担当者?|元職員)の?[:{SPACE}]?{ONE}(?=さん(?:の|が|から)|同様|と同じ|に引き?続き|(?:から|より)引き?継)"
)
NEXT_TIME = expression(
    rf"(?:次回|再来|再診|次の予約|期限)[は:]?[{SPACE}]?(?:[RHS令平]|20)[0-9和成年月日./{DASHES}{VOWEL_SIGNS}-]{{5,11}}。{ONE}(?=[。、{SPACE}\n]|\Z)"
)
CALLED_YESTERDAY = expression(
    rf"(?:電話|相談|来店|予約|申請|訪問|連絡|問い合わせ|メール|申し込み|伺)(?:を?し|っ)た{ONE}(?=(?:だけど|ですが|ですけど|だが|と申|という者|といい))"
)
ALIAS = expression(rf"通称名?[は:]?[{SPACE}]?{ONE}(?=[{SPACE}、,。/)\n]|\Z)")
SPEAKER = expression(
    rf"[\[【(](?:SV|OP|CS|オペレーター?|上席|受付|担当|管理者)[\]】)][{SPACE}]?{ONE}(?=:)"
)
OF_RELATIVE = expression(
    rf"{_OPEN}{ONE}(?=(?:様|さん|氏)?の(?:ご?主人|奥様?|[妻夫父母娘孫]|息子|[長次][男女])の(?:携帯|電話|連絡先|番号|スマホ|職場))"
)
TO_BE_TOLD = expression(
    rf"(?:→|⇒){ONE}(?=(?:注意|指導|要確認|再確認|周知|叱責)(?:[。、\n{SPACE}]|\Z))"
)
ABSENT = expression(
    rf"(?:勤怠|欠勤|病欠|当欠|遅刻|早退|有休|シフト変更)(?:の?ご?連絡)?(?:です)?[:。{SPACE}\n]{{1,2}}{ONE}(?=[、,(]|[{SPACE}](?:体調|発熱|私用|通院|電車|子))"
)
SEATED = expression(
    rf"(?:座席表?|席次|配席|内線(?:表|一覧|番号表))[:{SPACE}][^\n]{{0,60}}?[0-9]{{2,5}}[=:]{ONE}(?=[、,{SPACE}\n]|\Z)"
)
ITEM_OF_CARD = expression(
    rf"(?<![0-9])6900[0-9-]{{12,15}}[\t,;|]{ONE}[\t,;|](?P<called>[{KANJI}]{{1,3}}|[{HIRAGANA}]{{2,4}}|[{KATAKANA}]{{2,5}})(?=[\t,;|])"
)


def surnames_shown(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find surnames that the wording of a message shows.

    Args:
        text: With signs of ASCII in ASCII.
        may: Which of the expressions ``ASKED`` could fit.
    """
    for found in believed(text, may, ASKED, ROWS):
        yield from (found.span(of) for of, word in found.groupdict().items() if word)


def _is_no_branch(found: re.Match[str]) -> bool:
    """Leave out what branches are called by alone: 代わりに下地が出ます."""
    return found["name"] not in BRANCHES and are(found)


def _sounds(found: re.Match[str]) -> bool:
    return sounding(in_katakana(found["sounds"])) & Known.SURNAME > 0


def _gave_both(found: re.Match[str]) -> bool:
    """Tell a surname and a given name, joined as one speaks: ヨシダのクニオ."""
    surname, given = (sounding(in_katakana(found[of])) for of in ("sounds", "given"))
    return surname & Known.SURNAME > 0 and given & Known.GIVEN > 0


def _are_cells(found: re.Match[str]) -> bool:
    """Tell a surname and a given name in two cells behind the number of a card."""
    given = found["called"]
    return may_be(found["name"]) and (given[0] <= "ヿ" or is_given_by_form(given))


ROWS = (
    (
        (FUNERAL, is_house),
        (NEXT_DOOR, are),
        (DOCTOR, are),
        (SENT, are_surely),
        (LEFT_TO, are),
        (SEAL, are),
        (LEADS, are),
        (PRESENT, are),
    ),
    (
        (UNCLEAR, are_surely),
        (WITH_SOMEBODY, are),
        (DROPPED, are),
        (NEEDED, are_surely),
        (SECOND, are),
        (READ_SO, is_read),
        (GAVE_NAME, _gave_both),
    ),
    (
        (EXTENSION, are),
        (ON_DESK, are_surely),
        (THANKS, are_surely),
        (FORMERLY, are),
        (VISITOR, are_surely),
        (SHARED, are_surely),
        (INSTEAD, _is_no_branch),
        (MANAGER, are),
        (ASSISTANT, are_surely),
    ),
    (
        (ADDRESSEE, are),
        (DRIVER, are_surely),
        (BEHIND_MOBILE, are),
        (HANDLED, are),
        (COMMENTED, are),
        (REVISED, are),
        (FORMER, are),
        (NEXT_TIME, are),
        (CALLED_YESTERDAY, are),
    ),
    (
        (ALIAS, are),
        (KANA_STAYS, _sounds),
        (SPEAKER, are),
        (OF_RELATIVE, are),
        (TO_BE_TOLD, are),
        (ABSENT, are),
        (SEATED, are),
        (ITEM_OF_CARD, _are_cells),
    ),
)
"""In groups whose screens the engine still reads in one pass."""

ASKED = screens_of(ROWS)
