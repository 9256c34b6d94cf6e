"""Queries of a policy, each held against its source, and read as SQL."""

from collections.abc import Iterator, Mapping

from scanner.config.contradictions.names import unknown
from scanner.config.document import Document, Trail
from scanner.config.messages import policy, queries
from scanner.config.mistake import Mistake
from scanner.config.schema.queries import QuerySpec
from scanner.model.query import Query
from scanner.model.secret import Secret
from scanner.model.source import SourceAddress, SourceKind

DIALECTS = {"sqlite": "sqlite", "postgresql": "postgres", "postgres": "postgres"}
"""Engines to which queries are put, and what sqlglot calls their languages."""


def querying(
    specs: Mapping[str, QuerySpec], sources: Mapping[str, SourceAddress], document: Document
) -> tuple[Mapping[str, Query], tuple[Mistake, ...]]:
    """Give the queries that may be put, and what is wrong with others."""
    found: dict[str, Query] = {}
    mistakes: list[Mistake] = []
    for name, spec in specs.items():
        trail = ("queries", name)
        amiss = list(_source(spec, sources, document, trail))
        mistakes += amiss
        if amiss or not sources[spec.source].url.reveal():
            continue
        query = _query(name, spec, DIALECTS[_engine(sources[spec.source])], document)
        if isinstance(query, Query):
            found[name] = query
        else:
            mistakes.append(query)
    return found, tuple(mistakes)


def _query(name: str, spec: QuerySpec, dialect: str, document: Document) -> Query | Mistake:
    """Read a query as SQL; what reads it is loaded only where there is one."""
    from scanner.config.select_only import NotASelectError, ordered  # noqa: PLC0415 - as said

    text = spec.sql.strip().removesuffix(";").rstrip()
    try:
        return Query(name, spec.source, Secret(text), ordered(text, dialect))
    except NotASelectError as error:
        place = document.value(("queries", name, "sql"))
        return Mistake(place, error.message, error.words)


def _source(
    spec: QuerySpec, sources: Mapping[str, SourceAddress], document: Document, trail: Trail
) -> Iterator[Mistake]:
    """Refuse a source to which no query can be put; an empty address is told where it stands."""
    place, address = document.value((*trail, "source")), sources.get(spec.source)
    if address is None:
        known = document.names("sources")
        yield from unknown(place, spec.source, known, policy.UNKNOWN_SOURCE)
    elif address.kind is not SourceKind.DATABASE:
        yield Mistake(place, queries.QUERY_SOURCE, {"name": spec.source})
    elif address.url.reveal() and _engine(address) not in DIALECTS:
        yield Mistake(place, queries.QUERY_ENGINE, {"name": spec.source})


def _engine(address: SourceAddress) -> str:
    """Name the engine of an address."""
    return address.url.reveal().partition(":")[0].partition("+")[0].lower()
