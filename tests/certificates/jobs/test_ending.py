"""Replacing and revoking with the list signed beside them, also where somebody else was first."""

import pytest

from eduapp.certificates import jobs, queries
from eduapp.certificates.jobs import listing
from eduapp.certificates.seals.status_list import read_status_list
from eduapp.core.errors import NotFound
from eduapp.core.progress import NoProgress
from tests.support import given, given_keys, given_register


def test_where_another_paper_was_revoked_meanwhile_the_list_is_signed_anew(database, key, monkeypatch):
    first = given_register.a_paper(database, key=key)
    second = given_register.a_paper(database, "Jonas Lie", key)
    proposal = given_register.proposed(database, first)
    signed, begun = listing.list_with, []

    def late(*asked):
        made = signed(*asked)
        if not begun:
            begun.append(True)
            given_register.revoked(database, second, key)
        return made

    monkeypatch.setattr(listing, "list_with", late)
    jobs.attest_revocation(
        database.acting_as(given.LEADER), jobs.Attest(proposal, first, 1, key), NoProgress()
    )

    with database.reading() as session:
        row = queries.newest_list(session)
    found = read_status_list(row.content, given_keys.keys_of(database))
    serials = [given_register.head(database, one).serial for one in (first, second)]
    assert row.number == 2
    assert all(found.of(serial) for serial in serials)
    assert given_register.verified(database).fault is None


def test_what_is_not_there_is_neither_replaced_nor_revoked(database, key):
    nothing = given.LEADER.user_id
    with pytest.raises(NotFound):
        jobs.replace_paper(database, jobs.Replace(nothing, 1, "lost", key), NoProgress())
    with pytest.raises(NotFound):
        jobs.attest_revocation(database, jobs.Attest(nothing, nothing, 1, key), NoProgress())
