"""A calendar is written to a file that one chooses; a learner's is named after nobody."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from eduapp.education.timetable import queries
from eduapp.education.timetable.queries import LEARNER, PLACE, Whose
from eduapp.education.timetable.ui.export_dialog import export_calendar
from eduapp.education.timetable.ui.reading import ROLL, read_week
from tests.support import given, given_attendance
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench


@pytest.fixture
def group(database):
    return given_attendance.a_class(database, 1, earlier=1)


def week(database, fakes, whose):
    with database.reading() as look:
        return read_week(
            look, tuple(fakes.bench.answers(ROLL)), whose, given.TODAY, given.TODAY + timedelta(days=6)
        )


def saved(fakes, database, parent, tmp_path, whose):
    path = tmp_path / "chosen.ics"
    fakes.files.answers.append(path)
    answers = tuple(fakes.bench.answers(ROLL))
    dialog = export_calendar(fakes.bench, week(database, fakes, whose), answers, parent)
    dialog.submit()
    return path


def test_a_learners_file_has_the_sessions_and_no_name(fakes, database, parent, tmp_path, group):
    path = saved(fakes, database, parent, tmp_path, Whose(LEARNER, group.learner_ids[0]))

    assert len(Calendar.from_ical(path.read_bytes()).walk("VEVENT")) == 1
    assert fakes.files.proposed == ["calendar.ics"]
    assert fakes.tell.texts == ["1 entry written to chosen.ics."]


def test_a_places_file_is_named_after_it(fakes, database, parent, tmp_path, group):
    with database.reading() as look:
        room = queries.session_head(look, group.session_id).place_id
    saved(fakes, database, parent, tmp_path, Whose(PLACE, room))
    assert fakes.files.proposed == ["classroom-2.ics"]


def test_who_thinks_better_of_it_writes_nothing(fakes, database, parent, group, tmp_path):
    answers = tuple(fakes.bench.answers(ROLL))
    dialog = export_calendar(
        fakes.bench, week(database, fakes, Whose(LEARNER, group.learner_ids[0])), answers, parent
    )
    dialog.submit()
    assert fakes.tell.texts == []


def test_days_run_forward(fakes, database, parent, group):
    dialog = export_calendar(
        fakes.bench, week(database, fakes, Whose(LEARNER, group.learner_ids[0])), (), parent
    )
    dialog.form.set_values({"last": given.TODAY - timedelta(days=1)})
    dialog.submit()
    assert dialog.isVisible()
    assert fakes.files.asked == []


def test_a_slip_in_the_year_writes_no_file(fakes, database, parent, group):
    dialog = export_calendar(
        fakes.bench, week(database, fakes, Whose(LEARNER, group.learner_ids[0])), (), parent
    )
    dialog.form.set_values({"last": date(2999, 12, 31)})
    dialog.submit()
    assert "At most 732 are possible" in dialog.form.summary.accessibleDescription()
    assert fakes.files.asked == []


def test_the_form_is_fit_for_everybody(qtbot, fakes, database, parent, group):
    shown_week = week(database, fakes, Whose(LEARNER, group.learner_ids[0]))
    assert_page_accessible(
        lambda theme: export_calendar(a_bench(database, theme=theme).bench, shown_week, (), parent)
    )
