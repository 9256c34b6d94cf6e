"""What spares a column the screens: which signs are in it, and how few distinct cells it has."""

import sys
from functools import reduce
from operator import or_

import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.model.category import DataCategory
from scanner.model.detection import Verdict
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.profiling import Namer, Reading, profile_batch
from scanner.recognizers import detector
from scanner.recognizers.address.forms import LIKELY, PARTS_IN_ASCII
from scanner.recognizers.detector import FEW, SAMPLE_CELLS, few_distinct
from scanner.recognizers.headers.column_names import LONGEST_WORD, NamedBy
from scanner.recognizers.reading.normalise import DIGITS, Column

EVERY = detector(RecognizerSettings())
WRITTEN = st.text(alphabet="09aZ-*@ \t\x00あ男０＠é𠮷", max_size=8)


@given(st.lists(st.none() | WRITTEN), st.integers(0, 4), st.text("09*@あ０𠮷", max_size=3))
def test_a_sign_that_is_there_could_be_there(
    cells: list[str | None], first: int, signs: str
) -> None:
    values = pa.array(cells, pa.string()).slice(min(first, len(cells)))
    seen = reduce(or_, (set(cell) for cell in values.to_pylist() if cell), set[str]())
    column = Column(values)
    assert column.could_hold(signs) or seen.isdisjoint(signs)
    assert not column.is_ascii or all(map(str.isascii, seen))


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view()])
def test_a_column_of_letters_holds_no_digit(kind: pa.DataType) -> None:
    column = Column(pa.array(["7", "abc", None], kind).slice(1))
    assert not column.could_hold(DIGITS)
    assert column.could_hold("c")
    assert column.is_ascii
    assert not Column(pa.array(["é"], kind)).is_ascii
    assert not Column(pa.array([None], kind)).could_hold(DIGITS)
    assert not Column(pa.nulls(2, kind)).could_hold(DIGITS)


@given(st.lists(st.text(alphabet=" \t\r\n0123-9aFf&.", max_size=12)))
def test_parts_of_addresses_in_ascii_are_those_of_all_columns(cells: list[str]) -> None:
    texts = pl.Series(cells, dtype=pl.String)
    assert (
        texts.str.contains(PARTS_IN_ASCII).to_list()
        == texts.str.contains("|".join(LIKELY)).to_list()
    )


def test_a_column_of_codes_is_graded_as_its_cells_are() -> None:
    codes = ["男", "女", None, "", "090-1234-5678", "山田太郎様"]
    column = pa.array(codes * SAMPLE_CELLS, pa.string())
    assert few_distinct(column) is not None
    graded = EVERY.grade(column).grades
    once = EVERY.grade(pa.array(codes, pa.string())).grades
    assert {c: g.to_pylist() for c, g in graded.items()} == {
        c: g.to_pylist() * SAMPLE_CELLS for c, g in once.items()
    }


def test_a_column_that_only_begins_like_codes_is_none() -> None:
    begins = ["0"] * SAMPLE_CELLS
    assert few_distinct(pa.array(begins)) is None
    assert few_distinct(pa.array([*begins, *map(str, range(FEW * 100))])) is None
    assert few_distinct(pa.array([str(n % (FEW + 1)) for n in range(SAMPLE_CELLS * 9)])) is None


@pytest.mark.parametrize(
    ("columns", "verdict"),
    [
        (("last_name", "phone", "shop"), Verdict.PERSONAL),
        (("フリガナ", "phone", "店舗"), Verdict.PERSONAL),
        (("担当者氏名", "phone", "会社名"), Verdict.BUSINESS),
        (("件数", "phone", "shop"), Verdict.BUSINESS),
        (("件数", "phone", "tenpo_mei"), Verdict.BUSINESS),
        (("氏名変更フラグ", "phone", "tenpo_mei"), Verdict.BUSINESS),
        (("seibetsu", "phone", "shop"), Verdict.PERSONAL),
        (("birthday", "phone", "shop"), Verdict.PERSONAL),
    ],
)
def test_a_table_that_names_people_is_not_one_of_shops(
    columns: tuple[str, ...], verdict: Verdict
) -> None:
    cells = [["7"] * 20, [f"047-482-{n:04d}" for n in range(20)], ["本店"] * 20]
    batch = pa.RecordBatch.from_arrays([pa.array(c) for c in cells], names=list(columns))
    profile = profile_batch(batch, Reading(None, EVERY, Namer(EVERY)))
    said = EVERY.weigh(profile.fields)["phone"]
    assert said[DataCategory.PHONE_NUMBER].verdict is verdict


def test_no_known_word_of_a_name_is_longer_than_names_are_cut_by() -> None:
    modules = [
        module for name, module in sys.modules.items() if name.startswith("scanner.recognizers")
    ]
    named = [value for m in modules for value in vars(m).values() if isinstance(value, NamedBy)]
    assert len(named) > len(DataCategory) // 2
    for each in named:
        words = " ".join(each.strong + each.weak).split()
        assert all(len(word) <= LONGEST_WORD for word in words if not word.isascii())
