"""The forms for a question: a reason is asked for, and what is wrong with it is said beside it."""

from eduapp.exams.questions import queries
from eduapp.exams.questions.queries import Wanted
from eduapp.exams.questions.ui.retire_dialog import retire
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.given_questions import in_the_bank
from tests.support.keys import press


def the_row(database):
    in_the_bank(database)
    with database.reading() as session:
        return queries.questions(session, Wanted())[0]


def test_nothing_is_retired_without_a_reason(database, fakes, parent):
    retire(fakes.bench, the_row(database), parent)
    dialog = the_dialog()

    press(dialog, "Ctrl+Return")

    assert dialog.isVisible()
    dialog.form.type_in({"reason": "gammelt"})
    press(dialog, "Ctrl+Return")
    assert no_dialog()
