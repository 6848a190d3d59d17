"""A picker finds one record while one types, by keys or by mouse."""

from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from eduapp.gui.pickers import SearchPicker
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import button
from tests.support.accessibility import announcements, assert_page_accessible, show
from tests.support.fakes import a_bench
from tests.support.keys import click, keys_only, press, write


@dataclass(frozen=True)
class Found:
    id: int
    label: str
    detail: str = ""


SITE = [Found(1, "Haddad, Karim", "1005"), Found(2, "Haugen, Ola", "1006"), Found(3, "Lie, Jonas", "1007")]


def people(_session, text):
    return [row for row in SITE if text.casefold() in row.label.casefold()]


@pytest.fixture
def picker(qtbot, qapp, database):
    theme = Theme()
    theme.apply(qapp)
    made = SearchPicker(a_bench(database, theme=theme).bench, people, "Find a learner")
    window = QWidget()
    QVBoxLayout(window).addWidget(made)
    window.layout().addWidget(button(theme, "Next"))
    qtbot.addWidget(window)
    show(window)
    made.setFocus()
    made.stands_in = window
    return made


def test_letters_and_enter_pick(picker):
    picked = []
    picker.picked.connect(picked.append)

    with keys_only() as cost, announcements() as said:
        write(picker, "ha")
        press(picker, "Return")

    assert picked == [SITE[0]]
    assert picker.value() == 1
    assert picker.line.text() == "Haddad, Karim"
    assert picker.line.note() == "1005"
    assert said[-1] == "2 found"
    assert cost.keys == 3


def test_arrows_choose_among_the_found(picker):
    write(picker, "ha")

    press(picker, "Down", "Return")

    assert picker.value() == 2


def test_a_click_picks(picker):
    write(picker, "ha")
    popup = QApplication.activePopupWidget()

    click(popup.viewport(), popup.visualRect(popup.model().index(1, 0)))

    assert picker.value() == 2


def test_down_opens_the_list_without_a_letter(picker):
    press(picker, "Down")

    assert list(picker.rows()) == SITE
    press(picker, "Esc")
    assert QApplication.activePopupWidget() is None


def test_writing_on_lets_go_of_what_was_picked(picker):
    picker.set_value(SITE[0])
    picked = []
    picker.picked.connect(picked.append)

    write(picker, "x")

    assert picked == [None]
    assert picker.value() is None
    assert picker.misread() == "Choose one from the list."


def test_nothing_found_is_said_and_cannot_be_picked(picker):
    write(picker, "xyz")
    popup = QApplication.activePopupWidget()
    assert popup.model().index(0, 0).data() == "Nothing found"

    press(picker, "Return")

    assert picker.value() is None


def listed(popup):
    model = popup.model()
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def test_why_no_more_is_offered_stands_below_what_was_found_and_cannot_be_picked(picker):
    picker._hint = lambda text: "" if len(text) > 2 else "Type more."
    with announcements() as said:
        write(picker, "li")
    popup = QApplication.activePopupWidget()
    assert listed(popup) == ["Lie, Jonas · 1007", "Type more."]
    assert said[-1] == "1 found Type more."
    press(popup, "Down")
    press(popup, "Return")
    assert picker.value() == 3

    picker.set_value(None)
    write(picker, "xy")
    assert listed(QApplication.activePopupWidget()) == ["Type more."]
    write(picker, "z")
    assert listed(QApplication.activePopupWidget()) == ["Nothing found"]


def test_an_empty_field_is_no_misreading(picker):
    write(picker, "h")
    press(picker, "Esc", "Backspace")

    assert picker.misread() == ""
    assert picker.value() is None


def test_the_picker_is_fit_for_everybody(qtbot, database):
    def page(theme):
        made = QWidget()
        picker = SearchPicker(a_bench(database, theme=theme).bench, people, "Finn en deltaker")
        picker.set_value(SITE[0])
        QVBoxLayout(made).addWidget(picker)
        return made

    assert_page_accessible(page)


def test_the_only_one_found_is_taken_by_enter_alone_and_after_down(picker):
    with keys_only() as cost:
        write(picker, "lie")
        press(picker, "Return")
    assert (picker.value(), cost.keys) == (3, 4)

    picker.set_value(None)
    write(picker, "lie")
    press(QApplication.activePopupWidget() or picker, "Down")
    press(QApplication.activePopupWidget() or picker, "Return")
    assert picker.value() == 3


def test_enter_before_the_answer_takes_the_only_one_when_it_comes(picker):
    held = []
    ask = picker._bench.runner.query
    picker._bench.runner.query = lambda *args, **told: held.append((args, told))
    write(picker, "lie")
    press(picker, "Return")
    assert picker.value() is None

    for args, told in held:
        ask(*args, **told)
    assert picker.value() == 3


def test_enter_before_the_answer_takes_none_of_several(picker):
    held = []
    ask = picker._bench.runner.query
    picker._bench.runner.query = lambda *args, **told: held.append((args, told))
    write(picker, "ha")
    press(picker, "Return")
    for args, told in held:
        ask(*args, **told)
    assert picker.value() is None
    assert len(picker.rows()) == 2


def test_enter_after_the_list_was_closed_takes_the_only_one(picker):
    write(picker, "lie")
    press(picker, "Esc")
    press(picker, "Return")
    assert picker.value() == 3
