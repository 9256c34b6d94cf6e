"""The catalogue of controls: what each verifies, in words for laymen.

Promise: every control has its words in Japanese and English, or the catalogue does not load.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import Field

from scanner.config.mistake import config_error
from scanner.config.reading import read
from scanner.config.rulebooks import Words
from scanner.config.schema.spec import Spec
from scanner.config.validation import validated
from scanner.model.control import ControlText


class ControlSpec(Spec):
    """One control's words."""

    title: Words
    """One line."""

    severity: Literal["critical", "high", "medium", "low"]
    """How bad a breach is."""

    verifies: Words
    """What is checked, one sentence."""

    clears: Words
    """What would make a finding go away."""

    measures: dict[Annotated[str, Field(pattern=r"^[a-z_]+$")], Words] = Field(default={})
    """Meaning of further measures."""


@cache
def catalogue() -> Mapping[str, ControlText]:
    """Read the words of every control, by id.

    Raises:
        ConfigError: The packaged file is broken; a test of the product rules that out.
    """
    document = read(files("configs") / "controls.yaml", "controls.yaml")
    found = {key: validated(ControlSpec, document, (key,)) for key in document.names()}
    mistakes = [*document.mistakes, *(m for checked in found.values() for m in checked.mistakes)]
    if mistakes:
        raise config_error(mistakes, "en")
    return {key: _text(key, checked.spec) for key, checked in found.items() if checked.spec}


def _text(key: str, spec: ControlSpec) -> ControlText:
    return ControlText(
        id=key,
        title=spec.title.by_language(),
        verifies=spec.verifies.by_language(),
        clears=spec.clears.by_language(),
        measures={name: words.by_language() for name, words in spec.measures.items()},
        severity=spec.severity,
    )
