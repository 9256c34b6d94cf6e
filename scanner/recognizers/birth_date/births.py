"""Births that a text reports: 1985/4/1生まれ, 2021-09-23出生, 長女 2015.4.1誕生.

Shops, towns and mascots come to be as well (当店は…誕生、10周年), and so nobody is born where the
text names nobody who was.
"""

import re

from scanner.recognizers.birth_date.numbered import is_surname
from scanner.recognizers.person.name_beside import is_before_name, is_behind_name
from scanner.recognizers.reading.expressions import expression

_BORN = expression(
    r"\s?(?:(?:のお?|お)?(?:生まれ|生れ|うまれ)|に(?:お生まれ|生まれ(?!変|た(?![方者人息娘長])))"
    r"|[(はが]?誕生(?:年月)?日|[(にのは]?出生(?!の[方人児子お皆乳者]|[届率数体地証連前順時日年登分者以]|し(?!た(?:こと|旨)|まし))"
    r"|[\"'」]?\s?\((?:生年月日|birth(?:day| ?date)?|date of birth|dob)(?= ?(?:\)|:|of ))"
    r"|生(?![0-9a-z産活徒成命放鮮花ビ年涯前]|(?<=\s生)[田駒方島沼天熊井野]))",
    re.IGNORECASE,
)
_CAME = expression(r"\s?[(はがに]?誕生(?!(?:年月)?日)(?P<next>[^。\n]{0,16})")
_FOUNDED = expression(r"周年|年目|オープン|開[店館園校業]")
_NEW = expression(
    r"\s?生まれの[^。、\nがはをにも様さ]{0,6}?(?:サービス|アプリ|商品|製品|ブランド|キャラクター|マスコット|制度|施設|お?店(?![長員主])"
    r"|[銘名]?菓(?!子職)|焼酎|[地清銘]酒|名物(?!店|社|[ァ-ヴー])|ロングセラー|老舗)"
)
_OF_ANIMAL = expression(
    r"(?:動物園|水族館|牧場)の[^。\n、]{1,8}[はが、 (]{1,2}\Z"
    r"|(?:[子仔][馬牛犬猫]|(?:愛|飼い)[犬猫]|パンダ|キリン|ペンギン|カピバラ|コアラ)"
    r"[^。\n、0-9]{0,8}[はが、 (]{1,2}\Z"
)
"""Around the day on which goods came to be, or an animal was born."""

_MADE = expression(r"[^。\n]{0,12}した(?![。、\n]|\Z)")
_CHILD = expression(
    r"(?:[長次三四五][男女]|第[一二三四1-5]子|お子(?:様|さま|さん)|赤ちゃん"
    r"|お?(?:孫|息子|娘)(?:さん|さま|様)?)"
    r"(?:[はがの、 :(]{0,2}(?:[^。\n0-9、はがの]{1,8}[はが、 (]{1,2})?)?\Z"
    r"|(?:さん|様|さま|ちゃん|くん)[はが、 (]{0,2}\Z"
)
_WHO = expression(
    r"(?:\A|[ 、。:・\n])(?P<name>[^ 、。:・\n]{2,6}?"
    r"|[^ 、。:・\n]{1,4} [^ 、。:・\n]{1,4})[はが、 (]{1,2}\Z"
)
"""Whoever was born, right before the day."""

_NEXT = expression(
    r"(?:生(?:まれ)?)?\)(?:さん|様|さま|氏|くん|ちゃん)?[、,・と/ ]{1,3}"
    r"(?:[一-龠]{1,3}[員者長児])?"
    r"(?P<name>[^\s()、。0-9]{1,10}(?: [^\s()、。0-9]{1,8})?)(?:さん|様|さま|氏|くん|ちゃん)?\("
)
_NEXT_IN_ROW = expression(
    r" ?[/、・,|] ?(?:[^\s/、0-9ァ-ヴーｦ-ﾟ]{1,6}[0-9]?[ :])?"
    r"(?P<name>[^\s/、0-9]{1,8}(?: [^\s/、0-9]{1,8})?) {1,2}"
)
"""Who stands next in a row that parts day from name by a space: /家族2 小山田 理恵 …."""

_KANA = expression("[ァ-ヴー]{4,10}|[ｦ-ﾟ]{4,16}|[ァ-ヴーｦ-ﾟ]{2,10} [ァ-ヴーｦ-ﾟ]{2,10}")
"""Who stands next in a list of people, with the day of birth in brackets behind each."""

_OF_CHILD = expression(
    r"(?:\A|[ /、。:・])(?:子(?:ども|供)?|[長次三四][男女]|孫|児童|園児|生徒"
    r"|世帯員|世帯主|配偶者|同居(?:人|者|親族|家族)|被?扶養(?:親族|者|家族)?)"
    r"[ :]{1,2}[^\s()、。0-9]{1,8}(?: [^\s()、。0-9]{1,6})?\(\Z"
)
_CLOSED = expression(r"(?:生(?:まれ)?)?\)")
"""Around the day of a child that a household lists."""


_REPORTED = expression(r"出生届出?書?(?:は|[: (])[ ]?\Z")
_BY_WHOM = expression(r"(?:生(?:まれ)?)?\)?[、,/ ]{1,2}(?:届出[人者]|父|母|子|続柄|氏名)")
"""Around the day that a parent reports as that of a birth."""

_QUOTED_BEHIND = expression(
    r"(?:生(?:まれ)?)?[ 、,/・]{1,2}[男女]性?[ 、,/・]{1,2}(?P<name>[^\s0-9「」『』()]{1,6})[」』)]"
)
"""A gender and a name behind a day, all of it in quotes."""

_AT_HOUSE = expression(
    r"、[^。、]{2,40}?[0-9一二三四五六七八九十][^。、]{0,24}?に(?:お?生まれ(?!変)|生を[受う]|誕生し)"
)
"""Behind a day, the house that somebody was born in."""


def is_of_next(between: str, behind: str) -> bool:
    """Say whether a day stands behind the next name of a list that tells when each was born."""
    following = _NEXT.fullmatch(between) if _CLOSED.match(behind) else None
    following = following or _NEXT_IN_ROW.fullmatch(between)
    if following is None:
        return False
    name = following["name"]
    if is_before_name(name) == len(name) or _KANA.fullmatch(name):
        return True
    surname, *given = name.split(" ")
    return bool(given) and is_surname(surname)


def is_of_child(before: str, behind: str) -> bool:
    """Say whether a day stands behind a child that is called so (子 そら（…）), or is reported."""
    if _REPORTED.search(before) and _BY_WHOM.match(behind):
        return True
    return _CLOSED.match(behind) is not None and _OF_CHILD.search(before) is not None


def _is_quoted(before: str, behind: str) -> bool:
    """Say whether quotes hold a day, a gender and a surname: 「H8.9.24 男 三浦」."""
    quoted = _QUOTED_BEHIND.match(behind) if before[-1:] in {"「", "『", "("} else None
    return quoted is not None and is_surname(quoted["name"])


def is_born_in_house(who: str, text: str, end: int) -> bool:
    """Say whether somebody was born in a house that stands behind the day.

    Args:
        who: What ends with somebody's name.
        text: Folded.
        end: Where the day ends.
    """
    if _AT_HOUSE.match(text, end) is None:
        return False
    return is_behind_name(who) or is_surname(who)


def is_born(before: str, behind: str) -> bool:
    """Say whether a word for a birth stands behind a day: 誕生 only beside who was born."""
    if _BORN.match(behind) or _is_quoted(before, behind):
        return True
    return _CAME.match(behind) is not None and not is_founded(before, behind)


def is_founded(before: str, behind: str) -> bool:
    """Say whether something came to be on a day that is nobody: a shop, a town, a mascot.

    Args:
        before: What stands before the day, folded.
        behind: What stands behind it.
    """
    if _NEW.match(behind) or (_OF_ANIMAL.search(before) and _BORN.match(behind)):
        return True
    came = _CAME.match(behind)
    if came is None:
        return False
    if _FOUNDED.search(came["next"]):
        return True
    if _CHILD.search(before):
        return False
    if _MADE.match(came["next"]):
        return True
    who = _WHO.search(before)
    return who is None or is_before_name(who["name"]) < len(who["name"])
