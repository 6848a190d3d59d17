"""What somebody does with backups: a code, going back by two, everything in files."""

import pytest

from eduapp.app.location import Location
from eduapp.app.opening import open_database
from eduapp.core.progress import NoProgress
from eduapp.gui.routes import Route
from eduapp.people.access.jobs import NewUser, add_user
from eduapp.people.audit.queries import TrailFilter, trail
from eduapp.safekeeping import jobs, queries, terms
from eduapp.safekeeping.rules import Standing
from eduapp.safekeeping.ui import acts
from eduapp.safekeeping.ui.backups_page import BackupsPage, Shown
from tests.support import given
from tests.support.accessibility import show
from tests.support.ceremonies import words
from tests.support.dialogs import fill, no_dialog, the_dialog
from tests.support.given_backups import make, newest

PASSWORD = "fire gode ord her"


@pytest.fixture
def second(database):
    """A leader who can sign in."""
    new = NewUser(name="Kari Moen", sign_in_name="kari", title="", roles=("leader",), password=PASSWORD)
    add_user(database.acting_as(given.ADMINISTRATOR), new, NoProgress())


@pytest.fixture
def page(qtbot, administrator):
    made = BackupsPage(administrator.bench, Route("safekeeping.backups"))
    qtbot.addWidget(made)
    show(made)
    return made


def test_the_code_is_shown_once_and_is_good(page, database):
    page.code.click()
    dialog = the_dialog()
    said = words(dialog)
    dialog.accept()
    with database.reading() as session:
        assert queries.standing(session).has_code
    assert "It is shown only now" in said


def test_going_back_takes_two_and_a_reason(page, database, home, second, swapped):
    make(database, home.folder)
    given.a_learner(database, "Karim Haddad")
    acts.bring_back(page, newest(home.folder))
    said = words(the_dialog())
    assert "entries of the trail came after this backup" in said
    assert "Bring back backup 1 of 23.11.2026" in the_dialog().windowTitle()

    fill(reason="", second_name="kari", second_password=PASSWORD)
    assert swapped == []
    fill(reason="Somebody deleted everything", second_name="kari", second_password="wrong")
    assert swapped == []
    fill(reason="Somebody deleted everything", second_name="kari", second_password=PASSWORD)

    assert no_dialog()
    [work] = swapped
    assert newest(home.folder).manifest.occasion == terms.BEFORE_RESTORE
    home.file.write_bytes(b"")
    assert isinstance(work(), jobs.Restored)
    back = open_database(Location.of(home.folder))
    with back.reading() as session:
        [entry] = trail(session, TrailFilter(action=terms.RESTORED))
    back.engine.dispose()
    told = entry.details
    assert (told["asked_by"], told["agreed_by"]) == (given.ADMINISTRATOR.name, "Kari Moen")
    assert told["reason"] == "Somebody deleted everything"


def test_one_from_elsewhere_is_chosen_and_asks_for_its_code(page, database, home, tmp_path, administrator):
    other = tmp_path / "other"
    other.mkdir()
    make(database, home.folder)
    (home.folder / "backup-keys.json").unlink()
    administrator.files.answers = [newest(home.folder).folder]
    page.other.click()
    assert "Code on paper" in words(the_dialog())


def test_a_folder_without_a_backup_is_told(page, tmp_path, administrator):
    administrator.files.answers = [tmp_path]
    page.other.click()
    assert "no backup of Dagverk" in page.said.text()
    assert no_dialog()


def test_what_is_lost_is_said(database, home):
    make(database, home.folder)
    lying = newest(home.folder)
    assert "Nothing was done" in acts.lost_text(jobs.Preview(lying, 0, same=True))
    assert "623" in acts.lost_text(jobs.Preview(lying, 623, same=True))
    assert "another database" in acts.lost_text(jobs.Preview(lying, -1, same=False))


def test_everything_is_taken_out_for_a_reason(qtbot, leader, tmp_path):
    made = BackupsPage(leader.bench, Route("safekeeping.backups"))
    qtbot.addWidget(made)
    show(made)
    leader.files.answers = [tmp_path]
    made.out.click()
    fill(reason="Somebody else takes over")
    assert no_dialog()
    assert "were read again and compared" in made.said.text()
    assert len(list(tmp_path.glob("dagverk-readable-*"))) == 1


def test_encrypting_lets_go_of_the_file_and_says_what_it_means(page, swapped):
    asked = []
    object.__setattr__(page.bench.home, "encrypt", asked.append)
    page.show_shown(Shown(Standing(readable=True)))
    page.encrypt.click()
    said = words(the_dialog())
    assert "opens only with its key" in said
    assert "only the code opens the database" in said
    the_dialog().verb_button.click()

    assert no_dialog()
    [work] = swapped
    work()
    assert asked == [given.ADMINISTRATOR.name]
