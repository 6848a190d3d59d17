"""That a paper does not count: proposed by one, attested by another, listed, and never taken back."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from eduapp.certificates import jobs, queries, service, terms
from eduapp.certificates.seals.register import Act
from eduapp.certificates.seals.status_list import Status, read_status_list
from eduapp.core.errors import Conflict, NotAllowed, Refused
from eduapp.core.progress import NoProgress
from tests.support import given, given_certificates, given_keys, given_register


def names(refusal):
    return {violation.name for violation in refusal.value.violations}


@pytest.fixture
def paper(database, key):
    return given_register.a_paper(database, key=key)


def attest(database, certificate_id, revocation_id, key, actor=given.LEADER):
    order = jobs.Attest(revocation_id, certificate_id, 1, key)
    return jobs.attest_revocation(database.acting_as(actor), order, NoProgress())


def test_a_proposal_changes_nothing_until_somebody_else_attests_it(database, paper, key):
    proposal = given_register.proposed(database, paper)

    assert given_register.head(database, paper).row.state == "issued"
    with database.reading() as session:
        [row] = queries.endings(session, paper).revocations
        assert queries.waiting_revocations(session) == [(paper, "2026-00001", given.OFFICE.name)]
    assert (row.waits, row.proposed_by, row.basis) == (True, given.OFFICE.name, "wrong_facts")

    attest(database, paper, proposal, key)

    head = given_register.head(database, paper)
    assert (head.row.state, head.revoked_on) == ("revoked", given.TODAY)
    with database.reading() as session:
        [row] = queries.endings(session, paper).revocations
        assert queries.waiting_revocations(session) == []
    assert (row.waits, row.attested_by) == (False, given.LEADER.name)


def test_nobody_attests_what_they_proposed_themselves(database, paper, key):
    order = service.ProposeRevocation(
        certificate_id=paper, version=2, basis="fraud", reason="Not the person."
    )
    proposal = database.acting_as(given.LEADER).execute(service.propose_revocation, order)

    with pytest.raises(Refused) as refusal:
        attest(database, paper, proposal, key)

    assert names(refusal) == {"OwnRevocation"}
    assert given_register.head(database, paper).row.state == "issued"


def test_a_revoked_paper_stands_in_chain_and_signed_list(database, paper, key):
    given_register.revoked(database, paper, key)

    with database.reading() as session:
        acts = [entry.act for entry in queries.entries(session)]
        row = queries.newest_list(session)
    found = read_status_list(row.content, given_keys.keys_of(database))
    serial = given_register.head(database, paper).serial
    assert acts == [Act.ISSUED, Act.REVOKED]
    assert found.of(serial).status is Status.REVOKED
    assert given_register.verified(database).fault is None


def test_a_signed_paper_is_not_revoked_while_the_keys_are_locked(database, paper):
    """Nobody who checks papers would hear of it."""
    proposal = given_register.proposed(database, paper)

    with pytest.raises(Refused) as refusal:
        attest(database, paper, proposal, None)

    assert names(refusal) == {"KeysLocked"}
    with database.reading() as session:
        assert [entry.act for entry in queries.entries(session)] == [Act.ISSUED]


def test_revoked_is_for_ever(database, paper, key):
    given_register.revoked(database, paper, key)

    for change in ("state = 'issued', revoked_on = NULL", "state = 'replaced', replaced_on = revoked_on"):
        with pytest.raises(DBAPIError), database.engine.begin() as connection:
            connection.execute(text(f"UPDATE certificate SET {change}"))
    with pytest.raises(Refused) as refusal:
        given_register.proposed(database, paper)
    assert names(refusal) == {"NotInForce"}


def test_a_replaced_paper_may_still_be_revoked(database, paper, key):
    given_register.replaced(database, paper, key)
    given_register.revoked(database, paper, key)

    head = given_register.head(database, paper)
    assert (head.row.state, head.replaced_on, head.revoked_on) == ("revoked", given.TODAY, given.TODAY)
    with database.reading() as session:
        [entry] = read_status_list(queries.newest_list(session).content, given_keys.keys_of(database)).entries
    assert entry.status is Status.REVOKED
    assert given_register.verified(database).fault is None


def test_what_was_revoked_may_be_issued_anew_under_another_number(database, key):
    item = given_certificates.a_course_done(database, grade="B").item
    given_register.revoked(database, jobs.issue_one(database, item, key=key), key)

    fresh = jobs.issue_one(database, item, key=key)

    assert given_register.head(database, fresh).row.number == "2026-00002"


def test_a_paper_from_before_the_keys_is_revoked_without_them(database, school):
    paper = given_register.a_paper(database)
    given_register.revoked(database, paper)

    assert given_register.head(database, paper).row.state == "revoked"
    with database.reading() as session:
        assert queries.newest_list(session) is None


def test_a_proposal_needs_basis_reason_and_a_paper_that_waits_for_no_other(database, paper):
    def propose(**changed):
        told = {"certificate_id": paper, "version": 2, "basis": "fraud", "reason": "Because."} | changed
        database.acting_as(given.OFFICE).execute(
            service.propose_revocation, service.ProposeRevocation(**told)
        )

    for changed, name in (
        ({"reason": " "}, "ReasonMissing"),
        ({"reason": "x" * 301}, "ReasonTooLong"),
        ({"basis": "lost"}, "BasisUnknown"),
    ):
        with pytest.raises(Refused) as refusal:
            propose(**changed)
        assert names(refusal) == {name}
    with pytest.raises(Conflict):
        propose(version=1)
    propose()
    with pytest.raises(Refused) as refusal:
        propose()
    assert names(refusal) == {"RevocationWaits"}


def test_who_proposed_takes_it_back_and_a_leader_refuses(database, paper, notes):
    for actor, name in ((given.OFFICE, given.OFFICE.name), (given.LEADER, given.LEADER.name)):
        proposal = given_register.proposed(database, paper)
        order = service.RefuseRevocation(revocation_id=proposal, version=1, reason="It is right after all.")
        database.acting_as(actor).execute(service.refuse_revocation, order)
        assert notes[-1].action == terms.REVOCATION_REFUSED
        with database.reading() as session:
            assert queries.endings(session, paper).revocations[-1].refused_by == name
    assert given_register.head(database, paper).row.state == "issued"

    proposal = given_register.proposed(database, paper)
    order = service.RefuseRevocation(revocation_id=proposal, version=1, reason="No.")
    with pytest.raises(NotAllowed):  # neither who proposed it nor a leader
        database.acting_as(given.TEACHER).execute(service.refuse_revocation, order)


def test_decided_once(database, paper, key):
    proposal = given_register.proposed(database, paper)
    attest(database, paper, proposal, key)

    order = service.RefuseRevocation(revocation_id=proposal, version=2, reason="Too late.")
    with pytest.raises(Refused) as refusal:
        database.execute(service.refuse_revocation, order)
    assert names(refusal) == {"RevocationDecided"}


def test_roles_hold_in_the_service(database, paper, key):
    with pytest.raises(NotAllowed):
        database.acting_as(given.AUDITOR).execute(
            service.propose_revocation,
            service.ProposeRevocation(certificate_id=paper, version=2, basis="fraud", reason="Because."),
        )
    proposal = given_register.proposed(database, paper)
    with pytest.raises(NotAllowed):
        attest(database, paper, proposal, key, given.TEACHER)


def test_the_trail_has_both_names_and_the_reason(database, paper, key, notes):
    given_register.revoked(database, paper, key)

    [note] = [note for note in notes if note.action == terms.REVOKED]
    assert (note.details["first"], note.details["reason"], note.details["entry"]) == (
        given.OFFICE.name,
        "Another course was meant.",
        2,
    )
