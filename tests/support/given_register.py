"""A school that signs its papers, and papers that were issued, replaced or revoked."""

import tempfile
from pathlib import Path
from uuid import UUID

from sqlalchemy import text, update

from eduapp.certificates import jobs, queries, service
from eduapp.certificates.keys.opened import KeyRing
from eduapp.certificates.seals.keys import KeyPair
from eduapp.core.db.unit_of_work import Database
from eduapp.core.progress import NoProgress
from eduapp.people.learners.models import Learner
from tests.support import accounts, given, given_certificates, given_education, given_keys


def a_signing_school(database: Database) -> None:
    """A school that may issue papers, and has keys to sign them."""
    given_education.the_school(database)
    a_ceremony(database)


def a_ceremony(database: Database) -> None:
    """Two people make the keys of the school that is there."""
    with tempfile.TemporaryDirectory() as folder:
        given_keys.held(database, Path(folder))


def the_key(database: Database) -> KeyPair:
    """The issuing key, opened with its password."""
    return KeyRing().unlock(database, given_keys.PASSWORD).issuing


def a_paper(database: Database, name: str = "Karim Haddad", key: KeyPair | None = None) -> UUID:
    """An issued course certificate."""
    item = given_certificates.a_course_done(database, name, grade="B").item
    return jobs.issue_one(database, item, key=key)


def replaced(
    database: Database, certificate_id: UUID, key: KeyPair | None = None, cause: str = "lost"
) -> UUID:
    """What took the place of a paper."""
    order = jobs.Replace(certificate_id, head(database, certificate_id).version, cause, key)
    return jobs.replace_paper(database, order, NoProgress())


def proposed(database: Database, certificate_id: UUID, basis: str = "wrong_facts") -> UUID:
    """A proposal of the office that a paper is revoked."""
    order = service.ProposeRevocation(
        certificate_id=certificate_id,
        version=head(database, certificate_id).version,
        basis=basis,
        reason="Another course was meant.",
    )
    return database.acting_as(given.OFFICE).execute(service.propose_revocation, order)


def revoked(database: Database, certificate_id: UUID, key: KeyPair | None = None) -> None:
    """A paper that two people revoked."""
    order = jobs.Attest(proposed(database, certificate_id), certificate_id, 1, key)
    jobs.attest_revocation(database.acting_as(given.LEADER), order, NoProgress())


def the_clock_is_right(database: Database) -> None:
    """A leader looked at it, weeks after anything was issued."""
    order = service.ConfirmClock(day=database.today())
    database.acting_as(given.LEADER).execute(service.confirm_clock, order)


def renamed(database: Database, learner_id: UUID, given_name: str) -> None:
    """Somebody has another given name now."""
    with database.writing() as uow:
        changed = update(Learner).where(Learner.id == learner_id).values(given_name=given_name)
        uow.session.execute(changed)


def head(database: Database, certificate_id: UUID) -> queries.CertificateHead:
    """The paper as a page reads it."""
    with database.reading() as session:
        found = queries.certificate(session, certificate_id)
    assert found is not None
    return found


def verified(database: Database) -> queries.Verified:
    """What a check of the register says."""
    with database.reading() as session:
        return queries.verify(session)


def touched(database: Database, *statements: str) -> None:
    """Somebody writes with another program, past all triggers; at a server it is whoever owns the tables."""
    with accounts.owner_of(database) as owned, owned.engine.begin() as connection:
        if owned.engine.dialect.name != "sqlite":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            for statement in statements:
                connection.exec_driver_sql(statement)
            return
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'certificate%'"
        triggers = [tuple(row) for row in connection.execute(text(query))]
        for name, _sql in triggers:
            connection.execute(text(f"DROP TRIGGER {name}"))
        for statement in statements:
            connection.exec_driver_sql(statement)
        for _name, sql in triggers:
            connection.exec_driver_sql(sql)
