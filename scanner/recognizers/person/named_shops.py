"""Shops that are called like who opened them, and what says so: カフェ花子, 写真の前田.

A trade stands before the name, with a space, with の or right before it. Whoever speaks behind it
is a person nevertheless.
"""

import re

from scanner.recognizers.person.people import Known
from scanner.recognizers.person.shops_called import OF_WARES
from scanner.recognizers.person.writings import HIRAGANA, KANJI, KATAKANA, SPACE, of_kanji
from scanner.recognizers.reading.expressions import expression

CLOSING = frozenset(":=、。,.「」()[]/|>\"'\n\t")
"""Signs behind which no trade stands right before a name."""

LONGEST_TRADE = 12
"""Signs of a word for a trade and what parts it from a name, at most."""

_TRADES = (
    "(?:フード|ショッピング|ボウリング|バッティング|ゴルフ|テニス|カルチャー|ゲーム|スイミング|スポーツ|レジャー|リサイクル|メガネ)センター"
    "|ボウル|ボウリング場?|シネマ|カラオケ|フィットネス|パチンコ|居酒屋|大衆酒場|酒場|酒処|食堂|寿[司し][処屋]?|鮨処?|すし[処屋]?|鮓|そば[処屋]?|蕎麦[処屋]?|うどん[処屋]?|ラーメン屋?|らーめん|拉麺"
    "|麺[処屋や]|中華(?:料理)?|仕出し屋?|弁当屋?|炉ばた(?:焼き?)?|炉端(?:焼き?)?|鉄板焼き?|(?<![ァ-ヴー])バル(?![ァ-ヴー])"
    "|焼肉|焼鳥|焼き鳥|やきとり|串(?:焼き?|揚げ|かつ)|和食|洋食|割烹|料亭|小料理屋?|喫茶(?:店)?|珈琲館?"
    "|コーヒー|カフェ(?:[・ ]?ド)?"
    "|パン工房|パン屋|ベーカリー|ピッツェリア|トラットリア|ビストロ|レストラン|ダイニング|キッチン|(?<![ァ-ヴー])バー|スナック|パブ"
    "|ケーキ(?:屋|工房|ハウス)|パティスリー|菓子司|菓匠|菓舗|菓子処|和菓子処?|洋菓子|甘味処|お好み焼き?|たこ焼き?|天ぷら|とんかつ"
    "|うなぎ|鰻|鮮魚|精肉|青果|八百屋|米穀|酒店|フラワー(?:ショップ)?|花屋|写真館|スタジオ|理容室?|理髪店?|床屋|バーバー"
    "|美容室|美容院|ヘアー?サロン|サロン(?:・?ド)?|ネイル(?:サロン)?|エステ(?:サロン)?|整体院?|鍼灸院?|接骨院|整骨院|マッサージ"
    "|薬局|ドラッグ(?:ストア)?|クリーニング|呉服|きもの|洋品|ブティック|メガネ|眼鏡|時計店|ジュエリー|電器|電化|でんき"
    "|サイクル(?:ショップ)?|バイク(?:ショップ)?|モータース|タイヤ館|ガレージ|書店|書房|古書店?|古本|ブックス|文房具"
    "|おもちゃ|工務店|ペット(?:ショップ|サロン)|トリミング(?:サロン)?|動物病院|民宿|旅館|ペンション|ゲストハウス|ホテル"
    "|銭湯|学習塾|進学塾|ピアノ教室|(?<=ノ)教室|(?:ホーム|カー|ガーデン|リカー|ペット|DIY)センター|スーパー|ストア|マート|ショップ"
    "|アトリエ|ギャラリー|画廊|工房|農園|ファーム|果樹園|牧場|養鶏場|醸造|酒造|茶房|茶屋|本舗|の店|お食事処|御食事処|湯処|处|歯科|医院|クリニック"
)
SHOP_BEFORE = expression(rf"(?:{_TRADES})[{SPACE}・]?\Z")
SHOP_WORD = expression(rf"[{KANJI}]{{0,4}}(?:{_TRADES})")
SHOP_WITHIN = expression(
    rf"(?!茶屋)(?:{_TRADES})(?:[{SPACE}・]|(?<=[{KANJI}]).|(?<=[{KATAKANA}])[{KANJI}{HIRAGANA}])"
)
OF_SHOP = expression(rf"(?:{_TRADES}|花|お花|手芸|ペット|本|服|鍵|車|くるま|水道|ガス|電気)の\Z")
"""Before a surname, with の: 写真の前田, and not 窓口の前田."""

ADDRESSED_SHOP = expression(
    rf"(?:\A|[{SPACE}、。:】)\n])(?:花|お花|手芸|ペット|本|靴|くつ|カバン|鞄|酒|米|肉|魚|茶|カメラ|写真|服|洋服|ふとん|はんこ|メガネ"
    r"|めがね|時計|家具|パン|ケーキ|自転車|電器|でんき|きもの|おもちゃ)の\Z"
)
"""Before a name in kana of a shop that is written to: 本のタキザワ様."""

INTIMATE = expression(
    "(?:ちゃん|くん|君)(?![^。]{0,4}(?:迷子|保護|来店|来館|来庁|忘れ|お?預か|泣)|[(]?[0-9]{1,2}[歳才])"
)
"""What eateries are called: 居酒屋 健ちゃん."""

ADDRESSED = expression(rf"[様殿](?:[{SPACE}、,。\n)」]|\Z)")
"""Behind a given name that a trade stands before: スナック 花子様."""

WORKSHOP = expression("(?:[工書茶]房|本舗|菓子舗|自転車|自動車)\\Z")
IN_KANA = expression(rf"[{KATAKANA}]")
IN_HIRAGANA = expression(
    "(?:でんき|めがね|ふとん|きもの|かばん|せともの|はきもの|とうふ店?|せんべい|まんじゅう|だんご|かまぼこ|しょうゆ|みそ店|くすり|たばこ店?|じてんしゃ"
    "|くだもの|そうざい|べんとう|らーめん|うどん|そば店|こども園|ようちえん|せいこつ)"
)
"""What a shop sells, behind the surname that it is called by: 酒井でんき."""

USED = expression(
    r"の?[0-9一二五千万]{1,5}円札|で(?:は|も)?(?:使|利用|買|購入|販売|取り?扱|食べ|飲)|(?:の|各)(?:店舗|売り?場|商品)"
    r"|ち(?:の|で|が|は)|(?:通り|商店[街会]|銀座|広場|市場|境内|参道|フェア|まつり|祭|キャンペーン|セール|コーナー|シリーズ|カップ|ショー)"
)
"""Behind さん: what is done at shops, and what goods and fairs are called by: 鈴木さんちの卵."""

SPEAKS = expression(r"です(?:[。がけ、]|\Z)|でござ|と申|と名乗")


def is_shop_that_is_called(text: str, name: str, end: int, before: str) -> bool:
    """Tell whether a shop is called or written to as people are: 居酒屋 健ちゃん, スナック 花子様.

    Args:
        text: With signs of ASCII in ASCII.
        name: Read in it.
        end: Behind the name.
        before: What stands before it.
    """
    alone = before[-1:].isspace() and ADDRESSED.match(text, end) is not None
    given = alone and of_kanji(name) & (Known.GIVEN | Known.SURNAME) == Known.GIVEN
    if given or INTIMATE.match(text, end):
        return SHOP_BEFORE.search(before, max(0, len(before) - LONGEST_TRADE)) is not None
    in_kana = before.endswith("の") and IN_KANA.match(name) is not None
    return in_kana and ADDRESSED_SHOP.search(before) is not None


def is_of_shop(text: str, end: int, before: str) -> bool:
    """Tell whether a shop is called so.

    Args:
        text: With signs of ASCII in ASCII.
        end: Behind the name.
        before: What stands before it.
    """
    if SPEAKS.match(text, end):
        return False
    if IN_HIRAGANA.match(text, end):
        return True
    if before[-1:] not in CLOSING and SHOP_BEFORE.search(before, len(before) - LONGEST_TRADE):
        return True
    if "の" not in before:
        return False
    if OF_WARES.search(before):
        return True
    owned = before.endswith("の") and OF_SHOP.search(before) is not None
    return owned and not text.startswith("さん", end)


def is_used_of_shop(text: str, honorific: re.Match[str]) -> bool:
    """Tell whether a shop, a place or goods are called so: 鈴木さんちの卵, おひさまさんさん通り."""
    doubled = text.startswith("さん", honorific.start() - 2) and honorific.start() > 1
    doubled = doubled or text.startswith("さん", honorific.end())
    return doubled or USED.match(text, honorific.end()) is not None
