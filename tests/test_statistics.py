"""Groups of people: how they are written, how many are alike, over any partition of the rows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.ledger.codec import decode, encode
from scanner.model import statistics as model
from scanner.model.activity import SensitiveActivities
from scanner.model.category import DataCategory as C
from scanner.model.declaration import DatasetDeclaration, FieldDeclaration, Treatment
from scanner.model.profile import DatasetProfile
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.model.secret import Secret
from scanner.model.statistics import Groups, Seen, Sizes, Statistics
from scanner.profiling import Namer, Reading, profile_batch
from scanner.recognizers import detector
from scanner.recognizers.remaining.generalised import generalised
from tests.bench.groups import COLUMNS, batches, counted

DETECTOR = detector(RecognizerSettings())
NAMER = Namer(DETECTOR, Secret(b"a key for tests, of no use elsewhere"))
QUASI = ("年代", "性別", "町")

ALIKE: Mapping[str, list[str | None]] = {
    "age bands": ["20代", "20歳代", "２０～２９歳", "20-29", "20〜29", "020-029", "20才―29才"],
    "bands of years": ["1980年代", "1980-1989", "1980年~1989年"],
    "open bands": ["75歳以上", "75-", "75+", "75歳～"],
    "the youngest": ["10歳未満", "0-9", "9歳以下", "0～9歳"],
    "an age": ["25歳", "25", "２５才"],
    "a postcode": ["260-0028", "〒2600028", "2600028", "２６０－００２８"],
    "five digits of a postcode": ["260-00**", "26000", "〒260-00", "26000**", "260-00●●"],
    "three digits of a postcode": ["260-****", "260", "〒260", "260****"],
    "men": ["男", "男性", "M", "male"],
    "women": ["女", "女性", "f", "Female"],
    "a day": ["1985-04-01", "S60.4.1", "昭和60年4月1日", "1985/4/1"],
    "a year": ["昭和60年", "S60年", "1985年", "1985"],
    "the first year of an era": ["令和元年", "2019"],
    "a town": ["千葉県船橋市", "船橋市", "船橋市***", " 船橋市 "],
    "a ward": ["千葉県千葉市中央区新町", "千葉市中央区新町"],
    "two spellings of a town": ["鎌ケ谷市", "千葉県鎌ヶ谷市"],
    "signs that nobody sees": ["新町", "\x1f新町\x00"],
    "nothing": ["", " ", None, "***", "-", "不明", "xx", "●●●"],
}


@pytest.mark.parametrize("writings", ALIKE.values(), ids=ALIKE.keys())
def test_a_group_is_one_in_whatever_way_it_is_written(writings: list[str | None]) -> None:
    assert generalised(pl.Series(writings)).n_unique() == 1


def test_groups_that_are_not_the_same_stay_apart() -> None:
    known = [next(w for w in writings if w) or "" for writings in ALIKE.values()]
    apart = [
        "S60",
        "R1",
        "H31",
        "府中市",
        "東京都府中市",
        "広島県府中市",
        "千葉県",
        "2*",
        "2",
        "29-20",
    ]
    apart += [
        "30代",
        "20-39",
        "75-79",
        "2026-04-01 10:00",
        "2026-04-01 11:00",
        "m1",
        "男女",
        "120-129",
    ]
    assert generalised(pl.Series(known + apart)).n_unique() == len(known + apart)


def reading(
    statistics: Statistics | None = None,
    sensitive: SensitiveActivities | None = None,
    *,
    key: bool = True,
) -> Reading:
    fields = {name: FieldDeclaration() for name in (*QUASI, "人数", "コード", "会員番号")}
    fields["氏名"] = FieldDeclaration(frozenset({C.PERSON}))
    fields["電話"] = FieldDeclaration(frozenset({C.PHONE_NUMBER}), Treatment.REMOVED)
    declaration = DatasetDeclaration(
        "stats",
        "db",
        "main.stats",
        ("chiba",),
        fields=fields,
        statistics=statistics,
        sensitive=sensitive,
    )
    return Reading(declaration, DETECTOR, NAMER if key else Namer(DETECTOR))


def batch(**columns: list[str | None]) -> pa.RecordBatch:
    return pa.record_batch({name: pa.array(cells, pa.string()) for name, cells in columns.items()})


PEOPLE = Statistics(3, QUASI)
ROWS = [("20代", "男", "新町"), ("20-29", "男性", "新町"), ("30代", "女", "旭町"), ("*", "", "-")]


def seen(rows: Sequence[tuple[str, ...]], declared: Statistics = PEOPLE) -> Seen:
    columns = dict(zip(QUASI, map(list, zip(*rows, strict=True)), strict=True))
    return profile_batch(batch(**columns), reading(declared)).statistics


def test_rows_alike_in_every_quasi_identifier_are_a_group() -> None:
    sizes = seen([*ROWS, ROWS[0]]).groups.sizes(3)
    assert sizes == Sizes(groups=2, unique=1, below=1, smallest=1)
    assert seen([*ROWS, ROWS[0]]).groups.sizes(4) == Sizes(groups=2, unique=1, below=4, smallest=1)


def test_rows_that_hide_everything_are_in_no_group() -> None:
    assert seen([ROWS[3], ROWS[3]]).groups.sizes(3) == Sizes()


def test_a_text_that_is_no_group_is_not_counted() -> None:
    rows = [("20代", "男", "町" * 400), ("20代", "男", "町" * 4)]
    assert seen([*rows, rows[0]]) == replace(seen(rows[1:]), unknown=2)
    assert seen(rows[:1]) == Seen(unknown=1)


rows = st.lists(st.sampled_from([*ROWS, ("20代", "", "新町"), ("20代", "新町", "")]), min_size=1)


@settings(max_examples=12, deadline=None)
@given(rows, rows)
def test_where_rows_are_cut_does_not_matter(
    one: list[tuple[str, ...]], other: list[tuple[str, ...]]
) -> None:
    assert seen(one) + seen(other) == seen(other) + seen(one) == seen(one + other)
    assert seen(one) + Seen() == Seen() + seen(one) == seen(one)
    written = Counter(("20-29" if a[:2] == "20" else a, b[:1], c) for a, b, c in one + other)
    del written["*", "", "-"]
    assert seen(one + other).groups.sizes(2).groups == len(written)


def test_a_group_leaves_no_value_and_depends_on_the_key() -> None:
    other = Reading(reading(PEOPLE).declaration, DETECTOR, Namer(DETECTOR, Secret(b"another key")))
    one = batch(年代=["20代"], 性別=["男"], 町=["新町"])
    assert profile_batch(one, other).statistics.groups.digests != seen(ROWS[:1]).groups.digests


def test_groups_are_remembered_as_they_were() -> None:
    profile = DatasetProfile(rows=4, statistics=seen(ROWS))
    assert decode(DatasetProfile, encode(profile)) == profile
    with pytest.raises(ValueError, match=r"^$"):
        decode(Groups, '{"digests":"*"}')


def test_without_a_key_or_a_column_nothing_is_counted() -> None:
    one = batch(年代=["20代"], 性別=["男"], 町=["新町"])
    assert profile_batch(one, reading(PEOPLE, key=False)).statistics == Seen(unknown=1)
    assert profile_batch(one.select(["年代"]), reading(PEOPLE)).statistics == Seen(unknown=1)
    assert profile_batch(one.slice(0, 0), reading(PEOPLE)).statistics == Seen()
    assert profile_batch(one, reading()).statistics == Seen()


def groups(*sizes: tuple[int, int]) -> Groups:
    digests, counts = zip(*sizes, strict=True)
    return Groups.of(pa.array(digests, pa.uint64()), pa.array(counts, pa.uint64()))


def test_beyond_the_bound_the_smallest_digests_are_kept_and_counted_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(model, "MOST_GROUPS", 2)
    one, two, three = groups((5, 1), (9, 1)), groups((1, 1), (9, 1)), groups((5, 1), (2**63, 7))
    assert not one.incomplete
    assert one + two == groups((1, 1), (5, 1), (9, 2)) == two + one
    assert (one + two) + three == one + (two + three) == groups((1, 1), (5, 2), (9, 2), (2**63, 7))
    assert ((one + two) + three).incomplete
    assert ((one + two) + Groups()).incomplete
    assert (Groups() + (one + two)).incomplete
    assert (one + two + three).sizes(2) == Sizes(groups=2, unique=1, below=1, smallest=1)


CELLS = {
    "one less than asked for": ("9", Seen(small=1, smallest=9, small_rows=1)),
    "as many as asked for": ("10", Seen()),
    "a single person": ("1", Seen(small=1, smallest=1, small_rows=1)),
    "nobody": ("0", Seen()),
    "more than a thousand": ("1,234", Seen()),
    "with its word, in full width": ("３人", Seen(small=1, smallest=3, small_rows=1)),
    "as a sheet writes it": ("4.0", Seen(small=1, smallest=4, small_rows=1)),
    "withheld": ("*", Seen()),
    "withheld by a letter": ("X", Seen()),
    "withheld by a word": ("秘匿", Seen()),
    "blank": ("", Seen()),
    "nothing": (None, Seen()),
    "fewer than asked for": ("10人未満", Seen()),
    "fewer than asked for, by a sign": ("<10", Seen()),
    "fewer than a smaller number": ("5未満", Seen(small=1, smallest=4, small_rows=1)),
    "a share": ("3.5%", Seen(unknown=1)),
    "a word": ("少数", Seen(unknown=1)),
    "below zero": ("-3", Seen(unknown=1)),
}


@pytest.mark.parametrize(("cell", "expected"), CELLS.values(), ids=CELLS.keys())
def test_cell_of_a_cross_table(cell: str | None, expected: Seen) -> None:
    found = profile_batch(batch(人数=[cell, "50"]), reading(Statistics(10, counts=("人数",))))
    assert found.statistics == expected


def test_small_cells_of_several_columns_are_counted_once_a_row() -> None:
    declared = Statistics(10, counts=("人数", "町"))
    cells = batch(人数=["3", "20", "?%"], 町=["7", "9", "?%"])
    assert profile_batch(cells, reading(declared)).statistics == Seen(
        small=3, smallest=3, small_rows=2, unknown=1
    )
    assert profile_batch(cells.slice(0, 0), reading(declared)).statistics == Seen()


HEALTH = SensitiveActivities("コード", frozenset({"K01", "K02"}))
CODES: list[str | None] = ["K01", "Ｋ０２ ", "P01", None, "K01"]
NAMES: list[str | None] = ["田中太郎", "山田花子", "田中太郎", "山田花子", None]


def test_activities_that_tell_of_health_count_where_somebody_is_named() -> None:
    cells = batch(コード=CODES, 氏名=NAMES, 電話=["090-1234-5678"] * 5)
    assert profile_batch(cells, reading(sensitive=HEALTH)).sensitive == 2
    assert profile_batch(cells.select(["コード"]), reading(sensitive=HEALTH)).sensitive == 0
    assert profile_batch(cells.select(["氏名"]), reading(sensitive=HEALTH)).sensitive == 0
    assert profile_batch(cells, reading()).sensitive == 0


def test_our_own_number_names_somebody_where_the_policy_says_so() -> None:
    told = SensitiveActivities("コード", HEALTH.codes, ("会員番号",))
    cells = batch(コード=CODES, 会員番号=[None, "7", "8", "9", "10"])
    assert profile_batch(cells, reading(sensitive=told)).sensitive == 2


def test_a_million_people_by_four_quasi_identifiers_cost_five_seconds() -> None:
    """A small twin of ``tests.bench.groups``: a twentieth of the rows, with room for noise."""
    made = batches(50_000, days=True)
    counted(made[:1], 5)
    found, seconds = counted(made, 5)
    written = Counter(
        row for one in made for row in zip(*(one[n].to_pylist() for n in COLUMNS), strict=True)
    )
    assert found.groups.sizes(5) == Sizes(
        groups=len(written),
        unique=sum(n == 1 for n in written.values()),
        below=sum(n for n in written.values() if n < 5),
        smallest=1,
    )
    assert seconds < 2 * 5 / 20
