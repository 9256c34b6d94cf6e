"""Nights in one process: whoever has the pack, the key and the mails can tell what was so."""

import json
from pathlib import Path

import pytest

from scanner.evidence.verifier import check
from scanner.model.inspection import NightStatus
from tests.evidence.world import DAY, FIRST, STAFF, World, live


def _year(folder: Path, nights: int) -> None:
    world = World(folder)
    told = live(world, nights)
    pack = world.pack(nights)
    mails = folder / "mails.txt"
    mails.write_text("\n\n".join(world.mails), encoding="utf-8")
    code, lines = check(pack, world.key, mails, "en")
    last = (FIRST + (nights - 1) * DAY).date()
    assert (code, lines[1]) == (0, f"anchored until {last}")
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
    assert len(drawn["decided"]["handover"]) == told.handovers
    everything = b"".join(path.read_bytes() for path in pack.iterdir()).decode()
    assert STAFF not in everything
    assert not any(one.phone in everything or one.name in everything for one in world.people)


def test_a_few_nights(tmp_path: Path) -> None:
    _year(tmp_path, 10)


@pytest.mark.long
def test_a_year(tmp_path: Path) -> None:
    _year(tmp_path, 365)
