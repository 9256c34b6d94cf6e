"""Schedules in ``jobs/schedules``: each parses, starts what there is, and asks for little."""

import re
import shlex
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

import pytest
from ruamel.yaml import YAML

from scanner.cli.arguments import parser

SCHEDULES = files("jobs") / "schedules"
RANGES = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
SECRET = re.compile(r"(?i)password|accountkey|sig=|://[^/\s]*:[^/\s]*@")


def text(name: str) -> str:
    return (SCHEDULES / name).read_text(encoding="utf-8")


def fits(expression: Sequence[str]) -> bool:
    """Say whether five fields are those of cron: plain numbers within their range, or stars."""
    return len(expression) == len(RANGES) and all(
        field == "*" or (field.isdigit() and low <= int(field) <= high)
        for field, (low, high) in zip(expression, RANGES, strict=True)
    )


def started(argv: Sequence[str]) -> str:
    """Give the command that a schedule starts, as far as the command line takes its arguments."""
    place = argv.index("-m")
    package, job = argv[place + 1].split(".")
    assert (package, (files("jobs") / f"{job}.py").is_file()) == ("jobs", True)
    command: str = parser().parse_args([job, *argv[place + 2 :]]).command
    return command


def unit(name: str) -> Mapping[str, Mapping[str, list[str]]]:
    """Parse a unit of systemd; a key may stand there several times."""
    sections: dict[str, dict[str, list[str]]] = {}
    section: dict[str, list[str]] | None = None
    for number, line in enumerate(text(name).splitlines(), 1):
        if not line or line.startswith(("#", ";")):
            continue
        if head := re.fullmatch(r"\[(Unit|Service|Timer|Install)\]", line):
            section = sections.setdefault(head[1], defaultdict(list))
            continue
        key, sign, value = line.partition("=")
        assert section is not None, f"{name}:{number}"
        assert sign, f"{name}:{number}"
        assert re.fullmatch("[A-Z][A-Za-z]+", key), f"{name}:{number}"
        section[key].append(value)
    return sections


def test_cron() -> None:
    lines = [line for line in text("cron").splitlines() if line and not line.startswith("#")]
    (job,) = [line for line in lines if not re.match(r"[A-Z]+=", line)]
    *when, user, command = job.split(maxsplit=6)
    assert fits(when)
    assert user == "pcscan"
    assert not re.search(r"(?<!\\)%", command), "cron ends a command at a bare percent sign"
    words = command.replace("\\%", "%").partition("exec ")[2].partition(" >>")[0]
    assert started(shlex.split(words.replace("$(date +%F)", "2026-11-01"))) == "nightly"
    assert text("cron").endswith("\n"), "cron ignores a last line that does not end"


@pytest.mark.parametrize(
    ("field", "right"), [("60 1 * * *", False), ("1 24 * * *", False), ("1 1 * *", False)]
)
def test_what_cron_does_not_take(field: str, *, right: bool) -> None:
    assert fits(field.split()) is right


def test_systemd_service() -> None:
    service = unit("pcscan-nightly.service")["Service"]
    (line,) = service["ExecStart"]
    assert started(shlex.split(line)) == "nightly"
    assert service["SuccessExitStatus"] == ["3 10 11"], "a night with findings is no failure"
    least = {
        "User": "pcscan",
        "NoNewPrivileges": "yes",
        "CapabilityBoundingSet": "",
        "ProtectSystem": "strict",
        "ProtectHome": "yes",
        "PrivateTmp": "yes",
        "UMask": "0077",
        "LimitCORE": "0",
    }
    assert {key: service[key] for key in least} == {key: [value] for key, value in least.items()}
    assert "ReadWritePaths" not in service


def test_systemd_timer() -> None:
    timer = unit("pcscan-nightly.timer")
    assert timer["Timer"]["Unit"] == ["pcscan-nightly.service"]
    (when,) = timer["Timer"]["OnCalendar"]
    assert re.fullmatch(r"\*-\*-\* [0-2]\d:[0-5]\d:00 Asia/Tokyo", when)
    assert timer["Timer"]["Persistent"] == ["yes"], "a night that was slept through is made up for"
    assert timer["Install"]["WantedBy"] == ["timers.target"]


def test_systemd_itself_has_nothing_to_object_where_it_is_there() -> None:
    """Whatever else is checked here is checked on every machine."""
    analyse = shutil.which("systemd-analyze")
    names = [str(SCHEDULES / f"pcscan-nightly.{kind}") for kind in ("service", "timer")]
    if analyse is not None:
        ran = subprocess.run(  # noqa: S603 - systemd's own linter
            [analyse, "verify", "--man=no", "--recursive-errors=no", *names],
            capture_output=True,
            text=True,
            check=False,
        )
        said = [line for line in ran.stderr.splitlines() if "pcscan" in line]
        missing = [line for line in said if "is not executable" in line]  # not installed here
        assert said == missing
    assert len(names) == 2


def job() -> Mapping[str, Any]:
    document: Mapping[str, Any] = YAML(typ="safe", pure=True).load(text("container-apps-job.yaml"))
    return document


def test_container_apps_job() -> None:
    said = job()["properties"]
    configuration, template = said["configuration"], said["template"]
    assert configuration["triggerType"] == "Schedule"
    assert fits(configuration["scheduleTriggerConfig"]["cronExpression"].split())
    assert configuration["scheduleTriggerConfig"]["parallelism"] == 1
    assert configuration["replicaRetryLimit"] == 0, "a night with findings is not tried again"
    (container,) = template["containers"]
    assert started([*container["command"], *container["args"]]) == "nightly"
    mounted = {mount["volumeName"] for mount in container["volumeMounts"]}
    assert mounted == {volume["name"] for volume in template["volumes"]}
    named = {secret["name"] for secret in configuration["secrets"]}
    assert named == {entry["secretRef"] for entry in container["env"]}
    assert "@sha256:" in container["image"], "by digest: a tag can come to mean something else"


def test_no_secret_stands_in_a_schedule() -> None:
    secrets = job()["properties"]["configuration"]["secrets"]
    (identity,) = job()["identity"]["userAssignedIdentities"]
    assert all(secret.keys() == {"name", "keyVaultUrl", "identity"} for secret in secrets)
    assert {secret["identity"] for secret in secrets} == {identity}
    for path in SCHEDULES.iterdir():
        assert not SECRET.search(path.read_text(encoding="utf-8")), path.name
