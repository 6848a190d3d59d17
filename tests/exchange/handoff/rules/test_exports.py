"""What was handed over is frozen, and what differs from it is told person by person."""

import json
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.exchange.handoff.rules import (
    Minutes,
    differences,
    digest,
    frozen,
    has_ended,
    reduced,
    thawed,
    told,
    without_lines,
)
from tests.support import given
from tests.support.given_handoff import LINES, a_day, a_line

TODAY = given.TODAY
LONG_AGO = TODAY - timedelta(days=200)


def against(before, now, *, covered=(TODAY,), kept_from=date.min):
    found = differences(thawed(frozen(before)), now, frozenset(covered), kept_from)
    return [one.sentence("Dahl, Petter") for one in found]


@forall(st.lists(LINES, min_size=1, max_size=5))
def test_what_is_frozen_comes_back_as_it_was(lines):
    day = replace(a_day(*lines), amount=120)
    [(key, held)] = thawed(json.loads(json.dumps(frozen([day])))).items()

    assert (key, held.minutes, held.amount) == ((day.learner_id, day.day), day.minutes, 120)
    assert against([day], [day]) == []


def test_nothing_that_is_frozen_says_why_somebody_was_away():
    day = a_day(a_line("excused", 0, 90, "excused", reason="court"))

    assert "court" not in json.dumps(frozen([day]))


def test_each_kind_of_minutes_that_moved_is_told():
    now = a_day(a_line("late", 60, 30, "absent"))

    assert against([a_day()], [now]) == ["Dahl, Petter, 23.11.2026: attended 90 → 60, absent 0 → 30"]


def test_days_that_came_and_went_are_told():
    assert against([], [a_day()]) == ["Dahl, Petter, 23.11.2026: 90 min more are recorded"]
    assert against([a_day()], []) == ["Dahl, Petter, 23.11.2026: 90 min are no longer recorded"]
    assert against([], [a_day()], covered=()) == []  # that day was never handed over


def test_another_amount_for_the_same_minutes_is_told():
    assert against([a_day(amount=100)], [a_day(amount=120)]) == [
        "Dahl, Petter, 23.11.2026: the amount is another one"
    ]


def test_refusals_that_became_absence_in_time_are_no_difference():
    then = a_day(a_line("absent", 0, 90, "refused", reason="refused"))
    now = a_day(a_line("absent", 0, 90, "absent"))

    assert against([then], [now], kept_from=TODAY + timedelta(days=1)) == []
    assert len(against([then], [now])) == 1


def test_what_is_reduced_no_longer_knows_refusals_but_every_minute():
    [(_key, held)] = thawed(reduced(frozen([a_day(a_line("absent", 0, 90, "refused"))]))).items()

    assert held.minutes == Minutes(absent=90)


def test_the_digest_notices_codes_and_not_the_order_or_when_days_became_final():
    first, second = a_day(), a_day(name="Lie, Jonas")
    other = a_day(a_line("excused", 0, 90, "excused", reason="sick"))
    court = a_day(a_line("excused", 0, 90, "excused", reason="court"))

    assert digest([first, second]) == digest([second, replace(first, final=True)])
    assert digest([other]) != digest([court])
    assert digest([first]) != digest([second])


def test_only_the_first_few_differences_are_named():
    assert told(["a", "b"]) == "a; b"
    assert told(list("abcdef")) == "a; b; c; d and 2 more"


def test_one_person_s_lines_go_and_what_is_left_is_compared_as_before():
    ola, petter = a_day(name="Vik, Ola"), a_day()
    left = without_lines(frozen([ola, petter]), frozenset({ola.learner_id}))

    assert str(ola.learner_id) not in repr(left)
    assert (has_ended(left), has_ended(frozen([ola]))) == (True, False)
    assert thawed(left) == thawed(frozen([petter]))
    assert thawed(reduced(left)) == thawed(reduced(frozen([petter])))
    assert has_ended(reduced(left))
    assert without_lines(left, frozenset({petter.learner_id})) == {"days": [], "ended": True}


def test_nothing_is_said_of_who_is_not_in_it_once_lines_went():
    ola, petter = a_day(name="Vik, Ola"), a_day()
    before = thawed(without_lines(frozen([ola, petter]), frozenset({ola.learner_id})))
    days = frozenset({TODAY})

    def said(now, ended):
        return [one.learner_id for one in differences(before, now, days, TODAY, ended)]

    assert said([ola, petter], frozenset()) == [ola.learner_id]
    assert said([ola, petter], days) == []
    assert said([ola], days) == [petter.learner_id]
