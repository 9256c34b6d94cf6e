"""``exceptions waive``, ``sign`` and ``import``: asked for by one, signed by another, then written.

A request decides nothing, and neither does a cell of a workbook: what counts is the signature of an
approver whom the configuration names, over the very file that is imported.
"""

import argparse
import secrets
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from scanner import config
from scanner.cli.clock import now
from scanner.cli.keeping import kept_ledger
from scanner.cli.language import message
from scanner.cli.parts import titles
from scanner.cli.saying import say
from scanner.decode.strict_workbook import sheet_rows
from scanner.evidence.decisions import (
    Request,
    private_key,
    read_request,
    read_signed,
    request_digest,
    request_text,
    signed_text,
    signer,
)
from scanner.ledger import Decided, Standing
from scanner.model.approver import Approver
from scanner.model.decision import Decision, Objection, Signed, against, late, objections
from scanner.model.errors import UsageError
from scanner.model.refusal import Refusal, RefusedError
from scanner.model.system import System
from scanner.model.waiver import reviewed
from scanner.model.waiver_category import WaiverCategory
from scanner.reports.decided import Changed, asked, changed
from scanner.reports.returned import decisions, edited, sheet_language
from scanner.reports.shown import shown
from scanner.reports.standing import Case
from scanner.reports.wording import Wording
from scanner.reports.write import write

MOST_BYTES = 5 << 20
NONCE_BYTES = 16
SKEW = timedelta(minutes=10)
"""By how much the clocks of two machines may differ."""


def run(system: System, args: argparse.Namespace, as_of: datetime, lang: str) -> None:
    """Do one of the three.

    Raises:
        UsageError: It cannot be done; nothing was decided then.
    """
    if not system.approvers:
        raise RefusedError((Refusal.NO_APPROVER, {}))
    ACTIONS[args.action](system, args, as_of, lang)


def _waive(system: System, args: argparse.Namespace, as_of: datetime, lang: str) -> None:
    """Write a request."""
    with kept_ledger(system) as ledger:
        standing = ledger.told(args.id).standing
    finding, known = standing.finding, standing.known
    looked = reviewed(finding, known.reopened)
    asked = Decision(
        finding=finding.id,
        review=looked.code,
        requested_by=args.requested_by,
        category=WaiverCategory(args.category),
        reason=args.reason,
        until=args.until,
        reviewed=looked,
    )
    _refuse(
        *against(asked, finding, known),
        *objections([asked], "", as_of.date(), system.policy.waivers),
        *late([asked], as_of.date()),
    )
    request = Request(system.name, secrets.token_hex(NONCE_BYTES), as_of, (asked,))
    _write(args.out, request_text(request), lang)
    _go_on(args, "wv-requested", f"sign {args.out} --key … --out …", lang)


def _sign(system: System, args: argparse.Namespace, as_of: datetime, lang: str) -> None:
    """Sign what a file asks for, and show what that is."""
    content = _content(args.file)
    key = private_key(str(args.key), _content(args.key))
    approver = signer(key, system.approvers)
    decisions = _decisions(system, args.file, content)
    _refuse(*_in_office(approver, as_of), *_against(system, decisions, approver.name, as_of))
    signed = Signed(
        system=system.name,
        file=request_digest(content),
        nonce=secrets.token_hex(NONCE_BYTES),
        approver=approver.name,
        at=as_of,
        decisions=decisions,
    )
    say(asked(decisions, approver.name, lang))
    _write(args.out, signed_text(key, signed), lang)
    _go_on(args, "wv-signed", f"import {args.file} --signed {args.out}", lang)


def _import(system: System, args: argparse.Namespace, as_of: datetime, lang: str) -> None:
    """Show what changes, and write it: all of it or nothing."""
    content = _content(args.file)
    signed = read_signed(str(args.signed), _content(args.signed), system.approvers)
    approver = next(one for one in system.approvers if one.name == signed.approver)
    is_same = signed.file == request_digest(content)
    if not is_same or signed.decisions != _decisions(system, args.file, content):
        raise RefusedError((Refusal.OTHER_FILE, {"path": str(args.file)}))
    if signed.at > as_of + SKEW:
        raise RefusedError((Refusal.SIGNED_LATER, {"at": f"{signed.at:%Y-%m-%d %H:%M}"}))
    _refuse(
        *_system(system, signed.system),
        *_in_office(approver, signed.at),
        *_in_office(approver, as_of),
        *_against(system, signed.decisions, approver.name, signed.at),
        *late(signed.decisions, as_of.date()),
    )
    at = now()
    with kept_ledger(system) as ledger:
        if _is_workbook(args.file, content):
            _refuse(*_edited(system, args.file, content, ledger.exceptions()))
        changes = ledger.review(signed, as_of, at)
        say(_diff(system, changes, signed, lang))
        ledger.decide(signed, as_of, at)
    say(f"{Wording(lang).say('wv-written')}\n")


ACTIONS = {"waive": _waive, "sign": _sign, "import": _import}


def _diff(system: System, changes: Sequence[Decided], signed: Signed, lang: str) -> str:
    shown = [Changed(one.finding, one.before, one.after) for one in changes]
    names = titles(system.policy, lang)
    return changed(shown, signed.approver, config.catalogue(), lang, names)


def _decisions(system: System, path: Path, content: bytes) -> tuple[Decision, ...]:
    """Read what a file asks for."""
    if _is_workbook(path, content):
        return decisions(str(path), sheet_rows(str(path), content))
    request = read_request(str(path), content)
    _refuse(*_system(system, request.system))
    return request.decisions


def _is_workbook(path: Path, content: bytes) -> bool:
    return path.suffix.lower() == ".xlsx" or content.startswith(b"PK")


def _edited(
    system: System, path: Path, content: bytes, standings: Sequence[Standing]
) -> list[Objection]:
    """Hold what a sheet shows of the findings that it decides about against the ledger."""
    rows = sheet_rows(str(path), content)
    lang = sheet_language(str(path), rows)
    cases = {one.finding.id: Case(one.finding, one.known) for one in standings}
    wording = Wording(lang, config.catalogue(), titles(system.policy, lang))
    return edited(rows, cases, wording)


def _system(system: System, named: str) -> Iterator[Objection]:
    if named != system.name:
        yield Refusal.OTHER_SYSTEM, {"system": shown(named)}


def _in_office(approver: Approver, when: datetime) -> Iterator[Objection]:
    if not approver.may_decide(when.date()):
        yield Refusal.NOT_IN_OFFICE, {"approver": approver.name, "day": when.date()}


def _against(
    system: System, decisions: Sequence[Decision], approver: str, when: datetime
) -> Iterator[Objection]:
    yield from objections(decisions, approver, when.date(), system.policy.waivers)
    yield from late(decisions, when.date())


def _refuse(*found: Objection) -> None:
    """Refuse everything if anything stands against it."""
    reasons = [one for place, one in enumerate(found) if one not in found[:place]]
    if reasons:
        raise RefusedError(*reasons)


def _content(path: Path) -> bytes:
    """Read a file of bounded size."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        words = {"path": str(path), "kind": type(error).__name__}
        raise RefusedError((Refusal.UNREADABLE, words)) from None
    if len(content) > MOST_BYTES:
        raise RefusedError((Refusal.TOO_LARGE, {"path": str(path), "most": MOST_BYTES}))
    return content


def _write(path: Path, text: str, lang: str) -> None:
    """Write a new file; one that is there stays."""
    if path.exists():
        raise UsageError(message("draft-exists", lang, path=path))
    write(path, text)


def _go_on(args: argparse.Namespace, key: str, step: str, lang: str) -> None:
    """Say what was written, and with which command to go on."""
    path = shown(str(args.out), None)
    say(f"{Wording(lang).say(key, path=path)}\n")
    say(f"  pcscan exceptions --config {args.config} {step}\n")
