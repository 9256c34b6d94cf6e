"""The lists of the office, read where a policy names some."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from scanner.cli.arguments.readers import JAPAN
from scanner.model.entry import Register
from scanner.model.register import Registers
from scanner.model.secret import Secret, derive_key
from scanner.model.source import Source, SourceAddress, SourceKind
from scanner.model.system import System
from scanner.profiling import Namer
from scanner.sources import open_source


def registers_of(system: System, as_of: datetime, names: Namer) -> Registers:
    """Read the lists of the office; pandas is loaded where there are any."""
    if not system.registers:
        return Registers()
    from scanner.registers import read_registers  # noqa: PLC0415 - as said

    def show(sheet: str) -> str:
        return names.datasets([sheet], "/")[sheet]

    moment = as_of.astimezone(JAPAN)
    key = derive_key(system.key, "register digests")
    return read_registers(system.registers, system.policy, moment, show, key)


def lists_of(registers: Registers, system: System) -> Mapping[str, Source[Any]]:
    """Give the lists of people that the register of erasures names, by the id of the entry.

    A path in the register counts from the folder of the configuration, as that of a register does.
    """
    file = system.registers.get(Register.ERASURES)
    named = [one for one in registers.erasures if one.people and file is not None]
    return {
        one.spot.id: open_source(
            SourceAddress(
                Register.ERASURES.value,
                SourceKind.FOLDER,
                Secret(str(Path(file.folder if file else ".") / one.people)),
            )
        )
        for one in named
    }
