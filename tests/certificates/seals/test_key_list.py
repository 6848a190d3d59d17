from dataclasses import replace
from datetime import date

import pytest

from eduapp.certificates.seals import cbor, cose, key_list
from eduapp.certificates.seals.code import sign_facts
from eduapp.certificates.seals.cose import Purpose
from eduapp.certificates.seals.faults import (
    Newer,
    NotCanonical,
    OtherPurpose,
    Stale,
    Unfit,
    UnknownKey,
    WrongSignature,
)
from eduapp.certificates.seals.key_list import State, ended, lost, newer_keys, read_key_list, record_of
from eduapp.certificates.seals.keys import new_issuing
from tests.support.given_seals import ISSUED_ON, a_school, printed

LAST = date(2026, 12, 31)


def next_key(school, first=date(2027, 1, 1)):
    return record_of(new_issuing(school.root, "Fjordbyen videregående skole", first), first)


def resigned(school, **changed):
    """A list with some keys of its map changed, signed by the root all the same."""
    told = cbor.decode(cose.read(school.list_bytes()).payload)
    told |= {int(key[1:]): value for key, value in changed.items()}
    return cose.sign(cbor.encode(told), Purpose.KEY_LIST, school.root.seal, school.root.kid)


def rows(school, **changed):
    """The one row of a list, changed by place."""
    row = list(cbor.decode(cose.read(school.list_bytes()).payload)[4][0])
    for place, value in changed.items():
        row[int(place[1:])] = value
    return [row]


def test_a_list_comes_back_with_every_key_it_ever_had(school):
    was = ended(school.record, LAST)
    gone = lost(next_key(school), date(2027, 5, 3), 12, [b"b" * 32, b"a" * 32])
    now = next_key(school, date(2027, 5, 4))
    keys = school.keys(now, gone, was, number=3)

    assert keys.keys == (was, gone, now)
    assert (keys.number, keys.as_of, keys.root) == (3, ISSUED_ON, school.root.public)
    assert keys.keys[1].signed == (b"a" * 16, b"b" * 16)
    assert keys.called(now.kid) == (now,)


def test_a_key_was_used_from_its_first_day_to_its_last(school):
    was = ended(school.record, LAST)

    assert was.was_used_on(school.first)
    assert was.was_used_on(LAST)
    assert not was.was_used_on(date(2025, 12, 31))
    assert not was.was_used_on(date(2027, 1, 1))
    assert school.record.was_used_on(date(2040, 1, 1))


def test_a_key_ends_once_and_is_lost_once(school):
    was = ended(school.record, LAST)
    gone = lost(was, LAST, 0, ())

    for wrong in (lambda: ended(was, LAST), lambda: ended(gone, LAST), lambda: lost(gone, LAST, 0, ())):
        with pytest.raises(ValueError):
            wrong()


def test_only_a_root_signs_the_list_and_only_issuing_keys_are_in_it(school):
    with pytest.raises(ValueError):
        key_list.sign_key_list(school.issuing, 1, ISSUED_ON, ())
    with pytest.raises(ValueError):
        record_of(school.root, school.first)


def test_a_list_of_another_root_or_purpose_is_refused(school):
    other = a_school()
    payload = cose.read(school.list_bytes()).payload
    forged = cose.sign(payload, Purpose.KEY_LIST, other.root.seal, school.root.kid)
    as_status = cose.sign(payload, Purpose.STATUS_LIST, school.root.seal, school.root.kid)
    tried = {other.list_bytes(): UnknownKey, forged: WrongSignature, as_status: OtherPurpose}

    for content, fault in tried.items():
        with pytest.raises(fault):
            read_key_list(content, school.root.public)


def test_two_keys_that_are_called_alike_are_both_tried(school, monkeypatch):
    monkeypatch.setattr(key_list, "kid_of", lambda _public: school.issuing.kid)
    first, second = next_key(school, date(2025, 1, 1)), school.record
    keys = key_list.KeyList(b"r" * 32, b"", 1, ISSUED_ON, (first, second))
    signed = cose.read(sign_facts(printed(), school.issuing))

    assert keys.called(school.issuing.kid) == (first, second)
    assert keys.signer_of(signed, Purpose.CERTIFICATE) is second
    with pytest.raises(WrongSignature):
        replace(keys, keys=(first, first)).signer_of(signed, Purpose.CERTIFICATE)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda s: {"k0": 2}, Newer),
        (lambda s: {"k5": 1}, Unfit),
        (lambda s: {"k1": 0}, Unfit),
        (lambda s: {"k2": "2026-11-27"}, Unfit),
        (lambda s: {"k3": s.issuing.certificate}, Unfit),
        (lambda s: {"k3": b""}, Unfit),
        (lambda s: {"k4": {}}, Unfit),
        (lambda s: {"k4": rows(s) * 2}, NotCanonical),
        (lambda s: {"k4": [rows(s)[0][:6]]}, Unfit),
        (lambda s: {"k4": rows(s, p0=bytes(31))}, Unfit),
        (lambda s: {"k4": rows(s, p1=s.root.certificate[:-1])}, Unfit),
        (lambda s: {"k4": rows(s, p1=a_school().issuing.certificate)}, Unfit),
        (lambda s: {"k4": rows(s, p1=bytes(5000))}, Unfit),
        (lambda s: {"k4": rows(s, p3=99999)}, Unfit),
        (lambda s: {"k4": rows(s, p4=2)}, Unfit),
        (lambda s: {"k4": rows(s, p4=4)}, Unfit),
        (lambda s: {"k4": rows(s, p3=1, p4=2)}, Unfit),
        (lambda s: {"k4": rows(s, p5=3)}, Unfit),
        (lambda s: {"k4": rows(s, p6=bytes(16))}, Unfit),
        (lambda s: {"k4": rows(s, p3=99999, p4=3, p6=bytes(17))}, Unfit),
        (lambda s: {"k4": rows(s, p3=99999, p4=3, p6=bytes(32))}, NotCanonical),
        (lambda s: {"k4": [[*rows(s)[0][:2], 1, *rows(s)[0][3:]], *rows(s)]}, Unfit),
    ],
)
def test_a_list_that_no_program_of_ours_signs_is_refused(school, change, fault):
    with pytest.raises(fault):
        read_key_list(resigned(school, **change(school)), school.root.public)


def test_only_a_newer_list_is_taken(school):
    first = school.keys()
    second = school.keys(ended(school.record, LAST), next_key(school), number=2)

    assert newer_keys(None, first) is first
    assert newer_keys(first, first) == first
    assert newer_keys(first, second) is second
    with pytest.raises(Stale):
        newer_keys(second, first)


@pytest.mark.parametrize(
    "change",
    [
        lambda s, was: s.keys(next_key(s), number=3),  # a key is gone
        lambda s, was: s.keys(s.record, number=3),  # an ended key is in use again
        lambda s, was: s.keys(replace(was, until=date(2027, 6, 1)), number=3),
        lambda s, was: s.keys(replace(was, first=date(2026, 2, 1)), number=3),
        lambda s, was: s.keys(was, number=3, as_of=date(2026, 11, 1)),
        lambda s, was: a_school().keys(number=3),
    ],
)
def test_what_was_final_stays_so(school, change):
    was = ended(school.record, LAST)
    with pytest.raises(Stale):
        newer_keys(school.keys(was, number=2), change(school, was))


def test_what_a_lost_key_had_signed_is_never_forgotten(school):
    gone = lost(school.record, LAST, 5, [b"a" * 16, b"b" * 16])
    kept = school.keys(gone, number=2)
    more = school.keys(replace(gone, signed=(*gone.signed, b"c" * 16)), number=3)

    assert newer_keys(kept, more) is more
    with pytest.raises(Stale):
        newer_keys(more, school.keys(gone, number=4))


def test_states_go_forward():
    assert [one.value for one in State] == [1, 2, 3]
