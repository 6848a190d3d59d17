"""What comes back is what was there, the old one is kept, and what stands in the way leaves all as it was."""

import pytest
from sqlalchemy import text

from eduapp.app.opening import open_database
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.errors import Unavailable
from eduapp.safekeeping import jobs, terms
from eduapp.safekeeping.jobs import restoring
from eduapp.safekeeping.jobs.restoring import UNKNOWN, InUse
from tests.support import given
from tests.support.full_disks import no_file_longer_than
from tests.support.given_backups import BECAUSE, flip, installed, key_of, make, newest, own


@pytest.fixture
def home(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def live(home, clock, _template):
    database = open_database(installed(home, _template), clock=clock)
    yield database
    database.engine.dispose()


def names(home):
    engine = open_engine(sqlite_url(home / "dagverk.db"))
    with engine.connect() as connection:
        found = list(connection.scalars(text("SELECT family_name FROM learner ORDER BY family_name")))
    engine.dispose()
    return found


def admit(database, name):
    return given.a_learner(database, f"Kari {name}")


def kept(live, home):
    """A backup of one learner, and another learner after it."""
    admit(live, "Haddad")
    make(live, home)
    admit(live, "Berg")
    live.engine.dispose()
    return newest(home)


def test_it_is_as_it_was_and_the_one_before_is_kept(live, home):
    lying = kept(live, home)

    done = jobs.bring_back(lying, key_of(lying, home), home / "dagverk.db", BECAUSE)

    assert names(home) == ["Haddad"]
    assert done.lost > 0
    assert done.aside == home / terms.ASIDE / "0001"
    assert names(done.aside) == ["Berg", "Haddad"]


def test_each_that_is_set_aside_has_its_own_place(live, home):
    lying = kept(live, home)
    for number in (1, 2, 3):
        done = jobs.bring_back(lying, key_of(lying, home), home / "dagverk.db", BECAUSE)
        assert done.aside.name == f"{number:04}"
    assert names(home) == ["Haddad"]


def test_it_comes_back_to_a_pc_that_has_nothing(live, home, tmp_path):
    lying = kept(live, home)
    done = jobs.bring_back(lying, key_of(lying, home), tmp_path / "new" / "dagverk.db", BECAUSE)
    assert (done.aside, done.lost) == (None, UNKNOWN)
    assert names(tmp_path / "new") == ["Haddad"]


def test_a_damaged_backup_changes_nothing(live, home):
    lying = kept(live, home)
    flip(lying.file, 9000)
    with pytest.raises(jobs.NotWhole):
        jobs.bring_back(lying, key_of(lying, home), home / "dagverk.db", BECAUSE)
    assert names(home) == ["Berg", "Haddad"]
    assert not (home / terms.ASIDE).exists()


def test_a_full_disk_changes_nothing(live, home):
    lying = kept(live, home)
    with no_file_longer_than(100_000), pytest.raises(Unavailable):
        jobs.bring_back(lying, key_of(lying, home), home / "dagverk.db", BECAUSE)
    assert names(home) == ["Berg", "Haddad"]
    assert [one.name for one in home.glob("*.part*")] == []


def test_a_database_that_is_open_elsewhere_is_left_alone(live, home):
    lying = kept(live, home)
    other = open_engine(sqlite_url(home / "dagverk.db"))
    with other.connect() as connection, connection.begin():
        connection.execute(text("SELECT count(*) FROM learner")).scalar()
        with pytest.raises(InUse):
            jobs.bring_back(lying, key_of(lying, home), home / "dagverk.db", BECAUSE)
    other.dispose()
    assert names(home) == ["Berg", "Haddad"]


def test_a_database_that_cannot_be_read_is_set_aside_whole(live, home):
    lying = kept(live, home)
    live_file = home / "dagverk.db"
    damaged = b"\0" * 5000 + live_file.read_bytes()[5000:]
    live_file.write_bytes(damaged)

    done = jobs.bring_back(lying, key_of(lying, home), live_file, BECAUSE)

    assert done.lost == UNKNOWN
    assert (done.aside / "dagverk.db").read_bytes() == damaged
    assert names(home) == ["Haddad"]


def test_what_goes_wrong_at_the_last_moment_puts_the_old_one_back(live, home, monkeypatch):
    lying = kept(live, home)
    monkeypatch.setattr(restoring, "sync_names", failing_for(home))
    with pytest.raises(Unavailable):
        jobs.bring_back(lying, key_of(lying, home), home / "dagverk.db", BECAUSE)
    assert names(home) == ["Berg", "Haddad"]


def failing_for(home):
    def sync(folder):
        if folder == home:
            raise OSError(5, "Input/output error")

    return sync


def test_the_preview_counts_what_came_after(live, home):
    lying = kept(live, home)
    before = jobs.preview(live, lying)
    assert before.same
    assert before.lost > 0
    admit(live, "Moen")
    assert jobs.preview(live, lying).lost == before.lost + 1


@pytest.fixture
def other(tmp_path, clock, _template):
    database = open_database(installed(tmp_path / "other", _template), clock=clock)
    yield database
    database.engine.dispose()


def test_a_backup_of_another_database_is_told_so(live, home, other):
    lying = kept(live, home)
    admit(own(other), "Nilsen")
    for _count in range(5):
        admit(own(other), "Nilsen")
    assert jobs.preview(other, lying).lost == UNKNOWN


def test_of_two_who_bring_back_at_once_the_second_is_told(live, home):
    lying = kept(live, home)
    with restoring.removed(home / "dagverk.db.restored.part"), pytest.raises(InUse):
        jobs.bring_back(lying, key_of(lying, home), home / "dagverk.db", BECAUSE)
    assert names(home) == ["Berg", "Haddad"]
