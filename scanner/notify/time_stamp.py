"""The head of the chain under a time stamp (RFC 3161), checked before it counts.

The authority gets a SHA-256 and a random number, nothing else. The request goes to the address in
the policy alone: no redirect is followed. Its answer must bear that number, speak of this head, and
verify under the certificates in the policy; what does not is no time stamp.
"""

from base64 import b64encode
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import URLError
from urllib.request import HTTPErrorProcessor, Request, build_opener

from cryptography import x509
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from scanner.notify.anchor_error import AnchorError

SECONDS = 20
MOST_BYTES = 1 << 16
"""An answer holds a token and a few certificates."""

QUERY = "application/timestamp-query"
GRANTED = 200


class _AsItIs(HTTPErrorProcessor):
    """Hands over every answer as it is, so that a redirect leads nowhere."""

    def http_response(self, _request: Any, response: Any) -> Any:  # noqa: ANN401 - as above
        return response

    def https_response(self, _request: Any, response: Any) -> Any:  # noqa: ANN401 - as above
        return response


@dataclass(frozen=True, slots=True)
class TimeStamp:
    """A time stamp authority.

    Attributes:
        certificates: PEM, the root's among them.
    """

    url: str
    certificates: bytes
    place: str = "time-stamp"

    def take(self, number: int, line: str) -> str:
        """Have a head stamped.

        Returns:
            The line with its token.

        Raises:
            AnchorError: The authority did not answer, or not with a time stamp that holds.
        """
        del number
        asked = TimestampRequestBuilder().data(line.encode()).hash_algorithm(HashAlgorithm.SHA256)
        request = asked.build()
        answer = self._ask(request.as_bytes())
        try:
            roots, others = self._known()
            response = decode_timestamp_response(answer)
            builder = VerifierBuilder.from_request(request)
            for root in roots:
                builder = builder.add_root_certificate(root)
            for other in others:
                builder = builder.add_intermediate_certificate(other)
            builder.build().verify_message(response, line.encode())
        except (ValueError, VerificationError) as error:
            raise AnchorError(self.place, type(error).__name__) from None
        return f"{line} {b64encode(answer).decode()}"

    def _ask(self, query: bytes) -> bytes:
        request = Request(self.url, query, {"Content-Type": QUERY})  # noqa: S310 - see the policy
        try:
            with build_opener(_AsItIs).open(request, timeout=SECONDS) as response:
                answer: bytes = response.read(MOST_BYTES)
                if response.status != GRANTED:
                    raise AnchorError(self.place, f"HTTP {response.status}")
        except (URLError, HTTPException, OSError) as error:
            raise AnchorError(self.place, type(error).__name__) from None
        return answer

    def _known(self) -> tuple[list[x509.Certificate], list[x509.Certificate]]:
        """Tell roots, which sign themselves, from what stands between."""
        known = x509.load_pem_x509_certificates(self.certificates)
        roots = [one for one in known if one.issuer == one.subject]
        return roots, [one for one in known if one not in roots]
