from datetime import UTC, datetime

import pytest

from eduapp.core.errors import Change, Conflict, Refused, Unavailable
from tests.core.test_violations import Full, Unsafe


def test_a_refusal_tells_every_reason():
    assert Refused(Full(free=0), Unsafe()).sentence() == "0 free\nunsafe"


def test_what_reaches_a_log_names_nobody():
    error = Refused(Full(free="Karim Haddad"))
    assert "Karim" not in str(error)
    assert "Karim" not in repr(error)


def test_an_unreachable_thing_says_what_and_what_to_do():
    assert Unavailable(reason="The disk is full.").sentence() == (
        "The disk is full. Nothing was lost. Put that right, then try again."
    )


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "Kari Nordmann changed this at 10:42 while you wrote."),
        ({"own": True}, "You changed this yourself at 10:42, in another window or on another PC."),
        ({"today": False}, "Kari Nordmann changed this on 23.11.2026 at 10:42, after you had read it."),
        (
            {"own": True, "today": False},
            "Kari Nordmann changed this on 23.11.2026 at 10:42, after you had read it.",
        ),
    ],
)
def test_a_conflict_says_who_came_first_and_when_at_the_site(facts, said):
    change = Change("Kari Nordmann", datetime(2026, 11, 23, 9, 42, tzinfo=UTC), **facts)

    assert change.sentence() == said
    assert Conflict(change=change).sentence() == f"{said} It has been read again; what you typed is kept."
    assert "Kari" not in str(Conflict(change=change))  # that text reaches logs


def test_a_conflict_without_a_known_name_says_someone_else():
    assert Conflict().sentence().startswith("Someone else changed this meanwhile.")
