"""Who may hand over: asked before a handover where the city's articles ask for it."""

import json

import pytest

from tests.handed import Handing, handing, rows, small, zipped

__all__ = ["handing", "small"]

HEAD = "番号,氏名,役割,開始日,終了日\n"
WORKER = "1,綾小路花子,作業従事者,2026-04-01,2027-03-31\n"
COURIER = "2,勅使河原進,情報授受担当者,2026-04-01,{}\n"


def declare(handing: Handing, roster: str | None, rulebook: str = "chiba") -> str:
    """Bind the city by a rulebook, put down the roster, and give an item that may go."""
    handing.policy("rulebooks: [operator]", f"rulebooks: [{rulebook}]")
    path = handing.folder / "policy.yaml"
    text = path.read_text(encoding="utf-8")
    if roster is not None:
        text = text.replace("registers: {", "registers: {roster: roster.csv, ")
        (handing.folder / "roster.csv").write_text(roster, encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    return handing.put("l.zip", zipped({"m.csv": rows(3)}))


def told(handing: Handing) -> list[tuple[str, str, str, str | None]]:
    document = json.loads((handing.out / "findings.json").read_text(encoding="utf-8"))
    found = document["findings"]
    assert all(one["measures"].get("missing") == ["courier"] for one in found)
    article = {"rulebook": "chiba", "article": "特記12(1)"}
    assert all(article in one["basis"] for one in found)
    return [(one["control"], one["outcome"], one["cause"], one["subject"]) for one in found]


@pytest.mark.parametrize(
    ("roster", "code", "found"),
    [
        (HEAD + WORKER + COURIER.format("2026-11-10"), 0, []),
        (HEAD + COURIER.format("2026-11-09"), 10, [("FLOW-4", "fail", "data", "letters")]),
        (HEAD + WORKER, 10, [("FLOW-4", "fail", "data", "letters")]),
        (HEAD + "3,乙,謎の役,,\n", 10, [("FLOW-4", "open", "policy", "letters")]),
        (HEAD + "3,乙,謎の役,,\n" + COURIER.format(""), 0, []),
        (None, 10, [("FLOW-4", "open", "policy", "roster")]),
    ],
    ids=["his last day", "the day after", "nobody", "not understood", "one who is", "no roster"],
)
def test_somebody_must_be_notified_as_the_one_who_hands_over(
    handing: Handing, roster: str | None, code: int, found: list[object]
) -> None:
    item = declare(handing, roster)
    assert handing.over(item)[0] == code
    assert told(handing) == found
    assert handing.has_ticket is (code == 0)


def test_a_roster_that_cannot_be_read_is_a_gap(handing: Handing) -> None:
    item = declare(handing, "")
    (handing.folder / "roster.csv").unlink()
    assert handing.over(item)[0] == 3
    assert told(handing) == [("FLOW-4", "open", "coverage", "not-found")]


def test_nobody_asks_where_no_article_does(handing: Handing) -> None:
    for rulebook in ("operator", "pref"):
        item = declare(handing, HEAD + WORKER, rulebook)
        assert handing.over(item)[0] == 0, rulebook


def test_lists_that_are_left_to_people(handing: Handing) -> None:
    item = declare(handing, None)
    path = handing.folder / "policy.yaml"
    text = path.read_text(encoding="utf-8")
    named = "registers: {approvals: approvals.csv, contracts: contracts.csv}\n"
    assert named in text
    text = text.replace(named, "").replace("recipient: 印刷会社", "recipient: 千葉市")
    path.write_text(text, encoding="utf-8")
    assert handing.over(item)[0] == 0
