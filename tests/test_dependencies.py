"""What the scanner imports is what its package asks for, and not what a test brings along."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
BROUGHT = {"ja-ginza", "pydantic-core", "spacy"}
"""GiNZA's model is installed without its pins, as the README says; pydantic pins one version of its
core, and Presidio is made for spaCy.
"""


def _name(requirement: str) -> str:
    return re.sub(r"[._]", "-", re.split(r"[^\w.-]", requirement.lower())[0])


def _modules() -> set[str]:
    """Give what any module of the scanner imports, early or late."""
    found: set[str] = set()
    for path in (ROOT / "scanner").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found - sys.stdlib_module_names - {"scanner", "jobs", "configs"}


def test_everything_imported_is_asked_for() -> None:
    extras = PROJECT["optional-dependencies"].values()
    asked = {_name(line) for lines in (PROJECT["dependencies"], *extras) for line in lines}
    brings = packages_distributions()
    assert len(asked) > len(PROJECT["dependencies"])
    assert not {
        module
        for module in _modules()
        if asked.union(BROUGHT).isdisjoint(map(_name, brings[module]))
    }
