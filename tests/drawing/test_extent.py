import pytest

from eduapp.drawing import fonts
from eduapp.drawing.extent import Box, around, box_of
from eduapp.drawing.marks import Across, Letters, Lozenge, Moved, Outline, Picture, Rule
from eduapp.drawing.square import Cells
from eduapp.drawing.text import typeset
from tests.support import ink

SANS = fonts.chain("NotoSans", False)


@pytest.mark.parametrize(
    ("mark", "box"),
    [
        (Rule(10, 20, 100, 2, "#000000"), (10, 19, 110, 21)),
        (Lozenge(10, 20, 3, "#000000"), (7, 17, 13, 23)),
        (Outline(1, 2, 30, 40, 5, 1, "#000000"), (1, 2, 31, 42)),
        (Picture(b"", 30, 40), (0, 0, 30, 40)),
        (Cells(1, 2, 36, ((True,),)), (1, 2, 37, 38)),
        (Moved(Moved(Picture(b"", 30, 40), 1, 2), 10, 20), (11, 22, 41, 62)),
    ],
)
def test_a_mark_takes_up_what_it_paints(mark, box):
    assert box_of(mark) == box


@pytest.mark.parametrize("words", ["Kari Nordmann", "Gjøvik", "یوسف", "བཀྲ་ཤིས་སྒྲོལ་མ", "អ្នកស្រី"])
def test_letters_take_up_at_least_their_ink(words):
    mark = Letters(50, 60, typeset(words, SANS), 20, "#000000", 40)
    box, [black] = box_of(mark), list(ink.ink_of([mark]))

    assert box.left - 2 <= black.left
    assert black.right <= box.right + 2
    assert box.top - 1 <= black.top
    assert black.bottom <= box.bottom + 1


def test_a_word_across_the_page_is_nowhere_in_particular():
    assert box_of(Across("X", 100, 100)) is None
    assert around([Across("X", 100, 100)]) is None


def test_what_several_take_up_together():
    assert around([Rule(0, 10, 50, 0, "#000000"), Rule(20, 30, 50, 0, "#000000")]) == (0, 10, 70, 30)


def test_boxes_are_over_each_other_when_a_plumb_line_meets_both():
    box = Box(0, 0, 10, 10)

    assert box.is_over(Box(9, 50, 20, 60))
    assert not box.is_over(Box(10, 0, 20, 10))
