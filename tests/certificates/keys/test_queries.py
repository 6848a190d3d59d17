from datetime import timedelta

from eduapp.certificates.keys import queries, rules
from eduapp.certificates.keys.queries import Stand
from eduapp.certificates.keys.service import NoteOpening, note_opening
from eduapp.core.i18n import speaking
from tests.support import given


def state(database):
    with database.reading() as session:
        return queries.state_now(session)


def test_before_the_ceremony_there_is_nothing(database):
    assert state(database) == queries.KeyState(Stand.NONE)
    with database.reading() as session:
        assert queries.public_keys(session) is None
        assert queries.public_key_bytes(session) is None
        assert queries.key_in_use(session) is None
        assert queries.box(session) is None
        assert queries.due_since(session, given.TODAY) is None


def test_after_it_the_page_has_all_it_says(database, kept):
    found = state(database)

    assert (found.stand, found.name) == (Stand.READY, "Fjordbyen videregående skole")
    assert found.root_kid == kept.prepared.root.kid.hex()
    assert found.active.first == given.TODAY
    assert found.next_rotation == rules.next_rotation(given.TODAY)
    assert not found.due_soon
    with speaking("nb"):
        assert found.acts[0].words == "nøklene laget"


def test_the_next_key_is_due_a_month_before_its_day(database, kept, clock):
    due = rules.next_rotation(given.TODAY)
    with database.reading() as session:
        assert queries.due_since(session, due - timedelta(days=31)) is None
        assert queries.due_since(session, due - timedelta(days=30)) == due
    clock.moment += timedelta(days=400)
    assert state(database).due_soon


def test_after_wrong_passwords_it_says_how_long_to_wait(database, kept):
    with database.reading() as session:
        kid = queries.box(session).kid
    for _time in range(5):
        database.execute(note_opening, NoteOpening(kid=kid, succeeded=False))

    found = state(database)

    assert (found.stand, found.waits) == (Stand.WAITS, timedelta(seconds=4))


def test_who_may_keep_keys_is_told_by_the_roles_of_open_accounts(database):
    with database.reading() as session:
        may = [actor.name for actor in given.STAFF if queries.may_keep(session, actor.user_id)]
    assert may == ["Solveig Nes", "Nils Ås"]
