from dataclasses import replace

import pytest

from eduapp.exams.statistics import queries
from eduapp.exams.statistics.rules.judging import Chosen
from eduapp.exams.statistics.ui import looks
from tests.support import given
from tests.support.given_statistics import WRONG_KEY


@pytest.fixture
def found(database, exam):
    with database.reading() as session:
        return queries.worked(session, "sitting", exam.sitting_id, frozenset(), given.TODAY)


def test_every_verdict_has_a_look_of_its_own(found):
    looked = {looks.chip_of(replace(found.rows[0], verdict=verdict))[1:] for verdict in looks.LOOKS}

    assert len(looked) == len(looks.LOOKS) == 7
    assert len({icon for icon, _word in looked}) == 7


def test_a_question_is_said_in_one_sentence(found):
    said = looks.sentence(found.rows[WRONG_KEY - 1])

    assert said.startswith("Question no. 5, Hva er 14 + 2?: answered by 24 of 24, right ")
    assert said.endswith("look at the key")


def test_a_version_is_named_only_where_there_was_one_before(found):
    assert looks.version_text(found.rows[0]) == ""
    assert looks.version_text(replace(found.rows[0], version=3)) == "version 3"


def test_what_the_strongest_answered_is_said_as_far_as_it_is_known(found):
    row = replace(found.rows[0], chosen=Chosen(7, 5), other="")

    assert looks.chosen_text(row) == "Of the 7 strongest 5 gave the right answer."
    assert looks.chosen_text(replace(row, chosen=Chosen(7, 2, "x", 4), other="Bergen")) == (
        "Of the 7 strongest 2 gave the right answer. 4 gave “Bergen” instead."
    )
    assert looks.chosen_text(replace(row, chosen=None)) == ""


def test_what_is_left_out_is_told(found):
    said = looks.notes(replace(found, left_out=1, again=3, papers=2))

    assert "1 who sat is not marked to the end, and not counted." in said
    assert "3 sat again: of questions they met before the first time counts." in said
    assert "2 papers: each mark is compared with those of the same paper." in said
    assert not any(" sat " in one for one in looks.notes(found))


def test_without_a_whole_there_are_counts_alone(found):
    titles = [fact.title for fact in looks.whole(replace(found, whole=None))]

    assert titles == ["Attempts", "Number of questions", "Exams"]
    assert "Cronbach’s alpha" in [fact.title for fact in looks.whole(found)]


def test_the_heading_says_what_it_is_about(found):
    assert looks.heading(found) == "Matematikk, 16.11.2026"
    assert looks.heading(replace(found, about="all", sittings=3)) == "3 exams"
    assert looks.heading(replace(found, about="paper", title="Prøve")) == "all exams with the paper “Prøve”"


def test_each_figure_of_a_question_has_its_interval(found):
    said = {fact.title: fact.value for fact in looks.figures(found.rows[0])}

    assert list(said)[:3] == ["Answered", "Right", "Points"]
    assert all(" (" in said[title] for title in list(said)[3:])
