"""E-mail addresses, gender, and keys to systems."""

from base64 import b64encode

from tests.bench.detection.draw import Draw
from tests.bench.detection.names import Form
from tests.bench.detection.people import Person
from tests.bench.detection.words import WORDS
from tests.bench.detection.writing import full_width, roman

KEY_BYTES = 64


def _local(draw: Draw, person: Person) -> str:
    given, surname = roman(person.given_kana), roman(person.surname_kana)
    year = person.birth.year
    return draw.any(
        (
            f"{given}.{surname}",
            f"{surname}_{given}",
            f"{surname}{year}",
            f"{given[:1]}.{surname}{draw.between(1, 99)}",
            f"{given}-{surname}{draw.digits(3)}",
            f"{surname}{given[:1]}{draw.digits(4)}",
            f"{draw.any(('love', 'happy', 'sky', 'cat'))}.{given}.{draw.digits(2)}",
        )
    )


def mail(draw: Draw, person: Person) -> str:
    """Write the address of a person's mailbox."""
    return f"{_local(draw, person)}@{draw.of(WORDS['domains'])}"


def _old_docomo(draw: Draw, person: Person) -> str:
    """Dots that RFC 5322 does not allow, as mobile carriers gave them out until 2009."""
    local = _local(draw, person)
    local = draw.any((f"{local}.", f"{local[:3]}..{local[3:]}", f"{local}.-."))
    return f"{local}@{draw.any(('docomo.ne.jp', 'ezweb.ne.jp'))}"


def _tagged(draw: Draw, person: Person) -> str:
    local, domain = mail(draw, person).split("@")
    return f"{local}+{draw.any(('waon', 'point', 'shop'))}@{domain}"


MAIL_FORMS: dict[str, Form] = {
    "usual": mail,
    "old docomo": _old_docomo,
    "capitals": lambda d, p: mail(d, p).upper(),
    "tagged": _tagged,
    "full width": lambda d, p: full_width(mail(d, p)),
    "full-width at": lambda d, p: mail(d, p).replace("@", "＠"),
}
MAIL_COLUMN: dict[str, tuple[str, Form]] = {
    name: ("mail", writer) for name, writer in MAIL_FORMS.items()
}


def _either(male: str, female: str) -> Form:
    return lambda _d, person: male if person.male else female


def _with_other(male: str, female: str, *others: str) -> Form:
    def write(draw: Draw, person: Person) -> str:
        if draw.chance(0.06):
            return draw.any(others)
        return male if person.male else female

    return write


GENDER_CLEAR: dict[str, Form] = {
    "男/女": _either("男", "女"),
    "男性/女性": _either("男性", "女性"),
    "男性/女性/その他": _with_other("男性", "女性", "その他", "回答しない"),
    "男子/女子": _either("男子", "女子"),
    "male/female": _either("male", "female"),
    "Male/Female": _either("Male", "Female"),
    "1:男": _either("1:男", "2:女"),
    "M/F": _either("M", "F"),
}
GENDER_CODED: dict[str, Form] = {
    "1/2": _either("1", "2"),
    "1/2/0/9": _with_other("1", "2", "0", "9"),
    "1/2/9": _with_other("1", "2", "9"),
    "0/1": _either("0", "1"),
    "m/f": _either("m", "f"),
    "full-width M/F": _either("Ｍ", "Ｆ"),
    "full-width 1/2": _either("１", "２"),
}
GENDER_COLUMN: dict[str, tuple[str, Form]] = {
    name: ("gender", writer) for name, writer in (GENDER_CLEAR | GENDER_CODED).items()
}
GENDER_TEXT: dict[str, Form] = {
    "男/女": GENDER_CLEAR["男/女"],
    "男性/女性": GENDER_CLEAR["男性/女性"],
}


def _base64(draw: Draw, size: int) -> str:
    return b64encode(draw.random.randbytes(size)).decode()


def _connection(draw: Draw, _person: Person) -> str:
    key = _base64(draw, KEY_BYTES)
    return (
        f"DefaultEndpointsProtocol=https;AccountName=pcard{draw.digits(3)};"
        f"AccountKey={key};EndpointSuffix=core.windows.net"
    )


def _sas(draw: Draw, _person: Person) -> str:
    signature = _base64(draw, 32).replace("+", "%2B").replace("/", "%2F").replace("=", "%3D")
    return (
        f"https://pcard{draw.digits(3)}.blob.core.windows.net/exports/m{draw.digits(4)}.csv"
        f"?sv=2024-11-04&se=2027-03-31T15%3A00%3A00Z&sr=b&sp=r&sig={signature}"
    )


def _pem(draw: Draw, _person: Person) -> str:
    body = _base64(draw, 48)
    return f"-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----"


def _sql(draw: Draw, _person: Person) -> str:
    word = _base64(draw, 9)
    return f"Server=tcp:pc{draw.digits(2)}.database.windows.net;User ID=batch;Password={word};"


def _password(draw: Draw, _person: Person) -> str:
    letters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!#$%"
    return "".join(draw.any(letters) for _ in range(draw.between(8, 14)))


CREDENTIAL_COLUMN: dict[str, tuple[str, Form]] = {
    "storage connection string": ("credential", _connection),
    "SAS": ("credential", _sas),
    "private key": ("credential", _pem),
    "SQL connection string": ("credential", _sql),
    "password": ("password", _password),
}
CREDENTIAL_TEXT: dict[str, dict[str, Form]] = {
    "connection": {"storage connection string": _connection, "SQL connection string": _sql},
    "sas": {"SAS": _sas},
    "pem": {"private key": _pem},
}
NAMED_ONLY = frozenset({*GENDER_CODED, "M/F", "password"})
