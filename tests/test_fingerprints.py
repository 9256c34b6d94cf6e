"""Fingerprints: the same for the same person, exact, and nothing else of a value."""

import time
from collections.abc import Mapping, Sequence
from random import Random

import numpy as np
import polars as pl
import pyarrow as pa
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import given, settings
from hypothesis import strategies as st

from sample_data.people import person, waon_numbers
from scanner.model.category import DataCategory
from scanner.model.comparing import Compared
from scanner.model.declaration import DatasetDeclaration, FieldDeclaration, Treatment
from scanner.model.fingerprint import Blocks, Prints, Trail
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.model.secret import Secret
from scanner.profiling import Namer, Printer, Reading, prints, profile_batch
from scanner.recognizers import detector

DETECTOR = detector(RecognizerSettings())
KEY = bytes(range(32))
PRINTER = Printer(Secret(KEY))
PERSON, BIRTH = DataCategory.PERSON, DataCategory.BIRTH_DATE
PHONE, MAIL = DataCategory.PHONE_NUMBER, DataCategory.EMAIL_ADDRESS
WAON, MY_NUMBER = DataCategory.WAON_NUMBER, DataCategory.JP_MY_NUMBER

Cells = Sequence[str | None]


def clear(*categories: DataCategory) -> FieldDeclaration:
    return FieldDeclaration(frozenset(categories))


def reading(
    fields: dict[str, FieldDeclaration] | None, compared: Compared | None = None
) -> Reading:
    declared = None
    if fields is not None:
        declared = DatasetDeclaration("m", "db", "main.m", ("chiba",), fields=fields)
    return Reading(declared, DETECTOR, Namer(DETECTOR), compared or Compared(), PRINTER)


def blocks(columns: Mapping[str, Cells], how: Reading, cut: int | None = None) -> Blocks:
    collector = how.collector()
    assert collector is not None
    batch = pa.RecordBatch.from_pydict({n: pa.array(c, pa.string()) for n, c in columns.items()})
    for first in range(0, batch.num_rows, cut or max(1, batch.num_rows)):
        profile_batch(batch.slice(first, cut), how, collector)
    return collector.blocks()


def words(cells: Cells, category: DataCategory) -> list[int]:
    found = blocks({"x": cells}, reading({"x": clear(category)}))
    run = found.get(Trail("x", category.value), b"")
    return [int(word) for word in np.frombuffer(run, "<u8")]


@pytest.mark.parametrize(
    ("category", "writings"),
    [
        (
            PHONE,
            [
                "090-1234-5678",
                "09012345678",
                "９０１２３４５６７８",
                "+81 90 1234 5678",
                "０９０－１２３４－５６７８",
                "(090)1234-5678",
                "+81-(0)90-1234-5678",
                " 090 1234 5678",
            ],
        ),
        (PHONE, ["03-1234-5678", "312345678", "03ー1234ー5678"]),
        (
            WAON,
            ["6900-1234-5678-9012", "6900123456789012", "６９００　１２３４　５６７８　９０１２"],
        ),
        (MY_NUMBER, ["123456789018", "1234 5678 9018", "1234-5678-9018"]),
        (MAIL, ["Taro@Example.jp", "taro@example.jp", " ｔａｒｏ＠example.jp "]),
    ],
)
def test_one_identifier_has_one_fingerprint_however_it_is_written(
    category: DataCategory, writings: list[str]
) -> None:
    found = words(writings, category)
    assert len(found) == len(writings)
    assert len(set(found)) == 1


@pytest.mark.parametrize(
    ("category", "cell"),
    [
        (PHONE, "***-****-5678"),
        (PHONE, "12345678"),
        (PHONE, "123456789012"),
        (WAON, "690012345678901"),
        (WAON, "69001234567890123"),
        (WAON, "+690012345678901"),
        (MY_NUMBER, "12345678901"),
        (MAIL, "taro at example.jp"),
        (MAIL, "taro@example.jp, jiro@example.jp"),
        (MAIL, ""),
        (PHONE, None),
    ],
)
def test_what_is_no_identifier_has_none(category: DataCategory, cell: str | None) -> None:
    assert words([cell], category) == []


def test_categories_and_keys_are_kept_apart() -> None:
    assert words(["123456789018"], MY_NUMBER) != words(["123456789018"], WAON)
    other = Printer(Secret(KEY[::-1]))
    numbers = pl.Series([123456789018], dtype=pl.UInt64)
    assert other.numbers(numbers, "WAON")[0] != PRINTER.numbers(numbers, "WAON")[0]
    assert PRINTER.numbers(numbers, "WAON")[0] != PRINTER.numbers(numbers, "PHONE")[0]


def permuted(block: bytes) -> bytes:
    return Cipher(algorithms.AES(KEY), modes.ECB()).encryptor().update(block)  # noqa: S305 - as there


def by_hand(text: str, tag: str) -> int:
    """CBC-MAC as the textbook has it, one text at a time."""
    content = text.encode()[:1024]
    state = permuted(b"\1" + tag.encode()[:7].ljust(7, b"\0") + len(content).to_bytes(8, "little"))
    for first in range(0, len(content), 16):
        block = content[first : first + 16].ljust(16, b"\0")
        state = permuted(bytes(a ^ b for a, b in zip(state, block, strict=True)))
    return int.from_bytes(state[:8], "little")


@given(st.lists(st.text(max_size=60), max_size=12))
@settings(max_examples=30, deadline=None)
def test_a_column_at_once_is_each_text_alone(texts: list[str]) -> None:
    series = pl.Series(texts, dtype=pl.String)
    assert PRINTER.texts(series, "MAIL").tolist() == [by_hand(text, "MAIL") for text in texts]


@pytest.mark.parametrize("size", [15, 16, 17, 1023, 1024])
def test_texts_of_every_length_differ(size: int) -> None:
    texts = pl.Series(["a" * size, "a" * (size - 1), "a" * (size - 1) + "b"])
    found = PRINTER.texts(texts, "MAIL").tolist()
    assert found == [by_hand(text, "MAIL") for text in texts]
    assert len(set(found)) == 3


def test_a_name_counts_with_a_birth_date_only() -> None:
    columns: dict[str, Cells] = {
        "氏名": ["山田　太郎", "山田太郎", "山田 太郎", "山田太郎", None, ""],
        "生年月日": [
            "1985-04-01",
            "1985/04/01",
            "昭和60年4月1日",
            None,
            "1985-04-01",
            "1985-04-01",
        ],
    }
    fields = {"氏名": clear(PERSON), "生年月日": clear(BIRTH)}
    found = blocks(columns, reading(fields))
    assert set(found) == {Trail("氏名", "PERSON")}
    run = np.frombuffer(found[Trail("氏名", "PERSON")], "<u8")
    assert (len(run), len(set(run.tolist()))) == (3, 1)
    assert blocks({"氏名": ["山田太郎"]}, reading({"氏名": clear(PERSON)})) == {}


def test_columns_that_nobody_declared_yield_what_recognisers_are_sure_of() -> None:
    columns: dict[str, Cells] = {
        "氏名": ["山田太郎"] * 3,
        "生年月日": ["1985-04-01"] * 3,
        "memo": ["taro@example.jp", "090-1234-5678", "123456789012"],  # no right check digit
        "登録日": ["2026-04-01"] * 3,
    }
    for how in (reading(None), reading({"memo": FieldDeclaration()})):
        found = {t: len(b) // 8 for t, b in blocks(columns, how).items()}
        assert found == {
            Trail("memo", "EMAIL_ADDRESS"): 1,
            Trail("memo", "PHONE_NUMBER"): 1,
            Trail("氏名", "PERSON"): 3,
            Trail("氏名", "PERSON+PHONE_NUMBER"): 1,
        }


def test_values_of_lists_are_those_of_nobody_in_particular() -> None:
    phones = pa.array([["090-1234-5678", "03-1234-5678"], [], None], pa.list_(pa.string()))
    names = pa.array([["山田太郎"], ["田中花子"], None], pa.list_(pa.string()))
    born = pa.array(["1985-04-01"] * 3)
    cards = pa.array(["************1234"] * 3)
    batch = pa.RecordBatch.from_arrays(
        [phones, names, born, cards], names=["tel", "name", "born", "card"]
    )
    fields = {"tel": clear(PHONE), "name": clear(PERSON), "born": clear(BIRTH), "card": MASKED}
    how = reading(fields, Compared(frozenset({"card"}), frozenset({"tel"})))
    collector = how.collector()
    assert collector is not None
    profile_batch(batch, how, collector)
    found = {t: len(b) // 8 for t, b in collector.blocks().items()}
    assert found == {Trail("tel", "PHONE_NUMBER"): 2}


def test_a_declared_form_that_is_not_clear_yields_nothing() -> None:
    token = FieldDeclaration(frozenset({WAON}), Treatment.TOKENISED)
    assert blocks({"x": ["1234567890123456"]}, reading({"x": token})) == {}
    assert blocks({"x": ["1234567890123456"]}, reading({"x": clear(WAON)})) != {}


def test_a_run_is_sorted() -> None:
    phones = [f"0901234{n * 37 % 100:04d}" for n in range(20)]
    how = reading({"x": clear(PHONE)})
    assert blocks({"x": phones}, how) == blocks({"x": phones[::-1]}, how)


def test_without_a_key_there_are_none() -> None:
    assert Reading(None, DETECTOR, Namer(DETECTOR)).collector() is None


cells = st.sampled_from([None, "", "090-1234-5678", "6900123412341234", "a@b.jp", "****1234", "x"])
MASKED = FieldDeclaration(frozenset({WAON}), Treatment.MASKED, "[*]{4}[0-9]{4}|[*]{12}[0-9]{4}")
FIELDS = {"tel": clear(PHONE), "mail": clear(MAIL), "no": FieldDeclaration(), "card": MASKED}


@given(st.lists(st.tuples(cells, cells, cells, cells), min_size=1, max_size=12), st.integers(1, 5))
@settings(max_examples=20, deadline=None)
def test_how_a_partition_is_cut_into_batches_does_not_matter(
    rows: list[tuple[str | None, ...]], cut: int
) -> None:
    columns = dict(zip(FIELDS, zip(*rows, strict=True), strict=True))
    how = reading(FIELDS, Compared(frozenset({"card"}), frozenset({"no"})))
    assert blocks(columns, how) == blocks(columns, how, cut)


def test_beside_a_masked_value_stands_what_names_the_record() -> None:
    columns: dict[str, Cells] = {
        "tel": ["090-1234-5678", "090-1234-5678", None, "090-1111-2222"],
        "no": ["A17", "A18", "2026-04-01", "A19"],
        "card": ["************1234"] * 2 + ["************9999", "6900-1234-1234-1234"],
    }
    fields = {"tel": clear(PHONE), "no": FieldDeclaration(), "card": MASKED}
    how = reading(fields, Compared(frozenset({"card"}), frozenset({"no"})))
    found = {t: len(b) // 8 for t, b in blocks(columns, how).items()}
    form = "0" * 12 + "1" * 4
    assert found == {
        Trail("tel", "PHONE_NUMBER"): 3,
        Trail("card", "WAON_NUMBER"): 1,  # what slipped through is in the clear
        Trail("tel", "PHONE_NUMBER", "card", form): 2,  # one pair, stated once
        Trail("no", "KEY", "card", form): 4,  # a day names nobody
    }


def test_a_profile_says_how_many_and_their_sum() -> None:
    trail = Trail("x", "PHONE_NUMBER")
    found = prints({trail: np.array([2**64 - 1, 3], "<u8").tobytes()})
    assert found == {trail: Prints(2, 2)}
    assert Prints(1, 2**64 - 1) + Prints(2, 5) == Prints(3, 4)


def members(rows: int) -> pa.RecordBatch:
    rng = Random(1)
    people = [person(rng, number) for number in range(rows)]
    return pa.RecordBatch.from_pydict(
        {
            "member_id": [str(100_000 + number) for number in range(rows)],
            "氏名": [one.name for one in people],
            "フリガナ": [one.kana for one in people],
            "生年月日": [one.birth.isoformat() for one in people],
            "性別": [one.gender for one in people],
            "住所": [one.address for one in people],
            "電話番号": [one.phone for one in people],
            "メールアドレス": [one.mail for one in people],
            "WAON番号": waon_numbers(rng, rows),
            "備考": ["窓口で受付"] * rows,
        }
    )


@pytest.mark.uncovered
def test_profiling_with_fingerprints_costs_at_most_half_as_much_again() -> None:
    batch = members(10_000)
    fields = {
        "氏名": clear(PERSON),
        "フリガナ": clear(PERSON),
        "生年月日": clear(BIRTH),
        "電話番号": clear(PHONE),
        "メールアドレス": clear(MAIL),
        "WAON番号": clear(WAON),
    }
    declared = DatasetDeclaration(
        "m", "db", "main.m", ("chiba",), fields=fields, others=FieldDeclaration()
    )
    seconds: dict[bool, list[float]] = {True: [], False: []}
    for _ in range(6):
        for keyed in (False, True):
            how = Reading(declared, DETECTOR, Namer(DETECTOR), printer=PRINTER if keyed else None)
            begun, collector = time.process_time(), how.collector()
            profile_batch(batch, how, collector)
            if collector is not None:
                assert collector.blocks()
            seconds[keyed].append(time.process_time() - begun)
    assert min(seconds[True]) <= 1.5 * min(seconds[False])
