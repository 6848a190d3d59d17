"""What two people wrote into the same record, field by field."""

from datetime import UTC, date, datetime

import pytest

from eduapp.core.errors import Change, Conflict
from eduapp.gui.conflicts import differences, in_words, settle
from eduapp.gui.form import Form
from eduapp.gui.theme import Theme
from tests.support import given
from tests.support.fakes import a_bench

KARI = Change("Kari Nordmann", datetime(2026, 11, 23, 9, 42, tzinfo=UTC))
READ = {"name": "Nora", "born": date(1990, 6, 5), "level": "A2", "active": True, "note": ""}


@pytest.fixture
def form(qtbot):
    form = Form(Theme(), given.TODAY)
    form.text("name", "Name")
    form.date("born", "Born", past=True)
    form.choice("level", "Level", [("A1", "A1, beginner"), ("A2", "A2, waystage")])
    form.check("active", "Active")
    form.lines("note", "Note")
    form.password("password", "Password")
    form.set_values(READ)
    qtbot.addWidget(form)
    return form


@pytest.fixture
def fakes(qtbot, database):
    return a_bench(database)


def conflict(**theirs):
    read = READ | theirs | {"version": 4, "password": "x"}
    return Conflict(theirs=read, anew={"version": 4}, change=KARI)


def test_nothing_is_told_of_what_both_agree_on(form):
    assert differences(form, READ | {"note": None}) == []


def test_each_field_is_told_in_the_words_its_field_has(form):
    form.type_in({"name": "Nora Vik", "level": "A1", "active": False})
    theirs = READ | {"name": "Nora Nes", "born": date(1991, 1, 2)}

    told = {one.key: (one.label, one.mine, one.theirs, one.untouched) for one in differences(form, theirs)}

    assert told == {
        "name": ("Name", "Nora Vik", "Nora Nes", False),
        "born": ("Born", "05.06.1990", "02.01.1991", True),
        "level": ("Level", "A1, beginner", "A2, waystage", False),
        "active": ("Active", "no", "yes", False),
    }


def test_looking_changes_nothing_in_the_form(form):
    heard = []
    form.changed.connect(lambda: heard.append(1))
    form.type_in({"name": "Nora Vik"})
    heard.clear()
    differences(form, READ | {"name": "Nora Nes", "born": date(1991, 1, 2)})
    assert heard == []
    assert form.values() == READ | {"name": "Nora Vik", "password": ""}


def test_an_empty_field_is_said_to_be_empty(form):
    assert in_words(form, "note", "") == "empty"


def test_what_the_record_has_under_no_such_name_is_told_without_words(form):
    form.type_in({"name": "Nora Vik"})
    told = {one.key: one.theirs for one in differences(form, {"note": "", "level": "A2", "active": True})}
    assert told == {"name": None, "born": None}


def test_a_form_that_shows_none_of_the_record_has_no_fields_to_compare(form):
    assert differences(form, {"reason": "x"}) == []


def test_what_was_chosen_stands_in_the_form_and_counts_against_theirs(form, fakes):
    form.type_in({"name": "Nora Vik", "level": "A1"})
    fakes.ask.takes = frozenset({"level", "born"})

    anew = settle(fakes.bench, form, conflict(level="A2", name="Nora Nes", born=date(1991, 1, 2)), form)

    assert anew == {"version": 4}
    assert fakes.ask.came_first == [KARI]
    values = form.values()
    assert (values["name"], values["level"], values["born"]) == ("Nora Vik", "A2", date(1991, 1, 2))
    assert form.dirty()
    form.undo()
    assert form.values()["name"] == "Nora Nes"


def test_theirs_in_every_field_leaves_nothing_to_save(form, fakes):
    form.type_in({"name": "Nora Vik"})
    fakes.ask.takes = frozenset({"name"})
    settle(fakes.bench, form, conflict(name="Nora Nes"), form)
    assert not form.dirty()


def test_who_goes_back_keeps_all_that_was_typed(form, fakes):
    form.type_in({"name": "Nora Vik"})
    assert settle(fakes.bench, form, conflict(name="Nora Nes"), form) is None
    assert form.values()["name"] == "Nora Vik"


def test_a_conflict_of_which_nothing_is_known_is_told_as_before(form, fakes):
    assert settle(fakes.bench, form, Conflict(), form) is None
    assert len(fakes.ask.errors) == 1
