"""Files as they are found: half written, changed meanwhile, linked, misnamed, no text at all."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from scanner.decode import csv
from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret
from scanner.model.source import Skipped
from scanner.sources import FolderSource
from tests.faults.reading import Account, listed, read, read_dataset, without_privileges

LINE = "鈴木花子,03-1234-5678\n"
HEAD = "氏名,電話\n"
MANY = 100_000
"""Lines that fill several blocks."""


@pytest.fixture
def source(tmp_path: Path) -> FolderSource:
    return FolderSource("files", Secret(str(tmp_path)))


def _account(source: FolderSource, content: bytes) -> Account:
    path = Path(source.root.reveal(), "a.csv")
    path.write_bytes(content)
    return read_dataset(source, "a.csv")


def _refusal(source: FolderSource, dataset: str) -> Reason:
    with pytest.raises(SourceError) as refused:
        list(source.partitions(dataset))
    return refused.value.reason


def _grow(path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(LINE)


def _rewrite(path: Path) -> None:
    text = path.read_text("utf-8").replace("花", "太")
    path.write_text(text, "utf-8")
    os.utime(path, ns=(1, 1))  # clocks of files are coarse


def _replace(path: Path) -> None:
    other = path.with_suffix(".new")
    other.write_text(HEAD, "utf-8")
    other.replace(path)


def _truncate(path: Path) -> None:
    os.truncate(path, 2_000_000)


CHANGES = [_grow, _rewrite, _truncate]


@pytest.mark.parametrize("change", [*CHANGES, _replace])
def test_a_file_that_changes_before_it_is_read(
    source: FolderSource, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(HEAD + LINE * MANY, "utf-8")
    partitions = list(source.partitions("a.csv"))
    change(path)
    account = read(source, partitions)
    assert account.refused is Reason.CHANGED_WHILE_READ
    assert account.rows == []


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_changes_while_it_is_read(
    source: FolderSource, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(HEAD + LINE * MANY, "utf-8")
    [partition] = source.partitions("a.csv")
    items = source.read(partition)
    next(items)
    change(path)
    with pytest.raises(SourceError) as changed:
        list(items)
    assert changed.value.reason is Reason.CHANGED_WHILE_READ


def test_a_file_that_changes_while_it_is_recognised(
    source: FolderSource, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(HEAD + LINE, "utf-8")
    recognise = csv.recognise

    def slowly(*arguments: object) -> csv.CsvFormat:
        form = recognise(*arguments)  # type: ignore[arg-type]
        _grow(path)
        return form

    monkeypatch.setattr(csv, "recognise", slowly)
    assert _refusal(source, "a.csv") is Reason.CHANGED_WHILE_READ


def test_a_file_that_is_deleted(source: FolderSource, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(HEAD + LINE * MANY, "utf-8")
    [partition] = source.partitions("a.csv")
    items = source.read(partition)
    first = next(items)
    path.unlink()
    rest = list(items)  # whoever holds it open reads it to its end
    batches = [item for item in [first, *rest] if isinstance(item, pa.RecordBatch)]
    assert sum(batch.num_rows for batch in batches) == MANY
    assert read(source, [partition]).refused is Reason.NOT_FOUND
    assert _refusal(source, "a.csv") is Reason.NOT_FOUND


@pytest.mark.parametrize("place", [10, 700_000, 2_900_000])
@pytest.mark.parametrize("noise", [b"\xff\xfe\xfd", b"\x80\xa0", b"\xe9,"])
def test_a_broken_character_anywhere(source: FolderSource, place: int, noise: bytes) -> None:
    content = bytearray((HEAD + LINE * MANY).encode())
    content[place : place + len(noise)] = noise
    Path(source.root.reveal(), "a.csv").write_bytes(content)
    assert _refusal(source, "a.csv") is Reason.UNKNOWN_ENCODING


@pytest.mark.parametrize("lines", [0, 3, MANY])
def test_a_quote_that_is_never_closed(source: FolderSource, lines: int) -> None:
    text = HEAD + LINE * lines + '"鈴木,1\n' + LINE * lines
    account = _account(source, text.encode())
    assert account.refused in {Reason.MALFORMED, Reason.TOO_LARGE}


def test_a_quote_that_is_never_closed_in_a_single_column(source: FolderSource) -> None:
    account = _account(source, ("備考\n" + "はい\n" * 5 + '"いいえ\n' + "はい\n" * 5).encode())
    assert account.refused is Reason.MALFORMED


def test_ragged_rows_are_counted(source: FolderSource) -> None:
    ragged = "短い\n" + "長い,い,ろ\n" + '"改行\nのある"\n'
    account = _account(source, (HEAD + LINE * 9 + ragged + LINE * 9).encode())
    assert account.refused is None
    assert account.skipped == {Reason.RAGGED_ROWS: 3}
    assert len(account.rows) == 18


def test_blank_lines_are_no_records(source: FolderSource) -> None:
    account = _account(source, (HEAD + LINE + "\n" + LINE + "  \t \n\n　\n" + LINE).encode())
    assert account.complete
    assert len(account.rows) == 3


def test_records_larger_than_a_block(source: FolderSource) -> None:
    large = "あ" * 1_500_000
    account = _account(source, f"{HEAD}{LINE * 200}{large},1\n{LINE}".encode())
    assert account.complete
    assert [len(row[0] or "") for row in account.rows[-2:]] == [1_500_000, 4]
    assert len(account.rows) == 202


def test_a_record_larger_than_the_largest_block(
    source: FolderSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv, "BLOCKS_BYTES", (1 << 14, 1 << 15))
    account = _account(source, f"{HEAD}{LINE * 2_000}{'い' * 20_000},1\n{LINE}".encode())
    assert account.refused is Reason.TOO_LARGE
    assert len(account.rows) <= 2_000


@pytest.mark.parametrize("head", ["", HEAD])
@pytest.mark.parametrize("cell", [150_000, 3_000_000])
def test_a_file_that_begins_with_an_enormous_cell(
    source: FolderSource, head: str, cell: int
) -> None:
    account = _account(source, f"{head}{'う' * cell},1\n{LINE}".encode())
    if head:
        assert account.complete
        assert len(account.rows) == 2
    else:
        assert account.refused is Reason.TOO_LARGE


@pytest.mark.parametrize(
    "content", [b"a,b\n1,\0\n", b"\0" * 9, b"PK\3\4\0\0", HEAD.encode("utf-16-le")]
)
def test_nul_bytes_are_no_text(source: FolderSource, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    assert _refusal(source, "a.csv") is Reason.UNKNOWN_FORMAT


@pytest.mark.parametrize("content", [b"", b"\n", b"\r\n\r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_has_nothing_to_lose(source: FolderSource, content: bytes) -> None:
    account = _account(source, content)
    assert account.complete
    assert account.rows == []


def test_links_and_pipes_are_listed_and_not_followed(source: FolderSource, tmp_path: Path) -> None:
    outside = Path(tempfile.mkdtemp(dir=tmp_path.parent))
    (outside / "secret.csv").write_text(HEAD + LINE, "utf-8")
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "in.csv").write_text(HEAD + LINE, "utf-8")
    (tmp_path / "dangling.csv").symlink_to("nowhere.csv")
    (tmp_path / "file.csv").symlink_to(outside / "secret.csv")
    (tmp_path / "folder").symlink_to(outside)
    (tmp_path / "loop.csv").symlink_to("loop.csv")
    (tmp_path / "real" / "up").symlink_to("..")
    os.mkfifo(tmp_path / "pipe.csv")
    assert listed(source) == {
        "dangling.csv": Reason.LINK,
        "file.csv": Reason.LINK,
        "folder": Reason.LINK,
        "loop.csv": Reason.LINK,
        "pipe.csv": Reason.UNKNOWN_FORMAT,
        "real/in.csv": None,
        "real/up": Reason.LINK,
    }
    assert _refusal(source, "pipe.csv") is Reason.UNKNOWN_FORMAT
    assert _refusal(source, "dangling.csv") in {Reason.LINK, Reason.NOT_FOUND}
    for name in ("file.csv", "folder/secret.csv", "loop.csv", "real/up/real/in.csv", "../x.csv"):
        assert _refusal(source, name) is Reason.LINK


def test_a_file_that_turns_into_something_else(source: FolderSource, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(HEAD + LINE, "utf-8")
    partitions = list(source.partitions("a.csv"))
    path.unlink()
    path.symlink_to("/etc/hostname")
    assert read(source, partitions).refused is Reason.LINK
    path.unlink()
    os.mkfifo(path)
    assert read(source, partitions).refused is Reason.UNKNOWN_FORMAT
    path.unlink()
    path.mkdir()
    assert read(source, partitions).refused is Reason.NOT_FOUND


def test_the_root_may_be_a_link_or_a_file(source: FolderSource, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(HEAD + LINE, "utf-8")
    link = tmp_path.parent / f"{tmp_path.name}-link"
    link.symlink_to(tmp_path)
    for root in (link, tmp_path / "a.csv", link / "a.csv"):
        one = FolderSource("files", Secret(str(root)))
        assert listed(one) == {"a.csv": None}
        assert len(read_dataset(one, "a.csv").rows) == 1
    assert listed(source) == {"a.csv": None}


@pytest.mark.parametrize("root", ["absent", "a.csv/below", "nul\0", "loop"])
def test_a_root_that_is_not_there(tmp_path: Path, root: str) -> None:
    (tmp_path / "a.csv").touch()
    (tmp_path / "loop").symlink_to("loop")
    gone = FolderSource("files", Secret(f"{tmp_path}/{root}"))
    for attempt in (gone.listing(), gone.partitions("a.csv")):
        with pytest.raises(SourceError) as refused:
            next(attempt)
        assert refused.value.reason is Reason.UNREACHABLE


def test_folders_that_vanish(source: FolderSource, tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
    (tmp_path / "a" / "1.csv").touch()
    (tmp_path / "c" / "2.csv").touch()
    listing = source.listing()
    assert next(listing).name == "a/1.csv"
    (tmp_path / "b").rmdir()
    (tmp_path / "c" / "2.csv").unlink()
    (tmp_path / "c").rmdir()
    rest = [(entry.name, entry.unread) for entry in listing]
    assert rest == [("b/", Reason.NOT_FOUND), ("c/", Reason.NOT_FOUND)]


def test_a_file_that_vanishes_while_it_is_listed(source: FolderSource, tmp_path: Path) -> None:
    for name in ("1.csv", "2.csv"):
        (tmp_path / name).touch()
    listing = source.listing()
    next(listing)
    (tmp_path / "2.csv").unlink()
    assert [(entry.name, entry.unread) for entry in listing] == [("2.csv", Reason.NOT_FOUND)]


@pytest.fixture
def public() -> Iterator[Path]:
    """Make a folder that everybody may look into."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_what_may_not_be_read(public: Path) -> None:
    (public / "shut").mkdir(mode=0)
    for name, mode in (("open.csv", 0o644), ("shut.csv", 0)):
        (public / name).write_text(HEAD + LINE, "utf-8")
        (public / name).chmod(mode)
    source = FolderSource("files", Secret(str(public)))
    with without_privileges():
        assert listed(source) == {
            "open.csv": None,
            "shut.csv": Reason.PERMISSION,
            "shut/": Reason.PERMISSION,
        }
        assert _refusal(source, "shut.csv") is Reason.PERMISSION


NAMES = (
    "two words",
    "line\nbreak",
    "会員・氏名",
    "100%",
    "it's",
    'say "x"',
    "a;b",
    "a:b",
    "[x]*?",
    "{x}",
    "a\\b",
    "-rf",
    "~",
    " ",
    "a,b",
    "tab\there",
    "\udcff\udcfe",
    "が",
)


@pytest.mark.parametrize("name", NAMES)
def test_any_name_of_a_file_or_a_column(source: FolderSource, tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    quoted = '"{}"'.format(name.strip().replace('"', '""'))
    column = quoted if name.isprintable() and name.strip() else "名"
    content = f"{column},番\n値,一\n"
    (tmp_path / name / f"{name}.csv").write_text(content, "utf-8")
    assert listed(source) == {f"{name}/{name}.csv": None}
    account = read_dataset(source, f"{name}/{name}.csv")
    assert account.complete
    assert account.rows == [("値", "一")]
    assert account.names[0] == (name if column == quoted else column)


def test_text_under_any_name_is_read(source: FolderSource, tmp_path: Path) -> None:
    for name in ("A.CSV", "b.tsv", "c.xlsx", "d", ".csv", "e.csv.gz"):
        (tmp_path / name).write_text(HEAD + LINE, "utf-8")
    unread = listed(source)
    assert set(unread.values()) == {None}
    assert list(unread) == sorted(unread)
    for name in unread:
        assert len(read_dataset(source, name).rows) in {1, 2}


OTHERS = {
    "a.png": b"\x89PNG",
    "b": b"\xff\xd8\xff\xe0",
    "c.bacpac": b"PK\3\4",
    "d.dat": b"\1\2\3text",
    "e.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "f": b"Rar!\x1a",
}


def test_files_of_other_kinds_are_listed_as_unread(source: FolderSource, tmp_path: Path) -> None:
    for name, content in OTHERS.items():
        (tmp_path / name).write_bytes(content)
    assert listed(source) == dict.fromkeys(OTHERS, Reason.UNKNOWN_FORMAT)
    assert [entry.bytes for entry in source.listing()] == list(map(len, OTHERS.values()))


def test_no_value_is_in_an_error(source: FolderSource, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(HEAD + LINE * 9 + '"鈴木花子,1\n', "utf-8")
    [partition] = source.partitions("a.csv")
    with pytest.raises(SourceError) as refused:
        list(source.read(partition))
    assert "鈴木" not in f"{partition!r}{refused.value!r}"
    assert refused.value.__cause__ is None


def test_a_skipped_row_shows_no_value(source: FolderSource, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(HEAD + LINE * 9 + "鈴木花子\n", "utf-8")
    [partition] = source.partitions("a.csv")
    [skipped] = [item for item in source.read(partition) if isinstance(item, Skipped)]
    assert "鈴木" not in repr(skipped)
