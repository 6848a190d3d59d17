"""Observations and sign-offs: rows that are added, by leaders, on what stands."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.workshops.aims import queries, service, terms
from eduapp.workshops.aims.models import AimSigning
from eduapp.workshops.aims.service import Observe, SignAim, WithdrawAim
from tests.support import given, given_workshops
from tests.support.given_aims import an_aim, seen, signed_off, withdrawn

pytestmark = pytest.mark.both_databases


@pytest.fixture
def ola(database):
    [learner_id] = given_workshops.placed(database, given_workshops.a_workshop(database), "Ola Vik")
    return learner_id


@pytest.fixture
def aim_id(database):
    return an_aim(database)


def standing(database, learner_id, aim_id):
    with database.reading() as session:
        pair = (learner_id, aim_id)
        return (
            queries.seen(session, [learner_id], [aim_id]).get(pair),
            queries.signed(session, [learner_id], [aim_id]).get(pair),
        )


def refusal(act):
    with pytest.raises(Refused) as refused:
        act()
    return [one.name for one in refused.value.violations]


def test_the_newest_observation_holds_and_one_can_be_taken_back(database, ola, aim_id, notes, published):
    seen(database, ola, aim_id, "with_help", words=" Cut  joints ")
    seen(database, ola, aim_id, "alone")
    assert standing(database, ola, aim_id)[0].level == "alone"

    seen(database, ola, aim_id, "taken_back")
    assert standing(database, ola, aim_id)[0] is None


def test_an_observation_is_told_without_its_words(database, ola, aim_id, notes, published):
    order = Observe(learner_id=ola, aim_id=aim_id, day=given.TODAY, level="alone", words="Cut joints")
    database.execute(service.observe, order)

    assert notes[-1].action == terms.AIM_OBSERVED
    assert notes[-1].learner == ola
    assert notes[-1].details == {
        "name": "Vik, Ola", "code": "KM1", "trade": "joinery", "level": "alone", "day": "23.11.2026",
    }  # fmt: skip
    assert terms.MATRIX_CHANGED in published[-1]


def test_an_aim_is_signed_on_an_observation_and_keeps_who_and_when(database, ola, aim_id):
    seen(database, ola, aim_id)
    signed_off(database, ola, aim_id, given.TODAY - timedelta(days=2))

    found = standing(database, ola, aim_id)[1]
    assert (found.day, found.by, found.minutes) == (given.TODAY - timedelta(days=2), "Terje Haug", 0)


def test_nothing_practised_and_nothing_seen_is_not_signed(database, ola, aim_id):
    assert refusal(lambda: signed_off(database, ola, aim_id)) == ["NothingToSign"]
    seen(database, ola, aim_id)
    seen(database, ola, aim_id, "taken_back")
    assert refusal(lambda: signed_off(database, ola, aim_id)) == ["NothingToSign"]


def test_rule_49_nothing_is_signed_beforehand_or_before_the_first_placement(database, ola, aim_id):
    seen(database, ola, aim_id)

    tomorrow, before = given.TODAY + timedelta(days=1), given_workshops.FIRST_DAY - timedelta(days=1)
    assert refusal(lambda: signed_off(database, ola, aim_id, tomorrow)) == ["DayToCome"]
    assert refusal(lambda: signed_off(database, ola, aim_id, before)) == ["BeforePlacement"]
    nobody = given.a_learner(database, "Kari Moe")
    assert refusal(lambda: seen(database, nobody, aim_id)) == ["NeverPlaced"]


def test_an_aim_that_has_ended_is_signed_only_for_a_day_of_the_plan(database, ola):
    ended = an_aim(database, "KM2", valid_to=given.TODAY - timedelta(days=1))
    seen(database, ola, ended)

    assert refusal(lambda: signed_off(database, ola, ended)) == ["NotInThePlan"]
    signed_off(database, ola, ended, given.TODAY - timedelta(days=1))


def test_a_sign_off_is_withdrawn_as_a_row_and_can_be_given_again(database, ola, aim_id, notes):
    seen(database, ola, aim_id)
    signed_off(database, ola, aim_id)
    assert refusal(lambda: signed_off(database, ola, aim_id)) == ["SignedAlready"]
    withdrawn(database, ola, aim_id)
    assert standing(database, ola, aim_id)[1] is None
    assert refusal(lambda: withdrawn(database, ola, aim_id)) == ["NotSigned"]
    signed_off(database, ola, aim_id)

    with database.reading() as session:
        rows = session.execute(select(AimSigning.step, AimSigning.reason).order_by(AimSigning.number))
        assert [tuple(row) for row in rows] == [("signed", ""), ("withdrawn", "Wrong row"), ("signed", "")]


def test_a_wording_that_changed_meanwhile_is_not_signed_unread(database, ola, aim_id):
    seen(database, ola, aim_id)
    with database.reading() as session:
        read = queries.aim(session, aim_id).text_id
    an_aim(database, "KM1", "Other words")

    with pytest.raises(Conflict):
        database.execute(
            service.sign_aim, SignAim(learner_id=ola, aim_id=aim_id, text_id=read, day=given.TODAY)
        )


def test_what_was_signed_keeps_its_words_when_the_aim_gets_others(database, ola, aim_id):
    seen(database, ola, aim_id)
    signed_off(database, ola, aim_id)
    an_aim(database, "KM1", "Other words")

    with database.reading() as session:
        [reached] = queries.reached(session, ola)
    assert reached.text_nb == "Read a drawing"
    assert standing(database, ola, aim_id)[1] is not None

    withdrawn(database, ola, aim_id)  # of the words that were signed, not of the new ones
    with database.reading() as session:
        assert len(set(session.scalars(select(AimSigning.text_id)))) == 1


def test_nobody_signs_for_people_or_aims_that_are_not_there(database, ola, aim_id):
    for learner_id, other in ((aim_id, aim_id), (ola, ola)):
        with pytest.raises(NotFound):
            seen(database, learner_id, other)


def test_only_who_signs_aims_observes_signs_and_withdraws(database, ola, aim_id):
    teacher = database.acting_as(given.TEACHER)
    for use_case, order in (
        (service.observe, Observe(learner_id=ola, aim_id=aim_id, day=given.TODAY, level="alone")),
        (service.sign_aim, SignAim(learner_id=ola, aim_id=aim_id, text_id=aim_id, day=given.TODAY)),
        (service.withdraw_aim, WithdrawAim(learner_id=ola, aim_id=aim_id, reason="Why not")),
    ):
        with pytest.raises(NotAllowed):
            teacher.execute(use_case, order)
