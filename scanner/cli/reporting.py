"""``report``: a run that is over, in another format, without reading any data again."""

import argparse
from dataclasses import replace
from pathlib import Path

from scanner import config
from scanner.cli.keeping import kept_ledger
from scanner.cli.language import message
from scanner.cli.parts import titles
from scanner.cli.saying import say
from scanner.cli.standing import life_of
from scanner.ledger import LedgerError, Trouble
from scanner.model.errors import UsageError
from scanner.model.run import Run
from scanner.reports.formats import render
from scanner.reports.read_back import UnreadableError, read_back
from scanner.reports.report import Report
from scanner.reports.write import write, write_all

FILES = ("findings.json", "run.json", "flows.json")
NEEDED = "findings.json"


def run(args: argparse.Namespace, lang: str) -> int:
    """Render a run to a file, or to stdout where it is text.

    Raises:
        UsageError: There is no such run, it is not as it was written, or nothing can be written.
        ConfigError: The configuration cannot be used.
    """
    report = _report(args, lang)
    if args.format == "xlsx" and not report.remembered:
        raise UsageError(message("sheet-without-ledger", lang))
    files = render(args.format, report, lang)
    made = next(iter(files.values()))
    if args.out is not None and args.out.is_dir():
        write_all(args.out, files)
    elif args.out is not None:
        write(args.out, made)
    elif isinstance(made, bytes):
        raise UsageError(message("needs-out", lang, format=args.format))
    else:
        say(made)
    return 0


def _report(args: argparse.Namespace, lang: str) -> Report:
    """Gather what is known of the run: from its folder, and from the ledger where one is named."""
    texts, folder = config.catalogue(), Path(args.run)
    if args.config is None:
        return Report(_from_folder(folder, lang), texts)
    system = config.load(args.config, lang=lang)
    names = titles(system.policy, lang)
    try:
        with kept_ledger(system) as ledger:
            run = _from_folder(folder, lang) if folder.is_dir() else ledger.run(args.run)
            as_of = run.record.as_of
            history, told = ledger.history(as_of), ledger.lives()
            waived = ledger.waived(run)
    except LedgerError as error:
        if error.trouble is not Trouble.NO_FILE or not folder.is_dir():
            raise
        return Report(_from_folder(folder, lang), texts, names, system=system.name)
    nights = history.nights
    return Report(
        run=replace(run, waived=waived),
        texts=texts,
        titles=names,
        lives={key: life_of(one, as_of) for key, one in told.items()},
        nights=nights,
        nights_since=system.policy.nights_since,
        previous=max((night.as_of for night in nights if night.as_of < as_of), default=None),
        system=system.name,
        remembered=True,
    )


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
        return read_back(files)
    except UnreadableError as error:
        raise UsageError(message("changed-run", lang, path=folder / error.name)) from None
    except (OSError, UnicodeError):
        raise UsageError(message("changed-run", lang, path=folder)) from None
