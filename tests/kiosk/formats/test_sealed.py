import pytest

from eduapp.kiosk.formats.faults import Foreign, NotOurs, WrongCode
from eduapp.kiosk.formats.paper import read_paper
from eduapp.kiosk.formats.sealed import MAGIC, SealedPaper, new_key, opening, read_sealed
from tests.support.given_kiosk import (
    ATTEMPT,
    NUMBER,
    OPENING,
    PAPER_KEY,
    SITTING,
    a_paper,
    a_sealed_paper,
)


def test_a_paper_opens_with_its_key_and_with_the_invigilators_code():
    sealed = read_sealed(a_sealed_paper())

    assert (sealed.sitting, sealed.attempt, sealed.number) == (SITTING, ATTEMPT, NUMBER)
    assert sealed.key_of("zx9k 44tp 01qq") == PAPER_KEY
    assert read_paper(sealed.open(PAPER_KEY)) == a_paper()


def test_before_it_is_opened_nothing_of_the_paper_is_to_be_seen():
    content = a_sealed_paper()

    assert content.startswith(MAGIC)
    for words in (b"Turning", b"lathe", b"How fast", b"Glasses"):
        assert words not in content


def test_a_wrong_code_is_one_plain_refusal():
    with pytest.raises(WrongCode) as refused:
        read_sealed(a_sealed_paper()).key_of("ZX9K-44TP-01QR")

    assert refused.value.facts == {}


def test_a_paper_of_somebody_else_is_foreign():
    sealed = read_sealed(a_sealed_paper())

    sealed.expect(sitting=SITTING, attempt=ATTEMPT)
    with pytest.raises(Foreign):
        sealed.expect(sitting=SITTING, attempt="attempt-8")
    with pytest.raises(Foreign):
        sealed.expect(sitting="sitting-b", attempt=ATTEMPT)


def test_whose_it_is_cannot_be_changed_without_breaking_it():
    changed = a_sealed_paper().replace(b'"number":7', b'"number":8')
    sealed = read_sealed(changed)

    assert isinstance(sealed, SealedPaper)
    with pytest.raises(WrongCode):
        sealed.key_of(OPENING)
    with pytest.raises(WrongCode):
        sealed.open(PAPER_KEY)


@pytest.mark.parametrize("content", [b"", b"DAGVERK-PAPER-2\n", MAGIC, MAGIC + bytes(100)])
def test_other_bytes_are_no_sealed_paper(content):
    with pytest.raises(NotOurs):
        read_sealed(content)


def test_every_paper_has_a_key_of_its_own():
    assert len({new_key() for _time in range(5)}) == 5


def test_a_code_is_meant_however_it_was_typed():
    assert opening(" zx9k-44tp 01qq\n") == "ZX9K44TP01QQ"
