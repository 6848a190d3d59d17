from eduapp.kiosk.rules.overview import Standing, overview
from tests.support.given_kiosk import a_paper


def test_it_lists_what_is_unanswered_partly_answered_and_marked():
    answers = {1: 0, 4: " ", 6: {"0": 1}, 9: "A day."}

    told = overview(a_paper(), answers, {1, 2})

    assert told.unanswered == (2, 3, 4, 5, 7, 8)
    assert told.partly == (6,)
    assert told.marked == (1, 2)
    assert told.answered == 3
    assert told.standings[0] == Standing(1, answered=True, partly=False, marked=True)


def test_text_alone_is_no_question():
    assert len(overview(a_paper(), {}, ()).standings) == 9


def test_nothing_is_unanswered_when_all_is_answered():
    assert overview(a_paper(), {number: 0 for number in range(1, 10) if number < 2}, ()).unanswered[0] == 2
