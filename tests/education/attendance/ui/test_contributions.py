"""What the register says in the trail, in every language."""

from datetime import timedelta

import pytest

from eduapp.core.i18n import LANGUAGES, set_screen_language
from eduapp.education.attendance import service
from eduapp.education.attendance.ui.contributions import CONTRIBUTIONS as ATTENDANCE
from eduapp.education.timetable import service as timetable
from eduapp.education.timetable.ui.contributions import CONTRIBUTIONS as TIMETABLE
from eduapp.people.audit import queries
from eduapp.people.audit.queries import TrailFilter
from eduapp.people.audit.ui.sentences import sentence
from tests.support import given, given_attendance

THERE = "in Norwegian A2, Autumn, 23.11.2026 08:30–10:00"
LATE = "after the time for corrections; Solveig Nes had recorded it, Ingrid Solheim stands behind it too."
SENTENCES = {**ATTENDANCE.audit_sentences, **TIMETABLE.audit_sentences}


@pytest.fixture
def trail(database, clock):
    """Everything that can be done with a register and a session, once; the trail of it, oldest first."""
    group = given_attendance.a_class(database, 2)
    first = {"session_id": group.session_id, "learner_id": group.learner_ids[0]}
    database.execute(service.mark, service.MarkLearner(**first, code="absent"))
    late = database.execute(service.mark, service.MarkLearner(**first, code="late", minutes_late=10))
    database.execute(service.mark_rest_present, service.MarkRestPresent(session_id=group.session_id))
    database.execute(service.take_back, service.TakeBack(mark_ids=(late,)))
    order = timetable.CancelSession(session_id=group.session_id, version=1, reason="lock_down")
    version = database.execute(timetable.cancel_session, order)
    database.execute(
        timetable.restore_session, timetable.RestoreSession(session_id=group.session_id, version=version)
    )
    order = timetable.PlanSessions(
        group_id=group.group_id, place_id=None, weekdays=frozenset({2}), start_minute=510, end_minute=600,
        first_day=given.TODAY, last_day=given_attendance.TERM[1],
    )  # fmt: skip
    database.execute(timetable.plan_sessions, order)
    _other_days(database, clock, group)
    with database.reading() as look:
        rows = queries.trail(look, TrailFilter())
    return [row for row in reversed(rows) if row.action in SENTENCES]


def _other_days(database, clock, group):
    """A detail and a guest, corrections inside and after the window, and reasons that are reduced in time."""
    teacher, second = database.acting_as(given.TEACHER), {"second_id": given.TEACHER.user_id}
    karim, petter = group.learner_ids[1], group.learner_ids[0]
    mark = given_attendance.mark
    mark(teacher, group.session_id, petter, "absent", reason="sent_back_gear")
    mark(teacher, group.session_id, given.a_learner(database, "Ana Rossi"), guest=True)
    clock.moment += timedelta(days=1)
    mark(database, group.session_id, karim, "excused", why="He was in court")
    clock.moment += timedelta(days=7)
    mark(database, group.session_id, karim, "held", why="He was searched", **second)
    given_attendance.on_the_roll(database, group.group_id, "Eva Berg")
    late = given_attendance.read_register(database, group.session_id).rows[0]
    mark(database, group.session_id, late.id, "absent", why="From paper", **second)
    database.execute(service.keep_reasons, service.KeepReasons(days=7))
    clock.moment += timedelta(days=1)
    database.execute(service.neutralise_due, service.NeutraliseDue(day=database.today()))


def test_every_act_is_a_sentence(trail):
    assert [sentence(row, SENTENCES) for row in trail] == [
        "Dahl, Petter: absent in Norwegian A2, Autumn, 23.11.2026 08:30–10:00.",
        "Dahl, Petter: late instead of absent in Norwegian A2, Autumn, 23.11.2026 08:30–10:00.",
        "Haddad, Karim: present, with the rest, in Norwegian A2, Autumn, 23.11.2026 08:30–10:00.",
        "Dahl, Petter: late was taken back in Norwegian A2, Autumn, 23.11.2026 08:30–10:00.",
        (
            "The session of Norwegian A2, Autumn, 23.11.2026 08:30–10:00 was cancelled: closed by the prison."
            " Counts for the daily allowance: yes."
        ),
        "The session of Norwegian A2, Autumn, 23.11.2026 08:30–10:00 was restored.",
        "4 sessions of Norwegian A2, Autumn, were planned from 25.11.2026 to 16.12.2026, 08:30–10:00.",
        "Dahl, Petter: details of absent were changed in Norwegian A2, Autumn, 23.11.2026 08:30–10:00.",
        "Rossi, Ana, a guest: present in Norwegian A2, Autumn, 23.11.2026 08:30–10:00.",
        f"Haddad, Karim: excused instead of present {THERE}, with a reason; Solveig Nes had recorded it.",
        f"Haddad, Karim: kept by the prison instead of excused {THERE}, {LATE}",
        f"Berg, Eva: absent {THERE}, recorded late; Ingrid Solheim stands behind it too.",
        "Reasons of absence are kept for 7 days, before that 90.",
        "Reasons and notes of 4 marks from before 25.11.2026 were taken away, as they are after 7 days.",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_shows_a_code(trail, language):
    set_screen_language(language)
    for row in trail:
        said = sentence(row, SENTENCES)
        assert "_" not in said
        assert "{" not in said


def test_every_action_has_its_sentence(trail):
    assert {row.action for row in trail} >= set(ATTENDANCE.audit_sentences)
