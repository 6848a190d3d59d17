"""The password of issuing, asked once."""

from eduapp.certificates.keys import jobs
from eduapp.certificates.keys.opened import KeyRing
from eduapp.certificates.keys.ui.open_dialog import open_keys
from eduapp.core.progress import NoProgress
from tests.support import given_keys
from tests.support.accessibility import assert_accessible, show
from tests.support.ceremonies import words
from tests.support.dialogs import fill, no_dialog, the_dialog
from tests.support.given_keys import PASSWORD


def test_it_is_asked_once_for_as_long_as_somebody_works(fakes, parent, kept):
    got = []
    open_keys(fakes.bench, parent, got.append)
    fill(password=PASSWORD)
    assert no_dialog()
    assert open_keys(fakes.bench, parent, got.append) is None
    assert got[0] is got[1]

    fakes.runner.close()  # signed out

    assert open_keys(fakes.bench, parent, got.append) is not None
    assert len(got) == 2
    assert not fakes.bench.held.one(KeyRing).is_open


def test_a_wrong_password_says_one_clear_sentence_and_keeps_what_was_typed(fakes, parent, kept):
    got = []
    dialog = open_keys(fakes.bench, parent, got.append)
    fill(password="noe helt annet")
    assert "This is not the password of issuing. Type it anew; nothing was changed." in words(the_dialog())
    show(dialog)
    room = dialog.form.field("password")
    assert room.visibleRegion().boundingRect().height() == room.height()  # in sight, below what is said
    assert dialog.form.values()["password"] == "noe helt annet"
    fill(password=PASSWORD)
    assert len(got) == 1


def test_without_keys_it_says_so(fakes, parent):
    open_keys(fakes.bench, parent, lambda _opened: None)
    fill(password=PASSWORD)
    assert "no keys yet" in words(the_dialog())


def test_it_is_fit_for_everybody(fakes, parent):
    open_keys(fakes.bench, parent, lambda _opened: None)
    assert_accessible(the_dialog())


def test_when_the_keys_are_changed_the_old_one_is_closed(fakes, parent, database, kept):
    got = []
    open_keys(fakes.bench, parent, got.append)
    fill(password=PASSWORD)
    order = jobs.Rotate(
        second=given_keys.SECOND,
        way=kept.by_halves,
        password=given_keys.OTHER,
        folder=kept.written.folder,
        before=1,
        cost=given_keys.CHEAP,
    )

    jobs.rotate(database, order, NoProgress())

    assert fakes.bench.held.one(KeyRing).opened() is None
    open_keys(fakes.bench, parent, got.append)
    fill(password=given_keys.OTHER)
    assert got[0].issuing.kid != got[1].issuing.kid
