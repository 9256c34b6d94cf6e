"""Words that a name begins, what is called like somebody, and what may be a name in a row."""

import pytest

from scanner.recognizers.person.called_so import goes_on, is_called_so
from scanner.recognizers.person.name_beside import is_behind_item


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("まちづくりセンター", "まちづく", True),
        ("ひとづくり課", "ひとづく", True),
        ("北村めぐみ様", "めぐみ", False),
    ],
)
def test_a_name_that_ends_within_a_word_goes_on(text: str, name: str, *, expected: bool) -> None:
    start = text.index(name)
    assert goes_on(text, start, start + len(name)) is expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("千晴まつりは土曜", "千晴", True),
        ("遥音頭", "遥", True),
        ("千晴が祭りに来た", "千晴", False),
        ("会津若松城", "会津若松城", True),
    ],
)
def test_a_festival_is_called_like_somebody(text: str, name: str, *, expected: bool) -> None:
    assert is_called_so(text, 0, len(name)) is expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("80012345,北村 花子", True),
        ("80012345,ｷﾀﾑﾗ", True),
        ("80012345,リンゴ", False),
        ("80012345,2024-05-01", False),
    ],
)
def test_the_item_before_data_may_be_a_name(before: str, *, expected: bool) -> None:
    assert is_behind_item(before) is expected
