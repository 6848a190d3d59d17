"""Puts a signature into a paper: the only one, and in the only revision of the file.

Nothing is appended to the file, as most programs do: it is written once more with room for the signature,
which covers all of it but that room. So there is no earlier revision that somebody could fall back on.
"""

import hashlib
import re
from datetime import UTC, datetime

import pikepdf
from pikepdf import Array, Dictionary, Name

from eduapp.certificates.signing import container
from eduapp.certificates.signing.order import Order
from eduapp.core.errors import Refused
from eduapp.drawing.archive.faults import AlreadySigned
from eduapp.drawing.archive.standard import opened, written

FIELD = "Signatur"
_LOCKED, _PRINTED = 0x80, 0x04
_ONLY_SIGNATURES = 3  # SigFlags: there is one, and the file is not to be written anew
_NO_CHANGES = 1  # DocMDP: every later change ends what the signature says
_UNKNOWN = 9_999_999_999  # keeps the place of a number that is known once the file is written
_RANGE = re.compile(rb"/ByteRange \[ 0 (%d %d %d) \]" % ((_UNKNOWN,) * 3))


def signed(order: Order) -> bytes:
    """See `eduapp.certificates.signing.signed`."""
    size = container.room(order.key)
    prepared = _with_room(order.pdf, size, order.moment)
    start, end = _room(prepared, size)
    whole = _with_range(prepared, start, end)
    before, after = whole[:start], whole[end:]
    made = container.container(hashlib.sha256(before + after).digest(), order.key)
    return before + hole(made, end - start) + after


def hole(made: bytes, length: int) -> bytes:
    """The container as it stands in the file: hexadecimal, in small letters, filled up with zeros."""
    return b"<" + made.hex().encode("ascii").ljust(length - 2, b"0") + b">"


def _with_room(pdf: bytes, size: int, moment: datetime) -> bytes:
    """The paper with a field for one signature, and in it a signature that still says nothing."""
    with opened(pdf) as file:
        if "/AcroForm" in file.Root or "/Perms" in file.Root:
            raise Refused(AlreadySigned())
        empty = file.make_indirect(
            Dictionary(
                Type=Name.Sig,
                Filter=Name("/Adobe.PPKLite"),
                SubFilter=Name("/ETSI.CAdES.detached"),
                M=f"D:{moment.astimezone(UTC):%Y%m%d%H%M%S}Z",
                ByteRange=Array([0, _UNKNOWN, _UNKNOWN, _UNKNOWN]),
                Contents=bytes(size),
                Reference=Array([_no_changes()]),
            )
        )
        field = file.make_indirect(_field(file, empty))
        page = file.pages[0].obj
        page.Annots = Array([*page.get("/Annots", Array()), field])
        file.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=_ONLY_SIGNATURES)
        file.Root.Perms = Dictionary(DocMDP=empty)
        return written(file)


def _no_changes() -> Dictionary:
    allowed = Dictionary(Type=Name.TransformParams, P=_NO_CHANGES, V=Name("/1.2"))
    return Dictionary(Type=Name.SigRef, TransformMethod=Name.DocMDP, TransformParams=allowed)


def _field(file: pikepdf.Pdf, signature: pikepdf.Object) -> Dictionary:
    """A field without size: what people see of a signature the paper's own drawing shows.

    It has an appearance all the same, since PDF/A wants one (ISO 19005-1, 6.5.3).
    """
    look = file.make_stream(
        b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 0, 0]), Resources=Dictionary()
    )
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Sig,
        T=FIELD,
        F=_LOCKED | _PRINTED,
        Rect=Array([0, 0, 0, 0]),
        P=file.pages[0].obj,
        AP=Dictionary(N=look),
        V=signature,
    )


def _room(prepared: bytes, size: int) -> tuple[int, int]:
    """Where in the file the room for the signature begins and ends, its brackets with it."""
    empty = b"<" + b"0" * (2 * size) + b">"
    if prepared.count(empty) != 1:
        raise RuntimeError("the room for the signature was not written as it was asked for")
    start = prepared.index(empty)
    return start, start + len(empty)


def _with_range(prepared: bytes, start: int, end: int) -> bytes:
    """The file that says which of its bytes are signed; every number in the room of the one it replaces."""
    (found,) = _RANGE.finditer(prepared)
    told = b"%d %d %d" % (start, end, len(prepared) - end)
    first, last = found.span(1)
    return prepared[:first] + told.ljust(last - first) + prepared[last:]
