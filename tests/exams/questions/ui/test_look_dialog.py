"""Looking at a question: as it is answered, with pictures; what is right and what was asked before apart."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPushButton

from eduapp.exams.questions import queries, terms
from eduapp.exams.questions.queries import Wanted
from eduapp.exams.questions.ui.look_dialog import look_at, show_history
from tests.support import given
from tests.support.accessibility import assert_page_accessible
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_questions import a_single, in_the_bank, pictured
from tests.support.keys import keys_only, press


def the_row(database):
    with database.reading() as session:
        return queries.questions(session, Wanted())[0]


@pytest.fixture
def row(database):
    in_the_bank(database, pictured(words="En sag"))
    return the_row(database)


def test_looking_closes_without_showing_what_is_right(fakes, parent, row):
    look_at(fakes.bench, row, parent)
    dialog = the_dialog()

    assert dialog.accessibleDescription() == "Hva er dette? En sag\n\nA) 4\nB) 3\nC) 5"
    assert dialog.focusWidget() is dialog.out
    press(dialog, "Return")
    assert no_dialog()


def test_the_picture_is_shown_and_nothing_else_can_be(fakes, parent, row):
    look_at(fakes.bench, row, parent)
    paper = the_dialog().sheet.document()
    kind = QTextDocument.ResourceType.ImageResource.value

    assert paper.loadResource(kind, "@@PLUGINFILE@@/sag.png").width() == 40
    assert paper.loadResource(kind, "/etc/hosts").isNull()
    assert paper.loadResource(kind, "http://example.org/x.png").isNull()


def test_what_is_right_is_a_step_further(fakes, parent, row):
    look_at(fakes.bench, row, parent)
    with keys_only():
        press(the_dialog(), "Shift+Tab", "Return")

    assert the_dialog().accessibleDescription() == "100 %: 4\n0 %: 3\n0 %: 5"


def test_who_may_not_know_what_is_right_is_not_offered_it(database, parent, row):
    looking = replace(given.LEADER, permissions=frozenset({terms.SEE_QUESTIONS}))
    look_at(a_hearing_bench(database, looking).bench, row, parent)

    assert not hasattr(the_dialog(), "go")


def test_the_history_tells_who_saved_what_when_and_shows_what_was_asked(database, fakes, parent, row):
    in_the_bank(database, a_single(stem="Hva er 2 + 3?", right="5", wrong=("4",)), row.id, before=1)
    show_history(fakes.bench, the_row(database), parent)
    dialog = the_dialog()
    names = [one.accessibleName() for one in dialog.findChildren(QPushButton)]
    assert names == ["Look: Version 2", "Look: Version 1", "Close"]

    dialog.findChildren(QPushButton)[1].click()

    looked = the_dialog()
    assert looked.accessibleDescription().startswith("Hva er dette? En sag")
    assert given.TEACHER.name in looked.windowTitle()


def test_looking_is_fit_for_everybody(database, parent, row):
    def made(theme):
        look_at(a_bench(database, theme=theme).bench, row, parent)
        return the_dialog()

    assert_page_accessible(made)


def test_a_history_is_fit_for_everybody(database, parent, row):
    def made(theme):
        show_history(a_bench(database, theme=theme).bench, row, parent)
        return the_dialog()

    assert_page_accessible(made)
