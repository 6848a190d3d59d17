"""A list page asks while one types, keeps its place, and is fit for everybody."""

from dataclasses import dataclass
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from eduapp.core.changes import Topic
from eduapp.core.i18n import ngettext
from eduapp.gui.empty import Empty, Verb
from eduapp.gui.list_page import Filter, ListPage, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import button
from tests.support.accessibility import announcements, assert_page_accessible, show
from tests.support.fakes import a_bench
from tests.support.keys import click, click_cell, effort, keys_only, press, write

PEOPLE = Topic("people")


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    level: str


NAMES = ["Aasen, Bjørn", "Berg, Anton", "Dahl, Petter", "Haddad, Karim", "Sárá, Nils-Ánte", "<b>Ola</b> & co"]
SITE = [Person(number, name, "A1" if number % 2 else "B1") for number, name in enumerate(NAMES)]


site = SimpleNamespace(people=SITE)  # what a query would find; tests change it


def people(_session, text, level):
    found = [p for p in site.people if text.casefold() in p.name.casefold()]
    return [p for p in found if not level or p.level == level]


class PeoplePage(ListPage[Person]):
    """The least a list page needs."""

    search_hint = "Find by name"
    list_name = "People"
    ticks = True
    topics = frozenset({PEOPLE})

    def columns(self):
        return [
            Column("Name", lambda row: row.name, avatar=True),
            Column("Level", lambda row: row.level, width=120, priority=1),
            Column("State", lambda row: "", chip=lambda row: ("present", "check", "Ready"), width=140),
        ]

    def fetch(self, text, chosen):
        return ask(people, text, chosen)

    def filters(self):
        return [Filter("A1", "Level A1"), Filter("B1", "Level B1")]

    def open(self, row):
        self.bench.navigation.go(Route("person", detail=row.name))

    def empty(self):
        text = "People appear here when a file was brought in."
        return Empty("users", "No people yet", text, Verb("Bring in people", lambda: None))

    def bulk_actions(self):
        return [button(self.theme, "Put on a course")]

    def count_text(self, shown, total):
        if total is None or total == shown:
            return ngettext("{count} person", "{count} people", shown).format(count=shown)
        return f"{shown} of {total} people"


@pytest.fixture
def fakes(qtbot, qapp, database):
    Theme().apply(qapp)
    return a_bench(database)


@pytest.fixture
def page(qtbot, fakes, monkeypatch):
    monkeypatch.setattr(site, "people", SITE)
    made = PeoplePage(fakes.bench, Route("people"))
    qtbot.addWidget(made)
    show(made)
    return made


def hear_of_changes(fakes):
    fakes.feed.publish(frozenset({PEOPLE}))
    QApplication.processEvents()


def names(page):
    return [row.name for row in page.table.table.rows]


def count(page):
    return page._count.text()


def test_all_rows_are_there_at_first_and_the_cursor_is_in_the_search(page):
    assert names(page) == NAMES
    assert count(page) == "6 people"
    assert page.search.hasFocus()


def test_letters_find_and_the_count_says_how_many(page):
    with keys_only(), announcements() as said:
        write(page, "da")

    assert names(page) == ["Dahl, Petter", "Haddad, Karim"]
    assert count(page) == "2 of 6 people"
    assert said[-1] == "2 of 6 people"


def test_a_person_is_found_and_opened_with_five_keys(page, fakes):
    with effort() as cost:
        press(page, "Ctrl+F")
        write(page, "had")
        press(page, "Return")

    assert fakes.went == [Route("person", detail="Haddad, Karim")]
    assert cost.keys <= 5
    assert cost.clicks == 0


def test_a_person_is_opened_with_one_click(page, fakes):
    with effort() as cost:
        click_cell(
            page.table, 3, 0, page.table.visualRect(page.table.model().index(3, 0)).adjusted(60, 0, 0, 0)
        )

    assert fakes.went == [Route("person", detail="Haddad, Karim")]
    assert (cost.keys, cost.clicks) == (0, 1)


def test_down_goes_into_the_list_and_escape_empties_the_search(page):
    write(page, "a")
    press(page, "Esc")
    assert page.search.text() == ""

    press(page, "Down")

    assert page.table.hasFocus()
    assert page.table.current_row() == SITE[0]


def test_a_chip_chooses_and_lets_go(page):
    click(page._chips[0])
    assert names(page) == ["Berg, Anton", "Haddad, Karim", "<b>Ola</b> & co"]
    assert count(page) == "3 of 6 people"

    click(page._chips[1])
    assert not page._chips[0].isChecked()

    click(page._chips[1])
    assert names(page) == NAMES


class SlowRunner(QObject):
    """Keeps the answers until a test lets them arrive, in any order."""

    def __init__(self):
        super().__init__()
        self.waiting = []

    def query(self, query, *args, owner, done, failed=None, newest=False):
        self.waiting.append((query(None, *args), done))

    def answer(self, number):
        rows, done = self.waiting[number]
        done(rows)


def test_a_late_answer_does_not_replace_a_newer_one(qtbot, qapp, database):
    Theme().apply(qapp)
    runner = SlowRunner()
    page = PeoplePage(a_bench(database, runner=runner).bench, Route("people"))
    qtbot.addWidget(page)
    show(page)
    write(page, "da")

    runner.answer(2)  # “da”
    runner.answer(1)  # “d”
    runner.answer(0)  # nothing typed yet

    assert names(page) == ["Dahl, Petter", "Haddad, Karim"]


def test_a_change_elsewhere_shows_and_the_place_is_kept(page, fakes):
    page.choose_filter("B1")
    press(page, "Down", "Alt+1")
    page.table.select_row(4)
    page.table.table.tick([SITE[4]])

    site.people = [*SITE, Person(8, "Åsen, Kari", "B1")]
    hear_of_changes(fakes)

    assert page.table.current_row() == SITE[4]
    assert page.ticked() == [SITE[4]]
    assert names(page) == ["Dahl, Petter", "Sárá, Nils-Ánte", "Aasen, Bjørn", "Åsen, Kari"]
    assert page._chips[1].isChecked()


def test_an_empty_place_says_what_comes_and_offers_a_verb(page, fakes):
    site.people = []
    hear_of_changes(fakes)

    assert [made.text() for made in page.nothing.buttons] == ["Bring in people"]


def test_a_search_without_a_hit_offers_all_again(page):
    write(page, "xyz")

    click(page.nothing.buttons[0])

    assert names(page) == NAMES
    assert page.search.text() == ""


def test_the_focus_is_not_lost_when_the_rows_go(page, fakes):
    press(page, "Down")
    site.people = []
    hear_of_changes(fakes)

    assert page.nothing.buttons[0].hasFocus()


def test_an_empty_place_stays_the_same_while_it_says_the_same(page, fakes):
    site.people = []
    hear_of_changes(fakes)
    page.nothing.buttons[0].setFocus()

    page.reload()

    assert page.nothing.buttons[0].hasFocus()


def test_ticks_bring_up_the_verbs_and_clearing_takes_them_away(page):
    press(page, "Down", "Space")
    assert page._bulk_bar.isVisible()
    assert page._bulk_count.text() == "1 ticked"

    press(page, "Ctrl+A")
    assert len(page.ticked()) == 6

    press(page, "Esc")
    assert not page._bulk_bar.isVisible()


def test_ticks_stay_while_one_searches_for_more(page):
    page.table.table.tick([SITE[0]])
    write(page, "had")
    press(page, "Down", "Space")

    assert [row.name for row in page.ticked()] == ["Haddad, Karim", "Aasen, Bjørn"]
    assert page._bulk_count.text() == "2 ticked"


def test_without_a_verb_the_focus_goes_to_the_search(page, fakes, monkeypatch):
    monkeypatch.setattr(PeoplePage, "empty", lambda _page: Empty("users", "No people yet", "They come."))
    press(page, "Down")
    site.people = []
    hear_of_changes(fakes)

    assert page.search.hasFocus()


def test_a_list_that_is_cut_says_so(page, monkeypatch):
    monkeypatch.setattr(PeoplePage, "limit", 6)

    page.reload()

    assert count(page) == "The first 6. Write more to find the others."


def test_leaving_and_coming_back_finds_all_as_it_was(page, qtbot, fakes):
    page.choose_filter("B1")
    write(page, "a")
    page.table.select_row(2)

    again = PeoplePage(fakes.bench, Route("people"))
    qtbot.addWidget(again)
    again.restore(page.kept())

    assert again.search.text() == "a"
    assert names(again) == names(page)
    assert again.table.current_row() == SITE[2]


def test_reading_that_takes_long_says_so_and_then_stops(qtbot, qapp, database):
    Theme().apply(qapp)
    runner = SlowRunner()
    page = PeoplePage(a_bench(database, runner=runner).bench, Route("people"))
    qtbot.addWidget(page)
    show(page)
    assert not page._waiting.isVisible()

    qtbot.waitUntil(page._waiting.isVisible)
    runner.answer(0)

    assert not page._waiting.isVisible()


def a_page(database):
    return lambda theme: PeoplePage(a_bench(database, theme=theme).bench, Route("people"))


def test_the_page_is_fit_for_everybody(qtbot, database):
    assert_page_accessible(a_page(database))


def test_the_page_with_ticks_is_fit_for_everybody(qtbot, database):
    assert_page_accessible(a_page(database), prepare=lambda page: page.table.table.tick(SITE))


def test_the_empty_page_is_fit_for_everybody(qtbot, database):
    assert_page_accessible(a_page(database), prepare=lambda page: page.search.setText("xyz"))


def test_ctrl_n_presses_the_verb_that_adds_unless_it_is_off(qtbot, fakes):
    added = []

    class Adding(PeoplePage):
        def header_buttons(self):
            add = self.add_button("Add a person")
            add.clicked.connect(lambda: added.append(1))
            return [add]

    page = Adding(fakes.bench, Route("people"))
    qtbot.addWidget(page)
    show(page)
    press(page, "Ctrl+N")
    assert added == []  # no shell has asked for its verbs yet
    [add] = page.header_buttons()
    press(page, "Ctrl+N")
    assert added == [1]
    assert "Add a person (Ctrl+N)" in add.toolTip()
    assert dict(page.keys())["Ctrl+N"] == "Add to the list"
    add.setEnabled(False)
    press(page, "Ctrl+N")
    assert added == [1]
