"""What holds of credentials, of numbers of documents and of users' patterns for any text at all."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import luhn

from scanner.model.category import DataCategory
from scanner.model.detection import Grade
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers.credential.credential import Credential
from scanner.recognizers.numbers.checksums import luhn_passes
from scanner.recognizers.numbers.other_identifier import OtherIdentifier
from scanner.recognizers.reading.normalise import Column
from scanner.recognizers.recognizer import Recognizer
from scanner.recognizers.user_patterns import user_patterns
from tests.linear import grows_linearly

SETTINGS = RecognizerSettings()
PATTERNS = user_patterns(
    {
        "recognizers": [
            {
                "name": "own",
                "context": ["券"],
                "patterns": [
                    {"name": "doubt", "regex": "[0-9]{4}", "score": 0.3},
                    {"name": "sure", "regex": r"\bS-[0-9]{2,}\b", "score": 0.8},
                ],
            }
        ]
    }
)
RECOGNIZERS: tuple[Recognizer, ...] = (
    Credential(SETTINGS),
    OtherIdentifier(SETTINGS),
    OtherIdentifier(SETTINGS, PATTERNS),
)
PIECES = (
    *(
        "password",
        "ｐａｓｓｗｏｒｄ",
        "パスワード",
        "PW",
        "pw",
        "secret",
        "AccountKey",
        "Bearer ",
        "sig=",
    ),
    *(
        "=",
        ":",
        "：",
        "は",
        "「",
        "」",
        '"',
        "'",
        "\\",
        ">",
        "</",
        "://",
        "@",
        "*",
        "{",
        "$",
        "%",
        ";",
    ),
    *(
        "-----BEGIN PRIVATE KEY-----",
        "AKIAIOSFODNN7EXAMPLE",
        "eyJhbGciOiJI.eyJzdWIiOiIx.dozjgNryP4J3",
    ),
    *(
        "A1b2C3d4" * 11,
        "==",
        "=",
        "sha512-",
        "Abc12345",
        "d41d8cd98f00b204e9800998ecf8427e",
        "null",
    ),
    *(
        "免許証番号",
        "口座",
        "普通",
        "旅券",
        "TK1234567",
        "1234567",
        "301234567890",
        "年金",
        "被保険者",
    ),
    *(
        "4111111111111111",
        "4111-1111-1111-1111",
        "クレジット",
        "注文",
        "6900123412341231",
        "券",
        "S-12",
    ),
    *" 　\n\r\t\u200b\0、-ーａZ9",
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=10).map("".join) | st.text(max_size=40)
SPANNED = {Grade.CHECKED, Grade.CERTAIN, Grade.CHECKED_WITHIN, Grade.CERTAIN_WITHIN}


def grades(recognizer: Recognizer, values: list[str | None]) -> list[int]:
    seen = recognizer.grade(Column(pa.array(values, pa.string())))
    return [0] * len(values) if seen is None else seen.to_list()


@settings(max_examples=100, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=8))
def test_columns_and_texts_agree_on_any_text(values: list[str]) -> None:
    for recognizer in RECOGNIZERS:
        for text, grade in zip(values, grades(recognizer, [*values]), strict=True):
            spans = [span for span in recognizer.spans(text) if span.score >= 0.5]
            assert (grade in SPANNED) is bool(spans), (recognizer.category, text)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_spans_lie_inside_the_text(text: str) -> None:
    for recognizer in RECOGNIZERS:
        for span in recognizer.spans(text):
            assert 0 <= span.start < span.end <= len(text)


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS | st.none(), max_size=8), st.lists(TEXTS | st.none(), max_size=8))
def test_grading_a_column_is_grading_its_pieces(
    left: list[str | None], right: list[str | None]
) -> None:
    for recognizer in RECOGNIZERS:
        apart = grades(recognizer, left) + grades(recognizer, right)
        assert grades(recognizer, left + right) == apart


@pytest.mark.uncovered
@pytest.mark.parametrize(
    "piece",
    [
        *(
            "password=",
            "password:",
            "パスワード",
            "pw=a",
            "key=\n",
            "://",
            "://a:",
            "a:b@",
            "sig=",
            "==",
        ),
        *(
            "-----BEGIN PRIVATE KEY-----",
            "-----BEGIN ",
            "n",
            "\\n",
            "eyJ",
            "eyJa.",
            "bearer ",
            "(",
            "pw(",
        ),
        *(
            "pass",
            "password=pass",
            'password="',
            "a.",
            "password=a.",
            "1",
            "41",
            "免許",
            "口座1",
            "Q~",
            "x*",
        ),
        "\u200b",
    ],
)
def test_long_cells_take_linear_time(piece: str) -> None:
    def read(text: str) -> None:
        for recognizer in RECOGNIZERS[:2]:
            grades(recognizer, [text])
            list(recognizer.spans(text))

    assert grows_linearly(read, piece, 200_000)


@given(st.integers(min_value=0, max_value=9 * 10**18))
def test_the_check_digit_is_that_of_stdnum(number: int) -> None:
    assert luhn_passes(number) is luhn.is_valid(f"{number:019d}")
    assert luhn_passes(np.array([number])).tolist() == [luhn_passes(number)]


def test_a_prefix_of_waon_is_no_card() -> None:
    own = OtherIdentifier(RecognizerSettings(("4111", "35")))
    assert grades(own, ["4111111111111111", "3530111333300000", "5555555555554444"]) == [0, 0, 2]
    assert own.category is DataCategory.OTHER_IDENTIFIER
