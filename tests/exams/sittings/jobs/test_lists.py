"""Papers made from what holds now: names on one of them, DRAFT until the exam is published."""

import pytest

from eduapp.core.errors import NotFound
from eduapp.exams.sittings import jobs, service
from eduapp.exams.sittings.rules.papers import DESK_LABELS, DOOR_LIST, SEAT_PLAN, WATCH_LIST
from tests.support import given, given_education
from tests.support.fakes import StopsAt
from tests.support.given_arrangements import a_decision
from tests.support.given_exams import (
    NOT_TRAINED,
    a_room_of,
    cancelled,
    enter_candidate,
    everybody_seated,
    plan,
    published,
)
from tests.support.given_papers import a_paper, facts, items_of, some_singles
from tests.support.given_sitting_papers import pages_read

ALL = (DOOR_LIST, WATCH_LIST, SEAT_PLAN, DESK_LABELS)
pytestmark = pytest.mark.both_databases


@pytest.fixture
def exam(database, course_id):
    """Two seated, one in a room apart; one whose entry was cancelled."""
    room = given_education.a_place(database, "Rom 2", seats=12)
    apart = given_education.a_place(database, "Rom 3", seats=1)
    id = plan(database, course_id, place_id=room, invigilator_id=given.INVIGILATOR.user_id)
    a_room_of(database, id, 2, 2)
    for name in ("Karim Haddad", "Jonas Lie"):
        enter_candidate(database, id, given.a_learner(database, name))
    enter_candidate(database, id, given.a_learner(database, "Ada Holm"), own_place_id=apart)
    cancelled(database, enter_candidate(database, id, given.a_learner(database, "Bo Vik")))
    everybody_seated(database, id)
    return id


def made(database, sitting_id, kind, language="en"):
    command = jobs.MakePaper(sitting_id, kind, language)
    return jobs.make_paper(database, command, StopsAt(100))


def words(database, sitting_id, kind, language="en"):
    return " ".join(pages_read(made(database, sitting_id, kind, language).pdf))


def test_names_stand_on_the_invigilators_list_alone_and_nobody_who_was_cancelled_anywhere(database, exam):
    read = {kind: words(database, exam, kind) for kind in ALL}

    for name in ("Haddad", "Lie", "Holm"):
        assert [kind for kind, said in read.items() if name in said] == [WATCH_LIST]
    for said in read.values():
        assert "101" in said
        assert "Matematikk" in said
        assert "Vik" not in said
        assert "104" not in said


def test_the_door_list_says_when_where_and_until_when_one_may_come(database, exam):
    said = words(database, exam, DOOR_LIST)
    for told in ("Monday 23 November 2026, 09:00–14:00", "Rom 2", "before 10:00", "§§ 9-28", "103 Rom 3"):
        assert told in said


def test_measures_stand_on_the_invigilators_list_and_on_no_other(database, exam):
    learner_id = given.a_learner(database, "Lise Dahl")
    a_decision(database, learner_id)
    enter_candidate(database, exam, learner_id)
    read = {kind: words(database, exam, kind) for kind in ALL}
    assert [kind for kind, said in read.items() if "own room" in said] == [WATCH_LIST]


def test_a_paper_from_the_bank_brings_aids_and_versions(database, exam):
    told = facts(aids=frozenset({"dictionary"}), aids_note="Egen kalkulator")
    paper_id = a_paper(database, items_of(some_singles(database, 3)), told=told, versions=2)
    database.execute(service.choose_paper, service.ChoosePaper(sitting_id=exam, paper_id=paper_id))
    database.execute(service.spread_versions, service.SpreadVersions(sitting_id=exam))

    assert "Aids: dictionary, Egen kalkulator" in words(database, exam, DOOR_LIST)
    assert "version A" in words(database, exam, WATCH_LIST)
    assert "Version B" in words(database, exam, DESK_LABELS)


def test_draft_stands_across_until_the_exam_is_published(database, exam):
    draft = made(database, exam, DOOR_LIST)
    assert "DRAFT" in "".join(pages_read(draft.pdf))
    published(database, exam, NOT_TRAINED)
    assert "DRAFT" not in "".join(pages_read(made(database, exam, DOOR_LIST).pdf))


def test_a_paper_is_in_the_language_asked_for_and_told_of_in_ones_own(database, exam):
    assert "Hjelpemidler:" in words(database, exam, DOOR_LIST, "nb")
    assert made(database, exam, DOOR_LIST, "nb").title == "Door list: Matematikk"


def test_of_nobody_there_is_no_paper_but_a_reason(database, sitting_id):
    found = made(database, sitting_id, SEAT_PLAN)
    assert found.pdf is None
    assert found.reasons == ("Nobody is entered, so there is nothing to print. Enter candidates first.",)


def test_an_exam_that_is_not_there_is_told(database, learner_id):
    with pytest.raises(NotFound):
        made(database, learner_id, DOOR_LIST)
