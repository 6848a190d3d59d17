from dataclasses import replace

from eduapp.exams.attempts.queries import GapRow
from eduapp.exams.attempts.rules.needs import ORDER
from eduapp.exams.attempts.ui import looks
from eduapp.exams.screens.rules.asides import Version
from tests.support.given_screens import Pc


def test_every_need_has_a_look_and_a_sentence(hall):
    hall.let_in(101).at("09:00").start()
    Pc(hall, 101).open().hear()
    gap = GapRow(5, "crash", 60_000, 1, by_wall=False)
    card = replace(hall.card(101), gaps=(gap,), fault="record 4 is damaged", notice="another PC")
    assert set(looks.NEEDS) == set(ORDER)
    for need in ORDER:
        assert looks.need_text(card, need)
    assert looks.need_text(card, "time") == "The exam PC stopped and was started again: 1 minute"
    short = replace(card, gaps=(replace(gap, lost_ms=2_000),))  # a kiosk that was started again at once
    assert looks.need_text(short, "time") == (
        "The exam PC stopped and was started again: 2 seconds. Time is given back in whole minutes."
    )
    moved = replace(gap, kind="moved", lost_ms=160_000, minutes=2, worked_ms=70_000, told=False)
    assert looks.need_text(replace(card, gaps=(moved,)), "time") == (
        "Moved to another PC: 3 minutes. Without what was worked at the PC that was left: 2 minutes. The PC"
        " that was left has not told that it stopped, and may have been worked at."
    )
    worked = replace(moved, worked_ms=160_000, minutes=0, told=True)
    assert looks.need_text(replace(card, gaps=(worked,)), "time") == (
        "Moved to another PC: 3 minutes. All of it was worked at the PC that was left."
    )
    back = replace(gap, lost_ms=0, minutes=0, by_wall=True)  # nobody can know
    assert looks.need_text(replace(card, gaps=(back,)), "time") == (
        "The exam PC stopped and was started again. The clock was set back, so nobody knows how long it took."
    )
    assert looks.need_text(card, "lost") == "Lost contact. Answers are safe up to 09.00.00."


def test_the_line_below_says_what_was_saved_and_given(hall):
    hall.let_in(101).at("09:00").start()
    card = hall.card(101)
    assert looks.note(replace(card, needs=())) == "No exam PC yet"
    pc = Pc(hall, 101).open().hear()
    assert looks.note(hall.card(101)) == "No answer yet"
    pc.answer(1, 2)
    card = replace(hall.card(101), extra=75, given=9)
    assert looks.note(card) == "Saved 09.00.00 · +75 min by decision · +9 min given back"
    assert looks.note(replace(card, moving=True)) == "May go on at another PC"
    assert looks.edge(card) == ""
    wrong = replace(card, needs=("clock",), extra=0)  # stays so all day, and hides nothing
    assert looks.note(wrong) == "Saved 09.00.00 · its clock is wrong · +9 min given back"
    assert looks.chip(replace(card, needs=("quiet", "clock")))[2] == "quiet"


def test_going_on_on_paper_says_that_it_is_final_and_what_is_not_chosen_yet(hall):
    hall.let_in(101).at("09:00").start()
    Pc(hall, 101).open().hear()
    card = hall.card(101)
    final = "It is final: nobody comes back to the screen from paper."
    assert looks.rest_note(card).endswith(final)
    left = Version(9, b"", "Only there", hall.clock.moment, None, None)
    two = looks.rest_note(replace(card, needs=("aside",), aside=(left,)))
    assert "A PC that was left has another answer to question 9. Choose first which count" in two
    again = looks.rest_note(replace(card, state="on_paper"))
    assert again == "It is printed once more, with the answers that have come in by now."


def test_a_chip_says_the_need_before_the_state(hall):
    card = hall.card(101)
    assert looks.chip(card)[2] == "not here yet"
    assert looks.chip(replace(card, needs=("help",)))[2] == "asks for help"
    assert looks.chip(replace(card, needs=("time",)))[2] == "not here yet"
    assert looks.saved_text(hall.board()) == "No exam PC yet"
    assert looks.left_text(card) == ""
    assert looks.verb("pause") == "Pause"
