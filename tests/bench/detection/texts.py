"""Free texts with the exact place of everything personal in them."""

import re
from itertools import accumulate

from scanner.model.category import DataCategory as C
from tests.bench.detection import addresses, dates, names, numbers, others
from tests.bench.detection.draw import Draw
from tests.bench.detection.fillers import FILLERS
from tests.bench.detection.labels import Snippet, Span
from tests.bench.detection.names import Form
from tests.bench.detection.people import person
from tests.bench.detection.words import CLEAN_TEXTS, PERSONAL_TEXTS
from tests.bench.detection.writing import full_width

CLEAN_SHARE = 0.42
"""Share of texts without personal data."""

PLAIN_SHARE = 0.2
PUBLIC_SHARE = 0.02
FULL_WIDTH_SHARE = 0.05
WRAPPED_SHARE = 0.08
SLOT = re.compile(r"\{(_?[a-z]+)\}")
MARKUP = ('{"', "<", "=", "\\")

SLOTS: dict[str, tuple[C, dict[str, Form]]] = {
    **{slot: (C.PERSON, forms) for slot, forms in names.TEXT_FORMS.items()},
    "birth": (C.BIRTH_DATE, dates.TEXT_FORMS),
    "address": (C.ADDRESS, addresses.TEXT_FORMS),
    "gender": (C.GENDER, others.GENDER_TEXT),
    "phone": (C.PHONE_NUMBER, numbers.PHONE_TEXT),
    "mail": (C.EMAIL_ADDRESS, others.MAIL_FORMS),
    "waon": (C.WAON_NUMBER, numbers.WAON_TEXT),
    "mynumber": (C.JP_MY_NUMBER, numbers.MY_NUMBER_TEXT),
    "card": (C.OTHER_IDENTIFIER, numbers.CARD_TEXT),
    **{slot: (C.CREDENTIAL, forms) for slot, forms in others.CREDENTIAL_TEXT.items()},
}
"""Slot of a template to its category and the forms that it may be written in."""


def render(template: str, draw: Draw) -> Snippet:
    """Fill the slots; a slot that comes again is about somebody else."""
    parts: list[str] = []
    spans: list[Span] = []
    seen: set[str] = set()
    someone = person(draw)
    length = position = 0
    for slot in SLOT.finditer(template):
        name = slot[1]
        someone = person(draw) if name in seen else someone
        seen.add(name)
        parts.append(template[position : slot.start()])
        length += len(parts[-1])
        position = slot.end()
        if name in SLOTS:
            category, forms = SLOTS[name]
            form = draw.any(tuple(forms))
            parts.append(forms[form](draw, someone))
            spans.append(Span(length, length + len(parts[-1]), category, form))
        else:
            parts.append(FILLERS[name](draw))
        length += len(parts[-1])
    return Snippet("".join((*parts, template[position:])), tuple(spans))


def widened(snippet: Snippet) -> Snippet:
    """Write a whole text in full width; every span stays where it is."""
    text = full_width(snippet.text)
    spans = tuple(
        s
        if text[s.start : s.end] == snippet.text[s.start : s.end]
        else Span(s.start, s.end, s.category, "in full-width text")
        for s in snippet.spans
    )
    return Snippet(text, spans, snippet.negative)


def wrapped(snippet: Snippet, width: int) -> Snippet:
    """Break the lines as mail programs and terminals do, in the middle of anything."""
    breaks = [0] * (len(snippet.text) + 1)
    column = 0
    for i, character in enumerate(snippet.text):
        column = 0 if character == "\n" else column + 1
        if column == width + 1:
            breaks[i], column = 1, 1
    moved = list(accumulate(breaks))
    text = "".join("\n" * breaks[i] + c for i, c in enumerate(snippet.text))
    spans = tuple(
        Span(s.start + moved[s.start], s.end + moved[s.end - 1], s.category, _cut(s, moved))
        for s in snippet.spans
    )
    return Snippet(text, spans, snippet.negative)


def _cut(span: Span, moved: list[int]) -> str:
    """Name the form of a value that a line break runs through, else leave it."""
    return "wrapped" if moved[span.end - 1] > moved[span.start] else span.form


def personal_text(draw: Draw) -> Snippet:
    """Give a text with personal data, some of them wrapped or in full width."""
    template = draw.of(PERSONAL_TEXTS)
    snippet = render(template, draw)
    if not any(mark in template for mark in MARKUP) and draw.chance(FULL_WIDTH_SHARE):
        return widened(snippet)
    if len(snippet.text) > 24 and draw.chance(WRAPPED_SHARE):
        return wrapped(snippet, draw.between(16, 40))
    return snippet


def clean_text(draw: Draw, kind: str) -> Snippet:
    """Give a text of one class of look-alike."""
    snippet = render(draw.of(CLEAN_TEXTS[kind]), draw)
    return Snippet(snippet.text, negative=kind)


HARD_KINDS = tuple(kind for kind in CLEAN_TEXTS if kind not in {"plain", "public_person"})


def _clean_kind(draw: Draw) -> str:
    if draw.chance(PUBLIC_SHARE):
        return "public_person"
    return "plain" if draw.chance(PLAIN_SHARE) else draw.any(HARD_KINDS)


def snippets(draw: Draw, count: int) -> tuple[Snippet, ...]:
    """Give texts, two fifths of them without personal data and most of those look-alikes."""
    clean = round(count * CLEAN_SHARE)
    made = [clean_text(draw, _clean_kind(draw)) for _ in range(clean)]
    made += [personal_text(draw) for _ in range(count - clean)]
    draw.random.shuffle(made)
    return tuple(made)
