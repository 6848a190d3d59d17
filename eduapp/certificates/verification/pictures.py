"""Squares of dots in pictures: a photograph, a scan, a drawn page."""

import re
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from eduapp.certificates.seals.faults import NoCode
from eduapp.certificates.verification.faults import NoCodeFound, NotReadable, OtherPicture, SeveralCodes

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_DOTS = 80_000_000  # a telephone makes 50 million at most; what claims more is no photograph
MOST_PAGES = 10  # of a TIFF; others have one
_MANY_DOTS = 2_000_000
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_GIF, _TIFF = (b"GIF87a", b"GIF89a"), (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_READ = ("PNG", "JPEG", "GIF", "WEBP", "TIFF")
_BRANDS = {  # in the first box of a file, of telephones
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"), "HEIC"),
    **dict.fromkeys((b"avif", b"avis"), "AVIF"),
}
_OF_OURS = re.compile(r"BEVIS[1-9][0-9]?:")
_LENGTH, _SUM = 4, 4  # bytes of a part of a PNG
_END_OF_JPEG, _SCAN_OF_JPEG = b"\xff\xd9", b"\xff\xda"
_GIF_COLOURS, _GIF_BLOCKS = 10, 13  # where the head of a GIF tells of colours, and where it ends
_GIF_PICTURE, _GIF_MORE, _GIF_END = 0x2C, 0x21, 0x3B
_RIFF_HEAD, _FILM = 8, 0x02  # bytes; a sign of a WEBP


def code_in_picture(content: bytes) -> str:
    """The text of the one code of ours in a picture, or on the pages of a TIFF.

    Raises NotReadable (no such file, cut short, came to harm, a film, too large), OtherPicture, NoCodeFound,
    NoCode (only codes of others), SeveralCodes.
    """
    if kind := _other_kind(content):
        raise OtherPicture(kind=kind)
    if not is_whole(content):
        raise NotReadable
    return the_one_in(text for picture in _pages(content) for text in texts_in(picture))


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
    ours = set(filter(is_ours, found))
    if not ours:
        raise NoCode
    if len(ours) > 1:
        raise SeveralCodes
    return ours.pop()


def is_ours(text: str) -> bool:
    """Whether the text of a square begins as a code of ours does."""
    return _OF_OURS.match(text) is not None


def is_whole(content: bytes) -> bool:
    """Whether the file is one picture to its end. A TIFF has none: it is read, or not."""
    if content.startswith(_PNG):
        return _is_whole_png(content)
    if content.startswith(_JPEG):
        return max(content.rfind(_END_OF_JPEG), 0) > content.rfind(_SCAN_OF_JPEG)
    if content.startswith(_GIF):
        return _is_whole_gif(content)
    return _is_whole_webp(content) or content.startswith(_TIFF)


def _other_kind(content: bytes) -> str:
    """What a picture is called that is not read here; "" for any other file."""
    if content[4:8] == b"ftyp":
        return _BRANDS.get(content[8:12], "")
    says_its_length = int.from_bytes(content[2:6], "little") == len(content)
    return "BMP" if content.startswith(b"BM") and says_its_length else ""


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


def _is_whole_gif(content: bytes) -> bool:
    """Blocks up to the sign of the end, with one picture among them (GIF 89a, appendix B)."""
    at = _GIF_BLOCKS + _table(content, _GIF_COLOURS)
    pictures = 0
    while at < len(content):
        if content[at] == _GIF_END:
            return pictures == 1
        if content[at] == _GIF_MORE:
            at = _behind_parts(content, at + 2)
        elif content[at] == _GIF_PICTURE:
            pictures += 1
            at = _behind_parts(content, at + 11 + _table(content, at + 9))
        else:
            return False
    return False


def _table(content: bytes, at: int) -> int:
    """How many bytes the table of colours has that is told of at a place."""
    told = content[at] if at < len(content) else 0
    return 3 * 2 ** ((told & 7) + 1) if told & 0x80 else 0


def _behind_parts(content: bytes, at: int) -> int:
    """Where the next block begins: parts tell their length, and the last has none."""
    while at < len(content) and content[at]:
        at += content[at] + 1
    return at + 1


def _is_whole_webp(content: bytes) -> bool:
    """The length that the head tells is there, and it is no film (RFC 9649)."""
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        return False
    is_film = content[12:16] == b"VP8X" and any(sign & _FILM for sign in content[20:21])
    return not is_film and _RIFF_HEAD + int.from_bytes(content[4:8], "little") <= len(content)


def _pages(content: bytes) -> "Iterator[Image]":
    """The pictures in a file, each upright and on white. Raises NotReadable."""
    from PIL import Image  # noqa: PLC0415 - heavy

    try:
        with Image.open(BytesIO(content), formats=_READ) as found:
            for number in range(min(getattr(found, "n_frames", 1), MOST_PAGES)):
                yield _page(found, number)
    except NotReadable:
        raise
    except Exception as error:  # what a hostile file makes a reader raise, nobody can list
        raise NotReadable from error


def _page(file: "Image", number: int) -> "Image":
    from PIL import ImageOps  # noqa: PLC0415 - heavy

    file.seek(number)
    if file.width * file.height > MOST_DOTS:
        raise NotReadable
    return ImageOps.exif_transpose(_on_white(file))


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
