from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.i18n import date_text
from eduapp.exchange.files.formats import cells
from eduapp.exchange.files.formats.remarks import Problem

PARSERS = {
    "numbers": cells.numbers(),
    "positive": cells.numbers(least=0, most=100),
    "decimals": cells.decimals(least=0),
    "dates": cells.dates(),
    "times": cells.times(),
    "minutes": cells.minutes(),
    "hours": cells.hours(),
}
parsers = st.sampled_from(list(PARSERS.values()))
number_like = st.text(st.sampled_from("0123456789 .,-+−:/tTZmh\u00a0٣"), min_size=1, max_size=14)


def told(answer):
    assert isinstance(answer, Problem), answer
    return answer.sentence()


@forall(parsers, st.text(min_size=1) | number_like)
def test_no_text_makes_a_parser_fall(parser, text):
    answer = parser(text)

    assert parser(text) == answer
    if isinstance(answer, Problem):
        assert answer.sentence().endswith(".")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("007", 7),
        ("-3", -3),
        ("−3", -3),
        ("+4", 4),
        ("1 200", 1200),
        ("1\xa0200\u202f300", 1200300),
        ("12,0", 12),
        ("12.0", 12),
        ("1.234.567", 1234567),
        ("1,234,567.0", 1234567),
    ],
)
def test_whole_numbers_are_read_as_people_write_them(text, value):
    assert cells.numbers()(text) == value


@pytest.mark.parametrize(
    "text", ["", "x", "1 2", "12,5", "1e5", "NaN", "٣", "1,2,3", "½", "--1", "1" * 13, "12 34"]
)
def test_what_is_no_whole_number_is_told(text):
    assert told(cells.numbers()(text)).startswith(f"{text} is not a whole number.")


def test_a_number_with_two_readings_is_asked_about():
    assert told(cells.numbers()("-1.200")) == "-1.200 can be read as -1200 or as -1,200. Write one of them."


@pytest.mark.parametrize("text", ["1.200", "12.345", "123.456"])
def test_up_to_three_digits_before_the_point_have_two_readings(text):
    assert "can be read as" in told(cells.decimals()(text))


@pytest.mark.parametrize("text", ["1234.567", "0.125", "1.20", "1.2345"])
def test_other_numbers_have_one(text):
    assert cells.decimals()(text) == Decimal(text)


def test_bounds_themselves_are_within_bounds():
    assert [cells.numbers(least=1, most=30)(text) for text in ("1", "30")] == [1, 30]
    day = date(2026, 11, 23)
    assert cells.dates(first=day, last=day)("23.11.2026") == day
    assert cells.minutes(30)("30") == 30


def test_numbers_out_of_bounds_name_the_bound():
    assert told(cells.numbers(least=1)("0")) == "0 is too little: 1 is the least."
    assert told(cells.numbers(most=30)("31")) == "31 is too much: 30 is the most."


@forall(st.integers(-(10**11), 10**11))
def test_every_whole_number_is_read_with_and_without_groups(value):
    assert cells.numbers()(str(value)) == value
    assert cells.numbers()(f"{value:,}".replace(",", " ")) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6,5", "6.5"),
        ("6.5", "6.5"),
        ("1 234,5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("1,234", "1.234"),
        ("-7", "-7"),
    ],
)
def test_decimal_numbers_are_read_with_comma_or_point(text, value):
    assert cells.decimals()(text) == Decimal(value)


def test_what_is_no_number_is_told():
    assert told(cells.decimals()("mye")) == "mye is not a number. Write it with a comma, such as 6,5."


@pytest.mark.parametrize(
    "text",
    [
        "05.06.1990",
        "5.6.1990",
        "5. 6. 1990",
        "5.6.90",
        "05.06.90",
        "5/6/1990",
        "05/06/90",
        "5-6-1990",
        "1990-06-05",
        "1990-6-5",
        "1990-06-05 00:00:00",
        "1990-06-05T00:00:00.000Z",
        "05.06.1990 00.00",
    ],
)
def test_dates_are_read_as_people_and_programs_write_them(text):
    assert cells.dates()(text) == date(1990, 6, 5)


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("31.02.1989", "28.02.1989"),
        ("29.02.2023", "28.02.2023"),
        ("31.4.26", "30.04.2026"),
        ("2024-02-30", "29.02.2024"),
        ("i morgen", "05.06.1990"),
        ("05/13/2026", "05.06.1990"),
        ("00.01.2026", "05.06.1990"),
        ("5.6", "05.06.1990"),
        ("0000-01-01", "05.06.1990"),
        ("05.06-1990", "05.06.1990"),
        ("46000", "05.06.1990"),
        ("5.6.199", "05.06.1990"),
        ("05.06.1990 08.30", "05.06.1990"),
    ],
)
def test_dates_that_do_not_exist_are_named_with_an_example_that_does(text, example):
    assert told(cells.dates()(text)) == f"{text} is not a date. Write day.month.year, such as {example}."


@pytest.mark.parametrize(
    ("text", "year"), [("1.1.48", 1948), ("1.1.26", 2026), ("1.1.27", 1927), ("1.1.00", 2000)]
)
def test_short_years_of_birth_are_not_in_the_future(text, year):
    assert cells.dates(newest_short_year=2026)(text) == date(year, 1, 1)


def test_dates_out_of_bounds_name_the_bound():
    parse = cells.dates(first=date(1900, 1, 1), last=date(2026, 11, 23))

    assert (
        told(parse("31.12.1899")) == "31.12.1899 is too early: 01.01.1900 is the first date that fits here."
    )
    assert told(parse("24.11.2026")) == "24.11.2026 is too late: 23.11.2026 is the last date that fits here."


@forall(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_date_is_read_in_every_form(day):
    for text in (date_text(day), day.isoformat(), f"{day.day}/{day.month}/{day.year}"):
        assert cells.dates()(text) == day


@forall(st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_every_short_year_is_read_within_its_hundred_years(day):
    assert cells.dates(newest_short_year=2069)(f"{day:%d.%m.%y}") == day


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("08.00", 480),
        ("8:00", 480),
        ("800", 480),
        ("0800", 480),
        ("8", 480),
        ("kl. 8.30", 510),
        ("kl 08:30", 510),
        ("08:30:00", 510),
        ("08.30.00", 510),
        ("0", 0),
        ("00.00", 0),
        ("23.59", 1439),
        ("24.00", 1440),
        ("2400", 1440),
    ],
)
def test_times_are_read_as_people_write_them(text, minute):
    assert cells.times()(text) == minute


@pytest.mark.parametrize(
    "text", ["25.00", "24.01", "08.60", "8.5", "8,30", "-8", "08.00-11.00", "morgen", "12345"]
)
def test_what_is_no_time_is_told(text):
    assert told(cells.times()(text)) == f"{text} is not a time of day. Write hours.minutes, such as 08.00."


def test_a_day_does_not_begin_at_its_end():
    assert isinstance(cells.times(latest=1439)("24.00"), Problem)


@forall(st.integers(0, 1440))
def test_every_minute_of_the_day_is_read(minute):
    hour, rest = divmod(minute, 60)

    assert cells.times()(f"{hour:02d}.{rest:02d}") == cells.times()(f"{hour}:{rest:02d}") == minute
    assert cells.times()(f"{hour}{rest:02d}") == minute


@pytest.mark.parametrize(
    ("text", "value"),
    [("30", 30), ("30 min", 30), ("30 minutter", 30), ("0:30", 30), ("0", 0), ("1 t 15 min", 75)],
)
def test_minutes_are_read(text, value):
    assert cells.minutes()(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6,5", 390),
        ("6.5", 390),
        ("6:30", 390),
        ("6 t 30 min", 390),
        ("6t30m", 390),
        ("6,5 timer", 390),
        ("7 t", 420),
        ("5,75", 345),
        ("3,0", 180),
        ("3.00", 180),
        ("6,33", 380),
        ("0,25", 15),
        ("0.75", 45),
        ("24", 1440),
    ],
)
def test_hours_become_minutes(text, value):
    assert cells.hours()(text) == value


def test_hours_with_two_readings_are_asked_about():
    assert told(cells.hours()("6.30")) == "6.30 can be read as 6:30 or as 6,30. Write one of them."


@pytest.mark.parametrize("parse", [cells.hours(), cells.minutes()])
def test_no_time_is_shorter_than_none(parse):
    assert told(parse("-7")) == "-7 is below zero. Write how long it took."


@pytest.mark.parametrize(
    ("parse", "text", "most"),
    [
        (cells.hours(), "24,5", "24"),
        (cells.hours(450), "8", "7,5"),
        (cells.hours(), "25:00", "24:00"),
        (cells.minutes(), "1441", "1440"),
    ],
)
def test_no_day_is_longer_than_itself(parse, text, most):
    assert told(parse(text)) == f"{text} is too much: {most} is the most."


@pytest.mark.parametrize(("parse", "kind"), [(cells.hours(), "hours"), (cells.minutes(), "minutes")])
def test_what_is_no_length_of_time_is_told(parse, kind):
    assert f"is not a number of {kind}" in told(parse("lenge"))


def test_half_minutes_are_no_minutes():
    assert isinstance(cells.minutes()("30,5"), Problem)


@forall(st.integers(0, 24 * 60))
def test_every_length_is_read_as_hours_and_minutes(length):
    spent = timedelta(minutes=length)

    assert cells.hours()(f"{spent // timedelta(hours=1)}:{length % 60:02d}") == length
    assert cells.hours()(f"{Decimal(length) / 60:.4f}".replace(".", ",")) == length
