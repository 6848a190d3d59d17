import pypdfium2
import pytest

from eduapp.certificates.neutrality import Element
from eduapp.certificates.neutrality.reading import pages
from eduapp.certificates.seals.square import square_of
from eduapp.core.errors import Refused
from eduapp.drawing import square as drawn_square
from eduapp.drawing.marks import Sheet
from tests.support import given_seals, neutral_papers

CODE = given_seals.a_school().code()


def texts(pdf):
    return [one.text for one in pages.read(pdf) if one.where.element is Element.PAGE]


def squares(pdf):
    return [(one.where.page, one.text) for one in pages.read(pdf) if one.where.element is Element.SQUARE]


def a_square(text, *, in_one=True, millimetres=34.0, left=420.0, bottom=90.0):
    """A page with a square, drawn as one path or cell by cell."""
    cells = square_of(text).cells
    size = millimetres / 25.4 * 72 / len(cells)

    def paint(canvas):
        canvas.drawString(60, 780, "Kursbevis")
        path = canvas.beginPath()
        for down, row in enumerate(cells):
            for along, dark in enumerate(row):
                box = left + along * size, bottom + (len(cells) - down - 1) * size, size, size
                if dark and in_one:
                    path.rect(*box)
                elif dark:
                    canvas.rect(*box, stroke=0, fill=1)
        if in_one:
            canvas.drawPath(path, stroke=0, fill=1)

    return neutral_papers.written(paint)


def test_text_is_read_as_a_reader_finds_it_however_it_was_drawn():
    def paint(canvas):
        along = 100
        for letter in "fengsel":
            canvas.drawString(along, 600, letter)
            along += canvas.stringWidth(letter)
        for place, letter in reversed(list(enumerate("anstalt"))):
            canvas.drawString(100 + 8 * place, 500, letter)
        canvas.rotate(90)
        canvas.drawString(100, -300, "loddrett")
        canvas.rotate(-90)
        hidden = canvas.beginText(100, 400)
        hidden.setTextRenderMode(3)
        hidden.textOut("usynlig")
        canvas.drawText(hidden)
        canvas.drawString(2000, 400, "utenfor")

    (text,) = texts(neutral_papers.written(paint))

    assert "fengsel" in text
    assert "".join(text.split()).find("anstalt") >= 0
    assert all(word in text for word in ("loddrett", "usynlig", "utenfor"))


@pytest.mark.parametrize("in_one", [True, False])
def test_a_square_is_seen_however_it_was_drawn(in_one):
    assert squares(a_square(CODE, in_one=in_one)) == [(1, CODE)]


def test_a_square_by_our_own_drawing_is_seen():
    def paint(canvas):
        drawn_square.Square(400, 600, 100, "https://example.org").paint(Sheet(canvas, 842), 0, 0)

    assert squares(neutral_papers.written(paint)) == [(1, "https://example.org")]


def test_a_square_in_a_picture_is_seen(tmp_path):
    document = pypdfium2.PdfDocument(a_square(CODE))
    try:
        document[0].render(scale=3).to_pil().save(tmp_path / "scan.png")
    finally:
        document.close()
    scanned = neutral_papers.written(lambda canvas: canvas.drawImage(tmp_path / "scan.png", 0, 0, 595, 842))

    assert squares(scanned) == [(1, CODE)]


def test_a_square_outside_the_page_is_not_looked_for():
    assert squares(a_square(CODE, left=900.0)) == []


def test_a_page_without_a_square_has_none():
    assert squares(neutral_papers.plain()) == []


@pytest.mark.parametrize("damaged", [b"", b"%PDF-1.4", neutral_papers.plain()[:300]])
def test_what_is_no_paper_is_refused(damaged):
    with pytest.raises(Refused):
        list(pages.read(damaged))
