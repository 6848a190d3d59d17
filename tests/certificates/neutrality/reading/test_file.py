import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from eduapp.certificates.neutrality import Element
from eduapp.certificates.neutrality.reading import file
from eduapp.core.errors import Refused
from tests.support import given_signing, neutral_papers
from tests.support.neutral_papers import changed

WORD = "Ringberg fengsel"


def where(pdf):
    """Elements and details of where the word stands."""
    return [(one.where.element, one.where.detail) for one in file.read(pdf) if WORD in one.text]


def in_info(pdf):
    pdf.docinfo["/Producer"] = WORD


def in_xmp(pdf):
    pdf.Root.Metadata = pdf.make_stream(
        f"<x><dc:title>{WORD}</dc:title></x>".encode(), Type=Name.Metadata, Subtype=Name.XML
    )


def in_note(pdf):
    pdf.pages[0].Annots = Array(
        [Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=WORD)]
    )


def in_field(pdf):
    field = Dictionary(FT=Name.Sig, T=WORD)
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))


def in_link(pdf):
    action = Dictionary(S=Name.URI, URI=f"http://{WORD}")
    pdf.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action)])


def in_enclosure(pdf):
    stream = pdf.make_stream(f"notat: {WORD}".encode(), Type=Name.EmbeddedFile)
    told = Dictionary(Type=Name.Filespec, F="notat.txt", EF=Dictionary(F=stream))
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array(["notat.txt", told])))


def in_name_of_enclosure(pdf):
    told = Dictionary(Type=Name.Filespec, F=WORD, UF=WORD)
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array(["x", told])))


def in_page_label(pdf):
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=WORD, S=Name.D)]))


def in_signature(pdf):
    made = Dictionary(Type=Name.Sig, Location=WORD, ContactInfo="x", Contents=b"\0")
    pdf.Root.Perms = Dictionary(DocMDP=pdf.make_indirect(made))


def in_outline(pdf):
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=Dictionary(Title=WORD)))


def in_layer(pdf):
    pdf.Root.OCProperties = Dictionary(OCGs=Array([pdf.make_indirect(Dictionary(Type=Name.OCG, Name=WORD))]))


def in_unknown_entry(pdf):
    pdf.Root["/Extra"] = Array([Array([Dictionary(Deep=WORD)])])


def in_list_of_texts(pdf):
    pdf.Root["/Extra"] = Array([WORD])


def in_alternative_text(pdf):
    pdf.pages[0].contents_add(f"/P << /Alt ({WORD}) >> BDC EMC".encode())


def in_picture(pdf):
    made = io.BytesIO()
    Image.new("RGB", (9, 9)).save(made, "JPEG", comment=WORD.encode())
    pdf.pages[0].Resources.XObject = Dictionary(
        Im=pikepdf.Stream(
            pdf,
            made.getvalue(),
            Type=Name.XObject,
            Subtype=Name.Image,
            Filter=Name.DCTDecode,
            Width=9,
            Height=9,
        )
    )


@pytest.mark.parametrize(
    ("put", "element"),
    [
        (in_info, (Element.METADATA, "Producer")),
        (in_xmp, (Element.METADATA, "XMP")),
        (in_note, (Element.ANNOTATION, "Contents")),
        (in_field, (Element.ANNOTATION, "T")),
        (in_link, (Element.LINK, "URI")),
        (in_enclosure, (Element.ATTACHMENT, "")),
        (in_name_of_enclosure, (Element.ATTACHMENT, "F")),
        (in_page_label, (Element.PAGE_LABEL, "P")),
        (in_signature, (Element.SIGNATURE, "Location")),
        (in_outline, (Element.HIDDEN, "Title")),
        (in_layer, (Element.HIDDEN, "Name")),
        (in_unknown_entry, (Element.HIDDEN, "Deep")),
        (in_list_of_texts, (Element.HIDDEN, "")),
        (in_alternative_text, (Element.HIDDEN, "BDC")),
        (in_picture, (Element.PICTURE, "")),
    ],
)
def test_a_word_is_found_wherever_it_stands_in_the_file(put, element):
    assert element in where(changed(put))


def test_names_of_parts_and_fonts_are_read():
    def put(pdf):
        pdf.Root["/RingbergFengsel"] = True
        for font in pdf.pages[0].Resources.Font.values():
            font.BaseFont = Name("/ABCDEF+RingbergFengsel")

    told = {(one.where.element, one.text) for one in file.read(changed(put)) if one.only_words}

    assert (Element.FONT, "RingbergFengsel") in told
    assert any("RingbergFengsel" in text for element, text in told if element is Element.HIDDEN)


def test_the_certificates_of_a_signature_are_read():
    told = [
        one.text
        for one in file.read(given_signing.a_signed_paper())
        if one.where.element is Element.CERTIFICATE
    ]

    assert len(told) == 1
    assert given_signing.SCHOOL in told[0]


def test_what_stands_behind_the_end_is_read():
    assert where(neutral_papers.plain() + WORD.encode()) == [(Element.HIDDEN, "%%EOF")]


def test_what_a_file_was_before_is_told_as_not_checked():
    pdf = given_signing.a_signed_paper()
    told = [one for one in file.read(pdf + b"\n" + pdf[pdf.rindex(b"startxref") :]) if not one.readable]

    assert [one.where.detail for one in told] == ["startxref"]
    assert [one for one in file.read(pdf) if not one.readable] == []


def test_a_font_that_nobody_can_read_is_told():
    def put(pdf):
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and "/ToUnicode" in one:
                del one["/ToUnicode"]

    told = [
        one.where.element
        for one in file.read(changed(put, given_signing.an_archived_paper()))
        if not one.readable
    ]

    assert set(told) == {Element.FONT}


def test_a_locked_file_is_refused():
    with pikepdf.open(io.BytesIO(neutral_papers.plain())) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(Refused):
        list(file.read(out.getvalue()))


@pytest.mark.parametrize("damaged", [b"", b"%PDF-1.4", neutral_papers.plain()[:300]])
def test_what_is_no_paper_is_refused(damaged):
    with pytest.raises(Refused):
        list(file.read(damaged))
