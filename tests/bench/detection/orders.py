"""Which columns the corpus has, and how many of each."""

from collections.abc import Sequence
from itertools import cycle, islice

from scanner.model.category import DataCategory as C
from tests.bench.detection import addresses, dates, names, numbers, others
from tests.bench.detection.addresses import lot_number
from tests.bench.detection.columns import (
    Wanted,
    incidental,
    look_alike,
    masked,
    mixed,
    of_business,
    stored,
    together,
    whole,
)
from tests.bench.detection.draw import Draw
from tests.bench.detection.fillers import shop_address, toll_free
from tests.bench.detection.masks import MASKED
from tests.bench.detection.names import Form
from tests.bench.detection.negative_numbers import NUMBERS
from tests.bench.detection.negative_words import WORD_CLASSES
from tests.bench.detection.numbers import fixed
from tests.bench.detection.words import WORDS
from tests.bench.detection.writing import katakana

MAIN = 92
"""Columns a category that are personal in every cell; 26 incidental ones come on top."""

FEWER = 26
NEGATIVES_EACH = 11
MASKED_EACH = 7
BUSINESS_EACH = 24

STORED: dict[C, tuple[str, Form]] = {
    C.WAON_NUMBER: ("waon", lambda d, _p: numbers.waon(d)),
    C.JP_MY_NUMBER: ("mynumber", lambda d, _p: numbers.my_number(d)),
    C.PHONE_NUMBER: ("phone", lambda d, _p: "".join(numbers.mobile(d))[1:]),
}


def _forms(
    category: C, forms: dict[str, tuple[str, Form]], named: frozenset[str] = frozenset()
) -> list[Wanted]:
    return [
        whole(category, form, kind, write, named_only=form in named)
        for form, (kind, write) in forms.items()
    ]


SPLIT_NAMES = [
    together(
        C.PERSON,
        "split",
        (("surname", lambda _d, p: p.surname, True), ("given", lambda _d, p: p.given, True)),
    ),
    together(
        C.PERSON,
        "split kana",
        (
            ("surname", lambda _d, p: katakana(p.surname_kana), True),
            ("given", lambda _d, p: katakana(p.given_kana), True),
        ),
    ),
]
SPLIT_ADDRESS = together(
    C.ADDRESS,
    "split",
    (
        ("prefecture", lambda _d, p: p.town.prefecture, False),
        ("city", lambda _d, p: p.town.city, False),
        ("street", lambda d, p: p.town.name + lot_number(d, p), True),
        ("building", lambda _d, p: (p.building or "").strip(), False),
    ),
)
CONTACT = mixed(
    C.PHONE_NUMBER,
    "contact",
    lambda d, _p: "-".join(numbers.mobile(d)),
    C.EMAIL_ADDRESS,
    others.mail,
)


def _stored(category: C) -> list[Wanted]:
    kind, write = STORED[category]
    return [stored(category, form, kind, write) for form in ("integer", "float64")]


WHOLE: dict[C, list[Wanted]] = {
    C.PERSON: [*_forms(C.PERSON, names.COLUMN_FORMS), *SPLIT_NAMES],
    C.BIRTH_DATE: _forms(C.BIRTH_DATE, dates.COLUMN_FORMS, dates.NAMED_ONLY),
    C.ADDRESS: [*_forms(C.ADDRESS, addresses.COLUMN_FORMS), SPLIT_ADDRESS],
    C.GENDER: _forms(C.GENDER, others.GENDER_COLUMN, others.NAMED_ONLY),
    C.PHONE_NUMBER: [
        *_forms(C.PHONE_NUMBER, numbers.PHONE_COLUMN, numbers.NAMED_ONLY),
        *_stored(C.PHONE_NUMBER),
        CONTACT,
    ],
    C.EMAIL_ADDRESS: _forms(C.EMAIL_ADDRESS, others.MAIL_COLUMN),
    C.WAON_NUMBER: [*_forms(C.WAON_NUMBER, numbers.WAON_COLUMN), *_stored(C.WAON_NUMBER)],
    C.JP_MY_NUMBER: [
        *_forms(C.JP_MY_NUMBER, numbers.MY_NUMBER_COLUMN, numbers.NAMED_ONLY),
        *_stored(C.JP_MY_NUMBER),
    ],
    C.CREDENTIAL: _forms(C.CREDENTIAL, others.CREDENTIAL_COLUMN, others.NAMED_ONLY),
    C.OTHER_IDENTIFIER: _forms(C.OTHER_IDENTIFIER, numbers.CARD_COLUMN),
}
MINOR = frozenset({C.CREDENTIAL, C.OTHER_IDENTIFIER})

SHOP_PHONES = ("店舗電話番号", "電話番号", "tenpo_tel", "shop_phone", "代表電話", "TEL", "phone")
SHOP_ADDRESSES = (
    "店舗住所",
    "所在地",
    "住所",
    "shop_address",
    "tenpo_jusho",
    "address",
    "会場住所",
)
FREE_PHONES = ("お客様窓口", "フリーダイヤル", "toll_free", "問い合わせ先", "電話番号")
MAIL_HOSTS = WORDS["domains"][13:]
SHOP_MAILS = ("代表メール", "店舗メール", "shop_mail", "info_mail")


def _shop_mail(draw: Draw) -> str:
    return f"{draw.any(('info', 'contact', 'support', 'shop'))}@{draw.any(MAIL_HOSTS)}"


BUSINESS = [
    of_business(C.PHONE_NUMBER, "shop phone", SHOP_PHONES, lambda d: "-".join(fixed(d))),
    of_business(C.ADDRESS, "shop address", SHOP_ADDRESSES, shop_address),
    of_business(C.PHONE_NUMBER, "toll-free", FREE_PHONES, toll_free),
    of_business(C.EMAIL_ADDRESS, "shop mail", SHOP_MAILS, _shop_mail),
]
NEGATIVES = [look_alike(name, negative) for name, negative in (NUMBERS | WORD_CLASSES).items()]
MASKS = [masked(form, *rest) for form, rest in MASKED.items()]


def scaled(count: int, size: float) -> int:
    """Scale a count, at least one."""
    return max(1, round(count * size))


def some(draw: Draw, wanted: Sequence[Wanted], count: int) -> list[Wanted]:
    """Give as many orders, every kind as often as another, in an order of chance."""
    start = draw.between(0, len(wanted) - 1)
    taken = list(islice(cycle((*wanted[start:], *wanted[:start])), count))
    draw.random.shuffle(taken)
    return taken


def people_orders(draw: Draw, size: float) -> list[Wanted]:
    """Order the columns that are personal in every cell."""
    taken = [
        wanted
        for category, kinds in WHOLE.items()
        for wanted in some(draw, kinds, scaled(FEWER if category in MINOR else MAIN, size))
    ]
    draw.random.shuffle(taken)
    return taken


def incidental_orders(draw: Draw, size: float) -> list[Wanted]:
    """Order the columns of other text with a few personal cells."""
    taken = [
        wanted
        for category in WHOLE
        for wanted in some(
            draw,
            [
                incidental(category, share, rows, bare=bare)
                for share, rows in ((0.001, 2000), (0.005, 600))
                for bare in (True, False)
            ],
            scaled(8 if category in MINOR else 26, size),
        )
    ]
    draw.random.shuffle(taken)
    return taken


def negative_orders(draw: Draw, size: float) -> list[Wanted]:
    """Order look-alikes and masked columns."""
    taken = some(draw, NEGATIVES, scaled(NEGATIVES_EACH * len(NEGATIVES), size))
    taken += some(draw, MASKS, scaled(MASKED_EACH * len(MASKS), size))
    draw.random.shuffle(taken)
    return taken


def business_orders(draw: Draw, size: float) -> list[Wanted]:
    """Order what belongs to shops and offices."""
    return some(draw, BUSINESS, scaled(BUSINESS_EACH * len(BUSINESS), size))
