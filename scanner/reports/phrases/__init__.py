"""The sentences of reports in Japanese and English; a test holds both to the same blanks.

An *exception* of the model is 指摘事項 here and a *gap* 未確認: words that offices use for what an
inspection found and for what it could not see.
"""

from scanner.reports.phrases.commands import COMMANDS
from scanner.reports.phrases.committee import COMMITTEE
from scanner.reports.phrases.decisions import DECISIONS
from scanner.reports.phrases.deletion import DELETION
from scanner.reports.phrases.findings import FINDINGS
from scanner.reports.phrases.forms import Forms
from scanner.reports.phrases.officer import OFFICER
from scanner.reports.phrases.standing import STANDING

PHRASES: dict[str, Forms] = {
    **FINDINGS,
    **COMMANDS,
    **STANDING,
    **COMMITTEE,
    **OFFICER,
    **DECISIONS,
    **DELETION,
}


def phrase(key: str, lang: str, *, n: int | None = None, **values: object) -> str:
    """Say a sentence; ``n`` chooses the plural and is written with its thousands apart."""
    forms = PHRASES[key]
    text = forms[0] if lang == "ja" else forms[-1] if n != 1 else forms[1]
    return text.format(n=format(n or 0, ","), **values)
