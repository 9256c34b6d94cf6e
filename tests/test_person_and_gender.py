"""Names of persons and gender: spans, neighbours, and what holds for any text."""

import polars as pl
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scanner.model.category import DataCategory
from scanner.model.detection import Grade, NameKind
from scanner.model.profile import FieldProfile
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers.detector import AllRecognizers
from scanner.recognizers.gender.gender import Gender
from scanner.recognizers.neighbours import neighbours
from scanner.recognizers.person.names_in_text import narrowed
from scanner.recognizers.person.people import Known, heard, known, opened, spelt
from scanner.recognizers.person.person import Person
from scanner.recognizers.person.sounds import FILE
from scanner.recognizers.reading.normalise import Column
from tests.kept_sounds import written
from tests.linear import grows_linearly
from tests.test_recognizers import CLEAR, found, grades, load, profile

SETTINGS = RecognizerSettings()
BOTH = AllRecognizers((Person(SETTINGS), Gender(SETTINGS)), "test")
FILES = (DataCategory.PERSON, DataCategory.GENDER)
PIECES = (
    *'山田太郎佐藤花子様氏殿君さん 　\n、。：:（）()ー・*＊MmF12男女市森林子歳生"',
    *("山田 太郎", "鈴木さくら", "ヤマダ", "タロウ", "ﾔﾏﾀﾞ", "ジョン・スミス", "Taro", "Yamada"),
    *("氏名", "お名前", "担当者", "性別", "女性", "45", "です", "と申します", "課長", "sex"),
    *(
        "商店",
        "トミ子",
        "さとう",
        "が対応",
        "昭和60",
        "Ｍｒ",
        "長男",
        "サトウ ",
        "To",
        "name",
        "(カナ)",
    ),
    *(
        "処理者",
        "フクダカオル",
        "みなと ふみ",
        "090-1234-5678",
        "1)",
        "→",
        "…",
        "（総務課）",
        "です。",
    ),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=10).map("".join) | st.text(max_size=30)


@pytest.mark.parametrize("category", FILES)
def test_names_of_other_things_say_so(category: DataCategory) -> None:
    for name in load(category)["other name"]:
        assert BOTH.name_evidence(name)[category] - {"weak-name"} == {"other-name"}, name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("折り返しは山田 太郎様へ", "山田 太郎"),
        ("　山田太郎　", "山田太郎"),
        ("𠮷田さん来店", "𠮷田"),
        ("ＮＡＭＥ：Ｔａｒｏ　Ｙａｍａｄａ", "Ｔａｒｏ　Ｙａｍａｄａ"),
        ("八千代市緑が丘1-2の山田太郎様宅", "山田太郎"),
        ("性別：女", "女"),
        ("担当：東恩納（ﾏﾂﾓﾄｼｮｳｼﾞ(ｶ）", "東恩納"),
        ("・小島裕子…0178-22-1234", "小島裕子"),
        ("№135 イセアキラ 6900007840222973", "イセアキラ"),
        ("―――\nむらた あきこ\n青森市新町1-2-3\nTEL 017-722-1234", "むらた あきこ"),
    ],
)
def test_a_span_is_the_name_in_the_raw_text(text: str, name: str) -> None:
    (span,) = BOTH.spans(text, DataCategory)
    assert text[span.start : span.end] == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("本日の当番は宇都宮と鎌倉、鍵はない", ["宇都宮", "鎌倉"]),
        ("記録 深谷→梶へ引継ぎ済", ["深谷", "梶"]),
        ("返信\n北 → 岩崎\nよろしく", ["北", "岩崎"]),
        ("ご担当：森永ガス株式会社　川崎悠人様", ["川崎悠人"]),
    ],
)
def test_of_several_people_each_is_found(text: str, names: list[str]) -> None:
    spans = BOTH.spans(text, [DataCategory.PERSON])
    assert [text[span.start : span.end] for span in spans] == names


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=12))
@example(["殿", " 殿", "", " 担当葉林千の", "女世帯主長葉の性別村", "。担当殿山の=県", "田:"])
@example(["1山田 太郎", "１山田　太郎"])
def test_columns_and_texts_agree_on_any_text(values: list[str]) -> None:
    for category in FILES:
        for text, seen in zip(values, grades(BOTH, category, *values), strict=True):
            assert (seen in CLEAR) is bool(found(BOTH, category, text)), (category, text)
            for span in BOTH.spans(text, [category]):
                assert 0 <= span.start < span.end <= len(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, max_size=8), st.lists(TEXTS, max_size=8))
def test_grading_a_column_is_grading_its_pieces(left: list[str], right: list[str]) -> None:
    for category in FILES:
        whole = grades(BOTH, category, *left, *right)
        assert whole == grades(BOTH, category, *left) + grades(BOTH, category, *right)


@pytest.mark.parametrize("text", ["女", "　女性 "])
def test_a_cell_that_is_a_gender_has_a_span_without_what_surrounds_it(text: str) -> None:
    (span,) = found(BOTH, DataCategory.GENDER, text)
    assert text[span.start : span.end] == text.strip()


@pytest.mark.parametrize(("text", "names"), [("Mr. Sato", ["Sato"]), ("Mr. A", [])])
def test_behind_a_title_initials_alone_are_no_name(text: str, names: list[str]) -> None:
    spans = found(BOTH, DataCategory.PERSON, text)
    assert [text[span.start : span.end] for span in spans] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [("よろしくお願いします。\n中川\n", ["中川"]), ("集合場所\n中川\n", [])],
)
def test_a_place_on_a_line_of_its_own_is_a_surname_under_a_letter_only(
    text: str, names: list[str]
) -> None:
    spans = found(BOTH, DataCategory.PERSON, text)
    assert [text[span.start : span.end] for span in spans] == names


@pytest.mark.uncovered
@pytest.mark.parametrize(
    "piece",
    [
        *(
            "山田様",
            "様",
            "氏名：",
            "佐藤、",
            "さん",
            "男",
            "性別 ",
            "山 ",
            "サトウ ",
            "Mr. ",
            "(中川)",
        ),
        *(
            "中川→",
            "中川\n",
            "中川 ",
            "A",
            "Aa",
            "Mr. Aa ",
            "@Aa ",
            "中川 <a@",
            "中川,",
            "は中川が",
            "name ",
        ),
    ],
)
def test_long_cells_take_linear_time(piece: str) -> None:
    def read(text: str) -> None:
        BOTH.grade(pa.array([text]))
        BOTH.spans(text, DataCategory)

    assert grows_linearly(read, piece, 60_000)


def test_a_word_is_known_as_it_is_spelled_and_heard() -> None:
    assert known("髙橋") & Known.SURNAME
    assert known("氏名") == Known.THING | Known.UNFIT
    assert heard("ｻﾄｳ") & heard("さとう") & Known.SURNAME
    assert spelt("OHNO") & Known.SURNAME
    assert spelt("garden") == Known.THING
    assert heard("ホソダ") & Known.SURNAME
    assert spelt("shinichi") & Known.GIVEN
    assert spelt("Nguyen") & Known.FOREIGN


@pytest.mark.uncovered
def test_the_kept_sounds_are_those_of_the_dictionary() -> None:
    assert FILE.read_text("ascii") == written(opened()), (
        "keep them anew: python -m tests.kept_sounds"
    )


def test_a_given_name_beside_a_surname_is_named() -> None:
    columns = {name: profile(BOTH, name, []) for name in ("姓", "名", "名称", "住所")}
    assert neighbours(columns) == {"名": frozenset({"name"})}
    assert not neighbours({name: columns[name] for name in ("名", "住所")})
    assert not neighbours({"x": FieldProfile()})


def test_a_column_of_given_names_is_known_by_its_neighbour() -> None:
    values = ["心結", "昴琉", "碧唯"]
    alone = {"名": profile(BOTH, "名", values)}
    beside = alone | {"姓": profile(BOTH, "姓", ["佐藤", "鈴木", "林"])}
    assert not BOTH.weigh(alone)["名"]
    assert BOTH.weigh(beside)["名"][DataCategory.PERSON].hits == 3


def test_names_of_columns_are_shown_and_names_of_persons_are_not() -> None:
    for shown in ("男性", "女性", "氏名", "フリガナ", "担当者名", "利用者様", "会員番号"):
        assert BOTH.shows(shown, NameKind.COLUMN), shown
    for hidden in ("山田太郎", "佐藤様", "担当：鈴木"):
        assert not BOTH.shows(hidden, NameKind.PATH), hidden


def test_the_same_text_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[pl.Series]()

    def noted(texts: pl.Series) -> pl.Series:
        asked.append(texts)
        return narrowed(texts)

    monkeypatch.setattr("scanner.recognizers.person.person.narrowed", noted)
    texts = ["佐藤様より電話、折り返し希望", "端末の再起動で復旧"]
    grades = Person(SETTINGS).grade(Column(pa.array(texts * 50)))
    assert [sorted(each) for each in asked] == [texts]
    assert grades is not None
    assert grades.to_list() == [Grade.CERTAIN_WITHIN, Grade.NONE] * 50


def test_a_name_behind_its_number_has_a_place() -> None:
    [named] = Person(SETTINGS).spans("3西尾 文子")
    assert (named.start, named.end) == (1, 6)
    assert not list(Person(SETTINGS).spans("3会議 資料"))


@pytest.mark.parametrize("other", ["80012346", "A1", "男性 36件"])
def test_a_code_at_the_end_of_a_row_is_graded_whatever_the_other_cells_hold(other: str) -> None:
    row = "80012345,西尾文子,1975-03-02,2"
    graded = Gender(SETTINGS).grade(Column(pa.array([row, other])))
    assert graded is not None
    assert Grade(graded[0]) in CLEAR
    assert any(Gender(SETTINGS).spans(row))
