"""What a plan takes: in an order that breaks no reference, nothing that is needed, equal for equal data."""

from eduapp.privacy import queries, service
from tests.support import given, given_attendance
from tests.support.given_due import HOLDINGS, somebody_long_gone
from tests.support.given_lines import later, on_every_list
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


def test_another_line_that_goes_or_stays_makes_another_plan(database, tmp_path):
    """The number of lines is not enough: it is whose they are that a second person confirms."""
    first, second = on_every_list(database, tmp_path).learner_ids
    given_attendance.people(database, *(f"Other Person{number}" for number in range(40)))
    then, digests = later(database, 1000), set()
    for person in (None, first, second):
        if person:
            order = service.SetHold(learner_id=person, ground="asked")
            hold = database.execute(service.set_hold, order)
        digests.add(plan(then).digest)
        if person:
            database.execute(service.lift_hold, service.LiftHold(hold_id=hold, version=1))

    assert len(digests) == 3


def test_lines_count_among_the_five_in_a_hundred(database, tmp_path):
    on_every_list(database, tmp_path)

    found = plan(later(database, 1000))

    assert (len(found.persons), found.left) == (1, 1)
    assert {len(people) for gone in found.lines for people in gone.rows.values()} == {1}
