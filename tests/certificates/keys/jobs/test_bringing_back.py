import pytest

from eduapp.certificates.keys import jobs, queries, rules
from eduapp.certificates.keys.jobs.bringing_back import NoListThere
from eduapp.certificates.keys.jobs.root import WrongParts
from eduapp.certificates.keys.opened import KeyRing
from eduapp.certificates.seals.code import check_code, sign_facts, text_of
from eduapp.certificates.seals.key_list import State
from eduapp.certificates.seals.keyfile import read
from eduapp.core.errors import Refused
from eduapp.core.progress import NoProgress
from eduapp.people.access.rules import PasswordTooShort
from tests.support import given, given_keys
from tests.support.given_keys import CHEAP, OTHER, PARTS, PASSWORD
from tests.support.given_seals import printed


@pytest.fixture
def stick(tmp_path):
    return given_keys.a_stick(tmp_path / "stick")


def back(stick, **changed):
    order = {
        "second": given_keys.SECOND,
        "way": stick.by_halves,
        "folder": stick.written.folder,
        "password": "",
        "cost": CHEAP,
    }
    return jobs.BringBack(**(order | changed))


def issuing_file(stick):
    [path] = stick.written.folder.glob("issuing-*.key")
    return path


@pytest.mark.parametrize("by_halves", [False, True])
def test_a_new_database_signs_with_the_same_key_and_the_same_password(database, stick, by_halves):
    way = stick.by_halves if by_halves else stick.by_file
    before = read(issuing_file(stick).read_bytes()).kid

    jobs.bring_back(database, back(stick, way=way), NoProgress())

    assert KeyRing().unlock(database, PASSWORD).issuing.kid == before
    assert given_keys.keys_of(database).root == stick.prepared.root.public
    with database.reading() as session:
        found = queries.state_now(session)
    assert (found.acts[0].act, found.holders) == ("brought_back", ())


def test_without_the_box_of_the_key_a_new_one_takes_its_place_and_old_papers_stay(database, stick):
    path = issuing_file(stick)
    code = text_of(sign_facts(printed(issued_on=given.TODAY), read(path.read_bytes()).open(PASSWORD)))
    path.unlink()
    with pytest.raises(Refused) as caught:
        jobs.bring_back(database, back(stick), NoProgress())
    assert isinstance(caught.value.violations[0], PasswordTooShort)

    written = jobs.bring_back(database, back(stick, password=OTHER), NoProgress())

    keys = given_keys.keys_of(database)
    old, new = given_keys.ended_and_in_use(keys)
    assert (old.state, new.state) == (State.ENDED, State.ACTIVE)
    assert keys.number == 2
    assert check_code(code, keys)
    assert KeyRing().unlock(database, OTHER).issuing.kid == new.kid
    assert sorted(written.names) == sorted([f"issuing-{new.kid.hex()}.key", "public-keys-2.list"])


def test_without_the_list_it_says_what_is_missing(database, stick):
    (stick.written.folder / "public-keys-1.list").unlink()
    with pytest.raises(NoListThere) as caught:
        jobs.bring_back(database, back(stick), NoProgress())
    assert stick.prepared.root.kid.hex() in caught.value.sentence()


def test_wrong_passwords_of_the_root_change_nothing(database, stick):
    wrong = jobs.ByFile(path=stick.root_file, parts=(PARTS[0], OTHER))
    with pytest.raises(WrongParts):
        jobs.bring_back(database, back(stick, way=wrong), NoProgress())
    with database.reading() as session:
        assert queries.public_keys(session) is None


def test_where_there_are_keys_none_are_brought_in(database, stick, tmp_path):
    given_keys.held(database, tmp_path / "other")
    with pytest.raises(Refused) as caught:
        jobs.bring_back(database, back(stick), NoProgress())
    assert isinstance(caught.value.violations[0], rules.KeysThere)
