"""The written inspection sheet (書面検査票), article by article, as far as records can answer it.

An article that a control verifies is answered from the findings that cite it and from the nights
that judged the control; one that a person attests is left for a person. It is a sheet of our own:
the prefecture's 参考様式1号 is named in its standard and not reproduced here.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from scanner.evidence.period import moment
from scanner.evidence.verifier import Record
from scanner.model.article import Article
from scanner.model.inspection import Answer, InspectedFinding, SheetLine
from scanner.model.policy import Policy

JUDGED = frozenset({"machine", "register"})


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
    return tuple(_line(list(own), records, findings) for _, own in grouped)


def _line(
    own: Sequence[Article], records: Sequence[Record], findings: Sequence[InspectedFinding]
) -> SheetLine:
    article, controls = own[0], tuple(one.control for one in own if one.control)
    cited = [one for one in findings if _cites(one.finding, article)]
    nights = [one for one in records if set(controls) & one.predicate["verdicts"].keys()]
    days = {moment(record).date() for record in records}
    in_force = any(article.in_force(day) for day in days)
    return SheetLine(
        rulebook=article.rulebook,
        article=article.article,
        addressee=article.addressee,
        disposition=article.disposition,
        applies_to=article.applies_to,
        answer=_answer(article, controls, cited, nights) if in_force else Answer.NOT_IN_FORCE,
        controls=controls,
        summary=article.summary,
        reason=article.reason,
        nights=len(nights),
        findings=len(cited),
        open=sum(one.until is None for one in cited),
        longest=max((one.days for one in cited), default=0),
    )


def _cites(finding: Mapping[str, object], article: Article) -> bool:
    basis = finding["basis"]
    cited = {"rulebook": article.rulebook, "article": article.article}
    return isinstance(basis, list) and cited in basis


def _answer(
    article: Article,
    controls: Sequence[str],
    cited: Iterable[InspectedFinding],
    nights: Sequence[Record],
) -> Answer:
    if article.disposition == "not-applicable":
        return Answer.NOT_APPLICABLE
    if article.disposition not in JUDGED or not controls:
        return Answer.FOR_A_PERSON
    if not nights:
        return Answer.NOT_JUDGED
    fails = [one for one in cited if one.finding["outcome"] == "fail"]
    if any(one.until is None for one in fails):
        return Answer.BROKEN
    if _was_open(controls, nights):
        return Answer.UNDECIDED
    return Answer.MENDED if fails else Answer.KEPT


def _was_open(controls: Iterable[str], nights: Sequence[Record]) -> bool:
    """Say whether the last night that judged left something open."""
    last = nights[-1].predicate["verdicts"]
    return any(last.get(control, {}).get("open") for control in controls)
