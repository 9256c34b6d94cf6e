"""What a configuration can say to recognisers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RecognizerSettings:
    """What a configuration can say to recognisers.

    Attributes:
        waon_prefixes: First digits of a WAON number. A public AEON front end fixes them at 6900; no
            public source names a check digit.
        patterns: The user's pattern recognisers, as Presidio's registry reads them: one YAML
            document, written as JSON; empty where there is none.
    """

    waon_prefixes: tuple[str, ...] = ("6900",)
    patterns: str = ""
