"""What is escaped is read, and told by its place as written."""

import json
from collections.abc import Callable
from urllib.parse import quote, quote_plus

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.model.category import DataCategory
from scanner.model.detection import Grade
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers import detector
from scanner.recognizers.reading.escapes import unescaped, unescaped_cells
from scanner.recognizers.reading.normalise import Column
from tests.linear import grows_linearly

EVERY = detector(RecognizerSettings())
NAME, MAIL, PHONE = "小山田 里絵", "rie@example.jp", "090-1234-5678"
WRITTEN_SO: dict[str, Callable[[str], str]] = {
    "query": quote_plus,
    "path": quote,
    "twice": lambda text: quote(quote(text)),
    "JSON": json.dumps,
    "entities": lambda text: "".join(f"&#{ord(sign)};" for sign in text),
    "server": lambda text: "".join(f"\\x{byte:02X}" for byte in text.encode()),
    "script": lambda text: "".join(f"%u{ord(sign):04x}" for sign in text),
}
SIGNS = st.characters(codec="utf-8", min_codepoint=0x80, exclude_categories=["Cc", "Cs"])
ESCAPED = SIGNS.flatmap(
    lambda sign: st.sampled_from(
        [
            (sign, quote(sign)),
            (sign, quote(sign).lower()),
            (sign, json.dumps(sign)[1:-1]),
            (sign, f"&#{ord(sign)};"),
            (sign, f"&#x{ord(sign):x};"),
            (sign, sign),
        ]
    )
)
PLAIN = st.sampled_from("09azAZ .,@-=山田様「」").map(lambda sign: (sign, sign))


def spanned(text: str) -> list[tuple[str, str]]:
    return [(s.category.value, text[s.start : s.end]) for s in EVERY.spans(text, DataCategory)]


@given(st.lists(ESCAPED | PLAIN, max_size=30))
def test_each_place_is_that_of_its_sign_as_written(signs: list[tuple[str, str]]) -> None:
    text = "".join(written for _, written in signs)
    clear = unescaped(text)
    assert (clear.text if clear else text) == "".join(sign for sign, _ in signs)
    start = 0
    for number, (_, written) in enumerate(signs):
        place = clear.place(number) if clear else number
        assert place == start
        start += len(written)
    assert (clear.place(len(signs)) if clear else len(signs)) == len(text)


@given(st.text('%25EeBb17\\ux&#;=+?a \n"山') | st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    clear = unescaped(text)
    if clear is not None:
        ends = [clear.place(place) for place in range(len(clear.text) + 1)]
        assert ends == sorted(set(ends))
        assert (ends[0], ends[-1]) == (0, len(text))
        clear.text.encode()


@pytest.mark.parametrize("way", WRITTEN_SO)
def test_what_is_found_is_what_was_escaped(way: str) -> None:
    name = WRITTEN_SO[way](NAME).strip('"')
    text = f'"{name}" <{MAIL}> {PHONE}'
    assert spanned(text) == [("PERSON", name), ("EMAIL_ADDRESS", MAIL), ("PHONE_NUMBER", PHONE)]
    graded = EVERY.grade(pa.array([None, text, "--"])).grades
    assert {c.value for c, cells in graded.items() if cells[1].as_py() > Grade.SHAPED} == {
        "PERSON",
        "EMAIL_ADDRESS",
        "PHONE_NUMBER",
    }
    assert all(cells[0].as_py() == cells[2].as_py() == Grade.NONE for cells in graded.values())


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a=1%262&b=%2B3+4", "a=1&2&b=+3 4"),
        ("a=+3%2c4", "a=+3,4"),
        (
            "?sig=k%2Bm%3D&se=2027-01-31T15%3A00&st=%E5%B1%B1&b=%2B3",
            "?sig=k%2Bm%3D&se=2027-01-31T15%3A00&st=山&b=+3",
        ),
        (r"?a=1\u0026b=%2F", "?a=1&b=/"),
        ("%E5%B1%B1+%2B%e7%94%b0", "山 %2B田"),
        ("%25E5%25B1%25B1%2520x", "山 x"),
        (r"\\u5c71\\n\"\/\t", '山\n"/\t'),
        (r"\ud842\udfb7\ud842", r"𠮷\ud842"),
        ("%E5%B1%B1%E7%94", "山%E7%94"),
        ("%ED%A1%82%E5%B1%B1", "%ED%A1%82山"),
        ("&#23665;&#1114112;&#0;", "山&#1114112;&#0;"),
        ("10%20個 7%40名 %41", None),
        ("%2525E5%2525B1%2525B1", None),
        ("50%OFF 100% C:\\new\\u", None),
    ],
)
def test_what_stands_for_a_sign_is_read(text: str, read: str | None) -> None:
    clear = unescaped(text)
    assert (clear and clear.text) == read


def test_only_cells_with_escapes_are_read_again() -> None:
    cells = unescaped_cells(Column(pa.array(["山田", None, "%E5%B1%B1", "10%20個", "&#23665;"])))
    assert cells.rows() == [(2, "山"), (4, "山")]
    assert unescaped_cells(Column(pa.array(["山田", None, "100%"]))).is_empty()


@pytest.mark.parametrize(
    ("text", "category", "grade"),
    [
        ("%E5%B1%B1%E7%94%B0%EF%BC%8A%EF%BC%8A", DataCategory.PERSON, Grade.MASKED),
        ("t***o%40example.jp", DataCategory.EMAIL_ADDRESS, Grade.MASKED),
        ("090-&#42;&#42;&#42;&#42;-5678", DataCategory.PHONE_NUMBER, Grade.MASKED),
    ],
)
def test_what_is_masked_stays_masked(text: str, category: DataCategory, grade: Grade) -> None:
    assert EVERY.grade(pa.array([text])).grades[category].to_pylist() == [grade]
    assert category.value not in dict(spanned(text))


def test_a_secret_is_found_as_it_is_written() -> None:
    text = "Server=db;Uid=app;Pwd=p%40ss+W0rd%21;App=%E5%B1%B1"
    [(category, found)] = spanned(text)
    assert category == "CREDENTIAL"
    assert "p%40ss+W0rd%21" in found


@pytest.mark.uncovered
def test_a_text_is_unescaped_in_the_time_of_its_length() -> None:
    for piece in ("%E5%B1%B1", "%E5", "\\u5c71", "\\", "a=%40&", "a" * 60 + "=", "&#1", "%25"):
        assert grows_linearly(unescaped, piece, 2_000_000)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10234\\t小鹿里恵\\tコジカリエ\\t19820405\\n", ["小鹿里恵", "コジカリエ", "19820405"]),
        ("受付\\r\\n小鹿里恵様\\r\\n", ["小鹿里恵"]),
        (r"D:\kojika\temp\nishi.csv", []),
        (r"\\umi\rie\tanaka", []),
    ],
)
def test_a_line_that_a_program_quotes_is_read_as_written(text: str, found: list[str]) -> None:
    assert [what for _, what in spanned(text)] == found
