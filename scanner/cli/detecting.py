"""``detect``: personal data in files, folders and databases, without a policy."""

import argparse
import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.cli.language import message
from scanner.cli.saying import say, show
from scanner.model.detect import DetectCoverage, DetectLine, FieldLine, SpanLine
from scanner.model.detection import Detector
from scanner.model.errors import SourceError, UsageError
from scanner.model.exit_codes import CLEAN, GAPS
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.model.secret import Secret
from scanner.model.source import SourceAddress, SourceKind
from scanner.pipeline.detect import Target, detect
from scanner.recognizers import detector
from scanner.reports.detect_lines import detect_jsonl
from scanner.sources import open_source

if TYPE_CHECKING:
    from scanner.model.system import System

STORAGE = re.compile("https?://|(?:[A-Za-z]+=[^;]*;)*(?:AccountName|BlobEndpoint)=")
"""How addresses of storage accounts and connection strings to them begin."""


def run(args: argparse.Namespace, lang: str) -> int:
    """Detect in every target; 3 where something was not read.

    Raises:
        UsageError: A target does not exist, what the depth needs is not installed, or values may
            not be shown.
    """
    system = _recording(args, lang) if args.show_values else None
    targets = [_target(text, lang) for text in args.targets]
    recognisers = _recognisers(args.depth)
    whole = True
    shown: list[DetectLine] = []
    for line in _lines(targets, recognisers, args):
        whole &= not isinstance(line, DetectCoverage) or line.status == "read"
        if args.format == "jsonl":
            if not say("".join(detect_jsonl([line]))):
                return GAPS
        else:
            shown.append(line)
    if args.format == "table":
        spans = [line for line in shown if isinstance(line, SpanLine)]
        listed = [line for line in shown if args.spans or not isinstance(line, SpanLine)]
        _show(listed, lang)
        if system is not None:
            from scanner.cli.showing import show_values  # noqa: PLC0415 - as in _recording

            show_values(system, targets, recognisers, spans, lang)
    return CLEAN if whole else GAPS


def _show(lines: Sequence[DetectLine], lang: str) -> None:
    from scanner.reports.detect import detect_table  # noqa: PLC0415 - for machines no table is laid

    show(detect_table(lines, lang))


def _recording(args: argparse.Namespace, lang: str) -> "System":
    """Find out where it will be recorded that values were shown; the ledger is loaded for that."""
    from scanner.cli.showing import recording  # noqa: PLC0415 - takes half a second to load

    return recording(args, lang)


def _recognisers(depth: str) -> Detector:
    """Give the recognisers; Presidio and GiNZA are loaded for depth ``deep`` only."""
    standard = detector(RecognizerSettings())
    if depth != "deep":
        return standard
    from scanner.recognizers.deep import deep  # noqa: PLC0415 - takes seconds to load

    return deep(standard)


def _lines(
    targets: list[Target], recognisers: Detector, args: argparse.Namespace
) -> Iterator[DetectLine]:
    for target in targets:
        try:
            for line in detect(target, recognisers, spans=args.spans or args.show_values):
                if isinstance(line, FieldLine) and not args.explain:
                    yield replace(line, evidence=None)
                else:
                    yield line
        except SourceError as error:
            yield DetectCoverage(target.source.name, "unread", error.reason)


def _target(text: str, lang: str) -> Target:
    """Find out what a target is: a URL is a database or a storage account, else it is a path."""
    place = text
    if text.startswith("env:"):
        place = os.environ.get(text.removeprefix("env:"), "")
        if not place:
            raise UsageError(message("no-variable", lang, name=text.removeprefix("env:")))
    if STORAGE.match(place):
        return Target(open_source(SourceAddress(text, SourceKind.AZURE_BLOB, Secret(place))))
    if "://" in place:
        address = SourceAddress(text, SourceKind.DATABASE, Secret(place))
        return Target(open_source(address))
    path = Path(place)
    source = open_source(SourceAddress(text, SourceKind.FOLDER, Secret(str(path.absolute()))))
    if _is_folder(path, text, lang):
        return Target(source, f"{text.rstrip('/')}/")
    return Target(source, text, single=True)


def _is_folder(path: Path, text: str, lang: str) -> bool:
    """Tell what is at a path; one that may not be looked at is named by coverage, not here.

    Raises:
        UsageError: There is nothing, or there can be nothing.
    """
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except PermissionError:
        return True
    except (OSError, ValueError):
        raise UsageError(message("no-target", lang, path=text)) from None
