"""Keys are derived from a secret as the RFC says."""

from scanner.model.secret import Secret, derive_key


def test_a_key_is_derived_as_rfc_5869_says() -> None:
    """Appendix A.3: no salt, no info; the first 32 of its 42 bytes."""
    derived = derive_key(Secret(b"\x0b" * 22), "").reveal()
    assert derived.hex() == "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"


def test_each_purpose_has_its_own_key() -> None:
    secret = Secret(b"k" * 32)
    derived = {derive_key(secret, purpose).reveal() for purpose in ("", "a", "b")}
    assert len(derived) == 3
