"""What a route to the page of lists asks for."""

from datetime import date
from uuid import UUID

import pytest

from eduapp.gui.routes import Route
from eduapp.records.lists.rules import Kind, Subject
from eduapp.records.lists.ui.asked import Asked, asked
from tests.support import given

TODAY, OTHER = given.TODAY, date(2026, 11, 26)
ID = UUID(int=5)


@pytest.mark.parametrize(
    ("detail", "id", "wanted"),
    [
        ("", None, Asked("register", TODAY)),
        ("nonsense", None, Asked("register", TODAY)),
        ("place", None, Asked("place", TODAY)),
        ("unit:tomorrow", None, Asked("unit", TODAY, "unit:tomorrow")),
        ("register", ID, Asked("register", TODAY, f"register:{ID}", session_id=ID)),
        ("week", ID, Asked("week", TODAY, learner_id=ID)),
        ("group", ID, Asked("week", TODAY, group_id=ID)),
    ],
)
def test_a_word_is_enough(detail, id, wanted):
    assert asked(Route("lists.lists", id, detail), TODAY) == wanted


@pytest.mark.parametrize(
    "subject",
    [
        Subject(Kind.PLACE, OTHER, ID),
        Subject(Kind.PLACE, OTHER),
        Subject(Kind.UNIT, OTHER, unit="Nord: C"),
        Subject(Kind.WEEK, OTHER, ID),
    ],
    ids=lambda subject: subject.key,
)
def test_the_key_of_a_list_leads_to_its_day_and_its_row(subject):
    found = asked(Route("lists.lists", subject.id, subject.key), TODAY)

    assert (found.kind, found.day, found.row) == (subject.kind, OTHER, subject.key)


def test_a_register_is_found_by_its_session_whatever_day_that_is_by_now():
    subject = Subject(Kind.REGISTER, OTHER, ID)

    found = asked(Route("lists.lists", ID, subject.key), TODAY)

    assert (found.session_id, found.row) == (ID, subject.key)
