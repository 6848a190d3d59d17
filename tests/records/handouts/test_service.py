import pytest

from eduapp.core.errors import NotAllowed
from eduapp.records.handouts import service, terms
from tests.support import given


def note(database, learner_id, *, as_file=False, by=given.TEACHER):
    order = service.NotePlan(learner_id=learner_id, as_file=as_file)
    return database.acting_as(by).execute(service.note_plan, order)


def test_the_trail_keeps_that_a_plan_was_handed_out_and_nothing_of_what_stands_in_it(database, notes):
    learner_id = given.a_learner(database)
    notes.clear()

    note(database, learner_id)
    note(database, learner_id, as_file=True)

    assert [(one.action, one.learner, one.details) for one in notes] == [
        (terms.PLAN_PRINTED, learner_id, {}),
        (terms.PLAN_SAVED, learner_id, {}),
    ]


def test_only_who_works_with_plans_hands_them_out(database):
    learner_id = given.a_learner(database)

    for actor in (given.OFFICE, given.WORKSHOP_LEADER, given.ADMINISTRATOR, given.AUDITOR):
        with pytest.raises(NotAllowed):
            note(database, learner_id, by=actor)


def test_the_trail_keeps_that_a_sheet_about_a_machine_was_printed(database, notes):
    order = service.NoteMachineSheet(
        machine_id=given.LEADER.user_id, machine="Bandsaw (M-01)", sheet="Who may use it"
    )
    with pytest.raises(NotAllowed):
        database.acting_as(given.TEACHER).execute(service.note_machine_sheet, order)
    assert notes == []

    database.acting_as(given.WORKSHOP_LEADER).execute(service.note_machine_sheet, order)
    [note] = notes
    assert (note.action, note.details["machine"]) == (terms.MACHINE_PRINTED, "Bandsaw (M-01)")


def test_the_trail_keeps_that_labels_were_printed(database, notes):
    order = service.NoteToolSheet(board_id=given.LEADER.user_id, board="Hand tools", sheet="Labels")
    with pytest.raises(NotAllowed):
        database.acting_as(given.TEACHER).execute(service.note_tool_sheet, order)
    assert notes == []

    database.acting_as(given.WORKSHOP_LEADER).execute(service.note_tool_sheet, order)
    [note] = notes
    assert (note.action, note.details) == (terms.TOOLS_PRINTED, {"board": "Hand tools", "sheet": "Labels"})
