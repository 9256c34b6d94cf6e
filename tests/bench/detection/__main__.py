"""Measure: ``python -m tests.bench.detection --seed dev|hold-out|unseen [--json]``.

``--wrong N`` shows what went wrong, on ``dev`` alone: the others give figures and nothing else.
``unseen`` is another author's corpus (``tests/bench/unseen``).
"""

import gc
import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import asdict

os.environ["POLARS_MAX_THREADS"] = "1"  # as the command line does

from scanner.cli import ALLOCATIONS_BETWEEN_COLLECTIONS
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers import detector
from tests.bench import unseen
from tests.bench.detection import presidio
from tests.bench.detection.corpus import make
from tests.bench.detection.draw import Draw
from tests.bench.detection.harness import Measured, measure
from tests.bench.detection.labels import Corpus
from tests.bench.detection.report import as_json, lines, presidio_lines, speed_lines
from tests.bench.detection.seeds import SEEDS, Part
from tests.bench.detection.speed import measure_speed
from tests.bench.detection.texts import snippets

UNSEEN = "unseen"


def main(arguments: list[str]) -> int:
    """Print the figures of one part."""
    options = _options(arguments)
    corpus = _corpus(options.seed, options.size)
    gc.set_threshold(ALLOCATIONS_BETWEEN_COLLECTIONS)
    recognisers = detector(RecognizerSettings())
    measured = measure(corpus, recognisers)
    speed = measure_speed(recognisers, _further(options.seed, options.texts), options.rows)
    if options.json:
        figures = as_json(measured) | {"speed": asdict(speed) | {"ratio": speed.ratio}}
        _print(json.dumps(figures, ensure_ascii=False, indent=1))
        return 0
    _print(*lines(measured), *speed_lines(speed))
    if presidio.installed():
        _print(*presidio_lines(*presidio.compare(corpus), speed))
    _print(*_wrong(measured, options.wrong))
    return 0


def _corpus(seed: str, size: float) -> Corpus:
    return unseen.make(size) if seed == UNSEEN else make(seed, size)


def _further(seed: str, count: int) -> list[str]:
    """Write texts as those of the corpus, and none of them."""
    if seed == UNSEEN:
        more = unseen.snippets(range(unseen.SNIPPETS, unseen.SNIPPETS + count))
    else:
        more = snippets(Draw(Part(seed), SEEDS[Part(seed)], "further texts"), count)
    return [snippet.text for snippet in more]


def _options(arguments: list[str]) -> Namespace:
    parser = ArgumentParser(prog="python -m tests.bench.detection")
    parser.add_argument("--seed", choices=[*Part, UNSEEN], default=Part.DEV)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--size", type=float, default=1.0, help="1 is the whole corpus")
    parser.add_argument("--rows", type=int, default=100_000, help="of the member CSV")
    parser.add_argument("--texts", type=int, default=20_000, help="graded for their speed")
    parser.add_argument("--wrong", type=int, default=0, help="show so many mistakes; dev only")
    options = parser.parse_args(arguments)
    if options.wrong and options.seed != Part.DEV:
        parser.error(f"{options.seed} is for figures alone")
    return options


def _wrong(measured: Measured, count: int) -> Iterator[str]:
    for table, column, found in measured.wrong_columns[:count]:
        truth = {str(c): (str(x.verdict), x.form, x.cells) for c, x in column.labels.items()}
        said = {str(c): (str(x.verdict), x.hits, *x.evidence) for c, x in found.items()}
        examples = [value for value in column.values if value][:3]
        yield f"{table.name} {column.name!r} {column.negative or truth} said {said} {examples}"
    for snippet, spoken in measured.wrong_texts[:count]:
        truth_spans = [f"{s.category} {snippet.text[s.start : s.end]}" for s in snippet.spans]
        yield f"{snippet.negative or truth_spans} said {list(spoken)} in {snippet.text!r}"


def _print(*texts: str) -> None:
    sys.stdout.writelines(f"{text}\n" for text in texts)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
