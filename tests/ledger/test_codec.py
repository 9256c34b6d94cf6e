"""Every profile and finding comes back as it was, and nothing else is taken for one."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.ledger.codec import UndecodableError, decode, encode
from scanner.ledger.runs import Start
from scanner.model.category import DataCategory
from scanner.model.detection import Tally
from scanner.model.errors import Reason
from scanner.model.finding import Basis, Cause, Finding, Outcome
from scanner.model.inventory import Location
from scanner.model.profile import (
    Amount,
    Coverage,
    DatasetProfile,
    FieldProfile,
    Gap,
    MaskTally,
)
from scanner.model.severity import Severity
from tests.ledger.nights import PROFILE, start

COUNTS = st.integers(0, 2**63)
NAMES = st.text(st.characters(), max_size=8) | st.just("\udc80\0")
CATEGORIES = st.sampled_from(DataCategory)
FIELDS = st.builds(
    FieldProfile,
    cells=COUNTS,
    filled=COUNTS,
    tallies=st.dictionaries(CATEGORIES, st.builds(Tally, COUNTS, certain_within=COUNTS)),
    named=st.dictionaries(CATEGORIES, st.frozensets(NAMES)),
    mask=st.builds(MaskTally, COUNTS, COUNTS, COUNTS),
)
GAPS = st.builds(Gap, st.sampled_from(Reason), st.none() | NAMES)
PROFILES = st.builds(
    DatasetProfile,
    rows=COUNTS,
    fields=st.dictionaries(NAMES, FIELDS, max_size=4),
    days=st.dictionaries(st.dates(), COUNTS, max_size=4),
    undated=COUNTS,
    coverage=st.builds(
        Coverage, COUNTS, st.dictionaries(GAPS, st.builds(Amount, COUNTS, COUNTS, COUNTS))
    ),
)
MEASURES = st.dictionaries(
    NAMES,
    st.none() | st.booleans() | COUNTS | st.floats(allow_nan=False, allow_infinity=False) | NAMES,
)
FINDINGS = st.builds(
    Finding,
    control=NAMES,
    severity=st.sampled_from(Severity),
    outcome=st.sampled_from(Outcome),
    cause=st.sampled_from(Cause),
    location=st.builds(Location, NAMES, st.none() | NAMES, st.none() | NAMES, st.none() | NAMES),
    subject=st.none() | NAMES,
    measures=MEASURES,
    basis=st.lists(st.builds(Basis, NAMES, NAMES)).map(tuple),
    cities=st.lists(NAMES).map(tuple),
)


@given(PROFILES)
def test_a_profile_comes_back_as_it_was(profile: DatasetProfile) -> None:
    text = encode(profile)
    back = decode(DatasetProfile, text)
    assert text.isascii()
    assert back == profile
    assert list(back.fields) == list(profile.fields)
    assert encode(back) == text


@given(FINDINGS)
def test_a_finding_comes_back_as_it_was(finding: Finding) -> None:
    back = decode(Finding, encode(finding))
    assert back == finding
    assert back.id == finding.id
    assert encode(back) == encode(finding)


def test_the_form_is_plain() -> None:
    assert encode(PROFILE) == (
        '{"rows":3,"fields":{"\\u6c0f\\u540d":{"cells":3,"filled":2,'
        '"tallies":{"PERSON":{"certain":2}},"named":{"PERSON":["kana","name-ja"]},'
        '"mask":{"kept":1}}},"days":{"2026-04-01":2},"undated":1,"coverage":{"read":1}}'
    )
    gap = Coverage(0, {Gap(Reason.LINK, "a"): Amount(1)})
    assert encode(gap) == '{"gaps":[[{"reason":"link","field":"a"},{"partitions":1}]]}'


def test_moments_and_flags_come_back() -> None:
    begun = start()
    assert decode(Start, encode(begun)) == begun
    assert decode(Start, encode(begun)).as_of.isoformat() == begun.as_of.isoformat()


def test_a_day_among_measures_is_written_as_text() -> None:
    one = Finding(
        "C",
        Severity.LOW,
        Outcome.PASS,
        Cause.DATA,
        Location("s"),
        measures={"day": date(2026, 1, 2)},
    )
    assert decode(Finding, encode(one)).measures == {"day": "2026-01-02"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"rows":"3"}',
        '{"rows":3.0}',
        '{"rows":true}',
        '{"unknown":1}',
        '{"fields":[]}',
        '{"fields":{"a":{"tallies":{"NOTHING":{}}}}}',
        '{"fields":{"a":{"named":{"PERSON":"kana"}}}}',
        '{"days":{"yesterday":1}}',
        '{"coverage":{"gaps":{}}}',
        '{"coverage":{"gaps":[[{"field":"a"},{}]]}}',
        "[" * 100_000,
    ],
)
def test_what_is_no_profile_is_refused_without_a_word_of_it(text: str) -> None:
    with pytest.raises(UndecodableError) as caught:
        decode(DatasetProfile, text)
    assert str(caught.value) == ""


def test_a_value_that_has_no_json_is_a_bug() -> None:
    location = Location("s")
    for odd in (float("nan"), object()):
        one = Finding("C", Severity.LOW, Outcome.PASS, Cause.DATA, location, measures={"odd": odd})
        with pytest.raises((TypeError, ValueError)):
            encode(one)


def test_every_field_of_a_noun_is_kept() -> None:
    """A field that is added later needs no line in the codec, whatever its default."""
    tally = Tally(1, 2, 3, 4, 5, 6, 7)
    assert decode(Tally, encode(tally)) == tally
    assert decode(Tally, "{}") == Tally()
    assert datetime.fromisoformat("2026-11-01T03:00:00+09:00").tzinfo is not None
