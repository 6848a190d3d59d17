"""The end of the ceremony: what fails can be tried again."""

from eduapp.certificates.keys import queries
from eduapp.core.errors import Unavailable
from tests.support.ceremonies import both_halves, make, words
from tests.support.given_keys import PARTS, PASSWORD


def test_a_full_stick_loses_nothing_and_the_next_one_will_do(page, database, stick, fakes, monkeypatch):
    both_halves(page)

    def full(_path, _content):
        raise Unavailable(reason="The disk is full (stick).")

    with monkeypatch.context() as patched:
        patched.setattr("eduapp.certificates.keys.jobs.folder.write_atomically", full)
        make(page)
    assert page.step == 3
    assert "The disk is full (stick)." in words(page)
    with database.reading() as session:
        assert queries.public_keys(session) is None

    page.make.form.submitted.emit()

    assert page.step == 4


def test_passwords_that_differ_are_told_and_nothing_is_made(page, database, stick):
    both_halves(page)
    page.make.form.type_in({"password": PASSWORD, "password_again": "noe annet enn det", "folder": stick})
    page.next.click()
    assert page.step == 3
    assert "differ" in words(page)


def test_a_password_of_the_root_is_none_for_issuing(page, database, stick):
    both_halves(page)
    page.make.form.type_in({"password": PARTS[1], "password_again": PARTS[1], "folder": stick})
    page.next.click()
    assert "a password of the root key" in words(page)


def test_once_it_is_made_no_password_and_no_root_is_left_on_the_page(page, stick):
    both_halves(page)
    make(page)
    assert page.gathered.prepared is None
    assert page.gathered.order is None
    assert page.gathered.parts == {}
    assert not any(page.make.form.values().values())
    assert "Lock the stick in" in words(page)
