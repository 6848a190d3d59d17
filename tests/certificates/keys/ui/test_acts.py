"""Renewing, telling lost, other passwords, bringing back: two people, in one dialog."""

import pytest

from eduapp.certificates.keys import jobs, queries
from eduapp.certificates.keys.jobs import ByFile
from eduapp.certificates.keys.jobs.root import WrongParts
from eduapp.certificates.keys.opened import KeyRing
from eduapp.certificates.keys.ui import acts, overruling
from eduapp.certificates.seals.key_list import State
from eduapp.core.progress import NoProgress
from tests.support import given_keys
from tests.support.accessibility import assert_accessible
from tests.support.ceremonies import words
from tests.support.dialogs import fill, no_dialog, the_dialog
from tests.support.given_keys import CHEAP, OTHER, PARTS, PASSWORD, SIGN_IN

pytestmark = pytest.mark.usefixtures("accounts")
TWO = {"own_password": SIGN_IN, "second_name": "karivik", "second_password": SIGN_IN}
REGISTER = "tests.support.given_keys:no_papers"


def state(database):
    with database.reading() as session:
        return queries.state_now(session)


def anew(kept, **changed):
    return TWO | {
        "root": kept.by_file,
        "password": OTHER,
        "password_again": OTHER,
        "folder": kept.written.folder,
    } | changed  # fmt: skip


def test_two_renew_the_issuing_key(fakes, parent, database, kept):
    acts.renew(fakes.bench, state(database), parent)
    fill(**anew(kept))
    assert no_dialog()
    assert KeyRing().unlock(database, OTHER)
    assert [(one.act, one.agreed_by) for one in state(database).acts] == [
        ("rotated", "Kari Vik"),
        ("begun", "Nils Ås"),
    ]
    assert fakes.tell.texts == ["The issuing key is renewed."]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"own_password": "feil"}, "does not fit"),
        ({"second_password": "feil"}, "does not fit"),
        ({"second_name": "solveignes"}, "somebody else"),
        ({"password_again": "noe annet enn det"}, "differ"),
        ({"password": "kort", "password_again": "kort"}, "at least 12"),
        ({"root": None}, "Root key is needed"),
        ({"folder": None}, "Folder or stick is needed"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field_and_nothing_typed_is_lost(
    fakes, parent, database, kept, changed, says
):
    dialog = acts.renew(fakes.bench, state(database), parent)
    fill(**anew(kept, **changed))
    assert says in words(the_dialog())
    assert dialog.verb_button.isEnabled()
    assert dialog.form.values()["second_name"] == anew(kept, **changed)["second_name"]
    assert state(database).keys.number == 1


def test_wrong_passwords_of_the_root_are_told_beside_the_root(fakes, parent, database, kept):
    dialog = acts.renew(fakes.bench, state(database), parent)
    fill(**anew(kept, root=ByFile(path=kept.root_file, parts=(PARTS[0], OTHER))))
    told = WrongParts().sentence()
    assert told in words(dialog)
    assert told in dialog.form.field("root").accessibleDescription()


def test_a_key_is_told_lost(fakes, parent, database, kept):
    overruling.tell_lost(fakes.bench, state(database), REGISTER, parent)
    fill(**anew(kept, root=kept.by_halves), entry=0, letters="")
    assert no_dialog()
    states = {one.state for one in state(database).keys.keys}
    assert states == {State.LOST, State.ACTIVE}


def test_an_entry_that_nobody_can_have_seen_is_refused(fakes, parent, database, kept):
    overruling.tell_lost(fakes.bench, state(database), REGISTER, parent)
    fill(**anew(kept), entry=12, letters="abcdef12")
    assert "Entry 12 of the register does not have" in words(the_dialog())


def test_the_key_file_gets_other_passwords(fakes, parent, database, kept):
    parts = (OTHER, "syv brune hunder løper")
    acts.lock_root_anew(fakes.bench, parent)
    typed = {"part": parts[0], "part_again": parts[0], "other_part": parts[1], "other_part_again": parts[1]}
    fill(**TWO, root=kept.by_file, folder=kept.written.folder, **typed)
    assert no_dialog()
    order = jobs.Rotate(
        second=given_keys.SECOND,
        way=ByFile(path=kept.root_file, parts=parts),
        password=OTHER,
        folder=kept.written.folder,
        before=1,
        cost=CHEAP,
    )
    jobs.rotate(database, order, NoProgress())


def test_keys_of_a_lost_database_are_brought_in(fakes, parent, database, tmp_path):
    stick = given_keys.a_stick(tmp_path / "stick")
    acts.bring_back(fakes.bench, parent)
    fill(**TWO, root=stick.by_halves, folder=stick.written.folder)
    assert no_dialog()
    assert KeyRing().unlock(database, PASSWORD)


def test_the_password_of_issuing_is_changed_by_who_knows_it(fakes, parent, database, kept):
    acts.change_password(fakes.bench, parent)
    fill(old="noe helt annet", password=OTHER, password_again=OTHER)
    assert "does not open" in words(the_dialog())
    fill(old=PASSWORD, password=OTHER, password_again=PASSWORD)
    assert "differ" in words(the_dialog())
    fill(old=PASSWORD, password=OTHER, password_again=OTHER)
    assert no_dialog()
    assert KeyRing().unlock(database, OTHER)


def test_without_keys_there_is_nothing_to_renew_or_lose(fakes, parent, database):
    assert acts.renew(fakes.bench, state(database), parent) is None
    assert overruling.tell_lost(fakes.bench, state(database), REGISTER, parent) is None


@pytest.mark.parametrize("act", ["renew", "lost", "anew", "back", "password"])
def test_every_dialog_is_fit_for_everybody(fakes, parent, database, kept, act):
    found = state(database)
    {
        "renew": lambda: acts.renew(fakes.bench, found, parent),
        "lost": lambda: overruling.tell_lost(fakes.bench, found, REGISTER, parent),
        "anew": lambda: acts.lock_root_anew(fakes.bench, parent),
        "back": lambda: acts.bring_back(fakes.bench, parent),
        "password": lambda: acts.change_password(fakes.bench, parent),
    }[act]()
    assert_accessible(the_dialog())


def test_a_key_is_named_so_that_it_can_be_read_aloud():
    assert acts.grouped("0a8c116d6c069385") == "0a8c 116d 6c06 9385"
