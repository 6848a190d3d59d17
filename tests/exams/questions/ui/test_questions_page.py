"""The list of questions, by keyboard, for everybody; what is right only for who asks and may."""

from dataclasses import replace

import pytest

from eduapp.exams.questions import terms
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.ui.questions_page import CHOOSE_ROW, KEEP_REASON, RETIRED_REASON, QuestionsPage
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_questions import a_number, a_single, in_the_bank, one_of_each
from tests.support.keys import keys_only, press, write

ROUTE = Route("questions.list")


@pytest.fixture
def page(qtbot, database, fakes):
    in_the_bank(database, a_single(title="Regning", category="Matte", tags=("lett",)))
    in_the_bank(database, a_number(title="Sirkel"))
    in_the_bank(database, one_of_each()[q.ESSAY])
    made = QuestionsPage(fakes.bench, ROUTE)
    qtbot.addWidget(made)
    show(made)
    return made


def labels(page):
    return [row.label for row in page.table.table.rows]


def test_words_and_kinds_narrow_the_list(page):
    assert labels(page) == ["Fortell om verneutstyr.", "Sirkel", "Regning"]
    page._kind.set_value(q.NUMBER)
    assert labels(page) == ["Sirkel"]

    page._kind.set_value("")
    with keys_only():
        write(page, "lett")
    assert labels(page) == ["Regning"]
    assert page.table.table.sentence(page.table.table.rows[0]) == "Question 1: Regning, Single choice, Matte"


def test_enter_shows_what_is_asked_and_the_key_only_when_asked_for(page):
    page.table.select_row(page.table.table.rows[2].id)
    page.table.setFocus()
    with keys_only():
        press(page, "Return")
        dialog = the_dialog()
        assert dialog.accessibleDescription() == "Hva er 2 + 2?\n\nA) 4\nB) 3\nC) 5"
        dialog.go.setFocus()
        press(dialog, "Return")
        assert the_dialog().accessibleDescription() == "100 %: 4\n0 %: 3\n0 %: 5"
        press(the_dialog(), "Escape")
    assert no_dialog()


def test_a_question_is_retired_with_a_reason_and_stays_under_its_chip(page):
    assert (page._out.isEnabled(), page._out.accessibleDescription()) == (False, CHOOSE_ROW)
    page.table.select_row(page.table.table.rows[1].id)
    page._out.click()
    dialog = the_dialog()
    dialog.form.type_in({"reason": "for lett"})
    press(dialog, "Ctrl+Return")

    assert no_dialog()
    assert labels(page) == ["Fortell om verneutstyr.", "Regning"]
    page.choose_filter("retired")
    assert labels(page) == ["Sirkel"]
    page.table.select_row(page.table.table.rows[0].id)
    assert (page._out.isEnabled(), page._out.accessibleDescription()) == (False, RETIRED_REASON)


def test_who_may_only_look_sees_no_key_and_is_told_why(qtbot, database):
    in_the_bank(database)
    looking = replace(given.LEADER, permissions=frozenset({terms.SEE_QUESTIONS}))
    page = QuestionsPage(a_bench(database.acting_as(looking), looking).bench, ROUTE)
    qtbot.addWidget(page)
    show(page)

    page.open(page.table.table.rows[0])
    assert not hasattr(the_dialog(), "go")
    press(the_dialog(), "Escape")
    page.table.select_row(page.table.table.rows[0].id)
    assert (page._out.isEnabled(), page._out.accessibleDescription()) == (False, KEEP_REASON)


def test_an_empty_bank_says_how_questions_come_in(qtbot, database):
    page = QuestionsPage(a_bench(database).bench, ROUTE)
    qtbot.addWidget(page)
    show(page)

    assert page.empty().title == "No questions yet"
    assert page.count_text(1, 1) == "1 question"


def test_the_page_is_fit_for_everybody(qtbot, database):
    in_the_bank(database)

    assert_page_accessible(lambda theme: QuestionsPage(a_bench(database, theme=theme).bench, ROUTE))
