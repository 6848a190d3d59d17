"""Talks: recorded once a day, corrected by new rows, struck out with a reason."""

from datetime import date
from uuid import uuid4

import pytest

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.education.plans import queries, service, terms
from eduapp.education.plans.rules.talks import TalkFacts
from tests.support import given
from tests.support.given_plans import a_goal, a_talk, the_plan


def refused(act):
    with pytest.raises(Refused) as refusal:
        act()
    return {violation.name for violation in refusal.value.violations}


@pytest.fixture
def learner_id(database):
    return given.a_learner(database)


def talks(database, learner_id):
    return the_plan(database, learner_id).talks


def all_talks(database, learner_id):
    with database.reading() as session:
        return queries.talk_history(session, learner_id)


def correct(database, row, *, reason="Wrong day", held_by=None, **facts):
    known = {"day": row.day, "staff_note": row.staff_note, "learner_note": row.learner_note} | facts
    order = service.CorrectTalk(
        talk_id=row.id,
        version=row.version,
        facts=TalkFacts(**known),
        held_by=held_by or row.held_by_id,
        reason=reason,
    )
    return database.execute(service.correct_talk, order)


def strike(database, row, reason="Another learner"):
    order = service.StrikeTalk(talk_id=row.id, version=row.version, reason=reason)
    return database.execute(service.strike_talk, order)


def test_a_talk_keeps_day_person_and_two_notes_apart(database, learner_id):
    a_talk(database, learner_id, date(2026, 11, 20), " Ring skolen ", " Bra framgang \n Mer norsk ")

    [row] = talks(database, learner_id)

    assert (row.day, row.held_by, row.recorded_by) == (
        date(2026, 11, 20),
        given.TEACHER.name,
        given.TEACHER.name,
    )
    assert (row.staff_note, row.learner_note) == ("Ring skolen", "Bra framgang \n Mer norsk")


def test_a_talk_may_be_recorded_for_a_colleague(database, learner_id):
    order = service.RecordTalk(
        learner_id=learner_id, facts=TalkFacts(given.TODAY), held_by=given.TEACHER.user_id
    )
    database.execute(service.record_talk, order)
    [row] = talks(database, learner_id)
    assert (row.held_by, row.recorded_by) == (given.TEACHER.name, given.LEADER.name)


def test_two_people_who_record_one_talk_make_one_talk(database, learner_id):
    a_talk(database, learner_id)
    order = service.RecordTalk(learner_id=learner_id, facts=TalkFacts(given.TODAY))

    assert refused(lambda: database.execute(service.record_talk, order)) == {"TalkOnThatDay"}
    assert len(talks(database, learner_id)) == 1


def test_all_reasons_are_told_together(database, learner_id):
    assert refused(lambda: a_talk(database, learner_id, date(2026, 12, 1), "x" * 2001)) == {
        "TalkToCome",
        "NoteTooLong",
    }


def test_a_correction_keeps_the_old_talk_with_reason_and_name(database, learner_id):
    a_talk(database, learner_id, date(2026, 11, 20), "Ring skolen", "Bra")
    correct(database, talks(database, learner_id)[0], day=date(2026, 11, 19), reason=" Wrong  day ")

    [row] = talks(database, learner_id)
    assert (row.day, row.reason, row.recorded_by) == (date(2026, 11, 19), "Wrong day", given.LEADER.name)
    new, old = sorted(all_talks(database, learner_id), key=lambda one: one.superseded)
    assert (new.id, new.superseded) == (row.id, False)
    assert (old.day, old.learner_note, old.superseded) == (date(2026, 11, 20), "Bra", True)


def test_a_correction_needs_a_reason_and_a_day_without_another_talk(database, learner_id):
    a_talk(database, learner_id, date(2026, 11, 19))
    a_talk(database, learner_id, date(2026, 11, 20))
    row = talks(database, learner_id)[0]

    found = refused(lambda: correct(database, row, reason=" ", day=date(2026, 11, 19)))

    assert found == {"CorrectionReasonMissing", "TalkOnThatDay"}
    assert correct(database, row, learner_note="Samme dag går fint")


def test_a_talk_that_was_never_held_is_struck_out_and_stays_in_sight(database, learner_id):
    a_talk(database, learner_id)
    row = talks(database, learner_id)[0]
    assert refused(lambda: strike(database, row, "")) == {"CorrectionReasonMissing"}

    strike(database, row)

    assert talks(database, learner_id) == ()
    assert {(one.struck, one.superseded, one.reason) for one in all_talks(database, learner_id)} == {
        (False, True, ""),
        (True, False, "Another learner"),
    }
    a_talk(database, learner_id)
    assert len(talks(database, learner_id)) == 1


def test_what_was_corrected_or_struck_is_not_corrected_again(database, learner_id):
    a_talk(database, learner_id)
    row = talks(database, learner_id)[0]
    strike(database, row)
    struck = next(one for one in all_talks(database, learner_id) if one.struck)

    with pytest.raises(NotFound):
        correct(database, struck)
    with pytest.raises(Conflict):
        correct(database, row)


def test_the_plan_may_be_looked_at_in_the_talk(database, learner_id):
    a_goal(database, learner_id)
    review = the_plan(database, learner_id).review
    order = service.RecordTalk(
        learner_id=learner_id,
        facts=TalkFacts(given.TODAY),
        review_id=review.id,
        review_version=review.version,
    )

    database.execute(service.record_talk, order)

    plan = the_plan(database, learner_id)
    assert plan.last_review.id == review.id
    assert plan.last_review.held_on == given.TODAY
    assert plan.review.id != review.id


def test_nothing_half_is_kept_when_the_review_cannot_be_held(database, learner_id):
    a_goal(database, learner_id)
    review = the_plan(database, learner_id).review
    order = service.RecordTalk(
        learner_id=learner_id,
        facts=TalkFacts(date(2026, 11, 1)),  # before the review was planned
        review_id=review.id,
        review_version=review.version,
    )

    assert refused(lambda: database.execute(service.record_talk, order)) == {"ReviewDayImpossible"}
    assert talks(database, learner_id) == ()
    other = given.a_learner(database, "Ada Holm")
    order = service.RecordTalk(
        learner_id=other, facts=TalkFacts(given.TODAY), review_id=review.id, review_version=review.version
    )
    with pytest.raises(NotFound):
        database.execute(service.record_talk, order)


@pytest.mark.parametrize(
    "actor",
    [given.WORKSHOP_LEADER, given.OFFICE, given.ADMINISTRATOR, given.AUDITOR],
    ids=lambda one: one.title,
)
def test_only_those_who_teach_or_lead_record_talks(database, learner_id, actor):
    a_talk(database, learner_id)
    acting, row = database.acting_as(actor), talks(database, learner_id)[0]
    order = service.RecordTalk(learner_id=learner_id, facts=TalkFacts(given.TODAY))
    for act in (
        lambda: acting.execute(service.record_talk, order),
        lambda: correct(acting, row),
        lambda: strike(acting, row),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_the_same_command_twice_is_one_talk_and_what_is_gone_is_not_found(database, learner_id):
    order = service.RecordTalk(learner_id=learner_id, facts=TalkFacts(given.TODAY))
    assert database.execute(service.record_talk, order) == database.execute(service.record_talk, order)
    assert len(talks(database, learner_id)) == 1
    missing = service.RecordTalk(learner_id=uuid4(), facts=TalkFacts(given.TODAY))
    with pytest.raises(NotFound):
        database.execute(service.record_talk, missing)


def test_the_trail_tells_the_day_but_never_a_note(database, learner_id, notes, published):
    a_talk(database, learner_id, staff_note="Hemmelig", learner_note="Åpent")
    correct(database, talks(database, learner_id)[0], learner_note="Åpnere")
    strike(database, talks(database, learner_id)[0])

    told = [note for note in notes if note.action.startswith("plans.talk")]
    assert [note.action for note in told] == [terms.TALK_RECORDED, terms.TALK_CORRECTED, terms.TALK_STRUCK]
    assert {note.details["day"] for note in told} == {"2026-11-23"}
    assert not [note for note in told if "Hemmelig" in str(note.details) or "Åpn" in str(note.details)]
    assert terms.TALKS_CHANGED in published[-1]
