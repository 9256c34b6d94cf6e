"""How a field's categories are treated: what a treatment needs, and what goes with another only."""

import re
from collections.abc import Iterator

from scanner.config.contradictions.masks import faults
from scanner.config.document import Document, Trail
from scanner.config.messages import policy as messages
from scanner.config.mistake import Mistake
from scanner.config.schema.dataset import FieldSpec
from scanner.model.declaration import REPLACED, Treatment

KEY_REFERENCE = re.compile(r"(?:env|file|vault):\S+")


def treatment(field: FieldSpec, document: Document, at: Trail) -> Iterator[Mistake]:
    """List what does not fit together in one field."""
    masked = field.treatment is Treatment.MASKED
    if field.treatment is not Treatment.CLEAR and not field.category:
        yield Mistake(document.value((*at, "treatment")), messages.NO_CATEGORY)
    if field.min_candidates is not None and not masked:
        yield Mistake(document.key((*at, "min_candidates")), messages.LEAST_UNUSED)
    yield from _key(field, document, at)
    if field.pattern is None:
        if masked:
            yield Mistake(document.value((*at, "treatment")), messages.NO_PATTERN)
        return
    if not masked:
        yield Mistake(document.key((*at, "pattern")), messages.PATTERN_UNUSED)
    for message, category in faults(field.pattern, field.category or ()):
        yield Mistake(document.value((*at, "pattern")), message, {"category": category})


def _key(field: FieldSpec, document: Document, at: Trail) -> Iterator[Mistake]:
    if field.key is None:
        return
    if field.treatment not in REPLACED:
        yield Mistake(document.key((*at, "key")), messages.KEY_UNUSED)
    elif not KEY_REFERENCE.fullmatch(field.key):
        yield Mistake(document.value((*at, "key")), messages.KEY_REFERENCE)
