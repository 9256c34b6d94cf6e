"""Heads that others keep: a real time stamp authority, a real container, a mail."""

from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from azure.core.exceptions import ResourceNotFoundError

from scanner.evidence.verifier import check
from scanner.model.finding import Outcome
from scanner.model.secret import Secret
from scanner.notify.anchor_error import AnchorError
from scanner.notify.immutable_blob import ImmutableBlob
from scanner.notify.time_stamp import TimeStamp
from tests.azurite import Azurite
from tests.evidence.authority import Authority, serving
from tests.evidence.world import DAY, FIRST, World

LINE = f"pcscan-head/1 1 2025-04-01T03:00:00+09:00 {'a' * 64}"
STAMPED = "evidence: {{time_stamp: {{url: '{url}', certificates: tsa.pem}}}}\n"
HEADS = "evidence: {blob: {url: 'file:account', container: CONTAINER}}\n"


@pytest.fixture
def authority() -> Iterator[Authority]:
    with serving(Authority()) as serves:
        yield serves


@pytest.fixture
def world(tmp_path: Path, authority: Authority) -> World:
    (tmp_path / "tsa.pem").write_bytes(authority.pem)
    return World(tmp_path, more=STAMPED.format(url=authority.url))


def _night(world: World, authority: Authority, number: int, late: timedelta = DAY * 0) -> None:
    authority.now = FIRST + (number - 1) * DAY + timedelta(minutes=16) + late
    signed = world.night(number)
    assert signed is not None


def _verified(world: World, until: int, *certificates: bytes) -> tuple[int, list[str]]:
    """Check a pack with the tokens that lie in it, under certificates had from elsewhere."""
    pack = world.pack(until)
    anchors = world.folder / "anchors.txt"
    anchors.write_bytes((pack / "anchors.txt").read_bytes() + b"".join(certificates))
    return check(pack, world.key, anchors, "en")


def test_stamped_nights_are_anchored(world: World, authority: Authority) -> None:
    for number in (1, 2, 3):
        _night(world, authority, number)
    code, lines = _verified(world, 3, authority.pem)
    assert (code, lines[2:]) == (0, ["anchored until 2025-04-03"])
    assert len(authority.asked) == 3
    assert all(b"2025" not in query and len(query) < 80 for query in authority.asked)


def test_a_stamp_counts_under_the_inspectors_certificates_only(
    world: World, authority: Authority
) -> None:
    _night(world, authority, 1)
    code, lines = _verified(world, 1, Authority().pem)
    assert (code, lines[0]) == (10, "INVALID: the time stamp of record 1 does not verify")
    assert _verified(world, 1)[0] == 2
    assert "certificates (PEM)" in _verified(world, 1)[1][0]


def test_a_night_that_was_stamped_long_after_is_not_anchored(
    world: World, authority: Authority
) -> None:
    _night(world, authority, 1)
    _night(world, authority, 2, late=DAY * 2)
    code, lines = _verified(world, 2, authority.pem)
    assert code == 0
    assert lines[2:4] == ["anchored until 2025-04-01", "not anchored: 1 records"]
    assert lines[4].endswith("record 2")


@pytest.mark.parametrize(
    "answer", [(500, b""), (302, b""), (200, b"no token"), (200, b"0\x030\x01\x02")]
)
def test_an_authority_that_does_not_stamp_leaves_a_gap_until_it_does(
    world: World, authority: Authority, answer: tuple[int, bytes]
) -> None:
    authority.answer, authority.redirect = answer, authority.url
    authority.now = FIRST
    signed = world.night(1)
    assert signed is not None
    assert list(signed.refused) == ["time-stamp"]
    assert len(authority.asked) == 1
    authority.answer = None
    assert _gaps(world, 2) == ["time-stamp"]
    assert _gaps(world, 3) == []


def _gaps(world: World, number: int) -> list[str | None]:
    """Do a night and give the places that EVD-1 says did not take the night before."""
    world.night(number)
    with world.ledger() as ledger:
        run = ledger.run(f"nightly-{number}")
    judged = (one for one in run.findings if one.control == "EVD-1")
    return [one.subject for one in judged if one.outcome is Outcome.OPEN]


def test_an_answer_to_another_question_is_no_stamp(authority: Authority) -> None:
    anchor = TimeStamp(authority.url, authority.pem)
    anchor.take(1, LINE)
    authority.answer = (200, authority.reply(authority.asked[0]))
    with pytest.raises(AnchorError, match="time-stamp: VerificationError"):
        anchor.take(1, LINE)


def test_an_authority_that_is_not_there(authority: Authority) -> None:
    with pytest.raises(AnchorError, match="time-stamp: URLError"):
        TimeStamp("http://127.0.0.1:9/", authority.pem).take(1, LINE)


def test_a_head_in_a_container_is_written_once(azurite: Azurite) -> None:
    container = azurite.container({})
    anchor = ImmutableBlob(Secret(azurite.connection_string), container.container_name)
    assert anchor.take(1, LINE) == LINE
    assert anchor.take(1, LINE) == LINE
    with pytest.raises(AnchorError, match="immutable-blob: AnotherHead"):
        anchor.take(1, LINE.replace("a", "b"))
    blob = container.download_blob("pcscan-head/00000001.txt")
    assert blob.readall() == f"{LINE}\n".encode()
    container.delete_container()
    with pytest.raises(AnchorError, match=f"immutable-blob: {ResourceNotFoundError.__name__}"):
        anchor.take(2, LINE)


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
def test_mails_that_the_city_saved_are_anchors(tmp_path: Path, encoding: str) -> None:
    """A mailbox, and a single mail, as mail programs write them."""
    world, box = World(tmp_path), []
    for number in (1, 2):
        world.night(number)
        mail = EmailMessage()
        mail["Subject"] = "点検の記録"
        mail.set_content(f"点検が終わりました。\n\n{world.mails[-1]}\n", cte=encoding)
        box.append(b"From city@example.jp Tue Apr  1 03:20:00 2025\n" + bytes(mail) + b"\n")
    saved = tmp_path / "box"
    saved.write_bytes(b"".join(box))
    assert check(world.pack(2), world.key, saved, "en")[1][2:] == ["anchored until 2025-04-02"]
    saved.write_bytes(box[0].partition(b"\n")[2])
    assert check(world.pack(2), world.key, saved, "en")[1][2] == "anchored until 2025-04-01"


def test_blobs_contradict_a_rewritten_night(tmp_path: Path, azurite: Azurite) -> None:
    container = azurite.container({})
    (tmp_path / "account").write_text(azurite.connection_string, encoding="ascii")
    world = World(tmp_path, more=HEADS.replace("CONTAINER", container.container_name))
    for number in (1, 2):
        world.night(number)
    kept = b"".join(
        bytes(container.download_blob(blob.name).readall()) for blob in container.list_blobs()
    )
    heads = tmp_path / "heads.txt"
    heads.write_bytes(kept)
    assert check(world.pack(2), world.key, heads, "en")[1][2] == "anchored until 2025-04-02"
    heads.write_bytes(kept.replace(kept.split()[3], b"0" * 64))
    assert check(world.pack(2), world.key, heads, "en")[0] == 10
