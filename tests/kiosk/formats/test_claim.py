import pytest

from eduapp.kiosk.formats.claim import (
    Allowance,
    Arrangements,
    claim_bytes,
    claim_facts,
    claim_from,
    read_claim,
)
from eduapp.kiosk.formats.faults import NotOurs
from tests.support.given_kiosk import a_claim, a_journal


def test_a_claim_is_read_as_it_was_sent():
    claim = a_claim(
        records=tuple(a_journal().frames),
        allowance=Allowance(90, 125, 10),
        arrangements=Arrangements(150, contrast=True, copying=True),
        language="ar",
    )

    assert read_claim(claim_bytes(claim)) == claim


def test_time_is_limit_times_factor_and_minutes():
    assert Allowance(60).ms == 60 * 60_000
    assert Allowance(90, 125, 10).ms == (90 * 125 // 100) * 60_000 + 30_000 + 10 * 60_000


def test_a_claim_tells_nobody_its_key_by_accident():
    assert "key" not in repr(a_claim())


@pytest.mark.parametrize(
    "changed",
    [
        {"name": "Ola"},
        {"key": "00"},
        {"number": 0},
        {"allowance": {"limit": 60, "percent": 50, "extra": 0}},
        {"allowance": None},
        {"arrangements": {"size": 110, "contrast": False, "copying": False}},
        {"arrangements": {"size": 100, "contrast": 1, "copying": False}},
        {"arrangements": []},
        {"records": ["?"]},
        {"records": [7]},
    ],
)
def test_what_is_no_claim_is_refused(changed):
    with pytest.raises(NotOurs):
        claim_from({**claim_facts(a_claim()), **changed})


def test_bytes_that_are_no_claim_are_refused():
    with pytest.raises(NotOurs):
        read_claim(b"{}x")
