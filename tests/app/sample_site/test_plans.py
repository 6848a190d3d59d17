"""The sample site has plans in every state, talks held and talks still due."""

from datetime import date

from eduapp.app.sample_site import plans
from eduapp.core.codes import code_list
from eduapp.education.plans import queries
from eduapp.people.learners import queries as learners


def test_goals_are_in_every_state_and_reviews_planned_and_postponed(site):
    with site.reading() as session:
        people = learners.ids_by_number(session)
        found = [
            queries.of_learner(session, people[number], site.today())
            for number in dict.fromkeys(plan.number for plan in plans.PLANS)
        ]

    assert {goal.state for plan in found for goal in plan.goals} == set(code_list("goal_states").keys())
    assert {plan.review.state for plan in found if plan.review} == {"planned", "postponed"}


def test_some_talks_were_held_and_some_are_still_due(site):
    with site.reading() as session:
        held = queries.due(session, "", queries.HELD, site.today())
        due = queries.due(session, "", queries.TALKS, site.today())
        reviews = queries.reviews_due(session, site.today())

    assert len(held) == len(plans.TALKED)
    assert {row.due for row in held} == {plans.TALKS_ON}
    assert due[0].due < date(2026, 12, 31) == due[-1].due
    assert reviews
