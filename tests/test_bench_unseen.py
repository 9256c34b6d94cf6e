"""The second corpus in small: its labels are exact and there is enough of everything."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from scanner.model.category import DataCategory as C
from scanner.model.detection import Detection, Verdict
from tests.bench.detection.__main__ import main
from tests.bench.detection.harness import batch
from tests.bench.detection.labels import Column, Corpus, Snippet, Span
from tests.bench.detection.scoring import Score, Tallies
from tests.bench.unseen import make
from tests.bench.unseen.cards import check_digit, luhn
from tests.bench.unseen.draw import Draw, toml
from tests.bench.unseen.kana import half, kanji_number, roman, wide
from tests.bench.unseen.lookalike_numbers import corporate, jan
from tests.bench.unseen.plan import plans
from tests.bench.unseen.render import expanded, filled, widened, wrapped
from tests.bench.unseen.scene import Scene
from tests.bench.unseen.snippets import pools
from tests.bench.unseen.sources import Business, Either, Hidden, Lookalike, Note

SIZE = 0.03


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return make(SIZE)


def columns(corpus: Corpus) -> Iterator[Column]:
    return (column for table in corpus.tables for column in table.columns)


def my_number_right(run: str) -> bool:
    return len(run) == 12 and str(check_digit(run[:11])) == run[11]


def luhn_right(run: str) -> bool:
    return len(run) in (14, 15, 16) and luhn(run[:-1]) == run


def digits(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isdecimal())


def test_it_is_the_same_every_time_and_its_small_form_is_its_beginning(corpus: Corpus) -> None:
    assert make(SIZE) == corpus
    smaller = make(SIZE / 2)
    assert smaller.tables == corpus.tables[: len(smaller.tables)]
    assert smaller.snippets == corpus.snippets[: len(smaller.snippets)]


def test_tables_are_as_wide_as_long_and_as_typed_as_they_should_be(corpus: Corpus) -> None:
    for table in corpus.tables:
        made = batch(table)
        assert made.num_columns == len(set(made.schema.names))
        assert 5 <= made.num_columns <= 16
        assert 30 <= made.num_rows <= 2000


def test_labels_count_cells_that_are_there(corpus: Corpus) -> None:
    for column in columns(corpus):
        filled = sum(1 for value in column.values if value)
        for label in column.labels.values():
            assert 0 < label.cells <= filled
        if column.negative is not None:
            assert not column.positive


def test_numbers_are_what_their_labels_say(corpus: Corpus) -> None:
    checks: dict[C, Callable[[str], object]] = {
        C.WAON_NUMBER: lambda run: re.search("6900[0-9]{12}", run),
        C.JP_MY_NUMBER: lambda run: any(my_number_right(run[n : n + 12]) for n in range(len(run))),
        C.OTHER_IDENTIFIER: lambda run: any(
            luhn_right(run[n : n + size]) for n in range(len(run)) for size in (14, 15, 16)
        ),
    }
    seen = Counter[C]()
    for column in columns(corpus):
        for category, label in column.labels.items():
            if category not in checks or label.verdict is Verdict.MASKED:
                continue
            right = sum(bool(checks[category](digits(value or ""))) for value in column.values)
            assert right >= label.cells
            seen[category] += 1
    assert set(seen) == set(checks)


def test_spans_cut_what_they_label(corpus: Corpus) -> None:
    checks: dict[C, Callable[[str], object]] = {
        C.WAON_NUMBER: lambda text: re.fullmatch("6900[0-9]{12}", digits(text)),
        C.JP_MY_NUMBER: lambda text: my_number_right(digits(text)),
        C.OTHER_IDENTIFIER: lambda text: luhn_right(digits(text)),
        C.EMAIL_ADDRESS: lambda text: "@" in unicodedata.normalize("NFKC", text),
        C.PHONE_NUMBER: lambda text: len(digits(text)) in (10, 11, 12),
        C.GENDER: lambda text: len(text) <= 7,
    }
    for snippet in corpus.snippets:
        for span in snippet.spans:
            value = snippet.text[span.start : span.end]
            assert value == value.strip() != ""
            assert checks.get(span.category, bool)(value)
        ends = [0] + [place for span in snippet.spans for place in (span.start, span.end)]
        assert ends == sorted(ends)


def test_two_fifths_of_the_texts_and_more_of_the_columns_are_hard_negatives() -> None:
    clean = [snippet for snippet in make(0.1).snippets if snippet.negative is not None]
    assert 0.40 <= sum(s.negative != "plain" for s in clean) / 300 <= 0.45
    assert not any(snippet.spans for snippet in clean)
    sources = [column.source for table in plans(1.0) for column in table.columns]
    hard = sum(isinstance(source, Lookalike | Business | Hidden) for source in sources)
    assert 0.40 <= hard / len(sources) <= 0.60


def test_the_whole_has_columns_enough_of_every_category_and_size() -> None:
    tables = list(plans(1.0))
    every = [column.source for table in tables for column in table.columns]
    promised = Counter(category for source in every for category in source.promised)
    for category in C:
        least = 40 if category in {C.CREDENTIAL, C.OTHER_IDENTIFIER} else 100
        assert promised[category] >= least
    assert any(isinstance(source, Either) for source in every)
    shares = Counter(source.share for source in every if isinstance(source, Note))
    assert {0.001, 0.005, 0.03} < set(shares)
    assert min(table.rows for table in tables) >= 30
    assert max(table.rows for table in tables) <= 2000


def test_a_rare_share_is_exact() -> None:
    corpus = make(0.1)
    rare = [
        (label, column)
        for column in columns(corpus)
        for label in column.labels.values()
        if label.form == "in 0.1% of other text"
    ]
    assert rare
    for label, column in rare:
        assert label.verdict is Verdict.INCIDENTAL
        assert label.cells <= 2 <= len(column.values) / 1000


@pytest.mark.parametrize("file", ["texts_personal", "texts_clean"])
def test_every_template_can_be_filled(file: str) -> None:
    for group, templates in toml(file)["groups"].items():
        for template in templates:
            scene = Scene(Draw("template", template))
            text, spans = filled(expanded(template, pools(file), scene), scene)
            assert not re.search("[«»‹›]", text)
            assert not spans or file == "texts_personal", group


def test_wide_and_wrapped_texts_keep_their_labels() -> None:
    span = Span(3, 9, C.PHONE_NUMBER, "plain")
    text, (moved,) = widened("TEL090123", (span,))
    assert text[moved.start : moved.end] == "０９０１２３"
    text, (moved,) = wrapped("TEL090123", (span,), 5)
    assert text == "TEL09\n0123"
    assert text[moved.start : moved.end] == "09\n0123"
    assert moved.form == "broken over two lines"
    assert wrapped("a\nTEL090123", (Span(2, 5, C.PERSON, "x"),), 5)[1] == (
        Span(2, 5, C.PERSON, "x"),
    )


def test_writing_systems() -> None:
    assert half("ガッコウ ジョー") == "ｶﾞｯｺｳ ｼﾞｮｰ"
    assert wide("a-1 z") == "ａ－１　ｚ"
    assert [kanji_number(n) for n in (7, 10, 23, 105, 1980)] == [
        "七",
        "十",
        "二十三",
        "百五",
        "千九百八十",
    ]
    assert roman("サトウ") == "sato"
    assert roman("はっちょうぼり") == "hatchobori"
    assert roman("じゅんぺい") == "jumpei"
    assert roman("きゃん", long="u") == "kyan"


def test_public_numbers_have_right_check_digits() -> None:
    assert check_digit("12345678901") == 8
    assert luhn("411111111111111") == "4111111111111111"
    assert luhn("37828224631000") == "378282246310005"
    draw = Draw("numbers")
    assert all(
        sum(int(d) * (1 + 2 * (n % 2)) for n, d in enumerate(jan(draw))) % 10 == 0 for _ in range(9)
    )
    for _ in range(9):
        number = corporate(draw)
        rest = sum(int(d) * (1 + n % 2) for n, d in enumerate(reversed(number[1:]))) % 9
        assert int(number[0]) == 9 - rest


def test_an_optional_span_counts_neither_way() -> None:
    optional = Span(0, 4, C.PHONE_NUMBER, "of an office", required=False)
    snippet = Snippet("0123", (optional,))
    silent, found = Tallies(), Tallies()
    assert silent.text(snippet, ())
    assert found.text(snippet, (Detection(C.PHONE_NUMBER, 0, 4, 0.9),))
    assert not found.text(snippet, (Detection(C.PERSON, 0, 4, 0.9),))
    assert silent.scores == {}
    assert found.scores == {C.PERSON: Score(wrong=1)}


def test_it_is_measured_like_the_others_and_shows_no_examples(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["--seed", "unseen", "--wrong", "3"])
    assert "unseen is for figures alone" in capsys.readouterr().err
    assert main(["--seed", "unseen", "--size", "0.004", "--rows", "50", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["columns"]["scores"]
    assert all(isinstance(n, int) for hits in figures["spans"]["alarms"].values() for n in hits)
