"""The register holds, or the first entry that is not as it was written is named."""

import pytest

from eduapp.certificates import queries
from eduapp.certificates.seals.register import Act, Head
from tests.support import given_register


@pytest.fixture
def three(database, key):
    """Issued, issued, replaced by a third, revoked: five entries."""
    first = given_register.a_paper(database, key=key)
    second = given_register.a_paper(database, "Jonas Lie", key)
    given_register.replaced(database, first, key)
    given_register.revoked(database, second, key)
    return first, second


def test_a_register_as_it_was_written_holds(database, three):
    found = given_register.verified(database)
    assert (found.entries, found.papers, found.fault) == (5, 3, None)


def test_entries_are_told_the_newest_on_top_and_of_one_paper_in_order(database, three):
    with database.reading() as session:
        rows = queries.entry_rows(session)
        of_first = queries.entries_of(session, three[0])
    assert [(row.n, row.act, row.number) for row in rows] == [
        (5, "revoked", "2026-00002"),
        (4, "replaced", "2026-00001"),
        (3, "issued", "2026-00003"),
        (2, "issued", "2026-00002"),
        (1, "issued", "2026-00001"),
    ]
    assert [(row.n, row.act, row.name) for row in of_first] == [
        (1, "issued", "Haddad, Karim"),
        (4, "replaced", "Haddad, Karim"),
    ]


OTHER_NAME = (
    'UPDATE certificate SET facts = replace(facts, \'"name":"\', \'"name":"Berg \')'
    " WHERE number = '2026-00002'"
)


@pytest.mark.parametrize(
    ("statement", "n", "cause"),
    [
        ("UPDATE certificate_register_entry SET on_day = '2026-01-01' WHERE n = 2", 3, "chain"),
        ("UPDATE certificate_register_entry SET serial = '0000000000' WHERE n = 1", 2, "chain"),
        ("DELETE FROM certificate_register_entry WHERE n = 3", 3, "number"),
        ("UPDATE certificate_register_entry SET previous = 'beef' WHERE n = 4", 4, "chain"),
        ("UPDATE certificate_register_entry SET kid = 'no key' WHERE n = 4", 4, "shape"),
        ("DELETE FROM certificate_register_entry WHERE n = 5", 2, "missing"),
        ("UPDATE certificate SET sha256 = 'ab' WHERE number = '2026-00003'", 3, "paper"),
        ("UPDATE certificate_file SET pdf = CAST('another' AS {bytes})", 1, "file"),
        (
            "UPDATE certificate SET signed_facts = CAST('other' AS {bytes}) WHERE number = '2026-00002'",
            2,
            "facts",
        ),
        (
            OTHER_NAME,
            2,
            "facts",
        ),
        ("UPDATE certificate SET state = 'issued', revoked_on = NULL WHERE state = 'revoked'", 5, "missing"),
    ],
)
def test_the_first_thing_that_is_wrong_is_named(database, three, statement, n, cause):
    name = "blob" if database.engine.dialect.name == "sqlite" else "bytea"
    given_register.touched(database, statement.format(bytes=name))
    fault = given_register.verified(database).fault
    assert (fault.n, fault.cause) == (n, cause)
    assert fault.number.startswith("2026-0000")


def test_a_head_that_somebody_wrote_down_proves_that_nothing_was_written_anew(database, three):
    with database.reading() as session:
        head = queries.head(session)
        assert queries.verify(session, [head]).fault is None
        forged = queries.verify(session, [Head(2, b"x" * 32)]).fault
        cut = queries.verify(session, [Head(9, b"x" * 32)]).fault
    assert (forged.n, forged.cause) == (2, "head")
    assert (cut.n, cut.cause) == (6, "head")


def test_what_a_copy_is_compared_with_stands_by_serial(database, three):
    with database.reading() as session:
        digests = queries.stored_digests(session)
    head = given_register.head(database, three[0])
    assert digests[head.serial] == head.sha256
    assert len(digests) == 3


def test_before_there_were_keys_there_is_no_register(database, school):
    given_register.a_paper(database)
    with database.reading() as session:
        assert queries.entries(session) == ()
        assert queries.head(session) == Head()
    assert given_register.verified(database).papers == 0


def test_every_act_has_its_code():
    assert set(queries.ACTS) == set(Act)
