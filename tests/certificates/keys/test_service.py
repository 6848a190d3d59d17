from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from eduapp.certificates.keys import queries, rules, service, terms
from eduapp.certificates.keys.jobs.ceremony import prepared
from eduapp.certificates.seals import keyfile
from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.core.files import sha256
from tests.support import given, given_keys
from tests.support.given_keys import CHEAP, OTHER, PASSWORD, SCHOOL

SECOND = given.ADMINISTRATOR


@pytest.fixture
def root():
    return prepared(SCHOOL, given.TODAY).root


def begin(root, **changed):
    begun = rules.new_keys(root, given.TODAY)
    order = {
        "act": service.BEGUN,
        "root": root.public,
        "content": begun.content,
        "box": keyfile.close(rules.issuing_of(begun), PASSWORD, cost=CHEAP),
        "second": SECOND.user_id,
        "halves": (given.LEADER.user_id, SECOND.user_id),
    }
    return service.BeginKeys(**(order | changed))


def agree(database, content, by=SECOND):
    database.acting_as(by).execute(service.agree, service.Agree(digest=sha256(content)))


def refused(database, use_case, order):
    with pytest.raises(Refused) as caught:
        database.execute(use_case, order)
    return [type(one) for one in caught.value.violations]


@pytest.fixture
def begun(database, root):
    order = begin(root)
    agree(database, order.content)
    database.execute(service.begin_keys, order)
    return root


def following(database, root, **changed):
    kept = given_keys.keys_of(database)
    made = rules.rotated(root, kept, given.TODAY)
    box = keyfile.close(rules.issuing_of(made), OTHER, cost=CHEAP)
    order = {"act": service.ROTATED, "content": made.content, "box": box, "second": SECOND.user_id}
    return service.ChangeKeys(**(order | changed))


def rows(database, table):
    with database.engine.connect() as connection:
        return connection.execute(text(f"SELECT * FROM {table}")).fetchall()


def test_the_first_keys_are_kept_with_who_made_them_and_who_has_which_half(database, root, published, notes):
    order = begin(root)
    agree(database, order.content)

    assert database.execute(service.begin_keys, order) == 1

    with database.reading() as session:
        state = queries.state_now(session)
        assert queries.public_key_bytes(session) == order.content
    assert [(one.half, one.name) for one in state.holders] == [(1, "Solveig Nes"), (2, "Nils Ås")]
    assert [(one.act, one.made_by, one.agreed_by) for one in state.acts] == [
        ("begun", "Solveig Nes", "Nils Ås")
    ]
    assert terms.KEYS_CHANGED in published[-1]
    assert [one.action for one in notes][-2:] == [terms.AGREED, terms.BEGUN]
    assert notes[-1].details["second"] == "Nils Ås"


def test_without_the_agreement_of_the_second_person_nothing_is_kept(database, root, clock):
    order = begin(root)
    assert refused(database, service.begin_keys, order) == [rules.NotAgreed]

    agree(database, order.content, by=given.LEADER)  # one's own
    assert refused(database, service.begin_keys, order) == [rules.NotAgreed]

    agree(database, b"another list")
    assert refused(database, service.begin_keys, order) == [rules.NotAgreed]

    agree(database, order.content)
    clock.moment += rules.AGREED_FOR + timedelta(seconds=1)
    assert refused(database, service.begin_keys, order) == [rules.NotAgreed]
    assert rows(database, "certificate_key_list") == rows(database, "certificate_key_box") == []


def test_the_second_person_must_be_another_with_a_role_for_it(database, root):
    alone = begin(root, second=given.LEADER.user_id)
    agree(database, alone.content, by=given.LEADER)
    assert rules.NotAgreed in refused(database, service.begin_keys, alone)

    office = begin(root, second=given.OFFICE.user_id)
    assert rules.MayNotKeep in refused(database, service.begin_keys, office)
    with pytest.raises(NotAllowed):
        agree(database, office.content, by=given.OFFICE)


@pytest.mark.parametrize("by", [given.TEACHER, given.OFFICE, given.AUDITOR])
def test_who_may_not_keep_keys_makes_and_changes_none(database, begun, by):
    others = database.acting_as(by)
    for use_case, order in (
        (service.begin_keys, begin(begun)),
        (service.change_keys, following(database, begun)),
        (service.change_password, service.ChangePassword(before="", box=b"")),
        (service.note_root_locked, service.NoteRootLocked(digest="", second=SECOND.user_id)),
    ):
        with pytest.raises(NotAllowed):
            others.execute(use_case, order)


def test_the_halves_are_those_of_the_two(database, root):
    order = begin(root, halves=(given.LEADER.user_id, given.LEADER.user_id))
    agree(database, order.content)
    assert refused(database, service.begin_keys, order) == [rules.NotAgreed]


def test_a_second_root_is_never_kept(database, begun):
    order = begin(prepared(SCHOOL, given.TODAY).root)
    agree(database, order.content)
    assert refused(database, service.begin_keys, order) == [rules.KeysThere]


def test_a_box_of_another_key_is_not_kept_with_a_list(database, root):
    other = begin(prepared(SCHOOL, given.TODAY).root)
    order = begin(root, box=other.box)
    agree(database, order.content)
    assert refused(database, service.begin_keys, order) == [rules.NotTheKey]


def test_the_next_key_takes_the_place_of_the_old_box_and_old_lists_stay(database, begun):
    [first] = rows(database, "certificate_key_list")
    order = following(database, begun)
    agree(database, order.content)

    assert database.execute(service.change_keys, order) == 2

    assert rows(database, "certificate_key_list")[0] == first
    with database.reading() as session:
        sealed, active = queries.box(session), queries.key_in_use(session)
    assert (sealed.content, sealed.kid) == (order.box, active.kid.hex())
    assert len(rows(database, "certificate_key_box")) == 1  # the key that has ended is nowhere any more


def test_of_two_who_renew_at_once_one_is_told_to_look_again(database, begun):
    one, other = following(database, begun), following(database, begun)
    for order in (one, other):
        agree(database, order.content)

    database.execute(service.change_keys, one)

    assert rules.NotTheNext in refused(database, service.change_keys, other)
    with database.reading() as session:
        assert queries.box(session).content == one.box


def test_nothing_is_changed_before_there_are_keys(database, root):
    order = service.ChangeKeys(act=service.ROTATED, content=b"", box=None, second=SECOND.user_id)
    assert refused(database, service.change_keys, order) == [rules.NoKeys]
    assert refused(database, service.change_password, service.ChangePassword(before="", box=b"")) == [
        rules.NoKeys
    ]


def resealed(database, password=OTHER):
    with database.reading() as session:
        sealed = queries.box(session)
    pair = keyfile.read(sealed.content).open(PASSWORD)
    return sha256(sealed.content), keyfile.close(pair, password, cost=CHEAP)


def test_another_password_of_issuing(database, begun, notes):
    before, box = resealed(database)
    database.execute(service.change_password, service.ChangePassword(before=before, box=box))

    with database.reading() as session:
        assert keyfile.read(queries.box(session).content).open(OTHER)
    assert notes[-1].action == terms.PASSWORD_CHANGED
    with pytest.raises(Conflict):  # somebody else's newer one is not overwritten unseen
        database.execute(service.change_password, service.ChangePassword(before=before, box=box))


def test_a_box_of_another_key_is_no_new_password(database, begun):
    other = begin(prepared(SCHOOL, given.TODAY).root)
    with database.reading() as session:
        before = sha256(queries.box(session).content)
    order = service.ChangePassword(before=before, box=other.box)
    assert refused(database, service.change_password, order) == [rules.NotTheKey]


def test_wrong_passwords_are_counted_until_a_right_one(database, begun):
    with database.reading() as session:
        kid = queries.box(session).kid
    office = database.acting_as(given.OFFICE)
    for count in (1, 2):
        office.execute(service.note_opening, service.NoteOpening(kid=kid, succeeded=False))
        with database.reading() as session:
            sealed = queries.box(session)
        assert sealed.wrong_passwords == count

    office.execute(service.note_opening, service.NoteOpening(kid=kid, succeeded=True))

    with database.reading() as session:
        assert queries.box(session).wrong_passwords == 0
    with pytest.raises(NotFound):
        office.execute(service.note_opening, service.NoteOpening(kid="00" * 8, succeeded=True))
    with pytest.raises(NotAllowed):
        database.acting_as(given.TEACHER).execute(
            service.note_opening, service.NoteOpening(kid=kid, succeeded=True)
        )


def test_other_passwords_of_the_root_are_noted_with_both(database, begun, notes):
    order = service.NoteRootLocked(digest=sha256(b"file"), second=SECOND.user_id)
    assert refused(database, service.note_root_locked, order) == [rules.NotAgreed]
    agree(database, b"file")

    database.execute(service.note_root_locked, replace(order, command_id=order.command_id))

    assert (notes[-1].action, notes[-1].details["second"]) == (terms.ROOT_LOCKED_ANEW, "Nils Ås")


def test_the_database_itself_keeps_two_people_apart(database, begun):
    made = given.LEADER.user_id.hex if database.engine.dialect.name == "sqlite" else given.LEADER.user_id
    with pytest.raises(Exception, match="two_people"), database.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO certificate_key_list (number, root, content, act, made_by, agreed_by, made_at)"
                " VALUES (9, :some, :some, 'begun', :who, :who, :now)"
            ),
            {"some": b"x", "who": made, "now": given.NOW},
        )
