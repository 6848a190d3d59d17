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


@pytest.mark.parametrize("outcome", [Outcome.GENUINE, Outcome.LIST_OLD])
def test_what_rests_on_the_file_alone_is_genuine_to_a_script(outcome):
    """A square or a number may stand on any page: whether it is this paper, only who compares can say."""
    found = replace(GENUINE, verdict=replace(GENUINE.verdict, outcome=outcome))

    codes = {basis: replace(found, basis=basis).exit_code for basis in Basis}
    assert codes == {Basis.FILE: 0, Basis.CODE: 2, Basis.NUMBER: 2}


@pytest.mark.parametrize(("outcome", "code"), [(Outcome.REVOKED, 3), (Outcome.NOT_GENUINE, 1)])
def test_what_is_not_genuine_is_so_whatever_it_rests_on(outcome, code):
    assert {replace(GENUINE, verdict=Verdict(outcome), basis=one).exit_code for one in Basis} == {code}


def test_only_a_file_is_called_genuine_without_more():
    to_compare = {basis: replace(GENUINE, basis=basis) for basis in Basis if basis is not Basis.FILE}

    assert not any(one.is_plainly_genuine for one in to_compare.values())
    said = {GENUINE.sentence(), *(one.sentence() for one in to_compare.values())}
    assert len(said) == len(Basis)
    assert not any("Genuine" in one.sentence() for one in to_compare.values())


def test_each_basis_asks_for_its_own_comparison():
    said = {replace(GENUINE, basis=basis).sentences()[-1] for basis in Basis}

    assert len(said) == len(Basis)
    assert "copied" in replace(GENUINE, basis=Basis.CODE).sentences()[-1]
