"""Goods and places that are called like people, by a price, an amount, a row or a key of them."""

from scanner.recognizers.person.writings import KANJI, KATAKANA, SPACE
from scanner.recognizers.reading.expressions import expression

REACH, ROW = 24, 80
SOLD = frozenset("花米茶鮎椿")
SURNAME_BEHIND = expression(rf"の[{KATAKANA}{KANJI}]")
"""Behind a given name that is sold: 花のイケダ."""

PRICED = expression(
    rf"(?:さん|さま)?(?:ち|家|家ち|とこ)?の(?P<what>[^。、:\s0-9¥\\]{{1,10}})[{SPACE}]{{0,2}}"
    r"(?:(?:税込|税抜|本体|[¥\\￥]) ?[0-9]"
    r"|[0-9][0-9,.]*万?(?:円|g|kg|ml|個入|枚入|本入|袋)|品番|型番|入荷|[×x✕][0-9])"
)
MONEY = expression(
    "[代費料金額税残財割銭]|給[与料]|支払|立替|立て替え|購入|会計|請求|返金|入金|出金|未納|滞納|ポイント|カード|取引|還元|借|貸|寄付|"
    "寄附|募金|香典|会費|注文|売上|返済|利用|買い?物|予約|[分件方]\\Z"
)
"""What is paid by somebody and not for something."""

GOODS_BEHIND = expression(
    rf"[{SPACE}][{KATAKANA}{KANJI}]{{2,12}}[{SPACE}](?:OK|NG|数不足|破損|不良)|[{SPACE}][0-9]{{1,4}}(?:個|袋|箱|缶|瓶|束|玉|ケース|パック)|[{KANJI}{KATAKANA}]{{0,6}}[{SPACE}][0-9]{{1,5}}(?:[.][0-9])?(?:kg|g|ml|L|人前|枚入|個入|本入|粒)(?![A-Za-z])|(?:[{SPACE}]|[がは])?(?:入荷|欠品|在庫(?!カード)|品切|売り?切れ|完売|発売)|[」』](?:[がは]|の?)(?:入荷|欠品|品切|売り?切れ|完売|発売)|[{SPACE}、,(]{{0,2}}(?:入数|単価|税抜|本体|品番|型番|賞味|消費期限|寄[付附]額|税込|JAN)"
    rf"|(?:[{SPACE}][{KANJI}]{{1,4}})?[{SPACE}]?[×✕x][{SPACE}]?[0-9]|[{SPACE}][0-9]{{1,2}}年(?![0-9度生目間勤]|[{SPACE}]?[0-9]{{1,2}}月)"
)
"""Behind what is sold: 久保田 千寿 入数12, 山崎 12年."""

QUANTITY = expression(
    r"(?:[ ][^\"'\n ]{1,12}){0,2}[ ]"
    r"[0-9]{1,5}(?:個|袋|箱|缶|瓶|束|玉|本|枚|足|組|膳|尾|斤|パック|ケース|セット|[km]?g|[km]?l|L|[cm]?m|円|入)[^\"'\n]{0,6}[\"']"
)
"""Behind what is sold, up to the quotation mark that ends a value: "たまご Lサイズ 10個"."""

ROW_OF_THINGS = expression(
    r"(?:景品|賞品|商品|粗品|返礼品|特産品|品名|品目|銘柄|メニュー|献立|会場|開催地|停留所|スタンプラリー|(?<!承認)(?<!決裁)(?<!回付)(?<!稟議)ルート|順路|コース|加盟店?|新規加盟"
    r"|店舗|入荷|欠品|品切れ?|ご?利用(?:先|店舗?)|出店者?|協賛|後援|回収(?:対象|品)|自主回収|代替品?|交換品|テーマ|演題|題名|書名|作品)(?![^:]{0,6}(?:[者人員係長先]|担当|代表|受取|提案|責任|当選|氏名))[^:、。\n]{0,6}:"
    r"(?:[^:。\n、,・→/]{1,20}[、,・→/])*[ 「]?\Z"
)
RANKED = expression(
    rf"(?:[商返礼製作]品|銘柄|人気|売れ筋|売上|ランキング)[^\n。]{{0,30}}?[0-9]{{1,2}}位[:{SPACE}]?\Z"
)
"""Before what is liked, in a row of ranks."""

IN_RECORD = expression(
    r"(?i:<(?:item|product|goods|shop|store|tenpo|merchant|vendor|venue|facility|station|event)s?"
    r"(?: [^<>]{0,40})?>\s*<(?:name|nm|title)>)\Z"
)
"""Before the name of what an element of XML is about."""

BEHIND_NUMBER = expression(
    rf"(?:(?:賞味|消費)期限|JAN|棚番|品番|型番|商品コード)(?:コード)?[:{SPACE}]{{0,2}}"
    rf"[0-9RHS令和年月日./-]{{4,14}}[{SPACE}、,]{{1,2}}\Z"
)
"""Before goods: the day until which they keep, and where they lie."""

QUOTES = ('"', "'")
KEY = expression(
    r"(?i:(?:item|product|goods|sho?hin|hinmei|shop|store|te[nm]po|merchant|vendor|venue|event|brand|menu"
    r"|station|facility|kameiten)(?:_?(?:name|nm|mei|title))?)[\"']?[ ]?[:=>][ ]?[\"']?"
    r"[^\"':=,<>。 ]{0,10}\Z"
)
"""What is sold, or where: of a record, whose next key may be of somebody."""

KEY_END, KEY_REACH = expression(r"(?i:[a-z])[\"']?[ ]?[:=>]"), 16
"""How a key ends, and how far before a name it does so at most."""


NESTED = expression(
    r"(?i:\"(?:item|product|goods|shop|store|te[nm]po|merchant|venue|facility|kameiten)\" ?: ?"
    r"\{(?: ?\"[a-z_]{1,20}\" ?: ?(?:\"[^\"{}]{0,24}\"|[0-9.]{1,12}) ?,){0,4} ?"
    r"\"(?:name|nm|title)\" ?: ?\")\Z"
)
"""What is sold, or where, as an object of its own in a record of JSON."""

TABLE_HEAD = expression(
    r"(?:\A|\n)[^\n者氏様担]{0,40}(?:商品|景品|品|品目|銘柄|メニュー)名?[\t,|]"
    r"(?:数量?|単価|個数|金額|価格|在庫|本数)[^\n者氏様担]{0,40}\r?\n"
)
IN_TABLE = expression(r"[\t,|][0-9][0-9,]{0,8}(?:[\t,|\r\n]|\Z)")
CELL_SIGNS = frozenset("\n\t,|")
"""Of a table of goods: its head, and what stands behind a cell that says which."""

INSTEAD = expression(r"代替(?:品|商品)?[はに][「『]\Z")
"""Before goods that stand for others."""

GOODS_LED = expression(
    rf"(?:円[{SPACE}])?(?:佐藤の(?:[黒白](?!い)|ごはん)|サトウの(?:ごはん|切り?餅|まる餅|鏡餅|福餅)|沢の鶴|岩下の(?:新生姜|漬)"
    "|金さん銀さん|きんさんぎんさん|マルちゃん(?:正麺|焼そば)|(?:桃屋|永谷園|丸美屋|大森屋|湖池屋|植垣)の"
    "|(?:小林製薬|伊藤園|ミツカン|ヤマサ|キッコーマン|カゴメ|文明堂|福砂屋|鶴屋吉信|両口屋|坂角)の"
    "|中村屋の(?:カレー|肉まん|羊羹|月餅)|大塚の(?:ごはん|ボン)|木村屋の(?:あん|總)|山芳のポテ"
    "|前田の(?:クラッカー|ランチ)|亀田の(?:柿の種|あられ|お?せんべい)|岩塚の(?:おせんべい|黒豆))"
)
"""Goods that begin with who makes them."""

OF_THINGS = ((":", ROW_OF_THINGS), ("位", RANKED), ("代替", INSTEAD))
"""What stands before things, with a sign that is in it."""

LEADING = frozenset(f":、,・→/「『位{SPACE}")
"""What the last sign of it is, or of what stands behind a number."""


def is_sold(text: str, start: int, end: int, before: str) -> bool:
    """Tell whether a name is or begins goods, or is that of a record about goods or places.

    Args:
        text: With signs of ASCII in ASCII.
        start: Of the name.
        end: Behind it.
        before: What stands before it.
    """
    if GOODS_LED.match(text, start):
        return True
    if text[start:end] in SOLD and SURNAME_BEHIND.match(text, end):
        return True
    within = {">": IN_RECORD, '"': NESTED}.get(before[-1:])
    return within is not None and within.search(text, max(0, start - ROW), start) is not None


def is_counted(text: str, end: int, before: str) -> bool:
    """Tell whether a value in quotation marks is goods, with how many there are."""
    return before[-1:] in QUOTES and QUANTITY.match(text, end) is not None


def is_of_goods(text: str, start: int, end: int) -> bool:
    """Tell whether goods are called so, or places: by a price, a row or a key of them."""
    priced = PRICED.match(text, end)
    if priced and not MONEY.search(priced["what"]):
        return True
    if text.startswith("さん", end):
        return False
    if GOODS_BEHIND.match(text, end) or _is_in_table(text, start, end):
        return True
    return (text[start - 1 : start] in LEADING and _is_led(text, start)) or _is_keyed(text, start)


def _is_led(text: str, start: int) -> bool:
    """Tell whether things stand before a name, or the number of one."""
    if BEHIND_NUMBER.search(text, max(0, start - REACH), start):
        return True
    return any(
        sign in text and of_things.search(text, max(0, start - ROW), start)
        for sign, of_things in OF_THINGS
    )


def _is_in_table(text: str, start: int, end: int) -> bool:
    """Tell whether a cell in a table of goods, with how many there are, says which."""
    if text[start - 1 : start] not in CELL_SIGNS or IN_TABLE.match(text, end) is None:
        return False
    return TABLE_HEAD.search(text, 0, start) is not None


def _is_keyed(text: str, start: int) -> bool:
    """Tell whether the key before a name is of goods or places."""
    ended = KEY_END.search(text, max(0, start - KEY_REACH), start) is not None
    return ended and KEY.search(text, max(0, start - 2 * REACH), start) is not None
