from datetime import date

import pytest

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.people.audit.queries import TrailFilter, trail
from eduapp.people.disputes import queries, service, terms
from eduapp.people.disputes.rules import DisputeFacts, Mark
from tests.support import given
from tests.support.given_disputes import RIGHT, WRONG, a_dispute, answered

pytestmark = pytest.mark.both_databases


@pytest.fixture
def person(database):
    return given.a_learner(database)


def rows_of(database, person, actor=given.LEADER):
    with database.acting_as(actor).reading() as session:
        return queries.of_learner(session, person)


def marks_of(database, person, *kinds):
    with database.reading() as session:
        return queries.marks(session, [person], kinds).get(person, ())


def test_what_is_asked_is_written_down_with_its_last_day_and_is_disputed_from_then_on(database, person):
    asked = date(2026, 11, 2)
    a_dispute(database, person, "hours", date(2026, 10, 6), date(2026, 10, 6), asked)

    [row] = rows_of(database, person)
    assert (row.wrong, row.right, row.state, row.due_on) == (WRONG, RIGHT, "asked", date(2026, 12, 2))
    assert row.taken_by == given.LEADER.name
    assert marks_of(database, person) == (Mark(person, "hours", asked, date(2026, 10, 6), date(2026, 10, 6)),)
    assert marks_of(database, person, "attendance") == ()


def test_more_time_moves_the_last_day_and_a_refusal_that_keeps_the_words_stays_disputed(database, person):
    dispute = a_dispute(database, person, asked_on=date(2026, 11, 2))
    answered(database, dispute, "extend", "Must ask the workshop")
    answered(database, dispute, "note", "The sheet says otherwise", 2)

    [row] = rows_of(database, person)
    assert (row.state, row.due_on) == ("noted", date(2027, 2, 2))
    assert [(one.state, one.said, one.noted_by) for one in row.steps] == [
        ("extended", "Must ask the workshop", given.LEADER.name),
        ("noted", "The sheet says otherwise", given.LEADER.name),
    ]
    assert len(marks_of(database, person)) == 1

    order = service.Withdraw(dispute_id=dispute, version=3)
    database.acting_as(given.OFFICE).execute(service.withdraw, order)
    assert marks_of(database, person) == ()


@pytest.mark.parametrize("step", ["correct", "refuse"])
def test_an_answer_ends_the_mark_and_nothing_follows_it(database, person, step):
    dispute = a_dispute(database, person)
    answered(database, dispute, step)

    assert marks_of(database, person) == ()
    with pytest.raises(Refused):
        answered(database, dispute, "note", version=2)


def test_who_has_not_seen_the_last_step_takes_none(database, person):
    dispute = a_dispute(database, person)
    answered(database, dispute, "extend")

    with pytest.raises(Conflict):
        answered(database, dispute, "refuse")
    with pytest.raises(Conflict):
        database.execute(service.withdraw, service.Withdraw(dispute_id=dispute, version=1))


def test_the_office_takes_in_and_a_leader_answers_and_teachers_do_neither(database, person):
    facts = DisputeFacts("hours", WRONG, RIGHT, date(2026, 11, 2))
    order = service.TakeIn(learner_id=person, facts=facts)
    dispute = database.acting_as(given.OFFICE).execute(service.take_in, order)

    again = service.TakeIn(learner_id=person, facts=facts)
    with pytest.raises(NotAllowed):
        database.acting_as(given.TEACHER).execute(service.take_in, again)
    answer = service.Answer(dispute_id=dispute, version=1, step="correct", said="Done")
    with pytest.raises(NotAllowed):
        database.acting_as(given.OFFICE).execute(service.answer, answer)
    unknown = service.TakeIn(learner_id=given.LEADER.user_id, facts=facts)
    with pytest.raises(NotFound):
        database.execute(service.take_in, unknown)


def test_who_only_works_with_somebody_sees_that_it_is_disputed_and_no_words(database, person):
    dispute = a_dispute(database, person)
    answered(database, dispute, "extend", "Because of the workshop")

    [row] = rows_of(database, person, given.TEACHER)
    assert (row.state, row.wrong, row.right, row.steps) == ("extended", "", "", ())


def test_the_trail_tells_the_kind_and_never_the_words(database, person):
    dispute = a_dispute(database, person)
    answered(database, dispute, "correct", "The sheet was read again")

    with database.reading() as session:
        told = trail(session, TrailFilter(learner_id=person, action="disputes."))
    assert [row.action for row in told] == [terms.STEPPED["correct"], terms.ASKED]
    said = repr([row.details for row in told])
    assert "disputed_data:hours" in said
    assert not [words for words in (WRONG, RIGHT, "sheet") if words in said]


def test_what_is_due_soon_or_late_is_found_until_it_is_answered(database, person):
    dispute = a_dispute(database, person, asked_on=date(2026, 10, 25))

    with database.reading() as session:
        assert not queries.due(session, date(2026, 11, 24))
        [row] = queries.due(session, date(2026, 11, 25))
    assert (row.learner_id, row.due_on) == (person, date(2026, 11, 25))
    answered(database, dispute, "note")
    with database.reading() as session:
        assert not queries.due(session, date(2027, 11, 25))
