"""Names as they may be shown: a discovered name can itself be personal.

A name that the user typed or the policy declares is shown by whoever uses it. Any other name passes
here: it is shown when nothing personal was recognised in it, else it becomes a reference that only
the holder of the system secret can resolve by listing the source again.
"""

import hmac
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from scanner.model.detection import Detector, NameKind
from scanner.model.secret import Secret
from scanner.model.source import segments

REFERENCE_DIGITS = 12
HIDDEN = "[name:"
"""How a reference begins; a name that does so itself would be taken for that of another."""

DIGIT_GROUPS = re.compile(r"[0-9]+(?:[\W_]{1,3}[0-9]+)+")
"""Digits with signs between them: who names files writes underscores where others write hyphens."""

NUMBER_DIGITS = range(10, 17)
"""How many digits phone, card and personal numbers have."""


@dataclass(frozen=True, slots=True)
class Namer:
    """Gives every discovered name in the form in which it may leave its place.

    Attributes:
        detector: Recognises personal data in names.
        key: For references; ``None`` where there is no policy: a hidden name then shows its
            position in its parent, from 1 on as in ``col1``.
        declared: Names that the policy itself writes: they are shown as they are.
    """

    detector: Detector
    key: Secret[bytes] | None = None
    declared: frozenset[str] = frozenset()

    def column(self, name: str, ordinal: int) -> str:
        """Show a column's name, or ``[name:…]``."""
        return self._shown(name, NameKind.COLUMN, name, ordinal)

    def datasets(self, names: Iterable[str], separator: str) -> Mapping[str, str]:
        """Show the names of datasets, segment by segment.

        Args:
            names: All names of one source, so that a position in a parent can be counted.
            separator: ``/`` for paths, ``.`` between schema and table.

        Returns:
            The shown form by physical name.
        """
        return {name: "".join(parts) for name, parts in self.segments(names, separator).items()}

    def segments(self, names: Iterable[str], separator: str) -> Mapping[str, tuple[str, ...]]:
        """Show the names of datasets as ``datasets`` does, cut as ``source.segments`` cuts them."""
        split = {name: segments(name, separator) for name in sorted(names)}
        children: dict[tuple[str, ...], dict[str, int]] = {}
        for parts in split.values():
            for depth in range(0, len(parts), 2):
                siblings = children.setdefault(parts[:depth], {})
                siblings.setdefault(parts[depth], len(siblings))
        shown: dict[tuple[str, ...], str] = {}
        for parts in split.values():
            for depth, part in enumerate(parts):
                path = parts[: depth + 1]
                if depth % 2:
                    shown[path] = part
                elif path not in shown:
                    ordinal = children[parts[:depth]][part]
                    shown[path] = self._shown(part, NameKind.PATH, "".join(path), ordinal)
        return {
            name: tuple(shown[parts[: depth + 1]] for depth in range(len(parts)))
            for name, parts in split.items()
        }

    def _shown(self, name: str, kind: NameKind, whole: str, ordinal: int) -> str:
        looks_hidden = name.startswith(HIDDEN)
        if name in self.declared or (not looks_hidden and self._is_harmless(name, kind)):
            return name
        if self.key is None:
            return f"{HIDDEN}#{ordinal + 1}]"
        message = f"{kind.value}\0{whole}".encode("utf-8", "surrogatepass")
        digest = hmac.new(self.key.reveal(), message, sha256).hexdigest()
        return f"{HIDDEN}{digest[:REFERENCE_DIGITS]}]"

    def _is_harmless(self, name: str, kind: NameKind) -> bool:
        """Say whether nothing personal is in a name, however its digits are grouped."""
        return all(self.detector.shows(text, kind) for text in (name, *_numbers(name)))


def _numbers(name: str) -> Iterator[str]:
    """Write groups of digits that stand together as one number: 090_1827_3644 as 090-1827-3644."""
    for found in DIGIT_GROUPS.findall(unicodedata.normalize("NFKC", name)):
        groups = re.findall("[0-9]+", found)
        for start in range(len(groups)):
            number = groups[start]
            for group in groups[start + 1 : start + NUMBER_DIGITS.stop]:
                number += f"-{group}"
                if len(number) - number.count("-") in NUMBER_DIGITS:
                    yield number
