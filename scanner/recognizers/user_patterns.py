r"""Patterns of the user's own, written as Presidio's YAML writes pattern recognisers.

``user_patterns`` takes the document that a YAML file holds and gives what ``OtherIdentifier`` looks
for beside its own numbers. The patterns are read by one engine for columns and texts, Rust's, which
takes linear time whatever the text, and therefore knows neither look-around nor back references.
``^``, ``$``, ``.`` and case are read as Presidio reads them unless ``global_regex_flags`` says
otherwise; ``\b`` sees no border between kanji and digits here as there.

A pattern that scores less than one half is a doubt: it counts beside one of its context words, in
the same text or in the name of the column. Nothing in such a file is ignored in silence: what is
not understood is an error that names its place.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from scanner.model.detection import Grade

LANGUAGE = "ja"
FLAGS = {re.IGNORECASE: "i", re.MULTILINE: "m", re.DOTALL: "s", re.VERBOSE: "x"}
DEFAULT_FLAGS = int(re.IGNORECASE | re.MULTILINE | re.DOTALL)
DOUBT = 0.5
CONTEXT_ADDS, CONTEXT_LEAST = 0.35, 0.4
"""What a context word adds, and the least it makes of a score; Presidio's own numbers."""

_TOP = {"recognizers", "supported_languages", "global_regex_flags"}
_KEYS = {
    *("name", "type", "enabled", "version", "country_code", "supported_language", "context"),
    *("supported_languages", "supported_entity", "supported_entities", "patterns", "deny_list"),
    "deny_list_score",
}
_PATTERN_KEYS = {"name", "regex", "score"}
NOTHING = r"[^\s\S]"
"""Matches no text."""

_EDGE = r"(?-u:\b{%s-half})"


class PatternError(ValueError):
    """A document of patterns that cannot be used.

    Args:
        place: Keys and positions from the top of the document.
        problem: What is wrong there; it quotes nothing.
    """

    def __init__(self, place: Sequence[str | int], problem: str) -> None:
        super().__init__(f"{'.'.join(map(str, place)) or 'document'}: {problem}")
        self.place = tuple(place)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class UserPattern:
    """One pattern.

    Attributes:
        name: Of the recogniser that it belongs to.
        regex: With its flags, as Rust reads it.
        score: Of a match, 0 to 1.
        context: Words beside a match that raise its score, in lower case.
    """

    name: str
    regex: str
    score: float
    context: tuple[str, ...] = ()

    @property
    def with_context(self) -> float:
        """The score of a match in a text with a context word."""
        return min(1.0, max(self.score + CONTEXT_ADDS, CONTEXT_LEAST))


def matching_cells(cells: pl.Series, patterns: Iterable[UserPattern]) -> Iterator[pl.DataFrame]:
    """Give the cells that match, each with its grade."""
    for pattern in patterns:
        found = cells.str.contains(pattern.regex).fill_null(value=False)
        text = cells.filter(found)
        alone = text.str.contains(rf"\A\s*(?:{pattern.regex})\s*\z")
        grade = (
            pl.when(~_sure(text, pattern))
            .then(pl.lit(int(Grade.SHAPED_WITHIN), pl.UInt8))
            .when(alone)
            .then(pl.lit(int(Grade.CERTAIN), pl.UInt8))
            .otherwise(pl.lit(int(Grade.CERTAIN_WITHIN), pl.UInt8))
        )
        yield pl.DataFrame({"cell": found.arg_true()}).with_columns(grade=grade)


def matches(text: str, patterns: Iterable[UserPattern]) -> Iterator[tuple[int, int, float]]:
    """Find every match in one text: start, end, score."""
    for pattern in patterns:
        series = pl.Series([text])
        if series.str.contains(pattern.regex).item():
            sure = _beside(series, pattern).item()
            score = pattern.with_context if sure else pattern.score
            yield from ((start, end, score) for start, end in _places(series, text, pattern))


def _sure(text: pl.Series, pattern: UserPattern) -> pl.Series:
    if pattern.score >= DOUBT:
        return pl.repeat(value=True, n=len(text), eager=True)
    return _beside(text, pattern) & (pattern.with_context >= DOUBT)


def _beside(text: pl.Series, pattern: UserPattern) -> pl.Series:
    """Say which texts hold a context word."""
    words = "|".join(map(re.escape, pattern.context)) or NOTHING
    return text.str.contains(f"(?i){words}")


def _places(series: pl.Series, text: str, pattern: UserPattern) -> Iterator[tuple[int, int]]:
    """Locate matches by setting a mark that the text does not hold around each."""
    mark = next(sign for sign in map(chr, range(0xE000, 0xF8FF)) if sign not in text)
    pieces = series.str.replace_all(
        f"(?P<all_of_it>{pattern.regex})", f"{mark}${{all_of_it}}{mark}"
    )
    position = 0
    for number, piece in enumerate(pieces.item().split(mark)):
        if number % 2 and piece:
            yield position, position + len(piece)
        position += len(piece)


def user_patterns(document: object) -> tuple[UserPattern, ...]:
    """Read what a YAML file for Presidio's registry holds.

    Raises:
        PatternError: It is not such a document, or asks for what is not done here.
    """
    top = _mapping(document, (), _TOP)
    flags = _flags(top.get("global_regex_flags", DEFAULT_FLAGS))
    _languages(top.get("supported_languages", [LANGUAGE]), ("supported_languages",))
    recognizers = _list(top.get("recognizers"), ("recognizers",))
    return tuple(
        pattern
        for number, recognizer in enumerate(recognizers)
        for pattern in _recognizer(recognizer, ("recognizers", number), flags)
    )


def _recognizer(value: object, place: tuple[str | int, ...], flags: str) -> Iterator[UserPattern]:
    fields = _mapping(value, place, _KEYS)
    if fields.get("enabled", True) is False:
        return
    if fields.get("type", "custom") != "custom":
        raise PatternError((*place, "type"), "only custom recognizers with patterns can be added")
    name = _text(fields.get("name"), (*place, "name"))
    context = _context(fields, place)
    for regex, score, at in _regexes(fields, place):
        yield UserPattern(name, _checked(f"(?{flags}:{regex})", at), score, context)


def _regexes(
    fields: Mapping[str, Any], place: tuple[str | int, ...]
) -> Iterator[tuple[str, float, tuple[str | int, ...]]]:
    """Give the expressions of a recogniser, with their scores and places."""
    patterns = _list(fields.get("patterns", []), (*place, "patterns"))
    words = _list(fields.get("deny_list", []), (*place, "deny_list"))
    if not patterns and not words:
        raise PatternError(place, "patterns or deny_list is needed")
    for number, pattern in enumerate(patterns):
        at = (*place, "patterns", number)
        parts = _mapping(pattern, at, _PATTERN_KEYS)
        score = _score(parts.get("score"), (*at, "score"))
        yield _text(parts.get("regex"), (*at, "regex")), score, (*at, "regex")
    if words:
        at = (*place, "deny_list")
        score = _score(fields.get("deny_list_score", 1.0), (*place, "deny_list_score"))
        yield "|".join(_word(_text(word, at)) for word in words), score, at


def _word(word: str) -> str:
    """Match a word as a whole where it ends in Latin letters; Japanese has no borders."""
    start = _EDGE % "start" if word[0].isascii() and word[0].isalnum() else ""
    end = _EDGE % "end" if word[-1].isascii() and word[-1].isalnum() else ""
    return f"{start}{re.escape(word)}{end}"


def _context(fields: Mapping[str, Any], place: tuple[str | int, ...]) -> tuple[str, ...]:
    words = list(_list(fields.get("context") or [], (*place, "context")))
    if "supported_language" in fields:
        _languages([fields["supported_language"]], (*place, "supported_language"))
    at = (*place, "supported_languages")
    for language in _list(fields.get("supported_languages") or [], at):
        if isinstance(language, Mapping):
            words.extend(_list(language.get("context") or [], at))
            _languages([language.get("language")], at)
        else:
            _languages([language], at)
    return tuple(_text(word, (*place, "context")).lower() for word in words)


def _languages(languages: object, place: tuple[str | int, ...]) -> None:
    if LANGUAGE not in _list(languages, place):
        raise PatternError(place, f"texts are read as Japanese: expected {LANGUAGE}")


def _flags(value: object) -> str:
    known = sum(FLAGS)
    if not isinstance(value, int) or value & ~known:
        raise PatternError(("global_regex_flags",), f"expected a sum of flags up to {int(known)}")
    return "".join(letter for flag, letter in FLAGS.items() if value & flag)


def _checked(regex: str, place: tuple[str | int, ...]) -> str:
    """Give a regular expression back that compiles and does not match nothing.

    Raises:
        PatternError: It does not.
    """
    try:
        empty = pl.Series([""]).str.contains(regex).item()
    except pl.exceptions.ComputeError:
        raise PatternError(
            place,
            "not a regular expression of linear time: look-around ((?=…), (?!…), (?<=…), (?<!…)), "
            r"back references (\1) and possessive or atomic groups cannot be used",
        ) from None
    if empty:
        raise PatternError(place, "matches an empty text")
    return regex


def _mapping(value: object, place: Sequence[str | int], known: set[str]) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise PatternError(place, "expected keys and values")
    if unknown := sorted(str(key) for key in value if key not in known):
        raise PatternError(
            place, f"unknown: {', '.join(unknown)}; known: {', '.join(sorted(known))}"
        )
    return value


def _list(value: object, place: Sequence[str | int]) -> Sequence[Any]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise PatternError(place, "expected a list")
    return value


def _text(value: object, place: Sequence[str | int]) -> str:
    if not isinstance(value, str) or not value:
        raise PatternError(place, "expected a text")
    return value


def _score(value: object, place: Sequence[str | int]) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise PatternError(place, "expected a number from 0 to 1")
    return float(value)
