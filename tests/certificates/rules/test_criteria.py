from datetime import date

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.certificates.rules.criteria import Measured, differences, unmet
from eduapp.core.i18n import speaking
from eduapp.education.courses.rules import Criterion

SINCE = date(2026, 11, 2)
ASKED = (
    Criterion("attendance", 80),
    Criterion("hours", 30, SINCE),
    Criterion("modules", 2, SINCE),
    Criterion("aims", 4, SINCE),
    Criterion("result", 1),
)
ENOUGH = Measured(held=10, attended=8, minutes=30 * 45, modules=2, aims=4, passed=True)


def told(measured, waived=frozenset()):
    return {one.kind: one for one in differences(ASKED, measured, 45, waived)}


def test_just_enough_of_everything_differs_in_nothing():
    found = told(ENOUGH)

    assert {one.standing for one in found.values()} == {"just"}
    assert not any(one.differs for one in found.values())
    assert list(unmet(ASKED, ENOUGH, 45)) == []


@pytest.mark.parametrize(
    ("less", "kind", "asked", "reached", "margin"),
    [
        ({"attended": 7}, "attendance", "80 %", "7 of 10 sessions", ""),
        ({"minutes": 30 * 45 - 9}, "hours", "30", "29.8", "−0.2"),
        ({"modules": 1}, "modules", "2", "1", "−1"),
        ({"aims": 0}, "aims", "4", "0", "−4"),
        ({"passed": False}, "result", "passed", "not passed", ""),
    ],
)
def test_what_is_lacking_is_told_first_beside_what_is_asked(less, kind, asked, reached, margin):
    measured = Measured(**(vars(ENOUGH) | less))

    first = differences(ASKED, measured, 45)[0]

    assert (first.kind, first.asked, first.reached, first.margin) == (kind, asked, reached, margin)
    assert first.standing == "less"
    assert first.differs


def test_more_than_asked_is_no_reason_to_stop():
    found = told(Measured(held=10, attended=10, minutes=2000, modules=3, aims=9, passed=True))

    assert {kind: one.standing for kind, one in found.items()} == {
        "attendance": "more",
        "hours": "more",
        "modules": "more",
        "aims": "more",
        "result": "just",
    }
    assert not any(one.differs for one in found.values())
    assert found["modules"].margin == "+1"


def test_what_is_not_asked_this_time_is_a_difference_that_is_told():
    found = differences(ASKED, ENOUGH, 45, frozenset({"attendance"}))

    assert (found[0].kind, found[0].standing, found[0].differs) == ("attendance", "waived", True)


def test_each_leads_to_the_line_of_the_paper_whose_sources_prove_it():
    assert {kind: one.source for kind, one in told(ENOUGH).items()} == {
        "attendance": "attended",
        "hours": "attended",
        "modules": "modules",
        "aims": "aims",
        "result": "result",
    }


def test_reasons_say_what_is_asked_of_whom_in_every_language():
    for language, word in {
        "nb": "Moduler nådd: 1",
        "nn": "Modular nådde: 1",
        "en": "Modules reached: 1",
    }.items():
        with speaking(language):
            [reason] = unmet(ASKED, Measured(**(vars(ENOUGH) | {"modules": 1})), 45)
            assert reason.sentence().startswith(word)
            assert "02.11.2026" in reason.sentence()


@forall(
    amount=st.integers(1, 100),
    held=st.integers(1, 200),
    attended=st.integers(0, 200),
    unit=st.sampled_from([45, 60]),
)
def test_nothing_is_rounded_before_it_is_judged(amount, held, attended, unit):
    attended = min(attended, held)
    measured = Measured(held=held, attended=attended, minutes=attended)
    asked = (Criterion("attendance", amount), Criterion("hours", amount, SINCE))

    share, hours = (
        next(one for one in differences(asked, measured, unit) if one.kind == kind)
        for kind in ("attendance", "hours")
    )

    assert (share.standing == "less") == (attended * 100 < amount * held)
    assert (hours.standing == "less") == (attended < amount * unit)
