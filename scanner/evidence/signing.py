"""The operator's key, and what is signed with it: DSSE envelopes by ``securesystemslib``."""

import json
from base64 import b64decode
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from scanner.evidence.chained import TYPE, Record, digest
from scanner.evidence.envelope import sealed
from scanner.evidence.statement import Told, statement
from scanner.model.attestation import Attest, Attested, Before, Link
from scanner.model.secret import Secret


def new_key() -> tuple[bytes, bytes]:
    """Make a key.

    Returns:
        The private and the public one, PEM.
    """
    key = Ed25519PrivateKey.generate()
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return private, public_pem(key.public_key())


def public_pem(key: Ed25519PublicKey) -> bytes:
    """Write a public key for others."""
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def public_key(key: Secret[bytes]) -> Ed25519PublicKey:
    """Give the public key of a private one."""
    return Ed25519PrivateKey.from_private_bytes(key.reveal()).public_key()


def sign(key: Secret[bytes], text: str) -> str:
    """Put a statement into a signed envelope: one canonical line."""
    return sealed(key, text, TYPE)


def attesting(key: Secret[bytes], told: Told, at: datetime) -> Attest:
    """Give what signs the record of a run that ends.

    Args:
        key: The operator's private key, 32 bytes.
        told: The run.
        at: This machine's clock.
    """

    def attest(before: Before) -> Attested:
        text, contents = statement(told, before, at)
        envelope = sign(key, text)
        return Attested(at, digest(envelope), envelope, contents)

    return attest


def record_of(link: Link) -> Record:
    """Read a record as it stands, for whoever draws something from it; a verifier judges it."""
    statement = json.loads(b64decode(json.loads(link.envelope)["payload"]))
    return Record(link.head, statement["predicate"])
