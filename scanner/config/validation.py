"""From a document to a checked shape, with every mistake at its place.

Promise: what is wrong is told once. A broken part is left out, so that the rest can be checked in
the same go; a user with five mistakes sees five, not the first.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Generic, TypeVar, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from scanner.config.document import Document, Trail
from scanner.config.messages import shape as messages
from scanner.config.messages.message import Message
from scanner.config.mistake import Mistake
from scanner.config.schema.spec import CLOCK, CONTROL, DIGITS, Spec

S = TypeVar("S", bound=Spec)


@dataclass(frozen=True, slots=True)
class Checked(Generic[S]):
    """A shape, as far as it is sound.

    Attributes:
        spec: ``None`` where nothing could be saved.
        left_out: What is not in it because it was broken.
    """

    spec: S | None
    mistakes: tuple[Mistake, ...] = ()
    left_out: frozenset[Trail] = frozenset()


def validated(
    model: type[S],
    document: Document,
    base: Trail = (),
    stand_ins: Mapping[str, object] | None = None,
) -> Checked[S]:
    """Check one part of a file, all of it by default.

    Args:
        model: The shape that it must have.
        document: The file.
        base: The way to the part.
        stand_ins: What takes the place of required keys that are broken; without it, one mistake
            leaves nothing.
    """
    data = deepcopy(document.get(base))
    try:
        return Checked(model.model_validate(data))
    except ValidationError as error:
        wrong = [_Wrong.of(e, model) for e in error.errors(include_url=False)]
    own = (w for w in wrong if not w.follows(document, base))
    mistakes = tuple(w.mistake(document, base) for w in own)
    cuts = frozenset(w.cut for w in wrong)
    if stand_ins is None or () in cuts:
        return Checked(None, mistakes)
    for cut in cuts:
        _leave_out(data, cut, stand_ins)
    return Checked(model.model_validate(data), mistakes, cuts)


def _leave_out(data: Any, cut: Trail, stand_ins: Mapping[str, object]) -> None:  # noqa: ANN401 - YAML
    """Take one entry out of plain data."""
    *way, last = cut
    for part in way:
        data = data.get(part, {})
    data.pop(last, None)
    if not way and last in stand_ins:
        data[last] = stand_ins[str(last)]


def nearest(word: object, known: Iterable[str]) -> str:
    """Find the known word that was probably meant."""
    by_form = {k.lower(): k for k in known}
    close = get_close_matches(str(word).lower(), by_form, n=1, cutoff=0.6)
    return by_form[close[0]] if close else ""


_SAID: Mapping[str, Message] = {
    "string_type": messages.TEXT,
    "int_type": messages.WHOLE_NUMBER,
    "greater_than_equal": messages.AT_LEAST,
    "less_than_equal": messages.AT_MOST,
    "bool_type": messages.TRUE_OR_FALSE,
    "date_type": messages.DATE,
    "tuple_type": messages.LIST,
    "too_short": messages.EMPTY_LIST,
    "dict_type": messages.MAPPING,
    "model_type": messages.MAPPING,
    "model_attributes_type": messages.MAPPING,
    "enum": messages.ONE_OF,
    "literal_error": messages.ONE_OF,
    "union_tag_invalid": messages.ONE_OF,
    "nothing": messages.NOTHING,
}
_PATTERNS: Mapping[str, Message] = {
    CLOCK: messages.CLOCK,
    CONTROL: messages.CONTROL_ID,
    DIGITS: messages.DIGITS,
}


@dataclass(frozen=True, slots=True)
class _Wrong:
    """One error of pydantic, brought back to the file.

    Attributes:
        trail: Where it is in the plain data; pydantic also counts the kinds of sources.
        spec: The shape that holds it, and ``depth`` the length of the way there.
    """

    kind: str
    words: Mapping[str, Any]
    trail: Trail
    spec: type[Spec]
    depth: int

    @classmethod
    def of(cls, error: ErrorDetails, model: type[Spec]) -> "_Wrong":
        """Follow pydantic's location through the shapes."""
        location = error["loc"]
        kind = error["type"]
        if location[-1:] == ("[key]",):
            kind, location = "key", location[:-1]
        return cls(kind, error.get("ctx", {}), *_follow(model, location))

    @property
    def cut(self) -> Trail:
        """What must go for the rest to be checked: an unknown key, else the shape around."""
        if self.kind == "extra_forbidden":
            return self.trail
        return self.trail[: self.depth or 1]

    def follows(self, document: Document, base: Trail) -> bool:
        """Say whether it only follows from what is told anyway: a bad item, or bad YAML."""
        trail = (*base, *self.trail)
        short_of_bad_items = self.kind == "too_short" and bool(document.get(trail))
        bad_yaml = {mistake.place for mistake in document.mistakes}
        return short_of_bad_items or document.value(trail) in bad_yaml

    def mistake(self, document: Document, base: Trail) -> Mistake:
        """Give place and message."""
        trail = (*base, *self.trail)
        match self.kind:
            case "extra_forbidden":
                return self._unknown_key(document, trail)
            case "missing":
                key = str(trail[-1])
                return Mistake(document.key(trail[:-1]), messages.MISSING_KEY, {"key": key})
            case "union_tag_not_found":
                return Mistake(document.key(trail), messages.MISSING_KEY, {"key": "kind"})
            case "key":
                return Mistake(document.key(trail), messages.BLANK)
            case "union_tag_invalid":
                trail = (*trail, "kind")
        if trail in document.values and document.get(trail) is None:
            return Mistake(document.key(trail), messages.NOTHING)
        return self._wrong_value(document, trail)

    def _unknown_key(self, document: Document, trail: Trail) -> Mistake:
        key, known = str(trail[-1]), tuple(_keys(self.spec))
        if key in self.spec.planned.split():
            return Mistake(document.key(trail), messages.NOT_BUILT, {"key": key})
        words = {"key": key, "known": ", ".join(known)}
        return Mistake(document.key(trail), messages.UNKNOWN_KEY, words, nearest(key, known))

    def _wrong_value(self, document: Document, trail: Trail) -> Mistake:
        while trail not in document.values:
            trail = trail[:-1]
        if self.kind == "string_pattern_mismatch":
            message = _PATTERNS.get(self.words["pattern"], messages.BLANK)
            return Mistake(document.value(trail), message)
        expected = self.words.get("expected") or self.words.get("expected_tags", "")
        known = re.findall(r"'([^']*)'", expected) or [expected]
        bounds = {key: str(self.words[key]) for key in ("ge", "le") if key in self.words}
        words = {"known": ", ".join(known), **bounds}
        message = _SAID.get(self.kind, messages.OTHERWISE)
        near = nearest(document.get(trail), known) if message is messages.ONE_OF else ""
        return Mistake(document.value(trail), message, words, near)


def _keys(spec: type[Spec]) -> Iterator[str]:
    """List the keys of a shape as the file spells them."""
    return (field.alias or name for name, field in spec.model_fields.items())


def _shapes(annotation: object) -> Iterator[type[Spec]]:
    """Find the shapes inside a type, such as the one of ``dict[str, CitySpec]``."""
    if isinstance(annotation, type) and issubclass(annotation, Spec):
        yield annotation
    for inner in get_args(annotation):
        yield from _shapes(inner)


def _follow(model: type[Spec], location: Sequence[str | int]) -> tuple[Trail, type[Spec], int]:
    """Give the way in plain data, the innermost shape on it, and how far away that begins."""
    trail: list[str | int] = []
    spec, depth = model, 0
    parts = iter(location)
    for part in parts:
        trail.append(part)
        types = dict(
            zip(_keys(spec), (f.annotation for f in spec.model_fields.values()), strict=True)
        )
        inner = tuple(_shapes(types.get(str(part))))
        keyed = get_origin(types.get(str(part))) in (dict, tuple)
        entry = next(parts, None) if inner and keyed else part
        if not inner or entry is None:
            continue
        trail += [entry] if keyed else []
        tag = next(parts, None) if len(inner) > 1 else None
        spec = next((s for s in inner if tag in s.kinds()), inner[0])
        depth = len(trail)
    return tuple(trail), spec, depth
