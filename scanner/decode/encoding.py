"""In what character set a text is, told by validating it: a guess from a sample would often fail.

In this order: what was declared, a byte order mark, UTF-8, ISO-2022-JP (ASCII with escape
sequences), CP932, EUC-JP. Whatever is valid in none of them is left unread; where the last two fit
and nothing speaks for one, that is said of the file. Half-width kana in EUC-JP look like kanji in
CP932: they need to be declared.
"""

import codecs
import re
import struct
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO, Protocol

import pyarrow as pa

from scanner.decode.spans import WHOLE, Cut, Span
from scanner.model.errors import Reason, SourceError

BLOCK_BYTES = 1 << 20
SURE_BYTES = 1 << 26
"""So many bytes beyond ASCII leave no doubt of CP932 or EUC-JP; an invalid one behind them ends the
reading there, and is said."""

MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}

UNASSIGNED = "\x80\xa0\uf8f0\uf8f1\uf8f2\uf8f3"
"""What Python's CP932 makes of the bytes 80, A0 and FD to FF, which no Japanese text contains."""

JAPANESE_BEGINS = re.compile(rb"\x1b[$(]")
"""The first two bytes of the escape sequences that select a character set (RFC 1468)."""

HALF_WIDTH_KANA = re.compile("[\uff61-\uff9f]")
AMBIGUOUS = ("euc_jp", "cp932")
KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
KANA_SHARE = 10
"""One sign in so many is kana."""

BEGUN_CHARACTER = re.compile(rb"[\xc0-\xff][\x80-\xbf]*\Z")
BEYOND_ASCII = re.compile("[^\x00-\x7f]")


def detect(stream: BinaryIO, declared: str | None = None) -> str:
    """Name the Python codec in which every byte of the stream is valid.

    Raises:
        SourceError: There is none, the declared one does not fit, or the bytes are no text.
    """
    if codec := declared or _marked(stream):
        readings = [codec] if _fits(stream, codec) else []
    elif _fits(stream, "utf-8"):
        readings = _seven_bit(stream)
    elif _is_mostly_utf8(stream):
        readings = []  # broken: a short one is often valid CP932, in the wrong letters
    else:
        readings = [codec for codec in ("cp932", "euc_jp") if _fits(stream, codec)]
    if not readings:
        raise SourceError(Reason.UNKNOWN_ENCODING)
    return readings[-1] if len(readings) > 1 and _is_mostly_half_width(stream) else readings[0]


def is_doubtful(stream: BinaryIO, codec: str) -> bool:
    """Say whether a text in which a codec was detected may as well be in another.

    What is valid in CP932 and in EUC-JP is half-width kana in the one and kanji in the other. It
    is EUC-JP without a doubt where it has kana among its kanji in the measure of a Japanese text.
    """
    if codec not in AMBIGUOUS or not all(_fits(stream, other) for other in AMBIGUOUS):
        return False
    text = "".join(islice(decoded(stream, "euc_jp"), 1))
    return KANA_SHARE * len(KANA.findall(text)) < len(BEYOND_ASCII.findall(text))


def decoded(stream: BinaryIO, codec: str, span: Span = WHOLE) -> Iterator[str]:
    """Decode a span from its start, block by block."""
    decoder = decoder_of(codec)
    for block in Cut(stream, span).blocks(BLOCK_BYTES):
        yield decoder.decode(block)
    yield decoder.decode(b"", final=True)


class Decoder(Protocol):
    """Decodes block after block."""

    def decode(self, block: bytes, /, final: bool = False) -> str:  # noqa: FBT001, FBT002 - Python's
        """Decode a block.

        Raises:
            UnicodeDecodeError: It is not valid.
        """
        ...


def decoder_of(codec: str) -> Decoder:
    """Give what decodes block after block, and takes no invalid byte."""
    return _Cp932() if codec == "cp932" else codecs.getincrementaldecoder(codec)()


class _Cp932:
    """Python's, without the bytes that it alone takes for signs."""

    def __init__(self) -> None:
        self._python = codecs.getincrementaldecoder("cp932")()

    def decode(self, block: bytes, /, final: bool = False) -> str:  # noqa: FBT001, FBT002 - Python's
        text = self._python.decode(block, final)
        if any(sign in text for sign in UNASSIGNED):
            raise UnicodeDecodeError("cp932", b"", 0, 0, "unassigned")
        return text


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    stream.seek(0)
    while block := stream.read(BLOCK_BYTES):
        yield block


def _marked(stream: BinaryIO) -> str | None:
    head = next(_blocks(stream), b"")
    return next((codec for mark, codec in MARKS.items() if head.startswith(mark)), None)


def _fits(stream: BinaryIO, codec: str) -> bool:
    """Validate every byte; a NUL means that it is no text at all."""
    try:
        "".encode(codec)  # knows codecs of text only, which a look-up does not
        if codecs.lookup(codec).name == "utf-8":
            return _is_utf8(stream)
        return _is_text_in(stream, codec)
    except (LookupError, UnicodeError):
        return False


def _is_text_in(stream: BinaryIO, codec: str) -> bool:
    """Validate by decoding; of a large text its beginning, as reading it decodes it again."""
    decoder, beyond_ascii = decoder_of(codec), 0
    for block in _blocks(stream):
        if codec in AMBIGUOUS and beyond_ascii >= SURE_BYTES:
            _refuse_nul(b"\0" in block)
            continue
        _refuse_nul("\0" in decoder.decode(block))
        beyond_ascii += 0 if block.isascii() else len(block)
    if beyond_ascii < SURE_BYTES:
        decoder.decode(b"", final=True)
    return True


def _is_utf8(stream: BinaryIO) -> bool:
    """Validate in Arrow, at several times the speed of Python's decoder."""
    rest = b""
    for block in _blocks(stream):
        _refuse_nul(b"\0" in block)
        if rest or not block.isascii():
            text = rest + block
            end = _last_boundary(text)
            if not _is_whole_utf8(text[:end]):
                return False
            rest = text[end:]
    return _is_whole_utf8(rest)


def _is_whole_utf8(text: bytes) -> bool:
    """Validate one text where it lies, without a copy."""
    extent = pa.py_buffer(struct.pack("=ii", 0, len(text)))
    try:
        pa.Array.from_buffers(pa.binary(), 1, [None, extent, pa.py_buffer(text)]).cast(pa.string())
    except pa.ArrowInvalid:
        return False
    return True


def _last_boundary(text: bytes) -> int:
    """Find where the last UTF-8 character begins: the end of the block may have cut it."""
    last = BEGUN_CHARACTER.search(text, max(0, len(text) - 4))
    return last.start() if last else len(text)


def _refuse_nul(found: bool) -> None:  # noqa: FBT001 - the condition is all it takes
    if found:
        raise SourceError(Reason.UNKNOWN_FORMAT)


def _seven_bit(stream: BinaryIO) -> list[str]:
    """Tell UTF-8 from ISO-2022-JP, whose bytes are ASCII; other escapes, as of colour, are text.

    Japanese written in a dialect that Python does not know must not pass for ASCII.
    """
    is_ascii = all(block.isascii() for block in _blocks(stream))
    if not is_ascii or not any(map(JAPANESE_BEGINS.search, _blocks(stream))):
        return ["utf-8"]
    return ["iso2022_jp_ext"] if _fits(stream, "iso2022_jp_ext") else []


def _is_mostly_utf8(stream: BinaryIO) -> bool:
    """Say whether most of what is beyond ASCII, where it begins, is whole characters of UTF-8."""
    block = next((block for block in _blocks(stream) if not block.isascii()), b"")
    text = block.decode("utf-8", "replace")
    return 2 * text.count("\ufffd") <= len(BEYOND_ASCII.findall(text))


def _is_mostly_half_width(stream: BinaryIO) -> bool:
    """Say whether CP932 would read mostly half-width kana: the look of EUC-JP read in CP932."""
    text = "".join(islice(decoded(stream, "cp932"), 1))
    return 2 * len(HALF_WIDTH_KANA.findall(text)) > len(BEYOND_ASCII.findall(text))
