"""Modules are reached one by one, and put right by new entries that say why."""

from datetime import date, timedelta

import pytest

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.education.courses import queries, service, terms
from eduapp.education.courses.service import CorrectModule, ReachModule
from tests.support import given
from tests.support.given_education import a_course, a_module

EARLIER = date(2026, 11, 16)


@pytest.fixture
def module_id(database):
    return a_module(database, a_course(database, "NOR-A2", "Norsk A2"), "2", "Lese og skrive")


@pytest.fixture
def learner_id(database):
    return given.a_learner(database, "Karim Haddad")


def reach(database, learner_id, module_id, day=given.TODAY):
    order = ReachModule(learner_id=learner_id, module_id=module_id, day=day)
    return database.acting_as(given.TEACHER).execute(service.reach_module, order)


def correct(database, entry_id, version=1, **wish):
    known = {"day": EARLIER, "reason": "entered on the wrong day"} | wish
    order = CorrectModule(entry_id=entry_id, version=version, **known)
    return database.execute(service.correct_module, order)


def reached(database, learner_id):
    with database.reading() as session:
        return queries.reached_by(session, learner_id)


def history(database, learner_id, module_id):
    with database.reading() as session:
        return queries.history_of(session, learner_id, module_id)


def refused(do, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        do(*args, **kwargs)
    return [violation.name for violation in refusal.value.violations]


def test_rule_L4_a_module_that_was_reached_stands_with_the_learner(
    database, learner_id, module_id, published, notes
):
    published.clear()
    notes.clear()

    entry_id = reach(database, learner_id, module_id)

    [row] = reached(database, learner_id)
    assert (row.id, row.code, row.name, row.day) == (entry_id, "NOR-A2/2", "Lese og skrive", given.TODAY)
    assert row.recorded_by == given.TEACHER.name
    assert [terms.REACHED_CHANGED in topics for topics in published] == [True]
    assert [(note.action, note.learner, note.details) for note in notes] == [
        (
            terms.MODULE_REACHED,
            learner_id,
            {
                "name": "Haddad, Karim",
                "module": "2 Lese og skrive",
                "course": "Norsk A2",
                "day": "2026-11-23",
            },
        )
    ]


def test_who_is_not_here_any_more_leaves_with_what_was_reached(database, module_id):
    learner_id = given.a_learner(database, available_until=EARLIER)

    assert reach(database, learner_id, module_id, EARLIER)


def test_a_module_is_reached_once_and_all_reasons_are_told(database, learner_id, module_id):
    reach(database, learner_id, module_id)

    assert refused(reach, database, learner_id, module_id) == ["ReachedAlready"]
    tomorrow = given.TODAY + timedelta(days=1)
    assert refused(reach, database, learner_id, module_id, tomorrow) == ["NotThatDay", "ReachedAlready"]


def test_rule_90_a_retired_module_is_not_reached_on_later_days(database, learner_id):
    module_id = a_module(database, a_course(database), "1", valid_to=EARLIER)

    assert refused(reach, database, learner_id, module_id) == ["ModuleNotValid"]
    assert reach(database, learner_id, module_id, EARLIER)


def test_a_corrected_day_keeps_the_old_entry_with_both_names_and_the_reason(
    database, learner_id, module_id, notes
):
    entry_id = reach(database, learner_id, module_id)
    notes.clear()

    correct(database, entry_id)

    [row] = reached(database, learner_id)
    assert (row.day, row.reason) == (EARLIER, "entered on the wrong day")
    assert [(one.day, one.recorded_by) for one in history(database, learner_id, module_id)] == [
        (EARLIER, given.LEADER.name),
        (given.TODAY, given.TEACHER.name),
    ]
    assert (notes[0].action, notes[0].details["before"]) == (terms.MODULE_CORRECTED, "2026-11-23")


def test_what_was_taken_back_is_not_reached_and_can_be_reached_again(database, learner_id, module_id, notes):
    entry_id = reach(database, learner_id, module_id)

    taken_back = correct(database, entry_id, reached=False, reason="another learner was meant")

    assert reached(database, learner_id) == []
    assert notes[-1].action == terms.MODULE_TAKEN_BACK
    again = reach(database, learner_id, module_id)
    assert [row.id for row in reached(database, learner_id)] == [again]
    assert [row.id for row in history(database, learner_id, module_id)][-1] == entry_id
    assert taken_back in [row.id for row in history(database, learner_id, module_id)]


def test_a_correction_needs_a_reason_and_a_change(database, learner_id, module_id, published, notes):
    entry_id = reach(database, learner_id, module_id)
    published.clear()
    notes.clear()

    found = refused(correct, database, entry_id, day=given.TODAY, reason=" ")

    assert found == ["NothingCorrected", "CorrectionReasonMissing"]
    assert published == notes == []


def test_an_entry_is_corrected_once(database, learner_id, module_id):
    entry_id = reach(database, learner_id, module_id)
    with pytest.raises(Conflict):
        correct(database, entry_id, version=7)
    correct(database, entry_id)

    with pytest.raises(NotFound):
        correct(database, entry_id, version=2)


def test_a_repeated_command_makes_one_entry(database, learner_id, module_id):
    order = ReachModule(learner_id=learner_id, module_id=module_id, day=given.TODAY)

    assert database.execute(service.reach_module, order) == database.execute(service.reach_module, order)
    assert len(reached(database, learner_id)) == 1


def test_what_is_gone_is_said_so(database, learner_id, module_id):
    nobody = given.TEACHER.user_id
    for attempt in (
        lambda: reach(database, nobody, module_id),
        lambda: reach(database, learner_id, nobody),
        lambda: correct(database, nobody),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_the_office_sees_modules_and_enters_none(database, learner_id, module_id):
    order = ReachModule(learner_id=learner_id, module_id=module_id, day=given.TODAY)
    with pytest.raises(NotAllowed):
        database.acting_as(given.OFFICE).execute(service.reach_module, order)
    assert given.OFFICE.may(terms.SEE_REACHED)
