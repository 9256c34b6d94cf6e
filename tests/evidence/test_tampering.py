"""Every change is found, and with anchors even one that the operator signed."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from scanner.evidence.verifier import check
from tests.evidence.tampering import KINDS, rewritten, tampered
from tests.evidence.world import World, live

NIGHTS = 10


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with TemporaryDirectory() as folder:
        made = World(Path(folder), seed=3)
        live(made, NIGHTS)
        yield made


@pytest.fixture(scope="module")
def pack(world: World) -> Path:
    return world.pack(NIGHTS)


def _all_found(world: World, pack: Path, folder: Path, seeds: range) -> None:
    assert check(pack, world.key, None, "en")[0] == 0
    missed = [
        (seed, KINDS[seed % len(KINDS)].__name__)
        for seed in seeds
        if check(tampered(pack, folder / "copy", seed), world.key, None, "en")[0] == 0
    ]
    assert not missed


def test_sixty_tamperings_are_found(world: World, pack: Path, tmp_path: Path) -> None:
    _all_found(world, pack, tmp_path, range(60))


@pytest.mark.long
def test_a_thousand_tamperings_of_thirty_nights_are_found(tmp_path: Path) -> None:
    world = World(tmp_path / "world", seed=5)
    live(world, 30)
    _all_found(world, world.pack(30), tmp_path, range(1000))


def _anchors(world: World, folder: Path, mails: list[str] | None = None) -> Path:
    path = folder / "mails.txt"
    path.write_text("\n".join(world.mails if mails is None else mails), encoding="utf-8")
    return path


def _forget(predicate: dict[str, Any]) -> None:
    predicate["findings"] = []


@pytest.mark.parametrize("since", [1, 4, 10])
def test_a_past_that_the_operator_rewrote_is_contradicted(
    world: World, tmp_path: Path, since: int
) -> None:
    forged = rewritten(world, NIGHTS, tmp_path / "forged", _forget, since=since)
    code, lines = check(forged, world.key, None, "en")
    assert (code, lines[1]) == (0, f"not anchored: {NIGHTS} records")
    code, lines = check(forged, world.key, _anchors(world, tmp_path), "en")
    assert code == 10
    said = f"INVALID: record {since} is not the one that was anchored: it was rewritten later"
    assert lines[0] == said


def test_a_tail_that_the_operator_cut_off_is_contradicted(world: World, tmp_path: Path) -> None:
    forged = rewritten(world, NIGHTS, tmp_path / "forged", keep=7)
    assert check(forged, world.key, None, "en")[0] == 0
    code, lines = check(forged, world.key, _anchors(world, tmp_path), "en")
    said = "INVALID: record 8 was anchored and is missing: the end was cut off"
    assert (code, lines[0]) == (10, said)


def test_what_was_rewritten_after_the_last_anchor_is_not_anchored(
    world: World, tmp_path: Path
) -> None:
    forged = rewritten(world, NIGHTS, tmp_path / "forged", _forget, since=8)
    code, lines = check(forged, world.key, _anchors(world, tmp_path, world.mails[:7]), "en")
    assert code == 0
    assert lines[1:] == ["anchored until 2025-04-07", "not anchored: 3 records"]
