"""Grounds are asked for once, in time, and only where the law has some."""

from datetime import date

from eduapp.exams.appeals.rules.grounds import (
    Request,
    check_asking,
    check_giving,
    check_putting_right,
    check_why,
)
from eduapp.exams.deadlines.rules import deadline
from eduapp.exams.grading.rules.kinds import Kind

TOLD, TODAY = date(2026, 11, 20), date(2026, 12, 15)
LAST = deadline("grade_appeal", TOLD)  # Monday 30 November


def asked(on, kind="overall", told=TOLD, before=None, last=LAST):
    return [one.name for one in check_asking(Kind(kind), on, told, before, last, TODAY)]


def test_who_may_ask_and_until_when():
    assert asked(TOLD) == asked(date(2026, 11, 30)) == []
    assert asked(date(2026, 12, 1)) == ["AskedTooLate"]
    assert asked(date(2026, 11, 19)) == ["DayImpossible"]
    assert asked(TOLD, told=None, last=None) == ["NotTold"]
    assert asked(TOLD, before=TOLD) == ["AskedAlready"]


def test_where_there_are_none_the_sentence_says_what_there_is():
    [told] = check_asking(Kind("written_exam"), TOLD, TOLD, None, LAST, TODAY)
    assert told.sentence() == (
        "For this grade there are: no grounds, but a copy of the own answer and of the marking guide "
        "(opplæringsforskrifta §§ 10-3, 16-2)."
    )


def test_days_are_put_right_in_their_order_and_in_time():
    noted = Request(TOLD, date(2026, 11, 25), "Ingrid Solheim")

    def found(*days, by="Ingrid Solheim", before=noted):
        after = Request(*days, by) if len(days) > 1 else Request(*days)
        return [one.name for one in check_putting_right(before, after, TOLD, LAST, TODAY)]

    assert found(TOLD, date(2026, 11, 27)) == found(TOLD) == found(None) == []
    assert found(TOLD, date(2026, 11, 25)) == ["NothingPutRight"]
    assert found(TOLD, date(2026, 11, 25), by="Marit Vold") == []
    assert found(date(2026, 11, 19), TODAY) == ["DayImpossible"]
    assert found(date(2026, 12, 1), TODAY) == ["AskedTooLate"]
    assert found(date(2026, 11, 24), date(2026, 11, 23)) == ["GivenBeforeAsked"]
    assert found(TOLD, TODAY, by="") == ["PersonMissing"]
    assert found(None, TODAY) == ["GivenWithoutAsking"]
    assert found(TOLD, before=Request()) == ["NothingNoted"]


def test_why_a_day_is_put_right_is_said():
    assert [one.name for one in check_why(" ")] == ["ReasonMissing"]
    assert list(check_why("The wrong line")) == []


def test_grounds_are_given_after_they_were_asked_for():
    def given(on, asked_on=TOLD, before=None):
        return [one.name for one in check_giving(asked_on, before, on, TODAY)]

    assert given(TOLD) == given(TODAY) == []
    assert given(date(2026, 11, 19)) == given(date(2026, 12, 16)) == ["DayImpossible"]
    assert given(TOLD, asked_on=None) == ["NotAsked"]
    assert given(TOLD, before=TOLD) == ["GivenAlready"]
