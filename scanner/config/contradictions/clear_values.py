"""Clear values of every category as they stand in data, after folding to half width (NFKC).

They stand for all clear values when a mask's pattern is judged: every number plan, every common way
of writing, and each of them with several digits, so that no alternative of a pattern slips by.
Numbering plans: Ministry of Internal Affairs and Communications, 電気通信番号計画 (2019): 060, 070,
080, 090 mobile, 050 IP telephony, 0120 and 0800 free, 0570 navigation, area codes of two to five
digits with the zero.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import product

from scanner.model.category import DataCategory

DIGITS = ("182736450918", "000000000000", "999999999999", "246801357924", "513579086428")
"""Put in place of the ``#`` of a form, as many as it has."""

ELEVEN = ("060", "070", "080", "090", "050")
AREAS = ("03", "06", "011", "043", "047", "092", "0436", "0470", "0476", "01267", "04992", "09802")
FIXED_DIGITS, SUBSCRIBER_DIGITS = 10, 4
FREE = (
    "0120-###-###",
    "0120######",
    "0120(###)###",
    "0120 ### ###",
    "0800-###-####",
    "0800#######",
)
NAVIGATION = ("0570-###-###", "0570######")

DAYS = tuple(
    date(year, month, day)
    for year, (month, day) in product(
        (1932, 1958, 1985, 2003, 2019), ((1, 7), (4, 1), (10, 10), (12, 31))
    )
)
ERAS = (
    (date(2019, 5, 1), "令和", "R"),
    (date(1989, 1, 8), "平成", "H"),
    (date(1926, 12, 25), "昭和", "S"),
)

PEOPLE = (
    *("山田太郎", "山田 太郎", "佐々木健太郎", "五十嵐 さくら", "山田太郎様", "山田 太郎 様"),
    *("ヤマダタロウ", "ヤマダ タロウ", "やまだたろう", "やまだ たろう", "ジョン・スミス"),
    *("Yamada Taro", "Taro Yamada", "YAMADA TARO", "yamada taro", "Taro YAMADA", "Yamada, Taro"),
)
ADDRESSES = (
    *("千葉県千葉市中央区千葉港1-1", "千葉市中央区千葉港1番1号", "千葉市中央区", "千葉県八千代市"),
    *("八千代市大和田新田312-5", "千葉県八千代市ゆりのき台3丁目8番1号", "八千代市村上1113番地の1"),
    *("東京都千代田区丸の内1-9-1 コーポ丸の内203", "北海道札幌市中央区北3条西6丁目"),
    *("260-0026", "2600026", "〒276-0042", "276-8501"),
)
GENDERS = (
    *("男", "女", "男性", "女性", "男子", "女子", "オトコ", "オンナ", "1", "2"),
    *("male", "female", "Male", "Female", "MALE", "FEMALE", "M", "F", "m", "f"),
)
MAILS = (
    *("hanako@example.jp", "taro.yamada@example.co.jp", "TARO@EXAMPLE.JP", "taro+shop@example.com"),
    *("t-yamada_01@mail.city.example.jp", "0123@example.ne.jp", "山田太郎 <taro@example.jp>"),
)
CREDENTIALS = (
    *("AccountKey=c2VjcmV0", "sv=2024-11-04&sig=c2VjcmV0", "password=himitsu", "Pwd=himitsu;"),
    *("Server=tcp:db;User ID=app;Password=himitsu", "postgresql://app:himitsu@db/members"),
    "-----BEGIN PRIVATE KEY-----",
)
WEIGHTS = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
"""Of the first eleven digits of a My Number (平成26年総務省令第85号 第5条)."""

CARDS = ("4111111111111111", "5555555555554444", "3530111333300000", "6011000990139424")
SHORT_CARDS = ("378282246310005", "3782-822463-10005", "3782 822463 10005", "30569309025904")
DOCUMENTS = ("TK1234567", "TR9876543", "301234567890", "06123456", "1234567", "AB12345678CD")


def _phone_numbers() -> Iterator[str]:
    forms = [*FREE, *NAVIGATION]
    for prefix in ELEVEN:
        forms += _written(prefix, "####", "####")
        forms += [
            f"{prefix[1:]}########",
            f"+81-{prefix[1:]}-####-####",
            f"+81{prefix[1:]}########",
        ]
    for area in AREAS:
        exchange = "#" * (FIXED_DIGITS - SUBSCRIBER_DIGITS - len(area))
        forms += _written(area, exchange, "#" * SUBSCRIBER_DIGITS)
        forms += [f"+81-{area[1:]}-{exchange}-####"]
    return _filled(forms)


def _written(first: str, second: str, third: str) -> list[str]:
    """Write the three parts of a phone number as people do."""
    return [
        *(mark.join((first, second, third)) for mark in ("-", "", " ", ".")),
        *(f"({first}){second}-{third}", f"({first}) {second}-{third}", f"{first}({second}){third}"),
    ]


def _filled(forms: Iterable[str]) -> Iterator[str]:
    """Put digits into forms."""
    for form, digits in product(forms, DIGITS):
        supply = iter(digits)
        yield "".join(next(supply) if sign == "#" else sign for sign in form)


def _birth_dates() -> Iterator[str]:
    for day in DAYS:
        y, m, d = day.year, day.month, day.day
        for mark in "-/.":
            yield from (f"{y}{mark}{m:02}{mark}{d:02}", f"{y}{mark}{m}{mark}{d}")
        yield from (f"{y}{m:02}{d:02}", f"{y}年{m}月{d}日", f"{y}年{m:02}月{d:02}日")
        yield from (f"{day} 00:00:00", f"{day}T00:00:00", f"{m}/{d}/{y}", f"{d}/{m}/{y}")
        yield from _japanese(day)


def _japanese(day: date) -> Iterator[str]:
    """Write a day by the era that it lies in."""
    first, era, letter = next(one for one in ERAS if one[0] <= day)
    year, m, d = day.year - first.year + 1, day.month, day.day
    yield from (f"{era}{year}年{m}月{d}日", f"{era}{year:02}年{m:02}月{d:02}日")
    for short, mark in product((letter, era[0]), "./-"):
        yield from (f"{short}{year}{mark}{m}{mark}{d}", f"{short}{year:02}{mark}{m:02}{mark}{d:02}")
    yield f"{letter}{year:02}{m:02}{d:02}"


def _waon_numbers() -> Iterator[str]:
    return _in_fours("6900" + digits for digits in DIGITS)


def _my_numbers() -> Iterator[str]:
    return _in_fours(digits[:11] + _check_digit(digits[:11]) for digits in DIGITS)


def _check_digit(body: str) -> str:
    """Compute the last digit of a My Number."""
    rest = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True)) % 11
    return "0" if rest <= 1 else str(11 - rest)


def _in_fours(numbers: Iterable[str]) -> Iterator[str]:
    for number in numbers:
        fours = [number[start : start + 4] for start in range(0, len(number), 4)]
        yield from (mark.join(fours) for mark in ("", "-", " "))


def _other_identifiers() -> Iterator[str]:
    return iter((*_in_fours(CARDS), *SHORT_CARDS, *DOCUMENTS))


MADE: dict[DataCategory, Callable[[], Iterable[str]]] = {
    DataCategory.PERSON: lambda: PEOPLE,
    DataCategory.BIRTH_DATE: _birth_dates,
    DataCategory.ADDRESS: lambda: ADDRESSES,
    DataCategory.GENDER: lambda: GENDERS,
    DataCategory.PHONE_NUMBER: _phone_numbers,
    DataCategory.EMAIL_ADDRESS: lambda: MAILS,
    DataCategory.WAON_NUMBER: _waon_numbers,
    DataCategory.JP_MY_NUMBER: _my_numbers,
    DataCategory.CREDENTIAL: lambda: CREDENTIALS,
    DataCategory.OTHER_IDENTIFIER: _other_identifiers,
}


@lru_cache
def clear_values(category: DataCategory) -> tuple[str, ...]:
    """Give values of a category that are not masked."""
    return tuple(dict.fromkeys(MADE[category]()))
