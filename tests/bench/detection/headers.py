"""How a table calls its columns."""

from tests.bench.detection.draw import Draw
from tests.bench.detection.words import HEADERS

STYLES = (
    *("ja",) * 8,
    *("romaji",) * 3,
    *("en",) * 4,
    *("abbreviation",) * 3,
    *("meaningless",) * 2,
    *("none",) * 2,
)
"""Styles of whole tables, as often as they come."""

NAMELESS = frozenset({"meaningless", "none"})
MISLEADING_SHARE = 0.06
MISLEADING_KINDS = {"kana": "person", "roman": "person"}


class Naming:
    """Names the columns of one table in one style, each name once.

    Attributes:
        style: ``ja``, ``romaji``, ``en``, ``abbreviation``, ``meaningless`` or ``none``.
    """

    def __init__(self, draw: Draw, style: str) -> None:
        self.style = style
        self._draw = draw
        self._given: list[str] = []

    @property
    def nameless(self) -> bool:
        """Say whether a column's name tells nothing here."""
        return self.style in NAMELESS

    def of_kind(self, kind: str, *, always_named: bool) -> tuple[str, str]:
        """Name a column by what it holds; give the name and the style it really has."""
        misleading = HEADERS["misleading"].get(MISLEADING_KINDS.get(kind, kind))
        if self.nameless:
            return self._unique(self._nameless()), self.style
        if misleading and not always_named and self._draw.chance(MISLEADING_SHARE):
            return self._unique(self._draw.any(misleading)), "misleading"
        styles = HEADERS[kind]
        return self._unique(self._draw.of(styles.get(self.style, styles["ja"]))), self.style

    def one_of(self, names: tuple[str, ...]) -> tuple[str, str]:
        """Name a column that is no personal data from its own list."""
        return self._unique(self._nameless() if self.nameless else self._draw.of(names)), self.style

    def _nameless(self) -> str:
        if self.style == "none":
            return f"col{len(self._given) + 1}"
        return self._draw.any(HEADERS["meaningless"]["any"])

    def _unique(self, name: str) -> str:
        number, unique = 2, name
        while unique in self._given:
            unique, number = f"{name}_{number}", number + 1
        self._given.append(unique)
        return unique
