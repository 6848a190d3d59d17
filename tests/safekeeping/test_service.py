"""What is kept of backups, who may, and what the trail tells."""

from dataclasses import replace
from datetime import date

import pytest

from eduapp.core.errors import Conflict, NotAllowed
from eduapp.safekeeping import queries, service, terms
from eduapp.safekeeping.formats.left_word import Word
from eduapp.safekeeping.formats.manifest import TrailHead
from eduapp.safekeeping.jobs.leaving_word import leave
from tests.safekeeping.formats.test_manifest import MANIFEST
from tests.support import given

pytestmark = pytest.mark.both_databases
KEY = bytes(range(32))


def run(database, actor, use_case, **facts):
    names = {
        service.keep_key: service.KeepKey,
        service.note_backup: service.NoteBackup,
        service.note_restored: service.NoteRestored,
        service.note_handed_out: service.NoteHandedOut,
        service.note_copying: service.NoteCopying,
    }
    return database.acting_as(actor).execute(use_case, names[use_case](**facts))


TOLD = {"number": 1, "lost": 3, "reason": "why", "asked_by": "A", "agreed_by": "B"}
WORD = Word(**TOLD, day=date(2026, 11, 28), seq=40, digest="9f" * 32)
HANDED_OUT = {"tables": 3, "rows": 40, "reason": "why"}
NOTED = {"manifest": MANIFEST, "place": terms.NEAR}
KEPT = {"key": KEY, "sealed": None, "before": 0}


@pytest.mark.parametrize(
    ("use_case", "facts", "who"),
    [
        (service.keep_key, KEPT, {given.ADMINISTRATOR}),
        (service.note_backup, NOTED, {given.ADMINISTRATOR}),
        (service.note_restored, {}, {given.ADMINISTRATOR, given.LEADER}),
        (service.note_handed_out, HANDED_OUT, {given.LEADER}),
        (
            service.note_copying,
            {"server": "skolen@skole.test:5432/dagverk"},
            {given.ADMINISTRATOR, given.LEADER},
        ),
    ],
)
def test_who_may(database, use_case, facts, who):
    for actor in given.STAFF:
        if actor not in who:
            with pytest.raises(NotAllowed):
                run(database, actor, use_case, **facts)
    run(database, who.pop(), use_case, **facts)


def test_a_key_is_taken_into_use_once(database, notes):
    assert run(database, given.ADMINISTRATOR, service.keep_key, **KEPT) == 1
    with pytest.raises(Conflict):
        run(database, given.ADMINISTRATOR, service.keep_key, **KEPT)
    again = {"key": bytes(32), "sealed": b"box", "before": 1}
    assert run(database, given.ADMINISTRATOR, service.keep_key, **again) == 2
    with database.reading() as session:
        assert [row.number for row in queries.keys(session)] == [1, 2]
    assert [note.action for note in notes] == [terms.KEY_MADE] * 2
    assert KEY.hex() not in str(notes)


def test_the_trail_tells_of_a_backup(database, notes, published):
    run(database, given.ADMINISTRATOR, service.note_backup, **NOTED)
    [note] = notes
    assert (note.action, note.details["number"]) == (terms.MADE, 42)
    assert note.details["place"] == "backup_places:near"
    assert terms.BACKUPS_CHANGED in published[-1]
    with database.reading() as session:
        row = queries.newest(session, terms.NEAR)
        assert row.trail_seq == MANIFEST.trail.seq
        assert queries.newest(session, terms.AWAY) is None
        assert not queries.holds(session, TrailHead(10_000, "0" * 64))


def test_the_trail_tells_once_who_brought_one_back_and_why(database, notes):
    leave(WORD, database.engine)
    for _pc in range(2):
        run(database, given.LEADER, service.note_restored)
    [note] = notes
    assert note.details == TOLD


def test_what_nobody_knows_of_it_is_left_out_and_told_as_a_dash(database, notes):
    """At a terminal nobody signs in, and of a damaged database nobody can count what is lost."""
    leave(replace(WORD, lost=-1, asked_by="", agreed_by=""), database.engine)
    run(database, given.LEADER, service.note_restored)
    assert notes[-1].details == {"number": 1, "reason": "why"}


def test_of_a_database_that_came_from_no_backup_nothing_is_told(database, notes):
    run(database, given.LEADER, service.note_restored)
    assert notes == []
