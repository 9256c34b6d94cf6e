"""Places that a surname begins: 土屋橋, 三浦海岸前, 大黒屋, and what stands beside its latitude."""

from scanner.recognizers.person.names_of_kanji import is_called
from scanner.recognizers.person.people import Known, known
from scanner.recognizers.reading.expressions import any_of, expression
from scanner.recognizers.reading.word_sets import word_set

LANDMARKS = (
    *word_set("""
    渓谷 海岸 高原 温泉 基地 湿原 牧場 城跡 遺跡 古墳 神社 神宮 大社 天満宮 稲荷
    運河 漁港 空港 ロータリー 踏切 海水浴場 公園 交差点 料金所 団地 本町 新町 薬師 浅間
    ダム 堰堤 城址 城趾 古戦場 灯台 鍾乳洞 水源地 貯水池 浄水場 配水池 発電所 展望台 霊園 墓地
    斎場 球場 競技場 体育館 武道館 美術館 博物館 図書館 公会堂 記念館 資料館 会館 トンネル 隧道 水門
    不動尊 大仏 東照宮 八幡宮 大神宮 比羅宮 古墳群 遺跡群 庭園 植物園 動物園 水族館 遊園地
    西口 東口 南口 北口 境内 参道 山門 門前 本堂 社務所
    """),
)
CROSSINGS, HOUSE, FRONT, HILL = frozenset("橋峠沼坂浜川池"), "屋", "前", "山"
"""Last signs behind a surname, of what is no person: 土屋橋, 広瀬川, 大黒屋, 三浦海岸前, 吉野山."""

LAST_SIGNS = {FRONT, *(landmark[-1] for landmark in LANDMARKS)}

COORDINATES = expression(
    r"(?i)[\"'{, ](?:lat|lng|lon|latitude|longitude|coordinates?|location|geo|spot|landmark)"
    r"[\"']?[ ]?[:=]"
)
"""Keys of a record about a place."""

KEYED = expression(r"(?i:name)[\"']?[ ]?[:=][ ]?[\"']?\Z")
REACH, LIST_REACH, QUOTING = 24, 64, frozenset("「『: ")
CALLED = expression("さん|様|氏")
KEY_REACH, BEHIND_KEY = 10, frozenset("\"'=: ")
SHORTEST_HOUSE = 2
"""Signs of surnames that end so, at most: 土屋, 大橋."""

SERVICE_AREA = expression(
    r"(?:SA|PA|IC|JCT|BS)(?![A-Za-z])|駅(?![長員舎])"
    "|(?:メモリアル|記念)(?:ホール|パーク|館|公園|スタジアム|センター|アリーナ|病院|クリニック|文庫|体育)|(?:文化|市民)ホール|邸跡"
    "|[」』](?:交差点|踏切|インター|バス停|停留所|料金所|駅|橋|峠|公園)"
)


STOP_BEFORE = expression(
    r"(?:バス停|停留所|停留場|停車駅|電停|交差点|最寄り?駅|乗り場|のりば)[:「『 ]{1,2}\Z"
    r"|(?:次は|つぎは|まもなく|間もなく|次の停車駅は|行先|行き先)[: 、]?(?:[^、。\n]{1,10}、)?\Z"
)
ALARMED = expression(
    r"(?:警報|注意報|警戒情報|避難(?:指示|勧告))(?:発令中?)?[ ]?"
    r"[(](?:[^()\n。・、,]{1,16}[・、,])*\Z"
    r"|(?:停車駅|(?:配布|配達|配送|対象|停電|断水|浸水|避難|規制)(?:対象)?"
    r"(?:エリア|地域|地区|区域|区間))"
    r"[: は「『]{1,2}"
    r"(?:[^。\n:(・、,]{1,16}[・、,])*\Z"
)
"""Before a town in a list of those that are warned, or that leaflets go to."""

LISTING = frozenset("(・、,:/ はが「『")
"""What the last sign before a town in a list is, of whatever it is."""

TOWN_ENDS = ("殿", "君")
"""Ends of towns that are honorifics as well."""

COLLECTED_BEFORE = expression(
    r"(?:回収|収集|ごみ|ゴミ|古紙|可燃|不燃)(?:物|出し)?の?(?:日程?|曜日|予定|カレンダー)[: ]{1,2}"
    r"(?:[^。\n:]{1,10}:[^。\n:]{1,10}[ 、,/]{1,2})*\Z"
)
COLLECTED_BEHIND = expression(
    r"(?:地区|町)?:(?:毎週|隔週|第[0-9一二三四五][・、,第0-9一二三四五]*)?"
    r"[月火水木金土日](?:曜|[ 、・,\n]|\Z)"
)
"""Around a town whose rubbish is collected on some day of the week."""

TOURED_BEFORE = expression(
    r"(?:除雪車?|巡回(?:車|バス)|給水車|移動(?:図書館|販売車?)|収集車|広報車|循環バス)[はが:][ ]?"
    r"(?:[^。\n・、,]{1,16}[・、,])*\Z"
)
TOURED_BEHIND = expression(
    r"(?:[・、,][^。\n・、,]{1,16}){0,8}(?:の順|の?各?(?:地区|方面)|を(?:回|巡))"
)
"""Around a town in a list of those that something goes to in turn."""

HEADED_BEFORE = expression("(?:氏|様|さん|さま)[ ]?[(][東西南北上中下新]?\\Z")
HEADED_BEHIND = expression(
    "(?:町内|自治|子ども|老人|婦人|商工|振興)会(?:の?(?:副?会)?長|副会長|役員|班長)?[)]"
)
"""Around the district of who heads its association: 某氏(緑町内会長)."""

ANNOUNCED = expression(
    r"(?:、[^、。\n]{1,10})?(?:です|に(?:到着|停)|まで)[。、]?[ ]?(?:お降り|お?出口|お乗り換え|\Z)"
)
STRETCH_BEHIND = expression(
    r"[~～〜][^~～〜、。\n]{1,14}間(?:[でのがをは、。\n ]|\Z|に|通行|運[休行])"
)
"""Of a way that is closed: 皆川～大門間で通行止め."""

IN_ANY_WEATHER = expression(
    r"[^()\n、。]{0,8}[ ]?\((?:小雨|雨天|荒天|少雨)(?:の場合)?(?:決行|中止|順延|延期)"
)
"""Behind where people meet."""

BEHIND = any_of(SERVICE_AREA, STRETCH_BEHIND, IN_ANY_WEATHER)


def _is_stop(text: str, start: int, end: int) -> bool:
    """Tell whether a stop, or a town in a list, is called so."""
    listed = text[start - 1 : start] in LISTING and not CALLED.match(text, end)
    if listed and _is_listed(text, max(0, start - LIST_REACH), start, end):
        return True
    led = STOP_BEFORE.search(text, max(0, start - REACH), start)
    return led is not None and (
        text[start - 1] in QUOTING or ANNOUNCED.match(text, end) is not None
    )


def _is_listed(text: str, reach: int, start: int, end: int) -> bool:
    """Tell whether a town stands in a list of those that are warned, toured or collected from."""
    if ALARMED.search(text, reach, start):
        return True
    collected = COLLECTED_BEHIND.match(text, end) and COLLECTED_BEFORE.search(text, reach, start)
    toured = TOURED_BEHIND.match(text, end) and TOURED_BEFORE.search(text, reach, start)
    return bool(collected or toured)


def is_listed_town(text: str, start: int, end: int) -> bool:
    """Tell the end of a town in a list from an honorific: 配布エリアは岩殿、下村君.

    Args:
        text: With signs of ASCII in ASCII.
        start: Of what reads as a name.
        end: Behind it.
    """
    ends_so = text.startswith(TOWN_ENDS, end)
    return ends_so and ALARMED.search(text, max(0, start - LIST_REACH), start) is not None


def is_headed(text: str, start: int, end: int) -> bool:
    """Tell whether a district has an association that somebody named before it heads.

    Args:
        text: With signs of ASCII in ASCII.
        start: Of the district.
        end: Behind it.
    """
    headed = HEADED_BEHIND.match(text, end) is not None
    return headed and HEADED_BEFORE.search(text, max(0, start - REACH), start) is not None


def is_landmark(text: str, start: int, end: int) -> bool:
    """Tell whether a name ends as landmarks do, or stands beside its coordinates.

    Args:
        text: With signs of ASCII in ASCII.
        start: Of the name.
        end: Behind it.
    """
    name = text[start:end]
    ends_so = name[-1] in LAST_SIGNS and name.removesuffix(FRONT).endswith(LANDMARKS)
    if ends_so or BEHIND.match(text, end) or _is_stop(text, start, end):
        return True
    if name[-1] == FRONT:
        return not known(name[-2:]) & Known.SURNAME
    if name[-1] == HILL and len(name) > SHORTEST_HOUSE:
        return known(name) & Known.PLACE > 0
    if name[-1] in CROSSINGS or name[-1] == HOUSE:
        called = name[-1] != HOUSE and known(name) & Known.CLEAR > 0
        begun = known(name[:-1]) & Known.SURNAME > 0
        return len(name) > SHORTEST_HOUSE and begun and not called
    if text[start - 1 : start] not in BEHIND_KEY:
        return False
    keyed = KEYED.search(text, max(0, start - KEY_REACH), start) is not None
    return keyed and COORDINATES.search(text) is not None and not is_called(name)
