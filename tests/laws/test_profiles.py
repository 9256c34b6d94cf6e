"""Profiles add up: neither order nor split matters, for any rows."""

from datetime import date

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.model.category import DataCategory
from scanner.model.declaration import DatasetDeclaration, FieldDeclaration, Treatment
from scanner.model.detection import Tally
from scanner.model.errors import Reason
from scanner.model.left import Left
from scanner.model.profile import (
    Amount,
    Coverage,
    DatasetProfile,
    FieldProfile,
    Gap,
    MaskTally,
    Records,
)
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.model.retention import Retention
from scanner.model.secret import Secret
from scanner.model.tokens import Numbered, Sketch, TokenTally
from scanner.profiling import Namer, Reading, profile_batch
from scanner.recognizers import detector

DETECTOR = detector(RecognizerSettings())
PHONE = DataCategory.PHONE_NUMBER
DECLARATION = DatasetDeclaration(
    name="members",
    source="db",
    where="main.members",
    cities=("chiba",),
    fields={
        "day": FieldDeclaration(),
        "tel": FieldDeclaration(frozenset({PHONE}), Treatment.MASKED, "[*]{3}-[0-9]{4}"),
        "gone": FieldDeclaration(frozenset({PHONE}), Treatment.REMOVED),
        "token": FieldDeclaration(frozenset({PHONE}), Treatment.TOKENISED),
    },
    others=FieldDeclaration(),
    retention=Retention(by="day", years=1),
)
READING = Reading(DECLARATION, DETECTOR, Namer(DETECTOR, Secret(bytes(32))))

cells = st.sampled_from(
    [
        None,
        "",
        " ",
        "***-1234",
        "090-1234-5678",
        "０９０－１２３４－５６７８",
        "taro@example.jp",
        "6900123412341234",
        "6900-1234-1234-1234",
        "123456789018",
        "123456789012",
        "個人番号は123456789018です",
        "2026-04-01",
        "令和8年4月1日",
        "電話は03-1234-5678まで",
    ]
)
rows = st.lists(st.tuples(cells, cells, cells, cells), max_size=12)
tokens = st.lists(
    st.sampled_from(
        [
            None,
            " ",
            "MDkwLTEyMzQtNTY3OA==",
            "d41d8cd98f00b204e9800998ecf8427e",
            "1B2M2Y8AsgTpgAmY7PhCfg==",
            "A-0017",
            "18",
            "8765-4321-090",
            "090-1234-5678",
        ]
    ),
    max_size=8,
)
counts = st.integers(0, 1000)
tallies = st.builds(Tally, counts, counts, counts, counts, counts, counts, counts)
sketches = st.builds(
    Sketch, st.sets(st.integers(0, 9), max_size=6).map(lambda some: tuple(sorted(some)))
)
fields = st.builds(
    FieldProfile,
    counts,
    counts,
    st.dictionaries(st.sampled_from(DataCategory), tallies, max_size=2),
    st.dictionaries(
        st.sampled_from(DataCategory), st.frozensets(st.sampled_from(["a", "b"])), max_size=2
    ),
    st.builds(MaskTally, counts, counts, counts),
    left=st.builds(Left, st.none() | counts, counts, counts),
    tokens=st.builds(
        TokenTally,
        st.dictionaries(st.sampled_from([16, 32]), counts, max_size=2),
        st.dictionaries(st.sampled_from([16, 32]), sketches, max_size=2),
        st.dictionaries(st.sampled_from(["hex", "url"]), counts, max_size=2),
        st.builds(Numbered, counts, sketches, sketches),
    ),
)
gaps = st.dictionaries(
    st.builds(Gap, st.sampled_from(Reason), st.sampled_from([None, "a"])),
    st.builds(Amount, counts, counts, counts),
    max_size=2,
)
profiles = st.builds(
    DatasetProfile,
    counts,
    st.dictionaries(st.sampled_from("abc"), fields, max_size=2),
    st.dictionaries(st.dates(), counts, max_size=2),
    counts,
    counts,
    coverage=st.builds(Coverage, counts, gaps),
    cities=st.dictionaries(st.sampled_from("ab"), st.builds(Records, counts), max_size=2),
)


def profile(records: list[tuple[str | None, ...]]) -> DatasetProfile:
    columns = [pa.array([r[i] for r in records], pa.string()) for i in range(4)]
    batch = pa.RecordBatch.from_arrays(columns, names=["day", "tel", "gone", "memo"])
    return profile_batch(batch, READING)


@settings(max_examples=50)
@given(rows, rows)
def test_splitting_rows_does_not_matter(
    a: list[tuple[str | None, ...]], b: list[tuple[str | None, ...]]
) -> None:
    assert profile(a) + profile(b) == profile(a + b)


@settings(max_examples=8)
@given(tokens, tokens)
def test_splitting_tokens_does_not_matter(a: list[str | None], b: list[str | None]) -> None:
    for name in ("token", "memo"):
        whole, first, second = (
            profile_batch(
                pa.RecordBatch.from_arrays([pa.array(some, pa.string())], names=[name]), READING
            ).fields[name]
            for some in (a + b, a, b)
        )
        assert first.tokens + second.tokens == whole.tokens


@settings(max_examples=50)
@given(rows, st.randoms(use_true_random=False))
def test_order_of_rows_does_not_matter(
    records: list[tuple[str | None, ...]], random: object
) -> None:
    shuffled = list(records)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert profile(shuffled) == profile(records)


@given(profiles, profiles, profiles)
def test_profiles_are_a_commutative_monoid(
    a: DatasetProfile, b: DatasetProfile, c: DatasetProfile
) -> None:
    assert a + b == b + a
    assert (a + b) + c == a + (b + c)
    assert a + DatasetProfile() == a == DatasetProfile() + a


def test_one_plain_example_of_every_measure() -> None:
    seen = profile(
        [
            ("2026-04-01", "***-1234", "x", "taro@example.jp"),
            ("令和8年4月1日", "090-1234-5678", None, "memo"),
            ("unknown", "***-9999", " ", ""),
            ("2026-04-02", None, "x", None),
        ]
    )
    assert seen.rows == 4
    assert seen.days == {date(2026, 4, 1): 2}
    assert (seen.undated, seen.misdated) == (0, 1)
    assert seen.fields["tel"].mask == MaskTally(kept=2, whole=1)
    assert (seen.fields["gone"].cells, seen.fields["gone"].filled) == (4, 2)
    assert seen.fields["memo"].filled == 2
    assert seen.fields["memo"].tallies[DataCategory.EMAIL_ADDRESS] == Tally(certain=1)
    assert seen.coverage == Coverage()


def test_numbers_and_dates_are_read_as_they_are_written() -> None:
    batch = pa.RecordBatch.from_arrays(
        [
            pa.array([date(2026, 4, 1)]),
            pa.array([9012345678]),
            pa.array([6900123412341234], pa.int64()),
        ],
        names=["day", "tel", "waon_no"],
    )
    seen = profile_batch(batch, READING)
    assert seen.days == {date(2026, 4, 1): 1}
    assert seen.fields["tel"].mask == MaskTally(whole=1)
    assert DataCategory.WAON_NUMBER in seen.fields["waon_no"].tallies


def test_a_card_number_in_a_column_of_floats_is_seen_in_its_digits() -> None:
    numbers = pa.array([6900123412341230.0, None, 0.5], pa.float64())
    texts = pa.array(["a", None, "b"])
    batch = pa.RecordBatch.from_arrays([numbers, texts], names=["waon_no", "memo"])
    seen = profile_batch(batch, READING)
    assert seen.fields["waon_no"].filled == 2
    assert seen.fields["waon_no"].tallies[DataCategory.WAON_NUMBER].checked == 1


def test_without_the_column_that_dates_them_all_records_are_undated() -> None:
    batch = pa.RecordBatch.from_arrays([pa.array(["***-1234", None])], names=["tel"])
    seen = profile_batch(batch, READING)
    assert (seen.days, seen.undated, seen.misdated) == ({}, 0, 1)
