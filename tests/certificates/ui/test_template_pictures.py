"""Pictures of the school: chosen, shown, taken away; what they may not show stands beside the choice."""

import pytest

from eduapp.certificates import queries
from eduapp.certificates.ui.template_pictures import PicturesDialog
from eduapp.gui.theme import Theme
from tests.support import given_templates
from tests.support.accessibility import assert_accessible, settle, show
from tests.support.fakes import a_bench


@pytest.fixture
def dialog(qtbot, qapp, database, school):
    Theme().apply(qapp)
    fakes = a_bench(database)
    with database.reading() as session:
        made = PicturesDialog(fakes.bench, queries.pictures_now(session), None)
    qtbot.addWidget(made)
    show(made)
    made.fakes = fakes
    return made


def press(dialog, name):
    settle(dialog)  # what was made just now appears
    next(
        one
        for one in dialog.findChildren(type(dialog.add))
        if one.accessibleName() == name and one.isVisible()
    ).click()


def now(database):
    with database.reading() as session:
        return queries.pictures_now(session)


def test_an_emblem_is_chosen_shown_and_taken_away(dialog, database, tmp_path):
    (tmp_path / "logo.png").write_bytes(given_templates.a_picture())
    dialog.fakes.files.answers = [tmp_path / "logo.png"]
    press(dialog, "Choose a file: School’s emblem")
    assert now(database).logo.number == 1
    press(dialog, "Remove: School’s emblem")
    assert now(database).logo is None


def test_a_signature_is_kept_under_the_name_that_was_chosen(dialog, database, tmp_path):
    (tmp_path / "name.png").write_bytes(given_templates.a_picture(size=(300, 80)))
    dialog.fakes.files.answers = [tmp_path / "name.png"]
    dialog.who.set_value("Ingrid Solheim")
    dialog.add.click()
    assert [one.name for one in now(database).signatures] == ["Ingrid Solheim"]
    assert now(database).logo is None


def test_without_a_name_no_picture_becomes_the_emblem(dialog, database):
    dialog.who.setCurrentIndex(-1)
    dialog.add.click()
    assert dialog.fakes.files.asked == []


def test_what_is_no_picture_is_told_in_the_dialog(dialog, database, tmp_path):
    (tmp_path / "logo.png").write_bytes(b"<svg/>")
    dialog.fakes.files.answers = [tmp_path / "logo.png"]
    press(dialog, "Choose a file: School’s emblem")
    assert "“logo.png” is not a picture" in dialog.problem.text()
    assert now(database).logo is None


def test_it_says_that_nobody_reads_pictures_and_is_fit_for_everybody(dialog):
    words = " ".join(one.text() for one in dialog.findChildren(type(dialog.problem)))
    assert "not what a picture shows" in words
    assert_accessible(dialog)
