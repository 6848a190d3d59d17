"""Every single fault in a trail is named: which entry, and what was done to it. On both databases."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import delete, insert, select, update

from eduapp.core.db.base import table_of
from eduapp.people.audit import queries, service
from eduapp.people.audit.models import AuditShredding, DetailKey
from eduapp.people.audit.rules import START, Anchor, Break
from tests.support import given
from tests.support.given_trail import ENTRY, HEAD, broken_after, rechain, renumber

pytestmark = pytest.mark.every_case

LAST = 8
KEY, SHREDDING = table_of(DetailKey), table_of(AuditShredding)
OTHERS = {
    "at": given.NOW - timedelta(days=400),
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
ENTRIES = range(1, LAST + 1)


@pytest.fixture
def trail(database, clock):
    """Entries about learners and about none, over two days."""
    for number in range(1, 5):
        given.a_learner(database, f"Person N{number}")
        with database.writing() as uow:
            uow.audit("test.done", given.LEADER.user_id, number=number)
        clock.moment += timedelta(hours=8)
    return database


def told(broken):
    return None if broken is None else (broken.seq, broken.kind)


def test_an_untouched_trail_is_whole(trail):
    with trail.reading() as session:
        found = queries.check(session)
    assert found.broken is None
    assert (found.entries, found.last.seq, found.last.day) == (LAST, LAST, date(2026, 11, 24))
    assert found.witnessed is None


@pytest.mark.parametrize("name", OTHERS)
def test_any_column_of_any_entry_that_was_edited_is_named(trail, name):
    kind = "details" if name == "details" else "edited"
    for seq in ENTRIES:
        edit = update(ENTRY).where(ENTRY.c.seq == seq).values({name: OTHERS[name]})
        assert told(broken_after(trail, lambda c, edit=edit: c.execute(edit))) == (seq, kind)


def test_a_value_that_is_none_of_its_kind_is_an_edit_and_no_crash(trail):
    if trail.engine.dialect.name != "sqlite":
        pytest.skip("a server lets nobody write such values")
    for words in ("at = 'yesterday'", "at = 5", "actor_id = x'00'", "subject_id = 'me'", "commitment = 7"):
        found = broken_after(
            trail, lambda c, words=words: c.exec_driver_sql(f"UPDATE audit_entry SET {words} WHERE seq = 4")
        )
        assert told(found) == (4, "edited")


def test_details_that_are_gone_without_a_word_are_named(trail):
    for seq in ENTRIES:
        edit = update(ENTRY).where(ENTRY.c.seq == seq).values(details=None)
        assert told(broken_after(trail, lambda c, edit=edit: c.execute(edit))) == (seq, "details")


def test_any_entry_with_another_number_is_named(trail):
    for seq in ENTRIES:
        for other in (0, -3, LAST + 1, LAST + 500):
            assert told(broken_after(trail, lambda c, pair=(seq, other): renumber(c, pair))) == (
                seq,
                "swapped",
            )


def test_any_entry_that_was_taken_out_is_named(trail):
    for seq in ENTRIES:
        gone = delete(ENTRY).where(ENTRY.c.seq == seq)
        found = broken_after(trail, lambda c, gone=gone: c.execute(gone))
        assert (told(found), found.until) == ((seq, "cut" if seq == LAST else "deleted"), seq)


def test_a_gap_that_was_closed_up_is_named_with_all_that_are_missing(trail):
    def close(connection, first, count):
        connection.execute(delete(ENTRY).where(ENTRY.c.seq.between(first, first + count - 1)))
        renumber(connection, *((seq, seq - count) for seq in range(first + count, LAST + 1)))
        digest = connection.scalar(select(ENTRY.c.digest).where(ENTRY.c.seq == LAST - count))
        connection.execute(update(HEAD).values(seq=LAST - count, digest=digest))

    for first, count in ((1, 1), (1, 3), (3, 1), (3, 4), (LAST - 1, 1)):
        found = broken_after(trail, lambda c, first=first, count=count: close(c, first, count))
        assert (found.seq, found.kind, found.until) == (first, "deleted", first + count - 1)


def copied(connection, seq, at, **other):
    """An entry like another, at a number that is free."""
    [row] = connection.execute(select(ENTRY).where(ENTRY.c.seq == seq)).mappings()
    connection.execute(insert(ENTRY).values(**{**row, "seq": at, **other}))


def forged(connection, at):
    """An entry at a number that is free, right in itself and after the one before it."""
    copied(connection, at - 1 or 2, at, action="test.forged")
    whole = connection.execute(select(ENTRY.c.digest).where(ENTRY.c.seq == at - 1)).scalar() or START
    later = connection.execute(select(ENTRY).where(ENTRY.c.seq > at)).mappings().all()
    connection.execute(delete(ENTRY).where(ENTRY.c.seq > at))
    connection.execute(update(ENTRY).where(ENTRY.c.seq == at).values(previous=whole))
    rechain(connection, at, head=False)
    for row in later:
        connection.execute(insert(ENTRY).values(**row))


def make_room(connection, at):
    renumber(connection, *((seq, seq + 1) for seq in range(at, LAST + 1)))


@pytest.mark.parametrize("head", [False, True])
def test_an_entry_that_was_put_in_anywhere_is_named(trail, head):
    def put_in(connection, at, forge):
        make_room(connection, at)
        if forge:
            forged(connection, at)
        else:
            copied(connection, at - 1 or 2, at)
        if head:
            connection.execute(update(HEAD).values(seq=LAST + 1))

    for forge in (False, True):
        for at in ENTRIES:
            found = broken_after(trail, lambda c, at=at, forge=forge: put_in(c, at, forge))
            twin = at == 1 and not forge  # nobody can say which of two equal ones was first
            assert told(found) == (2 if twin else at, "inserted"), (at, forge)


def test_a_copy_of_any_entry_put_in_anywhere_is_named(trail):
    def put_in(connection, at, like):
        make_room(connection, at)
        copied(connection, like if like < at else like + 1, at)

    for at in range(2, LAST + 1):
        for like in ENTRIES:
            found = broken_after(trail, lambda c, at=at, like=like: put_in(c, at, like))
            twin = like == at  # nobody can say which of two equal ones was first
            assert told(found) == (at + twin, "inserted"), (at, like)


def test_an_entry_before_the_first_or_behind_the_last_is_named(trail):
    for at in (0, -7, LAST + 1, LAST + 40):
        assert told(broken_after(trail, lambda c, at=at: copied(c, 3, at, action="test.forged"))) == (
            at,
            "inserted",
        )
    assert told(broken_after(trail, lambda c: forged(c, LAST + 1))) == (LAST + 1, "inserted")


def test_any_two_that_were_swapped_are_named_by_the_first(trail):
    for one in ENTRIES:
        for other in range(one + 1, LAST + 1):
            found = broken_after(trail, lambda c, a=one, b=other: renumber(c, (a, b), (b, a)))
            assert told(found) == (one, "swapped")


def test_an_entry_that_was_moved_with_all_between_is_named(trail):
    order = ((2, 6), *((seq, seq - 1) for seq in range(3, 7)))
    assert told(broken_after(trail, lambda c: renumber(c, *order))) == (2, "swapped")


def test_a_tail_of_any_length_that_was_cut_is_named(trail):
    for left in range(LAST):
        gone = delete(ENTRY).where(ENTRY.c.seq > left)
        found = broken_after(trail, lambda c, gone=gone: c.execute(gone))
        assert (found.seq, found.kind, found.until) == (left + 1, "cut", LAST)


def test_an_entry_that_was_written_anew_with_its_digest_is_named(trail):
    def rewrite(connection, seq):
        connection.execute(update(ENTRY).where(ENTRY.c.seq == seq).values(actor_name="Somebody"))
        later = connection.execute(select(ENTRY).where(ENTRY.c.seq > seq)).mappings().all()
        connection.execute(delete(ENTRY).where(ENTRY.c.seq > seq))
        rechain(connection, seq, head=False)
        for row in later:
            connection.execute(insert(ENTRY).values(**row))

    for seq in ENTRIES:
        expected = (seq, "end" if seq == LAST else "edited")
        assert told(broken_after(trail, lambda c, seq=seq: rewrite(c, seq))) == expected


@pytest.mark.parametrize(
    "change",
    [
        update(HEAD).values(seq=LAST + 3),
        update(HEAD).values(digest="1" * 64),
        delete(HEAD),
    ],
)
def test_another_end_than_the_last_entry_is_named(trail, change):
    assert told(broken_after(trail, lambda c: c.execute(change))) == (LAST, "end")


def test_an_end_that_was_set_back_is_named(trail):
    assert broken_after(trail, lambda c: c.execute(update(HEAD).values(seq=4))).seq == 4


def test_a_key_that_is_gone_or_another_is_named_by_the_first_entry_it_opens(trail):
    with trail.reading() as session:
        first = dict(
            session.execute(select(ENTRY.c.learner_id, ENTRY.c.seq).order_by(ENTRY.c.seq.desc())).all()
        )
        owners = session.scalars(select(KEY.c.owner_id)).all()
    for owner in owners:
        for change in (delete(KEY), update(KEY).values(key=b"x" * 32)):
            of_owner = change.where(KEY.c.owner_id == owner)
            found = broken_after(trail, lambda c, change=of_owner: c.execute(change))
            assert told(found) == (first.get(owner, first[None]), "details")


def test_days_around_a_break_are_told(trail):
    found = broken_after(trail, lambda c: c.execute(delete(ENTRY).where(ENTRY.c.seq.in_([5, 6]))))
    assert found == Break(5, "deleted", 6, date(2026, 11, 23), date(2026, 11, 24))


# ── Checkpoints ──────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def anchors(trail):
    """Checkpoints at two entries, the first in its short form."""
    with trail.reading() as session:
        digests = dict(session.execute(select(ENTRY.c.seq, ENTRY.c.digest)).all())
    return (Anchor(3, digests[3][:20]), Anchor(LAST, digests[LAST], date(2026, 11, 24)))


def test_how_far_a_trail_is_witnessed_is_told(trail, anchors):
    with trail.reading() as session:
        assert queries.check(session, anchors).witnessed == anchors[1]
        assert queries.check(session, anchors[:1]).witnessed == anchors[0]


def test_a_tail_that_was_cut_with_its_end_is_found_by_a_checkpoint_and_nothing_else(trail, anchors):
    def cut(connection, left):
        connection.execute(delete(ENTRY).where(ENTRY.c.seq > left))
        digest = connection.scalar(select(ENTRY.c.digest).where(ENTRY.c.seq == left))
        connection.execute(update(HEAD).values(seq=left, digest=digest))

    for left in range(1, LAST):
        assert broken_after(trail, lambda c, left=left: cut(c, left)) is None
        found = broken_after(trail, lambda c, left=left: cut(c, left), anchors)
        assert (found.seq, found.kind, found.until) == (left + 1, "cut", 3 if left < 3 else LAST)


def test_a_trail_that_was_written_anew_is_found_by_a_checkpoint_and_nothing_else(trail, anchors):
    def rewrite(connection, seq):
        connection.execute(update(ENTRY).where(ENTRY.c.seq == seq).values(actor_name="Somebody"))
        rechain(connection, seq)

    for seq in ENTRIES:
        assert broken_after(trail, lambda c, seq=seq: rewrite(c, seq)) is None
        found = broken_after(trail, lambda c, seq=seq: rewrite(c, seq), anchors)
        expected = (1, "rewritten", 3) if seq <= 3 else (4, "rewritten", LAST)
        assert (found.seq, found.kind, found.until) == expected


# ── Shredding ────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def shredded(trail):
    """The details of one of the people are gone, as the trail tells; something was done for them since."""
    with trail.reading() as session:
        person = session.scalar(select(ENTRY.c.learner_id).where(ENTRY.c.seq == 3))
    trail.execute(service.shred_details, service.ShredDetails(learner_id=person))
    with trail.writing() as uow:
        uow.audit("test.done", person, person, name="Person N2")
    return trail


def test_a_trail_with_shredded_details_is_whole(shredded):
    assert broken_after(shredded, lambda _connection: None) is None


@pytest.mark.parametrize(
    ("change", "seq"),
    [
        (delete(SHREDDING), 3),
        (update(SHREDDING).values(seq=2000), 9),
        (update(SHREDDING).values(owner_id=UUID(int=5)), 3),
        (update(SHREDDING).values(until_seq=2), 3),
        (insert(SHREDDING).values(seq=4, owner_id=UUID(int=5), until_seq=3), 4),
        (insert(SHREDDING).values(seq=400, owner_id=UUID(int=5), until_seq=3), 10),
        (update(ENTRY).where(ENTRY.c.seq == 3).values(details={"name": "Somebody else"}), 3),
    ],
)
def test_what_the_trail_does_not_tell_of_a_shredding_is_named(shredded, change, seq):
    assert told(broken_after(shredded, lambda c: c.execute(change))) == (seq, "details")


def test_nobody_hides_what_was_said_of_another_behind_a_shredding(shredded):
    def hide(connection):
        other = connection.scalar(select(ENTRY.c.learner_id).where(ENTRY.c.seq == 5))
        connection.execute(update(ENTRY).where(ENTRY.c.learner_id == other).values(details=None))
        connection.execute(delete(KEY).where(KEY.c.owner_id == other))
        connection.execute(insert(SHREDDING).values(seq=9, owner_id=other, until_seq=8))

    assert broken_after(shredded, lambda c: c.execute(delete(SHREDDING)) and hide(c)).kind == "details"
