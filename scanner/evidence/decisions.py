"""Requests for decisions as files, and what an approver signs of them.

A request is canonical JSON that anybody may write and read; it decides nothing. What is signed says
who decided when, and repeats every decision beside the digest of the file that was looked at, so
that neither can be changed without the other. Both are read strictly: a key that is missing or too
many, or another form of the same text, is refused.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from typing import Any, TypeVar

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from scanner.evidence.chained import JAPAN, canonical, digest, key_id
from scanner.evidence.envelope import NotSealedError, UnknownKeyError, opened, sealed
from scanner.model.approver import Approver
from scanner.model.decision import Decision, Signed
from scanner.model.finding import Cause, Finding, Outcome
from scanner.model.inventory import Location
from scanner.model.refusal import Refusal, RefusedError
from scanner.model.secret import Secret
from scanner.model.severity import Severity
from scanner.model.short_line import is_line
from scanner.model.waiver import Reviewed
from scanner.model.waiver_category import WaiverCategory

KIND = "application/vnd.pcscan.decisions+json"
REQUEST = "pcscan-decision-request/1"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for, before anybody signed it.

    Attributes:
        nonce: Drawn by lot, so that no two requests are the same.
    """

    system: str
    nonce: str
    at: datetime
    decisions: tuple[Decision, ...]


def request_text(request: Request) -> str:
    """Write a request: one canonical line."""
    decisions = [_plain(one) for one in request.decisions]
    body = {"nonce": request.nonce, "requested_at": request.at, "system": request.system}
    return f"{canonical(_dated({'kind': REQUEST, 'decisions': decisions, **body}))}\n"


def read_request(path: str, content: bytes) -> Request:
    """Read a request back.

    Raises:
        RefusedError: It is none, or not as ``request_text`` writes it.
    """

    def read(data: Any) -> Request:  # noqa: ANN401 - of any JSON type
        decisions = tuple(map(_decision, data["decisions"]))
        if data["kind"] != REQUEST or not decisions:
            raise ValueError
        at = datetime.fromisoformat(data["requested_at"])
        request = Request(_line(data["system"]), _line(data["nonce"]), at, decisions)
        if request_text(request).encode() != content:
            raise ValueError
        return request

    return _read(read, content, Refusal.NO_REQUEST, path)


def private_key(path: str, content: bytes) -> Secret[bytes]:
    """Read an approver's private key (Ed25519, PEM).

    Raises:
        RefusedError: It is none.
    """
    try:
        key = load_pem_private_key(content, None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise RefusedError((Refusal.NO_KEY, {"path": path})) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise RefusedError((Refusal.NO_KEY, {"path": path}))
    return Secret(key.private_bytes_raw())


def signer(key: Secret[bytes], approvers: Iterable[Approver]) -> Approver:
    """Give the approver whose key it is.

    Raises:
        RefusedError: It is nobody's.
    """
    public = Ed25519PrivateKey.from_private_bytes(key.reveal()).public_key().public_bytes_raw()
    for approver in approvers:
        if approver.key == public:
            return approver
    raise RefusedError((Refusal.UNKNOWN_SIGNER, {}))


def signed_text(key: Secret[bytes], signed: Signed) -> str:
    """Sign decisions: one canonical line."""
    decisions = [_plain(one) for one in signed.decisions]
    told = {name: getattr(signed, name) for name in ("approver", "at", "file", "nonce", "system")}
    return f"{sealed(key, canonical(_dated({**told, 'decisions': decisions})), KIND)}\n"


def read_signed(path: str, content: bytes, approvers: Iterable[Approver]) -> Signed:
    """Verify what an approver signed.

    Raises:
        RefusedError: It is nothing of the kind, was changed, or nobody who may decide signed it.
    """
    named = {key_id(key): one for one in approvers for key in [_public(one)]}
    if not named:
        raise RefusedError((Refusal.NO_APPROVER, {}))
    keys = {name: _public(one) for name, one in named.items()}
    try:
        who, payload = opened(content, KIND, keys)
    except UnknownKeyError:
        raise RefusedError((Refusal.UNKNOWN_SIGNER, {})) from None
    except NotSealedError:
        raise RefusedError((Refusal.BAD_SIGNATURE, {})) from None

    def read(data: Any) -> Signed:  # noqa: ANN401 - of any JSON type
        told = {name: _line(data[name]) for name in ("system", "file", "nonce", "approver")}
        at, decisions = datetime.fromisoformat(data["at"]), tuple(map(_decision, data["decisions"]))
        if at.tzinfo is None or not decisions:
            raise ValueError
        return Signed(**told, at=at.astimezone(JAPAN), decisions=decisions, key=who)

    signed = _read(read, payload, Refusal.NO_SIGNATURE, path)
    if signed.approver != named[who].name:
        raise RefusedError((Refusal.UNKNOWN_SIGNER, {}))
    return signed


def _public(approver: Approver) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(approver.key)


def _read(read: Callable[[Any], T], content: bytes, refusal: Refusal, path: str) -> T:
    try:
        return read(json.loads(content))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise RefusedError((refusal, {"path": path})) from None


def _plain(decision: Decision) -> Mapping[str, object]:
    """Leave out what is not said."""
    told = {one.name: getattr(decision, one.name) for one in fields(decision)}
    more = {} if decision.reviewed is None else {"reviewed": asdict(decision.reviewed)}
    return {name: value for name, value in (told | more).items() if value not in (None, "")}


def _dated(value: object) -> object:
    """Write days and moments as ISO 8601 says."""
    return json.loads(json.dumps(value, default=_iso))


def _iso(value: date) -> str:
    return value.isoformat()


def _decision(data: Any) -> Decision:  # noqa: ANN401 - of any JSON type
    reviewed = data.get("reviewed")
    said: dict[str, Any] = {k: _line(value) for k, value in data.items() if k != "reviewed"}
    for key in said.keys() & {"due", "until"}:
        said[key] = date.fromisoformat(said[key])
    kind = WaiverCategory(said.pop("category")) if "category" in said else None
    decision = Decision(**said, category=kind)
    if reviewed is None:
        return decision
    looked = Reviewed(**{**reviewed, "location": Location(**reviewed["location"])})
    if looked.code != decision.review or _id(looked) != decision.finding:
        raise ValueError
    return replace(decision, reviewed=looked)


def _id(looked: Reviewed) -> str:
    """Give the id that the finding of a control at a place has."""
    made = (Severity.LOW, Outcome.OPEN, Cause.DATA)
    return Finding(looked.control, *made, looked.location, looked.subject).id


def _line(value: Any) -> str:  # noqa: ANN401 - of any JSON type
    """Take a text of one line."""
    if not isinstance(value, str) or not is_line(value):
        raise ValueError
    return value


def request_digest(content: bytes) -> str:
    """Give the SHA-256 by which a file is known again."""
    return digest(content)
