"""Random cells put to every recogniser: what breaks, and what takes long, is printed.

A cell is a text of the corpus or a run of hostile signs, mutated: pieces cut out, doubled, moved,
repeated a thousand times, written in full width, escaped, with signs put in that no reader sees. Of
each batch it is held that it is graded without an error, that columns and texts agree, that spans
lie in order, and of each cell that it takes no longer than a text of its length. The same seed
makes the same cells.
``python -m tests.bench.fuzz [CELLS] [SEED]``
"""

import json
import random
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import quote

import pyarrow as pa

from scanner.model.category import DataCategory
from scanner.model.detection import Detector, Grade
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers import detector
from tests.bench.detection.draw import Draw
from tests.bench.detection.seeds import SEEDS, Part
from tests.bench.detection.texts import snippets

CELLS, SEED, BATCH = 10_000, 1, 500
SEEDLINGS = 2_000
"""Texts that are mutated."""

REPEATED, LONGEST = 1_000, 20_000
SIGNS = (
    *"0123456789０９-－−ー‐()（）+.．@＠*＊●xX_:/=&?'\"<>{}[]、。・　 \n\r\t,;|%#~",
    *("\0", "\u200b", "\u200f", "\u202e", "\ufeff", "\u0301", "\x1b[31m", "🎴", "𠮷", "ﾞ"),
    *("都道府県", "市", "丁目", "様", "さん", "氏名：", "TEL", "昭和", "生", "sig=", "AKIA", "株"),
)
SPANNED = {Grade.CHECKED, Grade.CERTAIN, Grade.CHECKED_WITHIN, Grade.CERTAIN_WITHIN}
SURE = 0.5
"""Spans that score less say nothing of a cell."""

TIMES_AS_LONG, SLACK = 4, 0.5
"""What a cell may take, by what texts take a character, and CPU seconds for what is opened once."""


@dataclass(slots=True)
class Fuzzed:
    """What was seen.

    Attributes:
        broken: What does not hold of a cell, and the cell, cut short.
        slowest: CPU seconds of the slowest cell.
    """

    cells: int = 0
    broken: list[str] = field(default_factory=list)
    slowest: float = 0.0


def fuzz(every: Detector, cells: int, seed: int) -> Fuzzed:
    """Put so many cells to a detector."""
    chance = random.Random(seed)
    corpus = snippets(Draw(Part.DEV, SEEDS[Part.DEV], f"fuzz {seed}"), SEEDLINGS)
    texts = [snippet.text for snippet in corpus]
    every.grade(pa.array(texts))
    usual = sum(_seconds(every, text) for text in texts) / sum(map(len, texts))
    seen = Fuzzed()
    while seen.cells < cells:
        batch = [_cell(chance, texts) for _ in range(min(BATCH, cells - seen.cells))]
        seen.broken += _broken(every, batch)
        for cell in batch:
            taken = _seconds(every, cell + "\0")
            seen.slowest = max(seen.slowest, taken)
            if taken > SLACK + TIMES_AS_LONG * usual * len(cell):
                seen.broken.append(f"{taken:.1f} CPU s for {len(cell)} signs: {cell[:80]!r}")
        seen.cells += len(batch)
    return seen


def _seconds(every: Detector, text: str) -> float:
    started = time.process_time()
    with suppress(Exception):  # what breaks is told of the batch
        every.spans(text, DataCategory)
    return time.process_time() - started


def _cell(chance: random.Random, texts: list[str]) -> str:
    text = chance.choice(texts) if chance.random() < 0.7 else "".join(chance.choices(SIGNS, k=12))
    for _ in range(chance.randint(0, 4)):
        text = _mutated(chance, text, chance.choice(texts))
    return text[:LONGEST]


def _mutated(chance: random.Random, text: str, other: str) -> str:
    """Change a part of a text in one of the ways in which texts go wrong."""
    start, end = sorted(chance.choices(range(len(text) + 1), k=2))
    piece = text[start:end]
    pieces = (
        "",
        piece * 2,
        chance.choice(SIGNS) + piece,
        other[start:end],
        "".join(map(_wide, piece)),
        "\u200b".join(piece),
        piece[:8] * chance.randint(1, REPEATED),
        f"{piece}\n {chance.choice(SIGNS) * 2}",
        quote(piece),
        json.dumps(piece),
    )
    return text[:start] + chance.choice(pieces) + text[end:]


def _wide(sign: str) -> str:
    return chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign


def _broken(every: Detector, batch: list[str]) -> Iterator[str]:
    """Say what does not hold."""
    try:
        graded = every.grade(pa.array(batch)).grades
        spans = [every.spans(text, DataCategory) for text in batch]
    except Exception as error:  # noqa: BLE001 - what this is made to find
        yield f"{type(error).__name__} in one of {len(batch)} cells"
        return
    for number, (text, found) in enumerate(zip(batch, spans, strict=True)):
        ends = [0, *(span.end for span in found)]
        if any(end > span.start for end, span in zip(ends, found, strict=False)):
            yield f"spans overlap in {text[:80]!r}"
        if any(not 0 <= span.start < span.end <= len(text) for span in found):
            yield f"a span lies outside {text[:80]!r}"
        for category, grades in graded.items():
            alone = any(s.score >= SURE for s in every.spans(text, [category]))
            if (grades[number].as_py() in SPANNED) is not alone:
                yield f"{category} is read otherwise in a column: {text[:80]!r}"


def main(arguments: list[str]) -> int:
    """Fuzz, print, and fail where something broke."""
    cells, seed = [*map(int, arguments), *(CELLS, SEED)[len(arguments) :]]
    seen = fuzz(detector(RecognizerSettings()), cells, seed)
    sys.stdout.writelines(f"{line}\n" for line in seen.broken)
    sys.stdout.write(
        f"{seen.cells:,} cells of seed {seed}: {len(seen.broken)} broken, "
        f"the slowest {seen.slowest:.2f} CPU s\n"
    )
    return int(bool(seen.broken))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
