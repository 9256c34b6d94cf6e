"""Screens of the engine without look-around, held against the expressions of Python."""

import re
from unittest.mock import patch

import numpy as np
import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scanner.recognizers.person.names_in_text import (
    ASKED,
    each_name,
    likely,
    names_in,
    narrow,
    narrowed,
)
from scanner.recognizers.reading import held_words
from scanner.recognizers.reading.screening import EVERY, FEW, bits, fitting
from scanner.recognizers.reading.widened import widened

SIGNS = (
    "佐藤花子三浦北凪様さんサトウ東課係店の。、・:：（）()[]@→>/「」\n 　-1０09日生妻父A b"
    "Sato,\t|\"'{}=担当氏名が"
)
WORDS = st.sampled_from(
    [
        *("佐藤", "三浦", "花子", "担当", "氏名", "対応", "様", "課長", "会員", "申込者", "です。"),
        *("Sato", "Taro", "name", "nameKana", "dear ", "Mr. ", "090-1234-5678", "1946/2/28生"),
        *(
            "サトウ",
            "ﾊﾅｺ",
            "a@b.jp",
            "妻",
            "(夫)",
            "より折電",
            "まで、",
            "当番は",
            "→",
            "\x1c",
            "İ",
        ),
    ]
)
ASCII = "".join(map(chr, range(128)))
IN_LATIN = st.sampled_from(
    [*("Sato", " ", "Taro", "name=", "Dear ", "Mr. ", "<a@b.jp>", ", ", ": ", "\n", '"', "\t", "1")]
)
TEXTS = st.lists(WORDS | st.sampled_from(SIGNS), min_size=1, max_size=12).map("".join)


@pytest.mark.parametrize(
    ("pattern", "screen"),
    [
        (r"(?<=[のは])A(?=です|も)", r"(?:[のは])A(?:です|も)"),
        (r"(?<![0-9])A(?![0-9])", r"(?:\A|[^0-9])A(?:\z|[^0-9])"),
        (r"(?<![0-9])(?:(?<=B)A|C)", r"(?:\A|[^0-9])(?:A|C)"),
        (r"(?:A(?=B)|C)(?![0-9])", r"(?:A|C)(?:\z|[^0-9])"),
        (r"A(?![ ]?[0-9])", r"A(?:\z|[^0-9])"),
        (r"(?P<one>A)(?=B)C", r"(?:A)C"),
        (r"(A(?=B)|C(?!DE))+", r"(?:A|C)+"),
        (r"(?:(?=A)|(?=B))", r"(?:(?:A)|(?:B))"),
        (r"A(?<=B)[&[~\s]\s\Z", r"A[\&\[\~\s\x1c-\x1f][\s\x1c-\x1f]\z"),
        (r"(?m)^A(?=(?:B|C\))$)", r"(?m)^A(?:(?:B|C\))$)"),
        (r"(?<!A)(?![^0-9])(?i:B)", r"(?i:B)"),
        (r"(?:A(?=B|C)|[^0-9])(?!D)", r"(?:A(?:B|C)|[^0-9])"),
        (r"(?:A(?=B)){2}", r"(?:A){2}"),
        (r"A(?=B)|(?:C|D(?:E))F", r"A(?:B)|(?:C|D(?:E))F"),
        (r"(?:A(?=B)|C(D)|E)|F", r"(?:A(?:B)|C(?:D)|E)|F"),
        (r"A{2,3}[^B]{0,9}?(?:C{1,2}){4,5}", r"A{2,}[^B]{0,}?(?:C{1,}){4,}"),
    ],
)
def test_what_looks_around_is_left_out_or_matched_at_an_edge(pattern: str, screen: str) -> None:
    assert widened(re.compile(pattern)) == screen


def test_a_group_that_never_closes_is_refused() -> None:
    class Open:
        pattern = "(?=A"

    with pytest.raises(ValueError, match=r"\(\?="):
        widened(Open)  # type: ignore[arg-type]  # Python would not compile it


def test_bits_say_which_expressions_could_fit() -> None:
    asked = (re.compile("A"), re.compile("B(?=C)"), re.compile("D"))
    few = ["A", "BC D", "B", "", "\u0130"]
    texts = pl.Series(few * (FEW + 1))
    numbers = fitting(texts, (asked, asked[1:]))[: len(few)]
    assert numbers.T.tolist() == [[1, 6, 0, 0, EVERY], [0, 3, 0, 0, EVERY]]
    some = np.array([True, False, True, True, True] * (FEW + 1))
    assert fitting(texts, (asked,), [some])[: len(few)].T.tolist() == [[1, 0, 0, 0, EVERY]]
    assert fitting(texts.clear(), (asked,)).tolist() == []


def test_few_of_many_texts_are_asked_for_words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held_words, "MANY_TEXTS", 0)
    asked = (re.compile("A"), re.compile("B(?=C)"))
    assert fitting(pl.Series(["A", "B", "C"]), (asked,)).tolist() == [[1], [2], [0]]


def test_bits_stand_for_expressions() -> None:
    asked = (re.compile("A"), re.compile("B"), re.compile("C"))
    assert bits(6, asked) == (0, 1, 1)
    assert bits(EVERY, asked) == (1, 1, 1)


@given(st.lists(TEXTS, min_size=1, max_size=6))
@example(["佐藤/サトウ→", "担当：佐藤", "NAME\x1c:Sato", "佐藤\n090-1234-5678", "FROM: İsato Taro"])
def test_a_screen_leaves_out_no_text_that_its_expression_fits(texts: list[str]) -> None:
    with patch.object(held_words, "MANY_TEXTS", 0):
        numbers = fitting(pl.Series(texts * (FEW + 1), dtype=pl.String), ASKED)[: len(texts)]
    for asked, column in zip(ASKED, numbers.T.tolist(), strict=True):
        for text, number in zip(texts, column, strict=True):
            for pattern, could in zip(asked, bits(number, asked), strict=True):
                assert could or pattern.search(text) is None, (pattern.pattern, text)


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_names_are_the_same_whoever_was_asked(texts: list[str]) -> None:
    read = narrowed(pl.Series(texts, dtype=pl.String))
    assert read.to_list() == list(map(narrow, texts))
    for text, may in zip(read, likely(read), strict=True):
        assert list(each_name(text, may)) == list(each_name(text))


@given(st.text(ASCII, max_size=30) | st.lists(IN_LATIN, max_size=6).map("".join))
@example("Yamada Taro <yamada@example.jp>")
@example("Dear Ms. Sato,")
def test_a_text_of_ascii_could_fit_nothing_else(text: str) -> None:
    assert names_in(text) == sorted(each_name(text))


def test_every_finder_has_its_expressions() -> None:
    assert all(map(len, ASKED))
