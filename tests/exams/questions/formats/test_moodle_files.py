"""Files inside Moodle XML: written beside the text that shows them, read once each, and never too large."""

import pytest

from eduapp.exams.questions.formats.gift_text import Stopped
from eduapp.exams.questions.formats.moodle_files import addressed, files_for, files_in
from eduapp.exams.questions.formats.xml_tree import tree_of
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.picture import MOST_PICTURE_BYTES
from eduapp.exams.questions.rules.placing import placed
from eduapp.exams.questions.rules.question import Text
from tests.support import given_questions


def test_files_come_back_each_once():
    first, second = given_questions.a_picture('a & "b".png'), given_questions.a_picture("c.png")
    texts = [Text(placed(each.name, "x"), q.HTML) for each in (first, second)]
    told = files_for(texts, (first, second))

    assert files_in(tree_of(f"<a><b>{told}</b>{told}</a>".encode())) == (first, second)
    assert files_for(texts[:1], (first, second)).count("<file ") == 1


def test_names_become_addresses_in_html_alone():
    words = placed("å b.png", "x")

    assert addressed(Text(words, q.HTML)) == '<img src="@@PLUGINFILE@@/%C3%A5%20b.png" alt="x">'
    assert addressed(Text(words, q.PLAIN)) == words


def test_a_file_that_is_too_large_is_refused_before_it_is_decoded():
    with pytest.raises(Stopped) as stop:
        files_in(tree_of(b"<a><file name='a.png'>" + b"!" * (2 * MOST_PICTURE_BYTES) + b"</file></a>"))

    assert stop.value.reason.name == "PictureTooLarge"
