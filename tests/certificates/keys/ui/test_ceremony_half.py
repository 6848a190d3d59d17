"""The turn of one of the two: nobody else sees the half, and it stands on paper."""

from dataclasses import replace

import pytest

from eduapp.certificates.keys.ui.ceremony_half import Phase
from eduapp.certificates.keys.ui.ceremony_page import CeremonyPage
from eduapp.gui.routes import Route
from tests.support import given_keys
from tests.support.accessibility import assert_page_accessible
from tests.support.ceremonies import begin, go_on, prove, sign_in, take_half, words
from tests.support.given_keys import PARTS


def test_each_sees_only_their_own_half_and_only_in_their_turn(page, stick):
    begin(page)
    one, other = (page.gathered.prepared.printed(half) for half in (1, 2))

    def seen():
        told = words(page)
        return [any(group in told for group in half) for half in (one, other)]

    assert seen() == [False, False]
    sign_in(page.first)
    go_on(page)
    assert seen() == [True, False]
    go_on(page)
    assert seen() == [False, False]  # the proof is from paper, not from the screen
    page.first.show_again.click()
    assert seen() == [True, False]
    go_on(page)
    prove(page.first, PARTS[0])
    go_on(page)
    assert page.step == 2
    assert seen() == [False, False]
    sign_in(page.second, name="karivik")
    go_on(page)
    assert seen() == [False, True]


@pytest.mark.parametrize(
    ("who", "says"),
    [
        ({"name": "solveignes"}, "somebody else than Solveig Nes"),
        ({"name": "perdal"}, "Per Dal has no role"),
        ({"name": "karivik", "password": "feil passord"}, "does not fit"),
    ],
)
def test_the_second_half_is_shown_to_nobody_else(page, who, says):
    begin(page)
    take_half(page, page.first, PARTS[0])
    sign_in(page.second, **who)

    go_on(page)

    assert page.second.phase is Phase.WHO
    assert says in words(page)


def test_whoever_sits_down_at_the_first_ones_desk_sees_nothing(page):
    begin(page)
    page.first.who.set_values({"password": "noe helt annet"})
    go_on(page)
    assert page.first.phase is Phase.WHO
    assert "does not fit" in words(page)


def test_a_mistyped_group_is_named_and_nothing_that_was_typed_is_lost(page):
    begin(page)
    sign_in(page.first)
    go_on(page)
    go_on(page)
    place = page.first.proof.places[1]
    prove(page.first, PARTS[0], **{f"group_{place}": "00000"})

    go_on(page)

    assert page.step == 1
    assert "Not as it stands on the sheet" in words(page)
    assert page.first.prove.values()["part"] == PARTS[0]


@pytest.mark.parametrize(
    ("part", "again", "says"),
    [
        (PARTS[1], "noe annet enn det", "differ"),
        ("kort", "kort", "at least 12"),
        (PARTS[0], PARTS[0], "other person"),
    ],
)
def test_a_password_that_will_not_do_is_told_in_its_own_turn(page, part, again, says):
    begin(page)
    take_half(page, page.first, PARTS[0])
    sign_in(page.second, name="karivik")
    go_on(page)
    go_on(page)
    prove(page.second, part, part_again=again)
    go_on(page)
    assert page.step == 2
    assert says in words(page)


@pytest.mark.parametrize("phase", [Phase.READ, Phase.PROVE])
def test_every_phase_of_a_turn_is_fit_for_everybody(qtbot, fakes, phase):

    def made(theme):
        page = CeremonyPage(replace(fakes.bench, theme=theme), Route("keys.ceremony"))
        page.gathered.prepared = given_keys.a_ceremony(None).prepared
        page.go(1)
        page.first.turn(phase)
        return page

    assert_page_accessible(made)
