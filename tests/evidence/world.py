"""A system that lives night after night in one process: everything real, but for the clock.

Twenty members in memory; the ledger, the office's lists and the operator's key lie on disk. What
happens on which night follows from a seed.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
import pytest

from sample_data.people import person
from scanner import config
from scanner.cli.inspecting import pack_of
from scanner.cli.parts import namer
from scanner.cli.session import Session, bindings, key_ids, session
from scanner.cli.signing import Signed
from scanner.evidence.signing import new_key
from scanner.ledger import SqlLedger, Start, open_ledger
from scanner.model.coverage import CoverageLine
from scanner.model.decision import Decision
from scanner.model.decision import Signed as SignedDecisions
from scanner.model.inventory import Inventory
from scanner.model.register import Registers
from scanner.model.run import Run, RunRecord, exit_code
from scanner.model.secret import derive_key
from scanner.model.source import Listed, Partition, Skipped, Source
from scanner.model.system import System
from scanner.model.waiver import reviewed
from scanner.model.waiver_category import WaiverCategory
from scanner.pipeline.scan import Parts, scan
from scanner.pipeline.survey import survey
from scanner.profiling import Namer
from scanner.registers import read_registers
from scanner.reports.write import write_all
from scanner.runtime import InlineExecutor
from scanner.sources import MemorySource
from tests.fakes.faulty import FaultySource, ReadPoint

FIRST = datetime.fromisoformat("2025-04-01T03:00:00+09:00")
DAY = timedelta(days=1)
MEMBERS = 20
POLICY = """
version: 1
system: year
keys: {system: "file:system.key", evidence: "file:evidence.pem"}
cities: {yachiyo: {name: 八千代市, rulebooks: [pref, yachiyo, operator]}}
sources: {db: {kind: folder, path: .}}
registers: {erasures: erasures.csv, handovers: handovers.csv}
flows: {letters: {from: members, to: printer, fields: [氏名], recipient: 千葉印刷}}
datasets:
  members:
    source: db
    where: main.members
    cities: [yachiyo]
    fields: {member_id: none, 氏名: PERSON, 電話番号: PHONE_NUMBER, 備考: {free_text: true}}
"""
ERASURES = "番号,対象データ,範囲,消去日時,担当者名,報告日\n"
HANDOVERS = "番号,受渡日時,対象データ,担当者,相手先,暗号化,返却期限,返却日\n"
STAFF, STRANGER, OWNER, RECIPIENT = "斎藤健", "田中花子", "佐藤美咲", "千葉印刷"
MEMO = "電話は090-1234-5678へ"


class CrashError(Exception):
    """The process dies."""


@dataclass
class World:
    """One system, its nights, and what an inspector is given.

    Attributes:
        mails: Lines of heads, as the city keeps them.
        memo: What stands in the first member's notes.
        more: Further lines of the policy.
    """

    folder: Path
    seed: int = 1
    mails: list[str] = field(default_factory=list)
    memo: str = ""
    more: str = ""

    def __post_init__(self) -> None:
        private, public = new_key()
        self.write("evidence.pem", private.decode())
        self.write("operator.pub", public.decode())
        self.write("system.key", "0123456789abcdef" * 4)
        self.write("policy.yaml", POLICY + self.more)
        self.write("erasures.csv", ERASURES)
        self.write("handovers.csv", HANDOVERS)
        rng = Random(self.seed)
        self.people = [person(rng, ordinal) for ordinal in range(MEMBERS)]

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def note(self, name: str, line: str) -> None:
        with (self.folder / name).open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")

    @property
    def key(self) -> Path:
        return self.folder / "operator.pub"

    @cached_property
    def system(self) -> System:
        return config.load(self.folder / "policy.yaml")

    def ledger(self) -> SqlLedger:
        assert self.system.ledger is not None
        return open_ledger(self.system.ledger, self.system.key)

    @cached_property
    def names(self) -> Namer:
        return namer(self.system, self.system.key)

    def tables(self) -> dict[str, pa.Table]:
        members = {
            "member_id": list(range(1, MEMBERS + 1)),
            "氏名": [one.name for one in self.people],
            "電話番号": [one.phone for one in self.people],
            "備考": [self.memo, *[""] * (MEMBERS - 1)],
        }
        return {"main.members": pa.table(members)}

    def night(
        self,
        number: int,
        *,
        unread: bool = False,
        crash: str = "",
        command: str = "nightly",
        late: timedelta = timedelta(),
    ) -> Signed | None:
        """Do the ``number``-th night.

        Args:
            number: From 1.
            unread: Reading fails.
            crash: ``reading`` or ``signing``: where the process dies.
            command: ``nightly`` or ``scan``.
            late: How long after ``as_of`` the clock stands.
        """
        as_of = FIRST + (number - 1) * DAY
        clock = as_of + timedelta(minutes=5) + late
        asked = argparse.Namespace(ledger=None, resume=True, full=False)
        start = Start(f"{command}-{number}", command, as_of, clock, bindings(self.system, {}))

        def signs() -> datetime:
            if crash == "signing":
                raise CrashError
            return clock + timedelta(minutes=10)

        with session(self.system, asked, start, signs) as current:
            run, there = self._scanned(current, unread=unread, crash=crash)
            signed = current.finish(run, there)
        if signed is not None:
            self.mails.append(signed.line)
        return signed

    def _scanned(self, current: Session, *, unread: bool, crash: str) -> tuple[Run, Inventory]:
        source = MemorySource("db", self.tables())
        point = ReadPoint("read", 0, "main.members", 0)
        read: Source[Any] = FaultySource(source, point) if unread else source
        detector = self.names.detector
        parts = Parts(
            {"db": Dying(read) if crash == "reading" else read},
            detector,
            self.names,
            InlineExecutor(),
            registers=self._registers(current.start.as_of),
        )
        surveyed = survey(parts.sources, self.system.policy, self.names)
        policy, as_of = self.system.policy, current.start.as_of
        there, findings = scan(parts, surveyed, policy, as_of, lambda _: None, current.history)
        coverage = [
            CoverageLine(
                "db",
                one.location.dataset,
                None,
                "read" if one.profile.coverage.whole() else "unread",
                one.profile.rows,
                one.bytes,
            )
            for one in there.holdings
        ]
        waived = current.history().waived(findings, as_of.date())
        record = RunRecord(
            id=current.start.id,
            command=current.start.command,
            as_of=as_of,
            clock=current.start.clock,
            exit_code=exit_code(findings, waived=waived),
            digests=self.system.digests,
            registers=there.registers.digests,
            keys=key_ids(self.system),
            coverage=tuple(coverage),
        )
        return Run(record, findings, waived=waived), there

    def _registers(self, as_of: datetime) -> Registers:
        key = derive_key(self.system.key, "register digests")
        return read_registers(self.system.registers, self.system.policy, as_of, str, key)

    def pack(self, until: int, since: int = 1) -> Path:
        """Pack the nights from one to another."""
        days = [(FIRST + (number - 1) * DAY).date() for number in (since, until)]
        out = self.folder / f"pack-{since}-{until}"
        with self.ledger() as ledger:
            at = FIRST + until * DAY
            write_all(out, pack_of(ledger, self.system, days[0], days[1], at))
        return out


@dataclass(frozen=True)
class Dying:
    """A source in the midst of which the process dies."""

    source: Source[Any]
    name: str = "db"
    separator: str = "."

    def mark(self, _dataset: str) -> bytes | None:
        return None

    def listing(self) -> Iterator[Listed]:
        return self.source.listing()

    def partitions(self, dataset: str) -> Iterator[Partition]:
        return self.source.partitions(dataset)

    def read(self, partition: Partition) -> Iterator[pa.RecordBatch | Skipped]:
        yield from list(self.source.read(partition))[:1]
        raise CrashError


def live(world: World, nights: int) -> SimpleNamespace:
    """Let so many nights pass; gives which were missed, partly read, and what was recorded."""
    rng = Random(world.seed)
    told = SimpleNamespace(
        missed=set(), partial=set(), late=set(), erasures=0, handovers=0, waivers=0
    )
    crashes = {nights // 3: "reading", 2 * nights // 3: "signing"}
    for number in range(1, nights + 1):
        day = (FIRST + (number - 1) * DAY).date()
        _happen(world, rng, told, day)
        if number in crashes:
            with pytest.raises(CrashError):
                world.night(number, crash=crashes[number])
            world.night(number)
        elif 1 < number < nights and rng.random() < 0.02:
            told.missed.add(day)
        else:
            _night(world, rng, told, number)
    return told


def _night(world: World, rng: Random, told: SimpleNamespace, number: int) -> None:
    """Do a night, of which one in twenty is not read whole."""
    day = (FIRST + (number - 1) * DAY).date()
    unread, late = rng.random() < 0.05, rng.random() < 0.02
    world.night(number, unread=unread, late=3 * DAY if late else timedelta())
    told.partial |= {day} if unread else set()
    told.late |= {day} if late else set()
    if rng.random() < 0.05:
        _decide(world, told, number)


def _happen(world: World, rng: Random, told: SimpleNamespace, day: date) -> None:
    """Change data and lists as an office does."""
    if rng.random() < 0.1:
        world.memo = "" if world.memo else MEMO
    if rng.random() < 0.2:
        world.people[rng.randrange(MEMBERS)] = person(rng, rng.randrange(1000))
    if rng.random() < 0.03:
        told.erasures += 1
        world.note("erasures.csv", f"E-{told.erasures},members,一部,{day},{STAFF},{day}")
    if rng.random() < 0.03:
        told.handovers += 1
        for number, who in ((f"H-{told.handovers}", RECIPIENT), (f"P-{told.handovers}", STRANGER)):
            world.note("handovers.csv", f"{number},{day},members,{STAFF},{who},有,,")


def _decide(world: World, told: SimpleNamespace, number: int) -> None:
    """Give the first exception an owner, and the last a waiver for a month."""
    at = FIRST + (number - 1) * DAY + timedelta(hours=6)
    with world.ledger() as ledger:
        first, *_, last = ledger.exceptions()
        ledger.assign(first.finding.id, at, owner=OWNER, due=at.date() + 9 * DAY)
        asked = Decision(
            finding=last.finding.id,
            review=reviewed(last.finding, last.known.reopened).code,
            requested_by="申請者",
            category=WaiverCategory.WAIVER,
            reason="改修まで",
            until=at.date() + 30 * DAY,
        )
        signed = SignedDecisions(
            "year", f"file {number}", f"nonce {number}", "承認者", at, (asked,)
        )
        ledger.decide(signed, at, at)
    told.waivers += 1
