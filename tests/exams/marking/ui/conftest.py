"""What these tests stand on: windows, a desk without a database, and nothing left open."""

from uuid import uuid4

import pytest

from eduapp.exams.marking.rules.desk import Desk, DeskAnswer
from eduapp.exams.marking.rules.guide import guide_item
from eduapp.exams.marking.rules.marking import Asked
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.showing import shown
from eduapp.gui.theme import Theme
from tests.support.dialogs import a_hearing_bench
from tests.support.given_questions import one_of_each, pictured, plain
from tests.support.windows import fakes, nothing_left_open, parent

__all__ = ["fakes", "nothing_left_open", "parent"]

QUESTIONS = (one_of_each()[q.SINGLE], pictured(feedback=plain("Full uttelling for to av tre.")))
RTL = "يجب ارتداء نظارات واقية"


@pytest.fixture
def theme(qapp):
    made = Theme()
    made.apply(qapp)
    return made


@pytest.fixture
def desk():
    """Two questions, three candidates; 103 wrote on paper."""
    items = tuple(guide_item(n, uuid4(), 200 * n, shown(one), one) for n, one in enumerate(QUESTIONS, 1))
    answers = tuple(
        DeskAnswer(
            Asked(number, question, 200 * question),
            () if number == 103 else (RTL if number == 102 else f"Answer {number}.{question}\nSecond line",),
            number != 103,
            3 - question,
            "B",
        )
        for number in (101, 102, 103)
        for question in (1, 2)
    )
    pictures = {one.digest: one.content for one in QUESTIONS[1].pictures}
    return Desk("Matematikk", "24 November 2026", 1, 1, items, answers, pictures=pictures)


@pytest.fixture
def bench_of(sealed):
    """Gives a bench in somebody's name on which pages hear of every commit."""
    return lambda actor: a_hearing_bench(sealed.database, actor)
