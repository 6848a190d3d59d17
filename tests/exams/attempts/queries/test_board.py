"""The board: everybody in the order of the room, what the journals say, and why something cannot be done."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from eduapp.exams.attempts import queries
from eduapp.exams.attempts import service as board
from eduapp.exams.attempts.queries import Known
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from eduapp.exams.screens import service
from tests.support.given_screens import Pc, set_aside


def test_cards_stand_in_the_order_of_the_seats_whatever_happens(hall):
    hall.let_in().at("09:00").start()
    before = [card.number for card in hall.board().cards]
    Pc(hall, 104).open().hear().hand_in()
    Pc(hall, 102).open().hear().keep("help", True)

    assert [card.number for card in hall.board().cards] == before == [101, 102, 103, 104, 105, 106]


@pytest.mark.both_databases
def test_what_was_worked_at_a_pc_that_was_left_is_not_proposed_to_be_given_back(hall):
    hall.let_in(101).at("09:00").start()
    old = Pc(hall, 101).open().hear().answer(1, 2)
    new, tail = old.goes_on_elsewhere(), []
    for second in range(20, 320, 20):
        hall.clock.moment += timedelta(seconds=20)
        tail.append(old.frame("answer", second, 9))
    hall.at("09:06").do("move", 101)
    new.open().hear()

    [gap] = hall.card(101).gaps
    assert (gap.kind, gap.lost_ms, gap.minutes, gap.worked_ms, gap.told) == ("moved", 360_000, 6, 0, False)
    set_aside(hall, 101, *tail, last=4)
    [gap] = hall.card(101).gaps
    assert (gap.lost_ms, gap.minutes, gap.worked_ms, gap.told) == (360_000, 1, 300_000, False)
    set_aside(hall, 101, old.frame("moved_out", {"move": "taken"}), last=4 + len(tail))
    [gap] = hall.card(101).gaps
    assert (gap.lost_ms, gap.minutes, gap.told) == (360_000, 1, True)
    assert "left" not in hall.card(101).needs


def test_a_wrong_clock_makes_no_gap_longer_than_what_has_passed(hall, monkeypatch):
    """The power fails, and the PC comes back without a network: it has only its own clock, a day ahead."""
    hall.let_in(101).at("09:00").start()
    pc = Pc(hall, 101).open().hear().ticks("09:10")
    monkeypatch.setattr(pc, "wall", lambda: hall.clock.moment + timedelta(days=1))
    hall.at("09:13")
    pc.start_again()
    pc.ticks("09:20")

    card = hall.card(101)
    [gap] = card.gaps
    assert (gap.lost_ms, gap.minutes, gap.by_wall) == (180_000, 3, True)
    assert card.latest_end.isoformat() == "2026-11-24T13:03:00+00:00"


def test_a_card_says_how_far_somebody_is_and_until_when(hall):
    hall.let_in(101).at("09:00").start()
    pc = Pc(hall, 101).open().hear()
    pc.answer(1, 2).answer(2, [0, 1]).answer(1, 3)
    hall.at("09:00")

    card = hall.card(101)
    assert (card.answered, card.questions, card.state) == (2, 9, "running")
    assert card.ends_at.isoformat() == "2026-11-24T13:00:00+00:00"
    assert card.left == 300 * 60
    assert (card.extra, card.given) == (0, 0)
    assert card.needs == ()


def test_a_pc_that_says_nothing_for_half_a_minute_has_lost_contact(hall):
    hall.let_in(101).at("09:00").start()
    Pc(hall, 101).open().hear()
    hall.at("09:01")
    assert hall.card(101).needs == ("lost",)


def test_a_seat_that_no_pc_has_taken_is_not_told_as_lost(hall):
    hall.let_in(101).at("09:00").start()
    hall.at("09:10")

    assert hall.card(101).needs == ("untaken",)


def test_a_pc_that_has_not_told_that_it_handed_in_stays_on_the_board(hall):
    hall.let_in(101, 102).at("09:00").start()
    pcs = [Pc(hall, number).open().hear() for number in (101, 102)]
    hall.at("12:00").act(steps.HAND_IN, 101, 102, facts=Facts(sheets=0, words="On screen."))
    pcs[0].hand_in()

    assert ["untold" in hall.card(number).needs for number in (101, 102)] == [False, True]


def test_a_pc_that_goes_on_though_it_was_handed_in_here_is_to_be_looked_at(hall):
    hall.let_in(101).at("09:00").start()
    pc = Pc(hall, 101).open().hear()
    hall.do("stop", 101)
    assert hall.card(101).needs == ()
    pc.ticks("09:02")
    hall.at("09:02")
    assert hall.card(101).needs == ("undone",)
    pc.hear().hand_in("staff")
    assert (hall.card(101).state, hall.card(101).needs) == ("submitted", ())


def test_spaces_are_no_answer_on_the_board_either(hall):
    hall.let_in(101).at("09:00").start()
    Pc(hall, 101).open().hear().answer(1, "   ").answer(2, ["", " "]).answer(3, 0)

    assert hall.card(101).answered == 1


def test_long_quiet_and_being_away_are_shown_and_nothing_more(hall):
    hall.let_in(101).at("09:00").start()
    pc = Pc(hall, 101).open().hear()
    pc.ticks("09:11")
    assert hall.card(101).needs == ("quiet",)
    pc.keep("away", {"what": "focus"})
    assert hall.card(101).needs == ("away", "quiet")
    assert hall.card(101).away == "focus"
    pc.keep("back", {"what": "focus"})
    pc.answer(1, 1)
    assert hall.card(101).needs == ()
    assert hall.card(101).state == "running"


def test_a_quiet_seat_that_was_looked_at_is_told_again_when_it_stays_quiet_or_is_quiet_again(hall):
    hall.let_in(101).at("09:00").start()
    pc = Pc(hall, 101).open().hear()
    pc.answer(1, 1).ticks("09:11")
    assert hall.card(101).needs == ("quiet",)

    hall.do("seen", 101)

    assert hall.card(101).needs == ()
    pc.ticks("09:21")
    assert hall.card(101).needs == ()
    pc.ticks("09:22")
    assert hall.card(101).needs == ("quiet",)  # ten minutes after somebody looked
    pc.answer(1, 2).ticks("09:32")
    assert hall.card(101).needs == ()
    pc.ticks("09:33")
    assert hall.card(101).needs == ("quiet",)


def test_nobody_is_quiet_for_what_was_before_they_began_or_while_they_paused(hall):
    hall.let_in(101).at("09:00").start()
    hall.at("09:40").check_in(105)
    hall.act(steps.AUTHORISE, 105)
    late = Pc(hall, 105).open().hear()
    late.ticks("09:45")
    assert hall.card(105).needs == ()
    hall.do("pause", 105)
    late.hear()
    hall.at("10:00").run(board.go_on, board.GoOn(sitting_id=hall.sitting_id, attempt_id=hall.attempts()[105]))
    late.hear()
    assert hall.card(105).needs == ()


def test_a_journal_that_was_touched_is_named_to_the_invigilator(hall, database):
    hall.let_in(101).at("09:00").start()
    pc = Pc(hall, 101).open().hear()
    with database.engine.begin() as connection:
        words = "INSERT INTO screen_record SELECT attempt_id, 99 + n, payload, came_at"
        words += " FROM screen_record WHERE n = 1"
        connection.execute(text(words))
    pc.number = 101

    card = hall.card(101)
    assert card.fault == "record 4 stands in another's place"
    assert card.needs[0] == "broken"


def test_what_the_database_noticed_is_shown_until_somebody_has_looked(hall, database):
    hall.let_in(101).at("09:00").start()
    Pc(hall, 101).open().hear()
    with database.writing() as uow:
        service.notice(uow, hall.attempts()[101], "second_pc")
    assert hall.card(101).notice == "another PC tried to take the seat"
    assert "noticed" in hall.card(101).needs

    hall.clock.moment = hall.clock.moment.replace(second=5)
    hall.do("seen", 101)

    assert hall.card(101).notice == ""


def test_an_end_that_has_passed_without_a_word_is_told(hall):
    hall.let_in(101).at("09:00").start()
    Pc(hall, 101).open().hear()
    hall.at("14:00")
    assert hall.card(101).state == "expired"
    assert hall.card(101).left == 0


def test_what_cannot_be_done_says_why(hall):
    hall.at("08:30").step(steps.OPENED)
    board = hall.board()
    card = board.cards[0]
    assert "checked in" in card.why["start"]
    assert "has not begun" in card.why["pause"]
    assert "not locked" in card.why["unlock"]
    assert card.why["say"] == ""
    assert "Nobody has been let in" in board.why["start"]
    assert board.why["pause"] == board.why["resume"] == "The exam has not begun yet. Start it first."
    assert board.why["resume"]
    assert set(card.why) >= {"move", "bring_back", "stop", "seen", "extra"}


def test_a_board_that_is_kept_reads_only_what_is_new(hall):
    hall.let_in(101).at("09:00").start()
    pc, known = Pc(hall, 101).open().hear(), Known()
    assert hall.board(known).cards[0].answered == 0
    pc.answer(1, 2)
    assert hall.board(known).cards[0].answered == 1


def test_an_exam_that_is_gone_has_no_board(hall, database):
    with database.reading() as session:
        assert queries.board(session, hall.candidates[101]) is None


def test_minutes_for_all_are_told_before_they_are_given(hall):
    hall.let_in(101, 102).at("09:00").start()
    Pc(hall, 102).open().hear().hand_in()
    found = hall.board().for_all

    assert (found.count, found.on_paper) == (1, 0)
    assert [f"{one:%H:%M}" for one in found.ends] == ["13:00"]
    assert [number for number, _state in found.left_out] == [102, 103, 104, 105, 106]
    assert hall.board().why["extra"] == ""


def test_before_the_start_nobody_gets_minutes(hall):
    assert "Nobody is sitting" in hall.let_in().board().why["extra"]


def test_buttons_for_everybody_say_why_not_in_words_of_their_own(hall):
    hall.let_in(101).at("09:00").start()
    why = hall.board().why
    assert why["start"] == "Everybody who was let in has begun. Who is let in now begins at once."
    assert why["resume"] == "The exam is not stopped for everybody, so it goes on already."
    assert why["pause"] == ""

    hall.at("09:10").step(steps.STOPPED, words="Fire alarm.")
    why = hall.board().why
    assert why["pause"] == "The exam is stopped for everybody already. Let it go on first."
    assert why["resume"] == ""
