"""The corpus and its harness in small: labels are exact, shares hold, and the counting is right."""

import io
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

import pyarrow as pa
import pytest

from scanner.model.category import DataCategory as C
from scanner.model.detection import (
    Detection,
    Grade,
    Graded,
    NameKind,
    Recognition,
    Tally,
    Verdict,
)
from scanner.model.profile import FieldProfile
from tests.bench.detection.addresses import COLUMN_FORMS as ADDRESS_FORMS
from tests.bench.detection.corpus import make
from tests.bench.detection.draw import Draw, reserved
from tests.bench.detection.harness import batch, measure
from tests.bench.detection.labels import Column, Corpus, Label, Snippet, Span, Table
from tests.bench.detection.moments import corporate, jan
from tests.bench.detection.numbers import luhn, my_number
from tests.bench.detection.orders import (
    MINOR,
    WHOLE,
    business_orders,
    incidental_orders,
    negative_orders,
    people_orders,
)
from tests.bench.detection.people import person
from tests.bench.detection.report import as_json, lines
from tests.bench.detection.scoring import Score, Tallies
from tests.bench.detection.seeds import Part
from tests.bench.detection.speed import HEADER, members
from tests.bench.detection.texts import render, widened, wrapped
from tests.bench.detection.words import GIVEN_NAMES, SURNAMES, TOWNS
from tests.bench.detection.writing import half_kana, kanji_number, roman

SIZE = 0.03


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return make(Part.DEV, SIZE)


def test_a_part_is_the_same_every_time_and_differs_from_the_other(corpus: Corpus) -> None:
    assert make("dev", SIZE) == corpus
    assert make("hold-out", SIZE) != corpus


def test_spans_cut_what_they_label(corpus: Corpus) -> None:
    spans = [(snippet, span) for snippet in corpus.snippets for span in snippet.spans]
    assert spans
    for snippet, span in spans:
        value = snippet.text[span.start : span.end]
        assert value == value.strip() != ""
        if span.category is C.EMAIL_ADDRESS:
            assert "@" in value or "＠" in value
        if span.category is C.WAON_NUMBER:
            assert sum(character.isdecimal() for character in value) == 16


def test_texts_without_personal_data_are_two_fifths(corpus: Corpus) -> None:
    clean = [snippet for snippet in corpus.snippets if snippet.negative is not None]
    assert not any(snippet.spans for snippet in clean)
    assert 0.38 <= len(clean) / len(corpus.snippets) <= 0.45
    assert sum(snippet.negative != "plain" for snippet in clean) > len(clean) / 2


@pytest.mark.parametrize("part", list(Part))
def test_the_whole_corpus_has_enough_of_everything(part: Part) -> None:
    draw = Draw(part, "count")
    orders = [*people_orders(draw, 1), *incidental_orders(draw, 1)]
    ordered = Counter(order.category for order in orders)
    assert all(ordered[category] >= 100 for category in WHOLE if category not in MINOR)
    look_alikes = len(negative_orders(draw, 1)) + len(business_orders(draw, 1))
    assert look_alikes >= 0.4 * (look_alikes + 1.2 * len(orders))


def test_labelled_counts_are_the_cells_that_are_there(corpus: Corpus) -> None:
    columns = [column for table in corpus.tables for column in table.columns]
    incidental = 0
    for column in columns:
        for label in column.labels.values():
            assert 0 < label.cells <= sum(value is not None for value in column.values)
            if label.verdict is Verdict.INCIDENTAL:
                incidental += 1
                share = float(label.form.removeprefix("incidental ").rstrip("%")) / 100
                assert label.cells == max(1, round(share * len(column.values)))
    assert incidental
    negative = [column for column in columns if column.negative is not None]
    assert len(negative) >= 0.4 * len(columns)
    assert not any(column.positive for column in negative)


def test_tables_are_whole(corpus: Corpus) -> None:
    for table in corpus.tables:
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names)
        assert batch(table).num_rows == len(table.columns[0].values)
        if "none" in {column.header for column in table.columns}:
            assert names == [f"col{i}" for i in range(1, len(names) + 1)]


def test_development_never_sees_what_is_reserved() -> None:
    dev, hold_out = Draw(Part.DEV, 1), Draw(Part.HOLD_OUT, 1)
    assert not any(reserved(dev.of(SURNAMES)) for _ in range(2000))
    share = sum(reserved(hold_out.of(SURNAMES)) for _ in range(2000)) / 2000
    assert 0.35 < share < 0.6


def test_the_base_is_wide() -> None:
    assert len(SURNAMES) >= 300
    assert len(GIVEN_NAMES) >= 400
    assert len({town[2] for town in TOWNS}) >= 1500


def test_check_digits_are_those_of_published_examples() -> None:
    class Fixed(Draw):
        def digits(self, count: int) -> str:
            return "12345678901"[:count]

    assert my_number(Fixed(Part.DEV)) == "123456789018"
    assert luhn("411111111111111") == "4111111111111111"
    draw = Draw(Part.DEV, 2)
    number = corporate(draw)
    weighted = sum(int(d) * (1 if n % 2 else 2) for n, d in enumerate(number[:0:-1], start=1))
    assert int(number[0]) == 9 - weighted % 9
    odd_and_even = [int(d) * (3 if n % 2 else 1) for n, d in enumerate(jan(draw)[::-1])]
    assert sum(odd_and_even) % 10 == 0


@pytest.mark.parametrize(
    ("kana", "letters"),
    [
        ("さとう", "sato"),
        ("おおの", "ono"),
        ("いのうえ", "inoue"),
        ("しょうへい", "shohei"),
        ("りゅう", "ryu"),
        ("まつうら", "matsuura"),
        ("はっとり", "hattori"),
        ("じゅんいち", "junichi"),
    ],
)
def test_romaji_is_that_of_passports(kana: str, letters: str) -> None:
    assert roman(kana) == letters


def test_other_writings() -> None:
    assert half_kana("わたなべ だいすけ") == "ﾜﾀﾅﾍﾞ ﾀﾞｲｽｹ"
    assert [kanji_number(n) for n in (1, 10, 12, 20, 63)] == ["一", "十", "十二", "二十", "六十三"]


def test_wrapped_and_widened_texts_keep_their_spans() -> None:
    draw = Draw(Part.DEV, 3)
    for template in ("折り返しは{phone}まで。氏名：{name}", "{waon} と {mail}"):
        snippet = render(template, draw)
        again = wrapped(snippet, 7)
        for old, new in zip(snippet.spans, again.spans, strict=True):
            cut = again.text[new.start : new.end]
            assert cut.replace("\n", "") == snippet.text[old.start : old.end].replace("\n", "")
            assert ("\n" in cut) or new.form != "wrapped"
        wide = widened(snippet)
        assert [(s.start, s.end) for s in wide.spans] == [(s.start, s.end) for s in snippet.spans]


def test_every_address_form_names_a_place() -> None:
    draw = Draw(Part.DEV, 4)
    for _, write in ADDRESS_FORMS.values():
        someone = person(draw)
        assert any(
            c in "0123456789０１２３４５６７８９一二三四五六七八九十" for c in write(draw, someone)
        )


class Telephonist:
    """A detector that knows one phone number and takes every 男 for a person."""

    version = "1"

    def name_evidence(self, _column: str) -> Mapping[C, frozenset[str]]:
        return {}

    def grade(self, values: pa.Array) -> Graded:
        grades = [Grade.CERTAIN if v == "090" else Grade.NONE for v in values.to_pylist()]
        return Graded({C.PHONE_NUMBER: pa.array(grades, pa.uint8())})

    def days(self, values: pa.Array) -> pa.Array:
        return values.cast(pa.date32())

    def groups(self, values: pa.Array) -> pa.Array:
        return values

    def expiries(self, _values: pa.Array) -> Mapping[datetime, int]:
        return {}

    def candidates(self, _category: C, masked: pa.Array) -> pa.Array:
        return pa.array([0] * len(masked), pa.uint64())

    def weigh(self, profiles: Mapping[str, FieldProfile]) -> Mapping[str, Mapping[C, Recognition]]:
        verdicts: dict[str, dict[C, Recognition]] = {}
        for name, profile in profiles.items():
            hits = profile.tallies.get(C.PHONE_NUMBER, Tally()).certain
            if hits:
                verdicts[name] = {C.PHONE_NUMBER: Recognition(Verdict.PERSONAL, hits, 1.0)}
        return verdicts

    def spans(self, text: str, _categories: Iterable[C]) -> tuple[Detection, ...]:
        wanted = {C.PHONE_NUMBER: "090", C.PERSON: "男"}
        return tuple(
            Detection(category, text.index(value), text.index(value) + len(value), 1.0)
            for category, value in wanted.items()
            if value in text
        )

    def shows(self, name: str, _kind: NameKind) -> bool:
        return name != "hidden"


def _column(name: str, *values: str, negative: str | None = None, **labels: Label) -> Column:
    return Column(name, values, {C[c]: label for c, label in labels.items()}, negative)


def test_the_harness_counts_a_made_example_right() -> None:
    phone = Label(Verdict.PERSONAL, "mobile", 2)
    table = Table(
        "t",
        (
            _column("hidden", "090", "090", PHONE_NUMBER=phone),
            _column("b", "090", "080", PHONE_NUMBER=phone),
            _column("c", "080", "080", PHONE_NUMBER=phone),
            _column("d", "090", "x", negative="code"),
            _column("e", "x", "x", negative="code"),
            _column("h", "090", "090", PHONE_NUMBER=Label(Verdict.PERSONAL, "mobile", 1)),
            _column(
                "f", "090", "x", PHONE_NUMBER=Label(Verdict.PERSONAL, "part", 1, required=False)
            ),
            _column(
                "g", "090", "090", negative="shop", PHONE_NUMBER=Label(Verdict.BUSINESS, "s", 2)
            ),
        ),
    )
    snippets = (
        Snippet("電話 090", (Span(3, 6, C.PHONE_NUMBER, "mobile"),)),
        Snippet("電話 080 男", (Span(3, 6, C.PHONE_NUMBER, "other"),)),
        Snippet("男性トイレ", negative="genders"),
        Snippet("在庫なし", negative="plain"),
    )
    measured = measure(Corpus((table,), snippets), Telephonist())
    assert measured.columns.scores == {C.PHONE_NUMBER: Score(right=3, found=3, wrong=2, missed=1)}
    score = measured.columns.scores[C.PHONE_NUMBER]
    assert (score.precision, score.recall) == (3 / 5, 3 / 4)
    assert score.f1 == pytest.approx(2 / 3)
    assert list(measured.columns.forms.rows()) == [(("PHONE_NUMBER", "mobile"), 3, 4)]
    assert list(measured.columns.exact.rows()) == [(("PHONE_NUMBER", "personal"), 1, 3)]
    assert list(measured.columns.alarms.rows()) == [
        (("column", "code"), 1, 2),
        (("column", "shop"), 1, 1),
    ]
    assert [column.name for _, column, _ in measured.wrong_columns] == ["c", "d", "g"]
    assert measured.texts.scores == {
        C.PHONE_NUMBER: Score(right=1, found=1, missed=1),
        C.PERSON: Score(wrong=2),
    }
    assert list(measured.texts.alarms.rows()) == [
        (("text", "genders"), 1, 1),
        (("text", "plain"), 0, 1),
    ]
    assert (
        json.loads(json.dumps(as_json(measured)))["columns"]["scores"]["PHONE_NUMBER"]["wrong"] == 2
    )
    assert "  all negatives with a false alarm: 2 of 3 = 0.6667" in list(lines(measured))


def test_spans_count_by_overlap_and_category() -> None:
    tallies = Tallies()
    snippet = Snippet("0123456789", (Span(2, 5, C.PERSON, "x"),))
    touching = Detection(C.PERSON, 5, 6, 1.0)
    overlapping = Detection(C.PERSON, 4, 9, 1.0)
    elsewhere = Detection(C.ADDRESS, 2, 5, 1.0)
    assert not tallies.text(snippet, [touching])
    assert not tallies.text(snippet, [overlapping, elsewhere])
    assert tallies.text(snippet, [overlapping])
    assert tallies.scores[C.PERSON] == Score(right=2, found=2, wrong=1, missed=1)
    assert tallies.scores[C.ADDRESS] == Score(wrong=1)


def test_no_finding_is_precise_and_nothing_there_is_recalled() -> None:
    assert (Score().precision, Score().recall, Score(missed=1).f1) == (1.0, 1.0, 0.0)


def test_the_member_table_has_ten_columns() -> None:
    header, *rows = io.StringIO(members(3).decode()).read().splitlines()
    assert header == HEADER
    assert len(rows) == 3
    assert header.count(",") == 9


def test_labels_say_what_is_in_clear() -> None:
    assert not _column("m", "*", PERSON=Label(Verdict.MASKED, "m", 1)).positive
    assert _column("p", "x", PERSON=Label(Verdict.INCIDENTAL, "i", 1)).positive
