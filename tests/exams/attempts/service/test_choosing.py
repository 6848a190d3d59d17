"""Of two versions of an answer people choose one: both are kept, and the exam PC shows what counts."""

import pytest

from eduapp.core.errors import NotAllowed
from eduapp.exams.attempts import service
from eduapp.exams.room import queries as room
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from eduapp.exams.room.rules.wording import differs_text
from eduapp.exams.screens import queries as screens
from tests.support import given
from tests.support.given_exams import refused
from tests.support.given_screens import Pc, set_aside


@pytest.fixture
def parted(hall):
    """101 wrote at a PC without contact, and was moved: question 1 and 9 are others there."""
    hall.let_in(101, 102).at("09:00").start()
    hall.old = Pc(hall, 101).open().hear().answer(1, 2)
    hall.new = hall.old.goes_on_elsewhere()
    hall.at("09:10")
    tail = [hall.old.frame("answer", 0, 1), hall.old.frame("answer", "Only here", 9)]
    hall.at("09:12").do("move", 101)
    hall.new.open().hear()
    hall.at("09:14")
    hall.new.answer(9, "Again")
    set_aside(hall, 101, *tail, last=4)
    return hall


def choose(hall, *counts, words="The later ones, as the candidate says.", shown=None):
    open_ = shown or hall.card(101).aside
    chosen = tuple(service.Chosen(one.digest, so, one.other_n) for one, so in zip(open_, counts, strict=True))
    order = service.ChooseAnswers(
        sitting_id=hall.sitting_id, attempt_id=hall.attempts()[101], chosen=chosen, words=words
    )
    return hall.run(service.choose_answers, order)


def answers(hall, number=101):
    with hall.database.reading() as session:
        return screens.read_one(session, hall.attempts()[number]).attempt.answers


def test_the_board_says_which_answers_differ_and_proposes_the_later(parted):
    card = parted.card(101)

    assert "aside" in card.needs
    assert [(one.question, one.value, one.other, one.is_later) for one in card.aside] == [
        (1, 0, 2, True),
        (9, "Only here", "Again", False),
    ]
    assert answers(parted) == {1: 2, 9: "Again"}


def test_what_was_chosen_counts_before_the_exam_pc_has_heard_of_it_and_after(parted):
    assert choose(parted, True, False) == 2

    assert answers(parted) == {1: 0, 9: "Again"}
    assert "aside" not in parted.card(101).needs
    assert parted.sent(101)[-1][0] == "answer"
    parted.new.hear()
    assert answers(parted) == {1: 0, 9: "Again"}
    parted.new.answer(1, 1)
    assert answers(parted) == {1: 1, 9: "Again"}
    assert parted.card(101).aside == ()


def test_what_the_candidate_wrote_before_hearing_of_it_is_chosen_from_once_more(parted):
    choose(parted, True, False)
    parted.new.answer(1, 1).hear()

    assert answers(parted)[1] == 1
    assert [one.question for one in parted.card(101).aside] == [1]
    choose(parted, True)
    assert answers(parted)[1] == 0
    assert parted.card(101).aside == ()


@pytest.mark.both_databases
def test_what_the_candidate_wrote_while_people_looked_is_never_written_over(parted):
    shown = parted.card(101).aside
    parted.new.answer(9, "Written meanwhile")

    assert refused(lambda: choose(parted, True, True, shown=shown)) == {"NothingToChoose"}
    assert answers(parted) == {1: 2, 9: "Written meanwhile"}
    assert [one.other for one in parted.card(101).aside] == [2, "Written meanwhile"]
    assert choose(parted, True, False) == 2


def test_the_log_says_what_was_chosen_and_why(parted):
    choose(parted, True, False)
    with parted.database.reading() as session:
        [row] = [row for row in room.log(session, parted.sitting_id) if "The later ones" in row.words]

    assert (row.candidate_number, row.entry.code) == (101, "other")
    assert row.words == (
        "From the PC that was left counts: 1. As it was counts: 9. The later ones, as the candidate says."
    )


def test_it_is_chosen_of_all_or_none_and_with_a_reason(parted):
    one = parted.card(101).aside[0]
    order = service.ChooseAnswers(
        sitting_id=parted.sitting_id,
        attempt_id=parted.attempts()[101],
        chosen=(service.Chosen(one.digest, True, one.other_n),),
        words=" ",
    )
    assert refused(lambda: parted.run(service.choose_answers, order)) == {"NothingToChoose", "WordsMissing"}
    assert "WordsTooLong" in refused(lambda: choose(parted, True, True, words="x" * 121))
    with pytest.raises(NotAllowed):
        choose(parted.acting(given.TEACHER), True, True)


def test_of_two_pcs_that_were_left_one_answer_counts(parted):
    third = parted.old.goes_on_elsewhere()
    third._n, third._prev = 4, parted.old._prev
    other = Pc(parted, 101)
    other._n, other._prev = parted.new._n, parted.new._prev
    last = other._n
    parted.at("09:20")
    tail = other.frame("answer", "A third", 9)
    parted.new.keep("tick")
    set_aside(parted, 101, tail, last=last)

    assert [one.value for one in parted.card(101).aside] == [0, "Only here", "A third"]
    assert refused(lambda: choose(parted, True, True, True)) == {"OneCounts"}
    choose(parted, False, False, True)
    assert answers(parted) == {1: 2, 9: "A third"}


@pytest.fixture
def to_sign(parted):
    parted.at("10:00").act(steps.STAY_AWAY, 103, 104, 105, 106, facts=Facts("undocumented"))
    set_aside(parted, 101, parted.old.frame("moved_out", {"move": "taken"}), last=6)
    parted.at("13:00")
    parted.new.hand_in()
    Pc(parted, 102).open().hear().hand_in()
    parted.run(service.take_in, service.TakeIn(sitting_id=parted.sitting_id))
    with parted.database.reading() as session:
        [moved] = [row for row in room.log(session, parted.sitting_id) if row.entry.code == "workstation"]
    parted.credit(moved.id, 0, 101, words="Nothing was lost.")
    parted.at("13:05").step(steps.COLLECTED)
    return parted


def test_nobody_signs_before_it_is_chosen_and_the_seal_covers_both(to_sign):
    assert "AnswersUndecided" in refused(lambda: to_sign.sign(given.INVIGILATOR))
    choose(to_sign, True, True)
    to_sign.sign(given.INVIGILATOR)
    to_sign.sign(given.LEADER)
    with to_sign.database.reading() as session:
        assert room.verify(session, to_sign.sitting_id).holds
    tail = to_sign.old.frame("answer", 1, 1)
    set_aside(to_sign, 101, tail, last=7)
    with to_sign.database.reading() as session:
        [differs] = room.verify(session, to_sign.sitting_id).differs
    assert differs_text(differs).startswith("Answers from PCs that were left by candidate 101")
    assert answers(to_sign) == {1: 0, 9: "Only here"}
