"""Records marked by what they tell of people, and held against a probe.

Each record is weighed as a whole, since one identifier alone can mislead: a household shares a
phone number, common names collide, among a million people with a birth date, too. So a record is
somebody's
- by a key, a card's number or a 個人番号;
- by name with birth date, unless phone number or mail address say otherwise;
- by two of phone number, mail address and name, unless another name stands there.
Another key or 個人番号 than that person's shows that it is not. What is left is doubtful: it
accuses nobody and proves nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

from scanner.model.category import DataCategory
from scanner.model.declaration import DatasetDeclaration
from scanner.model.detection import Detector
from scanner.model.fingerprint import IDENTIFIERS, KEY, PERSON
from scanner.model.probe import MAIL, MY_NUMBER, NAME, PHONE, WAON, Probe, Traced, is_key
from scanner.profiling.batch import Reading, text_of, values_of
from scanner.profiling.cities import cities_of
from scanner.profiling.identifiers import (
    as_is,
    days,
    folded,
    person,
    prints_of,
    prints_of_texts,
)
from scanner.profiling.keyed import WORD
from scanner.profiling.printing import Printer, Words

BIRTH = DataCategory.BIRTH_DATE.value
KANA = r"\A[\p{Hiragana}\p{Katakana}ー・]+\z"
LATIN = r"\A[\p{Latin}.'-]+\z"
OWNER = np.dtype("<u4")

Rows: TypeAlias = npt.NDArray[np.int64]
Columns: TypeAlias = Mapping[str, Sequence[str]]
"""Kinds by shown column name: ``PERSON`` is a column of names, ``BIRTH_DATE`` of birth dates."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Fingerprints of one kind, each with the record in which it stands."""

    kind: str
    rows: Rows
    words: Words


def marks(
    batch: pa.RecordBatch, columns: Columns, reading: Reading, printer: Printer
) -> tuple[Marks, ...]:
    """Mark the records of a batch by all that tells of people.

    Args:
        batch: Records.
        columns: Which columns tell what.
        reading: How the dataset is read.
        printer: Makes the fingerprints.
    """
    told = [
        (kind, _cells(batch.column(ordinal)))
        for ordinal, name in enumerate(batch.schema.names)
        for kind in columns.get(reading.shown(name, ordinal), ())
    ]
    single = [one for kind, (rows, cells) in told for one in _single(kind, rows, cells, printer)]
    return (*single, *_born(told, printer, reading.detector))


def _cells(column: pa.Array) -> tuple[Rows, pl.Series]:
    """Give the values of a column as texts, and the record of each."""
    values = pl.Series(text_of(values_of(column)), dtype=pl.String)
    if pa.types.is_list(column.type):
        return pc.list_parent_indices(column).to_numpy().astype(np.int64), values
    return np.arange(len(values), dtype=np.int64), values


def _single(kind: str, rows: Rows, cells: pl.Series, printer: Printer) -> Iterator[Marks]:
    """Mark what one cell tells by itself."""
    if is_key(kind):
        there, words = prints_of_texts(as_is(cells), kind, printer)
        yield Marks(kind, rows[there.to_numpy()], words)
    elif kind in {one.value for one in IDENTIFIERS}:
        there, words = prints_of(DataCategory(kind), cells, printer)
        yield Marks(kind, rows[there.to_numpy()], words)
    elif kind == PERSON:
        bare = folded(cells).str.replace_all(r"\s", "").str.to_lowercase()
        kana, latin = bare.str.contains(KANA), bare.str.contains(LATIN)
        filled = bare.str.len_bytes() > 0
        for writing, of in ((" kana", kana), (" latin", latin & ~kana), ("", ~(kana | latin))):
            texts = bare.set(~(filled & of).fill_null(value=False), None)
            there, words = prints_of_texts(texts, NAME + writing, printer)
            yield Marks(NAME + writing, rows[there.to_numpy()], words)


def _born(
    told: Sequence[tuple[str, tuple[Rows, pl.Series]]], printer: Printer, detector: Detector
) -> Iterator[Marks]:
    """Mark names with birth dates, of columns that have one value a record."""
    births = [days(cells, detector.days) for kind, (_, cells) in told if kind == BIRTH]
    for kind, (rows, cells) in told:
        for born in births if kind == PERSON else ():
            if len(born) == len(cells):
                there, words = prints_of_texts(person(cells, born), PERSON, printer)
                yield Marks(PERSON, rows[there.to_numpy()], words)


class Gathering:
    """Gathers people from records: those of one key are one, each other record is another."""

    def __init__(self) -> None:
        self._offset = 0
        self._rows: list[Rows] = []
        self._found: dict[str, list[tuple[Rows, Words]]] = {}

    def add(self, some: Iterable[Marks], wanted: npt.NDArray[np.bool_]) -> None:
        """Take in the records of one batch that count.

        Args:
            some: Their marks, and those of others.
            wanted: Which records count, one a record.
        """
        self._rows.append(np.flatnonzero(wanted) + self._offset)
        for one in some:
            here = wanted[one.rows]
            part = (one.rows[here] + self._offset, one.words[here])
            self._found.setdefault(one.kind, []).append(part)
        self._offset += len(wanted)

    def probe(self) -> Probe:
        """Give them, numbered."""
        rows = np.concatenate([np.empty(0, np.int64), *self._rows])
        owner = np.full(self._offset, len(rows), np.int64)
        owner[rows] = np.arange(len(rows))
        joined = {kind: _joined(parts) for kind, parts in sorted(self._found.items())}
        for kind in filter(is_key, joined):
            at, words = joined[kind]
            first, same = np.unique(words, return_index=True, return_inverse=True)[1:]
            owner[at] = owner[at][first][same]
        numbers, numbered = np.unique(owner[rows], return_inverse=True)
        owner[rows] = numbered
        tables = {k: _table(owner[at], words) for k, (at, words) in joined.items() if len(words)}
        return Probe(
            len(numbers),
            {kind: table["word"].to_numpy().tobytes() for kind, table in tables.items()},
            {kind: table["person"].to_numpy().tobytes() for kind, table in tables.items()},
        )


def _joined(parts: Sequence[tuple[Rows, Words]]) -> tuple[Rows, Words]:
    return np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])


def _table(owners: Rows, words: Words) -> pl.DataFrame:
    """Say whose each fingerprint is; one of a household may be of several."""
    frame = pl.DataFrame({"word": words.astype(np.uint64), "person": owners.astype(OWNER)})
    return frame.unique().sort("word", "person")


def tables_of(probe: Probe) -> Mapping[str, pl.DataFrame]:
    """Give a probe's tables of fingerprints and owners, by kind."""
    return {
        kind: pl.DataFrame(
            {
                "word": np.frombuffer(words, WORD).astype(np.uint64),
                "person": np.frombuffer(probe.owners[kind], OWNER),
            }
        )
        for kind, words in probe.words.items()
    }


def trace(
    tables: Mapping[str, pl.DataFrame], some: Sequence[Marks], rows: int
) -> tuple[Traced, Rows]:
    """Say which records of a batch are of a probe's people.

    Args:
        tables: What ``tables_of`` gives.
        some: Marks of the batch.
        rows: How many records it has.

    Returns:
        What was seen, and the records that are theirs.
    """
    agreeing = [_agreeing(one, tables[one.kind]) for one in some if one.kind in tables]
    agree = pl.concat([MATCHED.clear(), *agreeing]).unique()
    if agree.is_empty():
        return Traced(rows_read=rows), np.empty(0, np.int64)
    weighed = _weighed(agree, _differing(agree, tables, some))
    sure = weighed.filter("sure")
    theirs = sure["row"].unique().sort()
    left = weighed.join(sure.select("row").unique(), on="row", how="anti")
    doubtful = left.filter("doubtful")
    named = doubtful.group_by("row").agg(pl.col("named").all())["named"]
    namesakes = len(named.filter(named))
    traced = Traced(
        rows=len(theirs),
        people=frozenset(sure["person"].to_list()),
        doubtful=doubtful["row"].n_unique() - namesakes,
        namesakes=namesakes,
        rows_read=rows,
    )
    return traced, theirs.to_numpy()


MATCHED = pl.DataFrame(schema={"row": pl.Int64, "person": pl.UInt32, "kind": pl.String})


def _agreeing(one: Marks, table: pl.DataFrame) -> pl.DataFrame:
    """Give the records in which a fingerprint of a person stands, with the person."""
    hits = np.isin(one.words, table["word"].to_numpy())
    frame = pl.DataFrame({"row": one.rows[hits], "word": one.words[hits].astype(np.uint64)})
    joined = frame.join(table, on="word").select("row", "person")
    return joined.with_columns(kind=pl.lit(one.kind))


def _differing(
    agree: pl.DataFrame, tables: Mapping[str, pl.DataFrame], some: Sequence[Marks]
) -> pl.DataFrame:
    """Of records and people that agree in something, say in what else they do not."""
    pairs = agree.select("row", "person").unique()
    differing = []
    for kind in sorted({one.kind for one in some} & tables.keys()):
        filled = np.concatenate([one.rows for one in some if one.kind == kind])
        here = pairs.filter(
            pl.col("row").is_in(np.unique(filled)),
            pl.col("person").is_in(tables[kind]["person"].unique().implode()),
        )
        same = agree.filter(pl.col("kind") == kind)
        other = here.join(same, on=["row", "person"], how="anti")
        differing.append(other.with_columns(kind=pl.lit(kind)))
    return pl.concat([MATCHED.clear(), *differing])


def _weighed(agree: pl.DataFrame, differ: pl.DataFrame) -> pl.DataFrame:
    """Say of each record and person whether the record is the person's, as the module says."""
    kinds = pl.col("kind").str.split(" ").list.first()
    both = ["row", "person"]
    same = agree.group_by(both).agg(same=kinds.unique())
    other = differ.group_by(both).agg(other=kinds.unique())
    frame = same.join(other, on=both, how="left").with_columns(pl.col("other").fill_null([]))

    def agrees(*some: str) -> pl.Expr:
        return pl.any_horizontal([pl.col("same").list.contains(kind) for kind in some])

    def differs(*some: str) -> pl.Expr:
        return pl.any_horizontal([pl.col("other").list.contains(kind) for kind in some])

    another = differs(KEY, MY_NUMBER) & ~agrees(KEY, MY_NUMBER)
    renamed = differs(NAME) & ~agrees(NAME, PERSON)
    reached = differs(PHONE, MAIL) & ~agrees(PHONE, MAIL)
    ways = [agrees(PHONE), agrees(MAIL), agrees(NAME, PERSON)]
    two = pl.sum_horizontal(way.cast(pl.UInt8) for way in ways) > 1
    own = agrees(KEY, MY_NUMBER, WAON) | (agrees(PERSON) & ~reached) | (two & ~renamed)
    named = pl.col("same").list.len() == agrees(NAME).cast(pl.UInt32)
    elsewhere = another | renamed | (named & (pl.col("other").list.len() > 0))
    return frame.select(
        *both, sure=own & ~another, doubtful=~(own & ~another) & ~elsewhere, named=named
    )


def their_cities(
    batch: pa.RecordBatch, rows: Rows, declaration: DatasetDeclaration | None
) -> Mapping[str, int]:
    """Count records by city, where a column says whose they are."""
    column = declaration.city_column if declaration else None
    if declaration is None or column not in batch.schema.names or not len(rows):
        return {}
    whose = batch.column(batch.schema.names.index(column)).take(pa.array(rows))
    return dict(cities_of(whose, declaration).value_counts().rows())
