from collections.abc import Iterable, Mapping
from enum import Enum
from string import Formatter

import pytest

from scanner.model.category import DataCategory
from scanner.model.detection import Verdict
from scanner.model.errors import Reason
from scanner.model.finding import Cause, Outcome
from scanner.model.severity import Severity
from scanner.reports.phrases import PHRASES, phrase
from scanner.reports.words import codes, reasons
from scanner.reports.words.bilingual import Words, said, word
from scanner.reports.words.reasons import coverage_sentence, remedy


@pytest.mark.parametrize(
    ("table", "members"),
    [
        (codes.SEVERITIES, Severity),
        (codes.OUTCOMES, Outcome),
        (codes.CAUSES, Cause),
        (codes.CATEGORIES, DataCategory),
        (codes.VERDICTS, Verdict),
        (reasons.REASONS, Reason),
        (reasons.REMEDIES, Reason),
    ],
)
def test_every_code_has_words_in_both_languages(
    table: Mapping[object, Words], members: Iterable[Enum]
) -> None:
    assert set(table) == set(members)
    for ja, en in table.values():
        assert any(ord(sign) > 0x2FFF for sign in ja) or ja == "WAON番号"
        assert any(sign.isascii() and sign.isalpha() for sign in en)


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", PHRASES)
def test_both_languages_of_a_sentence_leave_the_same_blanks(key: str) -> None:
    ja, *singular, plural = PHRASES[key]
    assert blanks(plural) == blanks(ja)
    assert all(blanks(form) <= blanks(ja) for form in singular)


@pytest.mark.parametrize(
    ("n", "text"),
    [(0, "0 gaps"), (1, "1 gap"), (2, "2 gaps"), (1_234, "1,234 gaps")],
)
def test_english_counts_one_and_many(n: int, text: str) -> None:
    assert phrase("gaps", "en", n=n) == text


def test_a_code_without_words_speaks_for_itself() -> None:
    assert word(codes.CATEGORIES, "LICENCE\u202e", "ja") == "LICENCE\\u{202e}"
    assert remedy("new-reason", "ja") == ""


def test_a_reason_says_what_to_do() -> None:
    assert coverage_sentence("no-key", "en") == (
        "The table has no primary key. Give the table a primary key."
    )
    assert coverage_sentence("no-key", "ja") == "主キーがない表です。表に主キーを付けてください。"


def test_a_text_without_the_language_is_english() -> None:
    assert said({"en": "Not read"}, "ja") == "Not read"
    assert said({"ja": "未読", "en": "Not read"}, "ja") == "未読"
    assert said({}, "ja") == ""
