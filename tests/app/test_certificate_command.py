"""`eduapp certificates export`: what is written, what is asked, and exit codes."""

from pathlib import Path

import pytest

from eduapp.app import certificate_command
from eduapp.app.certificate_command import PASSWORD, WRITTEN
from eduapp.app.main import UNUSABLE, main
from eduapp.app.who import USER
from eduapp.core.errors import NotAllowed
from tests.support import elmo_schema, given, given_keys, given_register, open_badges
from tests.support.signing_in import cheap, signed_in, told
from tests.support.sqlite_only import sqlite_database, sqlite_template

__all__ = ["cheap", "signed_in", "sqlite_database", "sqlite_template"]


@pytest.fixture
def paper(sqlite_database):
    given_register.a_signing_school(sqlite_database)
    return given_register.a_paper(sqlite_database, key=given_register.the_key(sqlite_database))


@pytest.fixture
def export(sqlite_database, paper, capsys, tmp_path, monkeypatch, signed_in):
    signed_in(Path(sqlite_database.engine.url.database))
    monkeypatch.delenv(PASSWORD, raising=False)
    monkeypatch.setattr(certificate_command, "somebody_is_there", lambda: False)

    def run(*words):
        url = sqlite_database.engine.url.render_as_string(hide_password=False)
        where = ("--database", url, "--data", str(tmp_path), "--language", "en")
        code = main(["certificates", "export", *map(str, words), *where])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_both_files_at_once(export, monkeypatch, tmp_path):
    monkeypatch.setenv(PASSWORD, given_keys.PASSWORD)
    badge, elmo = tmp_path / "a.jwt", tmp_path / "a.xml"

    code, out, _err = export("2026-00001", "--badge", badge, "--elmo", elmo)

    assert code == WRITTEN
    assert out.splitlines() == [f"Written: {badge}", f"Written: {elmo}"]
    assert open_badges.faults_of_token(badge.read_text()) == []
    assert elmo_schema.faults(elmo.read_bytes()) == []


def test_the_password_is_asked_for_where_somebody_is_and_only_the_first_time(export, monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(certificate_command, "somebody_is_there", lambda: True)
    monkeypatch.setattr(
        certificate_command.getpass, "getpass", lambda words: asked.append(words) or given_keys.PASSWORD
    )
    first, second = tmp_path / "a.jwt", tmp_path / "b.jwt"

    assert [export("2026-00001", "--badge", path)[0] for path in (first, second)] == [WRITTEN] * 2
    assert asked == ["Password of issuing: "]
    assert first.read_bytes() == second.read_bytes()


def test_where_nobody_is_the_variable_is_named(export, tmp_path):
    code, _out, err = export("2026-00001", "--badge", tmp_path / "a.jwt")

    assert code == UNUSABLE
    assert PASSWORD in err


def test_a_wrong_password_writes_nothing(export, monkeypatch, tmp_path):
    monkeypatch.setenv(PASSWORD, "not that one at all")

    code, _out, err = export("2026-00001", "--badge", tmp_path / "a.jwt")

    assert (code, bool(err), (tmp_path / "a.jwt").exists()) == (UNUSABLE, True, False)


def test_a_number_that_was_never_given_is_said(export, tmp_path):
    code, _out, err = export("2026-00009", "--elmo", tmp_path / "a.xml")

    assert (code, "2026-00009" in err) == (UNUSABLE, True)


def test_what_does_not_count_is_refused_with_its_state(export, sqlite_database, paper, tmp_path):
    given_register.revoked(sqlite_database, paper, given_register.the_key(sqlite_database))

    code, _out, err = export("2026-00001", "--elmo", tmp_path / "a.xml")

    assert (code, err.strip()) == (UNUSABLE, "2026-00001 is not in force: revoked.")


def test_one_of_the_forms_is_asked_for(export, capsys):
    with pytest.raises(SystemExit) as ended:
        export("2026-00001")

    assert ended.value.code == UNUSABLE
    assert "--badge, --elmo" in capsys.readouterr().err


@pytest.fixture
def place(sqlite_database):
    return Path(sqlite_database.engine.url.database)


def test_the_trail_names_whoever_saved_it(export, place, signed_in, tmp_path):
    signed_in(place, given.OFFICE)

    export("2026-00001", "--elmo", tmp_path / "a.xml")

    assert told(place)[-1] == ("certificates.exported", "Åse Bakke")


@pytest.mark.parametrize("number", ["2026-00001", "2026-00009"], ids=["there", "not there"])
def test_who_may_print_no_paper_learns_not_even_which_there_are(export, place, signed_in, tmp_path, number):
    signed_in(place, given.WORKSHOP_LEADER)

    code, out, err = export(number, "--elmo", tmp_path / "a.xml")

    assert (code, out, err) == (UNUSABLE, "", f"{NotAllowed().sentence()}\n")
    assert not (tmp_path / "a.xml").exists()


def test_where_nobody_says_who_it_is_nothing_is_written(export, monkeypatch, tmp_path):
    monkeypatch.delenv(USER)

    code, _out, err = export("2026-00001", "--elmo", tmp_path / "a.xml")

    assert (code, USER in err, (tmp_path / "a.xml").exists()) == (UNUSABLE, True, False)
