"""The shape of sources of files: where they lie, and what holds for what is in them."""

from typing import Annotated, Literal

from pydantic import Field

from scanner.config.schema.spec import NOT_EMPTY, Flag, Spec, Text, optional

Place = Annotated[int, Field(strict=True, ge=1, le=100_000)]


class LayoutFieldSpec(Spec):
    """One field of a record of fixed width."""

    start: Place
    """Its first byte or sign in a record, counted from 1."""

    width: Place
    """How many bytes or signs it has."""


class LayoutSpec(Spec):
    """Records of fixed width: what no field is declared for is read as a column of its own."""

    encoding: Text
    """Character set, for example `cp932`."""

    unit: Literal["bytes", "characters"] = "bytes"
    """What widths count."""

    length: Annotated[Place | None, optional(Place)] = None
    """Of a record, without what ends a line. Default: up to the end of the last field."""

    lines: Flag = True
    """Each record is a line; `false` where one follows the other, which needs `unit: bytes`."""

    fields: dict[Text, LayoutFieldSpec] = NOT_EMPTY
    """Fields by name."""


class FolderSpec(Spec):
    """A folder of files, such as a mounted file share."""

    kind: Literal["folder"]
    """What kind of source it is."""

    path: Text
    """Path from the folder of this file, or `env:NAME`."""

    encodings: dict[Text, Text] = Field(default={})
    """Character sets, by path pattern: `{"legacy/**/*.csv": cp932}`."""

    layouts: dict[Text, LayoutSpec] = Field(default={})
    """Records of fixed width, by path pattern."""

    archive_depth: Annotated[int, Field(strict=True, ge=0, le=10)] = 3
    """How many archives may lie in one another."""


class AzureBlobSpec(Spec):
    """Containers of an Azure storage account."""

    kind: Literal["azure_blob"]
    """What kind of source it is."""

    url: Text
    """`env:NAME`, `file:PATH`, or an address without a signature: of an account, or of one
    container, from which paths then count. Behind a reference also a connection string."""

    containers: tuple[Text, ...] = Field(default=("*",), min_length=1)
    """Patterns of the names of containers."""

    encodings: dict[Text, Text] = Field(default={})
    """Character sets, by path pattern: `{"legacy/**/*.csv": cp932}`."""

    layouts: dict[Text, LayoutSpec] = Field(default={})
    """Records of fixed width, by path pattern."""

    archive_depth: Annotated[int, Field(strict=True, ge=0, le=10)] = 3
    """How many archives may lie in one another."""
