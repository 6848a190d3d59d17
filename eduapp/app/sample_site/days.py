"""The last week of the invented term, opened and closed day by day; Friday was left open."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from eduapp.app.consequences import program_actor
from eduapp.core.violations import Override
from eduapp.records.day import service

if TYPE_CHECKING:
    from eduapp.app.sample_site.story import Site

MONDAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 20)
_ANYWAY = Override(frozenset({"NotEverythingRecorded", "StillGoingOn"}), "Verkstedet var stengt")


def keep_days(site: Site) -> None:
    """Each day is opened in the morning; until Thursday the leader closes it in the afternoon."""
    own = site.database.acting_as(program_actor())
    for number in range(8):
        day = MONDAY + timedelta(days=number)
        site.go_to(day, 7)
        own.execute(service.open_day, service.OpenDay(day=day))
        if day < FRIDAY:
            site.go_to(day, 18)
            closing = service.CloseDay(day=day, override=_ANYWAY)
            site.by("leader").execute(service.close_day, closing)
