"""Who is told of a night: the heartbeat as it begins and ends, then mail and webhook.

Whoever cannot be told costs the night nothing: its verdict and its exit code stand. It is said on
stderr, it goes to the ledger, and ``status`` says it until a later night could tell them.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from scanner import config
from scanner.cli.clock import now
from scanner.cli.keeping import kept_ledger
from scanner.cli.language import message
from scanner.cli.notes import SENT
from scanner.cli.saying import whisper
from scanner.cli.signing import HEAD
from scanner.ledger import Act, ActKind, LedgerError, SqlLedger, Trouble
from scanner.model.notice import Beat, Endpoint, Notice, NotifySettings
from scanner.model.run import RunRecord
from scanner.model.system import System
from scanner.notify import calling, mail


class Watcher:
    """Tells others of one night, and keeps account of whom it could tell.

    Args:
        system: What is configured.
        lang: Language of what is said on stderr.
    """

    def __init__(self, system: System, lang: str) -> None:
        self._system = system
        self._settings: NotifySettings = system.notify
        self._lang = lang
        self._caller = calling.Caller(system.notify.certificates)
        self._ended = False
        self._told: dict[str, str] = {}

    def begun(self) -> None:
        """Say that a night begins."""
        self._beat("start", Beat.START)

    def completed(self, record: RunRecord, out: Path) -> None:
        """Say that a night was completed, and what it shows beside the last one.

        Args:
            record: The run.
            out: Where its reports are; the head of the chain, if it was signed, is read there.
        """
        self._ended = True
        self._beat("success", Beat.SUCCESS)
        if self._settings.mail is not None or self._settings.webhook is not None:
            with kept_ledger(self._system) as ledger:
                self._tell(self._notice(record, ledger), out)

    def over(self) -> None:
        """Say that a night was not completed, if it was not, and write down who could be told."""
        if not self._ended:
            self._beat("failure", Beat.FAILURE)
        with suppress(LedgerError), kept_ledger(self._system) as ledger:
            ledger.note(Act(ActKind.NOTIFY, now(), notes=self._told))

    def _notice(self, record: RunRecord, ledger: SqlLedger) -> Notice:
        compared = ledger.compared()
        return Notice(self._system.name, record.id, record.as_of, record.exit_code, compared)

    def _tell(self, notice: Notice, out: Path) -> None:
        settings = self._settings
        if settings.mail is not None:
            head, made = out / HEAD, settings.mail
            kept = head.read_text(encoding="utf-8") if head.exists() else ""
            written = mail.composed(made, notice, config.catalogue(), kept)
            self._try("mail", lambda: mail.send(made, written, settings.certificates))
        if settings.webhook is not None:
            said = {"run": notice.run, "counts": notice.counts, "exit_code": notice.exit_code}
            self._call("webhook", settings.webhook, json.dumps(said).encode())

    def _beat(self, name: str, beat: Beat) -> None:
        if self._settings.heartbeat is not None:
            self._call(f"heartbeat-{name}", self._settings.heartbeat, end=beat.value)

    def _call(self, name: str, to: Endpoint, body: bytes = b"", end: str = "") -> None:
        self._try(name, lambda: self._caller.call(to, body, end))

    def _try(self, name: str, telling: Callable[[], None]) -> None:
        try:
            telling()
            self._told[name] = SENT
        except calling.NotToldError as error:
            self._told[name] = error.why
            whisper(message("not-told", self._lang, who=name, why=error.why))


@contextmanager
def watched(system: System, args: argparse.Namespace, lang: str) -> Iterator[Watcher | None]:
    """Tell others of what is done meanwhile, if it is a night and somebody is to be told.

    A second night while one runs says nothing: the first is well.
    """
    if args.command != "nightly" or system.notify.is_silent:
        yield None
        return
    watcher = Watcher(system, lang)
    try:
        yield watcher
    except LedgerError as error:
        if error.trouble is not Trouble.RUNNING:
            watcher.over()
        raise
    except BaseException:
        watcher.over()
        raise
    watcher.over()
