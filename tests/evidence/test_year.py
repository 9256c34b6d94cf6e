"""Nights in one process: whoever has the pack, the key and the mails can tell what was so."""

import json
from pathlib import Path

import pytest

from scanner.evidence.verifier import check
from scanner.model.inspection import NightStatus
from tests.evidence.tampering import all_found
from tests.evidence.world import DAY, FIRST, OWNER, RECIPIENT, STAFF, STRANGER, World, live


def _year(folder: Path, nights: int, tamperings: int) -> None:
    """Let nights pass, and hold what the pack says against what happened."""
    (folder / "world").mkdir()
    world = World(folder / "world", seed=2138)
    told = live(world, nights)
    pack = world.pack(nights)
    mails = folder / "mails.txt"
    mails.write_text("\n\n".join(world.mails), encoding="utf-8")
    code, lines = check(pack, world.key, mails, "en")
    last = (FIRST + (nights - 1) * DAY).date()
    partial, missed = len(told.partial), len(told.missed)
    counted = f"{nights - partial - missed} scanned, {partial} partial, {missed} missed"
    assert (code, lines[1:]) == (0, [f"nights: {counted}", f"anchored until {last}"])
    drawn = json.loads((pack / "inspection.json").read_text("utf-8"))
    by_status = {
        status: {night["day"] for night in drawn["nights"] if night["status"] == status}
        for status in NightStatus
    }
    assert by_status[NightStatus.MISSED] == set(map(str, told.missed))
    assert by_status[NightStatus.PARTIAL] == set(map(str, told.partial))
    assert {night["day"] for night in drawn["nights"] if night["clocks"]} == set(
        map(str, told.late)
    )
    assert len(drawn["decided"]["erasure"]) == told.erasures
    assert len(drawn["decided"]["handover"]) == 2 * told.handovers
    all_found(world, pack, folder, range(tamperings))
    assert len(drawn["decided"]["waiver"]) >= min(told.waivers, 1)
    everything = b"".join(path.read_bytes() for path in pack.iterdir()).decode()
    assert not {name for name in (STAFF, STRANGER, OWNER) if name in everything}
    assert (RECIPIENT in everything) == bool(told.handovers)
    assert not any(one.phone in everything or one.name in everything for one in world.people)


def test_a_few_nights(tmp_path: Path) -> None:
    _year(tmp_path, 10, 8)


@pytest.mark.long
def test_a_year(tmp_path: Path) -> None:
    _year(tmp_path, 365, 100)
