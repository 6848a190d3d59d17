import hashlib
from datetime import date

import pytest

from eduapp.certificates.seals import base45_text, cbor, code, cose
from eduapp.certificates.seals.code import LONGEST, PREFIX, check_code, read_code, sign_facts, text_of
from eduapp.certificates.seals.cose import Purpose
from eduapp.certificates.seals.facts import to_bytes
from eduapp.certificates.seals.faults import (
    Damaged,
    Newer,
    NoCode,
    NotCanonical,
    OtherPurpose,
    OutOfUse,
    SignedAfterLoss,
    TooLong,
    Unfit,
    UnknownKey,
    Unprotected,
    WrongSignature,
)
from eduapp.certificates.seals.key_list import ended, lost
from tests.certificates.seals.test_facts import WORST
from tests.support.given_seals import ISSUED_ON, a_school, printed


def test_a_code_is_checked_and_says_what_is_printed(school):
    checked = check_code(school.code(), school.keys())

    assert checked.facts == printed()
    assert checked.key.public == school.issuing.public
    assert checked.digest == hashlib.sha256(sign_facts(printed(), school.issuing)).digest()


def test_an_ordinary_code_is_small_and_the_worst_fits(school):
    ordinary, worst = school.code(), school.code(**WORST)

    assert len(sign_facts(printed(), school.issuing)) <= 250
    assert len(ordinary) < 400
    assert len(worst) <= LONGEST
    assert set(worst) <= set(base45_text.ALPHABET)
    assert check_code(worst, school.keys()).facts == printed(**WORST).fitted()


def test_equal_facts_give_equal_codes(school):
    assert school.code() == school.code()


def test_a_code_tells_no_place(school):
    content = sign_facts(printed(), school.issuing)

    assert not any(word in content.lower() for word in (b"http", b"www", b".no", b"://"))


@pytest.mark.parametrize("around", ["\n", "\r\n", "\t"])
def test_what_a_scanner_adds_is_not_the_code(school, around):
    assert check_code(f"{around}{school.code()}{around}", school.keys()).facts == printed()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", NoCode),
        ("https://example.org/1", NoCode),
        ("HC1:6BF", NoCode),
        ("bevis1:ABC", NoCode),
        ("BEVIS:ABC", NoCode),
        ("BEVIS0:ABC", NoCode),
        (" BEVIS1:ABC", NoCode),
        ("BEVIS2:ABC", Newer),
        ("BEVIS17:", Newer),
        ("BEVIS1:", Damaged),
        ("BEVIS1:a", Damaged),
        ("BEVIS1:BB8", Damaged),
        ("BEVIS1:" + "0" * 600, TooLong),
    ],
)
def test_what_is_no_code_is_told_as_what_it_is(text, fault):
    with pytest.raises(fault):
        read_code(text)


def test_a_misread_sign_is_told_with_its_place(school):
    text = school.code()
    with pytest.raises(Damaged) as refused:
        read_code(text[:20] + "ø" + text[21:])

    assert refused.value.facts["place"] == 21


def test_the_signature_of_somebody_else_is_none(school):
    other = a_school()
    payload = to_bytes(printed())
    forged = cose.sign(payload, Purpose.CERTIFICATE, other.issuing.seal, school.issuing.kid)
    by_root = cose.sign(payload, Purpose.CERTIFICATE, school.root.seal, school.root.kid)
    as_list = cose.sign(payload, Purpose.STATUS_LIST, school.issuing.seal, school.issuing.kid)
    tried = {
        other.code(): UnknownKey,
        text_of(forged): WrongSignature,
        text_of(by_root): UnknownKey,  # a root signs no papers
        text_of(as_list): OtherPurpose,
    }

    for text, fault in tried.items():
        with pytest.raises(fault):
            check_code(text, school.keys())
    with pytest.raises(ValueError):
        sign_facts(printed(), school.root)


def test_facts_of_one_paper_under_the_signature_of_another_are_none(school):
    one, other = (cose.read(sign_facts(printed(minutes=n), school.issuing)) for n in (2400, 4800))
    parts = cbor.decode(one.content[1:])
    parts[2] = other.payload

    with pytest.raises(WrongSignature):
        check_code(text_of(b"\xd2" + cbor.encode(parts)), school.keys())


def test_a_signed_map_that_is_none_of_a_paper_is_refused(school):
    for payload, fault in (({0: 2}, Newer), ({0: 1}, Unfit), ([], Unfit)):
        content = cose.sign(
            cbor.encode(payload), Purpose.CERTIFICATE, school.issuing.seal, school.issuing.kid
        )
        with pytest.raises(fault):
            check_code(text_of(content), school.keys())


def test_headers_outside_the_signature_are_refused(school):
    parts = cbor.decode(sign_facts(printed(), school.issuing)[1:])
    parts[1] = {4: school.issuing.kid}

    with pytest.raises(Unprotected):
        check_code(text_of(b"\xd2" + cbor.encode(parts)), school.keys())


def test_a_longer_way_to_write_the_same_is_refused(school):
    content = sign_facts(printed(), school.issuing)
    longer = content[:1] + b"\x98\x04" + content[2:]

    with pytest.raises(NotCanonical):
        check_code(text_of(longer), school.keys())


def test_papers_of_an_ended_key_stay_genuine_and_none_are_added(school):
    keys = school.keys(ended(school.record, ISSUED_ON), number=2)

    assert check_code(school.code(), keys).facts == printed()
    with pytest.raises(OutOfUse) as refused:
        check_code(school.code(issued_on=date(2026, 11, 28)), keys)
    assert "28.11.2026" in refused.value.sentence()
    with pytest.raises(OutOfUse):
        check_code(school.code(issued_on=date(2025, 12, 31)), school.keys())


def test_a_lost_key_harms_no_old_paper_and_makes_no_new_one(school):
    old = sign_facts(printed(), school.issuing)
    gone = lost(school.record, date(2026, 12, 1), 1, [hashlib.sha256(old).digest()])
    keys = school.keys(gone, number=2)

    assert check_code(text_of(old), keys).facts == printed()
    for back_dated in (ISSUED_ON, date(2026, 2, 1)):
        with pytest.raises(SignedAfterLoss) as refused:
            check_code(school.code(serial="0000000007", issued_on=back_dated), keys)
        assert "01.12.2026" in refused.value.sentence()


def test_what_the_school_signed_before_it_noticed_the_loss_stays_genuine_too(school):
    later = sign_facts(printed(issued_on=date(2026, 12, 3)), school.issuing)
    gone = lost(school.record, date(2026, 12, 1), 2, [hashlib.sha256(later).digest()])

    assert check_code(text_of(later), school.keys(gone, number=2)).facts.issued_on == date(2026, 12, 3)


def test_the_prefix_is_of_signs_that_a_square_keeps_tightly():
    assert set(PREFIX) <= set(base45_text.ALPHABET)
    assert code.LONGEST == 600
