"""Drafts that a person finishes: the first report of a breach, and an entry of the file register.

Facts are filled in where the scan knows them; what only a person can know stays blank and marked.
What a first report states is what 県 特記事項 第14 1 asks for, and how many people are concerned,
since reports are due from more than a hundred. What an entry states follows 個人情報保護法 第75条.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import datetime

from scanner.model.declaration import DatasetDeclaration, Treatment
from scanner.model.finding import Finding, Outcome
from scanner.model.policy import Policy
from scanner.model.run import Run
from scanner.reports.shown import shown
from scanner.reports.wording import Wording, place, rows
from scanner.reports.words.bilingual import word
from scanner.reports.words.codes import CATEGORIES

MORE_THAN = 100
"""People from whom on a report to the commission is due."""

SAID: Mapping[str, tuple[str, str]] = {
    "incident": ("個人情報に関する事故の第一報（案）", "First report of a breach (draft)"),
    "finish": (
        "この案は自動で作られました。内容を確かめ、【　】を埋めてから報告してください。",
        "This draft was made by a program. Check it and fill in what stands in [ ] first.",
    ),
    "judged": ("確認の日時", "Judged at"),
    "kinds": ("個人情報の種類", "Kinds of personal data"),
    "people": ("対象者が100人を超えるか", "More than 100 people"),
    "yes": ("超える", "yes"),
    "no": ("超えない", "no"),
    "unknown": ("行数からは分からない【確認】", "rows do not tell [check]"),
    "facts": ("確認された内容", "What was found"),
    "since": ("最初に確認した日時", "first seen"),
    "rows": ("行数", "rows"),
    "count": ("人数", "people"),
    "cause": ("原因", "Cause"),
    "done": ("講じた措置と今後の予定", "What was done, and what is planned"),
    "contact": ("連絡先", "Contact"),
    "blank": ("【　】", "[ ]"),
    "entry": ("個人情報ファイル簿（案）", "Register of personal-information files (draft)"),
    "name": ("個人情報ファイルの名称", "Name of the file"),
    "owner": ("事務をつかさどる組織", "Office in charge"),
    "purpose": ("利用目的", "Purpose"),
    "items": ("記録項目", "Items"),
    "range": ("記録範囲", "Whose data it is"),
    "collected": ("収集方法", "How it is collected"),
    "sensitive": ("要配慮個人情報の有無", "Whether it holds sensitive data"),
    "passed": ("経常的な提供先", "Regular recipients"),
    "number": ("本人の数", "Number of people"),
}


def drafts(
    run: Run,
    policy: Policy,
    since: Mapping[str, datetime],
    wording: Wording,
    breaches: Container[str],
) -> Mapping[str, str]:
    """Give the drafts that have something to say, by the name of their file.

    Args:
        run: What was found.
        policy: What was declared.
        since: When each finding was first seen, by id; those of this run are not there.
        wording: The language, the controls and the cities.
        breaches: Controls whose failure is to be reported.
    """
    broken = [f for f in run.findings if f.outcome is Outcome.FAIL and f.control in breaches]
    made = {
        "incident-draft.md": incident_draft(run, broken, since, wording),
        "information-files-draft.md": file_register_draft(run, policy, wording),
    }
    return {name: text for name, text in made.items() if text}


def incident_draft(
    run: Run, found: Sequence[Finding], since: Mapping[str, datetime], wording: Wording
) -> str:
    """Draft the first report; empty where nothing was breached."""
    if not found:
        return ""
    lines = [*_head(run, found, wording), *_facts(found, since, run.record.as_of, wording)]
    blanks = [f"- {_say(key, wording)}: {_say('blank', wording)}" for key in BY_HAND]
    return "\n".join([*lines, "", *blanks, ""])


BY_HAND = ("cause", "done", "contact")


def _say(key: str, wording: Wording) -> str:
    return SAID[key][wording.lang != "ja"]


def _head(run: Run, found: Sequence[Finding], wording: Wording) -> Iterator[str]:
    yield from (f"# {_say('incident', wording)}", "", _say("finish", wording), "")
    codes = sorted({c for f in found for c in (f.subject or "").split(",") if c in CATEGORIES})
    kinds = wording.dot.join(word(CATEGORIES, code, wording.lang) for code in codes)
    yield f"- {_say('judged', wording)}: {wording.moment(run.record.as_of)}"
    yield f"- {_say('kinds', wording)}: {kinds or _say('blank', wording)}"
    yield f"- {_say('people', wording)}: {_say(_is_many(found), wording)}"


def _is_many(found: Sequence[Finding]) -> str:
    """Say whether more than a hundred people are concerned, as far as rows tell."""
    counts = [_people(finding) for finding in found]
    known = [count for count in counts if count is not None]
    if max(known, default=0) > MORE_THAN:
        return "yes"
    return "no" if len(known) == len(counts) and sum(known) <= MORE_THAN else "unknown"


def _people(finding: Finding) -> int | None:
    people = finding.measures.get("people")
    value = people.get("value") if isinstance(people, Mapping) else None
    return value if isinstance(value, int) else None


def _facts(
    found: Sequence[Finding], since: Mapping[str, datetime], now: datetime, wording: Wording
) -> Iterator[str]:
    yield from ("", f"## {_say('facts', wording)}", "")
    for finding in found:
        whose = wording.comma.join(map(wording.city, finding.cities))
        where = " > ".join(place(finding.location))
        first = wording.moment(since.get(finding.id, now))
        facts = [
            f"{_say('rows', wording)} {rows(finding)}",
            f"{_say('count', wording)} {wording.people(finding)}",
            f"{_say('since', wording)} {first}",
        ]
        title = f"{finding.control} {wording.title(finding.control)}"
        yield f"- {title} ({whose}): {where}; {wording.semicolon.join(facts)} [{finding.id}]"


def file_register_draft(run: Run, policy: Policy, wording: Wording) -> str:
    """Draft the entries that are due and missing; empty where none is."""
    due = [f for f in run.findings if (f.control, f.subject) == ("ORG-4", "no-entry")]
    entries = [
        "\n".join(_entry(policy.datasets[f.location.dataset or ""], f, wording)) for f in due
    ]
    head = f"# {_say('entry', wording)}\n\n{_say('finish', wording)}\n"
    return "\n".join([head, *entries]) if entries else ""


def _entry(dataset: DatasetDeclaration, finding: Finding, wording: Wording) -> Iterator[str]:
    blank = _say("blank", wording)
    items = [
        shown(name)
        for name, field in dataset.fields.items()
        if field.categories and field.treatment is not Treatment.REMOVED
    ]
    facts = {
        "name": shown(dataset.name),
        "owner": shown(dataset.owner),
        "purpose": wording.comma.join(map(shown, dataset.purpose)),
        "items": wording.comma.join(items),
        "range": "",
        "collected": "",
        "sensitive": "",
        "passed": "",
        "number": wording.people(finding),
    }
    yield f"## {shown(dataset.name)}"
    yield ""
    for key, fact in facts.items():
        yield f"- {_say(key, wording)}: {fact or blank}"
    yield ""
