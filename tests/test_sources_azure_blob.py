"""Azure Blob Storage, through the real library, against the emulator."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from azure.core.exceptions import ResourceExistsError
from azure.storage.blob import (
    AccountSasPermissions,
    BlobType,
    ContainerSasPermissions,
    ResourceTypes,
    generate_account_sas,
    generate_container_sas,
)

from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret
from scanner.sources.azure_blob import AzureBlobSource
from tests.azurite import ACCOUNT, KEY, NUMBERS, Azurite
from tests.contracts.source_contract import COLUMNS, Row, SourceContract
from tests.faults.reading import listed, read_dataset

TABLE = "氏名,電話\n鈴木花子,03-1234-5678\n".encode()


class TestAzureBlobSource(SourceContract):
    @pytest.fixture(autouse=True)
    def _emulator(self, azurite: Azurite) -> Iterator[None]:
        self.azurite, self.name = azurite, f"contract-{next(NUMBERS)}"
        yield
        azurite.service().delete_container(self.name)

    def source(self, folder: Path, tables: Mapping[str, Sequence[Row]]) -> AzureBlobSource:
        assert folder.is_dir()
        with suppress(ResourceExistsError):
            self.azurite.service().create_container(self.name)
        container = self.azurite.service().get_container_client(self.name)
        for table, rows in tables.items():
            text = io.StringIO(newline="")
            csv.writer(text).writerows([COLUMNS, *rows])
            path = self.dataset(table).partition("/")[2]
            container.upload_blob(path, text.getvalue().encode(), overwrite=True)
        return AzureBlobSource(
            "contract", Secret(self.azurite.connection_string), (f"{self.name}",)
        )

    def dataset(self, table: str) -> str:
        return f"{self.name}/会員/{table}.csv"

    def partitions_of(self, rows: int) -> int:
        assert rows >= 0
        return 1


def test_blobs_of_every_type_are_read(azurite: Azurite) -> None:
    container = azurite.container({"block.csv": TABLE})
    container.upload_blob("append.csv", TABLE, blob_type=BlobType.APPENDBLOB)
    page = TABLE + b"\n" * (512 - len(TABLE) % 512)
    container.upload_blob("page.csv", page, blob_type=BlobType.PAGEBLOB, length=len(page))
    source = azurite.source(container.container_name)
    for name in ("append", "block", "page"):
        account = read_dataset(source, f"{container.container_name}/{name}.csv")
        assert account.rows == [("鈴木花子", "03-1234-5678")]


def test_snapshots_are_datasets_of_their_own(azurite: Azurite) -> None:
    container = azurite.container({"a.csv": TABLE})
    snapshot = container.get_blob_client("a.csv").create_snapshot()["snapshot"]
    container.upload_blob("a.csv", TABLE.replace("花".encode(), "太".encode()), overwrite=True)
    source = azurite.source(container.container_name)
    now, before = (f"{container.container_name}/a.csv{m}" for m in ("", f"#snapshot={snapshot}"))
    assert listed(source) == {now: None, before: None}
    for asked in (source, azurite.source(container.container_name)):  # listed or not
        assert read_dataset(asked, before).rows == [("鈴木花子", "03-1234-5678")]
        assert read_dataset(asked, now).rows == [("鈴木太子", "03-1234-5678")]
    assert source.mark(now) != source.mark(before)


def test_metadata_and_tags_are_data(azurite: Azurite) -> None:
    container = azurite.container({})
    container.upload_blob(
        "pic.png",
        b"\x89PNG",
        metadata={"owner": "%E9%88%B4%E6%9C%A8%E8%8A%B1%E5%AD%90"},
        tags={"tel": "03-1234-5678"},
    )
    source, blob = azurite.source(container.container_name), f"{container.container_name}/pic.png"
    assert listed(source) == {blob: Reason.UNKNOWN_FORMAT, f"{blob}#metadata": None}
    for asked in (source, azurite.source(container.container_name)):
        account = read_dataset(asked, f"{blob}#metadata")
        assert account.names == ("metadata.owner", "tags.tel")
        assert account.rows == [("鈴木花子", "03-1234-5678")]
    before = source.mark(f"{blob}#metadata")
    container.get_blob_client("pic.png").set_blob_tags({"tel": "03-1234-5679"})
    list(source.listing())
    assert source.mark(f"{blob}#metadata") != before


def test_members_of_an_archive_are_read(azurite: Azurite) -> None:
    archive = io.BytesIO()
    with ZipFile(archive, "w") as made:
        made.writestr("b.csv", TABLE)
        made.writestr("c.png", b"\x89PNG")
    container = azurite.container({"x/a.zip": archive.getvalue()})
    source, blob = azurite.source(container.container_name), f"{container.container_name}/x/a.zip"
    assert listed(source) == {f"{blob}!/b.csv": None, f"{blob}!/c.png": Reason.UNKNOWN_FORMAT}
    for asked in (source, azurite.source(container.container_name)):
        assert len(read_dataset(asked, f"{blob}!/b.csv").rows) == 1


def test_containers_are_chosen_by_pattern(azurite: Azurite) -> None:
    for name in ("chosen-a", "chosen-b", "other-c"):
        azurite.container({"a.csv": TABLE}, name)
    assert set(listed(azurite.source("chosen-*"))) == {"chosen-a/a.csv", "chosen-b/a.csv"}
    assert "other-c/a.csv" in listed(azurite.source("*"))


def _sas(container: str, valid: timedelta) -> str:
    return generate_container_sas(
        ACCOUNT,
        container,
        account_key=KEY,
        permission=ContainerSasPermissions(read=True, list=True),
        expiry=datetime.now(UTC) + valid,  # noqa: TID251 - the emulator's clock
    )


def test_names_count_from_the_container_in_the_address(azurite: Azurite) -> None:
    container = azurite.container({"x/a.csv": TABLE})
    signature = _sas(container.container_name, timedelta(hours=1))
    address = Secret(f"{azurite.url}/{container.container_name}?{signature}")
    source = AzureBlobSource("blobs", address)
    found = listed(source)
    assert found.pop("x/a.csv") is None
    assert set(found.values()) <= {Reason.PERMISSION}
    assert len(read_dataset(source, "x/a.csv").rows) == 1
    assert len(read_dataset(AzureBlobSource("blobs", address), "x/a.csv").rows) == 1


def test_an_account_signature_lists_containers(azurite: Azurite) -> None:
    container = azurite.container({"a.csv": TABLE})
    signature = generate_account_sas(
        ACCOUNT,
        account_key=KEY,
        resource_types=ResourceTypes(service=True, container=True, object=True),
        permission=AccountSasPermissions(read=True, list=True, tag=True),
        expiry=datetime.now(UTC) + timedelta(hours=1),  # noqa: TID251 - as above
    )
    source = AzureBlobSource(
        "blobs", Secret(f"{azurite.url}?{signature}"), (container.container_name,)
    )
    assert f"{container.container_name}/a.csv" in listed(source)


def test_an_expired_signature_is_refused(azurite: Azurite) -> None:
    container = azurite.container({"a.csv": TABLE})
    signature = _sas(container.container_name, -timedelta(hours=1))
    source = AzureBlobSource(
        "blobs", Secret(f"{azurite.url}/{container.container_name}?{signature}")
    )
    with pytest.raises(SourceError) as refused:
        list(source.listing())
    assert refused.value.reason is Reason.PERMISSION
    assert container.container_name not in repr(refused.value)


def test_a_blob_that_is_overwritten_after_it_was_listed(azurite: Azurite) -> None:
    container = azurite.container({"a.csv": TABLE})
    source, blob = azurite.source(container.container_name), f"{container.container_name}/a.csv"
    list(source.listing())
    [partition] = source.partitions(blob)
    container.upload_blob("a.csv", TABLE, overwrite=True)
    with pytest.raises(SourceError) as changed:
        list(source.read(partition))
    assert changed.value.reason is Reason.CHANGED_WHILE_READ


def test_a_blob_that_is_deleted_after_it_was_listed(azurite: Azurite) -> None:
    container = azurite.container({"a.csv": TABLE})
    source, blob = azurite.source(container.container_name), f"{container.container_name}/a.csv"
    list(source.listing())
    [partition] = source.partitions(blob)
    container.delete_blob("a.csv")
    with pytest.raises(SourceError) as deleted:
        list(source.read(partition))
    assert deleted.value.reason in {Reason.NOT_FOUND, Reason.CHANGED_WHILE_READ}  # If-Match fails
