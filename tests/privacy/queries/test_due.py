"""What a plan takes: in an order that breaks no reference, nothing that is needed, equal for equal data."""

from eduapp.privacy import queries
from tests.support import given
from tests.support.given_due import HOLDINGS, somebody_long_gone
from tests.support.given_plans import a_goal


def plan(database, holdings=HOLDINGS):
    with database.reading() as session:
        return queries.plan(session, holdings, database.today())


def test_the_same_data_give_the_same_plan_in_whatever_order_they_are_offered(database):
    somebody_long_gone(database)
    one, other = plan(database), plan(database, tuple(reversed(HOLDINGS)))

    assert one.digest == other.digest
    assert one.rows == other.rows > 0
    somebody_long_gone(database, "Sárá Østby")
    for _more in range(40):
        given.a_learner(database)
    assert plan(database).digest != one.digest


def test_what_points_to_others_goes_before_them(database):
    somebody_long_gone(database)
    names = [gone.table.name for gone in plan(database).tables]

    assert names.index("learner_state") < names.index("learner")


def test_who_is_counted_stands_with_what_goes(database):
    person = somebody_long_gone(database)

    assert plan(database).by_person() == {person: {"person": 2, "trail": 1}}


def test_nothing_is_due_of_people_who_are_here(database):
    person = given.a_learner(database)
    a_goal(database, person, taken=1)

    assert (plan(database).rows, plan(database).persons) == (0, frozenset())
