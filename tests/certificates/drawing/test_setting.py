import pytest

from eduapp.certificates.drawing.fields import values
from eduapp.certificates.drawing.setting import Setting, flowed
from eduapp.drawing import fonts
from eduapp.drawing.style import Style
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


def test_flowing_text_keeps_the_size_of_the_page_and_grows_downwards():
    words = "Lover, forskrifter og ansvar " * 6

    large, small = (flowed(words, BODY, a_setting(scale=scale)) for scale in (1, 0.8))

    assert large.height == pytest.approx(len(large.marks) * 14)
    assert small.height < large.height


def test_a_word_wider_than_its_column_says_so():
    assert flowed("w" * 99, BODY, a_setting(width=100)).problems
