"""The sample in memory: tables and files as rows, before anything is written."""

from dataclasses import dataclass, field

from sample_data.people import Person
from sample_data.registers import List

Cell = str | int | bytes | None
"""What a cell of the sample can hold."""


@dataclass
class Table:
    """Rows under named columns, and where findings about them lie.

    Attributes:
        name: ``schema.table`` or the path relative to the folder.
        dataset: The policy's name for it, ``None`` where nobody declared it.
        columns: Names of the columns, each with its SQL type (unused in files).
        many: One file of a dataset that the policy declares by a pattern.
        encoding: Of a file, ``None`` for a table.
    """

    name: str
    dataset: str | None
    columns: dict[str, str]
    rows: list[list[Cell]]
    many: bool = False
    encoding: str | None = None

    @property
    def source(self) -> str:
        """The policy's name for the source that holds it."""
        return "members-db" if self.encoding is None else "files"

    def position(self, column: str) -> int:
        """Find a column's place in every row."""
        return list(self.columns).index(column)

    def values(self, column: str) -> list[Cell]:
        """Read one column."""
        position = self.position(column)
        return [row[position] for row in self.rows]

    def put(self, row: int, column: str, value: Cell) -> None:
        """Replace one cell."""
        self.rows[row][self.position(column)] = value

    def add_column(self, column: str, values: list[Cell]) -> None:
        """Append a column that the policy does not know."""
        self.columns[column] = "TEXT"
        for row, value in zip(self.rows, values, strict=True):
            row.append(value)


def texts(names: str) -> dict[str, str]:
    """Name columns of text, separated by blanks."""
    return dict.fromkeys(names.split(), "TEXT")


@dataclass
class System:
    """A whole point-card system.

    Attributes:
        members: The people in it, from whom breaches take their values.
        cards: Their WAON numbers.
        tables: Tables and CSV files by name.
        others: Files that are no tables, by path.
        registers: The lists of the office, by name.
    """

    members: list[Person]
    cards: list[str]
    tables: dict[str, Table] = field(default_factory=dict)
    others: dict[str, bytes] = field(default_factory=dict)
    registers: dict[str, List] = field(default_factory=dict)

    def add(self, *tables: Table) -> None:
        """Put tables and files in their places."""
        self.tables.update((table.name, table) for table in tables)
