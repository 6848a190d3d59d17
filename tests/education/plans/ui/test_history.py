"""What a goal and its reviews have been, as sentences."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.core.codes import code_list
from eduapp.education.plans import queries, service
from eduapp.education.plans.rules.goals import GoalFacts
from eduapp.education.plans.ui import history
from eduapp.education.plans.ui.history import event_text, show_history
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog
from tests.support.fakes import a_bench
from tests.support.given_plans import a_goal, gone, the_goal, the_plan, tick
from tests.support.keys import press


@pytest.fixture
def goal_id(database):
    goal = a_goal(database, given.a_learner(database), "Kokk", ("Vg1", "Vg2"))
    tick(database, goal)
    tick(database, goal, done=False)
    order = service.ChangeGoal(
        goal_id=goal,
        version=the_goal(database, goal).version,
        facts=GoalFacts("Skipskokk", date(2028, 1, 1), ("Vg1",)),
    )
    database.execute(service.change_goal, order)
    version = the_goal(database, goal).version
    database.execute(
        service.put_goal_aside, service.PutGoalAside(goal_id=goal, version=version, reason="no_time")
    )
    database.execute(service.take_goal_up, service.TakeGoalUp(goal_id=goal, version=version + 1))
    return goal


def events(database, goal_id):
    with database.reading() as session:
        return queries.goal_history(session, goal_id)


def test_each_event_of_a_goal_is_a_sentence(database, goal_id):
    assert [event_text(event) for event in events(database, goal_id)] == [
        "Taken up again",
        "Put aside: not enough time",
        "Changed: title: Kokk → Skipskokk; to be reached by: 18.06.2027 → 01.01.2028; steps: Vg1, Vg2 → Vg1",
        "Tick taken away: Vg1",
        "Step ticked: Vg1",
        "Added: Kokk",
    ]


def test_each_event_of_a_review_is_a_sentence(database, clock):
    learner_id = given.a_learner(database, available_until=date(2027, 5, 1))
    a_goal(database, learner_id)
    review = the_plan(database, learner_id).review
    order = service.PostponeReview(review_id=review.id, version=1, reason="closed")
    database.execute(service.postpone_review, order)
    database.execute(service.take_review_up, service.TakeReviewUp(review_id=review.id, version=2))
    gone(database, learner_id)
    database.execute(service.keep_reviews, service.KeepReviews())

    with database.reading() as session:
        said = [event_text(event) for event in queries.review_history(session, learner_id)]

    assert said == [
        "Dropped: not here any more",
        "Taken up again: by 23.02.2027",
        "Postponed: closed that day",
        "Planned: by 23.02.2027",
    ]


def test_every_kind_of_event_is_known_to_the_history():
    assert {*history._DETAILS, "changed"} == set(code_list("plan_events").keys())


def test_the_newest_stands_on_top_with_who_and_when_and_esc_closes(database, fakes, parent, goal_id):
    dialog = show_history(fakes.bench, "History of “Kokk”", events(database, goal_id), parent)
    show(dialog)
    texts = [one.text() for one in dialog.findChildren(QLabel)]

    assert texts[:3] == ["History of “Kokk”", "Taken up again", "23.11.2026 08:00, Solveig Nes"]
    press(dialog, "Esc")
    assert no_dialog()


def test_it_is_fit_for_everybody(database, parent, goal_id):
    found = events(database, goal_id)
    assert_page_accessible(
        lambda theme: show_history(a_bench(database, theme=theme).bench, "<b>Kokk</b>", found, parent)
    )
