"""Words that are names and are only spoken of: surnames as such, carriers, remarks, goods.

How many are called 佐藤 and how a 髙 is written says nothing of anybody; a parcel goes by 佐川; a
sign in brackets says that something is done (了); characters have exhibitions (サザエさん展).
"""

from scanner.recognizers.headers.vocabulary import AFFIXES
from scanner.recognizers.person.called_so import is_called_so
from scanner.recognizers.person.landmarks import is_landmark
from scanner.recognizers.person.names_of_kanji import is_called
from scanner.recognizers.person.writings import HIRAGANA, KANJI, KATAKANA, SPACE
from scanner.recognizers.reading.expressions import any_of, expression
from scanner.recognizers.reading.word_sets import word_set

REACH = 24
_SHAPE = (
    "外字|異体字|字[体形]|旧字|新字|表記ゆれ|表記の(?:違|ゆれ|揺)|漢字の違|文字コード"
    "|同一視|同じ文字"
)
"""What is said of how a surname is written."""

AS_SUCH = expression(
    r"」?(?:姓|という(?:姓|苗字|名字|氏))(?:の(?:件数|多|人数|世帯|割合|分布|由来|ルーツ|順位|ランキング"
    r"|読み|漢字|表記|字|統計|集計|住民|市民|方々)|が(?:多|最も|一番|全国|上位)|は(?:多|全国|県内|市内|最も|上位|[0-9]))"
    rf"|[」』\"'][とや・、,/→]{{1,2}}[「『\"'][^」』\"'\n]{{1,4}}[」』\"'](?:[等など]*[のは]|を|も|で)[^。\n]{{0,10}}(?:{_SHAPE})"
    rf"|[」』\"'](?:[等など]*[のは]|を|も|で)[^。\n]{{0,10}}(?:{_SHAPE})"
    rf"|(?:[、・,と][{KANJI}]{{1,3}}){{0,5}}(?:など|等)?(?:の(?:{_SHAPE})|姓(?=[^。\n]{{0,12}}(?:多|件|ランキング|統計|上位)))"
)
"""What is said of a surname that many bear, or of how it is written."""

AS_CHARACTER = expression(
    "[」』]?(?:という|って|の)(?:漢字|文字|字)(?:テスト|ドリル|検定|練習|の(?:テスト|小テスト|書き|画数|部首|成り立ち|読み方|意味|練習|学習|由来)"
    "|(?<=という字)[はがをも](?!正|誤|違|間違|旧|異|登録|変更|お客|ご?本人)"
    "|を(?:練習|学習|学ぶ|習|覚え|書け|書く|なぞ)|が(?:書け|読め|覚え|出題)|は(?:書き|読み|画数|難し|簡単|外字|旧字|異体|変換|常用))"
)
"""What is said of a sign that is learnt at school: 茂という漢字テスト."""

FUNDS, LENT = "金子", expression("を(?:立て?替え|用立て|工面|借り|貸し|包[みむん]|支払|融通)")
"""Money, by a word that is a surname too."""

GROWN = expression(
    "の(?:緑化|再生|恵み?(?!さん|様)|めぐみ|香り|[種実皮根苗]|[中上下奥]|手入|散策|遊歩|清掃|開花|見頃|保全|伐採|剪定|[木花葉枝])|が(?:見頃|満開|咲|開花)|[はも](?:見頃|満開)|並木"
)
"""What is said of woods and trees: 林の中の遊歩道."""

CARRIERS = frozenset(("佐川", "福山", "西濃", "日通", "名鉄", "郵政", "久留米", "近物", "赤帽"))
OF_PARCELS = expression(
    "伝票|追跡|問い?合わ?せ番号|送り状|荷物|配送|宅配|発送|集荷|出荷|着払|元払|代引|再配達|不在票|運賃|便(?![利宜])"
)
WIND = "風"
BLOWS = expression(
    "が(?:強|弱|吹|冷|やや|とても|非常|激)|で(?:寒|中止|飛)|に(?:あお|煽|よ)|のため|注意"
)
REMARKS = AFFIXES | frozenset("了笑済汗泣祝謎怒爆驚喜悲略仮終完続控写転宛")
"""What a sign alone says of a sentence, in brackets or at its end."""

PIECES = frozenset("分件方枚個冊組様号")
"""What belongs to a family, and is nobody of it: 家族の分."""

RELATIVES, ACTING = frozenset("孫娘"), frozenset("とのがはもにを")
"""Who is somebody's, and is a surname from China as well: 孫と一緒に."""

MONEY = expression("金?[壱弐参一二三四五六七八九十拾百千万萬阡0-9,]{1,8}[円圓]也?")
CHARACTERS = word_set(
    "お大師 観音 弁天 権現 サザエ フグ田サザエ キティ ポポ ドラミ ワンワン ウォーリー ミッフィー"
    " ぐりとぐら"
)
CRAYON = "クレヨンしん"
"""Who is in books, films and on goods alone."""

FAMILIAR = ("さん", "ちゃん", "くん", "君")
"""Honorifics of characters, of goods and of who makes them."""

SHOWN = expression(
    r"(?:さん|ちゃん|くん|君)(?:の?(?:(?:絵?柄|デザイン|イラスト)"
    r"(?:[)]|の(?:限定|記念|オリジナル)?(?:WAON)?(?:カード|券|シール|切手))|展(?![示開望])|上映|原画|映画|アニメ|音頭|人形劇|着ぐるみ|公演|缶バッジ|絵本|パレード"
    "|(?:缶|文)?グッズ|ぬいぐるみ|ぬりえ|塗り絵|着せ替え|原作|撮影会|イベント(?!に)|コラボ|パネル|像|通り|バス(?!で|に)))"
)
"""Behind whom characters are shown."""

_FOODS = (
    "ほうれん草|ホウレンソウ|小松菜|水菜|春菊|ブロッコリー|アスパラ(?:ガス)?|かぼちゃ|カボチャ|ピーマン|にんじん|人参|ごぼう|れんこん|里芋|とうもろこし|トウモロコシ|そら豆"
    "|ニラ|ネギ|長?ねぎ|キャベツ|レタス|白菜|大根|きゅうり|キュウリ|なす|ナス|枝豆|しいたけ|梨(?=[^か-ん])|ぶどう|メロン|すいか|スイカ|マヨネーズ|ドレッシング|カレー|うどん|そば(?=[^に])|ラーメン|パン(?![ツフダ])|クッキー|せっけん|石けん"
    "|みそ漬|味噌漬|ぬか漬|漬け?物|手[作造]り|自家製|手打|こだわり|新鮮|朝[採ど取]れ|特製|無農薬|有機|豆腐|納豆|コロッケ|弁当(?![代を])|せんべい|煎餅|まんじゅう"
    "|饅頭|大福|だんご|団子|卵|たまご|プリン|ジャム|はちみつ|味噌|みそ(?![のか])|醤油|しょうゆ|野菜|トマト|りんご|みかん|いちご|米(?=[0-9]|を|と|$)|煮豆|佃煮|干物|蒲鉾|かまぼこ"
)
SOLD = expression(
    rf"(?:さん|ちゃん|くん)の(?:{_FOODS})[^。、\s0-9]{{0,8}}?"
    r"(?:\Z|[」』、,;|\t\n×✕x(]|[\s]|[0-9¥\\]|でした|です(?![かね])|は(?:ポイント|[0-9])|[をに]交換|と(?:引き?換|交換)|の(?:値段|価格|味(?!方)|新商品)|を(?:[0-9]|値引|販売|買|追加|発注|仕入|ポイント)|が(?:人気|売|好評|欠品|入荷|(?:新たに|新しく)?(?:追加|加わ|登場|仲間入り)|値上|[0-9])|の(?:在庫|納品|棚卸|試食|売)"
    rf"|ください|入荷|と[^。\n]{{2,16}}(?:[0-9]|を|、|どちら|\Z))"
)
"""Goods called after who makes them: 鈴木さんのみそ漬け."""

WRITTEN_ON = expression(
    rf"(?:さん|ちゃん|くん)(?:の?(?:応援|特製|元気|まごころ|真心|愛情|スタミナ|わんぱく|お?子様|自慢の?|名物)|(?!の))(?:弁当|焼き|饅頭|まんじゅう|団子|だんご|カレー|ラーメン|うどん|せんべい|コロッケ|パン|プリン|サブレ?|Tシャツ"
    rf"|グッズ|キーホルダー|クッキー|ケーキ|どら焼き?|たい焼き?|おにぎり|セット|定食|丼|ソフト|アイス|シール|ストラップ|ぬいぐるみ|人形)"
    rf"(?:\Z|[」』、,;|\t\n×✕x({SPACE}]|でした|です|は(?:ポイント|[0-9]|お?一人|ご?好評|完売|売り?切)|[0-9]|を(?:[0-9]|追加|発注|仕入|販売)|が(?:人気|好評|欠品|入荷|登場)|の(?:在庫|納品|試食))"
)
"""Goods with a child's name on them, which is written on to the word: 健ちゃん弁当."""

GOODS_BEHIND = expression(
    rf"[{SPACE}]?[{KANJI}{KATAKANA}{HIRAGANA}]{{0,4}}(?:純米|吟醸|焼酎|湯呑|茶碗|急須|美容液|化粧水|石鹸|せんべい|饅頭|漬|味噌|醤油|酒造)"
)
GOODS_WITHIN = expression(
    "産(?:紅玉|王林|陸奥|清見)|純米|吟醸|焼酎|湯呑|茶碗|急須|[焼塗織]湯?[呑碗皿]|有田焼|九谷焼|信楽焼|備前焼"
    "|ういろう|ようかん|まんじゅう|せんべい|だんご|そうめん|うどん|かすてら|かまぼこ|わらび餅"
)


MEASURED = expression(rf"[」』]?[{SPACE}]?[0-9]{{2,4}}(?:ml|mL|ML|cc|ミリ|リットル|度)(?![A-Za-z])")
POURED = expression(
    r"(?:[銘名]菓|焼酎|清酒|日本酒|地酒|泡盛|純米酒|吟醸酒?|ワイン|ウイスキー|銘柄)[^。\n]{0,40}[「『]\Z"
)
"""Behind and before drinks, which are called like families."""

WORSHIPPED = expression(
    "(?:様|さま)(?:に(?:お参り(?!いただ|頂|くださ|下さ|の)|詣|参拝(?:する|し(?!ていただ|て頂|てもら)))"
    "|の(?:縁日|ご?利益|祠|境内|参道))"
)
"""What is done at a shrine, and what it has, behind whom it is built for."""

QUOTES = frozenset("「『")
LONG_REACH = 48
STORM_ENDS = frozenset("風ン号(「『")
"""What the last sign of it is that leads to the name of a storm."""

STORM = expression(r"(?:台風|ハリケーン|サイクロン)(?:第?[0-9]{1,2}号)?[(「『]?\Z")
RACED = expression(rf"[{SPACE}(]{{0,3}}(?:払戻|単勝|複勝|馬連|[0-9]{{1,2}}番人気|牡|牝|せん馬)")
"""What storms and horses are known by."""


BEHIND = any_of(AS_CHARACTER, GOODS_BEHIND, MEASURED, RACED)


def is_spoken_of(text: str, start: int, end: int) -> bool:
    """Tell whether a name is only spoken of, or is the name of something else.

    Args:
        text: With signs of ASCII in ASCII.
        start: Of the name.
        end: Behind it.
    """
    name = text[start:end]
    surname = name if AS_SUCH.match(text, end) else ""
    if is_called_so(text, start, end) or (surname and not is_called(surname)):
        return True
    known_by = BEHIND.match(text, end) or _is_storm_or_drink(text, start)
    if known_by or GOODS_WITHIN.search(name):
        return True
    lent = name == FUNDS and LENT.match(text, end)
    lent = lent or (name[-1] == WIND and BLOWS.match(text, end))
    if lent or (len(name) == 1 and _is_sign(text, start, end)):
        return True
    if name in RELATIVES:
        return text[end : end + 1] in ACTING
    if name in CARRIERS:
        return OF_PARCELS.search(text) is not None
    return is_landmark(text, start, end)


def _is_storm_or_drink(text: str, start: int) -> bool:
    before = max(0, start - LONG_REACH)
    if text[start - 1 : start] in QUOTES and POURED.search(text, before, start):
        return True
    ends_so = text[start - 1 : start] in STORM_ENDS
    return ends_so and STORM.search(text, before, start) is not None


def _is_sign(text: str, start: int, end: int) -> bool:
    """Tell whether a sign is a wood or a tree, a piece, or a remark."""
    sign = text[start:end]
    if sign in PIECES or GROWN.match(text, end):
        return True
    return sign in REMARKS and _is_remark(text, start, end)


def is_shown_or_sold(text: str, start: int, end: int) -> bool:
    """Tell whether an honorific is a part of what a character, a deity or goods are called."""
    name = text[start:end]
    if (
        WORSHIPPED.match(text, end)
        or name in CHARACTERS
        or (name == CRAYON[-2:] and text.endswith(CRAYON, 0, end))
    ):
        return True
    if not text.startswith(FAMILIAR, end):
        return False
    return any(said.match(text, end) for said in (SHOWN, SOLD, WRITTEN_ON))


def is_money(name: str) -> bool:
    """Tell 金壱万円 before a donor, whom an honorific honours."""
    return MONEY.fullmatch(name) is not None


def _is_remark(text: str, start: int, end: int) -> bool:
    """Tell whether a sign stands in brackets of its own, or closes a sentence."""
    bracketed = text[start - 1 : start] in {"(", "[", "【"}
    return bracketed or not text[end:].strip(SPACE + "\n。!")
