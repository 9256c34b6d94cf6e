"""What it costs to compare all datasets with all: ``python -m tests.bench.sharing LEDGER [N] [M]``.

N datasets of M members each, by phone, mail, name with birth date, and these beside the phone, one
phone in thirty out of one pool, lie in a ledger as a night leaves them: in partitions of
100,000 rows. Two datasets have twenty people in common. A process of its own compares them; its CPU
time and its peak are what is printed.
"""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import numpy as np

from scanner.ledger import SqlFingerprints, SqlLedger, Start, open_ledger
from scanner.model.fingerprint import PERSON, PERSON_AT_PHONE, Prints, Trail
from scanner.model.inventory import Holding, Location
from scanner.model.memory import Bindings
from scanner.model.profile import DatasetProfile
from scanner.model.secret import Secret
from scanner.model.sharing import people_of, told
from scanner.pipeline.printing import Printing, printer
from scanner.pipeline.sharing import sharing
from scanner.profiling import printed
from scanner.profiling.keyed import WORD
from tests.ledger.nights import FIRST

KEY = Secret(b"a key for measurements, of no use")
CITY = "c" * 16
TRAILS = (
    Trail("電話番号", "PHONE_NUMBER"),
    Trail("メール", "EMAIL_ADDRESS"),
    Trail("氏名", PERSON),
    Trail("氏名", PERSON_AT_PHONE),
)
START = Start("bench", "scan", FIRST, FIRST, Bindings("made by", "policy", {}))
PART, COMMON, POOL = 100_000, 20, 100_000


def fill(store: SqlFingerprints, datasets: int, members: int) -> dict[str, list[list[int]]]:
    """Keep what a night would have kept, and say what profiles would say of it."""
    rng = Random("sharing")
    pool = np.frombuffer(rng.randbytes(8 * POOL), WORD)
    shared = np.frombuffer(rng.randbytes(8 * COMMON), WORD)
    said: dict[str, list[list[int]]] = {}
    for n in range(datasets):
        sums = [Prints() for _ in TRAILS]
        for part in range(-(-members // PART)):
            rows = min(PART, members - part * PART)
            blocks = {}
            for i, trail in enumerate(TRAILS):
                words = np.frombuffer(rng.randbytes(8 * rows), WORD).copy()
                if trail.of == "PHONE_NUMBER":
                    own = rows // 30
                    words[:own] = pool[np.array(rng.sample(range(POOL), own), np.int64)]
                if part == 0 and n in {1, datasets - 1}:
                    words[-COMMON:] = shared
                blocks[trail] = np.sort(words).tobytes()
                sums[i] += printed(blocks[trail])
            store.put(Location("db", f"main.t{n:03d}"), part, blocks)
        said[f"main.t{n:03d}"] = [[one.count, one.digest] for one in sums]
    return said


def compare(ledger: SqlLedger, said: dict[str, list[list[int]]]) -> str:
    """Compare all with all, and say who was found."""
    holdings = [
        Holding(
            Location("db", name),
            None,
            DatasetProfile(
                rows=sums[0][0],
                prints={t: Prints(*one) for t, one in zip(TRAILS, sums, strict=True)},
            ),
        )
        for name, sums in sorted(said.items())
    ]
    store = ledger.fingerprints(START, CITY)
    found = sharing(holdings, Printing(printer(KEY), store))
    if found is None or found.missing:
        return "fingerprints are missing"
    pairs = [(pair.one, pair.other, told(pair.common)) for pair in found.pairs]
    beyond = [(one, other, people_of(common)) for one, other, common in pairs if common]
    names = [place.dataset for place in (holdings[1].location, holdings[-1].location)]
    right = [[one.dataset, other.dataset] for one, other, _ in beyond] == [names]
    rest = "nothing else" if right else f"{len(beyond)} pairs"
    return f"{beyond[0][2][0] if beyond else 0} of {holdings[0].profile.rows} people, and {rest}"


def main() -> None:
    """Fill a ledger, and compare in another process."""
    path, *sizes = sys.argv[1:]
    about = Path(f"{path}.json")
    url = Secret(f"sqlite:///{path}")
    if sizes != ["compare"]:
        datasets, members = (int(size) for size in (sizes or ("200", "1000000")))
        with open_ledger(url, KEY) as ledger:
            ledger.begin(START, resume=False)
            about.write_text(json.dumps(fill(ledger.fingerprints(START, CITY), datasets, members)))
        again = [sys.executable, "-m", "tests.bench.sharing", path, "compare"]
        subprocess.run(again, check=True)  # noqa: S603 - ourselves
        return
    began, said = time.process_time(), json.loads(about.read_text())
    with open_ledger(url, KEY) as ledger:
        found = compare(ledger, said)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024
    seconds = time.process_time() - began
    print(f"CPU seconds: {seconds:.1f}\npeak MB: {peak:.0f}\nfound: {found}")  # noqa: T201 - a measurement


if __name__ == "__main__":
    main()
