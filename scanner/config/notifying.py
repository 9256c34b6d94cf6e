"""From what a configuration says of notifications to the model, addresses fetched and checked."""

import ssl
from collections.abc import Iterator
from urllib.parse import urlsplit

from scanner.config.document import Document, Trail
from scanner.config.following import Following
from scanner.config.messages import references as messages
from scanner.config.mistake import Mistake
from scanner.config.references import Surroundings
from scanner.config.schema.notify import MailSpec, NotifySpec
from scanner.model.notice import (
    HTTPS_PORT,
    Encryption,
    Endpoint,
    MailSettings,
    NotifySettings,
    Refusal,
)
from scanner.model.secret import Secret

SAID = {
    Refusal.NOT_HTTPS: messages.NOT_HTTPS,
    Refusal.USER: messages.NOT_HTTPS,
    Refusal.NOT_LISTED: messages.HOST_NOT_LISTED,
    Refusal.OWN_NETWORK: messages.OWN_NETWORK,
}


def notifying(
    spec: NotifySpec, document: Document, around: Surroundings
) -> tuple[NotifySettings, tuple[Mistake, ...]]:
    """Fetch all that is needed to tell somebody.

    Returns:
        What is sound of it, and what is not.
    """
    fetching = _Fetching(document, around)
    hosts = frozenset(host.lower() for host in spec.hosts)
    settings = NotifySettings(
        heartbeat=fetching.endpoint(spec.heartbeat, hosts, ("notify", "heartbeat")),
        webhook=fetching.endpoint(spec.webhook, hosts, ("notify", "webhook")),
        mail=fetching.mail(spec.mail) if spec.mail else None,
        certificates=fetching.certificates(spec.certificates),
    )
    return settings, tuple(fetching.mistakes)


def endpoint_of(url: Secret[str], hosts: frozenset[str]) -> Endpoint:
    """Take an address apart; a text that is none has no scheme."""
    nothing = Secret("")
    try:
        parts = urlsplit(url.reveal())
        port = parts.port or HTTPS_PORT
    except ValueError:
        return Endpoint("", "", HTTPS_PORT, nothing, nothing, hosts)
    return Endpoint(
        scheme=parts.scheme,
        host=parts.hostname or "",
        port=port,
        path=Secret(parts.path),
        query=Secret(parts.query),
        hosts=hosts,
        names_a_user="@" in parts.netloc,
    )


class _Fetching(Following):
    """Fetches what each way of telling somebody needs."""

    def endpoint(self, written: str, hosts: frozenset[str], trail: Trail) -> Endpoint | None:
        """Fetch an address, and refuse it here already where its text tells that it must be."""
        url = self._text(written, trail)
        if url is None:
            return None
        endpoint = endpoint_of(url, hosts)
        if refused := endpoint.refusal():
            self.note(trail, SAID[refused])
        return endpoint

    def mail(self, spec: MailSpec) -> MailSettings:
        """Fetch how to sign in."""
        trail = ("notify", "mail")
        if bool(spec.user) != bool(spec.password):
            self.mistakes.append(Mistake(self.document.key(trail), messages.USER_AND_PASSWORD))
        for key, address in self._addresses(spec):
            if not _is_address(address):
                self.note((*trail, *key), messages.MAIL_ADDRESS)
        return MailSettings(
            server=spec.server,
            port=spec.port,
            encryption=Encryption(spec.encryption),
            sender=spec.sender,
            to=spec.to,
            user=self._text(spec.user, (*trail, "user")),
            password=self._text(spec.password, (*trail, "password")),
        )

    def _addresses(self, spec: MailSpec) -> Iterator[tuple[Trail, str]]:
        yield ("from",), spec.sender
        listed = isinstance(self.document.get(("notify", "mail", "to")), list)
        for i, address in enumerate(spec.to):
            yield (("to", i) if listed else ("to",)), address

    def certificates(self, written: str) -> str:
        """Read certificates, and see that they are some."""
        trail = ("notify", "certificates")
        content = self.fetch(self.around.content, written, trail) if written else None
        if content is None:
            return ""
        try:
            text = content.decode("ascii")
            ssl.create_default_context(cadata=text)
        except (ValueError, ssl.SSLError):
            self.note(trail, messages.NOT_CERTIFICATES)
            return ""
        return text

    def _text(self, written: str, trail: Trail) -> Secret[str] | None:
        found = self.fetch(self.around.salt, written, trail) if written else None
        return None if found is None else Secret(found.decode("utf-8", "replace"))


def _is_address(text: str) -> bool:
    """Say whether a text is one bare address: what ends or begins another would reach others."""
    name, sign, host = text.rpartition("@")
    bare = text.isascii() and text.isprintable() and not set(text) & set(' ,;:<>()[]"\\')
    return bare and bool(sign and name and host) and "@" not in name
