"""The forms of one sentence."""

Forms = tuple[str, str] | tuple[str, str, str]
"""In Japanese and in English, or in English for one and for many; blanks stand in braces."""
