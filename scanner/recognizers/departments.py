"""Whether a number is that of a department: named beside it, or in the signature that it ends.

A signature names a department, perhaps who works there, and below how to reach it.
"""

from scanner.recognizers.address.forms import CITY_MARK, DASH, JAPANESE, SPACE
from scanner.recognizers.house_words import ENDINGS, FIRMS, LEGAL
from scanner.recognizers.houses import BACK, MAILBOX, SEPARATORS, SIGN, SOMEBODY
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import narrow

_DEPARTMENT = (
    f"[{JAPANESE}A-Z0-9]{{0,12}}(?:[{JAPANESE}][課係班]|(?:[A-Z]{{2}}|[一-龠ァ-ヴー]{{2}})席|デスク|[一-龠ァ-ヴー]{{2}}(?<!号)室|窓口|チーム|グループ|事務局"
    "|サポート|(?:総務|営業|人事|経理|企画|管理|技術|開発|販売|製造|生産|購買|法務|広報|事業|業務|財務|情報|政策"
    "|システム|市民|福祉|健康|環境|建設|都市|教育|消防|税務|商工|農林|水道|土木|保健|医事|看護|サービス|支援|推進"
    "|統括|[一二三四五]|本)部)"
)
_IN_ENGLISH = (
    "(?:Dep(?:t|artment)|Div(?:ision)?|Sec(?:t|tion)?|Office|Team|Group|Cent(?:er|re)|Support|Desk"
    "|Services?|Relations|Affairs|Branch)"
)
"""How a department ends in English."""

_ENDS_OF_DEPARTMENT = expression("[課係班室部席]|デスク|窓口|チーム|グループ|事務局|サポート")
_LINE_OF_DEPARTMENT = expression(
    rf"{_DEPARTMENT}(?:[^\s\n]{{0,2}}[ 　]{SIGN}{{1,6}}(?:[ 　]{SIGN}{{1,6}})?)?"
    r"(?:の?(?:新しい|新|旧)?(?:お?電話|連絡先|直通|内線|代表|番号|(?i:tel|fax)|ファックス)(?:番号|電話)?[がはを])?"
    rf"(?:[{SPACE}:(、/]|(?i:tel|fax|phone|e.?mail|mail)|電話|ファックス|直通|代表|内線"
    rf"|{MAILBOX}|℡|☎|番号|(?>0[0-9]{{1,4}}[-{DASH}()]?[0-9]{{1,4}}[-{DASH}()]?[0-9]{{3,4}})"
    r"(?=[ 　,、/]{0,3}(?i:fax|ファックス)))*\Z"
)
"""A department, perhaps with who works there, before a number."""

_ASKED = expression(
    rf"お?問い?合わ?せ(?:先|窓口)?[{SPACE}:は】]{{1,3}}[^。\n]{{0,24}}(?:[{SPACE}(:]|電話|(?i:tel)|℡|☎)\Z"
    r"|(?:デスク|窓口|センター|カウンター|フロント|事務局)(?:または|又は|もしくは)(?:お?電話)?\Z"
)
_LINE_OF_NAME = f"{SIGN}{{1,6}}(?:[{SPACE}]{SIGN}{{1,6}})?[{SPACE}]?(?:\\([^()\n]{{2,16}}\\))?"
_FOREIGN = (
    rf"[ァ-ヴー]{{2,12}}(?:[{SPACE}・＝=][ァ-ヴー]{{2,12}}){{1,3}}"
    rf"|[A-Za-z]{{2,16}}(?:[{SPACE}][A-Za-z]{{2,16}}){{1,3}}"
)
_OF_SIGNATURE = expression(
    rf"[{SPACE}]*(?:(?i:e.?mail|mail|tel|fax|phone|url|web|https?)|メール|電話|ファックス|〒|住所|内線"
    rf"|直通|携帯|{MAILBOX})[^\n]*"
    rf"|[^\n]{{0,40}}(?:丁目|番地|[0-9][-{DASH}][0-9])[^\n]{{0,30}}"
    rf"|[{JAPANESE}]{{1,8}}{CITY_MARK}[{JAPANESE}]{{1,16}}[0-9]{{1,5}}[{SPACE}]*"
    rf"|(?:{_LINE_OF_NAME}|{_FOREIGN})(?:[ 　]?\([^()\n]{{2,24}}\))?"
)
_HEAD_OF_SIGNATURE = expression(
    rf"(?:[A-Z][A-Za-z&]{{1,15}}[ 　]){{1,4}}{_IN_ENGLISH}[.]?[{SPACE}]*(?:,|\Z)"
    rf"|[{SPACE}]*(?:[^\s\n]{{1,16}}[{SPACE}])?(?:{_DEPARTMENT}|{SIGN}{{0,12}}(?:{LEGAL}){SIGN}{{0,16}}"
    rf"|{SIGN}{{2,12}}(?:{ENDINGS}|{FIRMS}))(?:[{SPACE}・]|\Z)"
)


_WRITTEN_TO = expression(rf"御中[{SPACE}]*\r?\n[{SPACE}\r]*\Z")


def is_line_of_department(text: str, start: int) -> bool:
    """Say whether a number is that of a department: told beside it, or in a signature above."""
    above, _, line = narrow(text[max(0, start - BACK) : start]).rpartition("\n")
    head = SEPARATORS.split(line)[-1]
    if _of_department(head) or _ASKED.search(head):
        return SOMEBODY.search(head) is None
    if not above or "。" in line or (head.strip() and _OF_SIGNATURE.fullmatch(head) is None):
        return False
    return SOMEBODY.search(head) is None and _is_signed(above)


def _of_department(head: str) -> bool:
    """Say whether a line goes on from a department; most have none, which costs less to ask."""
    return bool(_ENDS_OF_DEPARTMENT.search(head) and _LINE_OF_DEPARTMENT.search(head))


def _is_signed(above: str) -> bool:
    """Say whether lines are those of a signature, up to one that names a department.

    An empty line below an office that is written to parts it from who writes.
    """
    if _WRITTEN_TO.search(above):
        return False
    for line in reversed(above.splitlines()):
        if _HEAD_OF_SIGNATURE.match(line):
            return True
        if _OF_SIGNATURE.fullmatch(line) is None:
            return False
    return False
