"""A badge is kept once, and only as the key in use signed what was frozen."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from eduapp.certificates import queries, service
from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.exports import Form, signed_badge
from eduapp.core.errors import Conflict, NotAllowed, Refused
from tests.support import given, given_register

SALT = "0123456789ABCDEFGHJKMNPQRS"


@pytest.fixture
def paper(database, key):
    return given_register.a_paper(database, key=key)


def token(database, paper, key, **changed):
    head = given_register.head(database, paper)
    facts = CertificateFacts.from_dict(head.facts | changed)
    return signed_badge(facts, head.serial, key, salt=SALT)


def order(database, paper, key, **changed):
    said = {"certificate_id": paper, "kid": key.kid.hex(), "salt": SALT}
    return service.KeepBadge(**({"content": token(database, paper, key)} | said | changed))


def kept(database, paper):
    with database.reading() as session:
        return queries.badge_of(session, paper)


@pytest.mark.both_databases
def test_the_first_badge_stays_the_only_one_and_never_changes(database, paper, key):
    database.execute(service.keep_badge, order(database, paper, key))
    first = kept(database, paper)
    database.execute(service.keep_badge, order(database, paper, key))

    assert kept(database, paper) == first
    for words in ("UPDATE certificate_badge SET salt = 'x'", "DELETE FROM certificate_badge"):
        with pytest.raises(DatabaseError), database.engine.begin() as connection:
            connection.execute(text(words))


@pytest.mark.parametrize("wrong", [{"name": "Jonas Lie"}, {"result": "A"}, {"number": "2026-00002"}])
def test_a_badge_that_says_something_else_is_not_kept(database, paper, key, wrong):
    changed = order(database, paper, key, content=token(database, paper, key, **wrong))
    with pytest.raises(Conflict):
        database.execute(service.keep_badge, changed)
    assert kept(database, paper) is None


def test_a_badge_with_a_broken_signature_is_not_kept(database, paper, key):
    whole = token(database, paper, key)
    for broken in (whole[:-3] + "AAA", whole + "=", whole.rpartition(".")[0] + ".", whole[:-2]):
        with pytest.raises(Conflict):
            database.execute(service.keep_badge, order(database, paper, key, content=broken))


def test_who_issues_nothing_keeps_no_badge_and_who_prints_nothing_takes_none_along(database, paper, key):
    auditor = database.acting_as(given.AUDITOR)
    with pytest.raises(NotAllowed):
        auditor.execute(service.keep_badge, order(database, paper, key))
    with pytest.raises(NotAllowed):
        auditor.execute(service.note_exported, service.NoteExported(certificate_id=paper, form=Form.ELMO))


def test_words_that_tell_where_are_named(database, paper):
    noted = service.NoteExported(certificate_id=paper, form=Form.ELMO, tells=("fengsel",))
    with pytest.raises(Refused) as refusal:
        database.execute(service.note_exported, noted)
    assert "fengsel" in refusal.value.sentence()
