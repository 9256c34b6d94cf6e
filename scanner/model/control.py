"""What a control means, in words for laymen: data, read from the catalogue of controls."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ControlText:
    """One control's words; every mapping is from language (``ja``, ``en``) to text.

    Attributes:
        verifies: What is checked, one sentence.
        clears: What would make a finding go away.
        measures: Meaning of the control's further measures, by key.
        severity: How bad a breach is: ``low``, ``medium``, ``high`` or ``critical``.
    """

    id: str
    title: Mapping[str, str]
    verifies: Mapping[str, str]
    clears: Mapping[str, str]
    measures: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    severity: str = "low"
