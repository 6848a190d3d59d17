"""Days in words."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from eduapp.gui.routes import Route
from eduapp.records.day.queries import ChangeRow, DayHead, EndRow
from eduapp.records.day.ui import looks

TODAY = date(2026, 11, 23)
MORNING, EVENING = datetime(2026, 11, 23, 6, 55, tzinfo=UTC), datetime(2026, 11, 23, 14, 5, tzinfo=UTC)


def head(**facts):
    known = {"closed_at": None, "closed_by": "", "left_open": 0} | facts
    return DayHead(uuid4(), 1, TODAY, MORNING, **known)


def test_how_a_day_stands():
    closed = {"closed_at": EVENING, "closed_by": "Kari Moen"}
    assert looks.standing_text(None, TODAY, TODAY) == "Not opened: nobody used the program yet."
    assert looks.standing_text(None, TODAY, date(2026, 11, 24)) == "Still to come."
    assert looks.standing_text(head(), TODAY, TODAY) == "Opened 23.11.2026 07:55. Not closed."
    assert looks.standing_text(head(**closed), TODAY, TODAY) == (
        "Opened 23.11.2026 07:55. Closed 23.11.2026 15:05 by Kari Moen."
    )
    assert looks.standing_text(head(**closed, left_open=2), TODAY, TODAY).endswith(
        "by Kari Moen. 2 things were not recorded."
    )


@pytest.mark.parametrize(
    ("kind", "page", "detail"),
    [
        ("register", "attendance.register", ""),
        ("shift", "workshops.shift", "2026-11-23"),
        ("list", "lists.type_in", ""),
        ("tools", "tools.board", ""),
    ],
)
def test_every_kind_has_its_way(kind, page, detail):
    end = EndRow(uuid4(), kind, "Norsk", "08.30", 3)
    assert looks.way_to(end, TODAY) == Route(page, end.id, detail)
    assert looks.kind_text(end)
    assert looks.verb_text(end)
    assert looks.missing_text(end) == "3 not recorded"


def test_what_concerns_many_is_counted():
    many = ChangeRow(uuid4(), "reasons", None, "", "", "", 12)
    assert looks.change_text(many).startswith("12 marks keep only")
