from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

import pytest

from eduapp.certificates.keys import rules
from eduapp.certificates.seals.code import check_code, sign_facts, text_of
from eduapp.certificates.seals.faults import SignedAfterLoss
from eduapp.certificates.seals.key_list import State, record_of
from eduapp.certificates.seals.keys import new_issuing, new_root
from eduapp.certificates.seals.register import Head
from eduapp.core.errors import NotFound
from eduapp.core.i18n import date_text
from tests.support.given_keys import SCHOOL, a_register
from tests.support.given_seals import printed

DAY = date(2026, 1, 2)
LATER = date(2026, 11, 27)


@pytest.fixture(scope="module")
def root():
    return new_root(SCHOOL, DAY, bytes(range(32)))


@pytest.fixture
def first(root):
    return rules.new_keys(root, DAY)


def kinds(found):
    return [type(one) for one in found]


def test_the_first_list_has_one_key_by_the_name_of_the_root(first):
    [record] = first.keys.keys

    assert (first.keys.number, record.first, record.state) == (1, DAY, State.ACTIVE)
    assert rules.name_of(record.certificate) == SCHOOL
    assert rules.issuing_of(first).kid == record.kid
    assert kinds(rules.check_first(first.keys, record.kid)) == []
    assert kinds(rules.check_first(first.keys, bytes(8))) == [rules.NotTheKey]


def test_the_next_key_leaves_all_papers_of_the_one_before_good(root, first):
    paper = text_of(sign_facts(printed(issued_on=LATER), rules.issuing_of(first)))

    following = rules.rotated(root, first.keys, LATER)

    old, new = following.keys.keys
    assert (old.state, old.until, new.state) == (State.ENDED, LATER, State.ACTIVE)
    assert rules.only_active(following.keys) == new
    assert following.keys.number == 2
    assert kinds(rules.check_next(first.keys, following.keys, new.kid)) == []
    assert check_code(paper, following.keys).facts.name == printed().name


def test_a_lost_key_keeps_what_was_witnessed_and_nothing_else(root, first):
    key = rules.issuing_of(first)
    signed = [sign_facts(printed(serial=f"{n:010d}"), key) for n in range(3)]
    entries = [
        replace(one, facts=sha256(content).digest())
        for one, content in zip(a_register(key.kid, 3), signed, strict=True)
    ]
    head = Head(2, entries[1].digest)

    told = rules.lost_and_new(root, first.keys, LATER, kid=key.kid, day=LATER, head=head, entries=entries)

    lost, new = told.keys.keys
    assert (lost.state, lost.last_entry, new.state) == (State.LOST, 2, State.ACTIVE)
    for content in signed[:2]:
        check_code(text_of(content), told.keys)
    with pytest.raises(SignedAfterLoss):
        check_code(text_of(signed[2]), told.keys)
    assert kinds(rules.check_next(first.keys, told.keys, new.kid)) == []


def test_a_key_that_had_ended_can_still_be_lost_and_no_new_one_is_made(root, first):
    following = rules.rotated(root, first.keys, LATER)
    old = following.keys.keys[0]

    told = rules.lost_and_new(root, following.keys, LATER, kid=old.kid, day=LATER, head=Head(), entries=[])

    assert told.issuing is None
    assert [one.state for one in told.keys.keys] == [State.LOST, State.ACTIVE]
    with pytest.raises(ValueError, match="no key"):
        rules.issuing_of(told)
    with pytest.raises(NotFound):  # once is enough
        rules.key_called(told.keys, old.kid)


def test_what_stands_against_telling_a_loss(first):
    record = rules.only_active(first.keys)
    entries = a_register(record.kid, 4)
    begins = entries[2].digest.hex()[:8]

    def against(day=LATER, number=3, letters=begins, rows=entries):
        return kinds(rules.check_loss(record, LATER, day, number, letters, rows))

    assert against() == []
    assert against(letters=f"{begins[:4]} {begins[4:].upper()}") == []
    assert against(number=0, letters="") == []  # nobody has seen any of it
    assert against(day=DAY - timedelta(days=1)) == [rules.LostBeforeFirst]
    assert against(day=LATER + timedelta(days=1)) == [rules.LostLater]
    assert against(number=4) == [rules.HeadNotThere]
    assert against(number=5) == [rules.HeadNotThere]
    assert against(letters=begins[:7]) == [rules.HeadNotThere]  # too few to tell it from chance
    assert against(rows=[entries[0], entries[2]]) == [rules.RegisterBroken]


def test_a_list_that_skips_forgets_or_bears_another_key_is_not_the_next(root, first):
    second = rules.rotated(root, first.keys, LATER)
    third = rules.rotated(root, second.keys, LATER)
    other = rules.new_keys(new_root(SCHOOL, DAY), DAY)
    kid = rules.issuing_of(second).kid

    assert kinds(rules.check_next(first.keys, third.keys, rules.issuing_of(third).kid)) == [rules.NotTheNext]
    assert kinds(rules.check_next(second.keys, first.keys, rules.issuing_of(first).kid)) == [rules.NotTheNext]
    assert kinds(rules.check_next(first.keys, second.keys, bytes(8))) == [rules.NotTheKey]
    assert rules.NotTheNext in kinds(rules.check_next(first.keys, other.keys, kid))


def test_a_clock_that_was_set_back_never_makes_a_list_older_than_the_one_before(root, first):
    second = rules.rotated(root, first.keys, LATER)

    third = rules.rotated(root, second.keys, LATER - timedelta(days=40))

    assert third.keys.as_of == second.keys.as_of
    assert kinds(rules.check_next(second.keys, third.keys, rules.issuing_of(third).kid)) == []


def test_a_second_root_is_refused_with_the_day_of_the_first(first):
    assert date_text(DAY) in rules.already_there(first.keys).sentence()


def test_private_keys_are_in_no_words_for_a_log(root, first):
    assert "PrivateKey" not in repr(first)
    assert record_of(new_issuing(root, SCHOOL, DAY), DAY).first == DAY
