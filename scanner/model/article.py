"""What a rulebook asks, article by article."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from scanner.model.step import Step


@dataclass(frozen=True, slots=True)
class Article:
    """What one article of a rulebook asks, tied to the control that verifies it.

    Attributes:
        control: A control's id, or ``None`` where no machine can verify the article.
        addressee: ``city``, ``operator`` or ``sub-processor``.
        applies_to: ``all`` or ``specific`` (特定個人情報 only).
        disposition: ``machine``, ``register``, ``attested`` or ``not-applicable``.
        reason: Why it is not applicable.
        trigger: What sets the duty off.
        deadline: The article's own word for how soon.
        valid_from: First day in force, ``None`` where the text names none.
        valid_to: Last day in force.
        summary: What it asks, in our own words, by language.
        steps: What a register must show for it, in the words of ``Step``.
    """

    rulebook: str
    article: str
    control: str | None
    addressee: str
    disposition: str
    applies_to: str = "all"
    reason: str = ""
    trigger: str = ""
    deadline: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    summary: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()

    def in_force(self, day: date) -> bool:
        """Say whether the article binds on this day."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)
