"""What all shapes of configuration files share.

Promise: frozen, unknown keys refused, no value turned into another type: ``6900`` is no text and
``yes`` no truth value, because a guess that is wrong would be silent.
"""

from datetime import date
from typing import Annotated, Any, ClassVar, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

T = TypeVar("T")


class Spec(BaseModel):
    """A mapping with known keys; the docstring of each key goes into the JSON Schema."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    planned: ClassVar[str] = ""
    """Keys of later versions: refused by name, so that nobody takes them for a misspelling."""

    @classmethod
    def kinds(cls) -> tuple[object, ...]:
        """List the values of ``kind`` that tell this shape from its siblings."""
        kind = cls.model_fields.get("kind")
        return get_args(kind.annotation) if kind else ()


def given(value: T | None) -> T:
    """Refuse a key with nothing after its colon: it is no way to leave a key out."""
    if value is None:
        raise PydanticCustomError("nothing", "nothing given")
    return value


def optional(kind: Any) -> BeforeValidator:  # noqa: ANN401 - a type, which has no type of its own
    """Let a key be left out, but not left empty."""
    return BeforeValidator(given, json_schema_input_type=kind)


def listed(value: object) -> object:
    """Let one text stand for a list of one."""
    return [value] if isinstance(value, str) else value


NAME = r"^\S(.*\S)?$"
DIGITS = r"^[0-9]{1,16}$"
CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
CONTROL = r"^[A-Z]+-[0-9]+$"

Text = Annotated[str, Field(pattern=NAME)]
Flag = Annotated[bool, Field(strict=True)]
Day = Annotated[date, Field(strict=True)]
Texts = Annotated[
    tuple[Text, ...],
    Field(min_length=1),
    BeforeValidator(
        listed, json_schema_input_type=Text | Annotated[list[Text], Field(min_length=1)]
    ),
]
"""One or more texts."""

NOT_EMPTY = Field(json_schema_extra={"minProperties": 1})
"""Checked with the contradictions, as a part may be empty when broken entries are left out."""
