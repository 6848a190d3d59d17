"""What people may do to a signed paper, each by its name."""

from io import BytesIO

import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject

from eduapp.certificates.signing import container


def flipped(pdf, dice, within=None):
    """One byte is another one."""
    at = dice.randrange(*(within or (0, len(pdf))))
    return pdf[:at] + bytes((pdf[at] ^ dice.randrange(1, 256),)) + pdf[at + 1 :]


def hole_of(pdf):
    """Where the hexadecimal digits of the signature stand."""
    start = pdf.index(b"<30")
    return start + 1, pdf.index(b">", start)


def revised(pdf, change):
    """A revision appended, as other programs do: the signed bytes stay as they are."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def with_a_name_on_top(pdf):
    """A new layer of text over the page."""

    def change(writer):
        stream = generic.StreamObject(stream_data=b"q BT 100 500 Td (Ola Nordmann) Tj ET Q")
        writer.add_stream_to_page(0, writer.add_object(stream))

    return revised(pdf, change)


def with_a_note(pdf):
    """A yellow note pinned to the page."""

    def change(writer):
        name = generic.pdf_name
        note = generic.DictionaryObject(
            {
                name("/Type"): name("/Annot"),
                name("/Subtype"): name("/Text"),
                name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 50, 50))),
                name("/Contents"): generic.TextStringObject("120 timer"),
            }
        )
        writer.register_annotation(writer.find_page_for_modification(0)[0], writer.add_object(note))

    return revised(pdf, change)


def with_another_title(pdf):
    """What the file says of itself."""

    def change(writer):
        writer.set_info(
            generic.DictionaryObject({generic.pdf_name("/Title"): generic.TextStringObject("Fagbrev")})
        )

    return revised(pdf, change)


def signed_again(pdf, key):
    """A second signature after the first, though the first forbids it."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    embedding = PdfCMSEmbedder(new_field_spec=SigFieldSpec("Signatur2")).write_cms("Signatur2", writer)
    next(embedding)
    embedding.send(SigObjSetup(sig_placeholder=SignatureObject(bytes_reserved=2 * container.room(key))))
    prepared, out = embedding.send(SigIOSetup(md_algorithm="sha256", in_place=True))
    embedding.send(container.container(prepared.document_digest, key))
    return out.getvalue()


def without_its_signature(pdf):
    """The same page written anew, without field or signature."""
    with pikepdf.open(BytesIO(pdf)) as file:
        for key in ("/AcroForm", "/Perms"):
            del file.Root[key]
        for page in file.pages:
            if "/Annots" in page.obj:
                del page.obj["/Annots"]
        out = BytesIO()
        file.save(out)
    return out.getvalue()
