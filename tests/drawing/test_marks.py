import re
from io import BytesIO

import pytest
from PIL import Image as Pillow
from reportlab.pdfgen.canvas import Canvas

from eduapp.drawing import fonts, marks, text

SERIF = fonts.chain("NotoSerif", True)


@pytest.fixture
def sheet():
    return marks.Sheet(Canvas(BytesIO(), (200, 200), invariant=1), 200)


def written(sheet):
    return "\n".join(sheet.canvas._code)


def paint(sheet, words, **changes):
    marks.Letters(10, 50, text.typeset(words, SERIF), 20, "#1B5E58", **changes).paint(sheet, 5, 0)
    return written(sheet)


def test_letters_stand_on_their_line_counted_from_the_top(sheet):
    assert "1 0 0 1 15 150 Tm" in paint(sheet, "Ada")


def test_plain_letters_are_one_string(sheet):
    assert re.search(r"/F1 20 Tf \[<[0-9A-F]{12}>\] TJ ET$", paint(sheet, "bob"))


def test_kerning_moves_letters_together(sheet):
    assert re.search(r"<0001> \d+ <0002>", paint(sheet, "AV"))


def test_marks_are_raised_and_the_line_comes_back(sheet):
    assert re.search(r"TJ 3\.56 Ts \[.*\] TJ 0 Ts", paint(sheet, "S\u0308"))


def test_room_between_letters_is_left_between_letters_only(sheet):
    assert paint(sheet, "bob", tracking=90).count("-90") == 2


def test_no_room_is_put_into_letters_that_join(sheet):
    assert "-90" not in paint(sheet, "محمد", tracking=90)


def test_glyphs_that_do_not_tell_the_text_are_told_in_words(sheet):
    line = text.typeset("ab", SERIF)
    run = line.runs[0]
    silent = line._replace(runs=(run._replace(glyphs=(run.glyphs[0]._replace(letters=""), run.glyphs[1])),))

    marks.Letters(0, 0, silent, 20, "#000000").paint(sheet, 0, 0)

    assert "/Span << /ActualText <FEFF00610062> >> BDC" in written(sheet)
    assert written(sheet).count("BDC") == written(sheet).count("EMC") == 1


def test_blocks_stand_under_and_beside_each_other(sheet):
    rule = marks.Rule(0, 0, 10, 1, "#000000")
    first, second = marks.Block(20, [rule]), marks.Block(30, [rule])

    first.below(second, space=5)
    assert first.height == 55
    first.beside(marks.Block(70, [rule]), 50)
    assert first.height == 70
    for mark in first.marks:
        mark.paint(sheet, 0, 0)

    starts = re.findall(r"n (\S+) (\S+) m", written(sheet))
    assert starts == [("0", "200"), ("0", "175"), ("50", "200")]


@pytest.mark.parametrize(
    "mark",
    [
        marks.Lozenge(20, 20, 3, "#1B5E58"),
        marks.Outline(10, 10, 100, 100, 7, 0.5, "#1B5E58"),
        marks.Rule(0, 10, 50, 0.5, "#1B5E58"),
    ],
)
def test_every_drawing_uses_its_colour(sheet, mark):
    mark.paint(sheet, 0, 0)

    assert re.search(r"\.106 \.369 \.345 (rg|RG)", written(sheet))


def test_a_picture_is_named_by_what_it_shows_not_by_where_it_lies(tmp_path):
    codes = []
    for folder in ("a", "b"):
        file = tmp_path / folder / "emblem.png"
        file.parent.mkdir()
        Pillow.new("RGB", (8, 4), "navy").save(file)
        page = marks.Sheet(Canvas(BytesIO(), (200, 200), invariant=1), 200)
        marks.Picture(file.read_bytes(), 80, 40).paint(page, 0, 0)
        codes.append(written(page))

    assert codes[0] == codes[1]


def test_a_file_that_shows_nothing_is_no_picture(tmp_path):
    (tmp_path / "emblem.png").write_text("nothing")
    Pillow.new("L", (2, 2)).save(tmp_path / "good.png")

    assert not marks.is_picture((tmp_path / "emblem.png").read_bytes())
    assert marks.is_picture((tmp_path / "good.png").read_bytes())


@pytest.mark.parametrize(
    ("value", "short"),
    [(0, "0"), (10, "10"), (1 / 3, "0.333"), (-2.50, "-2.5"), (100, "100"), (-0.0001, "0")],
)
def test_numbers_are_short(value, short):
    assert marks.short(value) == short


# ── Painted once for many documents ──────────────────────────────────────────────────────────────


def a_page(*words):
    lines = [
        marks.Letters(10, 50 + 20 * n, text.typeset(one, SERIF), 12, "#000000") for n, one in enumerate(words)
    ]
    return [*lines, marks.Rule(10, 100, 50, 1, "#000000")]


def ways(pages):
    """The operators of each page, painted anew and written down from what was painted before."""
    told = []
    for some in (pages, [[one] for one in marks.painted(pages, 200)]):
        made = marks.Sheet(Canvas(BytesIO(), (200, 200), invariant=1), 200)
        begun = len(made.written)
        for page in some:
            for mark in page:
                mark.paint(made, 0, 0)
        told.append("\n".join(made.written[begun:]))
    return told


def test_what_was_painted_once_is_the_same_in_every_document():
    anew, again = ways([a_page("AV Ada", "bob"), a_page("nye bokstaver", "bob")])

    assert anew == again


def test_other_letters_between_change_nothing_of_it():
    first, second = marks.painted([a_page("Ada"), a_page("bob")], 200)
    told = []
    for between in ("", "xyz 123"):
        made = marks.Sheet(Canvas(BytesIO(), (200, 200), invariant=1), 200)
        first.paint(made, 0, 0)
        if between:
            paint(made, between)
        begun = len(made.written)
        second.paint(made, 0, 0)
        told.append(made.written[begun:])
    assert told[0] == told[1] == list(second.operators)


def test_a_document_that_began_otherwise_gets_it_painted_anew():
    [page] = marks.painted([a_page("Ada")], 200)
    made = marks.Sheet(Canvas(BytesIO(), (200, 200), invariant=1), 200)
    paint(made, "zzz")
    begun = len(made.written)

    page.paint(made, 0, 0)

    codes = {glyph for glyph, _letters in made.font(fonts.face(SERIF[0])).codes}
    assert made.written[begun:] != list(page.operators)
    assert len(codes) > 3


def test_it_can_be_moved():
    [page] = marks.painted([a_page("Ada")], 200)
    made = marks.Sheet(Canvas(BytesIO(), (200, 200), invariant=1), 200)

    marks.Moved(page, 5, 7).paint(made, 0, 0)

    assert "1 0 0 1 15 143 Tm" in "\n".join(made.written)
    assert marks.bare(marks.Moved(page, 1, 1)) is page
