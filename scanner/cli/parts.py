"""What several commands make of one system, so that all of them name things the same way."""

import json

from scanner import config
from scanner.model.errors import UsageError
from scanner.model.policy import Policy
from scanner.model.secret import Secret, derive_key
from scanner.model.system import System
from scanner.profiling import Namer
from scanner.recognizers import detector
from scanner.recognizers.user_patterns import PatternError, UserPattern, user_patterns
from scanner.reports.wording import Titles


def namer(system: System, key: Secret[bytes]) -> Namer:
    """Give what names things under a system secret; what the policy itself writes is shown."""
    where = (declared.where for declared in system.policy.datasets.values())
    written = {part for path in where for part in path.split("/") if "*" not in part}
    written |= {query.item for query in system.queries.values()}
    recognisers = detector(system.recognizers, _patterns(system.recognizers.patterns))
    return Namer(recognisers, derive_key(key, "name references"), frozenset(written))


def _patterns(document: str) -> tuple[UserPattern, ...]:
    """Build the user's recognisers.

    Raises:
        UsageError: They ask for what is not done here.
    """
    try:
        return user_patterns(json.loads(document)) if document else ()
    except PatternError as error:
        raise UsageError(f"recognizers.patterns: {error}") from None


def titles(policy: Policy, lang: str) -> Titles:
    """Give the names of cities and rulebooks."""
    cities = {code: city.name for code, city in policy.cities.items()}
    rulebooks = {code for city in policy.cities.values() for code in city.rulebooks}
    return Titles(cities, config.rulebook_titles(lang, rulebooks))
