"""Pairs of words that nobody has to read one by one, and that hide no name all the same."""

from itertools import product

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.model.detection import Grade
from scanner.recognizers.person.names_in_text import names_in
from scanner.recognizers.person.person import grade_of_names
from scanner.recognizers.person.word_pairs import HONOURED, SIGNS, grade_pairs, names_of
from scanner.recognizers.reading.normalise import Column
from tests.bench.detection.corpus import make
from tests.bench.detection.seeds import Part

LABELS = (
    "受付 担当 氏名 名前 本人 課長 店長 父 妻 宛 From Mr Ms サトウ ｻﾄｳ 佐藤 鈴木 林 修 太郎 五月"
)


def words(count: int) -> list[str]:
    """Give words that stand in cells of the corpus, and what stands beside names."""
    tables = make(Part.DEV, 0.1).tables
    cells = (cell for table in tables for column in table.columns for cell in column.values)
    parts = {word for cell in cells if cell and 3 <= len(cell) <= 12 for word in cell.split()}
    plain = sorted(word for word in parts if 1 < len(word) < 7 and word.isalpha())
    return [*LABELS.split(), *plain[:: max(1, len(plain) // count)]]


@pytest.mark.uncovered
def test_no_pair_that_is_graded_unread_holds_a_name_amid_it() -> None:
    some = words(160)
    cells = [f"{left} {right}" for left, right in product(some, some) if left != right]
    graded = grade_pairs(Column(pa.array(cells)))
    unknown = graded.filter(graded["grade"] <= 1)["cell"]
    assert len(unknown) > 500
    assert not [cells[cell] for cell in unknown if names_in(cells[cell])]


def test_a_column_of_unknown_pairs_is_graded_without_reading_its_cells() -> None:
    signs = "渡辺鈴木石川前後"
    cells = [f"{a}{b} {c}{d}" for a, b, c, d in product(signs, repeat=4)]
    assert len(grade_pairs(Column(pa.array(cells)))) == len(cells)


def test_an_unknown_pair_is_graded_as_the_names_that_are_read_in_it() -> None:
    words = ["処理", "前後", "再送", "木村", "店舗", "鈴木", "渡辺", "後川"]
    cells = [f"{left} {right}" for left, right in product(words, repeat=2)]
    graded = grade_pairs(Column(pa.array(cells)))
    unknown = graded.filter(graded["grade"].is_in([Grade.SHAPED, Grade.SHAPED_WITHIN]))
    read = [grade_of_names(cells[cell]) or Grade.SHAPED for cell in unknown["cell"]]
    assert unknown["grade"].to_list() == read
    assert set(read) == {Grade.SHAPED, Grade.SHAPED_WITHIN}


def test_a_label_or_a_title_leaves_the_pair_to_be_read() -> None:
    cells = ["受付 西山", "課長 鈴木", "菅新 オカノ"] * 8
    assert grade_pairs(Column(pa.array(cells))).is_empty()


@given(
    st.text("佐藤山本林東一木様方宛担当係長母父男女市町さ子太郎々", min_size=1, max_size=2)
    | st.text("サトウヤマハナコーさとうはなこ", min_size=1, max_size=5)
)
def test_a_short_word_has_no_room_for_what_tells_a_name(word: str) -> None:
    if not any(sign.search(word) for sign in SIGNS) and HONOURED.search(word) is None:
        assert bool(names_in(word)) == (next(iter(names_of(word)), None) is not None)
