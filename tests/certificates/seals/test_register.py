import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from eduapp.certificates.seals.facts import new_serial
from eduapp.certificates.seals.key_list import ended, lost
from eduapp.certificates.seals.register import (
    Act,
    Broken,
    Head,
    first_backwards,
    first_broken,
    head_of,
    next_entry,
    signed_until,
    was_good_at,
)
from tests.support.given_seals import SERIAL

DAY = date(2026, 11, 27)
KID, OTHER = b"kid-8888", b"kid-9999"


def a_register(count=30, kid=KID):
    """Papers that were issued, some replaced, revoked or voided."""
    entries = []

    def add(act, serial, **hashes):
        day = DAY + timedelta(days=len(entries))
        entries.append(next_entry(head_of(entries), act, serial, day, kid, **hashes))

    for n in range(count):
        serial = f"{n:010d}"
        if n % 10 == 9:
            add(Act.VOIDED, serial)
            continue
        add(Act.ISSUED, serial, pdf=bytes([n]) * 32, facts=bytes([n, 1]) * 16)
        if n % 4 == 0:
            add(Act.REPLACED, serial)
        if n % 8 == 0:
            add(Act.REVOKED, serial)
    return entries


def test_a_register_holds():
    entries = a_register()
    heads = [head_of(entries[:n]) for n in range(len(entries) + 1)]

    assert first_broken(entries) is None
    assert first_broken(entries, heads) is None
    assert first_broken([]) is None
    assert head_of([]) == Head()
    assert heads[-1].n == len(entries)


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        (lambda e: [*e[:4], replace(e[4], serial="9999999999"), *e[5:]], Broken(6, "chain")),
        (lambda e: [*e[:4], replace(e[4], day=DAY), *e[5:]], Broken(6, "chain")),
        (lambda e: [*e[:3], *e[4:]], Broken(4, "number")),
        (lambda e: [*e[:3], e[4], e[3], *e[5:]], Broken(4, "number")),
        (lambda e: [*e[:3], replace(e[4], n=4), *e[5:]], Broken(4, "chain")),
        (lambda e: e[1:], Broken(1, "number")),
        (lambda e: e[:-1], Broken(30, "head")),  # cut; nobody but a witness can tell
        (lambda e: [], Broken(1, "head")),
    ],
)
def test_the_first_broken_entry_is_named(change, broken):
    entries = a_register(23)[:30]
    assert len(entries) == 30

    assert first_broken(change(entries), [head_of(entries)]) == broken


def test_a_register_that_was_written_anew_does_not_have_the_witnessed_head():
    entries = a_register()
    anew = a_register(kid=OTHER)

    assert first_broken(anew) is None
    assert first_broken(anew, [head_of(entries[:7])]) == Broken(7, "head")


def test_a_last_entry_that_was_changed_shows_at_its_head_alone():
    entries = a_register()
    changed = [*entries[:-1], replace(entries[-1], day=date(2020, 1, 1))]

    assert first_broken(changed) is None
    assert first_broken(changed, [head_of(entries)]) == Broken(len(entries), "head")


def chain(*steps):
    entries = []
    for act, serial in steps:
        hashes = {"pdf": bytes(32), "facts": bytes(32)} if act is Act.ISSUED else {}
        entries.append(next_entry(head_of(entries), act, serial, DAY, KID, **hashes))
    return entries


@pytest.mark.parametrize(
    "acts",
    [
        (Act.ISSUED, Act.ISSUED),
        (Act.ISSUED, Act.VOIDED),
        (Act.REPLACED,),
        (Act.REVOKED,),
        (Act.VOIDED, Act.ISSUED),
        (Act.ISSUED, Act.REPLACED, Act.REPLACED),
        (Act.ISSUED, Act.REVOKED, Act.REPLACED),
        (Act.ISSUED, Act.REVOKED, Act.REVOKED),
        (Act.ISSUED, Act.REVOKED, Act.ISSUED),
    ],
)
def test_nothing_happens_to_a_paper_that_cannot(acts):
    assert first_broken(chain(*((act, SERIAL) for act in acts))) == Broken(len(acts), "order")


@pytest.mark.parametrize(
    "wrong",
    [
        {"act": Act.ISSUED},
        {"act": Act.ISSUED, "pdf": bytes(32)},
        {"act": Act.ISSUED, "pdf": bytes(31), "facts": bytes(32)},
        {"act": Act.REVOKED, "pdf": bytes(32)},
        {"act": Act.VOIDED, "serial": "short"},
        {"act": Act.VOIDED, "kid": b"short"},
    ],
)
def test_an_entry_has_one_shape(wrong):
    told = {"serial": SERIAL, "day": DAY, "kid": KID} | wrong
    with pytest.raises(ValueError):
        next_entry(Head(), told.pop("act"), told.pop("serial"), told.pop("day"), told.pop("kid"), **told)
    entry = chain((Act.ISSUED, SERIAL))[0]

    assert first_broken([replace(entry, pdf=None)]) == Broken(1, "shape")


def test_five_hundred_changed_registers_are_named_at_the_change_or_right_behind():
    rng = random.Random(65)
    entries = a_register()
    seen = [head_of(entries)]
    for _round in range(500):
        at = rng.randrange(len(entries))
        one = entries[at]
        field, value = rng.choice(
            [
                ("serial", new_serial()),
                ("day", one.day + timedelta(days=rng.choice((-1, 1)))),
                ("before", rng.randbytes(32)),
                ("kid", rng.randbytes(8)),
                ("n", one.n + rng.choice((-1, 1))),
                ("pdf", rng.randbytes(32)),
                ("facts", rng.randbytes(32)),
            ]
        )
        broken = first_broken([*entries[:at], replace(one, **{field: value}), *entries[at + 1 :]], seen)

        assert broken is not None
        assert broken.place in (at + 1, at + 2)


def test_a_lost_key_was_good_up_to_what_was_witnessed_whatever_date_it_says(school):
    entries = a_register(kid=school.issuing.kid)
    head = head_of(entries[:10])
    gone = lost(school.record, DAY, head.n, signed_until(entries, school.issuing.kid, head))

    assert [was_good_at(gone, one) for one in entries] == [True] * 10 + [False] * (len(entries) - 10)
    assert not was_good_at(gone, replace(entries[11], day=date(2026, 2, 1)))
    assert len(gone.signed) == sum(one.act is Act.ISSUED for one in entries[:10])
    assert signed_until(entries, OTHER, head) == ()


def test_other_keys_were_good_on_their_days(school):
    entries = a_register(kid=school.issuing.kid)
    was = ended(school.record, DAY + timedelta(days=3))

    assert all(was_good_at(school.record, one) for one in entries)
    assert [was_good_at(was, one) for one in entries[:6]] == [True] * 4 + [False] * 2
    assert not was_good_at(school.record, replace(entries[0], kid=OTHER))


def test_a_day_that_goes_backwards_breaks_no_chain_and_is_found():
    entries = a_register(4)
    assert first_backwards(entries) is None
    late = next_entry(head_of(entries), Act.ISSUED, "9999999999", DAY, KID, pdf=bytes(32), facts=bytes(32))
    assert first_backwards([*entries, late]) == late
    assert first_broken([*entries, late]) is None
