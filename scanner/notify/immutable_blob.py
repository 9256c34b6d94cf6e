"""The head of the chain as a blob that is written once: under an immutability policy for good.

The container's policy is the storage account's (WORM); here a head is only ever created, and one
that is there already must say the same. Names begin with the number, so that gaps are seen.
"""

from dataclasses import dataclass

from azure.core.exceptions import AzureError, ResourceExistsError
from azure.storage.blob import BlobClient

from scanner.connect.azure_blobs import parsed, service
from scanner.model.secret import Secret
from scanner.notify.anchor_error import AnchorError


@dataclass(frozen=True, slots=True)
class ImmutableBlob:
    """A container."""

    account: Secret[str]
    container: str
    place: str = "immutable-blob"

    def take(self, number: int, line: str) -> str:
        """Write a head down.

        Returns:
            The line.

        Raises:
            AnchorError: It cannot be written, or another head stands there.
        """
        client = service(parsed(self.account)).get_blob_client(
            self.container, f"pcscan-head/{number:08d}.txt"
        )
        content = f"{line}\n".encode()
        try:
            client.upload_blob(content, overwrite=False)
        except ResourceExistsError:
            if self._there(client) != content:
                raise AnchorError(self.place, "AnotherHead") from None
        except AzureError as error:
            raise AnchorError(self.place, type(error).__name__) from None
        return line

    def _there(self, client: BlobClient) -> bytes:
        try:
            return bytes(client.download_blob().readall())
        except AzureError as error:
            raise AnchorError(self.place, type(error).__name__) from None
