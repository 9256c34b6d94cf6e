"""What a verifier says, and of which record; it says the same wherever it runs."""

import json
import subprocess
import sys
from base64 import b64decode
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from scanner.cli import main
from scanner.evidence.chained import PACK, Record, canonical, digest, listed, opened, public_keys
from scanner.evidence.heads import held_against
from scanner.evidence.period import lives
from scanner.evidence.signing import new_key, record_of, sign
from scanner.evidence.statement import finding_content, plain
from scanner.evidence.verifier import check
from scanner.model.finding import Outcome
from scanner.model.secret import Secret
from tests.evidence.world import MEMO, World

NIGHTS = 4
ELLIPTIC = (
    ec.generate_private_key(ec.SECP256R1())
    .public_key()
    .public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
)


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with TemporaryDirectory() as folder:
        made = World(Path(folder), memo=MEMO)
        for number in range(1, NIGHTS + 1):
            made.night(number)
        yield made


@pytest.fixture(scope="module")
def pack(world: World) -> Path:
    return world.pack(NIGHTS)


def _dropped(lines: list[bytes]) -> None:
    del lines[1]


def _cut(lines: list[bytes]) -> None:
    del lines[2:]


def _swapped(lines: list[bytes]) -> None:
    lines[1], lines[2] = lines[2], lines[1]


def _changed(lines: list[bytes]) -> None:
    lines[2] = lines[2].replace(b'"sig":"', b'"sig":"AA')


def _other_form(lines: list[bytes]) -> None:
    lines[2] = lines[2].replace(b'{"payload"', b'{ "payload"')


def _resigned(lines: list[bytes]) -> None:
    key = Secret(Ed25519PrivateKey.generate().private_bytes_raw())
    statement = b64decode(json.loads(lines[2])["payload"]).decode()
    lines[2] = sign(key, statement).encode()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_dropped, "record 2 was dropped"),
        (_cut, "record 3 was dropped"),
        (_swapped, "record 2 was reordered"),
        (_changed, "record 3 was changed"),
        (_other_form, "record 3 was changed"),
        (_resigned, "record 3 was re-signed with another key"),
    ],
)
def test_the_first_record_that_is_wrong_is_named(
    world: World,
    pack: Path,
    tmp_path: Path,
    change: Callable[[list[bytes]], None],
    said: str,
) -> None:
    copy = copytree(pack, tmp_path / "copy")
    lines = (copy / "records.jsonl").read_bytes().splitlines()
    change(lines)
    (copy / "records.jsonl").write_bytes(b"".join(line + b"\n" for line in lines))
    code, told = check(copy, world.key, None, "en")
    assert (code, told[0]) == (10, f"INVALID: {said}")
    assert check(copy, world.key, None, "ja")[1][0].startswith("無効です: 記録 ")


def test_a_content_that_is_gone_is_told_of_the_record_that_speaks_of_it(
    world: World, pack: Path, tmp_path: Path
) -> None:
    copy = copytree(pack, tmp_path / "copy")
    lines = (copy / "contents.jsonl").read_bytes().splitlines()
    kept = [line for line in lines if b'"kind":"finding"' not in line]
    (copy / "contents.jsonl").write_bytes(b"".join(line + b"\n" for line in kept))
    told = check(copy, world.key, None, "en")[1]
    assert told[0] == "INVALID: a content of record 1 was changed or dropped"


@pytest.mark.parametrize("name", ["inspection.ja.html", "anchors.txt", "verify.py"])
def test_a_file_that_was_changed_is_named(
    world: World, pack: Path, tmp_path: Path, name: str
) -> None:
    copy = copytree(pack, tmp_path / "copy")
    (copy / name).write_bytes((copy / name).read_bytes() + b" ")
    code, told = check(copy, world.key, None, "en")
    assert (code, told[0]) == (10, f"INVALID: file {name} was changed, dropped or added")


def test_another_key_verifies_nothing(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "other.pub").write_bytes(new_key()[1])
    code, told = check(pack, tmp_path / "other.pub", None, "en")
    assert (code, told[0]) == (10, "INVALID: record 1 was re-signed with another key")


def test_a_pack_that_only_claims_the_key_is_found(world: World, tmp_path: Path) -> None:
    """Everything fits together, and names the operator's key, but another one signed it."""
    (tmp_path / "other").mkdir()
    other = World(tmp_path / "other")
    other.night(1)
    forged = other.pack(1)
    assert other.system.evidence is not None
    theirs, ours = (next(iter(public_keys(one.key.read_bytes()))) for one in (other, world))
    records = (forged / "records.jsonl").read_text("ascii").replace(theirs, ours)
    (forged / "records.jsonl").write_text(records, encoding="ascii")
    payload = json.loads((forged / "manifest.json").read_text("ascii"))["payload"]
    statement = json.loads(b64decode(payload))
    for one in statement["subject"]:
        one["digest"]["sha256"] = digest((forged / one["name"]).read_bytes())
    manifest = sign(other.system.evidence.key, canonical(statement)).replace(theirs, ours)
    (forged / "manifest.json").write_text(f"{manifest}\n", encoding="ascii")
    code, told = check(forged, world.key, None, "en")
    assert (code, told) == (
        10,
        ["INVALID: record 1 was changed", "file manifest.json was changed, dropped or added"],
    )


def test_a_statement_about_something_else_is_no_record(world: World, pack: Path) -> None:
    settings = world.system.evidence
    assert settings is not None
    keys = public_keys(world.key.read_bytes())
    line = (pack / "records.jsonl").read_bytes().splitlines()[0]
    assert not isinstance(opened(line, keys), str)
    statement = json.loads(b64decode(json.loads(line)["payload"]))
    other = sign(settings.key, canonical({**statement, "predicateType": PACK}))
    assert opened(other.encode(), keys) == "changed"
    for gone in ("status", "signed_at"):
        predicate = {k: v for k, v in statement["predicate"].items() if k != gone}
        other = sign(settings.key, canonical({**statement, "predicate": predicate}))
        assert opened(other.encode(), keys) == "changed"


def test_a_record_of_a_version_that_listed_less_still_holds(world: World, pack: Path) -> None:
    settings = world.system.evidence
    assert settings is not None
    line = (pack / "records.jsonl").read_bytes().splitlines()[0]
    statement = json.loads(b64decode(json.loads(line)["payload"]))
    for later in ("flows", "waived"):
        del statement["predicate"][later]
    earlier = opened(
        sign(settings.key, canonical(statement)).encode(), public_keys(world.key.read_bytes())
    )
    assert not isinstance(earlier, str)
    with world.ledger() as ledger:
        contents = ledger.contents(listed(earlier))
    parsed = {name: json.loads(text) for name, text in contents.items()}
    told = lives([Record("", earlier)], parsed)
    assert (len(told), {one.waived for one in told}) == (len(earlier["findings"]), {False})


def test_after_a_change_of_keys_both_are_given(world: World, pack: Path, tmp_path: Path) -> None:
    both = tmp_path / "both.pub"
    both.write_bytes(new_key()[1] + world.key.read_bytes())
    assert check(pack, both, None, "en")[0] == 0


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("", "not an Ed25519 public key"),
        ("-----BEGIN PUBLIC KEY-----\nAAAA\n", "not an Ed25519"),
        (ELLIPTIC.decode(), "not an Ed25519"),
    ],
)
def test_a_key_that_is_none(pack: Path, tmp_path: Path, key: str, said: str) -> None:
    (tmp_path / "key").write_text(key, encoding="ascii")
    code, told = check(pack, tmp_path / "key", None, "en")
    assert (code, said in told[0]) == (2, True)


def test_what_cannot_be_checked_exits_2(world: World, pack: Path, tmp_path: Path) -> None:
    assert check(tmp_path, world.key, None, "en") == (2, [f"not a pack: {tmp_path}"])
    assert check(tmp_path / "none", world.key, None, "en")[0] == 2
    assert check(pack, tmp_path / "none", None, "en")[0] == 2
    (tmp_path / "empty.txt").write_text("no head here\n", encoding="ascii")
    code, told = check(pack, world.key, tmp_path / "empty.txt", "en")
    assert (code, told[0].startswith("no line of an anchor")) == (2, True)


def test_heads_of_other_periods_say_nothing(world: World, tmp_path: Path) -> None:
    part = world.pack(3, since=2)
    mails = tmp_path / "mails.txt"
    mails.write_text("> " + "\r\n> ".join(world.mails), encoding="utf-8")
    code, told = check(part, world.key, mails, "en")
    assert (code, told) == (
        0,
        [
            "valid: 2 records, 2025-04-02 to 2025-04-03",
            "nights: 2 scanned, 0 partial, 0 missed",
            "anchored until 2025-04-03",
            "anchors reach until 2025-04-04, beyond this period",
        ],
    )


def test_the_verifier_in_the_pack_runs_alone(world: World, pack: Path) -> None:
    """Plain Python: no package of ours can be imported, and none but ``cryptography`` is."""
    program = (
        "import runpy, sys; sys.argv = sys.argv[1:];"
        "sys.modules.update(dict.fromkeys(['scanner', 'securesystemslib', 'rfc3161_client']));"
        "runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    arguments = [str(pack / "verify.py"), str(pack), "--key", str(world.key)]
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-I", "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == f"valid: {NIGHTS} records, 2025-04-01 to 2025-04-04"
    text = (pack / "verify.py").read_text("utf-8")
    assert "from scanner" not in text
    assert all(f"\ndef {one.__name__}(" in text for one in (check, digest, held_against))


def test_the_command_line_says_the_same(
    world: World, pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["evidence", "verify", str(pack), "--key", str(world.key), "--lang", "en"]
    assert main(arguments) == 0
    assert capsys.readouterr().out.splitlines() == check(pack, world.key, None, "en")[1]
    assert main(["evidence", "verify", str(pack)]) == 2


def test_the_same_records_make_the_same_bytes(world: World, pack: Path) -> None:
    before = {path.name: path.read_bytes() for path in pack.iterdir()}
    again = {path.name: path.read_bytes() for path in world.pack(NIGHTS).iterdir()}
    assert before == again


def test_the_same_data_gives_a_finding_the_same_digest(world: World, tmp_path: Path) -> None:
    """Replay: another ledger, another operator's key, the same data and policy."""
    with world.ledger() as ledger:
        link = ledger.links()[0]
        run = ledger.run(link.run)
    stated = [one for one in run.findings if one.outcome is not Outcome.PASS]
    digests = [digest(plain(finding_content(one))) for one in stated]
    assert sorted(digests) == record_of(link).predicate["findings"]
    replayed = World(tmp_path, memo=MEMO)
    replayed.night(1)
    with replayed.ledger() as ledger:
        again = ledger.links()[0]
    assert record_of(again).predicate["findings"] == record_of(link).predicate["findings"]
    assert record_of(again).predicate["coverage"] == record_of(link).predicate["coverage"]
    assert again.head != link.head


def test_other_data_gives_another_digest(world: World, tmp_path: Path) -> None:
    replayed = World(tmp_path, memo="")
    replayed.night(1)
    with replayed.ledger() as ledger, world.ledger() as original:
        ours, theirs = (one.links()[0] for one in (ledger, original))
    assert record_of(ours).predicate["coverage"] != record_of(theirs).predicate["coverage"]
