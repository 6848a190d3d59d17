"""Who sat an exam, and what they answered on screen whatever version they had."""

import pytest

from eduapp.exams.marking import queries
from eduapp.exams.marking.queries.answers import ON_SHEETS, answers, answers_by, letters_of
from eduapp.exams.questions.rules import question as q
from eduapp.exams.room import service as room
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from eduapp.exams.screens.models import ScreenRecord
from eduapp.exams.screens.queries import answering
from eduapp.exams.sittings.models import Candidate
from tests.support import given, given_marking, given_screens
from tests.support.accounts import owner_of
from tests.support.given_marking import HALF, RIGHT, Sealed
from tests.support.given_room import DAY


def read(sealed):
    with sealed.database.reading() as session:
        paper, people = sealed.paper(), queries.sat(session, sealed.sitting_id)
        found = answers(session, sealed.sitting_id, paper, people)
        for one in people:
            assert answers_by(session, paper, one) == found[one.candidate_id]
    return {one.number: found[one.candidate_id] for one in people}


def by_kind(sealed, given_):
    kinds = {item.version_id: item.shown.kind for item in sealed.paper().items}
    return {kinds[version]: value for version, value in given_.values.items()}


def test_answers_are_what_was_meant_whatever_stood_where_on_the_screen(sealed):
    found = read(sealed)

    assert by_kind(sealed, found[101]) == RIGHT
    assert by_kind(sealed, found[102]) == HALF
    assert by_kind(sealed, found[103]) == {q.SINGLE: 1, q.ESSAY: "Briller."}
    assert all(found[number].complete for number in (101, 102, 103, 104))


def test_who_wrote_on_paper_is_marked_from_the_sheets(sealed):
    found = read(sealed)
    assert found[105] == found[106] == ON_SHEETS


def test_who_went_on_on_paper_has_answers_that_are_not_all_there_is(ready_made, database, clock):
    made = ready_made(given_marking.a_sealed_exam, on_to_paper=(102,))
    found = read(Sealed(database, clock, *made))

    assert not found[102].complete
    assert len(found[102].values) == 9


def test_a_journal_that_was_touched_is_marked_by_people(sealed):
    with owner_of(sealed.database) as theirs, theirs.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        else:
            connection.exec_driver_sql("DROP TRIGGER added_screen_record_UPDATE")
        table = ScreenRecord.__table__
        whose = _attempt(sealed, 101)
        connection.execute(
            table.update().where(table.c.attempt_id == whose, table.c.n == 6).values(payload=b"x" * 40)
        )

    assert not read(sealed)[101].complete
    assert read(sealed)[102].complete


@pytest.mark.both_databases
def test_an_answer_that_was_made_a_tick_after_the_seal_is_marked_by_people(sealed):
    """Ticks are not looked at one by one: what two people sealed says that there was an answer."""
    with owner_of(sealed.database) as owner, owner.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        else:
            connection.exec_driver_sql("DROP TRIGGER added_screen_record_UPDATE")
        table, whose = ScreenRecord.__table__, _attempt(sealed, 101)
        rows = connection.execute(table.select().where(table.c.attempt_id == whose)).all()
        n, frame = next((row.n, row.payload) for row in rows if b'"kind":"answer"' in row.payload)
        made = frame.replace(b'"kind":"answer"', b'"kind":"tick"')
        connection.execute(
            table.update().where(table.c.attempt_id == whose, table.c.n == n).values(payload=made)
        )

    assert not read(sealed)[101].complete
    assert read(sealed)[102].complete


def test_of_a_sealed_exam_records_that_say_still_here_are_not_read(sealed, monkeypatch):
    monkeypatch.setattr(answering, "last_answers", None)  # which looks at every record
    with sealed.database.reading() as session:
        people = queries.sat(session, sealed.sitting_id)
        found = answers(session, sealed.sitting_id, sealed.paper(), people)

    assert sum(one.complete for one in found.values()) == 4


def _attempt(sealed, number):
    with sealed.database.reading() as session:
        return next(one.attempt_id for one in queries.sat(session, sealed.sitting_id) if one.number == number)


def test_the_screen_says_which_version_somebody_had_not_the_list(sealed):
    with sealed.database.reading() as session:
        before = letters_of(session, sealed.sitting_id, queries.sat(session, sealed.sitting_id))
    with sealed.database.writing() as uow:
        uow.session.get_one(Candidate, sealed.candidates[101]).letter = "H"
    with sealed.database.reading() as session:
        after = letters_of(session, sealed.sitting_id, queries.sat(session, sealed.sitting_id))

    assert after == before
    assert by_kind(sealed, read(sealed)[101]) == RIGHT


@pytest.fixture
def hall(ready_made, database, clock):
    return given_screens.OnScreen(database, clock, *ready_made(given_screens.an_exam_on_screen))


def test_who_never_came_or_was_removed_by_a_decision_did_not_sit(hall):
    def who_sat():
        with hall.database.reading() as session:
            return [one.number for one in queries.sat(session, hall.sitting_id)]

    hall.let_in(101, 102).at("09:00").start()
    loud = hall.at("10:00").incident("conduct", "Talks aloud to others, again and again", 102)
    hall.act(steps.STAY_AWAY, 103, 104, 105, 106, facts=Facts("undocumented"))
    assert who_sat() == [101, 102]

    hall.case(loud, "warned", words="Told to be quiet, or head or county decides")
    hall.case(loud, "reported", person="Solveig Nes", kept="nothing")
    about = {"sitting_id": hall.sitting_id, "about_id": loud}
    leader = hall.acting(given.LEADER)
    leader.run(room.hear_case, room.HearCase(**about, words="Sorry.", person="Solveig Nes"))
    decided = {"outcome": "removed", "decider": "county", "person": "Fylkesdirektøren"}
    leader.run(room.decide_case, room.DecideCase(**about, **decided, informed_on=DAY))
    assert who_sat() == [101]
