"""Addresses of places in a text: where something is delivered, held or set up, or an office moves.

A label leads to it, perhaps by way of the place itself (納品場所　裏口　…), or a sentence says of
an office, a bus or a meeting where it is (会計課は7日から…に移転します). Nobody lives there.
"""

from scanner.recognizers.address.of_facilities import is_of_facility
from scanner.recognizers.person.name_beside import is_before_name
from scanner.recognizers.person.names_of_kanji import ends_with_full_name
from scanner.recognizers.person.people import reads_as_surname
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import narrow_with_spaces

_BEFORE, _BEHIND = 64, 40
_DONE_THERE = (
    "納品|納入|搬[入出]|荷[受揚降捌]け?|積[込卸]み?|引き?[渡取]し?|受け?[渡取]し?|回収|集荷|履行|施工|工事|作業|設置|据え?付け?"
    "|開催|実施|集合|解散|[停駐乗降]車|乗降|発着|会議|講習|研修|説明会?|展示|撮影|配[布付]|販売|出[店展張]|避難|投票|開票"
    "|保管|収蔵|収集|返却|点検|測定|調査|採水|採取|観測|掲示|掲出|仮設|勤務|就業|従事|発生|発見|拾得|受付|交付|引換|提出|閲覧"
    "|貸出|利用|開設|設営|打合せ?|面接|試験|検査|検診|健診|接種|相談|練習|試合|公演|上映|運搬|処分|投棄|荷下ろし|飛行|通行|放送"
)
_PLACES = (
    "会場|[本分別新旧]館|[本分新旧仮]庁舎|分室|駐[車輪]場|搬[入出]口|荷受け?口?|倉庫|車庫|[投開]票[所区]|避難[所場]|引換所|集積所"
    "|処理場|停留所|バス停|待機所|詰所|交付窓口|拠点|基地局|集合|現地|現場|行き?先|目的地|工事箇所|出張所|停車地"
    "|(?:郵便番号|町域|町字|市区町村|地名|住所)(?:辞書|マスター?|対応表)"
    "|(?:提出|応募|申[込請]|納[付品入]|照会|委託|[発受]注)先|サーバー?(?:室|設置)?|ラック|データセンター|DC"
)
_ITEM = "[^\\s、。:=(/]{1,20}(?<![様宅氏])(?<!さん)(?<!自宅前)"
_GAPS = expression(r"[ (/、:]")
_LED = expression(
    rf"(?:(?:{_DONE_THERE})(?:予定|希望)?(?:場所|地点?|先|会場|拠点|住所|箇所|ポイント)|{_PLACES})(?:名|所在地|住所)?"
    rf"(?:\([^()\n]{{1,12}}\))?[ :=は】)→]{{1,3}}(?P<there>(?:{_ITEM}[ (/、:]{{1,2}}){{0,2}})\Z"
)
"""A label for a place, perhaps what is there, and then its address."""

_OFFICE = (
    "(?:[一-龠][課係班室部局署館所院園社校庁会場車展祭]|店|[^\\s]号|センター|窓口|デスク|カウンター|ポスト|倉庫|工場|教室|ホール|組合"
    "|金庫|銀行|バス|サーバー?|サービス|グループ|チーム|ステーション|クリニック|ストア|カフェ|セミナー|イベント|フェア"
    "|まつり|コーナー|サロン|講座|検診|健診|大会|ATM|支社|弊社|当社|当[店院館園校課所])"
)
_SAID = expression(
    rf"{_OFFICE}(?:\([^()\n]{{1,12}}\))?(?:の[^\s、。は]{{1,10}})?[はがをも、][^。\n]{{0,30}}\Z"
)
"""An office of which something is said."""

_HAPPENS = expression(
    r"(?:火[災事]|事故|漏水|断水|停電|陥没|倒木|冠水|浸水|規制|通行止め?|工事|避難(?:指示|勧告)"
    r"|出没|目撃|落石|土砂崩れ|物件|公売|競売|落札|ロケーション|所在地?)"
    r"(?:情報|発生|対象|箇所|速報|物件)?(?:No\.?[ ]?[0-9]{1,5})?[ :は】]{1,3}\Z"
    r"|(?<![A-Za-z\"'])(?i:location|site|venue|facility|data_?center|dc|office|branch)[:=] ?\Z"
)
_NEAR_IT = expression(
    " ?(?:付近|周辺|界隈|一帯|地[先内]|前(?:の|が|で|にて))"
    "(?!(?:で|にて|から|より)、?(?:行方|所在不明|失踪|保護|徘徊))"
)
"""What happens somewhere, and that nobody says at whose door, but of somebody who is missed."""

_FLOOR = "(?:[^\\s、。にへでを]{0,16}[ ]?(?:地下)?[0-9]{0,2}(?:階|[Ff]|号室)?)"
_MOVES = "(?:仮|再|全面|順次)?(?:移転|移設|移庁|移館|配置換|配置替|統合移転)"
_MOVED = expression(
    rf" ?の?{_FLOOR}[ ]?(?:[にへ]、?"
    rf"(?:(?:[本支][社店院校部]|店舗|事務所|営業所|オフィス|拠点|工場)を)?{_MOVES}"
    r"|(?:にて|で)(?:、|も)?(?:開[催設]|実施|催|公開|展示|上映|販売|出店|操業|営業))"
)
"""What only offices, shops and meetings do there."""

_IS_THERE = expression(
    rf" ?の?{_FLOOR}[ ]?(?:[にへを]、?(?:{_MOVES}|移り|移る|移っ|移し|移動|引っ?越"
    r"|(?:仮|再)?(?:開[設館所店業]|オープン)|設置|新設|増設|仮設"
    r"|統合|集約|変更|変わ|停車|駐車|巡回|到着|集合|ござい|あり(?!、)|ある|所在|位置|立地|新築|建設|完成|竣工|配備|常設)"
    r"|(?:にて|で)(?:、|も)?(?:仮|再)?(?:開|実施|催|行|受[け付]|営業|業務"
    r"|取り?扱|配布|販売|交付|運[営用]|稼働|待機|ござい|す)"
    r"|まで(?:お?持|お?越|搬入|[。 ]|\Z)|となり|になり)"
)
"""Where an office, a bus or a meeting is, or is to be."""

_SOMEBODY = expression(
    "様|さん|さま|氏|殿|住所|自宅|本人|転[居入出]|届[出け]?|送付|発送|郵送|配達|訪問|世帯|会員(?!登録)|住[むん]|在住|居住|お客"
    "|生年|[0-9]歳|申[請込]者|患者|児童(?!館|福祉|相談)|生徒|宛"
)
_FLAT = expression(r"[0-9０-９]号室?\Z|[ァ-ヴー]{2}[ 　]?[0-9０-９]{3,4}\Z")
_OFFICE_WITHIN = expression(
    "(?:役[所場]|庁舎)(?:[0-9東西南北本別新旧分BF地階内 ]|\\Z)|モール[ ]?[0-9B]{1,2}[階F]"
    "|百貨店|ショッピング(?:センター|モール)"
)
"""What nobody lives in, as the building of an address."""

_TO_OFFICE = expression(
    r" [^\s、。(]{1,16}(?:[課係室部局]|センター|事務局|委員会|窓口|担当)"
    r" ?(?:あて|宛て?(?!名)|行き?(?![わい])|御中|へ(?:[。 ]|\Z|お|ご|提出|郵送))"
)
"""A department behind the address, to which letters go."""

_SIGHT = expression(r"(?:\A|[。 ])(?P<sight>[^。、 :]{2,20})(?:の(?:住所|所在地)は、?|:) ?\Z")
_TO_VISIT = expression(
    r"(?:です|にあ(?:る|ります))?[。、 ]{0,2}(?:駐車場(?:は|:)?(?:[0-9]{1,4}台|あり|有|無料|完備)"
    r"|最寄り?の?(?:バス停|停留所|[^。、 ]{0,8}駅)|[^。、 ]{1,8}(?:駅|バス停)(?:から|より)徒歩"
    r"|入[館場園]料|拝観料|観覧料|開[館園場]時間|休[館園]日)"
)
_LABEL = expression(r".*(?:住所|先|届|宅|家|客|者|員|さん|様|氏|メモ|備考)")
"""Around the address of a sight: 青葉城跡の住所は…。駐車場13台."""

_SHOP_WITHIN = expression(
    r"(?P<within>[^\s。、]{2,14})内 (?P<shop>[^\s。、]{2,14}(?: [^\s。、]{1,8})?)(?=\Z|[ 。、,)\n])"
)
_DWELLING = expression(r".*(?:[荘寮棟]|ハイツ|コーポ|団地|マンション|アパート|住宅|宿舎)")
"""A shop within a building behind its address: …1-2 市民ホール内 青葉書店."""


def is_of_place(text: str, start: int, end: int) -> bool:
    """Say whether an address is that of a place where nobody lives.

    Args:
        text: The whole text.
        start: Where the address begins.
        end: Where it ends.
    """
    head = narrow_with_spaces(text[max(0, start - _BEFORE) : start]).rpartition("\n")[2]
    tail = narrow_with_spaces(text[end : end + _BEHIND]).partition("\n")[0]
    address = narrow_with_spaces(text[start:end])
    if (
        _OFFICE_WITHIN.search(address)
        or _TO_OFFICE.match(tail)
        or is_of_facility(text, start, end)
        or _is_of_sight(head, tail)
        or _is_of_shop(f"{address}{tail}")
    ):
        return True
    led = _LED.search(head)
    if led is not None and not _is_somebodys(led["there"], text[start:end], tail):
        return True
    sentence, said = head.rpartition("。")[2], tail.partition("。")[0]
    if _SOMEBODY.search(sentence) or _SOMEBODY.search(said):
        return False
    if _MOVED.match(said) or _NEAR_IT.match(said) or _HAPPENS.search(sentence):
        return True
    return _SAID.search(sentence) is not None and _IS_THERE.match(said) is not None


def _is_of_sight(head: str, tail: str) -> bool:
    """Say whether a text tells visitors where something is and how to get there."""
    told = _SIGHT.search(head) if _TO_VISIT.match(tail) else None
    if told is None or _LABEL.fullmatch(told["sight"]):
        return False
    return not (ends_with_full_name(told["sight"]) or reads_as_surname(told["sight"]))


def _is_of_shop(address: str) -> bool:
    """Say whether an address goes on with a building and a shop in it, and nobody who lives there.

    Args:
        address: And what stands behind it, in half width.
    """
    within = _SHOP_WITHIN.search(address) if "内 " in address else None
    if within is None or _DWELLING.fullmatch(within["within"]) or _SOMEBODY.search(within["shop"]):
        return False
    called = _GAPS.sub("", within["shop"])
    return not (ends_with_full_name(called) or reads_as_surname(called))


def _is_somebodys(there: str, address: str, tail: str) -> bool:
    """Say whether somebody is named beside the address of a place, or it is that of a flat."""
    named = _GAPS.sub("", there)
    if ends_with_full_name(named) or reads_as_surname(named) or _FLAT.search(address):
        return True
    return _SOMEBODY.search(tail) is not None or is_before_name(tail.lstrip(" ")) > 0
