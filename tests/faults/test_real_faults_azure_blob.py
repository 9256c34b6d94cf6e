"""Storage as it is found: throttled, archived, deleted, overwritten, with signatures that end."""

import gc
import time
import warnings
from collections.abc import Iterator

import pytest

from scanner.connect import azure_blobs
from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret
from scanner.sources import azure_ranges
from scanner.sources.azure_blob import AzureBlobSource
from tests.fakes.azure_storage import Refusal, State, Storage, serving
from tests.faults.reading import listed, read, read_dataset

TABLE = "氏名,電話\n鈴木花子,03-1234-5678\n".encode()
ROW = ("鈴木花子", "03-1234-5678")
BEFORE = "2026-10-31T03:00:00.1234567Z"
NOW = "2026-11-01T03:00:00.1234567Z"


@pytest.fixture
def storage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Storage]:
    monkeypatch.setattr(azure_blobs, "BACKOFF_SECONDS", 0.01)
    monkeypatch.setattr(azure_blobs, "CHUNK_BYTES", 1 << 16)
    with serving(Storage({"c": [State("a.csv", TABLE)]})) as account:
        yield account
    azure_ranges.let_go()
    azure_blobs.let_go()
    with warnings.catch_warnings():  # the library leaves the first of several ranges to itself
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def _source(storage: Storage) -> AzureBlobSource:
    return AzureBlobSource("blobs", Secret(storage.connection_string))


def test_earlier_versions_are_read_as_what_they_are(storage: Storage) -> None:
    old = TABLE.replace("花".encode(), "太".encode())
    storage.containers["c"] = [
        State("a.csv", old, "0x0", BEFORE, current=False),
        State("a.csv", TABLE, "0x1", NOW),
        State("gone.csv", old, "0x2", BEFORE, current=False),
    ]
    source = _source(storage)
    names = [f"c/a.csv#version={BEFORE}", "c/a.csv", f"c/gone.csv#version={BEFORE}"]
    assert listed(source) == dict.fromkeys(names)
    for asked in (source, _source(storage)):
        assert read_dataset(asked, names[0]).rows == [("鈴木太子", "03-1234-5678")]
        assert read_dataset(asked, names[1]).rows == [ROW]


def test_what_was_deleted_is_named(storage: Storage) -> None:
    storage.gone.append("old")
    storage.containers["c"].append(State("b.csv", TABLE, deleted=True))
    assert listed(_source(storage)) == {
        "c/a.csv": None,
        "c/b.csv#deleted=2026-11-02T03:00:00Z": Reason.DELETED,
        "old/#deleted=2026-11-01T03:00:00Z": Reason.DELETED,
    }


def test_what_cannot_be_read_has_its_reason_and_its_size(storage: Storage) -> None:
    storage.containers["c"] = [
        State("cold.csv", TABLE, tier="Archive"),
        State("theirs.csv", TABLE, key="c2hh"),
    ]
    source = _source(storage)
    assert listed(source) == {"c/cold.csv": Reason.ARCHIVE_TIER, "c/theirs.csv": None}
    assert read_dataset(source, "c/theirs.csv").refused is Reason.CUSTOMER_KEY
    assert {entry.bytes for entry in source.listing()} == {len(TABLE)}
    assert read_dataset(_source(storage), "c/cold.csv").refused is Reason.ARCHIVE_TIER
    assert read_dataset(_source(storage), "c/theirs.csv").refused is Reason.CUSTOMER_KEY


def test_a_blob_that_is_archived_after_it_was_listed(storage: Storage) -> None:
    source = _source(storage)
    list(source.listing())
    [partition] = source.partitions("c/a.csv")
    storage.containers["c"][0].tier = "Archive"
    assert read(source, [partition]).refused is Reason.ARCHIVE_TIER


@pytest.mark.parametrize("status", [429, 500, 503])
def test_throttling_is_waited_for(storage: Storage, status: int) -> None:
    storage.refusals.append(Refusal(status, "ServerBusy", times=3, headers={"Retry-After": "0"}))
    source = _source(storage)
    assert listed(source) == {"c/a.csv": None}
    storage.refusals.append(Refusal(status, "ServerBusy", "GET /account/c/a.csv", times=2))
    assert read_dataset(source, "c/a.csv").rows == [ROW]


def test_the_account_says_how_long_to_wait(storage: Storage) -> None:
    storage.refusals.append(Refusal(503, "ServerBusy", headers={"Retry-After": "1"}))
    begun = time.monotonic()
    list(_source(storage).listing())
    assert time.monotonic() - begun >= 1


def test_throttling_without_end_is_a_gap_that_may_pass(storage: Storage) -> None:
    source = _source(storage)
    list(source.listing())
    [partition] = source.partitions("c/a.csv")
    storage.refusals.append(Refusal(503, "ServerBusy", times=99))
    with pytest.raises(SourceError) as busy:
        list(source.read(partition))
    assert (busy.value.reason, busy.value.passing) == (Reason.READ_FAILED, True)
    assert "a.csv" not in repr(busy.value)
    assert sum(storage.asked.values()) < 20


def _large(storage: Storage) -> None:
    storage.containers["c"][0].content = TABLE + TABLE.partition(b"\n")[2] * 20_000


def test_a_large_blob_comes_in_ranges(storage: Storage) -> None:
    _large(storage)
    assert len(read_dataset(_source(storage), "c/a.csv").rows) == 20_001
    assert storage.asked["GET /account/c/a.csv"] > 5


def test_a_signature_that_ends_while_a_blob_is_read(storage: Storage) -> None:
    _large(storage)
    denied = Refusal(403, "AuthenticationFailed", "GET /account/c/a.csv", times=99, after=2)
    storage.refusals.append(denied)
    account = read_dataset(_source(storage), "c/a.csv")
    assert (account.refused, account.rows) == (Reason.PERMISSION, [])


def test_a_blob_that_is_overwritten_while_it_is_read(storage: Storage) -> None:
    _large(storage)
    changed = Refusal(412, "ConditionNotMet", "GET /account/c/a.csv", times=99, after=2)
    storage.refusals.append(changed)
    account = read_dataset(_source(storage), "c/a.csv")
    assert (account.refused, account.rows) == (Reason.CHANGED_WHILE_READ, [])


def test_every_range_is_asked_for_under_the_etag_that_was_listed(storage: Storage) -> None:
    source = _source(storage)
    list(source.listing())
    [partition] = source.partitions("c/a.csv")
    storage.containers["c"][0].etag = "0x2"
    assert read(source, [partition]).refused is Reason.CHANGED_WHILE_READ


def test_a_broken_connection_is_taken_up_again(storage: Storage) -> None:
    _large(storage)
    storage.cut = 2
    account = read_dataset(_source(storage), "c/a.csv")
    assert (account.refused, len(account.rows)) == (None, 20_001)


def test_a_connection_that_always_breaks_is_a_gap(storage: Storage) -> None:
    _large(storage)
    storage.cut = 999
    account = read_dataset(_source(storage), "c/a.csv")
    assert account.refused in {Reason.READ_FAILED, Reason.UNREACHABLE}
    assert account.rows == []


def test_a_signature_without_the_right_to_tags_leaves_them_as_a_gap(storage: Storage) -> None:
    storage.refusals.append(Refusal(403, "AuthorizationPermissionMismatch", "tags", times=9))
    assert listed(_source(storage)) == {"c/#tags": Reason.PERMISSION, "c/a.csv": None}


def test_a_container_that_may_not_be_listed_hides_no_other(storage: Storage) -> None:
    storage.containers["d"] = [State("b.csv", TABLE)]
    storage.refusals.append(Refusal(403, "AuthorizationFailure", "GET /account/c?", times=9))
    assert listed(_source(storage)) == {"c/": Reason.PERMISSION, "d/b.csv": None}


def test_an_account_that_is_not_there() -> None:
    gone = AzureBlobSource("blobs", Secret("http://127.0.0.1:9/account?sig=x"))
    with pytest.raises(SourceError) as refused:
        list(gone.listing())
    assert refused.value.reason is Reason.UNREACHABLE


def test_an_empty_blob_has_nothing_to_lose(storage: Storage) -> None:
    storage.containers["c"][0].content = b""
    assert read_dataset(_source(storage), "c/a.csv").complete


def test_listing_goes_on_after_a_page(storage: Storage) -> None:
    storage.containers["c"] = [State(f"{n}.csv", TABLE) for n in range(5)]
    assert len(listed(_source(storage))) == 5


@pytest.mark.parametrize("status", [400, 403])
def test_deleted_containers_that_may_not_be_listed_are_a_gap(storage: Storage, status: int) -> None:
    storage.gone.append("old")
    storage.refusals.append(Refusal(status, "InvalidQueryParameterValue", "include=deleted"))
    assert listed(_source(storage)) == {"#deleted-containers": Reason.PERMISSION, "c/a.csv": None}
    assert "old/#deleted=2026-11-01T03:00:00Z" in listed(_source(storage))
