"""Looking at shapes first spares reading and changes no grade."""

from dataclasses import replace
from random import Random

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers import RECOGNIZERS
from scanner.recognizers.reading.normalise import Column
from scanner.recognizers.reading.shapes import FEW, LONGEST, Shapes
from scanner.recognizers.recognizer import Recognizer
from tests.bench.detection.corpus import make
from tests.bench.detection.seeds import Part
from tests.test_labelled_laws import PIECES as LABELLED
from tests.test_recognizers_laws import PIECES

EVERY = tuple(recognizer(RecognizerSettings()) for recognizer in RECOGNIZERS)
DAYS = (*"0123456789年月日元/.-*〇○ー 　昭和SsHm㍼六十１－", "1980", "Jan", "生年月日", "19")
NAMES = (*"佐藤山田太郎子様君さとうサトウｻﾄｳ 　・Ttaro-,ケ々〆ー", "ハナコ", "Yamada", "殿")
PLACES = (*"千葉県市区町村一丁目番地123-１－ 〇のノ", "〒276-0042", "八千代市", "東京都", "送付先")
SEXES = (
    *"男女MF12（(）)/:：・,、' 　♂①㊚ＭＦ.5=□■",
    *(
        "性別",
        "男性",
        "女の子",
        "です",
        "dansei",
        "ﾀﾞﾝｾｲ",
        "Male",
        "female",
        "40歳",
        "1985/4/1",
        "様",
    ),
)
LETTERS = (
    *"123-,. ",
    "Owada",
    "Yachiyo-shi",
    "Chiba",
    "CHIBA-KEN",
    "City",
    "ﾁﾊﾞｹﾝ",
    "ヤチヨ",
    "JAPAN",
)
PIECES_OF = st.sampled_from((PIECES, LABELLED, DAYS, NAMES, PLACES, SEXES, LETTERS))
CELLS = PIECES_OF.flatmap(lambda pieces: st.lists(st.sampled_from(pieces), max_size=9)).map("".join)
REPEATED = round(1 / FEW) + 1
"""How often each cell is there, so that a column has few shapes."""


def grades(recognizer: Recognizer, column: Column) -> list[int]:
    seen = recognizer.grade(column)
    return [0] * len(column.raw) if seen is None else seen.to_list()


def without_shapes(values: pa.Array) -> Column:
    column = Column(values)
    column.shapes = replace(column.shapes, compact=False)
    return column


def agree(cells: list[str | None]) -> None:
    """Hold the grades of a column of few shapes against those of one that is read whole."""
    values = pa.array(cells * REPEATED, pa.string())
    assert Shapes.of(values.cast(pa.large_string())).compact
    for recognizer in EVERY:
        looked, read = (
            grades(recognizer, Column(values)),
            grades(recognizer, without_shapes(values)),
        )
        wrong = {
            cell for cell, a, b in zip(values.to_pylist(), looked, read, strict=True) if a != b
        }
        assert not wrong, recognizer.category


@pytest.mark.parametrize("cell", ["0\n", "12\r\n", "\nS\n", "昭\n"])
def test_a_part_of_a_day_may_end_in_a_line_break(cell: str) -> None:
    agree([cell])


def test_a_long_cell_is_no_pin() -> None:
    agree(["ｐａｓｓｗｏｒｄ" + "A1b2C3d4" * 22])


@settings(max_examples=200)
@given(st.lists(CELLS | st.text(max_size=20) | st.none(), min_size=1, max_size=6))
def test_any_cell_has_the_same_grade(cells: list[str | None]) -> None:
    agree(cells)


def test_cells_as_they_are_written_have_the_same_grade() -> None:
    corpus = make(Part.DEV, 0.05)
    cells = {cell for table in corpus.tables for column in table.columns for cell in column.values}
    ordered = sorted(filter(None, cells))
    Random(7).shuffle(ordered)
    for start in range(0, len(ordered), 4_000):
        agree([*ordered[start : start + 4_000]])


@pytest.mark.parametrize(
    ("cell", "shape"),
    [
        ("090-1234-5678", "000-0000-0000"),
        ("taro@example.jp", "aaaa@aaaaaaa.aa"),
        ("山田\u3000はな", "KkkKkksssJkkJkk"),
        ("ﾔﾏ１é", "FkkFkkFkkck"),
        ("㍼“𠮷", "JkkPkkXkkk"),
        ("", ""),
    ],
)
def test_a_shape_keeps_classes_and_lengths(cell: str, shape: str) -> None:
    assert Shapes.of(pa.array([cell], pa.large_string())).distinct.to_list() == [shape]


@given(st.lists(st.text(max_size=5) | st.none(), max_size=6), st.integers(0, 6))
def test_a_part_of_an_array_has_the_shapes_of_its_cells(
    cells: list[str | None], first: int
) -> None:
    values = pa.array(cells * REPEATED, pa.large_string()).slice(min(first, len(cells)))
    shapes = Shapes.of(values)
    looked = shapes.distinct.gather(shapes.of_cells).to_list()
    assert looked == [
        Shapes.of(pa.array([cell or ""], pa.large_string())).distinct[0]
        for cell in values.to_pylist()
    ]


def test_texts_of_many_shapes_are_all_read() -> None:
    shapes = Shapes.of(pa.array(["a" * n for n in range(20)], pa.large_string()))
    assert shapes.like("0") is None
    assert shapes.hold("x")
    assert not shapes.hold("0é")
    assert shapes.is_ascii


def test_a_long_shape_is_asked_of_an_engine_that_is_linear() -> None:
    shapes = Shapes.of(pa.array(["a" * 100 * LONGEST, "b0"] * 4, pa.large_string()))
    passing = shapes.like("(?:a+)+0")
    assert passing is not None
    assert passing.to_list() == [False, True]


@pytest.mark.parametrize(
    ("cell", "held"),
    [
        ("電話 90123456", False),
        ("電話 901234567", True),
        ("９０１２３４５６７", True),
        ("9012-34567", False),
    ],
)
def test_a_column_tells_how_many_digits_stand_in_a_row(cell: str, *, held: bool) -> None:
    assert Column(pa.array(["東京都", cell, None])).could_hold_digits(9) is held
