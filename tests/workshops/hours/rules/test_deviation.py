"""What was taken off or lost: never without a reason, never more than there was."""

import pytest

from eduapp.workshops.hours.rules.deviation import Deviation, check_deviation, check_loss
from eduapp.workshops.hours.rules.times import Times

MORNING = Times(480, 600)
SHIFT = Times(480, 900, 30)


def names(violations):
    return [violation.name for violation in violations]


@pytest.mark.parametrize(
    ("deviation", "against"),
    [
        (Deviation(), []),
        (Deviation(15, "not_working"), []),
        (Deviation(120, "not_working"), []),  # rule 48: all of it may go, with its reason
        (Deviation(121, "not_working"), ["PenaltyTooLong"]),
        (Deviation(-1, ""), ["PenaltyNegative"]),
        (Deviation(15, ""), ["PenaltyUnexplained"]),
        (Deviation(15, "bad mood"), ["PenaltyUnexplained"]),
        (Deviation(lost=60, lost_reason="search"), []),
        (Deviation(lost=60), ["LossUnexplained"]),
        (Deviation(lost=-5, lost_reason="search"), ["LossNegative"]),
        (Deviation(15, "", 60, ""), ["PenaltyUnexplained", "LossUnexplained"]),
    ],
)
def test_rule_46_what_is_taken_off_or_lost_has_a_reason_and_an_end(deviation, against):
    assert names(check_deviation(deviation, MORNING)) == against


def test_work_and_loss_are_no_more_than_the_shift():
    assert names(check_loss(Deviation(lost=270, lost_reason="search"), MORNING, SHIFT)) == []
    [found] = check_loss(Deviation(lost=271, lost_reason="search"), MORNING, SHIFT)
    assert found.sentence() == (
        "2:00 worked and 4:31 lost are more than the shift of 6:30. Correct one of the two."
    )
