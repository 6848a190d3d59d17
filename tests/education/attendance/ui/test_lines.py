"""A line: what the database said, and what is shown."""

from eduapp.education.attendance.queries import RegisterRow
from eduapp.education.attendance.rules import Entry
from eduapp.education.attendance.ui.lines import Line, entry_of, saved
from tests.support import given

ROW = RegisterRow(given.TEACHER.user_id, 1, "Dahl, Petter", (), None, None)
WHOLE = Entry("late", 10, "Bus", "search", 5, document_seen=True)


def test_a_row_without_a_mark_says_nothing():
    assert entry_of(ROW) is None
    assert Line(ROW, None).code == ""


def test_what_was_saved_is_what_the_row_says_from_then_on():
    line = saved(Line(ROW, WHOLE))
    assert entry_of(line.row) == line.entry == WHOLE
    assert line.row.marked_at is None  # who and when is learnt by reading


def test_what_was_taken_back_leaves_nothing_behind():
    before = saved(Line(ROW, WHOLE)).row
    line = saved(Line(before, None))
    assert entry_of(line.row) is None
    assert (line.row.note, line.row.reason, line.row.minutes_early, line.row.document_seen) == (
        "", "", 0, False,
    )  # fmt: skip
