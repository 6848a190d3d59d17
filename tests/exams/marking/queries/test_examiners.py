import pytest

from eduapp.core.errors import NotAllowed
from eduapp.exams.marking import queries
from tests.support import given
from tests.support.given_marking import EXAMINER, OTHER_EXAMINER


def test_accounts_with_the_role_are_offered_by_name(sealed):
    with sealed.database.reading() as session:
        found = queries.choices(session, sealed.sitting_id)

    assert [(one.person.name, one.title, one.why_not) for one in found] == [
        ("Jens Tangen", "sensor", ""), ("Marit Vold", "sensor", ""), ("Randi Eik", "sensor", "")
    ]  # fmt: skip


def test_who_has_handed_in_stands_with_the_moment(sealed):
    sealed.by_key()
    sealed.appoint(EXAMINER, 1)
    sealed.appoint(OTHER_EXAMINER, 2)
    sealed.mark_everything(EXAMINER)
    sealed.hand_in(EXAMINER)
    with sealed.database.reading() as session:
        first, second = queries.examiners(session, sealed.sitting_id)

    assert first.blind_at == sealed.clock.moment
    assert (first.talked_at, second.blind_at) == (None, None)


def test_only_who_plans_a_marking_sees_who_could_mark(sealed):
    with sealed.database.acting_as(given.OFFICE).reading() as session, pytest.raises(NotAllowed):
        queries.choices(session, sealed.sitting_id)
