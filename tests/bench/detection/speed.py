"""How fast whole columns are read, beside pyarrow parsing the same CSV in the same run."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from time import process_time

import pyarrow as pa
from pyarrow import csv as arrow_csv

from scanner.model.detection import Detector
from scanner.model.profile import DatasetProfile
from scanner.profiling import Namer, Reading, profile_batch
from tests.bench.detection import others
from tests.bench.detection.addresses import lot_number, whole
from tests.bench.detection.draw import Draw
from tests.bench.detection.numbers import mobile, waon
from tests.bench.detection.people import person
from tests.bench.detection.seeds import SEEDS, Part
from tests.bench.detection.writing import katakana

HEADER = "会員番号,氏名,氏名カナ,生年月日,性別,郵便番号,住所,電話番号,メールアドレス,WAON番号"
BLOCK_BYTES = 8 << 20


@dataclass(frozen=True, slots=True)
class Speed:
    """CPU seconds, user and system, of all threads.

    Attributes:
        parse_seconds: ``pyarrow.csv`` with its defaults.
        read_seconds: The same bytes as strings, as detection needs them.
        detect_seconds: Grading and weighing them.
        texts_per_second: Free texts, all new to the detector, graded as one column, per CPU
            second.
    """

    cells: int
    parse_seconds: float
    read_seconds: float
    detect_seconds: float
    texts_per_second: float

    @property
    def cells_per_second(self) -> float:
        """Give the cells that detection reads per CPU second."""
        return self.cells / self.detect_seconds

    @property
    def ratio(self) -> float:
        """Give reading and detection together as a multiple of parsing alone."""
        return (self.read_seconds + self.detect_seconds) / self.parse_seconds


def members(rows: int) -> bytes:
    """Write a member CSV of ten columns."""
    draw = Draw(Part.DEV, SEEDS[Part.DEV], "members")
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADER.split(","))
    for number in range(rows):
        someone = person(draw)
        writer.writerow(
            (
                10_000_000 + number,
                f"{someone.surname}　{someone.given}",
                katakana(f"{someone.surname_kana}　{someone.given_kana}"),
                someone.birth.strftime("%Y/%m/%d"),
                "男" if someone.male else "女",
                someone.town.postcode,
                whole(someone.town, lot_number(draw, someone)) + (someone.building or ""),
                "-".join(mobile(draw)),
                others.mail(draw, someone),
                waon(draw),
            )
        )
    return out.getvalue().encode()


def measure_speed(detector: Detector, texts: Sequence[str], rows: int) -> Speed:
    """Time parsing and detection one after the other.

    Args:
        detector: What grades.
        texts: Free texts that it has not read yet.
        rows: Of the member CSV.
    """
    data = members(rows)
    began = process_time()
    arrow_csv.read_csv(io.BytesIO(data))
    parsed = process_time()
    strings = {name: pa.string() for name in HEADER.split(",")}
    table = arrow_csv.read_csv(
        io.BytesIO(data),
        read_options=arrow_csv.ReadOptions(block_size=BLOCK_BYTES),
        convert_options=arrow_csv.ConvertOptions(column_types=strings),
    )
    read = process_time()
    reading = Reading(None, detector, Namer(detector))
    batches = (profile_batch(batch, reading) for batch in table.to_batches())
    detector.weigh(sum(batches, DatasetProfile()).fields)
    detected = process_time()
    column = pa.array(texts, pa.string())
    began_texts = process_time()
    detector.grade(column)
    graded = process_time() - began_texts
    return Speed(
        cells=rows * table.num_columns,
        parse_seconds=parsed - began,
        read_seconds=read - parsed,
        detect_seconds=detected - read,
        texts_per_second=len(texts) / graded if graded else 0.0,
    )
