"""The officer's page in a real browser: filter, sort, search, open, print; for everybody."""

import base64
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from scanner.model.finding import people
from scanner.model.inventory import Location
from scanner.model.run import Run
from scanner.model.severity import Severity
from scanner.reports.committee.page import committee_html
from scanner.reports.officer import officer_html
from scanner.reports.officer_data import officer_data
from scanner.reports.report import Report
from tests.browser import browser
from tests.golden.reported import LATE, MASKED, REPORT, RETAINED
from tests.golden.sample import CLEAN, HOSTILE, TEXTS, TITLES, finding
from tests.many import many

AXE = Path(sys.prefix) / "axe" / "node_modules" / "axe-core" / "axe.min.js"
GRAVE = {"serious", "critical"}
MARKUP = (
    "</script><script>document.title='!'</script>",
    "<img src=x onerror=\"document.title='!'\">",
)


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    with browser(tmp_path_factory.mktemp("home")) as driver:
        yield driver


def _open(chrome: Chrome, folder: Path, page: str) -> None:
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    chrome.get(path.as_uri())


def _rows(chrome: Chrome) -> list[str]:
    return [row.text for row in chrome.find_elements(By.CSS_SELECTOR, "#list tbody tr")]


def _count(chrome: Chrome) -> str:
    return chrome.find_element(By.ID, "count").text


def _settled(chrome: Chrome, words: str) -> None:
    WebDriverWait(chrome, 10).until(lambda _: words in _count(chrome), f"{words}: {_count(chrome)}")


def _faults(chrome: Chrome) -> list[str]:
    chrome.execute_script(AXE.read_text(encoding="utf-8"))
    found: Any = chrome.execute_async_script("axe.run().then(arguments[arguments.length - 1])")
    return [
        f"{one['id']}: {node['html']}"
        for one in found["violations"]
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]


def _complaints(chrome: Chrome) -> list[str]:
    entries: Any = chrome.get_log("browser")  # type: ignore[no-untyped-call]
    return [entry["message"] for entry in entries]


def test_everything_is_shown_the_worst_first(chrome: Chrome, tmp_path: Path) -> None:
    _open(chrome, tmp_path, officer_html(REPORT, "ja"))
    rows = _rows(chrome)
    assert len(rows) == len(REPORT.run.findings)
    assert rows[0].startswith("重大")
    assert "2026-10-31\n期限超過" in rows[0]
    assert _count(chrome) == "10件を表示（該当10件・全10件）"
    assert not _complaints(chrome)


def test_filters_narrow_the_list_and_are_taken_back(chrome: Chrome, tmp_path: Path) -> None:
    _open(chrome, tmp_path, officer_html(REPORT, "ja"))
    for name, value, left in (
        ("kind", "未確認", 4),
        ("kind", "認められた例外", 1),
        ("severity", "重大", 1),
        ("control", "MASK-2 伏せ字が不十分である", 1),
        ("city", "千葉市", 7),
        ("owner", "高橋", 2),
    ):
        Select(chrome.find_element(By.ID, name)).select_by_visible_text(value)
        _settled(chrome, f"該当{left}件")
        chrome.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
        _settled(chrome, "該当10件")
    chrome.find_element(By.ID, "late").click()
    _settled(chrome, "該当1件")


def test_a_search_finds_every_word_in_any_width(chrome: Chrome, tmp_path: Path) -> None:
    _open(chrome, tmp_path, officer_html(REPORT, "ja"))
    box = chrome.find_element(By.ID, "find")
    box.send_keys("ＭＡＳＫ　高橋")
    _settled(chrome, "該当1件")
    box.clear()
    box.send_keys(LATE.id)
    _settled(chrome, "該当1件")
    box.send_keys("zzz")
    _settled(chrome, "条件に合うものはありません")


def test_headings_sort_both_ways_and_say_so(chrome: Chrome, tmp_path: Path) -> None:
    _open(chrome, tmp_path, officer_html(REPORT, "en"))
    rows = chrome.find_element(By.CSS_SELECTOR, "[data-sort=rows]")
    rows.click()
    assert "5,000" in _rows(chrome)[0]
    assert chrome.find_element(By.CSS_SELECTOR, "[aria-sort=descending]").text.startswith("Rows")
    rows.click()
    assert "5,000" in _rows(chrome)[-1]
    assert len(chrome.find_elements(By.CSS_SELECTOR, "[aria-sort]")) == 1


def test_a_finding_is_opened_read_and_closed_by_keyboard(chrome: Chrome, tmp_path: Path) -> None:
    _open(chrome, tmp_path, officer_html(REPORT, "ja"))
    place = chrome.find_element(By.CSS_SELECTOR, "#list tbody tr:nth-child(1) button")
    place.send_keys(Keys.ENTER)
    detail = chrome.find_element(By.ID, "detail")
    for text in (
        "MIN-3 個人番号があってはならない場所にある",
        "個人情報を取り扱う事務の委託基準（県） 3(1)",
        "直ちに消去し、責任者に報告します。",
        "2026-10-02 02:00 新たに確認",
        "2026-10-03 02:00 担当 山田 太一、期限 2026-10-31",
        LATE.id,
    ):
        assert text in detail.text
    assert chrome.current_url.endswith(f"#{LATE.id}")
    assert chrome.execute_script("return document.activeElement.closest('dialog') !== null")
    chrome.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not detail.is_displayed()
    assert chrome.switch_to.active_element == place


def test_an_address_opens_its_finding(chrome: Chrome, tmp_path: Path) -> None:
    _open(chrome, tmp_path, officer_html(REPORT, "ja"))
    chrome.get(f"{(tmp_path / 'page.html').as_uri()}#{RETAINED.id}")
    chrome.refresh()
    text = chrome.find_element(By.ID, "detail").text
    assert "鈴木 一郎（2026-09-22）" in text
    assert "情管-2026-118" in text


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_nobody_is_kept_out(chrome: Chrome, tmp_path: Path, lang: str) -> None:
    """axe-core finds no fault of weight on either page, nor in an opened finding."""
    _open(chrome, tmp_path, officer_html(REPORT, lang))
    assert _faults(chrome) == []
    chrome.find_element(By.CSS_SELECTOR, "td .open").click()
    assert _faults(chrome) == []
    _open(chrome, tmp_path, committee_html(REPORT, lang))
    assert _faults(chrome) == []


def test_all_that_matches_is_printed_and_nothing_else(chrome: Chrome, tmp_path: Path) -> None:
    _open(chrome, tmp_path, officer_html(many(150), "ja"))
    assert len(_rows(chrome)) == 100
    Select(chrome.find_element(By.ID, "kind")).select_by_visible_text("指摘事項")
    _settled(chrome, "該当")
    WebDriverWait(chrome, 10).until(lambda _: "該当150件" not in _count(chrome))
    matching = int(re.search(r"該当(\d+)件", _count(chrome))[1])  # type: ignore[index]
    text = _printed(chrome)
    assert matching > 100
    assert text.count("指摘事項") >= matching
    assert "COV-1" not in text
    assert "絞り込み" not in text
    chrome.find_element(By.CSS_SELECTOR, "td .open").click()
    assert "解消するには" in _printed(chrome) or "経過と決定" in _printed(chrome)


def _printed(chrome: Chrome) -> str:
    pdf = base64.b64decode(chrome.print_page())
    with pypdfium2.PdfDocument(pdf) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("name", [*HOSTILE, *MARKUP])
def test_no_name_acts_on_either_page(chrome: Chrome, tmp_path: Path, name: str) -> None:
    place = Location(name, name, name, name)
    found = finding("MIN-1", Severity.HIGH, place, name, (name,), rows=12, people=people(12))
    titles = replace(TITLES, cities={name: name})
    report = Report(Run(CLEAN.record, (found,)), TEXTS, titles)
    for render in (officer_html, committee_html):
        _open(chrome, tmp_path, render(report, "ja"))
        assert chrome.title.startswith("個人情報の")
        assert not chrome.find_elements(By.CSS_SELECTOR, "img, iframe, main script")
        assert not _complaints(chrome)
    _open(chrome, tmp_path, officer_html(report, "ja"))
    chrome.find_element(By.CSS_SELECTOR, "td .open").click()
    assert not chrome.find_elements(By.CSS_SELECTOR, "#detail img, #detail script")


@pytest.mark.parametrize("number", [1_000, pytest.param(10_000, marks=pytest.mark.long)])
def test_many_findings_open_and_answer_at_once(chrome: Chrome, tmp_path: Path, number: int) -> None:
    page = officer_html(many(number), "ja")
    assert len(page.encode()) <= 2_000_000
    _open(chrome, tmp_path, page)
    assert f"全{number:,}件" in _count(chrome)
    chrome.find_element(By.CSS_SELECTOR, "[data-sort=place]").click()
    chrome.find_element(By.ID, "find").send_keys("dm_07")
    WebDriverWait(chrome, 5).until(lambda _: f"該当{number:,}件" not in _count(chrome))
    assert all("dm_07" in row for row in _rows(chrome))
    chrome.find_element(By.ID, "find").clear()
    WebDriverWait(chrome, 5).until(lambda _: f"該当{number:,}件" in _count(chrome))
    chrome.find_element(By.ID, "more").click()
    assert len(_rows(chrome)) == 200


def test_names_are_shortened_until_the_page_is_small_enough() -> None:
    long = tuple(
        finding("MIN-1", Severity.HIGH, Location("files", f"{n:04}{'長い名前' * 30}{n}"))
        for n in range(200)
    )
    report = Report(Run(CLEAN.record, long), TEXTS, TITLES)
    whole, small = officer_html(report, "ja"), officer_html(report, "ja", most=50_000)
    assert len(whole.encode()) > 70_000
    assert len(small.encode()) <= 50_000
    assert small.count("…") == 200


def test_every_filter_has_its_label() -> None:
    page = officer_html(REPORT, "ja")
    for name in ("find", "kind", "severity", "control", "city", "owner", "late"):
        assert f'<label for="{name}">' in page


@pytest.mark.parametrize("render", [officer_html, committee_html])
def test_a_page_may_load_nothing(render: Callable[[Report, str], str]) -> None:
    page = render(REPORT, "ja")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in policy[1].replace("&#39;", "'").split("; "))
    assert rules.pop("default-src") == rules.pop("base-uri") == rules.pop("form-action") == "'none'"
    assert all(re.fullmatch(r"'sha256-[A-Za-z0-9+/=]+'", one) for one in rules.values())
    assert set(rules) == {"style-src"} | ({"script-src"} if render is officer_html else set())


@pytest.mark.parametrize("name", MARKUP)
def test_no_markup_leaves_the_data(name: str) -> None:
    found = finding("MIN-1", Severity.HIGH, Location(name, name))
    page = officer_html(Report(Run(CLEAN.record, (found,)), TEXTS, TITLES), "ja")
    island = page.split('id="data">')[1].split("</script>")[0]
    assert not set(island) & {*"<>&"}
    assert name in json.loads(island)["texts"]


def test_the_data_says_what_the_model_says() -> None:
    page = officer_html(REPORT, "ja")
    island = re.search(r'<script type="application/json" id="data">(.*?)</script>', page)
    data = json.loads(island[1])  # type: ignore[index]
    assert data["columns"] == officer_data(REPORT, REPORT.wording("ja"), 96)["columns"]
    ids = [data["ids"][n : n + 16] for n in range(0, len(data["ids"]), 16)]
    assert sorted(ids) == sorted(f.id for f in REPORT.run.findings)
    row = ids.index(MASKED.id)
    columns, texts = data["columns"], data["texts"]
    assert (columns["rows"][row], columns["read"][row]) == (42, 50_000)
    assert texts[columns["people"][row]] == "42"
    assert texts[columns["owner"][row]] == "高橋"
