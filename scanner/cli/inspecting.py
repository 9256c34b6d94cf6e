"""``inspection`` packs a period; ``evidence verify`` checks a pack without anything of ours."""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from scanner import config
from scanner.cli.clock import now
from scanner.cli.keeping import kept_ledger
from scanner.cli.language import message
from scanner.cli.parts import titles
from scanner.cli.saying import say
from scanner.evidence import period as drawn
from scanner.evidence.chained import Record
from scanner.evidence.pack import Material, packed
from scanner.evidence.sheet import sheet
from scanner.evidence.signing import record_of
from scanner.evidence.verifier import check
from scanner.ledger import SqlLedger
from scanner.model.attestation import Link
from scanner.model.errors import UsageError
from scanner.model.exit_codes import CLEAN
from scanner.model.inspection import InspectedPeriod
from scanner.model.system import System
from scanner.reports.inspection import inspection_html, inspection_json
from scanner.reports.shown import shown
from scanner.reports.write import prepare, write_all


def run(args: argparse.Namespace, lang: str) -> int:
    """Pack a period, or check a pack.

    Raises:
        UsageError: There is nothing to pack, or no key to sign it with.
        ConfigError: The configuration cannot be used.
    """
    if args.command == "evidence":
        code, lines = check(args.pack, args.key, args.anchor, lang)
        say("".join(f"{line}\n" for line in lines))
        return code
    system = config.load(args.config, lang=lang)
    if system.evidence is None:
        raise UsageError(message("unsigned", lang))
    at = now()
    if not args.since <= args.until <= (args.as_of or at).date():
        raise UsageError(message("inspection-period", lang))
    prepare(args.out)
    with kept_ledger(system) as ledger:
        files = pack_of(ledger, system, args.since, args.until, at)
    if strange := sorted({path.name for path in args.out.iterdir()} - files.keys()):
        raise UsageError(message("inspection-strange", lang, name=shown(strange[0], None)))
    written = write_all(args.out, files)
    say(message("inspection-packed", lang, path=args.out, n=len(written)) + "\n")
    return CLEAN


def pack_of(
    ledger: SqlLedger, system: System, since: date, until: date, at: datetime
) -> Mapping[str, str]:
    """Give the files of the pack of a period by name.

    Args:
        ledger: Where the records are.
        system: Whose key signs, and whose rulebooks are answered; one with ``evidence``.
        since: First day.
        until: Last day, which belongs to it.
        at: When it is signed.

    Raises:
        UsageError: No record falls into the period.
    """
    settings = system.evidence
    links = _within(ledger.links(), since, until)
    if settings is None or not links:
        raise NothingSignedError
    records = [record_of(link) for link in links]
    contents = ledger.contents(drawn.wanted(records))
    numbers = {link.number for link in links}
    period = _period(system, records, contents, (since, until))
    signed = {record.predicate["run"]["id"] for record in records}
    nights = (past for past in ledger.runs() if past.night and past.record.id not in signed)
    days = {past.record.as_of.date() for past in nights}
    period = replace(period, unsigned=tuple(sorted(d for d in days if since <= d <= until)))
    material = Material(
        system=system.name,
        since=since,
        until=until,
        links=links,
        contents=contents,
        anchorings=[one for one in ledger.anchorings() if one.number in numbers],
        reports=_reports(period, system),
    )
    return packed(material, settings.key, at)


class NothingSignedError(UsageError):
    """A period without a record."""

    def __init__(self) -> None:
        super().__init__(message("inspection-nothing", "en"))

    def say(self, lang: str) -> str:
        """Put it into Japanese or English."""
        return message("inspection-nothing", lang)


def _within(links: Sequence[Link], since: date, until: date) -> Sequence[Link]:
    """Give the records from the first to the last that judged a day of the period."""
    days = [drawn.moment(record_of(link)).date() for link in links]
    places = [place for place, day in enumerate(days) if since <= day <= until]
    return links[places[0] : places[-1] + 1] if places else ()


def _period(
    system: System,
    records: Sequence[Record],
    contents: Mapping[str, str],
    days: tuple[date, date],
) -> InspectedPeriod:
    """Draw everything from the records."""
    parsed = {name: json.loads(text) for name, text in contents.items()}
    findings = drawn.lives(records, parsed)
    return InspectedPeriod(
        system=system.name,
        since=days[0],
        until=days[1],
        first=records[0].number,
        last=records[-1].number,
        key=records[-1].predicate["run"]["keys"]["evidence"],
        nights=drawn.nights(records, *days),
        findings=findings,
        sheet=sheet(system.policy, records, findings),
        decided=drawn.decided(records, parsed),
    )


def _reports(period: InspectedPeriod, system: System) -> Mapping[str, str]:
    """Render the period for machines and for people."""
    texts = config.catalogue()
    pages = {
        f"inspection.{lang}.html": inspection_html(period, texts, lang, titles(system.policy, lang))
        for lang in ("ja", "en")
    }
    return {"inspection.json": inspection_json(period), **pages}
