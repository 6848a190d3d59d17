"""Fields take what people type, say what they understood, and never change by the wheel."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from eduapp.core.i18n import set_screen_language
from eduapp.gui.fields import (
    Choice,
    DateEdit,
    LineField,
    LongText,
    NumberEdit,
    PasswordEdit,
    TimeEdit,
)
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import button
from tests.support import reach
from tests.support.accessibility import show
from tests.support.keys import click, press, write

TODAY = date(2026, 11, 23)


@pytest.fixture
def theme(qapp):
    made = Theme()
    made.apply(qapp)
    return made


@pytest.fixture
def stood(qtbot, theme):
    """Puts a field into a window above a button, with the cursor in it."""
    window = QWidget()
    QVBoxLayout(window)
    qtbot.addWidget(window)

    def stand(field):
        field.setAccessibleName("Field")
        window.layout().addWidget(field)
        window.layout().addWidget(button(theme, "Next"))
        show(window)
        field.setFocus()
        return field

    return stand


def test_a_day_is_written_out_on_leaving_and_its_weekday_is_said(stood, theme):
    field = stood(DateEdit(theme, TODAY))

    write(field, "3.9")
    assert field.note() == "Thursday"
    press(field, "Tab")

    assert field.text() == "03.09.2026"
    assert field.value() == date(2026, 9, 3)


def test_the_weekday_is_said_in_the_language_spoken(stood, theme):
    set_screen_language("nn")
    field = stood(DateEdit(theme, TODAY))

    field.set_value(date(2026, 11, 28))

    assert field.note() == "laurdag"


def test_arrows_move_a_day_and_pages_a_week(stood, theme):
    field = stood(DateEdit(theme, TODAY))

    press(field, "Up")
    assert field.value() == TODAY
    press(field, "Down", "PgUp")

    assert field.value() == date(2026, 11, 29)


def test_what_cannot_be_read_is_kept_and_told(stood, theme):
    field = stood(DateEdit(theme, TODAY))

    write(field, "31.2.2026")
    press(field, "Tab")

    assert field.text() == "31.2.2026"
    assert field.value() is None
    assert field.misread() == "“31.2.2026” is not a date. Write day.month.year, such as 24.11.2026."


def test_an_empty_field_is_no_misreading(theme):
    for field in (DateEdit(theme, TODAY), TimeEdit(theme), NumberEdit(theme), LineField(theme)):
        assert field.misread() == ""
        assert field.value() in (None, "")


@pytest.mark.parametrize(("language", "shown"), [("nb", "08.30"), ("en", "08:30")])
def test_a_time_is_written_as_the_language_does(stood, theme, language, shown):
    set_screen_language(language)
    field = stood(TimeEdit(theme))

    write(field, "830")
    press(field, "Tab")

    assert (field.text(), field.value()) == (shown, 510)


def test_the_end_of_the_day_is_a_time(theme):
    field = TimeEdit(theme)

    field.set_value(1440)

    assert (field.text(), field.value()) == ("24:00", 1440)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("twelve", "“twelve” is not a whole number."), ("41", "Write a number from 1 to 40."), ("40", "")],
)
def test_a_number_keeps_to_its_limits(stood, theme, typed, said):
    field = stood(NumberEdit(theme, "places", least=1, most=40))

    write(field, typed)

    assert field.misread() == said
    assert field.note() == "places"


def test_arrows_count_within_the_limits(stood, theme):
    field = stood(NumberEdit(theme, least=1, most=3))

    press(field, "Up", "Up", "Up", "Up")

    assert field.value() == 3


def test_a_password_is_shown_only_while_asked_for_and_can_be_pasted(stood, theme, qapp):
    field = stood(PasswordEdit(theme))
    qapp.clipboard().setText("correct horse ")

    press(field, "Ctrl+V")
    assert field.value() == "correct horse "
    assert field.line.echoMode() == QLineEdit.EchoMode.Password

    click(field.show_button)
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal


def test_a_choice_gives_values_not_words(theme):
    choice = Choice(theme, [("a1", "A1"), ("b1", "B1")])
    assert choice.value() is None

    choice.set_value("b1")
    assert choice.currentText() == "B1"

    choice.set_options([("b1", "B1 – at work"), ("b2", "B2")])
    assert choice.value() == "b1"


def test_the_wheel_leaves_a_choice_alone(stood, theme):
    choice = stood(Choice(theme, [("a1", "A1"), ("b1", "B1"), ("b2", "B2")], "a1"))

    assert list(reach.calm_wheel(choice.window(), theme)) == []
    assert choice.value() == "a1"


def test_tab_leaves_a_long_text_and_its_length_is_told(stood, theme):
    field = stood(LongText(theme, longest=5))

    write(field, "longer")
    press(field, "Tab")

    assert not field.hasFocus()
    assert field.misread() == "The text is 1 character too long."


def test_every_change_is_told(theme):
    for field, value in (
        (LineField(theme), "x"),
        (DateEdit(theme, TODAY), TODAY),
        (TimeEdit(theme), 480),
        (NumberEdit(theme), 4),
        (PasswordEdit(theme), "x"),
        (Choice(theme, [(1, "One")]), 1),
        (LongText(theme), "x"),
    ):
        heard = []
        field.changed.connect(lambda heard=heard: heard.append(1))

        field.set_value(value)

        assert heard
        assert field.value() == value


def test_the_note_at_the_end_never_covers_the_text(theme):
    field = NumberEdit(theme, "places")

    assert field.textMargins().right() > 30
    assert field.alignment() & Qt.AlignmentFlag.AlignLeft
