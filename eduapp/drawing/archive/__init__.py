"""Papers that can be read for ever: PDF/A-1b (ISO 19005-1:2005), made of what the program drew.

Importing this costs nothing: what reads and writes PDF is loaded when the first paper is.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eduapp.drawing.document import About


def archived(pdf: bytes, about: "About") -> bytes:
    """The drawn paper as PDF/A-1b; equal bytes and equal `about` always give equal bytes.

    What the file says of itself (title, author, subject, day, language) is said anew from `about`, in the two
    places that must agree: the dictionary of PDF and the packet of XMP. Nothing names a program or a place.
    Raises Refused with everything in the file that an archive does not take (`faults`), before it is changed.
    """
    from eduapp.drawing.archive import standard  # noqa: PLC0415 - heavy

    return standard.archived(pdf, about)


__all__ = ["archived"]
