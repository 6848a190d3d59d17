from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.gui.typed import read_clock, read_day, read_span

TODAY = date(2026, 11, 23)  # a Monday
days = st.dates(date(1936, 1, 1), date(2036, 12, 31))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3.9", date(2026, 9, 3)),
        ("3.9.", date(2026, 9, 3)),
        ("03.09.26", date(2026, 9, 3)),
        ("3/9/2026", date(2026, 9, 3)),
        ("2026-09-03", date(2026, 9, 3)),
        ("030926", date(2026, 9, 3)),
        ("03092026", date(2026, 9, 3)),
        (" 3. 9. 2026 ", date(2026, 9, 3)),
        ("t", TODAY),
        ("I dag", TODAY),
        ("i morgen", TODAY + timedelta(days=1)),
        ("i morgon", TODAY + timedelta(days=1)),
        ("i går", TODAY - timedelta(days=1)),
        ("+7", TODAY + timedelta(days=7)),
        ("−1", TODAY - timedelta(days=1)),
        ("5.1", date(2027, 1, 5)),
        ("28.2", date(2027, 2, 28)),
        ("5.5.86", date(1986, 5, 5)),
    ],
)
def test_a_day_is_understood(typed, day):
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed", ["", "31.2.2026", "32.1", "0.5", "tulips", "3", "3.13.2026", "1.1.1.1", "+99999"]
)
def test_what_is_no_day_is_none(typed):
    assert read_day(typed, TODAY) is None


@given(days)
def test_a_full_date_is_read_back_however_it_is_written(day):
    written = (f"{day:%d.%m.%Y}", f"{day.day}/{day.month}/{day.year}", f"{day:%Y-%m-%d}", f"{day:%d%m%Y}")

    assert {read_day(text, TODAY) for text in written} == {day}


@given(days)
def test_a_birth_date_is_never_to_come(day):
    for text in (f"{day:%d.%m.%y}", f"{day:%d.%m}"):
        read = read_day(text, TODAY, past=True)
        assert read is None or read <= date(TODAY.year, 12, 31)
        assert read is None or (read.day, read.month) == (day.day, day.month)


@given(st.dates(TODAY - timedelta(days=180), TODAY + timedelta(days=180)))
def test_a_day_without_a_year_is_the_nearest(day):
    assert read_day(f"{day:%d.%m}", TODAY) == day


@given(st.text(max_size=12))
def test_nothing_that_is_typed_breaks_the_reading(text):
    read_day(text, TODAY)
    read_clock(text)
    read_span(text)


@pytest.mark.parametrize(
    ("typed", "minute"),
    [("8", 480), ("800", 480), ("0830", 510), ("8.00", 480), ("08:30", 510), ("kl. 8.30", 510), ("24", 1440),
     ("24:00", 1440), ("0", 0), ("8.3", 510)],
)  # fmt: skip
def test_a_time_of_day_is_understood(typed, minute):
    assert read_clock(typed) == minute


@pytest.mark.parametrize("typed", ["", "25", "8.60", "24.01", "noon", "-1", "8:00:00"])
def test_what_is_no_time_of_day_is_none(typed):
    assert read_clock(typed) is None


@given(st.integers(0, 1439))
def test_every_minute_is_read_back(minute):
    assert read_clock(f"{minute // 60:02}:{minute % 60:02}") == minute
    assert read_clock(f"{minute // 60:02}.{minute % 60:02}") == minute


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("1:30", 90), ("1,5", 90), ("1.5 t", 90), ("2 t", 120), ("2h", 120), ("90 min", 90), ("1 t 30 min", 90),
     ("45m", 45), ("0:00", 0), ("2", 120), ("0,25", 15)],
)  # fmt: skip
def test_an_amount_of_time_is_understood(typed, minutes):
    assert read_span(typed) == minutes


@pytest.mark.parametrize("typed", ["", "1:60", "-1", "long", "1:30:00", "t"])
def test_what_is_no_amount_of_time_is_none(typed):
    assert read_span(typed) is None
