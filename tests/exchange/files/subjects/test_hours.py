"""Hours out of timesheets: who, where, when, beside the ledger and the file itself."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from eduapp.core.progress import Cancelled
from eduapp.exchange.files import jobs
from eduapp.exchange.files.rules import State
from eduapp.exchange.files.service import BringIn
from eduapp.exchange.files.terms import BRING_IN
from eduapp.people.learners.models import Learner
from eduapp.workshops.hours import queries, terms
from eduapp.workshops.hours.models import HoursEntry
from eduapp.workshops.hours.rules.times import Times
from tests.support import given, given_machines, given_workshops
from tests.support.fakes import StopsAt
from tests.support.given_files import sample
from tests.support.given_imports import (
    HOURS,
    a_list,
    again,
    at_line,
    brought_in,
    looked_at,
    states,
    the_samples,
    told,
)


@pytest.fixture
def people(database):
    for number in ("1001", "1002"):
        given.a_learner(database, f"Ola N{number}", number=number)


def the_list(database, tmp_path, *rows):
    return looked_at(database, "hours", a_list(tmp_path, HOURS + "\n".join(rows)))


def entries(database):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(HoursEntry))


def workshops(database):
    with database.reading() as session:
        return sorted(queries.ids_by_name(session))


def test_the_sample_says_of_its_four_bad_rows_what_to_fix(database):
    the_samples(database, until="hours")

    looked = looked_at(database, "hours", sample("verkstedtimer.csv"))

    assert told(looked) == {
        52: [("Learner number", "Nobody has the number “9999”. Correct it, or bring the learner in first.")],
        302: [
            (
                "From",
                (
                    "17.09.2026 from 10:00 to 13:00 overlaps with 08:30–15:00 in Snekkerverksted "
                    "(row 301 of this file). Correct one of them."
                ),
            )
        ],
        502: [
            ("Hours", "-7 is below zero. Write how long it took."),
            (
                "To",
                "From 15:00 to 08:00 goes 7:00 backwards. Swap the times if they stand in the wrong order.",
            ),
        ],
        702: [("Day", '=HYPERLINK("x") is a formula, not a value. Write the value.')],
    }
    assert looked.also == (
        "Gartneri", "Kjøkken", "Mekanisk verksted", "Snekkerverksted", "Vaskeri", "Vedlikehold",
    )  # fmt: skip
    assert brought_in(database, "hours", looked) == jobs.Report(3310, 0, 4)
    assert brought_in(database, "hours", sample("verkstedtimer.csv")) == jobs.Report(0, 3310, 4)
    assert entries(database) == 3310


def test_a_workshop_of_the_file_is_added_once_however_it_is_written(database, people, tmp_path):
    given_workshops.a_workshop(database, "Kjøkken")
    looked = the_list(
        database, tmp_path,
        "17.08.2026;Vaskeri;1001;08.00;15.00;30;6,5;", "18.08.2026;VASKERI;1001;08.00;15.00;30;6,5;",
        "19.08.2026;kjøkken;1001;08.00;15.00;30;6,5;",
    )  # fmt: skip

    assert looked.also == ("Vaskeri",)
    assert brought_in(database, "hours", looked) == jobs.Report(3, 0, 0)
    assert workshops(database) == ["kjokken", "vaskeri"]


def test_a_workshop_named_only_in_rows_to_fix_is_not_added(database, people, tmp_path):
    looked = the_list(database, tmp_path, "17.08.2026;Vaskeri;9999;08.00;15.00;30;6,5;")

    assert looked.also == ()
    brought_in(database, "hours", looked)
    assert workshops(database) == []


def test_who_may_not_add_workshops_is_told_at_the_row(database, people, tmp_path):
    who = given.WORKSHOP_LEADER
    actor = replace(who, permissions=(who.permissions | {BRING_IN}) - {terms.CHANGE_WORKSHOPS})

    looked = the_list(database.acting_as(actor), tmp_path, "17.08.2026;Vaskeri;1001;08.00;15.00;30;6,5;")

    assert told(looked) == {
        2: [
            (
                "Workshop",
                "There is no workshop “Vaskeri”. Correct the name, or add the workshop first.",
            )
        ]
    }


def test_a_name_too_long_for_a_workshop_is_told_at_its_cell(database, people, tmp_path):
    looked = the_list(database, tmp_path, f"17.08.2026;{'V' * 81};1001;08.00;15.00;30;6,5;")

    assert [column for column, _ in told(looked)[2]] == ["Workshop"]


def test_a_row_with_a_bad_cell_takes_nobodys_time(database, people, tmp_path):
    looked = the_list(
        database, tmp_path,
        "17.08.2026;Vaskeri;1001;08.00;15.00;mye;6,5;", "17.08.2026;Vaskeri;1001;08.00;15.00;30;6,5;",
    )  # fmt: skip

    assert states(looked) == {2: "fix", 3: "new"}
    assert [column for column, _ in told(looked)[2]] == ["Break"]


def test_once_corrected_it_does(database, people, tmp_path):
    looked = the_list(
        database, tmp_path,
        "17.08.2026;Vaskeri;1001;08.00;15.00;mye;6,5;", "17.08.2026;Vaskeri;1001;09.00;15.00;30;5,5;",
    )  # fmt: skip

    looked = again(database, "hours", looked.preview, jobs.Edited(0, "pause", "30"))

    assert states(looked) == {2: "new", 3: "fix"}


def test_a_row_left_out_takes_nobodys_time(database, people, tmp_path):
    looked = the_list(
        database, tmp_path,
        "17.08.2026;Vaskeri;1001;08.00;15.00;30;6,5;", "17.08.2026;Vaskeri;1001;09.00;15.00;30;5,5;",
    )  # fmt: skip
    assert states(looked) == {2: "new", 3: "fix"}

    looked = again(database, "hours", looked.preview, jobs.Decided(0, State.LEFT_OUT))

    assert states(looked) == {2: "left_out", 3: "new"}


def test_the_same_row_twice_is_entered_once(database, people, tmp_path):
    row = "17.08.2026;Vaskeri;1001;08.00;15.00;30;6,5;Vask"

    looked = the_list(database, tmp_path, row, row)

    known = at_line(looked, 3).known
    assert known is not None
    assert known.certain
    assert brought_in(database, "hours", looked) == jobs.Report(1, 1, 0)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("31.02.2026;Vaskeri;1001;08.00;15.00;30;6,5;", "Day"),
        ("24.11.2026;Vaskeri;1001;08.00;15.00;30;6,5;", "Day"),
        ("17.08.2026;;1001;08.00;15.00;30;6,5;", "Workshop"),
        ("17.08.2026;Vaskeri;;08.00;15.00;30;6,5;", "Learner number"),
        ("17.08.2026;Vaskeri;1001;25.00;15.00;30;6,5;", "From"),
        ("17.08.2026;Vaskeri;1001;08.00;08.00;0;;", "To"),
        ("17.08.2026;Vaskeri;1001;08.00;15.00;480;;", "Break"),
        ("17.08.2026;Vaskeri;1001;08.00;15.00;30;7,5;", "Hours"),
    ],
)
def test_each_thing_wrong_stands_at_its_cell(database, people, tmp_path, row, column):
    assert [one for one, _sentence in told(the_list(database, tmp_path, row))[2]] == [column]


def test_stopping_while_hours_come_in_leaves_nothing(database, people, tmp_path):
    looked = the_list(database, tmp_path, "17.08.2026;Vaskeri;1001;08.00;15.00;30;6,5;")

    with pytest.raises(Cancelled):
        jobs.bring_in(database, BringIn(subject="hours", preview=looked.preview), StopsAt(0))

    assert (entries(database), workshops(database)) == (0, [])


def test_hours_wait_for_somebody_else(database, people, tmp_path):
    brought_in(database, "hours", the_list(database, tmp_path, "17.08.2026;Vaskeri;1001;08.00;15.00;30;6,5;"))

    with database.reading() as session:
        entry = session.execute(select(HoursEntry.day, HoursEntry.minutes, HoursEntry.state)).one()
    assert tuple(entry) == (date(2026, 8, 17), 390, terms.SUBMITTED)


def test_a_machine_column_lets_in_only_who_is_trained_and_names_the_row(database, people, tmp_path):
    room = given_machines.a_place(database, "Workroom", "workshop")
    given_workshops.a_workshop(database, "Snekkerverksted", place_id=room)
    saw = given_machines.a_machine(database, place_id=room)
    with database.reading() as session:
        trained = session.scalar(select(Learner.id).where(Learner.number == "1001"))
    given_machines.trained(database, saw, trained, day=date(2026, 9, 1))
    rows = [f"17.09.2026;Snekkerverksted;{number};08:00;10:00;;;;M-01" for number in ("1001", "1002")]
    rows.append("18.09.2026;Snekkerverksted;1001;08:00;10:00;;;;M-01, M-99")
    path = a_list(tmp_path, HOURS.replace("Oppgave", "Oppgave;Maskin") + "\n".join(rows))

    looked = looked_at(database, "hours", path)

    assert states(looked) == {2: State.NEW, 3: State.FIX, 4: State.FIX}
    [(column, first), *_more] = told(looked)[3]
    assert (column, first) == (
        "Machine",
        (
            "Bandsaw (M-01): Theory is missing (forskrift om utførelse av arbeid § 10-2). "
            "Give it, then record it."
        ),
    )
    assert told(looked)[4][0][1].startswith("No machine has the number “M-99” on its label.")


def test_a_workshop_of_the_file_gets_a_shift_as_long_as_anybody_worked_there(database, people, tmp_path):
    rows = "17.09.2026;Kjøkken;1001;06:00;14:30;30;;", "17.09.2026;Kjøkken;1002;08:00;10:00;;;"
    assert brought_in(database, "hours", the_list(database, tmp_path, *rows)) == jobs.Report(2, 0, 0)

    with database.reading() as session:
        [shop] = queries.workshops(session)
    assert shop.facts.shift == Times(360, 870, 30)


def test_hours_longer_than_the_shift_are_named_at_their_row(database, people, tmp_path):
    given_workshops.a_workshop(database, "Kjøkken")
    looked = the_list(database, tmp_path, "17.09.2026;Kjøkken;1001;06:00;14:30;30;;")

    assert told(looked) == {
        2: [
            (
                "To",
                (
                    "From 06:00 to 14:30 is 8:30, longer than the shift of 7:00. "
                    "Correct the times, or the shift of the day."
                ),
            )
        ]
    }


def test_a_file_may_say_whose_clock_its_times_are_of(database, people, tmp_path):
    given_workshops.a_workshop(database)
    text = (
        "Dato;Verksted;Deltakernr;Fra;Til;Tidssone\n"
        "20.11.2026;Carpentry;1001;08.00;10.00;arctic/longyearbyen\n"
        "20.11.2026;Carpentry;1002;08.00;10.00;\n"
        "19.11.2026;Carpentry;1001;08.00;10.00;Europe/London\n"
        "19.11.2026;Carpentry;1002;08.00;10.00;norsk tid\n"
    )

    looked = looked_at(database, "hours", a_list(tmp_path, text))

    assert told(looked) == {
        4: [
            (
                "Time zone",
                (
                    "The clock in Europe/London is not the one here on 19.11.2026 (Europe/Oslo). "
                    "Write the times as they were here."
                ),
            )
        ],
        5: [
            (
                "Time zone",
                "norsk tid is no time zone. Write it as Europe/Oslo, or leave the cell empty.",
            )
        ],
    }
    assert brought_in(database, "hours", looked) == jobs.Report(2, 0, 2)
    with database.reading() as session:
        zones = select(Learner.number, HoursEntry.zone).join(Learner, Learner.id == HoursEntry.learner_id)
        assert dict(session.execute(zones).all()) == {"1001": "Arctic/Longyearbyen", "1002": "Europe/Oslo"}
