"""Where somebody works: typed with commas, told when there is no place, kept with the account."""

from dataclasses import replace

import pytest

from eduapp.education.places.service import SavePlace, save_place
from eduapp.people.access.ui.user_dialog import SITES, add_user, change_user
from tests.people.access.ui.test_user_dialog import NEW, row
from tests.support import given
from tests.support.accessibility import show
from tests.support.dialogs import a_hearing_bench, no_dialog

KNOWN = "eduapp.education.places.queries:sites"


@pytest.fixture
def fakes(qtbot, database):
    for site in ("Haug", "Berg"):
        database.execute(save_place, SavePlace(name=f"Rom {site}", site=site))
    made = a_hearing_bench(database, given.ADMINISTRATOR)
    answers = {SITES: [KNOWN]}
    made.bench = replace(made.bench, answers=lambda place: answers.get(place, []))
    return made


def said(dialog):
    return [part.text() for part in dialog.form.findChildren(type(dialog.form.say()))]


def test_known_sites_are_told_and_a_slip_is(fakes, parent):
    dialog = add_user(fakes.bench, parent)
    show(dialog)
    assert "Sites of places: Berg, Haug." in said(dialog)

    dialog.form.set_values({"sites": "Berg, Hog"})

    assert "No place is at: Hog." in said(dialog)


def test_where_somebody_works_is_kept_and_changed(database, fakes, parent):
    dialog = add_user(fakes.bench, parent)
    dialog.form.set_values(NEW | {"sites": " Haug, Berg ,"})
    dialog.submit()
    assert no_dialog()
    assert row(database, "Eva Dahl").sites == ("Berg", "Haug")

    dialog = change_user(fakes.bench, row(database, "Eva Dahl"), parent)
    assert dialog.form.values()["sites"] == "Berg, Haug"
    dialog.form.set_values({"sites": "Haug"})
    dialog.submit()
    assert row(database, "Eva Dahl").sites == ("Haug",)


def test_a_site_is_kept_as_places_write_it(database, fakes, parent):
    dialog = add_user(fakes.bench, parent)
    dialog.form.set_values(NEW | {"sites": "berg,  HAUG"})
    assert not any("No place is at" in words for words in said(dialog))
    dialog.submit()

    assert row(database, "Eva Dahl").sites == ("Berg", "Haug")
