"""Where things lie: columns, lanes, and where something dropped begins."""

from datetime import date, timedelta

from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.spans import Span
from eduapp.education.timetable.ui.week_layout import Frame, hours_of, lanes_of, snapped

MONDAY = date(2026, 11, 23)
DAYS = tuple(MONDAY + timedelta(days=n) for n in range(5))
FRAME = Frame(DAYS, Span(480, 960), width=1050, gutter=50, top=46, per_minute=1)
spans = st.lists(
    st.builds(lambda start, length: Span(start, start + length), st.integers(0, 1300), st.integers(5, 140)),
    max_size=8,
)


@forall(spans)
def test_what_overlaps_never_lies_in_one_lane_and_every_lane_is_within_its_count(given_spans):
    placed = lanes_of(given_spans)

    assert len(placed) == len(given_spans)
    for number, (one, (lane, count)) in enumerate(zip(given_spans, placed, strict=True)):
        assert 0 <= lane < count
        for other, (other_lane, other_count) in list(zip(given_spans, placed, strict=True))[:number]:
            if one.overlaps(other):
                assert lane != other_lane
                assert count == other_count


def test_what_stands_alone_has_the_whole_column():
    assert lanes_of([Span(480, 540), Span(540, 600)]) == [(0, 1), (0, 1)]
    assert lanes_of([Span(480, 600), Span(540, 660), Span(600, 700)]) == [(0, 2), (1, 2), (0, 2)]


def test_a_box_lies_in_the_column_of_its_day_at_its_time():
    box = FRAME.box(DAYS[1], Span(540, 600))
    assert (box.left, box.top, box.width, box.height) == (253, 106, 194, 59)
    short = FRAME.box(DAYS[0], Span(540, 545), lane=1, lanes=2)
    assert (short.left, short.height) == (150, 26)


def test_what_ends_late_stays_within_the_week():
    assert FRAME.box(DAYS[0], Span(950, 960)).top + 26 == FRAME.height


@forall(st.integers(0, 4), st.integers(480, 959))
def test_the_place_of_a_time_leads_back_to_it(day, minute):
    box = FRAME.box(DAYS[day], Span(minute, minute + 1))
    x = box.left + 1
    assert FRAME.at(x, FRAME.y_of(minute)) == (DAYS[day], minute)


def test_outside_the_columns_is_no_time():
    assert FRAME.at(10, 100) is None
    assert FRAME.at(1200, 100) is None


def test_the_hours_hold_everything_and_a_usual_day():
    assert hours_of([]) == Span(480, 960)
    assert hours_of([Span(435, 500), Span(1000, 1025)]) == Span(420, 1080)


def test_what_is_dropped_begins_at_a_lesson_nearby_or_at_five_minutes():
    hours = Span(480, 960)
    assert snapped(518, 90, [510, 615], hours) == 510
    assert snapped(533, 90, [510, 615], hours) == 535
    assert snapped(953, 90, [], hours) == 870
    assert snapped(200, 90, [], hours) == 480
