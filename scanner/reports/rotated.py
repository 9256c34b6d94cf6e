"""What going over to another system secret did, and what of it is left to a person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scanner.model.finding import Finding
from scanner.model.inventory import Unlisted
from scanner.reports.phrases import phrase
from scanner.reports.shown import shown
from scanner.reports.wording import place
from scanner.reports.words.bilingual import word
from scanner.reports.words.reasons import REASONS


@dataclass(frozen=True, slots=True)
class Rotation:
    """A rotation that is done.

    Attributes:
        reference: The new secret, as the configuration is to name it.
        rows: Rows of the ledger under the new secret.
        ids: How many findings have another id.
        unverified: Rows that were left as they are.
        unlisted: Sources that could not be listed.
        lost: Open findings whose hidden names were not found.
    """

    reference: str
    rows: int
    ids: int
    unverified: int
    unlisted: Sequence[Unlisted] = ()
    lost: Sequence[Finding] = ()


def rotated(done: Rotation, lang: str) -> str:
    """Say what was done, what could not be, and what to write into the configuration."""
    return "".join(f"{line}\n" for line in _lines(done, lang))


def _lines(done: Rotation, lang: str) -> Iterator[str]:
    yield phrase("ro-done", lang, rows=f"{done.rows:,}", ids=f"{done.ids:,}")
    if done.unverified:
        yield phrase("ro-unverified", lang, n=done.unverified)
    for gone in done.unlisted:
        why = word(REASONS, gone.reason, lang)
        yield phrase("ro-unlisted", lang, source=shown(gone.location.source), why=why)
    if done.lost:
        yield phrase("ro-lost", lang)
    for finding in done.lost:
        yield f"  {finding.id}  {finding.control}  {' > '.join(place(finding.location))}"
    yield phrase("ro-next", lang)
    yield f'  keys: {{system: "{shown(done.reference, None)}"}}'
