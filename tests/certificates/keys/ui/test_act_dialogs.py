"""What every act of two has in common."""

import pytest

from eduapp.certificates.keys.ui.act_dialogs import Act, ActDialog, ask_new_password
from eduapp.core.errors import Unavailable
from eduapp.gui.forms import Form
from tests.support.ceremonies import words
from tests.support.dialogs import fill, no_dialog, the_dialog
from tests.support.given_keys import OTHER, SIGN_IN

pytestmark = pytest.mark.usefixtures("accounts")
TWO = {"own_password": SIGN_IN, "second_name": "karivik", "second_password": SIGN_IN}


def offer(fakes, parent, job, asked, done=lambda _answer: None):
    form = Form(fakes.bench.theme)
    ask_new_password(form, "New password")
    dialog = ActDialog(fakes.bench, "An act", "Do it", form, parent)

    def order(typed, second):
        asked.append((typed["password"], second.actor.name))

    dialog.offer(Act(job, order, done))
    return dialog


def test_both_prove_who_they_are_before_anything_is_done(fakes, parent, kept):
    asked, done = [], []
    offer(fakes, parent, lambda _database, _order, _progress: "answer", asked, done.append)

    fill(**TWO | {"second_password": "feil"}, root=kept.by_halves, password=OTHER, password_again=OTHER)
    assert asked == []

    fill(**TWO, root=kept.by_halves, password=OTHER, password_again=OTHER)
    assert asked == [(OTHER, "Kari Vik")]
    assert done == ["answer"]
    assert no_dialog()


def test_what_fails_for_another_reason_is_told_and_can_be_tried_again(fakes, parent, kept):
    tries = []

    def full(_database, _order, _progress):
        tries.append(1)
        raise Unavailable(reason="The disk is full (stick).")

    dialog = offer(fakes, parent, full, [])
    fill(**TWO, root=kept.by_halves, password=OTHER, password_again=OTHER)
    assert "The disk is full (stick)." in words(the_dialog())
    dialog.submit()
    assert len(tries) == 2
