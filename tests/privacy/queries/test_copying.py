import json
import re

import pytest

import eduapp.schema  # noqa: F401 - every table
from eduapp.core.codes import list_names
from eduapp.core.db.base import Base
from eduapp.core.db.holding import Holding
from eduapp.core.resources import resource
from eduapp.education.plans.models import Goal, Step
from eduapp.privacy.queries import gather, language_of, lists_named, others_named, others_numbered
from eduapp.privacy.queries.copying import OF_STAFF
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
        assert len(others_numbered(session, person)) == 1


def test_every_list_that_the_words_of_a_column_name_is_there():
    """Else the copy of somebody with such a row has no list to say it by."""
    words = json.loads(resource("readable/tables.json").read_text("utf-8"))
    named = {
        (table, column): name
        for table, about in words.items()
        for column, said in about["columns"].items()
        for name in re.findall(r"code: (\w*)", said)
    }

    assert len(named) > 100
    assert {where: name for where, name in named.items() if name not in list_names()} == {}


@pytest.mark.parametrize(
    ("said", "lists"),
    [
        ("code: end_reasons", "end_reasons"),
        ("code: end_reasons or pause_reasons", "end_reasons pause_reasons"),
        ("code: annulment_deciders, or of appeal_instances", "annulment_deciders appeal_instances"),
        ("code: scales; of roles", "scales"),
        ("code: which fact of the paper", ""),
        ("what it says", ""),
    ],
)
def test_lists_that_there_are_alone_count(said, lists):
    assert lists_named(said) == lists


NOT_OF_STAFF = {
    ("waiting_application", "asked_by"),  # code: requesters
    ("watch_training", "given_by"),  # of who watches, and no learner's
}


def test_columns_that_say_who_did_something_point_to_an_account_or_are_known():
    """Else the next of them would take somebody who works here out on a copy."""
    said = {
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.c
        if not column.foreign_keys and re.search(r"_by$|^actor_", column.name)
    }
    assert said - NOT_OF_STAFF == OF_STAFF
