"""`eduapp certificates register verify`: what is said, in words and as JSON, and exit codes."""

import json

import pytest

from eduapp.app.main import UNUSABLE, main
from eduapp.app.register_command import BROKEN, HOLDS, head_of, head_text
from eduapp.certificates.seals.register import Head
from tests.support import given_register
from tests.support.sqlite_only import sqlite_database, sqlite_template

__all__ = ["sqlite_database", "sqlite_template"]


@pytest.fixture
def papers(sqlite_database):
    given_register.a_signing_school(sqlite_database)
    key = given_register.the_key(sqlite_database)
    paper = given_register.a_paper(sqlite_database, key=key)
    given_register.revoked(sqlite_database, paper, key)
    return sqlite_database


@pytest.fixture
def verify(papers, capsys, tmp_path):
    def run(*words):
        url = papers.engine.url.render_as_string(hide_password=False)
        where = ("--database", url, "--data", str(tmp_path), "--language", "en")
        code = main(["certificates", "register", "verify", *words, *where])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_a_register_that_holds_tells_its_last_entry(verify, papers):
    code, out, _err = verify()
    assert code == HOLDS
    assert out.startswith("All 2 entries and 1 papers are as they were written. Last entry: 2:")

    head = out.split("Last entry: ")[1].strip().rstrip(".")
    assert verify("--head", head)[0] == HOLDS


def test_the_first_broken_entry_is_named(verify, papers):
    given_register.touched(papers, "UPDATE certificate_register_entry SET on_day = '2026-01-01' WHERE n = 1")

    code, out, _err = verify("--json")

    told = json.loads(out)
    assert code == BROKEN
    assert (told["holds"], told["fault"]) == (False, {"n": 2, "cause": "chain", "number": "2026-00001"})
    assert verify()[1].startswith("Entry 2 of the register")


def test_a_head_that_was_written_down_is_missed_in_a_register_that_was_cut(verify):
    code, out, _err = verify("--head", f"5:{'0' * 64}")
    assert code == BROKEN
    assert out.startswith("Entry 3 of the register")


def test_what_is_no_head_is_said(verify):
    with pytest.raises(SystemExit) as ended:
        verify("--head", "5")
    assert ended.value.code == UNUSABLE


def test_a_head_is_read_as_it_is_told():
    head = Head(7, bytes(range(32)))
    assert head_of(head_text(head)) == head
    assert head_text(Head()) == "–"
    for wrong in ("", "7", "7:00", f"0:{'0' * 64}", f"x:{'0' * 64}"):
        with pytest.raises(ValueError):
            head_of(wrong)
