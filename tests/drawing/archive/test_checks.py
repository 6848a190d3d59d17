from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from eduapp.certificates.drawing import KINDS
from eduapp.drawing.archive import checks
from tests.certificates.drawing import papers
from tests.support.papers import a_pdf


def found(pdf):
    with pikepdf.open(BytesIO(pdf)) as file:
        return checks.against(file)


def after(change):
    """What is found in a good paper after a change to it."""
    with pikepdf.open(BytesIO(papers.sample_pdf("kursbevis"))) as file:
        change(file)
        out = BytesIO()
        file.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    return [(one.name, *one.facts.values()) for one in found(out.getvalue())]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_found_in_our_own_papers(kind):
    assert found(papers.sample_pdf(kind)) == ()


def test_a_font_that_is_only_named_is_found_once():
    said = found(a_pdf("One", "Two"))

    assert [(one.name, one.facts["font"]) for one in said] == [
        ("FontOutside", "Helvetica"),
        ("FontOutside", "Helvetica-Bold"),
    ]


def test_a_font_of_which_the_letters_were_taken_out_is_found():
    def change(file):
        for one in file.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == Name.FontDescriptor:
                del one["/FontFile2"]

    assert {name for name, *_ in after(change)} == {"FontOutside"}


def script(file):
    file.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def script_by_name(file):
    file.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([])))


def enclosure(file):
    inside = file.make_stream(b"secret", Type=Name.EmbeddedFile)
    name = Dictionary(Type=Name.Filespec, F="a.txt", EF=Dictionary(F=inside))
    file.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array(["a.txt", name])))


def pinned_file(file):
    file.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment)])


def see_through_colour(file):
    file.pages[0].obj.Resources.ExtGState = Dictionary(G=Dictionary(ca=0.5))


def blended(file):
    file.pages[0].obj.Resources.ExtGState = Dictionary(G=Dictionary(BM=Name.Multiply))


def masked_picture(file):
    mask = picture_of(file, Name.DeviceGray)
    file.pages[0].obj.Resources.XObject = Dictionary(P=picture_of(file, Name.DeviceRGB, SMask=mask))


def press_colours(file):
    file.pages[0].obj.Resources.XObject = Dictionary(P=picture_of(file, Name.DeviceCMYK))


def press_palette(file):
    palette = Array([Name.Indexed, Name.DeviceCMYK, 0, b"\0\0\0\0"])
    file.pages[0].obj.Resources.XObject = Dictionary(P=picture_of(file, palette))


def signed(file):
    file.Root.AcroForm = Dictionary(Fields=Array([Dictionary(FT=Name.Sig, T="x")]))


def address(file):
    goal = Dictionary(S=Name.URI, URI="https://example.org")
    file.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, A=goal)])


def layers(file):
    file.Root.OCProperties = Dictionary(OCGs=Array([]))


def old_packing(file):
    file.Root.Odd = file.make_stream(b"")
    file.Root.Odd.write(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", filter=Name.LZWDecode)


def picture_of(file, space, **more):
    entries = {"Width": 1, "Height": 1, "BitsPerComponent": 8, "ColorSpace": space} | more
    return file.make_stream(bytes(4), Type=Name.XObject, Subtype=Name.Image, **entries)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (script, [("Script",)]),
        (script_by_name, [("Script",)]),
        (enclosure, [("Enclosure",)]),
        (pinned_file, [("Enclosure",)]),
        (see_through_colour, [("Transparent",)]),
        (blended, [("Transparent",)]),
        (masked_picture, [("Transparent",)]),
        (press_colours, [("PressColours",)]),
        (press_palette, [("PressColours",)]),
        (signed, [("AlreadySigned",)]),
        (address, [("NoPlaceInArchives", "URI")]),
        (layers, [("NoPlaceInArchives", "OCProperties")]),
        (old_packing, [("NoPlaceInArchives", "LZWDecode")]),
    ],
)
def test_what_an_archive_does_not_take_is_called_what_it_is(change, said):
    assert after(change) == said


def test_everything_is_found_at_once():
    def change(file):
        script(file)
        see_through_colour(file)
        pinned_file(file)

    assert {name for name, *_ in after(change)} == {"Script", "Transparent", "Enclosure"}


def test_words_on_the_paper_are_no_parts_of_the_file():
    def change(file):
        file.docinfo.Subject = "/JavaScript /EmbeddedFile"
        file.Root.Odd = Dictionary(S="/JavaScript", Type="/EmbeddedFile")

    assert after(change) == []
