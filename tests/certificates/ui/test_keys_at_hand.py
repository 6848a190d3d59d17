"""The key for papers: none before the ceremony; else asked for once, and not without the password."""

from eduapp.certificates.ui.keys_at_hand import with_key
from tests.support import given_keys
from tests.support.dialogs import fill, no_dialog, the_dialog


def test_a_school_without_keys_goes_on_without_being_asked(database, school, fakes, parent):
    got = []
    with_key(fakes.bench, parent, got.append)
    assert got == [None]


def test_the_password_is_asked_for_once(database, key, fakes, parent):
    got = []
    with_key(fakes.bench, parent, got.append)
    assert got == []
    fill(password=given_keys.PASSWORD)
    with_key(fakes.bench, parent, got.append)

    assert [one.kid for one in got] == [key.kid] * 2
    assert no_dialog()


def test_without_the_password_nothing_goes_on(database, key, fakes, parent):
    got = []
    with_key(fakes.bench, parent, got.append)
    the_dialog().reject()
    assert got == []
