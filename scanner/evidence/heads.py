"""Heads of the chain as others keep them: lines of text, some with a time stamp (RFC 3161)."""

import base64
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes
from email.policy import default
from typing import Any

from scanner.evidence.chained import DAY, JAPAN, Record
from scanner.evidence.verifier_words import Trouble, UnusableError

HEAD = "pcscan-head/1"
MAIL = re.compile(rb"^From .*\r?\n", re.MULTILINE)
"""Begins a mail in a mailbox (RFC 4155)."""

LINE = re.compile(
    r"pcscan-head/1 [0-9]{1,9} \d{4}-\d\d-\d\dT[0-9:.]{5,15}[+-]\d\d:\d\d [0-9a-f]{64}"
)


@dataclass(frozen=True)
class Anchor:
    """One line of a head as somebody else keeps it; ``token`` is its time stamp, or empty."""

    number: int
    as_of: str
    head: str
    token: str = ""

    @property
    def text(self) -> str:
        """Give what was stamped."""
        return head_text(self.number, self.as_of, self.head)

    @property
    def day(self) -> str:
        """Give the day that its record judged."""
        return str(datetime.fromisoformat(self.as_of).astimezone(JAPAN).date())


@dataclass
class Held:
    """What anchors say of a pack, as it is gathered."""

    troubles: list[Trouble] = field(default_factory=list)
    until: str = ""
    later: int = 0
    beyond: str = ""
    late: tuple[int, ...] = ()


def head_text(number: int, as_of: str, head: str) -> str:
    """Write the line that is anchored."""
    return f"{HEAD} {number} {as_of} {head}"


def anchors_in(content: bytes) -> tuple[Anchor, ...]:
    """Find the lines of anchors in any text, as a saved mail or a mailbox of them."""
    found = []
    for line in (line for text in _texts(content) for line in text.splitlines()):
        parts = line.strip(" \t\r>").split(" ")
        if LINE.fullmatch(" ".join(parts[:4])) and len(parts) in {4, 5}:
            found.append(Anchor(int(parts[1]), *parts[2:]))
    return tuple(found)


def _texts(content: bytes) -> Iterator[str]:
    """Give a text as it stands, and what a mail in it holds in the encodings of mails."""
    yield content.decode("utf-8", "replace")
    for mail in MAIL.split(content):
        for part in message_from_bytes(mail, policy=default).walk():
            if "Content-Transfer-Encoding" in part and part.get_content_maintype() == "text":
                with suppress(LookupError, UnicodeError):  # of no character set that Python knows
                    yield str(part.get_content())


def held_against(records: Sequence[Record], content: bytes, period: tuple[str, str]) -> Held:
    """Hold the records against what somebody else keeps of them."""
    anchors = anchors_in(content)
    if not anchors:
        raise UnusableError("no-anchor", "--anchor")
    by_number, held = {record.number: record for record in records}, Held()
    agreed, late = 0, set[int]()
    stamped = _Stamps(content) if any(anchor.token for anchor in anchors) else None
    for anchor in sorted(anchors, key=lambda one: one.number):
        record = by_number.get(anchor.number)
        moment = stamped.moment(anchor) if stamped and anchor.token else None
        if anchor.token and moment is None:
            held.troubles.append(Trouble("stamp", anchor.number))
        elif record is None:
            _outside(anchor, records, period, held)
        elif (anchor.head, anchor.as_of) != (record.head, record.as_of):
            held.troubles.append(Trouble("anchor", anchor.number))
        elif moment and abs(moment - datetime.fromisoformat(record.predicate["signed_at"])) > DAY:
            late.add(anchor.number)
        else:
            agreed = anchor.number
    held.until = by_number[agreed].day if agreed else ""
    held.later = sum(record.number > agreed for record in records)
    held.late = tuple(sorted(late))
    return held


def _outside(
    anchor: Anchor, records: Sequence[Record], period: tuple[str, str], held: Held
) -> None:
    """Tell a record that is missing at the end from one that lies after the period."""
    if not records or anchor.number < records[0].number:
        return
    if anchor.day <= period[1]:
        held.troubles.append(Trouble("cut", anchor.number))
    else:
        held.beyond = max(held.beyond, anchor.day)


class _Stamps:
    """Verifies time stamps (RFC 3161) under the certificates that stand beside them."""

    def __init__(self, content: bytes) -> None:
        from cryptography import x509  # noqa: PLC0415 - few have time stamps

        try:
            import rfc3161_client  # noqa: PLC0415 - as above
        except ImportError:
            raise UnusableError("no-client") from None
        try:
            certificates = x509.load_pem_x509_certificates(content)
        except ValueError:
            raise UnusableError("no-roots") from None
        self._client: Any = rfc3161_client
        roots = [one for one in certificates if one.issuer == one.subject]
        builder = rfc3161_client.VerifierBuilder(
            roots=roots, intermediates=[one for one in certificates if one not in roots]
        )
        if not roots:
            raise UnusableError("no-roots")
        self._verifier = builder.build()

    def moment(self, anchor: Anchor) -> datetime | None:
        """Give when a head was stamped; ``None`` if the stamp does not hold."""
        try:
            response = self._client.decode_timestamp_response(base64.b64decode(anchor.token))
            self._verifier.verify_message(response, anchor.text.encode())
            moment: datetime = response.tst_info.gen_time
        except (ValueError, self._client.VerificationError):
            return None
        return moment
