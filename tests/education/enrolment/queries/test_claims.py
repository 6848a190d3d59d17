"""Who stands before the places of a group."""

from datetime import date

from eduapp.education.enrolment import queries, service
from tests.support import given
from tests.support.given_education import a_group


def test_those_in_line_are_counted_one_left_out(database):
    group_id = a_group(database)
    people = [given.a_learner(database) for _ in range(4)]
    states = (("asked", None), ("waiting", None), ("held", date(2026, 12, 1)))
    for learner_id, (state, until) in zip(people, states, strict=False):
        order = service.PlaceClaim(group_id=group_id, learner_id=learner_id, state=state, until=until)
        database.execute(service.place_claim, order)

    with database.reading() as session:
        assert queries.waiting(session, group_id) == 2
        assert queries.waiting(session, group_id, but=people[1]) == 1
        assert queries.waiting(session, a_group(database)) == 0
        assert [queries.open_claim(session, group_id, one) is None for one in people] == [
            False, False, False, True,
        ]  # fmt: skip
