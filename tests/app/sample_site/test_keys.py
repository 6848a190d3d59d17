"""The invented school has keys that nobody takes for a school's, and papers that can be checked by them."""

import pytest

from eduapp.app.invented_passwords import ISSUING, ROOT
from eduapp.app.location import Location
from eduapp.app.opening import open_database
from eduapp.app.sample_site import NOW, Site, story
from eduapp.app.sample_site.keys import FOLDER, NAME, make_keys
from eduapp.certificates import jobs, queries, service
from eduapp.certificates.keys import jobs as key_jobs
from eduapp.certificates.keys import queries as keys
from eduapp.certificates.keys.opened import KeyRing
from eduapp.certificates.keys.queries import Stand
from eduapp.certificates.seals.verdict import Outcome
from eduapp.certificates.verification import Basis, judge
from eduapp.certificates.verification import queries as checking
from eduapp.core.clock import StillClock
from eduapp.core.progress import NoProgress
from tests.support.sample import staff


@pytest.fixture
def key(site):
    return KeyRing().unlock(site.acting_as(staff(site)["office"]), ISSUING).issuing


def papers(site):
    with site.reading() as session:
        return [row for row in queries.register(session) if row.state == "issued"]


def answer(site, paper):
    with site.reading() as session:
        at_hand = checking.at_hand(session, site.today())
        pdf = queries.pdf(session, paper)
    return judge(pdf, at_hand.keys, at_hand.status, at_hand.register, site.today())


def head(site, paper):
    with site.reading() as session:
        return queries.certificate(session, paper)


def test_two_people_made_the_keys_and_their_name_says_that_they_are_invented(site):
    with site.reading() as session:
        state = keys.key_state(session, site.today())

    assert state.stand is Stand.READY
    assert [one.name for one in state.holders] == ["Solveig Nes", "Nils Ås"]
    assert (state.name, "oppdiktet" in NAME) == (NAME, True)


def test_every_paper_is_signed_registered_and_genuine(site):
    found = papers(site)
    with site.reading() as session:
        verified = queries.verify(session)

    assert len(found) >= 5
    assert (verified.entries, verified.papers, verified.fault) == (len(found), len(found), None)
    judged = answer(site, found[0].id)
    assert (judged.outcome, judged.basis, judged.kept) == (Outcome.GENUINE, Basis.FILE, True)


def test_whoever_looks_around_issues_replaces_and_revokes_at_once(site, key):
    actors = staff(site)
    office, leader = site.acting_as(actors["office"]), site.acting_as(actors["leader"])
    with site.reading() as session:
        row = next(row for row in queries.ready(session, site.today()) if row.ready)
    fresh = jobs.issue_one(office, row.item, key=key)
    assert answer(site, fresh).outcome is Outcome.GENUINE

    order = jobs.Replace(fresh, head(site, fresh).version, "lost", key)
    second = jobs.replace_paper(office, order, NoProgress())
    assert answer(site, fresh).outcome is Outcome.REPLACED
    assert answer(site, second).facts.replaces == head(site, fresh).serial

    proposal = _proposed(office, second)
    jobs.attest_revocation(leader, jobs.Attest(proposal, second, 1, key), NoProgress())
    assert answer(site, second).outcome is Outcome.REVOKED


def _proposed(office, paper):
    version = head(office, paper).version
    order = service.ProposeRevocation(
        certificate_id=paper, version=version, basis="wrong_facts", reason="Det var et annet kurs."
    )
    return office.execute(service.propose_revocation, order)


def test_the_files_lie_beside_the_database_and_the_root_opens_with_the_two_passwords_that_are_told(tmp_path):
    clock = StillClock(NOW)
    database = open_database(Location.of(tmp_path), clock=clock)
    made = Site(database.at(clock).unattended(), clock)
    story._set_up(made)
    make_keys(made)
    [root] = (tmp_path / FOLDER).glob("root-*.key")
    order = key_jobs.Rotate(
        second=key_jobs.Proven(actor=made.actors["principal"]),
        way=key_jobs.ByFile(path=root, parts=ROOT),
        password="tolv gode ord til bevis",
        folder=tmp_path,
        before=1,
    )
    key_jobs.rotate(made.by("leader"), order, NoProgress())

    with database.reading() as session:
        assert len(keys.public_keys(session).keys) == 2
    database.engine.dispose()
