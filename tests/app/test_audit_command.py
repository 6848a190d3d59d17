"""`eduapp audit verify` and `… checkpoint`: what is said, in words and as JSON, and exit codes."""

import json
from dataclasses import replace

import pytest

from eduapp.app.audit_command import BROKEN, HOLDS
from eduapp.app.location import Location
from eduapp.app.machine import machine_settings
from eduapp.app.main import UNUSABLE, main
from eduapp.app.opening import open_database
from eduapp.app.witness import Witness
from eduapp.people.audit import rules
from eduapp.people.audit.jobs import anchor_of, anchors_in
from eduapp.safekeeping import jobs, terms
from eduapp.safekeeping.jobs import folders
from tests.support import given
from tests.support.given_backups import installed, own
from tests.support.given_trail import tamper
from tests.support.sqlite_only import sqlite_database, sqlite_template

__all__ = ["sqlite_database", "sqlite_template"]


@pytest.fixture
def trail(sqlite_database):
    for number in range(5):
        given.a_learner(sqlite_database, f"Person N{number}")
    return sqlite_database


@pytest.fixture
def audit(trail, capsys, tmp_path):
    def run(*words):
        url = trail.engine.url.render_as_string(hide_password=False)
        where = ("--database", url, "--data", str(tmp_path), "--language", "en")
        code = main(["audit", *words, *where])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_a_trail_that_holds_tells_its_checkpoint_which_witnesses_it_from_then_on(audit, trail):
    code, out, _err = audit("verify")
    assert code == HOLDS
    whole, witnessed, checkpoint, compared = out.splitlines()
    assert compared.startswith("It was compared with no backup")
    assert whole == "The trail is whole: 5 entries, each as it was written."
    assert witnessed.startswith("No checkpoint")

    written_down = checkpoint.removeprefix("Checkpoint: ")
    code, out, _err = audit("verify", "--anchor", written_down)
    assert code == HOLDS
    assert out.splitlines()[1].startswith("Up to entry 5 it is witnessed")


def test_the_first_broken_entry_is_named_with_what_was_done(audit, trail):
    tamper(trail, "UPDATE audit_entry SET actor_name = 'Somebody' WHERE seq = 3")

    code, out, _err = audit("verify")
    assert code == BROKEN
    assert out.startswith("Entry 3 was changed after it was written. That was on 23.11.2026.")
    code, out, _err = audit("verify", "--json")
    told = json.loads(out)
    assert code == BROKEN
    assert told["broken"] == {
        "seq": 3, "kind": "edited", "until": 0, "after": "2026-11-23", "before": "2026-11-23"
    }  # fmt: skip
    assert (told["holds"], told["entries"]) == (False, 2)


def test_a_cut_tail_is_found_by_a_checkpoint_from_paper_or_a_file(audit, trail, tmp_path):
    anchor = anchor_of(trail)
    file = tmp_path / "kept.txt"
    file.write_text(f"{anchor.text()}\n", "ascii")
    tamper(
        trail,
        "DELETE FROM audit_entry WHERE seq > 3",
        "UPDATE audit_head SET seq = 3, digest = (SELECT digest FROM audit_entry WHERE seq = 3)",
    )
    assert audit("verify")[0] == HOLDS
    for named in (f"5 {rules.code_of(anchor)}", str(file)):
        code, out, _err = audit("verify", "--anchor", named)
        assert code == BROKEN
        assert out.startswith("The end of the trail was cut off: entries 4 to 5 are missing.")


def test_a_mistyped_checkpoint_is_said_and_nothing_is_checked(audit):
    code, out, err = audit("verify", "--anchor", "5 9F3C 7K2M 0QRS TVWX 4Z")
    assert (code, out) == (UNUSABLE, "")
    assert "is no checkpoint" in err


def test_the_checkpoint_is_told_and_drawn(audit, trail, tmp_path):
    sheet = tmp_path / "sheet.pdf"
    code, out, _err = audit("checkpoint", "--pdf", str(sheet))
    assert code == HOLDS
    assert out == f"5 {rules.code_of(anchor_of(trail))} (23.11.2026)\n"
    assert sheet.read_bytes().startswith(b"%PDF")
    assert "Up to entry 5, of 23.11.2026, it is witnessed" in audit("verify")[1]


@pytest.fixture
def home(tmp_path, _template):
    return installed(tmp_path / "data", _template).folder


@pytest.fixture
def say(home, capsys):
    def run(*words):
        code = main([*map(str, words), "--data", str(home), "--language", "en"])
        return code, capsys.readouterr().out

    return run


def admit(home, name):
    database = open_database(Location.of(home))
    given.a_learner(own(database), name)
    return database


def test_the_trail_is_held_against_backups_near_and_away(home, say, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    machine_settings(home)[1].set(terms.AWAY_FOLDER, str(stick))
    say("backup", "make")
    say("backup", "make")

    code, out = say("audit", "verify")
    assert code == HOLDS
    assert f"Compared with the backups in {home / 'backups'}: 2, 1." in out
    assert f"Compared with the backups in {stick}: 2, 1." in out
    assert "it is witnessed outside the database" in out
    told = json.loads(say("audit", "verify", "--json")[1])["backups"]
    assert [(one["number"], one["fits"]) for one in told["looked_at"]] == [(2, True), (1, True)] * 2
    assert (told["first_unlike"], told["other_keys"]) == (None, 0)


def test_a_backup_that_the_trail_does_not_fit_is_named(home, say):
    admit(home, "Karim Haddad").engine.dispose()
    say("backup", "make")
    admit(home, "Ola Berg").engine.dispose()
    say("backup", "make")
    first, last = (one.folder for one in reversed(folders.listed(home / "backups")))
    end = folders.look(first).manifest.trail.seq
    database = open_database(Location.of(home))
    tamper(
        database,
        f"DELETE FROM audit_entry WHERE seq > {end}",
        f"UPDATE audit_head SET seq = {end}, digest = (SELECT digest FROM audit_entry WHERE seq = {end})",
    )
    database.engine.dispose()

    code, out = say("audit", "verify")
    assert code == BROKEN
    assert out.startswith("The end of the trail was cut off")
    assert "The first backup that it does not fit is number 2" in out
    told = json.loads(say("audit", "verify", "--json")[1])
    assert told["broken"]["kind"] == "cut"
    assert told["backups"]["first_unlike"] == str(last)


def test_what_came_before_a_backup_was_brought_back_need_not_be_there(home, say):
    admit(home, "Karim Haddad").engine.dispose()
    say("backup", "make")
    admit(home, "Ola Berg").engine.dispose()
    say("backup", "make")
    first = folders.listed(home / "backups")[-1].folder
    say("backup", "restore", first, "--reason", "To see")
    say("backup", "make")

    code, out = say("audit", "verify")
    assert code == HOLDS, out
    assert "Of these, made before a backup was brought back" in out
    told = json.loads(say("audit", "verify", "--json")[1])["backups"]["looked_at"]
    assert [(one["number"], one["fits"], one["before_restore"]) for one in told] == [
        (3, True, False),
        (2, False, True),
        (1, True, False),
    ]


def test_what_was_witnessed_beyond_a_backup_that_was_brought_back_is_not_missing(home, say):
    admit(home, "Karim Haddad").engine.dispose()
    say("backup", "make")
    admit(home, "Ola Berg").engine.dispose()
    say("audit", "checkpoint")  # the witness beside the folder knows of an entry that will be gone
    witness = Witness.of(Location.of(home))
    beyond = anchors_in(witness.path)[-1]
    first = folders.listed(home / "backups")[-1]
    assert beyond.seq > first.manifest.trail.seq
    say("backup", "restore", first.folder, "--reason", "To see")

    code, out = say("audit", "verify")
    assert code == HOLDS, out
    kept = anchors_in(witness.path)
    assert [(one.seq, one.back) for one in kept][-1] == (first.manifest.trail.seq, True)
    assert beyond not in kept
    assert beyond.text() in witness.path.read_text()  # nothing is taken out of the file itself


def test_of_another_schools_backups_nothing_is_asked(home, say):
    say("backup", "make")
    one = folders.listed(home / "backups")[0]
    jobs.copy_to(home / "backups", replace(one, manifest=replace(one.manifest, key="XXXX-XXXX")), b"k" * 32)
    code, out = say("audit", "verify")
    assert code == HOLDS
    assert "which were not compared: 1." in out
