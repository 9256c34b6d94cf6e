"""The lists that everything is drawn from, as they stand in ``data/``."""

import tomllib
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


def _rows(name: str) -> tuple[tuple[str, ...], ...]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split(" ")) for line in lines)


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


SURNAMES = _rows("surnames.txt")
"""Surname and reading."""

GIVEN_NAMES = _rows("given.txt")
"""Given name, reading, M or F."""

TOWNS = _rows("towns.txt")
"""Postcode, prefecture, municipality, town: drawn from Japan Post's open postcode data, every
municipality at least once (https://www.post.japanpost.jp/zipcode/dl/readme.html)."""

WORDS: dict[str, tuple[str, ...]] = {k: tuple(v) for k, v in _toml("words.toml").items()}

HEADERS: dict[str, dict[str, tuple[str, ...]]] = {
    kind: {style: tuple(names) for style, names in styles.items()}
    for kind, styles in _toml("headers.toml").items()
}
"""Column names by what the column holds and by style."""

_TEMPLATES = _toml("templates.toml")
PERSONAL_TEXTS: tuple[str, ...] = tuple(_TEMPLATES["personal"])
CLEAN_TEXTS: dict[str, tuple[str, ...]] = {k: tuple(v) for k, v in _TEMPLATES["clean"].items()}
"""Templates without personal data, by the class of look-alike."""

INCIDENTAL_TEXTS: dict[str, tuple[str, ...]] = {
    category: tuple(texts) for category, texts in _TEMPLATES["incidental"].items()
}
"""Templates that hold one thing of one category, by category."""
