"""The candidate is told after it happened and not before, by somebody, on a paragraph that is named."""

from datetime import date

import pytest

from eduapp.core.codes import code_list
from eduapp.exams.appeals.rules.notices import INTERIM, NOTICES, OUTCOME, basis_of, check_notice

CAME, TODAY = date(2026, 11, 23), date(2026, 12, 10)


def named(notice=INTERIM, state="sent", on_day=CAME, person="Åse Bakke"):
    return [one.name for one in check_notice(notice, state, CAME, on_day, person, TODAY)]


def test_every_notice_has_its_paragraph():
    assert {one: basis_of(one) for one in code_list(NOTICES).keys()} == {  # noqa: SIM118 - a CodeList
        INTERIM: "forvaltningsloven § 11 a",
        OUTCOME: "forvaltningsloven § 27",
    }


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ({}, []),
        ({"on_day": TODAY}, []),
        ({"on_day": date(2026, 11, 22)}, ["NoticeDay"]),
        ({"on_day": date(2026, 12, 11)}, ["NoticeDay"]),
        ({"person": " "}, ["PersonMissing"]),
        ({"notice": "later"}, ["NoticeUnknown"]),
        ({"notice": OUTCOME}, ["NotDecidedYet"]),
        ({"notice": OUTCOME, "state": "quashed"}, ["NotDecidedYet"]),
        ({"notice": OUTCOME, "state": "withdrawn"}, ["NotDecidedYet"]),
        ({"notice": OUTCOME, "state": "upheld"}, []),
        ({"notice": OUTCOME, "state": "settled"}, ["ToldByLetter"]),
    ],
)
def test_what_stands_against_noting_it(said, names):
    assert named(**said) == names


def test_no_letter_with_a_new_grade_comes_once_the_exam_is_annulled():
    assert not list(check_notice(OUTCOME, "raised", CAME, CAME, "Åse Bakke", TODAY, annulled=True))
