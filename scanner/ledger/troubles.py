"""What can be wrong with a ledger, in words that say what to do; never in a driver's words.

Drivers quote statements, paths and passwords: of their errors only type and code are kept.
"""

import sqlite3
from enum import StrEnum

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from scanner.model.errors import UsageError


class Trouble(StrEnum):
    """Why a ledger cannot do what was asked for."""

    NO_FILE = "no-file"
    NOT_A_LEDGER = "not-a-ledger"
    DAMAGED = "damaged"
    READ_ONLY = "read-only"
    FULL = "full"
    BUSY = "busy"
    UNREACHABLE = "unreachable"
    FAILED = "failed"
    NO_DRIVER = "no-driver"
    OLDER = "older"
    NEWER = "newer"
    OTHER_KEY = "other-key"
    RUNNING = "running"
    EARLIER = "earlier"
    NOT_OPEN = "not-open"
    NO_RUN = "no-run"
    NO_FINDING = "no-finding"
    SETTLED = "settled"
    NOT_EMPTY = "not-empty"
    BAD_BACKUP = "bad-backup"
    NO_ACCESS = "no-access"
    THERE_ALREADY = "there-already"
    CHANGED = "changed"
    DESTROYED_KEY = "destroyed-key"
    CHAIN = "chain"


WORDS = {
    Trouble.NO_FILE: (
        (
            "台帳のファイルがありません。最初の `pcscan nightly` が作ります。"
            "設定の ledger を確かめてください"
        ),
        (
            "there is no ledger file: the first `pcscan nightly` makes it; check `ledger` in the"
            " configuration"
        ),
    ),
    Trouble.NOT_A_LEDGER: (
        "台帳に指定されたのは台帳のデータベースではありません。設定の ledger を確かめてください",
        "what the configuration names as ledger is no ledger's database: check `ledger` there",
    ),
    Trouble.DAMAGED: (
        "台帳が壊れています。`pcscan ledger restore` でバックアップから戻してください",
        "the ledger is damaged: bring back a backup with `pcscan ledger restore`",
    ),
    Trouble.READ_ONLY: (
        "台帳に書き込めません(読み取り専用)。書き込みの権限と、ディスクの状態を確かめてください",
        "the ledger is read-only: check the permissions of its file and folder, and the disk",
    ),
    Trouble.FULL: (
        "台帳のディスクが一杯か、書き込めません。空きを作ってからもう一度実行してください",
        "the ledger's disk is full or cannot be written: make room, then run it again",
    ),
    Trouble.BUSY: (
        "ほかの処理が台帳を使い続けています。終わってからもう一度実行してください",
        "something else keeps the ledger locked: run it again when that has ended",
    ),
    Trouble.UNREACHABLE: (
        "台帳のデータベースにつながりません。設定の ledger とネットワークを確かめてください",
        "the ledger's database cannot be reached: check `ledger` in the configuration",
    ),
    Trouble.FAILED: (
        "台帳のデータベースが処理を断りました ({kind})",
        "the ledger's database refused ({kind})",
    ),
    Trouble.NO_DRIVER: (
        (
            "台帳のデータベースのドライバーがありません。pip install "
            "'pointcard-privacy-scanner[postgres]' か [mssql] で入れてください"
        ),
        (
            "the driver of the ledger's database is missing: pip install "
            "'pointcard-privacy-scanner[postgres]' or [mssql]"
        ),
    ),
    Trouble.OLDER: (
        "台帳は前の版の形です ({found})。`pcscan ledger migrate CONFIG` で {wanted} にしてください",
        (
            "the ledger has an earlier version's schema ({found}): bring it to {wanted} with"
            " `pcscan ledger migrate CONFIG`"
        ),
    ),
    Trouble.NEWER: (
        "台帳はこのスキャナーより新しい版の形です ({found})。スキャナーを新しくしてください",
        (
            "the ledger has a later version's schema ({found}), and this scanner is older than its"
            " ledger: update the scanner"
        ),
    ),
    Trouble.OTHER_KEY: (
        "台帳は別のシステム鍵で書かれています。設定の鍵を確かめてください",
        (
            "the ledger was written under another system secret: check the secret, or rotate it"
            " with `pcscan key rotate`"
        ),
    ),
    Trouble.RUNNING: (
        "{job} はすでに実行中です({began} に開始)。終わってからもう一度実行してください",
        "{job} is already running, since {began}: run it again when that has ended",
    ),
    Trouble.EARLIER: (
        "--as-of {as_of} は、最後に終わった夜 {last} より前です。後の日時を指定してください",
        "--as-of {as_of} lies before the last completed night, {last}: name a later moment",
    ),
    Trouble.NOT_OPEN: (
        "実行 {run} は台帳で開いていません(ほかの処理が終えたか、破棄しました)",
        "run {run} is not open in the ledger: something else has finished or abandoned it",
    ),
    Trouble.NO_RUN: ("実行 {run} は台帳にありません", "the ledger knows no finished run {run}"),
    Trouble.NO_FINDING: (
        "指摘 {id} は台帳にありません。識別子は `pcscan exceptions list` で調べられます",
        "the ledger knows no finding {id}: `pcscan exceptions list` shows the ids",
    ),
    Trouble.SETTLED: (
        "指摘 {id} はすでに解消しています",
        "finding {id} is fixed: there is nothing to assign",
    ),
    Trouble.NOT_EMPTY: (
        (
            "台帳に記録があります。戻せるのは空の台帳だけです。"
            "今のファイルを移すか、設定の ledger に新しい場所を書いてください"
        ),
        (
            "the ledger holds records, and only an empty one can be restored into: move its file"
            " away, or name a new place under `ledger` in the configuration"
        ),
    ),
    Trouble.BAD_BACKUP: (
        (
            "バックアップは途中で切れているか、書き換えられたか、別の鍵か版のものです。"
            "別のバックアップか、当時の鍵を使ってください: {path}"
        ),
        (
            "the backup is cut off, was changed, or belongs to another secret or version; take"
            " another one, or the secret of that time: {path}"
        ),
    ),
    Trouble.NO_ACCESS: (
        "ファイルを読み書きできません: {path} ({kind})",
        "the file cannot be read or written: {path} ({kind})",
    ),
    Trouble.THERE_ALREADY: (
        "すでにあり、上書きしません。別の名前を指定してください: {path}",
        "the file is there already and is never overwritten; name another one: {path}",
    ),
    Trouble.CHANGED: (
        "実行 {run} の記録はスキャナーの外で書き換えられています。バックアップと比べてください",
        "what the ledger holds of run {run} was changed outside of the scanner: compare a backup",
    ),
    Trouble.CHAIN: (
        "証拠の記録の一部が、台帳から消えたか書き換えられています。バックアップと比べてください",
        (
            "part of what signed records speak of is gone from the ledger, or was changed: compare"
            " a backup"
        ),
    ),
    Trouble.DESTROYED_KEY: (
        (
            "設定の keys.city は、`pcscan key destroy` で破棄した鍵です。"
            "新しい鍵を書くか、keys.city を消してください(照合は「未確認」になります)"
        ),
        (
            "`keys.city` names a key that `pcscan key destroy` destroyed: name a new one, or leave"
            " `city` out (what needs fingerprints is then open)"
        ),
    ),
}


class LedgerError(UsageError):
    """A ledger that cannot do what was asked for; ``str`` is English, ``say`` both languages."""

    def __init__(self, trouble: Trouble, **details: object) -> None:
        super().__init__(WORDS[trouble][1].format(**details))
        self.trouble = trouble
        self.details = details

    def say(self, lang: str) -> str:
        """Put it into Japanese or English."""
        return WORDS[self.trouble][lang != "ja"].format(**self.details)


SQLITE = {
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_PERM: Trouble.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Trouble.READ_ONLY,
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_IOERR: Trouble.FULL,
    sqlite3.SQLITE_BUSY: Trouble.BUSY,
    sqlite3.SQLITE_LOCKED: Trouble.BUSY,
    sqlite3.SQLITE_NOTADB: Trouble.NOT_A_LEDGER,
    sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
}
"""By primary result code (https://sqlite.org/rescode.html)."""

SQLSTATES = {
    "25006": Trouble.READ_ONLY,
    "42501": Trouble.READ_ONLY,
    "53100": Trouble.FULL,
    "40001": Trouble.BUSY,
    "40P01": Trouble.BUSY,
    "55P03": Trouble.BUSY,
    "23505": Trouble.BUSY,
    "42P07": Trouble.BUSY,
}
"""By code (PostgreSQL, Appendix A); SQL Server gives 40001 to a deadlock's victim, too. A row or a
table that is there already was made by another writer in the same moment."""


def trouble_of(error: SQLAlchemyError) -> Trouble:
    """Tell what kind of trouble a driver's error is."""
    cause = error.orig if isinstance(error, DBAPIError) else None
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        return SQLITE.get(code & 0xFF, Trouble.FAILED)
    state = str(getattr(cause, "sqlstate", None) or (getattr(cause, "args", None) or ("",))[0])
    if state in SQLSTATES:
        return SQLSTATES[state]
    lost = isinstance(error, DBAPIError) and error.connection_invalidated
    unreachable = lost or state.startswith("08") or type(cause).__name__ in UNREACHABLE
    return Trouble.UNREACHABLE if unreachable else Trouble.FAILED


UNREACHABLE = frozenset({"OperationalError", "InterfaceError", "ConnectionTimeout"})
"""What drivers raise without a code when there is no server, or it went away."""
