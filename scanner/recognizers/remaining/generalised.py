"""Values that stand for groups of people, each group written in one way.

Statistics hold what has been made coarser: 20代, 20～29歳 and 20-29 are one age band, 260-00** and
〒26000 one area of postcodes, 千葉県船橋市 and 船橋市 one town, S60年 and 1985 one year. A group
that is written in two ways would look like two small ones. The other mistake is worse, because it
hides a small group: two writings are one group only where nothing else is meant by them, so a shop
R1 is no year, and 府中市 without its prefecture stays apart (there are two). What is hidden or
blank as a whole says nothing and becomes an empty text.
"""

from functools import lru_cache

import polars as pl

from scanner.recognizers.address.gazetteer import PREFECTURES, areas
from scanner.recognizers.birth_date.days import ERAS, LETTERS, days

HIDDEN = "[●○•◯〇■□×✕※]"
UNSEEN = r"[\s\x00-\x1f]"
"""White space and control characters: a group holds none."""

DASHES = r"[‐‑‒–—―−~〜]"
BLANK = r"^(?:[*\-.…?]*|[xX]{2,}|不明|秘匿|非公開|N/?A|n/?a)$"
MEN, WOMEN = "^(?i:男性?|男子|m|male)$", "^(?i:女性?|女子|f|female)$"

DECADE = r"^([0-9]{1,3})(?:歳|才)?代$|^([0-9]{3}0)年代$"
BAND = r"^0*([0-9]{1,4})(?:歳|才|年)?-0*([0-9]{1,4})(?:歳|才|年)?$"
FROM = r"^([0-9]{1,3})(?:歳|才)?(?:以上|\+)$|^(1?[0-9]{1,2})(?:歳|才)?-$"
UP_TO = r"^([0-9]{1,3})(?:歳|才)?以下$"
BELOW = r"^([0-9]{1,3})(?:歳|才)?未満$"
AGE = r"^([0-9]{1,3})(?:歳|才)$"
YEARS = 10

POSTCODE = r"^(?:〒([0-9]{3})-?([0-9]{0,4})|([0-9]{3})-([0-9]{4}|[0-9]{2}))$"
HIDDEN_CODE = r"^〒?([0-9]{2,6})-?([0-9]*)[*]-?[*]*$"
CODE_PLACES = 7

ERA_YEAR = r"^(?:(明治|大正|昭和|平成|令和)(元|[0-9]{1,2})年?|([MTSHR])(元|[0-9]{1,2})年)$"
YEAR = r"^([12][0-9]{3})年$"
TIME = "[:時]"
TOWN_HIDDEN = r"([都道府県市区町村])[*]+$"


def generalised(values: pl.Series) -> pl.Series:
    """Write each group in one way.

    Args:
        values: Strings; null is as good as blank.
    """
    raw = values.fill_null("").alias("raw")
    distinct = raw.unique().to_frame()
    known = distinct.with_columns(group=_groups(distinct["raw"]))
    return raw.to_frame().join(known, on="raw", how="left", maintain_order="left")["group"]


def _groups(distinct: pl.Series) -> pl.Series:
    folded = distinct.str.normalize("NFKC").str.replace_all(UNSEEN, "").str.replace_all(DASHES, "-")
    text = folded.str.replace_all(HIDDEN, "*").str.replace_all("ヶ", "ケ", literal=True)
    groups = days(text).cast(pl.String)
    others = (groups.is_null() | text.str.contains(TIME)).arg_true()
    return groups.scatter(others, _no_days(text.gather(others)))


def _no_days(texts: pl.Series) -> pl.Series:
    text = pl.col("text")
    return (
        texts.alias("text")
        .to_frame()
        .select(
            pl.when(text.str.contains(BLANK))
            .then(pl.lit(""))
            .when(text.str.contains(MEN))
            .then(pl.lit("男"))
            .when(text.str.contains(WOMEN))
            .then(pl.lit("女"))
            .otherwise(pl.coalesce(_postcode(), _band(), _year(), _town()))
            .alias("group")
        )["group"]
    )


def _number(pattern: str, *places: int) -> pl.Expr:
    """Read a number where a text has this form; null elsewhere."""
    found = pl.coalesce(pl.col("text").str.extract(pattern, place) for place in places or (1,))
    return found.cast(pl.Int64)


def _band() -> pl.Expr:
    """Write a band of ages or years as its first and its last."""
    low, high, decade = _number(BAND), _number(BAND, 2), _number(DECADE, 1, 2)
    return pl.coalesce(
        pl.format("{}-{}", decade, decade + YEARS - 1),
        pl.format("{}-{}", low, high),
        pl.format("{}-", _number(FROM, 1, 2)),
        pl.format("0-{}", _number(UP_TO)),
        pl.format("0-{}", _number(BELOW) - 1),
        pl.format("{}", _number(AGE)),
    )


def _postcode() -> pl.Expr:
    """Write what is left of a postcode in digits."""
    whole = pl.format("{}{}", _part(POSTCODE, 1, 3), _part(POSTCODE, 2, 4))
    hidden = pl.format("{}{}", _part(HIDDEN_CODE, 1), _part(HIDDEN_CODE, 2))
    places = pl.col("text").str.count_matches("[0-9*]")
    return pl.coalesce(whole, pl.when(places == CODE_PLACES).then(hidden))


def _part(pattern: str, *places: int) -> pl.Expr:
    return pl.coalesce(pl.col("text").str.extract(pattern, place) for place in places)


def _year() -> pl.Expr:
    """Write a year of an era as that of the calendar."""
    before = _part(ERA_YEAR, 1, 3).replace(LETTERS).replace_strict(ERAS, default=None)
    number = _part(ERA_YEAR, 2, 4).replace("元", "1").cast(pl.Int64)
    return pl.coalesce(pl.format("{}", before + number), pl.col("text").str.extract(YEAR))


def _town() -> pl.Expr:
    """Leave the prefecture out where the municipality says it, and what is hidden behind a town."""
    text = pl.col("text").str.replace(TOWN_HIDDEN, "$1")
    rest = text.str.extract(f"^(?:{'|'.join(PREFECTURES)})(.+)$")
    return pl.coalesce(pl.when(rest.map_batches(_say_their_prefecture)).then(rest), text)


def _say_their_prefecture(places: pl.Series) -> pl.Series:
    """Mark the places in a municipality of a name that there is once."""
    single, lengths = _municipalities()
    said = [
        place is not None and any(place[:length] in single for length in lengths)
        for place in places
    ]
    return pl.Series(places.name, said, pl.Boolean)


@lru_cache(1)
def _municipalities() -> tuple[frozenset[str], range]:
    """Give the municipalities whose name there is once, and how long names are."""
    of: dict[str, set[str]] = {}
    for _, prefecture, city, _ in areas():
        of.setdefault(city.replace("ヶ", "ケ"), set()).add(prefecture)
    single = frozenset(c for c, prefectures in of.items() if len(prefectures) == 1)
    return single, range(min(map(len, single)), max(map(len, single)) + 1)
