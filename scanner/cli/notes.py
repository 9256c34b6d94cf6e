"""What the ledger keeps of who was told of a night, written by one command and read by another."""

from collections.abc import Mapping

SENT = "sent"
"""Stands for whoever was told; for the others stands the reason why not."""


def not_told(notes: Mapping[str, str]) -> tuple[str, ...]:
    """Name those who could not be told, with the reason."""
    return tuple(f"{who} ({why})" for who, why in sorted(notes.items()) if why != SENT)
