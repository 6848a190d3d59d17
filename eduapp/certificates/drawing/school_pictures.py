"""The school's emblem, signatures and backgrounds: only what is plain enough to stand on a paper for ever.

A school keeps them in its database; a folder of templates may hold them in `pictures` too: `logo.png`, and
`signature-<n>.png` with whose it is in `signatures.toml`. A signature is drawn above the very name it belongs
to, and above no other.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from eduapp.certificates.drawing import faults
from eduapp.core.errors import Refused, Unavailable
from eduapp.core.files import bytes_of, read_whole, write_atomically

if TYPE_CHECKING:
    from PIL.Image import Image

FOLDER, LOGO, SIGNATURES = "pictures", "logo.png", "signatures.toml"
MOST_BYTES = 5_000_000  # of a file as it is chosen
MOST_DOTS = 3000  # across and down: 250 mm at 300 dots an inch
PALEST = 232  # of 255: the darkest a background may be in red, green or blue
_WHITE = 255
_KINDS = ("PNG", "JPEG")


@dataclass(frozen=True)
class Pictures:
    """What there is, each as `plain` made it; b"": none."""

    logo: bytes = field(default=b"", repr=False)
    signatures: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    background: bytes = field(default=b"", repr=False)  # of one template

    def signature(self, name: str) -> bytes:
        """The signature of this very name, or nothing."""
        return dict(self.signatures).get(name, b"")


NO_PICTURES = Pictures()


def pictures_in(own: Path | None) -> Pictures:
    """The pictures beside the school's own templates; what is missing is left out."""
    if own is None or not (own / FOLDER).is_dir():
        return NO_PICTURES
    folder = own / FOLDER
    logo = read_whole(folder / LOGO) if (folder / LOGO).is_file() else b""
    found = [(name, folder / file) for name, file in _owners(folder).items() if (folder / file).is_file()]
    return Pictures(logo, tuple((name, read_whole(file)) for name, file in found))


def keep_logo(own: Path, content: bytes) -> None:
    """Keep the school's emblem. Raises Refused for what is no plain picture."""
    write_atomically(own / FOLDER / LOGO, plain(content, LOGO))


def keep_signature(own: Path, name: str, content: bytes) -> None:
    """Keep the picture of the signature of this name in print. Raises Refused for what is none."""
    folder = own / FOLDER
    owners = dict(_owners(folder))
    file = owners.get(name) or f"signature-{len(owners) + 1}.png"
    write_atomically(folder / file, plain(content, name))
    owners[name] = file
    lines = "".join(f"{_quoted(one)} = {_quoted(kept)}\n" for one, kept in sorted(owners.items()))
    write_atomically(folder / SIGNATURES, lines.encode())


def plain(content: bytes, name: str) -> bytes:
    """The picture made anew: on white, in red, green and blue, nothing else in the file.

    Only PNG and JPEG are read, of at most MOST_BYTES and MOST_DOTS. Equal pictures give equal bytes. Raises
    Refused with what is wrong.
    """
    from PIL import Image  # noqa: PLC0415 - heavy

    from eduapp.drawing.pictures import on_white  # noqa: PLC0415

    if len(content) > MOST_BYTES:
        raise Refused(faults.PictureTooLarge(file=name, most=f"{MOST_BYTES // 1_000_000} MB"))
    try:
        with Image.open(BytesIO(content), formats=_KINDS) as read:
            if max(read.size) > MOST_DOTS:
                raise Refused(faults.PictureTooLarge(file=name, most=f"{MOST_DOTS} × {MOST_DOTS}"))
            drawn = on_white(read)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Refused(faults.NotAPicture(where=FOLDER, file=name)) from error
    return _written(drawn)


def pale(content: bytes) -> bytes:
    """A picture that `plain` made, so pale that letters on it stay readable (WCAG 1.4.3).

    All of it comes nearer to white by the same share, until no colour is darker than PALEST; what is that
    pale already stays as it is.
    """
    from PIL import Image  # noqa: PLC0415 - heavy

    with Image.open(BytesIO(content), formats=("PNG",)) as read:
        drawn = read.convert("RGB")
    darkest = min(one for one in range(256) if any(drawn.histogram()[one::256]))
    if darkest >= PALEST:
        return content
    share = (_WHITE - PALEST) / (_WHITE - darkest)
    return _written(drawn.point([round(_WHITE - (_WHITE - one) * share) for one in range(256)] * 3))


def _written(drawn: "Image") -> bytes:
    made = BytesIO()
    drawn.save(made, "PNG", optimize=False)
    return made.getvalue()


def _owners(folder: Path) -> Mapping[str, str]:
    try:
        told = tomllib.loads(bytes_of(folder / SIGNATURES).decode())
    except (OSError, Unavailable, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return {}
    return {name: Path(file).name for name, file in told.items() if isinstance(file, str)}


def _quoted(text: str) -> str:
    """A text as TOML writes it on one line."""
    shown = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{shown}"'
