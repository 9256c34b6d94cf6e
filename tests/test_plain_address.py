"""Cells that are an address and nothing else are read by no other recogniser."""

import pyarrow as pa
import pytest

from scanner.model.category import DataCategory
from scanner.model.detection import Grade
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers import detector
from scanner.recognizers.address.plain import is_plain_address, plain_addresses
from scanner.recognizers.reading.normalise import Column

PLAIN = (
    "千葉県八千代市大和田新田312番地の5",
    "千葉県昭和市昭和1-2-3",
    "東京都千代田区霞が関一丁目２番３号",
    "北海道札幌市中央区北一条西2丁目",
    "京都府京都市中京区男山1-1",
    "千葉県 八千代市 大和田原 7-3-2",
    "千葉県　印旛郡酒々井町　中川東　1-7-12",
    "千葉県八千代市大和田新田312-5 メゾン山田201",
    "千葉県八千代市大和田新田312-5第2佐藤ビル1106号室",
    "千葉県八千代市大和田新田312番地の5　県営住宅3-204",
    "〒276-0046 千葉県八千代市大和田新田1-2-3",
    "千葉県八千代市大和田新田3",
    "八千代市大和田新田１－２－３",
    "大阪市西淀川区歌島430",
    "2760046 八千代市 大和田新田 312 レジデンス花見川 903号",
)
MORE = (
    "千葉県八千代市大和田1-2-3 山田太郎様",
    "千葉県八千代市大和田1-2-3 山田太郎",
    "千葉県八千代市大和田1-2-3 ヤマダタロウ",
    "千葉県八千代市大和田1-2-3 ヤマダタロウ 09012345678",
    "千葉県八千代市の山田様宅2番",
    "千葉県八千代市の山田殿1-2",
    "千葉県八千代市山田宛1-2",
    "千葉県八千代市大和田",
    "千葉県八千代市大会12",
    "千葉県八千代市大和田新田2024",
    "太郎市大和田新田1-2-3",
    "千葉県八千代市大和田1-2-3 男",
    "千葉県八千代市大和田1-2-3\n昭和60年4月1日生",
    "千葉県 八千代市 山田太郎 1985-4-1",
    "千葉県 八千代市 山田太郎 047-483-1151",
    "千葉県 八千代市 大和田 山田 1-2",
)


@pytest.mark.parametrize("text", PLAIN)
def test_an_address_and_nothing_else(text: str) -> None:
    assert is_plain_address(text)
    assert plain_addresses(Column(pa.array([text])))["cell"].to_list() == [0]


@pytest.mark.parametrize("text", MORE)
def test_a_text_that_holds_more_or_less(text: str) -> None:
    assert not is_plain_address(text)
    assert plain_addresses(Column(pa.array([text]))).is_empty()


def test_no_other_recogniser_finds_anything_in_one() -> None:
    every = detector(RecognizerSettings())
    grades = every.grade(pa.array([*PLAIN, "山田太郎様", None])).grades
    address = grades[DataCategory.ADDRESS].to_pylist()
    assert address == [Grade.CERTAIN] * len(PLAIN) + [Grade.NONE] * 2
    for category, cells in grades.items():
        if category is not DataCategory.ADDRESS:
            assert not any(cells.to_pylist()[: len(PLAIN)]), category
    assert grades[DataCategory.PERSON][len(PLAIN)].as_py() > Grade.NONE
    for text in PLAIN:
        assert {span.category for span in every.spans(text, DataCategory)} == {DataCategory.ADDRESS}


@pytest.mark.parametrize(
    "text",
    [
        *(*PLAIN, *MORE),
        "さいたま市浦和区神明337",
        "つくば市天久保3",
        "〒２７６－００４６ 八千代市大和田新田312",
        "2760046　　八千代市大和田新田312",
        "276-0046\u00a0八千代市大和田新田3",
        "千葉県八千代市大和田新田一丁目二番三号",
    ],
)
def test_one_is_told_alike_in_a_column_of_many_shapes(text: str) -> None:
    every = detector(RecognizerSettings())
    among = plain_addresses(Column(pa.array([text, *PLAIN, *MORE])))["cell"].to_list()
    assert (0 in among) is is_plain_address(text)
    assert (plain_addresses(Column(pa.array([text])))["cell"].to_list() == [0]) is (0 in among)
    alone, beside = (
        every.grade(pa.array([text])).grades,
        every.grade(pa.array([text, *MORE])).grades,
    )
    for category in alone.keys() | beside.keys():
        first = beside[category][0].as_py() if category in beside else Grade.NONE
        assert (alone[category][0].as_py() if category in alone else Grade.NONE) == first


def test_a_column_of_nothing_else() -> None:
    grades = detector(RecognizerSettings()).grade(pa.array(PLAIN)).grades
    assert grades.keys() == {DataCategory.ADDRESS}
