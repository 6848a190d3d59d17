"""The sample site has people in every state, one who will be away, and two pairs kept apart."""

from eduapp.app.sample_site import facts
from eduapp.core.codes import code_list
from eduapp.people.learners import queries as learners


def test_somebody_is_in_every_state_there_is(site):
    with site.reading() as session:
        states = {row.state for row in learners.learners(session)}

    assert states == set(code_list("learner_states").keys())


def test_who_will_be_away_is_still_here_on_the_last_monday(site):
    ahead = [number for number, _state, first, _back in facts.AWAY if first > site.today()]

    with site.reading() as session:
        people = learners.ids_by_number(session)
        heads = learners.heads(session, [people[number] for number in ahead])

    assert ahead
    assert all(head.here for head in heads.values())
