"""DSSE envelopes under one Ed25519 key, in one canonical form (``securesystemslib``).

The type of the payload is signed with it, so that what was signed for one purpose says nothing for
another. The library brings the clients of all clouds along: only what signs or verifies imports it.
"""

import json
from collections.abc import Mapping

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from scanner.evidence.chained import canonical, key_id
from scanner.model.secret import Secret


class UnknownKeyError(Exception):
    """The key that signed is none of those that may."""


class NotSealedError(Exception):
    """It is no envelope of this kind, or not as it was signed."""


def sealed(key: Secret[bytes], text: str, kind: str) -> str:
    """Put a text into a signed envelope: one canonical line.

    Args:
        key: The private key, 32 bytes.
        text: The payload.
        kind: Its media type.
    """
    from securesystemslib.dsse import Envelope  # noqa: PLC0415 - as said
    from securesystemslib.signer import CryptoSigner, SSlibKey  # noqa: PLC0415 - as said

    private = Ed25519PrivateKey.from_private_bytes(key.reveal())
    public = private.public_key()
    signer = CryptoSigner(private, SSlibKey.from_crypto(public, key_id(public)))
    envelope = Envelope(text.encode(), kind, {})
    envelope.sign(signer)
    return canonical(envelope.to_dict())


def opened(line: bytes, kind: str, keys: Mapping[str, Ed25519PublicKey]) -> tuple[str, bytes]:
    """Give who signed an envelope, by the key's id, and its payload.

    Raises:
        NotSealedError: It is no envelope of this kind in its one form, or does not hold.
        UnknownKeyError: Another key signed it.
    """
    from securesystemslib.dsse import Envelope  # noqa: PLC0415 - as said
    from securesystemslib.exceptions import Error, VerificationError  # noqa: PLC0415 - as said
    from securesystemslib.signer import SSlibKey  # noqa: PLC0415 - as said

    try:
        data = json.loads(line)
        envelope = Envelope.from_dict(data)
        (name,) = envelope.signatures
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, Error):
        raise NotSealedError from None
    if envelope.payload_type != kind or canonical(envelope.to_dict()).encode() != line.strip():
        raise NotSealedError
    if name not in keys:
        raise UnknownKeyError
    try:
        envelope.verify([SSlibKey.from_crypto(keys[name], name)], 1)
    except VerificationError:
        raise NotSealedError from None
    return name, envelope.payload
