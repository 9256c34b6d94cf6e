"""Arguments in, exit code out; the only place that prints, reads the clock and picks adapters.

Exit codes: 0 everything read and nothing to report, 1 internal error, 2 usage or configuration,
3 gaps alone, 10 exceptions alone, 11 both.
"""

import gc
import os
import re
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

from scanner.cli.arguments import parser
from scanner.cli.language import message, preferred
from scanner.cli.saying import say, whisper
from scanner.model.errors import ConfigError, UsageError

INTERNAL, USAGE = 1, 2

MODULES = {
    "init": "drafting",
    "check": "asking",
    "explain": "asking",
    "scan": "scanning",
    "nightly": "scanning",
    "detect": "detecting",
    "deletion": "deletion",
    "status": "standing",
    "exceptions": "standing",
    "report": "reporting",
    "ledger": "keeping",
    "key": "naming",
    "locate": "naming",
    "handover": "handing_over",
    "inspection": "inspecting",
    "evidence": "inspecting",
}
"""Where each command is; it is imported when it is called, since few need all libraries."""

SECRET = re.compile(r"(?i)[?&;]?\bsig=|://[^/\s:@]*:[^@\s]*@|\b(?:accountkey|password|pwd)=")
"""A signature, a password in an URL, or a key: on a command line every user can read it."""

ALLOCATIONS_BETWEEN_COLLECTIONS = 5_000
"""A night keeps what it makes: with Python's 700 a fifth of an unchanged one went into looking."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code.

    Nothing that went wrong is told with the words of the error that was raised first: drivers and
    conversions quote data. An internal error names its type and where in the code it is.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    arguments = list(sys.argv[1:] if argv is None else argv)
    lang = preferred(arguments)
    if any(map(SECRET.search, arguments)):
        whisper(f"pcscan: {message('secret-argument', lang)}")
        return USAGE
    try:
        code = _run(arguments, lang)
        say("", flush=True)
    except ConfigError as error:
        whisper(str(error))
        return USAGE
    except UsageError as error:
        whisper(f"pcscan: {error.say(lang)}")
        return USAGE
    except KeyboardInterrupt:
        whisper(f"pcscan: {message('interrupted', lang)}")
        return INTERNAL
    except Exception as error:  # noqa: BLE001 - the one place; an unknown message may quote data
        whisper(crash(error, lang))
        return INTERNAL
    return code


def crash(error: BaseException, lang: str) -> str:
    """Describe an internal error by type and position in this program, without its message."""
    root = Path(__file__).parents[1]
    lines = [f"pcscan: {message('internal', lang)}: {type(error).__name__}"]
    for frame in traceback.extract_tb(error.__traceback__):
        path = Path(frame.filename)
        if path.is_relative_to(root):
            lines.append(f"  scanner/{path.relative_to(root).as_posix()}:{frame.lineno}")
    return "\n".join(lines)


def _run(arguments: list[str], lang: str) -> int:
    """Parse, and hand over to the command."""
    try:
        args, unknown = parser(lang).parse_known_args(arguments)
        if unknown:
            parser(lang).error(message("unknown-arguments", lang, what=" ".join(unknown)))
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else USAGE
    os.environ.setdefault("POLARS_MAX_THREADS", "1")  # as ``runtime.local`` says of its workers
    gc.set_threshold(ALLOCATIONS_BETWEEN_COLLECTIONS)
    command = import_module(f"scanner.cli.{MODULES[args.command]}")
    code: int = command.run(args, lang)
    return code


def entry() -> None:
    """Leave the process with the exit code of the command."""
    sys.exit(main())


__all__ = ["crash", "entry", "main"]
