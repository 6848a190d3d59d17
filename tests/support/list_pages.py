"""What readers other than ours make of drawn lists: text, pictures, and the square of dots."""

import subprocess
import tempfile
from pathlib import Path

import pypdfium2
import zxingcpp
from PIL.Image import Image
from PIL.ImageOps import invert

DOTS_PER_INCH = 200
DARK = 40  # of 255: what a copier still sees


def lines_of(pdf: bytes, page: int | None = None) -> list[str]:
    """The lines poppler reads, top first, with the columns of each side by side."""
    pages = ["-f", str(page), "-l", str(page)] if page else []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "list.pdf"
        file.write_bytes(pdf)
        said = subprocess.run(
            ["pdftotext", "-layout", *pages, file, "-"], capture_output=True, check=True, encoding="utf-8"
        ).stdout
    return [" ".join(line.split()) for line in said.splitlines() if line.strip()]


def pages_of(pdf: bytes) -> int:
    """How many pages it has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def scanned(pdf: bytes, page: int = 0) -> list[str]:
    """What a reader of squares finds on a page that came out of a printer of 200 dots per inch.

    Asked for stripes too, it takes a square or a line of text for a bar code now and then.
    """
    drawn = picture_of(pdf, page, DOTS_PER_INCH / 72)
    return [code.text for code in zxingcpp.read_barcodes(drawn, formats=zxingcpp.BarcodeFormat.QRCode)]


def picture_of(pdf: bytes, page: int = 0, scale: float = 1) -> Image:
    """A page in grey; at scale 1 a pixel is a point."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[page].render(scale=scale, grayscale=True).to_pil()
    finally:
        document.close()


def margins_of(pdf: bytes, page: int = 0) -> tuple[float, float, float, float]:
    """How far the ink stands from the left, upper, right and lower edge, in millimetres."""
    grey = picture_of(pdf, page)
    left, upper, right, lower = invert(grey).point(lambda value: 255 * (value > DARK)).getbbox()
    edges = (left, upper, grey.width - right, grey.height - lower)
    return tuple(edge * 25.4 / 72 for edge in edges)
