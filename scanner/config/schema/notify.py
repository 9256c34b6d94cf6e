"""The shape of what a configuration says of those who are told of a night."""

from typing import Annotated, Literal

from pydantic import Field

from scanner.config.schema.spec import Spec, Text, Texts, optional


class MailSpec(Spec):
    """A mail after every night, with counts and controls and no place where data lies."""

    server: Text
    """Name of the mail server, as in its certificate."""

    port: Annotated[int, Field(strict=True, ge=1, le=65_535)] = 587
    """Its port; 465 is usual with `encryption: tls`."""

    encryption: Literal["starttls", "tls"] = "starttls"
    """How the connection is protected; without it nothing is sent."""

    user: Text = ""
    """`env:NAME` or `file:PATH`, where the server asks who it is."""

    password: Text = ""
    """`env:NAME` or `file:PATH`, together with `user`."""

    sender: Text = Field(alias="from")
    """Address from which it comes."""

    to: Texts
    """Addresses to which it goes."""


class NotifySpec(Spec):
    """Who is told when a night has ended, and what raises an alarm where none did."""

    heartbeat: Text = ""
    """`env:NAME` or `file:PATH`: a dead man's switch. Called with `/start` behind it when a night
    begins, as it is when one was completed, with `/fail` when one was not."""

    webhook: Text = ""
    """`env:NAME` or `file:PATH`: gets the id of the run, counts and the exit code, as JSON."""

    hosts: Texts = ()
    """The only hosts that `heartbeat` and `webhook` may call; https alone, no redirects, no address
    of one's own network."""

    mail: Annotated[MailSpec | None, optional(MailSpec)] = None
    """A mail after every night."""

    certificates: Text = ""
    """Path of a file with certificates (PEM) of authorities to trust beside the machine's own."""
