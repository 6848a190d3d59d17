"""Files without a signature: scans as scanners make them, and what a program drew beside a genuine square."""

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.support import checked_papers

_LETTERS = b"BT /F1 14 Tf 0 g 10 60 Td (Ola Nordmann) Tj ET"
_BOX = [0, 0, 400, 400]
_FONT = {"Type": Name.Font, "Subtype": Name.Type1, "BaseFont": Name.Helvetica}


def honest(picture, kind):
    """A scan of a picture as scanners and telephones make them, of one kind."""
    return _made(picture, HONEST[kind])


def drawn(picture, kind):
    """The same picture with something that a program drew, of one kind."""
    return _made(picture, DRAWN[kind])


def _made(picture, draw):
    with pikepdf.open(BytesIO(checked_papers.scanned(picture))) as file:
        draw(file, file.pages[0])
        out = BytesIO()
        file.save(out)
    return out.getvalue()


def _lettered(page):
    page.obj.Resources.Font = Dictionary(F1=Dictionary(**_FONT))


def _with(content, *, letters=False):
    def draw(_file, page):
        if letters:
            _lettered(page)
        page.contents_add(content)

    return draw


def _around(before, behind):
    def draw(_file, page):
        page.contents_add(before, prepend=True)
        page.contents_add(behind)

    return draw


def _form(file, content, **more):
    font = Dictionary(Font=Dictionary(F1=Dictionary(**_FONT)))
    told = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": _BOX, "Resources": font}
    return file.make_stream(content, **(told | more))


def _in_forms(depth, content=_LETTERS):
    def draw(file, page):
        form = _form(file, content)
        for _level in range(depth):
            form = _form(file, b"/X Do", Resources=Dictionary(XObject=Dictionary(X=form)))
        page.obj.Resources.XObject.Xx = form
        page.contents_add(b"/Xx Do")

    return draw


def _picture_in_a_form(file, page):
    picture = Dictionary(XObject=page.obj.Resources.XObject)
    form = _form(file, page.obj.Contents.read_bytes(), Resources=picture)
    page.obj.Resources = Dictionary(XObject=Dictionary(X=form))
    page.obj.Contents = file.make_stream(b"q /X Do Q")


def _two_pages(file, page):
    file.pages.append(page)


def _pattern(file, page):
    told = {"PatternType": 1, "PaintType": 1, "TilingType": 1, "BBox": _BOX, "XStep": 400, "YStep": 400}
    font = Dictionary(Font=Dictionary(F1=Dictionary(**_FONT)))
    pattern = file.make_stream(
        _LETTERS.replace(b"60 Td", b"145 Td"), Type=Name.Pattern, Resources=font, **told
    )
    page.obj.Resources.Pattern = Dictionary(P1=pattern)
    mask = b"BI /IM true /W 1 /H 1 /BPC 1 /D [1 0] ID \x80 EI"
    page.contents_add(b"q /Pattern cs /P1 scn 200 0 0 25 0 140 cm " + mask + b" Q")


def _soft_mask(file, page):
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    mask = _form(file, b"BT /F1 14 Tf 1 g 10 60 Td (Ola Nordmann) Tj ET", Group=group)
    state = Dictionary(Type=Name.ExtGState, SMask=Dictionary(S=Name.Luminosity, G=mask))
    page.obj.Resources.ExtGState = Dictionary(G1=state)
    page.contents_add(b"/G1 gs")


def _shading(_file, page):
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0], C1=[1], N=1)
    shade = Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, Coords=[0, 0, 9, 0], Function=function)
    page.obj.Resources.Shading = Dictionary(S1=shade)
    page.contents_add(b"q 0 0 9 9 re W n /S1 sh Q")


def _drawn_font(file, page):
    """Letters that are drawings are seen whatever the mode is."""
    page.obj.Resources.Font = Dictionary(F1=_font_of_drawings(file))
    page.contents_add(b"BT 3 Tr /F1 30 Tf 10 60 Td (aaa) Tj ET")


def _drawn_font_of_a_state(file, page):
    """A state of graphics may name the font, too (ISO 32000-1, table 58)."""
    state = Dictionary(Type=Name.ExtGState, Font=[_font_of_drawings(file), 30])
    page.obj.Resources.ExtGState = Dictionary(G1=state)
    _lettered(page)
    page.contents_add(b"BT 3 Tr /F1 30 Tf /G1 gs 10 60 Td (aaa) Tj ET")


def _font_of_drawings(file):
    sign = file.make_stream(b"1000 0 0 0 750 750 d1 0 0 750 750 re f")
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 750, 750], FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=Dictionary(a=sign), FirstChar=97, LastChar=97, Widths=[1000], Resources=Dictionary(),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.a])),
    )  # fmt: skip
    return file.make_indirect(font)


def _layer(file, on):
    group = file.make_indirect(Dictionary(Type=Name.OCG, Name="x"))
    told = Dictionary(ON=[group] if on else [], OFF=[] if on else [group], Order=[])
    file.Root.OCProperties = Dictionary(OCGs=[group], D=told)
    return group


def _letters_in_a_layer(file, page):
    _lettered(page)
    page.obj.Resources.Properties = Dictionary(O1=_layer(file, on=False))
    page.contents_add(b"/OC /O1 BDC " + _LETTERS + b" EMC")


def _picture_in_a_layer(file, page):
    page.obj.Resources.XObject.image.OC = _layer(file, on=True)


def _picture_in_a_layer_that_nobody_lists(file, page):
    page.obj.Resources.XObject.image.OC = file.make_indirect(Dictionary(Type=Name.OCG, Name="x"))


def _annotated(kind, content=b"", **more):
    def draw(file, page):
        look = Dictionary(N=_form(file, content, BBox=[0, 0, 90, 20]))
        told = {"Type": Name.Annot, "Subtype": Name(f"/{kind}"), "Rect": [10, 50, 100, 70], "F": 4}
        page.obj.Annots = [file.make_indirect(Dictionary(**(told | {"AP": look} | more)))]

    return draw


def _field(file, page):
    value = {"FT": Name.Tx, "T": "n", "V": "Ola Nordmann", "DA": "/F1 12 Tf 0 g"}
    _annotated("Widget", b"q 1 g 0 0 90 20 re f Q " + _LETTERS, **value)(file, page)
    file.Root.AcroForm = Dictionary(Fields=page.obj.Annots)


def _form_of_xfa(file, _page):
    file.Root.AcroForm = Dictionary(Fields=Array([]), XFA=file.make_stream(b"<xdp:xdp/>"))


def _means_of_the_node_above(file, page):
    file.Root.Pages.Resources = page.obj.Resources
    del page.obj.Resources


def _collection(file, _page):
    file.Root.Collection = Dictionary(Type=Name.Collection, View=Name.T)


def _more_pages(before, behind):
    """Pages of letters in front of the scan, and behind it."""

    def draw(file, _page):
        with pikepdf.open(BytesIO(checked_papers.page("", "Kursbevis", "Ola Nordmann"))) as letters:
            for _number in range(behind):
                file.pages.append(letters.pages[0])
            for _number in range(before):
                file.pages.insert(0, letters.pages[0])

    return draw


def _many_pages(file, page):
    for _number in range(100):
        file.pages.append(page)


HONEST = {
    "bare": lambda _file, _page: None,
    "unseen letters": _with(b"BT 3 Tr /F1 14 Tf 10 60 Td (Ola Nordmann) Tj ET", letters=True),
    "unseen letters, mode kept": _with(b"q 3 Tr q " + _LETTERS + b" Q Q", letters=True),
    "cut along the page": _around(b"q Q q 0 0 9999 9999 re W n ", b" Q"),
    "cut along a box of lines": _around(b"q 0 0 m 999 0 l 999 999 l 0 999 l h W* n ", b" Q"),
    "in a form": _picture_in_a_form,
    "by means of the node above": _means_of_the_node_above,
    "sixteen forms deep": _in_forms(15, b"q Q"),
    "two pages": _two_pages,
    "marked": _around(b"/Artifact <</Type /Pagination>> BDC ", b" EMC"),
    "in the picture": _with(b"q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q"),
}
DRAWN = {
    "letters": _with(_LETTERS, letters=True),
    "letters off the page": _with(b"BT /F1 14 Tf 5000 5000 Td (Ola) Tj ET", letters=True),
    "white letters": _with(b"BT 1 g /F1 14 Tf 10 150 Td (Ola) Tj ET", letters=True),
    "letters after unseen ones": _with(b"q 3 Tr Q " + _LETTERS, letters=True),
    "letters that cut": _with(b"BT 7 Tr /F1 30 Tf 10 60 Td (Ola) Tj ET", letters=True),
    "letters in a form": _in_forms(0),
    "letters twenty forms deep": _in_forms(20),
    "letters of a form that takes back more than it kept": _in_forms(0, b"q Q Q 3 Tr " + _LETTERS),
    "letters in a pattern": _pattern,
    "letters as a soft mask": _soft_mask,
    "letters that are drawings": _drawn_font,
    "letters that are drawings, by a state": _drawn_font_of_a_state,
    "letters in a layer": _letters_in_a_layer,
    "the picture in a layer": _picture_in_a_layer,
    "the picture in a layer that nobody lists": _picture_in_a_layer_that_nobody_lists,
    "a layer with nothing in it": lambda file, _page: _layer(file, on=True),
    "an area": _with(b"q 1 0 0 rg 10 40 60 9 re f Q"),
    "a white area": _with(b"q 1 g 10 40 60 9 re f Q"),
    "lines": _with(b"q 3 w 10 40 m 10 70 l 30 40 l 30 70 l S Q"),
    "seventeen forms deep": _in_forms(16, b"q Q"),
    "an area deep in forms": _in_forms(3, b"10 40 60 9 re f"),
    "a cut of another shape": _around(b"q -999 -999 m 3000 -999 l 90 3000 l h W n ", b" Q"),
    "a round cut": _around(b"q 0 0 m 0 999 999 999 999 0 c h W n ", b" Q"),
    "a shading": _shading,
    "a word that is no operator": _with(b"q xyz Q"),
    "a stamp": _annotated("Stamp", b"q 1 g 0 0 90 20 re f Q " + _LETTERS),
    "a box pinned on": _annotated("Square", b"0 0 1 rg 0 0 90 20 re f"),
    "a note": _annotated("Text", Contents="120 timer"),
    "a link": _annotated("Link"),
    "a field of a form": _field,
    "a form of XFA": _form_of_xfa,
    "a collection": _collection,
    "letters on the page before": _more_pages(1, 0),
    "letters on the page behind": _more_pages(0, 1),
    "letters after ten pages": lambda file, page: (
        [file.pages.append(page) for _number in range(10)],
        _more_pages(0, 1)(file, page),
    ),
    "more pages than a scan has": _many_pages,
}
