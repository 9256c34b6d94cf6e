"""The packaged rulebooks and the catalogue of controls, held against what was agreed.

``BASIS`` is typed from the agreed catalogue, not made from the files: it is what a finding cites.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.resources import files
from typing import Any

import pytest
from ruamel.yaml import YAML

from scanner.rules import RULES

Entry = Mapping[str, Any]

OVERDUE = {
    "chiba": "条例11(1)(4) 条例12の2(1) 結合基準1-1/ウ",
    "yachiyo": "条例11(3) 結合基準1-1/3",
}
COPIES = {"pref": "特記10", "chiba": "特記7", "yachiyo": "第3条"}
NOT_RETURNED = {"pref": "特記11", "chiba": "特記11 特記16", "yachiyo": "第4条"}
SIGN_IN = {"chiba": "結合基準2-1/ア", "yachiyo": "結合基準2-1/1", "operator": "2-1-1"}
KEEP_OUT = "結合基準1-2/不当なアクセスの防止/"

BASIS: Mapping[str, Mapping[str, str]] = {
    "MIN-1": {"pref": "3(3) 特記3", "chiba": "委託基準5(1) 特記5", "yachiyo": "第2条"},
    "MIN-2": {"pref": "特記5", "chiba": "特記3", "yachiyo": "第6条"},
    "MIN-3": {"pref": "3(1) 特記5(特定)", "chiba": "特記3", "yachiyo": "第2条"},
    "MIN-4": {"pref": "3(3)", "chiba": "委託基準5(1)", "yachiyo": "第2条"},
    "MIN-5": {"pref": "3(3)", "chiba": "委託基準5(1)"},
    **{f"MASK-{n}": {"pref": "3(4)"} for n in range(1, 6)},
    "RET-1": OVERDUE,
    "RET-2": NOT_RETURNED,
    "RET-3": OVERDUE,
    "DEL-1": {"pref": "特記11", "chiba": "特記11", "yachiyo": "第4条"},
    "DEL-2": {"pref": "特記11(特定)(2) 特記11(特定)(3) 特記11(特定)(4) 特記11(特定)(5)"},
    "DEL-3": NOT_RETURNED,
    "COPY-1": COPIES,
    "COPY-2": COPIES | {"chiba": "特記7 特記11"},
    "FLOW-1": {"pref": "特記4", "chiba": "条例8 特記6", "yachiyo": "条例9 第5条"},
    "FLOW-2": {
        "pref": "3(6) 特記8(1) 特記8(2)",
        "chiba": "特記8(1) 特記8(2) 委託基準5(3)/ア 委託基準5(3)/ウ",
        "yachiyo": "第5条",
    },
    "FLOW-3": {"pref": "3(3)", "chiba": "委託基準5(1)", "yachiyo": "第2条"},
    "FLOW-4": {"pref": "特記11(特定)(6)", "chiba": "特記12(1) 特記12(2)"},
    "FLOW-5": {
        "pref": "特記5 特記5(特定)(2) 特記5(特定)(3) 特記5(特定)(4)",
        "chiba": "特記9 委託基準5(2)",
    },
    "FLOW-6": {"chiba": "特記10"},
    "ACC-1": SIGN_IN,
    "ACC-2": {"operator": "2-1-2"},
    "ACC-3": SIGN_IN,
    "ACC-4": {
        "chiba": " ".join(KEEP_OUT + end for end in ("a", "b/a", "b/b", "b/c", "b/d")),
        "yachiyo": " ".join(KEEP_OUT + end for end in ("ア", "イ/ア", "イ/イ", "イ/ウ", "イ/エ")),
        "operator": "2-1-2",
    },
    "ACC-5": {"chiba": "結合基準2-1/エ", "yachiyo": "結合基準2-1/4"},
    "ACC-6": {"operator": "2-1-1"},
    "ACC-7": {"yachiyo": KEEP_OUT + "イ/オ/c"},
    "ACC-8": {
        "chiba": "結合基準1-2/使用状況/b",
        "yachiyo": "結合基準1-2/使用状況/イ",
        "operator": "2-1-3",
    },
    "AVL-1": {"chiba": "結合基準2-2/2/b", "yachiyo": "結合基準2-2/2/イ"},
    "AVL-2": {
        "chiba": "結合基準2-2/1/a 結合基準2-2/2/a",
        "yachiyo": "結合基準2-2/1/ア 結合基準2-2/2/ア",
        "operator": "2-1-3",
    },
    "ORG-1": {
        "pref": "特記6 特記6(特定)(2) 特記6(特定)(3) 特記6(特定)(4)",
        "chiba": "特記3(2) 特記4(1)",
        "yachiyo": "施行規則4",
    },
    "ORG-2": {
        "pref": "特記7 特記9",
        "chiba": "特記3(2) 特記4(2) 特記4(3)",
        "yachiyo": "第7条",
    },
    "ORG-3": {"pref": "3(7)", "chiba": "特記14 委託基準5(4)"},
    "ORG-4": {"appi": "75"},
    "INC-1": {"pref": "特記14(1)", "chiba": "特記13", "yachiyo": "第8条"},
    "INC-2": {"pref": "特記14(2)"},
}
UNCITED = {"COV-1", "COV-2", "EVD-1", "EXC-1", "REG-1"}
"""They speak of the scan and its records, on which no article speaks."""

SEVERITIES = {
    "critical": "MIN-3 DEL-1 FLOW-1 ACC-1 EVD-1",
    "high": "MIN-1 MIN-2 MIN-4 MASK-1 MASK-2 MASK-3 RET-1 RET-2 RET-3 DEL-2 DEL-3 COPY-1 FLOW-2"
    " FLOW-3 FLOW-5 FLOW-6 ACC-2 ACC-3 ACC-4 ACC-6 ACC-7 INC-1",
    "medium": "MASK-4 MASK-5 COPY-2 FLOW-4 ACC-5 ACC-8 AVL-1 ORG-1 ORG-3 COV-1 COV-2 REG-1",
    "low": "MIN-5 AVL-2 ORG-2 ORG-4 INC-2 EXC-1",
}
MEASURES = {
    "MIN-1": "verdict score categories",
    **dict.fromkeys(("MIN-2", "MIN-3", "MIN-4"), "verdict score"),
    "MASK-2": "visible candidates",
    "MASK-3": "method category undone tokens guesses probability compared",
    "MASK-4": "candidates least through",
    "MASK-5": "least smallest groups unique cells not_counted",
    **dict.fromkeys(("COPY-1", "FLOW-1"), "through also recipient"),
    "FLOW-3": "categories",
    "RET-1": "oldest last_day undated",
    "COV-1": "bytes partitions resume_from",
    **dict.fromkeys(("RET-2", "COPY-2"), "last_day"),
    "RET-3": "doubtful",
    "DEL-1": "last_day state doubtful reason",
    **dict.fromkeys(("DEL-2", "DEL-3", "FLOW-2", "FLOW-4", "FLOW-6"), "row missing last_day"),
    **dict.fromkeys(("ORG-1", "ORG-2", "ORG-3"), "row missing last_day"),
    "INC-1": "row missing last_day first_seen",
    "INC-2": "missing",
    "ORG-4": "unlisted absent",
    "REG-1": "row column",
    "ACC-7": "verdict score",
    "ACC-2": "expires",
    "EXC-1": "state expires_on",
}
ARTICLES = {
    "pref": [*"123", *(f"特記{n}" for n in range(1, 17)), "特記注1", "特記注2"],
    "chiba": [
        *("結合基準1-1", "結合基準1-2", "結合基準2-1", "結合基準2-2", "要綱2-1", "要綱2-2"),
        *(f"条例{n}" for n in ("8", "11", "12", "12の2", *range(57, 63))),
        *("委託基準3", "委託基準4", "委託基準5"),
        *(f"特記{n}" for n in range(1, 17)),
    ],
    "yachiyo": [
        *("結合基準1-1", "結合基準1-2", "結合基準2-1", "結合基準2-2"),
        *("条例9", "条例11", "条例12", "条例13", "施行規則4"),
        *(f"第{n}条" for n in range(1, 9)),
    ],
    "appi": ["66", "75", "番号法10", "番号法11"],
    "operator": ["2-1-1", "2-1-2", "2-1-3", "2-1-4", "2-2-1", "2-2-2"],
}
ENTRY = {"article", "control", "addressee", "disposition", "applies_to", "trigger", "deadline"}
CODE = re.compile(r"[^()/\s]+(?:\((?:[1-9][0-9]*|特定)\))*(?:/[^()/\s]+)*")
LAST_LABEL = re.compile(r"(.*)(?:\(([^()]+)\)|/([^()/]+))")
LABELS = ("アイウエオ", "abcde", "123456789")


def load(name: str) -> dict[str, Any]:
    data = YAML(typ="safe").load((files("configs") / name).read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


BOOKS = {code: load(f"rulebooks/{code}.yaml") for code in ARTICLES}
CONTROLS = load("controls.yaml")
by_book = pytest.mark.parametrize("code", BOOKS)


def entries(code: str) -> list[Entry]:
    return list(BOOKS[code]["entries"])


def controls(entry: Entry) -> list[str]:
    named = entry["control"]
    return [] if named is None else [named] if isinstance(named, str) else list(named)


def up(article: str) -> Iterator[str]:
    """From an article to the one that it is part of, and so on."""
    while True:
        yield article
        part = LAST_LABEL.fullmatch(article)
        if part is None:
            return
        article = part[1]


def bilingual(text: object) -> bool:
    return (
        isinstance(text, dict)
        and set(text) == {"ja", "en"}
        and all(isinstance(words, str) and words.strip() == words != "" for words in text.values())
    )


@by_book
def test_a_rulebook_has_its_shape(code: str) -> None:
    book = BOOKS[code]
    assert set(book) == {"rulebook", "title", "valid_from", "valid_to", "entries"}
    assert book["rulebook"] == code
    assert bilingual(book["title"])
    assert (book["valid_from"], book["valid_to"]) == (None, None)


@by_book
def test_an_entry_has_its_shape(code: str) -> None:
    for entry in entries(code):
        optional = set(entry) - ENTRY - {"summary"}
        assert set(entry) >= ENTRY | {"summary"}, entry
        assert optional <= {"reason", "valid_from", "valid_to", "steps"}, entry
        assert entry["addressee"] in {"city", "operator", "sub-processor"}, entry
        assert entry["applies_to"] in {"all", "specific"}, entry
        assert bilingual(entry["summary"]), entry
        assert all(isinstance(entry[key], str) for key in ("article", "trigger", "deadline")), entry
        assert entry["control"] is None or controls(entry), entry


@by_book
def test_a_code_is_written_in_one_way(code: str) -> None:
    for article in (entry["article"] for entry in entries(code)):
        assert CODE.fullmatch(article), article
        assert unicodedata.normalize("NFKC", article) == article


@by_book
def test_an_entry_stands_once(code: str) -> None:
    keys = Counter((e["article"], e["addressee"], e["applies_to"]) for e in entries(code))
    assert [key for key, count in keys.items() if count > 1] == []


@by_book
def test_no_finding_cites_an_article_twice(code: str) -> None:
    cited = Counter((e["article"], control) for e in entries(code) for control in controls(e))
    assert [key for key, count in cited.items() if count > 1] == []


@by_book
def test_no_article_is_left_out(code: str) -> None:
    outermost = [[*up(entry["article"])][-1] for entry in entries(code)]
    assert set(outermost) == set(ARTICLES[code])


@by_book
def test_numbers_and_letters_run_without_a_hole(code: str) -> None:
    known = {part for entry in entries(code) for part in up(entry["article"])}
    for part in filter(None, map(LAST_LABEL.fullmatch, known)):
        label = part[2] or part[3]
        run = next((labels for labels in LABELS if label in labels), None)
        if run is None or label == run[0]:
            continue
        before = run[run.index(label) - 1]
        assert part[1] + (f"({before})" if part[2] else f"/{before}") in known, part[0]


@by_book
def test_a_disposition_says_what_it_rests_on(code: str) -> None:
    verified = {entry["article"] for entry in entries(code) if controls(entry)}
    for entry in entries(code):
        if entry["disposition"] in {"machine", "register"}:
            assert verified.intersection(up(entry["article"])), entry
        else:
            assert entry["disposition"] in {"attested", "not-applicable"}, entry
            assert controls(entry) == [], entry


@by_book
def test_only_what_is_not_applicable_has_a_reason(code: str) -> None:
    for entry in entries(code):
        assert ("reason" in entry) == (entry["disposition"] == "not-applicable"), entry
        assert bilingual(entry.get("reason", {"ja": "–", "en": "–"})), entry


def test_the_cities_ordinances_end_when_the_act_takes_over() -> None:
    for code in ("chiba", "yachiyo"):
        for entry in entries(code):
            ends = entry["article"].startswith(("条例", "施行規則"))
            assert entry.get("valid_to") == (date(2023, 3, 31) if ends else None), entry
            assert "valid_from" not in entry
    for entry in entries("appi"):
        begins = None if entry["article"].startswith("番号法") else date(2023, 4, 1)
        assert entry.get("valid_from") == begins, entry
        assert "valid_to" not in entry


def test_specific_terms_hold_for_specific_data_only() -> None:
    for entry in entries("pref"):
        specific = "(特定)" in entry["article"] or entry["article"] == "特記注2"
        assert entry["applies_to"] == ("specific" if specific else "all"), entry


@pytest.mark.parametrize("control", BASIS)
def test_a_control_rests_on_the_agreed_articles(control: str) -> None:
    found = {
        code: {entry["article"] for entry in entries(code) if control in controls(entry)}
        for code in BOOKS
    }
    agreed = {code: set(BASIS[control].get(code, "").split()) for code in BOOKS}
    assert found == agreed


def test_rulebooks_and_catalogue_know_the_same_controls() -> None:
    cited = {control for code in BOOKS for entry in entries(code) for control in controls(entry)}
    assert cited == set(BASIS)
    assert set(CONTROLS) == cited | UNCITED


@pytest.mark.parametrize("control", CONTROLS)
def test_a_control_is_put_into_words(control: str) -> None:
    text = CONTROLS[control]
    assert set(text) == {"title", "severity", "verifies", "clears", "measures"}
    assert all(bilingual(text[key]) for key in ("title", "verifies", "clears"))
    assert all(map(bilingual, text["measures"].values()))
    assert control in SEVERITIES[text["severity"]].split()
    assert set(text["measures"]) == set(MEASURES.get(control, "").split())


def test_the_catalogue_agrees_with_the_rules() -> None:
    metas = [rule.META for rule in RULES if rule.META.id != "*"]  # one stands for all not built
    severities = {meta.id: meta.severity.code for meta in metas}
    assert severities
    assert severities == {control: CONTROLS[control]["severity"] for control in severities}
