"""Rulebooks: which article asks for what, and which control verifies it.

A rulebook is data: one file a municipality, packaged or a user's own, and no code. Promise: an
article is one line with its addressee and its disposition, and none can be written down without.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from scanner.config.document import Document
from scanner.config.messages import policy as messages
from scanner.config.mistake import Mistake, config_error
from scanner.config.reading import read
from scanner.config.schema.spec import CONTROL, Day, Spec, Text, listed
from scanner.config.validation import nearest, validated
from scanner.model.article import Article
from scanner.model.step import Step


class Words(Spec):
    """One text in both languages."""

    ja: Text
    """In Japanese."""

    en: Text
    """In English."""

    def by_language(self) -> Mapping[str, str]:
        """Give the texts by language."""
        return {"ja": self.ja, "en": self.en}


ControlId = Annotated[str, Field(pattern=CONTROL)]


class ArticleSpec(Spec):
    """One article."""

    article: Text
    """Its number in ASCII digits, for example `3(4)`."""

    control: Annotated[tuple[ControlId, ...], BeforeValidator(listed)] | None
    """What verifies it: one, several, or `null`."""

    addressee: Literal["city", "operator", "sub-processor"]
    """Whom it binds."""

    disposition: Literal["machine", "register", "attested", "not-applicable"]
    """What shows that it is kept."""

    applies_to: Literal["all", "specific"] = "all"
    """`specific`: 特定個人情報 only."""

    trigger: str = ""
    """What sets the duty off."""

    deadline: str = ""
    """The article's own word for how soon."""

    summary: Words
    """What it asks, in our own words."""

    steps: tuple[Step, ...] = ()
    """What a register must show for it."""

    reason: Words | None = None
    """Why it is not applicable."""

    valid_from: Day | None = None
    """First day in force."""

    valid_to: Day | None = None
    """Last day in force."""


class RulebookSpec(Spec):
    """One text and its articles."""

    rulebook: Text
    """Its name, as cities use it."""

    title: Words
    """Its title."""

    valid_from: Day | None = None
    """First day in force, where an article names none."""

    valid_to: Day | None = None
    """Last day in force, where an article names none."""

    entries: tuple[ArticleSpec, ...] = Field(min_length=1)
    """Every article."""

    def articles(self) -> Iterator[Article]:
        """Give an article once for each control that verifies it."""
        for entry in self.entries:
            own = entry.model_fields_set
            for control in entry.control or (None,):
                yield Article(
                    rulebook=self.rulebook,
                    article=entry.article,
                    control=control,
                    addressee=entry.addressee,
                    disposition=entry.disposition,
                    applies_to=entry.applies_to,
                    reason=entry.reason.ja if entry.reason else "",
                    trigger=entry.trigger,
                    deadline=entry.deadline,
                    valid_from=entry.valid_from if "valid_from" in own else self.valid_from,
                    valid_to=entry.valid_to if "valid_to" in own else self.valid_to,
                    summary=entry.summary.by_language(),
                    steps=entry.steps,
                )


@dataclass(frozen=True, slots=True)
class Rulebook:
    """One rulebook, read.

    Attributes:
        code: Its name, as cities use it.
        title: By language.
        digest: SHA-256 of its file.
    """

    code: str
    title: Mapping[str, str]
    articles: tuple[Article, ...]
    file: str
    digest: str


def rulebook(
    document: Document, file: str, controls: Collection[str] | None = None
) -> tuple[Rulebook | None, tuple[Mistake, ...]]:
    """Check a rulebook; ``None`` if it is not sound.

    Args:
        document: Its file.
        file: How digests name it.
        controls: Ids of all controls, ``None`` to take those named here for granted.
    """
    if document.data is None:
        return None, document.mistakes
    checked = validated(RulebookSpec, document)
    mistakes = document.mistakes + checked.mistakes
    spec = checked.spec
    if spec is None:
        return None, mistakes
    articles = tuple(spec.articles())
    mistakes += tuple(_contradictions(spec, document))
    if controls is not None:
        mistakes += tuple(_unknown_controls(spec, document, controls))
    title = spec.title.by_language()
    return Rulebook(spec.rulebook, title, articles, file, document.digest), mistakes


def _contradictions(spec: RulebookSpec, document: Document) -> Iterator[Mistake]:
    for i, entry in enumerate(spec.entries):
        place = document.value(("entries", i, "disposition"))
        if entry.disposition == "not-applicable" and entry.reason is None:
            yield Mistake(place, messages.NO_REASON)
        begins, ends = entry.valid_from or spec.valid_from, entry.valid_to or spec.valid_to
        if begins and ends and ends < begins:
            yield Mistake(document.key(("entries", i)), messages.ENDS_BEFORE)


def _unknown_controls(
    spec: RulebookSpec, document: Document, controls: Collection[str]
) -> Iterator[Mistake]:
    for i, entry in enumerate(spec.entries):
        for n, control in enumerate(entry.control or ()):
            if control not in controls:
                place = document.value(("entries", i, "control", n))
                words = {"name": control}
                yield Mistake(place, messages.UNKNOWN_CONTROL, words, nearest(control, controls))


@cache
def packaged_files() -> Mapping[str, Traversable]:
    """Find the rulebooks that come with the product, by code."""
    folder = files("configs") / "rulebooks"
    found = {file.name: file for file in folder.iterdir() if file.name.endswith(".yaml")}
    return {name.removesuffix(".yaml"): found[name] for name in sorted(found)}


@cache
def packaged(code: str) -> Rulebook:
    """Read a rulebook that comes with the product.

    Raises:
        ConfigError: It is broken; a test of the product rules that out.
    """
    file = packaged_files()[code]
    book, mistakes = rulebook(read(file, file.name), file.name)
    if book is None or mistakes:
        raise config_error(mistakes, "en")
    return book


def articles() -> tuple[Article, ...]:
    """Give the articles of every packaged rulebook, to explain a control by them."""
    return tuple(article for code in packaged_files() for article in packaged(code).articles)


def rulebook_titles(lang: str, wanted: Collection[str] | None = None) -> Mapping[str, str]:
    """Give the title of packaged rulebooks by code, of those that are wanted or of every one."""
    codes = [code for code in packaged_files() if wanted is None or code in wanted]
    return {code: packaged(code).title[lang] for code in codes}
