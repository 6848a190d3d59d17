"""One key about one seat: by the one table, with a row in the log where time or a PC is concerned."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from eduapp.core.errors import NotAllowed
from eduapp.exams.attempts import service
from eduapp.exams.room.rules import steps
from eduapp.exams.screens.models import ScreenAttempt, ScreenTry
from tests.support import given
from tests.support.given_exams import refused
from tests.support.given_screens import Pc


@pytest.fixture
def running(hall):
    hall.let_in(101, 102).at("09:00").start()
    hall.pc = Pc(hall, 101).open().hear()
    return hall


def kinds(hall, number):
    return [kind for kind, _body in hall.sent(number)]


def incidents(hall):
    return [(row.entry.code, row.words) for row in hall.log() if row.entry.kind == steps.INCIDENT]


def test_a_pause_is_an_incident_in_the_log_and_a_message(running):
    running.at("09:10").do("pause", 101, "Fetched by staff.")

    assert kinds(running, 101) == ["start", "pause"]
    assert incidents(running) == [("workstation", "Fetched by staff.")]
    assert running.card(101).state == "paused"
    assert refused(lambda: running.do("pause", 101)) == {"PausedAlready"}


def test_a_pause_or_a_move_needs_a_sentence(running):
    assert refused(lambda: running.do("pause", 101, "")) == {"WordsMissing"}
    assert refused(lambda: running.do("move", 101, "")) == {"WordsMissing"}


def test_a_move_lets_another_pc_take_the_ticket_once(running, database):
    running.at("09:10").do("move", 101, "The screen went dark.")

    assert kinds(running, 101)[-1] == "move"
    assert running.card(101).moving
    with database.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM screen_ticket WHERE may_move")) == 1


def test_a_locked_ticket_is_unlocked_and_one_that_is_not_says_so(running, database):
    assert refused(lambda: running.do("unlock", 101)) == {"NotLocked"}
    with Session(database.engine) as session, session.begin():
        for attempt in session.scalars(select(ScreenAttempt.id)):
            session.add(ScreenTry(attempt_id=attempt, round=0, pc=b"1" * 32, count=5))
    assert "locked" in running.card(101).needs

    running.do("unlock", 101)

    assert "locked" not in running.card(101).needs


def test_a_hand_that_is_up_is_seen(running):
    running.pc.keep("help", True)
    assert "help" in running.card(101).needs

    running.do("seen", 101)

    assert "help" not in running.card(101).needs
    assert kinds(running, 101)[-1] == "help_seen"


def test_staff_hand_in_for_somebody(running):
    running.at("10:00").do("stop", 101)
    assert running.sent(101)[-1] == ("stop", {"by": "staff"})


def test_words_go_to_everybody_who_has_not_handed_in(running):
    order = service.SayToAll(sitting_id=running.sitting_id, words=" Thirty minutes left. ")
    assert running.run(service.say_to_all, order) == 6
    assert running.sent(102)[-1] == ("say", {"text": "Thirty minutes left."})
    empty = service.SayToAll(sitting_id=running.sitting_id, words=" ")
    assert refused(lambda: running.run(service.say_to_all, empty)) == {"NothingSaid"}


def test_no_act_ends_an_exam_for_a_suspicion(running):
    noted = running.at("09:30").incident("suspicion", "A slip of paper lay under the keyboard.", 101)

    assert running.card(101).state == "running"
    assert kinds(running, 101) == ["start"]
    assert noted


def test_who_may_not_watch_does_nothing(running):
    teacher = running.acting(given.TEACHER)
    for act in ("pause", "move", "unlock", "stop", "seen"):
        with pytest.raises(NotAllowed):
            teacher.do(act, 101)
    assert refused(lambda: running.do("start", 101)) == {"ActUnknown"}


def test_the_rest_goes_on_on_paper_once_and_may_be_printed_again(hall):
    hall.let_in(101).at("09:00").start()
    hall.do("to_paper", 101)

    assert hall.sent(101)[-1] == ("paper", {})
    assert hall.card(101).state == "on_paper"
    assert [row.entry.code for row in hall.board().log if row.entry.kind == "incident"] == ["workstation"]
    hall.do("to_paper", 101)
    assert hall.kinds(101) == ["start", "paper"]
    assert refused(lambda: hall.do("move", 101)) == {"GoesOnPaper"}
