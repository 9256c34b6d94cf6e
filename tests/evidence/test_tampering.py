"""Every change is found, and with anchors even one that the operator signed."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from scanner.evidence.verifier import check
from tests.evidence.tampering import all_found, rewritten
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


def test_sixty_tamperings_are_found(world: World, pack: Path, tmp_path: Path) -> None:
    all_found(world, pack, tmp_path, range(60))


@pytest.mark.long
def test_a_thousand_tamperings_of_thirty_nights_are_found(tmp_path: Path) -> None:
    (tmp_path / "world").mkdir()
    world = World(tmp_path / "world", seed=5)
    live(world, 30)
    all_found(world, world.pack(30), tmp_path, range(1000))


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
    forged = rewritten(
        world, NIGHTS, tmp_path / "forged", _forget, changed=range(since, NIGHTS + 1)
    )
    code, lines = check(forged, world.key, None, "en")
    assert (code, lines[2]) == (0, f"not anchored: {NIGHTS} records")
    code, lines = check(forged, world.key, _anchors(world, tmp_path), "en")
    assert code == 10
    said = f"INVALID: record {since} is not the one that was anchored: it was rewritten later"
    assert lines[0] == said


def test_a_record_that_the_operator_rewrote_alone_breaks_the_chain(
    world: World, tmp_path: Path
) -> None:
    forged = rewritten(world, NIGHTS, tmp_path / "forged", _forget, changed=[4])
    code, lines = check(forged, world.key, None, "en")
    assert (code, lines[0]) == (10, "INVALID: record 5 was changed")


@pytest.mark.parametrize("kept", [7, NIGHTS - 1])
def test_a_tail_that_the_operator_cut_off_is_contradicted(
    world: World, tmp_path: Path, kept: int
) -> None:
    forged = rewritten(world, NIGHTS, tmp_path / "forged", keep=kept)
    assert check(forged, world.key, None, "en")[0] == 0
    code, lines = check(forged, world.key, _anchors(world, tmp_path), "en")
    said = f"INVALID: record {kept + 1} was anchored and is missing: the end was cut off"
    assert (code, lines[0]) == (10, said)


def test_what_was_rewritten_after_the_last_anchor_is_not_anchored(
    world: World, tmp_path: Path
) -> None:
    forged = rewritten(world, NIGHTS, tmp_path / "forged", _forget, changed=range(8, NIGHTS + 1))
    code, lines = check(forged, world.key, _anchors(world, tmp_path, world.mails[:7]), "en")
    assert code == 0
    assert lines[2:] == ["anchored until 2025-04-07", "not anchored: 3 records"]
