"""Writing questions by keyboard: every kind, pictures, versions; nothing half-typed is lost unasked."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from eduapp.core.errors import NotAllowed, NotFound
from eduapp.exams.questions import queries, terms
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.ui.answers_field import Keyed
from eduapp.exams.questions.ui.edit_page import LIST, EditPage
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_questions import a_picture, a_single, in_the_bank, one_of_each, pictured
from tests.support.keys import keys_only, press, write
from tests.support.runners import StumblingRunner

NEW = Route("questions.edit")


def a_page(qtbot, fakes, route=NEW):
    page = EditPage(fakes.bench, route)
    qtbot.addWidget(page)
    page.open_route(route)
    show(page)
    return page


@pytest.fixture
def page(qtbot, fakes):
    return a_page(qtbot, fakes)


def kept(database):
    with database.acting_as(given.TEACHER).reading() as session:
        return list(queries.with_key(session))


def problems(page):
    """What stands beside the fields, by key."""
    return {
        key: line.problem._words.text()
        for key, line in page.form._lines.items()
        if line.problem._words.text()
    }


def test_a_question_is_written_and_saved_by_keyboard(page, fakes, database):
    with keys_only():
        write(page, "Hva er 2 + 2?")
        press(page, "Tab")
        write(page, "4")
        press(page, "Tab", "Tab", "Tab")
        write(page, "5")
        press(page, "Ctrl+Return")

    [row] = kept(database)
    assert (row.question.kind, row.question.stem.words) == (q.SINGLE, "Hva er 2 + 2?")
    assert [(a.text.words, a.percent) for a in row.question.answers] == [("4", 100), ("5", 0)]
    assert fakes.went[-1] == LIST
    assert not page.unsaved()
    assert fakes.tell.texts == ["The question is saved."]
    fakes.tell.act()
    assert fakes.went[-1] == NEW


@pytest.mark.parametrize("kind", one_of_each())
def test_every_kind_is_shown_as_it_is_and_saved_again_is_no_other(qtbot, fakes, database, kind):
    question = replace(
        one_of_each()[kind], title="T", tags=("a", "b"), category="K/L", language="nb", outside_id="7"
    )
    saved = in_the_bank(database, question, level="A2", aim="Regne")
    page = a_page(qtbot, fakes, Route("questions.edit", saved))

    assert page.form.question(question) == question
    page.save()

    [row] = kept(database)
    assert (row.question, row.number, row.level, row.aim) == (question, 1, "A2", "Regne")


@pytest.mark.parametrize("kind", one_of_each())
def test_every_kind_can_be_written(page, database, kind):
    """Its fields take what a question of that kind needs."""
    question = one_of_each()[kind]
    page.form.type_in({"kind": kind})
    page.form.type_in({"stem": question.stem, "answers": Keyed(question.answers, question.pairs)})
    page.save()

    assert [row.question for row in kept(database)] == [question]


def test_another_version_leaves_the_first_as_it_was(qtbot, fakes, database):
    saved = in_the_bank(database, a_single())
    page = a_page(qtbot, fakes, Route("questions.edit", saved))
    assert page.title == "Write version 2"

    page.form.stem.setFocus()
    with keys_only():
        press(page, "Ctrl+A")
        write(page, "Hva er 3 + 1?")
        press(page, "Ctrl+Return")

    with database.reading() as session:
        newest, first = queries.versions(session, saved)
    assert (newest.shown.stem.words, first.shown.stem.words) == ("Hva er 3 + 1?", "Hva er 2 + 2?")
    assert fakes.tell.texts == ["Saved as version 2."]


def test_all_that_is_wrong_is_said_at_once_beside_the_fields_and_only_when_saved(page, database):
    page.form.type_in({"kind": q.NUMBER, "level": "x" * 40})
    row = page.form.field("answers")._rows[0]
    row.number.setText("3,1,4")
    assert problems(page) == {}

    page.save()
    assert set(problems(page)) == {"stem", "answers"}
    assert "“3,1,4” is no number" in problems(page)["answers"]

    row.number.setText("3,14")
    page.form.type_in({"stem": q.Text("Pi?")})
    page.save()
    assert kept(database)[0].question.answers[0].number == pytest.approx(q.Decimal("3.14"))


def test_what_another_question_asks_is_said_beside_what_is_asked(page, database):
    in_the_bank(database)
    question = a_single()
    page.form.type_in({"stem": question.stem, "answers": Keyed(question.answers)})
    page.save()

    assert problems(page)["stem"].startswith("The bank has this question already.")
    assert page.unsaved()


def test_somebody_elses_version_meanwhile_keeps_what_was_typed(qtbot, fakes, database):
    saved = in_the_bank(database, a_single())
    page = a_page(qtbot, fakes, Route("questions.edit", saved))
    in_the_bank(database, a_single(title="ny"), saved, before=1)
    page.form.type_in({"title": "min"})

    page.save()

    assert fakes.ask.conflicts == [()]
    assert (page.unsaved(), page.form.values()["title"]) == (True, "min")


def test_who_wants_it_all_the_same_saves_another_version(qtbot, fakes, database):
    saved = in_the_bank(database, a_single())
    page = a_page(qtbot, fakes, Route("questions.edit", saved))
    in_the_bank(database, a_single(title="ny"), saved, before=1)
    page.form.type_in({"title": "min"})
    fakes.ask.takes = frozenset()

    page.save()

    assert not page.unsaved()
    assert fakes.tell.texts == ["Saved as version 3."]


def test_leaving_asks_once_something_is_typed(page, fakes):
    with keys_only():
        press(page, "Escape")
        assert fakes.went == [LIST]
        write(page, "Half")
        fakes.ask.yes = False
        press(page, "Escape")
    assert fakes.ask.endangered == ["Leave without saving?"]
    assert page.form.stem.value().words == "Half"

    fakes.ask.yes = True
    press(page, "Escape")
    assert (page.form.stem.value().words, page.unsaved(), len(fakes.went)) == ("", False, 2)


def test_another_look_or_text_size_keeps_what_was_typed(qtbot, fakes, database):
    saved = in_the_bank(database, pictured())
    page = a_page(qtbot, fakes, Route("questions.edit", saved))
    page.form.type_in({"title": "Ny", "tags": "a, b"})
    again = EditPage(fakes.bench, page.route)
    qtbot.addWidget(again)

    again.restore(page.kept())
    again.open_route(page.route)

    assert again.form.question(None).title == "Ny"
    assert again.form.question(None).pictures == page.form.question(None).pictures
    assert (again.unsaved(), again.title) == (True, "Write version 2")


def test_a_picture_is_put_in_described_and_saved(page, fakes, database, tmp_path):
    path = tmp_path / "Min sag.png"
    path.write_bytes(a_picture().content)
    fakes.files.answers = [path]
    with keys_only():
        write(page, "Hva er dette? ")
        press(page, "Ctrl+Shift+I")
        press(the_dialog(), "Ctrl+Return")
        assert not no_dialog()
        the_dialog().form.type_in({"words": "En  sag"})
        press(the_dialog(), "Ctrl+Return")
    assert no_dialog()
    page.form.type_in({"kind": q.ESSAY})
    page.save()

    [row] = kept(database)
    assert row.question.stem == q.Text(
        '<p>Hva er dette? <img src="@@PLUGINFILE@@/Min sag.png" alt="En sag"></p>', q.HTML
    )
    assert [picture.name for picture in row.question.pictures] == ["Min sag.png"]


def test_the_same_key_on_a_picture_changes_what_is_said_of_it(qtbot, fakes, database):
    saved = in_the_bank(database, pictured(words="En sag"))
    page = a_page(qtbot, fakes, Route("questions.edit", saved))
    page.form.stem.setFocus()
    with keys_only():
        press(page, "Ctrl+End", "Ctrl+Shift+I")
        write(the_dialog(), "En god ")
        press(the_dialog(), "Ctrl+Return")

    assert 'alt="En god En sag"' in page.form.question(None).stem.words


def test_the_preview_shows_what_is_asked_and_no_key(page):
    question = a_single()
    page.form.type_in({"stem": question.stem, "answers": Keyed(question.answers)})
    page.form.stem.setFocus()
    press(page, "Ctrl+Shift+P")

    told = the_dialog().sheet.document().toPlainText()
    assert "Hva er 2 + 2?" in told
    assert "100" not in told


def test_who_may_not_write_is_told_why(qtbot, database):
    page = a_page(qtbot, a_bench(database.acting_as(given.OFFICE), given.OFFICE))
    assert not page.header_buttons()[-1].isEnabled()
    page.save()
    assert kept(database) == []


@pytest.mark.parametrize("gone", [True, False])
def test_what_could_not_be_read_is_not_written_anew(qtbot, database, gone):
    """Without the right to the key nothing of it comes onto the page, and nothing is saved in its place."""
    saved = in_the_bank(database, a_single(right="hemmelig"))
    who = given.TEACHER
    if not gone:
        who = replace(given.TEACHER, permissions=frozenset({terms.SEE_QUESTIONS, terms.KEEP_QUESTIONS}))
    fakes = a_hearing_bench(database, who)
    page = a_page(qtbot, fakes, Route("questions.edit", given.TEACHER.user_id if gone else saved))

    assert isinstance(fakes.ask.errors[0], NotFound if gone else NotAllowed)
    assert page.form.question(None).answers == ()
    page.form.type_in({"stem": q.Text("Ny?"), "kind": q.ESSAY})
    page.save()
    assert [row.question.stem.words for row in kept(database)] == ["Hva er 2 + 2?"]


def test_it_is_saved_once_and_again_when_the_line_was_broken(qtbot, database):
    runner = StumblingRunner(database.acting_as(given.TEACHER))
    fakes = a_bench(database.acting_as(given.TEACHER), given.TEACHER, runner=runner)
    page = a_page(qtbot, fakes)
    page.form.type_in({"stem": q.Text("Hvorfor?"), "kind": q.ESSAY})
    page.save()
    assert (page.unsaved(), kept(database)) == (True, [])

    runner.down = False
    page.save()
    assert len(kept(database)) == 1


def test_words_that_others_are_filed_under_are_proposed(qtbot, fakes, database):
    in_the_bank(database, a_single(category="Matte/Brøk"), level="A2")
    page = a_page(qtbot, fakes)

    assert page.form.field("category").suggestions() == ["Matte/Brøk"]
    assert page.form.field("level").suggestions() == ["A2"]


@pytest.mark.parametrize("kind", one_of_each())
def test_every_kind_is_fit_for_everybody(qtbot, database, kind):
    def made(theme):
        page = EditPage(a_bench(database, theme=theme).bench, NEW)
        page.form.type_in({"kind": kind})
        return page

    assert_page_accessible(made)


def test_what_stands_against_it_is_fit_for_everybody(qtbot, database):
    def made(theme):
        page = EditPage(a_bench(database, theme=theme).bench, NEW)
        page.save()
        return page

    assert_page_accessible(made)


def test_letters_are_marked_by_keys_and_tab_leaves(page):
    with keys_only():
        write(page, "m")
        press(page, "Ctrl+Up")
        write(page, "2")
        press(page, "Tab")

    assert page.form.stem.value() == q.Text("<p>m<sup>2</sup></p>", q.HTML)
    assert isinstance(QApplication.focusWidget(), QWidget)
    assert QApplication.focusWidget() is not page.form.stem
