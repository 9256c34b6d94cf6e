"""Shops that are called and written to as people are: 釣具の浜田さん、ロール紙補充.

An honorific behind a name says that it is somebody's, and shops are honoured as well. A trade at
the beginning of a clause, with の before the name, makes it one of a shop; a trade that is written
on to the name does so where what is asked for is a matter of shops: their terminals and paper.
"""

from scanner.recognizers.house_words import GOODS, TRADES
from scanner.recognizers.person.writings import HIRAGANA, KANJI, KATAKANA, SPACE
from scanner.recognizers.reading.expressions import expression

REACH = 24
_HONORIFIC = r"(?:さん|さま|様|殿)"
HONOURING = frozenset("さ様殿ち")
_CLAUSE = rf"(?:\A|[{SPACE}、。:】)\n・/「→>※■◆●○-])"
_MORE = (
    "お好み焼き?|モール|プラザ|ハウス|リカー|文房具|おにぎり|おもちゃ|惣菜|漬物|味噌|米屋?|家具|時計|印鑑|畳|鞄|仏壇|布団|ふとん"
    "|きもの|着物|洋服|カメラ|写真|自転車|電器|でんき|パン|ケーキ|酒|花屋?"
)
OF_TRADE = expression(
    rf"{_CLAUSE}お?[{KATAKANA}]{{0,6}}(?:{TRADES}|{_MORE})の[{KANJI}{KATAKANA}{HIRAGANA}]{{0,5}}\Z"
)
"""Before the end of a name, or of a part of it: 釣具の浜|田, 本のくまざわ|堂."""

OF_GOODS = expression(rf"{_CLAUSE}(?:{GOODS})の[{KANJI}{KATAKANA}{HIRAGANA}]{{0,5}}\Z")
ON_TRADE = expression(
    rf"{_CLAUSE}[{KANJI}{KATAKANA}お]{{0,6}}?(?:{TRADES}|{_MORE})[・]?"
    rf"[{KANJI}{KATAKANA}{HIRAGANA}A-Za-z]{{0,8}}\Z"
)
"""A trade that the name is written on to: 理容ナカムラ, 雑貨mimi."""

MATTER = expression(
    rf"{_HONORIFIC}(?:[{SPACE}、:]{{1,2}}|[のはがへに])[^。\n]{{0,6}}?"
    "(?:端末|現金|未設置|未加盟|ロール紙|レジ(?!袋)|台紙|のぼり|POP|ポスター|ステッカー|加盟|取扱店|スタンプ台|補充|納品|日計|売上|換金|集金"
    "|閉店|開店|休業|定休|改装|移転)"
)
"""What shops are asked for and told."""

ADDRESSED = expression(rf"{_HONORIFIC}(?:[{SPACE}、,。\n)」]|\Z)")

WARES = (
    "くすり|クリーニング|"
    "カバン|かばん|鞄|玩具|おもちゃ|人形|手芸|毛糸|生地|豆腐|かまぼこ|蒲鉾|練り物|こんにゃく|納豆|漬け?物|佃煮|味噌|みそ|醤油|乾物|海苔|昆布"
    "|寝具|布団|ふとん|仏壇|仏具|提灯|神具|墓石|印章|印鑑|はんこ|ハンコ|判子|時計|眼鏡|メガネ|めがね|補聴器|宝石|宝飾|真珠|ジュエリー"
    "|家具|畳|建具|障子|襖|カーテン|じゅうたん|インテリア|電器|電化製品|家電|でんき|写真|カメラ|楽器|ピアノ|レコード"
    "|呉服|着物|きもの|和服|和装|洋服|洋品|衣料品?|婦人服|紳士服|子供服|学生服|制服|作業着|帽子|下着|靴下|履物|はきもの|下駄|靴|くつ|傘"
    "|お?酒|地酒|お?米|お?茶|日本茶|お?肉|精肉|お?魚|鮮魚|魚介|海産物?|青果|お?野菜|果物|フルーツ|お?惣菜|お?そうざい|お?弁当|おにぎり|お?寿司|鮨"
    "|お?団子|お?だんご|お?餅|おもち|大福|まんじゅう|饅頭|せんべい|煎餅|おかき|お?菓子|和菓子|洋菓子|ケーキ|プリン|アイス|パン|食パン|コーヒー|珈琲|牛乳"
    "|うどん|そば|蕎麦|ラーメン|餃子|たこ焼き?|お好み焼き?|焼き?鳥|焼肉|うなぎ|鰻|天ぷら|とんかつ|コロッケ|唐揚げ?|お?花|生花|植木|園芸|種苗"
    "|文具|文房具|事務機|書籍|古本|自転車|バイク|タイヤ|釣り?具|スポーツ用品|金物|刃物|陶器|陶磁器|瀬戸物|食器|漆器|雑貨|化粧品|お?香|線香|ろうそく"
    "|クスリ|ペット用品|模型|手帳|タオル|ガラス|石材|材木|燃料|灯油|プロパン"
)
"""What shops are known by before の, of which no office and no person is: 寝具のマエダ."""

OF_WARES = expression(
    rf"(?:(?<![{KANJI}{KATAKANA}{HIRAGANA}])|(?<=[はもがにで]))(?:{WARES})の[{KANJI}{KATAKANA}{HIRAGANA}]{{0,5}}\Z"
)
"""Before the end of a name, or of a part of it."""

KEEPER = expression(
    rf"[{SPACE}](?:副?店長|店主|オーナー)"
    rf"|(?:副?店長|店主|オーナー)[{SPACE}](?=[{KANJI}{KATAKANA}][{KANJI}{KATAKANA}{HIRAGANA}])"
)
"""Behind a shop, whose keeper is named next: リカーショップ西沢　店長東."""

WRITTEN_ON = expression(
    rf"(?<![{KANJI}{KATAKANA}{HIRAGANA}])(?:ホンダカーズ|ネッツトヨタ|トヨタカローラ|日産プリンス|ドラッグ(?:ストア)?|フラワー(?:ショップ)?|ブティック|ベーカリー|リカー(?:ショップ)?|ヘアー?(?:サロン)?|美容室?"
    "|理容室?|理髪|バーバー|カットハウス|(?:整体|美容|ネイル|ペット)サロン|(?:自転車|写真|時計)館|スポーツショップ|カフェ|スナック|居酒屋|食堂|喫茶|クリーニング|サイクル(?:ショップ)?|モータース|メガネの?|フード(?:ショップ|スクエア|センター|マート|ホール)?"
    "|たこ焼き?|お好み焼き?|焼き?鳥|焼肉|ラーメン|うどん|餃子|とんかつ"
    "|パティスリー|ミート(?:ショップ)?|フルーツ(?:パーラー)?|ブックス|スーパー|ストア|ショップ)\\Z"
)
"""Before a name that is written on to it: ドラッグ西沢さん."""

LONGEST_PART = 6
"""Signs behind which the rest of a name stands, with の before them."""


def is_called_shop(text: str, start: int, end: int) -> bool:
    """Tell whether what is honoured is a shop.

    Args:
        text: With signs of ASCII in ASCII.
        start: Of the name, or of what reads as one in the name of a shop.
        end: Behind it.
    """
    if text[end : end + 1] not in HONOURING and not KEEPER.match(text, end):
        return False
    before = max(0, end - REACH)
    owned = text.find("の", max(before, start - LONGEST_PART), start) >= 0
    if WRITTEN_ON.search(text, before, start) or (owned and OF_WARES.search(text, before, start)):
        return True
    if MATTER.match(text, end):
        return ON_TRADE.search(text, before, end) is not None or (
            owned and any(trade.search(text, before, start) for trade in (OF_TRADE, OF_GOODS))
        )
    addressed = owned and ADDRESSED.match(text, end) is not None
    return addressed and OF_TRADE.search(text, before, start) is not None
