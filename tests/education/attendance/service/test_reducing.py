"""After some time only the neutral mark is left: in every row, and nowhere else anything of what went."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from eduapp.core.errors import NotAllowed, Refused
from eduapp.education.attendance import queries, service, terms
from eduapp.education.attendance.models import Mark
from tests.support import given, given_attendance
from tests.support.given_attendance import mark
from tests.support.statements import plans_of, tables_read_whole

TODAY = given.TODAY
DAY = timedelta(days=1)
KEPT = 90


@pytest.fixture
def group(database):
    """A session with reasons, a note, and a correction of one of them."""
    made = given_attendance.a_class(database, 4)
    refused = {"reason": "refused", "note": "Overslept"}
    mark(database, made.session_id, made.learner_ids[0], "absent", **refused)
    mark(database, made.session_id, made.learner_ids[1], "excused", reason="court", document_seen=True)
    mark(database, made.session_id, made.learner_ids[1], "held", reason="search", why="Read the wrong line")
    mark(database, made.session_id, made.learner_ids[2], "late", minutes_late=20, reason="not_fetched")
    mark(database, made.session_id, made.learner_ids[3])
    return made


def reduce(database, day):
    return database.execute(service.neutralise_due, service.NeutraliseDue(day=day))


def rows(database, *columns):
    with database.reading() as look:
        return [tuple(row) for row in look.execute(select(*columns).order_by(Mark.id))]


def test_reasons_stay_as_long_as_the_table_says_and_not_a_day_longer(database, group, clock):
    clock.moment += KEPT * DAY
    assert reduce(database, TODAY + KEPT * DAY) == 0
    clock.moment += DAY

    assert reduce(database, TODAY + (KEPT + 1) * DAY) == 4  # the superseded one too
    assert rows(database, Mark.code, Mark.reason, Mark.note, Mark.why, Mark.document_seen) == [
        ("absent", "", "", "", False),
        ("excused", "", "", "", False),
        ("held", "", "", "", False),
        ("late", "", "", "", False),
        ("present", "", "", "", False),
    ]


def test_minutes_names_and_where_minutes_went_stay_but_for_a_refusal(database, group, clock):
    before = rows(database, Mark.id, Mark.minutes, Mark.marked_by, Mark.marked_at, Mark.replaces_id)
    clock.moment += 200 * DAY
    reduce(database, TODAY + 200 * DAY)

    assert rows(database, Mark.id, Mark.minutes, Mark.marked_by, Mark.marked_at, Mark.replaces_id) == before
    assert [row[0] for row in rows(database, Mark.missed)] == ["absent", "excused", "lost", "lost", ""]
    assert [row[0] is not None for row in rows(database, Mark.reduced_at)] == [True, True, True, True, False]


def test_the_sums_of_a_day_stay_but_for_a_refusal(database, group, clock):
    clock.moment += 200 * DAY

    def totals():
        with database.reading() as look:
            return [row.total for row in queries.day_ledger(look, TODAY, TODAY)]

    before = totals()
    reduce(database, TODAY + 200 * DAY)
    after = totals()

    assert [(one.offered, one.attended, one.excused, one.lost) for one in before] == [
        (one.offered, one.attended, one.excused, one.lost) for one in after
    ]
    assert [one.refused + one.absent for one in before] == [one.absent for one in after]


def test_nothing_visible_is_superseded(database, group, clock):
    clock.moment += 200 * DAY
    before = given_attendance.recorded_codes(database, group.session_id)
    count = len(rows(database, Mark.id))

    reduce(database, TODAY + 200 * DAY)

    assert given_attendance.recorded_codes(database, group.session_id) == before
    assert len(rows(database, Mark.id)) == count


def test_the_history_says_that_details_are_gone(database, group, clock):
    clock.moment += 200 * DAY
    reduce(database, TODAY + 200 * DAY)

    with database.reading() as look:
        newest, first = queries.history(look, group.session_id, group.learner_ids[1])
    assert (newest.reduced, newest.by, newest.why) == (True, given.LEADER.name, "")
    assert (first.reduced, first.entry.reason) == (True, "")


def test_the_trail_notes_how_many_and_nothing_of_what(database, group, clock, notes):
    clock.moment += 200 * DAY
    notes.clear()
    reduce(database, TODAY + 200 * DAY)

    [note] = notes
    assert (note.action, note.learner, note.details["count"]) == (terms.REASONS_REDUCED, None, 4)
    assert not {"refused", "court", "search"} & set(map(str, note.details.values()))


def test_no_word_of_a_reason_is_left_in_the_database(database, group, clock):
    """Of this table and of everything else that is kept: trail, commands, drafts."""
    clock.moment += 200 * DAY
    reduce(database, TODAY + 200 * DAY)

    with database.engine.connect() as connection:
        for table in ("attendance_mark", "audit_entry", "command_done"):
            kept = " ".join(map(str, connection.execute(text(f"SELECT * FROM {table}"))))
            assert not [
                word
                for word in ("refused", "court", "not_fetched", "Overslept", "wrong line")
                if word in kept
            ]


def test_repeating_it_does_nothing(database, group, clock, notes, published):
    clock.moment += 200 * DAY
    reduce(database, TODAY + 200 * DAY)
    notes.clear()
    published.clear()

    assert reduce(database, TODAY + 200 * DAY) == 0
    assert (notes, published) == ([], [frozenset()])


def test_a_day_that_has_not_come_deletes_nothing(database, group):
    """A clock that runs ahead must not take anything away."""
    with pytest.raises(Refused):
        reduce(database, TODAY + 200 * DAY)
    assert rows(database, Mark.reason)[0] == ("refused",)


def test_the_school_decides_for_how_long(database, group, clock, notes):
    database.execute(service.keep_reasons, service.KeepReasons(days=30))
    assert notes[-1].details == {"days": 30, "before": KEPT}
    clock.moment += 31 * DAY

    assert reduce(database, TODAY + 31 * DAY) == 4


@pytest.mark.parametrize(("days", "name"), [(6, "KeptTooShort"), (401, "KeptTooLong")])
def test_never_shorter_than_corrections_need_nor_longer_than_anybody_asks(database, days, name):
    with pytest.raises(Refused) as caught:
        database.execute(service.keep_reasons, service.KeepReasons(days=days))
    assert [one.name for one in caught.value.violations] == [name]


def test_a_teacher_decides_neither(database):
    teacher = database.acting_as(given.TEACHER)
    with pytest.raises(NotAllowed):
        teacher.execute(service.keep_reasons, service.KeepReasons(days=30))
    with pytest.raises(NotAllowed):
        reduce(teacher, TODAY)


def test_only_marks_with_something_to_take_away_are_looked_at(database, group):
    if database.engine.dialect.name != "sqlite":
        pytest.skip("asks SQLite for its plan")
    with plans_of(database) as steps:
        reduce(database, TODAY)
    assert tables_read_whole(steps, {"attendance_mark"}) == []
    assert any("ix_attendance_mark_detailed_session_id" in step for step in steps)
