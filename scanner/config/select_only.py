"""What a declared query may be: one ``SELECT`` that reads, with nothing to be filled in.

The database is asked in a transaction that cannot write, whatever this lets pass; here a mistake is
told before anything is asked. Functions that act on a server (locks, sleep, settings, other
servers, files) are refused by their names.
"""

import re
from collections import Counter
from collections.abc import Iterator

import sqlglot
from sqlglot import exp
from sqlglot.errors import ParseError, TokenError

from scanner.config.messages import queries as messages
from scanner.config.mistake import ToldError

OPENINGS = frozenset({"SELECT", "WITH", "("})

PLAIN = (exp.Select, exp.SetOperation)

ACTING = re.compile(
    r"(?:pg_(?!typeof\Z|get_)|lo_|dblink|set_config|nextval|setval|currval|lastval|"
    r"query_to_xml|table_to_xml|cursor_to_xml|schema_to_xml|database_to_xml|"
    r"load_extension|fts3_tokenizer|readfile|writefile)",
    re.IGNORECASE,
)
"""Functions of PostgreSQL and SQLite that do more than compute from what is selected."""


class NotASelectError(ToldError):
    """A query that is not put to a database; carries the message, never the query."""


def ordered(text: str, dialect: str) -> bool:
    """Say whether a query orders its rows, if it may be put at all.

    Args:
        text: Without a semicolon at its end.
        dialect: Of sqlglot.

    Raises:
        NotASelectError: It may not.
    """
    root = _parsed(text, dialect)
    for node in root.walk():
        if what := _forbidden(node):
            raise NotASelectError(messages.QUERY_NOT_WITH, what=what)
    for name in _twice(root):
        raise NotASelectError(messages.QUERY_SAME_COLUMN, name=name)
    return root.args.get("order") is not None


def _parsed(text: str, dialect: str) -> exp.Query:
    """Read a query: one statement that begins and is as a ``SELECT``."""
    try:
        tokens = sqlglot.tokenize(text, dialect=dialect)
        if not tokens or tokens[0].text.upper() not in OPENINGS:
            raise NotASelectError(messages.QUERY_SELECTS)
        [root, *more] = sqlglot.parse(text, dialect=dialect)
    except ParseError as error:
        line = str(error.errors[0]["line"])
        raise NotASelectError(messages.QUERY_SYNTAX, line=line) from None
    except (TokenError, RecursionError):
        raise NotASelectError(messages.QUERY_SYNTAX, line="1") from None
    inner = root.unnest() if isinstance(root, exp.Subquery) else root
    if more or not isinstance(root, exp.Query) or not isinstance(inner, PLAIN):
        raise NotASelectError(messages.QUERY_SELECTS)
    return root


def _forbidden(node: object) -> str:
    """Name what a query may not hold."""
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


def _twice(root: exp.Query) -> Iterator[str]:
    """Name columns that are there more than once, as far as the query itself names them."""
    counted = Counter(name for name in root.named_selects if name not in {"", "*"})
    return (name for name, times in counted.items() if times > 1)
