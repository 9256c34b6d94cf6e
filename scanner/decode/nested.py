"""Nested columns to flat ones: ``address.city`` for a struct, ``items[].name`` for a list of them.

A list column has one list per record, so that a record stays one row whatever it holds. Whole
columns are taken apart, never cells.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scanner.decode.header import column_names
from scanner.model.errors import Reason
from scanner.model.source import Skipped

Offsets = np.ndarray[tuple[int], np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One flat column.

    Attributes:
        offsets: Where the values of each record begin; ``None`` where each has one.
    """

    path: str
    values: pa.Array
    offsets: Offsets | None = None


def flat(batch: pa.RecordBatch) -> Iterator[pa.RecordBatch | Skipped]:
    """Give a batch without nested columns, and name what has a type that is not read."""
    leaves = [leaf for name, array in _columns(batch) for leaf in _leaves(name, array)]
    read = [(leaf, as_read) for leaf in leaves if (as_read := _readable(leaf)) is not None]
    for leaf in leaves:
        if not any(leaf is one for one, _ in read) and (filled := _filled(leaf)):
            yield Skipped(Reason.UNSUPPORTED_TYPE, rows=filled, field=leaf.path)
    names = column_names([leaf.path for leaf, _ in read])
    if names or not leaves:
        yield pa.RecordBatch.from_arrays([array for _, array in read], names=list(names))


def _filled(leaf: Leaf) -> int:
    return int(len(leaf.values) - leaf.values.null_count)


def _columns(batch: pa.RecordBatch) -> Iterator[tuple[str, pa.Array]]:
    yield from zip(batch.schema.names, batch.columns, strict=True)


def _leaves(path: str, array: pa.Array) -> Iterator[Leaf]:
    """Take one column apart."""
    if isinstance(array, pa.ExtensionArray):
        array = array.storage
    kind = array.type
    if pa.types.is_dictionary(kind):
        yield from _leaves(path, array.dictionary_decode())
    elif pa.types.is_struct(kind):
        for field, child in zip(kind, array.flatten(), strict=True):
            yield from _leaves(f"{path}.{field.name}", child)
    elif pa.types.is_map(kind):
        pairs = pa.StructArray.from_arrays([array.keys, array.items], ["key", "value"])
        yield from _leaves(path, pa.ListArray.from_arrays(array.offsets, pairs))
    elif _is_list(kind):
        lengths = pc.list_value_length(array).fill_null(0)
        offsets = _starts(lengths)
        for leaf in _leaves(f"{path}[]", array.flatten()):
            inner = leaf.offsets
            yield replace(leaf, offsets=offsets if inner is None else inner[offsets])
    else:
        yield Leaf(path, array)


def _is_list(kind: pa.DataType) -> bool:
    return bool(
        pa.types.is_list(kind) or pa.types.is_large_list(kind) or pa.types.is_fixed_size_list(kind)
    )


def _starts(lengths: pa.Array) -> Offsets:
    counted = lengths.to_numpy(zero_copy_only=False).astype(np.int64)
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(counted, dtype=np.int64)])


def _readable(leaf: Leaf) -> pa.Array | None:
    """Give the column in a type that recognisers can be given, ``None`` if there is none."""
    values = _as_read(leaf.values)
    if values is None or leaf.offsets is None:
        return values
    return pa.ListArray.from_arrays(pa.array(leaf.offsets, pa.int32()), values)


def _as_read(values: pa.Array) -> pa.Array | None:
    kind = values.type
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_date(kind):
        return values
    try:
        return values.cast(pa.string())  # of bytes, too, if they are text
    except pa.ArrowException:
        return None
