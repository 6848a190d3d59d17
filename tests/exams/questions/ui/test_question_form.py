"""The form of a question takes one and gives it back; the next one is filed as the last was."""

import pytest

from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.checks import StemMissing, TextTooLong
from eduapp.exams.questions.rules.filing import Filing
from eduapp.exams.questions.ui.question_form import QuestionForm
from tests.support.given_questions import a_picture, a_single, pictured


@pytest.fixture
def form(qtbot, theme):
    made = QuestionForm(theme)
    qtbot.addWidget(made)
    return made


def test_a_question_with_its_pictures_comes_back(form):
    question = pictured(title="T", tags=("a", "b"), category="K", outside_id="7")
    form.show_question(question, Filing("A2", "Regne"))

    assert (form.question(question), form.filing(), form.dirty()) == (question, Filing("A2", "Regne"), False)


def test_a_picture_that_no_text_shows_any_more_is_left_out(form):
    form.show_question(pictured(), Filing())
    form.type_in({"stem": q.Text("Uten")})
    form.give({"annen.png": a_picture("annen.png")})

    assert form.question(None).pictures == ()


def test_the_next_question_is_filed_as_the_last(form):
    form.show_question(a_single(category="K", tags=("a",), language="se", title="T"), Filing("A2", "Regne"))
    form.clear()

    question = form.question(None)
    assert (question.stem, question.title, question.answers) == (q.NOTHING, "", ())
    assert (question.category, question.tags, question.language) == ("K", ("a",), "se")
    assert (form.filing(), form.dirty()) == (Filing("A2", ""), False)


def test_a_language_that_a_file_brought_along_is_kept(form):
    form.show_question(a_single(language="tlh"), Filing())

    assert form.question(None).language == "tlh"


def test_tags_with_a_comma_from_a_file_stay_whole(form):
    form.show_question(a_single(tags=("a, b", "c")), Filing())
    assert form.question(None).tags == ("a, b", "c")

    form.type_in({"tags": " x ,y,, x"})
    assert form.question(None).tags == ("x", "y")


def test_reasons_stand_at_their_fields_and_others_for_themselves(form):
    found = form.sentences([StemMissing(), TextTooLong(limit=5), StemMissing()])

    assert set(found) == {"stem", "#1"}
    assert found["stem"].count("There is no question text.") == 2
