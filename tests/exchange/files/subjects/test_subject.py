"""What all subjects have in common: judged by one rule, headed in three languages, opened by roles."""

import pytest

from eduapp.core.i18n import LANGUAGES, N_, _, speaking
from eduapp.core.violations import Violation
from eduapp.exchange.files.formats.remarks import Problem
from eduapp.exchange.files.rules import Field, guess_columns
from eduapp.exchange.files.subjects import SUBJECTS, subject
from eduapp.exchange.files.subjects.subject import Moment, as_problem
from tests.support import given


@pytest.fixture(params=SUBJECTS, ids=lambda one: one.key)
def one(request):
    return request.param


def test_a_subject_is_found_by_its_key(one):
    assert subject(one.key) is one


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_a_list_headed_in_any_language_of_ours_needs_no_matching_by_hand(one, spoken):
    fields = one.fields(given.TODAY)
    with speaking(spoken):
        headings = [_(field.label) for field in fields]

    columns = guess_columns(fields, headings, [])

    assert columns == {field.key: column for column, field in enumerate(fields)}


def test_no_two_columns_of_a_subject_have_the_same_label(one):
    labels = [field.label for field in one.fields(given.TODAY)]

    assert len(set(labels)) == len(labels)


def test_fields_are_the_same_whenever_they_are_asked_for(one):
    assert [field.key for field in one.fields(given.TODAY)] == [
        field.key for field in one.fields(given.TODAY)
    ]
    assert all(isinstance(field, Field) for field in one.fields(given.TODAY))


def test_a_subject_says_how_many(one):
    assert one.verb(46).startswith("Bring in 46 ")
    assert one.verb(1).startswith("Bring in 1 ")
    assert one.verb(1) != one.verb(46).replace("46", "1")
    assert "46" in one.done(46)


@pytest.mark.parametrize(
    ("actor", "keys"),
    [
        (
            given.LEADER,
            {"people", "courses", "groups", "enrolments", "timetable", "hours", "results", "aims", "marks"},
        ),
        (given.OFFICE, {"people", "marks"}),
        (given.ADMINISTRATOR, set()),
        (given.WORKSHOP_LEADER, set()),
        (given.TEACHER, set()),
    ],
    ids=lambda one: getattr(one, "title", ""),
)
def test_roles_open_subjects(actor, keys):
    assert {one.key for one in SUBJECTS if one.may_be_brought_in_by(actor)} == keys


def test_a_moment_is_told_by_the_clock_of_the_site():
    assert Moment.of(given.NOW) == Moment(given.TODAY, 8 * 60)


class TooMuch(Violation):
    """Speaks for itself, in its own way."""

    message = N_("Unused {what}")

    def sentence(self) -> str:
        return f"Too much of {self.facts['what']}."


def test_a_rule_speaks_for_itself_at_its_cell():
    problem = as_problem(TooMuch(what="{text}"), "Hours")

    assert isinstance(problem, Problem)
    assert problem.column == "Hours"
    assert problem.sentence() == "Too much of {text}."
