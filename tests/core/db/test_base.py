import time

from eduapp.core.db.base import new_id, new_ids
from eduapp.people.learners.models import Learner


def test_ids_are_of_version_7_and_grow_with_time():
    first = new_id()
    while time.time_ns() // 1_000_000 == (first.int >> 80):
        pass  # until the clock shows another millisecond
    second = new_id()
    assert (first.version, second.version) == (7, 7)
    assert first.variant == second.variant == "specified in RFC 4122"
    assert first < second


def test_no_two_ids_are_equal():
    assert len({new_id() for _ in range(10_000)}) == 10_000


def test_many_at_once_are_ids_like_any_other():
    before, many, after = new_id(), new_ids(1000), new_id()

    assert len(set(many)) == 1000
    assert {(one.version, one.variant) for one in many} == {(before.version, before.variant)}
    assert all(before.int >> 80 <= one.int >> 80 <= after.int >> 80 for one in many)


def test_a_record_in_a_log_names_nobody():
    learner = Learner(id=new_id(), family_name="Haddad", given_name="Karim")
    assert "Haddad" not in repr(learner)
    assert str(learner.id) in repr(learner)
