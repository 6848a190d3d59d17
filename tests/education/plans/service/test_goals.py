"""Goals with steps: added, corrected with history, ticked one after another, put aside with a reason."""

from datetime import date
from uuid import uuid4

import pytest

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.education.plans import queries, service, terms
from eduapp.education.plans.rules.goals import GoalFacts
from tests.support import given, given_education
from tests.support.given_plans import STEPS, TARGET, a_goal, the_goal, the_plan, tick


def refused(act):
    with pytest.raises(Refused) as refusal:
        act()
    return {violation.name for violation in refusal.value.violations}


def change(database, goal_id, version=None, **facts):
    row = the_goal(database, goal_id)
    ahead = tuple(step.text for step in row.steps if not step.taken_on)
    known = {"title": row.title, "target_day": row.target_day, "steps": ahead, "course_id": row.course_id}
    order = service.ChangeGoal(
        goal_id=goal_id,
        version=row.version if version is None else version,
        facts=GoalFacts(**(known | facts)),
    )
    return database.execute(service.change_goal, order)


def put_aside(database, goal_id, reason="own_wish"):
    version = the_goal(database, goal_id).version
    order = service.PutGoalAside(goal_id=goal_id, version=version, reason=reason)
    return database.execute(service.put_goal_aside, order)


def take_up(database, goal_id):
    version = the_goal(database, goal_id).version
    return database.execute(service.take_goal_up, service.TakeGoalUp(goal_id=goal_id, version=version))


def tick_place(database, goal_id, place, *, done=True):
    row = the_goal(database, goal_id)
    order = service.TickStep(step_id=row.steps[place].id, version=row.version, done=done)
    return database.execute(service.tick_step, order)


def history(database, goal_id):
    with database.reading() as session:
        return queries.goal_history(session, goal_id)


def test_a_goal_is_added_with_its_steps_in_order(database):
    course_id = given_education.a_course(database, name="Norsk A2")
    goal_id = a_goal(
        database, title="  Lærling   i snekkerfaget ", steps=("Vg1", " ", " Vg2 "), course_id=course_id
    )

    row = the_goal(database, goal_id)

    assert (row.title, row.target_day, row.state, row.course) == (
        "Lærling i snekkerfaget",
        TARGET,
        "planned",
        "Norsk A2",
    )
    assert [(step.place, step.text, step.taken_on) for step in row.steps] == [
        (1, "Vg1", None),
        (2, "Vg2", None),
    ]


def test_rule_65_a_goal_without_a_step_is_refused_with_all_other_reasons(database):
    learner_id = given.a_learner(database)

    found = refused(lambda: a_goal(database, learner_id, title="", steps=(" ",), target_day=date(2026, 1, 1)))

    assert found == {"TitleMissing", "StepsMissing", "TargetPassed"}
    assert the_plan(database, learner_id).goals == ()
    assert the_plan(database, learner_id).review is None


def test_rule_65_steps_are_ticked_one_after_another_and_the_goal_follows(database):
    goal_id = a_goal(database)

    assert refused(lambda: tick_place(database, goal_id, 1)) == {"NotTheNextStep"}
    assert [tick_place(database, goal_id, place) for place in range(3)] == [
        "under_way",
        "under_way",
        "reached",
    ]

    row = the_goal(database, goal_id)
    assert (row.state, row.closed_on, row.taken) == ("reached", given.TODAY, 3)
    assert row.steps[0].taken_by == given.LEADER.name


def test_rule_65_only_the_last_tick_can_be_taken_back(database):
    goal_id = a_goal(database, taken=3)

    assert refused(lambda: tick_place(database, goal_id, 0, done=False)) == {"NotTheLastStep"}
    states = [tick_place(database, goal_id, place, done=False) for place in (2, 1, 0)]

    assert states == ["under_way", "under_way", "planned"]
    assert (the_goal(database, goal_id).closed_on, the_goal(database, goal_id).taken) == (None, 0)


def test_a_step_ticked_twice_is_ticked_once(database, notes):
    goal_id = a_goal(database, taken=1)
    notes.clear()

    assert tick_place(database, goal_id, 0) == "under_way"

    assert notes == []
    assert len(history(database, goal_id)) == 2


def test_a_correction_keeps_what_was_ticked_and_what_stood_before(database):
    goal_id = a_goal(database, taken=1)

    change(database, goal_id, title="Lærling i tømrerfaget", steps=("Praksis", "Søke læreplass"))

    row = the_goal(database, goal_id)
    assert row.title == "Lærling i tømrerfaget"
    assert [(step.text, bool(step.taken_on)) for step in row.steps] == [
        (STEPS[0], True),
        ("Praksis", False),
        ("Søke læreplass", False),
    ]
    newest = history(database, goal_id)[0]
    assert (newest.kind, newest.by) == ("changed", given.LEADER.name)
    assert (newest.before["title"], newest.before["steps"]) == ("Lærling i snekkerfaget", list(STEPS))
    assert newest.after["steps"] == [STEPS[0], "Praksis", "Søke læreplass"]


def test_a_correction_that_corrects_nothing_leaves_no_trace(database, notes):
    goal_id = a_goal(database)
    before = the_goal(database, goal_id)
    notes.clear()

    change(database, goal_id)

    assert notes == []
    assert the_goal(database, goal_id) == before


def test_a_goal_whose_last_steps_are_struck_off_is_reached(database):
    goal_id = a_goal(database, taken=2)

    change(database, goal_id, steps=())

    assert (the_goal(database, goal_id).state, the_goal(database, goal_id).closed_on) == (
        "reached",
        given.TODAY,
    )


def test_rule_65_the_only_steps_there_are_cannot_be_struck_off(database):
    goal_id = a_goal(database)
    assert refused(lambda: change(database, goal_id, steps=())) == {"StepsMissing"}


def test_the_day_of_a_goal_that_is_late_may_stay_but_not_move_into_the_past(database, clock):
    goal_id = a_goal(database, target_day=date(2026, 11, 24))
    clock.moment = clock.moment.replace(month=12)

    change(database, goal_id, title="Lærling i tømrerfaget")

    assert the_goal(database, goal_id).title == "Lærling i tømrerfaget"
    assert refused(lambda: change(database, goal_id, target_day=date(2026, 11, 25))) == {"TargetPassed"}


def test_rule_65_a_goal_is_put_aside_with_a_reason_and_taken_up_where_it_was(database):
    goal_id = a_goal(database, taken=1)
    assert refused(lambda: put_aside(database, goal_id, "")) == {"PutAsideReasonMissing"}
    assert refused(lambda: put_aside(database, goal_id, "released")) == {"PutAsideReasonMissing"}

    put_aside(database, goal_id, "not_offered")

    row = the_goal(database, goal_id)
    assert (row.state, row.put_aside_reason, row.closed_on) == ("put_aside", "not_offered", given.TODAY)
    assert refused(lambda: tick_place(database, goal_id, 1)) == {"GoalIsClosed"}
    assert refused(lambda: change(database, goal_id, title="x")) == {"GoalIsClosed"}
    assert refused(lambda: put_aside(database, goal_id)) == {"GoalStepNotAllowed"}

    take_up(database, goal_id)

    row = the_goal(database, goal_id)
    assert (row.state, row.put_aside_reason, row.closed_on) == ("under_way", "", None)
    assert [event.kind for event in history(database, goal_id)] == [
        "taken_up",
        "put_aside",
        "ticked",
        "added",
    ]
    assert history(database, goal_id)[1].reason == "not_offered"


def test_what_is_reached_is_neither_put_aside_nor_taken_up(database):
    goal_id = a_goal(database, taken=3)
    assert refused(lambda: put_aside(database, goal_id)) == {"GoalStepNotAllowed"}
    assert refused(lambda: take_up(database, goal_id)) == {"GoalStepNotAllowed"}


def test_two_people_never_change_a_goal_unseen(database):
    goal_id = a_goal(database)
    seen = the_goal(database, goal_id).version
    tick(database, goal_id)

    with pytest.raises(Conflict):
        change(database, goal_id, version=seen, title="Kokk")
    order = service.TickStep(step_id=the_goal(database, goal_id).steps[1].id, version=seen)
    with pytest.raises(Conflict):
        database.execute(service.tick_step, order)


def test_the_same_command_twice_is_one_goal(database):
    learner_id = given.a_learner(database)
    order = service.AddGoal(learner_id=learner_id, facts=GoalFacts("Kokk", TARGET, ("Vg1",)))

    assert database.execute(service.add_goal, order) == database.execute(service.add_goal, order)
    assert len(the_plan(database, learner_id).goals) == 1


def test_what_is_gone_is_not_found(database):
    goal_id = a_goal(database, taken=1)
    dropped = the_goal(database, goal_id).steps[1].id
    change(database, goal_id, steps=("Annet",))
    facts = GoalFacts("Kokk", TARGET, ("Vg1",))
    version = the_goal(database, goal_id).version

    for order, use_case in (
        (service.AddGoal(learner_id=uuid4(), facts=facts), service.add_goal),
        (service.ChangeGoal(goal_id=uuid4(), version=1, facts=facts), service.change_goal),
        (service.TickStep(step_id=uuid4(), version=1), service.tick_step),
        (service.TickStep(step_id=dropped, version=version), service.tick_step),
    ):
        with pytest.raises(NotFound):
            database.execute(use_case, order)
    with pytest.raises(NotFound):
        change(database, goal_id, course_id=uuid4())
    with pytest.raises(NotFound):
        a_goal(database, course_id=uuid4())


@pytest.mark.parametrize(
    "actor",
    [given.WORKSHOP_LEADER, given.OFFICE, given.ADMINISTRATOR, given.AUDITOR],
    ids=lambda one: one.title,
)
def test_only_those_who_teach_or_lead_change_plans(database, actor):
    goal_id = a_goal(database)
    acting = database.acting_as(actor)
    step_id, facts = the_goal(database, goal_id).steps[0].id, GoalFacts("Kokk", TARGET, ("Vg1",))
    for order, use_case in (
        (service.AddGoal(learner_id=uuid4(), facts=facts), service.add_goal),
        (service.ChangeGoal(goal_id=goal_id, version=1, facts=facts), service.change_goal),
        (service.TickStep(step_id=step_id, version=1), service.tick_step),
        (service.PutGoalAside(goal_id=goal_id, version=1, reason="other"), service.put_goal_aside),
        (service.TakeGoalUp(goal_id=goal_id, version=1), service.take_goal_up),
    ):
        with pytest.raises(NotAllowed):
            acting.execute(use_case, order)


def test_the_trail_tells_what_was_done_but_never_what_a_goal_says(database, notes, published):
    goal_id = a_goal(database, title="Kokk på sykehus", steps=("En", "To"))
    change(database, goal_id, title="Kokk")
    tick(database, goal_id)
    tick(database, goal_id)
    tick(database, goal_id, done=False)
    put_aside(database, goal_id)
    take_up(database, goal_id)

    told = [note.action for note in notes if note.action.startswith(("plans.goal", "plans.step"))]
    assert told == [
        terms.GOAL_ADDED,
        terms.GOAL_CHANGED,
        terms.STEP_TICKED,
        terms.GOAL_REACHED,
        terms.STEP_UNTICKED,
        terms.GOAL_PUT_ASIDE,
        terms.GOAL_TAKEN_UP,
    ]
    assert not [note for note in notes if "Kokk" in str(note.details)]
    assert all(terms.PLANS_CHANGED in topics for topics in published[-7:])
