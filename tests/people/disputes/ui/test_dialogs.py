"""Taking a request in and answering it, by the forms."""

import pytest
from PySide6.QtWidgets import QWidget

from eduapp.people.disputes import queries, rules
from eduapp.people.disputes.ui import dialogs
from tests.support import given
from tests.support.dialogs import no_dialog
from tests.support.given_disputes import RIGHT, WRONG, a_dispute


@pytest.fixture
def ada(database):
    return given.a_learner(database, "Ada Holm")


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def rows(database, learner_id):
    with database.reading() as session:
        return queries.of_learner(session, learner_id)


def test_a_request_is_taken_in_with_all_that_was_said(database, fakes, parent, ada):
    dialog = dialogs.take_in(fakes.bench, ada, parent)
    dialog.submit()
    assert not no_dialog()  # what is wrong must be said
    dialog.form.set_values({"kind": "hours", "wrong": WRONG, "right": RIGHT})
    dialog.submit()

    assert no_dialog()
    [row] = rows(database, ada)
    assert (row.kind, row.wrong, row.right, row.asked_on) == ("hours", WRONG, RIGHT, given.TODAY)


@pytest.mark.parametrize(
    ("step", "more", "state"),
    [
        (rules.CORRECT, {"recipients": "The county"}, "corrected"),
        (rules.EXTEND, {}, "extended"),
        (rules.REFUSE, {"keeps": True}, "noted"),
        (rules.REFUSE, {"keeps": False}, "refused"),
    ],
)
def test_an_answer_is_given_with_what_the_learner_reads(database, fakes, parent, ada, step, more, state):
    a_dispute(database, ada)
    dialog = dialogs.OPENS[step](fakes.bench, rows(database, ada)[0], parent)
    dialog.form.set_values({"said": "Looked into it"} | more)
    dialog.submit()

    [row] = rows(database, ada)
    assert (row.state, row.steps[0].said) == (state, "Looked into it")
    assert row.steps[0].recipients == more.get("recipients", "")


def test_it_is_withdrawn_without_a_word_needed(database, fakes, parent, ada):
    a_dispute(database, ada)
    dialogs.OPENS[rules.WITHDRAW](fakes.bench, rows(database, ada)[0], parent).submit()

    assert rows(database, ada)[0].state == "withdrawn"
