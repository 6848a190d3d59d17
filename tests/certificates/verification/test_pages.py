from io import BytesIO

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from eduapp.certificates.seals.faults import NoCode
from eduapp.certificates.verification.faults import NoCodeFound, NotReadable, SeveralCodes
from eduapp.certificates.verification.pages import code_in_pdf
from tests.support import checked_papers


@pytest.fixture(scope="module")
def code(world):
    return world.code(world.facts())


@pytest.fixture(scope="module")
def another_code(world):
    return world.code(world.facts())


def a_file(code, *, letters=None, before=0):
    """A file with a picture of the square, and letters."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(400, 400))
    for _page in range(before):
        canvas.drawString(50, 50, "Vedlegg")
        canvas.showPage()
    if code:
        picture = checked_papers.drawn(checked_papers.page(code, "Kursbevis"))
        canvas.drawImage(ImageReader(picture), 50, 50, 250, 224)
    if letters:
        canvas.drawString(50, 350, letters)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_the_square_may_be_on_a_later_page(code):
    assert code_in_pdf(a_file(code, before=4)) == code
    with pytest.raises(NoCodeFound):
        code_in_pdf(a_file(code, before=10))


def test_a_stack_of_papers_is_told_as_that_unless_the_file_is_one_paper(code, another_code):
    stack = checked_papers.stack(a_file(code), a_file(None), a_file(another_code))

    with pytest.raises(SeveralCodes):
        code_in_pdf(stack)
    assert code_in_pdf(stack, of_one_paper=True) == code
    assert code_in_pdf(checked_papers.stack(a_file(code), a_file(code))) == code


def test_nothing_there_is_told_from_nothing_of_ours():
    with pytest.raises(NoCodeFound):
        code_in_pdf(a_file(None, letters="Vitnemål"))
    with pytest.raises(NoCode):
        code_in_pdf(a_file("https://kurs.invalid/"))


@pytest.mark.parametrize("content", [b"%PDF-1.4\n%%EOF", b"%PDF-1.4\ntrailer <</Root 1 0 R>>\n%%EOF", b"x"])
def test_what_cannot_be_opened_is_not_readable(content):
    with pytest.raises(NotReadable):
        code_in_pdf(content)
