"""A later last day, grounds, and another exam: each form changes exactly that."""

from datetime import date

from eduapp.exams.appeals import queries
from eduapp.exams.appeals.ui import looks
from eduapp.exams.appeals.ui.grade_dialogs import (
    extend_deadline,
    note_copy,
    note_grounds,
    open_resit,
    why_no_resit,
)
from tests.support import given, given_exams
from tests.support.dialogs import no_dialog, the_dialog


def grade_row(appeals, result_id):
    with appeals.database.reading() as session:
        [row] = [one for one in queries.grades_of(session) if one.id == result_id]
        return row


def choices(appeals, candidate_id):
    with appeals.database.reading() as session:
        return queries.resit_choices(session, candidate_id)


def test_a_later_last_day_shows_what_it_is_counted_from(fakes, parent, appeals):
    result_id = appeals.grade()
    extend_deadline(fakes.bench, grade_row(appeals, result_id), parent)
    dialog = the_dialog()
    dialog.form.set_values({"last_day": date(2026, 12, 10)})
    dialog.submit()
    assert not no_dialog()  # without a reason
    dialog.form.set_values({"reason": "The interpreter came late."})
    dialog.submit()
    assert no_dialog()
    [kind] = grade_row(appeals, result_id).kinds
    assert kind.last.last_day == date(2026, 12, 10)
    assert "The interpreter came late." in kind.line


def test_a_shorter_time_is_refused_in_the_form(fakes, parent, appeals):
    result_id = appeals.grade()
    extend_deadline(fakes.bench, grade_row(appeals, result_id), parent)
    dialog = the_dialog()
    dialog.form.set_values({"last_day": date(2026, 12, 1), "reason": "So"})
    dialog.submit()
    assert not no_dialog()
    assert grade_row(appeals, result_id).kinds[0].last.last_day == date(2026, 12, 3)


def test_grounds_are_first_asked_for_and_then_given(fakes, parent, appeals):
    result_id = appeals.grade("held_exam")
    note_grounds(fakes.bench, grade_row(appeals, result_id), parent)
    the_dialog().submit()
    assert no_dialog()
    assert grade_row(appeals, result_id).facts.notice.asked_on == given.TODAY
    appeals.at(date(2026, 11, 26))
    note_grounds(fakes.bench, grade_row(appeals, result_id), parent)
    dialog = the_dialog()
    assert dialog.windowTitle() == "Grounds were given"
    dialog.form.set_values({"given_on": date(2026, 11, 26), "person": "Marit Vold"})
    dialog.submit()
    found = grade_row(appeals, result_id)
    assert found.facts.notice.given_on == date(2026, 11, 26)
    assert found.kinds[0].last.last_day == date(2026, 12, 7)  # ten days: a Sunday, so Monday


def test_a_copy_is_first_asked_for_and_then_given(fakes, parent, appeals):
    result_id = appeals.grade()
    note_copy(fakes.bench, grade_row(appeals, result_id), parent)
    the_dialog().submit()
    assert no_dialog()
    assert looks.copy_text(grade_row(appeals, result_id).facts.notice) == (
        "A copy of the answer and the guide was asked for on 23.11.2026."
    )
    appeals.at(date(2026, 11, 26))
    note_copy(fakes.bench, grade_row(appeals, result_id), parent)
    dialog = the_dialog()
    dialog.form.set_values({"given_on": date(2026, 11, 26), "person": "Marit Vold"})
    dialog.submit()
    assert no_dialog()
    assert looks.copy_text(grade_row(appeals, result_id).facts.notice).endswith("Given on 26.11.2026.")


def test_another_exam_is_entered_on_a_ground_that_what_happened_bears(fakes, parent, appeals):
    appeal_id = appeals.sent("held_exam")
    appeals.step(appeal_id, "annulled")
    page = appeals.page(appeal_id)
    candidate_id = page.facts.candidate_id
    assert "Plan one first." in why_no_resit(choices(appeals, candidate_id))
    open_resit(fakes.bench, choices(appeals, candidate_id), parent)
    assert no_dialog()
    assert fakes.tell.texts[-1].endswith("Plan one first.")

    course = given_exams.head(appeals.database, page.row.sitting_id).course_id
    later = given_exams.plan(appeals.database, course, date(2027, 1, 15), kind="oral", minutes=30)
    open_resit(fakes.bench, choices(appeals, candidate_id), parent)
    dialog = the_dialog()
    assert dialog.form.values() == {"sitting_id": later, "ground": "new"}
    dialog.submit()
    assert no_dialog()
    [entered] = given_exams.candidates(appeals.database, later)
    assert entered.learner_id == page.row.learner_id
    assert "entered for the exams to come already" in why_no_resit(choices(appeals, candidate_id))
