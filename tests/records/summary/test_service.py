"""Figures that leave the house: the trail keeps who took them, and a period that goes on is refused."""

from datetime import date

import pytest

from eduapp.core.errors import Refused
from eduapp.records.summary import rules, service, terms
from tests.support import given
from tests.support.given_summary import YEAR


def test_who_took_figures_out_is_kept(database, after, notes):
    command = service.NoteWritten(period=YEAR, format="csv")
    database.acting_as(given.OFFICE).execute(service.note_written, command)

    told = {"first": "2026-01-01", "last": "2026-12-31", "format": "CSV"}
    assert (notes[-1].action, notes[-1].details) == (terms.WRITTEN, told)


def test_a_period_that_goes_on_is_refused_here_too(database, after):
    going_on = rules.Period(date(2027, 1, 1), date(2027, 12, 31), "the year 2027")

    with pytest.raises(Refused):
        database.execute(service.note_written, service.NoteWritten(period=going_on, format="pdf"))
