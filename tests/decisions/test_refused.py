"""Decisions that are not taken: by the wrong hand, changed, late, twice, about the wrong thing."""

import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from scanner.cli.clock import now
from scanner.evidence.chained import canonical
from scanner.evidence.decisions import KIND, private_key
from scanner.evidence.envelope import sealed
from scanner.model.decision import Decision, against
from scanner.model.finding import Cause, Outcome
from scanner.model.history import Known
from scanner.model.refusal import Refusal
from scanner.model.secret import Secret
from scanner.model.waiver import reviewed
from scanner.model.waiver_category import WaiverCategory
from tests.decisions.office import Office
from tests.ledger.nights import FIRST, finding
from tests.small import CALL, CLEAN, opened


def _nothing(office: Office, told: tuple[int, str], *parts: str) -> None:
    """See that it was refused for this reason, and that nothing is waived."""
    code, said = told
    assert code == 2, said
    for part in parts:
        assert part in said
    assert all(one["waiver"] is None for one in office.listed().values())


def _edit(path: str, change: Mapping[str, Any]) -> None:
    """Change the only decision of a request, and write it in its one form again."""
    data = json.loads(Path(path).read_text("ascii"))
    data["decisions"][0].update(change)
    Path(path).write_text(canonical(data) + "\n", encoding="ascii")


def test_who_asks_cannot_sign_however_the_name_is_written(office: Office) -> None:
    for name in ("佐藤 花子", "佐藤　花子", "佐藤花子"):
        assert office.waive(by=name)[0] == 0
        _nothing(office, office.sign(), "佐藤", "cannot both request and approve")
    assert office.waive(by="佐藤花")[0] == 0
    assert office.sign()[0] == 0


def test_whoever_is_no_approver_cannot_sign(office: Office) -> None:
    office.waive()
    _nothing(office, office.sign(key="nobody"), "that of no approver")
    _nothing(office, office.sign(key="sato.pub"), "no private key")
    other = X25519PrivateKey.generate()
    pem = other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (office.folder / "other").write_bytes(pem)
    _nothing(office, office.sign(key="other"), "no private key")
    _nothing(office, office.sign(key="missing"), "cannot be read (FileNotFoundError)")


def test_an_approver_who_was_taken_out_is_refused_at_the_import(office: Office) -> None:
    office.waive()
    assert office.sign()[0] == 0
    office.replace(
        '    佐藤 花子: {key: "file:sato.pub", from: 2026-11-01, until: 2027-03-31}\n', ""
    )
    _nothing(office, office.take(), "that of no approver")
    office.replace('    鈴木一郎: {key: "file:suzuki.pub"}\n', "    {}\n")
    _nothing(office, office.take(), "names no approver")


@pytest.mark.parametrize(
    ("since", "until", "signed", "taken"),
    [
        ("2026-11-02", "2026-12-01", 2, None),
        ("2026-11-01", "2026-11-01", 0, 0),
        ("2026-10-01", "2026-10-31", 2, None),
    ],
)
def test_an_approver_decides_from_the_first_to_the_last_day(
    office: Office, since: str, until: str, signed: int, taken: int | None
) -> None:
    office.replace("from: 2026-11-01, until: 2027-03-31", f"from: {since}, until: {until}")
    office.waive()
    code, said = office.sign()
    assert (code, "may not decide on 2026-11-01" in said) == (signed, signed == 2)
    if taken is not None:
        _nothing(office, office.take(day="2026-11-02"), "may not decide on 2026-11-02")
        assert office.take()[0] == taken


def test_a_request_that_was_changed_after_it_was_signed(office: Office) -> None:
    office.waive(until="2026-11-30")
    assert office.sign()[0] == 0
    _edit(office.path("request.json"), {"until": "2026-12-31"})
    _nothing(office, office.take(), "not the file that was signed")


def test_a_request_that_is_not_in_its_one_form(office: Office) -> None:
    path = Path(office.path("request.json"))
    office.waive()
    text = path.read_text("ascii")
    kind, review = text.replace("request/1", "request/2"), text.replace("MIN-1", "MIN-2")
    spaced, empty = text.replace(",", ", "), canonical({**json.loads(text), "decisions": []}) + "\n"
    for other in (text + " ", spaced, "[]", "{", review, kind, empty):
        path.write_text(other, encoding="ascii")
        _nothing(office, office.sign(), "not a decision file")
    path.write_bytes(b"x" * ((5 << 20) + 1))
    _nothing(office, office.sign(), "too large")


def test_a_signature_that_was_changed(office: Office) -> None:
    office.waive()
    assert office.sign()[0] == 0
    path = Path(office.path("signed.json"))
    envelope = json.loads(path.read_text("ascii"))
    signature = envelope["signatures"][0]
    other = canonical(
        {**envelope, "signatures": [{**signature, "sig": "A" + signature["sig"][1:]}]}
    )
    for text in (other, canonical({**envelope, "payloadType": "text/plain"}), "{}", "[", "null"):
        path.write_text(f"{text}\n", encoding="ascii")
        _nothing(office, office.take(), "does not hold")


def test_an_approver_who_signs_under_the_name_of_another(office: Office) -> None:
    office.waive(by="鈴木一郎")
    assert office.sign()[0] == 0
    path = Path(office.path("signed.json"))
    _resign(office, path, "suzuki", {})
    _nothing(office, office.take(), "that of no approver")


def _resign(office: Office, path: Path, key: str, change: Mapping[str, Any]) -> None:
    """Sign another payload with the key of an approver."""
    payload = json.loads(b64decode(json.loads(path.read_text("ascii"))["payload"]))
    secret: Secret[bytes] = private_key(key, Path(office.path(key)).read_bytes())
    text = canonical({**payload, **change})
    path.write_text(f"{sealed(secret, text, KIND)}\n", encoding="ascii")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"system": "large"}, "another system, “large”"),
        ({"file": "0" * 64}, "not the file that was signed"),
        ({"at": "2026-11-01T09:11:00+09:00"}, "still to come"),
        ({"at": "2026-11-01T09:00:00"}, "not what `exceptions sign` writes"),
        ({"decisions": []}, "not what `exceptions sign` writes"),
        ({"nonce": ""}, "not what `exceptions sign` writes"),
    ],
)
def test_a_payload_that_does_not_fit(office: Office, change: Mapping[str, Any], told: str) -> None:
    office.waive()
    assert office.sign()[0] == 0
    _resign(office, Path(office.path("signed.json")), "sato", change)
    _nothing(office, office.take(), told)


def test_a_payload_that_says_otherwise_than_the_file(office: Office) -> None:
    office.waive()
    assert office.sign()[0] == 0
    path = Path(office.path("signed.json"))
    payload = json.loads(b64decode(json.loads(path.read_text("ascii"))["payload"]))
    decision = {**payload["decisions"][0], "until": "2026-12-30"}
    _resign(office, path, "sato", {"decisions": [decision]})
    _nothing(office, office.take(), "not the file that was signed")


def test_clocks_may_differ_by_ten_minutes(office: Office) -> None:
    office.waive()
    assert office.sign()[0] == 0
    change = {"at": "2026-11-01T09:10:00+09:00"}
    _resign(office, Path(office.path("signed.json")), "sato", change)
    assert office.take()[0] == 0


def test_decisions_are_imported_once(office: Office) -> None:
    office.waived()
    for key in ("sato", "suzuki"):
        assert office.sign(key=key)[0] == 0
        code, said = office.take()
        assert (code, "were imported already" in said) == (2, True)


def test_forgetting_old_runs_does_not_forget_what_was_imported(office: Office) -> None:
    office.waived()
    after = now() + timedelta(days=1)
    with opened(office.folder) as ledger:
        ledger.prune(after, after)
    assert office.sign(key="suzuki")[0] == 0
    code, said = office.take()
    assert (code, "were imported already" in said) == (2, True)


def test_what_was_reviewed_must_be_what_is_there(office: Office) -> None:
    office.waive()
    office.write(CALL + "2,call 090-8765-4321\n")
    office.night("2026-11-02")
    office.sign()
    _nothing(office, office.take(day="2026-11-02"), "has changed since it was reviewed")
    office.write(CLEAN)
    office.night("2026-11-03")
    code, said = office.take(day="2026-11-03")
    assert (code, "it is fixed" in said) == (2, True)
    code, said = office.take(day="2026-11-01")
    assert (code, "lies before the last completed night" in said) == (2, True)


def test_a_day_that_passed_between_request_and_import(office: Office) -> None:
    office.waive(until="2026-11-02")
    assert office.sign()[0] == 0
    _nothing(office, office.take(day="2026-11-03"), "2026-11-02 is past")
    assert office.take(day="2026-11-02")[0] == 0


def test_a_request_about_another_system_or_nothing_known(office: Office) -> None:
    office.waive()
    path = Path(office.path("request.json"))
    text = path.read_text("ascii")
    path.write_text(text.replace('"system":"small"', '"system":"large"'), encoding="ascii")
    _nothing(office, office.sign(), "another system")
    path.write_text(text.replace('"notes"', '"memos"'), encoding="ascii")
    _nothing(office, office.sign(), "not a decision file")


@pytest.mark.parametrize("control", ["EXC-1", "COV-2"])
def test_what_speaks_of_the_scan_is_never_waived(office: Office, control: str) -> None:
    office.waived("2026-11-05")
    office.replace("ledger: {", "ledger: {nights_since: 2026-11-01, ")
    office.night("2026-11-03")
    code, said = office.waive(control=control, day="2026-11-03")
    assert (code, f"{control} is never waived" in said) == (2, True)


def test_a_gap_is_no_exception_and_cannot_be_waived(office: Office) -> None:
    (office.folder / "data" / "notes.csv").write_bytes(b"\xff\xfe\x00")
    office.night("2026-11-02")
    (gap,) = [one["id"] for one in office.findings().values() if one["control"] == "COV-1"]
    said = ("--category", "waiver", "--reason", "r", "--until", "2026-12-01")
    asking = ("--requested-by", "山田", "--out", office.path("request.json"))
    code, told = office.exceptions("waive", str(gap), *said, *asking)
    assert (code, "COV-1 is never waived" in told) == (2, True)


@pytest.mark.parametrize(
    ("option", "text"),
    [
        ("--reason", "a\nb"),
        ("--reason", " "),
        ("--requested-by", "x" * 501),
        ("--reason", "\u202egnp"),
    ],
)
def test_a_text_that_does_not_show_as_it_is(office: Office, option: str, text: str) -> None:
    assert office.waive(option, text)[0] == 2


def test_an_import_that_is_refused_writes_nothing_at_all(office: Office) -> None:
    """Two decisions in one file, of which one does not hold."""
    office.waive()
    path = Path(office.path("request.json"))
    data = json.loads(path.read_text("ascii"))
    other = {**data["decisions"][0], "finding": "0" * 16}
    other.pop("reviewed")
    data["decisions"].append(other)
    path.write_text(canonical(data) + "\n", encoding="ascii")
    assert office.sign()[0] == 0
    _nothing(office, office.take(), "0" * 16, "knows no such finding")
    data["decisions"][1] = data["decisions"][0]
    path.write_text(canonical(data) + "\n", encoding="ascii")
    _nothing(office, office.sign(), "stands there twice")


def test_a_finding_that_turned_into_a_gap_cannot_be_waived() -> None:
    """The same finding, of which nobody could decide any more whether it is there."""
    gap = finding(outcome=Outcome.OPEN, cause=Cause.COVERAGE)
    known = Known(FIRST, FIRST)
    asked = Decision(
        gap.id, reviewed(gap).code, "a", category=WaiverCategory.WAIVER, reason="r", until=date.max
    )
    assert [why for why, _ in against(asked, gap, known)] == [Refusal.NO_EXCEPTION]
    assert [why for why, _ in against(replace(asked, category=None), gap, known)] == []
    there = finding()
    asked = replace(asked, review=reviewed(there).code)
    assert list(against(asked, there, known)) == []
    again = replace(known, reopened=1)
    assert [why for why, _ in against(asked, there, again)] == [Refusal.OTHERWISE]
