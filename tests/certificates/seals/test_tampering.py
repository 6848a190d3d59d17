"""A thousand tamperings of codes and of lists, each told as what it is; a thousand untouched ones taken."""

import random
from datetime import date, timedelta

import pytest

from eduapp.certificates.seals import base45_text, cbor, cose
from eduapp.certificates.seals.code import PREFIX, sign_facts, text_of
from eduapp.certificates.seals.cose import Purpose
from eduapp.certificates.seals.facts import new_serial, to_bytes
from eduapp.certificates.seals.faults import (
    Damaged,
    Fault,
    Newer,
    NoCode,
    NotCanonical,
    OtherPurpose,
    TooLong,
    UnknownKey,
    Unprotected,
    WrongSignature,
)
from eduapp.certificates.seals.key_list import lost, read_key_list
from eduapp.certificates.seals.status_list import Status, entry_of, read_status_list
from eduapp.certificates.seals.verdict import Outcome, verdict_on
from tests.support.given_seals import ISSUED_ON, a_school, printed

NAMES = ("Áile Østby-Çelik", "Karim Haddad", "أحمد علي", "Олена Шевченко", "Nguyễn Văn An", "Łukasz Żak")
BROKEN = (
    Damaged,
    Newer,
    NotCanonical,
    Unprotected,
    UnknownKey,
    WrongSignature,
)  # by a chance change of bytes


def some_facts(rng):
    first = date(2026, 1, 1) + timedelta(days=rng.randrange(200))
    return printed(
        serial=new_serial(),
        number=f"2026-{rng.randrange(10**6):06d}",
        kind=rng.choice(["kursbevis", "deltakerbevis", "praksisattest"]),
        name=rng.choice(NAMES),
        born=date(1960, 1, 1) + timedelta(days=rng.randrange(15_000)),
        minutes=rng.randrange(100_000),
        first=first,
        last=first + timedelta(days=rng.randrange(90)),
        language=rng.choice(["nb", "nn", "en", "se"]),
    )


@pytest.fixture(scope="module")
def other():
    return a_school()


def tamper(rng, school, other, facts):
    """A code that was tampered with, and what it must be told as."""
    content = sign_facts(facts, school.issuing)
    text = text_of(content)
    changed = printed(**(vars(facts) | rng.choice([{"name": "En Annen"}, {"minutes": facts.minutes + 60}])))
    parts = cbor.decode(content[1:])

    def put(**places):
        new = [places.get(f"p{place}", part) for place, part in enumerate(parts)]
        return text_of(b"\xd2" + cbor.encode(new))

    def flipped():
        at, bit = rng.randrange(len(content)), rng.randrange(8)
        return text_of(content[:at] + bytes([content[at] ^ 1 << bit]) + content[at + 1 :])

    def signed(key=school.issuing, kid=school.issuing.kid, purpose=Purpose.CERTIFICATE):
        return text_of(cose.sign(to_bytes(facts), purpose, key.seal, kid))

    at = rng.randrange(len(PREFIX), len(text))
    sign = rng.choice([one for one in base45_text.ALPHABET if one != text[at]])
    return rng.choice(
        [
            lambda: (flipped(), BROKEN),
            lambda: (text[:at] + sign + text[at + 1 :], BROKEN),
            lambda: (text[:at], (Damaged,)),
            lambda: (text + "00", (Damaged,)),
            lambda: (text[:at] + text[at].lower() + "a" + text[at:], (Damaged, TooLong)),
            lambda: (put(p2=to_bytes(changed)), (WrongSignature,)),
            lambda: (put(p3=rng.randbytes(64)), (WrongSignature,)),
            lambda: (put(p3=bytes(64)), (WrongSignature,)),
            lambda: (put(p1={4: school.issuing.kid}), (Unprotected,)),
            lambda: (put(p0=b"", p1={1: -8, 4: school.issuing.kid}), (Unprotected,)),
            lambda: (put(p0=cbor.encode({1: -7, 4: school.issuing.kid})), (Newer,)),
            lambda: (put(p0=cbor.encode({1: -8, 4: other.issuing.kid})), (UnknownKey,)),
            lambda: (signed(key=other.issuing), (WrongSignature,)),
            lambda: (signed(key=other.issuing, kid=other.issuing.kid), (UnknownKey,)),
            lambda: (signed(purpose=Purpose.STATUS_LIST), (OtherPurpose,)),
            lambda: (signed(purpose=Purpose.KEY_LIST), (OtherPurpose,)),
            lambda: (text_of(content[:1] + b"\x98\x04" + content[2:]), (NotCanonical,)),
            lambda: (text.replace("BEVIS1", "BEVIS2"), (Newer,)),
            lambda: (text.replace("BEVIS1:", rng.choice(["HC1:", "https://", ""])), (NoCode,)),
        ]
    )()


def test_a_thousand_tampered_codes_are_each_told_as_what_they_are(school, other):
    rng = random.Random(65)
    keys, status = school.keys(), school.status()
    for number in range(1000):
        text, expected = tamper(rng, school, other, some_facts(rng))
        verdict = verdict_on(text, keys, status, ISSUED_ON)

        assert isinstance(verdict.fault, expected), (number, verdict.fault, expected)
        assert verdict.outcome in (Outcome.NOT_GENUINE, Outcome.UNKNOWN_KEY, Outcome.DAMAGED)
        assert verdict.facts is None  # nothing of it is shown as if it were so


def test_a_thousand_untouched_codes_are_genuine(school):
    rng = random.Random(66)
    keys, status = school.keys(), school.status()
    for _number in range(1000):
        facts = some_facts(rng)
        verdict = verdict_on(text_of(sign_facts(facts, school.issuing)), keys, status, ISSUED_ON)

        assert (verdict.outcome, verdict.facts) == (Outcome.GENUINE, facts)


def some_list(rng, school, **told):
    entries = [
        entry_of(new_serial(), rng.choice(list(Status)), ISSUED_ON) for _one in range(rng.randrange(9))
    ]
    return school.status_bytes(*entries, number=rng.randrange(1, 10**6), **told)


def test_a_thousand_tampered_lists_are_each_told_as_what_they_are(school, other):
    rng = random.Random(67)
    keys = school.keys()
    for number in range(1000):
        content = some_list(rng, school)
        signed = cose.read(content)
        at, bit = rng.randrange(len(content)), rng.randrange(8)
        tampered, expected = rng.choice(
            [
                (content[:at] + bytes([content[at] ^ 1 << bit]) + content[at + 1 :], BROKEN),
                (content[:at], (Damaged,)),
                (content + rng.randbytes(1), (Damaged,)),
                (some_list(rng, other), (UnknownKey,)),
                (
                    cose.sign(signed.payload, Purpose.STATUS_LIST, other.issuing.seal, signed.kid),
                    (WrongSignature,),
                ),
                (
                    cose.sign(signed.payload, Purpose.CERTIFICATE, school.issuing.seal, signed.kid),
                    (OtherPurpose,),
                ),
                (some_list(rng, school, key=other.root), (UnknownKey,)),
            ]
        )
        with pytest.raises(Fault) as refused:
            read_status_list(tampered, keys)

        assert isinstance(refused.value, expected), (number, refused.value, expected)


def test_five_hundred_changed_lists_of_keys_are_refused(school):
    rng = random.Random(69)
    sound = school.list_bytes(lost(school.record, ISSUED_ON, 3, [rng.randbytes(16) for _one in range(40)]))
    for _number in range(500):
        at, bit = rng.randrange(len(sound)), rng.randrange(8)
        with pytest.raises(BROKEN):
            read_key_list(sound[:at] + bytes([sound[at] ^ 1 << bit]) + sound[at + 1 :], school.root.public)
        with pytest.raises(Damaged):
            read_key_list(sound[:at], school.root.public)


def test_a_thousand_untouched_lists_are_taken(school):
    rng = random.Random(68)
    keys = school.keys()
    for _number in range(1000):
        assert read_status_list(some_list(rng, school), keys).number
