"""Putting somebody on waiting lists, and deciding about it."""

from datetime import date, timedelta

import pytest

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.education.enrolment import queries as enrolment
from eduapp.education.waiting import service, terms
from tests.support import given
from tests.support.given_education import a_course, a_group, an_ended_enrolment, an_enrolment
from tests.support.given_waiting import a_wish, decided, gone, in_line, offered, states, the_list, version_of


def refused(do, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        do(*args, **kwargs)
    return [violation.name for violation in refusal.value.violations]


def order(database, kind, application_id, **more):
    return kind(application_id=application_id, version=version_of(database, application_id), **more)


def withdraw(database, application_id):
    database.execute(service.withdraw, order(database, service.Withdraw, application_id))


def renew(database, application_id):
    database.execute(service.renew, order(database, service.Renew, application_id))


def move(database, application_id, day):
    database.execute(service.move_date, order(database, service.MoveDate, application_id, applied_on=day))


def test_a_wish_stands_on_the_list_and_is_not_decided(database, notes, published):
    group_id = a_group(database, a_course(database, name="Norsk A2"))
    learner_id = given.a_learner(database, "Karim Haddad")
    notes.clear()
    published.clear()

    a_wish(database, group_id, learner_id, date(2026, 11, 2), "counsellor")

    [row] = the_list(database, group_id).rows
    assert (row.name, row.state, row.applied_on, row.asked_by) == (
        "Haddad, Karim",
        "pending",
        date(2026, 11, 2),
        "counsellor",
    )
    [note] = notes
    assert (note.action, note.learner) == (terms.APPLIED, learner_id)
    assert note.details == {
        "name": "Haddad, Karim",
        "course": "Norsk A2",
        "group": "Høst 2026",
        "applied_on": "2026-11-02",
    }
    assert [terms.WAITING_CHANGED in topics for topics in published] == [True]


def test_rule_2_one_open_wish_per_person_and_group(database):
    group_id, learner_id = a_group(database), given.a_learner(database)
    first = a_wish(database, group_id, learner_id)
    assert refused(a_wish, database, group_id, learner_id) == ["OnTheList"]

    decided(database, first, "declined", "other")

    assert a_wish(database, group_id, learner_id) != first


def test_rule_5_five_lists_at_once_all_of_them_or_none(database):
    learner_id = given.a_learner(database)
    groups = tuple(a_group(database) for _ in range(6))

    def ask(*ids):
        wish = service.Apply(learner_id=learner_id, group_ids=ids, applied_on=given.TODAY, asked_by="learner")
        return database.execute(service.apply, wish)

    assert refused(ask, *groups) == ["TooMany"]
    assert refused(ask, groups[0], groups[0]) == ["Twice"]
    over = a_group(database, last_day=given.TODAY)
    assert refused(ask, groups[0], over) == ["GroupEnds"]
    assert states(database, groups[0]) == {}
    assert len(ask(*groups[:5])) == 5


@pytest.mark.parametrize("kind", ["upper_secondary", "vocational"])
def test_the_law_knows_no_list_for_upper_secondary(database, kind):
    group_id = a_group(database, a_course(database, kind=kind))
    assert refused(a_wish, database, group_id) == ["NoListByLaw"]
    assert "§ 13-4" in the_list(database, group_id).law


def test_who_takes_part_waits_for_nothing(database):
    learner_id, group_id = given.a_learner(database), a_group(database)
    an_enrolment(database, learner_id, group_id)
    assert refused(a_wish, database, group_id, learner_id) == ["TakesPart"]


def test_who_is_gone_waits_for_nothing(database):
    learner_id, group_id = given.a_learner(database), a_group(database)
    gone(database, learner_id)
    assert refused(a_wish, database, group_id, learner_id) == ["NotHere"]


def test_what_concerns_the_wish_is_told_once_for_all_groups(database):
    learner_id = given.a_learner(database)
    wish = service.Apply(
        learner_id=learner_id,
        group_ids=(a_group(database), a_group(database)),
        applied_on=given.TODAY + timedelta(1),
        asked_by="",
    )
    assert refused(database.execute, service.apply, wish) == ["AppliedAhead", "AskedByMissing"]


def test_rule_3_a_decision_is_recorded_before_a_place_is_given(database, notes):
    group_id, learner_id = a_group(database), given.a_learner(database)
    application_id = a_wish(database, group_id, learner_id)
    give = order(database, service.GivePlace, application_id, first_day=given.TODAY, consented_on=given.TODAY)
    assert refused(database.execute, service.give_place, give) == ["StepNotAllowed"]
    notes.clear()

    decided(database, application_id)

    assert states(database, group_id) == {application_id: "approved"}
    assert [note.action for note in notes] == [terms.APPROVED]
    decided(database, application_id, "pending")
    assert states(database, group_id) == {application_id: "pending"}


def test_declining_takes_a_reason_that_is_kept(database, notes):
    group_id = a_group(database)
    application_id = in_line(database, group_id)
    assert refused(decided, database, application_id, "declined") == ["ReasonNeeded"]
    notes.clear()

    decided(database, application_id, "declined", "too_little_time")

    [row] = the_list(database, group_id).rows
    assert (row.state, row.reason) == ("declined", "too_little_time")
    [note] = notes
    assert note.details["reason"] == "application_reasons:too_little_time"
    with database.reading() as session:
        assert enrolment.open_claim(session, group_id, row.learner_id) is None


def test_declining_somebody_with_an_offer_frees_the_place(database):
    group_id = a_group(database, capacity=1)
    application_id = offered(database, in_line(database, group_id))
    decided(database, application_id, "declined", "other")
    with database.reading() as session:
        assert enrolment.taken(session, group_id) == 0


@pytest.mark.parametrize("state", ["allocated", "offered", "removed", "withdrawn"])
def test_what_is_no_decision_is_refused(database, state):
    application_id = in_line(database, a_group(database))
    assert "StepNotAllowed" in refused(decided, database, application_id, state)


def test_rule_8_a_withdrawn_wish_can_only_be_decided_again(database):
    group_id, learner_id = a_group(database), given.a_learner(database)
    application_id = in_line(database, group_id, learner_id)
    withdraw(database, application_id)
    assert states(database, group_id) == {application_id: "withdrawn"}
    assert refused(decided, database, application_id) == ["StepNotAllowed"]

    renew(database, application_id)

    assert states(database, group_id) == {application_id: "pending"}


def test_rule_8_an_old_wish_does_not_come_alive_beside_a_newer_one(database):
    group_id, learner_id = a_group(database), given.a_learner(database)
    old = in_line(database, group_id, learner_id)
    withdraw(database, old)
    a_wish(database, group_id, learner_id)

    assert refused(renew, database, old) == ["NewerApplication"]
    assert refused(move, database, old, date(2026, 1, 1)) == ["StepNotAllowed", "NewerApplication"]


def test_a_wish_for_what_is_over_is_not_renewed(database, clock):
    learner_id, group_id = given.a_learner(database), a_group(database, last_day=date(2026, 11, 30))
    application_id = in_line(database, group_id, learner_id)
    withdraw(database, application_id)
    gone(database, learner_id)
    clock.moment += timedelta(days=7)

    assert refused(renew, database, application_id) == ["GroupEnds", "NotHere"]


def test_rule_1_a_day_told_later_moves_somebody_forward_never_back(database, notes):
    group_id = a_group(database)
    first = in_line(database, group_id, applied_on=date(2026, 11, 10))
    second = in_line(database, group_id, applied_on=date(2026, 11, 12))
    assert refused(move, database, second, date(2026, 11, 13)) == ["OnlyEarlier"]
    assert refused(move, database, second, given.TODAY + timedelta(1)) == ["AppliedAhead"]
    notes.clear()

    move(database, second, date(2026, 11, 9))

    assert [row.id for row in the_list(database, group_id).rows] == [second, first]
    [note] = notes
    assert (note.details["before"], note.details["applied_on"]) == ("2026-11-12", "2026-11-09")


def test_a_stale_decision_is_refused(database):
    application_id = a_wish(database, a_group(database))
    with pytest.raises(Conflict):
        database.execute(
            service.decide, service.Decide(application_id=application_id, version=9, state="approved")
        )


def test_a_repeated_command_makes_one_wish(database):
    group_id = a_group(database)
    wish = service.Apply(
        learner_id=given.a_learner(database),
        group_ids=(group_id,),
        applied_on=given.TODAY,
        asked_by="learner",
    )
    assert database.execute(service.apply, wish) == database.execute(service.apply, wish)
    assert len(the_list(database, group_id).rows) == 1


def test_what_is_gone_is_said_so(database):
    nobody = given.TEACHER.user_id
    for wish in (
        service.Apply(learner_id=nobody, group_ids=(), applied_on=given.TODAY, asked_by="learner"),
        service.Apply(
            learner_id=given.a_learner(database),
            group_ids=(nobody,),
            applied_on=given.TODAY,
            asked_by="learner",
        ),
    ):
        with pytest.raises(NotFound):
            database.execute(service.apply, wish)
    with pytest.raises(NotFound):
        database.execute(service.withdraw, service.Withdraw(application_id=nobody, version=1))


def test_a_teacher_applies_and_a_leader_decides(database):
    teacher = database.acting_as(given.TEACHER)
    group_id = a_group(database)
    application_id = a_wish(teacher, group_id, an_earlier_learner(database, group_id))
    with pytest.raises(NotAllowed):
        decided(teacher, application_id)
    withdraw(teacher, application_id)


def an_earlier_learner(database, group_id):
    """Somebody who took part before and may wish for it again."""
    learner_id = given.a_learner(database)
    an_ended_enrolment(database, an_enrolment(database, learner_id, group_id), "withdrawn", "own_wish")
    return learner_id


def test_who_may_not_neither_applies_nor_decides(database):
    other, nobody = database.acting_as(given.OFFICE), given.TEACHER.user_id
    one = {"application_id": nobody, "version": 1}
    wish = service.Apply(learner_id=nobody, group_ids=(), applied_on=given.TODAY, asked_by="learner")
    for use_case, command in (
        (service.apply, wish),
        (service.decide, service.Decide(**one, state="approved")),
        (service.withdraw, service.Withdraw(**one)),
        (service.renew, service.Renew(**one)),
        (service.move_date, service.MoveDate(**one, applied_on=given.TODAY)),
    ):
        with pytest.raises(NotAllowed):
            other.execute(use_case, command)
