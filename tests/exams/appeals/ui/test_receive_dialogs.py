"""Receiving an appeal: whose grade, which kinds the law has, until when; late only with a reason."""

from datetime import date

from eduapp.exams.appeals import queries
from eduapp.exams.appeals.ui.receive_dialogs import find_subject, last_day_text, receive_appeal
from tests.exams.appeals.ui.test_grade_dialogs import grade_row
from tests.support import given
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.given_appeals import COMPLAINT


def test_who_appeals_is_found_by_name_and_only_grades_that_were_told_are_there(fakes, parent, appeals):
    told = appeals.grade(name="Karim Haddad")
    appeals.grade(name="Karin Holm", told=False)
    with appeals.database.reading() as session:
        names = [one.name for one in queries.find_subjects(session, "Kari")]
    assert names == ["Haddad, Karim", "Holm, Karin"]

    done = []
    find_subject(fakes.bench, parent, done.append)
    dialog = the_dialog()
    dialog.form.set_values({"subject": grade_row(appeals, told)})
    dialog.submit()
    second = the_dialog()
    assert second.windowTitle() == "Appeal of candidate 101"
    second.form.set_values({"complaint": COMPLAINT})
    second.submit()
    assert no_dialog()
    [row] = appeals.rows()
    assert done == [row.id]
    assert (row.kind, row.received_on, row.in_time) == ("written_exam", given.TODAY, True)


def test_an_annulled_exam_is_found_by_name_too(appeals):
    appeals.annulled(result_id=appeals.grade(name="Karim Haddad"))
    with appeals.database.reading() as session:
        [found] = queries.find_subjects(session, "Kari")
    assert found.label.endswith("annulled: formal mistake in how it was held")
    assert [one.kind for one in found.left] == ["annulment"]


def test_the_line_follows_the_day_and_a_late_one_needs_a_reason(fakes, parent, appeals):
    result_id = appeals.grade()
    appeals.at(date(2026, 12, 4))
    row = grade_row(appeals, result_id)
    receive_appeal(fakes.bench, row, parent, lambda _id: None)
    dialog = the_dialog()
    assert not dialog.form.field("late_reason").isEnabled()
    dialog.form.set_values({"received_on": date(2026, 12, 4)})
    assert dialog.form.field("late_reason").isEnabled()
    dialog.submit()
    assert not no_dialog()
    assert appeals.rows() == []
    dialog.form.set_values({"late_reason": "The letter lay in the post of the unit."})
    dialog.submit()
    assert no_dialog()
    [kept] = appeals.rows()
    assert not kept.in_time


def test_what_is_said_of_the_last_day(appeals):
    [kind] = grade_row(appeals, appeals.grade()).kinds
    assert last_day_text(None, given.TODAY) == ""
    assert last_day_text(kind, None) == kind.line
    assert last_day_text(kind, date(2026, 12, 3)) == f"In time. {kind.line}"
    assert last_day_text(kind, date(2026, 12, 4)).startswith("Late: the last day was 03.12.2026.")


def test_formal_errors_count_from_the_day_they_were_known(fakes, parent, appeals):
    row = grade_row(appeals, appeals.grade("higher_grade"))
    receive_appeal(fakes.bench, row, parent, lambda _id: None)
    form = the_dialog().form
    assert form.values()["kind"] == "higher_grade"
    assert not form.field("known_on").isEnabled()
    form.set_values({"kind": "higher_held"})
    assert form.field("known_on").isEnabled()


def test_a_grade_the_law_has_no_appeal_against_is_said(fakes, parent, appeals):
    row = grade_row(appeals, appeals.grade())
    barred = type(row)(**{**row.__dict__, "kinds": ()})
    receive_appeal(fakes.bench, barred, parent, lambda _id: None)
    assert no_dialog()
    assert fakes.tell.texts == ["The law has no appeal against this: 3 three."]
