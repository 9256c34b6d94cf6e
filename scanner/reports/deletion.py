"""The certificate of erasure (消去確認書): a page in each language, and JSON for machines.

It names every place that was looked at and says nothing of any other.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

from scanner.model.deletion import Certificate, PlaceSeen, Proof, Seen
from scanner.reports.pages import template
from scanner.reports.shown import shown
from scanner.reports.wording import NOT_APPLICABLE, Wording, place
from scanner.reports.words.bilingual import word
from scanner.reports.words.erasure import DOUBTS, PROOFS, SEEN, STATES
from scanner.reports.words.reasons import REASONS

VERSION = 1


def deletion_html(made: Certificate, lang: str) -> str:
    """Render a certificate on one page, which prints on A4."""
    wording = Wording(lang)
    return template("deletion.html.j2").render(
        say=wording.say,
        lang=lang,
        record=shown(made.entry),
        proved=made.proof is Proof.PROVED,
        conclusion=word(PROOFS, made.proof, lang),
        facts=[
            (wording.say("dl-dataset"), shown(made.dataset)),
            (wording.say("dl-scope"), _scope(made, wording)),
            (wording.say("dl-done"), made.done.isoformat()),
            (wording.say("dl-looked"), wording.moment(made.as_of)),
        ],
        doubts=[word(DOUBTS, doubt, lang) for doubt in made.doubts],
        places=[_place(one, wording) for one in made.places],
        basis=list(_basis(made, wording)),
    )


def _scope(made: Certificate, wording: Wording) -> str:
    if made.whole:
        return wording.say("dl-whole")
    return wording.say("dl-part" if made.people is None else "dl-people", n=made.people)


def _place(one: PlaceSeen, wording: Wording) -> dict[str, object]:
    lang = wording.lang
    notes = [word(STATES, one.state, lang)] if one.state else []
    notes += [word(REASONS, reason, lang) for reason in one.reasons]
    return {
        "missing": one.seen not in {Seen.GONE, Seen.ALLOWED},
        "name": " › ".join(place(one.location)),
        "seen": word(SEEN, one.seen, lang),
        "rows_read": f"{one.rows_read:,}",
        "rows": f"{one.rows:,}",
        "live": _day(one.live),
        "backups": _day(one.backups),
        "note": wording.comma.join(notes),
    }


def _day(day: date | None) -> str:
    return NOT_APPLICABLE if day is None else day.isoformat()


def _basis(made: Certificate, wording: Wording) -> Iterator[str]:
    yield wording.say("dl-live-means")
    kept = [wording.say("dl-days", n=days, source=shown(name)) for name, days in made.backup_days]
    if kept:
        yield wording.say("dl-backups-mean", days=wording.comma.join(kept))
    else:
        yield wording.say("dl-no-backups")
    yield wording.say("dl-content" if made.people is not None else "dl-copies")
    yield wording.say("dl-fingerprints")
    if made.kept_until is not None:
        yield wording.say("dl-kept", day=made.kept_until.isoformat())
    else:
        yield wording.say("dl-not-kept")


def deletion_json(made: Certificate) -> str:
    """Give the certificate as one document, a place a line."""
    head = {
        "version": VERSION,
        "record": made.entry,
        "outcome": made.proof,
        "as_of": made.as_of.isoformat(),
        "dataset": made.dataset,
        "scope": "all" if made.whole else "part",
        "people": made.people,
        "recorded": made.done.isoformat(),
        "open": list(made.doubts),
        "backup_days": dict(made.backup_days),
        "fingerprints": {
            "pseudonymised_personal_data": True,
            "kept_until": made.kept_until and made.kept_until.isoformat(),
        },
    }
    lines = ",\n".join(_line(one) for one in made.places)
    return f'{json.dumps(head, ensure_ascii=True)[:-1]}, "places": [\n{lines}\n]}}\n'


def _line(one: PlaceSeen) -> str:
    fields = asdict(one) | asdict(one.location)
    for name in ("location", "field"):
        del fields[name]
    return json.dumps(fields, ensure_ascii=True, default=date.isoformat)


def deletion_said(made: Certificate, lang: str) -> str:
    """Say the conclusion on a terminal."""
    lines = [
        Wording(lang).say(
            "dl-said", record=shown(made.entry), proof=word(PROOFS, made.proof, lang)
        ),
        *(f"  {word(DOUBTS, doubt, lang)}" for doubt in made.doubts),
    ]
    lines += (
        f"  {' › '.join(place(one.location))}: {word(SEEN, one.seen, lang)}"
        for one in made.places
        if one.seen not in {Seen.GONE, Seen.ALLOWED}
    )
    return "\n".join(lines) + "\n"
