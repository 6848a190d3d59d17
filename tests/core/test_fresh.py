"""Every act of the list is refused by its service without a proof, whoever asks."""

import importlib
from uuid import uuid4

import pytest

from eduapp.core.actor import Actor, system_actor
from eduapp.core.codes import code_list
from eduapp.core.db.unit_of_work import Command
from eduapp.core.fresh import ACTS, FreshSignInNeeded, Proof, act_of, expect_proof
from eduapp.people.access import service
from tests.architecture import source
from tests.support import given

EVERY = code_list(ACTS).keys()


class Anything(Command):
    """A command that says nothing: what is refused before it is read needs no more."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)


class Everything(frozenset):
    """All that anybody could be allowed."""

    def __contains__(self, _permission):
        return True


def use_case_of(act):
    """The function behind a line of the list."""
    feature, name = act.split(".")
    [home] = [
        path for path in source.PACKAGE.glob(f"*/**/{feature}") if path.is_dir() and has_service(path)
    ] or [source.PACKAGE / feature]
    module = importlib.import_module(".".join(("eduapp", *home.relative_to(source.PACKAGE).parts, "service")))
    return getattr(module, name)


def has_service(path):
    return (path / "service.py").exists() or (path / "service" / "__init__.py").exists()


@pytest.mark.parametrize("act", EVERY)
def test_every_act_of_the_list_is_one_of_a_service(act):
    assert act_of(use_case_of(act)) == act


@pytest.mark.parametrize("act", EVERY)
def test_none_of_them_is_done_without_a_proof(database, act):
    anybody = Actor(given.LEADER.user_id, "Solveig Nes", Everything())
    at = database._like(actor=anybody, _act_of=act_of)
    with pytest.raises(FreshSignInNeeded) as refusal:
        at.execute(use_case_of(act), Anything())
    assert refusal.value.act == act
    assert code_list(ACTS)[act].label in refusal.value.sentence()


def test_who_may_not_is_told_so_and_asked_for_no_password(database):
    at = database._like(actor=given.TEACHER, _act_of=act_of)
    order = service.SetPassword(user_id=given.LEADER.user_id, password_hash="x")
    with pytest.raises(Exception, match="NotAllowed"):
        at.execute(service.set_password, order)


def test_long_work_asks_before_it_begins(database):
    at = database._like(_act_of=act_of)
    with pytest.raises(FreshSignInNeeded):
        at.expect_proof(service.set_password)
    at.expect_proof(service.note_sign_in)
    at.proven(Proof(given.LEADER.user_id, "access.set_password")).expect_proof(service.set_password)


def test_a_repeat_of_what_was_done_needs_no_second_password(database):
    at = database._like(_act_of=act_of)
    order = service.SetPassword(user_id=given.LEADER.user_id, password_hash="x")
    at.proven(Proof(given.LEADER.user_id, "access.set_password")).execute(service.set_password, order)
    at.execute(service.set_password, order)


def test_a_proof_is_for_one_person_one_act_and_one_time():
    who, act = uuid4(), "access.set_pin"
    proof = Proof(who, act)
    assert proof.covers(who, act)
    assert not proof.covers(uuid4(), act)
    assert not proof.covers(who, "access.set_password")
    proof.use_up()
    assert not proof.covers(who, act)


def test_what_is_done_in_anothers_name_has_no_proof_and_uses_none_up(database):
    at = database._like(_act_of=act_of).proven(Proof(given.LEADER.user_id, "access.set_password"))
    order = service.SetPassword(user_id=given.LEADER.user_id, password_hash="x")
    own = at.acting_as(system_actor(("access.manage_users",)))
    own.execute(service.set_password, service.SetPassword(user_id=given.OFFICE.user_id, password_hash="y"))
    with pytest.raises(FreshSignInNeeded):
        at.acting_as(given.LEADER).execute(service.set_password, order)
    at.execute(service.set_password, order)


def test_the_program_itself_and_all_other_acts_need_none():
    expect_proof(system_actor(()).user_id, "access.set_pin", None)
    expect_proof(uuid4(), "", None)


def test_only_the_password_makes_a_proof():
    makers = {
        source.name(path)
        for path in source.modules()
        for _line, called in source.calls(path)
        if called == "Proof" and "eduapp.core.fresh.Proof" in {whole for _at, whole in source.imports(path)}
    }
    assert makers == {"eduapp/people/access/jobs.py"}


def test_only_what_nobody_sits_at_goes_without_passwords():
    played = {
        source.name(path)
        for path in source.modules()
        for _line, called in source.calls(path)
        if called.endswith(".unattended")
    }
    assert played == {
        "eduapp/app/sample_site/story.py",
        "eduapp/app/screenshots.py",
        "eduapp/app/tour.py",
    }
