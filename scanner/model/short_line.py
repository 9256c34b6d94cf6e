"""A short line: a reason, a name, a reference."""

LONGEST = 500
"""Signs of a reason, a name or a reference at most."""


def is_line(text: str) -> bool:
    """Say whether a text is a short line that shows whole; the ideographic space is a space."""
    return 0 < len(text) <= LONGEST and text.replace("\u3000", " ").isprintable()
