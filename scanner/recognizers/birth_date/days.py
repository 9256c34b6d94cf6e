"""Calendar days as Japanese systems write them.

Western and era years (明治 to 令和), with or without padding and separators, in half or full width,
with or without a time; eight digits, or an era's letter and six; a time with an offset is taken to
Japan's day. Era bases are those of the calendar of eras (元号): the first year of 令和 is 2019, and
so on.

``days`` reads columns of days. ``OLD``, ``RECENT`` and ``SINCE_2010`` are regular expressions for
what texts hold, months' names and kanji numerals included, by when it was.
"""

import polars as pl

ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""Year before each era's first."""

LETTERS = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}
ABBREVIATED = {"明": "明治", "大": "大正", "昭": "昭和", "平": "平成", "令": "令和"}

_TIME = r"(?:[ T]*(?P<hour>[0-9]{1,2})[:時](?P<minute>[0-9]{1,2})(?:[:分][0-9.]*秒?|分)?)?"
_OFFSET = r"\s*(?P<offset>Z|[+-][0-9]{2}:?[0-9]{2})?"
_SEPARATED = (
    r"(?i)^(?P<era>明治?|大正?|昭和?|平成?|令和?|[MTSHR])?[. ]?(?P<year>元|[0-9]{1,4})"
    r"[-/.年]\s*(?P<month>[0-9]{1,2})[-/.月]\s*(?P<day>[0-9]{1,2})日?(?:\([月火水木金土日]\))?"
    + _TIME
    + _OFFSET
    + "$"
)
_PACKED = (
    r"^(?P<year>(?:1[89]|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"
    r"(?:[ T]?(?P<hour>[0-9]{2}):?(?P<minute>[0-9]{2})(?::?[0-9]{2}(?:\.[0-9]+)?)?)?"
    + _OFFSET
    + "$"
)
_PACKED_ERA = (
    r"(?i)^(?P<era>明治?|大正?|昭和?|平成?|令和?|[MTSHR])"
    r"(?P<year>[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?P<hour>)(?P<minute>)(?P<offset>)$"
)
JAPAN_OFFSET_MINUTES = 9 * 60

_KANJI = "[〇一二三四五六七八九十]{1,3}"
_YEAR_OF_ERA = f"(?:元|[0-9]{{1,2}}|{_KANJI})"
_MONTH, _DAY = "(?:1[0-2]|0?[1-9])", "(?:3[01]|[12][0-9]|0?[1-9])"
MONTH_AND_DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_NAME = "(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\\.?"


def _written(year: str, era: str, letters: str, in_kanji: str) -> str:
    """Make the expression for the folded days of these years and these years of eras."""
    kanji = f"(?:{_MONTH}|{_KANJI}) ?月 {{0,2}}(?:{_DAY}|{_KANJI}) ?日?"
    separated = f"[-/.] ?{_MONTH} ?[-/.] ?{_DAY}"
    return (
        f"(?:{year}(?: ?年 {{0,2}}{kanji}| ?{separated}|{MONTH_AND_DAY})"
        rf"|(?:{era}|{letters})(?: ?年 {{0,2}}{kanji}| ?{separated}|{MONTH_AND_DAY})"
        f"|{_DAY}[-/.]{_DAY}[-/.]{year}|{_NAME} {{1,2}}{_DAY}(?:st|nd|rd|th)?,? ?{year}"
        f"|{_DAY}(?:st|nd|rd|th)?[-/. ]?{_NAME},?[-/. ]?{year}"
        rf"|{year}年? ?\((?:{era}|{letters}) ?年?\)(?: ?年? ?{kanji}| ?{separated})"
        rf"|(?:{era}|{letters}) ?年? ?\({year}年?\) ?年? ?{kanji}"
        f"|{in_kanji}年{kanji})"
    )


OLD = _written(
    "(?:190[1-9]|19[1-8][0-9])",
    rf"(?:明治?|大正?|昭和?|[㍾㍽㍼])[. ]{{0,2}}{_YEAR_OF_ERA}",
    "(?:[Ss][. ]?(?:[0-6]?[0-9]|元)|[Tt][. ]?(?:0?[1-9]|1[0-5]|元)|[Mm][. ]?(?:3[4-9]|4[0-5]))",
    "一九[〇一二三四五六七八][〇一二三四五六七八九]",
)
"""Days before 1990, of which systems keep no records."""

_FIRST_OF_HEISEI = (
    rf"1989年? ?\((?:平成?|㍻|[Hh])(?:元|0?1) ?年?\) ?年? ?{_MONTH} ?[-/.月] ?{_DAY}日?"
)
_RECENT = _written(
    "(?:199[0-9]|20[0-9]{2})",
    rf"(?:平成?|令和?|[㍻㋿])[. ]{{0,2}}{_YEAR_OF_ERA}",
    "(?:[Hh][. ]?(?:[0-3]?[0-9]|元)|[Rr][. ]?(?:[0-9]{1,2}|元))",
    "(?:一九九|二〇[〇一二])[〇一二三四五六七八九]",
)
RECENT = f"(?:{_RECENT}|{_FIRST_OF_HEISEI})"
"""Days from 1990 on, and those of 1989 that say that it was 平成."""

SINCE_2010 = _written(
    "20[1-9][0-9]",
    rf"(?:令和?|㋿)[. ]{{0,2}}{_YEAR_OF_ERA}|(?:平成?|㍻)[. ]{{0,2}}(?:2[2-9]|3[01])",
    "(?:[Hh][. ]?(?:2[2-9]|3[01])|[Rr][. ]?(?:[0-9]{1,2}|元))",
    "二〇[一二][〇一二三四五六七八九]",
)
"""Days from 2010 on, as many records of point cards have; some of ``RECENT``."""

FIRST = "[0-9A-Za-z明大昭平令㍾㍽㍼㍻㋿一二]"
"""What each of these begins with."""

_ZONE = r"(?: ?[AP]M)?(?: ?Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
_CLOCK = rf"[0-9]{{1,2}}[:時][0-9]{{1,2}}(?:[:分][0-9.]*秒?|分)?{_ZONE}"
_NIL = r"(?:[:分]00(?:\.0+)?秒?|分)?"
_MIDNIGHT = (
    rf"(?:0{{1,2}}[:時]00?{_NIL}{_ZONE}|12:00{_NIL} ?AM|15:00{_NIL}(?: ?Z|[+]00:?00)"
    rf"|(?:0?9|24):00{_NIL}(?:[+]09:?00)?)"
)
"""When a day begins, in Japan too: at 15:00 of that before in the time of Greenwich."""


def _behind(clock: str) -> str:
    age = r"(?: ?\((?:満 ?)?[0-9]{1,3} ?[歳才]\))?"
    return rf"(?: ?\([月火水木金土日]\))?(?:[ T]+{clock}|\.0+)?{age}"


TIME, TIME_OF_DAY = _behind(_MIDNIGHT), _behind(_CLOCK)
"""What may stand behind a day: the time when it begins, or any other."""


def days(values: pl.Series) -> pl.Series:
    """Read each cell as a day; a cell that is no date, or no real one, gives null.

    Args:
        values: Strings.

    Returns:
        Dates, one a cell.
    """
    distinct = values.unique(maintain_order=True).drop_nulls().alias("text")
    folded = distinct.str.normalize("NFKC").str.strip_chars()
    day = pl.repeat(None, len(folded), dtype=pl.Date, eager=True)
    for pattern in (_SEPARATED, _PACKED, _PACKED_ERA):
        day = day.fill_null(_day(_parts(folded, pattern)))
    known = pl.DataFrame({"text": distinct, "day": day})
    cells = pl.DataFrame({"text": values})
    return cells.join(known, on="text", how="left", maintain_order="left")["day"]


def _parts(folded: pl.Series, pattern: str) -> pl.DataFrame:
    """Split texts into the parts of a date; a text of another form gives nulls."""
    parts = folded.str.extract_groups(pattern).struct.unnest()
    return parts if "era" in parts.columns else parts.with_columns(era=pl.lit(None, pl.String))


def _day(parts: pl.DataFrame) -> pl.Series:
    """Put a day together; months and days that do not exist give null."""
    era = pl.col("era").str.to_uppercase().replace(LETTERS | ABBREVIATED)
    base = era.replace_strict(ERAS, default=None, return_dtype=pl.Int64)
    number = pl.col("year").replace("元", "1").cast(pl.Int64, strict=False)
    four_digits = pl.col("year").str.len_bytes() == len("2026")
    year = pl.when(base.is_not_null()).then(base + number).when(four_digits).then(number)
    text = pl.format(
        "{}-{}-{}", year, pl.col("month").str.zfill(2), pl.col("day").str.zfill(2)
    ).str.to_date("%Y-%m-%d", strict=False)
    return parts.select(text.dt.offset_by(_shift()).alias("day"))["day"]


def _shift() -> pl.Expr:
    """Days by which a time with an offset falls on another day in Japan."""
    offset = pl.col("offset").str.replace("Z", "+0000", literal=True).str.replace(":", "")
    sign = pl.when(offset.str.starts_with("-")).then(-1).otherwise(1)
    hours = offset.str.slice(1, 2).cast(pl.Int64, strict=False)
    minutes = offset.str.slice(3, 2).cast(pl.Int64, strict=False)
    local = pl.col("hour").cast(pl.Int64, strict=False) * 60 + pl.col("minute").cast(
        pl.Int64, strict=False
    )
    in_japan = local - sign * (hours * 60 + minutes) + JAPAN_OFFSET_MINUTES
    return pl.format("{}d", (in_japan.floordiv(24 * 60)).fill_null(0))
