"""An exam on screen from the opened door to the seal: what is changed afterwards is named."""

import pytest
from sqlalchemy import text

from eduapp.exams.attempts import service
from eduapp.exams.room import queries as room
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from eduapp.exams.room.rules.wording import differs_text
from tests.support import accounts, given
from tests.support.given_exams import refused
from tests.support.given_screens import Pc


@pytest.fixture
def sealed(hall):
    """101 and 102 write, 103 to 106 never came."""
    hall.let_in(101, 102).at("09:00").start()
    pcs = [Pc(hall, number).open().hear().answer(1, 2) for number in (101, 102)]
    hall.at("10:00").act(steps.STAY_AWAY, 103, 104, 105, 106, facts=Facts("undocumented"))
    hall.at("13:00")
    for pc in pcs:
        pc.hand_in()
    hall.run(service.take_in, service.TakeIn(sitting_id=hall.sitting_id))
    hall.at("13:05").step(steps.COLLECTED)
    assert hall.sign(given.INVIGILATOR) is False
    assert hall.sign(given.LEADER) is True
    return hall


def verified(hall):
    with hall.database.reading() as session:
        return room.verify(session, hall.sitting_id)


def by_force(hall, words):
    """As somebody does who has the database itself in hand."""
    with accounts.owner_of(hall.database) as owner, owner.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        else:
            for table in ("screen_record", "screen_message", "screen_notice"):
                for action in ("UPDATE", "DELETE"):
                    connection.execute(text(f"DROP TRIGGER added_{table}_{action}"))
        connection.execute(text(words))


OF_101 = (
    "attempt_id = (SELECT a.id FROM screen_attempt a JOIN candidate c ON c.id = a.candidate_id"
    " WHERE c.candidate_number = 101)"
)


def test_what_two_people_signed_holds(sealed):
    assert verified(sealed).holds


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (f"DELETE FROM screen_record WHERE n = 5 AND {OF_101}", "Answers on screen of candidate 101: not as"),
        (
            f"UPDATE screen_record SET n = 4 - n + 100 WHERE n = 4 AND {OF_101}",
            "Answers on screen of",
        ),
        (
            f"UPDATE screen_message SET kind = 'say' WHERE {OF_101}",
            "Messages to the exam PC of candidate 101",
        ),
        (f"UPDATE screen_seat SET place = 7 WHERE {OF_101}", "Exam PCs of candidate 101"),
        ("UPDATE screen_attempt SET questions = 1", "Paper on screen of candidate 101"),
    ],
)
def test_what_was_changed_since_is_named(sealed, words, named):
    by_force(sealed, words)
    told = [differs_text(one) for one in verified(sealed).differs]
    assert any(one.startswith(named) for one in told), told


def test_no_act_touches_a_sealed_exam(sealed):
    order = service.BringBack(
        sitting_id=sealed.sitting_id, attempt_id=sealed.attempts()[101], words="Late thought"
    )
    assert "Sealed" in refused(lambda: sealed.do("stop", 101))
    assert "Sealed" in refused(lambda: sealed.run(service.bring_back, order))
