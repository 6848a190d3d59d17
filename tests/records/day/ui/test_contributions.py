"""Every act of a day is a sentence in the trail."""

from eduapp.people.audit.queries import TrailFilter, trail
from eduapp.people.audit.ui.sentences import sentence
from eduapp.records.day.ui.contributions import CONTRIBUTIONS
from tests.support import given_attendance
from tests.support.given_days import closed


def test_every_act_is_a_sentence(database, group):
    given_attendance.mark_rest(database, group.session_id)
    closed(database)
    with database.reading() as session:
        rows = [row for row in trail(session, TrailFilter()) if row.action.startswith("day.")]
    assert sorted(sentence(row, CONTRIBUTIONS.audit_sentences) for row in rows) == [
        "23.11.2026 was closed; not recorded: 0.",
        "23.11.2026 was opened, changes: 0.",
    ]
