"""Who was left out and why: each reason once, and a way on where the rules allow one."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.core.errors import NotFound, Refused
from eduapp.education.enrolment.jobs import Report, TurnedDown
from eduapp.education.enrolment.rules import GroupFull, GroupIsOver, LeavesBeforeTheEnd
from eduapp.education.enrolment.ui.results import ResultsDialog, show_report
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog
from tests.support.fakes import a_bench
from tests.support.keys import keys_only, press, write

ADA, BO, CY, DI = (UUID(int=number) for number in range(1, 5))
NAMES = {ADA: "Holm, Ada", BO: "Vik, Bo", CY: "Lie, Cy", DI: "Moen, Di"}
REFUSED = (
    TurnedDown(ADA, Refused(GroupFull(capacity=8))),
    TurnedDown(BO, Refused(GroupFull(capacity=8))),
    TurnedDown(
        CY,
        Refused(GroupFull(capacity=8), LeavesBeforeTheEnd("Lie, Cy", date(2026, 12, 1), date(2026, 12, 18))),
    ),
    TurnedDown(DI, Refused(GroupFull(capacity=8), GroupIsOver(date(2026, 11, 20)))),
)


@pytest.fixture
def sent():
    return []


@pytest.fixture
def dialog(fakes, parent, sent):
    made = ResultsDialog(fakes.bench, REFUSED, NAMES, parent, lambda *what: sent.append(what))
    show(made)
    return made


def said(dialog):
    return [one.text() for one in dialog.findChildren(QLabel)]


def test_people_with_the_same_reasons_stand_together(dialog):
    words = said(dialog)
    assert "Holm, Ada  ·  Vik, Bo" in words
    assert sum("All 8 places are taken" in one for one in words) == 3
    assert any("3 weeks later" in one for one in words)
    assert words[0] == "4 people were left out"


def test_only_what_may_be_overridden_is_sent_again_with_a_reason(dialog, sent):
    assert not dialog.anyway.isEnabled()

    with keys_only():
        write(dialog, "agreed")
        press(dialog, "Tab", "Tab", "Return")

    [(ids, override)] = sent
    assert ids == (ADA, BO, CY)
    assert override.covers == {"GroupFull", "LeavesBeforeTheEnd"}
    assert override.reason == "agreed"


def test_escape_leaves_it_at_that(dialog, sent):
    press(dialog, "Esc")
    assert no_dialog()
    assert sent == []


def test_who_may_not_override_is_offered_no_way_on(database, parent):
    fakes = a_hearing_bench(database, given.TEACHER)
    dialog = ResultsDialog(fakes.bench, REFUSED, NAMES, parent, lambda *_: None)
    assert dialog.open_ones == []
    assert not hasattr(dialog, "anyway")


def test_an_error_is_a_reason_too(fakes, parent):
    dialog = ResultsDialog(fakes.bench, [TurnedDown(ADA, NotFound())], NAMES, parent, lambda *_: None)
    assert "This has been removed. The list has been read again." in said(dialog)
    assert dialog.open_ones == []


def test_a_report_without_refusals_is_only_told(fakes, parent):
    assert show_report(fakes.bench, Report(done=(ADA,)), NAMES, "1 was put on.", parent) is None
    assert fakes.tell.texts == ["1 was put on."]
    assert no_dialog()


def test_a_report_of_refusals_alone_tells_of_nothing_done(fakes, parent):
    assert show_report(fakes.bench, Report(refused=REFUSED), NAMES, "0 were put on.", parent) is not None
    assert fakes.tell.texts == []


def test_the_dialog_is_fit_for_everybody(database, parent):
    assert_page_accessible(
        lambda theme: ResultsDialog(
            a_bench(database, theme=theme).bench, REFUSED, NAMES, parent, lambda *_: None
        )
    )
