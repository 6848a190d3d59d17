from eduapp.app.behind import AT_OPENING
from eduapp.core.progress import NoProgress
from eduapp.education.plans import jobs
from eduapp.gui.loading import load
from tests.support import given
from tests.support.given_plans import a_goal, gone, the_plan


def test_opening_the_program_keeps_reviews_in_step_and_may_be_repeated(database):
    learner_id = given.a_learner(database)
    a_goal(database, learner_id)
    gone(database, learner_id)

    assert jobs.keep_reviews(database, None, NoProgress()) == 1
    assert jobs.keep_reviews(database, None, NoProgress()) == 0
    assert the_plan(database, learner_id).review is None


def test_the_program_does_it_when_it_opens():
    assert jobs.keep_reviews in [load(part) for part in AT_OPENING]
