from eduapp.drawing.ink import GREY, INK, LINE, Box, Type, lettered_box, one_line, style, words
from eduapp.drawing.marks import letters_in
from eduapp.drawing.style import contrast_on_white

LONG = "Wolfeschlegelsteinhausenbergerdorff, Muhammad Abdullah Al-Hassan bin Abdulrahman"


def test_everything_is_readable_in_grey():
    assert contrast_on_white(INK) == 21
    assert contrast_on_white(GREY) > 7  # WCAG 1.4.6, for a copy of a copy
    assert contrast_on_white(LINE) > 3


def test_a_large_print_is_larger_in_everything():
    small, large = Type.of(large=False), Type.of(large=True)

    assert all(getattr(large, size) > getattr(small, size) for size in vars(small))
    assert large.body >= 16


def test_words_take_as_many_lines_as_they_need():
    assert len(list(letters_in(words(LONG, 200, style(10))))) > 1


def test_a_name_is_made_smaller_and_broken_but_never_cut_and_never_wider_than_its_place():
    for said, width in (("Dahl, Petter", 100), (LONG, 200), (LONG.replace(" ", ""), 150)):
        lines = list(letters_in(one_line(said, width, style(10.5))))

        assert " ".join(line.line.text for line in lines) == said
        assert all(line.line.width * line.size / 1000 <= width + 0.01 for line in lines)


def test_a_box_that_is_filled_in_has_a_cross_over_its_letter():
    plain, crossed = (lettered_box("T", 18, Type(), crossed=on) for on in (False, True))

    assert [mark.crossed for mark in plain.marks if isinstance(mark, Box)] == [False]
    assert [mark.crossed for mark in crossed.marks if isinstance(mark, Box)] == [True]
    assert [letter.line.text for letter in letters_in(crossed)] == ["T"]
