"""From the page of a paper into formats of others: the password once, then the same file without it."""

import pytest
from PySide6.QtWidgets import QMenu

from eduapp.certificates.exports import Form
from eduapp.certificates.ui import paper_exports
from eduapp.certificates.ui.certificate_page import CertificatePage
from eduapp.gui.routes import Route
from eduapp.gui.theme import Theme
from tests.support import elmo_schema, given, given_keys, given_register, open_badges
from tests.support.accessibility import show
from tests.support.dialogs import fill, no_dialog
from tests.support.fakes import a_bench


@pytest.fixture
def paper(database, key):
    return given_register.a_paper(database, key=key)


@pytest.fixture
def the_page(qtbot, qapp, database):
    Theme().apply(qapp)

    def page(paper, actor=given.LEADER):
        fakes = a_bench(database.acting_as(actor), actor)
        made = CertificatePage(fakes.bench, Route("certificates.certificate", paper))
        qtbot.addWidget(made)
        show(made)
        return made, fakes

    return page


def choose(page, form):
    page.export_button.click()
    [menu] = page.export_button.findChildren(QMenu)
    acts = menu.actions()
    assert [form.label in act.text() for act, form in zip(acts, Form, strict=True)] == [True, True]
    menu.hide()
    acts[list(Form).index(form)].trigger()
    menu.setParent(None)


def test_a_badge_takes_the_password_once_and_is_the_same_the_second_time(paper, the_page, tmp_path):
    page, fakes = the_page(paper)
    fakes.files.answers = [tmp_path / "a.jwt", tmp_path / "b.jwt"]

    choose(page, Form.BADGE)
    fill(password=given_keys.PASSWORD)
    choose(page, Form.BADGE)

    assert no_dialog()
    first = (tmp_path / "a.jwt").read_text()
    assert (tmp_path / "b.jwt").read_text() == first
    assert open_badges.faults_of_token(first) == []
    assert fakes.files.proposed[0].endswith("2026-00001.jwt")
    assert "Open Badge 3.0" in fakes.tell.texts[-1]


def test_elmo_takes_no_password(paper, the_page, tmp_path):
    page, fakes = the_page(paper)
    fakes.files.answers = [tmp_path / "a.xml"]

    choose(page, Form.ELMO)

    assert no_dialog()
    assert elmo_schema.faults((tmp_path / "a.xml").read_bytes()) == []


def test_who_presses_cancel_has_written_nothing(paper, the_page, tmp_path, notes):
    page, fakes = the_page(paper)
    notes.clear()

    choose(page, Form.ELMO)

    assert notes == []
    assert fakes.tell.texts == []


def test_a_paper_from_before_the_keys_says_why_there_is_no_badge(database, school, the_page, tmp_path):
    page, fakes = the_page(given_register.a_paper(database))
    fakes.files.answers = [tmp_path / "a.jwt"]

    choose(page, Form.BADGE)

    assert "before the school had keys" in fakes.ask.errors[-1].sentence()
    assert not (tmp_path / "a.jwt").exists()


def test_what_does_not_count_is_not_offered(database, paper, key, the_page):
    given_register.replaced(database, paper, key)
    page, _fakes = the_page(paper)

    assert not page.export_button.isEnabled()
    assert page.export_button.toolTip()


def test_who_may_only_look_sees_why(paper, the_page):
    page, _fakes = the_page(paper, given.AUDITOR)

    assert not page.export_button.isEnabled()
    assert "not save papers" in page.export_button.toolTip()


def test_every_form_has_words():
    assert set(paper_exports.WORDS) == set(Form)
