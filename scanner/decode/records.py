"""Records in Python, as JSON and its like have them, to flat columns of text."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from scanner.model.errors import Reason, SourceError

COLUMNS = 5_000
"""A document with more keys than this has data for keys, which no list of columns can hold."""

RECORDS_PER_BATCH = 10_000


def batches(records: Sequence[Any]) -> Iterator[pa.RecordBatch]:
    """Cut records into flat batches."""
    for first in range(0, len(records), RECORDS_PER_BATCH):
        yield batch(records[first : first + RECORDS_PER_BATCH])


def batch(records: Sequence[Any]) -> pa.RecordBatch:
    """Flatten records: what is below a list becomes a list, what is missing null.

    Raises:
        SourceError: There are more keys than anything has columns.
    """
    columns: dict[str, list[Any]] = defaultdict(lambda: [None] * len(records))
    for place, record in enumerate(records):
        for path, value in _leaves(
            "", record if isinstance(record, Mapping) else {"value": record}
        ):
            if "[]" not in path:
                columns[_free(path, columns, place)][place] = value
            elif columns[path][place] is None:
                columns[path][place] = [value]
            else:
                columns[path][place].append(value)
        if len(columns) > COLUMNS:
            raise SourceError(Reason.TOO_LARGE)
    arrays = [
        _array(values, pa.list_(pa.string()) if "[]" in path else pa.string())
        for path, values in columns.items()
    ]
    return pa.RecordBatch.from_arrays(arrays, names=list(columns))


def _free(path: str, columns: dict[str, list[Any]], place: int) -> str:
    """Find a column for a value: ``a.b`` may be a key, and a key in a mapping as well."""
    free, again = path, 1
    while columns[free][place] is not None:
        again += 1
        free = f"{path}_{again}"
    return free


def _array(values: list[Any], kind: pa.DataType) -> pa.Array:
    """Make a column; half of a pair of surrogates, which JSON can say, is no text."""
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array([_whole(value) for value in values], kind)


def _whole(value: list[str] | str | None) -> list[str] | str | None:
    if isinstance(value, list):
        return [text.encode("utf-8", "replace").decode() for text in value]
    return value and value.encode("utf-8", "replace").decode()


def _leaves(path: str, value: Any) -> Iterator[tuple[str, str | None]]:  # noqa: ANN401 - of JSON
    if isinstance(value, Mapping):
        for key, child in value.items():
            # "[]" in a key would be taken for a list of which there is none
            name = str(key).replace("[]", "[ ]")
            yield from _leaves(f"{path}.{name}" if path else name, child)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from _leaves(f"{path}[]", child)
    elif value is not None:
        yield path, as_text(value)


def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make a mapping of the pairs in a JSON object; a key that is there twice keeps both values."""
    made = dict(found)
    if len(made) < len(found):
        for key in made:
            values = [value for name, value in found if name == key]
            made[key] = values if len(values) > 1 else values[0]
    return made


def as_text(value: Any) -> str | None:  # noqa: ANN401 - of JSON
    """Write a scalar as it would be typed."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1 << 63:
        return str(int(value))
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value)
