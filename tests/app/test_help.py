import re
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTextBrowser

from eduapp.app import catalogue
from eduapp.app.help import HelpDialog, handbook
from eduapp.app.sample_site.facts import STAFF
from eduapp.app.sample_site.story import PASSWORD
from eduapp.core.i18n import LANGUAGES, set_screen_language
from eduapp.core.resources import resource
from eduapp.gui.page import Page
from eduapp.gui.routes import Route
from eduapp.gui.tables import Column, TableView
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import KeyCap
from tests.support.accessibility import CASES, assert_accessible, standing
from tests.support.fakes import a_bench
from tests.support.spoken import banned_in
from tests.support.translations import texts_of_screens

ENTRANCE = "sign_in"  # F1 before anybody is signed in
SERVER = "several_pcs"  # and before the program knows where the data is
PAGES = [ENTRANCE, SERVER, *catalogue.pages()]
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
PARAGRAPH = re.compile(r"\b\d+-\d+\b")


def written(language):
    """Every page of the handbook in a language: name → text."""
    return {path.stem: path.read_text("utf-8") for path in sorted(resource(f"help/{language}").glob("*.md"))}


def bold_in(text):
    return [" ".join(words.split()) for words in BOLD.findall(text)]


@pytest.fixture(params=LANGUAGES)
def tongue(request):
    set_screen_language(request.param)
    return request.param


class CoursesPage(Page):
    def keys(self):
        return [("Enter", "Open the course")]


@pytest.mark.parametrize("key", PAGES)
def test_every_page_has_its_own_page_in_the_handbook_or_its_features(key, tongue):
    own, feature = key.replace(".", "-"), key.partition(".")[0]

    assert {own, feature} & set(written(tongue))


def test_no_page_of_the_handbook_is_about_a_page_that_is_gone(tongue):
    known = {name for key in PAGES for name in (key.replace(".", "-"), key.partition(".")[0])}

    assert set(written(tongue)) - known == {"index", "kiosk", "marking-examine"}  # of windows of their own


def test_all_languages_tell_the_same(tongue):
    """The same pages, as many headings, steps, bold words, and the same paragraphs of the law."""

    def shape(text):
        marks = [line.split(" ")[0] for line in text.splitlines() if re.match(r"(#+|\d+\.|-) ", line)]
        return marks, len(bold_in(text)), PARAGRAPH.findall(text)

    assert {name: shape(text) for name, text in written(tongue).items()} == {
        name: shape(text) for name, text in written("en").items()
    }


@pytest.mark.parametrize("page", [SERVER, "attempts-tickets"])
def test_how_exam_pcs_get_to_the_server_stands_where_one_looks_for_it(page, tongue):
    text = " ".join(written(tongue)[page].split())
    for command in ("eduapp database roles", "eduapp kiosk --seats"):
        assert f"`{command}" in text


def test_a_page_is_read_in_a_minute(tongue):
    assert [name for name, text in written(tongue).items() if not 10 <= len(text.splitlines()) <= 30] == []


def test_the_handbook_neither_blames_nor_excuses(tongue):
    assert {name: banned_in(text) for name, text in written(tongue).items() if banned_in(text)} == {}


def test_what_is_bold_stands_on_a_screen(tongue):
    lost = {
        name: [words for words in bold_in(text) if words not in texts_of_screens(tongue)]
        for name, text in written(tongue).items()
    }

    assert {name: words for name, words in lost.items() if words} == {}


def test_the_page_of_a_route_comes_first(tongue):
    assert handbook("learners.learner") == written(tongue)["learners-learner"]


def test_a_page_without_its_own_gets_its_features_then_the_first(monkeypatch, tmp_path):
    (tmp_path / "help" / "en").mkdir(parents=True)
    (tmp_path / "help" / "en" / "learners.md").write_text("About learners")
    (tmp_path / "help" / "en" / "index.md").write_text("The first page")
    monkeypatch.setattr("eduapp.app.help.resource", lambda name: tmp_path / name)

    assert handbook("learners.learner") == "About learners"
    assert handbook("school.school") == "The first page"


def test_a_language_without_a_handbook_falls_back_to_bokmal(monkeypatch, tmp_path):
    (tmp_path / "help" / "nb").mkdir(parents=True)
    (tmp_path / "help" / "nb" / "index.md").write_text("Første side")
    monkeypatch.setattr("eduapp.app.help.resource", lambda name: tmp_path / name)

    set_screen_language("nn")

    assert handbook("today") == "Første side"


def test_a_program_without_any_handbook_still_shows_the_keys(monkeypatch, tmp_path):
    monkeypatch.setattr("eduapp.app.help.resource", lambda name: tmp_path / name)

    assert handbook("today") == ""


def test_the_help_of_a_page_shows_its_words_and_its_keys(qtbot, database):
    page = CoursesPage(a_bench(database).bench, Route("courses.catalogue"))
    page.set_title("Catalogue of courses")
    qtbot.addWidget(page)
    dialog = HelpDialog(Theme(), page, None)
    qtbot.addWidget(dialog)

    [words] = dialog.findChildren(QTextBrowser)
    caps = [cap.accessibleName() or cap.text() for cap in dialog.findChildren(KeyCap)]
    assert "NOR-A2 and (MAT1P or ENG1008)" in " ".join(words.toPlainText().split())
    assert "Catalogue of courses" in dialog.windowTitle()
    assert caps[0] == "Enter"
    assert "F1" in caps
    assert "Ctrl+I" not in caps


def test_a_page_with_a_table_tells_the_key_that_shows_all_of_a_row(qtbot, database):
    page = CoursesPage(a_bench(database).bench, Route("courses.catalogue"))
    qtbot.addWidget(page)
    page.table = TableView(Theme(), [Column("Name", str)], name="Courses", parent=page)
    dialog = HelpDialog(Theme(), page, None)
    qtbot.addWidget(dialog)

    assert "Ctrl+I" in [cap.accessibleName() or cap.text() for cap in dialog.findChildren(KeyCap)]


def test_before_anybody_is_signed_in_the_help_is_about_signing_in(qtbot, tongue):
    dialog = HelpDialog(Theme(), None, None)
    qtbot.addWidget(dialog)

    [words] = dialog.findChildren(QTextBrowser)
    first = written(tongue)[ENTRANCE].splitlines()[0]
    assert words.toPlainText().startswith(first)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_help_is_for_everybody(qtbot, case):
    page = SimpleNamespace(
        title="Norsk A2",
        route=Route("enrolment.group"),
        keys=lambda: [("Enter", "Open")],
        findChildren=lambda _kind: [],
    )

    with standing(case, lambda theme: HelpDialog(theme, page, None)) as (window, _dialog, theme):
        screen = window.screen().availableGeometry().size()
        assert_accessible(window, theme, QSize(screen.width(), screen.height()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_password_of_the_invented_staff_stands_where_one_signs_in(language):
    page = resource(f"help/{language}/sign_in.md").read_text(encoding="utf-8")
    assert PASSWORD in page
    assert all(f"`{person.key}`" in page for person in STAFF if person.key in ("leader", "teacher", "office"))
