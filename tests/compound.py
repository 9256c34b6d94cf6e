"""A message as Outlook keeps it, made by hand: no library writes one.

A compound file (MS-CFB) of small streams: a header, one sector with the table of all sectors, the
directory, the table of the small sectors, and these. In it the properties of a message (MS-OXMSG).
"""

import struct

SECTOR, SMALL = 512, 64
FREE, END, TABLE, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ROOT, STREAM = 5, 2


def compound(streams: dict[str, bytes]) -> bytes:
    """Write streams into a file; each is listed to the right of the one before."""
    small, chains = b"", list[int]()
    starts: dict[str, int] = {}
    for name, content in streams.items():
        starts[name] = len(chains) if content else END
        sectors = -(-len(content) // SMALL)
        chains += [*range(len(chains) + 1, len(chains) + sectors), END] if sectors else []
        small += content.ljust(sectors * SMALL, b"\0")
    small = small.ljust(-(-len(small) // SECTOR) * SECTOR, b"\0")
    table = _sectors(chains)
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    last = len(names)
    entries = [
        _entry(name, STREAM, place + 1 if place < last else NONE, starts[name], len(streams[name]))
        for place, name in enumerate(names, start=1)
    ]
    directory = len(entries) // 4 + 1
    first = 1 + directory + len(table) // SECTOR
    root = _entry("Root Entry", ROOT, NONE, first, len(small), child=1)
    written = (root + b"".join(entries)).ljust(directory * SECTOR, b"\0")
    parts = (directory, len(table) // SECTOR, len(small) // SECTOR)
    sectors_of = [TABLE]
    for part in parts:
        begin = len(sectors_of)
        sectors_of += [*range(begin + 1, begin + part), END]
    header = SIGNATURE + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIII", 0, 1, 1, 0, 4096)
    header += struct.pack("<IIII", 1 + directory, parts[1], END, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", FREE) * 108
    return header + _sectors(sectors_of) + written + table + small


def _sectors(table: list[int]) -> bytes:
    content = b"".join(struct.pack("<I", place) for place in table)
    return content.ljust(-(-len(content) // SECTOR) * SECTOR, b"\xff")


def _entry(name: str, kind: int, right: int, start: int, size: int, child: int = NONE) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    head = written.ljust(64, b"\0") + struct.pack("<HBB", len(written), kind, 1)
    return (
        head + struct.pack("<III", NONE, right, child) + bytes(36) + struct.pack("<IQ", start, size)
    )


def outlook(texts: dict[int, str], rtf: bytes = b"") -> bytes:
    """Write a message of some texts, by the number of their property, and maybe one in RTF."""
    held = {(number, 0x001F): text.encode("utf-16-le") for number, text in texts.items()}
    if rtf:
        held[0x1009, 0x0102] = rtf
    kinds = ((kind, number, 6, len(content)) for (number, kind), content in held.items())
    properties = bytes(32) + b"".join(struct.pack("<HHIQ", *kind) for kind in kinds)
    streams = {
        f"__substg1.0_{number:04X}{kind:04X}": content for (number, kind), content in held.items()
    }
    return compound(streams | {"__properties_version1.0": properties})
