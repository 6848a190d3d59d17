from eduapp.exams.room.ui.incident_offer import ask
from tests.support import given
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.fakes import a_bench


def test_the_rooms_own_dialog_opens_about_a_candidate(qtbot, hall, parent):
    hall.begin(101)
    bench = a_bench(hall.database.acting_as(given.INVIGILATOR), given.INVIGILATOR).bench
    done = []
    ask(bench, hall.sitting_id, hall.candidates[101], parent, done.append)
    dialog = the_dialog()
    dialog.form.set_values({"incident": "noise", "words": "Drilling in the wall."})
    dialog.submit()

    assert hall.log()[-1].candidate_number == 101
    assert done


def test_an_exam_that_is_gone_asks_nothing(qtbot, hall, parent):
    ask(a_bench(hall.database).bench, hall.candidates[101], None, parent, lambda _answer: None)
    assert no_dialog()
