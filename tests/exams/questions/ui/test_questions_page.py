"""The list of questions, by keyboard, for everybody; what is right only for who asks and may."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from eduapp.exams.questions import terms
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.ui.questions_page import (
    CHOOSE_ROW,
    KEEP_REASON,
    KEY_REASON,
    RETIRED_REASON,
    QuestionsPage,
)
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


def verbs(page):
    """What More… offers now."""
    return [words for words, _act in page._steps()]


def choose(page, words):
    """Choose under More…"""
    next(act for said, act in page._steps() if said == words)()


def test_a_question_is_retired_with_a_reason_and_stays_under_its_chip(page):
    assert verbs(page) == ["Export…"]
    assert (page._change.isEnabled(), page._change.accessibleDescription()) == (False, CHOOSE_ROW)
    page.table.select_row(page.table.table.rows[1].id)
    assert verbs(page) == ["History…", "Retire…", "Export…"]
    choose(page, "Retire…")
    dialog = the_dialog()
    dialog.form.type_in({"reason": "for lett"})
    press(dialog, "Ctrl+Return")

    assert no_dialog()
    assert labels(page) == ["Fortell om verneutstyr.", "Regning"]
    page.choose_filter("retired")
    assert labels(page) == ["Sirkel"]
    page.table.select_row(page.table.table.rows[0].id)
    assert verbs(page) == ["History…", "Export…"]
    assert (page._change.isEnabled(), page._change.accessibleDescription()) == (False, RETIRED_REASON)


def test_the_menu_opens_by_keyboard(page):
    page.table.select_row(page.table.table.rows[1].id)
    page._more.click()  # it stands in the head of the window
    with keys_only():
        menu = QApplication.activePopupWidget()
        assert [action.text() for action in menu.actions()] == ["&1  History…", "&2  Retire…", "&3  Export…"]
        press(menu, "1")
    assert the_dialog().windowTitle() == "Sirkel"


def test_filters_offer_what_questions_are_filed_under_and_narrow_the_list(page, database):
    assert [page._category.itemText(place) for place in range(page._category.count())] == [
        "All categories",
        "Matte",
    ]
    page._category.set_value("Matte")
    assert labels(page) == ["Regning"]
    in_the_bank(database, a_number(number="9", title="Deling", category="Matte/Brøk"), level="B1")
    assert labels(page) == ["Deling", "Regning"]
    page._tag.set_value("lett")
    assert labels(page) == ["Regning"]
    page._level.set_value("B1")
    assert labels(page) == []

    page.show_all()
    assert len(labels(page)) == 4
    assert [choice.value() for choice in (page._category, page._tag, page._level)] == ["", "", ""]


def test_writing_changing_and_bringing_in_are_pages(page, fakes):
    row = page.table.table.rows[0]
    page.table.select_row(row.id)
    page._change.click()
    page._bring_in.click()
    with keys_only():
        press(page, "Ctrl+N")

    assert fakes.went == [Route("questions.edit", row.id), Route("questions.import"), Route("questions.edit")]


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
    assert verbs(page) == ["History…"]
    for pressed in (page._change, page._new, page._bring_in):
        assert (pressed.isEnabled(), pressed.accessibleDescription()) == (False, KEEP_REASON)


def test_who_writes_but_may_not_know_what_is_right_changes_nothing(qtbot, database):
    in_the_bank(database)
    writing = replace(given.LEADER, permissions=frozenset({terms.SEE_QUESTIONS, terms.KEEP_QUESTIONS}))
    page = QuestionsPage(a_bench(database.acting_as(writing), writing).bench, ROUTE)
    qtbot.addWidget(page)
    show(page)
    page.table.select_row(page.table.table.rows[0].id)

    assert verbs(page) == ["History…", "Retire…"]
    assert (page._change.isEnabled(), page._change.accessibleDescription()) == (False, KEY_REASON)


def test_an_empty_bank_says_how_questions_come_in(qtbot, database):
    fakes = a_bench(database)
    page = QuestionsPage(fakes.bench, ROUTE)
    qtbot.addWidget(page)
    show(page)

    assert page.nothing.buttons[0].text() == "New question"
    page.nothing.buttons[0].click()
    assert fakes.went == [Route("questions.edit")]
    assert page.count_text(1, 1) == "1 question"


def test_the_page_is_fit_for_everybody(qtbot, database):
    in_the_bank(database)

    assert_page_accessible(lambda theme: QuestionsPage(a_bench(database, theme=theme).bench, ROUTE))
