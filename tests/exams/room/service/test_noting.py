"""Acts about candidates, and incidents: a row for each, by the table."""

import pytest

from eduapp.core.errors import NotAllowed, NotFound, Refused
from eduapp.exams.room import service
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from eduapp.exams.room.rules.wording import notes
from eduapp.exams.sittings import queries as sittings
from tests.support import given
from tests.support.given_room import BY_STAFF, WITH_A_WATCH, minute


def named(refused):
    return [type(one).__name__ for one in refused.value.violations]


def attended(hall):
    with hall.database.reading() as session:
        rows = sittings.sitting(session, hall.sitting_id).candidates
    return {row.candidate_number: (row.attended, row.documented) for row in rows}


def test_several_at_once_are_a_row_each(hall):
    hall.at("08:30").step(steps.OPENED)
    hall.at("08:40").check_in(101, 102, 103)

    rows = hall.log()[1:]
    assert [(row.candidate_number, row.entry.kind, row.person) for row in rows] == [
        (number, "checked_in", "Kari Lund, contact officer") for number in (101, 102, 103)
    ]


def test_one_that_cannot_be_keeps_the_others_from_being_written(hall):
    hall.at("08:30").step(steps.OPENED)
    hall.check_in(102)

    with pytest.raises(Refused) as refused:
        hall.check_in(101, 102)

    assert named(refused) == ["CheckedInAlready"]
    assert len(hall.log()) == 2


def test_the_list_of_the_exam_follows_who_came(hall):
    hall.begin(101)
    back = hall.at("10:00").act(steps.STAY_AWAY, 102, facts=Facts("documented"))
    assert (attended(hall)[101], attended(hall)[102], attended(hall)[103]) == (
        (True, False),
        (False, True),
        (None, False),
    )

    hall.at("10:01").take_back(back)
    assert attended(hall)[102] == (None, False)


def test_out_and_back_as_on_paper_are_written_at_once_though_the_candidate_has_handed_in(hall):
    hall.begin(101)
    hall.at("11:00").act(steps.HAND_IN, 101)
    order = service.NoteAct(
        sitting_id=hall.sitting_id,
        act=steps.LEAVE,
        candidate_ids=(hall.candidates[101],),
        facts=WITH_A_WATCH,
        minute=minute("10:00"),
        back_minute=minute("10:06"),
    )
    hall.run(service.note_act, order)

    [out] = hall.course(101).outs
    assert (out.start, out.to) == (minute("10:00"), minute("10:06"))
    assert [row.typed for row in hall.log()][-2:] == [True, True]


def test_a_time_is_marked_as_typed_and_is_never_ahead(hall):
    hall.at("08:45").step(steps.OPENED, time="08:30")
    assert hall.log()[0].typed

    with pytest.raises(Refused) as refused:
        hall.check_in(101, time="08:46")
    assert named(refused) == ["InTheFuture"]


def test_who_saw_it_watches(hall):
    hall.at("08:30").step(steps.OPENED)
    order = service.NoteAct(
        sitting_id=hall.sitting_id,
        act=steps.CHECK_IN,
        candidate_ids=(hall.candidates[101],),
        facts=BY_STAFF,
        seen_by=given.OFFICE.user_id,
    )

    with pytest.raises(Refused) as refused:
        hall.acting(given.OFFICE).run(service.note_act, order)
    assert named(refused) == ["NotWatching"]


def test_who_writes_for_another_says_who_saw_it_or_has_seen_it_themselves(hall, database):
    office = database.acting_as(given.OFFICE)
    hall.acting(given.OFFICE).at("08:30").step(steps.OPENED)
    order = service.NoteIncident(
        sitting_id=hall.sitting_id, incident="other", words="A pen fell", seen_by=given.INVIGILATOR.user_id
    )
    office.execute(service.note_incident, order)

    own, anothers = hall.log()
    assert (own.seen_by, own.entered_by) == ("Åse Bakke", "Åse Bakke")
    assert (anothers.seen_by, anothers.entered_by) == ("Berit Moe", "Åse Bakke")
    assert "Written by Åse Bakke" in notes(anothers)
    assert "Written by Åse Bakke" not in notes(own)


def test_an_incident_stops_nobody_and_needs_a_sentence_without_a_verdict(hall):
    hall.begin(101)
    with pytest.raises(Refused) as refused:
        hall.at("10:00").incident("suspicion", "Juksa med lapp", 101)
    assert named(refused) == ["VerdictWord"]

    hall.incident("suspicion", "Mistanke om juks: en lapp under arket", 101)
    assert hall.course(101).state == "running"


def test_the_same_command_twice_is_written_once(hall):
    hall.at("08:30").step(steps.OPENED)
    order = service.NoteAct(
        sitting_id=hall.sitting_id,
        act=steps.CHECK_IN,
        candidate_ids=(hall.candidates[101],),
        facts=BY_STAFF,
    )

    assert hall.run(service.note_act, order) == hall.run(service.note_act, order)
    assert len(hall.log()) == 2


def test_the_trail_names_numbers_and_nobody(hall, notes):
    hall.at("08:30").step(steps.OPENED)
    hall.check_in(101, 102)

    told = notes[-1]
    assert told.details["numbers"] == "101, 102"
    assert told.learner is None
    assert "Vik" not in str(told.details)


@pytest.mark.parametrize("act", [steps.REMOVE, steps.BEGIN, "expelled", "terminated"])
def test_there_is_no_act_that_ends_an_exam(hall, act):
    hall.begin(101)

    with pytest.raises(Refused) as refused:
        hall.at("10:00").act(act, 101)
    assert named(refused) == ["ActUnknown"]
    assert hall.course(101).state == "running"


def test_who_may_only_look_writes_nothing(hall):
    with pytest.raises(NotAllowed):
        hall.acting(given.TEACHER).at("08:40").check_in(101)
    with pytest.raises(NotAllowed):
        hall.acting(given.TEACHER).incident("noise", "Drilling")


def test_a_sitting_that_is_not_there(hall):
    order = service.NoteIncident(sitting_id=hall.candidates[101], incident="noise", words="Drilling")

    with pytest.raises(NotFound):
        hall.run(service.note_incident, order)
