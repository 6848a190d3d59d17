"""Days put right on screen: what stands there is shown, and what is typed is kept."""

from datetime import date

from eduapp.exams.appeals import queries, service
from eduapp.exams.appeals.ui.right_dialogs import correct_receipt, correct_request
from tests.support import given
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.given_appeals import TOLD


def requests(appeals, result_id):
    with appeals.database.reading() as session:
        return queries.requests(session, result_id)


def test_the_form_shows_what_is_chosen_and_keeps_what_is_typed(fakes, parent, appeals):
    result_id = appeals.grade("overall")
    appeals.at(date(2026, 11, 27))
    order = service.AskGrounds(result_id=result_id, kind="overall", asked_on=TOLD)
    appeals.run(given.OFFICE, service.ask_grounds, order)
    asked = service.AskCopy(result_id=result_id, asked_on=date(2026, 11, 26))
    appeals.run(given.OFFICE, service.ask_copy, asked)
    with appeals.database.reading() as session:
        row = queries.grade_page(session, result_id)

    correct_request(fakes.bench, row, requests(appeals, result_id), parent)
    form = the_dialog().form
    assert form.values()["asked_on"] == TOLD
    form.type_in({"about": "copy"})
    assert form.values()["asked_on"] == date(2026, 11, 26)
    form.type_in({"asked_on": date(2026, 11, 25)})
    the_dialog().submit()
    assert not no_dialog()  # without a reason
    form.type_in({"reason": "The wrong line"})
    the_dialog().submit()
    assert no_dialog()
    found = requests(appeals, result_id)
    assert (found["grounds"].asked_on, found["copy"].asked_on) == (TOLD, date(2026, 11, 25))


def test_an_appeal_comes_on_another_day(fakes, parent, appeals):
    result_id = appeals.grade()
    appeals.at(date(2026, 12, 7))
    appeal_id = appeals.receive(result_id=result_id, late_reason="It lay in a drawer")
    correct_receipt(fakes.bench, appeals.page(appeal_id), parent)
    the_dialog().form.type_in({"received_on": date(2026, 12, 2), "reason": "The stamp"})
    the_dialog().submit()
    assert no_dialog()
    assert appeals.page(appeal_id).row.in_time


def test_of_a_mistake_the_day_it_was_known_is_asked_for(fakes, parent, appeals):
    appeal_id = appeals.receive("higher_held", known_on=TOLD)
    correct_receipt(fakes.bench, appeals.page(appeal_id), parent)
    assert the_dialog().form.values()["known_on"] == TOLD
