r"""Expressions of Python as the engine without look-around reads them, as screens over columns.

A screen fits every text that its expression fits, and some more: what only looks around is left
out, but for what stands at the very beginning or end, which may as well be matched. So a text that
no screen of a finder fits need not be shown to it, and what is found stays the same. Nor is it
counted how often a sign is repeated: counting makes the automaton large, and few texts are spared.
"""

import re
from collections.abc import Iterator

LOOKING = ("(?=", "(?!", "(?<=", "(?<!")
BEHIND = {"(?<=": "", "(?<!": r"\A"}
AHEAD = {"(?=": "", "(?!": r"\z"}
"""What a negative one lets stand at the edge of a text, beside any other sign."""
SPACES_OF_PYTHON = r"\s\x1c-\x1f"
r"""``\s`` of Python knows four separators that the other engine does not."""

_PART = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?:[=!:]|<[=!]|P<\w+>|[a-z]+:|[a-z]+\))|\{\d+,\d+\}|.",
    re.DOTALL,
)
"""An escape, a class, the beginning of a group, how often something is repeated, or a sign."""

_QUANTIFIERS = "*+?{"
_OF_CLASS = re.compile(r"\\.|.", re.DOTALL)
_SET = {"[": r"\[", "&": r"\&", "~": r"\~"}
"""Signs that mean more in a class of the other engine."""


def widened(pattern: re.Pattern[str]) -> str:
    """Write the screen of an expression."""
    return "".join(_written(_PART.findall(pattern.pattern)))


def _written(parts: list[str]) -> Iterator[str]:
    """Give the parts of the screen."""
    fresh, opened, at = True, list[bool](), 0
    while at < len(parts):
        part = parts[at]
        if part in LOOKING:
            end = _closing(parts, at)
            if fresh if part in BEHIND else _is_last(parts, end + 1):
                edge = _edge(part, parts[at + 1 : end])
                fresh = fresh and not edge
                yield edge
            at = end + 1
            continue
        if part.startswith("("):
            opened.append(fresh)
        elif part == ")":
            opened.pop()
            fresh = False
        elif part == "|":
            fresh = opened[-1] if opened else True
        else:
            fresh = False
        yield _rewritten(part)
        at += 1


def _edge(looking: str, parts: list[str]) -> str:
    """Match what looks around at an edge; a negative one only where it asks for a single sign."""
    edge = (BEHIND | AHEAD)[looking]
    if not edge:
        return f"(?:{''.join(_written(parts))})"
    if parts[1:2] == ["?"] and looking in AHEAD:
        parts = parts[2:]
    if len(parts) != 1 or not parts[0].startswith("[") or parts[0].startswith("[^"):
        return ""
    return f"(?:{edge}|{_rewritten('[^' + parts[0][1:])})"


def _closing(parts: list[str], at: int) -> int:
    """Give the place of the bracket that closes a group."""
    depth = 0
    for place in range(at, len(parts)):
        if parts[place].startswith("(") and not _is_flag(parts[place]):
            depth += 1
        depth -= parts[place] == ")"
        if not depth:
            return place
    raise ValueError(parts[at])


def _is_flag(part: str) -> bool:
    return part.startswith("(") and part.endswith(")")


def _is_last(parts: list[str], at: int) -> bool:
    """Tell whether nothing that is matched follows, but for other ways."""
    while at < len(parts):
        part = parts[at]
        if part in LOOKING:
            end = _closing(parts, at)
            if part in AHEAD and _edge(part, parts[at + 1 : end]):
                return False
            at = end
        elif part == "|":
            at = _end_of_ways(parts, at) - 1
        elif part != ")" or "".join(parts[at + 1 : at + 2])[:1] in {*_QUANTIFIERS}:
            return False
        at += 1
    return True


def _end_of_ways(parts: list[str], at: int) -> int:
    """Give where the group ends of which a way begins here."""
    depth = 0
    for place in range(at, len(parts)):
        if parts[place].startswith("(") and not _is_flag(parts[place]):
            depth += 1
        elif parts[place] == ")":
            if not depth:
                return place
            depth -= 1
    return len(parts)


def _rewritten(part: str) -> str:
    """Write one part for the other engine."""
    if part.startswith("[") and len(part) > 1:
        inner = part[1:-1]
        head = "^" if inner.startswith("^") else ""
        return f"[{head}{''.join(map(_in_class, _OF_CLASS.findall(inner[len(head) :])))}]"
    if part.startswith("(") and not part.startswith("(?"):
        return "(?:"
    if part.startswith("(?P<"):
        return "(?:"
    if part.startswith("{") and "," in part:
        return f"{part.partition(',')[0]},}}"
    return {r"\Z": r"\z", r"\s": f"[{SPACES_OF_PYTHON}]"}.get(part, part)


def _in_class(sign: str) -> str:
    return SPACES_OF_PYTHON if sign == r"\s" else _SET.get(sign, sign)
