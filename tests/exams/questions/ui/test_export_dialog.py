"""The bank is written with its keys; one is told so, and the trail is; what does not fit is named."""

import pytest

from eduapp.exams.questions import terms
from eduapp.exams.questions.ui.export_dialog import NOTE, export_questions
from tests.support.accessibility import assert_page_accessible
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_questions import a_number, a_single, in_the_bank
from tests.support.keys import keys_only, press


@pytest.fixture
def target(fakes, tmp_path):
    fakes.files.answers = [tmp_path / "ut.gift"]
    return tmp_path / "ut.gift"


def test_the_bank_is_written_by_keyboard_and_the_trail_says_so(database, fakes, parent, notes, target):
    in_the_bank(database)
    in_the_bank(database, a_number())
    with keys_only():
        export_questions(fakes.bench, parent)
        assert NOTE in [label.text() for label in the_dialog().findChildren(type(the_dialog().line()))]
        press(the_dialog(), "Ctrl+Return")

    assert no_dialog()
    assert "{\n\t=4" in target.read_text(encoding="utf-8")
    assert (notes[-1].action, notes[-1].details) == (terms.QUESTIONS_EXPORTED, {"count": 2, "format": "gift"})
    assert fakes.tell.texts == ["2 questions written to ut.gift."]
    assert fakes.files.proposed == ["questions-2026-11-23.gift"]


def test_what_a_format_cannot_hold_is_named_and_nothing_is_written(database, fakes, parent, notes, target):
    in_the_bank(database, a_number())
    told = len(notes)
    export_questions(fakes.bench, parent)
    the_dialog().form.type_in({"format": "aiken"})
    press(the_dialog(), "Ctrl+Return")

    dialog = the_dialog()
    assert dialog.windowTitle() == "Nothing was written"
    assert (target.exists(), len(notes), fakes.tell.texts) == (False, told, [])
    press(dialog, "Return")
    assert no_dialog()


def test_what_is_left_out_is_told_beside_the_file(database, fakes, parent, target):
    in_the_bank(database, a_single(title="Regning"))
    export_questions(fakes.bench, parent)
    the_dialog().form.type_in({"format": "aiken"})
    press(the_dialog(), "Ctrl+Return")

    assert the_dialog().windowTitle() == "The file is written; this was left out"
    assert target.exists()


def test_thinking_better_of_it_writes_nothing(database, fakes, parent, notes):
    in_the_bank(database)
    told = len(notes)
    export_questions(fakes.bench, parent)
    press(the_dialog(), "Ctrl+Return")

    assert (len(notes), no_dialog()) == (told, True)


def test_asking_is_fit_for_everybody(database, parent):
    def made(theme):
        export_questions(a_bench(database, theme=theme).bench, parent)
        return the_dialog()

    assert_page_accessible(made)
