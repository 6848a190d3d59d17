"""Offering a place, the answer to it, and giving it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest

from eduapp.core.errors import EduError, NotAllowed, Refused
from eduapp.core.violations import Override
from eduapp.education.enrolment import queries as enrolment
from eduapp.education.enrolment import service as enrolments
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.waiting import service, terms
from eduapp.education.waiting.models import Application
from tests.support import given
from tests.support.given_education import a_group, a_place, an_enrolment
from tests.support.given_waiting import a_wish, gone, in_line, offered, states, the_list, version_of


def refused(do, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        do(*args, **kwargs)
    return [violation.name for violation in refusal.value.violations]


def say(database, use_case, kind, application_id):
    order = kind(application_id=application_id, version=version_of(database, application_id))
    database.execute(use_case, order)


def give(database, application_id, **more):
    told = {"first_day": given.TODAY, "consented_on": given.TODAY} | more
    order = service.GivePlace(
        application_id=application_id, version=version_of(database, application_id), **told
    )
    return database.execute(service.give_place, order)


def taken(database, group_id):
    with database.reading() as session:
        return enrolment.taken(session, group_id)


def test_an_offer_holds_the_seat_until_a_day(database, notes):
    group_id = a_group(database, capacity=1)
    application_id = in_line(database, group_id, given.a_learner(database, "Karim Haddad"))
    notes.clear()

    offered(database, application_id)

    [row] = the_list(database, group_id).rows
    assert (row.state, row.until, row.offered) == ("offered", date(2026, 11, 30), 1)
    assert taken(database, group_id) == 1
    [note] = notes
    assert note.action == terms.OFFERED
    assert (note.details["until"], note.details["passed_over"]) == ("2026-11-30", 0)


def test_the_seat_that_is_held_is_given_to_nobody_else(database):
    group_id = a_group(database, capacity=1)
    offered(database, in_line(database, group_id))
    order = enrolments.Enrol(
        learner_id=given.a_learner(database),
        group_id=group_id,
        first_day=given.TODAY,
        consented_on=given.TODAY,
    )
    assert refused(database.execute, enrolments.enrol, order) == ["GroupFull", "OthersWait"]


def test_no_place_is_offered_that_is_not_free(database):
    group_id = a_group(database, capacity=1)
    an_enrolment(database, group_id=group_id)
    first, second = in_line(database, group_id), in_line(database, group_id)
    assert refused(offered, database, first) == ["GroupFull"]
    assert refused(offered, database, second) == ["OutOfOrder", "GroupFull"]

    both = Override(frozenset({"OutOfOrder", "GroupFull"}), "one is away until spring")
    offered(database, second, override=both)

    assert taken(database, group_id) == 2


def test_a_workshop_place_is_offered_only_when_free(database):
    group_id = a_group(database, capacity=1, place_id=a_place(database, kind="workshop"))
    an_enrolment(database, group_id=group_id)
    application_id = in_line(database, group_id)
    override = Override(frozenset({"NoMachineLeft"}), "hurry")
    assert refused(offered, database, application_id, override=override) == ["NoMachineLeft"]


def test_rule_9_out_of_order_takes_a_reason_and_the_trail_keeps_it(database, notes):
    group_id = a_group(database)
    for _ in range(2):
        in_line(database, group_id, applied_on=date(2026, 11, 2))
    late = in_line(database, group_id)
    assert refused(offered, database, late) == ["OutOfOrder"]
    notes.clear()

    offered(database, late, override=Override(frozenset({"OutOfOrder"}), "leaves before the next course"))

    told = {note.action: note.details for note in notes}
    assert told["rule.overridden"] == {"rule": "OutOfOrder", "reason": "leaves before the next course"}
    assert told[terms.OFFERED]["passed_over"] == 2
    assert [row.id for row in the_list(database, group_id).rows][-1] == late


def test_a_teacher_cannot_offer_at_all(database):
    application_id = in_line(database, a_group(database))
    with pytest.raises(NotAllowed):
        offered(database.acting_as(given.TEACHER), application_id)


def test_who_is_not_decided_is_offered_nothing(database):
    assert refused(offered, database, a_wish(database, a_group(database))) == ["StepNotAllowed"]


def test_an_offer_does_not_outlive_the_group(database):
    application_id = in_line(database, a_group(database))
    assert refused(offered, database, application_id, date(2026, 12, 19)) == ["OfferDayImpossible"]


@pytest.mark.parametrize(
    ("use_case", "kind", "turned_down", "action"),
    [
        (service.turn_down, service.TurnDown, 1, terms.TURNED_DOWN),
        (service.take_back, service.TakeBack, 0, terms.TAKEN_BACK),
    ],
)
def test_a_no_leaves_somebody_in_the_same_place(database, notes, use_case, kind, turned_down, action):
    group_id = a_group(database, capacity=2)
    first = offered(database, in_line(database, group_id))
    in_line(database, group_id)
    notes.clear()

    say(database, use_case, kind, first)

    row = the_list(database, group_id).rows[0]
    assert (row.id, row.place, row.state) == (first, 1, "approved")
    assert (row.offered, row.turned_down) == (1, turned_down)
    assert taken(database, group_id) == 0
    assert [note.action for note in notes] == [action]


def test_what_was_not_offered_is_not_turned_down(database):
    application_id = in_line(database, a_group(database))
    assert refused(say, database, service.turn_down, service.TurnDown, application_id) == ["StepNotAllowed"]


def test_rule_4_a_yes_makes_an_enrolment_and_both_know_each_other(database, notes):
    group_id, learner_id = a_group(database, capacity=1), given.a_learner(database)
    application_id = offered(database, in_line(database, group_id, learner_id))
    notes.clear()

    enrolment_id = give(database, application_id, consented_on=date(2026, 11, 23))

    with database.reading() as session:
        application = session.get(Application, application_id)
        enrolled = session.get(Enrolment, enrolment_id)
        assert (application.state, application.enrolment_id) == ("allocated", enrolment_id)
        assert enrolled.claim_id == application.claim_id
        assert (enrolled.consented_on, enrolled.consent_noted_by) == (given.TODAY, database.actor.user_id)
    assert taken(database, group_id) == 1
    assert [note.action for note in notes] == ["enrolment.enrolled", terms.ALLOCATED]


def test_a_place_is_given_without_an_offer_only_in_order(database):
    group_id = a_group(database)
    first, second = in_line(database, group_id), in_line(database, group_id)
    assert refused(give, database, second) == ["OutOfOrder"]
    give(database, first)
    give(database, second)
    assert set(states(database, group_id).values()) == {"allocated"}


def test_everything_against_a_place_is_told_at_once(database, notes):
    group_id = a_group(database, capacity=1)
    in_line(database, group_id)
    an_enrolment(database, group_id=group_id, override=Override(frozenset({"OthersWait"}), "began before"))
    leaving = given.a_learner(database, available_until=date(2026, 12, 1))
    late = in_line(database, group_id, leaving)
    against = ["OutOfOrder", "GroupFull", "LeavesBeforeTheEnd"]
    assert refused(give, database, late) == against
    assert refused(give, database, late, consented_on=None) == [*against, "ConsentMissing"]
    notes.clear()

    give(database, late, override=Override(frozenset(against), "agreed in the meeting"))

    overridden = [note.details["rule"] for note in notes if note.action == "rule.overridden"]
    assert sorted(overridden) == sorted(against)


def test_an_offer_that_ran_out_gives_no_place_by_itself(database, clock):
    group_id = a_group(database)
    first = in_line(database, group_id)
    second = offered(
        database, in_line(database, group_id), override=Override(frozenset({"OutOfOrder"}), "agreed")
    )
    clock.moment += timedelta(days=8)
    told = {"first_day": date(2026, 12, 1), "consented_on": date(2026, 12, 1)}

    assert refused(give, database, second, **told) == ["OutOfOrder"]
    assert the_list(database, group_id).next.id == first


def test_an_offer_that_ran_out_can_be_made_again_swept_up_or_not(database, clock):
    group_id = a_group(database, capacity=1)
    application_id = offered(database, in_line(database, group_id))
    clock.moment += timedelta(days=8)

    offered(database, application_id)

    [row] = the_list(database, group_id).rows
    assert (row.state, row.offered, row.lapsed) == ("offered", 2, 1)


def test_who_is_gone_or_placed_is_passed_without_a_reason(database):
    group_id = a_group(database)
    left = given.a_learner(database)
    in_line(database, group_id, left)
    gone(database, left)

    offered(database, in_line(database, group_id))


def at_the_same_time(*calls):
    start = Barrier(len(calls))

    def run(call):
        start.wait()
        try:
            return call()
        except EduError as error:
            return error

    with ThreadPoolExecutor(len(calls)) as pcs:
        return list(pcs.map(run, calls))


def test_two_pcs_never_offer_the_last_place_twice(database):
    group_id = a_group(database, capacity=1)
    people = [in_line(database, group_id) for _ in range(3)]
    anyway = Override(frozenset({"OutOfOrder"}), "agreed")

    answers = at_the_same_time(*(lambda one=one: offered(database, one, override=anyway) for one in people))

    refusals = [answer for answer in answers if isinstance(answer, Refused)]
    assert len(refusals) == 2
    assert taken(database, group_id) == 1


def test_who_may_not_gives_no_places(database):
    other = database.acting_as(given.OFFICE)
    one = {"application_id": given.TEACHER.user_id, "version": 1}
    for use_case, command in (
        (service.offer, service.MakeOffer(**one)),
        (service.turn_down, service.TurnDown(**one)),
        (service.take_back, service.TakeBack(**one)),
        (service.give_place, service.GivePlace(**one, first_day=given.TODAY)),
    ):
        with pytest.raises(NotAllowed):
            other.execute(use_case, command)
