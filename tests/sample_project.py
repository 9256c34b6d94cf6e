"""The sample as a project with its policies, made and scanned once a session for each seed."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sample_data import AS_OF
from sample_data.make import make
from scanner.cli import main

CONFIGS = Path(__file__).parents[1] / "configs"


def scan(root: Path, twin: str, *more: str, out: str = "out") -> int:
    """Scan one twin into a folder of the project."""
    config, folder = root / "configs" / f"sample-{twin}.yaml", root / out
    moment = ["--as-of", AS_OF.isoformat(), "--ledger", "off"]
    return main(["scan", str(config), "--out", str(folder), *moment, *more])


@dataclass(frozen=True, slots=True)
class Projects:
    """The projects of a session. Whoever changes one takes a copy."""

    folders: pytest.TempPathFactory
    _made: dict[int, Path] = field(default_factory=dict)
    _codes: dict[tuple[int, str], int] = field(default_factory=dict)

    def made(self, seed: int) -> Path:
        """Give a folder that looks like the project, with both twins of the sample."""
        if seed not in self._made:
            root = self.folders.mktemp("project")
            make(root / "sample_data", seed)
            (root / "configs").mkdir()
            for twin in ("breached", "clean"):
                shutil.copy(CONFIGS / f"sample-{twin}.yaml", root / "configs")
            self._made[seed] = root
        return self._made[seed]

    def scanned(self, seed: int, twin: str) -> tuple[int, Path]:
        """Give the exit code of a scan, passes included, and the folder of what it wrote."""
        root = self.made(seed)
        if (seed, twin) not in self._codes:
            self._codes[seed, twin] = scan(root, twin, "--all", out=twin)
        return self._codes[seed, twin], root / twin
