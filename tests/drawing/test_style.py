from dataclasses import replace

import pytest

from eduapp.drawing import fonts, style, text
from eduapp.drawing.style import Style

BODY = Style(fonts.chain("NotoSans", False), 10, 8, 1.4, 0, "#000000", "left", capitals=False)


def test_type_gets_smaller_only_to_its_limit():
    assert [BODY.at(scale) for scale in (1, 0.9, 0.5)] == [10, 9, 8]


def test_capitals_are_written_only_where_the_style_wants_them():
    assert (BODY.cased("Ås"), replace(BODY, capitals=True).cased("Ås")) == ("Ås", "ÅS")


def test_room_between_letters_counts_in_the_width():
    line = text.typeset("abc", BODY.chain)

    assert replace(BODY, tracking=90).width(line, 10) == pytest.approx((line.width + 2 * 90) * 10 / fonts.EM)


def test_contrast_is_that_of_the_grey_print():
    assert style.contrast_on_white("#000000") == pytest.approx(21)
    assert style.contrast_on_white("#FFFFFF") == pytest.approx(1)
    assert style.contrast_on_white("#1B5E58") > 7
