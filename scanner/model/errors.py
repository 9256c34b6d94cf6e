"""Errors that tell whose fault it is, and never quote data.

A ``ConfigError`` is for the person who wrote the policy, a ``UsageError`` for the person at the
command line (both exit 2), a ``SourceError`` becomes coverage. Anything else is a bug (exit 1).
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial


class Reason(StrEnum):
    """Why something that should have been read was not: the subject of COV-1.

    The codes are part of the stable output; a report puts them into words.
    """

    UNREACHABLE = "unreachable"
    NOT_FOUND = "not-found"
    PERMISSION = "permission"
    NO_KEY = "no-key"
    UNSUPPORTED_KEY = "unsupported-key"
    UNSUPPORTED_TYPE = "unsupported-type"
    UNKNOWN_FORMAT = "unknown-format"
    UNKNOWN_ENCODING = "unknown-encoding"
    DOUBTFUL_ENCODING = "doubtful-encoding"
    MALFORMED = "malformed"
    RAGGED_ROWS = "ragged-rows"
    TOO_LARGE = "too-large"
    CHANGED_WHILE_READ = "changed-while-read"
    LINK = "link"
    ENCRYPTED = "encrypted"
    ARCHIVE_BOMB = "archive-bomb"
    TOO_DEEP = "too-deep"
    DECODER_DIED = "decoder-died"
    ARCHIVE_TIER = "archive-tier"
    CUSTOMER_KEY = "customer-key"
    DELETED = "deleted"
    READ_FAILED = "read-failed"
    ROW_SECURITY = "row-security"
    MASKED_FOR_LOGIN = "masked-for-login"
    ENCRYPTED_COLUMN = "encrypted-column"
    TIMED_OUT = "timed-out"
    OUT_OF_HOURS = "out-of-hours"
    NOT_BUILT = "not-built"


class SourceError(Exception):
    """Data could not be read.

    Args:
        reason: The stable code that coverage reports.
        kind: The type of the underlying error, never its message: drivers quote data.
        passing: It may be over soon, so that trying again makes sense.
    """

    def __init__(self, reason: Reason, kind: str = "", *, passing: bool = False) -> None:
        super().__init__(f"{reason.value}{f' ({kind})' if kind else ''}")
        self.reason = reason
        self.kind = kind
        self.passing = passing

    def __reduce__(self) -> tuple[Callable[..., "SourceError"], tuple[Reason, str]]:
        return partial(type(self), passing=self.passing), (self.reason, self.kind)


class UsageError(Exception):
    """The command line asks for something that cannot be done; the message says what to do."""

    def say(self, _lang: str) -> str:
        """Give the message; an error that knows both languages gives the one asked for."""
        return str(self)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a configuration file.

    Attributes:
        file: The file as the user named it.
        line: 1-based.
        column: 1-based, in code points.
        message: What is wrong and what to write instead.
    """

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class ConfigError(Exception):
    """A configuration that cannot be used, with every problem found in it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
