"""Cells that are an address and nothing else are read by no other recogniser."""

import re

import pyarrow as pa
import pytest

from scanner.model.category import DataCategory
from scanner.model.detection import Grade
from scanner.model.system import RecognizerSettings
from scanner.recognizers import RECOGNIZERS
from scanner.recognizers.address.forms import FULL
from scanner.recognizers.address.plain import is_plain_address, plain_addresses
from scanner.recognizers.reading.normalise import Column
from scanner.recognizers.recognizer import Recognizer

PLAIN = (
    "千葉県八千代市大和田新田312番地の5",
    "千葉県昭和市昭和1-2-3",
    "東京都千代田区霞が関一丁目２番３号",
    "北海道札幌市中央区北一条西2丁目",
    "京都府京都市中京区男山1-1",
    "千葉県 八千代市 大和田原 7-3-2",
    "千葉県　印旛郡酒々井町　中川東　1-7-12",
)
MORE = (
    "千葉県八千代市大和田新田312-5 メゾン山田201",
    "千葉県八千代市大和田1-2-3 山田太郎様",
    "千葉県八千代市の山田様宅2番",
    "千葉県八千代市の山田殿1-2",
    "千葉県八千代市山田宛1-2",
    "八千代市大和田1-2-3",
    "〒276-0042 千葉県八千代市大和田1-2-3",
    "千葉県八千代市大和田",
    "千葉県八千代市大和田3",
    "千葉県八千代市大和田1-2-3 男",
    "千葉県八千代市大和田1-2-3\n昭和60年4月1日生",
    "千葉県 八千代市 山田太郎 1985-4-1",
    "千葉県 八千代市 山田太郎 047-483-1151",
    "千葉県 八千代市 大和田 山田 1-2",
)


@pytest.mark.parametrize("text", PLAIN)
def test_an_address_and_nothing_else(text: str) -> None:
    assert is_plain_address(text)
    assert re.search(FULL, text)
    assert plain_addresses(Column(pa.array([text])))["cell"].to_list() == [0]


@pytest.mark.parametrize("text", MORE)
def test_a_text_that_holds_more_or_less(text: str) -> None:
    assert not is_plain_address(text)
    assert plain_addresses(Column(pa.array([text]))).is_empty()


@pytest.mark.parametrize("recognizer", [make(RecognizerSettings()) for make in RECOGNIZERS])
def test_no_other_recogniser_finds_anything_in_one(recognizer: Recognizer) -> None:
    grades = recognizer.grade(Column(pa.array(PLAIN)))
    spans = [list(recognizer.spans(text)) for text in PLAIN]
    if recognizer.category is DataCategory.ADDRESS:
        assert grades is not None
        assert set(grades) == {int(Grade.CERTAIN)}
        assert all(spans)
    else:
        assert grades is None or not grades.any()
        assert not any(spans)
