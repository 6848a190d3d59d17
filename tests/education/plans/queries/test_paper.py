"""The plan on paper: plain words, the learner's own language of paper, and nothing that is not theirs."""

from dataclasses import fields
from datetime import date
from uuid import uuid4

import pytest

from eduapp.core.i18n import LANGUAGES
from eduapp.education.plans import queries, service
from eduapp.education.plans.queries import PlanPaper
from eduapp.education.school.rules import SiteFacts
from eduapp.education.school.service import SaveSite, save_site
from tests.support import given, given_education
from tests.support.given_disputes import a_dispute
from tests.support.given_plans import STEPS, a_goal, a_talk, the_plan


@pytest.fixture
def learner_id(database):
    given_education.the_school(database)
    person = given.a_learner(database, "Karim Haddad", available_until=date(2027, 5, 1))
    course_id = given_education.a_course(database, name="Norsk A2")
    a_goal(database, person, taken=1, course_id=course_id)
    a_talk(database, person, staff_note="Ring fengselet", learner_note="Bra framgang i norsk")
    return person


def paper(database, learner_id, language="en", **how):
    with database.reading() as session:
        return queries.paper(session, learner_id, given.TODAY, language, **how)


def test_the_page_has_everything_it_needs(database, learner_id):
    made = paper(database, learner_id)

    assert (made.title, made.name, made.made_on) == ("My plan", "Karim Haddad", "Made on 23 November 2026")
    [goal] = made.goals
    assert (goal.title, goal.target, goal.state, goal.course) == (
        "Lærling i snekkerfaget",
        "By 18 June 2027",
        "Under way",
        "Norsk A2",
    )
    assert [(step.text, step.taken, step.when) for step in goal.steps] == [
        (STEPS[0], True, "done 23 November 2026"),
        (STEPS[1], False, ""),
        (STEPS[2], False, ""),
    ]
    assert made.review == "Between 23 December 2026 and 23 February 2027."
    assert [(talk.day, talk.note) for talk in made.talks] == [("23 November 2026", "Bra framgang i norsk")]
    assert (made.school, made.tells) == ("Fjellvik videregående skole", ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_its_own_language(database, learner_id, language):
    made = paper(database, learner_id, language)
    titles = {"nb": "Planen min", "nn": "Planen min", "en": "My plan"}

    assert (made.language, made.title) == (language, titles[language])
    assert ("November" in made.made_on) == (language == "en")
    if language != "en":
        assert not {"What", "When", "By", "This"} & {text.split()[0] for text in made.texts}


def test_the_note_for_staff_and_names_of_staff_are_never_there_unless_asked_for(database, learner_id):
    assert not [text for text in paper(database, learner_id).texts if "Ring" in text or "Solheim" in text]
    with_staff = paper(database, learner_id, staff=True)

    assert [talk.day for talk in with_staff.talks] == ["23 November 2026 (Ingrid Solheim)"]
    assert not [text for text in with_staff.texts if "Ring" in text]


def test_goals_put_aside_are_left_out_and_those_reached_are_told_so(database, learner_id):
    reached = a_goal(database, learner_id, "Truckførerbevis", ("Kurs",), taken=1)
    aside = a_goal(database, learner_id, "Kokk")
    order = service.PutGoalAside(goal_id=aside, version=1, reason="own_wish")
    database.execute(service.put_goal_aside, order)

    goals = paper(database, learner_id).goals

    assert [goal.title for goal in goals] == ["Lærling i snekkerfaget", "Truckførerbevis"]
    assert (goals[1].target, goals[1].state) == ("Reached 23 November 2026", "")  # said once
    assert reached


@pytest.mark.parametrize("word", ["fengselet", "Granli"])
def test_words_that_would_tell_where_it_was_made_are_named(database, learner_id, word):
    database.execute(save_site, SaveSite(site=SiteFacts("Granli fengsel", "Granli", "nb")))
    a_goal(database, learner_id, f"Ny start etter {word}")

    assert paper(database, learner_id).tells == {"fengselet": ("fengsel",), "Granli": ("Granli",)}[word]


def test_what_is_postponed_overdue_or_not_planned_is_said_so(database, clock, learner_id):
    review = the_plan(database, learner_id).review
    order = service.PostponeReview(review_id=review.id, version=review.version, reason="closed")
    database.execute(service.postpone_review, order)
    assert paper(database, learner_id).review == "It is postponed. You will be told the new day."
    with database.reading() as session:
        nothing = queries.paper(session, given.a_learner(database), given.TODAY, "en")
    assert (nothing.review, nothing.goals, nothing.talks) == ("No day is set.", (), ())

    review = the_plan(database, learner_id).review
    database.execute(
        service.take_review_up, service.TakeReviewUp(review_id=review.id, version=review.version)
    )
    with database.reading() as session:
        begun = queries.paper(session, learner_id, date(2027, 1, 1), "en")
        overdue = queries.paper(session, learner_id, date(2027, 3, 1), "en")
    assert begun.review == "By 23 February 2027."
    assert overdue.review == "As soon as it can be done."


def test_every_text_of_the_page_is_checked(database, learner_id):
    a_dispute(database, learner_id, "plans")
    made = paper(database, learner_id)
    own = {"learner_id", "language", "name", "tells", "goals", "talks"}

    for field in fields(PlanPaper):
        if field.name not in own:
            assert getattr(made, field.name) in made.texts, field.name
    for text in (made.goals[0].course, STEPS[2], made.talks[0].note):
        assert text in made.texts


def test_nobody_has_no_paper(database):
    assert paper(database, uuid4()) is None
