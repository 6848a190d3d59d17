"""Two people, each in their own name; and what is there now is kept before."""

import pytest

from eduapp.core.errors import NotAllowed, Refused
from eduapp.core.fresh import FreshSignInNeeded, Proof, act_of
from eduapp.core.progress import NoProgress
from eduapp.people.access.jobs import NewUser, WrongNameOrPassword, add_user
from eduapp.safekeeping import jobs, terms
from tests.support import given
from tests.support.given_backups import make, newest

PASSWORD = "fire gode ord her"
SECOND = {"sign_in_name": "kari", "password": PASSWORD}


@pytest.fixture
def home(database, tmp_path):
    for name, sign_in_name, role in (("Kari Moen", "kari", "leader"), ("Per Vik", "per", "teacher")):
        new = NewUser(name=name, sign_in_name=sign_in_name, title="", roles=(role,), password=PASSWORD)
        add_user(database.acting_as(given.ADMINISTRATOR), new, NoProgress())
    make(database, tmp_path / "data")
    return tmp_path / "data"


def agree(database, home, actor=given.ADMINISTRATOR, proof=None, **more):
    order = jobs.Agree(lying=newest(home), place=jobs.Place(home), reason="Why", **(SECOND | more))
    own = database.acting_as(actor)
    return jobs.agree(own if proof is None else own.proven(proof), order, NoProgress())


def test_what_is_there_now_is_kept_first(database, home):
    given.a_learner(database, "Karim Haddad")
    assert agree(database, home).name == "Kari Moen"
    kept = newest(home).manifest
    assert (kept.number, kept.occasion, kept.tables["learner"]) == (2, terms.BEFORE_RESTORE, 1)


def test_the_trail_that_is_set_aside_tells_of_it(database, home, notes):
    agree(database, home)
    [note] = [one for one in notes if one.action == terms.RESTORE_ALLOWED]
    assert note.details == {"number": 1, "day": "2026-11-23", "reason": "Why", "agreed_by": "Kari Moen"}


def test_an_open_screen_is_not_enough(database, home, notes):
    """Whoever asks for it types their own password, too: before that of the second is even looked at."""
    at = database._like(_act_of=act_of)
    with pytest.raises(FreshSignInNeeded):
        agree(at, home, password="another one")
    agree(at, home, proof=Proof(given.ADMINISTRATOR.user_id, "safekeeping.allow_restore"))
    assert [one.action for one in notes].count(terms.RESTORE_ALLOWED) == 1


def test_a_wrong_password_agrees_to_nothing(database, home):
    with pytest.raises(WrongNameOrPassword):
        agree(database, home, password="another one")
    assert newest(home).manifest.number == 1


def test_who_lacks_the_role_agrees_to_nothing(database, home):
    with pytest.raises(Refused):
        agree(database, home, sign_in_name="per")
    with pytest.raises(NotAllowed):
        agree(database, home, actor=given.TEACHER)
