"""An unchanged night over many small blobs costs a fraction of the first."""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.azurite import Azurite
from tests.bench.detect import write
from tests.test_unchanged_night import POLICY, ROOM, SHARE, night

SOURCE = "{kind: azure_blob, url: 'env:UNCHANGED_BLOBS', containers: [%s]}"


def _system(folder: Path, azurite: Azurite, blobs: int) -> Path:
    """Upload many small blobs and declare them."""
    folder.mkdir(exist_ok=True)
    write(folder / "part.csv", 20)
    content = (folder / "part.csv").read_bytes()
    container = azurite.container({})
    with ThreadPoolExecutor(4) as pool:
        names = (f"{number // 100:03d}/{number % 100:02d}.csv" for number in range(blobs))
        list(pool.map(lambda name: container.upload_blob(name, content), names))
    source = SOURCE % container.container_name
    policy = POLICY.replace("{kind: folder, path: files}", source)
    (folder / "policy.yaml").write_text(policy, encoding="utf-8")
    return folder


def _night(folder: Path, azurite: Azurite, day: int) -> tuple[float, set[str]]:
    """Run one night; give its CPU seconds and how datasets were read."""
    cpu = night(folder, day, UNCHANGED_BLOBS=azurite.connection_string)
    covered = json.loads((folder / "out" / "run.json").read_text("utf-8"))["coverage"]
    return cpu, {line["status"] for line in covered}


@pytest.mark.uncovered
def test_two_hundred_unchanged_blobs(tmp_path: Path, azurite: Azurite) -> None:
    many, one = _system(tmp_path / "many", azurite, 200), _system(tmp_path / "one", azurite, 1)
    (first, read), _ = _night(many, azurite, 1), _night(one, azurite, 1)
    nights = [(_night(many, azurite, day), _night(one, azurite, day)) for day in (2, 3)]
    assert (read, nights[0][0][1]) == ({"read"}, {"reused"})
    more = min(second - start for (second, _), (start, _) in nights)
    assert more <= (SHARE + ROOM) * first, nights


@pytest.mark.long
def test_ten_thousand_unchanged_blobs(tmp_path: Path, azurite: Azurite) -> None:
    folder = _system(tmp_path, azurite, 10_000)
    (first, read), (second, again) = _night(folder, azurite, 1), _night(folder, azurite, 2)
    assert (read, again) == ({"read"}, {"reused"})
    sys.stderr.write(f"first night {first:.1f} CPU s, second {second:.1f} CPU s\n")
    assert second <= SHARE * first
