"""The protocol in words: every minute, sheet and suspicion, by number and never by name."""

from datetime import timedelta

import pytest

from eduapp.exams.room import queries
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from tests.exams.room.test_a_day_for_six import closed, held, the_morning, the_rest
from tests.support import given_custody

__all__ = ["held"]


@pytest.fixture
def told(held, database):
    the_morning(held)
    the_rest(held)
    closed(held)

    def of(language="en", **how):
        with database.reading() as session:
            return queries.protocol(session, held.sitting_id, language, **how)

    return of


def test_an_exam_that_is_not_there_has_none(told, held, database):
    with database.reading() as session:
        assert queries.protocol(session, held.candidates[101], "nb") is None


def test_the_head_has_planned_and_actual_times(told):
    assert dict(told().head) == {
        "Course": "Matematikk (MAT)",
        "Day": "Tuesday 24 November 2026",
        "Place": "Rom 5",
        "Invigilators": "Berit Moe",
        "Planned": "09:00, 300 minutes (5:00 h)",
        "Held": "The room is opened 08:30, the exam begins 09:00, answers are collected 15:25",
        "Candidates": "6 candidates entered, 5 came, 1 did not",
    }


def test_each_candidate_has_times_and_how_they_add_up(told):
    rows = {row[0]: row for row in told().tables[0].rows}

    assert rows["101"][3:] == (
        "08:40",
        "09:00",
        "15:24",
        "15:24\n7 sheets",
        ("300 min + 75 by decision + 9 given back\nmore time: 25 %\nsomebody reads the paper aloud"),
    )
    assert rows["105"][7] == "300 min\nbegan 42 min late, not given back"
    assert rows["106"][2] == "Did not come, documented"


def test_who_hands_in_after_the_personal_end_is_shown_with_the_minutes(held, database):
    the_morning(held)
    held.at("14:09").act(steps.HAND_IN, 103, facts=Facts(sheets=4))  # the very minute
    held.at("14:33").act(steps.HAND_IN, 102, facts=Facts(sheets=3))
    with database.reading() as session:
        table = queries.protocol(session, held.sitting_id, "en").tables[0]
        day = queries.the_day(session, held.sitting_id)

    left = {row[0]: row[6] for row in table.rows}
    over = {row.number: row.over for row in day.candidates if row.handed_in}
    assert (left["103"], left["102"]) == ("14:09\n4 sheets", "14:33\n3 sheets\n24 min over time")
    assert over == {102: 24, 103: 0}


def test_disturbances_say_what_was_given_back_to_whom(told):
    assert [row[2:] for row in told().tables[1].rows] == [
        ("9 min", "9 min to 101–104"),
        ("–", "5 min to 104"),
    ]


def test_the_log_is_in_order_and_what_was_done_at_once_stands_on_one_line(told):
    lines = told().tables[2].rows

    assert [line[1] for line in lines] == sorted(line[1] for line in lines)
    assert lines[1][:3] == ("2–5", "08:40", "101–104")
    assert sum("Handed in" in line[3] for line in lines) == 5


def test_papers_add_up(told):
    table = told().tables[3]

    assert table.rows == (("Version A\nAnswer sheets", "30", "5", "0", "25", "0", "0", "0", "0"),)
    assert table.note == "Every sheet is accounted for."


def test_what_becomes_of_the_papers_later_changes_nothing_that_two_have_signed(told, held, database):
    before = told().tables[3]
    held.clock.moment += timedelta(days=1)
    given_custody.step(database, held.bundle, "sent", count=8, words="The county", reference="R 1")

    assert told().tables[3] == before
    assert given_custody.the_bundle(database, held.bundle).balance.sent == 8


def test_two_have_signed_and_the_seal_stands_below(told):
    assert [(one.name, one.said) for one in told().signatures] == [
        ("Berit Moe", "Watched the exam · signed 24.11.2026 at 15:40"),
        ("Solveig Nes", "Second person · signed 24.11.2026 at 15:45"),
    ]
    assert len(told().seal) == 64
    assert told().unfinished == ""


def test_no_name_of_a_candidate_stands_on_it_but_on_the_list_that_was_asked_for(told):
    for name in ("Vik", "Berg", "Hosseini", "Lie,", "Dahl", "Moen"):
        assert not any(name in text for text in told().texts)
        assert any(name.rstrip(",") in text for text in told(names=True).texts)


def test_before_the_seal_it_says_so(held, database):
    the_morning(held)
    with database.reading() as session:
        told = queries.protocol(session, held.sitting_id, "en")

    assert told.unfinished == "Not closed: two people have not signed this log yet."
    assert told.signatures == ()


@pytest.mark.parametrize(("language", "title"), [("nb", "Eksamensprotokoll"), ("nn", "Eksamensprotokoll")])
def test_it_speaks_the_language_of_the_paper(told, language, title):
    assert told(language).title == title
    assert "09.20" in [row[0] for row in told(language).tables[1].rows]
