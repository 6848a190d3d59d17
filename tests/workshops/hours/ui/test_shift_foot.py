"""The foot of the sheet: what it comes to, and the signature."""

from PySide6.QtWidgets import QLabel

from tests.support import given, given_workshops
from tests.support.keys import click


def said(stage):
    return [made.text() for made in stage.page.foot.findChildren(QLabel) if made.isVisible()]


def test_the_total_and_the_changes_follow_each_press(stage, people):
    assert said(stage) == ["Total for 15 people", "97:30", "Changed from the plan", "0 people"]

    click(stage.card(people[0]).here)
    click(stage.card(people[9]).less)

    assert said(stage) == ["Total for 14 people", "90:45", "Changed from the plan", "2 people"]


def test_undo_is_grey_until_there_is_something_to_undo(stage, people):
    undo = stage.page.foot.undo
    assert (undo.isEnabled(), undo.accessibleDescription()) == (False, "There is nothing to undo yet.")

    click(stage.card(people[0]).less)
    click(undo)

    assert stage.page.state.changes == 0


def test_a_signed_sheet_says_who_and_when(stage):
    click(stage.page.foot.sign)

    assert said(stage)[-2:] == ["Signed by Terje Haug", "15:00"]
    assert not stage.page.foot.sign.isVisible()


def test_a_sheet_signed_on_a_later_day_says_which(open_sheet, database, carpentry, people):
    given_workshops.a_signed_shift(database, carpentry, given_workshops.YESTERDAY)

    stage = open_sheet(given_workshops.YESTERDAY)

    assert said(stage)[-1] == "23.11.2026 08:00"


def test_what_could_not_be_kept_is_told_and_then_no_more(stage):
    stage.page.state.kept.emit(False)
    assert "Not kept yet; tried again with the next press." in said(stage)

    stage.page.state.kept.emit(True)
    assert "Not kept yet; tried again with the next press." not in said(stage)


def test_who_may_only_look_cannot_sign(open_sheet, people, afternoon):
    stage = open_sheet(actor=given._actor(99, "Ole Gjest", "", "auditor"))

    assert not stage.page.foot.sign.isEnabled()
    assert stage.page.foot.sign.accessibleDescription() == (
        "Your role may look, but not sign. Ask a workshop leader."
    )


def test_a_day_to_come_cannot_be_signed(open_sheet, people):
    stage = open_sheet(given.TODAY.replace(day=24))

    assert stage.page.foot.sign.accessibleDescription() == "This day has not come yet."
