"""A form in a window: sends once, shows refusals in place, and asks before it throws anything away."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from eduapp.core.db.unit_of_work import Command
from eduapp.core.errors import Conflict, Refused, Unavailable
from eduapp.core.i18n import N_
from eduapp.core.violations import Override, Violation
from eduapp.gui.focus import PAGES
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.theme import Theme
from tests.support.accessibility import assert_page_accessible, show
from tests.support.fakes import a_bench
from tests.support.keys import click, press, write


@dataclass(frozen=True, kw_only=True)
class AddPlace(Command):
    """A request of these tests."""

    name: str
    override: Override | None = None


class Full(Violation):
    message = N_("The house is full.")
    overridable = True


class NoName(Violation):
    message = N_("A place needs a name.")


@pytest.fixture
def fakes(qtbot, qapp, database):
    Theme().apply(qapp)
    return a_bench(database)


@pytest.fixture
def dialog(qtbot, fakes):
    made = a_dialog(fakes.bench)
    qtbot.addWidget(made)
    show(made)
    return made


def a_dialog(bench, parent=None):
    form = Form(bench.theme, bench.today())
    form.text("name", "Name", required=True)
    form.date("opened", "Opened")
    form.password("key", "Key word")
    form.lines("note", "Note")
    return FormDialog(bench, "Add a place", form, "Add", parent, note="The trail keeps who added it.")


def test_the_cursor_stands_in_the_first_field_and_enter_submits(dialog):
    sent = []
    dialog.submitted.connect(lambda: sent.append(dialog.form.values()["name"]))

    write(dialog, "Joinery")
    press(dialog, "Return")

    assert sent == ["Joinery"]


def test_nothing_is_sent_while_something_is_missing(dialog):
    sent = []
    dialog.submitted.connect(lambda: sent.append(1))

    click(dialog.verb_button)

    assert sent == []
    assert dialog.form.summary.hasFocus()


def test_ctrl_enter_submits_from_a_text_of_several_lines(dialog):
    sent = []
    dialog.submitted.connect(lambda: sent.append(1))
    write(dialog, "Joinery")
    dialog.form.field("note").setFocus()

    press(dialog, "Ctrl+Return")

    assert sent == [1]


def test_escape_closes_what_is_clean_without_a_question(dialog, fakes):
    press(dialog, "Esc")

    assert not dialog.isVisible()
    assert fakes.ask.confirmed == []


@pytest.mark.parametrize("yes", [True, False])
def test_escape_asks_before_something_is_lost(dialog, fakes, yes):
    fakes.ask.yes = yes
    write(dialog, "Joinery")

    press(dialog, "Esc")

    assert fakes.ask.confirmed == ["Close without saving?"]
    assert fakes.ask.endangered == fakes.ask.confirmed
    assert dialog.isVisible() is not yes


def test_a_command_that_succeeds_closes_and_tells(dialog):
    done = []

    dialog.send(lambda _uow, command: command.name, AddPlace(name="Joinery"), done.append)

    assert done == ["Joinery"]
    assert not dialog.isVisible()


def test_a_refusal_stays_in_the_form_and_keeps_what_was_typed(dialog):
    write(dialog, "Joinery")

    def refuse(_uow, _command):
        raise Refused(NoName(), Full())

    dialog.send(refuse, AddPlace(name=""))

    assert dialog.isVisible()
    assert dialog.form.summary.accessibleDescription() == "A place needs a name. The house is full."
    assert dialog.form.values()["name"] == "Joinery"
    assert dialog.verb_button.isEnabled()


def test_what_may_be_overridden_is_sent_again_with_the_reason(dialog, fakes):
    fakes.ask.reason = "The warden agreed"
    commands = []

    def full_house(_uow, command):
        commands.append(command)
        if command.override is None:
            raise Refused(Full())
        return command.override.reason

    done = []
    dialog.send(full_house, AddPlace(name="Joinery"), done.append)

    assert done == ["The warden agreed"]
    assert commands[0].command_id == commands[1].command_id


def test_a_conflict_is_shown_in_the_form(dialog):
    def conflict(_uow, _command):
        raise Conflict

    dialog.send(conflict, AddPlace(name="Joinery"))

    assert "Someone else changed this" in dialog.form.summary.accessibleDescription()


def test_after_a_broken_line_the_same_command_is_tried_again(dialog, fakes):
    fakes.ask.try_again = True
    ids = []

    def broken_once(_uow, command):
        ids.append(command.command_id)
        if len(ids) == 1:
            raise Unavailable(reason="The server is gone.")

    dialog.send(broken_once, AddPlace(name="Joinery"))

    assert len(set(ids)) == 1
    assert len(ids) == 2
    assert not dialog.isVisible()


def test_where_one_types_stays_in_sight_when_the_dialog_says_more(qtbot, fakes):
    form = Form(fakes.bench.theme)
    for number in range(12):
        form.text(f"field{number}", f"Field {number}")
    dialog = FormDialog(fakes.bench, "Many", form, "Save")
    qtbot.addWidget(dialog)
    line = dialog.line()
    show(dialog)
    last = form.field("field11")
    last.setFocus()

    line.setText("What this means for the hours of the group. " * 8)
    line.show()
    dialog.fit()

    below = last.mapTo(dialog, last.rect().bottomLeft()).y()
    assert below < dialog.verb_button.mapTo(dialog, dialog.verb_button.rect().topLeft()).y()


def test_closed_dialogs_do_not_heap_up(qtbot, fakes):
    page = QWidget()
    qtbot.addWidget(page)

    for _turn in range(5):
        a_dialog(fakes.bench, page).reject()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert len(page.findChildren(FormDialog)) == 1


def test_the_dialog_is_fit_for_everybody(qtbot, database):
    assert_page_accessible(lambda theme: a_dialog(a_bench(database, theme=theme).bench))


def test_the_dialog_with_problems_is_fit_for_everybody(qtbot, database):
    assert_page_accessible(
        lambda theme: a_dialog(a_bench(database, theme=theme).bench), prepare=lambda dialog: dialog.submit()
    )


def test_long_words_beside_a_field_are_never_cut(qtbot, fakes):
    form = Form(fakes.bench.theme)
    for number in range(4):
        form.check(f"tick{number}", f"Machine {number}", "Why it cannot be used is a long story. " * 12)
        form.text(f"name{number}", f"Name {number}")
    dialog = FormDialog(fakes.bench, "Times", form, "Set the times")
    qtbot.addWidget(dialog)
    show(dialog)

    cut = [
        words.text()
        for words in form.findChildren(QLabel)
        if words.isVisible() and words.height() < words.heightForWidth(words.width())
    ]
    assert cut == []
    form.keep()


def test_a_form_opens_although_the_part_of_its_page_that_asked_for_it_gave_way_to_another(qtbot, fakes):
    page = QWidget()
    parts, empty, table = QStackedWidget(page), QWidget(), QWidget()
    qtbot.addWidget(page)
    parts.addWidget(empty)
    parts.addWidget(table)
    show(page)
    parts.setCurrentWidget(table)
    asked = a_dialog(fakes.bench, empty)
    asked.open()
    assert asked.isVisible()
    asked.reject()


def test_a_form_that_comes_too_late_opens_over_no_other_page(qtbot, fakes):
    pages, asker, other = QStackedWidget(), QWidget(), QWidget()
    pages.setObjectName(PAGES)
    qtbot.addWidget(pages)
    pages.addWidget(asker)
    pages.addWidget(other)
    show(pages)
    here = a_dialog(fakes.bench, asker)
    here.open()
    assert here.isVisible()
    here.reject()

    pages.setCurrentWidget(other)
    late = a_dialog(fakes.bench, asker)
    late.open()
    assert not late.isVisible()
    assert fakes.tell.texts[-1].startswith("“Add a place” came late")
