"""Every article of the texts has its entry, its disposition and its reason; and explains itself."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from scanner import config
from scanner.model.article import Article
from scanner.model.step import Step
from scanner.rules import RULES

TABLE = YAML(typ="safe").load(Path(__file__).parent / "cases" / "articles.yaml")
RUN = re.compile(r"(.*[(/])([0-9]|[a-e]|[ア-オ])-([0-9]|[a-e]|[ア-オ])(\)?)")
LABELS = ("123456789", "abcde", "アイウエオ")
HOLLOW = re.compile(r"組織的|organi[sz]ational", re.IGNORECASE)
TODAY = date(2026, 11, 1)
CITIES = {"chiba": ("pref", "chiba", "appi"), "yachiyo": ("pref", "yachiyo", "appi")}


def spread(text: str) -> Iterator[str]:
    """Write every code of a run."""
    for code in text.split():
        run = RUN.fullmatch(code)
        if run is None:
            yield code
            continue
        labels = next(labels for labels in LABELS if run[2] in labels)
        for label in labels[labels.index(run[2]) : labels.index(run[3]) + 1]:
            yield f"{run[1]}{label}{run[4]}"


def entries(code: str) -> list[Article]:
    return [article for article in config.articles() if article.rulebook == code]


def around(code: str) -> Iterator[str]:
    """Give what a code is part of."""
    while part := re.fullmatch(r"(.*)(?:\([^()]+\)|/[^()/]+)", code):
        code = part[1]
        yield code


def test_runs_are_spread() -> None:
    assert [*spread("3(1-3) a/ア-ウ 9")] == ["3(1)", "3(2)", "3(3)", "a/ア", "a/イ", "a/ウ", "9"]


@pytest.mark.parametrize("code", TABLE)
def test_every_article_of_the_text_is_there_and_no_other(code: str) -> None:
    wanted = set(spread(TABLE[code]))
    there = {article.article for article in entries(code)}
    groups = {outer for article in wanted for outer in around(article)}
    assert sorted(wanted - there) == []
    assert sorted(there - wanted - groups) == []


@pytest.mark.parametrize("code", TABLE)
def test_every_article_has_a_disposition_that_says_something(code: str) -> None:
    for article in entries(code):
        assert article.disposition in {"machine", "register", "attested", "not-applicable"}
        if article.disposition == "not-applicable":
            assert len(article.reason) >= 15, article
            assert not HOLLOW.search(article.reason), article
        assert all(len(words) >= 8 for words in article.summary.values()), article


def test_a_step_is_asked_for_by_articles_that_a_register_shows() -> None:
    asked = {step for article in config.articles() for step in article.steps}
    assert asked == set(Step)
    for article in config.articles():
        if article.steps:
            assert article.control, article
            assert article.disposition in {"register", "machine"}, article


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("control", sorted(config.catalogue()))
def test_a_control_is_explained_with_the_articles_of_each_city(
    control: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from scanner.cli import main  # noqa: PLC0415 - the command, as it is run

    assert main(["explain", control, "--lang", lang]) == 0
    said = capsys.readouterr().out
    assert config.catalogue()[control].title[lang] in said
    lines = said.splitlines()
    for books in CITIES.values():
        for article in config.articles():
            if article.control == control and article.rulebook in books:
                title = config.rulebook_titles(lang)[article.rulebook]
                assert any(line.strip() == title for line in lines)
                assert any(line.split()[:1] == [article.article] for line in lines)


def test_each_rule_has_articles_of_both_cities_where_the_catalogue_names_them() -> None:
    metas = {rule.META.id for rule in RULES}
    for control in ("MIN-1", "RET-2", "COPY-2", "FLOW-2", "ORG-1", "INC-1"):
        assert control in metas
        for code, books in CITIES.items():
            own = [a for a in config.articles() if a.control == control and a.rulebook in books]
            assert any(article.in_force(TODAY) for article in own), (control, code)
