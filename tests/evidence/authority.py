"""A real time stamp authority on loopback: RFC 3161 over HTTP, under a root of its own."""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import count

from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

POLICY = "1.3.6.1.4.1.4146.2.3"
SINCE = datetime(2020, 1, 1, tzinfo=UTC)
UNTIL = datetime(2040, 1, 1, tzinfo=UTC)


@dataclass
class Authority:
    """An authority.

    Attributes:
        now: Its clock.
        answer: What it says in place of a token, to be held against what a client makes of it.
    """

    now: datetime = datetime(2025, 4, 1, tzinfo=UTC)
    answer: tuple[int, bytes] | None = None
    redirect: str = ""
    url: str = ""
    asked: list[bytes] = field(default_factory=list)
    serials: Iterator[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.root_key, self.key = (ec.generate_private_key(ec.SECP256R1()) for _ in "ab")
        self.root = _certificate("Root", "Root", self.root_key, self.root_key, ca=True)
        self.own = _certificate("Authority", "Root", self.key, self.root_key, ca=False)

    @property
    def pem(self) -> bytes:
        """Give the root's certificate, as a client trusts it."""
        return self.root.public_bytes(Encoding.PEM)

    def reply(self, query: bytes) -> bytes:
        """Stamp what a request asks for."""
        asked = tsp.TimeStampReq.load(query)
        info = tsp.TSTInfo(
            {
                "version": "v1",
                "policy": POLICY,
                "message_imprint": asked["message_imprint"],
                "serial_number": next(self.serials),
                "gen_time": self.now.astimezone(UTC).replace(microsecond=0),
                "nonce": asked["nonce"],
            }
        )
        token = cms.ContentInfo({"content_type": "signed_data", "content": self._signed(info)})
        status = tsp.PKIStatusInfo({"status": "granted"})
        answer: bytes = tsp.TimeStampResp({"status": status, "time_stamp_token": token}).dump()
        return answer

    def _signed(self, info: tsp.TSTInfo) -> cms.SignedData:
        own = asn1_x509.Certificate.load(self.own.public_bytes(Encoding.DER))
        attributes = cms.CMSAttributes(
            [
                _attribute("content_type", "tst_info"),
                _attribute("message_digest", hashlib.sha256(info.dump()).digest()),
                _attribute(
                    "signing_certificate_v2",
                    tsp.SigningCertificateV2(
                        {"certs": [{"cert_hash": hashlib.sha256(own.dump()).digest()}]}
                    ),
                ),
            ]
        )
        sha256 = algos.DigestAlgorithm({"algorithm": "sha256"})
        signer = cms.SignerInfo(
            {
                "version": "v1",
                "sid": cms.IssuerAndSerialNumber(
                    {"issuer": own.issuer, "serial_number": own.serial_number}
                ),
                "digest_algorithm": sha256,
                "signed_attrs": attributes,
                "signature_algorithm": {"algorithm": "sha256_ecdsa"},
                "signature": self.key.sign(attributes.dump(), ec.ECDSA(hashes.SHA256())),
            }
        )
        content = {"content_type": "tst_info", "content": core.ParsableOctetString(info.dump())}
        return cms.SignedData(
            {
                "version": "v3",
                "digest_algorithms": [sha256],
                "encap_content_info": content,
                "certificates": [own],
                "signer_infos": [signer],
            }
        )


def _attribute(kind: str, value: object) -> cms.CMSAttribute:
    return cms.CMSAttribute({"type": kind, "values": [value]})


def _certificate(
    name: str,
    issuer: str,
    key: ec.EllipticCurvePrivateKey,
    signed_by: ec.EllipticCurvePrivateKey,
    *,
    ca: bool,
) -> x509.Certificate:
    named = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, n)]) for n in (name, issuer)]
    builder = (
        x509.CertificateBuilder()
        .subject_name(named[0])
        .issuer_name(named[1])
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(SINCE)
        .not_valid_after(UNTIL)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    )
    if not ca:
        stamps = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(stamps, critical=True)
    return builder.sign(signed_by, hashes.SHA256())


@contextmanager
def serving(authority: Authority) -> Iterator[Authority]:
    """Serve it on a free port of loopback."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            authority.asked.append(query)
            status, body = authority.answer or (200, authority.reply(query))
            self.send_response(status)
            if authority.redirect:
                self.send_header("Location", authority.redirect)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        authority.url = f"http://127.0.0.1:{server.server_port}/"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield authority
        finally:
            server.shutdown()
            thread.join()
