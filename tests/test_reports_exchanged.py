"""What other tools read holds to their official schemas, and says what the run says."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from ocsf_json_schema import OcsfJsonSchemaEmbedded, get_ocsf_schema
from openlineage.client.generated.base import Job, OutputDataset, RunEvent
from openlineage.client.generated.base import Run as LineageRun
from openlineage.client.generated.column_lineage_dataset import (
    ColumnLineageDatasetFacet,
    Fields,
    InputField,
    Transformation,
)
from openlineage.client.generated.tags_job import TagsJobFacet, TagsJobFacetFields

from scanner.model.finding import Cause, Outcome
from scanner.reports.ocsf import ocsf
from scanner.reports.open_lineage import open_lineage
from scanner.reports.report import Report
from scanner.reports.sarif import sarif
from tests.golden import exchanged, sample
from tests.golden.exchanged import ASSIGNED, FIXED, LEFT, WAIVED

SARIF = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))
REPORT = exchanged.REPORT
PASSED = replace(sample.FINDINGS[0], outcome=Outcome.PASS, cause=Cause.DATA)
WITH_PASS = replace(REPORT, run=replace(exchanged.RUN, findings=(*sample.FINDINGS[1:], PASSED)))
BARE = Report(exchanged.RUN, sample.TEXTS, sample.TITLES)
EMPTY = Report(sample.CLEAN, sample.TEXTS, sample.TITLES)

Json = Mapping[str, Any]


def _run(told: Report) -> Json:
    [run] = json.loads(sarif(told, "ja"))["runs"]
    return dict(run)


def _results(told: Report) -> dict[str, Json]:
    return {
        result["partialFingerprints"]["pcscanFinding/v1"]: result
        for result in _run(told)["results"]
    }


def _events(told: Report) -> dict[str, Json]:
    events = map(json.loads, ocsf(told, "ja").splitlines())
    return {event["finding_info"]["uid"]: event for event in events}


# SARIF


@pytest.mark.parametrize("told", [REPORT, WITH_PASS, BARE, EMPTY])
def test_sarif_holds_to_its_schema(told: Report) -> None:
    Draft4Validator(SARIF).validate(json.loads(sarif(told, "ja")))


def test_sarif_states_every_finding_once_and_points_to_its_rule() -> None:
    run = _run(REPORT)
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert Counter(result["ruleId"] for result in run["results"]) == Counter(
        f.control for f in (*sample.FINDINGS, FIXED)
    )
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


def test_only_what_fails_has_a_level() -> None:
    for result in _run(WITH_PASS)["results"]:
        assert (result["level"] == "none") == (result["kind"] != "fail")


def test_articles_are_taxa_of_their_rulebook() -> None:
    run = _run(REPORT)
    books = [book["name"] for book in run["taxonomies"]]
    for result in run["results"]:
        for taxon in result["taxa"]:
            book = run["taxonomies"][taxon["toolComponent"]["index"]]
            assert taxon["id"] in {one["id"] for one in book["taxa"]}
    assert books == ["chiba", "pref", "yachiyo"]


def test_what_was_not_read_is_a_notification_and_nothing_else_is() -> None:
    [invocation] = _run(REPORT)["invocations"]
    told = invocation["toolExecutionNotifications"]
    missing = [line for line in sample.COVERAGE if line.status not in {"read", "reused"}]
    assert len(told) == len(missing) > 0
    assert "legacy/会員名簿_2018.csv" in told[0]["message"]["text"]
    assert _run(EMPTY)["invocations"][0]["toolExecutionNotifications"] == []


def test_a_run_with_a_past_says_how_each_finding_stands() -> None:
    results = _results(REPORT)
    assert results[LEFT.id]["baselineState"] == "unchanged"
    assert results[FIXED.id]["baselineState"] == "absent"
    assert results[sample.FINDINGS[0].id]["baselineState"] == "new"
    [suppression] = results[WAIVED.id]["suppressions"]
    assert (suppression["status"], suppression["properties"]["approvedBy"]) == ("accepted", "鈴木")
    assert results[LEFT.id]["suppressions"] == []


def test_a_run_whose_past_is_not_known_says_nothing_of_it() -> None:
    for result in _results(BARE).values():
        assert not {"baselineState", "suppressions"} & result.keys()


def test_a_waiver_that_does_not_cover_the_finding_suppresses_nothing() -> None:
    ended = replace(REPORT, run=replace(exchanged.RUN, waived={}))
    assert _results(ended)[WAIVED.id]["suppressions"] == []
    assert _events(ended)[WAIVED.id]["status_id"] == 1


# OCSF


@pytest.mark.parametrize("told", [REPORT, WITH_PASS, BARE])
def test_every_event_holds_to_its_class(told: Report) -> None:
    schemas = OcsfJsonSchemaEmbedded(get_ocsf_schema("1.6.0"))
    classes = {
        2006: schemas.get_class_schema("data_security_finding"),
        2003: schemas.get_class_schema("compliance_finding"),
    }
    seen = set()
    for event in _events(told).values():
        Draft202012Validator(classes[event["class_uid"]]).validate(event)
        seen.add(event["class_uid"])
    assert seen == {2003, 2006}


def test_data_and_the_rest_are_two_classes() -> None:
    kinds = {e["finding_info"]["types"][0]: e["class_uid"] for e in _events(WITH_PASS).values()}
    assert kinds["MASK-2"] == kinds["RET-1"] == kinds["FLOW-1"] == 2006
    assert kinds["COV-1"] == 2003
    assert kinds["MIN-3"] == 2003  # a pass speaks of no data


def test_an_event_says_how_the_finding_stands() -> None:
    stands = {uid: (e["activity_id"], e["status_id"]) for uid, e in _events(REPORT).items()}
    assert stands[sample.FINDINGS[0].id] == (1, 1)
    assert stands[WAIVED.id] == (2, 3)
    assert stands[ASSIGNED.id] == (2, 2)
    assert stands[LEFT.id] == (2, 1)
    assert stands[FIXED.id] == (3, 4)


# OpenLineage


def _official(event: Json) -> RunEvent:
    """Build the event with the project's own classes, which check what they are given."""
    tags = event["job"]["facets"]["tags"]["tags"]
    [output] = event["outputs"]
    lineage = output["facets"]["columnLineage"]
    fields = {
        column: Fields(
            inputFields=[
                InputField(
                    **{
                        **entry,
                        "transformations": [Transformation(**t) for t in entry["transformations"]],
                    }
                )
                for entry in found["inputFields"]
            ]
        )
        for column, found in lineage["fields"].items()
    }
    job = TagsJobFacet(tags=[TagsJobFacetFields(**tag) for tag in tags])
    out = ColumnLineageDatasetFacet(fields=fields)
    assert job._schemaURL == event["job"]["facets"]["tags"]["_schemaURL"]  # noqa: SLF001
    assert out._schemaURL == lineage["_schemaURL"]  # noqa: SLF001
    return RunEvent(
        eventTime=event["eventTime"],
        producer=event["producer"],
        run=LineageRun(runId=event["run"]["runId"]),
        job=Job(namespace=event["job"]["namespace"], name=event["job"]["name"]),
        outputs=[OutputDataset(namespace=output["namespace"], name=output["name"])],
    )


def test_every_flow_is_an_event_that_the_official_client_takes() -> None:
    events = [json.loads(line) for line in open_lineage(REPORT, "ja").splitlines()]
    assert len(events) == len(exchanged.FLOWS)
    for event in events:
        assert _official(event).schemaURL == event["schemaURL"]
    assert len({event["run"]["runId"] for event in events}) == len(events)


def test_what_was_inferred_is_tagged_so_and_nothing_in_the_clear_is_masked() -> None:
    declared, observed, undeclared = map(json.loads, open_lineage(REPORT, "ja").splitlines())
    inferred = [
        {tag["key"]: tag["value"] for tag in event["job"]["facets"]["tags"]["tags"]}["inferred"]
        for event in (declared, observed, undeclared)
    ]
    assert inferred == ["false", "true", "true"]
    [output] = observed["outputs"]
    lineage = output["facets"]["columnLineage"]["fields"]
    masking = {
        column: entry["transformations"][0]["masking"]
        for column, found in lineage.items()
        for entry in found["inputFields"]
    }
    assert masking == {"備考2": False, "tel": False}
    assert undeclared["run"]["facets"]["pcscan_flow"]["sure"] is False
    assert declared["outputs"][0]["namespace"] == "recipient"
