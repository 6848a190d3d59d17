"""Numbers run on through a year, and entries through the chain, also where several PCs add at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from eduapp.certificates import jobs, queries, service
from tests.support import given_certificates, given_register

PEOPLE = ("Karim Haddad", "Łukasz Żółć", "Jonas Lie", "Máret Kaŋas")


def test_numbers_begin_anew_with_the_year(database, school, clock):
    first = given_register.a_paper(database)
    item = given_certificates.a_course_done(database, "Jonas Lie", grade="B").item
    clock.moment += timedelta(days=60)
    second = jobs.issue_one(database, item)
    assert given_register.head(database, first).row.number == "2026-00001"
    assert given_register.head(database, second).row.number == "2027-00001"


def test_several_who_void_and_issue_at_once_make_one_chain(database, key):
    items = [given_certificates.a_course_done(database, name, grade="B").item for name in PEOPLE]
    kid = key.kid.hex()
    reserved = [database.execute(service.reserve, service.Reserve(item=item, kid=kid)) for item in items]

    def void(certificate_id):
        order = service.Void(certificate_id=certificate_id, reason="The PC stopped.")
        return database.execute(service.void, order)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(void, reserved))
        list(pool.map(lambda item: jobs.issue_one(database, item, key=key), items))

    with database.reading() as session:
        assert [entry.n for entry in queries.entries(session)] == list(range(1, 9))
    assert given_register.verified(database).fault is None
