"""Places that everybody may visit, as a text begins with one before its address: 鷹巣城跡（…）."""

from scanner.recognizers.address.forms import JAPANESE
from scanner.recognizers.person.people import Known, known
from scanner.recognizers.reading.expressions import expression

_SIGHT = (
    "駅(?:前|ビル|構内)?|駅[東西南北]口|[東西南北]口|港|空港|ターミナル|[城館]?跡|広場|競[馬輪艇]場|境内|灯台"
    "|展望台|動物園|植物園|水族館|童話村|資料館|記念館|武道館(?:[^\\s()]{0,4}道場)?|[文会]館|センター"
    "|[支出][所張]所?|プール|球場|キャンプ場|スキー場|神宮前?|神社|大社|天満宮|寺|教会|城|橋|公園|緑地|海岸"
    "|高原|渓谷|温泉|保健所|観光案内所"
)
SCREEN = f"(?:{_SIGHT})[ 　]?[(（]"
"""What a text has that tells of such a place and how to call there."""

_HEAD = (
    r"[旧新]?(?:(?:\[[0-9]{1,6}\]|[^\s、。「」()]{2,8}です。|↓|【[^】]{1,6}】|[0-9]{1,2}[:/][0-9]{2})"
    "[ 　]?)?"
    f"[^{JAPANESE}A-Za-z0-9]{{0,3}}[旧新]?"
)
"""A number, a greeting, a mark or a time of day before it."""

_FIRST = expression(
    rf"{_HEAD}(?P<sight>[{JAPANESE}0-9]{{1,12}}?(?:{_SIGHT}))(?:[ 　]?\(|[ 　]{{1,2}}\Z)"
)
_BEHIND = expression(r"\)?[ 　]*(?:\Z|(?i:tel|fax)|電話|℡|☎|休館|定休|開館|営業|入[場園館]料)")
"""What stands behind the address, unless a bracket has closed that opened before it."""


def end_of_sight(before: str, tail: str) -> int:
    """Give where a sight ends that a text begins with; 0 where it begins with nothing such.

    Args:
        before: What stands before an address or a number, in half width.
        tail: What stands behind it.
    """
    sight = _FIRST.match(before)
    if sight is None or known(sight["sight"]) & Known.SURNAME:
        return 0
    closed = ")" in before[sight.end() :]
    return sight.end() if closed or _BEHIND.match(tail) else 0
