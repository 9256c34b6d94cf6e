"""The written inspection sheet (書面検査票), article by article, as far as records can answer it.

An article that a control verifies is answered from the findings that cite it and from the nights
that judged the control; one that a person attests is left for a person. It is a sheet of our own:
the prefecture's 参考様式1号 is named in its standard and not reproduced here.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from scanner.evidence.chained import Record
from scanner.evidence.period import moment
from scanner.model.article import Article
from scanner.model.inspection import Answer, InspectedFinding, SheetLine
from scanner.model.policy import Policy

JUDGED = frozenset({"machine", "register"})


@dataclass(frozen=True, slots=True)
class _Judged:
    """Runs that judged an article's controls, and those of them that left something open."""

    nights: int
    undecided: int


def sheet(
    policy: Policy, records: Sequence[Record], findings: Sequence[InspectedFinding]
) -> tuple[SheetLine, ...]:
    """Answer every article of the rulebooks in use, in their order.

    Args:
        policy: Which rulebooks, and what they ask.
        records: Of the period.
        findings: What they say of findings.
    """
    books = {book for city in policy.cities.values() for book in city.rulebooks}
    used = (article for article in policy.articles if article.rulebook in books)
    grouped = groupby(used, key=lambda a: (a.rulebook, a.article, a.disposition, a.applies_to))
    lines: list[SheetLine] = []
    for _, group in grouped:
        own = list(group)
        lines.append(_line(own, _supporting(own, lines), records, findings))
    return tuple(lines)


def _supporting(own: Sequence[Article], above: Sequence[SheetLine]) -> SheetLine | None:
    """Find the line on which an entry without a control rests, as rulebooks say it: that above."""
    named = any(article.control for article in own)
    if named or own[0].disposition not in JUDGED:
        return None
    book = (line for line in reversed(above) if line.rulebook == own[0].rulebook)
    return next((line for line in book if line.controls), None)


def _line(
    own: Sequence[Article],
    supporting: SheetLine | None,
    records: Sequence[Record],
    findings: Sequence[InspectedFinding],
) -> SheetLine:
    article, controls = own[0], tuple(one.control for one in own if one.control)
    rests_on = {article.article}
    if supporting is not None:
        controls, rests_on = supporting.controls, {article.article, supporting.article}
    cited = [one for one in findings if _cites(one.finding, article.rulebook, rests_on)]
    judged = _judged(controls, records)
    days = {moment(record).date() for record in records}
    in_force = any(article.in_force(day) for day in days)
    return SheetLine(
        rulebook=article.rulebook,
        article=article.article,
        addressee=article.addressee,
        disposition=article.disposition,
        applies_to=article.applies_to,
        answer=_answer(article, controls, cited, judged) if in_force else Answer.NOT_IN_FORCE,
        controls=controls,
        summary=article.summary,
        reason=article.reason,
        nights=judged.nights,
        undecided=judged.undecided,
        findings=len(cited),
        open=sum(one.until is None for one in cited),
        longest=max((one.days for one in cited), default=0),
    )


def _cites(finding: Mapping[str, Any], rulebook: str, articles: Collection[str]) -> bool:
    return any(b["rulebook"] == rulebook and b["article"] in articles for b in finding["basis"])


def _answer(
    article: Article, controls: Sequence[str], cited: Iterable[InspectedFinding], judged: _Judged
) -> Answer:
    """Answer from what was seen; what a single night left open is no clean period."""
    if article.disposition == "not-applicable":
        return Answer.NOT_APPLICABLE
    if article.disposition not in JUDGED or not controls:
        return Answer.FOR_A_PERSON
    if not judged.nights:
        return Answer.NOT_JUDGED
    fails = [one for one in cited if one.finding["outcome"] == "fail"]
    if still := [one for one in fails if one.until is None]:
        return Answer.WAIVED if all(one.waived for one in still) else Answer.BROKEN
    if judged.undecided:
        return Answer.UNDECIDED
    return Answer.MENDED if fails else Answer.KEPT


def _judged(controls: Iterable[str], records: Sequence[Record]) -> _Judged:
    told = [
        [verdicts[control] for control in controls if control in verdicts]
        for verdicts in (record.predicate["verdicts"] for record in records)
    ]
    nights = [of_night for of_night in told if of_night]
    return _Judged(len(nights), sum(any(one.get("open") for one in night) for night in nights))
