"""Nothing is sealed while an exam PC that has not told how it ended may hold answers."""

import pytest

from eduapp.exams.attempts import service
from eduapp.exams.attempts.ui import looks
from eduapp.exams.room import queries
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from eduapp.exams.screens import service as screens
from tests.support import given
from tests.support.given_exams import refused
from tests.support.given_screens import OnScreen, Pc, an_exam_on_screen, set_aside


@pytest.fixture
def hall(ready_made, database, clock):
    return OnScreen(database, clock, *ready_made(an_exam_on_screen))


@pytest.fixture
def collected(hall):
    """101 handed in on screen; 102 lost contact, and was noted on the page of the day."""
    hall.let_in(101, 102).at("09:00").start()
    told, silent = (Pc(hall, number).open().hear().answer(1, 2) for number in (101, 102))
    hall.at("10:00").act(steps.STAY_AWAY, 103, 104, 105, 106, facts=Facts("undocumented"))
    hall.at("13:00")
    told.hand_in()
    hall.run(service.take_in, service.TakeIn(sitting_id=hall.sitting_id))
    hall.act(steps.HAND_IN, 102, facts=Facts(sheets=0, words="On screen."))
    hall.at("13:05").step(steps.COLLECTED)
    return hall, silent


def against(hall):
    with hall.database.reading() as session:
        return [one.sentence() for one in queries.against_screens(session, hall.sitting_id)]


def test_a_pc_that_has_not_told_that_it_handed_in_is_named_before_anybody_signs(collected):
    hall, _silent = collected

    [sentence] = against(hall)
    assert sentence.startswith("The exam PC of candidate 102 has not told that the candidate handed in")
    assert refused(lambda: hall.sign(given.INVIGILATOR)) == {"AnswersElsewhere"}
    with hall.database.reading() as session:
        assert sentence in queries.the_day(session, hall.sitting_id).against_closing


def test_once_it_has_told_two_people_can_sign(collected):
    hall, silent = collected
    silent.answer(2, 1).hand_in()

    assert against(hall) == []
    assert hall.sign(given.INVIGILATOR) is False
    assert hall.sign(given.LEADER) is True


@pytest.fixture
def moved(hall):
    """101 lost contact, was moved, and handed in at the other PC; 102 handed in where it began."""
    hall.let_in(101, 102).at("09:00").start()
    hall.old, stayed = (Pc(hall, number).open().hear() for number in (101, 102))
    hall.new = hall.old.goes_on_elsewhere()
    hall.at("09:10")
    hall.tail = [hall.old.frame("answer", "Only here", 9)]
    hall.at("09:12").do("move", 101)
    hall.new.open().hear()
    hall.at("10:00").act(steps.STAY_AWAY, 103, 104, 105, 106, facts=Facts("undocumented"))
    hall.at("13:00")
    for pc in (hall.new, stayed):
        pc.hand_in()
    hall.run(service.take_in, service.TakeIn(sitting_id=hall.sitting_id))
    return hall


def collect(hall):
    """Everything else is done."""
    for id, one in hall.day().disturbances.items():
        if not one.decided:
            hall.credit(id, 0, words="Nothing was lost.")
    hall.at("13:05").step(steps.COLLECTED)
    return hall


@pytest.mark.both_databases
def test_a_pc_that_was_left_and_never_told_that_it_stopped_is_named_before_anybody_signs(moved):
    collect(moved)

    [sentence] = against(moved)
    assert sentence.startswith("A PC that candidate 101 left has not told that it stopped")
    assert refused(lambda: moved.sign(given.INVIGILATOR)) == {"AnswersLeft"}

    set_aside(moved, 101, *moved.tail, last=3)  # some of what it has, and more may come
    assert "AnswersLeft" in refused(lambda: moved.sign(given.INVIGILATOR))
    set_aside(moved, 101, moved.old.frame("moved_out", {"move": "taken"}), last=4)
    assert against(moved) == []
    assert refused(lambda: moved.sign(given.INVIGILATOR)) == {"AnswersUndecided"}


def test_what_became_of_a_pc_that_was_left_can_stand_in_the_log_instead(moved):
    moved.at("13:01").incident("workstation", "Its disk broke; nothing could be read.", 101)
    collect(moved)

    assert against(moved) == []
    assert moved.sign(given.INVIGILATOR) is False
    assert moved.sign(given.LEADER) is True


def test_where_it_never_will_the_log_says_why(collected):
    hall, _silent = collected
    noted = hall.incident("workstation", "The disk of the PC broke; nothing could be read.", 102)
    assert against(hall) == []
    hall.credit(noted, 0, words="102 had handed in.")

    assert hall.sign(given.INVIGILATOR) is False
    assert hall.sign(given.LEADER) is True


def test_an_incident_before_the_end_explains_nothing(hall):
    hall.let_in(101).at("09:00").start()
    Pc(hall, 101).open().hear()
    hall.at("10:00").incident("workstation", "The screen flickered.", 101)
    hall.at("13:00").act(steps.HAND_IN, 101, facts=Facts(sheets=0, words="On screen."))

    assert len(against(hall)) == 1


def test_the_board_and_the_signing_agree_where_no_exam_pc_was_ever_seen(hall):
    """A PC without a server is heard of by its stick alone: nobody knows that there was none."""
    hall.let_in(101).at("09:00").start()
    hall.do("to_paper", 101)
    hall.at("13:00").act(steps.HAND_IN, 101, facts=Facts(sheets=3))

    assert hall.card(101).needs == ("unseen",)
    assert looks.need_text(hall.card(101), "unseen").startswith("No exam PC was seen at this seat.")
    [sentence] = against(hall)
    assert sentence.startswith("No exam PC was seen at the seat of candidate 101.")

    hall.at("13:01").incident("workstation", "There was no PC; it was all written on paper.", 101)
    assert against(hall) == []


def test_what_a_stick_brings_of_a_pc_nobody_knew_settles_it(hall):
    hall.let_in(101).at("09:00").start()
    hall.at("13:00").act(steps.HAND_IN, 101, facts=Facts(sheets=0, words="On screen."))
    assert hall.card(101).needs == ("unseen",)

    pc = Pc(hall, 101).open()
    assert (hall.card(101).needs, len(against(hall))) == (("untold",), 1)
    pc.hear().hand_in()
    assert (hall.card(101).needs, against(hall)) == ((), [])


def test_nobody_signs_a_log_that_has_another_end_than_a_screen_and_the_minutes_settle_it(hall):
    hall.let_in(101, 102).at("09:00").start()
    pcs = [Pc(hall, number).open().hear() for number in (101, 102)]
    with hall.database.writing() as uow:  # as an earlier version of the program left it
        screens.say(uow, hall.attempts()[101], "credit", {"ms": 600_000})
    hall.at("10:00").act(steps.STAY_AWAY, 103, 104, 105, 106, facts=Facts("undocumented"))
    for pc in pcs:
        pc.hand_in()
    hall.run(service.take_in, service.TakeIn(sitting_id=hall.sitting_id))
    hall.at("14:00").step(steps.COLLECTED)

    [sentence] = against(hall)
    assert sentence.startswith(
        "Candidate 101 has time until 14:00 by the log, and until 14:10 on the screen."
    )
    assert refused(lambda: hall.sign(given.INVIGILATOR)) == {"EndsDiffer"}

    noise = hall.incident("noise", "Drilling in the yard.", 101, "09:30")
    hall.credit(noise, 10, 101)
    assert hall.sent(101)[-1] == ("credit", {"ms": 600_000})  # no second time
    assert hall.kinds(101).count("credit") == 1
    assert against(hall) == []
    assert hall.sign(given.INVIGILATOR) is False
    assert hall.sign(given.LEADER) is True
