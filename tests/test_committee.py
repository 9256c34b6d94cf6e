"""The committee's report: what it says, in which order, and what it must not give away."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from scanner.model.coverage import CoverageLine
from scanner.model.finding import people
from scanner.model.flow_map import EdgeKind, FlowEdge, FlowNode
from scanner.model.inventory import Location
from scanner.model.run import Run
from scanner.model.severity import Severity
from scanner.model.waiver import Waiver
from scanner.reports.committee.document import committee
from scanner.reports.committee.page import committee_html
from scanner.reports.committee.scope import changed
from scanner.reports.counts import published, total
from scanner.reports.officer import officer_html
from scanner.reports.paper import Picture, Table
from scanner.reports.pictures.flow_map import flow_map
from scanner.reports.pictures.trend import opened
from scanner.reports.report import Report
from scanner.reports.wording import Wording
from tests.golden.reported import (
    COPY,
    GONE,
    LATE,
    LOST,
    MASKED,
    PERMITTED,
    REPORT,
    RETAINED,
)
from tests.golden.sample import AS_OF, CLEAN, RECORD, TEXTS, TITLES, finding
from tests.many import many

JA, EN = Wording("ja"), Wording("en")


def _with(*findings: object, **record: object) -> Report:
    run = Run(replace(CLEAN.record, **record), tuple(findings))  # type: ignore[arg-type]
    return Report(run, TEXTS, TITLES)


def _cells(report: Report, lang: str = "ja") -> list[str]:
    blocks = [b for section in committee(report, lang).sections for b in section.blocks]
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    return [cell if isinstance(cell, str) else " > ".join(cell) for row in rows for cell in row]


# order and verdict


def test_the_parts_come_in_the_order_in_which_they_are_asked() -> None:
    names = [section.name for section in committee(REPORT, "ja").sections]
    assert names == (
        ["verdict", "checked", "changes", "exceptions", "waivers", "overdue", "transfers", "method"]
    )


def test_each_city_gets_one_sentence() -> None:
    (verdict,) = committee(REPORT, "ja").sections[0].blocks
    chiba, yachiyo, waived = verdict.sentences  # type: ignore[union-attr]
    assert chiba.startswith("千葉市：約束と異なる点（指摘事項）が3件（高3）見つかり、")
    assert "5件（重大1・高4）" in yachiyo
    assert "例外が1件" in waived
    assert not verdict.sure  # type: ignore[union-attr]


def test_a_clean_run_says_so_and_a_waived_one_is_not_clean() -> None:
    (verdict,) = committee(_with(), "ja").sections[0].blocks
    assert verdict.sure  # type: ignore[union-attr]
    assert all("約束と異なる点はありませんでした" in s for s in verdict.sentences)  # type: ignore[union-attr]
    waived = _with(RETAINED)
    waived = replace(waived, run=replace(waived.run, waived={RETAINED.id: PERMITTED}))
    (verdict,) = committee(waived, "ja").sections[0].blocks
    assert not verdict.sure  # type: ignore[union-attr]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_control_comes_with_its_sentence_and_articles(lang: str) -> None:
    page = committee_html(REPORT, lang)
    for found in (LATE, MASKED, COPY):
        text = TEXTS[found.control]
        assert text.title[lang] in page
        assert text.verifies[lang] in page
        assert text.clears[lang] in page
    assert "特記5(特定)" in page
    assert ("仮名加工された個人データ" if lang == "ja" else "pseudonymised personal data") in page


def test_what_was_not_read_is_named_with_its_reason() -> None:
    cells = _cells(REPORT)
    assert "legacy/会員名簿_2018.csv" in cells
    assert any(cell.startswith("文字コードが分かりません") for cell in cells)


# small counts


@pytest.mark.parametrize(
    ("number", "whole", "text"),
    [
        (None, None, "不明"),
        (0, None, "0"),
        (1, None, "10未満"),
        (9, None, "10未満"),
        (10, None, "10"),
        (1_234, None, "1,234"),
        (1_234, 1_234, "1,234"),
        (1_233, 1_234, "1,230以上"),
        (1_225, 1_234, "1,220以上"),
        (1_224, 1_234, "1,224"),
        (5, 9, "10未満"),
    ],
)
def test_small_counts_and_small_remainders_are_hidden(
    number: int | None, whole: int | None, text: str
) -> None:
    assert published(number, JA, whole) == text


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ((), "-"),
        ((None,), "-"),
        ((10, 20, 0), "30"),
        ((10, 20, 3), "30以上"),
        ((3, 4), "いずれも10未満"),
        ((3,), "いずれも10未満"),
        ((100, None), "100"),
    ],
)
def test_a_total_does_not_give_its_hidden_parts_back(
    numbers: tuple[int | None, ...], text: str
) -> None:
    assert total(numbers, JA) == text


def test_no_page_for_the_committee_holds_a_small_count_of_people() -> None:
    """Seven of 1,317 rows in one place, and 1,310 in the other: nothing may lead back to seven."""
    small = finding(
        "MIN-3",
        Severity.CRITICAL,
        Location("files", "a", "x"),
        "JP_MY_NUMBER",
        rows=7,
        rows_read=1_317,
        people=people(7),
        undated=7,
    )
    other = replace(small, location=Location("files", "b", "x"))
    most = replace(other, measures={**small.measures, "rows": 1_310, "people": people(1_310)})
    lines = (
        CoverageLine("files", "a", None, "read", 7, 1),
        CoverageLine("files", "b", None, "read", 1_310, 1),
    )
    report = _with(small, most, coverage=lines)
    for lang in ("ja", "en"):
        page = committee_html(report, lang)
        shown = re.sub(r"<svg.*?<text", "<text", page, flags=re.DOTALL)
        shown = re.sub(r"<style>.*?</style>|<[^>]*>", " ", shown, flags=re.DOTALL)
        assert "1,317" not in shown
        assert not re.search(
            r"(?<![\d,.\-:])7(?![\d,.])(?! *(方法|データ|Flows))", shown.split(RECORD.id)[0]
        )
    assert '"rows":[7,1310]' in officer_html(report, "ja")


# changes


def test_changes_are_told_apart() -> None:
    found = {kind: [f.id for f in group] for kind, group in changed(REPORT).items()}
    assert found["fixed"] == [GONE.id]
    assert found["unseen"] == [LOST.id]
    assert found["reopened"] == [MASKED.id]
    assert LATE.id in found["new"]
    assert RETAINED.id in found["same"]


def test_what_was_fixed_before_the_last_report_is_no_change() -> None:
    later = replace(REPORT, previous=AS_OF - timedelta(days=5))
    assert not changed(later)["fixed"]


def test_a_first_report_has_nothing_to_compare_with() -> None:
    assert "今回が最初の記録" in committee_html(_with(), "ja")


# waivers


def test_a_waiver_in_force_and_one_that_is_over_are_told_apart() -> None:
    def at(waiver: Waiver, *, covers: bool) -> Report:
        life = REPORT.lives[RETAINED.id]
        known = replace(life.case.known, waiver=waiver)
        lives = {RETAINED.id: replace(life, case=replace(life.case, known=known))}
        run = replace(REPORT.run, waived={RETAINED.id: waiver} if covers else {})
        return replace(REPORT, run=run, lives=lives)

    last = at(replace(PERMITTED, expires_on=AS_OF.date()), covers=True)
    assert "（まもなく終了）" in " ".join(_cells(last))
    over = at(replace(PERMITTED, expires_on=AS_OF.date() - timedelta(days=1)), covers=False)
    assert "（終了）" in " ".join(_cells(over))
    grown = at(replace(PERMITTED, reviewed={"rows": 16}), covers=False)
    assert "（審査時より拡大）" in " ".join(_cells(grown))


# pictures


def test_open_findings_are_counted_from_the_day_they_came_to_the_day_they_went() -> None:
    days, counts = opened(REPORT)
    by_day = dict(zip(days, counts[False], strict=True))
    gone = (AS_OF - timedelta(days=12)).date()
    assert by_day[gone - timedelta(days=1)] - by_day[gone] == 1
    assert by_day[AS_OF.date()] == 7  # six of the run, and one that was not seen
    assert counts[True][-1] == 7


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_picture_says_in_words_what_it_shows(lang: str) -> None:
    blocks = [b for section in committee(REPORT, lang).sections for b in section.blocks]
    pictures = [block for block in blocks if isinstance(block, Picture)]
    assert len(pictures) == 4
    for picture in pictures:
        assert picture.alternative
        assert 'role="img" aria-label="' in picture.svg
    words = " ".join(picture.alternative for picture in pictures)
    assert "2026-08-14" in words
    assert "main.members_bak_20260930" in words


def test_a_dataset_and_a_file_of_it_are_drawn_beside_one_another() -> None:
    whole, file = FlowNode("files", "dm"), FlowNode("files", "dm", "a.csv")
    flows = tuple(
        FlowEdge(one, two, EdgeKind.UNDECLARED) for one, two in ((whole, file), (file, whole))
    )
    picture = flow_map(flows, JA)
    assert picture is not None
    assert picture.svg.count("dm &gt; a.csv") == 2
    assert "申告のない流れ2件" in picture.alternative


def test_many_flows_leave_room_for_declared_ones_and_bear_no_labels() -> None:
    bad = [
        FlowEdge(FlowNode("a", str(n)), FlowNode("b", str(n)), EdgeKind.UNDECLARED, people=50)
        for n in range(30)
    ]
    good = FlowEdge(FlowNode("a", "x"), FlowNode("", "受託者"), EdgeKind.DECLARED, "monthly")
    crowded, calm = flow_map((*bad, good), JA), flow_map((*bad[:2], good), JA)
    assert crowded is not None
    assert calm is not None
    assert "受託者" in crowded.svg
    assert "申告のない流れ30件" in crowded.alternative
    assert ("50人" in crowded.svg, "50人" in calm.svg) == (False, True)


def test_nothing_is_drawn_of_nothing() -> None:
    blocks = [b for section in committee(_with(), "ja").sections for b in section.blocks]
    assert not [block for block in blocks if isinstance(block, Picture)]


# size


def test_long_tables_are_cut_and_say_by_how_much() -> None:
    page = committee_html(many(1_500), "ja")
    assert len(page.encode()) < 400_000
    assert re.search(r"ほか[\d,]+行は省きました", page)
