"""Birth dates beside a number of somebody who is named: 個人番号, or that of a card.

Forms for taxes keep the day of birth right before 個人番号 or right behind it, whatever the year.
Those of who depends on a taxpayer are told by the word for the relative: 扶養：母花子 番号 ….
"""

import re

from scanner.recognizers.numbers.checksums import my_number_passes
from scanner.recognizers.numbers.forms import TWELVE
from scanner.recognizers.person.name_beside import is_behind_item, is_behind_name
from scanner.recognizers.person.people import Known, known
from scanner.recognizers.reading.expressions import expression

_GAP_BEFORE = expression(r"[\"']{0,2}(?:[ ,\t|;、/・:(]{1,3})[\"' ]{0,2}\Z")
_NUMBERED_BEHIND = expression(r"[ ,\t|、/]{1,3}(?:個人番号|個番|マイナンバー)[^0-9]{0,4}[0-9]{4}")
_TWELVE_BEHIND = expression(r"[ ,\t|、]{1,2}([0-9]{12}|[0-9]{4}([- ])[0-9]{4}\2[0-9]{4})(?![0-9-])")
"""What may be the number of somebody, behind the day."""

_NUMBER_BEFORE = expression(
    r"[ ,\t|、\"']{1,3}(?:(?:個人番号|個番|マイナンバー)[ :]{0,2})?"
    r"(?:(?P<card>(?:[0-9]{4}[- ]?){3}[0-9]{4})"
    rf"|{TWELVE})(?P<gap>[\"']?[ ,\t|、]{{1,2}}[\"']?)\Z"
)
"""A card's number or 個人番号, between a name and a day."""

_KIN_BEFORE = expression(
    r"(?:(?:\A|[^一-龠々ァ-ヴー])(?:[長次二三四][男女]|祖[父母]|[父母妻夫子孫])"
    r"|配偶者|扶養(?:親族|家族|者)?|控除対象(?:者|配偶者|扶養親族)?|世帯員|同居(?:者|親族|家族)?)[0-9]?"
    r"(?:[ :(]{0,2}[^\s\d:、,()]{1,6}\)?)?[ 、,:]{1,2}"
    rf"(?:個人番号|個番|マイナンバー|番号)[ :は]{{0,2}}{TWELVE}"
    rf"[ 、,]{{1,3}}(?:(?:[男女]性?|その他)[ 、,]{{1,3}})?'?\Z"
)
"""A relative, by name or not, the number of that relative and perhaps the gender."""

_HANDLED = expression(
    r" ?(?:付|から|まで|以降|に?(?:提出|届|交付|取得|発行|回収"
    r"|受[領理付]|確認|登録|申請|処理|更新))"
)
"""Behind the day of what was done with a number."""

_ROW_OF_NUMBER = expression(r"(?:\A|[,\t|;\n\"'])([0-9]{12})[\"']?[,\t|;][\"']?[^,\t|;0-9]{2,16}\Z")
_ALONE = expression(r"(?:\A|[^一-龠々ヶぁ-んァ-ヴー])([一-龠々ヶ]{1,4})\Z")
_ENDED = expression(r"[\"']?(?:\Z|\r?\n|、)")
_CLOSED = expression(r"[\"' ]{0,2}(?:\Z|[,\t|、;)/\n])")
_PHONE_BEHIND = expression(
    r"[\"']?[,\t|/][\"']?(?:0[0-9]{9,10}(?![0-9])|\(?0[0-9]{1,4}[-() ]{1,2}[0-9]{1,4}[-() ]|\+81)"
)


def is_beside_my_number(before: str, behind: str) -> bool:
    """Say whether a day of any year stands beside somebody's 個人番号."""
    if _KIN_BEFORE.search(before):
        return _HANDLED.match(behind) is None
    if not (_NUMBERED_BEHIND.match(behind) or _is_before_number(behind)):
        return False
    gap = _GAP_BEFORE.search(before)
    return gap is not None and _is_called(before[: gap.start()])


def is_behind_number(before: str, behind: str, *, late: bool) -> bool:
    """Say whether a name and a number of it stand before a day: late ones as forms have them.

    Behind 個人番号 a day ends the entry; behind a card's number somebody's phone follows.
    """
    number = _NUMBER_BEFORE.search(before)
    if number is None:
        return False
    ends = is_before_phone(behind) or (not number["card"] and _ENDED.match(behind))
    follows = ends or (not late and _CLOSED.match(behind))
    name = before[: number.start()]
    return bool(follows) and (_is_called(name) or (not number["card"] and is_surname(name)))


def is_numbered(before: str) -> bool:
    """Say whether 個人番号 is the item before the one that ends there."""
    row = _ROW_OF_NUMBER.search(before)
    return row is not None and bool(my_number_passes(int(row[1])))


def is_before_phone(behind: str) -> bool:
    """Say whether a number to call is the next item behind a day."""
    return _PHONE_BEHIND.match(behind) is not None


def _is_before_number(behind: str) -> bool:
    """Say whether twelve digits follow of which the last is the check digit of the others."""
    number = _TWELVE_BEHIND.match(behind)
    return number is not None and bool(my_number_passes(int(re.sub("[- ]", "", number[1]))))


def is_surname(before: str) -> bool:
    """Say whether a surname stands by itself there."""
    alone = _ALONE.search(before)
    return alone is not None and bool(known(alone[1]) & Known.SURNAME)


def _is_called(before: str) -> bool:
    """Say whether a name ends there, or a surname that is an item of its own."""
    return is_behind_name(before) or is_behind_item(before)
