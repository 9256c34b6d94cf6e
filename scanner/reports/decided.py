"""Decisions in words: what is signed, and what an import changes, line by line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scanner.model.control import ControlText
from scanner.model.decision import Decision
from scanner.model.finding import Finding
from scanner.model.history import Known
from scanner.model.waiver import Waiver
from scanner.reports.shown import shown
from scanner.reports.wording import Titles, Wording, place
from scanner.reports.words.bilingual import word
from scanner.reports.words.codes import WAIVERS


@dataclass(frozen=True, slots=True)
class Changed:
    """What one decision makes of what is known of a finding."""

    finding: Finding
    before: Known
    after: Known


def waiver_line(waiver: Waiver, wording: Wording) -> str:
    """Tell a waiver in one line."""
    return wording.say(
        "wv-line",
        category=word(WAIVERS, waiver.category, wording.lang),
        until=waiver.expires_on.isoformat(),
        asked=shown(waiver.requested_by),
        approved=shown(waiver.approved_by),
        reason=shown(waiver.reason, None),
    )


def asked(decisions: Sequence[Decision], approver: str, lang: str) -> str:
    """Tell what is about to be signed, as it was read and not as a sheet may show it."""
    wording = Wording(lang)
    head = wording.say("wv-signing", n=len(decisions), approver=shown(approver))
    return "\n".join([head, *(line for one in decisions for line in _asked(one, wording)), ""])


def changed(
    changes: Sequence[Changed],
    approver: str,
    texts: Mapping[str, ControlText],
    lang: str,
    titles: Titles | None = None,
) -> str:
    """Tell what an import changes: what was, and what will be."""
    wording = Wording(lang, texts, titles or Titles())
    head = wording.say("wv-diff", n=len(changes), approver=shown(approver))
    return "\n".join([head, *(line for one in changes for line in _changed(one, wording)), ""])


def _asked(decision: Decision, wording: Wording) -> Iterator[str]:
    looked = decision.reviewed
    about = [looked.control, " > ".join(place(looked.location))] if looked else []
    yield "  ".join([shown(decision.finding), *about])
    if looked is not None:
        labels = {"rows": "rows-column", "people": "people"}
        for name, count in looked.counts.items():
            yield f"  {wording.labelled(labels.get(name, name), f'{count:,}')}"
    if decision.owner:
        yield f"  {wording.labelled('ex-owner', shown(decision.owner))}"
    if decision.due:
        yield f"  {wording.labelled('ex-due', decision.due.isoformat())}"
    if decision.category:
        until = decision.until.isoformat() if decision.until else ""
        kind = word(WAIVERS, decision.category, wording.lang)
        text = wording.comma.join([kind, until, shown(decision.reason, None)])
        yield f"  {wording.labelled('wv-label', text)}"
    yield f"  {wording.say('wv-asked-by', asked=shown(decision.requested_by))}"


def _changed(change: Changed, wording: Wording) -> Iterator[str]:
    finding, before, after = change.finding, change.before, change.after
    yield f"{finding.id}  {finding.control}  {' > '.join(place(finding.location))}"
    pairs = (
        ("ex-owner", before.owner, after.owner),
        ("ex-due", before.due and before.due.isoformat(), after.due and after.due.isoformat()),
        ("wv-label", _waiver(before, wording), _waiver(after, wording)),
    )
    none = wording.say("wv-none")
    lines = [
        wording.say(
            "wv-change",
            label=wording.say(key),
            before=shown(was or none, None),
            after=shown(now or none, None),
        )
        for key, was, now in pairs
        if was != now
    ]
    yield from lines or [wording.say("wv-same")]


def _waiver(known: Known, wording: Wording) -> str | None:
    return None if known.waiver is None else waiver_line(known.waiver, wording)
