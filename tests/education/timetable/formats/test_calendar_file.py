"""A calendar file is what RFC 5545 asks for, keeps wall times when clocks change, and names nobody."""

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar

from eduapp.core.clock import zone
from eduapp.core.spans import Span
from eduapp.education.timetable.formats.calendar_file import CalendarEvent, calendar_file

MADE = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
MORNING = Span(510, 600)


def written(*events, name=""):
    return calendar_file(events, name, MADE)


def events_of(data):
    return Calendar.from_ical(data).walk("VEVENT")


def event(day=MONDAY, span=MORNING, **others):
    return CalendarEvent("0190", day, span, **({"summary": "Norwegian A2"} | others))


def test_a_file_says_what_it_must():
    lines = written(event(place="Room; 2, by the stairs"), name="Room 2").decode().split("\r\n")

    assert lines[0] == "BEGIN:VCALENDAR"
    for wanted in (
        "VERSION:2.0", "METHOD:PUBLISH", "UID:0190@local", "DTSTAMP:20261123T070000Z", "STATUS:CONFIRMED",
        "DTSTART;TZID=Europe/Oslo:20261123T083000", "DTEND;TZID=Europe/Oslo:20261123T100000", "SEQUENCE:0",
        "SUMMARY:Norwegian A2", r"LOCATION:Room\; 2\, by the stairs", "X-WR-CALNAME:Room 2",
    ):  # fmt: skip
        assert wanted in lines
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert all(len(line.encode()) <= 75 for line in lines)


def test_the_same_facts_make_the_same_bytes():
    assert written(event(), event(MONDAY + timedelta(days=1))) == written(
        event(), event(MONDAY + timedelta(days=1))
    )


def test_rule_59_a_lesson_keeps_its_wall_time_over_both_changes_of_the_clocks():
    sundays = (date(2026, 3, 29), date(2026, 10, 25))
    days = [sunday + timedelta(days=offset) for sunday in sundays for offset in (-1, 0, 1)]

    found = events_of(written(*(event(day) for day in days)))

    assert [f"{one.start:%H:%M}" for one in found] == ["08:30"] * 6
    assert [one.start.astimezone(UTC).hour for one in found] == [7, 6, 6, 6, 7, 7]


def test_the_rules_of_the_zone_are_those_of_the_zone():
    """A reader that knows no zones takes them from the file."""
    [rules] = Calendar.from_ical(written()).walk("VTIMEZONE")
    told = rules.to_tz(lookup_tzid=False)

    for year in (2026, 2030):
        for month, day in ((1, 15), (3, 28), (3, 29), (3, 30), (7, 1), (10, 24), (10, 25), (10, 26)):
            noon = datetime(year, month, day, 12)
            assert noon.replace(tzinfo=told).utcoffset() == noon.replace(tzinfo=zone()).utcoffset()
    starts = [part["DTSTART"].to_ical() for part in rules.subcomponents]
    assert starts == [b"19960331T020000", b"19961027T030000"]


def test_what_is_cancelled_or_changed_keeps_its_id_and_raises_its_sequence():
    [before] = events_of(written(event()))
    [after] = events_of(written(event(cancelled=True, sequence=2)))

    assert after["UID"] == before["UID"]
    assert (after["STATUS"], after["SEQUENCE"], before["SEQUENCE"]) == ("CANCELLED", 2, 0)


def test_a_time_that_nobody_knows_is_a_whole_day():
    text = written(event(span=None)).decode()
    assert "DTSTART;VALUE=DATE:20261123" in text
    assert "DTEND;VALUE=DATE:20261124" in text


def test_until_midnight_ends_on_the_next_day():
    assert "DTEND;TZID=Europe/Oslo:20261124T000000" in written(event(span=Span(1380, 1440))).decode()


def test_nobody_is_named_as_attending_and_no_machine_as_the_source():
    text = written(event(), event(cancelled=True)).decode()
    for forbidden in ("ATTENDEE", "ORGANIZER", "CONTACT"):
        assert forbidden not in text
    assert {line.split("@")[1] for line in text.splitlines() if line.startswith("UID")} == {"local"}
    assert "X-WR-CALNAME" not in text
