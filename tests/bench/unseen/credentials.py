"""Keys and passwords as they are left lying in data; all of them made up here."""

import base64
import string
from collections.abc import Callable

from scanner.model.category import DataCategory
from tests.bench.unseen.draw import Draw, words
from tests.bench.unseen.forms import Form, forms
from tests.bench.unseen.people import Person

_LETTERS = string.ascii_letters + string.digits


def letters(draw: Draw, count: int, of: str = _LETTERS) -> str:
    """Draw that many letters and digits."""
    return "".join(draw.choices(of, k=count))


def _key(draw: Draw, size: int = 64) -> str:
    return base64.b64encode(draw.randbytes(size)).decode()


def host(draw: Draw) -> str:
    """Draw the name of a machine or an account."""
    return draw.pick(words("hosts")) + draw.pick(("", "01", "02", "-dev", "-stg", "prd"))


def password(draw: Draw) -> str:
    """Draw a password as people and generators choose them."""
    if draw.chance(0.4):
        return f"{draw.pick(words('mail_words')).capitalize()}{draw.pick('!@#%$&')}{draw.digits(4)}"
    return letters(draw, draw.randint(9, 18), _LETTERS + "!#%+*?^_~-")


def storage(draw: Draw) -> str:
    """Write an Azure Storage connection string."""
    name = f"st{host(draw).replace('-', '')}"
    return (
        f"DefaultEndpointsProtocol=https;AccountName={name};AccountKey={_key(draw)}"
        ";EndpointSuffix=core.windows.net"
    )


def sas(draw: Draw) -> str:
    """Write a shared-access address of a blob."""
    ends = f"20{draw.randint(26, 29)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
    signature = _key(draw, 32).replace("+", "%2B").replace("/", "%2F").replace("=", "%3D")
    account = f"st{host(draw).replace('-', '')}"
    return (
        f"https://{account}.blob.core.windows.net/{draw.pick(words('folders'))}"
        f"?sv=2022-11-02&ss=b&srt=co&sp={draw.pick(('r', 'rl', 'rwdl', 'racwdl'))}"
        f"&se={ends}T15:00:00Z&spr=https&sig={signature}"
    )


def sql(draw: Draw) -> str:
    """Write a connection string of SQL Server."""
    return draw.pick(
        (
            "Server=tcp:{h}.database.windows.net,1433;Database=point;User ID=app;Password={p}",
            "Data Source={h};Initial Catalog=member;User Id=sa;Pwd={p}",
            "Driver={{ODBC Driver 18 for SQL Server}};Server={h};Uid=batch;Pwd={p};",
        )
    ).format(h=host(draw), p=password(draw).replace(";", "x"))


def address(draw: Draw) -> str:
    """Write a database address with a password in it."""
    kind = draw.pick(("postgresql", "mysql", "mongodb+srv", "redis", "amqp", "ftp"))
    user = draw.pick(("app", "batch", "svc_point"))
    return f"{kind}://{user}:{letters(draw, 12)}@{host(draw)}.internal/point"


def jdbc(draw: Draw) -> str:
    """Write a JDBC address with a password in it."""
    server = f"jdbc:sqlserver://{host(draw)}:1433;databaseName=card"
    return f"{server};user=app;password={letters(draw, 14)};"


def private_key(draw: Draw) -> str:
    """Write a private key."""
    kind = draw.pick(("RSA PRIVATE KEY", "PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY"))
    body = "\n".join(_key(draw, 48) for _ in range(draw.randint(3, 8)))
    return f"-----BEGIN {kind}-----\n{body}\n-----END {kind}-----"


def aws(draw: Draw) -> str:
    """Write an AWS key pair."""
    secret = letters(draw, 40, _LETTERS + "/+")
    name = letters(draw, 16, string.ascii_uppercase + "234567")
    return f"aws_access_key_id=AKIA{name} aws_secret_access_key={secret}"


def token(draw: Draw) -> str:
    """Write a token of a well-known service."""
    return draw.pick(
        (
            f"ghp_{letters(draw, 36)}",
            f"xoxb-{draw.digits(12)}-{draw.digits(12)}-{letters(draw, 24)}",
            f"sk_live_{letters(draw, 24)}",
            f"AIza{letters(draw, 35)}",
        )
    )


def bearer(draw: Draw) -> str:
    """Write a signed token in a header."""
    parts = (base64.urlsafe_b64encode(draw.randbytes(n)).decode().rstrip("=") for n in (60, 32))
    return "Authorization: Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ" + ".".join(parts)


def assigned(draw: Draw) -> str:
    """Write a password with its name, as notes and settings do."""
    name, gap = draw.pick(
        (
            ("password", "="),
            ("PASSWORD", ": "),
            ("DB_PASSWORD", "="),
            ("パスワード", "："),
            ("初期パスワード", ": "),
            ("PW", ":"),
            ("passwd", "="),
            ("client_secret", "="),
            ("api_key", ": "),
        )
    )
    return f"{name}{gap}{password(draw)}"


KINDS: dict[str, Callable[[Draw], str]] = {
    "storage connection string": storage,
    "shared-access address": sas,
    "SQL connection string": sql,
    "address with password": address,
    "JDBC address": jdbc,
    "private key": private_key,
    "AWS key pair": aws,
    "service token": token,
    "bearer token": bearer,
    "named password": assigned,
}


def some(draw: Draw) -> str:
    """Write one of any kind."""
    return KINDS[draw.pick(tuple(KINDS))](draw)


def _by(write: Callable[[Draw], str]) -> Callable[[Person], str]:
    return lambda p: write(p.draw)


_SECRET = DataCategory.CREDENTIAL
CREDENTIALS: tuple[Form, ...] = (
    *forms(
        _SECRET,
        "secret",
        {name: _by(write) for name, write in KINDS.items()},
    ),
    Form("kinds mixed", _SECRET, lambda p: some(p.draw), "secret"),
    Form("password column", _SECRET, lambda p: password(p.draw), "password", plain=False),
)
