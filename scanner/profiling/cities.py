"""Whose record it is, where one dataset holds those of several cities."""

from collections.abc import Iterator

import polars as pl
import pyarrow as pa

from scanner.model.declaration import DatasetDeclaration
from scanner.model.profile import OF_NO_CITY


def by_city(
    batch: pa.RecordBatch, declaration: DatasetDeclaration
) -> Iterator[tuple[str, pa.RecordBatch]]:
    """Give the records of each city, in the order of their codes.

    Where the column is not there, no record says whose it is.
    """
    if declaration.city_column not in batch.schema.names:
        yield OF_NO_CITY, batch
        return
    cities = cities_of(batch.column(batch.schema.names.index(declaration.city_column)), declaration)
    for city in cities.unique().sort():
        yield city, batch.filter((cities == city).to_arrow())


def cities_of(column: pa.Array, declaration: DatasetDeclaration) -> pl.Series:
    """Read a column as codes of cities."""
    if pa.types.is_list(column.type):
        return pl.repeat(OF_NO_CITY, len(column), eager=True)
    written = pl.Series(column.cast(pa.string()))
    folded = written.str.normalize("NFKC").str.strip_chars()
    known = dict(declaration.city_of)
    found = folded.replace_strict(known, default=OF_NO_CITY, return_dtype=pl.String)
    return found.fill_null(OF_NO_CITY)
