from datetime import timedelta
from hashlib import sha256

import pytest

from eduapp.certificates.keys import jobs, queries, rules, terms
from eduapp.certificates.keys.jobs import ByFile, ByHalves, Proven
from eduapp.certificates.keys.jobs.root import WrongParts
from eduapp.certificates.keys.opened import KeyRing
from eduapp.certificates.seals.code import check_code, sign_facts, text_of
from eduapp.certificates.seals.faults import SignedAfterLoss, WrongPassword
from eduapp.certificates.seals.key_list import State
from eduapp.certificates.seals.register import Act, Head, head_of, next_entry
from eduapp.core.errors import Refused, Unavailable
from eduapp.core.progress import NoProgress
from tests.support import given, given_keys
from tests.support.given_keys import CHEAP, OTHER, PARTS, PASSWORD
from tests.support.given_seals import printed


def renewal(kept, **changed):
    order = {
        "second": given_keys.SECOND,
        "way": kept.by_file,
        "password": OTHER,
        "folder": kept.written.folder,
        "before": 1,
        "cost": CHEAP,
    }
    return jobs.Rotate(**(order | changed))


def loss(database, kept, register, **changed):
    order = {
        "second": given_keys.SECOND,
        "way": kept.by_halves,
        "password": OTHER,
        "folder": kept.written.folder,
        "before": 1,
        "kid": given_keys.keys_of(database).keys[0].kid,
        "day": given.TODAY,
        "entry": 0,
        "letters": "",
        "papers": given_keys.papers_of(register),
        "cost": CHEAP,
    }
    return jobs.TellLost(**(order | changed))


def papers_of(key, count):
    """Papers as they are printed, and the register that tells their order."""
    codes, entries, head = [], [], Head()
    for number in range(count):
        facts = printed(serial=f"{number:010d}", issued_on=given.TODAY)
        content = sign_facts(facts, key)
        codes.append(text_of(content))
        entries.append(
            next_entry(
                head, Act.ISSUED, facts.serial, given.TODAY, key.kid,
                pdf=bytes(32), facts=sha256(content).digest(),
            )
        )  # fmt: skip
        head = head_of(entries)
    return codes, entries


@pytest.mark.parametrize("by_halves", [False, True])
def test_the_next_key_signs_and_papers_of_the_old_one_stay_genuine(database, kept, clock, by_halves):
    [code], _entries = papers_of(KeyRing().unlock(database, PASSWORD).issuing, 1)
    clock.moment += timedelta(days=366)

    written = jobs.rotate(
        database, renewal(kept, way=kept.by_halves if by_halves else kept.by_file), NoProgress()
    )

    keys = given_keys.keys_of(database)
    assert [one.state for one in keys.keys] == [State.ENDED, State.ACTIVE]
    assert check_code(code, keys)
    assert KeyRing().unlock(database, OTHER).issuing.kid == keys.keys[1].kid
    with pytest.raises(WrongPassword):
        KeyRing().unlock(database, PASSWORD)
    assert {(written.folder / name).exists() for name in written.names} == {True}
    with database.reading() as session:
        assert queries.state_now(session).acts[0].act == "rotated"


def test_with_a_wrong_password_of_the_root_nothing_is_changed(database, kept):
    before = sorted(kept.written.folder.iterdir())
    wrong = ByFile(path=kept.root_file, parts=(PARTS[0], OTHER))

    with pytest.raises(WrongParts):
        jobs.rotate(database, renewal(kept, way=wrong), NoProgress())

    assert given_keys.keys_of(database).number == 1
    assert sorted(kept.written.folder.iterdir()) == before
    assert KeyRing().unlock(database, PASSWORD)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"before": 2}, rules.NotTheNext),
        ({"second": Proven(actor=given.LEADER)}, rules.SamePerson),
        ({"second": Proven(actor=given.TEACHER)}, rules.MayNotKeep),
    ],
)
def test_what_stands_against_renewing(database, kept, changed, expected):
    with pytest.raises(Refused) as caught:
        jobs.rotate(database, renewal(kept, **changed), NoProgress())
    assert isinstance(caught.value.violations[0], expected)


def test_nothing_is_changed_before_the_ceremony(database, tmp_path):
    stick = given_keys.a_stick(tmp_path)
    change = jobs.ChangeIssuingPassword(old=PASSWORD, password=OTHER, cost=CHEAP)
    for job, order in ((jobs.rotate, renewal(stick)), (jobs.change_issuing_password, change)):
        with pytest.raises(Refused) as caught:
            job(database, order, NoProgress())
        assert isinstance(caught.value.violations[0], rules.NoKeys)


def test_a_full_stick_changes_nothing(database, kept, tmp_path):
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with pytest.raises(Unavailable):
        jobs.rotate(database, renewal(kept, folder=tmp_path / "file"), NoProgress())
    assert given_keys.keys_of(database).number == 1


def test_a_lost_key_harms_no_paper_that_was_witnessed_and_makes_no_new_one(database, kept, notes):
    codes, entries = papers_of(KeyRing().unlock(database, PASSWORD).issuing, 4)
    begins = entries[2].digest.hex()[:12]

    jobs.tell_lost(database, loss(database, kept, entries, entry=3, letters=begins), NoProgress())

    keys = given_keys.keys_of(database)
    assert [one.state for one in given_keys.ended_and_in_use(keys)] == [State.LOST, State.ACTIVE]
    for code in codes[:3]:
        assert check_code(code, keys)
    with pytest.raises(SignedAfterLoss):
        check_code(codes[3], keys)
    assert KeyRing().unlock(database, OTHER)
    assert terms.LOST in [one.action for one in notes]


def test_a_head_that_is_not_in_the_register_is_refused_before_the_root_is_asked(database, kept):
    _codes, entries = papers_of(KeyRing().unlock(database, PASSWORD).issuing, 2)
    way = ByHalves(halves=("", ""))
    order = loss(database, kept, entries, entry=2, letters="0" * 8, way=way)
    with pytest.raises(Refused) as caught:
        jobs.tell_lost(database, order, NoProgress())
    assert isinstance(caught.value.violations[0], rules.HeadNotThere)


def test_a_key_that_had_ended_is_told_lost_and_the_one_in_use_stays(database, kept):
    old = given_keys.keys_of(database).keys[0].kid
    jobs.rotate(database, renewal(kept), NoProgress())
    box = KeyRing().unlock(database, OTHER).issuing.kid

    jobs.tell_lost(database, loss(database, kept, [], before=2, kid=old, password=""), NoProgress())

    keys = given_keys.keys_of(database)
    assert [one.state for one in given_keys.ended_and_in_use(keys)] == [State.LOST, State.ACTIVE]
    assert KeyRing().unlock(database, OTHER).issuing.kid == box


def test_the_file_of_the_root_gets_other_passwords_and_the_halves_stay(database, kept, notes):
    parts = (OTHER, "syv brune hunder løper")
    order = jobs.LockRootAnew(
        second=given_keys.SECOND,
        way=kept.by_halves,
        parts=parts,
        folder=kept.written.folder,
        cost=CHEAP,
    )

    jobs.lock_root_anew(database, order, NoProgress())

    assert notes[-1].action == terms.ROOT_LOCKED_ANEW
    with pytest.raises(WrongParts):
        jobs.rotate(database, renewal(kept), NoProgress())
    by_new = ByFile(path=kept.root_file, parts=parts)
    jobs.rotate(database, renewal(kept, way=by_new), NoProgress())
    jobs.rotate(database, renewal(kept, way=kept.by_halves, before=2), NoProgress())


def test_another_password_of_issuing_opens_the_same_key(database, kept):
    before = KeyRing().unlock(database, PASSWORD).issuing.kid
    order = jobs.ChangeIssuingPassword(old=PASSWORD, password=OTHER, cost=CHEAP)

    jobs.change_issuing_password(database, order, NoProgress())

    assert KeyRing().unlock(database, OTHER).issuing.kid == before
    with pytest.raises(WrongPassword):
        KeyRing().unlock(database, PASSWORD)


def test_without_the_old_password_of_issuing_nothing_is_changed(database, kept):
    order = jobs.ChangeIssuingPassword(old="noe helt annet her", password=OTHER, cost=CHEAP)
    with pytest.raises(WrongPassword):
        jobs.change_issuing_password(database, order, NoProgress())
    weak = jobs.ChangeIssuingPassword(old=PASSWORD, password="kort", cost=CHEAP)
    with pytest.raises(Refused):
        jobs.change_issuing_password(database, weak, NoProgress())
    assert KeyRing().unlock(database, PASSWORD)


def test_no_password_is_in_the_words_for_a_log(database, kept):
    for order in (renewal(kept), loss(database, kept, [])):
        assert OTHER not in repr(order)
        assert PARTS[0] not in repr(order)
