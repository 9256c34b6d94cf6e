"""``init``: the draft of a policy, made from what is really there."""

import argparse
import os
from collections.abc import Iterator
from os.path import relpath
from pathlib import Path

from scanner.cli.language import message
from scanner.cli.saying import say, whisper
from scanner.config.references import Surroundings, UnresolvedError
from scanner.model.draft import UNDECIDED, DraftDataset, DraftSource
from scanner.model.errors import SourceError, UsageError
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.model.secret import Secret
from scanner.model.source import SourceAddress, SourceKind
from scanner.pipeline.drafting import datasets_there
from scanner.recognizers import detector
from scanner.reports.policy_draft import policy_draft
from scanner.reports.words.reasons import coverage_sentence
from scanner.sources import open_source


def run(args: argparse.Namespace, lang: str) -> int:
    """Look into every source, then write the draft; a file that is there stays as it is.

    Raises:
        UsageError: No source is named, one cannot be listed, or the draft cannot be written.
    """
    if args.out is not None and os.path.lexists(args.out):
        raise UsageError(message("draft-exists", lang, path=args.out))
    folder = Path.cwd() if args.out is None else args.out.absolute().parent
    around = Surroundings(folder, os.environ)
    sources = {source: _address(source, around, lang) for source in _named(args, folder, lang)}
    if not sources:
        raise UsageError(message("no-sources", lang))
    there: list[DraftDataset] = []
    for source, address in sources.items():
        try:
            there += datasets_there(open_source(address), detector(RecognizerSettings()))
        except SourceError as error:
            why = coverage_sentence(error.reason, lang)
            told = message("not-listed", lang, reference=source.reference, why=why)
            raise UsageError(told) from None
    text = policy_draft(tuple(sources), there, lang)
    if args.out is None:
        say(text)
    else:
        _write(args.out, text, lang)
        marks = text.count(f'"{UNDECIDED}"')
        whisper(message("drafted", lang, path=args.out, marks=marks))
    return 0


def _named(args: argparse.Namespace, folder: Path, lang: str) -> Iterator[DraftSource]:
    """Give the sources in the order of the options; the path of a folder counts from the draft."""
    for option, kind, texts in (
        ("database", SourceKind.DATABASE, args.database),
        ("blobs", SourceKind.AZURE_BLOB, args.blobs),
        ("folder", SourceKind.FOLDER, args.folder),
    ):
        for count, text in enumerate(texts, 1):
            by_reference = text.startswith("env:")
            if kind is not SourceKind.FOLDER and not by_reference:
                raise UsageError(message("env-only", lang, option=f"--{option}"))
            is_relative = not by_reference and not Path(text).is_absolute()
            reference = relpath(text, folder) if is_relative else text
            yield DraftSource(option if count == 1 else f"{option}-{count}", kind, reference)


def _address(source: DraftSource, around: Surroundings, lang: str) -> SourceAddress:
    """Follow a reference as ``check`` will do."""
    follow = {
        SourceKind.DATABASE: around.url,
        SourceKind.AZURE_BLOB: around.storage,
        SourceKind.FOLDER: around.path,
    }[source.kind]
    try:
        return SourceAddress(source.name, source.kind, Secret(follow(source.reference)))
    except UnresolvedError as error:
        words = error.message.ja if lang == "ja" else error.message.en
        raise UsageError(f"{source.reference}: {words.format(**error.words)}") from None


def _write(path: Path, text: str, lang: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(message("draft-exists", lang, path=path)) from None
    except OSError as error:
        kind = type(error).__name__
        raise UsageError(message("draft-unwritable", lang, path=path, kind=kind)) from None
