"""What a source is: every adapter, the one over memory included, passes all of this."""

import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from scanner.model.errors import SourceError
from scanner.model.source import Listed, Partition, Skipped, Source

COLUMNS = ("会員番号", "備考")
ROWS_PER_PARTITION = 3
ROWS_PER_BATCH = 2

EDGES = {
    "empty": [],
    "one row": [7],
    "one partition, full": [1, 2, 3],
    "one row more": [1, 2, 3, 4],
    "the last key on a boundary": [1, 2, 3, 4, 5, 6],
    "gaps in the keys": [1, 2, 3000, 3001, 700_000, 700_001, 9_000_000],
    "keys from zero": [0, 1, 2, 3],
    "many partitions": list(range(1, 30)),
}

FEW_EDGES = {
    edge: EDGES[edge]
    for edge in ("empty", "one row", "the last key on a boundary", "gaps in the keys")
}
"""For adapters that need a server, where each partition costs a login."""

Row = tuple[str, str]


def memo(number: int) -> str:
    return f"備考の{number}番 秘密-{number:07}"


class SourceContract:
    """Subclassed with how an adapter's data is made; numbers grow as keys do."""

    def source(self, folder: Path, tables: Mapping[str, Sequence[Row]]) -> Source[Any]:
        """Make a source of tables of two columns, cut by the sizes above where it cuts at all."""
        raise NotImplementedError

    def dataset(self, table: str) -> str:
        """Give the physical name of a table."""
        raise NotImplementedError

    def key(self, number: int) -> str:
        """Write a number as a key of this source."""
        return str(number)

    def partitions_of(self, rows: int) -> int:
        """Say how many partitions so many rows make."""
        return max(1, -(-rows // ROWS_PER_PARTITION))

    def rows(self, numbers: Sequence[int]) -> list[Row]:
        return [(self.key(number), memo(number)) for number in numbers]

    @pytest.fixture(params=EDGES.values(), ids=list(EDGES))
    def rows_on_the_edge(self, request: pytest.FixtureRequest) -> list[Row]:
        return self.rows(request.param)

    def test_it_lists_what_is_there_sorted(self, tmp_path: Path) -> None:
        names = ["b", "a_longer", "a", "C"]
        source = self.source(tmp_path, {name: self.rows([1, 2]) for name in names})
        listing = list(source.listing())
        assert [entry.name for entry in listing] == sorted(map(self.dataset, names))
        assert all(isinstance(entry, Listed) and entry.unread is None for entry in listing)
        assert all(entry.rows in {None, 2} for entry in listing)

    def test_it_names_what_separates_segments(self, tmp_path: Path) -> None:
        source = self.source(tmp_path, {"a": []})
        assert source.name == "contract"
        assert source.separator in {".", "/"}

    def test_partitions_tile_the_dataset(self, tmp_path: Path, rows_on_the_edge: list[Row]) -> None:
        source = self.source(tmp_path, {"a": rows_on_the_edge, "other": self.rows([5])})
        partitions = list(source.partitions(self.dataset("a")))
        read = [row for partition in partitions for row in _rows(source, partition)]
        assert sorted(read) == sorted(rows_on_the_edge)
        assert len(partitions) == self.partitions_of(len(rows_on_the_edge))

    def test_partitions_are_numbered(self, tmp_path: Path, rows_on_the_edge: list[Row]) -> None:
        source = self.source(tmp_path, {"a": rows_on_the_edge})
        partitions = list(source.partitions(self.dataset("a")))
        assert [p.ordinal for p in partitions] == list(range(len(partitions)))
        assert {p.dataset for p in partitions} == {self.dataset("a")}

    def test_a_second_reading_is_the_same_reading(
        self, tmp_path: Path, rows_on_the_edge: list[Row]
    ) -> None:
        source = self.source(tmp_path, {"a": rows_on_the_edge})
        once, again = ([_read(source, p) for p in _partitions(source)] for _ in range(2))
        assert once == again
        assert list(source.listing()) == list(source.listing())

    def test_columns_are_text_and_named_even_where_there_is_no_row(
        self, tmp_path: Path, rows_on_the_edge: list[Row]
    ) -> None:
        source = self.source(tmp_path, {"a": rows_on_the_edge})
        for partition in _partitions(source):
            batches = _read(source, partition)
            assert batches
            assert all(tuple(batch.schema.names) == COLUMNS for batch in batches)
            assert {field.type for batch in batches for field in batch.schema} == {pa.string()}

    def test_it_travels(self, tmp_path: Path) -> None:
        source = self.source(tmp_path, {"a": self.rows(range(7))})
        other = pickle.loads(pickle.dumps(source))  # noqa: S301 - our own bytes
        assert list(other.listing()) == list(source.listing())
        for partition in _partitions(source):
            arrived = pickle.loads(pickle.dumps(partition))  # noqa: S301 - our own bytes
            assert arrived == partition
            assert _read(other, arrived) == _read(source, partition)

    def test_a_mark_stays_the_same_as_long_as_the_data_does(self, tmp_path: Path) -> None:
        source = self.source(tmp_path, {"a": self.rows([1, 2])})
        before = source.mark(self.dataset("a"))
        list(source.listing())
        for partition in _partitions(source):
            _read(source, partition)
        assert source.mark(self.dataset("a")) == before
        changed = self.source(tmp_path, {"a": self.rows([1, 3])})
        assert before is None or changed.mark(self.dataset("a")) not in {before, None}
        with pytest.raises(SourceError):
            source.mark(self.dataset("gone"))

    def test_what_is_missing_is_a_source_error_without_values(self, tmp_path: Path) -> None:
        source = self.source(tmp_path, {"a": self.rows([1, 2])})
        gone = self.dataset("gone")
        with pytest.raises(SourceError) as unlisted:
            list(source.partitions(gone))
        for partition in _partitions(source):
            with pytest.raises(SourceError) as unread:
                _read(source, replace(partition, dataset=gone))
            assert "gone" not in f"{unread.value!r}{unlisted.value!r}"

    def test_a_partition_shows_no_value(self, tmp_path: Path) -> None:
        numbers = [4_900_001, 4_900_002, 5_900_003, 5_900_004, 6_900_005, 6_900_006, 6_900_007]
        source = self.source(tmp_path, {"a": self.rows(numbers)})
        printed = "".join(f"{p} {p!r} {p.ordinal:>3}" for p in _partitions(source))
        for number in numbers:
            assert self.key(number) not in printed
            assert memo(number) not in printed


def _partitions(source: Source[Any]) -> Iterator[Partition]:
    for entry in source.listing():
        yield from source.partitions(entry.name)


def _read(source: Source[Any], partition: Partition) -> list[pa.RecordBatch]:
    items = list(source.read(partition))
    assert not [item for item in items if isinstance(item, Skipped)]
    return items


def _rows(source: Source[Any], partition: Partition) -> Iterator[Row]:
    for batch in _read(source, partition):
        for row in batch.to_pylist():
            yield row[COLUMNS[0]], row[COLUMNS[1]]
