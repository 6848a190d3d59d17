"""A timetable out of a list: the one engine of conflicts, series and single days, known ones, reasons."""

from datetime import date

import pytest
from sqlalchemy import func, select

from eduapp.core.progress import Cancelled
from eduapp.education.places import queries as places
from eduapp.education.places.service import TakeOutOfService, take_out_of_service
from eduapp.education.timetable import queries
from eduapp.education.timetable.models import Session
from eduapp.exchange.files import jobs
from eduapp.exchange.files.rules import State
from eduapp.exchange.files.service import BringIn, bring_in
from tests.support import given, given_attendance, given_education, given_timetable
from tests.support.fakes import StopsAt
from tests.support.given_files import sample
from tests.support.given_imports import (
    TIMETABLE,
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
SET_ASIDE = " Or write under “Reason to go ahead” why it should be so all the same."


@pytest.fixture
def leader(database):
    return database.acting_as(given.LEADER)


@pytest.fixture
def groups(leader):
    """Two groups of two teachers until Christmas, the first with a room of its own; and another room."""
    own = given_attendance.a_room(leader, "Rom 1")
    given_attendance.a_room(leader, "Rom 2")
    maths = given_education.a_course(leader, "MAT1P", "Matematikk")
    english = given_education.a_course(leader, "ENG", "Engelsk")
    return (
        given_education.a_group(leader, maths, "Høst", place_id=own),
        given_education.a_group(leader, english, "Kveld", teacher_id=given.LEADER.user_id),
    )


def row_of(  # noqa: PLR0917 - the columns of a row
    code="MAT1P", group="Høst", days="man;", times="08.30;10.00", room="", teacher="", weeks=";",
    span="30.11.2026;18.12.2026", reason="",
):  # fmt: skip
    return f"{code};{group};{days};{times};{room};{teacher};{weeks};{span};{reason}"


def the_list(database, tmp_path, *rows):
    return looked_at(database, "timetable", a_list(tmp_path, TIMETABLE + "\n".join(rows)))


def out_of_service(database, name, day):
    with database.reading() as session:
        place = places.by_name(session, name)
    order = TakeOutOfService(place_id=place.id, first_day=day, last_day=day, reason="maintenance")
    database.execute(take_out_of_service, order)


def sessions(database, group_id):
    with database.reading() as look:
        return [
            (row.day, row.start_minute, row.end_minute, row.place)
            for row in queries.sessions_of_group(look, group_id)
        ]


def count(database):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Session))


def test_the_sample_comes_in_but_for_seven_rows_and_a_second_time_changes_nothing(leader, tmp_path):
    the_samples(leader, until="timetable")

    looked = looked_at(leader, "timetable", sample("timeplan.csv"))

    assert sorted(told(looked)) == list(range(20, 27))
    assert brought_in(leader, "timetable", looked) == jobs.Report(18, 0, 7)
    before = count(leader)
    assert brought_in(leader, "timetable", sample("timeplan.csv")) == jobs.Report(0, 18, 7)
    assert count(leader) == before


def test_weekdays_become_a_series_in_the_groups_own_room(leader, groups, tmp_path, notes):
    looked = the_list(leader, tmp_path, row_of(days="man og ons;", span="07.12.2026;13.12.2026"))

    assert brought_in(leader, "timetable", looked) == jobs.Report(1, 0, 0)
    assert sessions(leader, groups[0]) == [
        (date(2026, 12, 7), 510, 600, "Rom 1"),
        (date(2026, 12, 9), 510, 600, "Rom 1"),
    ]
    assert "timetable.sessions.planned" in {note.action for note in notes}


def test_a_date_becomes_a_single_session(leader, groups, tmp_path):
    looked = the_list(
        leader, tmp_path, row_of(days=";08.12.2026", room="Rom 2", span=";", teacher="ingrid solheim")
    )

    brought_in(leader, "timetable", looked)

    assert sessions(leader, groups[0]) == [(date(2026, 12, 8), 510, 600, "Rom 2")]


def test_a_rotation_counts_from_the_week_in_which_the_group_begins(leader, groups, tmp_path):
    """Rule 41: the group began on Monday 17 August; 30 November lies in the second week of two."""
    rows = [row_of(weeks="2;1"), row_of(weeks="2;2", times="10.15;11.45")]

    brought_in(leader, "timetable", the_list(leader, tmp_path, *rows))

    assert [(day, start) for day, start, _end, _place in sessions(leader, groups[0])] == [
        (date(2026, 11, 30), 615), (date(2026, 12, 7), 510), (date(2026, 12, 14), 615),
    ]  # fmt: skip


def test_without_days_of_its_own_a_series_runs_as_long_as_the_group(leader, groups, tmp_path):
    brought_in(leader, "timetable", the_list(leader, tmp_path, row_of(span=";")))

    days = [day for day, *_others in sessions(leader, groups[0])]
    assert (days[0], days[-1], len(days)) == (date(2026, 8, 17), date(2026, 12, 14), 18)


def test_a_group_whose_name_no_other_has_needs_no_code(leader, groups, tmp_path):
    assert states(the_list(leader, tmp_path, row_of(code=""))) == {2: "new"}


@pytest.mark.parametrize(
    ("row", "column", "begins"),
    [
        (row_of(group="Vår"), "Group", "MAT1P has no group called Vår."),
        (row_of(code="FYS"), "Course code", "There is no course with the code FYS."),
        (row_of(room="Månen"), "Place", "There is no place called Månen."),
        (row_of(room="Bod"), "Place", "Bod is no longer in use."),
        (row_of(days=";"), "Weekdays", "Write the weekdays on which the group meets, or a date"),
        (row_of(days="man;30.11.2026"), "Date", "Write either weekdays or a date, not both."),
        (row_of(times="10.00;08.30"), "To", "The session ends before it begins."),
        (row_of(span="18.12.2026;30.11.2026"), "Last day", "The last day comes before the first."),
        (row_of(span="01.02.2027;19.02.2027"), "First day", "The group runs from 17.08.2026 to 18.12.2026."),
        (row_of(weeks="2;3"), "Weeks of the rotation", "A rotation has 1 to 6 weeks"),
        (row_of(days="lør;", span="30.11.2026;02.12.2026"), "First day", "None of these weekdays lies"),
        (
            row_of(teacher="Solveig Nes"),
            "Teacher",
            "Matematikk, Høst is taught by Ingrid Solheim. Change that on the group's page",
        ),
        (
            row_of(room="Rom 2", span="07.12.2026;13.12.2026"),
            "Place",
            "Rom 2 is out of service",
        ),
    ],
)
def test_each_thing_wrong_stands_at_its_cell(leader, groups, tmp_path, row, column, begins):
    given_attendance.a_room(leader, "Bod", active=False)
    out_of_service(leader, "Rom 2", date(2026, 12, 7))

    [(found, sentence)] = told(the_list(leader, tmp_path, row))[2]

    assert (found, sentence[: len(begins)]) == (column, begins)


def test_everything_against_a_row_is_told_at_once(leader, groups, tmp_path):
    row = row_of(times="10.00;08.30", room="Månen", teacher="Solveig Nes", weeks="2;x")

    columns = [column for column, _sentence in told(the_list(leader, tmp_path, row))[2]]

    assert columns == ["Weeks of the rotation", "Place", "Teacher"]  # times wait until the place is known


def test_rows_of_the_file_that_clash_name_the_line(leader, groups, tmp_path):
    rows = [row_of(), row_of("ENG", "Kveld", room="Rom 1"), row_of("ENG", "Kveld", room="Rom 2")]

    looked = the_list(leader, tmp_path, *rows)

    taken = told(looked)[3][0][1]
    assert taken.startswith("Rom 1 is taken then: 30.11.2026 08:30–10:00")
    assert "(Matematikk, Høst, line 2)" in taken
    assert taken.endswith(SET_ASIDE)
    assert states(looked) == {2: "new", 3: "fix", 4: "new"}

    left_out = again(leader, "timetable", looked.preview, jobs.Decided(0, State.LEFT_OUT))

    assert states(left_out) == {2: "left_out", 3: "new", 4: "fix"}


def test_what_is_booked_stands_in_the_way_and_a_reason_sets_it_aside(leader, groups, tmp_path, notes):
    given_timetable.an_appointment(leader, user_id=given.TEACHER.user_id, day=date(2026, 12, 7))
    assert states(the_list(leader, tmp_path, row_of())) == {2: "fix"}

    looked = the_list(leader, tmp_path, row_of(reason="Vikaren tar den timen"))

    assert brought_in(leader, "timetable", looked) == jobs.Report(1, 0, 0)
    (kept,) = [note for note in notes if note.action == "rule.overridden"]
    assert kept.details == {"rule": "TeacherBusy", "reason": "Vikaren tar den timen"}


def test_the_group_itself_gives_way_to_no_reason(leader, groups, tmp_path):
    given_attendance.a_session(leader, groups[0], date(2026, 11, 30), 520, 560)

    assert states(the_list(leader, tmp_path, row_of(reason="fordi"))) == {2: "fix"}


def test_what_stands_there_in_part_is_told_and_nothing_is_planned_twice(leader, groups, tmp_path):
    brought_in(leader, "timetable", the_list(leader, tmp_path, row_of(span="30.11.2026;06.12.2026")))

    looked = the_list(leader, tmp_path, row_of(), row_of(span="30.11.2026;06.12.2026", room="Rom 2"))

    assert told(looked) == {
        2: [
            (
                "Group",
                (
                    "Matematikk, Høst has 1 of these 3 sessions already. "
                    "Write a row for the others only, or leave it out."
                ),
            )
        ]
    }
    assert at_line(looked, 3).known.differs == ("Place",)


def test_a_cancelled_session_is_known_and_not_planned_anew(leader, groups, tmp_path):
    given_attendance.a_session(leader, groups[0], date(2026, 11, 30), cancelled="lock_down")

    looked = the_list(leader, tmp_path, row_of(span="30.11.2026;06.12.2026"))

    assert states(looked) == {2: "joined"}


def test_the_very_same_row_twice_is_planned_once(leader, groups, tmp_path):
    looked = the_list(leader, tmp_path, row_of(), row_of())

    assert at_line(looked, 3).known.sentence() == "The same sessions stand in line 2. They are planned once."
    assert brought_in(leader, "timetable", looked) == jobs.Report(1, 1, 0)


def test_who_takes_part_in_two_groups_is_not_needed_twice(leader, groups, tmp_path):
    learner = given.a_learner(leader, "Ola Nordmann")
    for group in groups:
        given_education.an_enrolment(leader, learner, group)
    rows = [row_of(), row_of("ENG", "Kveld", room="Rom 2")]

    looked = the_list(leader, tmp_path, *rows)

    assert told(looked)[3][0][1].startswith("Nordmann, Ola has something else then: 30.11.2026")


def test_stopping_plans_nothing(leader, groups, tmp_path):
    looked = the_list(leader, tmp_path, row_of(), row_of(times="10.15;11.45"))
    order = BringIn(subject="timetable", preview=looked.preview)

    with pytest.raises(Cancelled), leader.writing() as uow:
        bring_in(uow, order, StopsAt(1))

    assert count(leader) == 0


def test_looking_asks_as_often_for_many_rows_as_for_one(leader, groups, tmp_path):
    def statements(rows):
        with selects_of(leader) as sent:
            the_list(leader, tmp_path, *rows)
        return len(sent)

    many = [
        row_of(days=f"{day};", times=f"{hour}.00;{hour}.45") for day in ("ti", "on") for hour in range(8, 16)
    ]
    assert statements(many) == statements(many[:1]) <= 30
