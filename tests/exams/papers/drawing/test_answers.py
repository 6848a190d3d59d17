"""Pages of the answer sheet: corners to lie straight by, room for the number, and lines that go on."""

from eduapp.drawing.ink import Box
from eduapp.drawing.marks import Rule, bare
from eduapp.exams.papers.drawing.answers import CornerMark, code_marks, leaves
from eduapp.exams.papers.drawing.look import look_of
from eduapp.exams.papers.rules.printed import Print
from eduapp.exams.questions.rules import question as q
from tests.support.printed_papers import a_printed_paper, asked


def pages_of(questions, how=None):
    paper = a_printed_paper(questions)
    return leaves(paper, look_of(paper, how or Print()))


def count(page, kind):
    return sum(isinstance(bare(mark), kind) for mark in page)


def test_every_page_has_four_corners_and_boxes_for_the_number():
    pages = pages_of([asked(n, "Fortell.", q.ESSAY, (), 10) for n in (1, 2, 3)])

    assert len(pages) > 1
    for page in pages:
        assert count(page, CornerMark) == 4
        assert count(page, Box) == 4


def test_there_is_a_box_for_each_choice_and_each_pair():
    lefts = (q.Text("a"), q.Text("b"))
    [page] = pages_of(
        [
            asked(1, choices=tuple("abcd")),
            asked(2, kind=q.TRUE_FALSE, choices=()),
            asked(3, kind=q.MATCHING, choices=(), lefts=lefts, rights=("x", "y", "z")),
            asked(4, kind=q.ORDERING, choices=tuple("abc")),
        ]
    )

    assert count(page, Box) == 4 + 4 + 2 + 2 + 3


def test_many_choices_take_several_rows():
    [page] = pages_of([asked(1, choices=tuple(str(n) for n in range(30)))])

    assert count(page, Box) == 4 + 30
    rights = [bare(mark).x for mark in page if isinstance(bare(mark), Box)]
    assert max(rights) < 500


def test_an_essay_that_goes_on_says_its_number_again():
    first, second, *_rest = pages_of([asked(7, "Fortell.", q.ESSAY, (), 20)])

    said = [
        [bare(mark).line.text for mark in page if hasattr(bare(mark), "line")] for page in (first, second)
    ]
    assert all("7." in words for words in said)
    assert count(first, Rule) + count(second, Rule) > 40


def test_the_code_stands_on_the_page_in_letters_and_dots():
    look = look_of(a_printed_paper(), Print())
    marks = code_marks("7KQ2M1-B017-S0102-O", "Page 1 of 2", look)

    words = [bare(mark).line.text for mark in marks if hasattr(bare(mark), "line")]
    assert words == ["7KQ2M1-B017-S0102-O", "7KQ2M1-B017-S0102-O · Page 1 of 2"]
    assert any(getattr(bare(mark), "text", "") == "7KQ2M1-B017-S0102-O" for mark in marks)
