"""One blob by its address, copied into memory: what is digested is what is checked."""

from collections.abc import Mapping
from contextlib import ExitStack
from typing import BinaryIO
from urllib.parse import unquote

from scanner.connect.azure_blobs import parsed, refusals, service
from scanner.decode.unfolding import check_room, in_memory
from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret


def blob_at(address: Secret[str], closing: ExitStack) -> Mapping[str, BinaryIO]:
    """Copy a blob.

    Args:
        address: ``https://ACCOUNT.blob.core.windows.net/CONTAINER/PATH``, signed or not.
        closing: Lets go of the copy.

    Raises:
        SourceError: It cannot be had, or is too large to be held.
    """
    place = parsed(address)
    container, _, name = place.container.partition("/")
    if not name:
        raise SourceError(Reason.NOT_FOUND)
    copy = closing.enter_context(in_memory())
    with refusals():
        stream = service(place).get_blob_client(container, unquote(name)).download_blob()
        check_room(stream.size)
        stream.readinto(copy)
    return {unquote(name).rpartition("/")[2]: copy}
