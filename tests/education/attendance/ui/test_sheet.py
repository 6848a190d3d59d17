"""The register on the screen: shown at once, saved behind, undone by the batch, merged with others' marks."""

from dataclasses import replace
from datetime import timedelta

from eduapp.core.i18n import N_
from eduapp.education.attendance import service
from eduapp.education.attendance.rules import Correction, Entry
from eduapp.education.attendance.ui.sheet import Sheet
from eduapp.education.attendance.ui.steps import Step
from tests.support import given, given_attendance
from tests.support.fakes import a_bench


def shown(sheet):
    return [line.code for line in sheet.lines]


def a_sheet(database, group, runner=None, today=given.TODAY, actor=given.TEACHER):
    fakes = a_bench(database.acting_as(actor), actor, runner=runner, today=today)
    sheet = Sheet(fakes.bench)
    sheet.load(given_attendance.read_register(database, group.session_id))
    return sheet


def again(sheet, database, group):
    sheet.load(given_attendance.read_register(database, group.session_id))


def by_somebody_else(database, group, place, code):
    order = service.MarkLearner(session_id=group.session_id, learner_id=group.learner_ids[place], code=code)
    database.acting_as(given.LEADER).execute(service.mark, order)


def test_a_mark_is_shown_before_it_is_saved(qtbot, database, group, patient):
    sheet = a_sheet(database, group, patient)

    sheet.mark(group.learner_ids[0], Entry("absent"))

    assert shown(sheet)[0] == "absent"
    assert given_attendance.recorded_codes(database, group.session_id)[0] is None
    patient.release()
    assert given_attendance.recorded_codes(database, group.session_id)[0] == "absent"


def test_the_same_mark_again_is_nothing_to_save(sheet, group):
    sheet.mark(group.learner_ids[0], Entry("absent"))
    sheet.mark(group.learner_ids[0], Entry("absent"))
    sheet.undo()
    assert not sheet.can_undo


def test_the_rest_leaves_marks_that_stand(sheet, database, group):
    sheet.mark(group.learner_ids[3], Entry("excused"))

    assert sheet.mark_rest_present() == 11
    assert shown(sheet) == ["present"] * 3 + ["excused"] + ["present"] * 8
    assert given_attendance.recorded_codes(database, group.session_id) == shown(sheet)
    assert sheet.mark_rest_present() == 0


def test_the_rest_leaves_out_who_is_away_that_day(database, group, qtbot):
    given.a_state(database, group.learner_ids[1], "temporarily_out")
    sheet = a_sheet(database, group)

    assert sheet.mark_rest_present() == 11
    assert shown(sheet) == ["present", ""] + ["present"] * 10
    assert given_attendance.recorded_codes(database, group.session_id)[1] is None
    assert (len(sheet.unmarked), sheet.to_fill) == (1, [])


def test_undo_takes_the_rest_back_in_one_step(sheet, database, group):
    sheet.mark(group.learner_ids[3], Entry("excused"))
    sheet.mark_rest_present()

    sheet.undo()
    assert shown(sheet) == [""] * 3 + ["excused"] + [""] * 8
    assert (
        given_attendance.recorded_codes(database, group.session_id) == [None] * 3 + ["excused"] + [None] * 8
    )
    sheet.undo()
    assert shown(sheet) == [""] * 12
    sheet.undo()  # there is nothing more


def test_redo_does_again_what_undo_took_back(sheet, database, group):
    sheet.mark(group.learner_ids[0], Entry("late", 10))
    sheet.mark_rest_present()
    sheet.undo()
    sheet.undo()

    sheet.redo()
    assert shown(sheet) == ["late"] + [""] * 11
    sheet.redo()
    assert given_attendance.recorded_codes(database, group.session_id) == ["late"] + ["present"] * 11
    sheet.redo()  # there is nothing more


def test_undo_can_come_before_the_saving(qtbot, database, group, patient):
    sheet = a_sheet(database, group, patient)
    sheet.mark(group.learner_ids[0], Entry("absent"))
    sheet.undo()

    assert shown(sheet)[0] == ""
    patient.release()
    assert given_attendance.recorded_codes(database, group.session_id)[0] is None


def test_an_earlier_step_can_be_undone_alone(sheet, database, group):
    sheet.mark_rest_present()
    step = sheet.last_step
    sheet.mark(group.learner_ids[0], Entry("late"))

    sheet.undo(step)

    assert shown(sheet) == ["late"] + [""] * 11
    assert given_attendance.recorded_codes(database, group.session_id) == ["late"] + [None] * 11


def test_other_acts_take_their_turn_in_undo(sheet, group):
    done = []
    sheet.mark(group.learner_ids[0], Entry("absent"))
    sheet.add_step(Step(lambda: done.append("back"), lambda: done.append("again")))

    sheet.undo()
    sheet.redo()
    assert done == ["back", "again"]
    assert shown(sheet)[0] == "absent"


def test_what_was_refused_is_shown_no_longer(sheet, database, group):
    refusals = []
    sheet.refused.connect(refusals.append)
    with database.writing() as uow:
        session = uow.session.get(given_attendance.Session, group.session_id)
        session.state = "cancelled"

    sheet.mark(group.learner_ids[0], Entry("absent"))

    assert shown(sheet)[0] == ""
    assert [violation.name for violation in refusals[0].violations] == ["SessionIsCancelled"]


def test_what_cannot_be_saved_is_known(qtbot, database, group, stumbling):
    sheet = a_sheet(database, group, stumbling)
    sheet.mark(group.learner_ids[2], Entry("absent"))

    assert sheet.unsaved == {group.learner_ids[2]}
    again(sheet, database, group)
    assert shown(sheet)[2] == "absent"  # what was typed outlives a reading
    stumbling.down = False
    sheet.saving.send_again()
    assert sheet.unsaved == frozenset()


def test_reading_again_keeps_what_is_on_its_way(qtbot, database, group, patient):
    sheet = a_sheet(database, group, patient)
    sheet.mark(group.learner_ids[0], Entry("absent"))

    again(sheet, database, group)
    assert shown(sheet)[0] == "absent"


def test_two_people_at_once_keep_both_and_the_later_mark_wins(sheet, database, group):
    told = []
    sheet.others_marked.connect(lambda name, count: told.append((name, count)))
    sheet.mark(group.learner_ids[0], Entry("absent"))
    by_somebody_else(database, group, 0, "excused")
    by_somebody_else(database, group, 1, "late")

    again(sheet, database, group)

    assert shown(sheet)[:3] == ["excused", "late", ""]
    assert told == [(given.LEADER.name, 2)]
    sheet.undo()  # leaves the other's mark alone
    again(sheet, database, group)
    assert shown(sheet)[0] == "excused"


def test_the_rest_asks_to_read_again_if_others_were_faster(sheet, database, group):
    stale = []
    sheet.out_of_step.connect(lambda: stale.append(True))
    by_somebody_else(database, group, 0, "absent")

    sheet.mark_rest_present()

    assert stale == [True]
    assert given_attendance.recorded_codes(database, group.session_id)[0] == "absent"


def test_a_session_to_come_takes_only_excused(qtbot, database, group):
    sheet = a_sheet(database, group, today=given.TODAY - timedelta(days=1))
    assert "only excused" in sheet.why_not(Entry("present"))
    assert sheet.why_not(Entry("excused")) == ""


def test_who_may_only_look_is_told_so(qtbot, database, group):
    sheet = a_sheet(database, group, actor=given.OFFICE)
    assert sheet.why_not(Entry("present")) == N_("Your role may look at registers, but not take them.")


def test_a_session_the_prison_closed_counts_everybody_as_kept(qtbot, database, group):
    closed = given_attendance.a_session(database, group.group_id, start=700, end=760, cancelled="lock_down")
    sheet = Sheet(a_bench(database, given.TEACHER).bench)
    sheet.load(given_attendance.read_register(database, closed))
    assert sheet.counts() == {"held": 12}


def test_counts_are_of_what_is_shown(sheet, group):
    sheet.mark(group.learner_ids[0], Entry("absent"))
    assert sheet.counts() == {"absent": 1, "": 11}
    assert len(sheet.unmarked) == 11


def test_when_and_by_whom_it_was_saved_is_learnt_by_reading(sheet, database, group):
    sheet.mark(group.learner_ids[0], Entry("absent"))
    again(sheet, database, group)
    assert (sheet.saved_at, sheet.saved_by) == (given.NOW, given.TEACHER.name)


def test_reason_note_and_minutes_come_back_with_undo(sheet, database, group):
    first = Entry("absent", 0, "Stayed in bed", "refused")
    sheet.mark(group.learner_ids[0], first)
    sheet.mark(group.learner_ids[0], Entry("present", minutes_early=10, reason="health"))
    assert given_attendance.read_register(database, group.session_id).rows[0].minutes_early == 10

    sheet.undo()
    again(sheet, database, group)
    assert sheet.lines[0].entry == first
    sheet.redo()
    again(sheet, database, group)
    assert sheet.lines[0].entry.reason == "health"


def test_a_guest_stands_on_a_line_of_their_own_and_undo_takes_it_away(sheet, database, group):
    guest = given.a_learner(database, "Ana Rossi")
    sheet.add_guest(guest, "Rossi, Ana")
    assert (len(sheet.lines), sheet.guests, len(sheet.roll)) == (13, 1, 12)
    assert sheet.counts() == {"": 12}

    again(sheet, database, group)
    assert (sheet.lines[-1].row.name, sheet.lines[-1].code) == ("Rossi, Ana", "present")
    sheet.undo()
    assert len(sheet.lines) == 12
    sheet.redo()
    again(sheet, database, group)
    assert (len(sheet.lines), sheet.lines[-1].code) == (13, "present")


def test_a_guest_on_the_way_to_the_database_outlives_a_reading(qtbot, database, group, patient):
    sheet = a_sheet(database, group, patient)
    sheet.add_guest(given.a_learner(database, "Ana Rossi"), "Rossi, Ana")
    again(sheet, database, group)
    assert len(sheet.lines) == 13
    patient.release()
    again(sheet, database, group)
    assert len(sheet.lines) == 13


def test_who_stands_in_the_register_is_not_added_as_a_guest(sheet, group):
    sheet.add_guest(group.learner_ids[0], "Dahl, Petter")
    assert len(sheet.lines) == 12
    assert not sheet.can_undo


def test_a_refused_guest_is_shown_no_longer(sheet, database, group):
    guest = given.a_learner(database, "Ana Rossi")
    given_attendance.enrolled_again(database, group.group_id, guest, ended=None, begins=given.TODAY)
    sheet.add_guest(guest, "Rossi, Ana")
    assert len(sheet.lines) == 12


def test_a_correction_carries_its_reason(sheet, database, group, clock):
    by_somebody_else(database, group, 0, "absent")
    clock.moment += timedelta(days=1)
    tomorrow = a_sheet(database, group, today=given.TODAY + timedelta(days=1))
    assert tomorrow.ruling(tomorrow.lines[0]).asks_why

    tomorrow.mark(group.learner_ids[0], Entry("present"), Correction("He was here"))

    again(tomorrow, database, group)
    assert (tomorrow.lines[0].code, tomorrow.lines[0].row.corrected) == ("present", True)
    assert not tomorrow.ruling(tomorrow.lines[0]).asks_why  # my own of today


def test_what_is_not_read_back_yet_was_recorded_just_now(qtbot, database, group, patient, clock):
    by_somebody_else(database, group, 0, "absent")
    clock.moment += timedelta(days=1)
    sheet = a_sheet(database, group, patient, today=given.TODAY + timedelta(days=1))
    sheet.mark(group.learner_ids[0], Entry("present"), Correction("He was here"))
    assert not sheet.ruling(sheet.lines[0]).asks_why
    patient.release()
    assert not sheet.ruling(sheet.lines[0]).asks_why


def test_rule_29_a_teacher_learns_before_sending_that_the_window_is_closed(qtbot, database, group):
    late = given.TODAY + timedelta(days=7)
    assert "Ask a leader" in a_sheet(database, group, today=late).why_not(Entry("present"))
    assert a_sheet(database, group, today=late, actor=given.LEADER).why_not(Entry("present")) == ""


def test_who_has_an_offer_only_is_known_before_sending(sheet, group):
    refused = Entry("absent", 0, "Stayed in bed", "refused")
    offer = replace(sheet.lines[0], row=replace(sheet.lines[0].row, offer_only=True))
    assert sheet.why_not(refused, sheet.lines[0]) == ""
    assert "cannot refuse" in sheet.why_not(refused, offer)
