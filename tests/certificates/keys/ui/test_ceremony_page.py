"""The ceremony on screen, from its first step to keys that open."""

from dataclasses import replace

import pytest

from eduapp.certificates.keys import queries
from eduapp.certificates.keys.jobs import ByHalves
from eduapp.certificates.keys.jobs.root import open_root
from eduapp.certificates.keys.opened import KeyRing
from eduapp.certificates.keys.ui.ceremony_page import CeremonyPage
from eduapp.education.school import queries as schools
from eduapp.gui.routes import Route
from tests.support import given_keys
from tests.support.accessibility import assert_page_accessible, show
from tests.support.ceremonies import (
    begin,
    both_halves,
    go_on,
    groups_on,
    make,
    prove,
    sign_in,
    take_half,
    words,
)
from tests.support.given_keys import PARTS, PASSWORD


def test_from_the_first_step_to_keys_that_open(page, fakes, database, stick):
    assert page.start.form.values()["name"] == school_name(database)
    both_halves(page)
    make(page)

    assert page.step == 4
    assert not page.unsaved()
    with database.reading() as session:
        state = queries.state_now(session)
    assert [one.name for one in state.holders] == ["Solveig Nes", "Kari Vik"]
    assert KeyRing().unlock(database, PASSWORD)
    assert len(list(stick.iterdir())) == 3
    assert str(stick) in words(page)
    go_on(page)
    assert fakes.went == [Route("keys.keys")]


def school_name(database):

    with database.reading() as session:
        return schools.default_school(session).name


def test_what_the_two_printed_brings_the_root_back(page, fakes, database, stick):
    begin(page)
    printed = []
    for step, part, who in ((page.first, PARTS[0], {}), (page.second, PARTS[1], {"name": "karivik"})):
        sign_in(step, **who)
        go_on(page)
        step.print.click()
        printed.append(step._printed)
        go_on(page)
        prove(step, part)
        go_on(page)
    make(page)

    assert [title for _pdf, title in fakes.printer.printed] == [
        "Root key: half 1 of 2",
        "Root key: half 2 of 2",
    ]
    sheets = zip(fakes.printer.printed, printed, strict=True)
    one, other = (groups_on(pdf, groups) for (pdf, _title), groups in sheets)
    keys = given_keys.keys_of(database)
    assert open_root(ByHalves(halves=(one, other)), keys.root, keys.root_certificate).public == keys.root


def test_whoever_leaves_before_the_end_is_asked_and_has_made_nothing(page, fakes, database):
    begin(page)
    assert page.unsaved()
    fakes.ask.yes = False
    assert not page.may_leave()
    fakes.ask.yes = True
    assert page.may_leave()
    with database.reading() as session:
        assert queries.public_keys(session) is None


def test_beginning_again_throws_the_half_away(page):
    both_halves(page)
    first = page.gathered.prepared
    page.again.click()
    assert page.step == 0
    assert page.gathered.prepared is None
    both_halves(page)
    assert page.gathered.prepared.secret != first.secret


def test_in_another_language_the_turn_begins_anew_and_nothing_is_lost(page, qtbot, fakes):
    begin(page)
    take_half(page, page.first, PARTS[0])
    other = CeremonyPage(fakes.bench, Route("keys.ceremony"))
    qtbot.addWidget(other)
    show(other)
    other.restore(page.kept())
    assert other.step == 2
    take_half(other, other.second, PARTS[1], name="karivik")
    assert other.step == 3


@pytest.mark.parametrize("step", range(5))
def test_every_step_is_fit_for_everybody(qtbot, fakes, database, step):

    def made(theme):
        page = CeremonyPage(replace(fakes.bench, theme=theme), Route("keys.ceremony"))
        page.gathered.prepared = given_keys.a_ceremony(None).prepared
        page.go(step)
        return page

    assert_page_accessible(made)


def test_whoever_goes_to_another_page_leaves_no_half_behind(page):
    begin(page)
    sign_in(page.first)
    go_on(page)
    printed = page.first._printed

    page.hide()
    page.show()

    assert page.step == 0
    assert page.gathered.prepared is None
    assert not any(group in words(page) for group in printed)
