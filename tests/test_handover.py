"""What is let pass and what is refused before data leaves."""

import hashlib
import json
import time
from collections.abc import Container
from datetime import datetime
from pathlib import Path

import pytest
from azure.storage.blob import BlobSasPermissions, generate_blob_sas

from scanner.model.errors import Reason, SourceError
from scanner.model.handover import Gone
from scanner.model.inventory import Location
from scanner.model.source import Listed
from scanner.pipeline.handing_over import hand_over
from scanner.pipeline.recognising import recognised
from scanner.pipeline.survey import Placed
from scanner.sources.memory import MemorySource
from scanner.sources.pace import JAPAN
from tests.azurite import ACCOUNT, KEY, Azurite
from tests.handed import (
    APPROVALS,
    CONTRACTS,
    Handing,
    handing,
    rows,
    seven_zipped,
    small,
    zipped,
)

__all__ = ["handing", "small"]

MASK = ("MASK-2", "fail", "電話番号")
SEALED = ("FLOW-6", "fail", None)
WHO = ("FLOW-2", "fail", "letters")


def test_what_is_within_its_flow_may_go_with_a_signed_ticket(handing: Handing) -> None:
    content = zipped({"members.csv": rows(30)})
    code, said = handing.over(handing.put("letters.zip", content))
    assert (code, handing.found()) == (0, set()), said
    statement = handing.statement()
    digest = hashlib.sha256(content).hexdigest()
    assert statement["subject"] == [{"name": "letters.zip", "digest": {"sha256": digest}}]
    said_there = statement["predicate"]
    assert (said_there["rows"], said_there["due"]) == (30, "2026-12-10")
    assert said_there["fields"] == ["会員番号", "氏名", "電話番号"]
    assert (said_there["recipient"], said_there["approval"]) == ("印刷会社", "A-1")
    ticket = json.loads((handing.out / "ticket.json").read_text(encoding="utf-8"))
    assert set(ticket["receipt"]) == {"when", "giver", "taker", "place", "means", "sign"}
    for lang, word in (("ja", "預り証"), ("en", "Receipt")):
        page = (handing.out / f"ticket.{lang}.html").read_text(encoding="utf-8")
        assert word in page
        assert digest in page
        assert "山田" not in page


def test_one_extra_field(handing: Handing) -> None:
    lines = rows(3).splitlines()
    text = "\n".join([f"{lines[0]},町", *(f"{line},中央" for line in lines[1:])])
    code, _ = handing.over(handing.put("letters.7z", seven_zipped({"members.csv": text})))
    assert (code, handing.found()) == (10, {("FLOW-3", "fail", "町")})
    assert not handing.has_ticket


def test_one_unmasked_row(handing: Handing) -> None:
    item = handing.put("letters.7z", seven_zipped({"members.csv": rows(2_000, bare=1_234)}))
    code, said = handing.over(item)
    assert (code, handing.found()) == (10, {MASK})
    assert not handing.has_ticket
    assert "1234-5678" not in said


@pytest.mark.long
def test_one_unmasked_row_in_a_million(handing: Handing) -> None:
    content = zipped({"members.csv": rows(1_000_000, bare=777_777)})
    code, _ = handing.over(handing.put("letters.zip", content))
    assert (code, handing.found()) == (10, {MASK})
    assert handing.over(handing.put("letters.zip", zipped({"m.csv": rows(1_000_000)})))[0] == 0


@pytest.mark.parametrize(
    ("approvals", "as_of"),
    [
        (APPROVALS, "2026-12-01T00:00"),
        (APPROVALS.replace("2026-11-30", "2026-11-09"), "2026-11-10T10:00"),
        (APPROVALS.replace("2026-04-01", "2026-11-11"), "2026-11-10T10:00"),
        (APPROVALS.replace("A-1", "A-2").replace("letters", "figures"), "2026-11-10T10:00"),
        (APPROVALS.replace("2026-11-30", "2027-11-30"), "2027-01-01T00:00"),
    ],
    ids=["expired", "expired yesterday", "begins tomorrow", "another one", "past the flow's day"],
)
def test_an_approval_that_is_not_in_force(handing: Handing, approvals: str, as_of: str) -> None:
    (handing.folder / "approvals.csv").write_text(approvals, encoding="utf-8")
    code, _ = handing.over(handing.put("l.zip", zipped({"m.csv": rows(3)})), as_of=as_of)
    assert (code, handing.found()) == (10, {WHO})
    assert not handing.has_ticket


def test_the_last_day_of_an_approval(handing: Handing) -> None:
    item = handing.put("l.zip", zipped({"m.csv": rows(3)}))
    assert handing.over(item, as_of="2026-11-30T23:59")[0] == 0


def test_the_wrong_recipient(handing: Handing) -> None:
    item = handing.put("l.zip", zipped({"m.csv": rows(3)}))
    (handing.folder / "approvals.csv").unlink()
    handing.policy("approvals: approvals.csv, ", "")
    assert handing.over(item)[0] == 0
    handing.policy("approvals: approvals.csv, contracts", "contracts")
    ended = CONTRACTS.replace("2027-03-31", "2026-11-09")
    (handing.folder / "contracts.csv").write_text(ended, encoding="utf-8")
    code, _ = handing.over(item)
    assert (code, handing.found()) == (10, {WHO})
    assert not handing.has_ticket


def test_lists_that_cannot_be_read_leave_it_open(handing: Handing) -> None:
    (handing.folder / "contracts.csv").unlink()
    (handing.folder / "approvals.csv").unlink()
    code, _ = handing.over(handing.put("l.zip", zipped({"m.csv": rows(3)})))
    opens = {("FLOW-2", "open", "not-found")}
    assert (code, handing.found()) == (3, opens)
    assert not handing.has_ticket


def test_too_many_rows(handing: Handing) -> None:
    handing.policy("max_rows: 3000000", "max_rows: 5")
    files = {"a.csv": rows(3), "b.csv": rows(3)}
    code, _ = handing.over(handing.put("l.zip", zipped(files)))
    assert (code, handing.found()) == (10, {("FLOW-3", "fail", "letters")})


PGP = b"-----BEGIN PGP MESSAGE-----\n\nhF4D\n-----END PGP MESSAGE-----\n"
BINARY_PGP = bytes.fromhex("84 5e 03 0102030405060708 12") + bytes(90)
CMS = bytes.fromhex("3082 0100 06092a864886f70d010703 a0820090") + bytes(240)


def test_files_that_are_not_encrypted(handing: Handing) -> None:
    for name, content in (
        ("l.csv", rows(3).encode()),
        ("l.zip", zipped({"m.csv": rows(3)}, None)),
        ("l.7z", seven_zipped({"m.csv": rows(3)}, None)),
    ):
        code, _ = handing.over(handing.put(name, content))
        assert (code, handing.found()) == (10, {SEALED}), name
        assert not handing.has_ticket


def test_a_measure_that_is_declared_stands_for_encryption(handing: Handing) -> None:
    text = "町,年代\n" + "中央,30\n" * 3 + "西,40\n" * 4
    assert handing.over(handing.put("figures.csv", text), "figures")[0] == 0
    said = handing.statement()["predicate"]
    assert (said["measure"], said["k"], said["rows"]) == ("専用線", 3, 7)
    code, _ = handing.over(handing.put("figures.csv", text + "東,90\n"), "figures")
    assert (code, {control for control, *_ in handing.found()}) == (10, {"MASK-5"})


def test_the_old_cipher_of_zip_protects_nothing(handing: Handing) -> None:
    old = Path(__file__).parent / "cases" / "zipcrypto.zip"
    code, _ = handing.over(handing.put("l.zip", old.read_bytes()))
    assert (code, handing.found()) == (10, {SEALED})


def test_clear_data_before_or_behind_an_encrypted_archive(handing: Handing) -> None:
    clear = rows(3).encode()
    sealed = zipped({"m.csv": rows(3)})
    assert sealed[-2:] == b"\0\0", "the length of the comment"
    commented = sealed[:-2] + len(clear).to_bytes(2, "little") + clear
    for name, content in (
        ("b.zip", b"PK\n" + clear + sealed),
        ("c.zip", commented),
        ("c.7z", seven_zipped({"m.csv": rows(3)}) + clear),
        ("d.7z", seven_zipped({"m.csv": rows(3)})[:20]),
    ):
        code, _ = handing.over(handing.put(name, content))
        assert (code in {10, 11}, SEALED in handing.found()) == (True, True), name
        assert not handing.has_ticket


def test_what_only_the_recipient_can_open_is_a_gap(handing: Handing) -> None:
    items = {"l.asc": PGP, "l.gpg": BINARY_PGP, "l.p7m": CMS}
    items |= {"w.zip": zipped({"m.csv": rows(3)}, "other"), "w.7z": seven_zipped({"m": "x"}, "o")}
    for name, content in items.items():
        code, _ = handing.over(handing.put(name, content))
        assert (code, handing.failed(), handing.unread()) == (3, set(), {"encrypted"}), name
        assert not handing.has_ticket


def test_both_an_exception_and_a_gap(handing: Handing) -> None:
    handing.put("both/a.csv", rows(3))
    handing.put("both/b.zip", zipped({"m.csv": rows(3)}))
    (handing.folder / "items" / "both" / "c.csv").symlink_to("a.csv")
    code, _ = handing.over(str(handing.folder / "items" / "both"))
    assert code == 11
    assert (handing.failed(), handing.unread()) == ({SEALED}, {"link"})


def test_a_folder_of_archives_passes_and_every_file_is_on_the_ticket(handing: Handing) -> None:
    handing.put("all/a.zip", zipped({"m.csv": rows(3)}))
    handing.put("all/sub/b.7z", seven_zipped({"m.csv": rows(4), "n.csv": rows(5)}))
    assert handing.over(str(handing.folder / "items" / "all"))[0] == 0
    assert [one["name"] for one in handing.statement()["subject"]] == ["a.zip", "sub/b.7z"]
    assert handing.statement()["predicate"]["rows"] == 12


def test_a_blob(handing: Handing, azurite: Azurite, monkeypatch: pytest.MonkeyPatch) -> None:
    content = zipped({"m.csv": rows(3)})
    container = azurite.container({"out/letters 1.zip": content})
    sas = generate_blob_sas(
        ACCOUNT,
        container.container_name,
        "out/letters 1.zip",
        account_key=KEY,
        permission=BlobSasPermissions(read=True),
        expiry="2036-01-01T00:00:00Z",
    )
    url = f"{azurite.url}/{container.container_name}/out/letters%201.zip?{sas}"
    monkeypatch.setenv("ITEM", url)
    code, said = handing.over("env:ITEM")
    assert code == 0, said
    (subject,) = handing.statement()["subject"]
    assert subject["digest"]["sha256"] == hashlib.sha256(content).hexdigest()
    monkeypatch.setenv("ITEM", f"{azurite.url}/{container.container_name}?{sas}")
    assert handing.over("env:ITEM")[0] == 2
    monkeypatch.setenv("ITEM", "sqlite:///members.db")
    assert handing.over("env:ITEM")[0] == 2
    monkeypatch.delenv("ITEM")
    assert handing.over("env:ITEM")[0] == 2


def test_a_file_that_changes_while_it_is_read(
    handing: Handing, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = Path(handing.put("figures.csv", "町,年代\n" + "中央,30\n" * 3))

    def meanwhile(*args: object) -> object:
        handed = hand_over(*args)  # type: ignore[arg-type]
        item.write_text("町,年代\n" + "中央,31\n" * 3, encoding="utf-8")
        return handed

    monkeypatch.setattr("scanner.cli.handing_over.hand_over", meanwhile)
    code, _ = handing.over(str(item), "figures")
    assert (code, handing.found()) == (3, {("COV-1", "open", "changed-while-read")})
    assert not handing.has_ticket


def test_what_cannot_be_asked_for(handing: Handing) -> None:
    item = handing.put("l.zip", zipped({"m.csv": rows(3)}))
    for words, said in (
        ((item, "parcels"), "declares no such flow; declared: letters, figures"),
        ((str(handing.folder / "none.zip"),), "cannot be opened (unreachable)"),
        (("query:monthly",), "declares no such query; declared: -"),
    ):
        code, told = handing.over(*words)
        assert (code, said in told) == (2, True), told
    handing.policy(', evidence: "file:evidence.key"', "")
    code, told = handing.over(item)
    assert (code, "there is no key to sign the ticket with" in told) == (2, True)


def test_the_same_item_gives_the_same_ticket(handing: Handing) -> None:
    item = handing.put("l.zip", zipped({"m.csv": rows(3)}))
    assert handing.over(item)[0] == 0
    first = {path.name: path.read_bytes() for path in handing.out.iterdir()}
    time.sleep(0.01)
    assert handing.over(item)[0] == 0
    assert {path.name: path.read_bytes() for path in handing.out.iterdir()} == first


def seen_again(handing: Handing, as_of: str) -> list[tuple[str, str]]:
    """Scan, and give where a file that was handed over turned up, and by which flow it went."""
    handing.small.night(as_of)
    document = json.loads((handing.out / "findings.json").read_text(encoding="utf-8"))
    return [
        (one["location"]["dataset"], one["subject"])
        for one in document["findings"]
        if (one["control"], one["outcome"]) == ("FLOW-1", "fail")
    ]


def test_a_later_scan_knows_the_file_again(handing: Handing) -> None:
    content = zipped({"m.csv": rows(3), "n.csv": rows(4)})
    handing.put("l.zip", content)
    handing.small.write("members.csv", "会員番号,氏名,電話番号,町,年代\n")
    handing.small.write("letters.csv", "a" * len(content))
    (handing.folder / "data" / "before.bin").write_bytes(content)
    assert seen_again(handing, "2026-11-10") == []
    assert handing.over(str(handing.folder / "items" / "l.zip"), as_of="2026-11-10T04:00")[0] == 0
    assert seen_again(handing, "2026-11-11") == [("before.bin!/m.csv", "letters")]
    with handing.small.ledger() as ledger:
        ledger.prune(datetime(2030, 1, 1, tzinfo=JAPAN), datetime(2030, 1, 1, tzinfo=JAPAN))
    (handing.folder / "data" / "before.bin").rename(handing.folder / "data" / "書庫.zip")
    handing.policy("  letters:\n", "  parcels:\n")
    (found,) = seen_again(handing, "2026-11-12")
    assert found[1] == "letters"
    (handing.folder / "data" / "書庫.zip").write_bytes(content[:-1] + b"x")
    assert seen_again(handing, "2026-11-13") == []


def test_a_blob_is_known_again(azurite: Azurite) -> None:
    container = azurite.container({"a.bin": b"abc", "b.bin": b"abd", "empty": b""})
    source = azurite.source(container.container_name)
    name = f"{container.container_name}/a.bin"
    list(source.listing())
    assert source.sha256(name, {3}) == hashlib.sha256(b"abc").hexdigest()
    assert source.sha256(name, {4}) is None


def test_what_cannot_be_looked_at_again_is_a_gap_of_its_own() -> None:
    class Refusing(MemorySource):
        def sha256(self, dataset: str, sizes: Container[int]) -> str | None:
            raise SourceError(Reason.PERMISSION, f"{dataset} {sizes}")

    placed = Placed(Location("files", "a"), Listed("a"), None)
    source = Refusing("files", {})
    gone = Gone("letters", "0" * 64, 3)
    assert recognised([placed], {"files": source}, [gone]) == {}
    assert recognised([placed], {"files": MemorySource("files", {})}, [gone]) == {}
