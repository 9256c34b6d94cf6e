"""The free texts: two fifths without anybody, most of them hard to tell from the others."""

from tests.bench.detection.labels import Snippet
from tests.bench.unseen.draw import Draw, toml
from tests.bench.unseen.render import Pools, Text, expanded, filled, widened, wrapped
from tests.bench.unseen.scene import Scene

SNIPPETS = 3000
CLEAN = 0.42

_PERSONAL = {
    "call_note": 17, "short": 16, "mail": 9, "chat": 8, "json": 8, "sql": 5, "csv": 7, "xml": 4,
    "form": 9, "inquiry": 7, "postal": 4, "log": 9, "office": 6, "sensitive": 11,
}  # fmt: skip
_PLAIN = 7
_RESHAPED = frozenset(
    ["call_note", "short", "mail", "form", "inquiry", "postal", "office", "product", "date", "code"]
)


def pools(file: str) -> Pools:
    """Give the pools that templates of a file draw lines from."""
    found: Pools = toml(file)["pools"]
    return found


def _written(draw: Draw, file: str, group: str) -> Text:
    scene = Scene(draw)
    template = expanded(draw.pick(toml(file)["groups"][group]), pools(file), scene)
    text, spans = filled(template, scene)
    if group not in _RESHAPED or not draw.chance(0.14):
        return text, spans
    if draw.chance(0.5):
        return widened(text, spans)
    return wrapped(text, spans, draw.pick((16, 20, 24, 40)))


def _personal(draw: Draw) -> Snippet:
    text, spans = _written(draw, "texts_personal", draw.odds(_PERSONAL))
    if any(span.required for span in spans):
        return Snippet(text, spans)
    return _personal(draw)


def _clean(draw: Draw) -> Snippet:
    groups = {group: len(lines) for group, lines in toml("texts_clean")["groups"].items()}
    group = draw.odds(groups | {"plain": _PLAIN})
    text, spans = _written(draw, "texts_clean", group)
    if spans:
        raise ValueError(f"a clean text of {group!r} holds a personal slot")
    return Snippet(text, (), group)


def snippets(numbers: range) -> tuple[Snippet, ...]:
    """Write the free texts of these numbers."""
    return tuple(
        (_clean if n * 29 % 50 < CLEAN * 50 else _personal)(Draw("text", n)) for n in numbers
    )
