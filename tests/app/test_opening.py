import os
import signal
import subprocess
import sys

import pytest
from sqlalchemy import text

from eduapp.app.location import FILE_NAME, Location
from eduapp.app.opening import Gone, OnAShare, is_set_up, open_database
from eduapp.core import shares
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.errors import Unavailable


def opened(folder):
    database = open_database(Location.of(folder))
    database.engine.dispose()
    return database


def refused(folder):
    with pytest.raises(Unavailable) as refusal:
        opened(folder)
    return refusal.value.sentence()


def test_an_empty_folder_becomes_a_database_that_waits_for_an_administrator(tmp_path):
    assert not is_set_up(opened(tmp_path / "new"))


def test_a_new_folder_is_for_this_account_only(tmp_path):
    opened(tmp_path / "new")
    assert (tmp_path / "new").stat().st_mode & 0o077 == 0


def test_a_folder_that_was_there_keeps_its_rights(tmp_path):
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared").chmod(0o775)

    opened(tmp_path / "shared")

    assert (tmp_path / "shared").stat().st_mode & 0o777 == 0o775


def test_a_folder_in_the_databases_place_is_told(tmp_path):
    (tmp_path / FILE_NAME).mkdir()

    assert str(tmp_path / FILE_NAME) in refused(tmp_path)


def test_nobody_is_told_that_nothing_was_lost_of_a_damaged_database(site_file, tmp_path):
    whole = site_file.read_bytes()
    damaged = whole[: 4096 * 4] + b"\x5a" * 4096 * 30 + whole[4096 * 34 :]
    (tmp_path / FILE_NAME).write_bytes(damaged)

    told = refused(tmp_path)

    assert "damaged" in told
    assert "Nothing was lost" not in told
    assert (tmp_path / FILE_NAME).read_bytes() == damaged


def test_opening_twice_changes_nothing(site_file, tmp_path):
    opened(tmp_path)
    before = accounts_in(tmp_path)
    opened(tmp_path)
    assert accounts_in(tmp_path) == before


def accounts_in(folder):
    engine = open_engine(sqlite_url(folder / FILE_NAME))
    with engine.connect() as connection:
        found = connection.scalar(text("SELECT count(*) FROM user_account"))
    engine.dispose()
    return found


def test_the_sample_site_is_set_up(site):
    assert is_set_up(site)


def test_a_foreign_file_is_refused_and_left_alone(tmp_path):
    (tmp_path / FILE_NAME).write_bytes(b"somebody's letter")
    assert "not a Dagverk database" in refused(tmp_path)
    assert (tmp_path / FILE_NAME).read_bytes() == b"somebody's letter"


def test_a_cut_off_database_is_refused_in_a_sentence(tmp_path, site_file):
    (tmp_path / FILE_NAME).write_bytes(site_file.read_bytes()[:5000])
    assert refused(tmp_path)


def test_a_folder_that_is_a_file_is_said(tmp_path):
    (tmp_path / "data").write_text("")
    assert "not a folder" in refused(tmp_path / "data")


def test_a_folder_on_a_network_share_is_refused_before_anything_is_written(tmp_path, monkeypatch):
    device = tmp_path.stat().st_dev
    line = f"20 1 {os.major(device)}:{os.minor(device)} / /felles rw - cifs //server/felles rw\n"
    (tmp_path / "mounts").write_text(line)
    monkeypatch.setattr(shares, "MOUNTS", tmp_path / "mounts")

    with pytest.raises(OnAShare) as refusal:
        opened(tmp_path / "new")

    said = refusal.value.sentence()
    assert str(tmp_path / "new") in said
    assert "cifs" in said
    assert "this PC’s own disk" in said
    assert "eduapp database" in said
    assert not (tmp_path / "new").exists()


DIES_ONCE_SOMEBODY_IS_IN = """
import os, sys
from pathlib import Path
from eduapp.app.location import Location
from eduapp.app.opening import open_database
from eduapp.core.progress import NoProgress
from eduapp.people.access import jobs
database = open_database(Location.of(Path(sys.argv[1])))
first = jobs.NewUser(name="Kari Moen", sign_in_name="kari", title="", password="four long words here",
    roles=("administrator",), first=True)
jobs.add_user(database, first, NoProgress())
os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such kill here")
def test_a_young_database_that_is_gone_is_missed_from_the_first_administrator_on(tmp_path):
    """No backup, no checkpoint: its key alone tells that somebody worked with it."""
    folder = tmp_path / "new"
    words = [sys.executable, "-c", DIES_ONCE_SOMEBODY_IS_IN, str(folder)]
    assert subprocess.run(words, check=False).returncode == -9
    assert list(tmp_path.glob("*checkpoints*")) == []
    for left in folder.glob(f"{FILE_NAME}*"):
        left.unlink()

    with pytest.raises(Gone):
        opened(folder)
    assert not (folder / FILE_NAME).exists()


def test_one_that_nobody_had_worked_with_is_made_anew(tmp_path):
    opened(tmp_path / "new")
    for left in (tmp_path / "new").glob(f"{FILE_NAME}*"):
        left.unlink()
    assert not is_set_up(opened(tmp_path / "new"))
