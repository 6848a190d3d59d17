"""What stands in the file beside its pages: every text of every object, each named by what it belongs to.

Nothing is left out for being unknown: an entry that no reader of PDF shows is in the file for who looks.
"""

import json
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

import pikepdf

from eduapp.certificates.neutrality.finding import Element, Where
from eduapp.certificates.neutrality.reading import der, streams
from eduapp.certificates.neutrality.reading.piece import Piece, piece
from eduapp.core.errors import Refused
from eduapp.drawing.archive.faults import Encrypted, NotAPaper

Entries = Mapping[str, Any]  # one dictionary: names begin with "/", texts with "u:" or "b:", "7 0 R" refers

_FONT_NAMES = {"/BaseFont", "/FontName", "/FontFamily", "/CharSet"}
_FONT_PROGRAMS = {"/FontFile", "/FontFile2", "/FontFile3"}
_LARGEST_ENCLOSURE = 2**20  # bytes that are read of an enclosed file


def read(pdf: bytes) -> Iterator[Piece]:
    """Everything but the pages. Raises Refused if it is no whole PDF, or locked."""
    try:
        file = pikepdf.open(BytesIO(pdf), attempt_recovery=False)
    except pikepdf.PasswordError:
        raise Refused(Encrypted()) from None
    except pikepdf.PdfError:
        raise Refused(NotAPaper()) from None
    with file:
        yield from _of_objects(file)
        for entries in _dictionaries({key: one for key, one in _plain(file.trailer).items() if key != "/ID"}):
            yield from _texts(entries, Element.HIDDEN)
    yield from _comments(pdf)


def _of_objects(file: pikepdf.Pdf) -> Iterator[Piece]:
    names: dict[str, None] = {}
    programs: set[str] = set()
    about = _reference(file.trailer.get("/Info"))
    objects = {}
    for one in file.objects:
        if isinstance(one, pikepdf.Dictionary | pikepdf.Array | pikepdf.Stream):
            objects[_reference(one)] = (one, _plain(one))
    for told, (_thing, content) in objects.items():
        for entries in _dictionaries(content):
            element = Element.METADATA if told == about else _element(entries)
            names |= dict.fromkeys(_names(entries))
            programs |= {str(entries[key]) for key in _FONT_PROGRAMS & entries.keys()}
            yield from _texts(entries, element)
            yield from _unread(entries)
    for told, (thing, content) in objects.items():
        if isinstance(thing, pikepdf.Stream):
            yield from _of_stream(thing, content, is_font=told in programs)
    yield piece(Element.HIDDEN, "\n".join(names), only_words=True)


def _plain(thing: pikepdf.Object) -> Any:  # noqa: ANN401 - a dictionary, or a list
    """An object as plain values; asking the library for one entry at a time would take ten times as long."""
    return json.loads(thing.to_json(dereference=thing.is_indirect))


def _reference(thing: object) -> str:
    if not isinstance(thing, pikepdf.Object):
        return ""
    number, generation = thing.objgen
    return f"{number} {generation} R"


def _dictionaries(thing: object) -> Iterator[Entries]:
    """This dictionary, and those within it that are no objects of their own; lists beside them as one."""
    waiting = [thing]
    while waiting:
        match waiting.pop():
            case dict() as entries:
                yield entries
                waiting += entries.values()
            case list() as parts:
                waiting += [part for part in parts if isinstance(part, dict | list)]
                texts = [part for part in parts if _is_text(part)]
                if texts:
                    yield {"": texts}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value.startswith(("u:", "b:"))


def _element(entries: Entries) -> Element:
    kind, subtype = entries.get("/Type"), entries.get("/Subtype")
    answers = (
        (kind == "/Sig" or "/ByteRange" in entries, Element.SIGNATURE),
        (kind == "/Annot" or "/FT" in entries or "/Rect" in entries, Element.ANNOTATION),
        (
            "/URI" in entries or (entries.get("/S") in ("/URI", "/GoToR", "/Launch", "/SubmitForm")),
            Element.LINK,
        ),
        (kind in ("/Filespec", "/F", "/EmbeddedFile") or "/EF" in entries, Element.ATTACHMENT),
        (bool(_FONT_NAMES & entries.keys()) or kind in ("/Font", "/FontDescriptor"), Element.FONT),
        (kind == "/PageLabel" or _is_text(entries.get("/P")), Element.PAGE_LABEL),
        (subtype == "/Image", Element.PICTURE),
    )
    return next((element for is_so, element in answers if is_so), Element.HIDDEN)


def _texts(entries: Entries, element: Element) -> Iterator[Piece]:
    """Its texts by key; of a signature the container is read for what its certificates say."""
    for key, value in entries.items():
        if element is Element.SIGNATURE and key == "/Contents" and str(value).startswith("b:"):
            said = der.texts(bytes.fromhex(value[2:]))
            yield piece(Element.CERTIFICATE, "\n".join(dict.fromkeys(said)))
            continue
        for one in value if isinstance(value, list) else [value]:
            if _is_text(one) and (text := _read(one)):
                yield piece(element, text, detail=key.lstrip("/"))
            elif key in _FONT_NAMES and isinstance(one, str):
                yield piece(
                    Element.FONT, _after_tag(one.lstrip("/")), detail=one.lstrip("/"), only_words=True
                )


def _read(value: str) -> str:
    """The text; bytes that are no text are left out (digests, identifiers)."""
    if value.startswith("u:"):
        return value[2:]
    raw = bytes.fromhex(value[2:])
    text = raw.decode("latin-1")
    return text if text.isprintable() else "\n".join(streams.runs(raw))


def _after_tag(name: str) -> str:
    """The name of a font without the six letters that tell it to be a part of one."""
    tag, _plus, rest = name.partition("+")
    return rest if rest and len(tag) == 6 else name  # noqa: PLR2004 - ISO 32000-1, 9.6.4


def _names(entries: Entries) -> Iterator[str]:
    """The names in a dictionary, its keys among them; names of fonts are looked at apart."""
    for key, value in entries.items():
        yield key.lstrip("/")
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str) and one.startswith("/") and key not in _FONT_NAMES:
                yield one.lstrip("/")


def _unread(entries: Entries) -> Iterator[Piece]:
    """A font whose letters no reader can tell: what is written in it was not looked at."""
    if (
        entries.get("/Type") == "/Font"
        and entries.get("/Subtype") == "/Type0"
        and "/ToUnicode" not in entries
    ):
        name = str(entries.get("/BaseFont", "")).lstrip("/")
        yield Piece(Where(Element.FONT, detail=name), name, readable=False)


def _of_stream(stream: pikepdf.Stream, content: object, *, is_font: bool) -> Iterator[Piece]:
    entries = content if isinstance(content, dict) else {}
    packing = entries.get("/Filter")
    if entries.get("/Subtype") == "/XML" or entries.get("/Type") == "/Metadata":
        packet = stream.read_bytes()
        yield from (piece(Element.METADATA, text, detail="XMP") for text in streams.of_xmp(packet))
        yield piece(Element.METADATA, streams.names_in_xmp(packet), detail="XMP", only_words=True)
    elif is_font:
        said = streams.of_font(stream.read_bytes())
        yield from (piece(Element.FONT, text, detail="name", only_words=True) for text in said)
    elif entries.get("/Subtype") == "/Image" and "/DCTDecode" in (
        packing if isinstance(packing, list) else [packing]
    ):
        yield piece(Element.PICTURE, "\n".join(streams.of_picture(stream.read_raw_bytes())))
    elif entries.get("/Type") == "/EmbeddedFile":
        yield piece(Element.ATTACHMENT, "\n".join(streams.runs(stream.read_bytes()[:_LARGEST_ENCLOSURE])))
    elif not entries.keys() & {"/Type", "/N", "/Length1"} or entries.get("/Subtype") == "/Form":
        yield piece(Element.HIDDEN, "\n".join(streams.of_drawing(stream.read_bytes())), detail="BDC")
    elif "/N" in entries:  # a profile of colours
        yield piece(
            Element.HIDDEN, "\n".join(streams.runs(stream.read_bytes())), detail="ICC", only_words=True
        )


def _comments(pdf: bytes) -> Iterator[Piece]:
    """Lines beside the objects, what stands behind the end of the file, and what it was before."""
    if pdf.count(b"startxref") > 1:
        yield Piece(Where(Element.HIDDEN, detail="startxref"), "", readable=False)
    end = pdf.rfind(b"%%EOF")
    if end >= 0 and pdf[end + 5 :].strip():
        yield piece(Element.HIDDEN, "\n".join(streams.runs(pdf[end + 5 :])), detail="%%EOF")
    head = pdf[:1024].splitlines()[1:6]
    said = [line[1:] for line in head if line.startswith(b"%")]
    yield piece(Element.HIDDEN, "\n".join(text for line in said for text in streams.runs(line)), detail="%")
