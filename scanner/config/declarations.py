"""From checked shapes to the model: what was declared, frozen and free of pydantic."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace

from scanner.config.awaited import awaited
from scanner.config.city_rows import city_of
from scanner.config.columns import ALL_OTHERS
from scanner.config.rulebooks import Rulebook
from scanner.config.schema.dataset import (
    DatasetSpec,
    FieldSpec,
    FlowSpec,
    RetentionSpec,
    SensitiveSpec,
)
from scanner.config.schema.system import LeaversSpec, SystemSpec
from scanner.model.activity import SensitiveActivities
from scanner.model.approver import WaiverRules
from scanner.model.declaration import DatasetDeclaration, FieldDeclaration
from scanner.model.flow import Flow, Leavers
from scanner.model.handover import Terms
from scanner.model.policy import City, Policy
from scanner.model.retention import Retention
from scanner.model.secret import Secret
from scanner.model.statistics import Statistics


def policy(spec: SystemSpec, books: Iterable[Rulebook]) -> Policy:
    """Gather all that was declared."""
    return Policy(
        datasets={name: _dataset(name, dataset, spec) for name, dataset in spec.datasets.items()},
        cities={code: City(code, city.name, city.rulebooks) for code, city in spec.cities.items()},
        articles=tuple(article for book in books for article in book.articles),
        awaited=tuple(awaited(spec)),
        nights_since=spec.ledger.nights_since,
        flows={name: _flow(name, flow) for name, flow in spec.flows.items()},
        leavers=_leavers(spec.leavers) if spec.leavers else None,
        report_within_hours=spec.report_within_hours,
        training_within_months=spec.training_within_months,
        waivers=WaiverRules(spec.waivers.at_most_days, spec.waivers.soon_days),
        backups={source: backup.days for source, backup in spec.backups.items()},
    )


def _leavers(spec: LeaversSpec) -> Leavers:
    present = dict(spec.present_in)
    return Leavers(
        spec.dataset, spec.key, spec.by, spec.grace_days, present, frozenset(spec.exempt)
    )


def _flow(name: str, spec: FlowSpec) -> Flow:
    said = spec.handover
    terms = Terms(
        fields={column: _field(field) for column, field in said.fields.items()},
        max_rows=said.max_rows,
        statistics=Statistics(said.k, said.quasi_identifiers) if said.k else None,
        measure=said.measure,
        return_within_days=said.return_within_days,
    )
    return Flow(
        name,
        spec.origin,
        spec.to,
        spec.fields,
        spec.recipient,
        spec.approval,
        spec.until,
        terms,
    )


def opening(flows: Mapping[str, Flow], passwords: Mapping[str, Secret[str]]) -> Mapping[str, Flow]:
    """Give flows the passwords that open what is handed over."""
    return {
        name: replace(flow, terms=replace(flow.terms, password=passwords.get(name)))
        for name, flow in flows.items()
    }


def _dataset(name: str, spec: DatasetSpec, system: SystemSpec) -> DatasetDeclaration:
    fields = {column: _field(field) for column, field in spec.fields.items()}
    others = fields.pop(ALL_OTHERS, None)
    return DatasetDeclaration(
        name=name,
        source=spec.source,
        where=spec.where,
        cities=spec.cities,
        owner=spec.owner,
        purpose=spec.purpose,
        fields=fields,
        others=others,
        retention=_retention(spec.retention) if spec.retention else None,
        specific=spec.specific,
        person_per_row=spec.person_per_row,
        may_be_absent=spec.may_be_absent,
        city_column=spec.city_column,
        city_of=city_of(spec, system.cities),
        statistics=_statistics(spec),
        sensitive=_sensitive(spec.sensitive) if spec.sensitive else None,
        copy_of=spec.copy_of,
        never_join=spec.never_join,
    )


def _statistics(spec: DatasetSpec) -> Statistics | None:
    if not spec.statistical or spec.k is None:
        return None
    return Statistics(spec.k, spec.quasi_identifiers or (), spec.counts or ())


def _sensitive(spec: SensitiveSpec) -> SensitiveActivities:
    codes = frozenset(unicodedata.normalize("NFKC", code) for code in spec.codes)
    return SensitiveActivities(spec.by, codes, spec.person or ())


def _field(spec: FieldSpec) -> FieldDeclaration:
    categories = frozenset(spec.category or ())
    return FieldDeclaration(
        categories,
        spec.treatment,
        spec.pattern,
        spec.free_text,
        spec.min_candidates,
        keyed=spec.key is not None,
    )


def _retention(spec: RetentionSpec) -> Retention:
    return Retention(
        by=spec.by,
        years=spec.years,
        months=spec.months,
        days=spec.days,
        start=spec.start,
        undated=spec.undated,
    )
