from eduapp.core.db.holding import Holding
from eduapp.education.plans.models import Goal, Step
from eduapp.privacy.queries import gather, language_of, others_named
from tests.support import given, given_education
from tests.support.given_plans import a_goal

GOALS = Holding("Goals", Goal, shown=("title", "target_day", "course_id"))
STEPS = Holding("Steps", Step, paths=("goal_id.learner_id",), shown=("goal_id", "text"))


def test_rows_of_the_person_alone_with_words_for_what_they_point_to(database):
    one, other = given.a_learner(database), given.a_learner(database)
    a_goal(database, one, taken=1)
    a_goal(database, other)
    with database.reading() as session:
        [goals, steps] = gather(session, one, (GOALS, STEPS), frozenset())

    [goal] = goals.rows
    assert dict(goal.whole)["learner_id"] == one
    assert goal.shown[0] == ("title", "", "Lærling i snekkerfaget")
    assert {{name: value for name, _codes, value in row.shown}["goal_id"] for row in steps.rows} == {
        "Lærling i snekkerfaget"
    }


def test_secrets_and_staff_stay_and_what_is_withheld_has_no_rows(database):
    person = given.a_learner(database)
    a_goal(database, person)
    kept = Holding("Goals", Goal, withheld="no")
    with database.reading() as session:
        [goals, none] = gather(session, person, (GOALS, kept), frozenset({("plan_goal", "title")}))

    assert not {"title", "changed_by"} & {name for name, _value in goals.rows[0].whole}
    assert none.rows == ()


def test_others_are_all_but_the_person_and_papers_say_the_language(database):
    given_education.the_school(database)
    person = given.a_learner(database, "Karim Haddad")
    given.a_learner(database, "Sárá Østby")
    with database.reading() as session:
        assert others_named(session, person) == [("Østby", "Sárá")]
        assert language_of(session, person) == "nb"
