"""What holds of birth dates and addresses for any text, and what else the cases cannot say."""

from itertools import pairwise

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.model.category import DataCategory
from scanner.model.detection import Grade, Tally, Verdict
from scanner.model.profile import FieldProfile
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers.address.address import Address
from scanner.recognizers.address.gazetteer import Gazetteer
from scanner.recognizers.birth_date.birth_date import BirthDate
from scanner.recognizers.reading.lines import unwrapped
from scanner.recognizers.reading.normalise import Column
from scanner.recognizers.recognizer import Recognizer
from tests.linear import grows_linearly

BOTH: tuple[Recognizer, ...] = (
    BirthDate(RecognizerSettings()),
    Address(RecognizerSettings()),
)
ADDRESS = BOTH[1]
PIECES = (
    *"0123456789１９8-－ー/.年月日生、。：:〒 　\n\r\t\u200b\u001c\0*＊",
    *"'\"()（）TSH昭明元三丁市町村区のaZ",
    *(
        "千葉県",
        "北海道",
        "八千代市",
        "千葉市",
        "花見川区",
        "大和田新田",
        "加賀野",
        "盛岡市",
        "大字",
    ),
    *(
        "丁目",
        "番地",
        "号",
        "3-4-5",
        "312",
        "276-0023",
        "住所：",
        "本社：",
        "コーポ",
        "203号室",
        "＊＊",
    ),
    *("勝田台", "に引っ越し", "から転入", "在住の方を", "1-2-3-4", "先", " "),
    *("1985", "2024", "04", "/4/1", "年4月1日", "昭和60", "S60.4.1", "19850401", "令和元年", "㍼"),
    *(
        "生年月日",
        "生まれ",
        "男性 ",
        "の誤り",
        "更新日",
        "birth",
        "DOB",
        "1970-01-01",
        " 00:00:00",
        "４",
    ),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=16).map("".join) | st.text(max_size=40)
SPANNED = {Grade.CHECKED, Grade.CERTAIN, Grade.CHECKED_WITHIN, Grade.CERTAIN_WITHIN}


def grades(recognizer: Recognizer, values: list[str | None]) -> list[int]:
    graded = recognizer.grade(Column(pa.array(values, pa.string())))
    return [0] * len(values) if graded is None else graded.to_list()


@pytest.mark.parametrize("recognizer", BOTH)
@settings(max_examples=400, deadline=None)
@given(values=st.lists(TEXTS, min_size=1, max_size=8))
def test_columns_and_texts_agree_on_any_text(recognizer: Recognizer, values: list[str]) -> None:
    for text, grade in zip(values, grades(recognizer, [*values]), strict=True):
        assert (grade in SPANNED) is bool(list(recognizer.spans(text))), text


@pytest.mark.parametrize("recognizer", BOTH)
@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_spans_lie_inside_the_text(recognizer: Recognizer, text: str) -> None:
    spans = sorted((span.start, span.end) for span in recognizer.spans(text))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize("recognizer", BOTH)
@settings(max_examples=100, deadline=None)
@given(left=st.lists(TEXTS | st.none(), max_size=6), right=st.lists(TEXTS | st.none(), max_size=6))
def test_grading_a_column_is_grading_its_pieces(
    recognizer: Recognizer, left: list[str | None], right: list[str | None]
) -> None:
    assert grades(recognizer, left + right) == grades(recognizer, left) + grades(recognizer, right)


@pytest.mark.uncovered
@pytest.mark.parametrize("recognizer", BOTH)
@pytest.mark.parametrize(
    "piece",
    [
        *("都道府県", "千葉県", "市", "千葉市", "千葉市中央", "丁目", "三", "1-", "1", "生年月日"),
        *("19", "昭和", "S60.", "住所：", "あ\n", "1985/4/1\n", "ァ", "〒", "-", "会場", "大字"),
        *("千葉県千葉市中央1-1、", "緑町1-2-3、", "緑町2番地"),
    ],
)
def test_long_cells_take_linear_time(recognizer: Recognizer, piece: str) -> None:
    Gazetteer.of_japan_post()

    def read(text: str) -> None:
        grades(recognizer, [text])
        list(recognizer.spans(text))

    assert grows_linearly(read, piece, 100_000)


def span_texts(recognizer: Recognizer, text: str) -> list[str]:
    return [text[span.start : span.end] for span in recognizer.spans(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("〒276-0023 千葉県八千代市勝田台3-4-5コーポ中村203号室 電話", 0),
        ("住所：八千代市大和田312の5、電話", 0),
        ("千葉県八千代市勝田台3-4-5 電話090-1234-5678", 0),
        ("郵送先は花見川区幕張町5丁目417番地の1です", 0),
        ("047-276-0023\t千葉県八千代市勝田台3-4-5", 0),
    ],
)
def test_an_address_has_its_postcode_and_building_and_nothing_else(text: str, found: int) -> None:
    wanted = [
        "〒276-0023 千葉県八千代市勝田台3-4-5コーポ中村203号室",
        "八千代市大和田312の5",
        "千葉県八千代市勝田台3-4-5",
        "花見川区幕張町5丁目417番地の1",
        "千葉県八千代市勝田台3-4-5",
    ]
    assert span_texts(ADDRESS, text)[found] in wanted
    assert len(span_texts(ADDRESS, text)) == 1


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("八千代市勝田台3-4-5にお住まいの方より、2部", "八千代市勝田台3-4-5"),
        ("千葉県八千代市勝田台3-4-5に転居した方より3件", "千葉県八千代市勝田台3-4-5"),
        ("２．住所　千葉県八千代市勝田台１２番地　３．電話", "千葉県八千代市勝田台１２番地"),
        ("住所 千葉県八千代市勝田台1-2 備考 3．電話", "千葉県八千代市勝田台1-2"),
        (
            "千葉県八千代市勝田台3-4-5市営住宅3棟 304号室に転居",
            "千葉県八千代市勝田台3-4-5市営住宅3棟 304号室",
        ),
        ("千葉県八千代市勝田台3-4-5ハイツ青B-203、", "千葉県八千代市勝田台3-4-5ハイツ青B-203"),
        ("八千代市勝田台3-4-5 内田 明様 090 1234 5678", "八千代市勝田台3-4-5"),
        ("八千代市勝田台3-4-5 内田 明 090 1234 5678", "八千代市勝田台3-4-5"),
        ("新：八千代市勝田台3-4-5青葉団地5-2301号室で", "八千代市勝田台3-4-5青葉団地5-2301号室"),
        ("新：八千代市勝田台3-4-5青葉団地5-2 301で", "八千代市勝田台3-4-5青葉団地5-2 301"),
        ("新：八千代市勝田台3-4-5\n内田明 101", "八千代市勝田台3-4-5"),
        ("八千代市勝田台3-4-5\n　ハイツ青301号室\nTEL", "八千代市勝田台3-4-5\n　ハイツ青301号室"),
        ("新：八千代市勝田台3-4-5\r\n青葉荘 301", "八千代市勝田台3-4-5\r\n青葉荘 301"),
        ("住所は日立市幸町五丁目四十六番五号です", "日立市幸町五丁目四十六番五号"),
        ("集荷は京都市中京区烏丸通三条下る饅頭屋町、", "京都市中京区烏丸通三条下る饅頭屋町"),
        ("転居先 日立市名無町三丁目四番地五月様", "日立市名無町三丁目四番地"),
    ],
)
def test_an_address_ends_where_a_sentence_or_the_next_item_begins(text: str, address: str) -> None:
    assert span_texts(ADDRESS, text) == [address]
    assert grades(ADDRESS, [text]) == [Grade.CERTAIN_WITHIN]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("文京区春日1-16-21-1203 まで", "文京区春日1-16-21-1203"),
        ("大阪市北区梅田3丁目1番1号", "大阪市北区梅田3丁目1番1号"),
        ("昨日、緑が丘西3-1-4に届けた", "緑が丘西3-1-4"),
        ("転送先→村上1113番地1", "村上1113番地1"),
        ("先月 勝田台2丁目5番 コーポ中村203号室へ", "勝田台2丁目5番 コーポ中村203号室"),
        ("八千代市緑が丘に引っ越した", "八千代市緑が丘"),
    ],
)
def test_an_address_reaches_to_its_last_number(text: str, found: str) -> None:
    assert span_texts(ADDRESS, text) == [found]


def test_two_addresses_are_two() -> None:
    assert span_texts(ADDRESS, "旧 八千代市大和田1-2 新 千葉市花見川区幕張町3-4") == [
        "八千代市大和田1-2",
        "千葉市花見川区幕張町3-4",
    ]


def test_a_broken_line_is_part_of_the_span() -> None:
    text = "氏名\n送付先は千葉県八千\r\n代市大和田3-4\n電話"
    assert span_texts(ADDRESS, text) == ["千葉県八千\r\n代市大和田3-4"]


def test_lines_are_joined_only_where_something_was_cut() -> None:
    def find(text: str) -> list[tuple[int, int, float]]:
        return [(i, i + 2, 1.0) for i in range(len(text)) if text[i : i + 2] == "ab"]

    assert list(unwrapped("ab a\nb ab", lambda text: iter(find(text)))) == [
        (0, 2, 1.0),
        (7, 9, 1.0),
        (3, 6, 1.0),
    ]


def weighed(recognizer: Recognizer, names: frozenset[str], **tally: int) -> Verdict | None:
    category = recognizer.category
    field = FieldProfile(100, 100, {category: Tally(**tally)}, {category: names} if names else {})
    verdict = recognizer.weigh(field)
    return None if verdict is None else verdict.verdict


@pytest.mark.parametrize(
    ("tally", "verdict"),
    [
        ({"checked": 10, "shaped": 90}, Verdict.PERSONAL),
        ({"checked": 9, "shaped": 91}, None),
        ({"checked": 25, "shaped": 25}, Verdict.PERSONAL),
        ({"checked": 5, "shaped": 5}, Verdict.INCIDENTAL),
        ({"checked": 5, "shaped": 4}, None),
        ({"shaped": 100}, None),
        ({"shaped_within": 100}, None),
        ({"coded": 80, "shaped_within": 10}, Verdict.PERSONAL),
        ({"coded": 10, "shaped_within": 90}, Verdict.PERSONAL),
        ({"coded": 79, "shaped_within": 10}, None),
        ({"coded": 91, "shaped_within": 9}, None),
        ({"coded": 9, "shaped_within": 91}, None),
        ({"checked_within": 1}, Verdict.INCIDENTAL),
    ],
)
def test_a_tenth_before_1990_in_a_column_of_days_is_a_spread_of_ages(
    tally: dict[str, int], verdict: Verdict | None
) -> None:
    assert weighed(BOTH[0], frozenset(), **tally) is verdict
    assert weighed(BOTH[0], frozenset({"other-name"}), **tally) is None


@pytest.mark.parametrize(
    ("tally", "verdict"),
    [
        ({"shaped": 50}, Verdict.PERSONAL),
        ({"shaped": 49}, None),
        ({"shaped": 49, "certain": 1}, Verdict.PERSONAL),
        ({"shaped": 48, "certain": 1}, Verdict.INCIDENTAL),
        ({"shaped_within": 100}, None),
    ],
)
def test_towns_count_in_columns_of_them(tally: dict[str, int], verdict: Verdict | None) -> None:
    assert weighed(ADDRESS, frozenset(), **tally) is verdict


def test_the_gazetteer_knows_places_by_each_of_their_names() -> None:
    places = Gazetteer.of_japan_post()
    assert {
        "石狩郡当別町",
        "当別町",
        "千葉市",
        "千葉市花見川区",
        "花見川区",
    } <= places.municipalities
    assert {"龍ヶ崎市", "龍ケ崎市"} <= places.municipalities
    assert {"大和田新田", "勝田台"} <= places.towns
    assert not {"", "千葉県"} & (places.towns | places.municipalities)
    assert Gazetteer.of_japan_post() is places


def test_categories_are_those_of_their_files() -> None:
    assert [r.category for r in BOTH] == [DataCategory.BIRTH_DATE, DataCategory.ADDRESS]


def test_a_room_behind_a_letter_is_graded_alone_as_beside_others() -> None:
    address = Address(RecognizerSettings())
    alone, beside = (address.grade(Column(pa.array(cells))) for cells in (["AAA-0"], ["", "AAA-0"]))
    assert alone is not None
    assert beside is not None
    assert alone.to_list() == beside.to_list()[1:] == [Grade.SHAPED_WITHIN]
