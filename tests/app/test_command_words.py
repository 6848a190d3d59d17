"""The command line speaks the language chosen, in its own words and in argparse's."""

import argparse

import pytest

from eduapp.app import main as program
from eduapp.app.command_words import _SEEN, choose_language, remembered_language
from eduapp.app.machine import LANGUAGE, machine_settings
from eduapp.core.i18n import _, language, set_screen_language


@pytest.fixture(autouse=True)
def _as_before():
    before = argparse._
    yield
    argparse._ = before


def told(capsys, *words):
    with pytest.raises(SystemExit) as end:
        program.main(words)
    said = capsys.readouterr()
    return end.value.code, said.out + said.err


@pytest.mark.parametrize("tongue", ["nb", "nn"])
def test_every_word_of_argparse_that_is_seen_is_translated(tongue):
    set_screen_language(tongue)
    assert [words for words in _SEEN if _(words) == words] == []


def test_help_is_in_the_language_asked_for(capsys):
    code, said = told(capsys, "--help", "--language", "nb")

    assert code == 0
    assert "bruk: eduapp" in said
    assert "spille et helt semester" in said
    assert not [word for word in ("usage", "options", "show this", "data folder") if word in said]


def test_help_of_a_command_is_in_the_language_of_this_pc(capsys, tmp_path):
    machine_settings(tmp_path)[1].set(LANGUAGE, "nn")

    code, said = told(capsys, "--data", str(tmp_path), "import", "-h")

    assert code == 0
    assert remembered_language(tmp_path) == "nn"
    assert "ferdigkode" in said.lower() or "avslutningskode" in said.lower()
    assert "Exit code" not in said


def test_what_is_wrong_with_the_words_is_told_in_the_same_language(capsys):
    code, said = told(capsys, "--language", "nb", "import", "horses", "x.csv")

    assert code == program.UNUSABLE
    assert "feil: " in said
    assert "invalid choice" not in said


def test_a_language_there_is_not_changes_nothing_yet(tmp_path):
    choose_language(["--language", "se", "--data", str(tmp_path)])
    assert language() == "nb"
