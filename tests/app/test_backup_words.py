import argparse

import pytest

from eduapp.app.backup_words import add_backup


@pytest.fixture
def parser():
    made = argparse.ArgumentParser()
    add_backup(made, argparse.ArgumentParser(add_help=False))
    return made


def test_each_subject_takes_what_it_needs(parser):
    assert parser.parse_args(["make", "--to", "stick"]).to.name == "stick"
    assert parser.parse_args(["restore", "x", "--reason", "why"]).reason == "why"
    assert parser.parse_args(["verify", "x", "--json"]).json
    assert parser.parse_args(["export-readable", "x"]).subject == "export-readable"


@pytest.mark.parametrize("words", [[], ["verify"], ["restore"], ["keep"], ["code", "--json"]])
def test_anything_else_is_refused(parser, words):
    with pytest.raises(SystemExit):
        parser.parse_args(words)
