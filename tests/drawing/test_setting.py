from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.drawing import fonts, setting, text
from eduapp.drawing.setting import fitted, stacked
from eduapp.drawing.style import Style
from tests.support import ink
from tests.support.world_names import NAMES

NAME = Style(fonts.chain("NotoSerif", True), 28, 12, 1.25, 0, "#000000", "center", capitals=False)
BODY = Style(fonts.chain("NotoSans", False), 10, 8, 1.4, 0, "#000000", "left", capitals=False)


def test_a_short_name_takes_the_full_size():
    fit = fitted("Sukarno", NAME, 400, 28, 3)

    assert (fit.size, len(fit.lines), fit.fits) == (28, 1, True)


@given(words=st.lists(st.text("abcdefghij", min_size=1, max_size=12), min_size=1, max_size=18))
def test_a_name_that_fits_is_whole_and_within_its_width(words):
    fit = fitted(" ".join(words), NAME, 400, 28, 3)

    assert " ".join(line.text for line in fit.lines) == " ".join(words)
    assert fit.size >= NAME.smallest or len(fit.lines) == 1
    if fit.fits:
        assert len(fit.lines) <= 3
        assert all(NAME.width(line, fit.size) <= 400 + 1e-6 for line in fit.lines)


@pytest.mark.parametrize("script", ["Tibetan", "Burmese", "Thai", "Sinhala", "Telugu", "Latin"])
def test_letters_that_reach_far_up_or_down_get_room_in_the_closest_setting(script):
    close = replace(NAME, leading=1.2)
    lines = [text.typeset({"Latin": "Ågot", **NAMES}[script], close.chain)] * 2

    block = stacked(lines, close, 20, 400)

    first, second = ink.ink_of(block.marks)
    assert first.top >= -1e-9  # millimetres of a float
    assert second.top >= first.bottom - 1e-9
    assert second.bottom <= block.height + 1e-9


def test_a_name_that_cannot_fit_says_so():
    block = fitted("Ww" * 60, NAME, 400, 28, 3).block(NAME, 400)

    assert [problem.name for problem in block.problems] == ["TooLong"]


def test_one_line_shrinks_to_the_limit_and_no_further():
    one = partial(fitted, style=NAME, width=400, largest=28, most=1)

    assert one("Muhammad Abdullah Al-Hassan").size < 28
    assert not one("Muhammad Abdullah Al-Hassan " * 4).fits


def test_capitals_are_the_styles_doing():
    style = Style(BODY.chain, 10, 8, 1.4, 0, "#000000", "left", capitals=True)

    block = setting.line_block(style.cased("Čáhci"), style, 10, 400)

    assert block.marks[0].line.text == "ČÁHCI"


@pytest.mark.parametrize(("align", "x"), [("left", 0), ("center", 0.5), ("right", 1)])
def test_lines_stand_where_their_style_wants_them(align, x):
    style = Style(BODY.chain, 10, 8, 1.4, 0, "#000000", align, capitals=False)

    (mark,) = setting.line_block("Ord", style, 10, 400).marks

    assert mark.x == pytest.approx(x * (400 - style.width(mark.line, 10)))
