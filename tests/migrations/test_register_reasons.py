"""The step that brought reasons into the register: every mark that was there is there, with what it meant."""

from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from eduapp.education.attendance.models import Mark
from tests.support import given_attendance

STEP = "r0011"
BEFORE = revisions()[revisions().index(STEP) - 1]


def rows(database, columns):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(f"SELECT {columns} FROM attendance_mark"))]


def down(database, database_url):
    database.engine.dispose()
    downgrade(database_url, BEFORE)


def up(database, database_url):
    database.engine.dispose()
    upgrade(database_url)


def test_old_marks_keep_their_minutes_and_learn_where_the_others_went(database, database_url):
    group = given_attendance.a_class(database, 5)
    marks = {"present": 90, "late": 80, "absent": 0, "excused": 0, "held": 0}
    for learner_id, (code, minutes) in zip(group.learner_ids, marks.items(), strict=True):
        given_attendance.marked(database, group.session_id, learner_id, code, minutes=minutes)

    down(database, database_url)
    assert sorted(rows(database, "code, minutes")) == sorted(marks.items())
    up(database, database_url)

    assert sorted(rows(database, "code, minutes, planned, missed, reason, guest")) == [
        ("absent", 0, 90, "absent", "", False),
        ("excused", 0, 90, "excused", "", False),
        ("held", 0, 90, "lost", "", False),
        ("late", 80, 90, "absent", "", False),
        ("present", 90, 90, "", "", False),
    ]


def test_what_an_older_program_does_not_know_becomes_the_nearest_it_does(database, database_url):
    group = given_attendance.a_class(database, 2)
    for learner_id, code in zip(group.learner_ids, ("not_required", "struck"), strict=True):
        given_attendance.marked(database, group.session_id, learner_id, code)

    down(database, database_url)

    assert sorted(rows(database, "code, minutes")) == [("absent", 0), ("excused", 0)]
    up(database, database_url)


def test_the_indexes_of_marks_still_hold_only_the_rows_they_are_for(database):
    """SQLite copies the table in this step; a partial index without its condition would refuse marks."""
    group = given_attendance.a_class(database, 1)
    first = given_attendance.marked(database, group.session_id, group.learner_ids[0])
    with database.writing() as uow:
        uow.session.get_one(Mark, first).superseded = True

    given_attendance.marked(database, group.session_id, group.learner_ids[0], "late")

    if database.engine.dialect.name == "sqlite":
        with database.engine.connect() as connection:
            found = connection.scalars(
                text("SELECT sql FROM sqlite_master WHERE tbl_name = 'attendance_mark' AND type = 'index'")
            )
            partial = [sql for sql in found if sql and "WHERE" in sql]
        assert len(partial) == 2
