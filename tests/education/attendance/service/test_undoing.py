"""Undo: one's own marks of the same day, and what each superseded stands again."""

from datetime import timedelta

import pytest

from eduapp.core.errors import NotAllowed, Refused
from eduapp.education.attendance import queries
from tests.support import given, given_attendance
from tests.support.given_attendance import mark, mark_rest, take_back


def codes(database, session_id):
    with database.reading() as look:
        return [row.code for row in queries.register(look, session_id).rows]


def refused(*expected):
    return pytest.raises(Refused, check=lambda error: [v.name for v in error.violations] == list(expected))


@pytest.fixture
def group(database):
    return given_attendance.a_class(database, 4)


def test_taking_back_makes_the_mark_before_current_again(database, group):
    first = mark(database, group.session_id, group.learner_ids[0], "absent")
    second = mark(database, group.session_id, group.learner_ids[0], "present")

    assert take_back(database, second) == 1
    assert codes(database, group.session_id)[0] == "absent"
    assert take_back(database, first) == 1
    assert codes(database, group.session_id)[0] is None


def test_the_rest_is_taken_back_in_one_go(database, group):
    mark(database, group.session_id, group.learner_ids[2], "absent")
    fresh = mark_rest(database, group.session_id)

    assert take_back(database, *fresh) == 3
    assert codes(database, group.session_id) == [None, None, "absent", None]


def test_undo_leaves_alone_what_somebody_else_changed_since(database, group):
    mine = mark_rest(database, group.session_id)
    mark(database.acting_as(given.TEACHER), group.session_id, group.learner_ids[1], "late")

    assert take_back(database, *mine) == 3
    assert codes(database, group.session_id) == [None, "late", None, None]


def test_nobody_undoes_the_marks_of_others(database, group):
    theirs = mark(database.acting_as(given.TEACHER), group.session_id, group.learner_ids[0])

    with refused("NotYours"):
        take_back(database, theirs)
    assert codes(database, group.session_id)[0] == "present"


def test_yesterdays_marks_are_corrected_not_undone(database, group, clock):
    mine = mark(database, group.session_id, group.learner_ids[0])
    clock.moment += timedelta(days=1)

    with refused("NotFresh"):
        take_back(database, mine)


def test_undo_brings_back_reason_and_note_of_the_mark_before(database, group):
    first = {"reason": "refused", "note": "Stayed in bed"}
    mark(database, group.session_id, group.learner_ids[0], "absent", **first)
    second = mark(database, group.session_id, group.learner_ids[0], "present")

    take_back(database, second)

    row = given_attendance.read_register(database, group.session_id).rows[0]
    assert (row.code, row.reason, row.note) == ("absent", "refused", "Stayed in bed")


def test_a_guest_who_is_taken_back_stands_in_the_register_no_more(database, group):
    guest = given.a_learner(database, "Ana Rossi")
    made = mark(database, group.session_id, guest, guest=True)

    take_back(database, made)

    assert guest not in [row.id for row in given_attendance.read_register(database, group.session_id).rows]


def test_the_office_takes_nothing_back(database, group):
    with pytest.raises(NotAllowed):
        take_back(database.acting_as(given.OFFICE), group.session_id)
