"""Squares of dots in pictures: a photograph, a scan, a drawn page."""

import re
import zlib
from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

from eduapp.certificates.seals.faults import NoCode
from eduapp.certificates.verification.faults import NoCodeFound, NotReadable, SeveralCodes

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_DOTS = 80_000_000  # a telephone makes 50 million at most; what claims more is no photograph
_MANY_DOTS = 2_000_000
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_OF_OURS = re.compile(r"BEVIS[1-9][0-9]?:")
_LENGTH, _SUM = 4, 4  # bytes of a part of a PNG
_END_OF_JPEG, _SCAN_OF_JPEG = b"\xff\xd9", b"\xff\xda"


def code_in_picture(content: bytes) -> str:
    """The text of the one code of ours in a PNG or JPEG.

    Raises NotReadable (no such file, cut short, came to harm, too large), NoCodeFound, NoCode (only codes of
    others), SeveralCodes.
    """
    if not is_whole(content):
        raise NotReadable
    return the_one_in(texts_in(_opened(content)))


def texts_in(picture: "Image") -> list[str]:
    """All texts of squares in a picture; a large one is looked at once more at half its size."""
    grey = picture.convert("L")
    found = _texts(grey)
    if found or grey.width * grey.height < _MANY_DOTS:
        return found
    return _texts(grey.reduce(2))


def the_one_in(texts: Iterable[str]) -> str:
    """The one code of ours among some texts. Raises NoCodeFound, NoCode, SeveralCodes."""
    found = set(texts)
    if not found:
        raise NoCodeFound
    ours = {text for text in found if _OF_OURS.match(text)}
    if not ours:
        raise NoCode
    if len(ours) > 1:
        raise SeveralCodes
    return ours.pop()


def is_whole(content: bytes) -> bool:
    """Whether the file is a PNG or JPEG to its end. Of others we say that they cannot be read."""
    if content.startswith(_PNG):
        return _is_whole_png(content)
    ends = max(content.rfind(_END_OF_JPEG), 0)
    return content.startswith(_JPEG) and ends > content.rfind(_SCAN_OF_JPEG)


def _is_whole_png(content: bytes) -> bool:
    """Every part has a sum of its own (PNG, 5.3), and the last one is the end."""
    at = len(_PNG)
    while at + 2 * _LENGTH + _SUM <= len(content):
        end = at + 2 * _LENGTH + int.from_bytes(content[at : at + _LENGTH], "big")
        told = content[end : end + _SUM]
        if len(told) < _SUM or zlib.crc32(content[at + _LENGTH : end]) != int.from_bytes(told, "big"):
            return False
        if content[at + _LENGTH : at + 2 * _LENGTH] == b"IEND":
            return True
        at = end + _SUM
    return False


def _opened(content: bytes) -> "Image":
    """The picture, upright and on white."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - heavy

    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as found:
            if found.width * found.height <= MOST_DOTS:
                return ImageOps.exif_transpose(_on_white(found))
    except Exception as error:  # what a hostile file makes a reader raise, nobody can list
        raise NotReadable from error
    raise NotReadable


def _on_white(picture: "Image") -> "Image":
    from PIL import Image  # noqa: PLC0415 - heavy

    if not picture.has_transparency_data:
        return picture.copy()
    over = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", over.size, "white"), over)


def _texts(grey: "Image") -> list[str]:
    import zxingcpp  # noqa: PLC0415 - only wanted where a picture is read

    return [
        one.text
        for one in zxingcpp.read_barcodes(
            grey, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
        )
    ]
