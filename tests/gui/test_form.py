"""A form keeps what was typed, tells its problems twice in the same words, and leads to them."""

from datetime import date

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from eduapp.core.errors import NotFound, Refused
from eduapp.core.violations import Violation
from eduapp.gui.form import Form
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import calm_wheel, vbox
from tests.support.accessibility import announcements, assert_page_accessible, show
from tests.support.keys import click, press, write

TODAY = date(2026, 11, 23)


def a_form(theme):
    form = Form(theme, TODAY)
    form.text("name", "Name", "As it stands in the passport.", required=True)
    form.date("born", "Born", past=True)
    form.number("places", "Places", unit="people", least=1, most=40, value=12)
    form.choice("level", "Level", [("a1", "A1"), ("b1", "B1")])
    form.check("told", "Tell the teacher")
    form.lines("note", "Note", free_text=True)
    return form


@pytest.fixture
def form(qtbot, qapp):
    theme = Theme()
    theme.apply(qapp)
    made = a_form(theme)
    area = QScrollArea()
    area.setWidget(made)
    area.setWidgetResizable(True)
    qtbot.addWidget(area)
    show(area)
    made.start()
    made.stands_in = area
    return made


def test_values_come_back_by_key(form):
    write(form, "Karim Haddad")
    form.field("born").setText("30.8.93")

    assert form.values() == {
        "name": "Karim Haddad",
        "born": date(1993, 8, 30),
        "places": 12,
        "level": None,
        "told": False,
        "note": "",
    }


def test_a_fresh_form_is_clean_and_half_a_date_makes_it_dirty(form):
    assert not form.dirty()

    form.field("born").setText("30.")
    assert form.dirty()

    form.keep()
    assert not form.dirty()


def test_a_form_that_was_filled_is_clean(form):
    form.set_values({"name": "Karim Haddad", "level": "b1"})

    assert not form.dirty()
    assert form.values()["level"] == "b1"


def test_problems_stand_beside_the_field_and_on_top_in_the_same_words(form):
    form.field("born").setText("31.2.1990")

    assert not form.submit()

    sentence = "“31.2.1990” is not a date. Write day.month.year, such as 24.11.2026."
    assert [link.accessibleName() for link in form.summary.links()] == [
        "Name is needed.",
        f"Born: {sentence}",
    ]
    assert form._lines["born"].problem._words.text() == sentence
    assert form.field("born").text() == "31.2.1990"
    assert form.field("born").accessibleDescription().startswith(sentence)


def test_the_summary_gets_the_focus_and_its_links_lead_to_the_fields(form):
    form.submit()
    assert form.summary.hasFocus()
    assert form.summary.accessibleName() == "1 thing to put right"

    press(form, "Tab", "Space")

    assert form.field("name").hasFocus()


def test_problems_of_the_rules_are_shown_too(form):
    form.show_problems({"places": "The room holds 8.", "": "The course has ended."})

    assert form.summary.accessibleDescription() == "Places: The room holds 8. The course has ended."
    assert len(form.summary.links()) == 1


def test_what_was_put_right_is_no_longer_told(form):
    form.submit()
    form.field("name").setText("Karim Haddad")

    assert form.submit()

    assert not form.summary.isVisible()
    assert not form._lines["name"].problem.isVisible()
    assert form.field("name").accessibleDescription() == "As it stands in the passport."


def test_enter_submits_but_not_inside_a_text_of_several_lines(form):
    sent = []
    form.submitted.connect(lambda: sent.append(1))

    press(form, "Return")
    assert len(sent) == 1

    form.field("note").setFocus()
    press(form, "Return")
    assert len(sent) == 1
    press(form, "Ctrl+Return")
    assert len(sent) == 2


def test_free_text_warns_of_what_must_not_be_written(form):
    warning = "Write nothing about health, offence or reasons for being in prison."
    assert warning in form.field("note").accessibleDescription()


def test_fields_that_may_be_left_empty_say_so(form):
    texts = [made.text() for made in form.findChildren(type(form._lines["name"].problem._words))]

    assert "Name" in texts
    assert "Born (optional)" in texts


def test_a_tick_is_pressed_with_its_words(form):
    click(form.field("told"))

    assert form.values()["told"] is True


def test_a_form_without_today_takes_no_dates(qapp):
    with pytest.raises(ValueError, match="today"):
        Form(Theme()).date("born", "Born")


def page(theme):
    form = a_form(theme)
    form.setContentsMargins(24, 8, 24, 20)
    calm_wheel(form)
    return form


def test_the_form_is_fit_for_everybody(qtbot):
    assert_page_accessible(page)


def test_the_form_with_problems_is_fit_for_everybody(qtbot):
    assert_page_accessible(page, prepare=lambda form: form.submit())


def test_words_between_rows_follow_what_is_typed(qtbot):
    form = Form(Theme(), TODAY)
    qtbot.addWidget(form)
    said = form.say()
    form.show()
    assert not said.isVisible()

    with announcements() as heard:
        said.set_text("12 hours short")
        said.set_text("12 hours short")
    assert (said.text(), said.isVisible(), heard) == ("12 hours short", True, ["12 hours short"])
    said.set_text("")
    assert not said.isVisible()


class RoomTooSmall(Violation):
    message = "The room holds 8."
    about = ("seats", "places")


class Overbooked(Violation):
    message = "Two groups want it."
    about = ("places",)


class CourseOver(Violation):
    message = "The course has ended."


def test_a_refusal_stands_beside_the_field_it_speaks_of(form):
    form.show_error(Refused(RoomTooSmall(), CourseOver(), Overbooked()))

    both = "The room holds 8. Two groups want it."
    assert form._lines["places"].problem._words.text() == both
    assert form.field("places").accessibleDescription() == both
    assert form.summary.accessibleDescription() == f"Places: {both} The course has ended."
    assert [link.accessibleName() for link in form.summary.links()] == [f"Places: {both}"]


def test_another_error_stands_on_top(form):
    form.show_error(NotFound())
    assert form.summary.accessibleDescription() == NotFound().sentence()
    assert form.summary.links() == []


class Halves(QWidget):
    """A field of two parts, the first of which is off."""

    changed = Signal()

    def __init__(self):
        super().__init__()
        self.off, self.on = QLineEdit(), QLineEdit()
        self.off.setEnabled(False)
        vbox(self.off, self.on, parent=self)

    def value(self):
        return self.on.text()

    def set_value(self, value):
        self.on.setText(value or "")

    def misread(self):
        return "The second half cannot be read."


def test_a_link_leads_into_a_field_that_is_made_of_several(form):
    field = Halves()
    form.add("halves", "Halves", field)
    form.field("name").setText("Ola")
    form.submit()

    [link] = form.summary.links()
    link.click()

    assert field.on.hasFocus()


def test_a_question_is_not_said_to_be_needed(form):
    form.number("sheets", "How many?", required=True)
    form.field("name").setText("Ola")
    form.submit()

    assert [link.accessibleName() for link in form.summary.links()] == ["“How many?” needs an answer."]
