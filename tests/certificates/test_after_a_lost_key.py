"""A key that was lost harms no old paper, and bars the school from nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from eduapp.certificates import jobs, queries, service
from eduapp.certificates.jobs.papers import PAPERS
from eduapp.certificates.keys import jobs as key_jobs
from eduapp.certificates.keys.opened import KeyRing
from eduapp.certificates.seals.faults import SignedAfterLoss
from eduapp.certificates.seals.status_list import Status, read_status_list, sign_status_list
from eduapp.certificates.seals.verdict import Outcome
from eduapp.certificates.verification import Basis, judge
from eduapp.certificates.verification import jobs as checking
from eduapp.certificates.verification import lists as of_lists
from eduapp.certificates.verification import queries as at_hand
from eduapp.core.errors import Refused
from eduapp.core.progress import NoProgress
from tests.support import given, given_keys, given_register
from tests.support.given_keys import CHEAP, OTHER


@pytest.fixture
def kept(database, school, tmp_path):
    return given_keys.held(database, tmp_path / "stick")


@pytest.fixture
def papers(database, kept):
    """Three papers of the first key; the first was revoked, so a list of that key is kept."""
    key = given_register.the_key(database)
    made = [given_register.a_paper(database, name, key) for name in ("Karim Haddad", "Ola Nes", "Ada Li")]
    given_register.revoked(database, made[0], key)
    return made


def tell_lost(database, kept, entry=None, day=given.TODAY):
    """With the last entry of the register as the last that somebody saw, or none; the new key."""
    with database.reading() as session:
        register = queries.entries(session)
    n = len(register) if entry is None else entry
    order = key_jobs.TellLost(
        second=given_keys.SECOND,
        way=kept.by_halves,
        password=OTHER,
        folder=kept.written.folder,
        before=given_keys.keys_of(database).number,
        kid=given_register.the_key(database).kid,
        day=day,
        entry=n,
        letters=register[n - 1].digest.hex()[:12] if n else "",
        papers=PAPERS,
        cost=CHEAP,
    )
    key_jobs.tell_lost(database, order, NoProgress())
    return KeyRing().unlock(database, OTHER).issuing


def handed_out(database, folder, key=None):
    """The lists as somebody elsewhere has them with the page."""
    written = checking.write_page(database, checking.WritePage(folder / "verify.html", key), NoProgress())
    return of_lists.read(written.path.read_bytes())


def elsewhere(database, lists, paper):
    """What somebody finds who has the page and the file of a paper."""
    with database.reading() as session:
        pdf = queries.pdf(session, paper)
    return judge(pdf, lists.key_list(), lists.status_list(), None, database.today())


def test_papers_are_revoked_replaced_and_checked_as_before(database, kept, papers, tmp_path, clock):
    fresh = tell_lost(database, kept)

    lists = handed_out(database, tmp_path)  # also while nobody has the keys open
    assert [elsewhere(database, lists, one).outcome for one in papers] == [
        Outcome.REVOKED,
        Outcome.GENUINE,
        Outcome.GENUINE,
    ]

    given_register.revoked(database, papers[1], fresh)
    newer = given_register.replaced(database, papers[2], fresh)
    clock.moment += timedelta(days=1)
    jobs.renew_list(database, jobs.RenewList(fresh), NoProgress())
    lists = handed_out(database, tmp_path, fresh)

    assert [elsewhere(database, lists, one).outcome for one in (*papers, newer)] == [
        Outcome.REVOKED,
        Outcome.REVOKED,
        Outcome.REPLACED,
        Outcome.GENUINE,
    ]
    assert lists.status_list().as_of == database.today()
    assert given_register.verified(database).fault is None


def test_the_root_begins_the_list_anew_in_the_same_act(database, kept, papers, notes):
    with database.reading() as session:
        before = queries.newest_list(session)
    tell_lost(database, kept)

    with database.reading() as session:
        row = queries.newest_list(session)
    found = read_status_list(row.content, given_keys.keys_of(database))
    assert found.by_root
    assert (found.beginning, found.number) == (before.beginning + 1, before.number + 1)
    assert found.of(given_register.head(database, papers[0]).serial).status is Status.REVOKED
    assert "certificates.list_begun_anew" in [one.action for one in notes]


def test_what_a_thief_signs_as_a_list_is_taken_by_nobody(database, kept, papers):
    lost = given_register.the_key(database)
    tell_lost(database, kept)

    forged = sign_status_list(lost, number=900, as_of=given.TODAY, entries=())
    with pytest.raises(SignedAfterLoss):
        read_status_list(forged, given_keys.keys_of(database))


def test_a_key_that_had_ended_is_told_lost_and_its_list_with_it(database, kept, papers, tmp_path):
    order = key_jobs.Rotate(
        second=given_keys.SECOND, way=kept.by_halves, password=OTHER, folder=kept.written.folder, before=1,
        cost=CHEAP, papers=PAPERS,
    )  # fmt: skip
    old = given_register.the_key(database)
    key_jobs.rotate(database, order, NoProgress())
    with database.reading() as session:
        register = queries.entries(session)
    loss = key_jobs.TellLost(
        second=given_keys.SECOND, way=kept.by_halves, password="", folder=kept.written.folder, before=2,
        kid=old.kid, day=given.TODAY, entry=3, letters=register[2].digest.hex()[:8], papers=PAPERS,
    )  # fmt: skip
    key_jobs.tell_lost(database, loss, NoProgress())

    assert elsewhere(database, handed_out(database, tmp_path), papers[0]).outcome is Outcome.REVOKED
    fresh = KeyRing().unlock(database, OTHER).issuing
    given_register.revoked(database, papers[1], fresh)


def test_nothing_is_kept_of_a_loss_whose_list_is_overtaken(database, kept, papers):
    """Both lists or neither."""

    def late(session, root, today):
        return sign_status_list(root, number=77, as_of=today, entries=(), beginning=2)

    with database.reading() as session:
        register = queries.entries(session)
    order = key_jobs.TellLost(
        second=given_keys.SECOND, way=kept.by_halves, password=OTHER, folder=kept.written.folder, before=1,
        kid=given_register.the_key(database).kid, day=given.TODAY, entry=0, letters="", cost=CHEAP,
        papers=replace(PAPERS, entries=lambda _session: register, list_anew=late),
    )  # fmt: skip
    with pytest.raises(service.ListMovedOn):
        key_jobs.tell_lost(database, order, NoProgress())
    assert given_keys.keys_of(database).number == 1
    assert given_register.the_key(database)


def test_a_list_of_a_lost_key_from_before_is_read_as_what_the_school_kept(
    database, kept, papers, tmp_path, monkeypatch
):
    """A database in which a key was told lost by a version that left the list as it was."""
    with database.reading() as session:
        before = queries.newest_list(session)
    tell_lost(database, kept)
    given_register.touched(database, f"DELETE FROM certificate_status_list WHERE number > {before.number}")
    assert handed_out(database, tmp_path).status is None  # nobody would take it
    fresh = KeyRing().unlock(database, OTHER).issuing

    jobs.keep_list_fresh(database, fresh)  # whenever the keys are open, though it is of today
    lists = handed_out(database, tmp_path)
    assert elsewhere(database, lists, papers[0]).outcome is Outcome.REVOKED


def test_with_the_register_at_hand_a_kept_file_counts_though_nobody_witnessed_it(
    database, kept, papers, tmp_path
):
    tell_lost(database, kept, entry=0)
    with database.reading() as session:
        found = at_hand.at_hand(session, database.today())
        pdf, code = (
            queries.pdf(session, papers[1]),
            at_hand.kept_code(session, given_register.head(database, papers[1]).row.number),
        )

    here = judge(pdf, found.keys, found.status, found.register, database.today())
    assert (here.outcome, here.basis, here.kept) == (Outcome.GENUINE, Basis.FILE, True)
    by_code = judge(code, found.keys, found.status, found.register, database.today())
    assert (by_code.outcome, by_code.basis) == (Outcome.GENUINE, Basis.CODE)
    there = elsewhere(database, handed_out(database, tmp_path), papers[1])
    assert (there.outcome, type(there.verdict.fault)) == (Outcome.NOT_GENUINE, SignedAfterLoss)


def test_who_opened_the_key_before_it_was_lost_is_told_to_open_the_new_one(database, kept, papers):
    lost = given_register.the_key(database)
    tell_lost(database, kept)
    for act in (
        lambda: given_register.revoked(database, papers[1], lost),
        lambda: given_register.replaced(database, papers[2], lost),
        lambda: jobs.renew_list(database, jobs.RenewList(lost), NoProgress()),
    ):
        with pytest.raises(Refused) as refusal:
            act()
        assert [one.name for one in refusal.value.violations] == ["KeyOutOfUse"]
    with database.reading() as session:
        assert [one.state for one in queries.register(session)].count("void") == 0
