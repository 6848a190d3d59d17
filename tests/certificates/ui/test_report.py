"""What became of a batch, in words."""

from uuid import uuid4

import pytest

from eduapp.certificates.jobs import BatchReport, Refusal
from eduapp.certificates.ui.report import report_text, tell_report
from eduapp.core.i18n import set_screen_language
from eduapp.gui.errors import wording

TWO = (uuid4(), uuid4())
REFUSED = Refusal("Haddad, Karim", "No result.")


@pytest.mark.parametrize(
    ("report", "text"),
    [
        (BatchReport(TWO, (), 0), "2 papers were issued."),
        (BatchReport(TWO[:1], (), 0), "1 paper was issued."),
        (
            BatchReport((), (REFUSED,), 3),
            "0 papers were issued.\n1 was refused:\nHaddad, Karim: No result.\n3 have no paper yet.",
        ),
        (BatchReport(TWO, (), 1), "2 papers were issued.\n1 has no paper yet."),
        (
            BatchReport(TWO, (), 2, "The disk is full."),
            "2 papers were issued.\nThe disk is full.\n2 have no paper yet.",
        ),
    ],
)
def test_what_was_issued_refused_and_left_stands_on_lines_of_its_own(report, text):
    assert report_text(report) == text


def test_every_one_that_was_refused_is_named():
    lines = report_text(BatchReport((), (REFUSED, REFUSED), 0)).splitlines()
    assert lines[1:] == ["2 were refused:", *["Haddad, Karim: No result."] * 2]


def test_it_is_told_where_other_things_are_told_and_braces_in_names_stay(fakes, parent):
    odd = Refusal("Haddad, {Karim}", "It is missing.")
    tell_report(fakes.bench, BatchReport((), (odd,), 0), parent)

    [told] = fakes.ask.errors
    assert "Haddad, {Karim}: It is missing." in told.sentence()


def test_whoever_stopped_a_batch_is_not_told_that_it_could_not_be_done(fakes, parent):
    tell_report(fakes.bench, BatchReport(TWO, (), 38), parent)

    [told] = fakes.ask.errors
    assert wording(told).title == "Not all of it is done"


def test_it_speaks_norwegian():
    set_screen_language("nb")
    assert report_text(BatchReport(TWO, (), 1)) != "2 papers were issued.\n1 has no paper yet."
