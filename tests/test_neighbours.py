"""What the columns of one table say of each other."""

import pyarrow as pa
import pytest

from scanner.model.category import DataCategory
from scanner.model.detection import Recognition, Verdict
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.profiling import Namer, Reading, profile_batch
from scanner.recognizers import detector

EVERY = detector(RecognizerSettings())
ADDRESS = DataCategory.ADDRESS
LETTERS, CITIES = ["M", "F"] * 10, ["八千代市", "千葉市"] * 10
CELLS = {
    "氏名文字数": ["4", "5"] * 10,
    "氏名": ["山田 太郎", "佐藤 花子"] * 10,
    "性別": ["男", "女"] * 10,
    "column2": ["男性", "女性"] * 10,
    "KAISYA": ["株式会社こじか", "小鹿商事㈱"] * 10,
    "法人番号": ["4973640195002", "7690443539460"] * 10,
    "column3": ["taro@example.jp", "hana@example.jp"] * 10,
    "column4": ["有", "無"] * 10,
    "column5": ["6900123412341234", "6900123412341235"] * 10,
    "column6": ["6900-****-****-3293", "6900-****-****-8999"] * 10,
    "f12": ["有", "無"] * 10,
    "family_name": ["佐藤", "鈴木"] * 10,
    "会員番号": ["M01", "M02"] * 10,
    "担当会員": ["M01", "M02"] * 10,
    "店舗名": ["八千代店", "緑が丘店"] * 10,
    "定休日": ["月", "火"] * 10,
    "所在地コード": ["1", "2"] * 10,
    "電話番号": ["047-482-1234", "047-483-1234"] * 10,
    "E-mail": ["taro@nagisa.tokyo", "hana@nagisa.tokyo"] * 10,
    "携帯メール": ["taro@docomo.ne.jp", "hana@gmail.com"] * 10,
    "店舗電話": ["047-482-1234", "047-483-1234"] * 10,
}


def said(column: str, cells: list[str], *beside: str) -> dict[DataCategory, Recognition]:
    """Weigh a column beside others."""
    return of_table({column: cells} | {name: CELLS[name] for name in beside})[column]


def of_table(columns: dict[str, list[str]]) -> dict[str, dict[DataCategory, Recognition]]:
    """Weigh all columns of a table."""
    batch = pa.RecordBatch.from_arrays([pa.array(c) for c in columns.values()], names=[*columns])
    profile = profile_batch(batch, Reading(None, EVERY, Namer(EVERY)))
    return {name: dict(seen) for name, seen in EVERY.weigh(profile.fields).items()}


@pytest.mark.parametrize(
    ("name", "beside", "counts"),
    [
        ("column1", (), True),
        ("column1", ("定休日",), True),
        ("column1", ("氏名",), True),
        ("column1", ("性別",), False),
        ("column1", ("column2",), False),
        ("区分", ("氏名",), True),
        ("区分", ("column3",), True),
        ("区分", ("会員番号",), True),
        ("区分", ("定休日",), False),
        ("区分", (), True),
        ("会員区分", ("氏名",), True),
        ("点検区分", ("氏名",), False),
        ("点検区分", (), False),
        ("freq_cd", ("氏名",), False),
        ("支払サイクル", ("氏名",), False),
        ("unit", ("氏名",), False),
        ("コース", ("氏名",), False),
        ("attr_cd", ("氏名",), True),
        ("性別", ("性別コード",), True),
    ],
)
def test_letters_are_genders_in_a_table_about_people(
    name: str, beside: tuple[str, ...], *, counts: bool
) -> None:
    cells = dict(CELLS) | {"性別コード": LETTERS}
    columns = {name: LETTERS} | {other: cells[other] for other in beside}
    batch = pa.RecordBatch.from_arrays([pa.array(c) for c in columns.values()], names=[*columns])
    profile = profile_batch(batch, Reading(None, EVERY, Namer(EVERY)))
    assert (DataCategory.GENDER in EVERY.weigh(profile.fields)[name]) is counts


@pytest.mark.parametrize(
    ("name", "beside", "counts"),
    [
        ("市町村名", ("定休日",), False),
        ("市町村名", ("店舗電話",), False),
        ("市町村名", (), False),
        ("市町村名", ("会員番号",), True),
        ("市町村名", ("電話番号",), True),
        ("市町村名", ("column3",), True),
        ("自宅市町村", ("定休日",), True),
    ],
)
def test_a_municipality_is_an_address_in_a_table_about_people(
    name: str, beside: tuple[str, ...], *, counts: bool
) -> None:
    assert (DataCategory.ADDRESS in said(name, CITIES, *beside)) is counts


@pytest.mark.parametrize(
    ("name", "counts"), [("学区", False), ("地区名", False), ("町名番地", True)]
)
@pytest.mark.parametrize("beside", [(), ("会員番号",)])
def test_a_district_is_no_address(name: str, beside: tuple[str, ...], *, counts: bool) -> None:
    districts = ["大和田新田5丁目", "勝田台3丁目", "八千代台東2丁目", "高津4丁目"] * 5
    assert (DataCategory.ADDRESS in said(name, districts, *beside)) is counts


def test_what_a_program_named_is_no_given_name() -> None:
    assert DataCategory.PERSON not in said("f12", CELLS["f12"], "family_name")
    assert DataCategory.PERSON in said("first", ["花子", "太郎"] * 10, "family_name")


@pytest.mark.parametrize(
    ("name", "cells", "beside", "counts"),
    [
        ("商品名", ["Soichiro", "Shizuko"], ("family_name",), True),
        ("商品名", ["Soichiro", "Shizuko"], ("氏名",), False),
        ("商品名", ["Soichiro", "Shizuko"], ("family_name", "first"), False),
        ("商品名", ["Soichiro", "curtain"], ("family_name",), False),
        ("県名", ["千葉", "石川"], ("family_name",), False),
    ],
)
def test_given_names_under_another_name_belong_to_surnames(
    name: str, cells: list[str], beside: tuple[str, ...], *, counts: bool
) -> None:
    others = dict(CELLS) | {"first": ["花子", "太郎"] * 10}
    columns = {name: cells * 10} | {other: others[other] for other in beside}
    assert (DataCategory.PERSON in of_table(columns)[name]) is counts


@pytest.mark.parametrize(
    ("name", "people", "verdict"),
    [
        ("摘要名", "山田 太郎", Verdict.PERSONAL),
        ("業者名", "山田 太郎", Verdict.BUSINESS),
        ("担当者名", "山田 太郎", Verdict.BUSINESS),
        ("摘要名", "年会費", Verdict.BUSINESS),
    ],
)
def test_people_under_another_name_make_no_table_about_houses(
    name: str, people: str, verdict: Verdict
) -> None:
    phones = ["080-3084-9350", "090-7422-4779"] * 10
    columns = {"整理番号": phones, name: [people] * 20, "店舗名": CELLS["店舗名"]}
    assert of_table(columns)["整理番号"][DataCategory.PHONE_NUMBER].verdict is verdict


@pytest.mark.parametrize(
    ("beside", "verdict"),
    [
        (("店舗名",), Verdict.BUSINESS),
        (("定休日",), Verdict.BUSINESS),
        (("所在地コード",), Verdict.PERSONAL),
        (("店舗名", "E-mail"), Verdict.BUSINESS),
        (("店舗名", "携帯メール"), Verdict.PERSONAL),
        (("定休日", "会員番号"), Verdict.PERSONAL),
        (("定休日", "column5"), Verdict.PERSONAL),
        (("定休日", "column6"), Verdict.PERSONAL),
    ],
)
def test_phones_are_those_of_houses_in_a_table_about_houses(
    beside: tuple[str, ...], verdict: Verdict
) -> None:
    phones = said("電話番号", CELLS["電話番号"], *beside)
    assert phones[DataCategory.PHONE_NUMBER].verdict is verdict


@pytest.mark.parametrize(
    ("name", "beside", "verdict"),
    [
        ("FAX_NO", ("氏名", "KAISYA"), Verdict.BUSINESS),
        ("fax", ("氏名", "法人番号"), Verdict.BUSINESS),
        ("fax", ("氏名",), Verdict.PERSONAL),
        ("電話番号", ("氏名", "KAISYA"), Verdict.PERSONAL),
    ],
)
def test_a_fax_beside_a_company_is_that_of_the_company(
    name: str, beside: tuple[str, ...], verdict: Verdict
) -> None:
    phones = said(name, CELLS["電話番号"], *beside)
    assert phones[DataCategory.PHONE_NUMBER].verdict is verdict


PARTS = {
    "year": ["1985", "昭和60年", "平成2", "S 60"],
    "month": ["4", "12月", "08", "1"],
    "day": ["31", "8.0", "1日", " 2"],
}


@pytest.mark.parametrize(
    "names",
    [
        ("生年", "生月", "生日"),
        ("年（生年月日）", "月（生年月日）", "日（生年月日）"),
        ("生年（西暦）", "生年月日（月）", "誕生日（日）"),
        ("会員生年", "誕生月", "誕生日"),
        ("誕生月日_年", "誕生月日_月", "生日"),
        ("誕生年", "誕生月", "誕生日付"),
        ("生年（西暦）", "生月", "日"),
        ("生_YY", "生_MM", "生_DD"),
        ("SEI_Y", "SEI_M", "SEI_D"),
        ("B_YEAR", "B_MONTH", "B_DAY"),
        ("umare_nen", "umare_tsuki", "umare_nichi"),
        ("birth_year", "birthMonth", "BIRTH_DD"),
        ("year_of_birth", "month_of_birth", "day_of_birth"),
        ("by", "bm", "bd"),
        ("b_y", "birth_month_txt", "b_d"),
        ("SEINEN", "SEITSUKI", "SEIHI"),
        ("y_birth", "m_birth", "d_birth"),
    ],
)
def test_columns_for_parts_of_a_birth_date_speak_of_each_other(names: tuple[str, ...]) -> None:
    columns = dict(zip(names, PARTS.values(), strict=True))
    arrays = [pa.array(cells * 10) for cells in columns.values()]
    batch = pa.RecordBatch.from_arrays(arrays, names=[*columns])
    profile = profile_batch(batch, Reading(None, EVERY, Namer(EVERY)))
    verdicts = EVERY.weigh(profile.fields)
    for name in names:
        assert verdicts[name][DataCategory.BIRTH_DATE].verdict is Verdict.PERSONAL


@pytest.mark.parametrize(
    ("era", "cells"),
    [
        ("元号", ["昭和", "平成"]),
        ("生年元号", ["S", "H"]),
        ("gengo_cd", ["3", "4"]),
        ("umare_gengo", ["昭", "平"]),
        ("生年号", ["3", "4"]),
    ],
)
def test_an_era_belongs_to_the_parts_beside_it(era: str, cells: list[str]) -> None:
    columns = {era: cells, "生年": ["50", "2"], "生月": ["3", "12"], "生日": ["31", "8"]}
    arrays = [pa.array(column * 10) for column in columns.values()]
    batch = pa.RecordBatch.from_arrays(arrays, names=[*columns])
    profile = profile_batch(batch, Reading(None, EVERY, Namer(EVERY)))
    assert EVERY.weigh(profile.fields)[era][DataCategory.BIRTH_DATE].verdict is Verdict.PERSONAL
    assert DataCategory.BIRTH_DATE not in said(era, cells * 10, "氏名")


@pytest.mark.parametrize("name", ["生月", "birth_month", "発生月", "衛生日", "誕生日クーポン枚数"])
def test_a_part_of_a_birth_date_alone_says_nothing(name: str) -> None:
    assert DataCategory.BIRTH_DATE not in said(name, ["4", "12"] * 10, "氏名", "性別")


@pytest.mark.parametrize(
    ("name", "beside", "hits"),
    [
        ("著者名", "書名", 0),
        ("著者名", "講座", 20),
        ("氏名", "書名", 20),
        ("SHUJINKO", "講座", 0),
        ("登場人物", "講座", 0),
        ("誤答2", "講座", 0),
        ("正解者", "講座", 20),
    ],
)
def test_authors_of_books_are_nobody(name: str, beside: str, hits: int) -> None:
    columns = {name: ["山田 太郎", "佐藤 花子"] * 10, beside: ["坊っちゃん", "細雪"] * 10}
    batch = pa.RecordBatch.from_arrays([pa.array(c) for c in columns.values()], names=[*columns])
    weighed = EVERY.weigh(profile_batch(batch, Reading(None, EVERY, Namer(EVERY))).fields)
    seen = weighed.get(name, {})
    assert (seen[DataCategory.PERSON].hits if DataCategory.PERSON in seen else 0) == hits


@pytest.mark.parametrize(
    ("name", "beside", "counts"),
    [("列5", ("氏名",), True), ("列5", ("定休日",), False), ("産地", ("氏名",), False)],
)
def test_prefectures_without_a_name_are_addresses_beside_people(
    name: str, beside: tuple[str, ...], *, counts: bool
) -> None:
    assert (DataCategory.ADDRESS in said(name, ["千葉県", "京都府"] * 10, *beside)) is counts


@pytest.mark.parametrize(
    ("name", "cells", "beside", "counts"),
    [
        ("SEI", ["1", "2"], "氏名", True),
        ("kain_sei", ["M", "F"], "氏名", True),
        ("SEI", ["1", "2"], "定休日", False),
        ("SEI", ["1", "25"], "氏名", False),
        ("seiri", ["1", "2"], "氏名", False),
    ],
)
def test_codes_beside_people_are_genders_where_letters_could_stand_for_surnames(
    name: str, cells: list[str], beside: str, *, counts: bool
) -> None:
    assert (DataCategory.GENDER in said(name, cells * 10, beside)) is counts


@pytest.mark.parametrize(("beside", "personal"), [("会員番号", True), ("氏名文字数", False)])
def test_what_is_counted_of_people_makes_no_table_about_them(
    beside: str, *, personal: bool
) -> None:
    assert (ADDRESS in said("町名", ["本町", "栄町"] * 10, beside)) is personal


@pytest.mark.parametrize(
    ("name", "beside", "counts"),
    [
        ("町名", ("会員数",), False),
        ("町名", ("男女比", "対象性別"), False),
        ("cho_mei", ("cho_kana",), False),
        ("町名", ("会員番号",), True),
    ],
)
def test_towns_of_which_people_are_counted_are_nobodys(
    name: str, beside: tuple[str, ...], *, counts: bool
) -> None:
    cells = {
        "会員数": ["120", "3400"] * 10,
        "男女比": ["98.5", "110.2"] * 10,
        "対象性別": ["男性", "女性"] * 10,
        "cho_kana": ["オオワダシンデン", "カツタダイ"] * 10,
        "会員番号": CELLS["会員番号"],
    }
    columns = {name: ["大和田町", "勝田町"] * 10} | {other: cells[other] for other in beside}
    assert (DataCategory.ADDRESS in of_table(columns)[name]) is counts


@pytest.mark.parametrize(
    ("beside", "counts"), [("client_secret", False), ("redirect_uris", False), ("memo", True)]
)
def test_a_client_that_signs_in_is_a_program(beside: str, *, counts: bool) -> None:
    columns = {"client_name": ["谷口製作所", "小鹿"] * 10, beside: ["a", "b"] * 10}
    assert (DataCategory.PERSON in of_table(columns)["client_name"]) is counts


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        *(("VAL", True), ("COL2", True), ("設定値", True), ("CNF_VAL", True), ("備考", True)),
        *(("hash_val", False), ("会員番号", False)),
    ],
)
def test_keys_to_storage_under_a_name_that_says_nothing(name: str, *, counts: bool) -> None:
    keys = [f"{(signs * 11)[:86]}==" for signs in ("xQ7+kZ2/p", "b9/Lm4+Ws")]
    assert (DataCategory.CREDENTIAL in said(name, keys * 10)) is counts


DAYS, MONTHS = ["7月19日", "2月7日"] * 10, ["2018年2月", "2011年12月"] * 10


@pytest.mark.parametrize(
    ("beside", "hits"),
    [
        ({"キャラ名": ["まちかど丸", "しおかぜ姫"] * 10}, 0),
        ({"mascot_name": ["まちかど丸"] * 20, "出身": CITIES}, 0),
        ({"グッズ": ["タオル", "傘"] * 10}, 20),
        ({"キャラ名": ["まちかど丸"] * 20, "会員番号": CELLS["会員番号"]}, 20),
        ({"キャラ名": ["まちかど丸"] * 20, "声優": CELLS["氏名"]}, 20),
        ({"キャラ名": ["まちかど丸"] * 20, "column3": CELLS["携帯メール"]}, 20),
    ],
)
def test_characters_have_no_birthday_or_gender(beside: dict[str, list[str]], hits: int) -> None:
    seen = of_table({"誕生日": DAYS, "性別": CELLS["性別"]} | beside)
    birthdays = seen["誕生日"].get(DataCategory.BIRTH_DATE)
    genders = seen["性別"].get(DataCategory.GENDER)
    assert [each.hits if each else 0 for each in (birthdays, genders)] == [hits, hits]


@pytest.mark.parametrize(
    ("name", "cells", "beside", "hits"),
    [
        ("生年月", MONTHS, "犬種", 0),
        ("birth_month", MONTHS, "dog_breed", 0),
        ("生年月", MONTHS, "商品", 20),
        ("生年月", MONTHS, "品種", 20),
        ("飼い主生年月日", ["1985年4月7日"] * 20, "犬種", 20),
        ("生年月日", ["1985年4月7日"] * 20, "犬種", 20),
    ],
)
def test_a_month_beside_a_breed_is_when_an_animal_was_born(
    name: str, cells: list[str], beside: str, hits: int
) -> None:
    seen = of_table({name: cells, beside: ["柴", "雑種"] * 10})[name]
    born = seen.get(DataCategory.BIRTH_DATE)
    assert (born.hits if born else 0) == hits
