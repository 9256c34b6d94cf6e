"""What holds of the recognisers for any text at all."""

import pickle

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from stdnum.jp import in_

from scanner.model.category import DataCategory
from scanner.model.detection import Grade
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers import detector
from scanner.recognizers.numbers.checksums import my_number_passes
from scanner.recognizers.weighing import by_chance
from tests.linear import grows_linearly

EVERY = detector(RecognizerSettings())
PIECES = (
    *"0123456789０９-－−ー()（）+＋.．@＠*＊xX_:/ 　\n\r\t\u200b\u200f\0,、電話番号個人タロウaZ",
    *("090-1234-5678", "6900123412341234", "123456789018", "0312345678", "taro@example.jp"),
    *("6900", " 1234", "-1234", "+81", "//", "個人番号", "TEL", "e+15", ".0", "****", "mailto:"),
    *("%E5%B1%B1", "%E7%94%B0", "%40", "%25", "\\u5c71", "\\ud842", "&#30000;", "name=", "&"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join) | st.text(max_size=40)
SPANNED = {Grade.CHECKED, Grade.CERTAIN, Grade.CHECKED_WITHIN, Grade.CERTAIN_WITHIN}


def grades(values: list[str | None]) -> dict[DataCategory, list[int]]:
    graded = EVERY.grade(pa.array(values, pa.string())).grades
    return {
        category: graded[category].to_pylist() if category in graded else [0] * len(values)
        for category in DataCategory
    }


@settings(max_examples=400, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=8))
@example(["0@mailto:0taro@example.jp"])
def test_columns_and_texts_agree_on_any_text(values: list[str]) -> None:
    for category, graded in grades([*values]).items():
        for text, grade in zip(values, graded, strict=True):
            spans = [s for s in EVERY.spans(text, [category]) if s.score >= 0.5]
            assert (grade in SPANNED) is bool(spans), (category, text)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_spans_lie_inside_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for span in EVERY.spans(text, DataCategory):
        assert end <= span.start < span.end <= len(text)
        end = span.end


@settings(max_examples=100, deadline=None)
@given(st.lists(TEXTS | st.none(), max_size=8), st.lists(TEXTS | st.none(), max_size=8))
@example(["みなと ふみです"], [""])
@example(["㍼"], [""])
@example(["\nTaro"], [""])
def test_grading_a_column_is_grading_its_pieces(
    left: list[str | None], right: list[str | None]
) -> None:
    whole, first, second = grades(left + right), grades(left), grades(right)
    assert whole == {category: first[category] + second[category] for category in DataCategory}


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_the_check_digit_is_that_of_stdnum(number: int) -> None:
    assert my_number_passes(number) is in_.is_valid(f"{number:012d}")


@pytest.mark.parametrize(
    ("right", "shaped", "chance"),
    [
        (0, 9, True),
        (1, 1, True),
        (2, 2, True),
        (3, 3, False),
        (300, 3000, True),
        (3, 9, True),
        (400, 3000, False),
    ],
)
def test_chance_explains_few_and_usual_ones(right: int, shaped: int, *, chance: bool) -> None:
    assert by_chance(right, shaped, 0.1) is chance


@pytest.mark.uncovered
@pytest.mark.parametrize(
    "piece",
    [
        "0",
        "1-",
        "@",
        "a",
        "a@",
        "-",
        "*",
        "a.",
        "\u200b",
        "(",
        "1 ",
        "都道府県",
        "//",
        "\0",
        "1\u200b",
        "9\u200b6\u200b0\u200b-\u200b",
        "a@b.",
        "10 7847\n",
        "%E5%B1%B1",
        "a=%40+",
    ],
)
def test_long_cells_take_linear_time(piece: str) -> None:
    def read(text: str) -> None:
        grades([text])
        EVERY.spans(text, DataCategory)

    assert grows_linearly(read, piece, 200_000)


def test_a_detector_travels() -> None:
    assert pickle.loads(pickle.dumps(EVERY)) == EVERY  # noqa: S301 - our own bytes


def test_other_string_types_are_columns_too() -> None:
    values = ["taro@example.jp", None]
    for kind in (
        pa.string(),
        pa.large_string(),
        pa.string_view(),
        pa.dictionary(pa.int32(), pa.string()),
    ):
        graded = EVERY.grade(pa.array(values, kind)).grades
        assert graded[DataCategory.EMAIL_ADDRESS].to_pylist() == [Grade.CERTAIN, Grade.NONE]
    assert not EVERY.grade(pa.array([], pa.string())).grades
    assert not EVERY.grade(pa.array([None], pa.string())).grades
