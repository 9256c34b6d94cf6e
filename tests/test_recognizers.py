"""Every recogniser on its cases: texts, names of columns, and whole columns."""

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import polars as pl
import pyarrow as pa
import pytest
from ruamel.yaml import YAML
from stdnum import luhn
from stdnum.jp import in_

from scanner.model.category import DataCategory
from scanner.model.detection import (
    Detection,
    Detector,
    Evidence,
    Grade,
    NameKind,
    Recognition,
    Tally,
    Verdict,
)
from scanner.model.profile import FieldProfile
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers import RECOGNIZERS, detector

CASES = Path(__file__).parent / "cases"
FILES = {
    DataCategory.WAON_NUMBER: "waon_number",
    DataCategory.PHONE_NUMBER: "phone_number",
    DataCategory.EMAIL_ADDRESS: "email_address",
    DataCategory.JP_MY_NUMBER: "my_number",
    DataCategory.BIRTH_DATE: "birth_date",
    DataCategory.ADDRESS: "address",
    DataCategory.OTHER_IDENTIFIER: "other_identifier",
    DataCategory.CREDENTIAL: "credential",
    DataCategory.PERSON: "person",
    DataCategory.GENDER: "gender",
}
CLEAR = {
    Grade.CHECKED,
    Grade.CERTAIN,
    Grade.CHECKED_WITHIN,
    Grade.CERTAIN_WITHIN,
}
DASHES = "-－−‐‑‒–—―ーｰ─━"
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}

GROUPS = ("hit", "near miss", "masked", "not masked")

Cases = Mapping[str, Any]
Graded = Mapping[tuple[DataCategory, str], Grade]


@cache
def load(category: DataCategory) -> Cases:
    cases: Cases = YAML(typ="safe").load(CASES / f"{FILES[category]}.yaml")
    return cases


def texts(*groups: str) -> list[Any]:
    """List the texts of some groups of cases, of every recogniser."""
    return [
        pytest.param(category, text, id=f"{FILES[category]}: {name}")
        for category in FILES
        for group in groups
        for name, text in load(category)[group].items()
    ]


def variants(text: str) -> Collection[str]:
    """Write a text in full width, with each dash, and between kanji."""
    dashed = (text.replace("-", dash) for dash in DASHES)
    return dict.fromkeys((text, text.translate(FULL_WIDTH), *dashed, f"旧{text}、新"))


def is_written_so(text: str) -> bool:
    """Tell whether what is found is so in this writing only."""
    return any(sign in text for sign in ("e+", "http", '"', "**", "\\u"))


@pytest.fixture(scope="module")
def every() -> Detector:
    return detector(RecognizerSettings())


@pytest.fixture(scope="module")
def graded(every: Detector) -> Graded:
    """Grade the texts of all cases as one column."""
    cases = [str(case.values[1]) for case in texts(*GROUPS)]
    seen = every.grade(pa.array(cases, pa.string())).grades
    return {
        (category, text): Grade(grade)
        for category in FILES
        for text, grade in zip(cases, seen[category].to_pylist(), strict=True)
    }


def grades(every: Detector, category: DataCategory, *values: str) -> list[Grade]:
    seen = every.grade(pa.array(values, pa.string())).grades.get(category)
    return [Grade(g) for g in seen.to_pylist()] if seen else [Grade.NONE] * len(values)


def found(every: Detector, category: DataCategory, text: str) -> list[Detection]:
    """Find the spans that are more than a doubt."""
    return [span for span in every.spans(text, [category]) if span.score >= 0.5]


@pytest.mark.parametrize(("category", "text"), texts("hit"))
def test_a_hit_is_found(every: Detector, graded: Graded, category: DataCategory, text: str) -> None:
    assert graded[category, text] in CLEAR
    assert found(every, category, text)


@pytest.mark.parametrize(("category", "text"), texts("near miss", "masked", "not masked"))
def test_a_near_miss_is_not_found(
    every: Detector, graded: Graded, category: DataCategory, text: str
) -> None:
    assert graded[category, text] not in CLEAR
    assert not found(every, category, text)


@pytest.mark.uncovered
@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("category", FILES)
def test_a_text_is_read_however_it_is_written(
    every: Detector, category: DataCategory, group: str
) -> None:
    cases = map(str, load(category)[group].values())
    written = [(text, variant) for text in cases for variant in variants(text)]
    seen = grades(every, category, *(variant for _, variant in written))
    for (text, variant), grade in zip(written, seen, strict=True):
        clear = grade in CLEAR
        assert clear is bool(found(every, category, variant)), variant
        if group != "hit" or not is_written_so(text):
            assert clear is (group == "hit"), variant


@pytest.mark.parametrize(("category", "text"), texts("masked"))
def test_a_masked_value_is_seen(graded: Graded, category: DataCategory, text: str) -> None:
    assert graded[category, text] is Grade.MASKED


@pytest.mark.parametrize(("category", "text"), texts("not masked"))
def test_signs_alone_are_no_masked_value(graded: Graded, category: DataCategory, text: str) -> None:
    assert graded[category, text] is Grade.NONE


@pytest.mark.parametrize("category", FILES)
def test_names_speak_by_whole_words(every: Detector, category: DataCategory) -> None:
    cases = load(category)
    said = {
        group: {
            name: set(every.name_evidence(name).get(category, ())) - {Evidence.KEY_NAME}
            for name in cases[group]
        }
        for group in ("name", "weak name", "no name")
    }
    assert said == {
        "name": {name: {"name"} for name in cases["name"]},
        "weak name": {name: {"weak-name"} for name in cases["weak name"]},
        "no name": {name: set() for name in cases["no name"]},
    }


def my_number(random: Random, start: str = "") -> str:
    digits = start + "".join(random.choices("0123456789", k=11 - len(start)))
    return digits + in_.calc_check_digit(digits)


def card(random: Random) -> str:
    digits = "4" + "".join(random.choices("0123456789", k=14))
    return digits + luhn.calc_check_digit(digits)


def column_of(case: Mapping[str, Any]) -> list[str]:
    """Make the values of a case: ``#`` is any digit, ``random`` a maker of numbers."""
    random = Random(case.get("seed", 0))
    makers = {
        "card": lambda: card(random),
        "my_number": lambda: my_number(random),
        "lost_zero": lambda: my_number(random, f"0{random.randint(1, 9)}")[1:],
    }
    if "random" in case:
        return [makers[case["random"]]() for _ in range(case["times"])]
    patterns = [case["values"][i % len(case["values"])] for i in range(case["times"])]
    filled = ["".join(random.choice("0123456789") if c == "#" else c for c in p) for p in patterns]
    return [*filled, *case.get("planted", ())]


def profile(every: Detector, name: str, values: list[str]) -> FieldProfile:
    graded = every.grade(pa.array(values, pa.string())).grades
    return FieldProfile(
        cells=len(values),
        filled=sum(bool(value.strip()) for value in values),
        tallies={
            category: Tally.of(dict(pl.Series(seen).value_counts().iter_rows()))
            for category, seen in graded.items()
        },
        named=every.name_evidence(name),
    )


@pytest.mark.parametrize(
    ("category", "case"),
    [(category, case) for category in FILES for case in load(category)["columns"]],
)
def test_a_column_gets_its_verdict(
    every: Detector, category: DataCategory, case: Mapping[str, Any]
) -> None:
    seen = profile(every, case["name"], column_of(case))
    verdict = every.weigh({"column": seen})["column"].get(category)
    if case["verdict"] is None:
        assert verdict is None
        return
    assert isinstance(verdict, Recognition)
    assert (verdict.verdict.value, verdict.hits) == (case["verdict"], case["hits"])
    assert verdict.hits == sum(
        getattr(seen.tallies[category], g.name.lower()) for g in verdict.counted
    )
    assert 0 < verdict.score < 1
    assert verdict.evidence == tuple(sorted(verdict.evidence))
    assert verdict.evidence


def test_every_recogniser_has_cases() -> None:
    settings = RecognizerSettings()
    assert {recognizer(settings).category for recognizer in RECOGNIZERS} == set(FILES)


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("6900-1234-1234-1234と090-1234-5678", ["WAON_NUMBER", "PHONE_NUMBER"]),
        ("09012345678@docomo.ne.jp", ["EMAIL_ADDRESS"]),
        ("フリーダイヤル0120-123-456か03-1234-5678", ["PHONE_NUMBER"]),
        ("連絡先+819012345673", ["PHONE_NUMBER"]),
        ("何もない", []),
    ],
)
def test_spans_of_all_categories_lie_apart(
    every: Detector, text: str, categories: list[str]
) -> None:
    assert [span.category.value for span in every.spans(text, DataCategory)] == categories


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("電話(03)1234-5678へ", "(03)1234-5678"),
        ("＋８１−９０−１２３４−５６７８", "＋８１−９０−１２３４−５６７８"),
        ("（090-1234-5678）", "090-1234-5678"),
        ("携帯（078(329)4886）へ", "078(329)4886"),
        ("連絡先\t(03)1234-5678", "(03)1234-5678"),
        ("2024-10-23T10:15:00\t080-1513-0810", "080-1513-0810"),
        ("㈱あ𠮷6900\u200b123412341234。", "6900\u200b123412341234"),
        ("山田<taro@example.jp>", "taro@example.jp"),
        ("6.900123412341234e+15", "6.900123412341234"),
    ],
)
def test_a_span_is_the_value_in_the_raw_text(every: Detector, text: str, value: str) -> None:
    (span,) = every.spans(text, DataCategory)
    assert text[span.start : span.end] == value


def test_a_table_about_shops_makes_its_phones_business(every: Detector) -> None:
    phone, shop = ["03-3123-4567"] * 9, ["加賀花店"] * 9
    profiles = {name: profile(every, name, v) for name, v in {"TEL": phone, "店舗名": shop}.items()}
    people = profiles | {"氏名": profile(every, "氏名", shop)}
    category = DataCategory.PHONE_NUMBER
    assert every.weigh(profiles)["TEL"][category].verdict is Verdict.BUSINESS
    assert every.weigh(people)["TEL"][category].verdict is Verdict.PERSONAL


@pytest.mark.parametrize(
    ("category", "name", "value", "verdict"),
    [
        (DataCategory.PHONE_NUMBER, "携帯電話", "090-1234-5678", Verdict.PERSONAL),
        (DataCategory.PHONE_NUMBER, "緊急連絡先電話", "03-3123-4567", Verdict.PERSONAL),
        (DataCategory.PHONE_NUMBER, "電話番号", "03-3123-4567", Verdict.BUSINESS),
        (DataCategory.EMAIL_ADDRESS, "担当者メール", "uchida@example.jp", Verdict.PERSONAL),
        (DataCategory.EMAIL_ADDRESS, "保護者メール", "uchida@example.jp", Verdict.PERSONAL),
        (DataCategory.PHONE_NUMBER, "自宅電話", "03-3123-4567", Verdict.PERSONAL),
        (DataCategory.EMAIL_ADDRESS, "TANTO_MAIL", "uchida@example.jp", Verdict.PERSONAL),
        (DataCategory.EMAIL_ADDRESS, "SYOKUIN_MAIL", "uchida@example.jp", Verdict.PERSONAL),
        (DataCategory.EMAIL_ADDRESS, "メール", "hamakaze@example.jp", Verdict.BUSINESS),
        (DataCategory.EMAIL_ADDRESS, "担当者メール", "info@example.jp", Verdict.BUSINESS),
    ],
)
def test_what_somebody_has_who_works_in_a_shop_is_theirs(
    every: Detector, category: DataCategory, name: str, value: str, verdict: Verdict
) -> None:
    columns = {name: [value] * 9, "店舗名": ["加賀花店"] * 9}
    profiles = {name: profile(every, name, values) for name, values in columns.items()}
    assert every.weigh(profiles)[name][category].verdict is verdict


@pytest.mark.parametrize(
    ("name", "verdict"), [("相手方", Verdict.PERSONAL), ("店長", Verdict.BUSINESS)]
)
def test_cells_of_people_tell_that_a_table_is_not_about_shops(
    every: Detector, name: str, verdict: Verdict
) -> None:
    columns = {name: ["西田 一郎"] * 9, "店舗名": ["加賀花店"] * 9, "TEL": ["03-3123-4567"] * 9}
    profiles = {name: profile(every, name, values) for name, values in columns.items()}
    assert every.weigh(profiles)["TEL"][DataCategory.PHONE_NUMBER].verdict is verdict


@pytest.mark.parametrize("name", ["販売店", "取扱店名", "TNP_NM", "TENPO_KANA"])
def test_a_table_of_shops_that_sell_is_about_them(every: Detector, name: str) -> None:
    columns = {name: ["加賀花店"] * 9, "TEL": ["03-3123-4567"] * 9}
    profiles = {name: profile(every, name, values) for name, values in columns.items()}
    assert every.weigh(profiles)["TEL"][DataCategory.PHONE_NUMBER].verdict is Verdict.BUSINESS


@pytest.mark.parametrize(
    ("name", "address"), [("法人番号", Verdict.BUSINESS), ("番号", Verdict.PERSONAL)]
)
def test_who_works_for_a_registered_company_has_a_mailbox_there(
    every: Detector, name: str, address: Verdict
) -> None:
    columns = {
        "会社名": ["加賀花店"] * 9,
        "担当者": ["西田 一郎"] * 9,
        "EML": ["uchida@gmail.com"] * 9,
        "ADDR": ["千葉県八千代市大和田312-5"] * 9,
        name: ["9010001012345"] * 9,
    }
    seen = every.weigh({name: profile(every, name, values) for name, values in columns.items()})
    assert seen["ADDR"][DataCategory.ADDRESS].verdict is address
    assert seen["EML"][DataCategory.EMAIL_ADDRESS].verdict is Verdict.PERSONAL


BIRTH = DataCategory.BIRTH_DATE


@pytest.mark.parametrize(
    "names",
    [
        ("KJN_SNGP_G01", "KJN_SNGP_Y", "KJN_SNGP_M", "KJN_BIRTH_D"),
        ("BIRTH_GEN", "COL07_SEINEN", "SNGP_M", "SEI_HI"),
        ("Dob Era", "Dob Year", "Dob Month", "Birthday D"),
        ("birth_era_v2", "Byear", "bmonth", "custbday"),
        ("生年月日（元号）", "birthdayy", "bday_m_old", "誕生日"),
        ("和暦区分", "生　年", "WK-SEI_TUKI", "WK-SNGP_D"),
        ("GENGO", "SEINEN", "SEIGETU", "SEIBI"),
    ],
)
@pytest.mark.parametrize("era", ["S", "昭和", "㍼", "3"])
def test_parts_of_a_birth_are_told_by_any_names_for_them(
    every: Detector, names: tuple[str, ...], era: str
) -> None:
    parts = zip(names, ([era] * 9, ["60"] * 9, ["4"] * 9, ["31"] * 9), strict=True)
    profiles = {name: profile(every, name, values) for name, values in parts}
    seen = every.weigh(profiles)
    assert [seen[name][BIRTH].hits for name in names] == [9, 9, 9, 9]


@pytest.mark.parametrize("names", [("grade", "bmonth", "bday"), ("sngp_cd", "y", "m")])
def test_one_part_of_a_birth_is_none(every: Detector, names: tuple[str, ...]) -> None:
    parts = zip(names, (["3"] * 9, ["4"] * 9, ["30"] * 9), strict=True)
    profiles = {name: profile(every, name, values) for name, values in parts}
    assert BIRTH not in every.weigh(profiles)[names[0]]


@pytest.mark.parametrize(
    ("name", "values", "category"),
    [
        ("SHIMEI", ["八千代市", "千葉市花見川区", "盛岡市"], DataCategory.ADDRESS),
        ("M.SHI-MEI", ["八千代市", "千葉市花見川区", "盛岡市"], DataCategory.ADDRESS),
        ("SHI_NM", ["八千代市", "千葉市花見川区", "盛岡市"], DataCategory.ADDRESS),
        ("SHIMEI", ["西田 一郎", "木村 花子", "佐藤 健"], DataCategory.PERSON),
        ("SHIMEI", ["西田", "木村", "佐藤"], DataCategory.PERSON),
        ("列3", ["千葉県", "東京都", "大阪府"], DataCategory.ADDRESS),
    ],
)
def test_beside_people_cells_tell_what_is_of_a_place(
    every: Detector, name: str, values: list[str], category: DataCategory
) -> None:
    columns = {name: values * 3, "性別": ["男性"] * 9, "住所": ["八千代市大和田312-5"] * 9}
    profiles = {name: profile(every, name, values) for name, values in columns.items()}
    assert list(every.weigh(profiles)[name]) == [category]


@pytest.mark.parametrize("name", ["room", "SHI_NM", "列3"])
def test_alone_they_are_of_nobody(every: Detector, name: str) -> None:
    values = {"room": "研修室203", "SHI_NM": "八千代市", "列3": "千葉県"}[name]
    assert not every.weigh({name: profile(every, name, [values] * 9)})[name]


@pytest.mark.parametrize(
    "names",
    [
        ("電話1", "電話2", "電話3"),
        ("TEL-SIGAI", "TEL-SINAI", "TEL-BAN"),
        ("電話1", "市内局番", "電話番号（下）"),
        ("市外局番", "市内局番", "加入者番号"),
        ("TEL_A", "TEL_B", "TEL_C"),
        ("TEL_SGI", "TEL_SNI", "TEL_KNY"),
        ("TEL_1", "TELSINAI", "TEL_3"),
        ("telarea", "tellocal", "tel_number"),
        ("denwa_mae", "denwa_naka", "denwa_ato"),
        ("phone_area", "phone_exchange", "phone_line"),
    ],
)
def test_three_columns_with_the_parts_of_a_number_are_phones(
    every: Detector, names: tuple[str, str, str]
) -> None:
    parts = zip(names, (["047"] * 9, ["483", "48", ""] * 3, ["1151"] * 9), strict=True)
    profiles = {name: profile(every, name, values) for name, values in parts}
    seen = every.weigh(profiles)
    hits = [seen[name][DataCategory.PHONE_NUMBER].hits for name in names]
    assert hits == [9, 6, 9]
    del profiles[names[1]], profiles[names[2]]
    assert not any(every.weigh(profiles).values())


def test_an_area_code_and_an_exchange_are_parts_without_the_rest(every: Detector) -> None:
    columns = {"自宅市外局番": ["047"] * 9, "市内局番": ["483"] * 9}
    profiles = {name: profile(every, name, values) for name, values in columns.items()}
    assert all(every.weigh(profiles).values())


@pytest.mark.parametrize(("last", "are"), [("1151", True), ("○", False)])
def test_two_parts_are_enough_where_one_has_four_digits(
    every: Detector, last: str, *, are: bool
) -> None:
    columns = {"TEL_A": ["047"] * 9, "TEL_C": [last] * 9}
    profiles = {name: profile(every, name, values) for name, values in columns.items()}
    seen = every.weigh(profiles)
    assert [bool(seen[name]) for name in columns] == [are, are]


def test_columns_with_whole_numbers_are_no_parts(every: Detector) -> None:
    columns = {"TEL1": ["047-483-1151"] * 9, "TEL2": ["1"] * 9, "TEL3": ["2"] * 9}
    profiles = {name: profile(every, name, values) for name, values in columns.items()}
    seen = every.weigh(profiles)
    assert [bool(seen[name]) for name in columns] == [True, False, False]


def test_names_with_values_are_hidden(every: Detector) -> None:
    assert every.shows("tel", NameKind.COLUMN)
    assert not every.shows("090-1234-5678", NameKind.COLUMN)


def test_the_version_depends_on_the_settings(every: Detector) -> None:
    assert every.version != detector(RecognizerSettings(("6901",))).version


def test_prefixes_are_configured() -> None:
    other = detector(RecognizerSettings(("6901", "69021")))
    category = DataCategory.WAON_NUMBER
    assert grades(other, category, "6901123412341234", "6902112341234123", "6900123412341234") == [
        Grade.CHECKED,
        Grade.CHECKED,
        Grade.SHAPED,
    ]
    assert other.weigh({"x": profile(other, "x", ["6901123412341234"] * 9)})["x"]


def test_days_are_read(every: Detector) -> None:
    assert str(every.days(pa.array(["2024-01-05", "x"])).to_pylist()[0]) == "2024-01-05"
