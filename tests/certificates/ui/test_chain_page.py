"""The register of issue on screen: entries in order, a check that names the first fault, the list anew."""

from dataclasses import replace
from datetime import timedelta

import pytest

from eduapp.certificates import queries
from eduapp.certificates.seals import register
from eduapp.certificates.ui.chain_page import ChainPage
from eduapp.gui.routes import Route
from tests.support import given, given_keys, given_register
from tests.support.accessibility import show
from tests.support.dialogs import fill
from tests.support.fakes import a_bench


@pytest.fixture
def paper(database, key):
    certificate_id = given_register.a_paper(database, key=key)
    given_register.revoked(database, certificate_id, key)
    return certificate_id


def the_page(qtbot, database, actor=given.LEADER):
    fakes = a_bench(database.acting_as(actor), actor)
    page = ChainPage(replace(fakes.bench, today=database.today), Route("certificates.chain"))
    qtbot.addWidget(page)
    show(page)
    page.header_buttons()
    return page, fakes


def test_entries_stand_there_the_last_on_top_and_lead_to_their_papers(qtbot, database, paper):
    page, fakes = the_page(qtbot, database)
    assert [row.n for row in page.table.table.rows] == [2, 1]

    page.open(page.table.table.rows[0])

    assert fakes.went == [Route("certificates.certificate", paper)]


def test_a_register_that_holds_says_so_with_its_head(qtbot, database, paper):
    page, fakes = the_page(qtbot, database)
    page.check_button.click()

    with database.reading() as session:
        head = queries.head(session)
    assert f"{head.n}:{head.digest.hex()}" in page.found.text()
    assert fakes.ask.errors == []


def test_a_day_that_goes_backwards_is_told_beside_a_register_that_holds(qtbot, database, paper, monkeypatch):
    monkeypatch.setattr(register, "first_backwards", lambda entries: entries[1])
    page, fakes = the_page(qtbot, database)
    page.check_button.click()

    assert "Entry 2 bears an earlier day (23.11.2026)" in page.found.text()
    assert fakes.ask.errors == []


def test_a_broken_one_names_the_entry(qtbot, database, paper):
    given_register.touched(database, "UPDATE certificate_register_entry SET serial = '0' WHERE n = 1")
    page, fakes = the_page(qtbot, database)
    page.check_button.click()

    assert "Entry 1 " in fakes.ask.errors[0].sentence() or "Entry 2 " in fakes.ask.errors[0].sentence()


def test_the_list_is_signed_anew_with_the_password(qtbot, database, paper):
    page, _fakes = the_page(qtbot, database)
    assert "number 1" in page.listed.text()

    page.list_button.click()
    fill(password=given_keys.PASSWORD)
    page.reload()

    assert "number 2" in page.listed.text()


def test_who_may_only_look_signs_no_list(qtbot, database, paper):
    page, _fakes = the_page(qtbot, database, given.AUDITOR)
    assert not page.list_button.isEnabled()
    assert page.check_button.isEnabled()


def test_before_there_are_keys_it_says_what_will_stand_here(qtbot, database, school):
    page, fakes = the_page(qtbot, database)
    page.list_button.click()
    assert page.nothing is not None
    assert fakes.tell.texts


def test_after_weeks_a_leader_finds_the_button_to_say_that_the_clock_is_right(qtbot, database, paper, clock):
    page, _fakes = the_page(qtbot, database)
    assert not page.clock_button.isVisibleTo(page)
    clock.moment += timedelta(days=60)
    page, _fakes = the_page(qtbot, database)
    assert "60 days after" in page.clock.text()
    page.clock_button.click()
    fill(day=database.today())
    page.reload()
    assert not page.clock_button.isVisibleTo(page)
    with database.reading() as session:
        assert queries.against_clock(session, database.today()) == []

    clock.moment += timedelta(days=60)
    page, _fakes = the_page(qtbot, database, given.OFFICE)
    assert not page.clock_button.isEnabled()
    assert page.clock_button.accessibleDescription()


def test_a_clock_that_is_behind_is_told_and_nobody_says_that_it_is_right(qtbot, database, paper, clock):
    clock.moment -= timedelta(days=2)
    page, _fakes = the_page(qtbot, database)
    assert "Set the clock right" in page.clock.text()
    assert not page.clock_button.isVisibleTo(page)


def test_the_last_entry_is_written_down(qtbot, database, paper):
    page, _fakes = the_page(qtbot, database)
    page.note_button.click()
    with database.reading() as session:
        letters = queries.check_text(queries.head(session).digest.hex())
    fill(letters=letters)
    with database.reading() as session:
        assert queries.unwitnessed(session, database.today()) is None
