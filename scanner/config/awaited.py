"""What a configuration declares and this version does not verify.

Promise: nothing that was declared is passed over in silence. Each declaration becomes a control
that is judged open, cause coverage, until there is a rule for it.
"""

from collections.abc import Iterator

from scanner.config.schema import SystemSpec
from scanner.model.policy import Awaited, Treatment

OF_A_FLOW = ("FLOW-1", "FLOW-2", "FLOW-3")

OF_A_REGISTER = {
    "roster": ("ORG-1", "ACC-4"),
    "contracts": ("FLOW-2", "RET-2"),
    "approvals": ("COPY-2",),
    "erasures": ("DEL-1", "DEL-2"),
    "handovers": ("FLOW-4", "FLOW-6", "DEL-3"),
    "sas": ("ACC-2",),
    "inspections": ("ORG-3",),
    "trainings": ("ORG-2",),
    "approved_places": ("FLOW-5",),
    "incidents": ("INC-1",),
    "media": ("DEL-2",),
}
"""Which controls need a register."""

OF_A_REPLACEMENT = "MASK-3"


def awaited(spec: SystemSpec) -> Iterator[Awaited]:
    """List the declarations that no rule verifies, in the order of the file."""
    for dataset_name, dataset in spec.datasets.items():
        for column, field in dataset.fields.items():
            if field.treatment in (Treatment.TOKENISED, Treatment.HASHED):
                yield Awaited(OF_A_REPLACEMENT, dataset.source, dataset_name, column)
    for flow_name, flow in spec.flows.items():
        for control in OF_A_FLOW:
            source = spec.datasets[flow.origin].source
            yield Awaited(control, source, flow.origin, subject=flow_name)
    for register in sorted(spec.registers.model_fields_set):
        for control in OF_A_REGISTER[register]:
            yield Awaited(control, None, None, subject=register)
