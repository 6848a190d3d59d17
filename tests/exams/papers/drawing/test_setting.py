"""Lines stand at the side at which they are read, and no word is wider than its column."""

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from eduapp.drawing.marks import letters_in
from eduapp.exams.papers.drawing.look import look_of
from eduapp.exams.papers.drawing.paragraphs import Grid, Paragraph, PictureHere
from eduapp.exams.papers.drawing.setting import Column, lines, part_lines
from eduapp.exams.papers.rules.printed import Print
from tests.support.printed_papers import ARABIC, a_picture, a_printed_paper

LOOK = look_of(a_printed_paper(), Print())
WIDTH = 200.0


def letters(blocks):
    return [one for block in blocks for one in letters_in(block)]


@for_all(st.text(st.sampled_from("abcåæø .-mwi"), max_size=120), st.sampled_from([40.0, 90.0, 200.0]))
def test_no_line_is_wider_than_its_column_and_no_letter_is_lost(words, width):
    made = letters(lines(words, LOOK.style(), width))

    assert "".join(one.line.text for one in made).replace(" ", "") == words.replace(" ", "")
    assert all(LOOK.style().width(one.line, one.size) <= width + 0.01 for one in made)


def test_words_stand_at_the_side_where_they_begin():
    [norwegian], [arabic] = (
        letters(lines("Hei", LOOK.style(), WIDTH)),
        letters(lines(ARABIC, LOOK.style(), WIDTH)),
    )
    [beside] = letters(lines("Oslo", LOOK.style(), WIDTH, at_right=True))

    assert norwegian.x == 0
    assert arabic.x + LOOK.style().width(arabic.line, arabic.size) == pytest.approx(WIDTH)
    assert beside.x > WIDTH / 2


@pytest.mark.parametrize("leftward", [False, True])
def test_what_is_put_from_the_side_of_reading_stands_there(leftward):
    column = Column(LOOK, WIDTH, leftward)
    rows = list(part_lines(Paragraph("skrue", "•"), column, {}))

    bullet, word = sorted(letters_with_places(rows[0]), key=lambda one: one[1] != "•")
    assert (bullet[0] > word[0]) == leftward


def letters_with_places(block):
    found = []
    for mark in block.marks:
        x, inner = 0, mark
        while hasattr(inner, "mark"):
            x, inner = x + inner.dx, inner.mark
        found.append((x + inner.x, inner.line.text))
    return found


def test_a_table_has_a_row_a_row_and_all_its_words():
    grid = Grid((("Vare", "Pris"), ("Skrue og mutter i rustfritt stål", "2 kr")))
    rows = list(part_lines(grid, Column(LOOK, WIDTH), {}))

    assert len(rows) == 2
    said = " ".join(one.line.text for one in letters(rows))
    assert said == "Vare Pris Skrue og mutter i rustfritt stål 2 kr"
    assert rows[1].height > rows[0].height


def test_a_picture_that_is_not_there_is_named():
    [line] = letters(part_lines(PictureHere("borte.png"), Column(LOOK, WIDTH), {}))

    assert line.line.text == "[borte.png]"


def test_a_picture_is_never_wider_than_its_column():
    [row] = part_lines(PictureHere("a"), Column(LOOK, WIDTH), {"a": a_picture(2000, 500)})
    assert row.height == pytest.approx(WIDTH / 4 + LOOK.body * 0.8)
