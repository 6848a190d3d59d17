"""The bank beside a paper finds as one types."""

import pytest
from PySide6.QtWidgets import QApplication

from eduapp.exams.papers.ui.bank_search import BankSearch
from tests.support.accessibility import show
from tests.support.given_papers import some_singles
from tests.support.given_questions import a_single, in_the_bank


@pytest.fixture
def view(qtbot, database, fakes):
    some_singles(database, 3)
    in_the_bank(database, a_single(stem="Hovedstaden?", category="Norge"))
    made = BankSearch(fakes.bench)
    qtbot.addWidget(made)
    made.reload()
    return made


def labels(view):
    return [row.label for row in view.table.table.rows]


def test_typing_narrows_what_is_found(view):
    assert len(labels(view)) == 4
    view.typed.setText("norge hoved")

    assert labels(view) == ["Hovedstaden?"]
    assert view.count.text() == "1 question"
    assert view.table.table.sentence(view.table.table.rows[0]) == "Hovedstaden?, single choice, Norge"


def test_a_question_is_chosen_or_looked_at(view):
    chosen, seen = [], []
    view.chosen.connect(chosen.append)
    view.looked_at.connect(seen.append)
    assert not view.put.isEnabled()
    view.table.selectRow(0)
    view.put.click()
    view.look.click()

    assert [row.label for row in chosen] == [row.label for row in seen] == ["Hovedstaden?"]


def test_while_something_stands_against_it_nothing_is_put_on_a_paper(view):
    view.table.selectRow(0)
    view.stop("The paper is frozen.")
    chosen = []
    view.chosen.connect(chosen.append)

    view.table.opened.emit(view.table.current_row())

    assert (view.put.isEnabled(), view.put.accessibleDescription(), chosen) == (
        False,
        "The paper is frozen.",
        [],
    )


def test_who_put_on_the_last_one_that_was_found_goes_on_typing(qtbot, view):
    show(view)
    view.typed.setText("norge hoved")
    view.table.setFocus()
    view.table.selectRow(0)

    view.take_off({view.table.current_row().id})

    assert QApplication.focusWidget() is view.typed
    assert view.typed.selectedText() == "norge hoved"
    assert view.count.text() == "All that was found is on the paper."
