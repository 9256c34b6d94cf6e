"""A query that the policy declares, by which data is handed over without a file."""

from dataclasses import dataclass

from scanner.model.secret import Secret

ITEM = "query:"
"""What stands before its name where an item is named."""


@dataclass(frozen=True, slots=True)
class Query:
    """One ``SELECT``, over one database.

    Attributes:
        source: Name of the database.
        text: As the policy writes it, without a semicolon; what it compares with may be personal.
        ordered: It says in what order its rows come.
    """

    name: str
    source: str
    text: Secret[str]
    ordered: bool = False

    @property
    def item(self) -> str:
        """Give the name under which it is handed over."""
        return f"{ITEM}{self.name}"
