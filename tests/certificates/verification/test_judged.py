from dataclasses import replace

import pytest

from eduapp.certificates.seals.verdict import Outcome, Verdict
from eduapp.certificates.verification.judged import Basis, Judged
from tests.support.given_seals import ISSUED_ON, printed

GENUINE = Judged(Verdict(Outcome.GENUINE, printed(), ISSUED_ON, 0), Basis.FILE)


@pytest.mark.parametrize(
    ("changed", "plainly"),
    [({}, True), ({"list_age": 90}, True), ({"list_age": 91}, False), ({"list_age": None}, False)],
)
def test_plainly_genuine_is_only_what_a_list_of_ninety_days_knows(changed, plainly):
    judged = replace(GENUINE, verdict=replace(GENUINE.verdict, **changed))

    assert judged.is_plainly_genuine is plainly


@pytest.mark.parametrize("outcome", [one for one in Outcome if one is not Outcome.GENUINE])
def test_nothing_else_is_plainly_genuine(outcome):
    assert not replace(GENUINE, verdict=Verdict(outcome, printed(), ISSUED_ON, 0)).is_plainly_genuine


def test_each_basis_asks_for_its_own_comparison():
    said = {replace(GENUINE, basis=basis).sentences()[-1] for basis in Basis}

    assert len(said) == len(Basis)
    assert "copied" in replace(GENUINE, basis=Basis.CODE).sentences()[-1]
