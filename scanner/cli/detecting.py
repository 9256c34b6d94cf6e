"""``detect``: personal data in files, folders and databases, without a policy."""

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from scanner import reports
from scanner.cli.language import message
from scanner.model.detect import DetectCoverage, DetectLine, FieldLine, SpanLine
from scanner.model.detection import Detector
from scanner.model.errors import SourceError, UsageError
from scanner.model.run import CLEAN, GAPS
from scanner.model.secret import Secret
from scanner.model.source import SourceAddress, SourceKind
from scanner.model.system import RecognizerSettings, System
from scanner.pipeline import Target, detect
from scanner.recognizers import detector
from scanner.sources import open_source


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
            sys.stdout.writelines(reports.detect_jsonl([line]))
        else:
            shown.append(line)
    if args.format == "table":
        spans = [line for line in shown if isinstance(line, SpanLine)]
        listed = [line for line in shown if args.spans or not isinstance(line, SpanLine)]
        Console().print(reports.detect_table(listed, lang))
        if system is not None:
            from scanner.cli.showing import show_values  # noqa: PLC0415 - as in _recording

            show_values(system, targets, recognisers, spans, lang)
    return CLEAN if whole else GAPS


def _recording(args: argparse.Namespace, lang: str) -> System:
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
    """Find out what a target is: ``env:`` and an URL are databases, anything else a path."""
    place = text
    if text.startswith("env:"):
        place = os.environ.get(text.removeprefix("env:"), "")
        if not place:
            raise UsageError(message("no-variable", lang, name=text.removeprefix("env:")))
    if "://" in place:
        address = SourceAddress(text, SourceKind.DATABASE, Secret(place))
        return Target(open_source(address))
    path = Path(place)
    if not path.exists():
        raise UsageError(message("no-target", lang, path=text))
    address = SourceAddress(text, SourceKind.FOLDER, Secret(str(path.absolute())))
    if path.is_file():
        return Target(open_source(address), text, single=True)
    return Target(open_source(address), f"{text.rstrip('/')}/")
