"""A damaged database, met by a command: what is said, and the way to the newest backup with it."""

import argparse
import re
import shlex
from pathlib import Path

import pytest

from eduapp.app import way_on
from eduapp.app.location import Location
from eduapp.app.main import main
from eduapp.app.opening import open_database
from eduapp.core.errors import Damaged, Unavailable
from eduapp.safekeeping.jobs import folders
from tests.support.given_backups import installed, make, newest


@pytest.fixture
def home(tmp_path, _template):
    return installed(tmp_path / "our data", _template).folder


def asked(home):
    return argparse.Namespace(data=home, database=None)


def two_backups(home):
    database = open_database(Location.of(home))
    for _time in range(2):
        make(database, home)
    database.engine.dispose()


def damage(file):
    content = file.read_bytes()
    file.write_bytes(content[:4096] + b"\x5a" * (len(content) - 4096))


@pytest.mark.parametrize("left", ["damaged", "gone"])
def test_every_command_names_the_newest_backup_that_could_be_whole(home, capsys, left):
    two_backups(home)
    spoiled = newest(home)
    folders.listed(home / "backups")[0].file.unlink()  # what has no database is no backup
    whole = newest(home)
    if left == "gone":
        (home / "dagverk.db").unlink()
    else:
        damage(home / "dagverk.db")

    for words in (["backup", "make"], ["audit", "verify"]):
        assert main([*words, "--data", str(home), "--language", "en"]) == 2
        said = capsys.readouterr().err
        [typed] = re.findall("eduapp (backup restore .*) --reason TEXT", said)
        assert shlex.split(typed) == ["backup", "restore", str(whole.folder), "--data", str(home)], words
        assert str(spoiled.folder) not in said


def test_where_none_lies_the_command_is_named_all_the_same(home):
    assert way_on.told(Damaged(), asked(home)).endswith(
        f"No backup lies here. Bring one back with: eduapp backup restore DIR --data '{home}' --reason TEXT"
    )


@pytest.mark.parametrize(
    "where", [argparse.Namespace(), argparse.Namespace(data=Path(), database="postgresql://h/d")],
    ids=["no database", "a server"],
)  # fmt: skip
def test_what_is_no_file_of_this_pc_is_told_as_it_was(where):
    assert way_on.told(Damaged(), where) == Damaged().sentence()


def test_what_is_no_damage_is_told_as_it_was(home):
    error = Unavailable(reason="The disk is full.")
    assert way_on.told(error, asked(home)) == error.sentence()
