"""What a configuration declares and this version does not verify.

Promise: nothing that was declared is passed over in silence. Each declaration becomes a control
that is judged open, cause coverage, until there is a rule for it.
"""

from collections.abc import Iterator

from scanner.config.schema.system import SystemSpec
from scanner.model.policy import Awaited

OF_A_REGISTER = {
    "sas": ("ACC-2",),
}
"""Which controls need a register and are not verified yet."""


def awaited(spec: SystemSpec) -> Iterator[Awaited]:
    """List the declarations that no rule verifies, in the order of the file."""
    for register in sorted(spec.registers.model_fields_set):
        for control in OF_A_REGISTER.get(register, ()):
            yield Awaited(control, None, None, subject=register)
