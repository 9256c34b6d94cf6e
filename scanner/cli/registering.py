"""The lists of the office, read where a policy names some."""

from datetime import datetime

from scanner.cli.arguments.readers import JAPAN
from scanner.model.register import Registers
from scanner.model.secret import derive_key
from scanner.model.system import System
from scanner.profiling import Namer


def registers(system: System, as_of: datetime, names: Namer) -> Registers:
    """Read the lists of the office; pandas is loaded where there are any."""
    if not system.registers:
        return Registers()
    from scanner.registers import read_registers  # noqa: PLC0415 - as said

    def show(sheet: str) -> str:
        return names.datasets([sheet], "/")[sheet]

    moment = as_of.astimezone(JAPAN)
    key = derive_key(system.key, "register digests")
    return read_registers(system.registers, system.policy, moment, show, key)
