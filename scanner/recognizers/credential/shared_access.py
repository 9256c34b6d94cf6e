"""What a shared access signature of Azure Storage permits, read without its secret.

The parameters are those of account, service and user delegation SAS in Microsoft's REST reference
("Create an account SAS", "Create a service SAS", "Create a user delegation SAS"). The signature
itself is found, never kept: a token is only told from other addresses by it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from ipaddress import ip_address

import polars as pl

from scanner.model.profile import UNKNOWN_END
from scanner.recognizers.reading.expressions import expression

REACH = 2000
"""Signs before and behind the signature that belong to one token at most."""

_SIGNATURE = expression(r"(?:^|[^A-Za-z])(sig=[0-9A-Za-z%+/_=-]{24,})")
_BORDER = expression(r"[\s\"'<>?]")
_ESCAPED = expression("%([0-7][0-9A-Fa-f])")


class SasKind(StrEnum):
    """What a token opens, and whose key signed it."""

    ACCOUNT = "account"
    SERVICE = "service"
    USER_DELEGATION = "user-delegation"


@dataclass(frozen=True, slots=True)
class SharedAccessSignature:
    """The facts of one token.

    Attributes:
        version: Of the storage service; its date.
        rights: One letter each, sorted; none where a stored policy names them.
        starts: ``None`` means at once.
        expires: ``None`` where it is not understood or a stored policy says it.
        addresses: First and last address that may use it; ``None`` means any.
        https_only: ``False`` where plain HTTP is allowed too.
        stored_policy: A stored access policy stands behind it, by which it can be revoked.
    """

    kind: SasKind
    version: date | None
    rights: frozenset[str]
    starts: datetime | None
    expires: datetime | None
    addresses: tuple[str, str] | None
    https_only: bool
    stored_policy: bool


def signatures_in(text: str) -> Iterator[SharedAccessSignature]:
    """Read every token of a text, in URLs or alone."""
    for match in _SIGNATURE.finditer(text):
        before = text[max(0, match.start(1) - REACH) : match.start(1)]
        behind = text[match.end(1) : match.end(1) + REACH]
        token = f"{_BORDER.split(before)[-1]}&{_BORDER.split(behind, maxsplit=1)[0]}"
        parameters = dict(_parameters(token))
        if "sv" in parameters:
            yield _read(parameters)


def expiries(cells: pl.Series) -> Mapping[datetime, int]:
    """Count cells by when the last signature in them expires."""
    found: Counter[datetime] = Counter()
    for text in cells.filter(cells.str.contains("sig=", literal=True).fill_null(value=False)):
        ends = [signature.expires or UNKNOWN_END for signature in signatures_in(text)]
        if ends:
            found[max(ends)] += 1
    return dict(sorted(found.items()))


def _parameters(token: str) -> Iterator[tuple[str, str]]:
    for pair in token.replace("&amp;", "&").split("&"):
        name, _, value = pair.partition("=")
        yield name, _ESCAPED.sub(lambda code: chr(int(code[1], 16)), value)


def _read(parameters: Mapping[str, str]) -> SharedAccessSignature:
    version = _moment(parameters["sv"])
    return SharedAccessSignature(
        kind=_kind(parameters),
        version=version.date() if version else None,
        rights=frozenset(filter(str.isalpha, parameters.get("sp", ""))),
        starts=_moment(parameters.get("st", "")),
        expires=_moment(parameters.get("se", "")),
        addresses=_addresses(parameters.get("sip", "")),
        https_only=parameters.get("spr", "").lower() == "https",
        stored_policy="si" in parameters,
    )


def _kind(parameters: Mapping[str, str]) -> SasKind:
    if "skoid" in parameters:
        return SasKind.USER_DELEGATION
    return SasKind.ACCOUNT if "srt" in parameters else SasKind.SERVICE


def _moment(text: str) -> datetime | None:
    """Read a day or a moment in ISO 8601; without an offset it is UTC, as the service takes it."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _addresses(text: str) -> tuple[str, str] | None:
    """Read ``first`` or ``first-last``; what is no address restricts nothing that is known."""
    first, _, last = text.partition("-")
    try:
        return str(ip_address(first)), str(ip_address(last or first))
    except ValueError:
        return None
