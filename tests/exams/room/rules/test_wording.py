"""Rows in words, on screen and on paper."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from eduapp.core.i18n import set_screen_language
from eduapp.exams.room.rules import steps, wording
from eduapp.exams.room.rules.log import Entry, LogRow
from eduapp.exams.room.rules.sealing import Differs

DAY = date(2026, 11, 24)


def row(kind, **facts):
    entry = Entry(
        UUID(int=1),
        7,
        kind,
        DAY,
        580,
        **{k: facts.pop(k) for k in ("code", "minutes", "instead") if k in facts},
    )
    known = {
        "candidate_number": 103,
        "about_number": None,
        "words": "",
        "person": "",
        "kept": "",
        "sheets": None,
        "decider": "",
        "informed_on": None,
        "typed": False,
        "seen_by": "Berit Moe",
        "entered_by": "Berit Moe",
        "entered_at": datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
    }
    return LogRow(entry=entry, **(known | facts))


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (row(steps.CHECK_IN, code="known"), "Came, identity checked: known to the invigilator"),
        (row(steps.LEAVE, code="toilet", person="Ola"), "Out of the room: toilet, with Ola"),
        (row(steps.HAND_IN, sheets=1), "Handed in: 1 sheet"),
        (row(steps.CREDIT, minutes=9), "Minutes given back: 9 min"),
        (row(steps.INCIDENT, code="suspicion"), "Suspicion of cheating"),
        (row(steps.REPORT, person="Solveig Nes"), "Reported: to Solveig Nes"),
        (
            row(steps.DECIDE, code="annulled", decider="county", person="NN"),
            "Decided: exam annulled, the county (adults and external candidates), NN",
        ),
    ],
)
def test_what_happened(told, words):
    assert wording.what(told) == words


def test_below_a_row_stands_all_that_was_written_and_how():
    told = row(steps.REPORT, words="Told.", kept="The slip", about_number=3, gone=9, typed=True, instead=585)

    assert wording.notes(told) == [
        "Told.",
        "Taken care of: The slip",
        "Counts at 09:45",
        "About row 3",
        "Taken back by row 9",
        "Time typed later, as it stands on paper",
    ]
    assert wording.notes(replace(row(steps.DECIDE), informed_on=DAY)) == [
        "The candidate was told on 24.11.2026"
    ]


def test_a_row_is_read_aloud_whole():
    assert wording.spoken(row(steps.BACK, words="Calm again")) == (
        "09:40, candidate 103: Back in the room. Calm again"
    )


def test_times_follow_the_language():
    set_screen_language("nb")

    assert wording.spoken(row(steps.BACK)).startswith("09.40, kandidat 103: Tilbake")


@pytest.mark.parametrize(
    ("numbers", "words"),
    [([], ""), ([101], "101"), ([102, 101], "101, 102"), ([101, 102, 103, 107], "101–103, 107")],
)
def test_numbers_in_a_row_are_a_span(numbers, words):
    assert wording.spans(numbers) == words


def test_the_time_of_somebody_adds_up_in_words():
    assert wording.account_text(300, 75, 9) == "300 min + 75 by decision + 9 given back"
    assert wording.account_text(300, 0, 0) == "300 min"


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (Differs("row 12", "changed"), "Row 12: not as it was signed"),
        (Differs("candidate 101", "gone"), "Candidate 101: not there any more"),
        (Differs("papers Version A 3", "changed"), "Papers Version A 3: not as it was signed"),
        (Differs("row 40", "chain"), "Row 40: does not follow from the row before it"),
        (Differs("seal", "changed"), "The seal: not as it was signed"),
    ],
)
def test_what_differs_is_named(one, words):
    assert wording.differs_text(one) == words
