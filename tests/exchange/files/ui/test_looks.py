"""Every fate of a row has a word, a sign and a colour of its own; the sentence beside it says why."""

import pytest

from eduapp.exchange.files import jobs
from eduapp.exchange.files.rules import State
from eduapp.exchange.files.ui import looks
from tests.support import given
from tests.support.given_imports import PEOPLE, a_list, again, looked_at
from tests.support.sight import alike

ROWS = "1;Aasen;Bjørn;1991-03-04\n2;Lie;Jonas;31.02.1990\n3;Moen;Geir;22.01.1984\n 4 ;Berg;;\n"


@pytest.fixture
def looked(database, tmp_path):
    given.a_learner(database, "Geir Moen", number="3", birth_date=None)
    return looked_at(database, "people", a_list(tmp_path, PEOPLE + ROWS))


def test_no_two_fates_look_alike_without_colour():
    assert alike([tuple(looks.chip_of(state)) for state in State]) == []


@pytest.mark.parametrize("state", State)
def test_one_and_many_are_counted_in_words(state):
    assert looks.count_words(state, 1).startswith("1 ")
    assert looks.count_words(state, 2).startswith("2 ")


def test_a_row_to_fix_says_what_to_write(looked):
    assert looks.beside(looked.preview.rows[1], looked.preview) == (
        "31.02.1990 is not a date. Write day.month.year, such as 28.02.1990."
    )


def test_a_known_row_says_with_whom_it_is_joined(looked):
    assert looks.beside(looked.preview.rows[2], looked.preview).startswith("Moen, Geir is here already")


def test_a_new_row_says_how_its_date_was_written(looked):
    assert looks.beside(looked.preview.rows[0], looked.preview) == "Was written 1991-03-04."
    assert looks.beside(looked.preview.rows[3], looked.preview) == ""


def test_a_row_left_out_says_so_whatever_is_wrong_with_it(database, looked):
    looked = again(database, "people", looked.preview, jobs.Decided(1, State.LEFT_OUT))

    assert looks.beside(looked.preview.rows[1], looked.preview) == "This row is not brought in."


def test_dates_are_shown_as_they_will_be_stored(looked):
    row = looked.preview.rows[0]

    assert looks.cell_text(row.values["birth_date"], row.cells[3]) == "04.03.1991"
    assert looks.cell_text(None, " 31.02.1990 ") == "31.02.1990"


def test_the_cells_to_fix_are_told_by_their_fields(looked):
    preview = looked.preview

    assert looks.bad_keys(preview.rows[1], preview.fields) == ("birth_date",)
    assert looks.bad_keys(preview.rows[0], preview.fields) == ()
