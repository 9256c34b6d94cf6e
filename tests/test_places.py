"""Where a source is: what is held against the approved places, and nothing secret."""

import pytest

from scanner.config.places import place_of
from scanner.model.secret import Secret
from scanner.model.source import SourceAddress, SourceKind

CASES = [
    (
        SourceKind.DATABASE,
        "postgresql://u:secret@db.example.jp:5432/points?x=1",
        "db.example.jp/points",
    ),
    (SourceKind.DATABASE, "sqlite:////srv/points.db", "/srv/points.db"),
    (SourceKind.FOLDER, "/srv/exports", "/srv/exports"),
    (SourceKind.AZURE_BLOB, "https://acct.blob.core.windows.net", "acct.blob.core.windows.net"),
    (
        SourceKind.AZURE_BLOB,
        "https://acct.blob.core.windows.net/out/?sig=secret",
        "acct.blob.core.windows.net/out",
    ),
    (SourceKind.AZURE_BLOB, "AccountName=acct;AccountKey=secret==", "acct.blob.core.windows.net"),
    (
        SourceKind.AZURE_BLOB,
        "AccountName=a;EndpointSuffix=core.chinacloudapi.cn",
        "a.blob.core.chinacloudapi.cn",
    ),
    (
        SourceKind.AZURE_BLOB,
        "BlobEndpoint=http://127.0.0.1:10000/acct;AccountKey=secret",
        "127.0.0.1/acct",
    ),
]


@pytest.mark.parametrize(("kind", "address", "place"), CASES)
def test_the_place_of_a_source(kind: SourceKind, address: str, place: str) -> None:
    assert place_of(SourceAddress("it", kind, Secret(address))) == ("it", place)
