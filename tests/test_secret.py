"""A secret prints as nothing, in every way that something is printed."""

import pickle
from dataclasses import dataclass

from scanner.model.secret import Secret

WAON = "6900918273645546"


@dataclass(frozen=True)
class Holder:
    key: Secret[str]


def test_no_printed_form_gives_it_away() -> None:
    secret = Secret(WAON)
    for text in (
        repr(secret),
        str(secret),
        f"{secret}",
        f"{secret:>40}",
        f"{secret!r}",
        "%s %r" % (secret, secret),  # noqa: UP031 - this way of printing too
        repr(Holder(secret)),
        repr([secret]),
        str({"key": secret}),
    ):
        assert WAON not in text
        assert "**redacted**" in text


def test_it_is_revealed_on_demand_and_travels() -> None:
    copy = pickle.loads(pickle.dumps(Secret(WAON)))  # noqa: S301 - our own bytes
    assert copy.reveal() == WAON
    assert copy == Secret(WAON)
