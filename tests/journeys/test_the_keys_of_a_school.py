"""From no keys to opened ones in the real window, by two people; gone from memory when one signs out."""

import pytest

from eduapp.app.location import FILE_NAME
from eduapp.app.sign_in import SignInPage
from eduapp.certificates.keys import queries
from eduapp.certificates.keys.opened import KeyRing
from eduapp.certificates.keys.ui.ceremony_half import Phase
from eduapp.certificates.keys.ui.ceremony_page import CeremonyPage
from eduapp.certificates.keys.ui.keys_page import KeysPage
from eduapp.gui.routes import Route
from tests.support import given, given_education, given_keys
from tests.support.given_keys import PARTS
from tests.support.given_keys import PASSWORD as OF_ISSUING
from tests.support.keys import click
from tests.support.running import PASSWORD, running
from tests.support.sqlite_only import sqlite_template

__all__ = ["sqlite_template"]


@pytest.fixture
def at_work(qtbot, sqlite_template, tmp_path):
    """A school without keys, whose leader and administrator can sign in."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / FILE_NAME).write_bytes(sqlite_template)
    with running(folder) as program:
        program.until(lambda: program.program.database is not None)
        database = program.program.database.acting_as(given.LEADER).unattended()
        given_education.the_school(database)
        given_keys.may_sign_in(database)
        yield program


def go_on(program):
    click(program.page.next)
    program.settled()


def take_half(program, step, part, **who):
    step.who.type_in({"password": PASSWORD, **who})
    go_on(program)
    assert step.phase is Phase.READ
    click(step.print)
    program.settled()
    go_on(program)
    groups = {f"group_{place}": step._printed[place - 1] for place in step.proof.places}
    step.prove.type_in(groups | {"part": part, "part_again": part})
    go_on(program)


def test_two_people_make_the_keys_and_who_signs_out_leaves_none_open(at_work, tmp_path):
    at_work.sign_in("solveignes")
    at_work.program.navigation.go(Route("keys.keys"))
    at_work.settled()
    assert isinstance(at_work.page, KeysPage)
    click(at_work.page.nothing.buttons[0])
    at_work.settled()
    page = at_work.page
    assert isinstance(page, CeremonyPage)
    go_on(at_work)
    take_half(at_work, page.first, PARTS[0])
    take_half(at_work, page.second, PARTS[1], name="karivik")
    stick = tmp_path / "stick"
    page.make.form.type_in({"password": OF_ISSUING, "password_again": OF_ISSUING, "folder": stick})
    go_on(at_work)
    assert page.step != 4  # who holds it proves it once more, now that keys are made
    asked = at_work.dialog()
    asked.password.setText(PASSWORD)
    click(asked.go)
    at_work.settled()
    assert page.step == 4
    assert len(list(stick.iterdir())) == 3
    assert [title for _pdf, title in at_work.printer.printed] == [
        "Root key: half 1 of 2",
        "Root key: half 2 of 2",
    ]

    go_on(at_work)
    page = at_work.page
    at_work.until(page.open.isVisible)
    at_work.settled()
    click(page.open)
    at_work.dialog().form.type_in({"password": OF_ISSUING})
    click(at_work.dialog().verb_button)
    at_work.settled()
    ring = page.bench.held.one(KeyRing)
    assert ring.opened() is not None
    with at_work.program.database.reading() as session:
        assert ring.opened().issuing.kid == queries.key_in_use(session).kid

    at_work.program.sign_out()
    at_work.until(at_work.at(SignInPage))

    assert ring.opened() is None
