"""A picture of a question: PNG or JPEG by its first bytes, its size from its header, never decoded."""

import re
import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from eduapp.core.files import sha256
from eduapp.core.i18n import N_
from eduapp.core.violations import Violation

PNG, JPEG = "image/png", "image/jpeg"
ENDINGS = {PNG: (".png",), JPEG: (".jpg", ".jpeg")}
MOST_PICTURE_BYTES = 2 * 2**20
LONGEST_SIDE = 4000  # pixels
LONGEST_PICTURE_NAME = 100

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG, _JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
_PNG_HEADER, _TWO_SIDES = b"\x00\x00\x00\rIHDR", struct.Struct(">II")
_PNG_END = b"IEND\xaeB`\x82"
_MARK = 0xFF
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # marks of JPEG behind which the size stands
_TOLD = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})  # chunks of PNG that are no picture
_NOTES = frozenset({0xFE, 0xE1, *range(0xE3, 0xEE), 0xEF})  # marks of JPEG: notes, Exif, and of programs
_SEGMENTS = frozenset({0xFE, *range(0xE0, 0xF0), 0xDB, 0xC4, 0xDD})  # those that stand before the picture
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})  # marks that nothing follows
_PLAIN = re.compile(r"[\w()-][\w ().-]*")


class PictureNotRead(Violation):
    """Neither PNG nor JPEG, whatever its name says."""

    message = N_("“{text}” is no PNG or JPEG picture. Save it as one of these.")


class PictureDamaged(Violation):
    """It begins like a picture and does not go on, or end, like one."""

    message = N_("The picture “{text}” is damaged. Save it anew.")


class PictureTooLarge(Violation):
    """More bytes than a picture on paper needs."""

    message = N_("The picture “{text}” is larger than {limit} MB. Save it smaller.")


class PictureTooWide(Violation):
    """More pixels than a page could show, which would fill the memory."""

    message = N_(
        "The picture “{text}” is {width} × {height} pixels; a side has at most {limit}. Make it smaller."
    )


class PictureNameOdd(Violation):
    """A name that could be a path, or that another program would read as another one."""

    message = N_(
        "“{text}” cannot be the name of a picture. Use letters, digits, spaces and ( ) . - _, and end it in"
        " .png or .jpg as the picture is."
    )


@dataclass(frozen=True)
class Picture:
    """A picture under the name by which texts place it."""

    name: str
    content: bytes = field(repr=False)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of its bytes: what it is kept under."""
        return sha256(self.content)

    @property
    def media_type(self) -> str:
        """By its first bytes; "" for anything else."""
        if self.content.startswith(_PNG):
            return PNG
        return JPEG if self.content.startswith(_JPEG) else ""

    @cached_property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels as its header tells them; (0, 0) if it does not."""
        return {PNG: _png_size, JPEG: _jpeg_size}.get(self.media_type, _no_size)(self.content)


def check_picture(picture: Picture) -> Iterator[Violation]:
    """All that stands against a picture, whichever question it is in. Each names it."""
    told = picture.name[:LONGEST_PICTURE_NAME]
    if not picture.media_type:
        yield PictureNotRead(text=told)
        return
    if not is_plain_name(picture):
        yield PictureNameOdd(text=told)
    if len(picture.content) > MOST_PICTURE_BYTES:
        yield PictureTooLarge(text=told, limit=MOST_PICTURE_BYTES // 2**20)
    width, height = picture.size
    if not (width and height and _ends(picture)):
        yield PictureDamaged(text=told)
    elif max(width, height) > LONGEST_SIDE:
        yield PictureTooWide(text=told, width=width, height=height, limit=LONGEST_SIDE)


def is_plain_name(picture: Picture) -> bool:
    """Whether the name is one word of a folder, on every system, with the ending of what it is."""
    name = picture.name
    ending = name.lower().endswith(ENDINGS.get(picture.media_type, ()))
    one_form = name == unicodedata.normalize("NFC", name)
    return ending and one_form and len(name) <= LONGEST_PICTURE_NAME and _PLAIN.fullmatch(name) is not None


def _no_size(_content: bytes) -> tuple[int, int]:
    return 0, 0


def _png_size(content: bytes) -> tuple[int, int]:
    begin = len(_PNG) + len(_PNG_HEADER)
    sides = content[begin : begin + _TWO_SIDES.size]
    if content[len(_PNG) : begin] != _PNG_HEADER or len(sides) < _TWO_SIDES.size:
        return 0, 0
    width, height = _TWO_SIDES.unpack(sides)
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """From mark to mark until the frame; each tells how long it is."""
    at = 2
    while at + 9 <= len(content) and content[at] == _MARK:
        mark = content[at + 1]
        if mark == _MARK:
            at += 1
        elif mark in _ALONE:
            at += 2
        elif mark in _FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        else:
            at += 2 + max(2, struct.unpack(">H", content[at + 2 : at + 4])[0])
    return 0, 0


def _ends(picture: Picture) -> bool:
    """Whether the end of the picture is there: half a file begins like a whole one."""
    return (_PNG_END if picture.media_type == PNG else _JPEG_END) in picture.content


def bare(content: bytes) -> bytes:
    """Without what cameras and programs write along: where and when it was taken, by whom, with what."""
    if content.startswith(_PNG):
        return _bare_png(content)
    return _bare_jpeg(content) if content.startswith(_JPEG) else content


def _bare_png(content: bytes) -> bytes:
    kept, at = [_PNG], len(_PNG)
    while at + 12 <= len(content):
        end = at + 12 + int.from_bytes(content[at : at + 4], "big")
        if content[at + 4 : at + 8] not in _TOLD:
            kept.append(content[at:end])
        at = end
    return b"".join(kept)


def _bare_jpeg(content: bytes) -> bytes:
    """Segments before the picture itself; from the first that is not understood on, all as it is."""
    kept, at = [content[:2]], 2
    while at + 4 <= len(content) and content[at] == _MARK and content[at + 1] in _SEGMENTS:
        end = at + 2 + max(2, int.from_bytes(content[at + 2 : at + 4], "big"))
        if content[at + 1] not in _NOTES:
            kept.append(content[at:end])
        at = end
    return b"".join((*kept, content[at:]))
