"""What a run's record states, before it is signed: an in-toto Statement, all of it canonical.

A finding, the coverage of a dataset, an erasure is a content of its own, named by its SHA-256:
night after night they are nearly the same, and a ledger keeps each once. None holds a personal
value: findings and coverage never do, entries of registers are told without their people, and data
and registers are named by keyed digests. Plain digests are those of configuration and rulebooks,
and of what the record itself shows.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime

from scanner.evidence.chained import RECORD, canonical, digest
from scanner.model.attestation import Before
from scanner.model.coverage import CoverageLine
from scanner.model.finding import Finding, Outcome
from scanner.model.finding_document import document
from scanner.model.inventory import Location
from scanner.model.policy import Policy
from scanner.model.register import Registers
from scanner.model.register_data import Erasure, Handover
from scanner.model.run import Run
from scanner.model.waiver import Waiver
from scanner.model.writing import compact

STATEMENT = "https://in-toto.io/Statement/v1"
OF_THE_RUN = (
    *("id", "command", "as_of", "clock", "exit_code", "only"),
    *("versions", "digests", "registers", "keys"),
)
"""What is repeated of a run's record; its coverage is listed by content."""

WITHOUT_PEOPLE = frozenset({"sender", "spot"})
"""Of an entry, what names a person, or says where it stands in another form."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a run has to tell.

    Attributes:
        run: Its record with coverage, and all findings, passes included.
        inputs: Keyed digests of what was seen of each source and dataset.
        policy: Its names are the only texts of a register that are told: a cell can hold a person.
    """

    run: Run
    registers: Registers
    inputs: Mapping[Location, str]
    policy: Policy


def statement(told: Told, before: Before, at: datetime) -> tuple[str, Mapping[str, str]]:
    """Write what the record of a run states.

    Args:
        told: The run.
        before: What the ledger knew when it ended.
        at: When it is signed, by this machine's clock.

    Returns:
        The statement, and its contents by their SHA-256.
    """
    run, record = told.run, told.run.record
    listed = {
        "coverage": _contents(_coverage(told)),
        "findings": _contents(map(finding_content, _stated(run.findings))),
        "flows": _contents({"kind": "flow", "flow": asdict(edge)} for edge in run.flows),
        "registers": _contents(_entries(told.registers, _names(told))),
        "acts": _contents({"kind": "act", "act": asdict(done)} for done in before.done),
        "waivers": _contents(map(_waiver, before.waivers)),
    }
    subject = [
        {"name": name, "digest": {"sha256": digest(canonical(sorted(contents)))}}
        for name, contents in listed.items()
    ]
    predicate = {
        "number": before.number,
        "previous": before.previous,
        "signed_at": at.isoformat(),
        "run": {name: getattr(record, name) for name in OF_THE_RUN},
        "status": Counter(line.status for line in record.coverage),
        "verdicts": _verdicts(run.findings),
        "unseen": before.unseen,
        "waived": sorted(run.waived),
        **{name: sorted(contents) for name, contents in listed.items()},
    }
    said = {"_type": STATEMENT, "predicateType": RECORD, "subject": subject, "predicate": predicate}
    return plain(said), {d: text for found in listed.values() for d, text in found.items()}


def finding_content(finding: Finding) -> dict[str, object]:
    """Give the content that speaks of one finding: the same data, the same digest."""
    return {"kind": "finding", "finding": document(finding)}


def plain(value: object) -> str:
    """Write any value of ours in the canonical form, days as ISO 8601."""
    return canonical(json.loads(json.dumps(value, default=_plain)))


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(f"no JSON form for {type(value).__name__}")


def _contents(values: Iterable[object]) -> dict[str, str]:
    return {digest(text): text for text in map(plain, values)}


def _stated(findings: Iterable[Finding]) -> Iterator[Finding]:
    return (finding for finding in findings if finding.outcome is not Outcome.PASS)


def _verdicts(findings: Iterable[Finding]) -> Mapping[str, Mapping[str, int]]:
    """Count how each control decided, so that what was found sound is told, too."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for finding in findings:
        counts[finding.control][finding.outcome.value] += 1
    return counts


def _coverage(told: Told) -> Iterator[dict[str, object]]:
    """Give the lines of each dataset together with the digest of what was seen in it."""
    lines: dict[Location, list[CoverageLine]] = defaultdict(list)
    for line in told.run.record.coverage:
        lines[Location(line.source, line.dataset)].append(line)
    for place, own in lines.items():
        yield {
            "kind": "coverage",
            "source": place.source,
            "dataset": place.dataset,
            "inputs": told.inputs.get(place),
            "lines": [_line(line) for line in own],
        }


def _line(line: CoverageLine) -> dict[str, object]:
    told = asdict(line)
    del told["source"], told["dataset"]
    return told


def _names(told: Told) -> frozenset[str]:
    """Give the texts that policy and shown numbers of approvals make known."""
    policy, flows = told.policy, told.policy.flows.values()
    own = (city.name for city in policy.cities.values())
    written = (text for flow in flows for text in (flow.recipient, flow.approval))
    approvals = (approval.spot.id for approval in told.registers.approvals)
    return frozenset(map(compact, (*policy.datasets, *policy.flows, *own, *written, *approvals)))


def _entries(registers: Registers, names: frozenset[str]) -> Iterator[dict[str, object]]:
    """Tell erasures and handovers as the office recorded them, without their people."""
    entries: tuple[Erasure | Handover, ...] = (*registers.erasures, *registers.handovers)
    for entry in entries:
        fields = entry.__dataclass_fields__.keys() - WITHOUT_PEOPLE
        stated = {name: _known(getattr(entry, name), names) for name in fields}
        place = {"sheet": entry.spot.sheet, "entry": entry.spot.id}
        yield {"kind": type(entry).__name__.lower(), **place, "stated": stated}


def _known(value: object, names: frozenset[str]) -> object:
    """Leave out a text that nobody declared."""
    return None if isinstance(value, str) and compact(value) not in names else value


def _waiver(waiver: Waiver) -> dict[str, object]:
    return {"kind": "waiver", "waiver": asdict(waiver)}
