"""The whole of what a key or a password stands in: an address of the net, or a connection.

Who takes a password out of ``postgres://app:…@db/main`` leaves what it opens, and whose it is. So
what is found within an address, or among the settings of a connection, is all of that.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from scanner.model.detection import Detection
from scanner.recognizers.numbers.labelled import folded_signs
from scanner.recognizers.reading.expressions import expression

Places: TypeAlias = Iterator[tuple[int, int]]

ALL, PART = 0.92, 0.91
"""Scores of a connection and of the value in it: a mailbox in it is surer than all of it."""

REACH = 600
"""Signs before and behind a value that belong to it at most."""

_SIGNS = "[!#-&*-;=?-_a-~]*"
_SCHEME = "[A-Za-z][0-9A-Za-z+._-]{1,30}://"
_PERMITS = "[?]?(?:s[vtepris]|srt|spr|sip|sk[a-z]{1,3})="
_ADDRESS = expression(
    rf"(?:jdbc:(?:[a-z]{{2,12}}:)?{_SCHEME}{_SIGNS}|(?<![A-Za-z])(?!https?:){_SCHEME}[!#-&*-.0-;=@-_a-~]*"
    rf"|jdbc:oracle:[a-z]{{3,4}}:[A-Za-z][0-9A-Za-z_$#]{{1,30}}/"
    rf"|(?:{_SCHEME}|{_PERMITS}){_SIGNS}sig=)\Z"
)
"""An address up to the value in it: of a database, one with a user, one that is signed."""

_REST = expression(_SIGNS)
_LAST = ".,:)]}|"
"""Signs that end a sentence rather than an address."""

_FIRST_KEY = (
    "(?i:server|data source|driver|provider|host|address|addr|network address|database|dsn"
    "|initial catalog|user id|uid|defaultendpointsprotocol|accountname|blobendpoint|endpoint"
    "|sharedaccesskeyname)"
)
_KEY = "[A-Za-z]{2,40}(?:[ :][A-Za-z]{1,20}){0,3}"
_TO_SEMICOLON = "[^;\\n\"'「」]{1,300}"
_SETTINGS = expression(
    rf"(?<![A-Za-z]){_FIRST_KEY} ?={_TO_SEMICOLON};(?: ?{_KEY} ?={_TO_SEMICOLON};){{0,20}}"
    rf"(?: ?{_KEY} ?=[!#-&*-:<-~]{{1,300}};?)?"
    r"|(?<![A-Za-z])(?:host|hostaddr|dbname)=[!#-&*-z~]{1,200}"
    r"(?: [a-z_]{2,20}=[!#-&*-z~]{1,200}){1,9}"
)
"""The settings of a connection, as drivers of databases and services of Azure take them."""


def whole(text: str, found: Iterable[Detection]) -> Iterator[Detection]:
    """Give what is found, first all of the address or the connection that it stands in, each once.

    Where something else is found in a connection, as the mailbox of its user, the value stays.

    Args:
        text: The raw text.
        found: Values in it.
    """
    values = list(found)
    folded = folded_signs(text) if values else ""
    settings = [found.span() for found in _SETTINGS.finditer(folded)]
    given = set[Detection]()
    for value in values:
        places = [*_of_address(folded, value), *_of_settings(settings, value)]
        given.update(replace(value, start=start, end=end, score=ALL) for start, end in places)
        given.add(replace(value, score=min(value.score, PART)) if places else value)
    yield from given


def _of_address(folded: str, value: Detection) -> Places:
    first = max(0, value.start - REACH)
    before = folded[first : value.start]
    if "://" not in before and not before.endswith(("sig=", "/")):
        return
    address, rest = _ADDRESS.search(before), _REST.match(folded, value.end, value.end + REACH)
    if address is not None and rest is not None:
        yield first + address.start(), value.end + len(rest[0].rstrip(_LAST))


def _of_settings(settings: Sequence[tuple[int, int]], value: Detection) -> Places:
    place = bisect_right(settings, value.start, key=lambda span: span[0])
    if place and value.end <= settings[place - 1][1]:
        yield settings[place - 1]
