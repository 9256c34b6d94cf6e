"""What somebody without the operator's key can do to a pack, and somebody with it."""

import json
import shutil
from base64 import b64decode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from scanner.cli.inspecting import _period, _reports
from scanner.evidence.chained import LISTS, canonical, digest
from scanner.evidence.pack import Material, packed
from scanner.evidence.signing import record_of, sign
from scanner.evidence.verifier import INVALID, VALID, check
from scanner.model.attestation import Link
from scanner.reports.write import write_all
from tests.evidence.world import FIRST, World

FILES = ("records.jsonl", "contents.jsonl")


def _bit(pack: Path, rng: Random) -> None:
    path = _some(pack, rng)
    content = bytearray(path.read_bytes())
    content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
    path.write_bytes(content)


def _line(pack: Path, rng: Random) -> None:
    """Write something else into a line: a digit or a letter becomes another."""
    path, lines = _lines(pack, rng)
    place = rng.randrange(len(lines))
    line = bytearray(lines[place])
    at = rng.choice([n for n, sign in enumerate(line) if chr(sign).isalnum()])
    line[at] = rng.choice([sign for sign in b"0123456789abcxyzABCXYZ" if sign != line[at]])
    lines[place] = bytes(line)
    path.write_bytes(b"\n".join(lines) + b"\n")


def _record(pack: Path, rng: Random) -> None:
    path, lines = _lines(pack, rng)
    del lines[rng.randrange(len(lines))]
    path.write_bytes(b"".join(line + b"\n" for line in lines))


def _twice(pack: Path, rng: Random) -> None:
    path, lines = _lines(pack, rng)
    lines.insert(rng.randrange(len(lines) + 1), rng.choice(lines))
    path.write_bytes(b"".join(line + b"\n" for line in lines))


def _order(pack: Path, rng: Random) -> None:
    path, lines = _lines(pack, rng)
    a, b = rng.sample(range(len(lines)), 2)
    lines[a], lines[b] = lines[b], lines[a]
    path.write_bytes(b"".join(line + b"\n" for line in lines))


def _swap(pack: Path, rng: Random) -> None:
    one, other = rng.sample(sorted(pack.iterdir()), 2)
    mine = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(mine)


def _cut(pack: Path, rng: Random) -> None:
    path = _some(pack, rng)
    content = path.read_bytes()
    path.write_bytes(content[: rng.randrange(len(content))])


def _file(pack: Path, rng: Random) -> None:
    """Take a file away, or put one more there."""
    if rng.random() < 0.5:
        _some(pack, rng).unlink()
    else:
        (pack / "more.txt").write_bytes(b"more\n")


def _some(pack: Path, rng: Random) -> Path:
    return rng.choice([path for path in sorted(pack.iterdir()) if path.stat().st_size])


def _lines(pack: Path, rng: Random) -> tuple[Path, list[bytes]]:
    path = pack / rng.choice(FILES)
    return path, path.read_bytes().splitlines()


KINDS: tuple[Callable[[Path, Random], None], ...] = (
    _bit,
    _line,
    _record,
    _twice,
    _order,
    _swap,
    _cut,
    _file,
)


def tampered(pack: Path, out: Path, seed: int) -> Path:
    """Do one thing to a copy of a pack, by its seed."""
    if out.exists():
        shutil.rmtree(out)
    shutil.copytree(pack, out)
    rng = Random(seed)
    KINDS[seed % len(KINDS)](out, rng)
    return out


def all_found(world: World, pack: Path, folder: Path, seeds: range) -> None:
    """Hold that the pack is valid, and a copy of it after each tampering is not."""
    assert check(pack, world.key, None, "en")[0] == VALID
    missed = [
        (seed, KINDS[seed % len(KINDS)].__name__)
        for seed in seeds
        if check(tampered(pack, folder / "copy", seed), world.key, None, "en")[0] != INVALID
    ]
    assert not missed


def rewritten(
    world: World,
    until: int,
    out: Path,
    change: Callable[[dict[str, Any]], None] = lambda _: None,
    *,
    changed: Sequence[int] = (),
    keep: int | None = None,
) -> Path:
    """Pack a past that was written anew with the operator's own key.

    Args:
        world: Whose key it is.
        until: Last night of the period.
        out: Where the pack goes.
        change: Done to the predicate of each record that is changed.
        changed: Numbers of the records that are signed and chained anew, in their order.
        keep: How many records stay; all of them by default.
    """
    settings = world.system.evidence
    assert settings is not None
    with world.ledger() as ledger:
        links = list(ledger.links()[:keep])
        contents: Mapping[str, str] = ledger.contents(_wanted(links))
    for place in (number - 1 for number in changed):
        statement = json.loads(b64decode(json.loads(links[place].envelope)["payload"]))
        change(statement["predicate"])
        statement["predicate"]["previous"] = links[place - 1].head if place else None
        envelope = sign(settings.key, canonical(statement))
        links[place] = replace(links[place], envelope=envelope, head=digest(envelope))
    wanted = _wanted(links)
    left = {name: text for name, text in contents.items() if name in wanted}
    days = (FIRST.date(), date.fromordinal(FIRST.date().toordinal() + until - 1))
    period = _period(world.system, [record_of(link) for link in links], left, days)
    reports = _reports(period, world.system)
    material = Material(world.system.name, *days, links, left, (), reports)
    write_all(out, packed(material, settings.key, FIRST))
    return out


def _wanted(links: list[Link]) -> set[str]:
    found = [record_of(link).predicate for link in links]
    return {name for one in found for kind in LISTS for name in one[kind]}
