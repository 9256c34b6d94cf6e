"""The shape of ``registers``: the office's own lists."""

from scanner.config.schema.spec import Spec, Text


class RegistersSpec(Spec):
    """Files in which the office records what it did.

    XLSX, CSV or YAML; `book.xlsx#sheet` where one sheet of several is meant. Paths count from the
    folder of this file.
    """

    roster: Text = ""
    """Responsible persons and workers."""

    contracts: Text = ""
    """Contracts and sub-processors."""

    approvals: Text = ""
    """Approved copies, flows and places."""

    erasures: Text = ""
    """What was erased or returned."""

    handovers: Text = ""
    """What was handed over, with receipts."""

    sas: Text = ""
    """Issued shared access signatures, without the signatures."""

    inspections: Text = ""
    """Inspections and their open points."""

    trainings: Text = ""
    """Trainings and pledges."""

    approved_places: Text = ""
    """Where data may be processed."""

    incidents: Text = ""
    """Incidents and their reports."""

    media: Text = ""
    """Media and their disposal."""

    emergency_contacts: Text = ""
    """Who is called in an emergency, and where the procedure is."""

    information_files: Text = ""
    """個人情報ファイル簿: the public register of personal-information files."""
