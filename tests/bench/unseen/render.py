"""From a template to a text with exact labels.

``‹a|b›`` is a choice, ``«@pool»`` a line of a pool, ``«slot»`` a value. Choices and pools are
settled first, so that what is left has slots alone and each label is where its value was put.
"""

import re
from collections.abc import Mapping, Sequence

from tests.bench.detection.labels import Span
from tests.bench.unseen.fillers import FILLERS
from tests.bench.unseen.kana import wide
from tests.bench.unseen.scene import Scene, personal

_CHOICE = re.compile(r"‹([^‹›]*)›")
_POOL = re.compile(r"«@(\w+)»")
_SLOT = re.compile(r"«([\w.]+)»")

Pools = Mapping[str, Sequence[str]]
Text = tuple[str, tuple[Span, ...]]


def expanded(template: str, pools: Pools, scene: Scene) -> str:
    """Settle choices and pools."""
    while pool := _POOL.search(template):
        chosen = scene.draw.pick(pools[pool[1]])
        template = template[: pool.start()] + chosen + template[pool.end() :]
    while choice := _CHOICE.search(template):
        chosen = scene.draw.pick(choice[1].split("|"))
        template = template[: choice.start()] + chosen + template[choice.end() :]
    return template


def filled(template: str, scene: Scene) -> Text:
    """Put a value into every slot and label it."""
    text, spans, done = "", [], 0
    for slot in _SLOT.finditer(template):
        text += template[done : slot.start()]
        done = slot.end()
        value = personal(slot[1], scene)
        if value is None:
            text += FILLERS[slot[1].rpartition(".")[2]](scene)
            continue
        end = len(text) + len(value.text)
        spans.append(Span(len(text), end, value.category, value.form, value.required))
        text += value.text
    return text + template[done:], tuple(spans)


def widened(text: str, spans: tuple[Span, ...]) -> Text:
    """Write the whole text in full width, one character for one."""
    forms = (Span(s.start, s.end, s.category, "full width", s.required) for s in spans)
    return wide(text), tuple(forms)


def wrapped(text: str, spans: tuple[Span, ...], width: int) -> Text:
    """Break every line at a width, inside values too, as terminals and mailers do."""
    out, places = "", []
    column = 0
    for sign in text:
        if column == width and sign != "\n":
            out += "\n"
            column = 0
        places.append(len(out))
        out += sign
        column = 0 if sign == "\n" else column + 1
    return out, tuple(_moved(span, places, text, out) for span in spans)


def _moved(span: Span, places: list[int], text: str, out: str) -> Span:
    start, end = places[span.start], places[span.end - 1] + 1
    broken = out[start:end] != text[span.start : span.end]
    form = "broken over two lines" if broken else span.form
    return Span(start, end, span.category, form, span.required)
