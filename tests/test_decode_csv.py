"""CSV as it is found: delimiters, quotes, line ends, headers, and cells as they stand."""

import io
import time
from typing import Any, BinaryIO, cast

import pyarrow as pa
import pytest

from scanner.decode import csv
from scanner.decode.csv import BATCH_BYTES, CsvFormat, recognise
from scanner.decode.header import column_names, is_header
from scanner.decode.marked import MarkedUtf8
from scanner.decode.spans import WHOLE, Cut
from scanner.model.errors import Reason, SourceError
from scanner.model.source import Skipped

Rows = list[tuple[str, ...]]


def _read(content: bytes | str, declared: str | None = None) -> tuple[CsvFormat, list[str], Rows]:
    """Give the format, the columns and the rows of a file of which nothing is skipped."""
    stream = io.BytesIO(content.encode() if isinstance(content, str) else content)
    form = recognise(stream, declared)
    names: list[str] = []
    rows: Rows = []
    for item in csv.read(stream, form):
        assert not isinstance(item, Skipped), item
        names = item.schema.names
        assert {column.type for column in item.columns} == {pa.string()}
        rows += zip(*(column.to_pylist() for column in item.columns), strict=True)
    return form, names, rows


def _rows(content: bytes | str) -> Rows:
    return _read(content)[2]


@pytest.mark.parametrize("sign", [",", "\t", ";"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_delimiters_and_ends_of_lines(sign: str, end: str, last: bool, codec: str) -> None:  # noqa: FBT001 - of pytest
    lines = [["番号", "氏名", "備考"], ["1", "山田", "東京都"], ["2", "鈴木", ""]]
    text = end.join(sign.join(line) for line in lines) + (end if last else "")
    form, names, rows = _read(text.encode(codec))
    assert form.delimiter == sign
    assert names == lines[0]
    assert rows == [tuple(line) for line in lines[1:]]


@pytest.mark.parametrize(
    ("text", "sign", "width"),
    [
        ("a,b;c\nd,e;f\n", ",", 2),
        ("a;b,c;d\ne;f;g\n", ";", 3),
        ("1,234;x\n5;y\n6,7,8;z\n", ";", 2),
        ('"a,b";c\n"d,e";f\n', ";", 2),
        ("a\tb, c\nd\te\n", "\t", 2),
        ("氏名\n山田,太郎\n鈴木\n", csv.NO_DELIMITER, 1),
        ("備考\nはい\n", csv.NO_DELIMITER, 1),
        ("a,b\n", ",", 2),
        ("a", csv.NO_DELIMITER, 1),
    ],
)
def test_the_delimiter_makes_the_most_regular_rows(text: str, sign: str, width: int) -> None:
    form = recognise(io.BytesIO(text.encode()))
    assert (form.delimiter, form.columns) == (sign, width)


def test_a_comma_in_a_single_column_splits_nothing() -> None:
    lines = [f"{n}件目の本文、長さは様々" + ",と" * (n % 3 == 0) for n in range(30)]
    assert _rows("本文\n" + "\n".join(lines)) == [(line,) for line in lines]


@pytest.mark.parametrize(
    ("written", "cell"),
    [
        ('"二\n行"', "二\n行"),
        ('"二\r\n行"', "二\r\n行"),
        ('"a,b"', "a,b"),
        ('"say ""x"""', 'say "x"'),
        ('""', ""),
        ("", ""),
        ('5"', '5"'),
        ("  spaces  ", "  spaces  "),
        ("NULL", "NULL"),
        ("N/A", "N/A"),
        ("０９０", "０９０"),
        ("007", "007"),
        ("1e5", "1e5"),
        ("6900123456789012", "6900123456789012"),
        ("true", "true"),
        ("2026-01-01", "2026-01-01"),
        ("\x1b[31m", "\x1b[31m"),
        ("\u2028", "\u2028"),
    ],
)
def test_a_cell_comes_out_as_it_stands(written: str, cell: str) -> None:
    assert _rows(f"甲,乙,丙\n前,{written},後\n次,x,y\n") == [("前", cell, "後"), ("次", "x", "y")]


def test_a_quoted_record_over_many_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv, "BLOCKS_BYTES", (1 << 12, 1 << 13, 1 << 16))
    rows = [(str(n), f"{n}\n" * (1 if n % 50 else 3_000)) for n in range(200)]
    text = "番号,本文\n" + "".join(f'{n},"{cell}"\n' for n, cell in rows)
    assert _rows(text) == rows


@pytest.mark.parametrize("codec", ["cp932", "utf-16", "utf-8"])
def test_characters_that_lie_across_the_reads(codec: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv, "BLOCKS_BYTES", (64, 1 << 12))
    rows = [(f"{n}", "表示ソ能" * (n % 5) + "ア" * n) for n in range(40)]
    text = "番号,本文\n" + "".join(f"{n},{cell}\n" for n, cell in rows)
    assert _rows(text.encode(codec)) == rows


@pytest.mark.parametrize("text", ["a,b\n1,2\n\x1a", "a,b\n1,2\n\x1a\n", "a,b\r\n1,2\r\n\x1a\r\n"])
def test_the_end_of_file_of_dos_is_no_record(text: str) -> None:
    assert _rows(text) == [("1", "2")]


def test_a_trailing_delimiter_makes_a_column_without_a_name() -> None:
    _, names, rows = _read("番号,氏名,\n1,山田,\n2,鈴木,\n")
    assert names == ["番号", "氏名", "col3"]
    assert rows == [("1", "山田", ""), ("2", "鈴木", "")]


def test_rows_of_another_width_are_counted() -> None:
    stream = io.BytesIO("表題\n番号,氏名\n1,山田\n2\n3,鈴木,x\n4,佐藤\n".encode())
    form = recognise(stream)
    items = list(csv.read(stream, form))
    assert items[-1] == Skipped(Reason.RAGGED_ROWS, rows=3)
    assert items[0].schema.names == ["番号", "氏名"]  # type: ignore[union-attr]


@pytest.mark.parametrize("above", ["番号,氏名", "番号,氏名,,", "表題,,,2026年\n番号,氏名"])
def test_a_record_below_a_header_of_another_width_is_no_header(above: str) -> None:
    stream = io.BytesIO(f"{above}\n1,山田,\n2,鈴木,\n3,佐藤,\n".encode())
    form = recognise(stream)
    first, *_, last = csv.read(stream, form)
    assert isinstance(first, pa.RecordBatch)
    assert first.schema.names == ["col1", "col2", "col3"]
    assert first.column(1).to_pylist() == ["山田", "鈴木", "佐藤"]
    assert last == Skipped(Reason.RAGGED_ROWS, rows=above.count("\n") + 1)


@pytest.mark.parametrize("title", ["表題", "表題,,", "一\n二", " ,表題,,"])
def test_titles_may_stand_above_a_header(title: str) -> None:
    stream = io.BytesIO(f"{title}\n番号,氏名\n1,山田\n2,鈴木\n3,佐藤\n".encode())
    assert recognise(stream).header


def test_only_a_header() -> None:
    form, names, rows = _read("番号,氏名\n")
    assert form.header
    assert (names, rows) == (["番号", "氏名"], [])


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf\n"])
def test_nothing_at_all(content: bytes) -> None:
    form, names, rows = _read(content)
    assert (form.columns, names, rows) == (0, [], [])


def test_a_format_that_no_longer_fits_is_refused() -> None:
    form = recognise(io.BytesIO("番号,氏名\n1,山田\n".encode()))
    with pytest.raises(SourceError) as refused:
        list(csv.read(io.BytesIO("番号,氏名\n1,山田\n".encode("cp932")), form))
    assert refused.value.reason is Reason.MALFORMED
    shifted = CsvFormat("cp932", ",", 2, header=True)
    with pytest.raises(SourceError) as refused:
        list(csv.read(io.BytesIO(b"a,b\n1,x\n2,\x81"), shifted))
    assert refused.value.reason is Reason.MALFORMED


@pytest.mark.parametrize("codec", ["utf-8", "cp932", "utf-16"])
@pytest.mark.parametrize("size", [16, 64, 4096])
def test_no_read_gives_more_than_was_asked_for(codec: str, size: int) -> None:
    text = "ｱｲｳ表示" * 99
    cut = Cut(io.BytesIO(text.encode(codec)), WHOLE)
    stream = MarkedUtf8(cut, codec, "mark")  # pyarrow copies without a look
    blocks = list(iter(lambda: stream.read(size), b""))
    assert b"".join(blocks).decode() == f"{text}\nmark\n"
    assert max(map(len, blocks)) <= size


HEADERS: dict[str, tuple[bool, list[str], list[list[str]]]] = {
    "names": (True, ["番号", "氏名"], [["1", "山田"]]),
    "names and nothing else": (True, ["番号", "氏名"], []),
    "names in ASCII": (True, ["id", "name"], [["1", "x"]]),
    "names with short numbers": (True, ["住所1", "住所2", "2025年度"], [["a", "b", "c"]]),
    "an index column without a name": (True, ["", "氏名"], [["0", "山田"]]),
    "a trailing delimiter": (True, ["番号", "氏名", ""], [["1", "山田", ""]]),
    "the same name twice": (True, ["氏名", "電話", "電話"], [["山田", "x", "y"]]),
    "the header once more": (True, ["番号", "氏名"], [["1", "山田"], ["番号", "氏名"]]),
    "a card number": (False, ["6900123456789012", "x"], [["6900123456789013", "y"]]),
    "a phone number": (False, ["山田", "090-1234-5678"], [["鈴木", "x"]]),
    "a phone number in full width": (
        False,
        ["山田", "０９０－１２３４－５６７８"],
        [["鈴木", "x"]],
    ),
    "an e-mail address": (False, ["山田", "a@example.jp"], [["鈴木", "b"]]),
    "an e-mail address in full width": (False, ["山田", "ａ＠ｅｘａｍｐｌｅ．ｊｐ"], []),
    "a date": (False, ["山田", "2026/4/1"], [["鈴木", "x"]]),
    "a date in words": (False, ["山田", "2026年4月1日"], [["鈴木", "x"]]),
    "a value that occurs below": (False, ["山田", "男"], [["鈴木", "女"], ["佐藤", "男"]]),
    "a name that is a value beside much data": (
        True,
        ["月", "メール", "会員番号"],
        [[day, f"{day}@example.jp", f"100000{n}"] for n, day in enumerate("月火水木金土日月")],
    ),
    "a value beside data in a few rows": (
        False,
        ["月", "メール", "会員番号"],
        [[day, f"{day}@example.jp", f"100000{n}"] for n, day in enumerate("月火水")],
    ),
    "a value beside one column of data": (
        False,
        ["月", "山田", "鈴木"],
        [[day, f"{day}@example.jp", "佐藤"] for day in "月火水木金土日月"],
    ),
    "a gap amid the cells": (False, ["番号", "", "氏名"], [["1", "x", "y"]]),
    "nothing but blanks": (False, ["", " ", "　"], [["1", "x", "y"]]),
}


@pytest.mark.parametrize(("expected", "first", "below"), HEADERS.values(), ids=list(HEADERS))
def test_a_header_is_names_without_any_sign_of_data(
    expected: bool,  # noqa: FBT001 - of pytest
    first: list[str],
    below: list[list[str]],
) -> None:
    assert is_header(first, below) is expected
    form = recognise(io.BytesIO("\n".join(map(",".join, [first, *below])).encode()))
    assert form.header is expected


@pytest.mark.parametrize(
    ("cells", "names"),
    [
        (["番号", " 氏名 "], ("番号", "氏名")),
        (["", "a", ""], ("col1", "a", "col3")),
        (["a", "a", "a"], ("a", "a_2", "a_3")),
        (["a_2", "a", "a"], ("a_2", "a", "a_3")),
        (["col2", ""], ("col2", "col2_2")),
        (["", "", ""], ("col1", "col2", "col3")),
    ],
)
def test_names_are_unique(cells: list[str], names: tuple[str, ...]) -> None:
    assert column_names(cells) == names


def test_without_a_header_columns_have_numbers() -> None:
    form, names, rows = _read("山田,090-1234-5678\n鈴木,090-1234-5679\n")
    assert not form.header
    assert names == ["col1", "col2"]
    assert len(rows) == 2


def test_columns_are_named_as_in_the_header() -> None:
    _, names, rows = _read("氏名,電話,電話,\n山田,1,2,3\n")
    assert names == ["氏名", "電話", "電話_2", "col4"]
    assert rows == [("山田", "1", "2", "3")]


def test_a_format_says_nothing_of_the_content() -> None:
    form = recognise(io.BytesIO("山田太郎,090-1234-5678\n".encode()))
    assert repr(form) == "CsvFormat(encoding='utf-8', delimiter=',', columns=2, header=False)"


def test_the_mark_that_ends_the_stream_is_no_record(monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes out of the parser in a row of its own, whatever stands before it."""
    for text in ("a,b\n1,2", "a,b\n1,2\n", 'a,b\n1,"2"', "a,b\n1,2\n\n\n", "a,b\r1,2\r"):
        assert _rows(text) == [("1", "2")]
    marks: list[Any] = []
    taken = csv._Strays.__call__  # noqa: SLF001 - the very thing

    def spy(strays: csv._Strays, row: Any) -> str:  # noqa: ANN401 - pyarrow ships no types
        marks.append(row.text)
        return taken(strays, row)

    monkeypatch.setattr(csv._Strays, "__call__", spy)  # noqa: SLF001 - the very thing
    assert _rows("a,b\n1,2") == [("1", "2")]
    assert marks == ["\x04,,"]


class _Endless(io.RawIOBase):
    """A file of as many lines as are asked for, at least of many gigabytes."""

    LINE = b"1,%s\n" % (b"x" * 995)

    def __init__(self) -> None:
        self.given = 0

    def readable(self) -> bool:
        return True

    def seek(self, place: int, whence: int = 0) -> int:
        return place + whence

    def read(self, size: int = -1, /) -> bytes:
        text = self.LINE * max(1, size // len(self.LINE))
        self.given += len(text)
        return text


def test_little_is_read_ahead_of_a_slow_reader() -> None:
    stream = _Endless()
    batches = csv.read(cast("BinaryIO", stream), CsvFormat("utf-8", ",", 2))
    first = next(batches)
    assert isinstance(first, pa.RecordBatch)
    assert first.nbytes >= BATCH_BYTES
    before = -1
    while before != stream.given:
        before = stream.given
        time.sleep(0.2)
    batches.close()  # type: ignore[attr-defined]
    assert stream.given - first.nbytes <= 160_000_000


def test_rows_before_an_error_are_given() -> None:
    stream = io.BytesIO(b"a,b\n" * 1_000_000 + b"\x81")
    batches = csv.read(stream, CsvFormat("cp932", ",", 2))
    rows = 0
    with pytest.raises(SourceError):  # noqa: PT012 - the error comes at the end
        for batch in batches:
            rows += batch.num_rows if isinstance(batch, pa.RecordBatch) else 0
    assert rows > 50_000


class _Slow(io.BytesIO):
    """A file that takes its time, and notices whoever moves it meanwhile."""

    busy = False
    disturbed = False

    def read(self, size: int | None = -1, /) -> bytes:
        self.busy = True
        block = super().read(size)
        time.sleep(0.005)
        self.busy = False
        return block

    def seek(self, place: int, whence: int = 0, /) -> int:
        self.disturbed |= self.busy
        return super().seek(place, whence)


def test_a_parse_that_was_given_up_reads_no_further() -> None:
    lines = "c,d\n" * 1_000_000
    stream = _Slow(f"a,b\n{lines}{'x' * 2_000_000},1\n{lines}".encode())
    rows = 0
    for batch in csv.read(stream, CsvFormat("utf-8", ",", 2)):
        assert isinstance(batch, pa.RecordBatch)
        rows += batch.num_rows
    assert rows == 2_000_002
    assert not stream.disturbed
