"""The statement of a handover: which files were checked, under what flow, for whom.

An in-toto Statement (v1) whose subjects are the files as they left; whoever holds one can hold its
SHA-256 against the ticket.
"""

import json
from dataclasses import asdict

from scanner.evidence.chained import canonical
from scanner.model.handover import Ticket

STATEMENT = "https://in-toto.io/Statement/v1"
HANDOVER = "https://pcscan.invalid/handover/v1"
"""What the statement is about; a predicate's type is a name, and no page is there."""


def ticket_statement(ticket: Ticket) -> str:
    """Write the statement in its one form."""
    plain = json.loads(json.dumps(asdict(ticket), default=lambda value: value.isoformat()))
    files = plain.pop("files")
    subjects = [{"name": one["name"], "digest": {"sha256": one["sha256"]}} for one in files]
    described = [
        {"name": one["name"], "bytes": one["bytes"], "protection": one["protection"]}
        for one in files
    ]
    return canonical(
        {
            "_type": STATEMENT,
            "subject": subjects,
            "predicateType": HANDOVER,
            "predicate": {**plain, "files": described},
        }
    )
