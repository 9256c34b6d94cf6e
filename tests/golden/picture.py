"""Draw the README's picture of the report: ``python -m tests.golden.picture``."""

from pathlib import Path

import pypdfium2
from PIL import Image

from scanner.reports.committee.pdf import committee_pdf
from tests.golden.reported import REPORT

PICTURE = Path(__file__).parents[2] / "sample_data" / "report.png"
PAGES, SCALE, GAP, DESK = (0, 1, 3), 0.9, 14, 226


def main() -> None:
    """Lay three pages of the sample's print beside one another."""
    with pypdfium2.PdfDocument(committee_pdf(REPORT, "ja")) as document:
        pages = [document[number].render(scale=SCALE).to_pil() for number in PAGES]
    width, height = pages[0].size
    size = (len(pages) * (width + GAP) + GAP, height + 2 * GAP)
    desk = Image.new("RGB", size, (DESK, DESK, DESK))
    for number, page in enumerate(pages):
        desk.paste(page, (GAP + number * (width + GAP), GAP))
    desk.quantize(200).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
