"""The secrets that a configuration names, fetched: what hides, recognises, signs and opens."""

from collections.abc import Iterator

from scanner.config.following import Following
from scanner.config.messages import references as messages
from scanner.config.mistake import Mistake
from scanner.config.schema.system import SystemSpec
from scanner.model.approver import Approver
from scanner.model.attestation import EvidenceSettings
from scanner.model.guessing import Guessing
from scanner.model.secret import Secret


def system_key(spec: SystemSpec, following: Following) -> Secret[bytes] | None:
    """Fetch the system secret; ``None`` if there is none."""
    key = following.fetch(following.around.key, spec.keys.system, ("keys", "system"))
    return None if key is None else Secret(key)


def city_key(spec: SystemSpec, following: Following) -> Secret[bytes] | None:
    """Fetch the city's secret, where one is named."""
    if spec.keys.city is None:
        return None
    trail = ("keys", "city", "secret")
    key = following.fetch(following.around.key, spec.keys.city.secret, trail)
    return None if key is None else Secret(key)


def evidence(spec: SystemSpec, following: Following) -> EvidenceSettings | None:
    """Fetch the key that signs, and say who else keeps the heads of what it signed."""
    said, written, around = spec.evidence, spec.keys.evidence, following.around
    if written is None:
        if said.model_fields_set:
            place = following.document.key(("evidence",))
            following.mistakes.append(Mistake(place, messages.ANCHOR_WITHOUT_KEY))
        return None
    key = following.fetch(around.signing_key, written, ("keys", "evidence"))
    stamp, blob = said.time_stamp, said.blob
    trail = ("evidence", "time_stamp", "certificates")
    certificates = stamp and following.fetch(around.content, stamp.certificates, trail)
    account = blob and following.fetch(around.storage, blob.url, ("evidence", "blob", "url"))
    return EvidenceSettings(
        key=Secret(key or b""),
        time_stamp=stamp.url if stamp else "",
        certificates=certificates or b"",
        account=Secret(account) if account else None,
        container=blob.container if blob else "",
    )


def approvers(spec: SystemSpec, following: Following) -> Iterator[Approver]:
    """Fetch the keys of those who may permit exceptions."""
    whose: dict[bytes, str] = {}
    for name, one in spec.waivers.approvers.items():
        trail = ("waivers", "approvers", name)
        if one.since and one.until and one.until < one.since:
            following.note((*trail, "until"), messages.APPROVER_ENDS)
        key = following.fetch(following.around.public_key, one.key, (*trail, "key"))
        other = whose.setdefault(key, name) if key else name
        if other != name:
            following.note((*trail, "key"), messages.APPROVER_TWICE, {"other": other})
        yield Approver(name, key or b"", one.since, one.until)


def guessing(spec: SystemSpec, following: Following) -> Guessing:
    """Fetch what is known of how values are replaced."""
    salts = (
        following.fetch(following.around.salt, written, ("guessing", "salts", i))
        for i, written in enumerate(spec.guessing.salts)
    )
    return Guessing(spec.guessing.guesses, tuple(Secret(salt) for salt in salts if salt))


def passwords(spec: SystemSpec, following: Following) -> Iterator[tuple[str, Secret[str]]]:
    """Fetch what opens the archives that are handed over, by flow."""
    for name, flow in spec.flows.items():
        if flow.handover.password:
            trail = ("flows", name, "handover", "password")
            found = following.fetch(following.around.salt, flow.handover.password, trail)
            yield name, Secret((found or b"").decode("utf-8", "replace"))
