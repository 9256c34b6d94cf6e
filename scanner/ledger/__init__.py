"""One memory over time, which survives crashes and which nobody can quietly rewrite."""

from scanner.ledger.acts import Act, ActKind
from scanner.ledger.deciding import Decided
from scanner.ledger.dump import Copied
from scanner.ledger.erased import Expired, SqlErased
from scanner.ledger.fingerprints import Forgotten, SqlFingerprints
from scanner.ledger.ledger import SqlLedger
from scanner.ledger.life import Change, Judgement, Standing
from scanner.ledger.lives import Ending, Told
from scanner.ledger.memory import SqlMemory
from scanner.ledger.opening import Migrated, migrate_ledger, open_ledger
from scanner.ledger.retention import Pruned
from scanner.ledger.rotation import Rotated
from scanner.ledger.runs import Past, Start
from scanner.ledger.seal import key_id
from scanner.ledger.standings import Step
from scanner.ledger.troubles import LedgerError, Trouble

__all__ = [
    "Act",
    "ActKind",
    "Change",
    "Copied",
    "Decided",
    "Ending",
    "Expired",
    "Forgotten",
    "Judgement",
    "LedgerError",
    "Migrated",
    "Past",
    "Pruned",
    "Rotated",
    "SqlErased",
    "SqlFingerprints",
    "SqlLedger",
    "SqlMemory",
    "Standing",
    "Start",
    "Step",
    "Told",
    "Trouble",
    "key_id",
    "migrate_ledger",
    "open_ledger",
]
