"""Words that whatever fits an expression holds, and texts that are spared for want of them."""

import numpy as np
import polars as pl
import pytest

from scanner.recognizers.reading import held_words as words_held
from scanner.recognizers.reading.held_words import FILE, Sieve, found_words, held_words
from tests.kept_words import patterns, written


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(?:氏名|お名前)[:=]", {"氏名:", "氏名=", "お名前:", "お名前="}),
        ("[一-鿿]{1,4}(?=が来庁|様)", {"が来庁", "様"}),
        ("(?<=担当)[一-鿿]+(?!様)", {"担当"}),
        ("(?<!担当)[一-鿿]+(?=様)?", None),
        ("[受窓]付係?員", {"受付係員", "受付員", "窓付係員", "窓付員"}),
        ("(?:様){2}", {"様様"}),
        ("(?:様){2,}", {"様"}),
        ("(?:様)*|氏", None),
        ("様氏|氏", {"氏"}),
        ("(?i:ok)様", {"OK様", "Ok様", "oK様", "ok様", "O\u212a様", "o\u212a様"}),
        ("(?i:(?-i:s)様)", {"s様"}),
        ("[^様]氏.です", {"氏"}),
        ("[0-9]|[ 。]", None),
        ("[一-鿿]", None),
        (r"\d\s", None),
        ("(?P<one>様)(?P=one)", {"様"}),
        ("^様$", {"様"}),
    ],
)
def test_an_expression_holds_the_rarest_words(pattern: str, words: set[str] | None) -> None:
    assert held_words(pattern) == words


def test_the_kept_words_are_those_of_the_expressions() -> None:
    assert FILE.read_text("utf-8") == written(), "find them anew: python -m tests.kept_words"


def test_kept_words_are_given_as_they_were_found() -> None:
    for pattern in patterns():
        assert held_words(pattern) == found_words(pattern)


@pytest.fixture
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words_held, "MANY_TEXTS", 0)


def test_a_few_texts_all_pass() -> None:
    assert Sieve(["様"]).pass_through(pl.Series(["A", ""]))[0].all()


@pytest.mark.usefixtures("_few_are_many")
def test_a_sieve_asks_for_all_words_at_once() -> None:
    many = [f"第{number}様" for number in range(70)]
    sieve = Sieve(["[一-鿿]", *many])
    texts = pl.Series(["第3様", "", "第69様と第3様", "様"])
    passed = np.array(sieve.pass_through(texts))
    assert passed[0].all()
    assert passed[1:].T.nonzero()[0].tolist() == [0, 2, 2]
    assert passed[1:].T.nonzero()[1].tolist() == [3, 3, 69]


@pytest.mark.usefixtures("_few_are_many")
def test_a_sieve_without_words_lets_everything_through() -> None:
    assert Sieve(["[一-鿿]"]).pass_through(pl.Series(["A", ""]))[0].all()
    nothing = Sieve(["様"]).pass_through(pl.Series(["A", ""]))
    assert not nothing[0].any()
    assert len(Sieve(["様"]).pass_through(pl.Series([], dtype=pl.String))[0]) == 0
