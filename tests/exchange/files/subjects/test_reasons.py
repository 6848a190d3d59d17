"""A reason in the row sets aside what may be set aside, if whoever brings the file in may do that."""

import pytest

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation
from eduapp.exchange.files.subjects.reasons import REASON, against_row, override_of
from tests.support import given


class Full(Violation):
    message = N_("Unused full.")
    overridable = True


class Unsafe(Violation):
    message = N_("Unused unsafe.")


@pytest.mark.parametrize(
    ("actor", "reason", "sentences"),
    [
        (given.LEADER, "fordi", ["Unused unsafe."]),
        (
            given.LEADER,
            None,
            [
                "Unused full. Or write under “Reason to go ahead” why it should be so all the same.",
                "Unused unsafe.",
            ],
        ),
        (given.TEACHER, "fordi", ["Unused full.", "Unused unsafe."]),
    ],
)
def test_what_still_stands(actor, reason, sentences):
    values = {REASON.key: reason}

    found = list(against_row([Full(), Unsafe()], values, actor, {Full: "Places"}))

    assert [problem.sentence() for problem in found] == sentences
    assert {problem.column for problem in found} <= {"Places", ""}


def test_a_row_without_a_reason_sets_nothing_aside():
    assert override_of({REASON.key: None}, Full) is None
    assert override_of({REASON.key: "fordi"}, Full).covers == {"Full"}
