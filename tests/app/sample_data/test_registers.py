from collections import Counter

from sqlalchemy import false, func, select, text

from eduapp.app.sample_data.year import LAST, TODAY
from eduapp.core.codes import code_list
from eduapp.education.attendance import queries
from eduapp.education.attendance.models import Mark
from eduapp.education.attendance.rules import Entry, Lesson, Standing, check_entry, minutes_of, missed_of
from eduapp.education.courses.models import CourseGroup
from eduapp.education.timetable.models import Session


def test_marks_are_ones_that_the_rules_take(look):
    rows = look.execute(select(Mark, Session).join(Session)).all()

    assert rows
    for mark, session in rows:
        entry = Entry(mark.code, mark.minutes_late, mark.note, mark.reason)
        length = session.end_minute - session.start_minute
        lesson = Lesson(session.day, length, session.state == "cancelled")
        assert list(check_entry(entry, lesson, TODAY, Standing())) == []
        assert (mark.minutes, mark.planned) == (minutes_of(entry, length), length)
        assert mark.missed == missed_of(entry, length)
        assert mark.marked_at.date() == session.day


def test_only_those_on_the_roll_are_marked(look):
    """As the program's own register tells it: nobody stands there who was not enrolled on that day."""
    for session_id, group_id, day in look.execute(
        select(Session.id, Session.group_id, Session.day).where(Session.day <= LAST).limit(60)
    ):
        register = queries.register(look, session_id)
        marked = [row.id for row in register.rows if row.code]
        assert all(queries.is_on_roll(look, learner, group_id, day) for learner in marked)


def test_a_corrected_mark_stays_beside_the_right_one(look):
    pairs = look.execute(
        text("""
        SELECT old.superseded, new.superseded, old.code = new.code, old.id < new.id FROM attendance_mark new
        JOIN attendance_mark old ON old.id = new.replaces_id AND old.session_id = new.session_id
        AND old.learner_id = new.learner_id
        """)
    ).all()

    assert pairs
    assert set(pairs) == {(1, 0, 0, 1)}
    assert look.scalar(select(func.count()).where(Mark.superseded != false())) == len(pairs)


def test_registers_have_the_shape_of_a_real_year(look):
    codes = Counter(look.scalars(select(Mark.code).where(Mark.superseded == false())))
    states = Counter(look.execute(select(Session.state, Session.cancel_reason).where(Session.day <= LAST)))

    assert codes["present"] > 0.7 * codes.total()
    assert all(codes[code] > 0 for code in ("late", "absent", "excused", "held"))
    assert set(codes) <= set(code_list("attendance_codes").keys())
    assert 0 < states.total() - states["planned", ""] < 0.1 * states.total()
    assert {reason for _state, reason in states} - {""} <= set(code_list("cancel_reasons").keys())


def test_sessions_to_come_hold_nothing(look):
    coming = select(Session.id).where(Session.day > LAST)

    assert look.scalar(select(func.count()).select_from(coming.subquery())) > 0
    assert look.scalars(select(Mark.id).where(Mark.session_id.in_(coming))).first() is None


def test_attendance_adds_up(look):
    for group_id in look.scalars(select(CourseGroup.id).where(CourseGroup.last_day < LAST).limit(20)):
        for total in queries.attendance_of(look, group_id).values():
            assert total.attended <= total.held
            assert len(total.mark_ids) >= total.attended
