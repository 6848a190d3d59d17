"""Rows put together: what they come to, wherever their times put them."""

import pytest
from hypothesis import given as given_that
from hypothesis import strategies as st

from eduapp.exams.arrangements.rules import Measure
from eduapp.exams.room.rules import replay, steps
from tests.support.given_logs import DAY, Log, an_exam, who
from tests.support.given_room import minute

MORE = Measure("extra_percent", percent=25)


@pytest.fixture
def log():
    return Log(an_exam()).begin()


def test_everybody_who_was_let_in_begins_with_the_start(log):
    assert {log.state(number) for number in (101, 102, 103)} == {"running"}
    assert log.end(101) == minute("14:00")


def test_who_was_not_let_in_does_not_begin():
    log = Log(an_exam())
    log.write("08:30", steps.OPENED)
    log.write("08:40", steps.CHECK_IN, 101)
    log.write("08:50", steps.CHECK_IN, 102)
    log.write("08:50", steps.AUTHORISE, 102)
    log.write("09:00", steps.STARTED)

    assert (log.state(101), log.state(102)) == ("present", "running")


def test_a_latecomer_begins_when_let_in_and_gets_no_time_back():
    log = Log(an_exam()).begin(101)
    log.write("09:40", steps.CHECK_IN, 102)
    log.write("09:42", steps.AUTHORISE, 102)

    account = log.day.account(who(102))
    assert (log.state(102), log.end(102), account.late, account.working) == (
        "running",
        minute("14:00"),
        42,
        258,
    )


@pytest.mark.parametrize(("time", "against"), [("09:59", []), ("10:00", ["TooLateToSit"])])
def test_before_ten_somebody_may_sit_at_ten_nobody(time, against):
    log = Log(an_exam()).begin(101)
    log.write(time, steps.CHECK_IN, 102)

    assert log.against == against


def test_what_is_typed_later_stands_where_its_time_puts_it(log):
    log.write("10:30", steps.HAND_IN, 101)
    log.write("09:50", steps.LEAVE, 102, code="toilet")
    log.write("09:55", steps.BACK, 102)

    assert log.against == []
    assert log.day.courses[who(102)].outs[0].to == minute("09:55")


def test_what_cannot_have_been_at_its_time_is_refused_whenever_it_is_typed(log):
    log.write("10:30", steps.HAND_IN, 101)
    log.write("11:00", steps.LEAVE, 101, code="toilet")
    assert log.against == ["IsSubmitted"]

    log.write("08:35", steps.LEAVE, 102, code="toilet")  # before the start
    assert "NotCheckedIn" in log.against


def test_a_row_taken_back_counts_no_more_and_the_rest_must_hold_without_it(log):
    left = log.write("10:00", steps.LEAVE, 101, code="toilet")
    back = log.write("10:05", steps.BACK, 101)
    log.write("10:06", steps.TAKE_BACK, about=left)
    assert log.against == ["NotOut"]  # somebody came back who never went

    log.write("10:06", steps.TAKE_BACK, about=back)
    assert log.against == []
    assert log.state(101) == "out"


def test_a_step_put_right_counts_at_its_own_time():
    log = Log(an_exam()).begin()
    started = log.rows[-1].id
    log.write("09:10", steps.TAKE_BACK, about=started, instead=minute("09:03"))

    assert log.against == []
    assert log.end(101) == minute("14:03")


def test_a_stop_lasts_until_it_goes_on_and_is_credited_to_who_sat():
    log = Log(an_exam(4)).begin(101, 102)
    stop = log.write("09:20", steps.STOPPED)
    log.write("09:22", steps.CREDIT, 101, about=stop, minutes=2)
    assert log.against == ["StillGoingOn"]
    log.write("09:29", steps.RESUMED)
    log.write("09:40", steps.CHECK_IN, 103)
    log.write("09:41", steps.AUTHORISE, 103)

    assert log.day.disturbances[stop].lasted == 9
    assert log.day.who_sat(stop) == [who(101), who(102)]
    log.write("09:45", steps.CREDIT, 103, about=stop, minutes=9)
    assert log.against == ["NotSittingThen"]
    log.write("09:45", steps.CREDIT, 101, about=stop, minutes=9)
    assert log.end(101) == minute("14:09")


def test_a_removal_takes_effect_only_for_conduct_after_everything_before_it():
    log = Log(an_exam()).begin()
    noted = log.write("10:00", steps.INCIDENT, 101, code="conduct")
    for time, step in (("10:01", "warned"), ("10:02", "reported"), ("10:20", "heard")):
        log.write(time, step, 101, about=noted)
        assert log.state(101) == "running"
    log.write("10:30", steps.DECIDE, 101, about=noted, code="removed")

    assert log.state(101) == "removed"


def test_a_suspicion_never_changes_the_state_of_anybody():
    log = Log(an_exam()).begin()
    noted = log.write("10:00", steps.INCIDENT, 101, code="suspicion")
    for time, step in (("10:01", "reported"), ("10:02", "warned"), ("10:20", "heard")):
        log.write(time, step, 101, about=noted)
    log.write("10:30", steps.DECIDE, 101, about=noted, code="removed")
    assert log.against == ["OutcomeUnknown"]
    log.write("10:30", steps.DECIDE, 101, about=noted, code="annulled")

    assert log.against == []
    assert log.state(101) == "running"


def test_an_annulment_that_was_reversed_annuls_nothing_until_it_is_decided_anew():
    log = Log(an_exam()).begin()
    noted = log.write("10:00", steps.INCIDENT, 101, code="suspicion")
    for time, step in (("10:01", "reported"), ("10:02", "warned"), ("10:20", "heard")):
        log.write(time, step, 101, about=noted)
    log.write("10:30", steps.DECIDE, 101, about=noted, code="annulled")
    log.write("10:40", steps.REVERSE, 101, about=noted)

    assert log.against == []
    assert (log.day.cases[noted].state, log.day.cases[noted].outcome) == ("reversed", "")
    log.write("10:50", "heard", 101, about=noted)
    log.write("10:51", steps.DECIDE, 101, about=noted, code="annulled")
    assert log.against == []
    assert log.day.cases[noted].outcome == "annulled"


def test_nothing_but_an_annulment_is_reversed():
    log = Log(an_exam()).begin()
    noted = log.write("10:00", steps.INCIDENT, 101, code="suspicion")
    for time, step in (("10:01", "reported"), ("10:02", "warned"), ("10:20", "heard")):
        log.write(time, step, 101, about=noted)
    log.write("10:30", steps.DECIDE, 101, about=noted, code="no_action")
    log.write("10:40", steps.REVERSE, 101, about=noted)

    assert log.against == ["NotDecidedYet"]


def test_an_impossible_row_comes_to_nothing(log):
    before = log.day
    stray = log.rows[1].__class__(who(999), 99, steps.BACK, DAY, minute("10:00"), who(101))

    assert replay.the_day(log.exam, [*log.rows, stray]) == before


KINDS = (*steps.LEADS_TO, *steps.ACTS, steps.INCIDENT)


@given_that(
    st.lists(
        st.tuples(st.integers(500, 1000), st.sampled_from(KINDS), st.sampled_from([101, 102]), st.booleans()),
        max_size=40,
    ),
    st.lists(st.integers(1, 60), min_size=2, max_size=2),
)
def test_whatever_is_written_the_minutes_add_up_and_every_row_that_counts_could_be(wanted, minutes):
    log = Log(an_exam(2, measures={101: (MORE,)}))
    for at, kind, number, disturbed in wanted:
        facts = {"code": "noise" if disturbed else "comfort"} if kind == steps.INCIDENT else {}
        facts |= {"code": "toilet"} if kind == steps.LEAVE else {}
        facts |= {"code": "documented"} if kind == steps.STAY_AWAY else {}
        alone = kind in steps.LEADS_TO
        log.write(f"{at // 60:02d}:{at % 60:02d}", kind, None if alone else number, **facts)
    given = {101: 0, 102: 0}
    for id, told in log.day.disturbances.items():
        for place, candidate in enumerate(log.day.who_sat(id)):
            number = candidate.int
            log.write("23:50", steps.CREDIT, number, about=id, minutes=minutes[place])
            given[number] += minutes[place] if not log.against else 0
        assert told.entry.minute <= 1000

    day = log.day
    assert replay.check_log(log.exam, log.rows) == []
    for number, extra in ((101, 75), (102, 0)):
        account = day.account(who(number))
        assert (account.planned, account.extra, account.credited) == (300, extra, given[number])
        course, end = day.courses[who(number)], day.end_of(who(number))
        if end is not None:
            assert end == day.started + 300 + extra + given[number] + min(course.rested, account.breaks)
    assert all(row.day == DAY for row in log.rows)
