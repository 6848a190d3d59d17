"""How an application stands before the seats of its group, and what the trail is told."""

import pytest

from eduapp.education.enrolment import rules as enrolment
from eduapp.education.waiting import rules
from eduapp.education.waiting.models import Application
from eduapp.education.waiting.service import told
from eduapp.education.waiting.ui.contributions import CONTRIBUTIONS
from tests.support import given
from tests.support.given_education import a_group
from tests.support.given_waiting import a_wish, decided


@pytest.mark.parametrize("state", rules.OPEN)
def test_every_open_state_stands_before_the_seats(state):
    assert told.CLAIMS[state] != enrolment.CLAIM_OVER


def test_one_claim_goes_with_a_wish_from_state_to_state(database):
    application_id = a_wish(database, a_group(database), given.a_learner(database))
    with database.reading() as session:
        first = session.get(Application, application_id).claim_id

    decided(database, application_id)
    decided(database, application_id, "declined", "other")

    with database.reading() as session:
        after = session.get(Application, application_id)
        assert first is not None
        assert after.claim_id is None


def test_every_reason_in_the_trail_is_told_in_words():
    assert "{reason}" in CONTRIBUTIONS.audit_sentences["waiting.declined"]
