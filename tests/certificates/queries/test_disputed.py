"""What a learner says is wrong stands against a paper that rests on it, until somebody gives a reason."""

import pytest

from eduapp.certificates import service
from eduapp.core.errors import Refused
from eduapp.core.violations import Override
from tests.support import given, given_certificates
from tests.support.given_disputes import a_dispute, answered

pytestmark = pytest.mark.both_databases


@pytest.fixture
def earned(database, school):
    return given_certificates.a_course_done(database, grade="B")


def reserve(database, earned, override=None):
    order = service.Reserve(item=earned.item, override=override)
    return database.acting_as(given.LEADER).execute(service.reserve, order)


def test_no_paper_is_made_over_it_without_a_reason(database, earned):
    a_dispute(database, earned.learner_id, "attendance")
    with pytest.raises(Refused) as told:
        reserve(database, earned)
    [only] = told.value.violations
    assert only.name == "DisputedData"
    assert only.overridable

    assert reserve(database, earned, Override(frozenset({"DisputedData"}), "Looked at the register"))


@pytest.mark.parametrize("kind", ["hours", "machines"])
def test_what_the_paper_does_not_tell_is_nothing_against_it(database, earned, kind):
    a_dispute(database, earned.learner_id, kind)
    assert reserve(database, earned)


def test_nor_is_what_was_answered(database, earned):
    answered(database, a_dispute(database, earned.learner_id, "attendance"), "correct")
    assert reserve(database, earned)
