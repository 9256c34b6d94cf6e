"""YAML 1.2, composed to nodes, and plain data built from these.

Rather than by ruamel.yaml's round-trip loader: nodes know the place of every key and value, all
doubled keys are found and not only the first, and nothing but text, numbers, dates, lists and
mappings can appear.
"""

import re
from collections.abc import Iterator

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from scanner.config.document import Document, Trail
from scanner.config.messages import files as messages
from scanner.config.messages.message import Message
from scanner.config.mistake import Mistake, Place

MAX_REPEATED = 20_000
"""Nodes that references may add to those written, of which each takes two characters."""

MAX_DEPTH = 20


class BrokenError(Exception):
    """A file of which nothing can be used, and why."""

    def __init__(self, place: Place, message: Message) -> None:
        super().__init__(message.en)
        self.place = place
        self.message = message


def document_of(text: str, name: str, digest: str) -> Document:
    """Build the document that a text is.

    Raises:
        BrokenError: It is not YAML, or too much of it.
    """
    yaml = YAML(typ="safe", pure=True)
    yaml.composer.warn_double_anchors = False
    try:
        node = yaml.compose(text)
    except MarkedYAMLError as error:
        raise _syntax(error, name) from None
    except RecursionError:
        raise BrokenError(Place(name), messages.TOO_DEEP) from None
    if node is None:
        raise BrokenError(Place(name), messages.EMPTY)
    return _Builder(yaml, name, len(text) // 2 + MAX_REPEATED).document(node, digest)


_SYNTAX: tuple[tuple[str, Message, bool], ...] = (
    (r"found character '\\t'", messages.TAB, False),
    ("mapping values are not allowed", messages.COLON, False),
    ("could not find expected ':'", messages.NO_COLON, True),
    ("expected a single document", messages.ONE_DOCUMENT, False),
    (
        "(scann|pars)ing an? (alias|anchor|tag)|undefined alias|directive|block scalar",
        messages.SIGN,
        True,
    ),
    ("cannot start any token", messages.SIGN, False),
    ("escape character|expected escape sequence", messages.BACKSLASH, False),
    ("scanning a quoted scalar|parsing a flow", messages.UNCLOSED, True),
    ("expected <block end>", messages.INDENTATION, False),
    ("", messages.SYNTAX, False),
)
"""What ruamel.yaml says, what we say, and whether the cause is where the construct began."""


def _syntax(error: MarkedYAMLError, name: str) -> BrokenError:
    """Say where the cause is and what to do about it."""
    said = f"{error.context} {error.problem}"
    message, at_start = next(known[1:] for known in _SYNTAX if re.search(known[0], said))
    mark = (error.context_mark if at_start else None) or error.problem_mark
    return BrokenError(Place(name, mark.line + 1, mark.column + 1), message)


_PREFIX = "tag:yaml.org,2002:"
_MAPPING, _LIST, _MERGE = f"{_PREFIX}map", f"{_PREFIX}seq", f"{_PREFIX}merge"
_SCALARS = {_PREFIX + kind for kind in ("str", "int", "float", "bool", "null", "timestamp")}


class _Builder:
    """Builds one document; its state ends with it."""

    def __init__(self, yaml: YAML, name: str, most: int) -> None:
        self.yaml = yaml
        self.most = most
        self.name = name
        self.nodes = 0
        self.keys: dict[Trail, Place] = {}
        self.values: dict[Trail, Place] = {}
        self.mistakes: list[Mistake] = []

    def document(self, node: Node, digest: str) -> Document:
        data = self.build(node, ())
        if data is None and not self.mistakes:
            raise BrokenError(self.place(node), messages.EMPTY)
        return Document(self.name, data, self.keys, self.values, tuple(self.mistakes), digest)

    def place(self, node: Node) -> Place:
        return Place(self.name, node.start_mark.line + 1, node.start_mark.column + 1)

    def mistake(self, node: Node, message: Message, **words: str) -> None:
        self.mistakes.append(Mistake(self.place(node), message, words))

    def build(self, node: Node, trail: Trail) -> object:
        """Give the plain value of a node and note its place."""
        self.nodes += 1
        if self.nodes > self.most or len(trail) > MAX_DEPTH:
            deep = len(trail) > MAX_DEPTH
            place = self.place(node) if deep else self.keys.get(trail[:1], Place(self.name))
            raise BrokenError(place, messages.TOO_DEEP if deep else messages.TOO_MANY)
        self.values[trail] = self.place(node)
        match node:
            case MappingNode() if node.tag == _MAPPING:
                return {key: self.build(v, (*trail, key)) for key, v in self.entries(node, trail)}
            case SequenceNode() if node.tag == _LIST:
                return [self.item(v, (*trail, i)) for i, v in enumerate(node.value)]
            case ScalarNode() if node.tag in _SCALARS:
                return self.scalar(node)
        self.mistake(node, messages.TAG)
        return None

    def item(self, node: Node, trail: Trail) -> object:
        self.keys[trail] = self.place(node)
        return self.build(node, trail)

    def entries(self, node: MappingNode, trail: Trail) -> Iterator[tuple[str, Node]]:
        """Yield what a mapping holds, each key once."""
        for key_node, value in node.value:
            if key_node.tag == _MERGE:
                raise BrokenError(self.place(key_node), messages.MERGE_KEY)
            key = self.scalar(key_node) if isinstance(key_node, ScalarNode) else None
            if not isinstance(key, str):
                self.mistake(key_node, messages.KEY_TEXT)
            elif first := self.keys.get((*trail, key)):
                self.mistake(key_node, messages.DUPLICATE_KEY, key=key, line=str(first.line))
            else:
                self.keys[*trail, key] = self.place(key_node)
                yield key, value

    def scalar(self, node: ScalarNode) -> object:
        try:
            return self.yaml.constructor.construct_object(node)
        except (ValueError, KeyError, OverflowError, YAMLError):
            self.mistake(node, messages.SCALAR)
            return None
