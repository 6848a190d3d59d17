"""The layout the school chose for each kind, and the letters somebody wishes for."""

import pytest

from eduapp.certificates import queries, service, terms
from eduapp.certificates.rules import KINDS
from eduapp.certificates.service import SetLook
from eduapp.core.db.site_settings import store_site_value


def look(database, kind="kursbevis", letters=""):
    with database.reading() as session:
        return queries.look_of(session, kind, letters)


def choose(database, look, kind="kursbevis", before=None):
    database.execute(service.set_look, SetLook(kind=kind, look=look, before=before or kind))


def test_every_kind_has_its_usual_look_and_offers_its_layouts_in_ordinary_letters(database):
    with database.reading() as session:
        rows = queries.look_rows(session)

    assert [row.kind for row in rows] == list(KINDS)
    assert all(row.look == row.kind == row.offered[0][0] for row in rows)
    [course, *_others] = rows
    assert [layout for _look, layout in course.offered] == ["upright", "landscape", "a5", "card"]
    assert not [one for row in rows for one, _layout in row.offered if one.split(".")[-1] in terms.LETTERS]


@pytest.mark.parametrize("letters", terms.LETTERS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_had_in_every_kind_of_letters(database, kind, letters):
    assert look(database, kind, letters).split(".")[-1] == letters


def test_where_the_schools_layout_has_no_room_for_the_letters_another_is_taken(database):
    choose(database, "kursbevis.a5")

    assert look(database) == "kursbevis.a5"
    assert look(database, letters="large") == "kursbevis.large"
    assert look(database, "deltakerbevis") == "deltakerbevis"


def test_a_look_that_this_program_does_not_have_is_the_usual_one(database):
    with database.writing() as uow:
        store_site_value(uow.session, terms.LOOKS, {"kursbevis": "kursbevis.a0"})

    assert look(database) == "kursbevis"
