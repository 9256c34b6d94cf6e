"""What a masked value leaves to guess, reckoned by hand."""

from itertools import product
from time import process_time

import polars as pl
import pyarrow as pa
import pytest

from scanner.model.category import DataCategory as C
from scanner.model.declaration import FieldDeclaration, Treatment
from scanner.model.left import Left
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.profiling.masking import held
from scanner.profiling.strength import strength
from scanner.recognizers import detector
from scanner.recognizers.numbers.checksums import my_number_passes
from scanner.recognizers.remaining.names import Names

DETECTOR = detector(RecognizerSettings())

LEFT = {
    "the prefix hidden, as good as nothing": (C.WAON_NUMBER, "****-1234-1234-1234", 1),
    "a part of the prefix hidden": (C.WAON_NUMBER, "69**123412341234", 1),
    "the last four of a card": (C.WAON_NUMBER, "****-****-****-1234", 10**8),
    "the first twelve hidden by few signs": (C.WAON_NUMBER, "****1234", 10**8),
    "the last four alone": (C.WAON_NUMBER, "1234", 10**8),
    "digits five to eight hidden": (C.WAON_NUMBER, "6900-****-1234-1234", 10**4),
    "all of a card but its prefix": (C.WAON_NUMBER, "6900 XXXX XXXX XXXX", 10**12),
    "another prefix": (C.WAON_NUMBER, "1234-****-****-1234", 0),
    "more digits than a card has": (C.WAON_NUMBER, "****1234567890123456789", 0),
    "two runs that do not add up": (C.WAON_NUMBER, "**12**34", 0),
    "a card in the clear": (C.WAON_NUMBER, "6900123412341234", 1),
    "a mobile phone's last four": (C.PHONE_NUMBER, "***-****-1234", 5 * 10**4),
    "a fixed line's last four": (C.PHONE_NUMBER, "**-****-1234", 9 * 10**4),
    "any phone's last four": (C.PHONE_NUMBER, "1234", 14 * 10**4),
    "the prefix of a phone hidden": (C.PHONE_NUMBER, "●●●-1234-5678", 5),
    "the middle of a phone hidden": (C.PHONE_NUMBER, "090-xxxx-5678", 10**4),
    "one digit of a My Number": (C.JP_MY_NUMBER, "12345678*018", 1),
    "the check digit of a My Number": (C.JP_MY_NUMBER, "12345678901*", 1),
    "a My Number in the clear": (C.JP_MY_NUMBER, "123456789018", 1),
    "a wrong check digit": (C.JP_MY_NUMBER, "123456789012", 0),
    "the first four of a My Number": (C.JP_MY_NUMBER, "1234********", 10**7),
    "a year": (C.BIRTH_DATE, "1985", 365),
    "a leap year": (C.BIRTH_DATE, "1984年", 366),
    "a month": (C.BIRTH_DATE, "1984-02", 29),
    "the day hidden": (C.BIRTH_DATE, "1985-04-**", 30),
    "the day hidden, packed": (C.BIRTH_DATE, "198504**", 30),
    "the month hidden": (C.BIRTH_DATE, "1985-*-31", 7),
    "the year hidden": (C.BIRTH_DATE, "****-04-01", 100),
    "a leap day with its year hidden": (C.BIRTH_DATE, "**年2月29日", 25),
    "the decade of a year": (C.BIRTH_DATE, "198*-4-1", 10),
    "a year of an era": (C.BIRTH_DATE, "昭和60年", 365),
    "the first year of an era": (C.BIRTH_DATE, "H元.4.**", 30),
    "a year of an era hidden": (C.BIRTH_DATE, "R**-04-01", 6),
    "a century ago and visible": (C.BIRTH_DATE, "1915-04-**", 30),
    "an age band": (C.BIRTH_DATE, "30代", 3652),
    "an age band by its ends": (C.BIRTH_DATE, "30〜39歳", 3652),
    "an open age band": (C.BIRTH_DATE, "75歳~", 46 * 365 + 11),
    "an age": (C.BIRTH_DATE, "34歳", 365),
    "an age and above": (C.BIRTH_DATE, "65才以上", 56 * 365 + 14),
    "below an age": (C.BIRTH_DATE, "20歳未満", 20 * 365 + 5),
    "an age and below": (C.BIRTH_DATE, "19歳以下", 20 * 365 + 5),
    "below no age": (C.BIRTH_DATE, "0歳未満", 0),
    "older than anybody": (C.BIRTH_DATE, "130歳以上", 0),
    "a decade of birth": (C.BIRTH_DATE, "1980年代", 3652),
    "a band that ends before it begins": (C.BIRTH_DATE, "39-30", 0),
    "a year of two digits": (C.BIRTH_DATE, "85-04-01", 0),
    "no date": (C.BIRTH_DATE, "春頃", 0),
    "a name in the clear": (C.PERSON, "田中太郎", 1),
    "a name in the clear, in two": (C.PERSON, "田中 太郎様", 1),
    "a remark in place of a name": (C.PERSON, "非公開", 0),
    "a name longer than any": (C.PERSON, "田 " + "*" * 40, 0),
    "a name longer than any field": (C.PERSON, "*" * 65, 0),
    "a gender hidden": (C.GENDER, "*", 2),
    "a gender hidden by a letter": (C.GENDER, "x", 2),
    "a gender": (C.GENDER, "男性", 1),
    "a remark in place of a gender": (C.GENDER, "不明", 0),
    "two signs of a mail address": (C.EMAIL_ADDRESS, "t**@example.jp", 39**2),
    "four letters that hide": (C.EMAIL_ADDRESS, "txxxx@example.jp", 39**4),
    "five letters that hide": (C.EMAIL_ADDRESS, "txxxxx@example.jp", 39**5),
    "letters beside a sign": (C.EMAIL_ADDRESS, "*xx@example.jp", 39),
    "two letters that hide nothing": (C.EMAIL_ADDRESS, "txx_y@example.jp", 1),
    "a remark in place of a mail address": (C.EMAIL_ADDRESS, "退会", 0),
    "as many signs as anybody types": (C.EMAIL_ADDRESS, "*" * 100_000, 10**18),
    "a postcode's last four": (C.ADDRESS, "000-****", 0),
    "a house number": (C.ADDRESS, "千葉市中央区新町1-**", 100),
    "an address in the clear": (C.ADDRESS, "千葉県千葉市中央区新町1-1", 1),
    "a remark in place of an address": (C.ADDRESS, "非公開", 0),
    "a town": (C.ADDRESS, "千葉市中央区新町", 500),
    "a town, the house hidden": (C.ADDRESS, "千葉県千葉市中央区新町***", 500),
    "a 丁目": (C.ADDRESS, "千葉市中央区新町2丁目", 100),
    "a 丁目, the house hidden": (C.ADDRESS, "千葉市中央区新町二丁目**番*号", 100),
    "a postcode": (C.ADDRESS, "260-0028", 500),
    "an account in the clear": (C.OTHER_IDENTIFIER, "1234567", 1),
    "a remark in place of an account": (C.OTHER_IDENTIFIER, "なし", 0),
    "digits of an account": (C.OTHER_IDENTIFIER, "***-4567", 1000),
    "signs of a passport": (C.OTHER_IDENTIFIER, "TK****", 36**4),
    "more than are told apart": (C.OTHER_IDENTIFIER, "*" * 40, 10**18),
}


def left(category: C, value: str) -> int:
    folded = pl.Series([value]).str.normalize("NFKC").to_arrow()
    [count] = DETECTOR.candidates(category, folded).to_pylist()
    return int(count)


@pytest.mark.parametrize(("category", "value", "count"), LEFT.values(), ids=LEFT.keys())
def test_left(category: C, value: str, count: int) -> None:
    assert left(category, value) == count


@pytest.mark.parametrize("value", ["1234567**01*", "*2345*78901*", "12*45678*018"])
def test_my_numbers_are_those_with_a_right_check_digit(value: str) -> None:
    places = [range(10) if sign == "*" else [int(sign)] for sign in value]
    numbers = (int("".join(map(str, digits))) for digits in product(*places))
    assert left(C.JP_MY_NUMBER, value) == sum(map(my_number_passes, numbers))


def test_a_name_leaves_the_names_that_there_are() -> None:
    names = Names.of_dictionary()
    one, two, three = ([n for n in names.surnames[k] if n[0] == "山"] for k in (1, 2, 3))
    last, last_two, last_three = ([n for n in names.given[k] if n[-1] == "郎"] for k in (1, 2, 3))
    expected = len(one) * len(last_three) + len(two) * len(last_two) + len(three) * len(last)
    assert left(C.PERSON, "山＊＊郎") == expected > 100
    assert left(C.PERSON, "山田 **様") == len(names.given[2])
    everybody = [sum(map(len, one.values())) for one in (names.surnames, names.given)]
    assert left(C.PERSON, "●● ●●") == left(C.PERSON, "*") == everybody[0] * everybody[1]
    assert left(C.PERSON, "山田　**") == left(C.PERSON, "山田 **さん")


def test_a_surname_alone_leaves_every_given_name_and_initials_those_that_begin_so() -> None:
    names = Names.of_dictionary()
    given = sum(map(len, names.given.values()))
    assert left(C.PERSON, "長谷川") == left(C.PERSON, "山田様") == given > 100_000
    assert left(C.PERSON, "長谷川太郎") == 1
    surnames, first = names.initials["姓"], names.initials["名"]
    assert left(C.PERSON, "Y.T.") == surnames["Y"] * first["T"] > 10**6
    assert left(C.PERSON, "Ｆ・Ｊ") == surnames["H"] * first["Z"] > 10**5
    assert left(C.PERSON, "Q.T.") == left(C.PERSON, "ab") == 0


def test_names_are_told_in_bulk_as_they_are_one_by_one() -> None:
    values = [
        "山＊＊郎",
        "山田 **様",
        "** 太郎",
        "●● ●●",
        "山田　太郎",
        "佐*木 太*",
        "*",
        "",
        "非公開",
        "Y.T.",
    ]
    folded = pl.Series(values).str.normalize("NFKC").to_arrow()
    together = DETECTOR.candidates(C.PERSON, folded).to_pylist()
    assert together == [left(C.PERSON, value) for value in values]


def test_a_million_different_masked_names_cost_seconds() -> None:
    """Each used to cost a fifth of a millisecond; here 20,000, which is two batches of a file."""
    names = Names.of_dictionary()
    ends = names.given[2].head(20_000)
    masked = pl.Series([f"{end[0]}＊{end[1]}" for end in ends]).str.normalize("NFKC").unique()
    DETECTOR.candidates(C.PERSON, masked.head(10).to_arrow())
    start = process_time()
    DETECTOR.candidates(C.PERSON, masked.to_arrow())
    assert process_time() - start < len(masked) * 20e-6 + 0.2


def test_an_address_leaves_the_areas_that_there_are() -> None:
    ward, city, prefecture = (
        left(C.ADDRESS, f"{visible}****") for visible in ("千葉市中央区", "千葉市", "千葉県")
    )
    assert 500 < ward < city < prefecture
    assert left(C.ADDRESS, "千葉県千葉市****") == city
    assert left(C.ADDRESS, "千葉県") == prefecture
    codes = left(C.ADDRESS, "260-****")
    assert codes == left(C.ADDRESS, "〒260****")
    assert 500 < left(C.ADDRESS, "260-00") < codes


FIELD = FieldDeclaration(frozenset({C.WAON_NUMBER}), Treatment.MASKED, ".*[*].*")


def of(*cells: str | None, least: int | None = None, category: C = C.WAON_NUMBER) -> Left:
    field = FieldDeclaration(frozenset({category}), Treatment.MASKED, ".*[*].*", None, least)
    return strength(held(pl.Series(cells, dtype=pl.String), ".*[*].*"), field, DETECTOR)


def test_cells_are_counted_by_what_they_leave() -> None:
    cells = ("****-1234-1234-1234", "＊＊＊＊1234", "***1", "6900123412341234", None, " ")
    assert of(*cells, *cells) == Left(fewest=1, weak=2)
    assert of("****1234", "abc*", least=10**8) == Left(fewest=10**8, unknown=1)
    assert of("****1234", least=10**8 + 1) == Left(fewest=10**8, weak=1)


def test_nothing_masked_leaves_nothing_to_tell() -> None:
    assert of("6900123412341234", None) == Left()
    assert of("abc*") == Left(unknown=1)


def test_of_no_category_nothing_is_known() -> None:
    field = FieldDeclaration(frozenset(), Treatment.MASKED, ".*[*].*")
    assert strength(held(pl.Series(["****1234"]), ".*[*].*"), field, DETECTOR) == Left(unknown=1)


def test_of_several_categories_the_least_counts() -> None:
    both = FieldDeclaration(
        frozenset({C.PHONE_NUMBER, C.EMAIL_ADDRESS}), Treatment.MASKED, ".*[*].*"
    )
    assert (
        strength(held(pl.Series(["***-****-1234"]), ".*[*].*"), both, DETECTOR).fewest == 5 * 10**4
    )
    assert strength(held(pl.Series(["t*@example.jp"]), ".*[*].*"), both, DETECTOR).fewest == 39


def test_many_cells_are_counted_with_their_few_weak_ones() -> None:
    cells = pl.Series(["****-****-****-1234"] * 9_999 + ["****-1111-2222-3333"])
    assert strength(held(cells, ".*[*].*"), FIELD, DETECTOR) == Left(fewest=1, weak=1)


def test_prefixes_are_those_of_the_system() -> None:
    several = detector(RecognizerSettings(("6900", "6901")))
    array = pa.array(["****-1234-1234-1234", "690*-1234-1234-1234", "6900-1234-1234-1234"])
    assert several.candidates(C.WAON_NUMBER, array).to_pylist() == [2, 2, 1]
