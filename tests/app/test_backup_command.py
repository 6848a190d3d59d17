"""`eduapp backup`: made, listed, looked through and brought back by the command line."""

import json
import subprocess
import sys
from datetime import date

import pytest
from sqlalchemy import select

from eduapp.app import backup_command
from eduapp.app.location import PASSWORD as VARIABLE
from eduapp.app.location import Location
from eduapp.app.main import main
from eduapp.app.opening import open_database
from eduapp.app.reaching import Server
from eduapp.app.who import USER
from eduapp.app.witness import Witness
from eduapp.core.db import file_keys
from eduapp.core.errors import NotAllowed
from eduapp.core.progress import NoProgress
from eduapp.people.audit import jobs as audit
from eduapp.people.audit import queries as trail
from eduapp.people.audit.queries import TrailFilter
from eduapp.people.audit.rules import Anchor
from eduapp.records.lists.models import ListSeries
from eduapp.safekeeping import terms
from eduapp.safekeeping.jobs import folders
from eduapp.safekeeping.jobs.numbers import GAP
from tests.support import given
from tests.support.full_disks import no_file_longer_than
from tests.support.given_backups import flip, installed, newest, own
from tests.support.served import address, certificate, issuer, place, served
from tests.support.signing_in import cheap, signed_in, told
from tests.support.tls_server import PASSWORD

__all__ = ["address", "certificate", "cheap", "issuer", "place", "served", "signed_in"]


@pytest.fixture
def home(tmp_path, _template):
    database = open_database(installed(tmp_path / "data", _template))
    given.a_learner(own(database), "Karim Haddad")
    database.engine.dispose()
    return tmp_path / "data"


@pytest.fixture
def run(home, capsys):
    def say(*words, data=home):
        code = main(["backup", *map(str, words), "--data", str(data), "--language", "en"])
        return code, capsys.readouterr()

    return say


def test_one_is_made_listed_and_looked_through(run, home):
    code, said = run("make")
    assert code == 0
    assert "opened again and compared" in said.out
    assert "eduapp backup code" in said.out  # nobody could open it elsewhere yet

    code, said = run("list", "--json")
    [told] = json.loads(said.out)
    assert (told["number"], told["place"], told["occasion"]) == (1, terms.NEAR, terms.ASKED)
    assert told["folder"] == str(newest(home).folder)

    assert run("list")[1].out.count("Backup 1") == 1
    code, said = run("verify", newest(home).folder)
    assert code == 0
    assert "is whole" in said.out


def test_nothing_is_listed_where_there_is_nothing(run):
    assert "no backups" in run("list")[1].out


def test_one_that_was_changed_is_told_by_its_exit_code(run, home):
    run("make")
    flip(newest(home).file, 5000)
    code, said = run("verify", newest(home).folder, "--json")
    assert code == 1
    told = json.loads(said.out)
    assert not told["whole"]
    assert "changed or cut" in told["problem"]
    assert run("verify", newest(home).folder)[0] == 1


def test_it_is_brought_back_with_a_reason(run, home):
    run("make")
    database = open_database(Location.of(home))
    given.a_learner(own(database), "Ola Berg")
    database.engine.dispose()
    folder = newest(home).folder

    assert run("restore", folder)[0] == 2
    code, said = run("restore", folder, "--reason", "The disk was full of nonsense", "--json")

    assert code == 0
    told = json.loads(said.out)
    assert told["lost"] > 0
    database = open_database(Location.of(home))
    with database.reading() as session:
        [entry] = trail.trail(session, TrailFilter(action=terms.RESTORED))
        assert entry.details["reason"] == "The disk was full of nonsense"
        assert trail.first_break(session) is None
    database.engine.dispose()


def test_another_pc_is_asked_for_the_code(run, home, tmp_path, monkeypatch, signed_in):
    signed_in(home, given.ADMINISTRATOR)
    code, said = run("code")
    assert code == 0
    paper = said.out.splitlines()[1].strip()
    run("make")
    folder = newest(home).folder

    code, said = run("restore", folder, "--reason", "The PC burnt", data=tmp_path / "new")
    assert code == 2
    assert newest(home).manifest.key in said.err
    monkeypatch.setenv(backup_command.CODE, paper.lower())
    code, said = run("restore", folder, "--reason", "The PC burnt", data=tmp_path / "new")

    assert code == 0
    assert "is the database now" in said.out
    database = open_database(Location.of(tmp_path / "new"))
    with database.reading() as session:
        assert trail.first_break(session) is None
    database.engine.dispose()


def test_one_is_brought_back_to_an_empty_server(run, home, tmp_path, address, signed_in, monkeypatch):
    """Its trail tells of it, and what this PC witnessed there beyond the backup is not missed."""
    database = open_database(Location.of(home))
    with database.writing() as uow:
        uow.session.add(ListSeries(year=2026, last_number=17))
    database.engine.dispose()
    run("make")
    where = Location.of(home, Server(address, PASSWORD).engine_url)
    witness = Witness.of(Location.of(home, address))
    witness.keep(Anchor(9_000, "9f" * 32, date(2026, 11, 20)))
    monkeypatch.setenv(VARIABLE, PASSWORD)

    to_server = ("--database", address, "--reason", "The server burnt")
    code, said = run("restore", newest(home).folder, *to_server)

    assert (code, said.err) == (0, "")
    assert "each compared" in said.out
    database = open_database(where)
    with database.reading() as session:
        [entry] = trail.trail(session, TrailFilter(action=terms.RESTORED))
        assert session.scalar(select(ListSeries.last_number)) == 17 + GAP  # a paper may have each of those
    assert entry.details["reason"] == "The server burnt"
    found = audit.verify(own(database), audit.VerifyTrail((), (witness.path,)), NoProgress())
    assert found.broken is None
    database.engine.dispose()
    assert main(["audit", "verify", "--data", str(home), "--database", address, "--language", "en"]) == 0


def test_a_second_place_can_be_named_and_must_be_there(run, tmp_path):
    assert run("make", "--to", tmp_path / "nowhere")[0] == 2
    (tmp_path / "stick").mkdir()
    code, said = run("make", "--to", tmp_path / "stick", "--json")
    assert code == 0
    assert json.loads(said.out)["places"] == [terms.NEAR, terms.AWAY]
    assert len(folders.listed(tmp_path / "stick")) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="a folder that takes nothing from anybody is Linux's")
def test_a_place_that_may_not_be_written_to_is_named_and_nothing_else(run, home, signed_in):
    signed_in(home)
    code, said = run("make", "--to", "/sys")
    assert code == 1
    assert said.out.splitlines()[-1].startswith("The folder /sys cannot be written to. ")
    code, said = run("export-readable", "/sys", "--reason", "To see")
    assert (code, said.err.count("\n")) == (2, 1)
    assert said.err.startswith("The folder /sys cannot be written to. ")


def test_a_full_disk_is_named_and_never_told_as_a_failing_one(run, home, tmp_path):
    (tmp_path / "out").mkdir()
    run("make")
    full = f"The disk is full ({home})."
    with no_file_longer_than(1000):
        for words in (("make",), ("export-readable", tmp_path / "out", "--reason", "To see")):
            code, said = run(*words)
            assert (code, said.err[: len(full)]) == (2, full), words
    assert list((tmp_path / "out").iterdir()) == []


MAKING = """
import sys
from eduapp.app.main import main
from eduapp.safekeeping.jobs import making
copy = making.copy_into
def waits(*given):
    print("copying", flush=True)
    sys.stdin.readline()
    copy(*given)
making.copy_into = waits
sys.exit(main(["backup", "make", "--data", sys.argv[1]]))
"""


def test_of_two_at_once_one_is_made_and_the_other_is_told(run, home, tmp_path):
    (tmp_path / "stick").mkdir()
    words = [sys.executable, "-c", MAKING, str(home)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout.readline() == "copying\n"
        code, said = run("make", "--to", tmp_path / "stick")
        first.communicate("\n")
    assert (code, first.returncode) == (2, 0)
    assert said.err.startswith(f"A backup is being made in {home / terms.FOLDER} just now.")
    assert list((tmp_path / "stick").iterdir()) == []

    assert run("verify", newest(home).folder)[0] == 0
    assert run("make")[0] == 0
    assert [one.manifest.number for one in folders.listed(home / terms.FOLDER)] == [2, 1]


def test_what_is_no_backup_is_told(run, tmp_path):
    code, said = run("verify", tmp_path)
    assert code == 2
    assert "no backup of Dagverk" in said.err


def test_everything_is_taken_out_with_a_reason(run, home, tmp_path, signed_in):
    signed_in(home)
    (tmp_path / "out").mkdir()
    assert run("export-readable", tmp_path / "out")[0] == 2
    code, said = run("export-readable", tmp_path / "out", "--reason", "Somebody else takes over", "--json")
    assert code == 0
    assert json.loads(said.out)["rows"] > 0
    assert list((tmp_path / "out").glob("dagverk-readable-*/csv/learner.csv"))
    assert told(home)[-1] == (terms.HANDED_OUT, "Solveig Nes")


def test_the_trail_names_whoever_made_the_code(run, home, signed_in):
    signed_in(home, given.ADMINISTRATOR)

    run("code")

    assert told(home)[-1] == (terms.KEY_MADE, "Nils Ås")


@pytest.mark.parametrize(
    ("words", "who"),
    [
        (("code",), given.LEADER),
        (("export-readable", "out", "--reason", "To read at home"), given.ADMINISTRATOR),
    ],
    ids=["code", "readable files"],
)
def test_who_may_not_is_refused_and_nothing_is_there(run, home, tmp_path, monkeypatch, signed_in, words, who):
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path)
    signed_in(home, who)
    before = told(home)

    code, said = run(*words)

    assert (code, said.out, said.err) == (2, "", f"{NotAllowed().sentence()}\n")
    assert told(home)[len(before) :] == [("access.signed_in", "Dagverk")]
    assert not list((tmp_path / "out").iterdir())


@pytest.mark.parametrize(
    "words",
    [("code",), ("export-readable", "out", "--reason", "To read at home")],
    ids=["code", "readable files"],
)
def test_where_nobody_says_who_it_is_nothing_is_done(run, home, tmp_path, monkeypatch, words):
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(USER, raising=False)
    before = told(home)

    code, said = run(*words)

    assert (code, USER in said.err, told(home)) == (2, True, before)
    assert not list((tmp_path / "out").iterdir())


def test_the_database_is_encrypted_once_and_works_as_before(run, home, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "account"))
    code, said = run("encrypt")
    assert (code, said.out) == (0, "The database is encrypted now.\n")
    assert not (home / "dagverk.db").read_bytes().startswith(b"SQLite")

    assert run("encrypt")[1].err == "The database is encrypted already.\n"
    assert run("make")[0] == 0
    assert run("verify", newest(home).folder)[0] == 0
    assert run("restore", newest(home).folder, "--reason", "To see that it works")[0] == 0
    assert not (home / "dagverk.db").read_bytes().startswith(b"SQLite")


def test_on_another_pc_the_code_comes_from_the_surroundings(run, home, monkeypatch, tmp_path, signed_in):
    signed_in(home, given.ADMINISTRATOR)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "account"))
    run("encrypt")
    code = next(line for line in run("code")[1].out.splitlines() if line.startswith("  ")).strip()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "other account"))
    file_keys.know(home, file_keys.OPEN)

    exit_code, said = run("make")
    assert (exit_code, "code on paper" in said.err) == (2, True)
    monkeypatch.setenv("DAGVERK_BACKUP_CODE", code)
    assert run("make")[0] == 0
    monkeypatch.delenv("DAGVERK_BACKUP_CODE")
    assert run("make")[0] == 0
