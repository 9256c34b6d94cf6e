"""The command line as the contract fixes it."""

import argparse

from scanner import __version__
from scanner.cli.arguments import (
    erasing,
    evidence,
    handover,
    keeping,
    reporting,
    scans,
    standing,
)
from scanner.cli.arguments.actions import actions
from scanner.cli.helping import PARSERS, Parser, told


def parser(lang: str = "en") -> Parser:
    """Build the parser; errors go to stderr and exit 2."""
    made = PARSERS[lang]
    language = made(add_help=False)
    language.add_argument(
        "--lang", choices=("ja", "en"), default=argparse.SUPPRESS, help="default: from the locale"
    )
    about = told("Privacy scanner for point-card systems", lang)
    top = made(prog="pcscan", description=about, parents=[language])
    top.add_argument(
        "--version",
        action="version",
        version=f"pcscan {__version__}",
        help="show the version and exit",
    )
    command = actions(top, language, "command")

    scans.init(command("init", "draft a policy from what is really there"))
    scans.check(command("check", "validate a configuration"))
    scans.scan(command("scan", "read everything, judge it, write findings"))
    scans.nightly(command("nightly", "the nightly scan"))
    scans.detect(
        command("detect", "find personal data in files, folders, databases; no policy needed")
    )
    erasing.deletion(command("deletion", "prove or refute that something was erased"))
    standing.explain(command("explain", "what a control verifies, under which articles"))
    standing.status(command("status", "last night, next due, what is overdue"))
    standing.exceptions(
        command("exceptions", "open exceptions, and who answers for them"), language
    )
    keeping.ledger(command("ledger", "keep the memory of the scanner"), language)
    keeping.key(command("key", "make a secret, go over to another, destroy the city's"), language)
    keeping.locate(command("locate", "show the name behind [name:REF], on a terminal only"))
    evidence.inspection(command("inspection", "pack the evidence of a period"))
    evidence.evidence(command("evidence", "check a pack of evidence"), language)
    reporting.report(command("report", "render a run that is over in another format"))
    handover.handover(command("handover", "check what is to be handed over, and sign for it"))
    return top
