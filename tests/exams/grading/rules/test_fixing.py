from uuid import uuid4

from eduapp.exams.grading.rules import fixing as rules
from eduapp.exams.grading.rules.anomalies import NoGradeReached
from eduapp.exams.grading.rules.fixing import Provisional


def one(number=101, grade="4", problems=(), **more):
    return Provisional(uuid4(), number, 1000, 2000, grade, "examiners", problems, **more)


def test_the_digest_is_of_what_is_shown_in_any_order_and_of_nothing_else():
    rows = [one(number) for number in range(101, 106)]
    assert rules.digest_of(rows) == rules.digest_of(reversed(rows))
    other = [*rows[:-1], Provisional(rows[-1].candidate_id, 105, 1000, 2000, "5", "examiners", ())]
    assert rules.digest_of(other) != rules.digest_of(rows)


def test_everything_against_anybody_is_told_at_once():
    rows = [
        one(101, problems=(NoGradeReached(number=101),)),
        one(102),
        one(103, problems=(NoGradeReached(number=103),)),
    ]
    assert [found.facts["number"] for found in rules.check_fixing(rows, ())] == [101, 103]


def test_who_is_asked_for_and_not_there_is_told():
    row = one()
    assert not list(rules.check_fixing([row], [row.candidate_id]))
    assert [found.name for found in rules.check_fixing([row], [row.candidate_id, uuid4()])] == [
        "NotAmongThem"
    ]


def test_only_a_grade_with_nothing_against_it_is_ready():
    assert one().ready
    assert not any(
        row.ready
        for row in (
            one(grade=""),
            one(problems=(NoGradeReached(),)),
            one(fixed=True),
            one(annulled="appeal"),
        )
    )
    assert one(fixed=True).done
    assert one(annulled="formal_error").done
