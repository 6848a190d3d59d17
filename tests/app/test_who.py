"""Who does it at the command line: asked for or told, counted when wrong, and nobody before the set-up."""

import getpass
import sys

import pytest
from sqlalchemy import update

from eduapp.app import who
from eduapp.app.location import FILE_NAME, Location
from eduapp.app.opening import open_database
from eduapp.app.who import USER, USER_PASSWORD, NobodyThere, in_own_name
from eduapp.core.actor import SYSTEM_ID
from eduapp.core.db.unit_of_work import Command
from eduapp.core.errors import NotAllowed
from eduapp.core.fresh import FreshSignInNeeded
from eduapp.exchange.handoff import service as handoff
from eduapp.people.access import service as access
from eduapp.people.access import terms
from eduapp.people.access.jobs import WaitFirst, WrongNameOrPassword
from eduapp.people.access.models import User
from tests.support import given
from tests.support.shared import staffed_database
from tests.support.signing_in import PASSWORD, cheap, signed_in, told

__all__ = ["cheap", "signed_in"]
WRONG = "ikke det ordet i det hele tatt"


@pytest.fixture
def home(tmp_path, tmp_path_factory):
    (tmp_path / FILE_NAME).write_bytes(staffed_database(tmp_path_factory).read_bytes())
    return tmp_path


@pytest.fixture
def database(home, monkeypatch, steady):
    """In the program's own name, as a command opens it; nobody sits there and nothing is told."""
    monkeypatch.delenv(USER, raising=False)
    monkeypatch.delenv(USER_PASSWORD, raising=False)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    opened = open_database(Location.of(home))
    opened.waits.steady = steady
    yield opened
    opened.engine.dispose()


@pytest.fixture
def typed(monkeypatch):
    """Somebody at the keyboard; gives what they were asked."""
    asked = []
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda: asked.append("name") or "Solveig Nes ")
    monkeypatch.setattr(getpass, "getpass", lambda words: asked.append(words) or PASSWORD)
    return asked


def note(uow, _command):
    uow.audit("school.changed", given.LEADER.user_id)


def test_the_password_just_typed_proves_the_act_it_is_asked_for_and_no_other(database, home, signed_in):
    signed_in(home)
    own = in_own_name(database, act=handoff.prepare_export)
    own.expect_proof(handoff.prepare_export)
    with pytest.raises(FreshSignInNeeded):
        own.expect_proof(access.set_password)
    with pytest.raises(FreshSignInNeeded):
        in_own_name(database).expect_proof(handoff.prepare_export)


def test_the_variables_tell_who_it_is_and_what_is_done_has_that_name(database, home, signed_in):
    signed_in(home)
    before = told(home)

    own = in_own_name(database, "handoff.export")
    own.execute(note, Command())

    assert (own.actor.user_id, own.actor.roles) == (given.LEADER.user_id, given.LEADER.roles)
    assert told(home)[len(before) :] == [
        (terms.SIGNED_IN, "Dagverk"),
        ("school.changed", "Solveig Nes"),
    ]


def test_whoever_sits_there_is_asked_and_no_question_gets_into_what_goes_out(
    database, home, signed_in, monkeypatch, typed, capsys
):
    signed_in(home)
    monkeypatch.delenv(USER)
    monkeypatch.delenv(USER_PASSWORD)

    assert in_own_name(database).actor.user_id == given.LEADER.user_id

    assert typed == ["name", "Password of Solveig Nes: "]
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "Your sign-in name: ")


def test_only_what_was_not_told_is_asked_for(database, home, signed_in, monkeypatch, typed):
    signed_in(home, given.OFFICE)
    monkeypatch.delenv(USER_PASSWORD)

    assert in_own_name(database).actor.user_id == given.OFFICE.user_id
    assert typed == ["Password of asebakke: "]


def test_a_wrong_password_is_counted_as_at_the_window(database, home, signed_in, monkeypatch):
    signed_in(home)
    monkeypatch.setenv(USER_PASSWORD, WRONG)

    with pytest.raises(WrongNameOrPassword):
        in_own_name(database)

    assert told(home)[-1] == (terms.SIGN_IN_FAILED, "Dagverk")
    with database.reading() as session:
        assert session.get_one(User, given.LEADER.user_id).wrong_passwords == 1


@pytest.mark.parametrize("only", ["nothing", USER, USER_PASSWORD])
def test_where_nobody_is_both_variables_are_named_and_nothing_is_tried(
    database, home, signed_in, monkeypatch, only
):
    signed_in(home)
    for name in {USER, USER_PASSWORD} - {only}:
        monkeypatch.delenv(name)
    before = told(home)

    with pytest.raises(NobodyThere) as refused:
        in_own_name(database)

    assert refused.value.sentence() == (
        "This is done in somebody’s own name: type the command yourself, or set DAGVERK_USER and"
        " DAGVERK_USER_PASSWORD. Nothing was done."
    )
    assert told(home) == before


def test_whoever_ends_the_input_is_nobody(database, monkeypatch, typed):
    def ended():
        raise EOFError

    monkeypatch.setattr("builtins.input", ended)
    with pytest.raises(NobodyThere):
        in_own_name(database)


def test_a_role_that_lacks_any_of_what_is_needed_is_refused(database, home, signed_in):
    signed_in(home, given.TEACHER)

    with pytest.raises(NotAllowed) as refused:
        in_own_name(database, "school.see", "handoff.export")

    assert refused.value.facts == {"permission": "handoff.export"}


def test_before_anybody_can_sign_in_the_program_does_it_itself(database):
    with database.writing() as uow:
        uow.session.execute(update(User).values(active=False))

    assert in_own_name(database, "handoff.export") is database
    assert database.actor.user_id == SYSTEM_ID


@pytest.fixture
def wrong_four_times(database, home, signed_in, monkeypatch):
    """So that the next try has to wait two seconds."""
    signed_in(home)
    monkeypatch.setenv(USER_PASSWORD, WRONG)
    for _time in range(4):
        with pytest.raises(WrongNameOrPassword):
            in_own_name(database)
    monkeypatch.setenv(USER_PASSWORD, PASSWORD)


def test_after_wrong_ones_the_wait_is_told_and_sat_out_anew(
    wrong_four_times, home, steady, monkeypatch, capsys
):
    slept = []
    monkeypatch.setattr(who.time, "sleep", lambda seconds: slept.append(seconds) or steady.wait(seconds))
    another = open_database(Location.of(home))  # a command is a program of its own
    another.waits.steady = steady
    try:
        assert in_own_name(another).actor.user_id == given.LEADER.user_id
    finally:
        another.engine.dispose()

    assert slept == [3]
    assert "waits 3 seconds" in capsys.readouterr().err


def test_a_wait_that_is_not_over_holds(wrong_four_times, database, monkeypatch):
    monkeypatch.setattr(who.time, "sleep", lambda _seconds: None)

    with pytest.raises(WaitFirst):
        in_own_name(database)
