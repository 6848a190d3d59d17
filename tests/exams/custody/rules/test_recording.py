"""A step says what it must, papers stay closed until their time, and the second is another person."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from eduapp.core.clock import zone
from eduapp.exams.custody.rules import recording
from eduapp.exams.custody.rules.ledger import Event
from eduapp.exams.custody.rules.recording import StepFacts

BEGINS = datetime(2026, 11, 23, 9, 0, tzinfo=zone())
ONE, OTHER = UUID(int=101), UUID(int=102)
CAME = Event(UUID(int=1), "received", 30, "unused", by=ONE)
OPENED = Event(UUID(int=2), "opened", 30, "unused", by=ONE)


def names(violations):
    return [one.name for one in violations]


@pytest.mark.parametrize(
    ("kind", "facts", "against"),
    [
        ("received", {"pile": "unused"}, ["CountMissing", "WordsMissing"]),
        ("received", {"pile": "unused", "count": 0, "words": "x"}, ["CountImpossible"]),
        ("received", {"pile": "unused", "count": 20_001, "words": "x"}, ["CountImpossible"]),
        ("opened", {"pile": "unused", "count": 0}, []),
        ("sealed", {}, ["ReferenceMissing"]),
        ("moved", {}, ["WordsMissing"]),
        ("handed_out", {"pile": "in", "count": 1}, ["PileUnknown"]),
        ("handed_out", {"pile": "unused", "count": 1, "first_number": 3}, ["NumbersHalf"]),
        ("sent", {"pile": "in", "count": 3}, ["WordsMissing", "ReferenceMissing"]),
        ("destroyed", {"pile": "in", "count": 3, "words": "shredded"}, ["AnswersAreKept"]),
        ("destroyed", {"pile": "unused", "count": 3, "words": "shredded"}, []),
        ("moved", {"words": "x" * 201}, ["TextTooLong"]),
        ("moved", {"words": "safe\u200b"}, ["TextHidden"]),
    ],
)
def test_a_step_says_what_it_must(kind, facts, against):
    assert names(recording.check_step_facts("A", kind, "answer_sheets", StepFacts(**facts))) == against


def test_a_bundle_is_known_by_what_stands_on_it():
    assert names(recording.check_bundle_facts("", "question_papers", "", taken=False)) == ["LabelMissing"]
    assert names(recording.check_bundle_facts("A", "sandwiches", "", taken=True)) == [
        "LabelTaken",
        "KindUnknown",
    ]


def test_question_papers_stay_closed_until_their_time_and_the_number_is_told():
    minutes, basis = recording.opening_minutes(BEGINS.date())
    earliest = BEGINS - timedelta(minutes=minutes)
    [early] = recording.check_time("A", "question_papers", BEGINS, earliest - timedelta(seconds=1))
    assert early.sentence() == (
        f"“A” may be opened from {earliest:%H:%M} on 23.11.2026, {minutes} minutes before the exam begins "
        f"({basis})."
    )
    assert list(recording.check_time("A", "question_papers", BEGINS, earliest)) == []
    day_before = BEGINS - timedelta(days=1)
    assert list(recording.check_time("A", "answer_sheets", BEGINS, day_before)) == []
    assert recording.opening_minutes(date(2030, 1, 1))[0] > 0


def test_the_second_is_another_person_and_confirms_what_waits():
    events = [CAME, OPENED]
    assert names(recording.check_second(OPENED, events, ONE)) == ["SamePerson"]
    assert names(recording.check_second(OPENED, events, OTHER)) == []
    assert names(recording.check_second(CAME, events, OTHER)) == ["NothingWaits"]


def test_what_is_taken_back_says_why_and_is_a_step_that_stands():
    sure = Event(UUID(int=3), "confirmed", about=OPENED.id, by=OTHER)
    events = [CAME, OPENED, sure]

    def against(event, log=events, reason="Wrong", count=None):
        return names(recording.check_taking_back("A", event, log, reason, count))

    assert against(OPENED) == []
    assert against(OPENED, reason="") == ["ReasonMissing"]
    assert against(sure) == ["NotToTakeBack"]
    assert against(CAME, [CAME, OPENED]) == ["WaitsAlready"]
    assert against(OPENED, [CAME, OPENED]) == []
    assert against(OPENED, [CAME, OPENED], count=3) == ["OnlyWhole"]
    gone = Event(UUID(int=4), "taken_back", about=CAME.id, by=ONE)
    assert against(CAME, [CAME, gone]) == ["TakenBackAlready"]
    assert against(gone, [CAME, gone]) == ["NotToTakeBack"]
    assert against(CAME, [CAME], count=0) == ["CountImpossible"]


def test_what_two_did_two_take_back():
    sure = Event(UUID(int=3), "confirmed", about=OPENED.id, by=OTHER)
    assert recording.two_people(OPENED, [CAME, OPENED, sure])
    assert not recording.two_people(OPENED, [CAME, OPENED])
    assert not recording.two_people(CAME, [CAME])
