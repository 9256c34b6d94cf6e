"""``handover``: an item held against its flow before it leaves; on pass a signed ticket."""

import argparse
import os
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from scanner import config
from scanner.cli.clock import now
from scanner.cli.covering import coverage
from scanner.cli.detecting import STORAGE
from scanner.cli.keeping import kept_ledger
from scanner.cli.language import message
from scanner.cli.parts import namer, titles
from scanner.cli.progress import reporting
from scanner.cli.registering import registers_of
from scanner.cli.saying import show, whisper
from scanner.evidence.handed import ticket_statement
from scanner.evidence.signing import sign
from scanner.ledger import Act, ActKind
from scanner.model.attestation import EvidenceSettings
from scanner.model.errors import Reason, SourceError, UsageError
from scanner.model.exit_codes import CLEAN
from scanner.model.finding import Finding, Outcome
from scanner.model.flow import Flow
from scanner.model.handover import Ticket
from scanner.model.query import ITEM as QUERY
from scanner.model.run import Run, RunRecord, exit_code
from scanner.model.secret import Secret
from scanner.model.system import System
from scanner.pipeline.handing_over import ITEM, Handed, changed_meanwhile, hand_over
from scanner.pipeline.scan import Parts
from scanner.reports.machine import findings_json
from scanner.reports.terminal import terminal
from scanner.reports.ticket import ticket_html, ticket_json
from scanner.reports.write import prepare, write_all
from scanner.runtime import InlineExecutor
from scanner.sources.handed import HandedItem, files_at, handed_item
from scanner.sources.queried import QueriedItem

COMMAND = "handover"
TICKETS = ("ticket.dsse.json", "ticket.json", "ticket.ja.html", "ticket.en.html")


def run(args: argparse.Namespace, lang: str) -> int:
    """Check an item, and write either what forbids its handover or the ticket that goes with it.

    Raises:
        UsageError: There is no such flow or item, or no key to sign with.
        ConfigError: The configuration cannot be used.
    """
    system, clock = config.load(args.config, lang=lang), now()
    flow = _flow(system, args.flow, lang)
    if system.evidence is None:
        raise UsageError(message("unsigned-handover", lang))
    as_of = args.as_of or clock
    prepare(args.out)
    for name in TICKETS:  # one of an earlier item must not lie beside a refusal
        (args.out / name).unlink(missing_ok=True)
    kept_ledger(system, make=True).close()
    with ExitStack() as closing:
        query = args.item.startswith(QUERY)
        item = _query(args.item, system, lang) if query else _item(args.item, flow, closing, lang)
        handed = _checked(item, flow, system, as_of)
    code = exit_code(handed.findings)
    record = RunRecord(
        id=f"{clock:%Y%m%dT%H%M%S}-{COMMAND}",
        command=COMMAND,
        as_of=as_of,
        clock=clock,
        exit_code=code,
        digests=system.digests,
        coverage=coverage(handed.inventory),
    )
    stated = tuple(one for one in handed.findings if one.outcome is not Outcome.PASS)
    written = write_all(args.out, _files(stated, handed.ticket, system.evidence, code))
    if code == CLEAN:
        _remember(handed.ticket, system, clock)
    places = [str(path) for path in written]
    texts, names = config.catalogue(), titles(system.policy, lang)
    show(terminal(Run(record, stated), texts, lang, names, places))
    whisper(message("handed-over" if code == CLEAN else "handover-refused", lang, flow=flow.name))
    return code


def _flow(system: System, name: str, lang: str) -> Flow:
    if name not in system.policy.flows:
        known = ", ".join(system.policy.flows) or "-"
        raise UsageError(message("no-flow", lang, name=name, known=known))
    return system.policy.flows[name]


def _item(text: str, flow: Flow, closing: ExitStack, lang: str) -> HandedItem:
    """Open what is to be handed over.

    Raises:
        UsageError: There is no such thing.
    """
    try:
        files = _opened(text, closing, lang)
    except SourceError as error:
        raise UsageError(message("no-item", lang, item=text, reason=error.reason.value)) from None
    return handed_item(ITEM, files, flow.terms.password, closing)


def _query(text: str, system: System, lang: str) -> QueriedItem:
    """Find a query; nothing is asked of its database yet.

    Raises:
        UsageError: The policy declares none of this name.
    """
    name = text.removeprefix(QUERY)
    if name not in system.queries:
        known = ", ".join(system.queries) or "-"
        raise UsageError(message("no-query", lang, name=name, known=known))
    query = system.queries[name]
    address = system.sources[query.source]
    return QueriedItem(ITEM, query, address.url, address.care)


def _opened(text: str, closing: ExitStack, lang: str) -> Mapping[str, BinaryIO | Reason]:
    if not text.startswith("env:"):
        return files_at(Path(text), closing)
    name = text.removeprefix("env:")
    address = os.environ.get(name, "")
    if not address:
        raise UsageError(message("no-variable", lang, name=name))
    if not STORAGE.match(address):
        raise SourceError(Reason.UNREACHABLE)
    from scanner.sources.one_blob import blob_at  # noqa: PLC0415 - an extra

    return blob_at(Secret(address), closing)


def _checked(item: HandedItem | QueriedItem, flow: Flow, system: System, as_of: datetime) -> Handed:
    """Read an item whole, and make sure that it stayed as it was meanwhile."""
    names = namer(system, system.key)
    parts = Parts(
        sources={ITEM: item.content},
        detector=names.detector,
        namer=names,
        executor=InlineExecutor(),
        registers=registers_of(system, as_of, names),
    )
    described = partial(item.files, names.datasets(item.names, "/"))
    with reporting(len(item.names)) as progress:
        handed = hand_over(parts, flow, described, system.policy, as_of, progress)
    if item.has_changed():
        handed = changed_meanwhile(handed, flow, system.policy)
    return replace(handed, ticket=replace(handed.ticket, system=system.name))


def _files(
    stated: tuple[Finding, ...], ticket: Ticket, key: EvidenceSettings, code: int
) -> Mapping[str, str]:
    """Give what is written: the findings, and on pass the ticket with the form of the receipt."""
    findings = {"findings.json": findings_json(stated, ticket.as_of)}
    if code != CLEAN:
        return findings
    signed = sign(key.key, ticket_statement(ticket))
    pages = {f"ticket.{lang}.html": ticket_html(ticket, lang) for lang in ("ja", "en")}
    return {
        **findings,
        **pages,
        "ticket.json": ticket_json(ticket),
        "ticket.dsse.json": f"{signed}\n",
    }


def _remember(ticket: Ticket, system: System, at: datetime) -> None:
    """Write down what left, so that later scans know it again."""
    with kept_ledger(system) as ledger:
        for one in ticket.files:
            notes = {
                "flow": ticket.flow,
                "sha256": one.sha256,
                "bytes": str(one.bytes),
                "rows": str(ticket.rows),
                "due": ticket.due.isoformat() if ticket.due else "",
            }
            ledger.note(Act(ActKind.HANDOVER, at, notes=notes))
