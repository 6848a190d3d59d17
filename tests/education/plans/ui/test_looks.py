"""Goals, reviews and talks as colour, shape and word."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.core.codes import code_list
from eduapp.education.plans import queries, service
from eduapp.education.plans.rules.goals import PUT_ASIDE
from eduapp.education.plans.ui import looks
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import button
from tests.support import given
from tests.support.given_education import an_enrolment
from tests.support.given_plans import a_goal, a_talk, the_goal, the_plan
from tests.support.sight import alike


def test_every_state_of_a_goal_has_a_look_that_no_other_has(qapp):
    states = code_list("goal_states").keys()
    assert set(looks.GOALS) == set(states)
    chips = [(*looks.GOALS[state], code_list("goal_states")[state].label) for state in states]
    assert alike(chips) == []


def test_a_goal_after_the_last_day_here_is_told_so(database):
    row = the_goal(database, a_goal(database, target_day=date(2027, 6, 18)))

    assert [word for _token, _icon, word in looks.goal_chips(row, date(2027, 6, 17))] == [
        "planned",
        "after the last day here",
    ]
    for until in (date(2027, 6, 18), None):
        assert len(looks.goal_chips(row, until)) == 1


def test_the_line_below_a_goal_says_day_course_and_steps(database):
    goal_id = a_goal(database, taken=1)
    assert looks.goal_caption(the_goal(database, goal_id)) == "by 18.06.2027 · 1 of 3 steps"
    order = service.PutGoalAside(goal_id=goal_id, version=2, reason="no_time")
    database.execute(service.put_goal_aside, order)

    row = the_goal(database, goal_id)

    assert row.state == PUT_ASIDE
    assert looks.goal_caption(row) == "put aside 23.11.2026: not enough time · 1 of 3 steps"
    reached = the_goal(database, a_goal(database, steps=("Ring",), taken=1))
    assert looks.goal_caption(reached) == "reached 23.11.2026 · 1 of 1 step"


def test_a_review_says_when_and_what_is_wrong_with_it(database):
    learner_id = given.a_learner(database, available_until=date(2027, 5, 1))
    assert looks.review_title(None, given.TODAY) == "No review is planned"
    assert looks.review_chips(None, given.TODAY) == []
    a_goal(database, learner_id)
    review = the_plan(database, learner_id).review

    assert looks.review_title(review, given.TODAY) == "Next review: between 23.12.2026 and 23.02.2027"
    assert looks.review_chips(review, date(2027, 2, 23)) == []
    assert [chip[2] for chip in looks.review_chips(review, date(2027, 2, 24))] == ["overdue"]
    order = service.PostponeReview(review_id=review.id, version=review.version, reason="closed")
    database.execute(service.postpone_review, order)
    postponed = the_plan(database, learner_id).review
    assert [chip[2] for chip in looks.review_chips(postponed, given.TODAY)] == ["postponed: closed that day"]


def test_the_talk_is_due_held_or_asked_for_by_nobody(database):
    learner_id = given.a_learner(database)
    assert looks.talk_title(the_plan(database, learner_id)) == "No talk is due"
    an_enrolment(database, learner_id)
    due = "Talk in autumn 2026: due by 31.12.2026"
    assert looks.talk_title(the_plan(database, learner_id)) == due
    a_talk(database, learner_id)
    held = "Talk in autumn 2026: held 23.11.2026, Ingrid Solheim"
    assert looks.talk_title(the_plan(database, learner_id)) == held


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"state": "held"}, "held"),
        ({"state": "missed"}, "missed"),
        ({"state": "planned", "overdue": True}, "overdue"),
        ({"state": "postponed", "reason": "closed"}, "postponed: closed that day"),
        ({"due": date(2026, 12, 7)}, "in 14 days"),
        ({"due": date(2026, 12, 8)}, None),
    ],
)
def test_how_pressing_a_row_is_stands_in_words(more, word):
    known = {
        "kind": "talk",
        "learner_id": given.LEADER.user_id,
        "name": "Ada",
        "sort_key": "a",
        "number": "1",
    }
    known |= {
        "unit": "C",
        "courses": "",
        "due": date(2026, 12, 31),
        "state": "due",
        "half_year": "autumn 2026",
    }
    row = queries.DueRow(**(known | more))

    chip = looks.due_chip(row, given.TODAY)

    assert (chip[2] if chip else None) == word
    assert looks.due_title(row) == "Talk, autumn 2026"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_row_shows_words_chips_and_verbs_at_any_size(qtbot, scale):
    theme = Theme(scale=scale)
    verb = button(theme, "Held…")
    row = looks.plan_row(theme, "flag", ("<b>Title</b>", "caption"), [("late", "flag", "soon")], [verb])
    qtbot.addWidget(row)

    assert [one.text() for one in row.findChildren(QLabel)][:2] == ["<b>Title</b>", "caption"]
    assert row.isAncestorOf(verb)
