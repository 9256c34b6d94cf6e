"""An unchanged night costs a fraction of the first."""

import os
import shutil
import sys
from pathlib import Path
from subprocess import DEVNULL, Popen

import pytest

from tests.bench.detect import write
from tests.bench.process import unmeasured

POLICY = """
version: 1
system: unchanged
keys: {system: "env:UNCHANGED_KEY"}
cities: {chiba: {name: 千葉市, rulebooks: [operator]}}
sources: {files: {kind: folder, path: files}}
datasets:
  exports:
    source: files
    where: "**/*.csv"
    cities: [chiba]
    fields: {会員番号: none, 氏名: PERSON, フリガナ: PERSON, 生年月日: BIRTH_DATE, 性別: GENDER,
             郵便番号: ADDRESS, 住所: ADDRESS, 電話番号: PHONE_NUMBER,
             メールアドレス: EMAIL_ADDRESS, WAON番号: WAON_NUMBER}
"""
SHARE, ROOM = 0.05, 0.03
"""What the second night may take of the first; two hundred are few, so noise is given room."""


def night(folder: Path, day: int, **variables: str) -> float:
    """Run one night and give its CPU seconds."""
    command = [sys.executable, "-m", "jobs.nightly", str(folder / "policy.yaml")]
    moment = f"2026-11-{day:02d}T03:00"
    with Popen(  # noqa: S603 - our own
        [*command, "--out", str(folder / "out"), "--as-of", moment],
        stdout=DEVNULL,
        stderr=DEVNULL,
        env=unmeasured() | {"UNCHANGED_KEY": "0123456789abcdef" * 4} | variables,
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in {0, 10}
    return used.ru_utime + used.ru_stime


def _system(folder: Path, files: int) -> Path:
    """Write a folder of many small files, a hundred in each subfolder."""
    folder.mkdir(exist_ok=True)
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    write(folder / "part.csv", 20)
    for number in range(files):
        place = folder / "files" / f"{number // 100:03d}"
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(folder / "part.csv", place / f"{number % 100:02d}.csv")
    return folder


@pytest.mark.uncovered
def test_two_hundred_unchanged_files(tmp_path: Path) -> None:
    many, one = _system(tmp_path / "many", 200), _system(tmp_path / "one", 1)
    first, _ = night(many, 1), night(one, 1)
    nights = [(night(many, day), night(one, day)) for day in (2, 3)]
    assert min(second - start for second, start in nights) <= (SHARE + ROOM) * first, nights


@pytest.mark.long
def test_ten_thousand_unchanged_files(tmp_path: Path) -> None:
    folder = _system(tmp_path, 10_000)
    first, second = night(folder, 1), night(folder, 2)
    sys.stderr.write(f"first night {first:.1f} CPU s, second {second:.1f} CPU s\n")
    assert second <= SHARE * first
