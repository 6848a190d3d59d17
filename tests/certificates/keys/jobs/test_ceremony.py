from dataclasses import replace

import pytest
from sqlalchemy import text

from eduapp.certificates.keys import jobs, queries, rules
from eduapp.certificates.keys.jobs import Proven, ceremony
from eduapp.certificates.keys.jobs.root import WrongParts, open_root
from eduapp.certificates.keys.opened import KeyRing
from eduapp.certificates.seals import keyfile
from eduapp.certificates.seals.faults import WrongPassword
from eduapp.certificates.seals.keys import kid_of
from eduapp.core.db.faults import Unfinished
from eduapp.core.errors import Refused, Unavailable
from eduapp.core.progress import Cancelled, NoProgress
from eduapp.people.access.rules import PasswordTooShort
from eduapp.schema import Base
from tests.support import given, given_education, given_keys
from tests.support.fakes import StopsAt
from tests.support.given_keys import PARTS, PASSWORD, SCHOOL


@pytest.fixture
def stick(tmp_path):
    return tmp_path / "stick"


def lists(database):
    with database.engine.connect() as connection:
        return connection.scalar(text("SELECT count(*) FROM certificate_key_list"))


def nothing_kept(database, stick):
    return lists(database) == 0 and (not stick.exists() or list(stick.iterdir()) == [])


def test_two_people_make_the_keys(database, stick):
    kept = given_keys.held(database, stick)

    keys = given_keys.keys_of(database)
    assert sorted(path.name for path in stick.iterdir()) == sorted(kept.written.names)
    assert kid_of(keys.root).hex() in kept.root_file.name
    opened = KeyRing().unlock(database.acting_as(given.OFFICE), PASSWORD)
    assert opened.issuing.kid == keys.keys[0].kid
    assert opened.root_certificate == kept.prepared.root.certificate


def test_the_database_has_no_root_and_no_key_that_is_open(database, stick):
    kept = given_keys.held(database, stick)
    opened = KeyRing().unlock(database, PASSWORD)
    secrets = [
        kept.prepared.secret,
        *kept.prepared.halves,
        *(pair.seal.private_bytes_raw() for pair in (kept.prepared.root, opened.issuing)),
        *(
            pair.paper.private_numbers().private_value.to_bytes(32, "big")
            for pair in (kept.prepared.root, opened.issuing)
        ),
        kept.root_file.read_bytes()[-200:],  # not even sealed
    ]
    words = [*PARTS, PASSWORD, *(group for half in (1, 2) for group in kept.prepared.printed(half))]

    everything = dump(database)

    for secret in (*secrets, *(word.encode() for word in words), *(one.hex().encode() for one in secrets)):
        assert secret not in everything


def dump(database):
    """Every value of every table, as bytes."""
    found = bytearray()
    with database.engine.connect() as connection:
        for table in Base.metadata.sorted_tables:
            for row in connection.execute(table.select()):
                for value in row:
                    found += value if isinstance(value, bytes) else repr(value).encode()
    return bytes(found)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"parts": (PARTS[0], PARTS[0])}, rules.PartsAlike),
        ({"parts": (PARTS[0], "kort")}, PasswordTooShort),
        ({"password": PARTS[1]}, rules.UsedAlready),
        ({"second": Proven(actor=given.LEADER)}, rules.SamePerson),
        ({"second": Proven(actor=given.OFFICE)}, rules.MayNotKeep),
    ],
)
def test_what_stands_against_it_is_told_before_anything_is_written(database, stick, changed, expected):
    with pytest.raises(Refused) as caught:
        jobs.hold_ceremony(database, given_keys.a_ceremony(stick, **changed), NoProgress())
    assert expected in [type(one) for one in caught.value.violations]
    assert nothing_kept(database, stick)


def test_a_full_stick_loses_nothing_and_another_one_will_do(database, stick, monkeypatch):
    order = given_keys.a_ceremony(stick)

    def full(_path, _content):
        raise Unavailable(reason="The disk is full (stick).")

    with monkeypatch.context() as patched:
        patched.setattr(ceremony.folders, "write_atomically", full)
        with pytest.raises(Unavailable):
            jobs.hold_ceremony(database, order, NoProgress())
    assert nothing_kept(database, stick)

    other = replace(order, folder=stick.parent / "other")
    assert jobs.hold_ceremony(database, other, NoProgress()).folder == other.folder


def test_whoever_stops_it_has_nothing_half(database, stick):
    with pytest.raises(Cancelled):
        jobs.hold_ceremony(database, given_keys.a_ceremony(stick), StopsAt(3))
    assert nothing_kept(database, stick)


def test_what_the_database_refuses_leaves_no_file(database, stick):
    given_keys.held(database, stick.parent / "first")
    with pytest.raises(Refused):
        jobs.hold_ceremony(database, given_keys.a_ceremony(stick), NoProgress())
    assert list(stick.iterdir()) == []
    assert lists(database) == 1


def test_after_a_lost_line_the_same_ceremony_ends_as_it_began(database, stick, monkeypatch):
    order = given_keys.a_ceremony(stick)
    kept_after_all = type(database).execute

    def lose_the_answer(self, use_case, command):
        answer = kept_after_all(self, use_case, command)
        if use_case.__name__ == "begin_keys":
            raise Unfinished(reason="The answer did not arrive.")
        return answer

    with monkeypatch.context() as patched:
        patched.setattr(type(database), "execute", lose_the_answer)
        with pytest.raises(Unavailable):
            jobs.hold_ceremony(database, order, NoProgress())

    again = jobs.hold_ceremony(database, order, NoProgress())

    with database.reading() as session:
        content, box = queries.public_key_bytes(session), queries.box(session).content
    assert {(again.folder / name).read_bytes() for name in again.names} >= {content, box}
    assert lists(database) == 1
    assert sorted(path.name for path in stick.iterdir()) == sorted(again.names)


def test_the_halves_are_made_for_a_school_whose_name_tells_nothing(database):
    given_education.the_school(database)
    made = jobs.prepare(database, f"  {SCHOOL} ", NoProgress())
    assert rules.name_of(made.root.certificate) == SCHOOL
    assert keyfile.joined(*made.halves) == made.secret
    assert made.printed(1) != made.printed(2)

    with pytest.raises(Refused):
        jobs.prepare(database, "Skolen i fengslet", NoProgress())


def test_there_is_one_ceremony(database, kept):
    with pytest.raises(Refused) as caught:
        jobs.prepare(database, SCHOOL, NoProgress())
    assert isinstance(caught.value.violations[0], rules.KeysThere)


def test_nothing_secret_is_in_the_words_for_a_log(stick):
    order = given_keys.a_ceremony(stick)
    said = repr(order)
    for secret in (*PARTS, PASSWORD, order.prepared.printed(1)[0], order.prepared.secret.hex()):
        assert secret not in said


def test_neither_trail_nor_log_holds_a_secret(database, stick, notes, caplog):
    caplog.set_level(0)
    kept = given_keys.held(database, stick)
    with pytest.raises(WrongPassword):
        KeyRing().unlock(database, given_keys.OTHER)
    wrong = replace(kept.by_file, parts=(PARTS[0], given_keys.OTHER))
    with pytest.raises(WrongParts) as caught:
        open_root(wrong, kept.prepared.root.public, kept.prepared.root.certificate)
    said = "\n".join([caplog.text, *map(repr, notes), repr(caught.value), str(caught.value.facts)])
    groups = [group for half in (1, 2) for group in kept.prepared.printed(half)]
    for secret in (*PARTS, PASSWORD, given_keys.OTHER, *groups, kept.prepared.secret.hex()):
        assert secret not in said
