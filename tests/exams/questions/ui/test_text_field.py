"""The field for a text: untouched it is as it was; form by keys; pasted words only; Tab leaves."""

import pytest
from PySide6.QtCore import QMimeData

from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.placing import placed
from eduapp.exams.questions.rules.question import Text
from eduapp.exams.questions.ui.text_field import TextField
from tests.support.accessibility import show
from tests.support.given_questions import a_picture
from tests.support.keys import press, write

SAW = a_picture()


@pytest.fixture
def field(qtbot, theme):
    made = TextField(theme)
    qtbot.addWidget(made)
    show(made)
    made.setFocus()
    return made


@pytest.mark.parametrize(
    "text",
    [
        q.NOTHING,
        Text("a"),
        Text("<p>a</p>text<br>", q.HTML),
        Text("*a*", q.MARKDOWN),
        Text("a\n\nb", q.MOODLE),
    ],
)
def test_what_nobody_touched_is_as_it_was(field, text):
    field.set_value(text)

    assert field.value() == text


@pytest.mark.parametrize(
    ("chord", "mark"), [("Ctrl+B", "b"), ("Ctrl+I", "i"), ("Ctrl+Up", "sup"), ("Ctrl+Down", "sub")]
)
def test_keys_give_letters_a_form_and_take_it_away(field, chord, mark):
    press(field, chord)
    write(field, "a")
    press(field, chord)
    write(field, "b")

    assert field.value() == Text(f"<p><{mark}>a</{mark}>b</p>", q.HTML)


def test_a_form_that_stands_as_it_was_written_takes_no_marks(field):
    field.set_value(Text("a", q.MOODLE))
    press(field, "Ctrl+A", "Ctrl+B")
    write(field, "b")

    assert field.value() == Text("b", q.MOODLE)


def test_only_words_are_pasted(field):
    told = QMimeData()
    told.setHtml("<b>a</b><img src='http://example.org/x.png'>")
    told.setText("a\ufffcb")
    field.insertFromMimeData(told)

    assert field.value() == Text("ab")


def test_a_picture_is_placed_found_and_described_anew(field):
    write(field, "Se ")
    field.place(SAW, "En sag")
    assert field.pictures() == [SAW]
    assert field.picture_here() == ("sag.png", "En sag")

    field.describe_here("En fin sag")
    assert field.value() == Text(f"<p>Se {placed('sag.png', 'En fin sag')}</p>", q.HTML)
    write(field, " her")
    assert field.picture_here() is None
    field.describe_here("nei")
    assert "nei" not in field.value().words


def test_a_picture_that_was_taken_out_is_none_of_its_pictures(field):
    field.place(SAW, "En sag")
    press(field, "Backspace")

    assert (field.pictures(), field.value()) == ([], q.NOTHING)


def test_it_grows_with_what_stands_in_it_as_far_as_a_screen_goes(field):
    least = field.height()
    field.set_value(Text("\n".join(map(str, range(6)))))
    middle = field.height()
    field.set_value(Text("\n".join(map(str, range(200)))))

    assert least < middle < field.height() <= 460


def test_a_text_that_is_too_long_is_said(field):
    field.setPlainText("x" * 20_001)

    assert field.misread() == "The text is 1 character too long."
