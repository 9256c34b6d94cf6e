"""Frozen values to JSON and back, without loss, by their type: nothing is ever unpickled.

The form follows from the type's own annotations, so a field that is added to a noun is kept without
a line here. Text is ASCII: a database takes it whatever its encoding, lone surrogates and NUL
included. A field at its default is left out, so a noun that grows leaves old texts readable and
their MACs as they were. Mappings keep their order, since a reused profile has to behave like one
that was just read; sets are sorted.
"""

import json
import types
from base64 import b64decode, b64encode
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Step = Callable[[Any], Any]


class UndecodableError(ValueError):
    """A text is not what ``encode`` writes for this type; it says no more, since texts are data."""


@dataclass(frozen=True, slots=True)
class Form:
    """How one type becomes JSON, and how it comes back.

    Attributes:
        text: Its JSON is a string, so that it can be a key.
    """

    to_json: Step
    from_json: Step
    text: bool = False


def encode(value: object) -> str:
    """Write a dataclass of plain fields as one line of ASCII."""
    return _COMPACT.encode(_form(cast(Hashable, type(value))).to_json(value))


_COMPACT = json.JSONEncoder(allow_nan=False, separators=(",", ":"), default=date.isoformat)


def decode(kind: type[T], text: str) -> T:
    """Read back what ``encode`` wrote.

    Raises:
        UndecodableError: It did not write this.
    """
    try:
        value: T = _form(cast(Hashable, kind)).from_json(json.loads(text))
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        raise UndecodableError from None
    return value


@cache
def _form(kind: Hashable) -> Form:
    """Find the form of a type, once for each."""
    if isinstance(kind, type) and kind in PLAIN:
        return PLAIN[kind]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum(kind)
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass(kind)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _optional(_form(next(one for one in inner if one is not type(None))))
    if origin is Mapping:
        return _mapping(_form(inner[0]), _form(inner[1]))
    return _collection(origin, _form(inner[0]))


def _exactly(kind: type) -> Step:
    """Refuse what only resembles: ``True`` is an ``int`` to Python."""

    def check(value: Any) -> Any:  # noqa: ANN401 - of any JSON type
        if type(value) is not kind:
            raise TypeError
        return value

    return check


def _same(value: Any) -> Any:  # noqa: ANN401 - of any JSON type
    return value


def _bytes(text: str) -> bytes:
    """Read what Base64 writes, and nothing that only resembles it."""
    return b64decode(text, validate=True)


PLAIN: dict[type, Form] = {
    int: Form(_same, _exactly(int)),
    bool: Form(_same, _exactly(bool)),
    str: Form(_same, _exactly(str), text=True),
    bytes: Form(lambda content: b64encode(content).decode(), _bytes, text=True),
    float: Form(float, _exactly(float)),
    date: Form(date.isoformat, date.fromisoformat, text=True),
    datetime: Form(datetime.isoformat, datetime.fromisoformat, text=True),
    object: Form(_same, _same),
}
"""``object`` is JSON already, but for days, which come back as text: a finding's measures."""


def _enum(kind: type[Enum]) -> Form:
    """Look members up in a table: to call an enumeration costs ten times as much."""
    members = {member.value: member for member in kind}
    values = {member: member.value for member in kind}
    return Form(values.__getitem__, members.__getitem__, text=issubclass(kind, str))


def _optional(form: Form) -> Form:
    return Form(
        lambda value: None if value is None else form.to_json(value),
        lambda value: None if value is None else form.from_json(value),
    )


def _collection(kind: Any, form: Form) -> Form:  # noqa: ANN401 - ``tuple`` or ``frozenset``
    arrange: Step = sorted if kind is frozenset else _same
    return Form(
        lambda values: arrange([form.to_json(value) for value in values]),
        lambda values: kind([form.from_json(value) for value in _list(values)]),
    )


_list = _exactly(list)


def _mapping(key: Form, value: Form) -> Form:
    """Take a JSON object where keys are text, else a list of pairs."""
    if key.text:
        return Form(
            lambda mapping: {key.to_json(k): value.to_json(v) for k, v in mapping.items()},
            lambda mapping: {key.from_json(k): value.from_json(v) for k, v in mapping.items()},
        )
    return Form(
        lambda mapping: [[key.to_json(k), value.to_json(v)] for k, v in mapping.items()],
        lambda pairs: {key.from_json(k): value.from_json(v) for k, v in _list(pairs)},
    )


def _dataclass(kind: Any) -> Form:  # noqa: ANN401 - a dataclass
    hints = get_type_hints(kind)
    parts = [(one.name, _default(one), _form(hints[one.name])) for one in fields(kind)]
    forms = {name: form for name, _, form in parts}

    def to_json(value: Any) -> Any:  # noqa: ANN401 - of that dataclass
        found = ((name, default, form, getattr(value, name)) for name, default, form in parts)
        return {name: form.to_json(own) for name, default, form, own in found if own != default}

    def from_json(written: Any) -> Any:  # noqa: ANN401 - of any JSON type
        return kind(**{name: forms[name].from_json(own) for name, own in written.items()})

    return Form(to_json, from_json)


def _default(one: "Field[Any]") -> Any:  # noqa: ANN401 - of the field's type
    return one.default_factory() if one.default_factory is not MISSING else one.default
