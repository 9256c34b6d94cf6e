"""A control in words: what it verifies, under which articles, what would clear it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from scanner.model.article import Article
from scanner.model.control import ControlText
from scanner.model.severity import Severity
from scanner.reports.shown import shown
from scanner.reports.wording import Titles, Wording
from scanner.reports.words.bilingual import said, word
from scanner.reports.words.codes import ADDRESSEES, SCOPES, SEVERITIES


def explain(
    text: ControlText,
    severity: Severity | None,
    articles: Sequence[Article],
    lang: str,
    titles: Titles | None = None,
) -> str:
    """Explain one control.

    Args:
        text: Its words.
        severity: ``None`` for a control that this version does not verify.
        articles: All entries of rulebooks; those of other controls are passed over.
        lang: ``ja`` or ``en``.
        titles: Titles of rulebooks.
    """
    wording = Wording(lang, {text.id: text}, titles or Titles())
    mine = [article for article in articles if article.control == text.id]
    parts = [_head(text, severity, wording), *_articles(mine, wording), *_measures(text, wording)]
    return "\n".join([*parts, "", wording.say("clears"), f"  {wording.clears(text.id)}", ""])


def _head(text: ControlText, severity: Severity | None, wording: Wording) -> str:
    lang = wording.lang
    grade = word(SEVERITIES, severity, lang) if severity else wording.say("not-built")
    lines = [
        f"{text.id}  {wording.title(text.id)}",
        f"{wording.say('severity')}: {grade}",
        "",
        wording.say("verifies"),
        f"  {shown(said(text.verifies, lang), None)}",
    ]
    return "\n".join(lines)


def _articles(articles: Sequence[Article], wording: Wording) -> Iterator[str]:
    yield from ("", wording.say("articles"))
    if not articles:
        yield f"  {wording.say('no-articles')}"
    for book, entries in groupby(articles, lambda article: article.rulebook):
        yield f"  {wording.rulebook(book)}"
        for entry in entries:
            yield f"    {shown(entry.article)}  {wording.comma.join(_terms(entry, wording))}"


def _terms(article: Article, wording: Wording) -> Iterator[str]:
    """Name whom an article binds, in which cases, how soon and from when to when."""
    yield wording.say("a-addressee", who=word(ADDRESSEES, article.addressee, wording.lang))
    yield wording.say("a-scope", what=word(SCOPES, article.applies_to, wording.lang))
    for key, value in (("a-trigger", article.trigger), ("a-deadline", article.deadline)):
        if value:
            yield wording.say(key, what=shown(value))
    for key, day in (("a-from", article.valid_from), ("a-to", article.valid_to)):
        if day:
            yield wording.say(key, day=day.isoformat())


def _measures(text: ControlText, wording: Wording) -> Iterator[str]:
    if text.measures:
        yield from ("", wording.say("further"))
    for key, meaning in text.measures.items():
        yield f"  {key}: {shown(said(meaning, wording.lang), None)}"
