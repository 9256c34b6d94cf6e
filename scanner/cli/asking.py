"""``check`` and ``explain``: questions that need no data."""

import argparse

from scanner import config
from scanner.cli.language import message
from scanner.cli.saying import say
from scanner.model.errors import UsageError
from scanner.model.severity import Severity
from scanner.reports.before import checked
from scanner.reports.explain import explain
from scanner.reports.wording import Titles


def run(args: argparse.Namespace, lang: str) -> int:
    """Answer; a configuration that cannot be used, or an unknown control, exits 2.

    Raises:
        UsageError: There is no such control.
        ConfigError: The configuration cannot be used.
    """
    if args.command == "check":
        system = config.load(args.config, lang=lang)
        say(checked(str(args.config), system, lang))
        return 0
    catalogue = config.catalogue()
    text = catalogue.get(args.control.upper())
    if text is None:
        known = ", ".join(catalogue)
        raise UsageError(message("no-control", lang, control=args.control, known=known))
    articles = [a for a in config.articles() if a.control == text.id]
    severity = Severity[text.severity.upper()]
    titles = Titles(rulebooks=config.rulebook_titles(lang))
    say(explain(text, severity, articles, lang, titles))
    return 0
