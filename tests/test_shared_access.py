"""Tokens of Azure Storage are read for what they permit, never for their signature."""

from datetime import UTC, date, datetime, timedelta, timezone

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.model.profile import UNKNOWN_END
from scanner.recognizers.credential.shared_access import (
    SasKind,
    SharedAccessSignature,
    expiries,
    signatures_in,
)
from tests.linear import grows_linearly

SIGNATURE = "sig=abcdefghijklmnopqrstuvwxyz%2Babcdefghijklmnop%3D"
JAPAN = timezone(timedelta(hours=9))


def read(text: str) -> SharedAccessSignature:
    (signature,) = signatures_in(text)
    return signature


def test_a_service_token_in_a_url() -> None:
    url = (
        "https://pcard.blob.core.windows.net/e/m.csv?sv=2024-11-04&st=2026-10-01T00:00Z"
        "&se=2027-03-31T15%3A00%3A00Z&sr=b&sp=rl&sip=10.0.0.1-10.0.0.9&spr=https&" + SIGNATURE
    )
    assert read(f"共有リンク {url} を送付") == SharedAccessSignature(
        kind=SasKind.SERVICE,
        version=date(2024, 11, 4),
        rights=frozenset("rl"),
        starts=datetime(2026, 10, 1, tzinfo=UTC),
        expires=datetime(2027, 3, 31, 15, tzinfo=UTC),
        addresses=("10.0.0.1", "10.0.0.9"),
        https_only=True,
        stored_policy=False,
    )


def test_an_account_token_alone() -> None:
    token = read(f"sv=2024-11-04&ss=b&srt=sco&sp=rwdl&se=2030-01-01&spr=https,http&{SIGNATURE}")
    assert token.kind is SasKind.ACCOUNT
    assert token.expires == datetime(2030, 1, 1, tzinfo=UTC)
    assert (token.starts, token.addresses, token.https_only) == (None, None, False)


def test_a_user_delegation_token() -> None:
    token = read(f"?sv=2024-11-04&skoid=x&se=2030-01-01T09:00:00%2B09:00&{SIGNATURE}&sp=r")
    assert token.kind is SasKind.USER_DELEGATION
    assert token.rights == {"r"}
    assert token.expires == datetime(2030, 1, 1, 9, tzinfo=JAPAN)


def test_a_stored_policy_says_the_rest() -> None:
    token = read(f"?sv=2024-11-04&amp;si=nightly&amp;{SIGNATURE}")
    assert (token.stored_policy, token.expires, token.rights) == (True, None, frozenset())


def test_one_address() -> None:
    assert read(f"?sv=2024-11-04&sip=10.0.0.1&{SIGNATURE}").addresses == ("10.0.0.1", "10.0.0.1")


def test_what_is_not_understood_permits_all() -> None:
    token = read(f"?sv=x&se=tomorrow&sip=here&{SIGNATURE}")
    assert (token.version, token.expires, token.addresses) == (None, None, None)


def test_each_token_of_a_text_is_read() -> None:
    text = f'"?sv=2024-11-04&sp=r&{SIGNATURE}" "?sv=2024-11-04&sp=w&{SIGNATURE}"'
    assert ["".join(token.rights) for token in signatures_in(text)] == ["r", "w"]


@pytest.mark.parametrize("text", ["", "sig=short", f"?{SIGNATURE}", f"my{SIGNATURE}&sv=2024-11-04"])
def test_other_texts_have_none(text: str) -> None:
    assert not list(signatures_in(text))


def test_no_signature_is_kept() -> None:
    assert "abcdefgh" not in repr(read(f"?sv=2024-11-04&{SIGNATURE}"))


@given(st.text())
def test_nothing_breaks_it(text: str) -> None:
    found = list(signatures_in(f"?sv={text}&se={text}&sip={text}&{SIGNATURE}&{text}"))
    assert all(isinstance(one, SharedAccessSignature) for one in found)


@pytest.mark.uncovered
def test_a_hostile_text_takes_linear_time() -> None:
    piece = f"{SIGNATURE}&sv=1&"
    assert grows_linearly(lambda text: list(signatures_in(text)), piece, 2_000 * len(piece))


def test_cells_are_counted_by_when_their_last_signature_expires() -> None:
    signature = "sig=" + "A" * 43 + "%3D"
    early, late = (f"sv=2024-11-04&se=2026-1{n}-01T00:00:00Z&{signature}" for n in (0, 1))
    cells = pl.Series(
        [None, "x", f"{early} {late}", late, f"sv=2024-11-04&si=p&{signature}", "sig="]
    )
    assert expiries(cells) == {datetime(2026, 11, 1, tzinfo=UTC): 2, UNKNOWN_END: 1}
