"""Templates and pictures as files: taken from a disk with care, and written there for other schools."""

from pathlib import Path

from eduapp.certificates.drawing import faults, package
from eduapp.certificates.drawing.assembly import FILE
from eduapp.certificates.drawing.package import Package
from eduapp.certificates.drawing.school_pictures import MOST_BYTES, plain
from eduapp.core.errors import Refused, Unavailable
from eduapp.core.files import CANNOT_READ, FileTooLarge, read_whole, write_atomically
from eduapp.core.i18n import _


def read_template(path: Path) -> Package:
    """A template from a file, or from the folder of a template.toml. Raises Refused and Unavailable."""
    if path.name == FILE:
        try:
            return package.from_folder(path.parent)
        except OSError as error:
            raise Unavailable(reason=_(CANNOT_READ).format(place=path.parent.name)) from error
    return package.from_bytes(_whole(path, package.MOST_PACKED), path.name)


def write_template(path: Path, content: bytes) -> Path:
    """Write a template as one file, whole or not at all."""
    write_atomically(path, content)
    return path


def read_picture(path: Path) -> bytes:
    """A picture from a disk, made anew. Raises Refused and Unavailable."""
    return plain(_whole(path, MOST_BYTES), path.name)


def _whole(path: Path, most: int) -> bytes:
    try:
        return read_whole(path, most)
    except FileTooLarge as error:
        raise Refused(faults.PackageTooLarge(file=path.name, most=f"{most // 1_000_000} MB")) from error
