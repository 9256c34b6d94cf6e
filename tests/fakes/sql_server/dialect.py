"""T-SQL as sqlglot reads it, with the two forms of ours that it does not know."""

from typing import Any, cast

from sqlglot import exp
from sqlglot.dialects.tsql import TSQL
from sqlglot.parsers.tsql import TSQLParser


def _changes(parser: Any) -> exp.Expr:  # noqa: ANN401 - as sqlglot calls it
    """Read ``CHANGETABLE(CHANGES table, version)``."""
    parser._match_text_seq("CHANGES")  # noqa: SLF001 - this is how a dialect is extended
    table = parser._parse_table_parts()  # noqa: SLF001
    parser._match_text_seq(",")  # noqa: SLF001
    version = parser._parse_bitwise()  # noqa: SLF001
    return exp.Anonymous(this="CHANGETABLE", expressions=[table, version])


class Tsql(TSQL):
    """T-SQL."""

    class Parser(TSQLParser):
        FUNCTION_PARSERS = {**TSQLParser.FUNCTION_PARSERS, "CHANGETABLE": _changes}  # noqa: RUF012
        TRANSACTION_CHARACTERISTICS = {  # noqa: RUF012
            "ISOLATION": (
                *cast("tuple[Any, ...]", TSQLParser.TRANSACTION_CHARACTERISTICS["ISOLATION"]),
                ("LEVEL", "SNAPSHOT"),
            )
        }
