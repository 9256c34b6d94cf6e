"""All of an address or a connection is found with the password in it."""

import pytest

from scanner.model.category import DataCategory
from scanner.model.detection import Detector
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers import detector

KEY = "B2EPG935PncO8vBow11EFywf2/bIuwfKK4ag50POAJ2+UiJGB/vaqxgbGxcakb/5nyVx4FlNL0EnDMOTumZ2Rg=="
SIGNATURE = "sig=abcdefghijklmnopqrstuvwxyz%2Babcdefghijklmnop%3D"


@pytest.fixture(scope="module")
def every() -> Detector:
    return detector(RecognizerSettings())


def found(every: Detector, text: str, *others: DataCategory) -> list[str]:
    spans = every.spans(text, [DataCategory.CREDENTIAL, *others])
    return [text[span.start : span.end] for span in sorted(spans, key=lambda span: span.start)]


@pytest.mark.parametrize(
    "connection",
    [
        "postgres://app:Umi31sora@db01:5432/point",
        "oracle+cx_oracle://app:Umi31sora@db01/point",
        "rediss://:Umi31sora@cache01:6380/0",
        "jdbc:mysql://db01:3306/point?user=app&password=Umi31sora",
        "jdbc:sqlserver://db01:1433;databaseName=POINT;user=app;password=Umi31sora;",
        "jdbc:oracle:thin:app/Umi31sora@db01:1521/POINT",
        "Server=tcp:db01,1433;Initial Catalog=Point;User ID=app;Password=Umi31sora;Encrypt=True;",
        "Provider=M.ACE.OLEDB.12.0;Data Source=D:\\k.accdb;Jet OLEDB:Database Password=Umi#31;",
        "host=db01 port=5432 dbname=point user=app password=Umi31sora",
        f"DefaultEndpointsProtocol=https;AccountName=p1;AccountKey={KEY};EndpointSuffix=example.net",
        f"https://p1.blob.core.windows.net/e/m.csv?sv=2024-11-04&se=2027-03-31&sp=rl&{SIGNATURE}",
        f"?sv=2024-11-04&se=2027-03-31&sp=rl&{SIGNATURE}",
        "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIIC88DfxJjzvvreK\n-----END EC PRIVATE KEY-----",
    ],
)
@pytest.mark.parametrize("text", ["{}", "接続先：{}（要変更）", '{{"to":"{}"}}', "旧 {} を使う"])
def test_all_of_a_connection_is_found(every: Detector, connection: str, text: str) -> None:
    assert found(every, text.format(connection)) == [connection]


def test_a_value_alone_stays_one(every: Detector) -> None:
    assert found(every, "パスワードは Umi31sora です") == ["Umi31sora"]
    assert found(every, "grant=x&client_secret=Umi31sora&grant_type=y") == ["Umi31sora"]
    assert found(every, "sqlplus app/Umi31sora@POINT") == ["Umi31sora"]


def test_a_token_in_an_address_is_all_that_opens(every: Detector) -> None:
    key = "ghp_0123456789abcdefghijklmnopqrstuvwxyz"
    assert found(every, f"git clone https://{key}@github.com/a/b.git") == [key]


def test_two_connections_are_two(every: Detector) -> None:
    first, second = "mysql://a:Umi31sora@db01/x", "mysql://b:Sora31umi@db02/y"
    assert found(every, f"{first} と {second}") == [first, second]


def test_a_mailbox_in_a_connection_stays(every: Detector) -> None:
    text = "Server=db01;User ID=umi.sora@example.jp;Password=Umi31sora;Encrypt=True"
    assert found(every, text, DataCategory.EMAIL_ADDRESS) == ["umi.sora@example.jp", "Umi31sora"]


def test_settings_beside_a_password_are_none_of_it(every: Detector) -> None:
    assert found(every, "Server=db01;Encrypt=True; 別途 password=Umi31sora") == ["Umi31sora"]
