"""What every use case of a register begins with."""

import pytest

from eduapp.core.errors import NotFound
from eduapp.education.attendance.rules import Lesson
from eduapp.education.attendance.service import locking
from tests.support import given, given_attendance


def test_a_locked_session_is_told_whole_and_in_facts(database):
    group = given_attendance.a_class(database, 1)

    with database.writing() as uow:
        head = locking.locked(uow, group.session_id)

    assert locking.lesson_of(head) == Lesson(given.TODAY, 90, cancelled=False)
    assert locking.told(head) == {
        "course": "Norwegian A2",
        "group": "Autumn",
        "day": "2026-11-23",
        "time": head.hours,
    }
    assert locking.listed("late") == "attendance_codes:late"


def test_a_session_that_is_gone_is_not_found(database):
    with database.writing() as uow, pytest.raises(NotFound):
        locking.locked(uow, given.TEACHER.user_id)
