from sqlalchemy import select

from eduapp.core.db.holding import Holding, end_of, holding_of, pointed_at, told
from eduapp.education.plans.models import Goal, Step
from tests.support import given
from tests.support.given_plans import a_goal

STEPS = Holding("Steps", Step, paths=("goal_id.learner_id",))


def test_a_way_leads_over_foreign_keys_to_what_stands_at_its_end(database):
    one, other = given.a_learner(database, "Karim Haddad"), given.a_learner(database)
    a_goal(database, one, taken=1)
    a_goal(database, other, taken=1)
    table = STEPS.table
    with database.reading() as session:
        name = select(told(table, "goal_id.learner_id.given_name")).select_from(table)
        rows = session.execute(name.where(STEPS.about(one)))
        assert {given_name for (given_name,) in rows} == {"Karim"}
        people = {person for (person,) in session.execute(select(*STEPS.whose()).select_from(table))}
        assert people == {one, other}


def test_the_end_of_a_way_and_what_a_key_points_to():
    assert end_of(STEPS.table, "goal_id.learner_id").table is Holding("", Goal).table
    assert pointed_at(STEPS.table.c.goal_id).name == "plan_goal"
    assert holding_of((STEPS,), "plan_step") is STEPS
    assert holding_of((STEPS,), "learner") is None
