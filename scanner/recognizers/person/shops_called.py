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
HONOURING = frozenset("さ様殿")
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


def is_called_shop(text: str, start: int, end: int) -> bool:
    """Tell whether what is honoured is a shop.

    Args:
        text: With signs of ASCII in ASCII.
        start: Of the name, or of what reads as one in the name of a shop.
        end: Behind it.
    """
    if text[end : end + 1] not in HONOURING:
        return False
    before = max(0, end - REACH)
    if MATTER.match(text, end):
        owned = (OF_TRADE, OF_GOODS)
        return ON_TRADE.search(text, before, end) is not None or any(
            trade.search(text, before, start) for trade in owned
        )
    return ADDRESSED.match(text, end) is not None and bool(OF_TRADE.search(text, before, start))
