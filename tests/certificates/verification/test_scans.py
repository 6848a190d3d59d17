from io import BytesIO

import pikepdf
import pytest

from eduapp.certificates.verification.scans import is_scan
from tests.support import checked_papers, drawn_scans


@pytest.fixture(scope="module")
def picture(world):
    return world.pictures[0]


@pytest.mark.parametrize("kind", drawn_scans.HONEST)
def test_pages_of_pictures_are_a_scan(picture, kind):
    assert is_scan(drawn_scans.honest(picture, kind))


@pytest.mark.parametrize("kind", drawn_scans.DRAWN)
def test_what_a_program_drew_is_none(picture, kind):
    assert not is_scan(drawn_scans.drawn(picture, kind))


def test_a_paper_as_it_is_drawn_is_none(world):
    assert not is_scan(world.page(world.facts()))


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.4\n%%EOF", b"x", b"%PDF-1.4\ntrailer <</Root 1 0 R>>\n%%EOF"]
)
def test_what_cannot_be_opened_is_none(content):
    assert not is_scan(content)


@pytest.mark.parametrize("word", [b"qq", b"Qq", b"foo", b"f*f", b"BTET"])
def test_a_word_that_is_no_operator_ends_it(picture, word):
    """Readers take such words apart in different ways."""
    assert not is_scan(with_content(picture, word))


@pytest.mark.parametrize("content", [b"/X Do", b"/G9 gs", b"/F9 9 Tf", b"Q", b"3 3 l n", b"re", b"Tr"])
def test_what_cannot_be_followed_is_none(picture, content):
    assert not is_scan(with_content(picture, content))


def test_what_is_neither_picture_nor_form_is_none(picture):
    with pikepdf.open(BytesIO(checked_papers.scanned(picture))) as file:
        other = file.make_stream(b"showpage", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.PS)
        file.pages[0].obj.Resources.XObject.X = other
        file.pages[0].contents_add(b"/X Do")
        assert not is_scan(saved(file))


def test_what_says_that_it_is_signed_is_none(picture):
    with pikepdf.open(BytesIO(checked_papers.scanned(picture))) as file:
        file.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([]), SigFlags=3)
        assert not is_scan(saved(file))


def test_a_form_within_itself_comes_to_an_end(picture):
    with pikepdf.open(BytesIO(checked_papers.scanned(picture))) as file:
        form = file.make_stream(
            b"/X Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9]
        )
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
        file.pages[0].obj.Resources.XObject.X = form
        file.pages[0].contents_add(b"/X Do")
        assert not is_scan(saved(file))


def with_content(picture, content):
    with pikepdf.open(BytesIO(checked_papers.scanned(picture))) as file:
        file.pages[0].contents_add(content)
        return saved(file)


def saved(file):
    out = BytesIO()
    file.save(out)
    return out.getvalue()
