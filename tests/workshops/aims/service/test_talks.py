"""A talk that was held is noted by a leader, and moves the next one."""

from datetime import timedelta

import pytest

from eduapp.core.actor import EVERYTHING
from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.workshops.aims import queries, service, terms
from eduapp.workshops.aims.service import NoteTalk, WithdrawTalk
from tests.support import given, given_workshops
from tests.support.given_aims import a_talk
from tests.support.given_roads import CARPENTRY, JOINERY, a_road

pytestmark = pytest.mark.both_databases


@pytest.fixture
def ola(database):
    shop = given_workshops.a_workshop(database)
    [learner_id] = given_workshops.placed(database, shop, "Ola Vik")
    a_road(database, learner_id, shop, way="apprentice")
    return learner_id


def test_a_talk_is_kept_with_what_was_agreed_and_the_next_is_due_later(database, ola, notes, published):
    order = NoteTalk(learner_id=ola, trade=JOINERY, day=given.TODAY, agreed=" Practise  joints ")
    database.execute(service.note_talk, order)

    with database.reading() as session:
        [trade] = queries.of_learner(session, ola, given.TODAY)
        [due] = queries.due(session, "", given.TODAY, EVERYTHING)
    assert [(talk.day, talk.agreed) for talk in trade.talks] == [(given.TODAY, "Practise joints")]
    assert due.due.isoformat() == "2027-05-23"
    assert (notes[-1].action, notes[-1].learner) == (terms.TALK_HELD, ola)
    assert "agreed" not in notes[-1].details  # the words stay where they are read
    assert terms.TALKS_CHANGED in published[-1]


def test_what_stands_against_a_talk_is_told(database, ola):
    a_talk(database, ola)
    for told, name in (
        ({}, "TalkThatDay"),
        ({"day": given.TODAY + timedelta(days=1)}, "TalkToCome"),
        ({"trade": CARPENTRY}, "NoRoad"),
    ):
        with pytest.raises(Refused) as refused:
            a_talk(database, ola, **told)
        assert [one.name for one in refused.value.violations] == [name]


def test_a_talk_that_was_not_held_is_withdrawn_and_asked_for_again(database, ola, notes, published):
    talk_id = a_talk(database, ola)
    order = WithdrawTalk(talk_id=talk_id, version=1, reason=" Wrong  person ")
    database.execute(service.withdraw_talk, order)

    with database.reading() as session:
        [trade] = queries.of_learner(session, ola, given.TODAY)
        [due] = queries.due(session, "", given.TODAY, EVERYTHING)
    assert trade.talks == ()
    assert due.due.isoformat() == "2027-02-17"  # from the start of the road again
    assert notes[-1].action == terms.TALK_WITHDRAWN
    assert notes[-1].details["reason"] == "Wrong person"
    assert terms.TALKS_CHANGED in published[-1]
    a_talk(database, ola)  # of the same day, this time rightly


def test_a_talk_is_withdrawn_once_with_a_reason_and_as_it_was_shown(database, ola):
    talk_id = a_talk(database, ola)

    def withdraw(version, reason="Wrong person"):
        order = WithdrawTalk(talk_id=talk_id, version=version, reason=reason)
        database.execute(service.withdraw_talk, order)

    with pytest.raises(Refused):
        withdraw(1, "")
    withdraw(1)
    with pytest.raises(Conflict):
        withdraw(1)
    with pytest.raises(Refused) as refused:
        withdraw(2)
    assert [one.name for one in refused.value.violations] == ["TalkWithdrawn"]


def test_only_who_signs_aims_notes_talks_and_only_with_learners(database, ola):
    order = NoteTalk(learner_id=ola, trade=JOINERY, day=given.TODAY, agreed="Words")
    with pytest.raises(NotAllowed):
        database.acting_as(given.TEACHER).execute(service.note_talk, order)
    with pytest.raises(NotFound):
        a_talk(database, given.LEADER.user_id)
    withdrawal = WithdrawTalk(talk_id=ola, version=1, reason="Wrong")
    with pytest.raises(NotAllowed):
        database.acting_as(given.TEACHER).execute(service.withdraw_talk, withdrawal)
    with pytest.raises(NotFound):
        database.execute(service.withdraw_talk, withdrawal)
