"""What is written like a name, where what stands beside it says that something else is called so.

A word goes on behind it (大河ドラマ, 民生委員, まちづくり), a gloss in brackets says what it is
(高橋（橋の名称）), a row is of places (田中・小林の各地区), a castle or a festival has its name
(掛川城, 太郎まつり), and so have the eggs of a farm and the towel of an athlete.
"""

from scanner.recognizers.person.people import Known, known, reads_as_surname
from scanner.recognizers.person.writings import HIRAGANA, KANJI, KATAKANA, SPACE
from scanner.recognizers.reading.expressions import any_of, expression
from scanner.recognizers.reading.word_sets import word_set

GOES_ON = expression(
    "大河ドラマ|道の駅|[春夏秋冬]の|民生(?:委員|児童|部|費)|清水(?:の(?:補給|供給|注入|残量|水質|使用量)|の?(?:ポンプ|タンク))"
)
"""Words, and what water is said of, that begin like names."""

IN_HIRAGANA = expression(f"[{HIRAGANA}]")
CUT_IN_HIRAGANA = expression(f"[りるれろぬ](?:[{KATAKANA}]|(?![様殿氏君])[{KANJI}])")
"""No particle is such: まちづく|りセンター."""

ASKING = frozenset(("よね", "かな", "かね"))
SAID = ("です", "ます", "ました", "でした", "ません", "でしょう", "だ", "った", "ない")
"""What ends a sentence, and words behind it that ask for consent: 本日までですよね."""

POLITELY = expression(f"方[{HIRAGANA}]*")
"""Behind kana a word for somebody: 会員の方より."""

_KINDS = (
    "地|駅|橋|河?川|山|湖|沼|島|町|村|字|坂|峠|城|お?店|店舗|施設|建物|会社|企業|商品|製品|品|品種|銘柄|お酒|路線"
    "|停留所|バス停|交差点|病気?|疾患|船|馬|犬|猫|ペット|番組|曲|作品|団体|チーム|地区|地域|集落|公園|ブランド|メーカー"
)
GLOSS = expression(
    rf"[{SPACE}]?[(](?:(?:{_KINDS})(?:の名(?:称|前)?|名)|[^()\n]{{1,8}}の(?:名称|地名)|屋号|品種|銘柄"
    r"|橋|川|峠|坂|交差点|バス停|停留所|地区|集落|大?字|旧町名)[)]"
)
"""What is called so, in brackets."""

_SORTS = (
    "地区|地域|[県市町村区駅港橋国郡島院署]|[小中]?学?校|[支本]?店舗?|方面|集落|自治会|町内会|事業所|営業所|出張所|公民館|会場|路?線"
    "|地点|公園|施設|停留所|バス停|交差点|踏切|インター"
)
PLACES_BEHIND = expression(
    rf"(?:[・、,/][{SPACE}]?[{KANJI}ヶケノ]{{1,6}}){{0,5}}"
    rf"(?:の?[各両](?:{_SORTS})(?!長)|方面(?!隊)|地区(?!長|委員|担当))"
)
"""Behind a place, or a row of them: 、千葉の各県, ・藤沢方面."""

FESTIVAL = expression(
    "(?:まつり|祭り?|音頭|カップ|杯)(?:[^ぁ-ん]|[とのはをにでがへも]|から|より|\\Z)"
)
DANCE = expression(
    "(?:おどり|踊り?(?!場)|ばやし|囃子|神楽|音頭|太鼓|花火|獅子舞|田楽|歌舞伎|浄瑠璃|よさこい|田植え?)"
)
"""What is danced and played in a place, and is called after it: 安長おどり."""

COMMITTEES = (
    *word_set(
        "実行 運営 準備 選考 審査 編集 推進 保存 総務 広報 選挙 教育 監査 交通 企画 評議 常任"
    ),
)
COMMITTEE = "委員"
"""Behind what a committee does, which ends a run of kanji: 花田植実行|委員."""

FESTIVALS = ("まつり", "祭り", "マツリ")
"""How a word in kana ends that is a festival; behind a surname in kanji somebody is called so."""

FEAST = "くんち"
CASTLE, SHORTEST_CASTLE = "城", 3

_FOODS = (
    "卵|たまご|玉子|タマゴ|お?米|野菜|トマト|りんご|リンゴ|みかん|ミカン|いちご|イチゴ|苺|ぶどう|ブドウ|梨|桃|柿|栗|メロン|スイカ"
    "|[さじ里長]?(?:と|つま|ゃが)?いも|[里長]?芋|大根|白菜|キャベツ|レタス|玉?ねぎ|玉?ネギ|きゅうり|なす|ナス|枝豆|しいたけ|きのこ|漬物|お?漬け物|梅干|味噌"
    "|みそ|豆腐|納豆|牛乳|チーズ|ヨーグルト|プリン|ジャム|ジュース|はちみつ|蜂蜜|お?餅|お?茶|パン|弁当|コロッケ|唐揚|お?惣菜"
)
OF_FARM = expression(rf"さん(?:ち|[家宅]|ん[家ち]|家ち|とこ)の[^。、:\s]{{0,4}}?(?:{_FOODS})")
"""Food of a house: 小林さん家のたまご, of whatever price."""

OF_ATHLETE = expression(
    "(?:選手|投手|監督|騎手|名人|横綱|大関)(?:の[^。、:\\s]{0,10}?)?(?:ユニフォーム|タオル|ハンカチ|グッズ|シャツ|ポスター|カード(?![番を紛])"
    "|ボール|色紙|キーホルダー|カレンダー|レプリカ|写真集|ぬいぐるみ|ステッカー|シール|うちわ|コラボ|モデル|限定|記念|弁当|小物|紙袋"
    "|マスコット|キャップ|フィギュア|マグ|クリアファイル|用(?:\\n|\\Z))"
)
"""Goods with somebody whom everybody knows on them."""

BEHIND = any_of(GLOSS, PLACES_BEHIND, DANCE, OF_FARM, OF_ATHLETE)
"""What stands behind places and goods."""


def goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether a name is the beginning of another word, or a word for somebody.

    Args:
        text: With signs of ASCII in ASCII.
        start: Of the name.
        end: Behind it.
    """
    if start and text[start] == "方" and IN_HIRAGANA.match(text, start - 1):
        return POLITELY.fullmatch(text, start, end) is not None
    if text.startswith(COMMITTEE, end) and text.endswith(COMMITTEES, start, end):
        return True
    if text[start:end] in ASKING:
        return text.endswith(SAID, 0, start)
    if IN_HIRAGANA.match(text, end - 1) and CUT_IN_HIRAGANA.match(text, end):
        return True
    return GOES_ON.match(text, start) is not None


def is_called_so(text: str, start: int, end: int) -> bool:
    """Tell whether a place, an event or goods are called so, of which no honorific is said.

    Args:
        text: With signs of ASCII in ASCII.
        start: Of the name.
        end: Behind it.
    """
    name = text[start:end]
    if BEHIND.match(text, end):
        return True
    if FESTIVAL.match(text, end) and known(name) & Known.GIVEN and not reads_as_surname(name):
        return True
    if name[0] <= "ヿ" and name.endswith(FESTIVALS) and " " not in name:
        return True
    if name.endswith(FEAST):
        return True
    castle = name[-1] == CASTLE and len(name) >= SHORTEST_CASTLE
    return castle and known(name[:-1]) & Known.PLACE > 0
