"""Make the sample: ``python -m sample_data.make [--out DIR] [--seed N]``."""

import argparse
from hashlib import sha256
from pathlib import Path
from random import Random

from sample_data import (
    database,
    files,
    gaps,
    gone,
    lapses,
    lateness,
    leaks,
    masking,
    sharing,
    statistics,
)
from sample_data.breaches import Breach, Planting
from sample_data.people import person, waon_numbers
from sample_data.registers import lists
from sample_data.table import System
from sample_data.writing import write_list, write_system

MEMBERS, CARDS = 5_200, 5_700
KEY = sha256(b"a key for the demonstration: everybody knows it, it protects nothing").hexdigest()
CITY_KEY = sha256(b"a city's key for the demonstration, just as well known").hexdigest()


def promised(seed: int) -> System:
    """Make the system that keeps its promises."""
    rng = Random(f"people {seed}")
    system = System([person(rng, n) for n in range(MEMBERS)], waon_numbers(rng, CARDS))
    system.add(*database.tables(system, Random(f"database {seed}")))
    system.add(*files.files(system, Random(f"files {seed}")))
    system.add(*statistics.tables(Random(f"statistics {seed}")))
    system.add(*sharing.tables(system, Random(f"sharing {seed}")))
    gone.twins(system)
    system.registers = lists("clean") | {gone.LIST: gone.erased()}
    return system


def breach(system: System, seed: int) -> list[Breach]:
    """Plant breaches in a system and list what a right scanner reports of it."""
    planting = Planting(system, Random(f"breaches {seed}"))
    system.registers = lists("breached") | {gone.LIST: gone.erased()}
    for rules in (leaks, masking, lateness, gaps, lapses, statistics, sharing, gone):
        rules.plant(planting)
    return planting.breaches


def make(out: Path, seed: int) -> None:
    """Write both systems, the list of breaches, and the keys that the policies refer to."""
    system = promised(seed)
    write_system(system, out / "clean")
    breaches = breach(system, seed)
    write_system(system, out / "breached")
    write_list(breaches, out / "breached" / "breaches.json")
    (out / "system.key").write_text(f"{KEY}\n", encoding="ascii")
    (out / "city.key").write_text(f"{CITY_KEY}\n", encoding="ascii")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m sample_data.make", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, metavar="DIR")
    parser.add_argument("--seed", type=int, default=2026, metavar="N")
    arguments = parser.parse_args()
    make(arguments.out, arguments.seed)


if __name__ == "__main__":
    main()
