"""`eduapp audit verify` and `… checkpoint`: what is said, in words and as JSON, and exit codes."""

import json

import pytest

from eduapp.app.audit_command import BROKEN, HOLDS
from eduapp.app.main import UNUSABLE, main
from eduapp.people.audit import rules
from eduapp.people.audit.jobs import anchor_of
from tests.support import given
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
    whole, witnessed, checkpoint = out.splitlines()
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
