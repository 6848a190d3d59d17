from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.certificates.drawing import fonts, setting
from eduapp.certificates.drawing.fields import values
from eduapp.certificates.drawing.setting import Setting, fitted, flowed
from eduapp.certificates.drawing.styles import Style
from tests.certificates.drawing import papers

NAME = Style(fonts.chain("NotoSerif", True), 28, 12, 1.25, 0, "#000000", "center", capitals=False)
BODY = Style(fonts.chain("NotoSans", False), 10, 8, 1.4, 0, "#000000", "left", capitals=False)


def a_setting(width=400, scale=1.0, **changes):
    facts = papers.a_paper(**changes)
    return Setting(facts, values(facts), width, scale)


@pytest.mark.parametrize(
    ("pattern", "changes", "words"),
    [
        ("{course}", {}, "Truckfører T1–T4"),
        ("{course}[ ({course_code})]", {}, "Truckfører T1–T4 (TRUCK-1)"),
        ("{course}[ ({course_code})]", {"course_code": ""}, "Truckfører T1–T4"),
        ("{label_result}: {result}", {"result": ""}, ""),
        ("Sammen lærer vi mer", {}, "Sammen lærer vi mer"),
        ("{course}", {"course": "{name} [x]"}, "{name} [x]"),
    ],
)
def test_patterns_are_filled_or_left_out_whole(pattern, changes, words):
    assert a_setting(**changes).fill(pattern) == words


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


def test_a_name_that_cannot_fit_says_so():
    block = fitted("Ww" * 60, NAME, 400, 28, 3).block(NAME, 400)

    assert [problem.name for problem in block.problems] == ["TooLong"]


def test_one_line_shrinks_to_the_limit_and_no_further():
    one = partial(fitted, style=NAME, width=400, largest=28, most=1)

    assert one("Muhammad Abdullah Al-Hassan").size < 28
    assert not one("Muhammad Abdullah Al-Hassan " * 4).fits


def test_flowing_text_keeps_the_size_of_the_page_and_grows_downwards():
    words = "Lover, forskrifter og ansvar " * 6

    large, small = (flowed(words, BODY, a_setting(scale=scale)) for scale in (1, 0.8))

    assert large.height == pytest.approx(len(large.marks) * 14)
    assert small.height < large.height


def test_a_word_wider_than_its_column_says_so():
    assert flowed("w" * 99, BODY, a_setting(width=100)).problems


@pytest.mark.parametrize(("align", "x"), [("left", 0), ("center", 0.5), ("right", 1)])
def test_lines_stand_where_their_style_wants_them(align, x):
    style = Style(BODY.chain, 10, 8, 1.4, 0, "#000000", align, capitals=False)

    (mark,) = flowed("Ord", style, a_setting()).marks

    assert mark.x == pytest.approx(x * (400 - style.width(mark.line, 10)))


def test_capitals_are_the_styles_doing():
    style = Style(BODY.chain, 10, 8, 1.4, 0, "#000000", "left", capitals=True)

    block = setting.line_block(style.cased("Čáhci"), style, 10, 400)

    assert block.marks[0].line.text == "ČÁHCI"
