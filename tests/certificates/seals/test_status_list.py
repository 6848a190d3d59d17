from dataclasses import replace
from datetime import date

import pytest

from eduapp.certificates.seals import cbor, cose
from eduapp.certificates.seals.cose import Purpose
from eduapp.certificates.seals.facts import new_serial
from eduapp.certificates.seals.faults import (
    Jumped,
    NotCanonical,
    OtherPurpose,
    OutOfUse,
    SignedAfterLoss,
    Stale,
    Unfit,
    UnknownKey,
    WrongSignature,
)
from eduapp.certificates.seals.key_list import ended, lost
from eduapp.certificates.seals.status_list import (
    Status,
    entry_of,
    joined,
    newer_status,
    newest_of,
    read_own_list,
    read_status_list,
)
from tests.support.given_seals import ISSUED_ON, SERIAL, a_school

DAY = date(2026, 11, 20)
REVOKED = entry_of(SERIAL, Status.REVOKED, DAY)
REPLACED = entry_of("0000000001", Status.REPLACED, DAY)


def test_a_list_tells_of_every_paper_what_became_of_it(school):
    status = school.status(REVOKED, REPLACED)

    assert status.of(SERIAL) == REVOKED
    assert status.of(SERIAL).status is Status.REVOKED
    assert status.of("0000000001").day == DAY
    assert status.of("0000000002") is None
    assert school.status().of(SERIAL) is None


def test_a_list_of_thousands_is_found_in(school):
    serials = [new_serial() for _one in range(2000)]
    status = school.status(*(entry_of(one, Status.REVOKED, DAY) for one in serials))

    assert all(status.of(one) for one in serials)
    assert not any(status.of(new_serial()) for _one in range(500))


def test_a_list_names_nobody_and_no_paper(school):
    content = school.status_bytes(REVOKED)

    assert SERIAL.encode() not in content
    assert len(REVOKED.mark) == 16


def test_it_is_as_old_as_its_day(school):
    assert school.status().age(date(2026, 12, 7)) == 10
    assert school.status().age(ISSUED_ON) == 0
    assert school.status().age(date(2026, 11, 26)) == -1  # its day has not come yet


def test_only_keys_of_the_school_sign_it(school):
    other = a_school()
    payload = cose.read(school.status_bytes(REVOKED)).payload
    forged = cose.sign(payload, Purpose.STATUS_LIST, other.issuing.seal, school.issuing.kid)
    as_root = cose.sign(payload, Purpose.STATUS_LIST, other.issuing.seal, school.root.kid)
    as_paper = cose.sign(payload, Purpose.CERTIFICATE, school.issuing.seal, school.issuing.kid)
    tried = {
        other.status_bytes(): UnknownKey,
        forged: WrongSignature,
        as_root: WrongSignature,
        as_paper: OtherPurpose,
    }

    for content, fault in tried.items():
        with pytest.raises(fault):
            read_status_list(content, school.keys())


def test_a_key_signs_lists_as_long_as_it_is_the_schools(school):
    content = school.status_bytes(REVOKED)

    assert read_status_list(content, school.keys(ended(school.record, ISSUED_ON))).of(SERIAL)
    with pytest.raises(OutOfUse):
        read_status_list(content, school.keys(ended(school.record, date(2026, 11, 26))))
    with pytest.raises(SignedAfterLoss) as refused:
        read_status_list(content, school.keys(lost(school.record, ISSUED_ON, 0, ())))
    assert "27.11.2026" in refused.value.sentence()


def row(**changed):
    told = [REVOKED.mark, 2, 20777]
    for place, value in changed.items():
        told[int(place[1:])] = value
    return told


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"k1": 0}, Unfit),
        ({"k2": 2**53}, Unfit),
        ({"k3": None}, Unfit),
        ({"k4": None}, Unfit),
        ({"k5": 1}, Unfit),
        ({"k4": [row(), row()]}, NotCanonical),
        ({"k4": [row(p0=b"b" * 16), row(p0=b"a" * 16)]}, NotCanonical),
        ({"k4": [row(p0=bytes(32))]}, Unfit),
        ({"k4": [row(p1=0)]}, Unfit),
        ({"k4": [row(p1=3)]}, Unfit),
        ({"k4": [row(p2=30000)]}, Unfit),  # after the list's own day
        ({"k4": [row()[:2]]}, Unfit),
        ({"k4": [{}]}, Unfit),
    ],
)
def test_a_list_that_no_program_of_ours_signs_is_refused(school, changed, fault):
    told = cbor.decode(cose.read(school.status_bytes()).payload)
    told |= {int(key[1:]): value for key, value in changed.items()}
    content = cose.sign(cbor.encode(told), Purpose.STATUS_LIST, school.issuing.seal, school.issuing.kid)

    with pytest.raises(fault):
        read_status_list(content, school.keys())


def test_only_a_newer_list_is_kept(school):
    first, third = school.status(REPLACED), school.status(REPLACED, REVOKED, number=3)

    assert newer_status(None, first) is first
    assert newer_status(first, school.status(REPLACED)) == first
    assert newer_status(first, third) is third  # the second was missed
    with pytest.raises(Stale):
        newer_status(third, first)
    with pytest.raises(Stale):
        newer_status(first, school.status(REPLACED, number=1, as_of=date(2026, 12, 1)))


def test_what_was_revoked_stays_revoked(school):
    kept = school.status(REVOKED, REPLACED)
    later = replace(REVOKED, day=date(2026, 11, 21))
    milder = replace(REVOKED, status=Status.REPLACED)
    harder = replace(REPLACED, status=Status.REVOKED)

    for entries in ((REPLACED,), (milder, REPLACED), (later, REPLACED), ()):
        with pytest.raises(Stale):
            newer_status(kept, school.status(*entries, number=2))
    assert newer_status(kept, school.status(REVOKED, harder, number=2)).of("0000000001") == harder
    with pytest.raises(Stale):
        newer_status(kept, school.status(REVOKED, REPLACED, number=2, as_of=date(2026, 11, 26)))


def test_a_number_that_nobody_can_have_counted_to_bars_no_later_list(school):
    kept = school.status()

    assert newer_status(kept, school.status(number=1001)).number == 1001
    for number in (1002, 2**53 - 1):
        with pytest.raises(Jumped):
            newer_status(kept, school.status(number=number))


def test_only_the_root_begins_anew(school):
    kept = school.status(REVOKED, number=900)  # what a thief made of it
    anew = school.status(key=school.root, beginning=2, number=1)

    assert anew.by_root
    assert newer_status(kept, anew) is anew
    assert newer_status(anew, school.status(beginning=2, number=2)).number == 2
    with pytest.raises(Jumped):
        newer_status(kept, school.status(beginning=2, number=1))
    with pytest.raises(Stale):
        newer_status(anew, kept)  # the old beginning is over


def test_what_the_school_kept_itself_it_reads_whatever_became_of_the_key(school):
    content, gone = school.status_bytes(REVOKED), school.keys(lost(school.record, ISSUED_ON, 0, ()))

    assert read_own_list(content, gone).of(SERIAL) == REVOKED
    with pytest.raises(UnknownKey):
        read_own_list(a_school().status_bytes(REVOKED), gone)
    with pytest.raises(WrongSignature):
        read_own_list(content[:-1] + bytes([content[-1] ^ 1]), gone)


def test_of_two_lists_the_newer_one_counts_in_whichever_order_they_are_given(school):
    old, new = school.status(REPLACED), school.status(REPLACED, REVOKED, number=2)

    assert newest_of(old, new) is new
    assert newest_of(new, old) is new


def test_two_lists_together_tell_all_that_either_tells(school):
    harder = replace(REPLACED, status=Status.REVOKED)
    one, other = school.status(REPLACED), school.status(REVOKED, harder, number=2, as_of=date(2027, 1, 1))

    for both in (joined(one, other), joined(other, one)):
        assert both.of("0000000001") == harder
        assert both.of(SERIAL) == REVOKED
    assert joined(one, other).as_of == ISSUED_ON
