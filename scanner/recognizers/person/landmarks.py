"""Places that a surname begins: 土屋橋, 三浦海岸前, 大黒屋, and what stands beside its latitude."""

from scanner.recognizers.person.names_of_kanji import is_called
from scanner.recognizers.person.people import Known, known
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.word_sets import word_set

LANDMARKS = (
    *word_set("""
    渓谷 海岸 高原 温泉 基地 湿原 牧場 城跡 遺跡 古墳 神社 神宮 大社 天満宮 稲荷
    運河 漁港 空港 ロータリー 踏切 海水浴場 公園 交差点 料金所 団地 本町 新町 薬師 浅間
    西口 東口 南口 北口 境内 参道 山門 門前 本堂 社務所
    """),
)
CROSSINGS, HOUSE, FRONT, HILL = frozenset("橋峠沼坂浜"), "屋", "前", "山"
"""Last signs behind a surname, of what is no person: 土屋橋, 大黒屋, 三浦海岸前, 吉野山."""

COORDINATES = expression(
    r"(?i)[\"'{, ](?:lat|lng|lon|latitude|longitude|coordinates?|location|geo|spot|landmark)"
    r"[\"']?[ ]?[:=]"
)
"""Keys of a record about a place."""

KEYED = expression(r"(?i:name)[\"']?[ ]?[:=][ ]?[\"']?\Z")
KEY_REACH, BEHIND_KEY = 10, frozenset("\"'=: ")
SHORTEST_HOUSE = 2
"""Signs of surnames that end so, at most: 土屋, 大橋."""

SERVICE_AREA = expression(
    r"(?:SA|PA|IC|JCT|BS)(?![A-Za-z])|駅(?![長員舎])"
    "|[」』](?:交差点|踏切|インター|バス停|停留所|料金所|駅|橋|峠|公園)"
)


def is_landmark(text: str, start: int, end: int) -> bool:
    """Tell whether a name ends as landmarks do, or stands beside its coordinates.

    Args:
        text: With signs of ASCII in ASCII.
        start: Of the name.
        end: Behind it.
    """
    name = text[start:end]
    if SERVICE_AREA.match(text, end) or name.removesuffix(FRONT).endswith(LANDMARKS):
        return True
    if name[-1] == FRONT:
        return not known(name[-2:]) & Known.SURNAME
    if name[-1] == HILL and len(name) > SHORTEST_HOUSE:
        return known(name) & Known.PLACE > 0
    if name[-1] in CROSSINGS or name[-1] == HOUSE:
        return len(name) > SHORTEST_HOUSE and known(name[:-1]) & Known.SURNAME > 0
    if text[start - 1 : start] not in BEHIND_KEY:
        return False
    keyed = KEYED.search(text, max(0, start - KEY_REACH), start) is not None
    return keyed and COORDINATES.search(text) is not None and not is_called(name)
