"""Marking one learner and the rest; guests; two PCs at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from eduapp.core.db.unit_of_work import Database
from eduapp.core.errors import NotAllowed, NotFound, Refused
from eduapp.education.attendance import queries, service, terms
from eduapp.education.attendance.models import Mark
from tests.support import given, given_apart, given_attendance
from tests.support.given_attendance import mark, mark_rest

TODAY = given.TODAY


def codes(database, session_id):
    with database.reading() as look:
        return [row.code for row in queries.register(look, session_id).rows]


def refused(*expected):
    return pytest.raises(Refused, check=lambda error: [v.name for v in error.violations] == list(expected))


@pytest.fixture
def group(database):
    return given_attendance.a_class(database, 4)


def test_nobody_is_present_until_somebody_says_so(database, group):
    assert codes(database, group.session_id) == [None] * 4


def test_a_mark_is_kept_with_minutes_and_who_said_it(database, group):
    mark(
        database, group.session_id, group.learner_ids[1], "late", minutes_late=10, note=" Came  with escort "
    )

    with database.reading() as look:
        row = queries.register(look, group.session_id).rows[1]
        assert look.scalar(select(Mark.minutes)) == 80
    assert (row.code, row.minutes_late, row.note) == ("late", 10, "Came with escort")
    assert (row.marked_by, row.marked_at) == (given.LEADER.name, given.NOW)


def test_a_correction_keeps_the_mark_before(database, group):
    first = mark(database, group.session_id, group.learner_ids[0], "absent")
    second = mark(database, group.session_id, group.learner_ids[0], "excused")

    with database.reading() as look:
        rows = look.execute(
            select(Mark.id, Mark.code, Mark.superseded, Mark.replaces_id).order_by(Mark.id)
        ).all()
    assert [tuple(row) for row in rows] == [(first, "absent", True, None), (second, "excused", False, first)]


def test_saying_the_same_again_changes_nothing(database, group, notes, published):
    first = mark(database, group.session_id, group.learner_ids[0])
    notes.clear()
    published.clear()

    assert mark(database, group.session_id, group.learner_ids[0]) == first
    assert notes == []
    assert published == [frozenset()]


def test_a_repeated_command_marks_once(database, group):
    order = service.MarkLearner(session_id=group.session_id, learner_id=group.learner_ids[0], code="present")

    assert database.execute(service.mark, order) == database.execute(service.mark, order)
    with database.reading() as look:
        assert look.scalar(select(func.count()).select_from(Mark)) == 1


def test_minutes_late_and_left_early_are_taken_off_and_go_where_the_reason_says(database, group):
    first, second, third, _other = group.learner_ids
    late = {"minutes_late": 10, "minutes_early": 20}
    mark(database, group.session_id, first, "late", reason="not_fetched", **late)
    mark(database, group.session_id, second, "late", **late)
    mark(database, group.session_id, third, "absent", reason="refused", note="Overslept")

    with database.reading() as look:
        found = look.execute(
            select(Mark.minutes, Mark.planned, Mark.missed, Mark.reason).order_by(Mark.id)
        ).all()
    assert [tuple(row) for row in found] == [
        (60, 90, "lost", "not_fetched"),
        (60, 90, "absent", ""),
        (0, 90, "refused", "refused"),
    ]


def test_the_same_mark_with_a_reason_is_another_one(database, group, notes):
    first = mark(database, group.session_id, group.learner_ids[0], "excused")
    notes.clear()
    second = mark(database, group.session_id, group.learner_ids[0], "excused", reason="court")

    assert first != second
    assert [note.action for note in notes] == [terms.DETAIL_CHANGED]


def test_the_trail_never_holds_the_reason_or_the_note(database, group, notes):
    """It outlives both: what is taken away after some time must not stand there."""
    learner_id = group.learner_ids[0]
    mark(database, group.session_id, learner_id, "absent", reason="refused", note="Overslept")
    mark(database, group.session_id, learner_id, "excused", reason="court", why="Summons came late")

    kept = " ".join(str(note.details) for note in notes)
    assert not [word for word in ("refused", "Overslept", "court", "Summons") if word in kept]


def test_rule_31_an_offer_cannot_be_refused(database, group):
    learner_id = group.learner_ids[0]
    given_attendance.has_an_offer(database, learner_id)

    with refused("CannotRefuse"):
        mark(database, group.session_id, learner_id, "absent", reason="refused", note="Overslept")
    assert mark(database, group.session_id, learner_id, "absent")


def test_rule_31_refusing_needs_a_note(database, group):
    with refused("NoteNeeded"):
        mark(database, group.session_id, group.learner_ids[0], "absent", reason="refused", note="  ")


def test_marks_are_noted_on_the_learner(database, group, notes):
    notes.clear()
    mark(database, group.session_id, group.learner_ids[0], "absent")
    mark(database, group.session_id, group.learner_ids[0], "excused")

    learner, [marked, corrected] = group.learner_ids[0], notes
    assert (marked.action, marked.learner) == (terms.MARKED, learner)
    assert (corrected.action, corrected.learner) == (terms.CORRECTED, learner)
    assert marked.details["code"] == corrected.details["before"] == "attendance_codes:absent"
    assert notes[0].details["name"] == "Dahl, Petter"


def test_the_rest_is_those_nothing_was_said_of(database, group, notes):
    absent = mark(database, group.session_id, group.learner_ids[2], "absent")
    notes.clear()

    fresh = mark_rest(database, group.session_id)

    assert codes(database, group.session_id) == ["present", "present", "absent", "present"]
    assert len(fresh) == 3
    assert absent not in fresh
    assert {n.learner for n in notes} == {group.learner_ids[i] for i in (0, 1, 3)}


def test_who_is_away_that_day_is_not_present_with_the_rest_and_can_be_marked_by_hand(database, group):
    away, outside, *_ = group.learner_ids
    given.a_state(database, away, "on_leave")
    given.a_state(database, outside, "outside_programme")

    assert len(mark_rest(database, group.session_id)) == 3
    assert codes(database, group.session_id) == [None, "present", "present", "present"]
    mark(database, group.session_id, away, "excused")
    assert codes(database, group.session_id)[0] == "excused"


def test_rule_44_who_left_since_is_present_with_the_rest_of_a_day_before(database, group, clock):
    clock.moment += timedelta(days=1)
    given.a_state(database, group.learner_ids[0], "released", clock().date())

    assert len(mark_rest(database, group.session_id)) == 4


def test_when_everybody_is_marked_there_is_no_rest(database, group, published):
    mark_rest(database, group.session_id)
    published.clear()

    assert mark_rest(database, group.session_id) == ()
    assert published == [frozenset()]


def test_two_pcs_keep_one_current_mark_and_the_later_wins(database, group):
    other = Database(database.engine, given.TEACHER, lambda _uow: None, clock=database.clock)
    learner = group.learner_ids[0]

    mark(database, group.session_id, learner, "absent")
    mark(other, group.session_id, learner, "late")
    mark_rest(database, group.session_id)
    mark_rest(other, group.session_id)

    assert codes(database, group.session_id) == ["late", "present", "present", "present"]
    with database.reading() as look:
        twice = (
            select(Mark.learner_id)
            .where(queries.CURRENT)
            .group_by(Mark.session_id, Mark.learner_id)
            .having(func.count() > 1)
        )
        assert look.scalars(twice).all() == []


def test_many_pcs_at_the_very_same_time_mark_everybody_once(database):
    group = given_attendance.a_class(database, 12)
    others = [database.acting_as(actor) for actor in (given.TEACHER, given.LEADER)]

    with ThreadPoolExecutor(4) as pcs:
        rests = [pcs.submit(mark_rest, others[number % 2], group.session_id) for number in range(4)]
        singles = [
            pcs.submit(mark, others[number % 2], group.session_id, group.learner_ids[0], code)
            for number, code in enumerate(("late", "absent", "excused", "late"))
        ]
    fresh = [id for rest in rests for id in rest.result()]

    assert len(fresh) == len(set(fresh)) in {11, 12}  # one learner may have been marked alone before
    assert all(single.result() for single in singles)
    with database.reading() as look:
        current = look.scalars(select(Mark.learner_id).where(queries.CURRENT)).all()
    assert sorted(current) == sorted(group.learner_ids)


def test_only_excused_is_known_before_the_day(database, group):
    tomorrow = given_attendance.a_session(database, group.group_id, TODAY + timedelta(days=1))

    with refused("NotYetHeld"):
        mark(database, tomorrow, group.learner_ids[0])
    with refused("NotYetHeld"):
        mark_rest(database, tomorrow)
    assert mark(database, tomorrow, group.learner_ids[0], "excused")


def test_what_was_known_ahead_stays_when_the_rest_is_marked(database, group, clock):
    tomorrow = given_attendance.a_session(database, group.group_id, TODAY + timedelta(days=1))
    mark(database, tomorrow, group.learner_ids[3], "excused")
    clock.moment += timedelta(days=1)

    mark_rest(database, tomorrow)

    assert codes(database, tomorrow) == ["present", "present", "present", "excused"]


def test_a_cancelled_session_takes_no_marks(database, group):
    closed = given_attendance.a_session(database, group.group_id, start=700, end=760, cancelled="lock_down")

    with refused("SessionIsCancelled"):
        mark(database, closed, group.learner_ids[0])
    with refused("SessionIsCancelled"):
        mark_rest(database, closed)


def test_rule_44_who_has_left_since_can_still_be_marked(database, group):
    [left] = given_attendance.on_the_roll(database, group.group_id, "Ana Rossi", last_day=TODAY)
    earlier = given_attendance.a_session(database, group.group_id, TODAY - timedelta(days=1))

    assert mark(database, earlier, left)


def test_rule_43_nobody_is_absent_because_time_has_passed(database, group, clock):
    clock.moment += timedelta(days=60)
    assert codes(database, group.session_id) == [None] * 4


def test_a_guest_is_marked_with_minutes_and_without_an_enrolment(database, group, notes):
    guest = given.a_learner(database, "Ana Rossi")
    notes.clear()

    mark(database, group.session_id, guest, "late", minutes_late=15, guest=True)

    row = given_attendance.read_register(database, group.session_id).rows[-1]
    assert (row.name, row.guest, row.code, row.first_day) == ("Rossi, Ana", True, "late", None)
    assert [note.action for note in notes] == [terms.GUEST_MARKED]
    with database.reading() as look:
        assert not queries.is_on_roll(look, guest, group.group_id, TODAY)
        assert queries.recorded(look, [group.session_id])[group.session_id].unmarked == 4


def test_a_guest_stays_one_and_may_not_have_been_here_after_all(database, group):
    guest = given.a_learner(database, "Ana Rossi")
    mark(database, group.session_id, guest, guest=True)

    mark(database, group.session_id, guest, "late")
    with refused("GuestsAreHere"):
        mark(database, group.session_id, guest, "absent")
    mark(database, group.session_id, guest, "struck")

    row = given_attendance.read_register(database, group.session_id).rows[-1]
    assert (row.guest, row.code) == (True, "struck")


@pytest.mark.parametrize(
    ("level", "stands_against"), [("session", True), ("course", True), ("exam_seat", False)]
)
def test_a_guest_meets_nobody_to_be_kept_from(database, group, level, stands_against):
    """House rules 5.1: a hard stop, told without a name to who may not know it."""
    guest = given.a_learner(database, "Ana Rossi")
    given_apart.a_pair(database, guest, group.learner_ids[1], level)
    as_teacher = database.acting_as(given.TEACHER)
    if not stands_against:
        mark(as_teacher, group.session_id, guest, guest=True)
        return
    with refused("NotTogether") as told:
        mark(as_teacher, group.session_id, guest, guest=True)
    assert "Berg" not in told.value.sentence()
    assert codes(database, group.session_id) == [None] * 4


def test_a_guest_may_come_where_the_other_is_not(database, group):
    guest = given.a_learner(database, "Ana Rossi")
    given_apart.a_pair(database, guest, group.learner_ids[1])
    mark(database, group.session_id, group.learner_ids[1], "absent")
    mark(database, group.session_id, guest, guest=True)


def test_two_guests_are_kept_apart_too(database, group):
    ana, ida = (given.a_learner(database, name) for name in ("Ana Rossi", "Ida Rossi"))
    given_apart.a_pair(database, ana, ida)
    mark(database, group.session_id, ana, guest=True)
    with refused("NotTogether"):
        mark(database, group.session_id, ida, guest=True)


def test_what_is_over_is_told_as_it_was(database, group, clock):
    """A paper typed in afterwards says who was there; refusing it would only lose the fact."""
    guest = given.a_learner(database, "Ana Rossi")
    given_apart.a_pair(database, guest, group.learner_ids[1])
    clock.moment = clock.moment.replace(hour=15)
    mark(database, group.session_id, guest, guest=True)


def test_who_is_on_the_roll_is_no_guest(database, group):
    with refused("OnTheRoll"):
        mark(database, group.session_id, group.learner_ids[0], guest=True)


def test_a_guest_who_joins_the_same_day_is_marked_like_everybody(database, group):
    guest = given.a_learner(database, "Ana Rossi")
    mark(database, group.session_id, guest, guest=True)
    given_attendance.enrolled_again(database, group.group_id, guest, ended=None, begins=TODAY)

    mark(database, group.session_id, guest, "absent")

    [row] = [
        row for row in given_attendance.read_register(database, group.session_id).rows if row.id == guest
    ]
    assert (row.guest, row.code) == (False, "absent")


def test_who_does_not_take_part_that_day_cannot_be_marked(database, group):
    [later] = given_attendance.on_the_roll(
        database, group.group_id, "Ana Rossi", first_day=TODAY + timedelta(days=1)
    )
    with refused("NotOnTheRoll"):
        mark(database, group.session_id, later)


def test_a_mark_outlives_the_enrolment_it_was_made_under(database, group):
    """Who was marked stays in the register, and can be corrected, if the enrolment is moved afterwards."""
    stranger = given.a_learner(database, "Ana Rossi")
    given_attendance.marked(database, group.session_id, stranger, "absent")
    with database.writing() as uow:  # the fixture wrote it; the service corrects it
        assert not queries.is_on_roll(uow.session, stranger, group.group_id, TODAY)

    assert mark(database, group.session_id, stranger, "excused")


def test_the_office_takes_no_register(database, group):
    office = database.acting_as(given.OFFICE)
    attempts = (
        lambda: mark(office, group.session_id, group.learner_ids[0]),
        lambda: mark_rest(office, group.session_id),
    )
    for attempt in attempts:
        with pytest.raises(NotAllowed):
            attempt()


def test_a_session_that_is_gone_is_not_found(database, group):
    with pytest.raises(NotFound):
        mark(database, group.group_id, group.learner_ids[0])
