"""``report``: a run that is over, in another format, without reading any data again."""

import argparse
from pathlib import Path

from scanner import config, reports
from scanner.cli.keeping import kept_ledger
from scanner.cli.language import message
from scanner.cli.parts import titles
from scanner.cli.saying import say
from scanner.ledger import LedgerError, Trouble
from scanner.model.errors import UsageError
from scanner.model.run import Run

FILES = ("findings.json", "run.json", "flows.json")
NEEDED = "findings.json"


def run(args: argparse.Namespace, lang: str) -> int:
    """Render a run to a file, or to stdout where it is text.

    Raises:
        UsageError: There is no such run, it is not as it was written, or nothing can be written.
        ConfigError: The configuration cannot be used.
    """
    made = reports.FORMATS[args.format].render(_reported(args, lang))
    if args.out is not None:
        reports.write(args.out, made)
    elif isinstance(made, bytes):
        raise UsageError(message("needs-out", lang, format=args.format))
    else:
        say(made)
    return 0


def _reported(args: argparse.Namespace, lang: str) -> reports.Reported:
    """Gather what is known of the run: from its folder, and from the ledger where one is named."""
    texts, folder = config.catalogue(), Path(args.run)
    if args.config is None:
        wording = reports.Wording(lang, texts)
        return reports.Reported(_from_folder(folder, lang), wording)
    system = config.load(args.config, lang=lang)
    wording = reports.Wording(lang, texts, titles(system.policy, lang))
    try:
        with kept_ledger(system) as ledger:
            done = _from_folder(folder, lang) if folder.is_dir() else ledger.run(args.run)
            known = ledger.history(done.record.as_of).findings
            fixed = ledger.fixed_at(done.record.as_of)
    except LedgerError as error:
        if error.trouble is not Trouble.NO_FILE or not folder.is_dir():
            raise
        return reports.Reported(_from_folder(folder, lang), wording, system.name)
    return reports.Reported(done, wording, system.name, known, fixed)


def _from_folder(folder: Path, lang: str) -> Run:
    """Read what ``scan`` wrote.

    Raises:
        UsageError: It is no such folder, or a file in it is not as it was written.
    """
    if not (folder / NEEDED).is_file():
        raise UsageError(message("no-run", lang, path=folder))
    try:
        files = {
            name: (folder / name).read_text("utf-8") for name in FILES if (folder / name).exists()
        }
        return reports.read_back(files)
    except reports.UnreadableError as error:
        raise UsageError(message("changed-run", lang, path=folder / error.name)) from None
    except (OSError, UnicodeError):
        raise UsageError(message("changed-run", lang, path=folder)) from None
