"""Days are chosen, read and handed over by keyboard; the page says what is open and what has changed."""

from datetime import date

import pytest

from eduapp.exchange.handoff import queries
from eduapp.exchange.handoff.ui.handoff_page import HandoffPage
from eduapp.gui.routes import Route
from tests.support import given, given_attendance, given_handoff, given_workshops
from tests.support.accessibility import Case, standing
from tests.support.dialogs import a_hearing_bench, the_dialog
from tests.support.keys import keys_only, press

THIS_WEEK = "2026-11-23/2026-11-29"


def in_a_window(fakes, detail=THIS_WEEK):
    def make(theme):
        fakes.bench.__dict__["theme"] = theme
        return HandoffPage(fakes.bench, Route("handoff.days", None, detail))

    return standing(Case(language="en"), make)


@pytest.fixture
def page(group, fakes):
    with in_a_window(fakes) as (_window, made, _theme):
        yield made


def cells(page):
    """What stands in each row, by the titles of the columns; the state is its chip."""
    table = page.table.table
    return [
        {
            column.title: column.text(row) or (column.chip(row)[2] if column.chip else "")
            for column in table.columns
        }
        for row in table.rows
    ]


def exports(database):
    with database.reading() as session:
        return [row.number for row in queries.covering(session, date(2026, 1, 1), date(2026, 12, 31))]


def test_each_person_has_a_row_with_minutes_and_what_is_open(page):
    first, second = cells(page)

    assert (first["Name"], first["Attended"], first["Planned"], first["State"]) == (
        "Dahl, Petter", "90", "90", "May change",
    )  # fmt: skip
    assert (second["Open"], second["Attended"], second["State"]) == ("90", "", "Not all recorded")
    assert page.before.text() == "Nothing of these days has been handed over yet."
    assert page.open.text() == (
        "1 day is not recorded in full; what is missing is never absence. 2 days are not final."
    )
    assert page.sum.text() == "Sum of 2 learners: 180 min planned (attended 90, not recorded 90)"


def test_it_begins_with_the_last_week_and_goes_to_others_by_one_button(group, fakes):
    with in_a_window(fakes, "") as (_window, page, _theme):
        assert (page.first.value(), page.last.value()) == (date(2026, 11, 16), date(2026, 11, 22))
        assert cells(page) == []
        assert "nothing to hand over" in page.xlsx_button.accessibleDescription()
        page.periods[0].click()
        assert len(cells(page)) == 2
        page.periods[2].click()
        assert (page.first.value(), page.last.value()) == (date(2026, 10, 1), date(2026, 10, 31))


def test_a_week_is_handed_over_by_keys_alone(database, page, fakes, tmp_path):
    fakes.files.answers = [tmp_path / "week.xlsx"]

    with keys_only() as cost:
        press(page, "Ctrl+Return")

    assert cost.clicks == 0
    assert (tmp_path / "week.xlsx").exists()
    assert exports(database) == ["2026-1"]
    assert fakes.tell.texts == ["Export 2026-1 is written: week.xlsx"]
    assert page.before.text().startswith(
        "Last handed over as 2026-1 (23.11.2026–29.11.2026), 23.11.2026 16:00"
    )
    assert page.changed.text() == "Nothing has changed since."


def test_who_thinks_better_of_it_has_handed_nothing_over(database, page, fakes):
    page.csv_button.click()

    [name] = fakes.files.proposed
    assert "2026-11-23" in name
    assert name.endswith(".csv")
    assert exports(database) == []


def test_what_changes_afterwards_shows_at_once_and_in_full(database, page, fakes, group, tmp_path):
    given_handoff.exported(database, tmp_path / "a.csv")
    given_attendance.mark(database, group.session_id, group.learner_ids[1])

    assert page.changed.text() == (
        "Changed since: Haddad, Karim, 23.11.2026: attended 0 → 90, not recorded 90 → 0."
    )
    assert not page.all_changes.isVisible()  # one fits the line


def test_money_comes_with_a_rate_and_goes_with_its_end(database, page):
    assert "Amount (kr)" not in cells(page)[0]

    given_handoff.a_rate(database, 1200, from_day=given.TODAY)
    assert [row["Amount (kr)"] for row in cells(page)] == ["18", "0"]
    assert page.sum.text().endswith("18 kr)")

    given_handoff.a_rate(database, 0, "none", from_day=given.TODAY)
    assert "Amount (kr)" not in cells(page)[0]
    assert "kr" not in page.sum.text()


def test_a_leader_enters_a_rate_by_keys(database, page):
    page.rates_button.click()
    dialog = the_dialog()
    dialog.form.field("from_day").set_value(date(2026, 7, 1))
    dialog.form.field("amount").set_value(1250)
    press(dialog, "Ctrl+Return")

    with database.reading() as session:
        assert [row.rate.amount for row in queries.standing(session)] == [1250]


def test_disabled_buttons_say_why(qtbot, database, group):
    with in_a_window(a_hearing_bench(database, given.OFFICE)) as (_window, page, _theme):
        assert not page.rates_button.isEnabled()
        assert page.rates_button.accessibleDescription() == "Only a leader enters rates."
        assert page.csv_button.isEnabled()
        page.last.setText("rubbish")
        assert not page.csv_button.isEnabled()
        assert page.csv_button.accessibleDescription().startswith("“rubbish” is not a date")


def test_a_refusal_tells_every_reason_and_writes_nothing(database, page, fakes, tmp_path, monkeypatch):
    from dataclasses import replace  # noqa: PLC0415 - only here

    real = queries.days

    def off(session, *asked):
        return tuple(replace(one, minutes=replace(one.minutes, lost=7)) for one in real(session, *asked))

    monkeypatch.setattr(queries, "days", off)
    fakes.files.answers = [tmp_path / "week.csv"]

    page.csv_button.click()

    [error] = fakes.ask.errors
    assert "Dahl, Petter on 23.11.2026" in error.sentence()
    assert list(tmp_path.glob("*.csv")) == []


def test_opening_a_row_leads_to_the_learner(page, fakes, group):
    page.table.select_row(group.learner_ids[0])
    page.table.setFocus()
    press(page, "Return")

    assert fakes.went[-1] == Route("learners.learner", group.learner_ids[0])


def test_who_was_at_two_places_at_once_is_named_with_day_and_times(database, group, fakes):
    workshop_id = given_workshops.a_workshop(database)
    given_attendance.mark(database, group.session_id, group.learner_ids[0], "absent")
    given_workshops.approved(
        database, given_workshops.some_hours(database, workshop_id, group.learner_ids[0], given.TODAY)
    )
    given_attendance.mark(database, group.session_id, group.learner_ids[0], "present")  # known afterwards
    given_handoff.a_rate(database, 6000)
    with in_a_window(fakes) as (_window, page, _theme):
        assert page.twice.text() == (
            "At school and in a workshop at the same time: Dahl, Petter, 23.11.2026 08:30–10:00. Paid once: "
            "the register counts, for it is taken session by session, and education and work are paid alike "
            "(strgj.forskr. § 3-13)."
        )
        [paid] = [row.amount for row in page.table.table.rows if row.name == "Dahl, Petter"]
        assert paid == 390 * 100  # the shift; the lesson lies within it
