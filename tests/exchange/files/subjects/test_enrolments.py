"""Enrolments out of a list: the rules of the page, whoever stands first, known ones, consent, ends."""

from datetime import date

import pytest
from sqlalchemy import func, select

from eduapp.core.progress import Cancelled
from eduapp.education.enrolment import queries
from eduapp.education.enrolment.models import Enrolment
from eduapp.exchange.files import jobs
from eduapp.exchange.files.rules import State
from eduapp.exchange.files.service import BringIn, LookedAtBefore, bring_in
from tests.support import given, given_apart, given_attendance, given_education, given_waiting
from tests.support.fakes import StopsAt
from tests.support.given_files import sample
from tests.support.given_imports import (
    ENROLMENTS,
    a_list,
    again,
    at_line,
    brought_in,
    looked_at,
    states,
    the_samples,
    told,
)
from tests.support.statements import selects_of

pytestmark = pytest.mark.both_databases
JOIN = "23.11.2026;20.11.2026"  # first day, and the day they said yes
SET_ASIDE = " Or write under “Reason to go ahead” why it should be so all the same."


@pytest.fixture
def leader(database):
    return database.acting_as(given.LEADER)


@pytest.fixture
def group(leader):
    """Høst 2026 of MAT1P with two places, and three people."""
    for number in ("1001", "1002", "1003"):
        given.a_learner(leader, f"Ola N{number}", number=number)
    course = given_education.a_course(leader, "MAT1P", "Matematikk")
    return given_education.a_group(leader, course, capacity=2)


def the_list(database, tmp_path, *rows):
    return looked_at(database, "enrolments", a_list(tmp_path, ENROLMENTS + "\n".join(rows)))


def row_of(number, code="MAT1P", group="Høst 2026", days=JOIN, end=";", reason=""):
    return f"{number};{code};{group};{days};{end};{reason}"


def members(database, group_id):
    with database.reading() as session:
        return {row.number: row for row in queries.members(session, group_id)}


def count(database):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Enrolment))


def test_the_sample_comes_in_but_for_nine_rows_and_a_second_time_changes_nothing(leader, tmp_path):
    the_samples(leader, until="enrolments")

    looked = looked_at(leader, "enrolments", sample("pameldinger.csv"))

    assert sorted(told(looked)) == list(range(51, 60))
    assert brought_in(leader, "enrolments", looked) == jobs.Report(48, 1, 9)
    assert brought_in(leader, "enrolments", sample("pameldinger.csv")) == jobs.Report(0, 49, 9)
    assert count(leader) == 48


def test_a_row_becomes_an_enrolment_with_consent_and_history(leader, group, tmp_path, notes):
    looked = the_list(leader, tmp_path, row_of("1001"))

    assert brought_in(leader, "enrolments", looked) == jobs.Report(1, 0, 0)
    member = members(leader, group)["1001"]
    with leader.reading() as session:
        history = queries.history(session, member.id, given.TODAY)
    assert (member.state, member.first_day) == ("active", given.TODAY)
    assert history.consented_on == date(2026, 11, 20)
    assert [step.what for step in history.steps] == ["enrolled", "consent_noted"]
    assert [note.action for note in notes][-2:] == ["enrolment.enrolled", "files.brought_in"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            row_of("9999"),
            [("Learner number", "Nobody has the number 9999. Correct it, or bring the learner in first.")],
        ),
        (
            row_of("1001", code="FYS"),
            [
                (
                    "Course code",
                    "There is no course with the code FYS. Correct the code, or add the course first.",
                )
            ],
        ),
        (
            row_of("1001", group="Vår"),
            [("Group", "MAT1P has no group called Vår. Correct the name, or bring the group in first.")],
        ),
        (
            row_of("1001", days="23.11.2026;24.12.2026"),
            [
                (
                    "Said yes on",
                    (
                        "N1001, Ola cannot have said yes on 24.12.2026, which is still to come. "
                        "Write the day it was said."
                    ),
                )
            ],
        ),
        (
            row_of("1001", days="04.01.2027;20.11.2026"),
            [
                (
                    "First day",
                    (
                        "04.01.2027 is outside the group's days, 17.08.2026 to 18.12.2026. "
                        "Choose a day within them."
                    ),
                )
            ],
        ),
        (
            row_of("1001", end="30.11.2026;"),
            [("Why it ends", "Choose a reason under “Why it ends”, or leave the last day empty.")],
        ),
        (
            row_of("1001", end=";eget ønske"),
            [("Last day", "Write the last day as well, or leave the reason empty.")],
        ),
        (
            row_of("1001", days="30.11.2026;20.11.2026", end="11.12.2026;eget ønske"),
            [
                (
                    "Last day",
                    (
                        "An end can be planned once somebody takes part. Leave the last day empty: "
                        "the group's last day holds."
                    ),
                )
            ],
        ),
        (
            row_of("1001", end="30.11.2026;fullført"),
            [("Last day", "30.11.2026 cannot be the last day. It lies between 23.11.2026 and today.")],
        ),
        (
            row_of("1001", end="31.01.2027;eget ønske"),
            [
                (
                    "Last day",
                    "31.01.2027 is after the group's last day, 18.12.2026. Choose a day until then.",
                )
            ],
        ),
    ],
)
def test_each_thing_wrong_stands_at_its_cell(leader, group, tmp_path, row, expected):
    assert told(the_list(leader, tmp_path, row)) == {2: expected}


def test_an_empty_consent_names_the_law(leader, group, tmp_path):
    """L21: education is an offer."""
    problems = told(the_list(leader, tmp_path, row_of("1001", days="23.11.2026;")))[2]

    assert [column for column, _sentence in problems] == ["Said yes on", "Said yes on"]
    assert problems[1][1].startswith("Education is an offer (")


def test_everything_against_a_row_is_told_at_once(leader, group, tmp_path):
    gone = given.a_learner(leader, "Kari Borte", number="1009")
    given.a_state(leader, gone, "released")
    for number in ("1001", "1002"):
        brought_in(leader, "enrolments", the_list(leader, tmp_path, row_of(number)))

    looked = the_list(leader, tmp_path, row_of("1009", days="04.01.2027;24.12.2026"))

    assert [column for column, _sentence in told(looked)[2]] == [
        "Learner number", "First day", "Group", "Said yes on",
    ]  # fmt: skip


def test_whoever_stands_first_has_the_last_place(leader, group, tmp_path):
    """Rule 20: in a classroom one more may come, with a reason."""
    rows = [row_of("1001"), row_of("1002"), row_of("1003")]

    looked = the_list(leader, tmp_path, *rows)

    full = "All 2 places are taken. Choose another group, or put on one more with a reason."
    assert told(looked) == {4: [("Group", full + SET_ASIDE)]}

    left_out = again(leader, "enrolments", looked.preview, jobs.Decided(0, State.LEFT_OUT))

    assert states(left_out) == {2: "left_out", 3: "new", 4: "new"}


def test_a_reason_puts_one_more_on_and_the_trail_keeps_it(leader, group, tmp_path, notes):
    rows = [row_of("1001"), row_of("1002"), row_of("1003", reason="Deler plass med en som slutter")]

    assert brought_in(leader, "enrolments", the_list(leader, tmp_path, *rows)) == jobs.Report(3, 0, 0)
    (kept,) = [note for note in notes if note.action == "rule.overridden"]
    assert kept.details == {"rule": "GroupFull", "reason": "Deler plass med en som slutter"}


def test_machines_give_way_to_no_reason(leader, group, tmp_path):
    """Rule 20: in a workshop nobody more, for no reason."""
    shop = given_education.a_place(leader, kind="workshop")
    course = given_education.a_course(leader, "SNEV", "Snekker")
    given_education.a_group(leader, course, capacity=1, place_id=shop)
    rows = [row_of("1001", "SNEV"), row_of("1002", "SNEV", reason="fordi")]

    assert states(the_list(leader, tmp_path, *rows)) == {2: "new", 3: "fix"}


def test_the_waiting_list_is_passed_only_with_a_reason(leader, group, tmp_path):
    """Rule 9."""
    given_waiting.in_line(leader, group)

    looked = the_list(leader, tmp_path, row_of("1001"), row_of("1002", reason="Dommen er snart ute"))

    assert states(looked) == {2: "fix", 3: "new"}


def test_two_who_must_not_meet_do_not_meet_by_way_of_a_file(leader, group, tmp_path):
    with leader.reading() as session:
        people = queries.people_by_number(session, ["1001", "1002"])
    given_apart.a_pair(leader, people["1001"].id, people["1002"].id, "course")

    looked = the_list(leader, tmp_path, row_of("1001"), row_of("1002", reason="fordi"))

    assert states(looked) == {2: "new", 3: "fix"}
    assert told(looked)[3][0][0] == "Learner number"


def test_two_courses_at_the_same_hour_want_a_reason(leader, group, tmp_path):
    """Rules 5.1: whether the other course is known already or comes with a line above."""
    other = given_education.a_group(leader, given_education.a_course(leader, "NOR", "Norsk"))
    for one in (group, other):
        given_attendance.a_session(leader, one)
    norsk = {"code": "NOR"}
    rows = [row_of("1001"), row_of("1001", **norsk), row_of("1001", **norsk, reason="Bytter annenhver uke")]

    looked = the_list(leader, tmp_path, *rows)

    [(_column, said)] = told(looked)[3]
    assert said.startswith("N1001, Ola has something else then: ")
    assert "Matematikk, Høst 2026" in said
    assert states(looked) == {2: "new", 3: "fix", 4: "new"}


def test_rows_of_the_file_that_clash_are_told(leader, group, tmp_path):
    with leader.reading() as session:
        course = queries.group(session, group).course_id
    given_education.a_group(leader, course, "Kveld")
    rows = [row_of("1001"), row_of("1001"), row_of("1001", group="Kveld")]

    looked = the_list(leader, tmp_path, *rows)

    known = at_line(looked, 3).known
    assert known.sentence() == "N1001, Ola joins this group in line 2 already. They are put on once."
    assert told(looked) == {
        4: [
            ("Group", "N1001, Ola joins “Høst 2026” of the same course in line 2. Keep one of them."),
        ]
    }
    assert brought_in(leader, "enrolments", looked) == jobs.Report(1, 1, 1)


def test_a_row_that_is_refused_takes_nobodys_place(leader, group, tmp_path):
    rows = [row_of("1001", days="23.11.2026;"), row_of("1002", days="x;20.11.2026")]

    looked = the_list(leader, tmp_path, *rows, row_of("1003"), row_of("1001"), row_of("1002"))

    assert states(looked) == {2: "fix", 3: "fix", 4: "new", 5: "new", 6: "fix"}


def test_bringing_the_file_in_again_puts_nobody_on_twice(leader, group, tmp_path):
    rows = [row_of("1001"), row_of("1002", days="16.11.2026;13.11.2026", end="20.11.2026;eget ønske")]
    assert brought_in(leader, "enrolments", the_list(leader, tmp_path, *rows)) == jobs.Report(2, 0, 0)

    looked = the_list(leader, tmp_path, *rows, row_of("1001", days="24.11.2026;20.11.2026"))

    assert [at_line(looked, line).known.sentence() for line in (2, 3)] == [
        "N1001, Ola takes part in this group already, from 23.11.2026. Nothing is changed.",
        "N1002, Ola took part in this group from 16.11.2026; that has ended. Nothing is changed.",
    ]
    assert at_line(looked, 4).known.differs == ("First day",)
    assert brought_in(leader, "enrolments", looked) == jobs.Report(0, 3, 0)


@pytest.mark.parametrize(
    ("end", "state", "last", "planned"),
    [
        ("20.11.2026;fullført", "completed", date(2026, 11, 20), None),
        ("20.11.2026;eget ønske", "withdrawn", date(2026, 11, 20), None),
        ("11.12.2026;flyttet", "active", None, date(2026, 12, 11)),
    ],
)
def test_an_end_is_entered_or_planned(leader, group, tmp_path, end, state, last, planned):
    row = row_of("1001", days="16.11.2026;13.11.2026", end=end)

    brought_in(leader, "enrolments", the_list(leader, tmp_path, row))

    member = members(leader, group)["1001"]
    assert (member.state, member.last_day, member.planned_last_day) == (state, last, planned)


def test_what_changed_since_it_was_looked_at_lets_nobody_in(leader, group, tmp_path):
    looked = the_list(leader, tmp_path, row_of("1001"), row_of("1002"))
    given_education.an_enrolment(leader, None, group, given.TODAY)

    with pytest.raises(LookedAtBefore):
        brought_in(leader, "enrolments", looked)

    assert count(leader) == 1


def test_stopping_puts_nobody_on(leader, group, tmp_path, notes):
    looked = the_list(leader, tmp_path, row_of("1001"), row_of("1002"))
    order = BringIn(subject="enrolments", preview=looked.preview)
    notes.clear()

    with pytest.raises(Cancelled), leader.writing() as uow:
        bring_in(uow, order, StopsAt(1))

    assert (count(leader), notes) == (0, [])


def test_looking_asks_as_often_for_many_rows_as_for_one(leader, group, tmp_path):
    """One statement more for each 400 people, as everywhere."""
    for number in range(2001, 2201):
        given.a_learner(leader, f"Ola N{number}", number=str(number))

    def statements(rows):
        with selects_of(leader) as sent:
            the_list(leader, tmp_path, *rows)
        return len(sent)

    many = [row_of(number) for number in range(2001, 2201)]
    assert statements(many) == statements([row_of("1001")]) <= 14
