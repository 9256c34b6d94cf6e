"""A real storage emulator on loopback, and accounts in it that nobody else uses."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from azure.storage.blob import BlobServiceClient, ContainerClient

from scanner.decode.limits import LIMITS
from scanner.model.secret import Secret
from scanner.sources.azure_blob import AzureBlobSource

PROGRAM = Path(sys.prefix) / "azurite" / "node_modules" / ".bin" / "azurite-blob"
ACCOUNT = "devstoreaccount1"
KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
"""Of the emulator's own account: published, and good for nothing else."""

NUMBERS = count(1)


@dataclass(frozen=True)
class Azurite:
    """The emulator."""

    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/{ACCOUNT}"

    @property
    def connection_string(self) -> str:
        return (
            f"DefaultEndpointsProtocol=http;AccountName={ACCOUNT};AccountKey={KEY};"
            f"BlobEndpoint={self.url};"
        )

    def service(self) -> BlobServiceClient:
        return BlobServiceClient.from_connection_string(self.connection_string)

    def container(self, blobs: Mapping[str, bytes], name: str | None = None) -> ContainerClient:
        """Make a container; without a name, one that nobody else uses."""
        client = self.service().create_container(name or f"test-{next(NUMBERS)}")
        for path, content in blobs.items():
            client.upload_blob(path, content)
        return client

    def source(self, *containers: str) -> AzureBlobSource:
        return AzureBlobSource("blobs", Secret(self.connection_string), containers, {}, LIMITS)


@contextmanager
def started(folder: Path) -> Iterator[Azurite]:
    """Run it until it is no longer needed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    place = ["--location", str(folder), "--blobHost", "127.0.0.1", "--blobPort", str(port)]
    with subprocess.Popen(  # noqa: S603 - our own server
        [str(PROGRAM), *place, "--silent", "--skipApiVersionCheck", "--disableTelemetry"],
        stdout=subprocess.DEVNULL,
    ) as process:
        try:
            _wait(port, process)
            yield Azurite(port)
        finally:
            process.kill()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert process.poll() is None, "Azurite ended at once"
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError
