import unicodedata
from datetime import timedelta

import pytest

from eduapp.certificates.keys import jobs, queries, rules, terms
from eduapp.certificates.keys.opened import IDLE, KeyRing, WaitFirst
from eduapp.certificates.seals.faults import WrongPassword
from eduapp.certificates.seals.keys import vouches
from eduapp.core.errors import NotAllowed, Refused
from eduapp.core.progress import NoProgress
from tests.support import given, given_keys
from tests.support.given_keys import CHEAP, PASSWORD


class Ticks:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def ticks():
    return Ticks()


@pytest.fixture
def ring(ticks):
    return KeyRing(ticks)


def test_the_password_opens_the_key_that_the_list_names(database, kept, ring, notes):
    assert ring.opened() is None

    opened = ring.unlock(database.acting_as(given.OFFICE), PASSWORD)

    assert ring.opened() is opened
    [record] = given_keys.keys_of(database).keys
    assert opened.issuing.kid == record.kid
    assert opened.chain == (record.certificate, opened.root_certificate)
    assert vouches(opened.root_certificate, opened.chain[0], record.public)
    assert notes[-1].action == terms.OPENED


def test_a_wrong_password_says_one_sentence_counts_and_loses_nothing(database, kept, ring, notes):
    with pytest.raises(WrongPassword) as caught:
        ring.unlock(database, "noe helt annet her")

    assert "does not open" in caught.value.sentence()
    assert ring.opened() is None
    assert notes[-1].action == terms.OPEN_FAILED
    assert ring.unlock(database, PASSWORD)


def test_wrong_passwords_are_answered_more_and_more_slowly_on_every_pc(database, kept, ring, clock, steady):
    for _time in range(4):
        with pytest.raises(WrongPassword):
            ring.unlock(database, "noe helt annet her")
    with pytest.raises(WaitFirst) as caught:
        KeyRing().unlock(database, PASSWORD)
    assert caught.value.facts["seconds"] == 3

    clock.moment += timedelta(days=3)
    with pytest.raises(WaitFirst):
        ring.unlock(database, PASSWORD)
    steady.wait(2)
    assert ring.unlock(database, PASSWORD)
    with database.reading() as session:
        assert queries.box(session).wrong_passwords == 0


def test_the_password_is_the_same_from_every_keyboard(database, kept, ring):
    assert ring.unlock(database, unicodedata.normalize("NFD", "seks røde tak i regn"))
    jobs.change_issuing_password(
        database,
        jobs.ChangeIssuingPassword(
            old=PASSWORD,
            password=unicodedata.normalize("NFD", "åtte gåsunger vandrer"),
            cost=CHEAP,
        ),
        NoProgress(),
    )
    assert ring.unlock(database, "åtte gåsunger vandrer")


def test_forgotten_keys_sign_nothing(database, kept, ring):
    ring.unlock(database, PASSWORD)
    ring.forget()
    assert ring.opened() is None


def test_keys_that_nobody_uses_are_closed_and_used_ones_stay(database, kept, ring, ticks):
    ring.unlock(database, PASSWORD)
    for _time in range(3):
        ticks.now += IDLE.total_seconds() - 1
        assert ring.opened() is not None
    ticks.now += IDLE.total_seconds() - 1
    assert ring.is_open  # looking does not keep them open
    ticks.now += 1
    assert not ring.is_open
    assert ring.opened() is None


def test_there_is_nothing_to_open_before_the_ceremony(database, ring):
    with pytest.raises(Refused) as caught:
        ring.unlock(database, PASSWORD)
    assert isinstance(caught.value.violations[0], rules.NoKeys)


def test_who_issues_nothing_opens_nothing(database, kept, ring):
    with pytest.raises(NotAllowed):
        ring.unlock(database.acting_as(given.TEACHER), PASSWORD)
    assert ring.opened() is None


def test_nothing_secret_is_in_the_words_for_a_log(database, kept, ring):
    opened = ring.unlock(database, PASSWORD)
    assert repr(opened) == "OpenedKeys()"
