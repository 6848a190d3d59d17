"""Hundreds of single faults at random places of a trail: each is named, at the right entry."""

from collections import Counter
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import delete, insert, select, text, update

from eduapp.people.audit import queries
from tests.support import given, given_attendance, torture
from tests.support.given_trail import ENTRY, HEAD, broken_after, renumber

ASIDE = 100_000_000
OTHERS = {
    "at": given.NOW - timedelta(days=4_000),
    "actor_id": UUID(int=9),
    "actor_name": "Somebody",
    "action": "test.other",
    "subject_id": UUID(int=9),
    "learner_id": UUID(int=9),
    "details": {"name": "Somebody"},
    "commitment": "1" * 64,
    "previous": "1" * 64,
    "digest": "1" * 64,
}


@pytest.fixture
def site(sqlite_database, clock):
    """A trail as work writes it: people admitted and away, and their marks, over weeks."""
    group = given_attendance.a_class(sqlite_database, 12)
    for number in range(torture.times(60, 1_500)):
        learner = given.a_learner(sqlite_database, f"Person N{number}")
        if number % 3 == 0:
            given.a_state(sqlite_database, learner, "released")
        if number < len(group.learner_ids):
            given_attendance.mark(sqlite_database, group.session_id, group.learner_ids[number])
        clock.moment += timedelta(minutes=7)
    return sqlite_database


@pytest.fixture
def last(site):
    """The number of the last entry."""
    with site.reading() as session:
        return session.scalar(select(HEAD.c.seq))


# Each does something with the trail, and answers where it must be found and as what.


def edited(dice, connection, last):
    seq, name = dice.randint(1, last), dice.choice(list(OTHERS))
    connection.execute(update(ENTRY).where(ENTRY.c.seq == seq).values({name: OTHERS[name]}))
    return {seq}, {"details" if name == "details" else "edited"}


def one_sign(dice, connection, last):
    """The smallest edit there is: one digit of what was written."""
    seq, name = dice.randint(1, last), dice.choice(("commitment", "previous", "digest"))
    [was] = connection.execute(select(ENTRY.c[name]).where(ENTRY.c.seq == seq)).one()
    at = dice.randrange(len(was))
    other = was[:at] + ("0" if was[at] != "0" else "1") + was[at + 1 :]
    connection.execute(update(ENTRY).where(ENTRY.c.seq == seq).values({name: other}))
    return {seq}, {"edited"}


def deleted(dice, connection, last):
    seq = dice.choice((dice.randint(1, last), dice.randint(last - 3, last)))
    connection.execute(delete(ENTRY).where(ENTRY.c.seq == seq))
    return {seq}, {"cut" if seq == last else "deleted"}


def inserted(dice, connection, last):
    """A copy of some entry between two others, with all behind it moved on, and the end as well or not."""
    at, like = dice.randint(2, last), dice.randint(1, last)
    [row] = connection.execute(select(ENTRY).where(ENTRY.c.seq == like)).mappings()
    connection.execute(
        text("UPDATE audit_entry SET seq = seq + :far WHERE seq >= :at"), {"far": ASIDE, "at": at}
    )
    connection.execute(text("UPDATE audit_entry SET seq = seq - :far + 1 WHERE seq >= :far"), {"far": ASIDE})
    connection.execute(insert(ENTRY).values(**{**row, "seq": at}))
    if dice.random() < 0.5:
        connection.execute(update(HEAD).values(seq=last + 1))
    twins = {at, at + 1} if like in {at - 1, at} else {at}  # nobody can say which of two equal ones was first
    return twins, {"inserted"}


def swapped(dice, connection, last):
    one = dice.randint(1, last - 1)
    other = dice.choice((one + 1, dice.randint(one + 1, last)))
    renumber(connection, (one, other), (other, one))
    return {one}, {"swapped"}


def cut(dice, connection, last):
    left = last - dice.choice((1, 2, dice.randint(1, last)))
    connection.execute(delete(ENTRY).where(ENTRY.c.seq > left))
    return {left + 1}, {"cut"}


FAULTS = (edited, one_sign, deleted, inserted, swapped, cut)


def test_any_single_fault_is_named_at_its_entry(site, last, record_property):
    with site.reading() as session:
        assert queries.check(session).broken is None
    dice, found_as = torture.dice("trail"), Counter()
    for number in range(torture.times(18, 600)):
        fault, expected = FAULTS[number % len(FAULTS)], []
        found = broken_after(site, lambda c, fault=fault: expected.extend(fault(dice, c, last)))  # noqa: B023
        entries, kinds = expected
        assert found is not None, (fault.__name__, entries)
        assert found.seq in entries, (fault.__name__, entries, found)
        assert found.kind in kinds, (fault.__name__, entries, found)
        found_as[found.kind] += 1

    record_property("entries of the trail", last)
    record_property("single faults, each named at its entry", found_as.total())
    record_property("named as", dict(found_as))
    with site.reading() as session:
        assert queries.check(session).broken is None  # and nothing of all this has stayed
