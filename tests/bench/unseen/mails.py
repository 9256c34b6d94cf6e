"""How e-mail addresses are written."""

from scanner.model.category import DataCategory
from tests.bench.unseen.draw import words
from tests.bench.unseen.forms import Form, forms
from tests.bench.unseen.kana import wide
from tests.bench.unseen.people import Person


def local(p: Person) -> str:
    """Make up the part before the sign from name, birth and whim."""
    family, given = (part.lower().replace(" ", "").replace("'", "") for part in p.latin)
    number = p.draw.pick(
        ("", "", str(p.birth.year), f"{p.birth.month:02}{p.birth.day:02}", p.draw.digits(2))
    )
    word = p.draw.pick(words("mail_words"))
    return p.draw.pick(
        (
            f"{family}.{given}{number}",
            f"{given}.{family}",
            f"{given[0]}{family}{number}",
            f"{given[0]}-{family}",
            f"{family}_{given}{number}",
            f"{given}{number or '1'}",
            f"{word}{number}",
            f"{word}-{given}",
            f"{word}.{p.draw.pick(words('mail_words'))}{number}",
        )
    )


def mail(p: Person) -> str:
    """Write an address as it is."""
    return f"{local(p)}@{p.draw.pick(words('mail_domains'))}"


def carrier(p: Person) -> str:
    """Write an old one of a carrier: their local parts end in dots or double them."""
    name = local(p).replace("-", "..")
    return (
        name
        + p.draw.pick((".", "..", ""))
        + p.draw.pick(("@docomo.ne.jp", "@ezweb.ne.jp", "@i.softbank.jp"))
    )


def at_work(p: Person) -> str:
    """Write somebody's own address at work."""
    family, given = (part.lower().replace(" ", "").replace("'", "") for part in p.latin)
    who = p.draw.pick(
        (f"{given[0]}.{family}", f"{family}-{given[0]}", f"{family}", f"{given}_{family}")
    )
    return f"{who}@{p.draw.pick(words('work_domains'))}"


def _named(p: Person) -> str:
    return f"{p.latin[1]} {p.latin[0]} <{mail(p)}>"


_MAIL = DataCategory.EMAIL_ADDRESS
MAILS: tuple[Form, ...] = forms(
    _MAIL,
    "mail",
    {
        "private": mail,
        "at work": at_work,
        "dots before the sign": carrier,
        "capitals": lambda p: mail(p).upper(),
        "wide": lambda p: wide(mail(p)),
        "wide sign": lambda p: mail(p).replace("@", "＠"),
        "mailto": lambda p: f"mailto:{mail(p)}",
        "angle brackets": lambda p: f"<{mail(p)}>",
        "with a tag": lambda p: mail(p).replace(
            "@", f"+{p.draw.pick(('shop', 'city', 'waon', 'ml'))}@"
        ),
        "spaces around": lambda p: f" {mail(p)} ",
        "two in a cell": lambda p: f"{mail(p)}{p.draw.pick((';', ', ', chr(10)))}{at_work(p)}",
    },
)
NAMED = Form("name and address", _MAIL, _named, "mail")
"""Holds a name besides: its column has two labels."""
