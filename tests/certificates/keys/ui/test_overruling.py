"""A key told lost with what was witnessed proposed, and the list that the root begins anew."""

from dataclasses import replace
from datetime import timedelta

import pytest

from eduapp.certificates import queries, service
from eduapp.certificates.keys import queries as keys
from eduapp.certificates.keys.ui import overruling
from tests.support import given_keys, given_register
from tests.support.accessibility import assert_accessible
from tests.support.ceremonies import words
from tests.support.dialogs import fill, no_dialog, the_dialog
from tests.support.given_keys import OTHER, SIGN_IN

pytestmark = pytest.mark.usefixtures("accounts")
PAPERS = "eduapp.certificates.jobs.papers:papers"
TWO = {"own_password": SIGN_IN, "second_name": "karivik", "second_password": SIGN_IN}


@pytest.fixture
def noted(database, kept, clock):
    """An entry that somebody wrote down, and two days later another one that nobody has seen."""
    key = given_register.the_key(database)
    given_register.a_paper(database, key=key)
    with database.reading() as session:
        head = queries.head(session)
    database.execute(service.note_head, service.NoteHead(n=head.n, digest=head.digest.hex()))
    clock.moment += timedelta(days=2)
    given_register.a_paper(database, "Ola Nes", key)
    return head


def bench(fakes, database):
    """Whose day is that of the clock."""
    return replace(fakes.bench, today=database.today)


def state(database):
    with database.reading() as session:
        return keys.state_now(session)


def proposed(dialog):
    values = dialog.form.values()
    return values["entry"], values["letters"]


def test_what_was_witnessed_before_the_loss_is_proposed(fakes, parent, database, noted):
    dialog = overruling.tell_lost(bench(fakes, database), state(database), PAPERS, parent)
    letters = noted.digest.hex()[: overruling.LETTERS]

    assert proposed(dialog) == (1, letters)
    assert "wrote it down on 23.11.2026" in words(the_dialog())

    dialog.form.type_in({"day": database.today() - timedelta(days=2)})
    assert proposed(dialog) == (None, "")  # on the very day nothing is proof
    assert "wrote it down" not in words(the_dialog())
    dialog.form.type_in({"day": database.today()})
    assert proposed(dialog) == (1, letters)


def test_what_somebody_typed_is_left_alone(fakes, parent, database, noted):
    dialog = overruling.tell_lost(bench(fakes, database), state(database), PAPERS, parent)
    dialog.form.type_in({"entry": 2, "letters": "abcdef12"})
    dialog.form.type_in({"day": database.today() - timedelta(days=1)})
    assert proposed(dialog) == (2, "abcdef12")


def test_two_begin_the_list_anew(fakes, parent, database, kept):
    overruling.begin_anew(fakes.bench, PAPERS, parent)
    assert_accessible(the_dialog())
    fill(**TWO, root=kept.by_halves, day=database.today() + timedelta(days=1))
    assert "Set the clock right first" in words(the_dialog())
    fill(**TWO, root=kept.by_halves, day=database.today())
    assert no_dialog()
    with database.reading() as session:
        assert queries.newest_list(session).beginning == 2
    assert fakes.tell.texts == ["The list began anew. Hand out the new page for checking papers."]


def test_a_lost_key_leaves_a_list_that_others_take(fakes, parent, database, kept, noted):
    overruling.tell_lost(bench(fakes, database), state(database), PAPERS, parent)
    new = {"password": OTHER, "password_again": OTHER, "folder": kept.written.folder}
    fill(**TWO, **new, root=kept.by_halves)
    assert no_dialog()
    with database.reading() as session:
        assert queries.is_good(queries.newest_list(session), given_keys.keys_of(database))
