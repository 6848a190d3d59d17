"""The page of the keys: how it stands, and what each role may do."""

from dataclasses import replace
from datetime import timedelta

import pytest

from eduapp.certificates.keys import jobs, terms
from eduapp.certificates.keys.jobs.papers import ListStanding
from eduapp.certificates.keys.opened import KeyRing
from eduapp.certificates.keys.ui.keys_page import KeysPage
from eduapp.core.progress import NoProgress
from eduapp.gui.routes import Route
from tests.support import given, given_keys
from tests.support.accessibility import assert_page_accessible, show
from tests.support.ceremonies import words
from tests.support.dialogs import a_hearing_bench, fill, no_dialog, the_dialog
from tests.support.given_keys import CHEAP, OTHER, PASSWORD

ROUTE = Route("keys.keys")
REGISTER = "tests.support.given_keys:no_papers"


def opened(qtbot, fakes, *, register=True):
    bench = fakes.bench
    if register:
        bench = replace(bench, answers=lambda place: [REGISTER] if place == terms.REGISTER else [])
    made = KeysPage(bench, ROUTE)
    qtbot.addWidget(made)
    show(made)
    return made


def test_without_keys_it_leads_to_the_ceremony(qtbot, fakes):
    page = opened(qtbot, fakes)
    assert "The school has no keys yet" in words(page)
    page.nothing.buttons[0].click()
    assert fakes.went == [Route("keys.ceremony")]


def test_with_keys_it_says_who_since_when_and_until_when(qtbot, fakes, kept):
    said = words(opened(qtbot, fakes))
    root = kept.prepared.root.kid.hex()
    for part in (
        given_keys.SCHOOL,
        f"{root[:4]} {root[4:8]}",
        "23.11.2026",
        "23.11.2027",
        "Solveig Nes, since 23.11.2026",
        "Nils Ås, since 23.11.2026",
        "keys made",
        "Solveig Nes and Nils Ås, list 1",
        "in use",
    ):
        assert part in said, part


def test_the_page_hears_of_a_change(qtbot, fakes, database, kept, clock):
    page = opened(qtbot, fakes)
    clock.moment += timedelta(days=400)
    order = jobs.Rotate(
        second=given_keys.SECOND,
        way=kept.by_halves,
        password=OTHER,
        folder=kept.written.folder,
        before=1,
        cost=CHEAP,
    )
    jobs.rotate(database, order, NoProgress())
    said = words(page)
    assert "issuing key renewed" in said
    assert "ended" in said


@pytest.mark.parametrize(
    ("lost", "to_come", "chip", "says"),
    [
        (False, False, "good", "Others take it."),
        (False, True, "dated in the future", "Its day has not come yet"),
        (True, False, "by a lost key", "so nobody takes it"),
        (True, True, "by a lost key", "so nobody takes it"),
    ],
)
def test_how_it_stands_with_the_list_of_revoked_papers_is_said(qtbot, fakes, kept, lost, to_come, chip, says):
    page = opened(qtbot, fakes)
    page.show_list(ListStanding(12, given.TODAY, by_lost_key=lost, to_come=to_come))

    said = words(page)
    assert "List 12 of 23.11.2026" in said
    assert chip in said
    assert says in said


def test_no_key_is_renewed_from_here_by_a_clock_that_cannot_be_right(
    qtbot, fakes, database, accounts, kept, clock
):
    page = opened(qtbot, fakes)
    clock.moment += timedelta(days=900)
    page.renew.click()
    fill(
        own_password=given_keys.SIGN_IN,
        second_name="karivik",
        second_password=given_keys.SIGN_IN,
        root=kept.by_file,
        password=OTHER,
        password_again=OTHER,
        folder=kept.written.folder,
    )

    assert "900 days after anything was issued or signed" in words(the_dialog())
    assert given_keys.keys_of(database).number == 1


def test_a_key_that_is_due_says_so(qtbot, fakes, kept, clock):
    clock.moment += timedelta(days=340)
    assert "to be renewed" in words(opened(qtbot, fakes))


def test_the_key_is_opened_by_its_password_and_closed_again(qtbot, fakes, kept):
    page = opened(qtbot, fakes)
    page.open.click()
    fill(password="noe helt annet")
    assert "not the password of issuing" in words(the_dialog())
    fill(password=PASSWORD)
    assert no_dialog()

    ring = fakes.bench.held.one(KeyRing)
    assert ring.is_open
    assert page.open.accessibleName() == "Close the issuing key"
    page.open.click()
    assert not ring.is_open
    assert page.open.accessibleName() == "Open the issuing key…"


def test_the_public_keys_are_saved_as_they_were_signed(qtbot, fakes, kept, tmp_path):
    page = opened(qtbot, fakes)
    fakes.files.answers.append(tmp_path / "out.list")
    page.save.click()
    [name] = fakes.files.proposed
    assert name == "public-keys-1.list"
    assert (tmp_path / "out.list").read_bytes() == (kept.written.folder / name).read_bytes()

    fakes.files.answers.append(tmp_path)  # a folder
    page.save.click()
    assert len(fakes.ask.errors) == 1


@pytest.mark.parametrize(
    ("actor", "may"),
    [(given.LEADER, "open keep"), (given.ADMINISTRATOR, "keep"), (given.OFFICE, "open"), (given.AUDITOR, "")],
)
def test_each_role_may_do_what_is_its_own_and_is_told_why_not(qtbot, database, kept, actor, may):
    fakes = a_hearing_bench(database, actor)
    page = opened(qtbot, fakes)
    keeping = (page.password, page.renew, page.anew, page.lost, page.begin)
    assert page.open.isEnabled() is ("open" in may)
    assert {one.isEnabled() for one in keeping} == {"keep" in may}
    for verb in (page.open, *keeping):
        assert verb.isEnabled() or verb.accessibleDescription()


def test_without_the_register_no_key_is_told_lost(qtbot, fakes, kept):
    page = opened(qtbot, fakes, register=False)
    assert not page.lost.isEnabled()
    assert "register" in page.lost.accessibleDescription()


def test_it_is_fit_for_everybody(qtbot, fakes, kept):
    assert_page_accessible(lambda theme: KeysPage(replace(fakes.bench, theme=theme), ROUTE))
