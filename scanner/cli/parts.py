"""What several commands make of one system, so that all of them name things the same way."""

from scanner import config, reports
from scanner.model.policy import Policy
from scanner.model.secret import Secret, derive_key
from scanner.model.system import System
from scanner.profiling import Namer
from scanner.recognizers import detector


def namer(system: System, key: Secret[bytes]) -> Namer:
    """Give what names things under a system secret; what the policy itself writes is shown."""
    where = (declared.where for declared in system.policy.datasets.values())
    written = frozenset(part for path in where for part in path.split("/") if "*" not in part)
    return Namer(detector(system.recognizers), derive_key(key, "name references"), written)


def titles(policy: Policy, lang: str) -> reports.Titles:
    """Give the names of cities and rulebooks."""
    cities = {code: city.name for code, city in policy.cities.items()}
    return reports.Titles(cities, config.rulebook_titles(lang))
