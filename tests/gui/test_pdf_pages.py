import pytest
from PySide6.QtGui import QColor

from eduapp.gui.pdf_pages import Unreadable, look_into, picture, strips
from tests.support.papers import a_pdf


def test_a_paper_tells_its_pages_and_what_they_say():
    paper = look_into(a_pdf("Kursbevis", "Karim Haddad"))

    assert paper.pages == 2
    assert paper.sizes[0] == pytest.approx((841.9, 595.3), abs=0.1)
    assert paper.texts == ("Kursbevis", "Karim Haddad")


def test_the_picture_has_the_width_and_the_shape_of_the_page():
    drawn = picture(a_pdf("Kursbevis"), 0, 800)

    assert (drawn.width(), drawn.height()) == (800, 566)
    assert drawn.pixelColor(5, 5) == QColor("white")
    assert min(drawn.pixelColor(x, 275).lightness() for x in range(300, 500)) < 60


def test_a_printer_gets_the_page_in_strips_without_gaps():
    pdf = a_pdf("Kursbevis", lying=False)
    drawn = list(strips(pdf, 0, 300))

    assert {strip.width() for _top, strip in drawn} == {2481}
    below = 0
    for top, strip in drawn:
        assert top == below
        below += strip.height()
    assert below == 3508


def test_strips_are_the_page():
    pdf = a_pdf("Kursbevis")
    whole = picture(pdf, 0, 842)

    for top, strip in strips(pdf, 0, 72):
        assert strip == whole.copy(0, top, strip.width(), strip.height())


def test_the_picture_outlives_its_pdf():
    drawn = [picture(a_pdf(f"Page {number}"), 0, 200) for number in range(5)]

    assert all(one.pixelColor(2, 2) == QColor("white") for one in drawn)


@pytest.mark.parametrize("bad", [b"", b"not a paper", a_pdf("Kursbevis")[:200]])
@pytest.mark.parametrize("act", [look_into, lambda pdf: picture(pdf, 0, 100)])
def test_a_damaged_file_is_told_in_a_sentence(bad, act):
    with pytest.raises(Unreadable):
        act(bad)
