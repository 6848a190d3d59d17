"""Annulments as they stand, with who decided in words and from when on somebody may sit again."""

from eduapp.exams.appeals import queries
from tests.support import given


def test_one_by_an_instance_names_it_and_holds_nobody(appeals, database):
    appeal_id = appeals.sent("trade_test_held")
    appeals.step(appeal_id, "annulled", person="Fylkestinget")
    learner_id = appeals.page(appeal_id).row.learner_id
    with database.reading() as session:
        [one] = queries.annulments_of(session, learner_id=learner_id)
        assert queries.annulments_of(session, learner_id=given.LEADER.user_id) == []
    assert (one.name, one.candidate, one.grade) == ("Haddad, Karim", 101, "not passed")
    assert (one.decider, one.decided_by) == ("the county council or whom it empowers", "Fylkestinget")
    assert one.wait is None
