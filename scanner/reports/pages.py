"""What pages are made with: templates that escape whatever they are given, and a strict policy.

A page loads nothing, runs nothing but its own script, and is styled by nothing but its own sheet:
its policy names both by their digest (CSP level 3, ``hash-source``), so that a name that slips
through as markup still does nothing.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Template

TEMPLATES = "templates"


@cache
def template(name: str) -> "Template":
    """Give a template; commands that write no page do not pay for the library."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415

    environment = Environment(
        loader=PackageLoader("scanner.reports", TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(name)


@cache
def part(name: str) -> str:
    """Give a part that a page holds as it is: a style sheet or a script of our own."""
    return files("scanner.reports").joinpath(TEMPLATES, name).read_text(encoding="utf-8")


def policy(style: str, script: str = "") -> str:
    """Allow one style sheet and at most one script, and nothing else."""
    rules = ["default-src 'none'", f"style-src '{_digest(style)}'", "base-uri 'none'"]
    rules += ["form-action 'none'"]
    rules += [f"script-src '{_digest(script)}'"] if script else []
    return "; ".join(rules)


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
