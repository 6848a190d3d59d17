"""When people took part, from coming to going."""

from datetime import timedelta

import pytest

from eduapp.core.spans import Span
from eduapp.education.attendance import queries
from tests.support import given, given_attendance
from tests.support.given_attendance import HALF_PAST_EIGHT, TEN
from tests.support.statements import selects_of

pytestmark = pytest.mark.both_databases


def test_who_was_there_was_there_from_coming_to_going(database):
    group = given_attendance.a_class(database, 4)
    here, late, away, _unmarked = group.learner_ids
    given_attendance.mark(database, group.session_id, here, "present")
    given_attendance.mark(database, group.session_id, late, "late", minutes_late=20)
    given_attendance.mark(database, group.session_id, away, "absent")
    day_before = given.TODAY - timedelta(days=1)

    with database.reading() as look, selects_of(database) as sent:
        found = queries.presence(look, group.learner_ids, given.TODAY, given.TODAY)
        earlier = queries.presence(look, group.learner_ids, day_before, day_before)

    assert {(one.learner_id, one.span) for one in found} == {
        (here, Span(HALF_PAST_EIGHT, TEN)),
        (late, Span(HALF_PAST_EIGHT + 20, TEN)),
    }
    assert (earlier, len(sent)) == ([], 2)


def test_a_mark_that_was_replaced_is_no_presence(database):
    group = given_attendance.a_class(database, 1)
    [ada] = group.learner_ids
    given_attendance.mark(database, group.session_id, ada, "present")
    given_attendance.mark(database, group.session_id, ada, "absent")

    with database.reading() as look:
        assert queries.presence(look, [ada], given.TODAY, given.TODAY) == []
        assert queries.presence(look, [], given.TODAY, given.TODAY) == []
