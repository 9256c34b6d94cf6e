"""A configuration file, read once: from its text to a frozen ``System``.

Promise: either everything is right, secrets included, or every mistake is told, each at its line.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Self

from scanner.config import addresses, enclosed, keys
from scanner.config.contradictions.whole import contradictions
from scanner.config.declarations import opening, policy
from scanner.config.document import Document
from scanner.config.following import Following
from scanner.config.mistake import config_error
from scanner.config.notifying import notifying
from scanner.config.odcs.datasets import contracted
from scanner.config.places import place_of
from scanner.config.querying import querying
from scanner.config.reading import read
from scanner.config.references import Surroundings, literal_secrets
from scanner.config.rulebooks import Rulebook, packaged, packaged_files
from scanner.config.schema.system import STAND_INS, SystemSpec
from scanner.config.undecided import marked
from scanner.config.validation import validated
from scanner.model.approver import Approver
from scanner.model.attestation import EvidenceSettings
from scanner.model.entry import Register
from scanner.model.guessing import Guessing
from scanner.model.notice import NotifySettings
from scanner.model.policy import Policy
from scanner.model.query import Query
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.model.secret import Secret
from scanner.model.severity import Severity
from scanner.model.source import SourceAddress
from scanner.model.system import RegisterFile, System


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
    following = Following(document, Surroundings(path.absolute().parent, variables))
    found = _Found.of(checked.spec, following, keys_are_sound=("keys",) not in checked.left_out)
    known = (*packaged_files(), *found.books)
    told = (*told, *contradictions(checked.spec, document, known), *following.mistakes)
    told = marked(document, told)
    if told or found.key is None:
        raise config_error(told, lang)
    return _system(checked.spec, document, found, found.key, digests)


@dataclass(frozen=True, slots=True)
class _Found:
    """What a file refers to, as far as it is there."""

    key: Secret[bytes] | None
    city_key: Secret[bytes] | None
    evidence: EvidenceSettings | None
    approvers: tuple[Approver, ...]
    guessing: Guessing
    passwords: Mapping[str, Secret[str]]
    sources: Mapping[str, SourceAddress]
    ledger: Secret[str] | None
    registers: Mapping[Register, RegisterFile]
    books: Mapping[str, Rulebook | None]
    patterns: str
    notify: NotifySettings
    queries: Mapping[str, Query]

    @classmethod
    def of(cls, spec: SystemSpec, following: Following, *, keys_are_sound: bool) -> Self:
        """Follow everything; what leads nowhere is noted there."""
        notify, amiss = notifying(spec.notify, following.document, following.around)
        sources = dict(addresses.sources(spec, following))
        queries, unasked = querying(spec.queries, sources, following.document)
        following.mistakes += (*amiss, *unasked)
        return cls(
            key=keys.system_key(spec, following) if keys_are_sound else None,
            city_key=keys.city_key(spec, following) if keys_are_sound else None,
            evidence=keys.evidence(spec, following) if keys_are_sound else None,
            approvers=tuple(keys.approvers(spec, following)),
            guessing=keys.guessing(spec, following),
            passwords=dict(keys.passwords(spec, following)),
            sources=sources,
            ledger=addresses.ledger(spec, following),
            registers=dict(addresses.registers(spec, following)),
            books=dict(enclosed.rulebooks(spec, following)),
            patterns=enclosed.patterns(spec, following),
            notify=notify,
            queries=queries,
        )


def _system(
    spec: SystemSpec,
    document: Document,
    found: _Found,
    key: Secret[bytes],
    contracts: Mapping[str, str],
) -> System:
    """Put together what has been found sound."""
    named = dict.fromkeys(book for city in spec.cities.values() for book in city.rulebooks)
    used = [found.books.get(code) or packaged(code) for code in named]
    return System(
        name=spec.system,
        policy=_policy(spec, found, used),
        sources=found.sources,
        key=key,
        recognizers=RecognizerSettings(spec.recognizers.waon_prefixes, found.patterns),
        digests={
            Path(document.file).name: document.digest,
            **{book.file: book.digest for book in used},
            **contracts,
        },
        ledger=found.ledger,
        full_scan_every=timedelta(spec.ledger.full_scan_every_days),
        due_days={s: getattr(spec.ledger.due_days, s.code) for s in Severity},
        registers=found.registers,
        city_key=found.city_key,
        evidence=found.evidence,
        notify=found.notify,
        approvers=found.approvers,
        queries=found.queries,
    )


def _policy(spec: SystemSpec, found: _Found, books: Iterable[Rulebook]) -> Policy:
    """Give what was declared, with what it refers to."""
    declared = policy(spec, books)
    return replace(
        declared,
        places=dict(map(place_of, found.sources.values())),
        guessing=found.guessing,
        flows=opening(declared.flows, found.passwords),
    )
