"""A configuration file, read once: from its text to a frozen ``System``.

Promise: either everything is right, secrets included, or every mistake is told, each at its line.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path
from typing import Any, TypeVar

from scanner.config import policy_messages as messages
from scanner.config.contradictions import contradictions
from scanner.config.controls import catalogue
from scanner.config.declarations import opening, policy
from scanner.config.document import Document, Trail
from scanner.config.file_schema import AzureBlobSpec, FolderSpec
from scanner.config.layouts import laid_out
from scanner.config.mistake import Mistake, config_error
from scanner.config.notifying import notifying
from scanner.config.odcs import contracted
from scanner.config.places import place_of
from scanner.config.querying import querying
from scanner.config.reading import read
from scanner.config.references import (
    Surroundings,
    UnresolvedError,
    is_literal_secret,
    literal_secrets,
)
from scanner.config.rulebooks import Rulebook, packaged, packaged_files, rulebook
from scanner.config.schema import STAND_INS, DatabaseSpec, SystemSpec
from scanner.config.undecided import marked
from scanner.config.validation import validated
from scanner.model.approver import Approver
from scanner.model.attestation import EvidenceSettings
from scanner.model.entry import Register
from scanner.model.finding import Severity
from scanner.model.guessing import Guessing
from scanner.model.secret import Secret
from scanner.model.source import Care, SourceAddress, SourceKind
from scanner.model.system import RecognizerSettings, RegisterFile, System

T = TypeVar("T")


def load(path: Path, *, lang: str = "en", environment: Mapping[str, str] | None = None) -> System:
    """Read a configuration file with all that it refers to.

    Args:
        path: The file, as the user named it.
        lang: Language of the messages, ``ja`` or ``en``.
        environment: Variables for ``env:NAME``; by default those of the process.

    Raises:
        ConfigError: Something is wrong; it lists everything that is.
    """
    document, digests = contracted(read(path, str(path)), path.absolute().parent)
    if document.data is None:
        raise config_error(document.mistakes, lang)
    checked = validated(SystemSpec, document, stand_ins=STAND_INS)
    told = (*document.mistakes, *checked.mistakes, *literal_secrets(document))
    if checked.spec is None:
        raise config_error(marked(document, told), lang)
    variables = os.environ if environment is None else environment
    reading = _Reading(document, Surroundings(path.absolute().parent, variables))
    key = None if ("keys",) in checked.left_out else reading.key(checked.spec)
    city = None if ("keys",) in checked.left_out else reading.city_key(checked.spec)
    books = dict(reading.books(checked.spec))
    sources = dict(reading.sources(checked.spec))
    ledger = reading.ledger(checked.spec)
    registers = dict(reading.registers(checked.spec))
    guessing = reading.guessing(checked.spec)
    evidence = None if ("keys",) in checked.left_out else reading.evidence(checked.spec)
    approvers = tuple(reading.approvers(checked.spec))
    patterns = reading.patterns(checked.spec)
    passwords = dict(reading.passwords(checked.spec))
    notify, amiss = notifying(checked.spec.notify, document, reading.around)
    queries, unasked = querying(checked.spec.queries, sources, document)
    known, more = (*packaged_files(), *books), (*reading.mistakes, *amiss, *unasked)
    told = (*told, *contradictions(checked.spec, document, known), *more)
    told = marked(document, told)
    if told or key is None:
        raise config_error(told, lang)
    found = _system(checked.spec, document, books, sources, key)
    return replace(
        found,
        policy=replace(
            found.policy, guessing=guessing, flows=opening(found.policy.flows, passwords)
        ),
        ledger=ledger,
        recognizers=replace(found.recognizers, patterns=patterns),
        registers=registers,
        digests={**found.digests, **digests},
        city_key=city,
        evidence=evidence,
        notify=notify,
        approvers=approvers,
        queries=queries,
    )


def _system(
    spec: SystemSpec,
    document: Document,
    books: Mapping[str, Rulebook | None],
    sources: Mapping[str, SourceAddress],
    key: bytes,
) -> System:
    """Put together what has been found sound."""
    named = dict.fromkeys(book for city in spec.cities.values() for book in city.rulebooks)
    used = [books.get(code) or packaged(code) for code in named]
    name = Path(document.file).name
    return System(
        name=spec.system,
        policy=replace(policy(spec, used), places=dict(map(place_of, sources.values()))),
        sources=sources,
        key=Secret(key),
        recognizers=RecognizerSettings(spec.recognizers.waon_prefixes),
        digests={name: document.digest} | {book.file: book.digest for book in used},
        full_scan_every=timedelta(spec.ledger.full_scan_every_days),
        due_days={s: getattr(spec.ledger.due_days, s.code) for s in Severity},
    )


def _care(spec: DatabaseSpec) -> Care:
    """Say how a database is spared."""
    hours = spec.window and (spec.window.opens, spec.window.closes)
    opens, closes = map(time.fromisoformat, hours) if hours else (None, None)
    return Care(
        rows_per_second=spec.rows_per_second,
        load_percent=spec.load_percent,
        statement_seconds=spec.statement_timeout_seconds,
        opens=opens,
        closes=closes,
    )


def _files(spec: FolderSpec | AzureBlobSpec) -> Any:  # noqa: ANN401 - keywords of two types
    """Say what holds for files wherever they lie."""
    layouts = {pattern: laid_out(layout) for pattern, layout in spec.layouts.items()}
    return {"encodings": spec.encodings, "layouts": layouts, "archive_depth": spec.archive_depth}


class _Reading:
    """Follows what one sound file refers to, and collects what leads nowhere."""

    def __init__(self, document: Document, around: Surroundings) -> None:
        self.document = document
        self.around = around
        self.mistakes: list[Mistake] = []

    def key(self, spec: SystemSpec) -> bytes | None:
        """Fetch the system secret."""
        return self._fetch(self.around.key, spec.keys.system, ("keys", "system"))

    def city_key(self, spec: SystemSpec) -> Secret[bytes] | None:
        """Fetch the city's secret, where one is named."""
        if spec.keys.city is None:
            return None
        key = self._fetch(self.around.key, spec.keys.city.secret, ("keys", "city", "secret"))
        return None if key is None else Secret(key)

    def books(self, spec: SystemSpec) -> Iterator[tuple[str, Rulebook | None]]:
        """Read the user's rulebooks; the name of a broken one is still a name."""
        for i, written in enumerate(spec.rulebooks):
            asked_at = self.document.value(("rulebooks", i))
            name = str(Path(self.document.file).parent / written)
            document = read(self.around.folder / written, name, asked_at)
            book, mistakes = rulebook(document, written, catalogue())
            self.mistakes += mistakes
            code = document.get(("rulebook",))
            if code in packaged_files():
                words = {"name": str(code)}
                place = document.value(("rulebook",))
                self.mistakes.append(Mistake(place, messages.SAME_RULEBOOK, words))
            yield str(code), book

    def sources(self, spec: SystemSpec) -> Iterator[tuple[str, SourceAddress]]:
        """Give the address of every source."""
        for name, source in spec.sources.items():
            if isinstance(source, DatabaseSpec):
                url = self._fetch(self.around.url, source.url, ("sources", name, "url"))
                kind, care = SourceKind.DATABASE, _care(source)
                address = SourceAddress(name, kind, Secret(url or ""), care=care)
            elif isinstance(source, AzureBlobSpec):
                url = self._fetch(self.around.storage, source.url, ("sources", name, "url"))
                kind, files = SourceKind.AZURE_BLOB, _files(source)
                address = SourceAddress(
                    name, kind, Secret(url or ""), containers=source.containers, **files
                )
            else:
                path = self._fetch(self.around.path, source.path, ("sources", name, "path"))
                kind, files = SourceKind.FOLDER, _files(source)
                address = SourceAddress(name, kind, Secret(path or ""), **files)
            yield name, address

    def patterns(self, spec: SystemSpec) -> str:
        """Read the user's recognisers; what they ask for is checked where they are built."""
        written = spec.recognizers.patterns
        if not written:
            return ""
        asked_at = self.document.value(("recognizers", "patterns"))
        name = str(Path(self.document.file).parent / written)
        document = read(self.around.folder / written, name, asked_at)
        self.mistakes += document.mistakes
        return json.dumps(document.data, ensure_ascii=False, sort_keys=True, default=str)

    def registers(self, spec: SystemSpec) -> Iterator[tuple[Register, RegisterFile]]:
        """Give the file of every register that is named."""
        for name in sorted(spec.registers.model_fields_set):
            written: str = getattr(spec.registers, name)
            file, _, sheet = written.partition("#")
            path = self._fetch(self.around.path, file, ("registers", name))
            folder = str(self.around.folder)
            yield Register(name), RegisterFile(written, path or "", sheet or None, folder)

    def guessing(self, spec: SystemSpec) -> Guessing:
        """Fetch what is known of how values are replaced."""
        salts = (
            self._fetch(self.around.salt, written, ("guessing", "salts", i))
            for i, written in enumerate(spec.guessing.salts)
        )
        return Guessing(spec.guessing.guesses, tuple(Secret(salt) for salt in salts if salt))

    def approvers(self, spec: SystemSpec) -> Iterator[Approver]:
        """Fetch the keys of those who may permit exceptions."""
        whose: dict[bytes, str] = {}
        for name, one in spec.waivers.approvers.items():
            trail = ("waivers", "approvers", name)
            if one.since and one.until and one.until < one.since:
                place = self.document.value((*trail, "until"))
                self.mistakes.append(Mistake(place, messages.APPROVER_ENDS))
            key = self._fetch(self.around.public_key, one.key, (*trail, "key"))
            other = whose.setdefault(key, name) if key else name
            if other != name:
                place = self.document.value((*trail, "key"))
                self.mistakes.append(Mistake(place, messages.APPROVER_TWICE, {"other": other}))
            yield Approver(name, key or b"", one.since, one.until)

    def evidence(self, spec: SystemSpec) -> EvidenceSettings | None:
        """Fetch the key that signs, and say who else keeps the heads of what it signed."""
        said, written = spec.evidence, spec.keys.evidence
        if written is None:
            if said.model_fields_set:
                place = self.document.key(("evidence",))
                self.mistakes.append(Mistake(place, messages.ANCHOR_WITHOUT_KEY))
            return None
        key = self._fetch(self.around.signing_key, written, ("keys", "evidence"))
        stamp, blob = said.time_stamp, said.blob
        trail = ("evidence", "time_stamp", "certificates")
        certificates = stamp and self._fetch(self.around.content, stamp.certificates, trail)
        container = blob and self._fetch(self.around.storage, blob.url, ("evidence", "blob", "url"))
        return EvidenceSettings(
            key=Secret(key or b""),
            time_stamp=stamp.url if stamp else "",
            certificates=certificates or b"",
            account=Secret(container) if container else None,
            container=blob.container if blob else "",
        )

    def passwords(self, spec: SystemSpec) -> Iterator[tuple[str, Secret[str]]]:
        """Fetch what opens the archives that are handed over, by flow."""
        for name, flow in spec.flows.items():
            if flow.handover.password:
                trail = ("flows", name, "handover", "password")
                found = self._fetch(self.around.salt, flow.handover.password, trail)
                yield name, Secret((found or b"").decode("utf-8", "replace"))

    def ledger(self, spec: SystemSpec) -> Secret[str] | None:
        """Give the address of the ledger; without one, a file beside the configuration."""
        written = spec.ledger.url or f"sqlite:///{Path(self.document.file).stem}.ledger.db"
        url = self._fetch(self.around.url, written, ("ledger", "url"))
        return None if url is None else Secret(url)

    def _fetch(self, fetch: Callable[[str], T], text: str, trail: Trail) -> T | None:
        """Follow one reference; ``None`` if it leads nowhere, which is noted."""
        if is_literal_secret(self.document, trail):
            return None
        try:
            return fetch(text)
        except UnresolvedError as error:
            place = self.document.value(trail)
            self.mistakes.append(Mistake(place, error.message, error.words))
            return None
