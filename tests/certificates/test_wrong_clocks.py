"""Clocks of PCs that were wrong: nothing is dated by one that cannot be right, and there is a way out."""

from datetime import timedelta

import pytest

from eduapp.certificates import jobs, queries, service
from eduapp.certificates.jobs.papers import PAPERS
from eduapp.certificates.keys import jobs as key_jobs
from eduapp.certificates.keys import rules as key_rules
from eduapp.certificates.keys import service as key_service
from eduapp.certificates.keys.opened import KeyRing
from eduapp.certificates.seals.faults import Jumped
from eduapp.certificates.seals.status_list import read_status_list, sign_status_list
from eduapp.certificates.seals.verdict import Outcome
from eduapp.certificates.verification import judge
from eduapp.certificates.verification import queries as at_hand
from eduapp.core.errors import NotAllowed, Refused
from eduapp.core.files import sha256
from eduapp.core.progress import NoProgress
from tests.support import given, given_certificates, given_keys, given_register
from tests.support.given_keys import CHEAP, OTHER


@pytest.fixture
def kept(database, school, tmp_path):
    return given_keys.held(database, tmp_path / "stick")


@pytest.fixture
def key(database, kept):
    return given_register.the_key(database)


def names(refusal):
    return {one.name for one in refusal.value.violations}


def confirm(database, actor=given.LEADER):
    order = service.ConfirmClock(day=database.today())
    database.acting_as(actor).execute(service.confirm_clock, order)


def begin_anew(database, kept, **changed):
    told = {"second": given_keys.SECOND, "way": kept.by_halves, "day": database.today(), "papers": PAPERS}
    return key_jobs.begin_anew(database, key_jobs.BeginAnew(**(told | changed)), NoProgress())


def rotate(database, kept, before=1):
    order = key_jobs.Rotate(
        second=given_keys.SECOND, way=kept.by_halves, password=OTHER, folder=kept.written.folder,
        before=before, cost=CHEAP, papers=PAPERS,
    )  # fmt: skip
    key_jobs.rotate(database, order, NoProgress())


def judged(database, paper):
    with database.reading() as session:
        known = at_hand.at_hand(session, database.today())
        pdf = queries.pdf(session, paper)
    return judge(pdf, known.keys, known.status, known.register, database.today())


def every_act(database, key, one, two, earned):
    """All that is dated by the clock."""
    return {
        "issue": lambda: jobs.issue_one(database, earned[0], key=key),
        "replace": lambda: given_register.replaced(database, one, key),
        "revoke": lambda: given_register.revoked(database, two, key),
        "renew": lambda: jobs.renew_list(database, jobs.RenewList(key), NoProgress()),
    }


@pytest.fixture
def earned(database, school):
    """Two who are ready for a paper."""
    return [
        given_certificates.a_course_done(database, name, grade="B").item for name in ("Ada Li", "Per Dal")
    ]


@pytest.fixture
def papers(database, key):
    return [given_register.a_paper(database, name, key) for name in ("Karim Haddad", "Ola Nes")]


def test_a_clock_that_was_turned_back_dates_nothing(database, key, papers, earned, clock):
    clock.moment += timedelta(days=10)
    jobs.renew_list(database, jobs.RenewList(key), NoProgress())
    clock.moment -= timedelta(days=1)

    for name, act in every_act(database, key, *papers, earned).items():
        with pytest.raises(Refused) as refusal:
            act()
        assert names(refusal) == {"ClockBehind"}, name
    assert "02.12.2026" in refusal.value.sentence()
    assert "03.12.2026" in refusal.value.sentence()
    numbers = [given_register.head(database, one).row.number for one in papers]
    clock.moment += timedelta(days=1)
    fresh = given_register.replaced(database, papers[0], key)
    assert given_register.head(database, fresh).row.number > max(numbers)  # and no number was lost
    with database.reading() as session:
        assert [one.state for one in queries.register(session)].count("void") == 0


def test_by_the_register_alone_a_day_that_is_over_is_known_too(database, key, clock):
    clock.moment += timedelta(days=10)
    given_register.a_paper(database, key=key)
    clock.moment -= timedelta(days=1)
    item = given_certificates.a_course_done(database, "Ola Nes", grade="B").item
    with pytest.raises(Refused) as refusal:
        jobs.issue_one(database, item, key=key)
    assert names(refusal) == {"ClockBehind"}


def test_whoever_looks_at_a_paper_first_is_told_of_the_clock(database, key, papers, earned, clock):
    def reasons():
        return jobs.preview(database, jobs.Draft(earned[0]), NoProgress()).reasons

    assert reasons() == ()
    clock.moment += timedelta(days=36)
    [reason] = reasons()
    assert "36 days after anything was issued or signed here last" in reason


def test_weeks_after_all_that_is_known_a_leader_looks_at_the_clock(
    database, key, papers, earned, clock, notes
):
    clock.moment += timedelta(days=36)
    for name, act in every_act(database, key, *papers, earned).items():
        with pytest.raises(Refused) as refusal:
            act()
        assert names(refusal) == {"ClockAhead"}, name

    with pytest.raises(NotAllowed):
        confirm(database, given.OFFICE)
    other = service.ConfirmClock(day=database.today() - timedelta(days=1))
    with pytest.raises(Refused) as refusal:
        database.execute(service.confirm_clock, other)
    assert names(refusal) == {"NotToday"}
    confirm(database)
    assert notes[-1].action == "certificates.clock_right"

    fresh = jobs.issue_one(database, earned[0], key=key)
    assert judged(database, fresh).outcome is Outcome.GENUINE


def test_a_clock_years_ahead_signs_no_list_by_itself(database, key, papers, clock):
    clock.moment += timedelta(days=4 * 365)
    jobs.keep_list_fresh(database, key)  # as whenever the keys are open
    with database.reading() as session:
        assert queries.newest_list(session) is None
    clock.moment -= timedelta(days=4 * 365)
    given_register.revoked(database, papers[0], key)


def test_the_way_out_of_a_list_that_was_signed_years_ahead(database, kept, key, papers, earned, clock, notes):
    """A leader found a wrong clock right: all that was dated by it stands, and the root overrules it."""
    given_register.revoked(database, papers[0], key)
    right = clock.moment
    clock.moment = right + timedelta(days=4 * 365)
    confirm(database)
    given_register.revoked(database, papers[1], key)
    ahead = jobs.issue_one(database, earned[0], key=key)
    clock.moment = right + timedelta(days=1)
    with pytest.raises(Refused) as refusal:
        jobs.renew_list(database, jobs.RenewList(key), NoProgress())
    assert names(refusal) == {"ClockBehind"}
    assert "begin the list anew" in refusal.value.sentence()

    begin_anew(database, kept)

    with database.reading() as session:
        row = queries.newest_list(session)
    found = read_status_list(row.content, given_keys.keys_of(database))
    serials = [given_register.head(database, one).serial for one in papers]
    assert (found.by_root, found.beginning, found.as_of) == (True, 2, database.today())
    assert [found.of(serial).day for serial in serials] == [given.TODAY, database.today()]
    assert "certificates.list_begun_anew" in [one.action for one in notes]
    assert judged(database, ahead).outcome is Outcome.TO_COME

    given_register.revoked(database, ahead, key)  # all goes on, with the issuing key and of today
    fresh = jobs.issue_one(database, earned[1], key=key)
    assert judged(database, fresh).outcome is Outcome.GENUINE
    assert given_register.head(database, fresh).row.number.startswith("2026-")
    clock.moment += timedelta(days=2)
    given_register.revoked(database, fresh, key)
    jobs.renew_list(database, jobs.RenewList(key), NoProgress())
    with database.reading() as session:
        newest = queries.newest_list(session)
    later = read_status_list(newest.content, given_keys.keys_of(database))
    assert [later.of(serial).day for serial in serials] == [given.TODAY, given.TODAY + timedelta(days=1)]
    assert later.of(given_register.head(database, fresh).serial).day == database.today()
    found = given_register.verified(database)
    assert found.fault is None  # a day that goes backwards condemns no register …
    assert "earlier day (24.11.2026)" in found.remark()  # … and is told


def test_it_takes_two_and_the_day_they_say(database, kept, key, papers):
    jobs.renew_list(database, jobs.RenewList(key), NoProgress())
    wrong_day = {"day": database.today() + timedelta(days=1)}
    alone = {"second": key_jobs.Proven(actor=given.LEADER)}
    for changed, wanted in ((wrong_day, key_rules.NotToday), (alone, key_rules.SamePerson)):
        with pytest.raises(Refused) as refusal:
            begin_anew(database, kept, **changed)
        assert isinstance(refusal.value.violations[0], wanted)
    content = PAPERS.list_anew
    with database.reading() as session:
        made = content(session, kept.prepared.root, database.today())
    order = service.BeginListAnew(content=made, second=given.ADMINISTRATOR.user_id)
    with pytest.raises(Refused):  # who has not agreed to it
        database.execute(service.begin_list_anew, order)
    with pytest.raises(NotAllowed):
        database.acting_as(given.OFFICE).execute(service.begin_list_anew, order)


@pytest.mark.parametrize("is_first", [True, False])
def test_two_without_the_root_begin_nothing_anew(database, key, papers, is_first):
    if not is_first:
        jobs.renew_list(database, jobs.RenewList(key), NoProgress())
    number = 1 if is_first else 2
    made = sign_status_list(key, number=number, as_of=database.today(), entries=(), beginning=2)
    agreement = key_service.Agree(digest=sha256(made))
    database.acting_as(given.ADMINISTRATOR).execute(key_service.agree, agreement)
    order = service.BeginListAnew(content=made, second=given.ADMINISTRATOR.user_id)

    with pytest.raises(Jumped):
        database.acting_as(given.LEADER).execute(service.begin_list_anew, order)


def test_a_key_made_by_a_clock_that_ran_ahead_is_renewed(database, school, tmp_path, clock):
    right = clock.moment
    clock.moment = right + timedelta(days=800)
    kept = given_keys.held(database, tmp_path / "stick")
    clock.moment = right
    item = given_certificates.a_course_done(database, grade="B").item
    with pytest.raises(Refused) as refusal:
        jobs.issue_one(database, item, key=given_register.the_key(database))
    assert names(refusal) == {"KeyToCome", "ClockBehind"}

    begin_anew(database, kept)
    rotate(database, kept)

    fresh = KeyRing().unlock(database, OTHER).issuing
    paper = jobs.issue_one(database, item, key=fresh)
    assert judged(database, paper).outcome is Outcome.GENUINE
    given_register.revoked(database, paper, fresh)


def test_no_key_is_renewed_by_a_clock_that_cannot_be_right(database, kept, key, papers, clock):
    clock.moment += timedelta(days=900)
    with pytest.raises(Refused) as refusal:
        rotate(database, kept)
    assert names(refusal) == {"ClockAhead"}
    assert given_keys.keys_of(database).number == 1


def test_no_key_is_told_lost_by_a_clock_that_cannot_be_right(database, kept, key, papers, clock):
    order = key_jobs.TellLost(
        second=given_keys.SECOND, way=kept.by_halves, password=OTHER, folder=kept.written.folder, before=1,
        kid=key.kid, day=given.TODAY, entry=0, letters="", papers=PAPERS, cost=CHEAP,
    )  # fmt: skip
    clock.moment += timedelta(days=900)
    with pytest.raises(Refused) as refusal:
        key_jobs.tell_lost(database, order, NoProgress())
    assert names(refusal) == {"ClockAhead"}
    assert given_keys.keys_of(database).number == 1


def test_unfinished_numbers_wait_for_a_clock_that_can_be_right(database, key, papers, clock):
    item = given_certificates.a_course_done(database, "Ada Li", grade="B").item
    database.execute(service.reserve, service.Reserve(item=item, kid=key.kid.hex()))
    clock.moment += timedelta(days=400)
    assert jobs.mend_unfinished(database, None, NoProgress()) == 0  # and the program starts all the same
    clock.moment -= timedelta(days=399)
    assert jobs.mend_unfinished(database, None, NoProgress()) == 1
