"""CPU seconds to decide whether a million tokens can be undone (MASK-3): read, guess, judge.

Phone numbers hashed without a key and without a salt, and the same with a key, where every method
is tried in vain. Prints one line each. ``python -m tests.bench.tokens [ROWS]``
"""

import hmac
import sys
import time
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

import pyarrow as pa

from scanner.model.category import DataCategory
from scanner.model.declaration import DatasetDeclaration, FieldDeclaration, Treatment
from scanner.model.finding import Finding
from scanner.model.policy import City, Policy
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.model.secret import Secret
from scanner.pipeline.scan import Parts, scan
from scanner.pipeline.survey import survey
from scanner.profiling import Namer
from scanner.recognizers import detector
from scanner.runtime import InlineExecutor
from scanner.sources import MemorySource

ROWS = 1_000_000
STEP = 71_993_437
"""Shares no divisor with the number of phone numbers, so that they differ."""

AS_OF = datetime(2026, 11, 1, 3, tzinfo=ZoneInfo("Asia/Tokyo"))
FIELD = FieldDeclaration(frozenset({DataCategory.PHONE_NUMBER}), Treatment.TOKENISED, keyed=True)


def unsalted(phone: bytes) -> str:
    """Hash as everybody can."""
    return sha256(phone).hexdigest()


def keyed(phone: bytes) -> str:
    """Hash as nobody else can."""
    return hmac.digest(b"a key that nobody guesses", phone, "sha256").hex()


def tokens(rows: int, make: Callable[[bytes], str]) -> pa.Table:
    """Make one token for each of so many phone numbers."""
    return pa.table({"token": [make(b"090%08d" % (n * STEP % 10**8)) for n in range(rows)]})


def decide(table: pa.Table) -> tuple[float, Finding]:
    """Scan and judge, and say what it took."""
    names = Namer(detector(RecognizerSettings()), Secret(bytes(32)))
    source = MemorySource("db", {"main.extract": table})
    parts = Parts({"db": source}, names.detector, names, InlineExecutor())
    dataset = DatasetDeclaration("extract", "db", "main.extract", ("c",), fields={"token": FIELD})
    policy = Policy({"extract": dataset}, {"c": City("c", "市", ())})
    before = time.process_time()
    surveyed = survey(parts.sources, policy, names)
    _, findings = scan(parts, surveyed, policy, AS_OF, lambda _: None)
    seconds = time.process_time() - before
    (found,) = (finding for finding in findings if finding.control == "MASK-3")
    return seconds, found


def main() -> None:
    """Measure both."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    for make in (unsalted, keyed):
        seconds, found = decide(tokens(rows, make))
        told = f"{found.outcome}, {found.measures['method']}, {found.measures['guesses']:,} guesses"
        line = f"{rows:,} tokens, {make.__name__}: {seconds:.1f} CPU s ({told})"
        print(line, flush=True)  # noqa: T201 - a measurement


if __name__ == "__main__":
    main()
