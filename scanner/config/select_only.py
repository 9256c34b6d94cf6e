"""What a declared query may be: one ``SELECT`` that reads, with nothing to be filled in.

The database is asked in a transaction that cannot write, whatever this lets pass; here a mistake is
told before anything is asked. Functions that act on a server (locks, sleep, settings, other
servers, files) are refused by their names.
"""

import re
from collections import Counter
from collections.abc import Iterator

from scanner.config import query_messages as messages
from scanner.config.messages import Message

DIALECTS = {"sqlite": "sqlite", "postgresql": "postgres", "postgres": "postgres"}
"""Engines that queries are put to, and what sqlglot calls their language."""

OPENINGS = frozenset({"SELECT", "WITH", "("})

ACTING = re.compile(
    r"(?:pg_(?!typeof\Z|get_)|lo_|dblink|set_config|nextval|setval|currval|lastval|"
    r"query_to_xml|table_to_xml|cursor_to_xml|schema_to_xml|database_to_xml|"
    r"load_extension|fts3_tokenizer|readfile|writefile)",
    re.IGNORECASE,
)
"""Functions of PostgreSQL and SQLite that do more than compute from what is selected."""


class NotASelectError(Exception):
    """A query that is not put to a database; carries the message, never the query."""

    def __init__(self, message: Message, **words: str) -> None:
        super().__init__(message.en)
        self.message = message
        self.words = words


def ordered(text: str, dialect: str) -> bool:
    """Say whether a query orders its rows, if it may be put at all.

    Args:
        text: Without a semicolon at its end.
        dialect: Of sqlglot.

    Raises:
        NotASelectError: It may not.
    """
    import sqlglot  # noqa: PLC0415 - where no query is declared it is not needed
    from sqlglot import exp  # noqa: PLC0415 - as said
    from sqlglot.errors import ParseError, TokenError  # noqa: PLC0415 - as said

    try:
        tokens = sqlglot.tokenize(text, dialect=dialect)
        if not tokens or tokens[0].text.upper() not in OPENINGS:
            raise NotASelectError(messages.QUERY_SELECTS)
        parsed = sqlglot.parse(text, dialect=dialect)
    except ParseError as error:
        line = str(error.errors[0].get("line", 1)) if error.errors else "1"
        raise NotASelectError(messages.QUERY_SYNTAX, line=line) from None
    except (TokenError, RecursionError):
        raise NotASelectError(messages.QUERY_SYNTAX, line="1") from None
    [root, *more] = parsed
    if more or not isinstance(root, exp.Select | exp.SetOperation | exp.Subquery):
        raise NotASelectError(messages.QUERY_SELECTS)
    for node in root.walk():
        if what := _forbidden(node):
            raise NotASelectError(messages.QUERY_NOT_WITH, what=what)
    for name in _twice(root):
        raise NotASelectError(messages.QUERY_SAME_COLUMN, name=name)
    return root.args.get("order") is not None


def _forbidden(node: object) -> str:
    """Name what a query may not hold."""
    from sqlglot import exp  # noqa: PLC0415 - as said

    match node:
        case exp.DML() | exp.Merge() | exp.Update() | exp.Delete():
            return type(node).__name__.upper()
        case exp.Into():
            return "INTO"
        case exp.Lock():
            return "FOR UPDATE"
        case exp.Placeholder() | exp.Parameter() | exp.SessionParameter():
            return "?"
        case exp.Func() if ACTING.match(node.name if isinstance(node, exp.Anonymous) else ""):
            return f"{node.name}()"
    return ""


def _twice(root: object) -> Iterator[str]:
    """Name columns that are there more than once, as far as the query itself names them."""
    counted = Counter(name for name in getattr(root, "named_selects", ()) if name not in {"", "*"})
    return (name for name, times in counted.items() if times > 1)
