"""Conflicts are told once for each person or place: with what, when, how often, and what would do instead."""

from datetime import date, timedelta
from uuid import UUID

from eduapp.core.i18n import set_screen_language
from eduapp.core.spans import Span
from eduapp.education.timetable.rules.conflicts import Apart, Booking, Calendar
from eduapp.education.timetable.rules.occurrences import Meeting, Series
from eduapp.education.timetable.rules.reasons import stops, times_listed, warnings, why_not

MONDAY = date(2026, 11, 23)
ALI, BO, CHI, DAG = PEOPLE = tuple(UUID(int=number) for number in range(1, 5))
NINE = Span(540, 600)
KARI, ROOM, MATHS = UUID(int=11), UUID(int=21), UUID(int=31)
NAMES = {
    ALI: "Ahmed, Ali", BO: "Berg, Bo", CHI: "Chen, Chi", DAG: "Dahl, Dag", KARI: "Kari Nes", ROOM: "Room 2",
}  # fmt: skip


def booking(number, week=0, span=NINE, **needs):
    people = {kind: frozenset(needs.pop(kind, ())) for kind in ("learners", "teachers")}
    known = {"kind": "session", "title": "Norwegian A2, A", **people, **needs}
    day = MONDAY + timedelta(days=7 * week)
    return Booking(source_id=UUID(int=1000 + number), day=day, span=span, **known)


def told(wanted, booked, pairs=(), instead=""):
    calendar = Calendar(booked, Apart(pairs))
    return list(why_not([one for each in wanted for one in calendar.against(each)], NAMES, instead))


def weeks(first, count, **needs):
    return [booking(first + week, week, **needs) for week in range(count)]


def test_a_place_is_told_once_with_the_first_three_times_and_a_count():
    [violation] = told(weeks(0, 5, place_id=ROOM), weeks(100, 5, place_id=ROOM, title="Maths, B"))

    assert violation.overridable
    assert violation.sentence() == (
        "Room 2 is taken then: 23.11.2026 09:00–10:00, 30.11.2026 09:00–10:00, 07.12.2026 09:00–10:00"
        " and 2 more (Maths, B)."
    )


def test_what_would_do_instead_is_said_with_it():
    wanted, taken = [booking(0, teachers=[KARI])], [booking(1, teachers=[KARI], title="")]
    [violation] = told(wanted, taken, instead=times_listed([Meeting(MONDAY, Span(600, 660))]))

    assert violation.sentence() == (
        "Kari Nes teaches or is booked then: 23.11.2026 09:00–10:00. Free instead: 23.11.2026 10:00–11:00."
    )


def test_a_series_instead_is_told_by_its_weekdays():
    other = Series(frozenset({0, 2}), Span(600, 660), MONDAY, MONDAY)
    assert (
        times_listed([other, Meeting(MONDAY, Span(0, 60))]) == "Mon, Wed 10:00–11:00; 23.11.2026 00:00–01:00"
    )


def test_different_things_are_told_apart():
    taken = [booking(1, learners=[ALI]), booking(2, 1, kind="appointment", learners=[ALI], title="busy")]
    [violation] = told(weeks(10, 2, learners=[ALI]), taken)

    assert violation.sentence() == (
        "Ahmed, Ali has something else then: 23.11.2026 09:00–10:00 (Norwegian A2, A);"
        " 30.11.2026 09:00–10:00 (busy)."
    )


def test_rule_39_an_unknown_time_is_told_as_unknown():
    [violation] = told([booking(0, learners=[ALI])], [booking(1, span=None, learners=[ALI], title="busy")])
    assert violation.sentence() == "Ahmed, Ali has something else then: 23.11.2026, time not known (busy)."


def test_three_learners_are_named_each_and_more_are_counted():
    taken = [booking(n, learners=[person]) for n, person in enumerate(PEOPLE)]

    three = told([booking(9, learners=PEOPLE[:3])], taken)
    [four] = told([booking(9, learners=PEOPLE)], taken)

    assert [one.name for one in three] == ["LearnerBusy"] * 3
    assert four.name == "LearnersBusy"
    assert four.sentence().startswith(
        "4 learners have something else then, Ahmed, Ali; Berg, Bo; Chen, Chi and 1 more: "
    )


def test_an_exam_stands_whoever_answers_for_it():
    exam = booking(1, kind="sitting", learners=[ALI], teachers=[KARI], title="Maths 1P")

    found = told([booking(0, learners=[ALI], teachers=[KARI])], [exam])

    assert [(one.name, one.overridable) for one in found] == [("ExamThen", False)] * 2
    assert stops(exam)
    assert not stops(booking(2))


def test_who_must_not_meet_is_told_without_the_other_and_never_overridden():
    theirs = booking(1, place_id=ROOM, learners=[BO], title="Secret")
    found = told([booking(0, place_id=ROOM, learners=[ALI])], [theirs], [(ALI, BO)])

    [place, apart] = found
    assert (place.name, apart.name, apart.overridable) == ("PlaceTaken", "NotTogether", False)
    sentence = apart.sentence()
    assert sentence == ("Not together: Ahmed, Ali, 23.11.2026 09:00–10:00. Choose another time or place.")
    assert "Berg" not in sentence
    assert "Secret" not in sentence


def test_a_group_never_meets_twice_and_its_room_and_teacher_are_not_told_again():
    needs = {"group_id": MATHS, "place_id": ROOM, "teachers": [KARI], "learners": [ALI]}
    [violation] = told([booking(0, **needs)], [booking(1, **needs)])
    assert (violation.name, violation.overridable) == ("GroupMeetsThen", False)


def test_a_shift_gives_way_for_its_people_but_keeps_its_room():
    shift = booking(1, kind="shift", learners=[ALI], place_id=ROOM, title="Carpentry")
    wanted = booking(0, learners=[ALI], place_id=ROOM)
    calendar = Calendar([shift])

    assert [one.name for one in told([wanted], [shift])] == ["PlaceTaken"]
    [worth_knowing] = warnings(calendar.against(wanted), NAMES)
    assert worth_knowing.sentence() == "Ahmed, Ali is at work then: 23.11.2026 09:00–10:00 (Carpentry)."


def test_sentences_follow_the_language():
    set_screen_language("nb")
    [violation] = told([booking(0, place_id=ROOM)], [booking(1, place_id=ROOM, title="")])
    assert violation.sentence() == "Room 2 er opptatt da: 23.11.2026 09.00–10.00."
