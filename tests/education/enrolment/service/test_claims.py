"""Seats spoken for: a held one is taken, and who stands in line gets the place there."""

from datetime import date, timedelta

import pytest

from eduapp.core.errors import NotAllowed, NotFound, Refused
from eduapp.core.violations import Override
from eduapp.education.enrolment import queries, service
from tests.support import given
from tests.support.given_education import a_group, a_place, an_enrolment

UNTIL = date(2026, 11, 27)


def claim(database, group_id, learner_id, state="held", until=UNTIL, **more):
    order = service.PlaceClaim(group_id=group_id, learner_id=learner_id, state=state, until=until, **more)
    return database.execute(service.place_claim, order)


def put(database, learner_id, group_id, **more):
    order = service.Enrol(
        learner_id=learner_id,
        group_id=group_id,
        first_day=given.TODAY,
        consented_on=given.TODAY,
        **more,
    )
    return database.execute(service.enrol, order)


def refused(do, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        do(*args, **kwargs)
    return [violation.name for violation in refusal.value.violations]


def places(database, group_id):
    with database.reading() as session:
        row = queries.group(session, group_id)
        assert queries.taken(session, group_id) == row.taken
    return row.taken, row.held


def test_a_held_place_is_taken(database):
    group_id = a_group(database, capacity=1)
    claim(database, group_id, given.a_learner(database))

    assert places(database, group_id) == (1, 1)
    assert refused(put, database, given.a_learner(database), group_id) == ["GroupFull", "OthersWait"]


def test_a_hold_that_has_run_out_holds_nothing_swept_up_or_not(database, clock):
    group_id = a_group(database, capacity=1)
    claim(database, group_id, given.a_learner(database))
    clock.moment += timedelta(days=5)
    assert places(database, group_id) == (0, 0)


def test_no_place_is_held_that_is_not_free(database):
    group_id = a_group(database, capacity=1)
    an_enrolment(database, group_id=group_id)
    assert refused(claim, database, group_id, given.a_learner(database)) == ["GroupFull"]
    override = Override(frozenset({"GroupFull"}), "one is away")
    claim(database, group_id, given.a_learner(database), override=override)

    shop = a_group(database, capacity=1, place_id=a_place(database, kind="workshop"))
    an_enrolment(database, group_id=shop)
    assert refused(claim, database, shop, given.a_learner(database)) == ["NoMachineLeft"]


def test_holding_again_takes_no_second_place(database):
    group_id, learner_id = a_group(database, capacity=1), given.a_learner(database)
    first = claim(database, group_id, learner_id)
    assert claim(database, group_id, learner_id, until=date(2026, 12, 1)) == first
    assert places(database, group_id) == (1, 1)


def test_who_waits_takes_no_place(database):
    group_id = a_group(database, capacity=1)
    claim(database, group_id, given.a_learner(database), "waiting", None)
    assert places(database, group_id) == (0, 0)


@pytest.mark.parametrize("state", ["asked", "waiting"])
def test_rules_3_and_4_who_stands_on_the_list_gets_the_place_there(database, state):
    group_id, learner_id = a_group(database), given.a_learner(database)
    claim(database, group_id, learner_id, state, None)
    override = Override(frozenset({"InLineAlready", "OthersWait"}), "hurry")
    assert refused(put, database, learner_id, group_id, override=override) == ["InLineAlready"]


def test_rule_9_going_past_those_who_wait_needs_a_reason(database, notes):
    group_id = a_group(database)
    claim(database, group_id, given.a_learner(database), "waiting", None)
    claim(database, group_id, given.a_learner(database), "asked", None)
    learner_id = given.a_learner(database)
    assert refused(put, database, learner_id, group_id) == ["OthersWait"]

    put(
        database, learner_id, group_id, override=Override(frozenset({"OthersWait"}), "starts with the others")
    )

    [note] = [note for note in notes if note.action == "rule.overridden"]
    assert note.details == {"rule": "OthersWait", "reason": "starts with the others"}


def test_the_holder_takes_the_place_by_the_claim_and_both_are_linked(database):
    group_id, learner_id = a_group(database, capacity=1), given.a_learner(database)
    claim_id = claim(database, group_id, learner_id)

    put(database, learner_id, group_id, claim_id=claim_id)

    assert places(database, group_id) == (1, 0)
    with database.reading() as session:
        assert queries.open_claim(session, group_id, learner_id) is None


def test_a_claim_let_go_frees_the_place(database):
    group_id, learner_id = a_group(database, capacity=1), given.a_learner(database)
    claim_id = claim(database, group_id, learner_id)

    database.execute(service.let_go, service.LetGo(claim_id=claim_id))

    assert places(database, group_id) == (0, 0)
    assert claim(database, group_id, learner_id) != claim_id


def test_who_may_not_claims_nothing(database):
    nobody = given.TEACHER.user_id
    other = database.acting_as(given.OFFICE)
    with pytest.raises(NotAllowed):
        claim(other, nobody, nobody)
    with pytest.raises(NotAllowed):
        other.execute(service.let_go, service.LetGo(claim_id=nobody))
    with pytest.raises(NotFound):
        database.execute(service.let_go, service.LetGo(claim_id=nobody))
    with pytest.raises(NotFound):
        claim(database, nobody, nobody)
